"""One key for one person, whatever the spelling, the order of names or the article; two of one surname stay two.

A bare surname joins the one full name that it fits. Where it fits two, it joins the one of its office, or the one who
does nearly all the talking; else it stays by itself: unresolved rather than wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from discrepancy.model import Attribution, Event, Figure, Passage, Position, Speaker, SpeakerKind, Statements
from discrepancy.text.names import known_forms, name_parts, same_person, skeleton, sound, spelling_variants
from discrepancy.values import changed

Fact = TypeVar("Fact", Figure, Event, Passage)
MAIN = 10  # times that one bearer of a surname speaks for each time that all the others do


def link_speakers(statements: Sequence[Statements]) -> list[Statements]:
    """Return the same statements with every speaker's key and name made one across articles."""
    printed = _printed(statements)
    speakers = sorted(printed, key=lambda s: (s.key, s.name, s.roles, s.nations))
    keys = _person_keys([s for s in speakers if s.kind is SpeakerKind.PERSON], printed)
    canonical: dict[Speaker, Speaker] = {}  # those that are not as printed
    for key, members in _by_key(speakers, keys).items():
        name = _fullest(members, printed)
        known_as = tuple(sorted({role for member in members for role in member.roles}))
        for member in members:
            one = replace(member, key=key, name=name, known_as=known_as)
            if one != member:
                canonical[member] = one
    return [_introduced(_relinked(each, canonical), keys) for each in statements]


def _introduced(each: Statements, keys: dict[str, str]) -> Statements:
    """Return statements with whom they introduce under the keys of those who speak."""
    if not each.introductions:
        return each

    def of(speaker: Speaker) -> Speaker:
        return replace(speaker, key=keys.get(speaker.key, speaker.key))

    return changed(each, introductions=tuple([changed(one, speaker=of(one.speaker)) for one in each.introductions]))


def _fullest(members: Sequence[Speaker], printed: Counter[Speaker]) -> str:
    """Return the full name that is printed most; a bare surname only where there is no other."""
    names: Counter[str] = Counter()
    for member in members:
        names[member.name] += printed[member]
    return max(names, key=lambda n: (len(name_parts(n)) > 1, names[n], -len(n), n))


def _printed(statements: Iterable[Statements]) -> Counter[Speaker]:
    """Return how often each speaker speaks; who does so often in an article is one object there, and is hashed once."""
    found: Counter[Speaker] = Counter()
    for each in statements:
        speakers = list(_speakers(each))
        times = Counter(map(id, speakers))
        for one in {id(speaker): speaker for speaker in speakers}.values():
            found[one] += times[id(one)]
    return found


def _speakers(each: Statements) -> Iterable[Speaker]:
    for attribution in each.attributions:
        if attribution.speaker:
            yield attribution.speaker
        if attribution.within:
            yield attribution.within
    yield from [figure.speaker for figure in each.figures if figure.speaker]
    yield from [event.speaker for event in each.events if event.speaker]
    yield from [position.holder for position in each.positions if position.holder]


def _by_key(speakers: Iterable[Speaker], keys: dict[str, str]) -> dict[str, list[Speaker]]:
    table: dict[str, list[Speaker]] = {}
    for speaker in speakers:
        key = keys.get(speaker.key, speaker.key) if speaker.kind is SpeakerKind.PERSON else speaker.key
        table.setdefault(key, []).append(speaker)
    return table


def _person_keys(people: Sequence[Speaker], printed: Counter[Speaker]) -> dict[str, str]:
    """Return for each person's key the key of its cluster: the first in order of length and alphabet."""
    ordered = sorted({s.key for s in people}, key=lambda n: (-len(n), n))
    full = [n for n in ordered if len(name_parts(n)) > 1]
    leader: dict[str, str] = {}
    buckets: dict[str, list[str]] = {}
    for name in full:
        first, last = name_parts(name)[0], name_parts(name)[-1]
        ends = {skeleton(first), skeleton(last), _sounds(first, last)}
        met = next((o for end in sorted(ends) for o in buckets.get(end, ()) if same_person(name, o)), None)
        leader[name] = leader[met] if met else name
        for end in ends:
            buckets.setdefault(end, []).append(name)
    told = _told_of(people, printed, leader)
    for name in ordered:
        if len(name_parts(name)) == 1:
            surname = name_parts(name)[0]
            near = buckets.get(skeleton(surname), ())
            fits = {leader[o] for o in near if spelling_variants(name_parts(o)[-1], surname)}
            leader[name] = _likeliest(told.get(name, _Told()), {fit: told[fit] for fit in fits}) or name
    return leader


def _sounds(first: str, last: str) -> str:
    """Return a key under which a first name and a surname meet all their transliterations."""
    known = min(known_forms(first), default=-1)
    return f"{known if known >= 0 else sound(first)} {sound(last)}"


@dataclass(slots=True)
class _Told:
    """How often somebody speaks, and in what offices."""

    times: int = 0
    roles: set[str] = field(default_factory=set)


def _told_of(people: Sequence[Speaker], printed: Counter[Speaker], leader: dict[str, str]) -> dict[str, _Told]:
    """Return what is told of each cluster, and of each name outside one."""
    told: dict[str, _Told] = {}
    for speaker in people:
        one = told.setdefault(leader.get(speaker.key, speaker.key), _Told())
        one.times += printed[speaker]
        one.roles.update(speaker.roles)
    return told


def _likeliest(bare: _Told, fits: dict[str, _Told]) -> str | None:
    """Return which of the people with a surname is meant by it alone, None where that is open."""
    of_office = [name for name, told in fits.items() if bare.roles & told.roles]
    if len(of_office) == 1:
        return of_office[0]
    main = max(sorted(fits), key=lambda name: fits[name].times, default=None)
    if main is None:
        return None
    others = sum(told.times for name, told in fits.items() if name != main)
    return main if fits[main].times >= MAIN * others else None


def _called_alike(a: Speaker | None, b: Speaker | None) -> bool:
    """Whether two speakers go by one key and name; what offices the teller of a fact holds bears on no comparison."""
    return a is b or (a is not None and b is not None and (a.key, a.name) == (b.key, b.name))


def _relinked(each: Statements, canonical: dict[Speaker, Speaker]) -> Statements:
    met: dict[int, Speaker] = {}  # whoever tells several facts of an article is one object: it is looked up once

    def of(speaker: Speaker | None) -> Speaker | None:
        if speaker is None:
            return None
        found = met.get(id(speaker))
        if found is None:
            found = met[id(speaker)] = canonical.get(speaker, speaker)
        return found

    def attribution(a: Attribution) -> Attribution:
        speaker, within = of(a.speaker), of(a.within)
        return a if speaker is a.speaker and within is a.within else changed(a, speaker=speaker, within=within)

    def fact(one: Fact) -> Fact:
        speaker = of(one.speaker)
        return one if _called_alike(speaker, one.speaker) else changed(one, speaker=speaker)

    def position(p: Position) -> Position:
        holder = of(p.holder)
        return p if holder is p.holder else changed(p, holder=holder)

    return changed(
        each,
        attributions=tuple(map(attribution, each.attributions)),
        figures=tuple([fact(one) if one.speaker else one for one in each.figures]),  # most are the outlet's own
        events=tuple([fact(one) if one.speaker else one for one in each.events]),
        turns=tuple([fact(one) if one.speaker else one for one in each.turns]),
        passages=tuple([fact(one) if one.speaker else one for one in each.passages]),
        positions=tuple(map(position, each.positions)),
    )
