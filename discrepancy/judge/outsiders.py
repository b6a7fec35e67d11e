"""Whether a person surely speaks for no such body: a lobbyist for a report, a landlord for the court."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from discrepancy.model import Speaker
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import content_of


def stands_outside(person: Speaker, body: Speaker) -> bool:
    """Whether all that is told of a person keeps the person apart from a body; who is not introduced may be of it.

    A court, a ruling or an audit speaks for who decided or wrote it alone; a report, a firm or an office of the state
    for no tenant, critic or passenger, unless both share a word: "the tenants' council".
    """
    roles = person.known_as or person.roles
    return bool(roles) and _outside(roles, person.bodies, body.name)


@lru_cache(4096)
def _outside(roles: Collection[str], bodies: Collection[str], body: str) -> bool:
    *_, head = parts = body.lower().replace("'s", "").split()
    if not content_of(parts).isdisjoint(content_of([*roles, *bodies])):
        return False
    held = {role.split()[-1] for role in roles}
    for entry in lexicon("bodies")["decided"]:
        if head in entry["nouns"]:
            return held.isdisjoint(entry["by"])
    kinds = lexicon("bodies")["kinds"]
    official = words("bodies", "findings").union(kinds["firm"], kinds["state"])
    return head in official and held <= words("bodies", "outsiders")
