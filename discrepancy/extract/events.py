"""Events: clauses that say that something was so or was not, with the content to recognise them by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from discrepancy.extract.announced import announces
from discrepancy.extract.clauses import clauses, cut_sentences, tells_of_day
from discrepancy.extract.content import concepts_in, content_in, known_names, named_in
from discrepancy.extract.distinguished import apart_in
from discrepancy.extract.refusing import refused_from, turns
from discrepancy.extract.signs import (
    APART,
    DOUBTER,
    HEAD,
    MARK,
    NEGATOR,
    OPEN,
    PERSON,
    PHRASE,
    QUESTION,
    TENSE,
    YET,
    Signs,
)
from discrepancy.extract.surroundings import Surroundings
from discrepancy.extract.tenses import subjunctive
from discrepancy.extract.themes import NO_THEME, stands_for, theme_of
from discrepancy.extract.things import idle_of, of_its_thing
from discrepancy.model import NO_OCCASION, Event, Occasion, Passage, Span, Speaker
from discrepancy.text.around import verb_of
from discrepancy.text.numbers import starts_number
from discrepancy.text.outcomes import (
    PREFIX,
    additional,
    first_of_each,
    light,
    needed,
    of_any_length,
    outcomes_of,
    outcomes_told,
    own_words,
    turns_that,
    unreal,
    untold,
)
from discrepancy.text.resources import calendar, words
from discrepancy.text.tokens import Tokens

FEWEST, MOST = 2, 14  # content words of a clause that can be recognised elsewhere
REACH_BACK = 40  # tokens before a clause among which stands what its pronoun stands for

# What makes a sentence one to be read clause by clause; where nothing does, it states all it says.
_BY_CLAUSE = QUESTION | HEAD | DOUBTER | MARK | PERSON

_Sense = tuple[str, bool, Span]  # predicate, whether it is denied, token range of the marker
_PLAIN: _Sense = ("", False, (0, 0))
_Told = tuple[int, int, int]  # a clause's token range, and all that its words tell, as bits
_Place = tuple[Span, tuple[str, ...], bool, Speaker | None, Occasion]  # span, names, whether quoted, who says it, when
Read = tuple[tuple[Event, ...], tuple[Event, ...], tuple[Passage, ...]]  # events, turns of phrase, passages


def read_events(tokens: Tokens, document: str, around: Surroundings) -> Read:
    """Return an event for each clause with enough content, and what each sentence states, in order.

    Questions and conditions state nothing.
    """
    reader = _Reader(tokens, document, around)
    for number, (first, last) in enumerate(around.sentences):
        if last - first > FEWEST:
            reader.read(number, first, last)
    phrased = turns_that()
    events = tuple([event for event in reader.found if event.predicate not in phrased])
    turns = tuple([event for event in reader.found if event.predicate in phrased])
    return events, turns, tuple(reader.passages)


class _Reader:
    """One article's tokens with what each of them tells, looked up once; clauses are slices of that."""

    def __init__(self, tokens: Tokens, document: str, around: Surroundings) -> None:
        self._tokens, self._document, self._around = tokens, document, around
        self._lows = tokens.lows
        self._spoken, self._occasions = around.spoken, around.occasions
        self._signs = Signs(tokens, around.sentences)
        self._latest: tuple[set[str], tuple[str, ...]] = set(), ()
        self._concepts = concepts_in(tokens)
        self._content = content_in(tokens, self._concepts)
        self._heads = [first for first, _ in around.sentences]
        self._cut = cut_sentences(tokens, self._heads)
        self._named = named_in(tokens)
        self._known = known_names(tokens, self._heads)
        self.found: list[Event] = []
        self.passages: list[Passage] = []

    def read(self, number: int, first: int, last: int) -> None:
        """Find the events of a sentence, which has a number, and what it states."""
        told = self._signs.sentences[number]
        if not (told & _BY_CLAUSE or number in self._cut):
            self._whole(number, first, last, told)
        elif not told & QUESTION:
            self._by_clause(number, self._stated(number, first, last, told))

    def _whole(self, number: int, first: int, last: int, told: int) -> None:
        """Find what a sentence of one clause states that is neither asked nor doubted nor quoted in part, as most."""
        span = self._tokens.span(first, last)
        speaker, quoted = self._around.told(span) if number in self._spoken else (None, False)
        concepts, content = self._concepts[first:last], self._content[first:last]
        stems = set(concepts)
        stems.discard("")
        if not quoted:
            self.passages.append(Passage(self._document, (span,), self._in_order(stems), speaker))
        if content != concepts:
            stems = set(content)
            stems.discard("")
        self.found += self._of_content(number, first, self._last_word(first, last), told, stems)

    def _by_clause(self, number: int, stated: list[_Told]) -> None:
        """Find the events of a sentence and what it states, given its clauses that state something."""
        for n, clause in enumerate(stated, start=1):
            self.found += self._events(number, *clause)
            if n < len(stated):
                self.found += self._told_that(number, clause, stated[n])
        self._add_passage(number, stated)

    def _stated(self, number: int, first: int, last: int, told: int) -> list[_Told]:
        """Return the clauses of a sentence that state something: none that is only believed, denied or imagined."""
        spans = clauses(self._tokens, first, last) if number in self._cut else [(first, last)]
        if told & (HEAD | DOUBTER | MARK):
            return self._plainly_stated(spans, told)
        if len(spans) == 1:
            return [(first, last, told)]
        return [(start, end, self._signs.told(start, end)) for start, end in spans]

    def _plainly_stated(self, spans: list[Span], told: int) -> list[_Told]:
        """Return the clauses that nothing makes a condition or a belief, cut where quotations end."""
        found: list[_Told] = []
        open_before = False
        for start, end in spans:
            if len(spans) > 1:
                told = self._signs.told(start, end)
            heads = self._signs.of[start] & HEAD and not tells_of_day(self._tokens.lows, start)
            if not (open_before or heads or announces(self._tokens, start, end)):
                found += self._outside_marks(start, end, told) if told & MARK else ((start, end, told),)
            open_before = bool(told & DOUBTER)
        return found

    def _outside_marks(self, first: int, last: int, told: int) -> list[_Told]:
        """Cut a clause where a quotation ends with its own stop: what follows tells who said it."""
        closers = self._signs.closers(first + 1, last)
        if not closers:
            return [(first, last, told)]
        cuts = pairwise([first - 1, *closers, last])
        return [(at + 1, end, self._signs.told(at + 1, end)) for at, end in cuts if at + 1 < last]

    def _events(self, number: int, first: int, last: int, told: int) -> list[Event]:
        """Return what a clause says was so or not: nothing where it says too little or what only its speaker can.

        `number` is that of its sentence.
        """
        if told & PERSON:
            return []
        if told & MARK:
            while first < last and self._signs.of[first] & MARK:
                first += 1
        last = self._last_word(first, last)
        stems = set(self._content[first:last])
        stems.discard("")
        return self._of_content(number, first, last, told, stems)

    def _of_content(self, number: int, first: int, last: int, told: int, stems: set[str]) -> list[Event]:
        """Return what a clause says was so or not, given its content; "no one was arrested" says enough."""
        brief = len(stems) < FEWEST
        if brief and not (stems and told & PHRASE and told & NEGATOR):
            return []
        long = len(stems) > MOST  # of so many words none is compared but what tells the fate of a thing by itself
        if (long and not told & PHRASE) or (self._lows[first] == "that" and subjunctive(self._lows[first:last])):
            return []  # "that the bridge be closed" asks for it
        place = self._place(number, first, last)
        if not told & (PHRASE | NEGATOR):
            return [self._plain(first, last, told, _PLAIN, self._in_order(stems), place)]
        found = [
            self._outcome(first, last, told, sense, stems, place)
            if sense[0].startswith(PREFIX)
            else self._plain(first, last, told, sense, self._in_order(stems), place)
            for sense in self._senses(first, last, told)
            if (not brief or sense[0].startswith(PREFIX)) and (not long or sense[0] in of_any_length())
        ]
        return list(filter(None, map(of_its_thing, found)))

    def _told_that(self, number: int, clause: _Told, after: _Told) -> list[Event]:
        """Return that somebody was told, or was not, what the clause after "that" says."""
        (first, last, told), lows = clause, self._lows
        end, both = after[1], told | after[2]
        if not both & PHRASE or after[0] != last or lows[last] != "that":
            return []
        if not self._signs.may_tell_outcome(first, last):
            return []
        events = [e for e in self._events(number, first, end, both & ~OPEN) if e.predicate in outcomes_of("by_content")]
        content = set(self._content[last:end]) - {""}  # beside whom it was told: not who says so
        return [replace(each, stems=tuple(sorted(content.union(each.theme))), names=()) for each in events]

    def _add_passage(self, number: int, stated: Iterable[_Told]) -> None:
        """Find what a sentence states outside quotation marks, given its clauses that state something."""
        spans: list[Span] = []
        stems: set[str] = set()
        teller: Speaker | None = None
        spoken = number in self._spoken
        for first, last, told in stated:
            if told & PERSON:
                continue
            span = self._tokens.span(first, last)
            if spoken:
                speaker, quoted = self._around.told(span)
                if quoted:
                    continue
                teller = teller if spans else speaker
            spans.append(span)
            stems.update(self._concepts[first:last])
        if spans:
            stems.discard("")
            self.passages.append(Passage(self._document, tuple(spans), self._in_order(stems), teller))

    def _last_word(self, first: int, last: int) -> int:
        """Return the token after the last word of a clause, `first` where it has none."""
        lows = self._lows
        while first < last and not lows[last - 1][0].isalnum():
            last -= 1
        return last

    def _senses(self, first: int, last: int, told: int) -> list[_Sense]:
        """Return what a clause denies, or its outcomes, and where; nothing for a denial that says too little."""
        lows = self._lows
        negators = self._signs.negators(first, last) if told & NEGATOR else []
        if negators and not words("meaning", "up_to").isdisjoint(lows[negators[0] : last + 1]):
            return []  # "did not sound until noon" tells that it did
        found = self._outcomes(first, last, negators) if told & PHRASE else []
        more = [sense for sense in found if sense[0] in additional()]
        outcomes = [sense for sense in found if sense not in more] if more else found
        return [*self._told_or_denied(first, last, told, negators, outcomes), *more]

    def _told_or_denied(
        self, first: int, last: int, told: int, negators: list[int], outcomes: list[_Sense]
    ) -> list[_Sense]:
        """Return the outcomes of a clause, and what it denies by its negators."""
        lows = self._lows
        if not negators:
            return outcomes or [_PLAIN]
        carried = range(negators[0] + 1, last)
        at = next((i for i in carried if self._content[i] and lows[i] not in words("outcomes", "support_verbs")), -1)
        unsaid = at + 1 == last and last < len(lows) and lows[last] in words("clause_words", "complementizers")
        if at < 0 or self._content[at] in light() or told & YET or self._tokens.words[at][0].isupper() or unsaid:
            return outcomes
        if any(marker[0] <= at < marker[1] and name not in outcomes_of("by_theme") for name, _, marker in outcomes):
            return outcomes  # the outcome is what is denied
        return [*outcomes, (self._content[at], len(negators) % 2 == 1, (negators[0], at + 1))]

    def _outcomes(self, first: int, last: int, negators: list[int]) -> list[_Sense]:
        """Return the outcomes of a clause, each kind once, with what the negators make of them."""
        lows = self._lows
        found: list[_Sense] = []
        told = outcomes_told(lows, self._signs.phrases(first, last), first, last)
        for predicate, positive, marker in first_of_each(told, lows):
            if not positive and not needed(predicate, lows[first:last]):
                continue
            if self._left_open(predicate, positive, marker, denied=bool(negators)) or unreal(lows[first : marker[0]]):
                continue
            turned = any(turns(lows, i, marker) for i in negators)
            refused = refused_from(lows, first, marker[0])
            if refused >= 0:
                turned, marker = not turned, (refused, marker[1])
            if positive == turned and untold(predicate, lows[slice(*marker)]):
                continue
            found.append((predicate, positive == turned, marker))
        return found

    def _left_open(self, predicate: str, positive: bool, marker: Span, *, denied: bool) -> bool:
        """Whether an outcome is so up to a time alone, or one of two: "closed until May", "killed or injured"."""
        first, last = marker
        before, after = self._lows[max(0, first - 1) : first], self._lows[last : last + 1]
        beside = (last + 1, last + 2) if after == ["or"] else (max(0, first - 2), first) if before == ["or"] else None
        if beside and not denied and self._signs.told(*beside) & PHRASE:
            return True
        until = not words("meaning", "up_to").isdisjoint(after)
        return until and positive and predicate in outcomes_of("up_to")

    def _plain(self, first: int, last: int, told: int, sense: _Sense, stems: tuple[str, ...], place: _Place) -> Event:
        """Return the event of a clause that tells no outcome."""
        span, names, quoted, speaker, occasion = place
        return Event(
            self._document,
            span,
            sense[0],
            stems,
            sense[1],
            "open" if told & OPEN else "",
            quoted,
            names,
            speaker,
            occasion,
            self._tokens.span(*sense[2]) if sense[0] else None,
            apart=apart_in(self._lows, first, last) if told & APART else (),
            tense=self._signs.tense(first, last) if told & TENSE else "",
        )

    def _outcome(self, first: int, last: int, told: int, sense: _Sense, stems: set[str], place: _Place) -> Event:
        """Return the event of a clause that tells an outcome, with what it befell."""
        span, names, quoted, speaker, occasion = place
        predicate, negative, marker = sense
        nameless = predicate in outcomes_of("nameless")
        verb = verb_of(self._lows, marker)
        passive = verb > first and self._lows[verb - 1] in words("outcomes", "theme_be")  # "was taken back to prison"
        within, told_by = ((first, last), (verb, marker[1])) if passive else ((max(first, verb + 1), last), marker)
        theme = NO_THEME if nameless else theme_of(self._tokens, self._content, within, told_by, idle_of(predicate))
        of_all = self._of_all(predicate, first, marker)
        told_of = stems.union(theme.stems) - own_words()[predicate]  # what an aside parts from its verb too
        return Event(
            self._document,
            span,
            predicate,
            tuple(sorted(told_of)),
            negative,
            "open" if told & OPEN else "",
            quoted,
            names,
            speaker,
            occasion,
            self._tokens.span(verb if verb >= first else marker[0], marker[1]),
            theme.stems,
            theme.agent,
            theme.beyond,
            some=theme.some and not of_all and not self._them_all(predicate, first, marker[0]),
            all=of_all,
            apart=self._apart(first, last, told, sense),
            also=theme.also,
            count=theme.count,
            extent=theme.extent,
            before=() if theme.stems else self._before(first, marker[0]),
            tense=self._signs.tense(first, last) if told & TENSE else "",
        )

    def _place(self, number: int, first: int, last: int) -> _Place:
        """Return the span of a clause, the names in it, whether it is quoted, who says it, and its occasion."""
        span = self._tokens.span(first, last)
        speaker, quoted = self._around.told(span) if number in self._spoken else (None, False)
        return span, self._names(first, last), quoted, speaker, self._occasions.get(number, NO_OCCASION)

    def _in_order(self, stems: set[str]) -> tuple[str, ...]:
        """Return stems in order; in a sentence of one clause, its event and its passage have one tuple of them."""
        if stems is not self._latest[0] and stems != self._latest[0]:
            self._latest = stems, tuple(sorted(stems))
        return self._latest[1]

    def _apart(self, first: int, last: int, told: int, sense: _Sense) -> tuple[str, ...]:
        """Return the words of a clause that tell its outcome apart from another."""
        predicate, negative, marker = sense
        apart = set(apart_in(self._lows, first, last)) if told & APART else set()
        if marker[1] > marker[0] + 1:
            apart.difference_update(self._lows[slice(*marker)])  # "due to meet again"
        if predicate in outcomes_of("states"):
            moved_on = words("outcomes", "moved_on").intersection(self._lows[first:last])
            ranged = "until" in moved_on and "from" in self._lows[first:last]  # "from Friday until Monday"
            apart |= moved_on - {"until"} if ranged else moved_on
        if negative and predicate in outcomes_of("by_content"):  # "not told by the police" may be told by others
            apart |= (calendar() | {"by"}).intersection(self._lows[first:last])
        return tuple(sorted(apart)) if apart else ()

    def _before(self, first: int, verb: int) -> tuple[str, ...]:
        """Return the content of the words before a clause where its subject stands for one of them: "it was found"."""
        if not stands_for(self._tokens, first, verb):
            return ()
        heads = self._heads
        at = bisect_left(heads, first + 1) - 1
        if at > 0 and heads[at] == first:
            at -= 1
        return tuple(sorted(set(self._content[max(heads[at], first - REACH_BACK) : first]) - {""}))

    def _of_all(self, predicate: str, first: int, marker: Span) -> bool:
        """Whether an outcome is told of all there are, and not as one side's: "no shots were fired by the guards"."""
        side = predicate in outcomes_of("by_sides") and self._lows[marker[1] : marker[1] + 1] == ["by"]
        single = self._lows[marker[1] : marker[1] + 2] == ["a", "single"]  # "did not win a single seat"
        return single or (not side and not words("meaning", "of_all").isdisjoint(self._lows[first : marker[1]]))

    def _them_all(self, predicate: str, first: int, verb: int) -> bool:
        """Whether what an outcome befell, several of a kind, are all those of the place: none of them is counted."""
        if predicate not in outcomes_of("of_them_all"):
            return False
        before = self._lows[first:verb]
        return not any(starts_number(low) or low in words("meaning", "qualifiers") for low in before)

    def _names(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words of a clause with a capital, sorted: none of the calendar, and a first word only if known."""
        here = self._named[first:last]
        if here[0] not in self._known:
            here[0] = ""
        found = set(filter(None, here))
        return tuple(sorted(found)) if found else ()
