"""Reports that bind a speaker to what the speaker's own words, as others quote them, leave open.

A paraphrase that hardens has few words of what it paraphrases: "promised to strip the firm of a tenth of its turnover"
of "We can fine it up to 10 per cent of its turnover if we find a breach". What joins the two is the speaker, and words
that the speaker is quoted with nowhere else and that are rare in both articles.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from discrepancy.align.befell import vague
from discrepancy.align.drafts import Draft, Member
from discrepancy.align.kinship import Kinship
from discrepancy.align.units import light_verbs
from discrepancy.model import Article, Attribution, Kind, Span, Statements
from discrepancy.text.commitments import binds, bound_at, open_in, tells_it_comes
from discrepancy.text.concepts import content_concept, names_among
from discrepancy.text.numbers import starts_number
from discrepancy.text.plain import plain_concepts
from discrepancy.text.sentences import sentence_spans
from discrepancy.text.spans import meet
from discrepancy.text.tokens import is_word, words_of
from discrepancy.text.view import keys_in, view_of

DAYS = 3  # later ones may tell what has become of it
RARE = 3  # sentences of an article that have a word, at most, for it to join two
ENOUGH = 2  # such words that join a quotation with a report that has no verb of binding, but for one told once in each
_JOINT = re.compile(r"[,;]\s+(?:and|but)\s")

_Groups = Mapping[tuple[str, tuple[Span, ...]], frozenset[int]]  # of each attribution the groups that it is in


def align_commitments(
    articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship, quotes: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield each such report with the sentence quoted that is nearest to it, of kind `commitment`.

    `quotes` are the groups of one utterance: what these join is compared there.
    """
    stories = _Stories(articles)
    groups = _groups(quotes)
    by_speaker: defaultdict[str, list[Attribution]] = defaultdict(list)
    for attribution in chain.from_iterable(each.attributions for each in statements):
        if attribution.speaker and attribution.speaker.key and not (attribution.headline or attribution.within):
            by_speaker[attribution.speaker.key].append(attribution)
    for key in sorted(by_speaker):
        said = by_speaker[key]
        for report in said if len({one.document for one in said}) > 1 else ():
            if report.kind is Kind.REPORTED and bound_at(stories.texts[report.document], report):
                near = frozenset(kinship.kin_within(report.document, DAYS))
                told = groups.get((report.document, report.pieces), frozenset())
                others = [
                    one
                    for one in said
                    if one.document in near
                    and told.isdisjoint(groups.get((one.document, one.pieces), ()))
                    and not one.occasion.on_other_days(report.occasion)  # meanwhile the speaker may have decided
                ]
                own = [one for one in said if one.document == report.document and one is not report]
                if found := stories.nearest(report, own, others):
                    yield Draft("commitment", tuple(sorted(found, key=lambda one: (one.document, one.start))))


def _groups(quotes: Iterable[Draft]) -> _Groups:
    found: defaultdict[tuple[str, tuple[Span, ...]], set[int]] = defaultdict(set)
    for n, group in enumerate(quotes):
        for member in group.members:
            if isinstance(member.statement, Attribution):
                found[member.document, member.statement.pieces].add(n)
    return {place: frozenset(numbers) for place, numbers in found.items()}


class _Stories:
    """The texts of articles, what their stretches are of, and how often each word of theirs is told."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.texts = {article.id: article.text for article in articles}
        self._told: dict[str, Counter[str]] = {}
        self._read: dict[tuple[str, Span], frozenset[str]] = {}
        self._open: dict[tuple[str, tuple[Span, ...]], list[tuple[Span, frozenset[str]]]] = {}

    def nearest(
        self, report: Attribution, own: Sequence[Attribution], others: Sequence[Attribution]
    ) -> tuple[Member, Member] | None:
        """Return a report with the sentence of others' quotations that leaves open what it has, None without one.

        Its article must not have the speaker's words on it, nor the other a firm word of the speaker.
        """
        told = self._content(report.document, report.span)
        binding = binds(self.texts[report.document], report)
        best: tuple[int, Attribution, Span, frozenset[str]] | None = None
        for one in others:
            for span, content in self._open_parts(one) if one.kind is not Kind.REPORTED else ():
                shared = told & content
                if not shared or (best is not None and len(shared) <= best[0]):
                    continue
                shared = self._rare(shared, RARE, report, one)
                if shared and (binding or len(shared) >= ENOUGH or self._rare(shared, 1, report, one)):
                    best = len(shared), one, span, shared
        if best is None or self._firm_elsewhere(best[1], best[2], best[3], own, others):
            return None
        _, quotation, span, _ = best
        return Member(report.document, *report.span, report), Member(quotation.document, *span, quotation)

    def _firm_elsewhere(
        self,
        quotation: Attribution,
        part: Span,
        shared: frozenset[str],
        own: Sequence[Attribution],
        others: Sequence[Attribution],
    ) -> bool:
        """Whether the report's article has the speaker on it too, or the other has the speaker firm on it."""
        text = self.texts[quotation.document]
        sentences = chain.from_iterable(sentence_spans(text, *piece) for piece in quotation.pieces)
        if any(not meet(span, part) and tells_it_comes(keys_in(text[slice(*span)])) for span in sentences):
            return True
        firm = (one for one in others if one.document == quotation.document and one is not quotation)
        return any(shared & self._content(one.document, one.span) for one in (*own, *firm))

    def _open_parts(self, quotation: Attribution) -> list[tuple[Span, frozenset[str]]]:
        """Return the sentences of a quotation that leave something open, in parts where "and" or "but" joins them.

        Each comes with the content of what is left open.
        """
        key = quotation.document, quotation.pieces
        if key not in self._open:
            text, found = self.texts[quotation.document], self._open.setdefault(key, [])
            for start, end in chain.from_iterable(sentence_spans(text, *piece) for piece in quotation.pieces):
                cuts = [start, *(joint.end() for joint in _JOINT.finditer(text, start, end)), end]
                for part in pairwise(cuts):
                    view = view_of(text, (part,))
                    if of := open_in(view.keys):
                        place = view.span(*of) if of[1] > of[0] else part
                        found.append((part, self._content(quotation.document, place)))
        return self._open[key]

    def _content(self, document: str, span: Span) -> frozenset[str]:
        """Return the concepts of a stretch that may join it with another: no name, bare number, time or light verb.

        A number with what it counts is one of them: "two weeks".
        """
        if (document, span) not in self._read:
            tokens = words_of(self.texts[document], *span)
            numbers = ((low, of) for low, of in pairwise(tokens.lows) if starts_number(low) and is_word(of))
            counts = (f"{low} {content_concept(of)}" for low, of in numbers)
            names = names_among(tokens.words[1:], tokens.lows[1:])
            self._read[document, span] = plain_concepts(tokens.lows).union(counts) - names - vague() - light_verbs()
        return self._read[document, span]

    def _rare(self, shared: frozenset[str], most: int, *of: Attribution) -> frozenset[str]:
        """Return those of some concepts that at most so many sentences of the article of each have."""
        return frozenset(each for each in shared if all(self._times(one.document)[each] <= most for one in of))

    def _times(self, document: str) -> Counter[str]:
        """Return how many sentences of an article have each concept."""
        if document not in self._told:
            text = self.texts[document]
            spans = sentence_spans(text, 0, len(text))
            self._told[document] = Counter(chain.from_iterable(self._content(document, span) for span in spans))
        return self._told[document]
