"""What was extracted, one JSON object a line: the wire format of `extract`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from discrepancy.model import (
    Article,
    Attribution,
    Event,
    Figure,
    Moment,
    Occasion,
    Position,
    Span,
    Speaker,
    Statements,
)
from discrepancy.report.wire import plain_escapes

Row = dict[str, Any]


def render_jsonl(article: Article, statements: Statements) -> str:
    """Return the statements of one article, a line each, in order of their first offset."""
    return "".join(
        plain_escapes(json.dumps(row, ensure_ascii=False)) + "\n" for row in rows(article.text, statements)
    )


def rows(text: str, statements: Statements) -> Iterator[Row]:
    """Yield the rows of an article's statements; `text` is the article's, which all spans are of."""
    found = [
        *(_attribution(item, text) for item in statements.attributions),
        *(_figure(item, text) for item in statements.figures),
        *(_position(item, text) for item in statements.positions),
        *(_event(item, text) for item in statements.events),
        *(_moment(item, text) for item in statements.moments),
        *(_spanned(statements.document, "scare", span, text) for span in statements.scares),
    ]
    yield from sorted(found, key=lambda row: (row["content"][0] if "content" in row else row["span"]))


def _attribution(item: Attribution, text: str) -> Row:
    return {
        "doc": item.document,
        "kind": str(item.kind),
        "content": [list(piece) for piece in item.pieces],
        "content_text": " ".join(text[start:end] for start, end in item.pieces),
        "source": [list(item.source)] if item.source else [],
        "source_text": _slice(text, item.source),
        "cue": [list(item.cue)] if item.cue else [],
        "cue_text": _slice(text, item.cue),
        "cue_class": item.cue_class,
        **_speaker(item.speaker),
        "roles": list(item.speaker.roles) if item.speaker else [],
        "within": item.within.name if item.within else None,
        "headline": item.headline,
        **_occasion(item.occasion, text),
    }


def _figure(item: Figure, text: str) -> Row:
    return {
        **_spanned(item.document, "figure", item.span, text),
        "value": _number(item.low) if item.low == item.high else [_number(item.low), _number(item.high)],
        "unit": item.unit,
        "bound": item.bound,
        "counted": list(item.counted),
        "concepts": list(item.concepts),
        "scope": item.scope,
        "subset": item.subset,
        "update": item.update,
        "names": list(item.names),
        **_speaker(item.speaker),
        **_occasion(item.occasion, text),
    }


def _position(item: Position, text: str) -> Row:
    return {
        **_spanned(item.document, "position", item.span, text),
        "holder": item.holder.name if item.holder else None,
        "holder_kind": str(item.holder.kind) if item.holder else None,
        "scale": item.scale,
        "degree": item.degree,
        "stance": _slice(text, item.stance),
        "target": _slice(text, item.target_span),
        "conditional": item.conditional,
        "names": list(item.names),
        **_occasion(item.occasion, text),
    }


def _event(item: Event, text: str) -> Row:
    return {
        **_spanned(item.document, "event", item.span, text),
        "predicate": item.predicate,
        "negative": item.negative,
        "modal": item.modal,
        "marker": _slice(text, item.marker),
        "quoted": item.quoted,
        "names": list(item.names),
        **_speaker(item.speaker),
        **_occasion(item.occasion, text),
    }


def _moment(item: Moment, text: str) -> Row:
    return {**_spanned(item.document, "moment", item.span, text), "moment": item.kind, "value": item.value}


def _spanned(document: str, kind: str, span: Span, text: str) -> Row:
    return {"doc": document, "kind": kind, "span": list(span), "text": text[span[0] : span[1]]}


def _slice(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _number(value: float) -> float | int | None:
    """Return a value as JSON has it: whole numbers without a fraction, null for no limit."""
    if not math.isfinite(value):
        return None
    return int(value) if value == int(value) else value


def _speaker(speaker: Speaker | None) -> Row:
    return {"speaker": speaker.name if speaker else None, "speaker_kind": str(speaker.kind) if speaker else None}


def _occasion(occasion: Occasion, text: str) -> Row:
    """Return when and where: days as `[value, start, end]`, venues as `[class, text, start, end]`."""
    return {
        "days": [list(day) for day in occasion.days],
        "years": list(occasion.years),
        "venues": [[name, text[start:end], start, end] for name, _, start, end in occasion.venues],
        "relative_days": [list(day) for day in occasion.relative],
    }
