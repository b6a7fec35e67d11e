"""What a statement of any kind tells of who made it, and when and where."""

from __future__ import annotations

from discrepancy.model import (
    NO_OCCASION,
    Attribution,
    Event,
    Figure,
    Introduction,
    Moment,
    Occasion,
    Position,
    Speaker,
    Statement,
)


def speaker_of(statement: Statement | None) -> Speaker | None:
    """Return who said a statement, or holds a position."""
    match statement:
        case Attribution(speaker=speaker) | Figure(speaker=speaker) | Event(speaker=speaker):
            return speaker
        case Introduction(speaker=speaker):
            return speaker
        case Position(holder=holder):
            return holder
    return None


def occasion_of(statement: Statement | None) -> Occasion:
    """Return when and where a statement was made; a moment is its own occasion."""
    match statement:
        case Attribution() | Figure() | Event() | Position():
            return statement.occasion
        case Moment(kind="day", value=value, span=(start, end)):
            return Occasion(days=((value, start, end),))
        case Moment(kind="venue", value=value, span=(start, end)):
            return Occasion(venues=((value, value, start, end),))
    return NO_OCCASION
