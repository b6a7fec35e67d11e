"""Short statements restated in another article's sentence in all but one point.

Nothing is held against anything unless a sentence has every word of the statement but the one in which they part, or
words of the same meaning: that is the evidence that both speak of one thing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import chain, groupby

from discrepancy.align.clashes import clash_of
from discrepancy.align.consistent import Consistent
from discrepancy.align.copied import alike_at_one_end, one_fact_apart, whole
from discrepancy.align.drafts import Draft, Member, draft
from discrepancy.align.kinship import Kinship
from discrepancy.align.lines import NEXT_WORD, READ, Clash, Line, is_number
from discrepancy.align.pair import Restated
from discrepancy.align.passages import Sought, Together, looked_through, stories
from discrepancy.align.saying import cues, saying
from discrepancy.align.values import Values
from discrepancy.model import Alignment, Article, Event, Passage, Position, Span, Statements, Witness
from discrepancy.text.concepts import concepts, content_concept
from discrepancy.text.resources import words
from discrepancy.text.restated import RESTATED
from discrepancy.text.spans import meet

SHORTEST, LONGEST = 2, 9  # content words of a statement that is looked for
LEFT = (0, 0, 0, 1, 1, 2)  # of a statement of so many words, or more, that the passage need not have
DAYS = 7  # between two articles of which one may restate the other
TELLER = 6  # words after a comma among which stands the verb of saying
SHORT_VERB = 4  # letters: "shed" and "bed" are no regular pasts
_QUOTED = re.compile(r"[“”\"«»]")
_PUNCTUATION = ".,;:()\"'“”‘’"
_OPPOSED = frozenset({f"{RESTATED}opposite", f"{RESTATED}denial"})

Among = Mapping[Together, int]  # some passages, by those that they stand together with
Place = tuple[str, int]  # a document and the number of one of its passages
Placed = tuple[Line, int]  # a line and the offset of its text in the article
Verdict = tuple[Clash | None, bool]  # in what a statement and a passage part, and whether the one has all of the other


class _Passages:
    """The passages of all articles, and which of them restate a statement."""

    def __init__(
        self, statements: Iterable[Statements], stories: Iterable[Sequence[str]], texts: Mapping[str, str]
    ) -> None:
        """Put the passages of each story together, which are given by their documents."""
        self._passages = {each.document: each.passages for each in statements}
        self._texts = texts
        self._together: dict[str, Together] = {}
        for some in chain.from_iterable(map(looked_through, stories)):
            together = Together({document: self._passages[document] for document in some})
            self._together.update(dict.fromkeys(some, together))
        self._placed = lru_cache(READ)(self._read)

    def among(self, documents: Iterable[str]) -> Among:
        """Return the passages of some documents of one story, which come in order."""
        found: dict[Together, int] = {}
        for document in documents:
            together = self._together[document]
            found[together] = found.get(together, 0) | together.of[document]
        return found

    def passage(self, place: Place) -> Passage:
        """Return a passage."""
        return self._passages[place[0]][place[1]]

    def verdict(self, sought: Sought, place: Place, left: int) -> Verdict:
        """Return what comes of holding a passage beside a statement, of which it may lack so many words."""
        (document, n), passages = place, self._passages[place[0]]
        mine, start = self._placed(sought.event.document, (sought.event.span,))
        theirs, first = self._placed(document, passages[n].clauses)
        before = passages[n - 1].stems if n else ()
        clash, whole = _verdict(mine, theirs, mine.named.intersection(before), left)
        return clash and clash.moved(start, first), whole

    def _read(self, document: str, spans: tuple[Span, ...]) -> Placed:
        text, start = self._texts[document], spans[0][0]
        after = NEXT_WORD.match(text, spans[-1][1])
        stretch = text[start : after.end() if after else spans[-1][1]]
        return _line(stretch, tuple((first - start, end - start) for first, end in spans)), start

    def copies(self, near: Mapping[str, Iterable[str]]) -> Iterator[Draft]:
        """Yield pairs of sentences of two articles, `near` each other, that are the same but for one fact."""
        for a, b in alike_at_one_end(self._passages, self._texts, near):
            if clash := self._fact_apart(a, b):
                event = Event(a.document, whole(a), "", a.stems, False, "", speaker=a.speaker)
                yield _draft(event, b, clash)

    def _fact_apart(self, a: Passage, b: Passage) -> Clash | None:
        """Return in what one fact two sentences part that are otherwise copies."""
        (mine, start), (theirs, first) = self._placed(a.document, a.clauses), self._placed(b.document, b.clauses)
        found = one_fact_apart(mine, theirs)
        clash = found and found.moved(start, first)
        return None if clash and clash.kind == "name" and self._no_other_name(a, b, clash) else clash

    def _no_other_name(self, a: Passage, b: Passage, clash: Clash) -> bool:
        """Whether two names are one's, as an article prints them side by side, or may be those of who is quoted."""
        texts = self._texts[a.document], self._texts[b.document]
        x, y = texts[0][slice(*clash.mine)], texts[1][slice(*clash.theirs)]
        quoted = any(_QUOTED.search(text, *whole(each)) for text, each in zip(texts, (a, b), strict=True))
        return quoted or any(pair in text for text in texts for pair in (f"{x} {y}", f"{y} {x}"))

    def restating(self, sought: Sought, among: Among) -> list[tuple[str, list[int]]]:
        """Return the documents that have passages with nearly all of a statement's words among some, with these."""
        return [found for together, passages in among.items() for found in together.restating(sought, passages)]


# Outlets print the same sentences: each is read once, and each two are held beside each other once.
_line = lru_cache(READ)(Line)


@lru_cache(READ)
def _verdict(mine: Line, theirs: Line, before: frozenset[str], left: int) -> Verdict:
    """Return the clash of a line and one that restates it, with the concepts before that one that are of its names."""
    pair = Restated(mine, theirs, before)
    return clash_of(pair) if len(pair.missing) <= left else None, pair.whole()


class Restatements:
    """Pairs of a statement and a sentence of another article that part in one point.

    What one story has bears on no other: the stories may be shared out, each share to another process.
    """

    def __init__(self, articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship) -> None:
        """Read nothing yet."""
        self._articles, self._statements, self._kinship = articles, statements, kinship

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        """The documents that each is compared with."""
        # later ones tell of what has become of it
        return {article.id: self._kinship.kin_within(article.id, DAYS) for article in self._articles}

    @cached_property
    def _stories(self) -> list[list[str]]:
        return list(stories(self._near))

    @cached_property
    def _known(self) -> frozenset[str]:
        """The names of all articles."""
        return frozenset(chain.from_iterable(event.names for each in self._statements for event in each.events))

    def drafts(self, number: int = 0, shares: int = 1) -> list[Draft]:
        """Return the pairs of one of so many shares of the stories, of kind `subject`."""
        mine = self._stories[number::shares]
        documents = frozenset(chain.from_iterable(mine))
        texts = {article.id: article.text for article in self._articles}
        compared = [each for each in self._statements if each.document in documents]
        passages = _Passages(compared, mine, texts)
        short = _short(compared, self._known, texts)
        telling: defaultdict[str, set[str]] = defaultdict(set)  # the documents that have a statement's very words
        for sought in short:
            telling[sought.printed].add(sought.event.document)
        found: list[Draft] = []
        for document, some in groupby(short, key=lambda sought: sought.event.document):
            near = self._near[document]
            around = passages.among(near)
            for sought in some:
                told = telling[sought.printed]
                apart = passages.among(other for other in near if other not in told) if len(told) > 1 else around
                found += _restatements(sought, apart, passages)
        consistent, values = Consistent(self._articles), Values(compared)
        kept = (one for one in found if not _both_so(one, consistent))
        return [one for one in (*kept, *passages.copies(self._near)) if not _of_one_value(one, values)]


def _of_one_value(one: Draft, values: Values) -> bool:
    """Whether two sentences part in a number that is one value, printed in two ways."""
    a, b = (member.statement for member in one.members)
    if not isinstance(a, Event) or not isinstance(b, Event):
        return False
    return a.predicate == f"{RESTATED}number" and values.one(a, b)


def _both_so(one: Draft, consistent: Consistent) -> bool:
    """Whether a statement and the sentence that denies it, or tells the opposite, can both be so."""
    a, b = (member.statement for member in one.members)
    if not isinstance(a, Event) or not isinstance(b, Event):
        return False
    if a.predicate == f"{RESTATED}number":
        return consistent.adds_up(a, b) or consistent.of_two_turns(a, b)
    return a.predicate in _OPPOSED and consistent.both_so(a, b)


def _short(statements: Sequence[Statements], known: frozenset[str], texts: Mapping[str, str]) -> list[Sought]:
    """Return the statements that may be looked for, each clause once: without name or number none is known again.

    `known` are the names of all articles: what opens a clause may be a name by another article alone.
    """
    stems = frozenset(chain.from_iterable([event.stems for each in statements for event in each.events]))
    numbers = frozenset(filter(is_number, stems))
    chosen: dict[tuple[str, Span], Sought] = {}
    for event in chain.from_iterable(each.events for each in statements):
        if event.marker and (len(event.stems) == SHORTEST or len(event.stems) - len(event.names) < SHORTEST):
            event = _with_marker(event, texts[event.document])
        if event.quoted or len(event.stems) < SHORTEST:
            continue
        printed = texts[event.document][slice(*event.span)].casefold()
        first = printed.split(maxsplit=1)[0]
        opening = (first,) if first in known else ()
        if not (event.names or opening or not numbers.isdisjoint(event.stems)):
            continue
        if "," in printed and (told := _untold(event, texts[event.document])) is not event:  # less words, but the first
            event, printed = told, texts[event.document][slice(*told.span)].casefold()
        if SHORTEST <= len(event.stems) <= LONGEST and (event.document, event.span) not in chosen:
            sought = _sought(event, printed, concepts((*event.names, *opening)), numbers)
            if sought:
                chosen[event.document, event.span] = sought
    return list(chosen.values())


def _with_marker(event: Event, text: str) -> Event:
    """Return an event with the content of the words that tell its outcome among its stems: "opened fire"."""
    told = concepts(_low_words(text[slice(*event.marker)])) if event.marker else frozenset()
    return replace(event, stems=tuple(sorted(told.union(event.stems))))


def _sought(event: Event, printed: str, names: frozenset[str], numbers: frozenset[str]) -> Sought | None:
    """Return a statement to be looked for, None where it has neither name nor number, or tells no more than these."""
    numbered = not numbers.isdisjoint(event.stems)
    told = tuple([stem for stem in event.stems if stem in names]) if names else ()
    plain = tuple([stem for stem in event.stems if stem not in told]) if told else event.stems
    if not (names or numbered) or not (event.predicate or not saying().issuperset(plain)):
        return None
    return Sought(event, printed, told, plain, LEFT[min(len(event.stems), len(LEFT) - 1)], numbered)


def _untold(event: Event, text: str) -> Event:
    """Return an event without who tells it, where that follows: ", according to records", ", the mayor said".

    Of a long one what stands before ", and" is left: "the mill shut on Friday, and for hours the square was full".
    """
    start, end = event.span
    stop = text.find(",", start, end)
    while stop > 0:
        tail = _low_words(text[stop + 1 : end], TELLER)
        goes_on = len(event.stems) > LONGEST and tail[:1] == ["and"]
        if goes_on or tail[:2] == ["according", "to"] or not cues().isdisjoint(map(content_concept, tail)):
            told = _low_words(text[start:stop])
            if any(map(_is_verb, told)):
                return replace(event, span=(start, stop), stems=tuple(sorted(concepts(told).intersection(event.stems))))
        stop = text.find(",", stop + 1, end)
    return event


def _low_words(printed: str, most: int = -1) -> list[str]:
    """Return the words of a stretch, or the first of them, as they are compared."""
    parts = printed.casefold().split(maxsplit=most)
    return [low for word in (parts[:most] if most > 0 else parts) if (low := word.strip(_PUNCTUATION))]


def _is_verb(low: str) -> bool:
    return low in words("clauses", "verbs") or (len(low) > SHORT_VERB and low.endswith("ed"))


def _restatements(sought: Sought, among: Among, passages: _Passages) -> list[Draft]:
    """Return a statement with each article's first sentence that clashes with it, unless some article tells both."""
    clashes: list[tuple[Place, Clash]] = []
    for document, numbers in passages.restating(sought, among):
        clashes += _clashing(sought, document, numbers, passages)
    own = passages.restating(sought, passages.among([sought.event.document])) if clashes else ()
    if any(passages.verdict(sought, (each, n), LONGEST)[0] for each, numbers in own for n in numbers):
        return []
    return [_draft(sought.event, passages.passage(place), clash) for place, clash in clashes]


def _clashing(
    sought: Sought, document: str, numbers: Iterable[int], passages: _Passages
) -> list[tuple[Place, Clash]]:
    """Return the first passage of an article that clashes with a statement, none where another restates it wholly."""
    clashes: dict[int, Clash] = {}
    for n in numbers:
        clash, whole = passages.verdict(sought, (document, n), sought.left)
        if clash:
            clashes[n] = clash
        elif whole:
            return []
    return [((document, min(clashes)), clashes[min(clashes)])] if clashes else []


def _draft(event: Event, passage: Passage, clash: Clash) -> Draft:
    """Return both as events whose predicate tells in what they part."""
    predicate = f"{RESTATED}{clash.kind}"
    mine = replace(event, predicate=predicate, negative=False, marker=clash.mine)
    told = passage.document, whole(passage), predicate, passage.stems, False, ""
    theirs = Event(*told, speaker=passage.speaker, marker=clash.theirs)
    return draft("subject", (mine, theirs))


def told_once(drafts: Iterable[Draft], others: Sequence[Alignment]) -> list[Draft]:
    """Return the drafts, each once, of which no other group of kind `subject` has a witness in both sentences."""
    subjects = [one.witnesses for one in others if one.kind == "subject" and not any(map(_plain, one.witnesses))]
    by_document: defaultdict[str, list[tuple[Witness, int]]] = defaultdict(list)
    for n, witnesses in enumerate(subjects):
        for witness in witnesses:
            by_document[witness.document].append((witness, n))

    def near(member: Member) -> set[int]:
        return {n for w, n in by_document[member.document] if meet((w.start, w.end), (member.start, member.end))}

    return [one for one in _once(drafts) if not set.intersection(*map(near, one.members))]


def _plain(witness: Witness) -> bool:
    """Whether a witness says no more than "will": what restates it tells more."""
    return isinstance(witness.statement, Position) and witness.statement.plain


def _once(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the first draft of each pair of clashing words: they are found from both sides, and in parts of it."""
    kept: defaultdict[tuple[str, ...], list[tuple[list[Span], Draft]]] = defaultdict(list)
    for one in sorted(drafts, key=lambda each: [(m.document, m.start, m.end) for m in each.members]):
        events = sorted((e for m in one.members if isinstance(e := m.statement, Event)), key=lambda e: e.document)
        spots = [event.marker or event.span for event in events]
        told = kept[events[0].predicate, *(event.document for event in events)]
        if not any(all(map(meet, spots, others)) for others, _ in told):
            told.append((spots, one))
    return [one for told in kept.values() for _, one in told]
