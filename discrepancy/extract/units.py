"""What a number is a number of: money, a measure, a share, a time of day; where none is printed, it is a count."""

from __future__ import annotations

from functools import cache

from discrepancy.text.numbers import Number, joined_scale, read_number, starts_number
from discrepancy.text.resources import lexicon, weekdays, words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens
from discrepancy.values import value

COUNT, CLOCK, DATE, TALLY, TIME, LENGTH = "count", "clock", "date", "tally", "hour", "metre"
_WHOLE = 100  # percent
_PRICED = 8  # tokens before a number with a point in which a word can tell that it is a price
_LAP = 3  # numbers of a time of hours, minutes and seconds
_POUNDS = 100_000  # from here on pounds are money: nobody prints weights of that size in pounds
_NEAR = 5  # tokens before pounds in which a word of money tells that they are money, and half as many after


@value
class Unit:
    """A unit at tokens up to `last`, and `factor`, by which the number is turned into the dimension's first unit.

    `first` is where the number with its sign starts; `attached` tells a compound before a noun ("90-day").
    """

    name: str
    factor: float
    first: int
    last: int
    attached: bool = False


def read_unit(tokens: Tokens, number: Number, last: int) -> Unit:
    """Return the unit of a number; `last` ends the sentence. A currency sign before it outranks what follows."""
    if number.fraction:
        return Unit("percent", 1.0, number.first, number.last)
    after = tokens.lows[number.last] if number.last < last else ""
    own = _before(tokens, number) or _joined(number, after) or _named(tokens, number, after, last)
    ranged = own.name == COUNT and after == "to" and number.first and tokens.lows[number.first - 1] == "from"
    return _of_next(tokens, number, own, last) if ranged else own


def _of_next(tokens: Tokens, number: Number, own: Unit, last: int) -> Unit:
    """Return the unit of the number after "to" for the one before it: "from 4.5 to 4.25 per cent"."""
    other = read_number(tokens, number.last + 1, last) if number.last + 1 < last else None
    unit = read_unit(tokens, other, last) if other is not None else own
    share = unit.name in words("units", "shares") and number.high > _WHOLE
    return own if unit.attached or share else Unit(unit.name, unit.factor, number.first, number.last)


def read_clock(tokens: Tokens, i: int, last: int) -> tuple[int, int, int] | None:
    """Return (minute on a twelve-hour dial, first token, token after) of a time of day at `i`, or None.

    Twelve hours, as "half past seven" tells no half of the day.
    """
    lows = tokens.lows
    low, after = lows[i], lows[i + 1] if i + 1 < last else ""
    if low in ("half", "quarter") or after in _clock_joints():
        return _spoken_clock(lows, i, last)
    if after not in _words("meridiem") and not _printed_as_clock(low):
        return None  # as nearly always
    bare = low[:-2] if low[-2:] in _words("meridiem") else low
    marked = bare != low or after in _words("meridiem")
    hour, mark, minute = bare.replace(".", ":").partition(":")
    if not (marked or (":" in bare and len(minute) == 2) or (mark and _dotted_clock(lows, i, last))):
        return None
    if not (hour.isdecimal() and (minute.isdecimal() or not mark)):
        return None
    if int(hour) > 24 or int(minute or 0) > 59 or len(hour) > 2:
        return None
    end = i + 1 if bare != low or not marked else i + 2
    return (int(hour) % 12) * 60 + int(minute or 0), i, end


@cache
def _printed_as_clock(low: str) -> bool:
    """Whether a token by itself may be a time of day: "7am", "7:25", "19.42"."""
    return ":" in low or "." in low or low[-2:] in _words("meridiem")


def _dotted_clock(lows: list[str], i: int, last: int) -> bool:
    """Whether "19.42" is a time: labelled so, or of two and two digits with a day or the like after it."""
    if len(lows[i]) != len("19.42") or not _words("priced").isdisjoint(lows[max(0, i - _PRICED) : i]):
        return False
    if i > 1 and lows[i - 2] == "time" and lows[i - 1] == ":":
        return True
    at = i + 2 if i + 1 < last and lows[i + 1] in ("on", ",") else i + 1
    told = lows[i - 1] in _words("before_clock") if i else False
    return told and at < last and (lows[at] in _words("after_clock") or lows[at] in weekdays())


def _spoken_clock(lows: list[str], i: int, last: int) -> tuple[int, int, int] | None:
    """Read "half past seven" and "ten to eight"."""
    minutes = lexicon("units")["halves"].get(lows[i]) or _hours().get(lows[i])
    if not minutes or i + 2 >= last or lows[i + 2] not in _hours() or lows[i + 1] not in _clock_joints():
        return None
    hour, sign = _hours()[lows[i + 2]], 1 if lows[i + 1] in _words("hours_after") else -1
    spoken = lows[i] in lexicon("units")["halves"] or (i > 0 and lows[i - 1] == "at")
    if sign < 0 and not spoken:  # "ten to twelve" is a range as often as an hour
        return None
    return int((hour % 12) * 60 + sign * minutes) % 720, i, i + 3


def _before(tokens: Tokens, number: Number) -> Unit | None:
    """Read a unit before the number."""
    if not number.first or tokens.lows[number.first - 1] not in _words_before():
        return None
    return _signed(tokens, number) or _scale(tokens, number)


def _signed(tokens: Tokens, number: Number) -> Unit | None:
    """Read "$", "US$" or "USD" before a number, and a scale joined to it after a sign ("$3m")."""
    lows, at = tokens.lows, number.first - 1
    units = lexicon("units")
    code = units["signs"].get(lows[at])
    if code is None:
        code = units["codes"].get(lows[at])
        return Unit(code, 1.0, at, number.last) if code else None
    first, before = at, lows[at - 1] if at and tokens.end(at - 1) == tokens.starts[at] else ""
    if code == "USD" and before in units["prefixes"]:
        code, first = units["prefixes"][before], at - 1
    return Unit(code, joined_scale(number.suffix) or 1.0, first, number.last)


def _scale(tokens: Tokens, number: Number) -> Unit | None:
    """Read a scale that stands before its number: "a magnitude of 6.2", "the magnitude 6.2 quake"."""
    at = number.first - 2 if number.first > 1 and tokens.lows[number.first - 1] == "of" else number.first - 1
    name = lexicon("units")["scales"].get(tokens.lows[at])
    return Unit(name, 1.0, number.first, number.last) if name else None


def _joined(number: Number, after: str) -> Unit | None:
    """Read a unit that is part of the word: 17km, three-year-long; "62m" is one before "long" and the like."""
    if not number.suffix:
        return None
    head = number.suffix.split("-")[0]
    found = _measures().get((number.suffix,)) or _measures().get((head,))
    if found is None and after in _words("after_short"):
        found = _short().get(number.suffix)
    return Unit(*found, number.first, number.last, attached=number.spelled) if found else None


def _named(tokens: Tokens, number: Number, after: str, last: int) -> Unit:
    """Read a unit after the number: "9 knots", "17 km / h", "90-day", "4.4 billion euros"; else it is a count."""
    lows, at = tokens.lows, number.last
    if not _opens_unit(after):
        return Unit(COUNT, 1.0, number.first, at, attached=bool(number.suffix))
    hyphened = at + 1 < last and lows[at] == "-" and tokens.starts[at] == tokens.end(at - 1)
    start = at + 1 if hyphened else at
    for size in (3, 2, 1) if start < last and lows[start].partition("-")[0] in _first_words() else ():
        key = tuple(lows[start : min(start + size, last)])
        if hyphened and len(key) == 1:
            key = (key[0].split("-")[0],)
        if len(key) == size and (found := _measures().get(key)):
            name, factor = found
            if key[0] in ("pound", "pounds") and (number.high >= _POUNDS or _paid(lows, number.first, start + 1, last)):
                name, factor = "GBP", 1.0
            return Unit(name, factor, number.first, start + size, attached=hyphened)
    if not hyphened and after in _short() and _ends_short(lows, at + 1, last):
        return Unit(*_short()[after], number.first, at + 1)
    return Unit(COUNT, 1.0, number.first, number.last, attached=hyphened or bool(number.suffix))


def _ends_short(lows: list[str], at: int, last: int) -> bool:
    """Whether a unit of one letter can stand before token `at`: "62 m wide", not "12 m people"."""
    return at >= last or not lows[at][0].isalnum() or lows[at] in function_words() or lows[at] in _words("after_short")


def _paid(lows: list[str], first: int, after: int, last: int) -> bool:
    """Whether pounds are paid, not weighed: a word of money stands near, and no "of" tells what the weight is of."""
    if after < last and lows[after] == "of":
        return False
    near = lows[max(0, first - _NEAR) : first] + lows[after : min(last, after + _NEAR // 2)]
    return not _words("paid").isdisjoint(near) and _words("weighed").isdisjoint(near)


def compound(tokens: Tokens, number: Number, unit: Unit, last: int) -> tuple[Number, Unit]:
    """Join a length of time with the smaller one after it: "two hours and 24 minutes", "five years, four months"."""
    lows, at = tokens.lows, unit.last
    if unit.name != TIME or unit.attached or at >= last or number.low != number.high:
        return number, unit
    at += lows[at] in ("and", ",")
    other = read_number(tokens, at, last) if at < last and starts_number(lows[at]) else None
    part = read_unit(tokens, other, last) if other is not None else None
    if other is None or part is None or part.name != TIME or part.attached or part.factor >= unit.factor:
        return number, unit
    size = number.low * unit.factor / part.factor + other.low
    whole = Number(number.first, other.last, size, size, other.step, spelled=number.spelled)
    return whole, Unit(TIME, part.factor, unit.first, part.last)


def alone(tokens: Tokens, i: int, first: int, last: int) -> tuple[Number, Unit] | None:
    """Read a length that no number tells: "in a fortnight", but no rate ("twice a fortnight"); "a full kilometre"."""
    lows = tokens.lows
    if i <= first or lows[i - 1] != "a":
        return None
    if (hours := lengths_alone().get(lows[i])) is not None:
        time = Number(i - 1, i, 1.0, 1.0, 1.0, spelled=True), Unit(TIME, hours, i - 1, i + 1)
        return time if i > first + 1 and lows[i - 2] in function_words() else None
    one = Number(i - 1, i + 1, 1.0, 1.0, 1.0, spelled=True)
    unit = _named(tokens, one, lows[i + 1] if i + 1 < last else "", last)
    return (one, unit) if unit.name == LENGTH else None


@cache
def tells_alone(low: str) -> bool:
    """Whether a word may tell a length with an "a" before it: "fortnight", "full"."""
    return low in lengths_alone() or low in _words("whole")


def answers(unit: str, questions: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some questions that a figure of a unit can answer: how far off course, a length alone."""
    only = lexicon("units")["answered_by"]
    return tuple([question for question in questions if only.get(question, unit) == unit])


def lap(low: str) -> float | None:
    """Return the hours of a time that a race took, "2:21:08"; None for any other token."""
    parts = low.split(":")
    if len(parts) != _LAP or not all(part.isascii() and part.isdigit() and len(part) <= _LAP - 1 for part in parts):
        return None
    hours, minutes, seconds = map(int, parts)
    return hours + minutes / 60 + seconds / 3600


def asked_by(unit: str) -> tuple[str, ...]:
    """Return the question that a measure answers whatever the words around it."""
    found = lexicon("units")["asks"].get(unit)
    return (found,) if found else ()


@cache
def _measures() -> dict[tuple[str, ...], tuple[str, float]]:
    """Each printed unit, word by word, with the dimension's first unit and its factor."""
    units = lexicon("units")
    table: dict[tuple[str, ...], tuple[str, float]] = {(name,): (code, 1.0) for name, code in units["money"].items()}
    table.update(
        {(nation, word): (code, 1.0) for nation, code in units["nations"].items() for word in ("dollar", "dollars")}
    )
    table.update({(name,): (str(code), 0.01) for name, code in units["small_money"].items()})
    for base, names in units["dimensions"].items():
        table.update({tuple(name.replace("/", " / ").split()): (base, float(size)) for name, size in names.items()})
    return table


@cache
def _short() -> dict[str, tuple[str, float]]:
    """Each unit of one letter, with the dimension's first unit and its factor."""
    return {letter: _measures()[(name,)] for letter, name in lexicon("units")["short"].items()}


@cache
def lengths_alone() -> dict[str, float]:
    """Return the words that tell a length of time by themselves, with their hours."""
    return {word: float(hours) for word, hours in lexicon("units")["alone"].items()}


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of the printed units, up to a hyphen: where none stands, no unit is looked for."""
    return frozenset(key[0].partition("-")[0] for key in _measures())


@cache
def _opens_unit(low: str) -> bool:
    """Whether a unit may start with the token after a number, or behind it if that is a hyphen."""
    return low == "-" or low.partition("-")[0] in _first_words() or low in _short()


@cache
def _words_before() -> frozenset[str]:
    """Return the words next to a number by which its unit may stand before it: "$", "magnitude" and its "of"."""
    units = lexicon("units")
    return frozenset({"of", *units["signs"], *units["codes"], *units["scales"]})


@cache
def _hours() -> dict[str, int]:
    """Return the number words up to thirty, as hours and minutes are spoken."""
    return {word: size for word, size in lexicon("numbers")["cardinals"].items() if size <= 30}


@cache
def _clock_joints() -> frozenset[str]:
    return _words("hours_after") | _words("hours_before")


@cache
def _words(key: str) -> frozenset[str]:
    return words("units", key)
