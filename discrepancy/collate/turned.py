"""Two things exchanged around the words that set them against each other: "maintenance, not design" for the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from discrepancy.model import Span
from discrepancy.text.concepts import content_concept
from discrepancy.text.names import is_given
from discrepancy.text.resources import lexicon, words
from discrepancy.text.view import View
from discrepancy.values import value

REACH = 10  # words on either side of those that set two things against each other
OF_LIST = 2  # words on either side of "and" among which the things that it joins stand
_ENDS = ".!?;:—–"
_JOINTS = frozenset({"and", "or", "nor"})

Thing = Mapping[str, int]  # concepts of a thing, each with a place of it in the view


@value
class Turn:
    """Two things set against each other, the kind of words that do it, and where those stand.

    `straight` is false where the first thing comes second: "we ate after we slept".
    """

    kind: str
    first: Thing
    second: Thing
    at: int
    straight: bool = True


@value
class Exchange:
    """The words of each of two views between which two things have changed places.

    `reverses` is false where the words that set them against each other have changed too, and the sense is the same.
    """

    a: Span
    b: Span
    reverses: bool = True


def turned_about(a: View, b: View, texts: tuple[str, str]) -> Exchange | None:
    """Return where two things have changed places between two views, in ranges of words; None where none have."""
    return _set_against(a, b, texts) or _swapped(a, b)


def _swapped(a: View, b: View) -> Exchange | None:
    """Who does it to whom: "the city owes the club", "the club owes the city"."""
    mine, theirs = _content(a), _content(b)
    if len(mine) != len(theirs) or mine == theirs or set(mine) != set(theirs) or sorted(mine) != sorted(theirs):
        return None  # as most, by the sets: sorting takes longer
    apart = [n for n, (x, y) in enumerate(zip(mine, theirs, strict=True)) if x != y]
    first, last = apart[0], apart[-1] + 1
    x, y = mine[first:last], theirs[first:last]
    sizes = range(1, len(x) - 1)
    ends = ((i, j) for i in sizes for j in sizes if x[:i] == y[-i:] and x[-j:] == y[:j] and x[i:-j] == y[j:-i] != [])
    here, there = _content_places(a)[first:last], _content_places(b)[first:last]
    even = words("restated", "symmetric") | words("reversals", "joining")
    for i, j in ends:
        adverbial = _led(a, here[0]) == _led(b, there[-i]) != "" or _led(a, here[-j]) == _led(b, there[0]) != ""
        if not adverbial and even.isdisjoint(a.keys[here[i - 1] : here[-j]]):
            return Exchange((here[0], here[-1] + 1), (there[0], there[-1] + 1))
    return None


def reordered(a: View, b: View) -> Exchange | None:
    """Return the words of each of two views in which two of a list have changed places: "Lee or Orr", "Orr or Lee"."""
    for joint in sorted(_JOINTS.intersection(a.keys).intersection(b.keys)):
        for x in _pairs(a, joint):
            for y in _pairs(b, joint):
                if x.before != y.before and _only_things(x, y.before) and _only_things(y, x.before):
                    here, there = (x.first, x.after[y.before] + 1), (y.first, y.after[x.before] + 1)
                    return Exchange(here, there, reverses=False)
    return None


@value
class _Pair:
    """Two things joined: the concept right before the joint, those after it, where both start, and what leads there."""

    before: str
    after: Thing
    first: int
    led: frozenset[str]


def _only_things(pair: _Pair, thing: str) -> bool:
    """Whether a thing stands after the joint with nothing before it but a first name, or what both are: "coal"."""
    before = list(pair.after)[: list(pair.after).index(thing)] if thing in pair.after else [""]
    return all(word in pair.led or is_given(word) for word in before)


def _pairs(view: View, joint: str) -> Iterator[_Pair]:
    for i in (i for i, key in enumerate(view.keys) if key == joint):
        around = range(max(0, i - OF_LIST), min(len(view.keys), i + 1 + OF_LIST))
        told = {n: concept for n in around if (concept := content_concept(view.keys[n]))}
        before = [n for n in told if n < i]
        led = frozenset(told[n] for n in before[:-1])
        if before and before != list(told):
            yield _Pair(told[before[-1]], {concept: n for n, concept in told.items() if n > i}, before[0], led)


@lru_cache(1024)
def _content(view: View) -> list[str]:
    return list(filter(None, map(content_concept, view.keys)))


def _content_places(view: View) -> list[int]:
    return [i for i, key in enumerate(view.keys) if content_concept(key)]


def _led(view: View, at: int) -> str:
    """Return the preposition with which a noun stands, "" where it has none."""
    before = (key for key in reversed(view.keys[:at]) if key not in words("clause_words", "determiners"))
    key = next(before, "")
    return key if key in words("function_words", "prepositions") else ""


def _set_against(a: View, b: View, texts: tuple[str, str]) -> Exchange | None:
    if any(_telling().isdisjoint(view.keys) for view in (a, b)):
        return None
    theirs = _turns(b, texts[1])
    for x in _turns(a, texts[0]) if theirs else ():
        if any(_alike(x, y) for y in theirs):  # of two such words, as in "not this, but not that", each has its own
            continue
        for y in theirs:
            moved = _exchanged(x, y) if x.kind == y.kind else None
            if moved:
                return Exchange(_range(x, moved), _range(y, moved), x.straight == y.straight)
    return None


def _alike(x: Turn, y: Turn) -> bool:
    """Whether two turns of one kind have things in common on both sides."""
    same = x.kind == y.kind and x.straight == y.straight
    return same and not x.first.keys().isdisjoint(y.first) and not x.second.keys().isdisjoint(y.second)


def _range(turn: Turn, moved: frozenset[str]) -> Span:
    """Return the words from the first to the last that have changed sides."""
    places = [place for thing in (turn.first, turn.second) for each, place in thing.items() if each in moved]
    return min(*places, turn.at), max(*places, turn.at) + 1


def _exchanged(x: Turn, y: Turn) -> frozenset[str]:
    """Return the concepts that have changed sides, some from each; what else differs on a side is a cut."""
    lost, gained = x.first.keys() - y.first.keys(), y.first.keys() - x.first.keys()
    down, up = x.second.keys() - y.second.keys(), y.second.keys() - x.second.keys()
    fallen, risen = lost & up, gained & down
    rest = (lost - fallen, gained - risen), (down - risen, up - fallen)
    one_sided = not any(mine and others for mine, others in rest)
    return frozenset(fallen | risen) if fallen and risen and one_sided else frozenset()


@lru_cache(1024)  # one reading is held against several
def _turns(view: View, text: str) -> tuple[Turn, ...]:
    """Return what is set against each other in a view, by each phrase that does so."""
    return tuple(_turns_in(view, text))


def _turns_in(view: View, text: str) -> Iterator[Turn]:
    keys = view.keys
    for i, key in enumerate(keys):
        for phrase, kind, straight in _phrases().get(key, ()):
            after = i + len(phrase)
            if tuple(keys[i:after]) == phrase:
                yield _around(view, text, (i, after), kind, straight)
        for joint in _paired().get(key, ()):
            found = next((j for j in range(i + 1, min(len(keys), i + REACH)) if keys[j] == joint), None)
            if found is not None and not _stops(view, text, i, found):
                end = _forward(view, text, found + 1)
                yield Turn(f"{key} {joint}", _thing(keys, i + 1, found), _thing(keys, found + 1, end), i)


def _around(view: View, text: str, at: Span, kind: str, straight: bool) -> Turn:
    """Return the turn of one phrase: what stands before and after it.

    Where the phrase opens its clause, or "but" takes up what it denies, the first thing stands after the second.
    """
    first, last = at
    end = _forward(view, text, last)
    other = _backward(view, text, first), first
    taken_up = (j for j in range(last + 1, min(len(view.keys), last + REACH)) if _instead(view, text, j, kind))
    parted = next(taken_up, end if other[0] == first else len(view.keys))
    if parted < len(view.keys):
        end, other = parted, (parted, _forward(view, text, parted))
    lessened = kind == "than" and not words("reversals", "lessening").isdisjoint(view.keys[slice(*other)])
    things = _thing(view.keys, *other), _thing(view.keys, last, end)
    return Turn(kind, *things, first, straight != lessened)


def _instead(view: View, text: str, at: int, kind: str) -> bool:
    """Whether a word takes up what is meant after what is not: "not design but maintenance"."""
    if kind != "not" or view.keys[at] not in words("reversals", "instead"):
        return False
    return view.keys[at] == "but" or not set(_between(view, text, at)).isdisjoint(f",{_ENDS}")


def _forward(view: View, text: str, at: int) -> int:
    """Return where the clause that goes on at a word ends."""
    last = min(len(view.keys), at + REACH)
    return next((j for j in range(at + 1, last) if _parted(view, text, j)), last)


def _backward(view: View, text: str, at: int) -> int:
    """Return where the clause begins that runs up to a word; a comma right before the word is no end of it."""
    if at and not set(_between(view, text, at)).isdisjoint(_ENDS[:4]):
        return at
    last = max(0, at - REACH)
    return next((j for j in range(at - 1, last, -1) if _parted(view, text, j)), min(last, at))


def _parted(view: View, text: str, at: int) -> bool:
    return not set(_between(view, text, at)).isdisjoint(f",{_ENDS}")


def _stops(view: View, text: str, first: int, last: int) -> bool:
    return any(not set(_between(view, text, j)).isdisjoint(_ENDS) for j in range(first + 1, last + 1))


def _between(view: View, text: str, at: int) -> str:
    return text[view.ends[at - 1] : view.starts[at]] if at else ""


def _thing(keys: Sequence[str], first: int, last: int) -> Thing:
    """Return the concepts of some words, pronouns by whom they stand for."""
    owners = lexicon("reversals")["owners"]
    found = {owners.get(keys[i], "") or content_concept(keys[i]): i for i in range(first, last)}
    found.pop("", None)
    return found


_Phrase = tuple[tuple[str, ...], str, bool]  # its words, the kind, whether the first thing stands before it


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Return the phrases that set two things against each other, by their first word."""
    table: dict[str, list[_Phrase]] = {}
    for entry in lexicon("reversals")["turns"]:
        for straight, key in ((True, "then"), (False, "first")):
            for phrase in entry.get(key, ()):
                parts = tuple(phrase.split())
                table.setdefault(parts[0], []).append((parts, entry["then"][0], straight))
    return table


@cache
def _paired() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for opening, joint in lexicon("reversals")["paired_turns"]:
        table.setdefault(opening, []).append(joint)
    return table


@cache
def _telling() -> frozenset[str]:
    return frozenset((*_phrases(), *_paired()))
