"""Two sentences that one article quotes as if said in one breath: in others something stands or passes between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from discrepancy.collate.stitches import time_passes
from discrepancy.model import Alignment, Article, Attribution, Comparison, Kind, Variant, VariantClass, Witness
from discrepancy.text.concepts import concepts
from discrepancy.text.view import keys_in

LEAST = 4  # words left out that are a remark, and no "you know"
_SEAM = re.compile(r"[.!?,;:]?\s*")  # what stands between two sentences that run on; an ellipsis or a mark is more
_CUT_BEFORE, _CUT_AFTER = re.compile(r"(?:…|\.\s?\.)\W*\Z"), re.compile(r"\W*(?:…|\.\s?\.)")

_Place = tuple[Witness, Alignment]
_Seam = tuple[str, str]  # the alignments of the sentences on both sides


def left_out(alignments: Sequence[Alignment], articles: Mapping[str, Article]) -> Iterator[Comparison]:
    """Yield for each two sentences that one article joins what another quotes between them, or that it parts them.

    The first witness runs over both sentences, the second over both and the words between.
    """
    joined: dict[_Seam, list[tuple[Witness, Witness, Alignment]]] = {}
    parted: dict[_Seam, list[tuple[Witness, Witness]]] = {}
    for places in _quotations(alignments):
        text = articles[places[0][0].document].text
        for (x, first), (y, second) in pairwise(places):
            if first is second or not _one_piece(x, y):
                continue
            between = text[x.end : y.start]
            if _SEAM.fullmatch(between) and not (_CUT_BEFORE.search(x.text) or _CUT_AFTER.match(y.text)):
                joined.setdefault((first.id, second.id), []).append((x, y, first))
            elif _remark(between):
                parted.setdefault((first.id, second.id), []).append((x, y))
    apart = _said_apart(alignments, articles, joined.keys()) if joined else {}
    for seam in sorted(joined.keys() & (parted.keys() | apart.keys())):
        for x, y, alignment in (place for place in joined[seam] if not place[0].reference):
            found = next((pair for pair in parted.get(seam, ()) if pair[0].document != x.document), None)
            later = next((pair for pair in apart.get(seam, ()) if pair[0].document != x.document), None)
            if pair := found or later:
                yield _comparison(alignment, (x, y), pair, articles, found is not None)


def _said_apart(
    alignments: Sequence[Alignment], articles: Mapping[str, Article], seams: Set[_Seam]
) -> dict[_Seam, list[tuple[Witness, Witness]]]:
    """Return for some seams the sentences that stand in two quotations of one speaker, made at two times."""
    found: dict[_Seam, list[tuple[Witness, Witness]]] = {}
    needed = {name for seam in seams for name in seam}
    of_document: dict[str, list[tuple[Witness, str]]] = {}
    for alignment in (one for one in alignments if one.id in needed):
        for w in alignment.witnesses:
            if isinstance(w.statement, Attribution) and w.statement.kind is Kind.DIRECT and not w.statement.headline:
                of_document.setdefault(w.document, []).append((w, alignment.id))
    for document, places in of_document.items():
        for (x, first), (y, second) in pairwise(sorted(places, key=lambda place: place[0].start)):
            if (first, second) not in seams or x.statement == y.statement or x.speaker != y.speaker:
                continue
            if time_passes(articles[document].text, x.end, y.start, y.end, sentences_apart=True):
                found.setdefault((first, second), []).append((x, y))
    return found


def _quotations(alignments: Iterable[Alignment]) -> list[list[_Place]]:
    """Return the aligned sentences of each quotation, in order."""
    found: dict[tuple[str, object], list[_Place]] = {}
    for alignment in alignments:
        for witness in alignment.witnesses:
            said = witness.statement
            if alignment.kind == "quote" and isinstance(said, Attribution) and said.kind is Kind.DIRECT:
                found.setdefault((witness.document, said.pieces), []).append((witness, alignment))
    return [sorted(places, key=lambda place: place[0].start) for places in found.values() if len(places) > 1]


def _one_piece(x: Witness, y: Witness) -> bool:
    """Whether two sentences stand in one pair of marks."""
    said = x.statement
    pieces = said.pieces if isinstance(said, Attribution) else ()
    return any(start <= x.start and x.end <= y.start and y.end <= end for start, end in pieces)


def _remark(between: str) -> bool:
    keys = keys_in(between)
    return len(keys) >= LEAST and bool(concepts(keys))


def _comparison(
    alignment: Alignment,
    a: tuple[Witness, Witness],
    b: tuple[Witness, Witness],
    articles: Mapping[str, Article],
    more: bool,
) -> Comparison:
    """Return the comparison of a joined pair with a parted one, which has more of the quotation between if `more`."""
    text = articles[b[0].document].text
    gap = text[b[0].end : b[1].start]
    start = b[0].end + len(gap) - len(gap.lstrip(" .,;:!?"))
    end = start + len(text[start : b[1].start].rstrip())
    if not more:
        start = end = b[1].start
    variant = Variant(VariantClass.STITCH, "", text[start:end], (a[1].start, a[1].start), (start, end))
    return Comparison(alignment, "quote", _over(a, articles), _over(b, articles), (variant,))


def _over(pair: tuple[Witness, Witness], articles: Mapping[str, Article]) -> Witness:
    """Return a witness that runs from the first sentence to the second."""
    x, y = pair
    return replace(x, end=y.end, text=articles[x.document].text[x.start : y.end])
