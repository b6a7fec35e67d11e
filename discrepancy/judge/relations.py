"""How two witnesses stand to each other: one speaker or two, one body, one day, one venue, one role."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from discrepancy.judge.outsiders import stands_outside
from discrepancy.model import (
    Attribution,
    Occasion,
    Speaker,
    SpeakerKind,
    Statement,
)
from discrepancy.text.names import may_be_one, name_parts, two_first_names
from discrepancy.text.resources import lexicon, words
from discrepancy.text.statements import speaker_of
from discrepancy.text.stems import content_of, content_stem, fold
from discrepancy.text.venues import exclude

SAME, DIFFERENT, OTHER, UNKNOWN = "same", "different", "other", "unknown"
_SEXES = frozenset({"men", "women"})
SHORT_OFFICE = 4  # letters: no office is left of a shorter word than this without its "man"

Venue = tuple[str, str, int, int]
Roles = tuple[str, ...]


def relation_of_speakers(a: Statement | None, b: Statement | None) -> str:
    """Return same, different, nested, anonymous or unknown: doubt is always unknown, so that rules keep silent."""
    one, other = speaker_of(a), speaker_of(b)
    if (other and _told_within(a, other)) or (one and _told_within(b, one)):
        return SAME if one and other and one.key == other.key else "nested"
    if one is None or other is None:
        return UNKNOWN
    if one.members or other.members:
        return _relation_of_several(one, other)
    kinds = {_standing(one), _standing(other)}
    if kinds <= {SpeakerKind.ROLE, SpeakerKind.ANONYMOUS} and {_sex_of(one.name), _sex_of(other.name)} == _SEXES:
        return DIFFERENT
    if SpeakerKind.ROLE in kinds:
        return _relation_by_office(one, other)
    if one.key == other.key:
        return SAME
    if kinds == {SpeakerKind.PERSON}:
        return DIFFERENT if _two_persons(one, other) else UNKNOWN
    if kinds == {SpeakerKind.BODY}:
        return _relation_of_bodies(one.name, other.name)
    if kinds == {SpeakerKind.PERSON, SpeakerKind.BODY}:
        person, body = (one, other) if one.kind is SpeakerKind.PERSON else (other, one)
        return DIFFERENT if stands_outside(person, body) else UNKNOWN
    return "anonymous" if SpeakerKind.ANONYMOUS in kinds and len(kinds) == 2 else UNKNOWN


def _relation_of_several(one: Speaker, other: Speaker) -> str:
    """Compare speakers of whom one at least is several people: others only where none of them can be one of these."""
    if one.key == other.key:
        return SAME
    mine, theirs = (each.members or (each.name,) for each in (one, other))
    named = all(each.members or each.kind is SpeakerKind.PERSON for each in (one, other))
    surely = named and all(len(name_parts(name)) > 1 for name in (*mine, *theirs))
    met = any(may_be_one(a, b) for a in mine for b in theirs)
    return DIFFERENT if surely and not met else UNKNOWN


def _relation_of_bodies(a: str, b: str) -> str:
    """Compare two bodies by their names; whoever wrote a document may be said to say what it says."""
    x, y = _told_of(a), _told_of(b)
    written = {name.split()[-1] in words("bodies", "written_by_bodies") for name in (a, b)}
    return SAME if x == y else UNKNOWN if x < y or y < x or len(written) > 1 else DIFFERENT


@lru_cache(8192)
def _told_of(name: str) -> frozenset[str]:
    """Return the stems of a body's name: "the union's board" is "the board of the union"."""
    return frozenset(filter(None, map(content_stem, map(fold, name.split()))))


def _relation_by_office(one: Speaker, other: Speaker) -> str:
    """Compare one who speaks by an office alone with a person: another where the story names who holds the office.

    Who stands in for the holder is another too: a deputy.
    """
    role, person = (one, other) if one.kind is SpeakerKind.ROLE else (other, one)
    if not role.holder or person.kind is not SpeakerKind.PERSON:
        return UNKNOWN
    if role.holder == person.key:
        return SAME
    heads = {held.split()[-1] for held in role.roles}
    beneath = {held for held in person.known_as if any(_rank_of(held, of) == DIFFERENT for of in role.roles)}
    known = {held.split()[-1] for held in person.known_as if held not in beneath}
    told = bool(beneath or known - words("bodies", "any_leader"))
    return DIFFERENT if known.isdisjoint(heads) and told else UNKNOWN


@lru_cache(4096)
def _sex_of(name: str) -> str:
    """Return the sex that the noun for somebody tells who is not named, "" for none: "the mother of Ann Lee"."""
    of_sex = {word: sex for sex in _SEXES for word in words("nominals", sex)}
    noun, *_ = name.lower().split(" of ")
    return next((of_sex[word] for word in reversed(noun.split()) if word in of_sex), "")


def _standing(speaker: Speaker) -> SpeakerKind:
    """Return a speaker's kind; one not named but by an office ("the mayor") is a role: readers can tell who it is."""
    if speaker.kind is SpeakerKind.ANONYMOUS and _in_office(speaker.roles):
        return SpeakerKind.ROLE
    return speaker.kind


@lru_cache(8192)  # a speaker stands in many comparisons
def _in_office(roles: Roles) -> bool:
    return any(_held(group, _present(roles)) for group in lexicon("bodies")["offices"].values())


def _two_persons(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers are surely two persons: their names do not fit together, and tell enough.

    Full names do. Of a name of one word a rank before it tells that it is the surname, and the lists of first names
    that it is another than the full name's.
    """
    if may_be_one(one.name, other.name):
        return False
    if len(name_parts(one.name)) > 1 and len(name_parts(other.name)) > 1:
        return True
    brief, full = sorted((one, other), key=lambda each: len(name_parts(each.name)))
    if len(name_parts(full.name)) == 1:
        return False
    ranked = any(_any_phrase(forms, brief.roles) for forms in lexicon("bodies")["offices"]["rank"])
    return ranked or two_first_names(brief.name, name_parts(full.name)[0])


def _told_within(statement: Statement | None, teller: Speaker) -> bool:
    """Whether these words stand inside a quotation of the teller, who gives them as another's."""
    within = statement.within if isinstance(statement, Attribution) else None
    return within is not None and within.key in (teller.key, teller.holder)


def relation_of_sets(a: Collection[object], b: Collection[object]) -> str:
    """Return same where the two share a value, different where both have values and share none, else unknown."""
    if not a or not b:
        return UNKNOWN
    return DIFFERENT if set(a).isdisjoint(b) else SAME


def relation_of_days(a: Occasion, b: Occasion) -> str:
    """Compare days, each a weekday or a date: a weekday alone and a date alone cannot be told apart."""
    if a.on_other_days(b):
        forms = [{day.isalpha() for day in each.named_days} for each in (a, b)]
        return UNKNOWN if forms[0].isdisjoint(forms[1]) else DIFFERENT
    return SAME if a.days and b.days else UNKNOWN


def relation_of_venues(a: Collection[Venue], b: Collection[Venue]) -> str:
    """Compare venues by their classes: same where one is shared, different where two exclude each other."""
    if not a or not b:
        return UNKNOWN
    x, y = (frozenset(venue for venue, *_ in venues) for venues in (a, b))
    if not x.isdisjoint(y):
        return SAME
    return DIFFERENT if exclude(x, y) else UNKNOWN


def relation_of_roles(a: Speaker | None, b: Speaker | None) -> str:
    """Compare the offices that two articles give one speaker.

    Different only where each names an office now held, the two are of one group of `offices` in the lexicon and not
    one office under two names, and the roles share no content word: "adviser" against "activist" says nothing,
    "senator" against "mayor" does. So does a deputy against who holds the office, and one party's seat against
    another's. Other where both name an office, and neither excludes the other.
    """
    if a is None or b is None or a.key != b.key or not a.roles or not b.roles:
        return UNKNOWN
    if any(_beside_a_seat(x, y) for x, y in ((a, b), (b, a))):
        return UNKNOWN
    return _relation_of_offices(a.roles, b.roles)


@lru_cache(4096)  # one speaker has the same roles in many comparisons
def _relation_of_offices(a: Roles, b: Roles) -> str:
    a, b = (tuple(map(_in_full, roles)) for roles in (a, b))
    one, other = _present(a), _present(b)
    offices, callings = lexicon("bodies")["offices"], lexicon("bodies")["callings"]
    if any(_apart(group, one, other) for group in (*callings["ladders"], offices["company"], offices["rank"])):
        return DIFFERENT
    if _held_once(a, other) or _held_once(b, one):
        return OTHER  # an article may call its subject by the office of the day it tells of
    if not _offices(a).isdisjoint(_offices(b)):
        return DIFFERENT if _ranked_apart(a, b) else SAME
    groups = [*offices.values(), callings["professions"]]
    relations = {relation_of_sets(_held(group, one), _held(group, other)) for group in groups}
    if SAME in relations:
        return SAME
    if any(_apart(group, one, other) for group in callings["scenes"]):
        return OTHER
    if DIFFERENT in relations:
        return DIFFERENT
    if not one and not other:
        return OTHER if _headed_once(a) and _headed_once(b) else UNKNOWN
    return OTHER if _names_office(one) and _names_office(other) else UNKNOWN


def _headed_once(roles: Roles) -> bool:
    """Whether somebody once was at the head of a body: of other things people have been many."""
    heads = words("bodies", "heads_of_bodies", "heads_of_portfolios")
    return any(role.startswith("former ") and role.split()[-1] in heads for role in roles)


def _in_full(role: str) -> str:
    """Return a role without abbreviations: "former orme gov" is a "former orme governor"."""
    short = lexicon("bodies")["abbreviated"]
    return " ".join([short.get(word, word) for word in role.split()])


def _beside_a_seat(a: Speaker, b: Speaker) -> bool:
    """Whether one has a seat alone, and the other what those with one are chosen for: "senator", "whip"."""
    seats, chosen = words("bodies", "seats"), words("bodies", "from_a_seat")
    heads, others = ([_in_full(role).split()[-1] for role in _present(each.roles)] for each in (a, b))
    elsewhere = any(words("bodies", "of_seats").isdisjoint(body.lower().split()) for body in b.bodies)
    return bool(heads) and seats.issuperset(heads) and not elsewhere and not chosen.isdisjoint(others)


def _held_once(a: Roles, present: Roles) -> bool:
    """Whether all offices of one are past, and the other has one of them now that gives nobody a title for life."""
    past = {role.removeprefix("former ") for role in a if role.startswith("former ")}
    kept = words("bodies", "kept_titles")
    return len(past) == len(a) and any(role in past and kept.isdisjoint(role.split()) for role in present)


def _apart(group: Collection[Collection[str]], a: Roles, b: Roles) -> bool:
    return relation_of_sets(_held(group, a), _held(group, b)) == DIFFERENT


def _names_office(roles: Roles) -> bool:
    """Whether a present role is an office that others hold one after another, no description and not "the boss"."""
    named = any(_any_phrase(words("bodies", "distinct_offices"), (role,)) for role in roles)
    return named and not any(role.split()[-1] in words("bodies", "any_leader") for role in roles)


def _offices(roles: Collection[str]) -> set[str]:
    """Return the content of roles, offices less what tells the sex of their holder."""
    held = [role.removeprefix("former ") for role in roles]
    plain = [" ".join(map(_sexless, role.split())) for role in held]
    return content_of([*held, *plain])


def _ranked_apart(a: Collection[str], b: Collection[str]) -> bool:
    """Whether articles give one office, but one of them a deputy's part in it, or a seat for different parties."""
    pairs = [_rank_of(x, y) for x in a for y in b]
    return DIFFERENT in pairs and SAME not in pairs


@lru_cache(4096)
def _rank_of(a: str, b: str) -> str:
    """Compare two roles: same where they may be one, different where a deputy, a rank or a party tells them apart."""
    ranks = lexicon("bodies")["offices"]["rank"]
    if relation_of_sets(_held(ranks, (a,)), _held(ranks, (b,))) == DIFFERENT:
        return DIFFERENT
    x, y = (role.replace("-", " ").split() for role in (a, b))
    if len(_present((a, b))) > 1 and _other_portfolios(x, y):
        return DIFFERENT
    offices = [[word for word in role if word not in words("bodies", "stand_ins")] for role in (x, y)]
    if content_of(x) == content_of(y) or not offices[0] or not offices[1]:
        return SAME
    if content_of(offices[0]) == content_of(offices[1]):
        alike = offices[0][-1] in words("bodies", "called_alike")
        return SAME if alike or (offices[0] != x and offices[1] != y) else DIFFERENT
    if x[-1] == y[-1] and x[-1] in words("bodies", "seats"):
        one, other = _parties(x), _parties(y)
        return DIFFERENT if one and other and one.isdisjoint(other) else SAME
    return UNKNOWN if content_of(x).isdisjoint(content_of(y)) else SAME


def _other_portfolios(a: Collection[str], b: Collection[str]) -> bool:
    """Whether two ministers have each a portfolio, and none that may be one: "defence minister", "foreign minister"."""
    heads, portfolios = words("bodies", "heads_of_portfolios"), words("bodies", "portfolios")
    x, y = (portfolios.intersection(role) - words("bodies", "with_another") for role in (a, b))
    if not x or not y or heads.isdisjoint(a) or heads.isdisjoint(b) or not x.isdisjoint(y):
        return False
    return all(x.isdisjoint(group) or y.isdisjoint(group) for group in lexicon("bodies")["one_portfolio"])


def _parties(role: Collection[str]) -> set[int]:
    return {n for n, names in enumerate(lexicon("bodies")["parties"]) if not set(names).isdisjoint(role)}


def _sexless(word: str) -> str:
    ending = max(filter(word.endswith, words("bodies", "of_a_sex")), key=len, default="")
    bare = word.removesuffix(ending).removesuffix("s")  # "spokesman" speaks
    return bare if len(bare) > SHORT_OFFICE else word


def _held(group: Collection[Collection[str]], roles: Roles) -> set[int]:
    """Return the numbers of the offices of one group that present roles name."""
    return {n for n, forms in enumerate(group) if _any_phrase(forms, roles)}


def _any_phrase(phrases: Collection[str], texts: Collection[str]) -> bool:
    """Whether any of some phrases stands, as whole words, in any of some texts."""
    return any(f" {phrase} " in f" {text} " for text in texts for phrase in phrases)


def relation_of_holders(a: Speaker | None, b: Speaker | None) -> str:
    """Return same, body, other or unknown: whether two speakers speak for one body.

    Two office-holders of one government speak for one body where their nations do not conflict; of a company, a club
    or a union where their roles name it alike; a body and its office-holder where the role names the body.
    """
    if a is None or b is None or SpeakerKind.ANONYMOUS in (a.kind, b.kind):
        return UNKNOWN
    if a.key == b.key:
        return SAME
    if _of_one_body(_in_all_articles(a), _in_all_articles(b)):
        return "body"
    return UNKNOWN if SpeakerKind.ROLE in (a.kind, b.kind) else "other"


def _in_all_articles(speaker: Speaker) -> Speaker:
    """Return a speaker with the roles that any article gives: one that leaves a title out does not take the office."""
    return replace(speaker, roles=speaker.known_as) if speaker.known_as else speaker


def _of_one_body(a: Speaker, b: Speaker) -> bool:
    shared = set(_classes(a)) & set(_classes(b))
    if "government" in shared:
        return not a.nations or not b.nations or not set(a.nations).isdisjoint(b.nations)
    if shared:
        return not _names_of_body(a).isdisjoint(_names_of_body(b))
    if SpeakerKind.BODY in (a.kind, b.kind) and a.kind is not b.kind:
        body, holder = (a, b) if a.kind is SpeakerKind.BODY else (b, a)
        named = content_of([body.name])
        return bool(named) and named <= content_of(_roles(holder))
    return False


def _present(roles: Roles) -> Roles:
    """Return the roles that are not former, opposed or only sought."""
    apart = words("bodies", "not_speaking_for")
    return tuple(role for role in roles if not _any_phrase(apart, (role,)))


def _roles(speaker: Speaker) -> Roles:
    return speaker.roles or ((speaker.name.casefold(),) if speaker.kind is SpeakerKind.ROLE else ())


def _classes(speaker: Speaker) -> Iterator[str]:
    """Yield the classes of body that a speaker's present roles speak for."""
    roles = _present(_roles(speaker))
    for name, entry in lexicon("bodies")["classes"].items():
        if any(_any_phrase(entry["titles"], (r,)) and not _any_phrase(entry["unless"], (r,)) for r in roles):
            yield name


def _names_of_body(speaker: Speaker) -> set[str]:
    """Return what is left of the roles when titles are taken away: the name of the company, the club."""
    return content_of(_roles(speaker)) - _title_stems()


@cache
def _title_stems() -> frozenset[str]:
    classes = lexicon("bodies")["classes"].values()
    return frozenset(content_of([phrase for entry in classes for phrase in (*entry["titles"], *entry["unless"])]))
