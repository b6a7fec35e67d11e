"""What makes a finding the same finding in the next run: the rule, the words, and what else the rule tells of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from discrepancy.judge.plain import plain
from discrepancy.model import Figure, Position, Statement, Witness

_EDGES = " .,;:!?…\"'-–—"
_LAST = frozenset({"a.speaker", "b.speaker", "a.teller", "b.teller"})  # the surname: other articles lengthen names
_FIRST = frozenset({"role.a", "role.b"})  # the role told first: the rest of the article may add more
_WHOLE = frozenset({"day.a", "day.b", "venue.a", "venue.b"})


def fingerprint(rule: str, witnesses: Sequence[Witness], told: Iterable[str] = ()) -> str:
    """Return 16 hexadecimal digits that name a finding by its rule, what was printed and what is told of it.

    Offsets, files, outlets, the order of the witnesses, case, white space, the shape of quotation marks and stops at
    the ends do not enter it. So it outlives an edit elsewhere in the article, a moved paragraph and a renamed file,
    after which an outlet known by its file alone has another name, and other articles may speak for the majority.
    Findings that differ in nothing else share one, and whoever counts them must count copies.
    """
    printed = sorted(_printed(witness) for witness in witnesses)
    key = "\n".join((rule, *printed, *_question(witnesses), *sorted(told)))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def told_of(names: Iterable[str], known: Mapping[str, Any]) -> set[str]:
    """Return what a message says of speakers, roles, days and venues, each cut to the part that other text leaves be.

    A day or a speaker that is wrong is not shown by the words quoted, so the words alone would not tell that another
    one is wrong now. `names` are the facts of the message, `known` their values.
    """
    parts = ((name, plain(str(known[name]))) for name in names if name in _LAST | _FIRST | _WHOLE)
    return {_part(name, text) for name, text in parts if text}


def _part(name: str, text: str) -> str:
    if name in _LAST:
        return text.split()[-1]
    return text.split(", ")[0] if name in _FIRST else text


def _printed(witness: Witness) -> str:
    """Return a witness's words; a figure's value or a position's place on its scale, however each article words it."""
    stated = witness.statement
    if isinstance(stated, Figure):
        return f"{stated.low!r} {stated.high!r} {stated.unit}"
    if isinstance(stated, Position):
        holder = plain(stated.holder.name).split()[-1:] if stated.holder else []
        return " ".join((stated.scale, str(stated.degree), *holder))
    return plain(witness.text).strip(_EDGES)


def _question(witnesses: Sequence[Witness]) -> list[str]:
    """Return what figures of one value, or like positions, may differ in: the stems of the matter that all share."""
    matters = [_matter(witness.statement) for witness in witnesses]
    shared = (set.intersection(*map(set, level)) for level in zip(*matters, strict=False))
    return sorted(next(filter(None, shared), ()))


def _matter(stated: Statement | None) -> tuple[tuple[str, ...], ...]:
    """Return what a figure or position is about, the surest first."""
    if isinstance(stated, Figure):
        return stated.concepts, stated.counted
    return (stated.target,) if isinstance(stated, Position) else ()
