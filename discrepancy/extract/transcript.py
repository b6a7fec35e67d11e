"""A transcript: every word of it was said, by the speaker whose label the line opens with ("MS. ORRIN: We held.")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from discrepancy.extract.marks import read_regions
from discrepancy.extract.mentions import Scene
from discrepancy.extract.speakers import Cast
from discrepancy.model import Attribution, Block, Kind, Role, Span, Speaker, SpeakerKind
from discrepancy.text.resources import words
from discrepancy.text.tokens import QUOTE_MARKS, tokenize

_LABELLED = 2  # turns with a label that make a text a transcript...
_SHARE = 0.5  # ...if so much of its text stands under labels
_LONGEST = 9  # words of a label
_LABEL = re.compile(
    r"[^\S\n]*(?:[\[(]?\d[\d:.,]*[\])]?[^\S\n]+)?[*_]*"  # the time at which it is said, the stars of Markdown
    r"(?P<name>[^\W\d_][\w.'’\-]*(?:[^\S\n]+[\w.'’\-]+){0,8})"
    r",?[^\S\n]*(?:\([^()\n]{1,60}\))?[*_]*:[*_]*(?=\s|$)[^\S\n]*",
    re.MULTILINE,
)
_INITIALS = 2  # letters of a word in capitals that may stand for names


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one paragraph: the spans of the words, asides left out, and the label in force."""

    label: str
    label_span: Span | None
    pieces: tuple[Span, ...]

    @property
    def size(self) -> int:
        """Code points of what is said."""
        return sum(end - start for start, end in self.pieces)


def read_transcript(text: str, blocks: Iterable[Block], document: str) -> tuple[Attribution, ...] | None:
    """Return each paragraph as a quote of its speaker, or None where the text is no transcript.

    It is one where several lines open with the label of a speaker, most of the text stands under labels, and what
    comes before the first of them quotes nobody. Those who only ask have no name.
    """
    turns = list(_turns(text, blocks))
    cast = _cast(list(dict.fromkeys(turn.label for turn in turns)))
    if not _is_transcript(text, turns, cast):
        return None
    return tuple(
        Attribution(document, Kind.DIRECT, turn.pieces, source=turn.label_span, speaker=cast.get(turn.label))
        for turn in turns
        if turn.label and turn.pieces
    )


def _is_transcript(text: str, turns: Sequence[Turn], cast: dict[str, Speaker | None]) -> bool:
    labels = [turn.label for turn in turns if turn.label_span]
    told = sum(turn.size for turn in turns if turn.label)
    lead = "".join(text[slice(*piece)] for turn in turns if not turn.label for piece in turn.pieces)
    known = sum(_asks(label) or _is_speaker(label, cast.get(label)) for label in labels)
    return (
        len(labels) >= _LABELLED
        and 2 * known > len(labels)
        and told >= _SHARE * sum(turn.size for turn in turns)
        and QUOTE_MARKS.isdisjoint(lead)
    )


def _is_speaker(label: str, speaker: Speaker | None) -> bool:
    """Whether a label is surely of somebody: "DANA", "Dana Orrin", "Mayor Orrin", but not "Rain" in a table."""
    if speaker is None or speaker.kind is SpeakerKind.ANONYMOUS:
        return False
    return label.isupper() or " " in speaker.name or bool(speaker.roles)


def _turns(text: str, blocks: Iterable[Block]) -> Iterator[Turn]:
    """Yield the paragraphs of a text with the label that each stands under, cut at each label in them.

    What comes before the first label, and below a heading, has none.
    """
    label = ""
    for block in blocks:
        if block.role in (Role.DEBRIS, Role.BYLINE):
            continue
        start, span = block.start, None
        for found in _labels(text, block):
            yield Turn(label, span, tuple(_said(text, start, found.start())))
            heading = found["name"].casefold() in words("transcript", "headings")
            label, span = ("", None) if heading else (_plain(found["name"]), found.span("name"))
            start = found.end()
        yield Turn(label, span, tuple(_said(text, start, block.end)))


def _labels(text: str, block: Block) -> Iterator[re.Match[str]]:
    """Yield the labels that open lines of a paragraph."""
    at = block.start
    while at < block.end:
        found = _LABEL.match(text, at, block.end)
        if found and _names(found["name"].split()):
            yield found
        at = text.find("\n", at, block.end) + 1 or block.end


def _names(told: Sequence[str]) -> bool:
    """Whether words may be a label: each has a capital, is a number, or belongs into names ("von", "of the")."""
    small = words("transcript", "particles")
    fit = all(word[0].isupper() or word.isdigit() or word.casefold() in small for word in told)
    return fit and told[0][0].isupper() and len(told) <= _LONGEST


def _plain(label: str) -> str:
    return " ".join(label.split())


def _said(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretches of a paragraph between the notes in it, such as “(Applause.)”."""
    for match in _notes().finditer(text, start, end):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "*_"):
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
    """Whether a label is of one who only asks: "REPORTER 2", "Q", "Q3"."""
    told = [word.strip(".").rstrip("0123456789") for word in label.casefold().split()]
    return all(word in words("transcript", "askers") or not word for word in told)


def _as_name(label: str) -> str:
    """Return a label in capitals as a name is printed in prose; initials stay as they are."""
    short = (len(word.strip(".")) <= _INITIALS and not word.endswith(".") for word in label.split())
    return " ".join(word if kept else _lowered(word) for word, kept in zip(label.split(), short, strict=True))


def _lowered(word: str) -> str:
    return "-".join(part.title() if part.isupper() else part for part in word.split("-")).replace("’S", "’s")
