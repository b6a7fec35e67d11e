"""The nouns of the project: values over the standard library alone.

Offsets are half-open spans of code points in `Article.text`, which is the file's text as it stands on disk less a
leading byte-order mark. The names follow PolNeAR (attribution: source, cue, content) and textual criticism (witness,
variant, alignment).
"""

from __future__ import annotations

import datetime
from dataclasses import field
from enum import StrEnum

from discrepancy.errors import Problem
from discrepancy.values import value

Span = tuple[int, int]


class Severity(StrEnum):
    """How much a finding weighs; it prints as its word."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return _RANK[self]


_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Kind(StrEnum):
    """What a statement is; the values are those of the wire formats."""

    DIRECT = "direct"
    MIXED = "mixed"
    REPORTED = "indirect"
    FIGURE = "figure"
    POSITION = "position"
    MOMENT = "moment"
    EVENT = "event"
    SCARE = "scare"


class Role(StrEnum):
    """What a paragraph of an article is for."""

    HEADLINE = "headline"
    BYLINE = "byline"
    BODY = "body"
    DEBRIS = "debris"


class VariantClass(StrEnum):
    """The classes of word-level difference; the last four never change meaning."""

    NEGATION = "negation"
    MODAL = "modal"
    HEDGE = "hedge"
    NUMBER = "number"
    NAME = "name"
    PRONOUN = "pronoun"
    SUBSTITUTION = "substitution"
    OMISSION = "omission"
    ADDITION = "addition"
    TRANSPOSITION = "transposition"
    STITCH = "stitch"
    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    SENTENCE_JOIN = "sentence-join"
    SPELLING = "spelling"
    CASE = "case"
    PUNCTUATION = "punctuation"


class SpeakerKind(StrEnum):
    """What stands behind a source mention."""

    PERSON = "person"
    BODY = "body"
    ROLE = "role"
    ANONYMOUS = "anonymous"


@value
class Article:
    """One outlet's text. `id` is its path relative to the folder, with forward slashes.

    A `reference` is a transcript or a house-checked text, which outranks every other.
    """

    id: str
    outlet: str
    text: str
    title: str | None = None
    published: datetime.date | None = None
    url: str | None = None
    reference: bool = False


@value
class Block:
    """One paragraph of an article: its span, without the white space around it, and what it is for."""

    start: int
    end: int
    role: Role


@value
class Speaker:
    """A person or body behind a source mention.

    `key` is one across articles after linking; `name` is the fullest form printed; `roles` are the titles and
    descriptions it goes by, in lower case ("defense secretary"); `nations` the demonyms or places before them;
    `known_as` the roles that any article gives the speaker, known after linking; `bodies` whom the article says that
    the speaker works for ("park", "pipe institute"); `holder` is, of one who speaks by an office alone, the key of the
    only person of the story who holds it; `members` are the names of several people who speak together, none where one
    of them is told by no name.
    """

    key: str
    name: str
    kind: SpeakerKind
    roles: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    holder: str = ""
    members: tuple[str, ...] = ()


@value
class Occasion:
    """When, where and to whom something was said or done, as far as the sentence tells.

    `days` are lower-case weekday names or ISO dates, of one day the form that is printed first, `years` years other
    than that of publication, `venues` normalised phrases ("news conference", "journal"), each with the span it was
    read from; `relative` are days told from another day that is not named ("two days prior"); `then` are the years, or
    months of some time ago, with which the sentence opens, so that all it tells was then.
    """

    days: tuple[tuple[str, int, int], ...] = ()
    years: tuple[int, ...] = ()
    venues: tuple[tuple[str, str, int, int], ...] = ()
    relative: tuple[tuple[str, int, int], ...] = ()
    then: tuple[int, ...] = ()

    @property
    def named_days(self) -> frozenset[str]:
        """The days alone, without the spans."""
        return frozenset(day for day, _, _ in self.days)

    @property
    def dates(self) -> frozenset[str]:
        """The dates, where every day is printed as one; weekdays are only reckoned from them."""
        printed = {(start, end): day[-len("02-12") :] for day, start, end in reversed(self.days)}  # with a year or not
        return frozenset() if any(not day[0].isdigit() for day in printed.values()) else frozenset(printed.values())

    def on_other_days(self, other: Occasion) -> bool:
        """Whether both tell days and none in common; where both print dates, June 16 and 23 are two, both Mondays."""
        if not (self.days and other.days):
            return False
        x, y = self.dates, other.dates
        return x.isdisjoint(y) if x and y else self.named_days.isdisjoint(other.named_days)

    @property
    def named_venues(self) -> frozenset[str]:
        """The venues alone, without the spans."""
        return frozenset(venue for venue, *_ in self.venues)


NO_OCCASION = Occasion()


@value
class Attribution:
    """A quote (`direct`, `mixed`) or reported speech: `pieces` are the spans of its content, in order.

    `within` is the speaker whose quotation this one stands inside, where there is one. `context` holds the content
    stems of the sentence around it, sorted; `cue_class` is its cue's class in the lexicon ("neutral", "denial"...).
    """

    document: str
    kind: Kind
    pieces: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    speaker: Speaker | None = None
    within: Speaker | None = None
    occasion: Occasion = NO_OCCASION
    context: tuple[str, ...] = ()
    headline: bool = False
    cue_class: str = ""

    @property
    def span(self) -> Span:
        """From the first letter of the content to its last."""
        return self.pieces[0][0], self.pieces[-1][1]


@value
class Figure:
    """A quantity: any value from `low` to `high` in `unit`, of `counted` (stems of what it counts).

    `bound` is "about", "more", "less", "at most", "at least" or "exactly"; `context` the other content stems of its
    clause, sorted. Money carries its currency as the unit; `concepts` are the questions that it may answer ("dead",
    "outage"), `scope` whether it is of "one" happening, of "many" or of a "period", or of "another" than the article's.
    `subset` tells a part of a total, `update` a text that says that the count has moved; `topic` holds the names that
    the article turns on, `opening` whether it stands among the first paragraphs, `lone` whether no other value of its
    article could answer the same question. `factor` turned the printed number into the unit; it is 0 for
    a share told by another number ("7 in 10"). `zone` is printed after a time of day ("utc"); without it local time is
    meant. `when` are the months, days, parts of the day and periods that its clause names, and what an amount is of,
    each a kind and a value ("period", "last").
    """

    document: str
    span: Span
    low: float
    high: float
    unit: str
    bound: str
    counted: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    speaker: Speaker | None = None
    occasion: Occasion = NO_OCCASION
    concepts: tuple[str, ...] = ()
    scope: str = ""
    subset: bool = False
    update: bool = False
    topic: tuple[str, ...] = ()
    opening: bool = False
    lone: bool = False
    factor: float = 1.0
    zone: str = ""
    when: tuple[tuple[str, str], ...] = ()


@value
class Position:
    """A holder's stance on a target: `stance` names a scale and a place on it ("possibility", -2..2).

    `head` is the concept of the target's first noun phrase; `apart` as for events. `deed` is what news calls what is to
    be done, in any words ("close"), "" where the lexicon has no name for it; `toward` is 1 where the stance is for it,
    -1 where it is against; `things` are what it is done to, names with a capital; `agent` is the word before the stance
    that tells who is to do it. `plain` tells a stance that is no more than "will" or "wants": its deed alone counts.
    `turned` tells that the article goes on with the holder's opposite stance on "it".
    """

    document: str
    span: Span
    scale: str
    degree: int
    stance: Span
    target: tuple[str, ...]
    target_span: Span
    holder: Speaker | None = None
    names: tuple[str, ...] = ()
    occasion: Occasion = NO_OCCASION
    conditional: bool = False
    head: str = ""
    apart: tuple[str, ...] = ()
    deed: str = ""
    toward: int = 0
    things: tuple[str, ...] = ()
    agent: str = ""
    plain: bool = False
    turned: bool = False


@value
class Event:
    """A clause that says that something was or was not so: `stems` are its content, `predicate` what is denied.

    `predicate` is "outcome:NAME" for one of a pair of opposite outcomes, "" for a plain clause; `modal` is "open" where
    the clause leaves open whether it is so, `tense` "coming" for what will be and "undone" for what has not been yet;
    `quoted` tells words in quotation marks, which are compared as words.
    `theme` is what an outcome befell, its head first, `agent` whoever brought it about, and `beyond` what a preposition
    adds; `some` tells that the theme may be some of many ("two schools"), `all` that it is denied of all there are ("no
    school"). `also` is a name set beside it, `count` a number in it, and `extent` tells some of them all ("part") from
    them all ("whole"); `before` are the words of which one is what a pronoun in its place stands for. `apart` are words
    that tell one thing from another of its kind: "first", "earlier".
    """

    document: str
    span: Span
    predicate: str
    stems: tuple[str, ...]
    negative: bool
    modal: str
    quoted: bool = False
    names: tuple[str, ...] = ()
    speaker: Speaker | None = None
    occasion: Occasion = NO_OCCASION
    marker: Span | None = None
    theme: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    some: bool = False
    all: bool = False
    apart: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    count: str = ""
    extent: str = ""
    before: tuple[str, ...] = ()
    tense: str = ""


@value
class Passage:
    """What a sentence states, for shorter statements to be looked for in it.

    `clauses` are the spans of its clauses that state something outside quotation marks, `stems` the concepts in them.
    """

    document: str
    clauses: tuple[Span, ...]
    stems: tuple[str, ...]
    speaker: Speaker | None = None


@value
class Detail:
    """What a sentence tells of one thing that another may tell otherwise, whatever else each of them tells.

    `sort` is that of the point ("order", "extent", "side", "roles"), `side` is what this one tells of it; two that part
    in it share some of `about`. `of` are the concepts of the thing, `rest` of what else is told with it and `names` of
    the sentence's names; `stems` are those of the passage that it is of.
    """

    document: str
    span: Span
    sort: str
    about: frozenset[str]
    side: str
    of: frozenset[str]
    rest: frozenset[str]
    names: frozenset[str]
    marker: Span
    stems: tuple[str, ...]
    speaker: Speaker | None = None


@value
class Moment:
    """A day, date or venue as printed: `kind` is "day" or "venue", `value` its normal form."""

    document: str
    span: Span
    kind: str
    value: str


@value
class Introduction:
    """Where an article tells most of what somebody is; the speaker has all that it tells."""

    document: str
    span: Span
    speaker: Speaker


Statement = Attribution | Figure | Position | Event | Moment | Introduction


@value
class Statements:
    """All that was extracted from one article, each tuple in order of its first offset.

    Passages are no statements of their own: they hold what the events of a sentence say, and what is too long for one.
    Nor are turns: they are clauses that tell an outcome in a turn of phrase, beside what the events say.
    """

    document: str
    attributions: tuple[Attribution, ...] = ()
    scares: tuple[Span, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    passages: tuple[Passage, ...] = ()
    details: tuple[Detail, ...] = ()
    turns: tuple[Event, ...] = ()
    moments: tuple[Moment, ...] = ()
    introductions: tuple[Introduction, ...] = ()


@value
class Witness:
    """One article's version of a statement; `line` and `column` count from 1, columns in code points.

    `before` and `after` are the words of its sentence beside a text that is too short to be understood by itself.
    `reference` tells that its article outranks the others.
    """

    document: str
    outlet: str
    start: int
    end: int
    line: int
    column: int
    text: str
    speaker: str | None = None
    statement: Statement | None = field(default=None, repr=False, compare=False)
    before: str = field(default="", repr=False, compare=False)
    after: str = field(default="", repr=False, compare=False)
    reference: bool = field(default=False, repr=False, compare=False)


@value
class Variant:
    """One typed difference: the words of the first witness (`a`) and of the second (`b`), with offsets in each file.

    `direction` is "stronger" or "weaker" (the first against the second) for modals and hedges; `scope` says what a
    cut took away (plain, qualifier, condition, contrast, negation), or that what is exchanged is an opposite.
    """

    cls: VariantClass
    a: str
    b: str
    a_span: Span
    b_span: Span
    direction: str = ""
    scope: str = ""


@value
class Alignment:
    """The witnesses of one utterance or fact; of kind `subject` where they answer one question and may disagree."""

    id: str
    kind: str
    witnesses: tuple[Witness, ...]


@value
class Comparison:
    """Two witnesses of one alignment and their differences: what a rule judges. `a` is the deviant one.

    `relation` is how sure it is that both speak of one thing, where that is open: "sure", "unsure" or "update".
    """

    alignment: Alignment
    kind: str
    a: Witness
    b: Witness
    variants: tuple[Variant, ...] = ()
    relation: str = ""


@value
class Finding:
    """What a rule says of a comparison; the engine stamps rule, severity, confidence and fingerprint.

    `also` are the fingerprints of findings no worse that it stands for: of the same place against other versions.
    """

    rule: str
    severity: Severity
    message: str
    alignment: str | None
    fingerprint: str
    witnesses: tuple[Witness, ...]
    variants: tuple[Variant, ...] = ()
    confidence: float = 1.0
    also: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[object, ...]:
        """Worst first, then by alignment, rule, documents and offsets."""
        places = tuple((w.document, w.start, w.end) for w in self.witnesses)
        return -self.severity.rank, self.alignment or "", self.rule, places, self.message


@value
class Parallel:
    """One article's reading held against the base of its alignment.

    `witnesses` are its pieces in order; `variants` tell how it (`a`) differs from the base (`b`), in order of the
    base; `shared` is the share of its words, from 0 to 1, that stand in the base.
    """

    witnesses: tuple[Witness, ...]
    variants: tuple[Variant, ...]
    shared: float


@value
class Collation:
    """All quoted readings of one alignment as a critical edition sets them out: a base, and how others part from it.

    `base` are the pieces of the reading that most outlets print, the fuller of two; `parallels` the other readings, in
    order of documents and offsets.
    """

    alignment: str
    base: tuple[Witness, ...]
    parallels: tuple[Parallel, ...]


@value
class RuleInfo:
    """What a report tells of a rule: `severity` and `confidence` are the rule's own, `guide` may be ""."""

    id: str
    title: str
    severity: Severity
    why: str
    guide: str = ""
    confidence: float = 1.0


class Hold(StrEnum):
    """What keeps a finding from the gate: a baseline, an entry that accepts it, a comment, or that nothing changed."""

    BASELINE = "baseline"
    ACCEPTED = "accepted"
    INLINE = "inline"
    UNCHANGED = "unchanged"


@value
class Held:
    """A finding that counts for nothing at the gate, and why it does not."""

    finding: Finding
    by: Hold
    reason: str = ""
    owner: str = ""
    until: datetime.date | None = None


@value
class Counts:
    """What was read, for the summary: it tells an editor what a quiet report covers."""

    articles: int = 0
    passed_over: int = 0
    statements: int = 0
    quotes: int = 0
    unattributed: int = 0
    single_outlet: int = 0


@value
class Report:
    """The whole result of a run. `findings` come worst first; `problems` are the inputs that could not be read.

    `statements` has one entry an article, in the order of the articles; `rules` are those that judged, in order of
    their ids; `held` are findings kept from the gate, in the order of findings, which do not stand in `findings`;
    `collations` are there for the formats that show them.
    """

    articles: tuple[Article, ...]
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]
    counts: Counts = Counts()
    problems: tuple[Problem, ...] = ()
    statements: tuple[Statements, ...] = ()
    rules: tuple[RuleInfo, ...] = ()
    held: tuple[Held, ...] = ()
    collations: tuple[Collation, ...] = ()
