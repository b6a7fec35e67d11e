"""The vocabulary that rules may name: every fact of a comparison or a variant, its values, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from math import isfinite
from types import MappingProxyType
from typing import Any, NamedTuple

from discrepancy.judge.employers import relation_of_bodies
from discrepancy.judge.printed import as_printed, day_printed, label, printed, speaker_printed, venue_printed
from discrepancy.judge.relations import (
    DIFFERENT,
    OTHER,
    SAME,
    UNKNOWN,
    relation_of_days,
    relation_of_holders,
    relation_of_roles,
    relation_of_sets,
    relation_of_speakers,
    relation_of_venues,
)
from discrepancy.model import (
    Attribution,
    Comparison,
    Event,
    Figure,
    Kind,
    Occasion,
    Position,
    Span,
    Variant,
    VariantClass,
    Witness,
)
from discrepancy.text.outcomes import PREFIX, UNSURE
from discrepancy.text.restated import POINTS, RESTATED
from discrepancy.text.statements import occasion_of, speaker_of
from discrepancy.text.targets import DEED, FORETOLD, LIKELY, OUTRIGHT, matter_of, one_doer

KINDS = ("quote", "attribution", "paraphrase", "figure", "position", "moment", "event")
BOUNDS = ("", "about", "more", "less", "at most", "at least", "exactly")
SCOPES = (
    "", "plain", "qualifier", "condition", "contrast", "negation", "edge", "light", "grammar", "opposite", "commitment"
)
_RELATION = (SAME, DIFFERENT, UNKNOWN)


class Type(StrEnum):
    """What sort of value a fact has, and so which tests it takes."""

    CHOICE = "one of"
    TEXT = "text"
    NUMBER = "number"
    FLAG = "true or false"


class Fact(NamedTuple):
    """One name of the vocabulary; `read` takes a `Comparison`, or a `Variant` where the name starts with "variant."."""

    type: Type
    doc: str
    read: Callable[[Any], Any]
    values: tuple[str, ...] = ()
    kinds: tuple[str, ...] = KINDS


Reader = Callable[[Comparison], Any]
Table = dict[str, Fact]


def _sides(name: str, kind: Type, doc: str, read: Callable[[Witness], Any], **more: Any) -> Table:
    """Return one fact of each witness; `name` and `doc` hold a star where the side stands."""
    return {
        name.replace("*", "a"): Fact(kind, doc.replace("*", "`a`"), lambda c: read(c.a), **more),
        name.replace("*", "b"): Fact(kind, doc.replace("*", "`b`"), lambda c: read(c.b), **more),
    }


def _both(kind: type, read: Callable[[Any, Any], Any], otherwise: Any) -> Reader:
    """Return a reader of two statements, both of one class; of any others it returns `otherwise`."""

    def reader(c: Comparison) -> Any:
        one, other = c.a.statement, c.b.statement
        return read(one, other) if isinstance(one, kind) and isinstance(other, kind) else otherwise

    return reader


def _one(kind: type, read: Callable[[Any], Any], otherwise: Any) -> Callable[[Witness], Any]:
    """Return a reader of one witness's statement of one class; of any other it returns `otherwise`."""
    return lambda w: read(w.statement) if isinstance(w.statement, kind) else otherwise


def _words(kind: type, span_of: Callable[[Any], Span]) -> Callable[[Witness], str]:
    """Return a reader of the printed words of a span of the statement; where they are not at hand, of the witness."""
    return lambda w: (printed(w, span_of(w.statement)) if isinstance(w.statement, kind) else "") or w.text


def _statement_kind(witness: Witness) -> str:
    statement = witness.statement
    if isinstance(statement, Attribution):
        return statement.kind.value
    return type(statement).__name__.lower() if statement is not None else ""


_GENERAL: Table = {
    "kind": Fact(Type.CHOICE, "what the comparison is of", lambda c: c.kind, KINDS),
    "relation": Fact(
        Type.CHOICE,
        "how sure it is that both speak of one thing, where that is open; `perhaps`: little but the question shows it; "
        "`update`: it may have changed meanwhile",
        lambda c: c.relation,
        ("", "sure", "unsure", "perhaps", "update"),
    ),
    "outlets": Fact(
        Type.NUMBER, "how many outlets the alignment joins", lambda c: len({w.outlet for w in c.alignment.witnesses})
    ),
    "witnesses": Fact(Type.NUMBER, "how many witnesses the alignment joins", lambda c: len(c.alignment.witnesses)),
    "same_outlet": Fact(Type.FLAG, "both witnesses are of one outlet", lambda c: c.a.outlet == c.b.outlet),
    "same_document": Fact(Type.FLAG, "both witnesses stand in one article", lambda c: c.a.document == c.b.document),
    **_sides("*.outlet", Type.TEXT, "the outlet of *", lambda w: w.outlet),
    "a.label": Fact(
        Type.TEXT, "the outlet of `a`, with its document where `b` is of the same", lambda c: label(c.a, c.b)
    ),
    "b.label": Fact(
        Type.TEXT, "the outlet of `b`, with its document where `a` is of the same", lambda c: label(c.b, c.a)
    ),
    **_sides("*.speaker", Type.TEXT, "the speaker's name in *, or empty", speaker_printed),
    **_sides("*.text", Type.TEXT, "the words of *", lambda w: w.text),
    **_sides("*.kind", Type.CHOICE, "what sort of statement * is", _statement_kind, values=("", *Kind)),
    **_sides("*.headline", Type.FLAG, "* stands in a headline", _one(Attribution, lambda s: s.headline, False)),
}

_SPEAKERS: Table = {
    "speaker": Fact(
        Type.CHOICE,
        "whether one speaker is named; `nested`: one article gives as a speaker's own what in the other the speaker "
        "quotes from someone else; `anonymous`: one article names the speaker and the other does not",
        lambda c: relation_of_speakers(c.a.statement, c.b.statement),
        (*_RELATION, "nested", "anonymous"),
    ),
    "role": Fact(
        Type.CHOICE,
        "whether the speaker, where it is one, holds one office in both; `other`: two that one person may hold at once",
        lambda c: relation_of_roles(speaker_of(c.a.statement), speaker_of(c.b.statement)),
        (SAME, DIFFERENT, OTHER, UNKNOWN),
    ),
    **_sides(
        "*.teller", Type.TEXT, "who quotes these words in *, where they are another's, or empty",
        _one(Attribution, lambda s: s.within.name if s.within else "", ""),
        kinds=("quote", "attribution", "paraphrase"),
    ),
    **_sides("role.*", Type.TEXT, "the roles that * gives the speaker, or empty", lambda w: _roles(w)),
    "body": Fact(
        Type.CHOICE,
        "whether the speaker, where it is one, works for one body in both; `other`: for two, as one person may",
        lambda c: relation_of_bodies(speaker_of(c.a.statement), speaker_of(c.b.statement)),
        (SAME, DIFFERENT, OTHER, UNKNOWN),
    ),
    **_sides("body.*", Type.TEXT, "whom * says that the speaker works for, or empty", lambda w: _bodies(w)),
    "holder": Fact(
        Type.CHOICE,
        "whether the holders or speakers are one person, speak for one body, or neither",
        lambda c: relation_of_holders(speaker_of(c.a.statement), speaker_of(c.b.statement)),
        (SAME, "body", "other", UNKNOWN),
    ),
}


def _roles(witness: Witness) -> str:
    speaker = speaker_of(witness.statement)
    return as_printed(witness, speaker.roles) if speaker else ""


def _bodies(witness: Witness) -> str:
    speaker = speaker_of(witness.statement)
    return as_printed(witness, speaker.bodies) if speaker else ""


def _vague_day(a: Occasion, b: Occasion) -> bool:
    return bool(a.days and not b.days and b.relative) or bool(b.days and not a.days and a.relative)


_OCCASIONS: Table = {
    "day": Fact(
        Type.CHOICE,
        "whether one day is named",
        lambda c: relation_of_days(occasion_of(c.a.statement), occasion_of(c.b.statement)),
        _RELATION,
    ),
    "venue": Fact(
        Type.CHOICE,
        "whether the venues named are of one sort; `different`: they exclude each other",
        lambda c: relation_of_venues(occasion_of(c.a.statement).venues, occasion_of(c.b.statement).venues),
        _RELATION,
    ),
    "year": Fact(
        Type.CHOICE,
        "whether one year other than that of publication is named",
        lambda c: relation_of_sets(occasion_of(c.a.statement).years, occasion_of(c.b.statement).years),
        _RELATION,
    ),
    "day.vague": Fact(
        Type.FLAG,
        "one article names the day, the other only how far it lies from another (“two days prior”)",
        lambda c: _vague_day(occasion_of(c.a.statement), occasion_of(c.b.statement)),
    ),
    **_sides("day.*", Type.TEXT, "the day that * names, or empty", lambda w: day_printed(w, occasion_of(w.statement))),
    **_sides(
        "venue.*", Type.TEXT, "the venue that * names, or empty", lambda w: venue_printed(occasion_of(w.statement))
    ),
}


def _gap(a: Figure, b: Figure) -> float:
    """How far two ranges lie apart, as a share of the end that is farthest from 0; 0 where they meet."""
    apart = max(a.low, b.low) - min(a.high, b.high)
    ends = (abs(value) for figure in (a, b) for value in (figure.low, figure.high))
    size = max((end for end in ends if isfinite(end)), default=0.0)
    return apart / size if apart > 0 and size else 0.0


_FIGURES: Table = {
    "figure.unit": Fact(
        Type.TEXT, "the unit of both figures", _both(Figure, lambda a, b: a.unit, ""), kinds=("figure",)
    ),
    **_sides("figure.*", Type.TEXT, "the figure as * prints it", _words(Figure, lambda f: f.span), kinds=("figure",)),
    **_sides(
        "figure.bound.*",
        Type.CHOICE,
        "how * bounds its figure; `exactly` where nothing bounds it, empty of what is no figure",
        _one(Figure, lambda f: f.bound, ""),
        values=BOUNDS,
        kinds=("figure",),
    ),
    "figure.gap": Fact(
        Type.NUMBER,
        "how far the figures' ranges, each as wide as it is rounded, lie apart, as a share of the greatest value that "
        "either may have: 0.29 for 12 and 17, 0.82 for 12 and 120; 0 where they meet",
        _both(Figure, _gap, None),
        kinds=("figure",),
    ),
}


_POSITIONS: Table = {
    "scale": Fact(
        Type.TEXT,
        "the scale that both stances lie on, or empty",
        _both(Position, lambda a, b: a.scale if a.scale == b.scale else "", ""),
        kinds=("position",),
    ),
    **_sides(
        "degree.*", Type.NUMBER, "the place of *'s stance on its scale, from -2 to 2",
        _one(Position, lambda p: p.degree, None), kinds=("position",),
    ),
    "distance": Fact(
        Type.NUMBER, "how many places apart the stances are",
        _both(Position, lambda a, b: abs(a.degree - b.degree), None), kinds=("position",),
    ),
    "opposed": Fact(
        Type.FLAG, "one stance is for and the other against",
        _both(Position, lambda a, b: a.degree * b.degree < 0, False), kinds=("position",),
    ),
    "matter": Fact(
        Type.CHOICE,
        "whether the stances are on one matter by their words, on one deed, on what is likely one, or foretell it",
        _both(Position, matter_of, OUTRIGHT), (OUTRIGHT, DEED, LIKELY, FORETOLD), kinds=("position",),
    ),
    "doer": Fact(
        Type.FLAG, "one name is told to do it in both, or holds the other position, or two spokesmen may be one body's",
        _both(Position, one_doer, False), kinds=("position",),
    ),
    **_sides(
        "conditional.*", Type.FLAG, "* makes its stance depend on something",
        _one(Position, lambda p: p.conditional, False), kinds=("position",),
    ),
    **_sides(
        "stance.*", Type.TEXT, "the words of *'s stance",
        _words(Position, lambda p: p.stance), kinds=("position",),
    ),
}  # fmt: skip


def _outcomes_differ(a: Event, b: Event) -> bool:
    """Extraction names both poles of an outcome by one predicate, "outcome:NAME", and the pole by the polarity."""
    return a.predicate == b.predicate and a.predicate.startswith(PREFIX) and a.negative != b.negative


def _restated(a: Event, b: Event) -> str:
    """Alignment names both by one predicate, "restated:POINT"."""
    return a.predicate.removeprefix(RESTATED) if a.predicate == b.predicate and a.predicate.startswith(RESTATED) else ""


_EVENTS: Table = {
    "polarity": Fact(
        Type.CHOICE, "whether both say that it was so, or both that it was not",
        _both(Event, lambda a, b: SAME if a.negative == b.negative else "opposite", UNKNOWN),
        (SAME, "opposite", UNKNOWN), ("event",),
    ),
    "antonym": Fact(
        Type.FLAG, "the two name opposite outcomes (passed, failed) rather than one denying the other",
        _both(Event, _outcomes_differ, False), kinds=("event",),
    ),
    "unsure": Fact(
        Type.FLAG, "the two look like one matter, but nothing in them makes sure that it is one",
        _both(Event, lambda a, b: a.predicate.startswith(UNSURE) and b.predicate.startswith(UNSURE), False),
        kinds=("event",),
    ),
    "restated": Fact(
        Type.CHOICE, "in what two statements part that are otherwise the same; empty for any other events",
        _both(Event, _restated, ""), ("", *POINTS), ("event",),
    ),
    **_sides(
        "modal.*", Type.TEXT, "the modal verb of *'s event, or empty",
        _one(Event, lambda e: e.modal, ""), kinds=("event",),
    ),
}  # fmt: skip

_VARIANTS: Table = {
    "variant.class": Fact(Type.CHOICE, "the class of the difference", lambda v: v.cls.value, tuple(VariantClass)),
    "variant.direction": Fact(
        Type.CHOICE,
        "whether `a`'s modal or hedge is stronger or weaker",
        lambda v: v.direction,
        ("", "stronger", "weaker"),
    ),
    "variant.scope": Fact(
        Type.CHOICE,
        "what a cut took away; `edge`: it only ends sooner; `light` words alone; `grammar`: inflections; "
        "`opposite`: the sense is reversed; `commitment`: what was left open is promised",
        lambda v: v.scope,
        SCOPES,
    ),
    "variant.a": Fact(Type.TEXT, "the words of `a` that differ; empty where `a` lacks what `b` has", lambda v: v.a),
    "variant.b": Fact(Type.TEXT, "the words of `b` that differ; empty where `b` lacks what `a` has", lambda v: v.b),
}

FACTS: Mapping[str, Fact] = MappingProxyType(
    {**_GENERAL, **_SPEAKERS, **_OCCASIONS, **_FIGURES, **_POSITIONS, **_EVENTS, **_VARIANTS}
)


def is_of_variant(name: str) -> bool:
    """Tell the facts of one variant from those of the whole comparison."""
    return name.startswith("variant.")


class _OfComparison(dict[str, Any]):
    """Facts read when they are first asked for: most rules fail on their first condition."""

    __slots__ = ("_comparison",)

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison

    def __missing__(self, name: str) -> Any:
        value = self[name] = FACTS[name].read(self._comparison)
        return value


class _OfVariant(dict[str, Any]):
    """The facts of one variant, and behind them those of its comparison."""

    __slots__ = ("_behind",)

    def __init__(self, variant: Variant, behind: dict[str, Any]) -> None:
        super().__init__(variant_facts(variant))
        self._behind = behind

    def __missing__(self, name: str) -> Any:
        return self._behind[name]


def facts(comparison: Comparison) -> dict[str, Any]:
    """Return the facts of a comparison by name, each read when first looked up.

    Raises:
        KeyError: on looking up a name that is not in `FACTS`.
    """
    return _OfComparison(comparison)


def variant_facts(variant: Variant) -> dict[str, Any]:
    """Return the facts of one variant by name."""
    return {name: fact.read(variant) for name, fact in _VARIANTS.items()}


def with_variant(variant: Variant, behind: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of one variant joined with those of its comparison."""
    return _OfVariant(variant, behind)
