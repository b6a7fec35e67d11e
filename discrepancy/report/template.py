"""A report in the words of a template of one's own, in Jinja2, over what the JSON report holds.

A template runs in a sandbox: it can read the report and nothing else, and makes the same of it every time.
https://jinja.palletsprojects.com/en/stable/sandbox/
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from discrepancy.errors import Problem, ReportError
from discrepancy.model import Report, RuleInfo
from discrepancy.report.json_report import as_json
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.visible import visible

_MARKUP = frozenset({".htm", ".html", ".svg", ".xhtml", ".xml"})
_TEMPLATE = frozenset({".j2", ".jinja", ".jinja2"})
_CHANCE = ("lipsum", "cycler")  # what Jinja offers beside the report: one makes up words, one prints its address
_KEPT = re.compile(r"([\n\t])")


def render(report: Report, look: Look = PLAIN) -> str:
    """Return what the template at `look.template` makes of the report: as in JSON, and `rules`.

    Raises:
        ReportError: there is no template, or it cannot be read or rendered; tells file and line.
    """
    if look.template is None:
        raise ReportError(Problem("template", "no file is named"))
    try:
        template = _environment(look.template, look).get_template(look.template.name)
        return template.render(as_json(report, look), rules=[_rule(rule) for rule in report.rules])
    except Exception as error:  # a template may raise whatever an expression can
        raise ReportError(_problem(error, look.template)) from error


class _Beside(FileSystemLoader):
    """Finds the template that was named at its own path, which may be a pipe, and others in the same folder."""

    def __init__(self, path: Path) -> None:
        """Keep the path; nothing is read yet."""
        super().__init__(path.parent)
        self.path = path

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template and where it stands."""
        if template == self.path.name:
            return self.path.read_text(encoding="utf-8"), str(self.path), lambda: True
        return super().get_source(environment, template)


def _environment(path: Path, look: Look) -> Environment:
    """Return the sandbox, where text is harmless and, in markup, escaped; other templates are found beside this one."""
    environment = ImmutableSandboxedEnvironment(
        loader=_Beside(path),
        undefined=StrictUndefined,
        autoescape=_is_markup,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in _CHANCE:
        del environment.globals[name]
    del environment.filters["random"]
    environment.filters["path"] = look.path
    return environment


def _is_markup(name: str | None) -> bool:
    """Tell a template of HTML or XML by its suffix, or by the one before `.j2`."""
    path = Path(name or "")
    return (Path(path.stem) if path.suffix.lower() in _TEMPLATE else path).suffix.lower() in _MARKUP


def _harmless(value: object) -> object:
    """Return a printed value with nothing in it that a terminal obeys or hides; line breaks and tabs stay.

    Raises:
        TypeError: it is a function or its like, of which Python would print where it lies in memory.
    """
    if (callable(value) or isinstance(value, Iterator)) and not isinstance(value, Undefined):
        raise TypeError(f"a {type(value).__name__} cannot be printed")
    if not isinstance(value, str):
        return value
    text = "".join(part if part in ("\n", "\t") else visible(part) for part in _KEPT.split(str(value)))
    return Markup(text) if isinstance(value, Markup) else text  # what is marked as safe stays so


def _rule(rule: RuleInfo) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": str(rule.severity),
        "why": rule.why,
        "guide": rule.guide,
        "confidence": rule.confidence,
    }


def _problem(error: Exception, path: Path) -> Problem:
    """Return what went wrong and where: Jinja gives the lines of a template to the code that it makes of it."""
    if isinstance(error, OSError | UnicodeDecodeError) and not isinstance(error, TemplateNotFound):
        return Problem(str(path), f"cannot be read: {error}")
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).parent == path.parent]
    file, line = (frames[-1].filename, frames[-1].lineno) if frames else (str(path), None)
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or file, error.lineno
    return Problem(str(Path(file)), _what(error), line)


def _what(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, TemplateError):
        return error.message or type(error).__name__
    return f"{type(error).__name__}: {error}"
