"""Every attribution of an article: quotations, nested quotations and reported speech, with source, cue and speaker."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from discrepancy.extract.epithets import described, speaking_after
from discrepancy.extract.joint import joint_speaker
from discrepancy.extract.long_ago import goes_back, times_of_saying, told_of_then, years_named
from discrepancy.extract.marks import Region, read_regions
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.nested import Told, told_within
from discrepancy.extract.occasions import Day, any_told, dated_years, joined, read_occasion
from discrepancy.extract.passed_on import passed_on
from discrepancy.extract.quotes import Read, fragment, read_quotes, utterances
from discrepancy.extract.read_out import read_out
from discrepancy.extract.reported import Report, read_reports, spans_of, subject_of
from discrepancy.extract.speakers import Cast
from discrepancy.extract.verbs import Verb
from discrepancy.model import Attribution, Kind, Occasion, Role, Span, Speaker, SpeakerKind
from discrepancy.text.resources import words
from discrepancy.text.stems import content_stem
from discrepancy.text.tokens import Tokens, WordTable
from discrepancy.values import changed, value

_LONGEST = 10  # characters of the word before a venue that may tell which one it is, and a space
_FEWEST_WORDS = 3  # a clause with fewer beside its quotation says nothing of its own


@value
class Quoted:
    """What was said in an article: attributions and scare quotes in order of offset, and who its people are."""

    attributions: tuple[Attribution, ...]
    scares: tuple[Span, ...]
    cast: Cast


Said = tuple[Tokens, str, datetime.date | None]  # an article, its id and its day


def read_attributions(articles: Sequence[Said]) -> list[Quoted]:
    """Return the attributions of some articles; one reader goes through them all before the next."""
    scenes = [Scene(tokens, read_regions(tokens)) for tokens, _, _ in articles]
    casts = [Cast(scene) for scene in scenes]
    found = [read_quotes(scene) for scene in scenes]
    reports = [list(read_reports(scene)) for scene in scenes]
    makers = [_Maker(scene, cast, *said[1:]) for scene, cast, said in zip(scenes, casts, articles, strict=True)]
    return [maker.made(quotes, told) for maker, quotes, told in zip(makers, found, reports, strict=True)]


@cache
def _stem_of() -> WordTable[str]:
    return WordTable(content_stem)


class _Maker:
    """Builds attributions out of quotations read."""

    def __init__(self, scene: Scene, cast: Cast, document: str, published: datetime.date | None) -> None:
        self.scene, self.cast, self.document, self.published = scene, cast, document, published
        self._paragraphs = [paragraph.first for paragraph in scene.tokens.paragraphs]
        self._last: tuple[Speaker, int] | None = None
        self._contexts: dict[Span, tuple[str, ...]] = {}
        self._occasions: dict[Span, Occasion] = {}
        self._days_at: dict[str, tuple[Day, ...]] = {}
        self._told_before: tuple[Speaker, int, Occasion] | None = None

    def made(self, found: list[Read], reports: list[Report]) -> Quoted:
        """Return the attributions of the quotations and of the reported speech of the article."""
        made = [one for group in utterances(self.scene, found) for one in self.utterance(group)]
        made += [one for report in reports if (one := self.reported(report, found)) is not None]
        scares = tuple((read.region.start, read.region.end) for read in found if not read.speech)
        return Quoted(tuple(sorted(made, key=lambda one: (one.span, one.kind))), scares, self.cast)

    def utterance(self, group: list[Read]) -> Iterator[Attribution]:
        """Yield the attribution of some quotations that are one utterance, then those nested in it."""
        head = group[0]
        mention, verb = (head.source.mention, head.source.verb) if head.source else (None, None)
        speaker, within = self._speaker(head), None
        if told := passed_on(self.scene, head) or read_out(self.scene, head):
            author = self._inner_speaker(told, speaker)
            if author is None or author != speaker:
                mention, verb, within, speaker = told.mention, told.verb, speaker, author
        first, last = head.place.first, max(group[-1].place.last, group[-1].region.after)
        yield Attribution(
            self.document,
            Kind.MIXED if len(group) == 1 and fragment(self.scene, head) else Kind.DIRECT,
            tuple((read.region.start, read.region.end) for read in group),
            source=self._span(mention),
            cue=self._cue(verb),
            speaker=speaker,
            within=within,
            occasion=self._where_it_goes_on(group, speaker, self._at_the_same(self._occasion(head))),
            context=self._context(first, last),
            headline=self._headline(head.region),
            cue_class=_cue_class(verb),
        )
        for read in group:
            yield from self._nested(read, speaker)

    def _speaker(self, read: Read) -> Speaker | None:
        """Return who says a quotation, and keep who spoke last."""
        speaker = self._said_by(read.source.mention, read.source.verb) if read.source else None
        if speaker is not None and speaker.kind in (SpeakerKind.ROLE, SpeakerKind.ANONYMOUS):
            speaker = speaking_after(self.scene, self.cast, read) or speaker
        if speaker is not None and speaker.kind is SpeakerKind.ROLE:
            speaker = described(self.scene, self.cast, read, self._last) or speaker
        if speaker is not None:
            self._last = speaker, read.region.paragraph
        return speaker

    def _said_by(self, mention: Mention, verb: Verb | None) -> Speaker | None:
        """Return the speaker behind the source of a cue, or all who say it together."""
        return joint_speaker(self.scene, self.cast, mention, verb) or self.cast.speaker(mention)

    def reported(self, report: Report, found: list[Read]) -> Attribution | None:
        """Return the attribution of a clause; quotations in it must all be speech, and give the source."""
        first, last = self.scene.around(report.first)
        source, verb = report.source, report.verb
        if self.scene.quoted.find(1, report.first, report.last) >= 0:
            low = bisect_right(found, report.first, key=lambda read: read.region.after)
            high = bisect_left(found, report.last, key=lambda read: read.region.before)
            held = found[low:high]
            whole = all(r.region.before >= report.first and r.region.after <= report.last for r in held)
            bare = sum(not self.scene.quoted[i] for i in range(report.first, report.last))
            if not whole or bare < _FEWEST_WORDS or not all(r.speech and r.source is not None for r in held):
                return None
            source = held[0].source.mention if held[0].source else source
        told = spans_of(self.scene, report)
        return Attribution(
            self.document,
            Kind.REPORTED,
            told,
            source=self._span(source),
            cue=self._cue(verb),
            speaker=self._said_by(source, verb) if source else None,
            occasion=_outside(told, self._narrative_occasion(first, last)),
            context=self._context(first, last),
            headline=self._role(first) is Role.HEADLINE,
            cue_class=verb.cue.cls,
        )

    def _role(self, token: int) -> Role:
        return self.scene.tokens.paragraphs[bisect_right(self._paragraphs, token) - 1].block.role

    def _nested(self, read: Read, within: Speaker | None) -> Iterator[Attribution]:
        """Yield the quotations told inside one."""
        for inner in read.region.inner:
            told = told_within(self.scene, read.region, inner)
            if told is None:
                continue
            yield Attribution(
                self.document,
                Kind.DIRECT,
                ((inner.start, inner.end),),
                source=self._span(told.mention),
                cue=self._cue(told.verb),
                speaker=self._inner_speaker(told, within),
                within=within,
                context=self._context(read.region.first, read.region.last),
                headline=self._headline(read.region),
                cue_class=_cue_class(told.verb),
            )

    def _inner_speaker(self, told: Told, within: Speaker | None) -> Speaker | None:
        if told.own:
            return within
        return self.cast.speaker(told.mention) if told.mention else None

    def _span(self, mention: Mention | None) -> Span | None:
        return self.scene.tokens.span(mention.first, mention.last) if mention else None

    def _cue(self, verb: Verb | None) -> Span | None:
        return self.scene.tokens.span(verb.first, verb.last) if verb else None

    def _headline(self, region: Region) -> bool:
        return self.scene.tokens.paragraphs[region.paragraph].block.role is Role.HEADLINE

    def _context(self, first: int, last: int) -> tuple[str, ...]:
        found = self._contexts.get((first, last))
        if found is None:
            stems = set(map(_stem_of().__getitem__, self.scene.tokens.lows[first:last]))
            stems.discard("")
            found = self._contexts[first, last] = tuple(sorted(stems))
        return found

    def _occasion(self, read: Read) -> Occasion:
        """Return when and where, from the sentence around a quotation, else from one before it on the same source."""
        found = self._narrative_occasion(read.place.first, read.place.last)
        dated = bool(found.days or found.years or found.relative or found.then)
        if read.source is None or self._said_before(read.source.verb) or self._elsewhere(found):
            return found
        if dated and (found.venues or found.then or self._moves_on(read)):
            return found
        before = self.scene.sentence_before(read.place.first) or self._reported_before(read)
        if before is None:
            return found
        first, last = before
        mine = self.cast.entity(read.source.mention)
        named = [self.cast.entity(mention) for mention in self.scene.mentions(first, last)]
        if not dated and mine is not None and mine not in named and (past := self._past(first, last)):
            return replace(found, then=past)
        others = [one for one in named if one is not None and not one.body and one is not mine]
        about = mine is not None and (named[:1] == [mine] or (mine in named and not others))
        about = about or (mine is None and read.source.mention.kind == "title" and len(set(map(id, others))) == 1)
        if not about:
            return found
        earlier = self._narrative_occasion(first, last)
        if dated:
            same = found.days and earlier.days and not found.on_other_days(earlier)
            return changed(found, venues=earlier.venues) if same else found
        if found.venues or not self._moves_on(read):
            return replace(earlier, venues=found.venues or earlier.venues)
        return replace(earlier, venues=())

    def _reported_before(self, read: Read) -> Span | None:
        """Return the sentence that ends the paragraph before a quotation that opens one, if it reports its speaker."""
        first = read.place.first
        index = self.scene.sentence_index(first) - 1
        if read.source is None or index < 0 or not self.scene.quoted[first]:
            return None
        start, end = self.scene.sentences[index]
        mine = self.cast.entity(read.source.mention)
        strong = (verb for verb in self.scene.verbs_in(start, end) if verb.cue.strong)
        subjects = (subject_of(self.scene, verb, start, end)[0] for verb in strong if not self.scene.quoted[verb.first])
        said = mine is not None and any(one is not None and self.cast.entity(one) is mine for one in subjects)
        return (start, end) if said else None

    def _moves_on(self, read: Read) -> bool:
        """Whether a sentence tells that something was said at another time or place than what stands before it."""
        first, last = read.place.first, read.place.last
        return not words("days", "moving_on").isdisjoint(self.scene.tokens.lows[first:last])

    def _where_it_goes_on(self, group: list[Read], speaker: Speaker | None, occasion: Occasion) -> Occasion:
        """Return an occasion with the venue of what its speaker said just before, if it has none; keep it for the next.

        Where a paragraph ends between the two, the second must open with what is said.
        """
        head, before = group[0], self._told_before
        if before is not None and not occasion.venues and speaker == before[0] and self._follows(head, before[1]):
            told = before[2]
            apart = occasion.on_other_days(told) or occasion.then or told.then or told.years or self._moves_on(head)
            occasion = occasion if apart else changed(occasion, venues=told.venues)
        told_now = occasion.venues and not (head.source and self._said_before(head.source.verb))
        self._told_before = (speaker, group[-1].place.last, occasion) if speaker and told_now else None
        return occasion

    def _follows(self, read: Read, end: int) -> bool:
        """Whether the sentence of a quotation is the one after that which ends at a token."""
        first = read.place.first
        if read.source is None or self._said_before(read.source.verb):
            return False
        before = self.scene.sentence_before(first)
        return before[0] < end <= first if before else end == first and bool(self.scene.quoted[first])

    def _at_the_same(self, occasion: Occasion) -> Occasion:
        """Return an occasion with the days of the venue named before: "at the same news conference"; keep its own."""
        if not occasion.venues:
            return occasion
        days = occasion.days
        for venue, printed, start, _ in occasion.venues:
            if not days and self._named_before(venue, printed.split(), self._before(start)):
                days = self._days_at.get(venue, ())
        self._days_at.update({venue: days for venue, *_ in occasion.venues})
        return occasion if days is occasion.days else changed(occasion, days=days)

    def _named_before(self, venue: str, printed: list[str], before: str) -> bool:
        """Whether a venue is the one named before: "the same hearing", and "the briefing", of which a story has one."""
        if not words("days", "the_same").isdisjoint((before, printed[0])):
            return True
        return venue in words("venues", "once") and "the" in (before, *printed[-2:-1])

    def _elsewhere(self, occasion: Occasion) -> bool:
        """Whether a venue is told apart from one named before: "another news conference"."""
        return any(self._before(start) in words("days", "another") for _, _, start, _ in occasion.venues)

    def _before(self, start: int) -> str:
        """Return the word before a place in the text."""
        return "".join(self.scene.tokens.text[max(0, start - _LONGEST) : start].split()[-1:])

    def _said_before(self, verb: Verb | None) -> bool:
        """Whether a verb tells of what was said before the day of the news: "she had said"."""
        return verb is not None and "had" in self.scene.tokens.lows[max(verb.first - 1, 0) : verb.last]

    def _narrative_occasion(self, first: int, last: int) -> Occasion:
        found = self._occasions.get((first, last))
        if found is None:
            found = self._occasions[first, last] = self._read_occasion(first, last)
        return found

    def _past(self, first: int, last: int) -> tuple[int, ...]:
        """Return the year of an earlier event that a sentence dates in full: what is said next was said then."""
        years = dated_years(self.scene.tokens, first, last)
        if "born" in self.scene.tokens.lows[first:last]:
            return ()
        return years if self.published and all(year < self.published.year - 1 for year in years) else ()

    def _read_occasion(self, first: int, last: int) -> Occasion:
        tokens = self.scene.tokens
        opens = first < last and not self.scene.quoted[first]
        then = self._opening_then(first, last) if opens else ()
        if not any_told(tokens, first, last):  # as few sentences have what tells a time or a venue
            return joined((), then)
        stretches = list(_narrative(self.scene, first, last))
        parts = [read_occasion(tokens, start, end, self.published) for start, end in stretches]
        said = (time for span in stretches for time in times_of_saying(tokens, *span, self.published))
        own = (parts[0].then if opens else ()) or self._year_before(stretches) or tuple(said)
        return joined(parts, own or then)

    def _year_before(self, stretches: Sequence[Span]) -> tuple[int, ...]:
        """Return the year named before of which a sentence tells by "in that year", "in the March of that year"."""
        lows = self.scene.tokens.lows
        years = (lows.index("year", *span) for span in stretches if "year" in lows[slice(*span)])
        at = next((i for i in years if i > 1 and lows[i - 1] == "that" and lows[i - 2] in ("in", "of")), None)
        return self._years_before(at) if at is not None else ()

    def _years_before(self, token: int) -> tuple[int, ...]:
        """Return the years, but that of the news, which the paragraph of a token names before it."""
        paragraph = self._paragraphs[bisect_right(self._paragraphs, token) - 1]
        now = self.published.year if self.published else 0
        return tuple(year for year in years_named(self.scene.tokens, paragraph, token) if year != now)

    def _opening_then(self, first: int, last: int) -> tuple[int, ...]:
        """Return the years of which a sentence that no quotation opens goes on to tell, or to which it goes back."""
        tokens = self.scene.tokens
        end = self.scene.quoted.find(1, first, last)
        if end >= 0 and (then := told_of_then(tokens, first, end)):
            return then
        if not goes_back(tokens, first):
            return ()
        before, _ = self.scene.sentence(max(first - 1, 0))
        now = self.published.year if self.published else 0
        return tuple(year for year in years_named(tokens, before, first) if year != now)


def _narrative(scene: Scene, first: int, last: int) -> Iterator[Span]:
    """Yield the stretches of tokens outside quotation marks."""
    quoted, start = scene.quoted, first
    while start < last:
        end = quoted.find(1, start, last)
        if end < 0:
            end = last
        if end > start:
            yield start, end
        start = quoted.find(0, end, last)
        if start < 0:
            return


def _outside(told: tuple[Span, ...], occasion: Occasion) -> Occasion:
    """Return an occasion without the days of what is told: "said that it will open on Friday" was not said then."""
    if not occasion.days:
        return occasion
    days = tuple(day for day in occasion.days if not any(start <= day[1] < end for start, end in told))
    return occasion if len(days) == len(occasion.days) else changed(occasion, days=days)


def _cue_class(verb: Verb | None) -> str:
    return verb.cue.cls if verb else ""
