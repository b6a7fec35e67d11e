"""Styled words set into lines of a given width: whole words, hanging indents, widths in terminal cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

Chunk = tuple[str, str]  # text and the name of its style, "" for none
Word = list[Chunk]  # chunks with no white space between them
Line = list[Chunk]

_SHORTEST_RULE = 3  # cells


def words(chunks: Iterable[Chunk]) -> list[Word]:
    """Split styled chunks at white space; a word may run over several chunks."""
    found: list[Word] = []
    joined = False
    for text, style in chunks:
        runs = text.split()
        if not runs:
            joined = joined and not text
            continue
        if joined and not text[0].isspace():
            found[-1].append((runs.pop(0), style))
        found += [[(run, style)] for run in runs]
        joined = not text[-1].isspace()
    return found


def wrap(text: Iterable[Chunk], width: int, first: Line, rest: Line) -> list[Line]:
    """Set text into lines of `width` cells, the first after the chunks `first`, the others after `rest`."""
    lines: list[Line] = [list(first)]
    indent = _width(rest)
    room, used = width - _width(first), 0
    for word, size in _folded(words(text), max(width - max(indent, _width(first)), 8)):
        if used and used + 1 + size > room:
            lines.append(list(rest))
            room, used = width - indent, 0
        if used:
            lines[-1].append((" ", _shared(lines[-1][-1], word[0])))
            used += 1
        lines[-1] += word
        used += size
    return lines


def rule(label: Line, width: int, style: str) -> list[Line]:
    """Return a heading: the label, in several lines where it is long, then a line to the right edge."""
    *above, last = [label] if _width(label) < width - _SHORTEST_RULE else wrap(label, width, [], [])
    room = width - _width(last) - 1
    return [*above, last if room < _SHORTEST_RULE else [*last, (" ", ""), ("─" * room, style)]]


def _folded(text: list[Word], room: int) -> Iterator[tuple[Word, int]]:
    """Yield words with their widths; those longer than a line, such as addresses, are broken."""
    for word in text:
        size = _width(word)
        if size <= room:
            yield word, size
        else:
            yield from ((piece, _width(piece)) for piece in pieces(word, room))


def pieces(word: Word, room: int) -> Iterator[Word]:
    """Yield a word in parts of `room` cells at the most."""
    part: Word = []
    used = 0
    for text, style in word:
        start = 0
        for i, character in enumerate(text):
            size = cell_len(character)
            if used + size > room:
                yield [*part, (text[start:i], style)]
                part, used, start = [], 0, i
            used += size
        part.append((text[start:], style))
    yield part


def _shared(before: Chunk, after: Chunk) -> str:
    """Return the style of the space between two words: theirs where they share one, so that a mark is unbroken."""
    return before[1] if before[1] == after[1] else ""


def _width(chunks: Line) -> int:
    if len(chunks) == 1:  # as most words are
        text = chunks[0][0]
        return len(text) if text.isascii() else cell_len(text)
    return sum(len(text) if text.isascii() else cell_len(text) for text, _ in chunks)
