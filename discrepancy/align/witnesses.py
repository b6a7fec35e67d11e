"""Drafts to alignments: each member gets its outlet, line, column and text, each group its id."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from discrepancy.align.drafts import Draft, Member
from discrepancy.model import Alignment, Article, Witness
from discrepancy.text.lines import line_of, line_starts
from discrepancy.text.statements import speaker_of


def finish(drafts: Iterable[Draft], articles: Sequence[Article]) -> list[Alignment]:
    """Return the alignments in the order of the drafts."""
    by_id = {article.id: article for article in articles}
    lines: dict[str, list[int]] = {}
    return [_alignment(draft, by_id, lines) for draft in drafts]


def in_order(alignments: Iterable[Alignment]) -> list[Alignment]:
    """Return the alignments in order of their first witnesses' places."""
    return sorted(alignments, key=_order)


def _order(alignment: Alignment) -> tuple[str, int, int, str, str]:
    first = alignment.witnesses[0]
    return first.document, first.start, first.end, alignment.kind, alignment.id


def _alignment(draft: Draft, articles: Mapping[str, Article], lines: dict[str, list[int]]) -> Alignment:
    by_place = {(m.document, m.start, m.end): m for m in reversed(draft.members)}
    members = [by_place[place] for place in sorted(by_place)]
    place = ";".join(f"{m.document}:{m.start}-{m.end}" for m in members)
    name = hashlib.sha256(f"{draft.kind};{place}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Alignment(name, draft.kind, tuple(_witness(m, articles[m.document], lines) for m in members))


def _witness(member: Member, article: Article, lines: dict[str, list[int]]) -> Witness:
    starts = lines.get(article.id)
    if starts is None:
        starts = lines[article.id] = line_starts(article.text)
    line = line_of(starts, member.start)
    speaker = speaker_of(member.statement)
    return Witness(
        document=article.id,
        outlet=article.outlet,
        start=member.start,
        end=member.end,
        line=line,
        column=member.start - starts[line - 1] + 1,
        text=article.text[member.start : member.end],
        speaker=speaker.name if speaker else None,
        statement=member.statement,
        reference=article.reference,
    )
