"""When and where: weekdays, dates, years and venues in a stretch of narrative."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from discrepancy.extract.dates import day_number, month_numbers
from discrepancy.extract.venues import opens_venue, venues_at, venues_told_by
from discrepancy.model import NO_OCCASION, Moment, Occasion, Span
from discrepancy.text.resources import lexicon, words
from discrepancy.text.tokens import Tokens, between

Day = tuple[str, int, int]


def read_occasion(tokens: Tokens, first: int, last: int, published: datetime.date | None) -> Occasion:
    """Return the days, years and venues named by tokens `first` to `last`, half-open.

    Days come in two forms, so that reports which print different ones can be compared: lower-case weekdays, and
    months with days ("02-12"). Where the day of publication is known each gives the other. A year counts only as an
    adverbial ("in 2016"), and not where it is that of publication.
    """
    places = times_told(tokens, first, last)
    if not places:
        return NO_OCCASION
    venues = tuple(venues_at(tokens, places, first, last))
    times = [i for i in places if tokens.lows[i] in _times()]
    if not times:
        return Occasion(venues=venues) if venues else NO_OCCASION
    days = tuple(_days(tokens, times, first, published))
    years = tuple(sorted(set(_years(tokens, times, first, published))))
    relative = tuple(_relative(tokens, times, first, last))
    opening = [i for i in times if _opens(tokens.lows, i, first)]
    then = _then(tokens, opening, first, published) if opening else ()
    if not (days or years or venues or relative or then):
        return NO_OCCASION
    return Occasion(days, years, venues, relative, then)


def occasions_in(tokens: Tokens, sentences: Sequence[Span], published: datetime.date | None) -> dict[int, Occasion]:
    """Return the occasions that an article's sentences name, by the numbers of those that name any."""
    firsts = [first for first, _ in sentences]
    telling = sorted({bisect_right(firsts, i) - 1 for i in tokens.once(_telling_places)})
    read = ((at, read_occasion(tokens, *sentences[at], published)) for at in telling)
    return {at: found for at, found in read if found is not NO_OCCASION}


def joined(parts: Sequence[Occasion], then: tuple[int, ...]) -> Occasion:
    """Return the occasion that the stretches of one sentence tell together; `then` are the years that open it."""
    if len(parts) == 1 and parts[0].then == then:
        return parts[0]
    if not then and not any(part is not NO_OCCASION for part in parts):
        return NO_OCCASION
    return Occasion(
        days=tuple(day for part in parts for day in part.days),
        years=tuple(sorted({year for part in parts for year in part.years})),
        venues=tuple(venue for part in parts for venue in part.venues),
        relative=tuple(day for part in parts for day in part.relative),
        then=then,
    )


def dated_years(tokens: Tokens, first: int, last: int) -> tuple[int, ...]:
    """Return the years of the full dates among tokens `first` to `last`: "14 October 1974", "May 3, 2011"."""
    lows, months = tokens.lows, month_numbers()
    return tuple(
        YEARS[lows[i]]
        for i in range(max(first, 2), last)
        if lows[i] in YEARS
        and (
            (lows[i - 1] in months and _day_number(lows[i - 2]))
            or (lows[i - 1] == "," and lows[max(i - 3, 0)] in months)
        )
    )


def moments(tokens: Tokens, document: str) -> tuple[Moment, ...]:
    """Return every day and venue that the article's paragraphs name, in order."""
    found, firsts = [], [paragraph.first for paragraph in tokens.paragraphs]
    for at, told in groupby(tokens.once(_telling_places), lambda i: bisect_right(firsts, i) - 1):
        paragraph, places = tokens.paragraphs[at], list(told)
        days = _days(tokens, places, paragraph.first, None)
        found += [Moment(document, (start, end), "day", value) for value, start, end in days]
        for value, _, start, end in venues_at(tokens, places, paragraph.first, paragraph.last):
            found.append(Moment(document, (start, end), "venue", value))
    return tuple(sorted(found, key=lambda moment: moment.span))


def any_told(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a range of tokens holds one that may tell a time or a venue; most hold none."""
    return bool(times_told(tokens, first, last))


def times_told(tokens: Tokens, first: int, last: int) -> list[int]:
    """Return the tokens of a range that may tell a time or a venue."""
    return between(tokens.once(_telling_places), first, last)


def _telling_places(tokens: Tokens) -> list[int]:
    """Return the tokens of an article that may tell a time or a venue, by the words beside them too."""
    return [i for i in tokens.places(tells_occasion) if _may_tell(tokens, i)]


def _may_tell(tokens: Tokens, i: int) -> bool:
    """Whether a word that may tell a time or a venue has beside it what every reader of its kind asks for first."""
    lows = tokens.lows
    if opens_venue(tokens, i):
        return True
    if lows[i] not in _times():  # as most that may tell a venue
        return False
    low, before = lows[i].removesuffix("'s"), lows[i - 1]
    if low in _RELATIVE or (tokens.words[i][0].isupper() and (low in _weekdays() or low in month_numbers())):
        return True
    dated = (low in YEARS and before in _BEFORE_YEARS) or (low == "ago" and before in _AGO)
    return dated or _from_another_day(lows, i)


def tells_occasion(low: str) -> bool:
    """Whether a word may tell a time or a venue."""
    return low in _telling()


@cache
def _telling() -> frozenset[str]:
    return _times() | venues_told_by()


@cache
def _times() -> frozenset[str]:
    """Return the words that may tell a time."""
    times = [*_weekdays(), *month_numbers(), *_RELATIVE, "ago"]
    return frozenset([*times, *(f"{time}'s" for time in times), *YEARS, "day", "days"])


def _days(tokens: Tokens, places: Iterable[int], first: int, published: datetime.date | None) -> Iterator[Day]:
    """Yield the days that some tokens name, of each the form that is printed before the one that is reckoned."""
    lows = tokens.lows
    week, months, apart = _weekdays(), month_numbers(), words("days", "not_the_day_of_saying")
    for i in places:
        low = lows[i].removesuffix("'s")
        if i > first and lows[i - 1] in apart:
            continue
        if low in week and tokens.words[i][0].isupper():
            if not _dated(tokens, i):
                yield from _weekday(tokens, i, week[low], published)
        elif low in months and tokens.words[i][0].isupper():
            yield from _date(tokens, i, months[low], published)
        elif low in _RELATIVE and published:
            yield from _both(published + datetime.timedelta(_RELATIVE[low]), tokens.span(i, i + 1))


def _dated(tokens: Tokens, weekday: int) -> bool:
    """Whether the date of a weekday stands after it: "Monday, June 16", "Monday 16 June", "Monday (June 16)"."""
    lows = tokens.lows
    at = weekday + 1
    while at < len(lows) and lows[at] in _BEFORE_DATE:
        at += 1
    month = next((i for i in range(at, min(at + 3, len(lows))) if lows[i] in month_numbers()), -1)
    return month >= 0 and tokens.words[month][0].isupper() and bool(_day_at(lows, month))


_BEFORE_DATE = frozenset([",", "(", "the"])
OPENING, OPENING_CLAUSE = 5, 12  # words within which a year opens a sentence, and ends a clause that does
SOME_TIME_AGO = range(2, 9)  # months: one that is further back is as likely to come
YEARS = {str(year): year for year in range(1900, 2100)}
_COMPARED = 10  # words before "since" among which a superlative stands
_BEFORE_YEARS = ("in", "during", "since", "of")
_AGO = ("years", "decade", "decades", "months")
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _weekday(tokens: Tokens, i: int, number: int, published: datetime.date | None) -> Iterator[Day]:
    span = tokens.span(i, i + 1)
    if published is None:
        yield (_names()[number], *span)
        return
    back = (published.weekday() - number) % 7
    yield from _both(published - datetime.timedelta(back), span)


def _date(tokens: Tokens, i: int, month: int, published: datetime.date | None) -> Iterator[Day]:
    """Yield the date whose month stands at a token, and its weekday: the one printed before it, or as reckoned."""
    found = _day_at(tokens.lows, i)
    if not found:
        return
    at, day = found
    try:
        date = datetime.date(published.year if published else 2000, month, day)
    except ValueError:  # 30 February
        return
    start, end = min(at, i), max(at, i) + 1
    weekday = _weekday_before(tokens, start)
    span = tokens.span(start if weekday < 0 else weekday, end)
    yield (f"{date.month:02}-{date.day:02}", *span)
    if weekday >= 0:
        yield (_names()[_weekdays()[tokens.lows[weekday]]], *span)
    elif published:
        yield (_names()[date.weekday()], *span)


def _day_at(lows: list[str], month: int) -> tuple[int, int] | None:
    """Return the token of the day that stands beside a month, and the day; None where none does."""
    count = len(lows)
    after = month + 2 if month + 1 < count and lows[month + 1] in (".", "the") else month + 1
    before = month - 2 if month and lows[month - 1] == "of" else month - 1
    for at in (after, before):
        spelled = abs(at - month) > 1 and lows[min(at, month) + 1] != "."  # "the first of July", "July the first"
        if 0 <= at < count and (day := day_number(lows[at]) if spelled else _day_number(lows[at])):
            return at, day
    return None


def _weekday_before(tokens: Tokens, date: int) -> int:
    """Return the token of the weekday that stands before a date, or -1."""
    at = date - 1
    while at > 0 and tokens.lows[at] in _BEFORE_DATE:
        at -= 1
    return at if at >= 0 and tokens.lows[at] in _weekdays() and tokens.words[at][0].isupper() else -1


def _both(day: datetime.date, span: tuple[int, int]) -> Iterator[Day]:
    yield (_names()[day.weekday()], *span)
    yield (f"{day.month:02}-{day.day:02}", *span)


def _day_number(low: str) -> int:
    digits = low.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isascii() and digits.isdigit() and 1 <= int(digits[:4]) <= 31 else 0


def _then(tokens: Tokens, opening: Sequence[int], first: int, published: datetime.date | None) -> tuple[int, ...]:
    """Return the years and the months of some time ago that open a sentence."""
    told = [i for i in opening if not _of_the_subject(tokens.lows, i, first)]
    return tuple(sorted({*_years(tokens, told, first, published), *_months(tokens, told, first, published)}))


def _years(tokens: Tokens, places: Iterable[int], first: int, published: datetime.date | None) -> Iterator[int]:
    lows = tokens.lows
    for i in places:
        if i == first:
            continue
        year = YEARS.get(lows[i])
        if year:
            told = lows[i - 1] in _BEFORE_YEARS and not described(lows, i, first)
            told = told and not (lows[i - 1] == "since" and _compared(lows[first : i - 1]))
            if told and (published is None or year != published.year):
                yield year
        elif lows[i] == "ago" and lows[i - 1] in _AGO:
            yield -1


def _compared(lows: list[str]) -> bool:
    """Whether words before "since 2019" compare with all that came since: "the worst clash", "the first strike"."""
    near = lows[-_COMPARED:]
    return not words("days", "compared").isdisjoint(near)


def described(lows: list[str], i: int, first: int) -> bool:
    """Whether a year only describes a thing in passing: "the gate, completed in 2009," but not "was completed"."""
    if i < first + 3 or lows[i - 3] in words("outcomes", "theme_be") or lows[i - 3] in words("clauses", "auxiliaries"):
        return False
    return lows[i - 2] in words("restated", "made") or (
        lows[i - 3] in (",", "(", "which") and lows[i - 2] in words("restated", "of_one_time")
    )


def _months(tokens: Tokens, places: Iterable[int], first: int, published: datetime.date | None) -> Iterator[int]:
    """Yield the months of some time ago, as -2 for January and so on: "In March he said"."""
    lows, months = tokens.lows, month_numbers()
    for i in places if published else ():
        if i == first or lows[i - 1] != "in" or lows[i] not in months or not tokens.words[i][0].isupper():
            continue
        if not (i + 1 < len(lows) and (_day_number(lows[i + 1]) or lows[i + 1] in YEARS)):
            yield from month_ago(lows[i], published)


def month_ago(month: str, published: datetime.date | None) -> Iterator[int]:
    """Yield a month of some time before the day of publication."""
    number = month_numbers()[month]
    if published and (published.month - number) % 12 in SOME_TIME_AGO:
        yield -1 - number


def _opens(lows: list[str], i: int, first: int) -> bool:
    """Whether a year stands at the start of a sentence or ends the clause there: "After the sale in 2008, he said".

    Without a comma the subject may follow at once: "when it burned in 2014 a minister said".
    """
    if i < first + OPENING or i >= first + OPENING_CLAUSE or i + 1 >= len(lows):
        return i < first + OPENING
    subject = lows[first] in words("days", "opens_clause") and lows[i + 1] in words("clause_words", "determiners")
    return lows[i + 1] == "," or subject


def _of_the_subject(lows: list[str], i: int, first: int) -> bool:
    """Whether a year dates no more than who speaks: "Ann Lee, mayor since 2019, said", but "in Leeds, in 2019, she"."""
    aside = "," in lows[first + 1 : max(first + 1, i - 2)] and lows[i - 2] != "," and lows[i + 1 : i + 2] == [","]
    return aside or lows[i - 1] == "since"


def _relative(tokens: Tokens, places: Iterable[int], first: int, last: int) -> Iterator[Day]:
    """Days counted from one that the phrase does not name: "two days prior", "the day before"."""
    for i in places:
        if first < i < last - 1 and _from_another_day(tokens.lows, i):
            start, end = tokens.span(i - 1, i + 2)
            yield tokens.text[start:end], start, end


def _from_another_day(lows: list[str], i: int) -> bool:
    """Whether a word is the "days" of "two days prior"."""
    if lows[i] not in ("day", "days") or lows[i - 1] not in words("days", "counted_days"):
        return False
    return not words("days", "told_from_another_day").isdisjoint(lows[i + 1 : i + 2])


@cache
def _weekdays() -> dict[str, int]:
    return {form: n for n, forms in enumerate(lexicon("days")["weekdays"]) for form in forms}


@cache
def _names() -> tuple[str, ...]:
    return tuple(forms[0] for forms in lexicon("days")["weekdays"])
