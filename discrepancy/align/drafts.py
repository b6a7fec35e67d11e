"""Groups of statements before they get their ids, lines and columns."""

from __future__ import annotations

from dataclasses import dataclass

from discrepancy.model import Statement


@dataclass(frozen=True, slots=True)
class Member:
    """A span of a document and the statement that it is a version of."""

    document: str
    start: int
    end: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """The members of one alignment in order of document and offset; `kind` is that of `Alignment`."""

    kind: str
    members: tuple[Member, ...]
