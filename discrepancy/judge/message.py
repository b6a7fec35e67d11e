"""Messages: plain sentences with the names of facts in braces, filled by substitution alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# {{ and }} print one brace; every alternative begins with a brace and none nests, so that matching is linear.
_MARK = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
WORDS = 12
_INNER = str.maketrans("“”", "‘’")  # a value stands in the message's own quotation marks


@dataclass(frozen=True, slots=True)
class Template:
    """One sentence: texts and fact names in turns, beginning and ending with a text."""

    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The facts in braces, in order."""
        return self.parts[1::2]

    def fits(self, facts: Mapping[str, Any]) -> bool:
        """Whether every fact in braces has something to print."""
        return all(facts[name] not in ("", None) for name in self.names)

    def fill(self, facts: Mapping[str, Any]) -> str:
        """Return the sentence with each fact's value in its place."""
        filled = [shown(facts[part]) if i % 2 else part for i, part in enumerate(self.parts)]
        return "".join(filled)

    def __str__(self) -> str:
        """Return the sentence with its braces, as the rule file has it."""
        return "".join(f"{{{part}}}" if i % 2 else part for i, part in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class Message:
    """One template or several: the first whose facts all have something to print is used, else the last."""

    templates: tuple[Template, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The facts in braces of all templates."""
        return tuple(name for template in self.templates for name in template.names)

    def fill(self, facts: Mapping[str, Any]) -> str:
        """Return the sentence for these facts."""
        return next((t for t in self.templates if t.fits(facts)), self.templates[-1]).fill(facts)

    def __str__(self) -> str:
        """Return the templates as the rule file has them, one a line."""
        return "\n".join(str(template) for template in self.templates)


def parse_template(text: str) -> Template:
    """Return the template of a sentence.

    Raises:
        ValueError: a brace that neither opens nor closes a name.
    """
    parts, start = [""], 0
    for match in _MARK.finditer(text):
        parts[-1] += text[start : match.start()]
        start = match.end()
        if match.group() in ("{{", "}}"):
            parts[-1] += match.group()[0]
        elif match.group(1) is None:
            raise ValueError(f"stray {match.group()!r}: write {match.group() * 2!r} for the brace itself")
        else:
            parts += [match.group(1).strip(), ""]
    parts[-1] += text[start:]
    return Template(tuple(parts))


def shown(value: Any) -> str:
    """Return a fact's value as plain text on one line: printable characters, at most `WORDS` words.

    Of a share two digits are told: more would look surer than it is.
    """
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: ""}[value]
    if not isinstance(value, str):
        return f"{value:.2g}" if abs(value) < 1 else f"{value:g}"
    parts = value.translate(_INNER).split()
    text = " ".join(parts[:WORDS]) + (" …" if len(parts) > WORDS else "")
    return text if text.isprintable() else "".join(c for c in text if c.isprintable())
