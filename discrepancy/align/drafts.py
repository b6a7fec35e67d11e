"""Groups of statements before they get their ids, lines and columns."""

from __future__ import annotations

from collections.abc import Iterable

from discrepancy.model import Event, Figure, Introduction, Position, Statement
from discrepancy.values import value


@value
class Member:
    """A span of a document and the statement that it is a version of."""

    document: str
    start: int
    end: int
    statement: Statement


@value
class Draft:
    """The members of one alignment in order of document and offset; `kind` is that of `Alignment`."""

    kind: str
    members: tuple[Member, ...]


def draft(kind: str, statements: Iterable[Figure | Position | Event | Introduction]) -> Draft:
    """Return statements of fact as one group, each with its own span."""
    return Draft(kind, tuple([Member(each.document, *each.span, each) for each in statements]))
