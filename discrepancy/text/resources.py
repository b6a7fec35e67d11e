"""Where the rules, lexicons and sample articles are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from discrepancy.errors import Problem, RuleError

_PACKAGE = Path(__file__).resolve().parent.parent

# libyaml's loader is some ten times faster than the pure one; both build the same values.
_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_FASTEST):  # type: ignore[misc]
    """A safe YAML loader to whom "no", "on" and "yes" are words, as in YAML 1.2: a lexicon is full of them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _FASTEST.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|false|False)$"), list("tTfF"))


@cache
def rules_folder() -> Path:
    """Return the folder of the rules that come with the project."""
    carried = _PACKAGE / "_data" / "rules"
    return carried if carried.is_dir() else _PACKAGE.parent / "rules"


@cache
def lexicon(name: str) -> Any:
    """Return the parsed lexicon `rules/lexicons/NAME.yaml`, read once.

    Raises:
        RuleError: the file is missing or is not YAML.
    """
    path = rules_folder() / "lexicons" / f"{name}.yaml"
    try:
        return yaml.load(_read(path), Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise RuleError(Problem(str(path), f"not YAML: {getattr(error, 'problem', error)}", *where)) from error


@cache
def table(name: str) -> dict[str, str]:
    """Return the rest of each line of `rules/lexicons/NAME.tsv` by the line's first field; it is read once.

    Raises:
        RuleError: the file is missing.
    """
    lines = _read(rules_folder() / "lexicons" / f"{name}.tsv").splitlines()
    return {first: rest for first, _, rest in (line.partition("\t") for line in lines)}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise RuleError(Problem(str(path), error.strerror or "cannot be read")) from error


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return the words under some keys of a lexicon, or under all of them, as one set."""
    table = lexicon(name)
    return frozenset(word for key in (keys or table) for word in table[key])


@cache
def calendar() -> frozenset[str]:
    """Return every printed form of the days of the week and of the months."""
    return months() | weekdays()


@cache
def weekdays() -> frozenset[str]:
    """Return every printed form of the days of the week."""
    return frozenset().union(*lexicon("days")["weekdays"])


@cache
def months() -> frozenset[str]:
    """Return every printed form of the months."""
    return frozenset().union(*lexicon("days")["months"])
