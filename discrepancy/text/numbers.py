"""Numbers in digits and words: "409,817", "4.8 billion", "sixty-four", "two dozen", "a third", "9 to 20"."""

from __future__ import annotations

from functools import cache

from discrepancy.text.fractions import HALF, NEARLY_HALF, added_part, bare_half, fractions, joined_part
from discrepancy.text.resources import lexicon, words
from discrepancy.text.tokens import Tokens
from discrepancy.values import value

_DIGITS = frozenset("0123456789")
_RANGE = frozenset({"-", "–", "to", "or", "and"})
_JOINERS = _RANGE | {"in", "out"}
_LEAST_ODDS, _MOST_ODDS = 3, 100  # "one in two" is more often two of a list
LONGEST = 16  # words of a spelled number; a longer run is a list or noise, and reading on would cost without end


@value
class Number:
    """A number at tokens `first` to `last`, half-open: `low` to `high` in size, equal unless a range is printed.

    `suffix` is what is joined to the digits or to the word ("am" of 7.25am, "year-long" of three-year-long); `step` the
    smallest unit that was printed, by which rounding is told (10,000 for 410,000; 0.1 million for "4.8 million").
    """

    first: int
    last: int
    low: float
    high: float
    step: float
    suffix: str = ""
    spelled: bool = False
    fraction: bool = False


@cache
def starts_number(low: str) -> bool:
    """Whether a lower-case token can start a number; answered once for each word of the language."""
    return low[0] in _DIGITS or low.partition("-")[0] in _small() or low in fractions()


@cache
def _goes_on(low: str) -> bool:
    """Whether a number may go on with a token after its first: few words can be part of one."""
    return low in _JOINERS or low[0].isnumeric() or starts_number(low)


def read_number(tokens: Tokens, i: int, last: int) -> Number | None:
    """Return the number that starts at token `i`, or None where there is none; `last` ends the sentence."""
    number = _digits(tokens, i) if tokens.lows[i][0] in _DIGITS else _spelled(tokens, i, last)
    if number is None or number.fraction:
        return number
    if not number.suffix and (number.last >= last or not _goes_on(tokens.lows[number.last])):
        return number
    return _odds(tokens, number, last) or _ranged(tokens, _scaled(tokens, _with_part(tokens, number, last), last), last)


def _odds(tokens: Tokens, number: Number, last: int) -> Number | None:
    """Read "two in three", "nine out of ten" and "one in every four" as shares."""
    lows, at = tokens.lows, number.last
    if number.fraction or number.suffix or at + 1 >= last:
        return None
    if lows[at] == "out" and lows[at + 1] == "of":
        at += 2
    elif lows[at] == "in":
        at += 1
    else:
        return None
    if at < last and lows[at] == "every":
        at += 1
    if at >= last or not starts_number(lows[at]):
        return None
    whole = _digits(tokens, at) if lows[at][0] in _DIGITS else _spelled(tokens, at, last)
    if whole is None or whole.suffix or not 0 < number.low < whole.low <= _MOST_ODDS or whole.low < _LEAST_ODDS:
        return None
    if number.spelled != whole.spelled and {"every", "out"}.isdisjoint(lows[number.last : at]):
        return None
    if whole.last < last and lows[whole.last] in words("numbers", "rated"):  # "two in five days" is a rate
        return None
    return _share(number.first, whole.last, number.low / whole.low)


def _digits(tokens: Tokens, i: int) -> Number | None:
    """Read digits and letters joined to them."""
    low = tokens.lows[i]
    end = len(low)
    while end and not low[end - 1].isdigit():
        end -= 1
    body, suffix = low[:end], low[end:]
    if ":" in body or not body.isascii():
        return None
    try:
        value = float(body.replace(",", ""))
    except ValueError:  # two points, as in a version or an address
        return None
    return Number(i, i + 1, value, value, _step(body), suffix)


def _step(body: str) -> float:
    """Return the size of the last digit that is not a trailing zero of a whole number."""
    plain = body.replace(",", "")
    if "." in plain:
        return float(10.0 ** -len(plain.partition(".")[2]))
    return float(10 ** (len(plain) - len(plain.rstrip("0"))))


def _spelled(tokens: Tokens, i: int, last: int) -> Number | None:
    """Read number words: joined by hyphens, multiplied by scales, or one part of a whole."""
    lows = tokens.lows
    alone = i + 1 >= last or not _goes_on(lows[i + 1])
    if alone and (size := _cardinals().get(lows[i])) is not None:
        return Number(i, i + 1, size, size, 1.0, spelled=True)
    if lows[i] in fractions() or (not alone and lows[i + 1] in fractions()):
        return _part(tokens, i, last)
    last = min(last, i + LONGEST)
    total, current, end, suffix = 0.0, 0.0, i, ""
    while end < last and not suffix:
        value, suffix = _compound(lows[end])
        if value is None:
            if not (lows[end] == "and" and end + 1 < last and current and _after_and(lows, end)):
                break
        elif value in (100.0, 12.0) and lows[end] in _scales():
            current = max(current, 1.0) * value
        elif lows[end] in _scales():
            total, current = total + max(current, 1.0) * value, 0.0
        elif end > i and not (_adds(current, value) or (total and not current and lows[end - 1] in _scales())):
            break
        else:
            current += value
        end += 1
    if suffix in fractions() and end == i + 1:
        return _share(i, end, current * fractions()[suffix])
    size = total + current
    if end == i or (lows[i] in _scales() and not _article(lows, i)):
        return None
    return Number(
        i - 1 if lows[i] in _scales() else i,
        end,
        size,
        size,
        _step(f"{size:.0f}") if size >= 100 else 1.0,
        suffix,
        spelled=True,
    )


def _after_and(lows: list[str], at: int) -> bool:
    """ "two hundred and six" is one number; "two and six" is two."""
    return lows[at - 1] in _scales() and _compound(lows[at + 1])[0] is not None and lows[at + 1] not in _scales()


def _adds(current: float, value: float) -> bool:
    """Whether a word can be added: six to twenty or to a hundred, not six to four."""
    return (current % 100 == 0 and current > 0) or (current % 10 == 0 and current % 100 >= 20 and value < 10)


@cache
def _compound(low: str) -> tuple[float | None, str]:
    """Return the size of a number word and what is joined to it: "sixty-four" gives 64, "three-year" 3 and "year"."""
    if (size := _small().get(low)) is not None:
        return size, ""
    head, hyphen, rest = low.partition("-")
    if not hyphen or head not in _small():
        return None, ""
    size, (unit, suffix) = _small()[head], _compound(rest)
    if unit is not None and unit < 10 <= size < 100 and size % 10 == 0:
        return size + unit, suffix
    return size, rest


def _part(tokens: Tokens, i: int, last: int) -> Number | None:
    """Read "a third", "two thirds", "half"; an ordinal ("the third") is none, nor is a half hour or year of sport.

    A part of one unit is so much of it: "a quarter of an hour", "half an hour", "half a million".
    """
    lows = tokens.lows
    whole = lows[i] in fractions()
    share = fractions()[lows[i] if whole else lows[i + 1]]
    count = 1.0 if whole else _small().get(lows[i], 0.0)
    end = i + 1 if whole else i + 2
    follows = lows[end] if end < last else ""
    unit = end + 2 if follows == "of" else end + 1
    start = i - 1 if whole and i and lows[i - 1] in ("a", "one") else i
    if count and unit < last and lows[unit - 1] in ("a", "an"):
        size = count * share
        if lows[unit] in words("numbers", "parted"):
            return Number(start, unit, size, size, size, spelled=True)
        if lows[unit] in _scales():
            return _times(Number(start, unit, size, size, size, spelled=True), _scales()[lows[unit]], unit + 1)
    if whole and share == HALF and bare_half(lows, i, last):
        return Number(i, i + 1, *NEARLY_HALF, 1.0, spelled=True, fraction=True)
    if not count or (whole and not (lows[i - 1] in ("a", "one") if i else False)) or follows != "of":
        return None
    return _share(i - 1 if whole else i, end, count * share)


def _share(first: int, last: int, share: float) -> Number:
    return Number(first, last, share * 100, share * 100, 1.0, spelled=True, fraction=True)


def _with_part(tokens: Tokens, number: Number, last: int) -> Number:
    """Add the part of one that is printed with a number: "six and a half", "2½", "one and a half million"."""
    if number.fraction or not number.low.is_integer():
        return number
    share, rest = joined_part(number.suffix)
    end = number.last
    if not share and not number.suffix:
        share, end = added_part(tokens.lows, end, last)
    if not share:
        return number
    of_scale = _scales().get(tokens.lows[number.last - 1], 1.0) if number.spelled else 1.0  # "a million and a half"
    size, step = number.low + share * of_scale, min(share, 1 - share) * of_scale
    whole = Number(number.first, end, size, size, step, rest, number.spelled)
    scale = _scales().get(tokens.lows[end] if end < last else "", 0.0)
    return _times(whole, scale, end + 1) if scale and number.spelled else whole


def _scaled(tokens: Tokens, number: Number, last: int) -> Number:
    """Multiply digits by the scale after them: "4.8 billion"."""
    low = tokens.lows[number.last] if number.last < last else ""
    if number.suffix in _scales() and not number.spelled:  # "3.2million"
        return _times(number, _scales()[number.suffix], number.last)
    if number.spelled or number.suffix or low not in _scales() or low == "dozen" or tokens.lows[number.first] == "0":
        return number
    return _times(number, _scales()[low], number.last + 1)


def _times(number: Number, size: float, last: int) -> Number:
    step = min(number.step, 1.0) * size
    return Number(number.first, last, number.low * size, number.high * size, step)


def _ranged(tokens: Tokens, number: Number, last: int) -> Number:
    """Read the second number of "15-25", "9 to 20", "six or seven"; both must be of one make and rise."""
    lows, at = tokens.lows, number.last
    if at + 1 >= last or lows[at] not in _RANGE or number.suffix or number.fraction or not starts_number(lows[at + 1]):
        return number
    if lows[at] == "and" and (number.first == 0 or lows[number.first - 1] != "between"):
        return number
    other = _digits(tokens, at + 1) if lows[at + 1][0] in _DIGITS else _spelled(tokens, at + 1, last)
    if other is None or other.spelled != number.spelled or other.low <= 0:
        return number
    other = _scaled(tokens, other, last)
    scale = other.low / number.low if number.low else 0.0
    low = number.low * 10**6 if scale > 10**5 else number.low  # "$2 to $3 million"
    if other.low <= low or (lows[at] == "or" and other.low > 2 * low):
        return number
    return Number(number.first, other.last, low, other.high, max(number.step, other.step), other.suffix, number.spelled)


def _article(lows: list[str], i: int) -> bool:
    return i > 0 and lows[i - 1] in ("a", "an", "one")


def joined_scale(suffix: str) -> float:
    """Return the scale joined to digits after a currency sign ("3m", "2bn"), or 0."""
    return float(_table("joined").get(suffix, 0.0))


@cache
def ordinals() -> dict[str, float]:
    """Return the ordinals by which a count rises, with their sizes; a first one counts nothing yet."""
    return {word: float(size) for word, size in lexicon("numbers")["ordinals"].items()}


@cache
def labels() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words after which, and before which, a number names a thing and counts nothing."""
    return words("numbers", "labels"), words("numbers", "labelled")


@cache
def _small() -> dict[str, float]:
    """Return the words a spelled number can be made of: "twelve", "million"."""
    return {word: float(size) for key in ("cardinals", "scales") for word, size in lexicon("numbers")[key].items()}


@cache
def _cardinals() -> dict[str, float]:
    """Return the words that are a number by themselves, all below a hundred: "twelve", "sixty"."""
    return _table("cardinals")


@cache
def _scales() -> dict[str, float]:
    return _table("scales")


@cache
def _table(key: str) -> dict[str, float]:
    return {word: float(size) for word, size in lexicon("numbers")[key].items()}
