"""Events: clauses that say that something was so or was not, with the content to recognise them by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, cached_property
from itertools import compress, count

from discrepancy.extract.clauses import clauses
from discrepancy.extract.distinguished import apart_in
from discrepancy.extract.surroundings import Surroundings
from discrepancy.extract.tenses import tense_of
from discrepancy.extract.themes import NO_THEME, stands_for, theme_of
from discrepancy.model import Event, Passage, Span, Speaker
from discrepancy.text.concepts import content_concept
from discrepancy.text.numbers import starts_number
from discrepancy.text.outcomes import PREFIX, Table, needed, outcome_table, outcomes_in, outcomes_of, own_words
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import QUOTE_MARKS, Tokens, WordTable, is_word

FEWEST, MOST = 2, 14  # content words of a clause that can be recognised elsewhere
REACH_BACK = 40  # tokens before a clause among which stands what its pronoun stands for
NEGATOR_REACH = 8  # words before an outcome within which a negator turns it round
_PLANNED = frozenset({"is", "are", "was", "were", "be"})
_AIMS = frozenset({"to", "of", "for", "from", "about"})

# What a word tells by itself. First and second person: such a clause depends on who says it, and quotes are compared
# by their words.
_NEGATOR, _OPEN, _HEAD, _DOUBTER, _PERSON, _MARK, _OUTCOME, _YET, _APART, _TENSE = (1 << n for n in range(10))

_Sense = tuple[str, bool, Span]  # predicate, whether it is denied, token range of the marker
_PLAIN: _Sense = ("", False, (0, 0))
_Told = tuple[int, int, int]  # a clause's token range, and all that its words tell, as bits


def read_events(tokens: Tokens, document: str, around: Surroundings) -> tuple[tuple[Event, ...], tuple[Passage, ...]]:
    """Return an event for each clause with enough content, and what each sentence states, in order.

    Questions and conditions state nothing.
    """
    reader = _Reader(tokens, document, around)
    found: list[Event] = []
    passages: list[Passage] = []
    for paragraph in tokens.paragraphs:
        for first, last in paragraph.sentences:
            if last - first > FEWEST and "?" not in tokens.lows[first:last]:
                stated = reader.stated(first, last)
                for n, clause in enumerate(stated):
                    found += reader.events(*clause)
                    found += reader.told_that(clause, stated[n + 1 : n + 2])
                passages += reader.passage(stated)
    return tuple(found), tuple(passages)


class _Reader:
    """One article's tokens with what each of them tells, looked up once; clauses are slices of that."""

    def __init__(self, tokens: Tokens, document: str, around: Surroundings) -> None:
        self._tokens, self._document, self._around = tokens, document, around
        self._signs = list(map(_signs_of().__getitem__, tokens.lows))
        for i in tokens.capitals():
            if tokens.lows[i] == "may":  # the month
                self._signs[i] = 0
        for i in self._tellers():
            self._signs[i] &= ~(_PERSON | _OPEN)
        self._negators = [i for i in compress(count(), self._signs) if self._signs[i] & _NEGATOR and self._denies(i)]
        self._outcomes = [i for i in compress(count(), self._signs) if self._signs[i] & _OUTCOME]
        self._capital = tokens.capitals()
        self._content = _content(tokens)

    def _tellers(self) -> Iterator[int]:
        """Yield the words of asides that only tell where the article has it from: "we're hearing", "she told us"."""
        lows = self._tokens.lows
        for i in compress(count(), self._signs):
            if self._signs[i] & (_PERSON | _OPEN):
                for before, phrase, aside in _teller_phrases().get(lows[i], ()):
                    start = i - before
                    if lows[max(start, 0) : start + len(phrase)] == phrase and not (aside and lows[start - 1] != ","):
                        yield i

    def _denies(self, at: int) -> bool:
        """Whether a negator denies what follows it: "not only" does not."""
        lows = self._tokens.lows
        return at + 1 == len(lows) or lows[at + 1] not in words("meaning", "no_denial")

    def stated(self, first: int, last: int) -> list[_Told]:
        """Return the clauses of a sentence that state something: none that is only believed, denied or imagined."""
        found: list[_Told] = []
        open_before = False
        for start, end in clauses(self._tokens, first, last):
            told = self._told(start, end)
            if not open_before and not self._signs[start] & _HEAD:
                found += self._outside_marks(start, end) if told & _MARK else ((start, end, told),)
            open_before = bool(told & _DOUBTER)
        return found

    def _told(self, first: int, last: int) -> int:
        """Return all that the words of a clause tell, as bits."""
        told = 0
        for sign in set(self._signs[first:last]):
            told |= sign
        return told

    def _outside_marks(self, first: int, last: int) -> Iterator[_Told]:
        """Cut a clause where a quotation ends with its own stop: what follows tells who said it."""
        lows, start = self._tokens.lows, first
        for i in range(first + 1, last):
            if self._signs[i] & _MARK and lows[i - 1] in (",", ".", "!", "?"):
                yield start, i, self._told(start, i)
                start = i + 1
        if start < last:
            yield start, last, self._told(start, last)

    def events(self, first: int, last: int, told: int) -> list[Event]:
        """Return what a clause says was so or not: nothing where it says too little or what only its speaker can."""
        lows = self._tokens.lows
        if told & _PERSON:
            return []
        while first < last and self._signs[first] & _MARK:
            first += 1
        while first < last and not is_word(lows[last - 1]):
            last -= 1
        if first == last or (lows[first] == "that" and _wished(lows[first:last])):
            return []
        stems = set(self._content[first:last])
        stems.discard("")
        if not FEWEST <= len(stems) <= MOST:
            return []
        senses = self._senses(first, last, told) if told & (_OUTCOME | _NEGATOR) else [_PLAIN]
        return [self._made(first, last, told, sense, stems) for sense in senses]

    def told_that(self, clause: _Told, after: list[_Told]) -> list[Event]:
        """Return that somebody was told, or was not, what the clause after "that" says."""
        (first, last, told), lows = clause, self._tokens.lows
        if not after or not told & _OUTCOME or after[0][0] != last or lows[last] != "that":
            return []
        end, both = after[0][1], told | after[0][2]
        events = [e for e in self.events(first, end, both & ~_OPEN) if e.predicate in outcomes_of("by_content")]
        content = set(self._content[last:end]) - {""}  # beside whom it was told: not who says so
        return [replace(each, stems=tuple(sorted(content.union(each.theme))), names=()) for each in events]

    def passage(self, stated: list[_Told]) -> list[Passage]:
        """Return what a sentence states outside quotation marks, given its clauses that state something."""
        clauses, speakers, stems = list[Span](), list[Speaker | None](), set[str]()
        for start, end, told in stated:
            if not told & _PERSON:
                span = self._tokens.starts[start], self._tokens.ends[end - 1]
                speaker, quoted = self._around.told(span)
                if not quoted:
                    clauses.append(span)
                    speakers.append(speaker)
                    stems.update(map(_content_of().__getitem__, self._tokens.lows[start:end]))
        return [Passage(self._document, tuple(clauses), tuple(sorted(stems - {""})), speakers[0])] if clauses else []

    def _senses(self, first: int, last: int, told: int) -> list[_Sense]:
        """Return what a clause denies, or its outcomes, and where; nothing for a denial that says too little."""
        lows = self._tokens.lows
        negators = _between(self._negators, first, last) if told & _NEGATOR else []
        if negators and not words("meaning", "up_to").isdisjoint(lows[negators[0] : last + 1]):
            return []  # "did not sound until noon" tells that it did
        told_at = _between(self._outcomes, first, last) if told & _OUTCOME else []
        found = outcomes_in(lows, told_at, first, last, _table()) if told_at else []
        outcomes = [
            (predicate, positive == any(self._turns(i, marker) for i in negators), marker)
            for predicate, positive, marker in _first_of_each(found)
            if positive or needed(predicate, lows[first:last])
        ]
        if not negators:
            return outcomes or [_PLAIN]
        carried = range(negators[0] + 1, last)
        at = next((i for i in carried if self._content[i] and lows[i] not in _support_verbs()), -1)
        unsaid = at + 1 == last and last < len(lows) and lows[last] in words("clause_words", "complementizers")
        if at < 0 or self._content[at] in _light() or told & _YET or self._tokens.words[at][0].isupper() or unsaid:
            return outcomes
        if any(marker[0] <= at < marker[1] and name not in outcomes_of("by_theme") for name, _, marker in outcomes):
            return outcomes  # the outcome is what is denied
        return [*outcomes, (self._content[at], len(negators) % 2 == 1, (negators[0], at + 1))]

    def _turns(self, negator: int, marker: Span) -> bool:
        """Whether a negator turns an outcome round: before it, or as its object ("arrested nobody").

        "Arrested without a struggle" tells of an arrest, "never woke and died" of a death.
        """
        lows = self._tokens.lows
        back, carriers = range(marker[0] - 1, negator, -1), words("outcomes", "theme_carriers")
        joint = next((i for i in back if lows[i] not in carriers), negator)
        if lows[joint] in words("outcomes", "second_verb") and lows[negator] not in words("meaning", "of_all"):
            return False
        as_object = negator == marker[1] and self._tokens.lows[negator] in words("meaning", "of_all") | {"not"}
        return as_object or negator < marker[0] <= negator + NEGATOR_REACH

    def _made(self, first: int, last: int, told: int, sense: _Sense, stems: set[str]) -> Event:
        lows, (predicate, negative, marker) = self._tokens.lows, sense
        theme, denied_of_all, apart = NO_THEME, False, apart_in(lows, first, last) if told & _APART else ()
        before: tuple[str, ...] = ()
        if predicate.startswith(PREFIX):
            own = lows[slice(*marker)] if marker[1] > marker[0] + 1 else ()  # "due to meet again"
            apart = tuple(word for word in apart if word not in own)
            if predicate not in outcomes_of("nameless"):
                theme = theme_of(self._tokens, self._content, (first, last), marker)
            before = () if theme.stems else self._before(first, marker[0])
            denied_of_all = not words("meaning", "of_all").isdisjoint(lows[first : marker[1]])
            stems = stems.union(theme.stems) - own_words()[predicate]  # what an aside parts from its verb too
            if predicate in outcomes_of("states"):
                after = words("outcomes", "moved_on").intersection(lows[first:last])
                ranged = {"until"} if "from" in lows[first:last] else set[str]()  # "from Friday until Monday"
                apart = tuple(sorted({*apart, *after.difference(ranged)}))
            if negative and predicate in outcomes_of("by_content"):  # "not told by the police" may be told by others
                limits = calendar() | {"by"}
                apart = tuple(sorted({*apart, *limits.intersection(lows[first:last])}))
        span = self._tokens.span(first, last)
        speaker, quoted = self._around.told(span)
        return Event(
            document=self._document,
            span=span,
            predicate=predicate,
            stems=tuple(sorted(stems)),
            negative=negative,
            modal="open" if told & _OPEN else "",
            tense=tense_of(lows, first, last) if told & _TENSE else "",
            quoted=quoted,
            names=self._names(first, last),
            speaker=speaker,
            occasion=self._around.occasion(span[0]),
            marker=self._tokens.span(*marker) if predicate else None,
            theme=theme.stems,
            agent=theme.agent,
            beyond=theme.beyond,
            some=theme.some and not denied_of_all and not self._them_all(predicate, first, marker[0]),
            all=denied_of_all,
            apart=apart,
            also=theme.also,
            count=theme.count,
            extent=theme.extent,
            before=before,
        )

    def _before(self, first: int, verb: int) -> tuple[str, ...]:
        """Return the content of the words before a clause where its subject stands for one of them: "it was found"."""
        if not stands_for(self._tokens, first, verb):
            return ()
        heads = self._heads
        at = bisect_left(heads, first + 1) - 1
        if at > 0 and heads[at] == first:
            at -= 1
        return tuple(sorted(set(self._content[max(heads[at], first - REACH_BACK) : first]) - {""}))

    @cached_property
    def _heads(self) -> list[int]:
        """The first tokens of the sentences."""
        return sorted(first for paragraph in self._tokens.paragraphs for first, _ in paragraph.sentences)

    def _them_all(self, predicate: str, first: int, verb: int) -> bool:
        """Whether what an outcome befell, several of a kind, are all those of the place: none of them is counted."""
        if predicate not in outcomes_of("of_them_all"):
            return False
        before = self._tokens.lows[first:verb]
        return not any(starts_number(low) or low in words("meaning", "qualifiers") for low in before)

    def _names(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words of a clause with a capital, sorted: none of the calendar, and a first word only if known."""
        capital = _between(self._capital, first, last)
        if capital and capital[0] == first and not self._names_at(first):
            del capital[0]
        return tuple(sorted({self._tokens.lows[i] for i in capital} - _calendar())) if capital else ()

    def _names_at(self, first: int) -> bool:
        """Whether the first word of a clause is a name, by what the article prints elsewhere."""
        low = self._tokens.lows[first]
        return low in self._known and low not in function_words()

    @cached_property
    def _known(self) -> set[str]:
        """What the article prints with a capital inside a sentence."""
        heads = {first for paragraph in self._tokens.paragraphs for first, _ in paragraph.sentences}
        return {self._tokens.lows[i] for i in self._capital if i not in heads}


def _between(places: list[int], first: int, last: int) -> list[int]:
    return places[bisect_left(places, first) : bisect_left(places, last)]


def _content(tokens: Tokens) -> list[str]:
    """Return the concept of each token that tells what a clause is about, "" for the others.

    Among these is what is only aimed at: "to question", "of ending".
    """
    lows, words_ = tokens.lows, tokens.words
    content = list(map(_content_of().__getitem__, lows))
    content.append("")
    for i in tokens.places(is_aim):
        if not content[i + 1] or words_[i + 1][0].isupper():
            continue
        planned = i > 0 and lows[i - 1] in _PLANNED  # "are to close" is said as firmly as "will close"
        if (lows[i] == "to" and not planned) or (lows[i] != "to" and lows[i + 1].endswith("ing")):
            content[i + 1] = ""
    return content


def is_aim(low: str) -> bool:
    """Whether what is only aimed at may follow a word."""
    return low in _AIMS


def _telling(low: str) -> str:
    found = content_concept(low)
    return "" if found in _empty() else found


@cache
def _content_of() -> WordTable[str]:
    return WordTable(_telling)


def _first_of_each(outcomes: list[tuple[str, bool, Span]]) -> list[tuple[str, bool, Span]]:
    """Return the first outcome of each kind."""
    return list({sense[0]: sense for sense in reversed(outcomes)}.values())[::-1]


def _wished(lows: list[str]) -> bool:
    """Whether a clause after "that" is a subjunctive, which asks for a thing: "that the bridge be closed"."""
    if "be" not in lows:
        return False
    before = lows[lows.index("be") - 1]
    subject = before in words("function_words", "pronouns") or before not in words("function_words")
    return subject and not before.endswith(("'ll", "'d", "n't", "ly"))


@cache
def _signs_of() -> WordTable[int]:
    """Return what each word tells by itself, as bits."""
    return WordTable(lambda low: _signs().get(low, 0) or (_NEGATOR if low.endswith("n't") else 0))


@cache
def _signs() -> dict[str, int]:
    groups = {
        _NEGATOR: words("meaning", "negators"),
        _OPEN: words("outcomes", "open_modals"),
        _HEAD: words("meaning", "conditions") | {"whether"},
        _DOUBTER: words("outcomes", "doubters"),
        _PERSON: words("outcomes", "first_and_second_person"),
        _MARK: QUOTE_MARKS,
        _OUTCOME: frozenset(_table()),
        _YET: frozenset({"yet"}),
        _TENSE: words("outcomes", "coming", "coming_with_to", "having", "having_not"),
        _APART: words("outcomes", "apart") | {"last"},
    }
    signs: dict[str, int] = {}
    for bit, group in groups.items():
        for word in group:
            signs[word] = signs.get(word, 0) | bit
    return signs


@cache
def _teller_phrases() -> dict[str, list[tuple[int, list[str], bool]]]:
    """Return the phrases that tell of the source alone, by each word of person or modal in them.

    Each is: how many words of it stand before that word, its words, and whether it counts after a comma alone.
    """
    table: dict[str, list[tuple[int, list[str], bool]]] = {}
    for key, aside in (("told_to", False), ("teller_asides", True)):
        for phrase in words("outcomes", key):
            parts = phrase.split()
            for n, part in enumerate(parts):
                if _signs().get(part, 0) & (_PERSON | _OPEN):
                    table.setdefault(part, []).append((n, parts, aside))
    return table


@cache
def _table() -> Table:
    return outcome_table(("outcomes", "outcomes"), denied=True)


@cache
def _support_verbs() -> frozenset[str]:
    return words("outcomes", "support_verbs")


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(content_concept, lexicon("outcomes")["empty"]))


@cache
def _light() -> frozenset[str]:
    return frozenset(map(content_concept, words("outcomes", "light_verbs", "light_words")))


@cache
def _calendar() -> frozenset[str]:
    """Return days and months, "Thursday's" too."""
    return calendar() | {f"{word}'s" for word in calendar()}
