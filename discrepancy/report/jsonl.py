"""What was extracted, one JSON object a line: the wire format of `extract`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from discrepancy.model import Article, Attribution, Event, Figure, Moment, Occasion, Position, Span, Statements
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
        "speaker": item.speaker.name if item.speaker else None,
        "within": item.within.name if item.within else None,
        "headline": item.headline,
        **_occasion(item.occasion),
    }


def _figure(item: Figure, text: str) -> Row:
    return {
        **_spanned(item.document, "figure", item.span, text),
        "value": _number(item.low) if item.low == item.high else [_number(item.low), _number(item.high)],
        "unit": item.unit,
        "bound": item.bound,
        "counted": list(item.counted),
        "speaker": item.speaker.name if item.speaker else None,
        **_occasion(item.occasion),
    }


def _position(item: Position, text: str) -> Row:
    return {
        **_spanned(item.document, "position", item.span, text),
        "holder": item.holder.name if item.holder else None,
        "scale": item.scale,
        "degree": item.degree,
        "stance": _slice(text, item.stance),
        "target": _slice(text, item.target_span),
        "conditional": item.conditional,
        **_occasion(item.occasion),
    }


def _event(item: Event, text: str) -> Row:
    return {
        **_spanned(item.document, "event", item.span, text),
        "predicate": item.predicate,
        "negative": item.negative,
        "modal": item.modal,
        "names": list(item.names),
        "speaker": item.speaker.name if item.speaker else None,
        **_occasion(item.occasion),
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


def _occasion(occasion: Occasion) -> Row:
    return {
        "days": [value for value, _, _ in occasion.days],
        "years": list(occasion.years),
        "venues": [value for value, _, _, _ in occasion.venues],
    }
