"""A transcript: every word of it was said, by the speaker whose label the line opens with ("MS. ORRIN: We held.")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from discrepancy.extract.marks import read_regions
from discrepancy.extract.mentions import Scene
from discrepancy.extract.speakers import Cast
from discrepancy.model import Attribution, Block, Kind, Role, Span, Speaker
from discrepancy.text.resources import words
from discrepancy.text.tokens import tokenize

_LABELLED = 2  # turns with a label that make a text a transcript
_LINE = re.compile(r"[^\r\n]+")
_LABEL = re.compile(
    r"(?P<name>[A-Z][\w.'’\-]*(?: (?:[A-Z][\w.'’\-]*|of|the|de|van|von|for|and|al|bin))"
    r"{0,7}),? ?(?:\([^()\n]{1,60}\))?:(?=\s|$)\s*"
)
_INITIALS = 2  # letters of a word in capitals that may stand for names


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one paragraph: the spans of the words, asides left out, and the label in force."""

    label: str
    label_span: Span | None
    pieces: tuple[Span, ...]


def read_transcript(text: str, blocks: Iterable[Block], document: str) -> tuple[Attribution, ...] | None:
    """Return each paragraph as a quote of its speaker, or None where the text is no transcript.

    It is one where several lines open with a speaker's label. Those who only ask have no name.
    """
    turns = list(_turns(text, blocks))
    if sum(turn.label_span is not None for turn in turns) < _LABELLED:
        return None
    cast = _cast(list(dict.fromkeys(turn.label for turn in turns)))
    return tuple(
        Attribution(document, Kind.DIRECT, turn.pieces, source=turn.label_span, speaker=cast.get(turn.label))
        for turn in turns
        if turn.label and turn.pieces
    )


def _turns(text: str, blocks: Iterable[Block]) -> Iterator[Turn]:
    """Yield the lines of a text with the label that each stands under; what comes before the first has none."""
    label = ""
    for block in blocks:
        if block.role in (Role.DEBRIS, Role.BYLINE):
            continue
        for line in _LINE.finditer(text, block.start, block.end):
            found = _LABEL.match(text, line.start(), line.end())
            if found and found["name"].casefold() in words("transcript", "headings"):
                continue
            label = found["name"] if found else label
            start = found.end() if found else line.start()
            yield Turn(label, found.span("name") if found else None, tuple(_said(text, start, line.end())))


def _said(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretches of a line between the notes in it, such as “(Applause.)”."""
    for match in _notes().finditer(text, start, end):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


@cache
def _notes() -> re.Pattern[str]:
    told = "|".join(sorted(map(re.escape, words("transcript", "notes")), key=len, reverse=True))
    return re.compile(rf"[(\[][^()\[\]\n]{{0,40}}\b(?:{told})\b[^()\[\]\n]{{0,40}}[)\]]", re.IGNORECASE)


def _cast(labels: Sequence[str]) -> dict[str, Speaker | None]:
    """Return who stands behind each label: read as names in prose are, so that “MR. LEE” and “DANA LEE” meet."""
    named = [label for label in labels if label and not _asks(label)]
    text, blocks = "", []
    for label in named:
        blocks.append(Block(len(text), len(text) + len(_as_name(label)) + len(" spoke."), Role.BODY))
        text += f"{_as_name(label)} spoke.\n\n"
    tokens = tokenize(text, blocks)
    cast = Cast(Scene(tokens, read_regions(tokens)))
    return {
        label: cast.resolve(paragraph.first, paragraph.last)
        for label, paragraph in zip(named, tokens.paragraphs, strict=True)
    }


def _asks(label: str) -> bool:
    told = [word.strip(".") for word in label.casefold().split()]
    return all(word in words("transcript", "askers") or word.isdigit() for word in told)


def _as_name(label: str) -> str:
    """Return a label in capitals as a name is printed in prose; initials stay as they are."""
    short = (len(word.strip(".")) <= _INITIALS and not word.endswith(".") for word in label.split())
    return " ".join(word if kept else _lowered(word) for word, kept in zip(label.split(), short, strict=True))


def _lowered(word: str) -> str:
    return "-".join(part.title() if part.isupper() else part for part in word.split("-")).replace("’S", "’s")
