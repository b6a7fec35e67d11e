"""A capitalised name in an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Name:
    """A capitalised run: tokens `first` to `last`, of which `core` on are the name proper and those before its title.

    `start` includes a title in lower case before the run. `bare` tells a title without a name ("the Prime Minister").
    `role` is the office in an apposition beside it, `after` the token past the one that follows, `lead` the first
    token of the one before it, or `start`. `parts` are the folded words of the name proper, without suffixes.
    """

    first: int
    last: int
    core: int
    start: int
    possessive: bool
    body: bool
    bare: bool
    parts: tuple[str, ...]
    role: str = ""
    after: int = 0
    lead: int = 0
