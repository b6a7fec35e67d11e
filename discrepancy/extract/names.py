"""Capitalised names in an article: where each starts and ends, and what of it is a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from discrepancy.extract.cues import cue_forms, finite_cue
from discrepancy.extract.name import Name
from discrepancy.extract.relatives import RELATIVES
from discrepancy.extract.surnames import (
    core_before_surname,
    ends_in_word,
    named_by_word,
    with_surnames,
    without_suffixes,
)
from discrepancy.extract.title_case import title_case_words, title_cases
from discrepancy.extract.titles import body_words, courtesies, offices, title_start
from discrepancy.model import Span
from discrepancy.text.names import is_given, without_article
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import fold, function_words
from discrepancy.text.tokens import ARTICLE, Tokens

Run = tuple[int, int, bool]  # first and last token, and whether it ends in a possessive

_LONG_PARTICIPLE = 7  # letters: Fleming, Sterling and Irving are names, but few
_NICKNAMED = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_LONGEST_NAME = 3  # words of a person's name


@cache
def never_names() -> frozenset[str]:
    """Return the words that have a capital, at a sentence's start or as a day's name, and are no name."""
    return function_words() | vocabulary("openers") | {f"{day}'s" for day in vocabulary("openers", "days")}


@cache
def _particles() -> frozenset[str]:
    return vocabulary("titles", "particles")


@cache
def _abbreviated() -> frozenset[str]:
    return offices() | vocabulary("titles", "suffixes")


def read_names(tokens: Tokens, sentences: list[Span], openings: Iterable[int]) -> list[Name]:
    """Return the capitalised names of an article in order.

    `openings` are the first tokens of quotations: like those of sentences, a capital there may be no name's.
    """
    capitals = tokens.capitals()
    initial = {first for first, _ in sentences}
    initial.update(openings)
    titles = list(title_cases(tokens, sentences, capitals))
    common = title_case_words(tokens, titles, capitals)
    edges = initial | common | {i + 1 for i in common}
    runs: list[Run] = []
    for run in _runs(tokens, capitals, edges):
        if run[0] not in common:
            runs += _past_place(tokens, run) if run[1] - run[0] > 2 else (run,)
    if titles:
        runs = list(_known_apart(tokens, runs, titles))
    lows = tokens.lows
    inside: set[str] = set()
    for first, last, _ in runs:  # none of which goes on past what opens a sentence or a quotation
        inside.update(lows[first + (first in initial) : last])
    known = {low.removesuffix("'s") for low in inside}
    names: list[Name] = []
    for first, last, possessive in runs:
        if first in initial:
            if last - first == 1 and _common_word(tokens, first, known):
                continue
            first += _colours(tokens.lows, first, last, known)
        if names and _complements(tokens, names[-1], first, last):  # "the Minister for Transport"
            names[-1] = replace(names[-1], last=last, core=last, after=last, possessive=possessive)
            continue
        name = _name(tokens, first, last, possessive, first in initial, last in initial)
        if name is not None:
            _part_from(tokens.lows, names, name)
            names.append(name)
    return with_surnames(tokens, _with_given_ranks(tokens, names))


def _part_from(lows: list[str], names: list[Name], name: Name) -> None:
    """Let a title start past the name before it that it would cut in two: "Coast Guard / chief Ann Lee".

    An office that "of" completes is all the name's: "Former Secretary of State Ann Lee".
    """
    if not names or not names[-1].first < name.start < names[-1].last:
        return
    if names[-1].bare and lows[names[-1].last] in ("of", "for"):
        names.pop()
    else:
        name.start = name.lead = names[-1].last


def _with_given_ranks(tokens: Tokens, names: list[Name]) -> list[Name]:
    """Make the short form of a rank a first name where it stands alone as nobody's rank does: "Col Orr", "said Col"."""
    lows = tokens.lows
    alone = {lows[name.first] for name in names if name.bare and _is_given(tokens, name)}
    for name in names if alone else ():
        at = name.last - 1 - (lows[name.last - 1] == ".") if name.bare else name.core - 1
        low = lows[at].removesuffix("'s")
        if at >= name.first and low in alone and (name.bare or at == name.start or lows[at - 1] not in offices()):
            name.core, name.bare, name.body, name.parts = at, False, False, (low, *name.parts)
    return names


def _is_given(tokens: Tokens, name: Name) -> bool:
    """Whether a title alone is a first name: a rank's short form that is one too, beside a cue."""
    lows, first = tokens.lows, name.first
    if lows[first] not in vocabulary("titles", "given_too") or not tokens.words[first].istitle():
        return False
    if first and (cue := finite_cue(lows[first - 1])) and cue.strong:
        return True
    after = lows[name.last] if name.last < len(lows) else "."
    return finite_cue(after) is not None and not (first and lows[first - 1] in vocabulary("nominals", "openers"))


def _known_apart(tokens: Tokens, runs: list[Run], titles: list[list[int]]) -> Iterable[Run]:
    """Yield the runs, cut in headlines in title case where a name stands that the text has: "Mayor Meets / Ana Orr"."""
    within = {i for title in titles for i in title}
    lows = [low.removesuffix("'s") for low in tokens.lows]
    known = {tuple(lows[first:last]) for first, last, _ in runs if first not in within}
    longest = max(map(len, known), default=0)  # a headline of thousands of words is not tried whole
    for first, last, possessive in runs:
        start = i = first
        while i < last and first in within:
            # a full name that the text does not repeat may stand here; one word is none of a longer headline
            least = 1 if last - first > _LONGEST_NAME and i > first and not is_given(lows[i - 1]) else 2
            size = next((n for n in range(min(last - i, longest), least - 1, -1) if tuple(lows[i : i + n]) in known), 0)
            if size:
                if start < i:
                    yield start, i, False
                yield i, i + size, tokens.lows[i + size - 1][-2:] == "'s"
                start = i + size
            i += size or 1
        if start < last:
            yield start, last, possessive


def _past_place(tokens: Tokens, run: Run) -> Iterable[Run]:
    """Yield a run, cut where a person's name follows a place: "in the Corn Exchange / Ann Lee said"."""
    first, last, possessive = run
    lows = tokens.lows
    standing = vocabulary("clause_words", "standing")
    place = first + (lows[first] in standing)  # "In Riverton" is one run where it opens a sentence
    before = place - 1 - (place > 0 and lows[place - 1] == "the")
    person = 0
    if last - place > 2 and before >= 0 and lows[before] in standing and not is_given(lows[place]):
        person = next((i for i in range(place + 1, last - 1) if _opens_person(lows, i, last)), 0)
    if person:
        yield first, person, False
    yield person or first, last, possessive


def _opens_person(lows: list[str], i: int, last: int) -> bool:
    """Whether a person's name starts inside a capitalised run: "St James Park" holds none."""
    part = lows[i - 1] in vocabulary("titles", "before_saints") or lows[i - 1] in offices()
    return is_given(lows[i]) and not part and not _has_body_word(lows[i:last])


def _runs(tokens: Tokens, capitals: list[int], edges: set[int]) -> Iterable[Run]:
    """Yield the first and last token of each capitalised run and whether it ends in a possessive."""
    count, last = len(capitals), 0
    lows, skip, going_on = tokens.lows, never_names(), _going_on()
    for position, first in enumerate(capitals):
        if first < last:
            continue
        low = lows[first]
        alone = position + 1 == count or capitals[position + 1] != first + 1
        if alone and (first + 1 == len(lows) or lows[first + 1] not in going_on):
            last = first + 1
            if low not in skip:
                yield first, last, low[-2:] == "'s"
            continue
        last, possessive = _run(tokens, first, edges)
        yield first, last, possessive


@cache
def _going_on() -> frozenset[str]:
    """Return the tokens after which a capitalised run may go on, or that make it a possessive."""
    return _particles() | {".", "&", "of", *_NICKNAMED}


def _run(tokens: Tokens, first: int, edges: set[int]) -> tuple[int, bool]:
    printed, lows = tokens.words, tokens.lows
    count, i = len(printed), first
    while i < count and (i == first or i not in edges):
        if printed[i][0].isupper() or ARTICLE.match(printed[i]):
            low = lows[i]
            i += 1
            if low[-2:] == "'s":
                return i, True
            if i < count and printed[i] == "." and i + 1 not in edges and (len(low) == 1 or low in _abbreviated()):
                i += 1
        elif links := _links(tokens, i, edges) or _nickname(tokens, i):
            i += links
        else:
            break
    mark = i < count and printed[i] in ("'", "’") and tokens.starts[i] == tokens.end(i - 1)
    return i, mark and lows[i - 1][-1] == "s"


def _links(tokens: Tokens, i: int, edges: set[int]) -> int:
    """Return how many small words join two capitals into one name: "van", "von der", "of" after the kind of a body."""
    lows, printed = tokens.lows, tokens.words
    if lows[i] not in _particles() and lows[i] != "&" and not (lows[i] == "of" and lows[i - 1] in body_words()):
        return 0
    size = 2 if i + 2 < len(lows) and {lows[i], lows[i + 1]} <= _particles() and printed[i + 1][0].islower() else 1
    end = i + size
    joined = end < len(printed) and printed[end][0].isupper() and edges.isdisjoint(range(i + 1, end + 1))
    return size if joined else 0


def _nickname(tokens: Tokens, i: int) -> int:
    """Return how many tokens a nickname in marks takes within a name, 0 where there is none: Mary “Mo” Orr."""
    printed = tokens.words[i : i + 4]
    if len(printed) < 4 or printed[0] not in _NICKNAMED or printed[2] not in _NICKNAMED[printed[0]]:
        return 0
    return 3 if printed[1].istitle() and printed[3].istitle() and is_given(tokens.lows[i - 1]) else 0


def _common_word(tokens: Tokens, i: int, known: set[str]) -> bool:
    """Whether a word that only its place gives a capital is no name: seen nowhere else as one, and no subject."""
    low = tokens.lows[i].removesuffix("'s")
    if low in known or tokens.words[i][1:2].isupper() or tokens.lows[i] != low:
        return low in never_names()
    following = tokens.lows[i + 1] if i + 1 < len(tokens.lows) else "."
    cue = cue_forms().get(following)
    described = following == "," and not RELATIVES.isdisjoint(tokens.lows[i + 2 : i + 3])
    if not described and (cue is None or cue.form == "ing"):
        return True
    return low in vocabulary("nominals", "people") or low.endswith(("s", "ing", "ly"))


def _colours(lows: list[str], first: int, last: int, known: set[str]) -> bool:
    """Whether a word that opens a sentence only describes who follows: "Grim-faced Orr", "Furious Ann Orr"."""
    low = lows[first]
    if last - first < 2 or low in known:
        return False
    if "-" in low:
        return _describing(low)
    follows = lows[first + 1].removesuffix("'s") in known or (last - first > 2 and not _has_body_word(lows[first:last]))
    if not follows or low in vocabulary("titles", "colours"):
        return follows
    # a body may be called by such a word: "Painter Hall College"
    describes = low in vocabulary("nominals", "people") or (last - first > 2 and _doing(low))
    return describes and not _has_body_word(lows[first:last])


def _doing(low: str) -> bool:
    """Whether a word is a participle and no name, as far as its length and the lists of first names tell."""
    return low.endswith("ing") and len(low) >= _LONG_PARTICIPLE and not is_given(low)


@lru_cache(65536)
def _describing(low: str) -> bool:
    """Whether a hyphened word is no given name by its last part: "fast-living", "under-fire", "mum-of-two"."""
    parts = low.split("-")
    if "of" in parts[1:-1] or parts[-1] in vocabulary("titles", "colouring"):
        return True
    stem = next((parts[-1].removesuffix(end) for end in ("ing", "ed") if parts[-1].endswith(end)), "")
    return any(vowel in stem for vowel in "aeiouy") and not any(map(is_given, parts))


def _past_complement(tokens: Tokens, first: int, last: int) -> int:
    """Return where the name starts in a run that goes on with a title: "State Ann Lee" after "Secretary of"."""
    lows = tokens.lows
    of = first - 2 if first > 1 and lows[first - 1] == "the" else first - 1
    if lows[of] not in ("of", "for") or of < 1 or lows[of - 1] not in offices():
        return first
    while first < last - 1 and lows[first] in vocabulary("titles", "complements"):
        first += 1
    return first


def _complements(tokens: Tokens, office: Name, first: int, last: int) -> bool:
    """Whether a run tells no more than of what an office is: "State" after "the Secretary of"."""
    lows = tokens.lows
    if not office.bare or office.last + 1 != first or lows[office.last] not in ("of", "for"):
        return False
    told = [low.removesuffix("'s") for low in lows[first:last]]
    return lows[office.last - 1] in offices() and vocabulary("titles", "complements").issuperset(told)


def _name(tokens: Tokens, first: int, last: int, possessive: bool, opening: bool, closing: bool) -> Name | None:
    """Return the name in a run, None where it is none; `opening` and `closing` tell that its line starts or ends so."""
    lows, head = tokens.lows, first
    if first and lows[first - 1] in ("of", "for", "the"):
        first = _past_complement(tokens, first, last)
    elif first and lows[first - 1][0].isdigit() and lows[first] in vocabulary("titles", "in_capitals"):
        first += 1  # "at 3 PM Ann Lee said"
    if last < len(lows) and lows[last][0].isdigit() and lows[last - 1] in vocabulary("openers", "days"):
        last -= 1  # "Mark March 3" is no name
    given = named_by_word(tokens, first, last)
    skipped, core, length, body, parts = _anatomy(tuple(lows[first:last]), tokens.words[last - 1], given)
    if not length:
        return None
    start = first + skipped
    last = start + length
    lead = start if opening and start == head else title_start(tokens, start)
    if start and lows[start - 1] == "the" and not (body or core) and lead == start:
        body = closing or _no_adjective(lows, last)
    return Name(start, last, start + core, lead, possessive, body, core == length, parts, "", last, lead)


def _no_adjective(lows: list[str], last: int) -> bool:
    """Whether a name that "the" stands before is no adjective, and so a body: people have no article."""
    if last >= len(lows):
        return False
    following = lows[last]
    verbs = vocabulary("clauses", "verbs")
    return not following[0].isalpha() or following in function_words() or following in cue_forms() or following in verbs


@lru_cache(65536)  # the same few names make up most of an article
def _anatomy(lows: tuple[str, ...], printed: str, given: bool) -> tuple[int, int, int, bool, tuple[str, ...]]:
    """Take a run apart: words to skip before it, words of its title, its length, whether it is a body, its parts.

    `printed` is its last word as it stands, `given` tells that its first is a first name. A run that is no name has
    length 0.
    """
    first, last, skip = 0, len(lows), never_names()
    while first < last and not given and _leads(lows[first:last]):
        first += 1
    while last > first and lows[last - 1] in skip and not ends_in_word(lows[first:last]):
        last -= 1
    kept = lows[first:last]
    if not kept or (len(kept) == 1 and "-" in kept[0] and kept[0].split("-")[0] in skip):
        return 0, 0, 0, False, ()
    named = without_suffixes(kept)
    surname = core_before_surname(named)
    core = _core(named) if surname < 0 else surname
    core = len(kept) if core == len(named) else core
    body = surname < 0 and core < len(kept) and _is_body(kept[core:], printed)
    return first, core, len(kept), body, _parts(kept[core:])


def _leads(lows: tuple[str, ...]) -> bool:
    """Whether the first word of a run is no part of a name: "The", but not the "New" of "New York"."""
    return (lows[0] in never_names() or not lows[0][0].isalpha()) and not _new_place(lows)


def _core(lows: tuple[str, ...]) -> int:
    """Return where the name proper starts after the title words of a run; its length if all of it is a title."""
    count = len(lows)
    for i in range(count - 1, -1, -1):
        low = lows[i]
        if low not in offices() and low not in vocabulary("titles", "in_capitals"):
            continue
        rest = i + 1
        while rest < count and lows[rest] == ".":
            rest += 1
        if _has_body_word(lows[rest:]):
            return rest if low in vocabulary("nominals", "bodies") and count - rest > 1 else 0
        if rest < count or i > 0 or low not in courtesies():
            return rest
    return 0


def _is_body(lows: tuple[str, ...], printed: str) -> bool:
    if _has_body_word(lows) or _new_place(lows) or ("&" in lows and not is_given(lows[0])):
        return True
    if len(lows) == 1:
        word = printed.removesuffix("’s").removesuffix("'s")
        return (len(word) > 1 and word.isupper()) or _demonym(word.casefold())
    return False


def _new_place(lows: tuple[str, ...]) -> bool:
    """Whether a name starts as those of some places: "New York", "South Carolina"."""
    compass = ("new", "north", "south", "west", "east")
    return len(lows) > 1 and lows[0] in compass and lows[1].removesuffix("'s") in vocabulary("demonyms", "new")


def _demonym(word: str) -> bool:
    """Whether a word tells of a country, a region, a party or a faith, or of its people."""
    return not {word, word.removesuffix("s")}.isdisjoint(vocabulary("demonyms"))


def _has_body_word(lows: Sequence[str]) -> bool:
    """Whether a name holds a word that makes it no person's; Bill and Marine are persons' first names too."""
    bodies = body_words()
    given = len(lows) > 1 and is_given(lows[0]) and "of" not in lows
    return any(low in bodies or low.removesuffix("'s") in bodies for low in lows[given:])


def _parts(lows: tuple[str, ...]) -> tuple[str, ...]:
    suffixes = vocabulary("titles", "suffixes")
    parts = [without_article(fold(low.removesuffix("'s"))) for low in lows]
    return tuple([part for part in parts if part[:1].isalnum() and part not in suffixes])
