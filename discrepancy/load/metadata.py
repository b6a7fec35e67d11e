"""What an article says of itself: outlet, title, day of publication and address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from discrepancy.load import frontmatter
from discrepancy.load.clean import blocks
from discrepancy.load.datelines import agency
from discrepancy.load.dates import full_date, iso_date
from discrepancy.model import Article, Block, Role
from discrepancy.text.front import end_of
from discrepancy.text.seen import is_markdown, seen

_HEADER = 1_500  # characters after the front matter that can hold the header
_MASTHEAD_BLOCKS = 6
_SEGMENTS = re.compile(r"[|•·–—,.;:()\n]|\s-\s")
_BY = re.compile(r"\A\s*by\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"\Athe(?=[\W_])")
_INITIALS = 3  # letters that may be initials
_SMALL = frozenset({"and", "at", "de", "for", "in", "la", "of", "on", "the"})
_FILE_NUMBERS = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\A\d+[_-]")


def article(identity: str, text: str, path: str, outlet: str | None = None) -> Article:
    """Return the article of a file; what its front matter does not say is read from its header, then its name.

    A configured `outlet` comes between the two.

    Raises:
        LoadError: the front matter is broken; `path` names the file.
    """
    front = frontmatter.read(text, path)
    if front.outlet and front.title and front.published:
        return Article(identity, front.outlet, text, front.title, front.published, front.url)
    header = seen(text[: end_of(text) + _HEADER], markdown=is_markdown(identity)).text
    found = blocks(header)
    stem = PurePosixPath(identity).stem
    return Article(
        id=identity,
        outlet=front.outlet or outlet or _outlet(header, found, stem),
        text=text,
        title=front.title or _title(header, found),
        published=front.published or _published(header, found, stem),
        url=front.url,
    )


def _title(text: str, found: Iterable[Block]) -> str | None:
    """Return the first headline on one line, less the emphasis of Markdown."""
    for block in found:
        if block.role is Role.HEADLINE:
            return " ".join(text[block.start : block.end].split()).strip("*_# ") or None
    return None


def _outlet(text: str, found: tuple[Block, ...], stem: str) -> str:
    """Return the agency of the dateline, else a name in the header that the file is named after, else its stem."""
    for block in _bylines(found):
        if (name := agency(text[block.start : block.end])) and name != _initials(stem):
            return name
    return _masthead(text, found[:_MASTHEAD_BLOCKS], stem) or _titled(stem)


def _titled(stem: str) -> str:
    """Return the name of a file, that of an outlet where it is words alone: "daily-clarion" is the "Daily Clarion"."""
    parts = re.split(r"[-_ ]+", stem)
    worded = all(part.isalpha() and part.islower() and (len(part) > _INITIALS or part in _SMALL) for part in parts)
    if len(parts) > 1 and worded:  # "bbc-news" stays
        return " ".join(part if n and part in _SMALL else part.capitalize() for n, part in enumerate(parts))
    return stem


def _initials(stem: str) -> str:
    """Return the initials by which a dateline may call the outlet that a file is named after: "UP" of "union-press"."""
    return "".join(part[0] for part in re.split(r"[\W_]+", stem) if part).upper()


def _masthead(text: str, found: Iterable[Block], stem: str) -> str | None:
    wanted = _letters(_FILE_NUMBERS.sub("", stem))
    if len(wanted) < 2:  # "A" opens a headline
        return None
    for block in found:
        for segment in _SEGMENTS.split(text[block.start : min(block.end, block.start + 200)]):
            parts = _BY.sub("", segment).split()
            name = _leading(parts, wanted)
            if name and not (block.role is Role.BODY and _goes_on(parts, name)):
                return name
    return None


def _leading(parts: list[str], wanted: str) -> str | None:
    """Return the first words of a segment whose letters are those wanted."""
    if parts and not _may_lead(parts[0].casefold(), wanted):
        return None
    for n in range(1, len(parts) + 1):
        letters = _letters(" ".join(parts[:n]))
        if letters == wanted:
            return " ".join(parts[:n])
        if len(letters) > len(wanted):
            break
    return None


def _goes_on(parts: list[str], name: str) -> bool:
    """Whether a word in small letters comes after a name: the file is named after what the sentence is about."""
    return any(part[0].islower() for part in parts[len(name.split()) :])


def _may_lead(first: str, wanted: str) -> bool:
    """Whether a name that starts with this word can have these letters: most cannot, which costs little to see."""
    letters = "".join(filter(str.isalnum, first))
    return wanted.startswith(letters) or "&" in first or letters.startswith("the")


def _letters(name: str) -> str:
    """Return the letters and digits of a name in lower case, less a leading "the", an ampersand read as "and"."""
    low = _ARTICLE.sub("", name.casefold().strip().replace("&", " and "))
    return "".join(filter(str.isalnum, low))


def _published(text: str, found: Iterable[Block], stem: str) -> datetime.date | None:
    """Return the day in the lines of the header, else in the name of the file."""
    for block in _bylines(found):
        if day := full_date(text[block.start : block.end]):
            return day
    return iso_date(stem)


def _bylines(found: Iterable[Block]) -> list[Block]:
    """Return the bylines and datelines up to the first paragraph of the body."""
    lines = []
    for block in found:
        if block.role is Role.BODY:
            break
        if block.role is Role.BYLINE:
            lines.append(block)
    return lines
