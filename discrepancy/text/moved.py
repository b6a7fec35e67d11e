"""Statements and witnesses of a text as its reader sees it, moved to their places in the file; and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from discrepancy.model import (
    Alignment,
    Article,
    Collation,
    Finding,
    Occasion,
    Parallel,
    Span,
    Statements,
    Variant,
    Witness,
)
from discrepancy.text.seen import Seen, is_markdown, seen
from discrepancy.values import changed

Move = Callable[[Span], Span]
V = TypeVar("V")
G = TypeVar("G", Alignment, Finding)

_SPAN = frozenset({"span", "source", "cue", "stance", "target_span", "marker"})
_SPANS = frozenset({"pieces", "clauses", "scares"})
_SPEAKERS = frozenset({"speaker", "within", "holder"})
_VALUES = frozenset(
    {"attributions", "figures", "positions", "events", "passages", "details", "turns", "moments", "introductions"}
)


def seen_in(article: Article) -> Seen:
    """Return the text of an article as its reader sees it."""
    return seen(article.text, markdown=is_markdown(article.id))


def readable(article: Article) -> Article:
    """Return an article with its text as a reader sees it, which is as long; itself where nothing is seen otherwise."""
    text = seen_in(article).text
    return article if text == article.text else changed(article, text=text)


def in_file(article: Article, statements: Statements) -> Statements:
    """Return the statements of what is seen of an article, with their spans in the file."""
    view = seen_in(article)
    return _moved(statements, view.in_file) if view.starts else statements


def from_file(article: Article, statements: Statements) -> Statements:
    """Return statements whose spans are those in the file, with their spans in what is seen of it."""
    view = seen_in(article)
    return _moved(statements, view.from_file) if view.starts else statements


def as_printed(group: G, files: Mapping[str, Article]) -> G:
    """Return an alignment or finding with the places and text of the file, any comment inside a quote in it.

    `files` are the articles that are seen otherwise than they stand in the file.
    """
    if files.keys().isdisjoint(witness.document for witness in group.witnesses):
        return group
    moved = changed(group, witnesses=tuple(_printed(each, files) for each in group.witnesses))
    if isinstance(group, Finding) and len(group.witnesses) > 1:
        moved = changed(moved, variants=_variants(group.variants, group.witnesses[:2], files))
    return moved


def as_seen(alignment: Alignment, files: Mapping[str, Article]) -> Alignment:
    """Return an alignment as it was before `as_printed`, for its words to be compared."""
    if files.keys().isdisjoint(witness.document for witness in alignment.witnesses):
        return alignment
    return changed(alignment, witnesses=tuple(_seen(each, files) for each in alignment.witnesses))


def collation_as_printed(collation: Collation, files: Mapping[str, Article]) -> Collation:
    """Return a collation with the places and text of the file, as `as_printed`."""
    base = tuple(_printed(each, files) for each in collation.base)
    parallels = tuple(_parallel(each, collation.base, files) for each in collation.parallels)
    return changed(collation, base=base, parallels=parallels)


def _parallel(one: Parallel, base: tuple[Witness, ...], files: Mapping[str, Article]) -> Parallel:
    variants = _variants(one.variants, (one.witnesses[0], base[0]), files)
    return changed(one, witnesses=tuple(_printed(each, files) for each in one.witnesses), variants=variants)


def _variants(
    found: Iterable[Variant], witnesses: tuple[Witness, ...], files: Mapping[str, Article]
) -> tuple[Variant, ...]:
    a, b = (_place(witness.document, files) for witness in witnesses)
    return tuple(changed(each, a_span=a(each.a_span), b_span=b(each.b_span)) for each in found)


def _place(document: str, files: Mapping[str, Article]) -> Move:
    return seen_in(files[document]).in_file if document in files else lambda span: span


def _printed(witness: Witness, files: Mapping[str, Article]) -> Witness:
    if witness.document not in files:
        return witness
    file = files[witness.document]
    return _at(witness, seen_in(file).in_file, file.text)


def _seen(witness: Witness, files: Mapping[str, Article]) -> Witness:
    if witness.document not in files:
        return witness
    view = seen_in(files[witness.document])
    return _at(witness, view.from_file, view.text)


def _at(witness: Witness, place: Move, text: str) -> Witness:
    """Return a witness in its place in a text; its line is the same in both."""
    start, end = place((witness.start, witness.end))
    return changed(
        witness,
        start=start,
        end=end,
        column=witness.column + start - witness.start,
        text=text[start:end],
        statement=witness.statement and _moved(witness.statement, place),
    )


def _moved(one: V, place: Move) -> V:
    """Return a statement, or all those of an article, with each of its spans moved."""
    told = {each.name: getattr(one, each.name) for each in fields(one)}  # type: ignore[arg-type]
    moved: dict[str, Any] = {}
    for name, found in told.items():
        if name in _SPAN and found:
            moved[name] = place(found)
        elif name in _SPANS:
            moved[name] = tuple(map(place, found))
        elif name in _SPEAKERS and found:  # in whose name blanks may make up for what was taken out
            moved[name] = changed(found, name=" ".join(found.name.split()))
        elif name in _VALUES:
            moved[name] = tuple(_moved(each, place) for each in found)
        elif name == "occasion":
            moved[name] = _occasion(found, place)
    return changed(one, **moved)


def _occasion(one: Occasion, place: Move) -> Occasion:
    return changed(
        one,
        days=tuple((day, *place((start, end))) for day, start, end in one.days),
        venues=tuple((name, printed, *place((start, end))) for name, printed, start, end in one.venues),
        relative=tuple((day, *place((start, end))) for day, start, end in one.relative),
    )
