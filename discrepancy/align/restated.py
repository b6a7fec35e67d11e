"""Short statements restated in another article's sentence in all but one point.

Nothing is held against anything unless a sentence has every word of the statement but the one in which they part, or
words of the same meaning: that is the evidence that both speak of one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from discrepancy.align.clashes import clash_of
from discrepancy.align.drafts import Draft, Member, draft
from discrepancy.align.kinship import Kinship
from discrepancy.align.lines import Clash, Line, Restated
from discrepancy.model import Article, Event, Passage, Span, Statements
from discrepancy.text.restated import RESTATED
from discrepancy.text.wordnet import same_as

SHORTEST, LONGEST = 2, 9  # content words of a statement that is looked for
LEFT = (0, 0, 0, 1, 2, 2, 2, 3)  # of a statement of so many words, or more, that the passage need not have
REFRAIN = 20  # sentences of an article that have nearly all of a statement's words: more tell nothing
READ = 256  # articles whose passages are kept read


class _Passages:
    """The passages of one article, and for each concept those that have it, as the bits of a number."""

    def __init__(self, passages: Sequence[Passage], text: str) -> None:
        self.passages, self.text = passages, text
        self.lines = [Line(text, passage.clauses) for passage in passages]
        self._bits: defaultdict[str, int] = defaultdict(int)
        for n, line in enumerate(self.lines):
            for concept in line.where:
                self._bits[concept] |= 1 << n
        self._all = (1 << len(passages)) - 1
        self._known: dict[str, int] = {}

    def restating(self, event: Event) -> Iterator[int]:
        """Yield the passages that have nearly all of a statement's words, none of what an article goes on repeating."""
        left = LEFT[min(len(event.stems), len(LEFT) - 1)]
        missed = [self._all] * (left + 1)  # the passages that lack none, at most one, ... of the words so far
        for stem in event.stems:
            bits = self._having(stem)
            for n in range(left, 0, -1):
                missed[n] = (missed[n] & bits) | missed[n - 1]
            missed[0] &= bits
            if not missed[left]:
                return
        found = missed[left]
        if found.bit_count() > REFRAIN:
            return
        while found:
            yield (found & -found).bit_length() - 1
            found &= found - 1

    def _having(self, stem: str) -> int:
        """Return the passages that have a concept, or where it stands before them; names reach one sentence on."""
        if stem not in self._known:
            bits = 0
            for word in (stem, *same_as(stem)):
                bits |= self._bits.get(word, 0)
            self._known[stem] = bits | bits << 1 & self._all
        return self._known[stem]

    def before(self, n: int) -> Set[str]:
        """Return the concepts of the passage before one."""
        return self.lines[n - 1].where.keys() if n else frozenset()


def align_restated(
    articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship, others: Sequence[Draft]
) -> list[Draft]:
    """Return pairs of a statement and a sentence of another article that part in one point, of kind `subject`.

    What `others` hold against each other already is left to them.
    """
    texts = {article.id: article.text for article in articles}
    told = {each.document: each.passages for each in statements}

    @lru_cache(READ)
    def read(document: str) -> _Passages:
        return _Passages(told[document], texts[document])

    found: list[Draft] = []
    for each in statements:
        short = _short(each.events)
        for other in kinship.kin(each.document) if short else ():
            mine, theirs = read(each.document), read(other)
            found += (one for event in short for one in _restatements(event, mine, theirs))
    return _not_told(_once(found), others)


def _short(events: Sequence[Event]) -> list[Event]:
    """Return the statements that may be looked for, each clause once."""
    chosen: dict[Span, Event] = {}
    for event in events:
        if SHORTEST <= len(event.stems) <= LONGEST and not event.quoted:
            chosen.setdefault(event.span, event)
    return list(chosen.values())


def _restatements(event: Event, mine: _Passages, theirs: _Passages) -> Iterator[Draft]:
    """Yield a statement with a sentence that clashes with it, unless that article, or its own, tells both."""
    found = _held_against(event, mine, theirs)
    clashes = [(n, clash) for n, clash in found if clash]
    if clashes and len(clashes) == len(found) and not any(clash for _, clash in _held_against(event, mine, mine)):
        n, clash = clashes[0]
        yield _draft(event, theirs.passages[n], theirs.lines[n], clash)


def _held_against(event: Event, mine: _Passages, theirs: _Passages) -> list[tuple[int, Clash | None]]:
    """Return the sentences of an article that restate a statement wholly or in part, with the clash of the latter."""
    found: list[tuple[int, Clash | None]] = []
    line = None
    for n in theirs.restating(event):
        line = line or Line(mine.text, [event.span])
        pair = Restated(line, theirs.lines[n], theirs.before(n))
        clash = clash_of(pair)
        if clash or not pair.missing:
            found.append((n, clash))
    return found


def _draft(event: Event, passage: Passage, line: Line, clash: Clash) -> Draft:
    """Return both as events whose predicate tells in what they part."""
    predicate = f"{RESTATED}{clash.kind}"
    mine = replace(event, predicate=predicate, negative=False, marker=clash.mine)
    span = passage.clauses[0][0], passage.clauses[-1][1]
    stems = tuple(sorted(line.where))
    theirs = Event(passage.document, span, predicate, stems, False, "", speaker=passage.speaker, marker=clash.theirs)
    return draft("subject", (mine, theirs))


def _not_told(drafts: Sequence[Draft], others: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of which no other one of kind `subject` has a member in each of the two sentences."""
    subjects = [one.members for one in others if one.kind == "subject"]
    by_document: defaultdict[str, list[tuple[Member, int]]] = defaultdict(list)
    for n, members in enumerate(subjects):
        for member in members:
            by_document[member.document].append((member, n))

    def near(member: Member) -> set[int]:
        return {n for m, n in by_document[member.document] if m.start < member.end and member.start < m.end}

    return [one for one in drafts if not set.intersection(*map(near, one.members))]


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the first draft of each pair of clashing words: they are found from both sides, and in parts of it."""
    kept: dict[tuple[tuple[str, Span], ...], Draft] = {}
    for one in drafts:
        events = [member.statement for member in one.members if isinstance(member.statement, Event)]
        kept.setdefault(tuple(sorted((event.document, event.marker or event.span) for event in events)), one)
    return list(kept.values())
