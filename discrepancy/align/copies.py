"""Copies of one text: what its first two printings are held against, the later ones are too.

A wire text that a hundred outlets carry says one thing a hundred times. Each fact of it is compared in two printings,
so that what ties printings to each other shows as well; the later ones join or meet what these do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from discrepancy.align.drafts import Draft, Member
from discrepancy.model import Article, Event, Figure, Occasion, Position, Span, Statement, Statements, Witness
from discrepancy.text.places import PRINTINGS, Place, place_of
from discrepancy.values import changed

Printing = tuple[str, int]  # a document, and how many letters further on it has what the first printing has


class Copies:
    """The printings of each text that has more than two."""

    def __init__(self, articles: Sequence[Article], statements: Sequence[Statements]) -> None:
        """Find them; articles and their linked statements come in one order, sorted by document."""
        self._printings: dict[str, tuple[int, list[Printing]]] = {}  # how far on each has it, and all that have it
        self._later: set[str] = set()
        for printings in _printings(articles, statements):
            self._printings |= {document: (by, printings) for document, by in printings}
            self._later.update(document for document, _ in printings[PRINTINGS:])
        self.articles = [article for article in articles if article.id not in self._later]
        self.compared = frozenset(article.id for article in self.articles)
        self.statements = [each for each in statements if each.document not in self._later]

    def place(self, witness: Witness) -> Place:
        """Return where the first printing of a witness's article has what the witness has."""
        known = self._printings.get(witness.document)
        if known is None:
            return place_of(witness)
        by, printings = known
        return printings[0][0], (witness.start - by, witness.end - by)

    def joined(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Return groups with every printing of what they have."""
        return [self._whole(one) for one in drafts]

    def met(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Return pairs, and those of the later printings of either side with the other side."""
        if not self._later:
            return list(drafts)
        every = list(drafts)
        known = set(map(_places, every))  # what was found itself is not found in copies once more
        for draft in tuple(every):
            for one in self._pairs(draft):
                if (places := _places(one)) not in known:
                    known.add(places)
                    every.append(one)
        return every

    def _whole(self, draft: Draft) -> Draft:
        if not any(member.document in self._printings for member in draft.members):
            return draft
        places = {(m.document, m.start, m.end): m for m in draft.members}
        for member in draft.members:
            places |= {(m.document, m.start, m.end): m for m in self._reprinted(member)}
        return Draft(draft.kind, tuple(places[place] for place in sorted(places)))

    def _pairs(self, draft: Draft) -> Iterator[Draft]:
        for n, member in enumerate(draft.members):
            for copy in self._reprinted(member):
                yield Draft(draft.kind, (*draft.members[:n], copy, *draft.members[n + 1 :]))

    def _reprinted(self, member: Member) -> Iterator[Member]:
        """Yield what the later printings have of a member, which is of one of the first."""
        start, printings = self._printings.get(member.document, (0, []))
        for document, by in printings[PRINTINGS:]:
            yield _moved(member, document, by - start)


def _places(draft: Draft) -> tuple[object, ...]:
    """Return what makes two pairs one: their kind, and where their members stand."""
    return draft.kind, tuple(sorted((member.document, member.start, member.end) for member in draft.members))


def _printings(articles: Sequence[Article], statements: Sequence[Statements]) -> Iterator[list[Printing]]:
    """Yield the printings of each text that has more than are compared; a reference is none."""
    found: defaultdict[tuple[object, ...], list[tuple[int, Statements]]] = defaultdict(list)
    sizes = Counter(map(_sizes, statements))
    for article, each in zip(articles, statements, strict=True):
        if not article.reference and sizes[_sizes(each)] > PRINTINGS and (span := _outer(each)):
            found[article.text[slice(*span)], article.published].append((span[0], each))
    for some in found.values():
        (start, first), printings = some[0], some[1:]
        if len(printings) >= PRINTINGS:
            own = _from(first, start)
            alike = [(each.document, begin - start) for begin, each in printings if _from(each, begin) == own]
            if len(alike) >= PRINTINGS:
                yield [(first.document, 0), *alike]


def _sizes(each: Statements) -> tuple[int, ...]:
    """Return how many statements of each kind there are: few articles that are no copies have as many as others."""
    return tuple(map(len, (each.attributions, each.figures, each.positions, each.events, each.passages)))


def _outer(each: Statements) -> Span | None:
    """Return the span from the first statement, or sentence that may restate one, to the end of the last."""
    statements: Iterable[Statement] = (*each.attributions, *each.figures, *each.positions, *each.events)
    spans = [one.span for one in statements]
    spans += [clause for passage in each.passages for clause in passage.clauses]
    return (min(spans)[0], max(end for _, end in spans)) if spans else None


def _from(each: Statements, start: int) -> list[object]:
    """Return what an article states, with offsets from a place in it and without its name."""
    facts: tuple[Statement, ...] = (*each.figures, *each.positions, *each.events)
    told = ((p.stems, p.speaker, [(a - start, b - start) for a, b in p.clauses]) for p in each.passages)
    return [*(_reprint(one, "", -start) for one in facts), *told]


def _moved(member: Member, document: str, by: int) -> Member:
    return Member(document, member.start + by, member.end + by, _reprint(member.statement, document, by))


def _reprint(one: Statement, document: str, by: int) -> Statement:
    """Return a statement as another document has it, so many letters further on."""
    if not isinstance(one, Figure | Position | Event):
        raise TypeError(f"{type(one).__name__} is no fact")
    told = changed(one, document=document, span=_on(one.span, by), occasion=_occasion(one.occasion, by))
    if isinstance(told, Position):
        return changed(told, stance=_on(told.stance, by), target_span=_on(told.target_span, by))
    if isinstance(told, Event) and told.marker:
        return changed(told, marker=_on(told.marker, by))
    return told


def _occasion(one: Occasion, by: int) -> Occasion:
    if not (by and (one.days or one.venues or one.relative)):
        return one
    return replace(
        one,
        days=tuple((day, start + by, end + by) for day, start, end in one.days),
        venues=tuple((kind, venue, start + by, end + by) for kind, venue, start, end in one.venues),
        relative=tuple((day, start + by, end + by) for day, start, end in one.relative),
    )


def _on(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
