"""A base text with other readings' words set under those they replace: one line of text, then one line a reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rich.cells import cell_len, set_cell_size

from discrepancy.model import Parallel, Variant, VariantClass, Witness
from discrepancy.report.layout import Chunk, Line, pieces
from discrepancy.report.logged import logged
from discrepancy.report.look import Look
from discrepancy.report.marks import bracketed, emphasis, local_span, whole_words, windows

ALIKE = 0.5  # share of words in common under which two texts are shown whole, as marks on them would mean nothing
INDENT = 4  # cells
_NAME = 18  # cells of an outlet's name beside its words, at most
_BAR = 3  # cells between the names and the words
_BRACKETS = 4  # cells of the marks around a word without colour
_UNSHOWN = frozenset({VariantClass.SPELLING, VariantClass.CASE, VariantClass.PUNCTUATION})
_LESSER = frozenset({"edge", "light"})  # scopes of differences that leave the sense alone: a part quoted, a "the"
_WORD = re.compile(r"\S+")
_CUT, _CARET, _LEFT_OUT = "[…]", "‸", "–"


@dataclass(slots=True)
class Word:
    """A word of the base, where it stands in its file, and what readings have under it: row, text and style.

    A caret has an empty span, the place of words that only others have. `run` numbers the words that differ together,
    0 for none, and text[first:last] is what differs, less the punctuation beside it.
    """

    text: str
    start: int
    end: int
    run: int = 0
    first: int = 0
    last: int = 0
    under: list[tuple[int, Chunk]] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A line of the base as it is filled, and the lines under it, by row; `reach` is the cell that each has come to."""

    base: Line = field(default_factory=list)
    rows: dict[int, Line] = field(default_factory=dict)
    reach: dict[int, int] = field(default_factory=dict)
    used: int = 0


def shown(parallel: Parallel) -> list[Variant]:
    """Return the differences of a reading that are worth showing: spelling and a part quoted are not."""
    return [v for v in parallel.variants if v.cls not in _UNSHOWN and v.scope not in _LESSER]


def fits(parallel: Parallel, base: Sequence[Witness], width: int) -> bool:
    """Tell whether a reading is near enough to its base, and the words of both short enough, to stand under it."""
    if parallel.shared < ALIKE:
        return False
    variants = shown(parallel)
    words = _words(base, variants, sum(len(witness.text) for witness in base))
    for variant in variants:
        _set_under(words, 0, variant, parallel.witnesses, color=False)
    room = width - INDENT - _NAME - _BAR
    return all(max(cell_len(word.text) + _BRACKETS, *_under(word).values(), 0) <= room for word in words if word.run)


def interlinear(base: Sequence[Witness], parallels: Sequence[Parallel], look: Look) -> list[Line]:
    """Return the base and under it what each of the parallels has instead, names to the left."""
    names = [_name(base) if parallels else "", *(_name(parallel.witnesses) for parallel in parallels)]
    margin = max(map(cell_len, names))
    words = _words(base, [variant for parallel in parallels for variant in shown(parallel)], look.context)
    for row, parallel in enumerate(parallels):
        for variant in shown(parallel):
            _set_under(words, row, variant, parallel.witnesses, look.color)
    lines: list[Line] = []
    for block in _blocks(words, look.width - INDENT - margin - _BAR, look.color):
        lines.append([*_label("" if lines else names[0], margin), *block.base])
        lines += [[*_label(names[row + 1], margin), *block.rows[row]] for row in sorted(block.rows)]
    return lines


def _name(witnesses: Sequence[Witness]) -> str:
    name = logged(witnesses[0].outlet)
    return name if cell_len(name) <= _NAME else set_cell_size(name, _NAME - 1).rstrip() + "…"


def _label(name: str, margin: int) -> Line:
    return [(" " * INDENT, ""), (set_cell_size(name, margin), "outlet"), (" │ " if margin else "│ ", "dim")]


def _words(base: Sequence[Witness], variants: Iterable[Variant], context: int) -> list[Word]:
    """Return the words of the base to show, long stretches without a difference cut, carets where others have more."""
    spans = {variant.b_span for variant in variants}
    found: list[Word] = []
    for witness in base:
        text = logged(witness.text)
        local = sorted((s - witness.start, e - witness.start) for s, e in spans if witness.start <= s <= witness.end)
        at = 0 if witness is base[0] else -1  # between the pieces of a split quote stand words of the article's own
        for start, end in windows(text, local, context):
            found += [Word(_CUT, -1, -1)] if start > at else []
            found += _in_window(text, start, end, witness.start, {s for s, e in local if s == e})
            at = end
        found += [Word(_CUT, -1, -1)] if at < len(text) else []
    return found


def _in_window(text: str, start: int, end: int, offset: int, carets: Iterable[int]) -> Iterator[Word]:
    words = [Word(m.group(), m.start() + offset, m.end() + offset) for m in _WORD.finditer(text, start, end)]
    points = [Word(_CARET, at + offset, at + offset) for at in carets if start <= at <= end]
    yield from sorted([*words, *points], key=lambda word: (word.start, word.end))


def _set_under(words: Sequence[Word], row: int, variant: Variant, pieces: Sequence[Witness], color: bool) -> None:
    """Mark the words of the base that a variant is about, and set under them what the reading has."""
    start, end = variant.b_span
    about = [w for w in words if (w.start < end and start < w.end) or (w.start, w.end) == (start, end)]
    text = _printed(variant, pieces)
    for word in about:
        first, last = max(start - word.start, 0), min(end - word.start, len(word.text))
        word.first, word.last = (min(first, word.first), max(last, word.last)) if word.run else (first, last)
        word.run = word.run or start + 1
        if not text:
            word.under.append((row, (_LEFT_OUT * cell_len(word.text), "deviant" if color else "")))
    if text and about:
        about[0].under.append((row, emphasis(text, "a") if color else (bracketed(text, "a"), "")))


def _printed(variant: Variant, pieces: Sequence[Witness]) -> str:
    """Return the reading's own words, whole ones, as its article prints them; those of a split quote piece by piece."""
    spans = [(piece, local) for piece in pieces if (local := local_span(variant.a_span, piece)) is not None]
    return " ".join(logged(piece.text[slice(*whole_words(piece.text, local))]) for piece, local in spans).strip()


def _blocks(words: Sequence[Word], room: int, color: bool) -> list[Block]:
    """Set the words into lines of `room` cells; a word that others differ on starts where their lines are free."""
    blocks = [Block()]
    words = list(_folded(words, room))
    for number, word in enumerate(words):
        chunks = _chunks(words, number, color)
        opened = number > 0 and _together(words[number - 1], word)
        block = blocks[-1]
        at = max([block.used + 1 if block.used else 0, *(block.reach.get(row, -1) + 1 for row, _ in word.under)])
        size = sum(cell_len(text) for text, _ in chunks)
        wide = max(size, *_under(word).values(), 0)
        if at and at + wide > room:
            block, at = Block(), 0
            blocks.append(block)
        block.base += [(" " * (at - block.used), "other" if opened and color else ""), *chunks]
        block.used = at + size
        for row, (under, style) in word.under:
            reach = block.reach.get(row, 0)
            line = block.rows.setdefault(row, [])
            going_on = opened and line and line[-1][0][-1] == under[0] == _LEFT_OUT
            line += [((_LEFT_OUT if going_on else " ") * (at - reach), style if going_on else ""), (under, style)]
            block.reach[row] = max(at, reach) + cell_len(under)
    return blocks


def _folded(words: Iterable[Word], room: int) -> Iterator[Word]:
    """Break the words that are longer than a line and stand alone; those with others under them have been measured."""
    for word in words:
        if word.run or cell_len(word.text) <= room:
            yield word
        else:
            yield from (replace(word, text=text) for ((text, _),) in pieces([(word.text, "")], room))


def _under(word: Word) -> dict[int, int]:
    """Return the cells that each row takes under a word."""
    cells: dict[int, int] = {}
    for row, (text, _) in word.under:
        cells[row] = cells.get(row, 0) + cell_len(text)
    return cells


def _together(word: Word, after: Word) -> bool:
    """Whether two neighbours are marked as one: they differ together, or some reading leaves out both."""
    if word.run == after.run:
        return bool(word.run)
    rows = ({row for row, (text, _) in each.under if text[:1] == _LEFT_OUT} for each in (word, after))
    return bool(word.run and after.run and set.intersection(*rows))


def _chunks(words: Sequence[Word], number: int, color: bool) -> Line:
    """Return a word with what differs in it marked."""
    word = words[number]
    if not word.run:
        return [(word.text, "dim" if word.text == _CUT else "")]
    if word.text == _CARET:
        return [emphasis(word.text, "b") if color else (word.text, "")]
    opens = number == 0 or not _together(words[number - 1], word)
    closes = number + 1 == len(words) or not _together(word, words[number + 1])
    before, told, after = word.text[: word.first], word.text[word.first : word.last], word.text[word.last :]
    if color:
        return [(before, ""), emphasis(told, "b"), (after, "")]
    return [(f"{before}{'{+' if opens else ''}{told}{'+}' if closes else ''}{after}", "")]
