"""Quotation marks: which characters open and close a quotation, and what stands between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.extract.apostrophes import closing_single, opens_single
from discrepancy.extract.cues import finite_cue
from discrepancy.model import Span
from discrepancy.text.tokens import Paragraph, Tokens

# One class of characters comes first, so that the search skips all other text at full speed.
_CHARACTERS = r"[\"“”„‟«»‘‚‛‹'`’]"
_PAIR = r"(?<=')'|(?<=`)`|(?<=’)’"
_MARK = re.compile(rf"{_CHARACTERS}(?:{_PAIR})?")
# The same less single characters that are apostrophes: those inside words or at their ends.
_NO_APOSTROPHE = re.compile(rf"{_CHARACTERS}(?:{_PAIR}|(?<=[^'`’])|(?<=(?<![^\W_])['`])(?=\S))")
_LETTER = re.compile(r"[^\W_]")
_OPENERS = {"“": ("”", "’’"), "„": ("“", "”", "‟"), "‟": ("”",), "«": ("»",), "»": ("«",), "``": ("''",)}
_ALIKE = frozenset({'"', "''"})
_SINGLE = frozenset("'‘‚‛‹`")
_STOPS = ",.?!"
_LEAST_MISPLACED = 4  # marks of a paragraph that can stand by turns with blanks on the wrong side
_TELLING, _WORDS = 60, 4  # characters after such a mark, and words, among which is a cue
_MOST_MARKS = 60  # looked at for one that closes another; more of them make no quotation anyone could read


@dataclass(slots=True)
class Region:
    """What stands between two marks: the span of text and the token range, both without the marks.

    `before` and `after` are the first token of the opening mark and the one past the closing mark. `single` tells
    single marks, `unclosed` a mark that nothing closes, `continued` a quotation that goes on in the next paragraph.
    """

    start: int
    end: int
    first: int
    last: int
    before: int
    after: int
    paragraph: int
    single: bool = False
    unclosed: bool = False
    continued: bool = False
    inner: tuple[Region, ...] = ()


def read_regions(tokens: Tokens) -> list[Region]:
    """Return the quotations of an article in order; nested ones hang below the one that holds them."""
    regions: list[Region] = []
    marks = [match.span() for match in _NO_APOSTROPHE.finditer(tokens.text)]
    last, count = 0, len(marks)
    for index, paragraph in enumerate(tokens.paragraphs):
        first = _past(marks, last, paragraph.block.start)
        if first == count:
            break
        last = _past(marks, first, paragraph.block.end)
        if first == last:
            continue
        here = _paragraph_regions(tokens, index, paragraph, marks[first:last])
        if here and regions:
            _continue(tokens, regions[-1], here[0])
        regions += here
    return regions


def _continue(tokens: Tokens, earlier: Region, later: Region) -> None:
    """Mark a quotation left open whose next paragraph opens anew: one quotation of several paragraphs."""
    if earlier.unclosed and later.paragraph == earlier.paragraph + 1:
        earlier.continued = later.before == tokens.paragraphs[later.paragraph].first


def _paragraph_regions(tokens: Tokens, index: int, paragraph: Paragraph, found: list[Span]) -> list[Region]:
    """Return the quotations of a paragraph with some marks in it."""
    text, begin, end = tokens.text, paragraph.block.start, paragraph.block.end
    if not _LETTER.search(text, begin, end):
        return []
    regions = []
    for outer, unclosed in _outer(text, begin, end, found):
        region = _region(tokens, index, outer, unclosed)
        if region is not None:
            region.inner = tuple(_nested(tokens, index, region))
            regions.append(region)
    return regions


def _region(tokens: Tokens, index: int, marks: tuple[Span, Span], unclosed: bool) -> Region | None:
    """Return the region between an opening and a closing mark, or None if it holds no letter or digit."""
    (opens, start), (end, closes) = marks
    starts, words, paragraph = tokens.starts, tokens.words, tokens.paragraphs[index]
    first = bisect_left(starts, start, paragraph.first, paragraph.last)
    last = bisect_left(starts, end, first, paragraph.last)
    opens_with_word = first < last and words[first][0].isalnum()  # as nearly all
    if not opens_with_word and not any(word[0].isalnum() for word in words[first:last]):
        return None
    before = bisect_left(starts, opens, paragraph.first, first)
    after = bisect_left(starts, max(closes, end), last, paragraph.last)
    single = tokens.text[opens] in _SINGLE and start - opens == 1
    return Region(starts[first], tokens.end(last - 1), first, last, before, after, index, single, unclosed)


def _outer(text: str, begin: int, end: int, found: list[Span]) -> Iterator[tuple[tuple[Span, Span], bool]]:
    """Yield the outermost pairs of marks of one paragraph, each with whether its closing mark is missing."""
    if _misplaced(text, begin, end, found):
        yield from ((pair, False) for pair in zip(found[::2], found[1::2], strict=True))
        return
    i = 0
    while i < len(found):
        mark = found[i]
        if not _opens(text, begin, end, mark):
            i += 1
            continue
        close = _close(text, begin, end, found, i)
        if close is not None:
            yield (mark, close), False
            i = _past(found, i, close[1])
        elif text[mark[0]] in _SINGLE and mark[1] - mark[0] == 1:
            i += 1  # an apostrophe after all
        else:
            stop = next((k for k in range(i + 1, len(found)) if _opens(text, begin, end, found[k], True)), len(found))
            limit = found[stop][0] if stop < len(found) else end
            yield (mark, (limit, limit)), True
            i = stop


def _misplaced(text: str, begin: int, end: int, found: list[Span]) -> bool:
    """Whether the marks of a paragraph stand by turns, with blanks on the wrong side: '“A, "she said. " B. "'.

    The first one opens as it should, and what the second parts from it is who said so.
    """
    if len(found) < _LEAST_MISPLACED or len(found) % 2 or not _opens(text, begin, end, found[0]):
        return False
    if any(text[at] in _SINGLE and to - at == 1 for at, to in found):
        return False
    at, to = found[1]
    before, after = text[max(begin, at - 2) : at], text[to : min(end, to + _TELLING)]
    told = any(finite_cue(word.strip(_STOPS).casefold()) for word in after.split()[1:_WORDS])
    if not (told and after[:1].isalpha() and before[1:].isspace() and before[0] in _STOPS):
        return False
    rest = zip(found[2::2], found[3::2], strict=True)
    return all(text[opens[1]].isspace() and text[closes[0] - 1].isspace() for opens, closes in rest)


def _past(found: list[Span], i: int, offset: int) -> int:
    """Return the first mark from the `i`-th on that does not stand before an offset."""
    while i < len(found) and found[i][0] < offset:
        i += 1
    return i


def _opens(text: str, begin: int, end: int, mark: Span, sure: bool = False) -> bool:
    """Whether a mark can open a quotation; with `sure`, whether it can do nothing else."""
    at, to = mark
    sign = text[at:to]
    after = text[to] if to < end else " "
    before = text[at - 1] if at > begin else " "
    if after.isspace() or before == "=" or after in ">,.;)":  # "=": an attribute of markup
        return False
    if sign in _SINGLE:
        return not sure and opens_single(text, begin, end, at)
    if sign in _ALIKE:
        return (before.isspace() or before in "([—–-") if sure else not before.isdigit()
    return sign in _OPENERS and (sign != "»" or before.isspace())


def _close(text: str, begin: int, end: int, found: list[Span], i: int) -> Span | None:
    """Return the mark that closes the `i`-th, or None."""
    at, to = found[i]
    sign = text[at:to]
    if sign in _SINGLE:
        return closing_single(text, to, end, sign)
    return _close_alike(text, begin, end, found, i) if sign in _ALIKE else _close_paired(text, found, i)


def _close_paired(text: str, found: list[Span], i: int) -> Span | None:
    """Close a mark that has a mirror image: the next one, less those that pairs inside it use up."""
    sign = text[slice(*found[i])]
    closers, depth = _OPENERS[sign], 0
    for at, to in found[i + 1 : i + _MOST_MARKS]:
        other = text[at:to]
        if other in closers or _closes_only(text, at, to):
            if not depth:
                return at, to
            depth -= 1
        elif other == sign:
            if text[at - 1].isspace() and _unbalanced(text, found, i, sign, closers):
                return None
            depth += 1
    return None


def _closes_only(text: str, at: int, to: int) -> bool:
    """Whether a straight or wrongly curled double mark can only close: a space after it and none before."""
    if text[at] in _SINGLE or text[at - 1].isspace():
        return False
    return text[at:to] in _ALIKE or text[to : to + 1].isspace() or to >= len(text)


def _unbalanced(text: str, found: list[Span], i: int, sign: str, closers: tuple[str, ...]) -> bool:
    """Whether fewer marks close than open from the `i`-th on: then the first was never closed."""
    signs = [text[at:to] for at, to in found[i : i + _MOST_MARKS]]
    return signs.count(sign) > sum(one in closers for one in signs)


def _close_alike(text: str, begin: int, end: int, found: list[Span], i: int) -> Span | None:
    """Close a straight mark: the next of its kind, unless it measures inches or plainly opens another quotation."""
    same = list(_closers_alike(text, found, i))
    for k, (at, to) in enumerate(same):
        odd = (len(same) - k) % 2 == 0  # closing here would leave an odd number of marks
        if odd and text[at - 1].isdigit():
            continue
        if odd and _opens(text, begin, end, (at, to), True) and text[at - 2 : at - 1] != ",":
            return None
        return at, to
    return None


def _closers_alike(text: str, found: list[Span], i: int) -> Iterator[Span]:
    """Yield the marks that can close a straight one: its own kind, or a curly one that closes nothing inside."""
    sign, depth = text[slice(*found[i])], 0
    for at, to in found[i + 1 : i + _MOST_MARKS]:
        other = text[at:to]
        if other == "“":
            depth += 1
        elif other == "”" and depth:
            depth -= 1
        elif other in (sign, "”"):
            yield at, to


def _nested(tokens: Tokens, index: int, region: Region) -> Iterator[Region]:
    """Yield the quotations inside one: single marks in double ones and the other way about."""
    text, begin, end = tokens.text, region.start, region.end
    found = [match.span() for match in _MARK.finditer(text, begin, end)]
    at = begin
    for i, mark in enumerate(found):
        if mark[0] < at or (text[mark[0]] in _SINGLE) == region.single or not _opens(text, begin, end, mark):
            continue
        close = _close(text, begin, end, found, i)
        inner = _region(tokens, index, (mark, close), False) if close else None
        if inner is not None and close is not None:
            at = close[1]
            yield inner
