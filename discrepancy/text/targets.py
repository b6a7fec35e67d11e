"""Whether two positions are on one matter: alignment groups by it and collation judges by it."""

from __future__ import annotations

from functools import cache

from discrepancy.model import Position
from discrepancy.text.concepts import concept
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import stem

_WILL = 3  # the degree of what will be, or will not
LEAST_SHARED = 2  # concepts that two targets have in common where their heads do not tell that they are one


ANY = "any"  # among the words that tell a target apart, where it is ruled out of any more of a kind
OUTRIGHT, DEED, LIKELY, FORETOLD = "outright", "deed", "likely", "foretold"


def one_holder(a: Position, b: Position) -> bool:
    """Whether both positions are known to be one person's or body's."""
    return a.holder is not None and b.holder is not None and a.holder.key == b.holder.key


def one_matter(a: Position, b: Position) -> bool:
    """Whether two targets have enough in common; of one holder, two that only say "the deal" and "the takeover" do.

    Opposite positions need more than equal ones: "the first offer" and "the second", "tariffs on steel" and "on cars",
    "troops for Karsund" and "aid for Karsund" are two.
    """
    shared = len(set(a.target) & set(b.target))
    if (a.degree > 0) == (b.degree > 0):
        return shared >= (1 if one_holder(a, b) else LEAST_SHARED)
    if other_one(a, b) or (a.names and b.names and set(a.names).isdisjoint(b.names)):
        return False
    return _one_of_holder(a, b) if one_holder(a, b) or one_doer(a, b) else shared >= LEAST_SHARED


def other_one(a: Position, b: Position) -> bool:
    """Whether words tell the targets apart: "the first offer", "the second"; who wants no more wants no second one."""
    x, y = ({*position.apart} for position in (a, b))
    if ANY not in x ^ y:
        return x != y
    ruled_out, told = (x, y) if ANY in x else (y, x)
    return not ruled_out <= {*told, ANY} or not told.isdisjoint(words("stances", "not_more"))


def _one_of_holder(a: Position, b: Position) -> bool:
    x, y = set(a.target) - _light(), set(b.target) - _light()
    if any(x <= alike and y <= alike for alike in _alike()):
        return True
    nested = x <= y or y <= x
    if a.head == b.head:
        return len(x & y) >= (1 if nested else LEAST_SHARED)
    plain = (x & y) - {stem(name) for name in (*a.names, *b.names)}
    return len(plain) >= (LEAST_SHARED if nested else LEAST_SHARED + 1)


def opposed_outright(a: Position, b: Position) -> bool:
    """Whether two stances, each in words of its own, stand at opposite ends of one scale and on one matter."""
    plain = a.plain or b.plain
    turned = a.turned or b.turned  # an article that tells both sides contradicts nobody
    return not (plain or turned) and a.scale == b.scale and a.degree * b.degree < 0 and one_matter(a, b)


def matter_of(a: Position, b: Position) -> str:
    """Return how two positions come to be held against each other: by their words, or by what is or may be one deed.

    Whoever foretells one thing and its opposite, one of the two is wrong; who wants what differs from holder to holder.
    """
    if opposed_outright(a, b) or not likely_one(a, b):
        return OUTRIGHT
    if one_holder(a, b) and not (a.conditional or b.conditional) and _done_to_one(a, b):
        return DEED
    return FORETOLD if foretold(a, b) else LIKELY


def _done_to_one(a: Position, b: Position) -> bool:
    """Whether two positions on one deed name what it is done to in a common word, or neither needs to."""
    alone = _stands_alone(a.deed) or not (a.things or b.things)
    return alone or not set(a.things).isdisjoint(b.things)


def likely_one(a: Position, b: Position) -> bool:
    """Whether two positions are for and against one deed, done to what may well be one thing in other words.

    Who may take them is one, or they tell of one and the same: "the park" may be Braeholm, but not the school.
    """
    if not a.deed or a.deed != b.deed or a.toward * b.toward >= 0 or a.turned or b.turned:
        return False
    if _depends(a) or _depends(b):
        return False
    if a.deed in lexicon("deeds")["admitting"] and not _lets_in_one(a, b):
        return False
    if a.plain and b.plain and a.target == b.target:  # a word denied, which is told as an event or as a quotation
        return False
    if other_one(a, b) or _limited(a, b) or _clash(a, b):
        return False
    plain, named = _things(a, b, named=False), _things(a, b, named=True)
    if plain[0] and plain[1] and not _stands_alone(a.deed):
        return not plain[0].isdisjoint(plain[1])
    if not (one_holder(a, b) or one_doer(a, b)):
        return not set(a.things).isdisjoint(b.things)
    return not (named[0] and named[1]) or not named[0].isdisjoint(named[1])


def _things(a: Position, b: Position, *, named: bool) -> tuple[set[str], set[str]]:
    """Return what the deeds of two positions are done to, as far as it is told by names or by nouns."""
    x, y = ({thing for thing in position.things if thing[0].isupper() == named} for position in (a, b))
    return x, y


def _lets_in_one(a: Position, b: Position) -> bool:
    """Whether two positions are on letting in what one noun tells, and not each by a name of its own."""
    plain, named = _things(a, b, named=False), _things(a, b, named=True)
    one = not set(a.things).isdisjoint(b.things) and (not (plain[0] and plain[1]) or not plain[0].isdisjoint(plain[1]))
    return one and not (named[0] and named[1] and named[0].isdisjoint(named[1]))


def _limited(a: Position, b: Position) -> bool:
    """Whether the one against the deed tells of a time of its own: what stays open on Monday may close later."""
    against, toward = (a, b) if a.toward < 0 else (b, a)
    return not _times(against) <= _times(toward)


def _times(position: Position) -> set[str | int]:
    """Return the years of a position and the days told in its target."""
    start, end = position.target_span
    days = {day for day, first, last in position.occasion.days if start <= first and last <= end}
    return days | set(position.occasion.years)


def _depends(position: Position) -> bool:
    """Whether a position holds under a condition; "open to it if both agree" is still at odds with ruling it out."""
    return position.conditional and (position.plain or position.toward < 0)


def _clash(a: Position, b: Position) -> bool:
    """Whether two others are to do it: "the union would appeal", "the employers would not"."""
    x, y = a.agent, b.agent
    if not x or not y or x[0].isupper() != y[0].isupper() or {x, y} & {_surname(a), _surname(b)}:
        return False
    both = {concept(x.casefold()), concept(y.casefold())}
    return len(both) > 1 and not both <= frozenset(map(concept, words("deeds", "speaking_for")))


def foretold(a: Position, b: Position) -> bool:
    """Whether both say no more than what will be, of one thing told by a name, a number or two words at least."""
    shared = set(a.things) & set(b.things)
    nested = set(a.things) <= set(b.things) or set(b.things) <= set(a.things)
    told = len(shared) > 1 or (nested and any(not thing.islower() for thing in shared))
    return a.plain and b.plain and abs(a.degree) == abs(b.degree) == _WILL and told


def one_doer(a: Position, b: Position) -> bool:
    """Whether one name stands before both stances, or holds the other, or two spokesmen may be one body's.

    "The prime minister" without a name may be who holds that office.
    """
    x, y = ({p.agent} - {""} if p.agent[:1].isupper() else set() for p in (a, b))
    named = bool(x & y or x & {_surname(b)} or y & {_surname(a)})
    return named or _in_office(a, b) or _in_office(b, a) or _of_one_body(a, b) or _of_one_client(a, b)


def _in_office(a: Position, b: Position) -> bool:
    """Whether whoever is to do one, told by an office alone, holds the other by a name."""
    if a.holder is not None or b.holder is None or a.agent not in words("titles", "offices"):
        return False
    return any(a.agent in role.split()[-1:] for role in (*b.holder.roles, *b.holder.known_as))


def _of_one_client(a: Position, b: Position) -> bool:
    """Whether one is said for a client without a name, who may be whoever holds the other: "his client will not"."""
    clients = words("deeds", "clients")
    return (a.agent in clients) != (b.agent in clients) and a.holder is not None and b.holder is not None


def _of_one_body(a: Position, b: Position) -> bool:
    """Whether two spokesmen without names speak for one body: "a company spokeswoman", "a Stannick spokeswoman"."""
    spoken_for = []
    for position in (a, b):
        parts = position.holder.name.split() if position.holder else []
        if words("deeds", "spokesmen").isdisjoint(parts):
            return False
        spoken_for.append({p for p in parts if p[0].isupper() and p.lower() not in words("function_words")})
    return not (spoken_for[0] and spoken_for[1]) or not spoken_for[0].isdisjoint(spoken_for[1])


def _surname(position: Position) -> str:
    return position.holder.name.rpartition(" ")[2] if position.holder else ""


@cache
def _stands_alone(deed: str) -> bool:
    entry = lexicon("deeds")["deeds"].get(deed)  # none for what another is asked to do
    return bool(entry and entry.get("alone"))


@cache
def _light() -> frozenset[str]:
    """Return the concepts of verbs that only carry what they are said of: "sending troops", "holding a vote"."""
    return frozenset(map(concept, words("outcomes", "support_verbs") | words("outcomes", "light_verbs")))


@cache
def _alike() -> tuple[frozenset[str], ...]:
    """Return the sets of concepts by which a report goes on speaking of one matter."""
    return tuple(frozenset(map(concept, group)) for group in lexicon("stances")["alike"])
