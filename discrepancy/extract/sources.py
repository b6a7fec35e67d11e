"""Who said it: the possible sources of a quotation, what speaks for each, and the choice by a linear model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from discrepancy.extract.marks import Region
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.phrases import before_auxiliaries
from discrepancy.extract.verbs import Verb
from discrepancy.extract.vocabulary import log_odds
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words

_MARKS_BEFORE = frozenset([",", ":", "—", "–", "-", "("])
_MARKS_AFTER = frozenset([",", ".", "—", "–", "-", "―", ")", ";"])
_OPEN_ENDS = frozenset(["?", "!", "…", "...", "—", ","])  # the attribution may follow as a sentence of its own
_DASHES = frozenset(["-", "--", "–", "—", "―"])
_TOUCHING = frozenset(["0", "adv"])
_NEAR = 4  # tokens
_LONGEST_SIGNATURE = 9  # tokens
_LONGEST_LABEL = 6


@dataclass(slots=True)
class Candidate:
    """A possible source with its cue and the names of what speaks for it.

    `beside` tells a mention right beside a strong cue, near the quotation: then no other sentence is asked.
    """

    mention: Mention
    verb: Verb | None
    features: list[str]
    beside: bool = False
    score: float = 0.0


@dataclass(slots=True)
class Place:
    """Where a quotation stands: its sentence, the marks around it and what precedes and follows."""

    first: int
    last: int
    before: str
    inner: str
    after: str
    alone: bool


def place_of(scene: Scene, region: Region) -> Place:
    """Return where a quotation stands; the sentence after it belongs to it where the quotation ends in ? or !."""
    first = scene.around(region.before)[0]
    last = scene.around(region.after - 1)[1]
    words = scene.tokens.words
    inner = words[region.last - 1]
    end = words[region.inner[-1].last - 1] if region.inner and region.inner[-1].after == region.last else inner
    paragraph_end = scene.tokens.paragraphs[region.paragraph].last
    if last <= region.after < paragraph_end and (end in _OPEN_ENDS or words[region.after] in _DASHES):
        last = scene.around(region.after)[1]
    alone = scene.quoted.find(0, first, last) < 0
    return Place(first, last, _before(scene, region, first), _inner(inner), _after(scene, region, last), alone)


def _inner(word: str) -> str:
    return word if word in (",", ".", "?", "!") else "w"


def _before(scene: Scene, region: Region, first: int) -> str:
    """Name what stands just before a quotation."""
    i = region.before - 1
    if i < first:
        return "start"
    if scene.quoted[i]:
        return "quote"
    low = scene.tokens.lows[i]
    if low in _MARKS_BEFORE or low in vocabulary("clause_words", "named_before_quotation"):
        return low
    if scene.cue_mask[i]:
        return "cue"
    return "f" if low in function_words() else "w" if low[0].isalnum() else "p"


def _after(scene: Scene, region: Region, last: int) -> str:
    """Name what stands just after a quotation."""
    i = region.after
    if i >= last:
        return "end"
    if scene.quoted[i]:
        return "quote"
    low = scene.tokens.lows[i]
    if low in _MARKS_AFTER or low == "and":
        return low
    if scene.cue_mask[i]:
        return "cue"
    if i in scene.name_at:
        return "name"
    return "f" if low in function_words() else "w"


def options_near(scene: Scene, region: Region, place: Place) -> list[Candidate]:
    """Return the possible sources of a quotation in its own sentence, the one before and a line below."""
    options = candidates(scene, region, place)
    if not any(option.beside for option in options):
        options += neighbours(scene, region, place)
        options += signature(scene, region)
    return options


def candidates(scene: Scene, region: Region, place: Place) -> list[Candidate]:
    """Return the possible sources in the quotation's own sentence, each with its features."""
    verbs = scene.verbs_in(place.first, place.last)
    before = [verb for verb in verbs if verb.last <= region.before]
    found = scene.mentions(place.first, place.last)
    result = []
    for rank, mention in enumerate(found):
        if mention.first >= region.after:
            if not (_meanwhile(scene, region, place, mention) or _passes_on(scene, region, mention, found, verbs)):
                result.append(_right(scene, region, place, mention, verbs))
        elif mention.first < region.before:
            candidate = _left(scene, region, place, found, rank, before)
            nobody_after = rank + 1 == len(found) or found[rank + 1].first >= region.before
            if before and nobody_after and _heard_saying(scene, candidate, before[-1]):
                return [candidate]
            result.append(candidate)
    return result


def _meanwhile(scene: Scene, region: Region, place: Place, mention: Mention) -> bool:
    """Whether a mention is what else was done as somebody named before spoke: "he said, “Q,” when Ann Lee asked"."""
    subordinate = scene.tokens.lows[region.after] in vocabulary("clause_words", "subordinators")
    return subordinate and mention.first == region.after + 1 and place.before != "start"


def _passes_on(
    scene: Scene, region: Region, mention: Mention, found: Sequence[Mention], verbs: Sequence[Verb]
) -> bool:
    """Whether a mention only tells what another said: “Q,” Tom Orr said, according to Ann Lee."""
    if mention.name is None or mention.name.body or not according_to(scene.tokens.lows, mention):
        return False
    saying = {verb.first for verb in verbs if verb.cue.strong and verb.last <= mention.first}
    return any(one.first == region.after and not saying.isdisjoint((one.last, one.after)) for one in found)


def _heard_saying(scene: Scene, candidate: Candidate, last: Verb) -> bool:
    """Whether a mention is shown or heard as it speaks: "a recording of Ann Lee saying", "he caught her saying"."""
    mention, verb = candidate.mention, candidate.verb
    if verb is None or verb is not last or verb.first != mention.last:
        return False
    if not verb.cue.strong or verb.cue.form != "ing" or mention.kind in ("document", "thing"):
        return False
    heard = vocabulary("clause_words", "before_heard")
    return mention.first > 0 and scene.tokens.lows[mention.first - 1] in heard


def _shape(mention: Mention) -> str:
    return mention.kind + ("'s" if mention.possessive else "")


def _gap(scene: Scene, first: int, last: int) -> str:
    """Name the distance between two tokens: nothing, adverbs and auxiliaries, a clause in commas, or words."""
    if last <= first:
        return "0"
    lows = scene.tokens.lows
    if lows[first] in (",", "(", "who", "—", "–"):
        return "clause"
    adverbial = vocabulary("clause_words", "auxiliaries")
    for low in lows[first:last]:
        if low not in adverbial and not is_adverb(low):
            break
    else:
        return "adv"
    return "near" if last - first < 4 else "mid" if last - first < 10 else "far"


def _strength(verb: Verb | None) -> str:
    if verb is None:
        return "none"
    return ("S" if verb.cue.strong else "W") + ("ing" if verb.cue.form == "ing" else "")


def according_to(lows: list[str], mention: Mention) -> bool:
    """Whether a mention stands after "according to"."""
    return lows[max(mention.first - 2, 0) : mention.first] == ["according", "to"]


def _common(scene: Scene, mention: Mention) -> list[str]:
    lows = scene.tokens.lows
    before = lows[mention.first - 1] if mention.first else ""
    if before == "to" and according_to(lows, mention):
        return [f"k={_shape(mention)}", "b=according"]
    if before in (",", ".") or before in vocabulary("clause_words", "conjunctions"):
        kind = before
    elif before in function_words():
        kind = "prep"
    else:
        kind = "cue" if mention.first and scene.cue_mask[mention.first - 1] else "o"
    return [f"k={_shape(mention)}", f"b={kind}"]


def _lead(scene: Scene, place: Place, verb: Verb, found: list[Mention]) -> str:
    """Name what stands before a cue and its auxiliaries: its subject, or a word that puts the subject farther off."""
    edge = before_auxiliaries(scene, verb.first, place.first)
    if any(mention.last == edge or mention.after == edge for mention in found):
        return "m"
    low = scene.tokens.lows[edge - 1] if edge > place.first else "^"
    return low if low in (",", "^") or low in vocabulary("clause_words", "named_before_cue") else "w"


def _left(
    scene: Scene, region: Region, place: Place, found: list[Mention], rank: int, before: list[Verb]
) -> Candidate:
    """Weigh a mention before the quotation; `before` are the cues there."""
    mention = found[rank]
    end = mention.after or mention.last
    own = _next(before, mention)
    last = before[-1] if before else None
    between = sum([other.first < region.before for other in found[rank + 1 :]])
    gap = _gap(scene, end if own and own.first >= end else mention.last, own.first) if own else "none"
    to_quote = region.before - own.last if own else -1
    reach = "0" if to_quote == 0 else "-" if to_quote < 0 else "s" if to_quote < 4 else "m" if to_quote < 12 else "l"
    crossed = scene.quoted.find(1, mention.last, region.before) >= 0
    features = _common(scene, mention)
    features += [
        f"L,{gap},{_strength(own)}",
        f"L,{gap},{reach},{place.before}",
        f"L,n={min(between, 4)},r={min(rank, 3)}",
        f"L,{_shape(mention)},{gap},r={min(rank, 2)}",
        f"L,x={crossed},{gap},{place.after}",
        f"L,lead={_lead(scene, place, own, found) if own else None},{gap},r={min(rank, 2)}",
        f"L,last={own is not None and own is last},{mention.kind}",
        f"L,{place.before},{place.inner},{place.after}",
    ]
    if mention.possessive:
        features.append(f"L,its={_saying_of(scene, mention, region)}")
    near = gap in _TOUCHING and 0 <= to_quote < _NEAR and own is not None and own.cue.strong
    return Candidate(mention, own, features, near and not crossed)


def _saying_of(scene: Scene, mention: Mention, region: Region) -> str:
    """Name what is told of a saying that a possessive has: "her pledge to", "the mayor's call last week for"."""
    lows, after = scene.tokens.lows, range(mention.last, min(mention.last + _NEAR, region.before))
    noun = next((i for i in after if lows[i] in vocabulary("nominals", "sayings")), None)
    if noun is None:
        return "none"
    reach = region.before - noun
    return "0" if reach < 2 else "s" if reach < _NEAR else "m" if reach < _LONGEST_SIGNATURE else "l"


def _next(verbs: list[Verb], mention: Mention) -> Verb | None:
    """Return the first cue after a mention."""
    for verb in verbs:
        if verb.first >= mention.last:
            return verb
    return None


def _right(scene: Scene, region: Region, place: Place, mention: Mention, verbs: list[Verb]) -> Candidate:
    """Weigh a mention after the quotation."""
    end = mention.after or mention.last
    follow = _next(verbs, mention)
    lead = next((verb for verb in reversed(verbs) if region.after <= verb.first and verb.last <= mention.first), None)
    gap = _gap(scene, end if follow and follow.first >= end else mention.last, follow.first) if follow else "none"
    lead_gap = _gap(scene, lead.last, mention.first) if lead else "none"
    offset = mention.first - region.after
    start = "0" if offset == 0 else "1" if offset < 3 else "s" if offset < 7 else "l"
    crossed = scene.quoted.find(1, region.after, mention.first) >= 0
    order = "vs" if lead and lead_gap in ("0", "adv") else "sv" if gap in ("0", "adv", "clause") else "o"
    verb = follow if order == "sv" or lead is None else lead
    features = _common(scene, mention)
    features += [
        f"R,{order},{_strength(verb)},{start}",
        f"R,{order},{place.inner},{place.after}",
        f"R,{order},x={crossed},{place.inner}",
        f"R,{_shape(mention)},{order},{start}",
        f"R,{gap},{lead_gap},{start}",
        f"R,{place.before},{place.inner},{place.after}",
    ]
    beside = (lead_gap if order == "vs" else gap) in _TOUCHING and verb is not None and verb.cue.strong
    return Candidate(mention, verb, features, beside and start != "l" and order != "o")


def chained(scene: Scene, region: Region, place: Place, earlier: Candidate, previous: Region) -> Candidate:
    """Return the previous quotation's source as a possible source of this one."""
    step = region.paragraph - previous.paragraph
    narrative = scene.quoted.count(0, previous.after, region.before)
    size = "0" if narrative == 0 else "s" if narrative < 5 else "m" if narrative < 15 else "l"
    verbs = scene.verbs_in(place.first, place.last)
    own = "S" if any(verb.cue.strong for verb in verbs) else "W" if verbs else "none"
    same = previous.after > place.first
    features = [
        f"C,p={min(step, 2)},{size},same={same}",
        f"C,p={min(step, 2)},{place.before},{place.after},{place.alone}",
        f"C,p={min(step, 2)},v={own},{place.before}",
        f"C,p={min(step, 2)},{place.inner},{place.after},same={same}",
        f"C,open={previous.continued},k={_shape(earlier.mention)}",
        f"C,p={min(step, 2)},v={own},same={same},alone={place.alone}",
        f"C,p={min(step, 2)},named={bool(step) and _named_beside(scene, region)}",
    ]
    return Candidate(earlier.mention, earlier.verb, features)


def _named_beside(scene: Scene, region: Region) -> bool:
    """Whether somebody is named before a quotation in its own paragraph: then nobody of another is likely to go on."""
    first, lows = scene.tokens.paragraphs[region.paragraph].first, scene.tokens.lows
    named = (m for m in scene.mentions(first, region.before) if m.kind == "name" and not m.possessive)
    return any(lows[mention.first - 1] != "not" for mention in named)


def neighbours(scene: Scene, region: Region, place: Place) -> list[Candidate]:
    """Return the mentions of the sentence before the quotation's as possible sources."""
    index = scene.sentence_index(place.first) - 1
    if index < 0:
        return []
    first, last = scene.around(scene.sentences[index][1] - 1)
    found = [m for m in scene.mentions(first, last) if not (m.possessive or _heads(scene, m, first, last))]
    verbs = scene.verbs_in(first, last)
    same = first >= scene.tokens.paragraphs[region.paragraph].first
    colon = scene.tokens.words[last - 1] == ":"
    result = []
    for rank, mention in enumerate(found[:3] + found[3:][-1:]):
        end = mention.after or mention.last
        own = _next(verbs, mention)
        gap = _gap(scene, end if own and own.first >= end else mention.last, own.first) if own else "none"
        strength = _strength(own)
        features = _common(scene, mention)
        features += (
            f"P,{gap},{strength},closes={own is not None and last - own.last < 2}",
            f"P,{same},{colon},r={rank},alone={place.alone}",
            f"P,{gap},{strength},alone={place.alone}",
            f"P,{same},{place.before},{place.after},{place.alone}",
        )
        result.append(Candidate(mention, own, features))
    return result


def _heads(scene: Scene, mention: Mention, first: int, last: int) -> bool:
    """Whether a mention in capitals is what a sentence is about and no source: "THE FERRY: Ann Lee was brief."."""
    printed, end = scene.tokens.words, mention.last
    labels = mention.kind == "body" and end < last - 1 and printed[end] == ":"
    return labels and all(map(str.isupper, printed[first:end]))


def signature(scene: Scene, region: Region) -> list[Candidate]:
    """Return the name that signs a quotation in a line of its own below it, after a dash or alone."""
    tokens, index = scene.tokens, region.paragraph + 1
    if index >= len(tokens.paragraphs) or region.after < tokens.paragraphs[region.paragraph].last:
        return []
    below = tokens.paragraphs[index]
    first = below.first
    dash = tokens.words[first] in _DASHES
    if (not dash and below.last - first > _LONGEST_SIGNATURE) or scene.quoted.find(1, first, below.last) >= 0:
        return []
    found = [mention for mention in scene.mentions(first, below.last) if mention.first <= first + 3][:1]
    verbs = bool(scene.verbs_in(first, below.last))
    return [Candidate(m, None, [f"N,{dash},{m.kind}", f"N,{dash},{verbs}"]) for m in found]


def label(scene: Scene, region: Region) -> Candidate | None:
    """Return the speaker of a transcript whose name in capitals opens the quotation: “LEE: Not yet.”"""
    stop = label_end(scene, region.first, region.last)
    if not stop:
        return None
    name = scene.inside.get(region.first)
    mention = Mention(region.first, stop - 1, stop - 2, "name", name=name, after=stop - 1)
    return Candidate(mention, None, ["label"])


def label_end(scene: Scene, first: int, last: int) -> int:
    """Return the token past the colon of a label in capitals that opens a range of tokens, or 0."""
    words = scene.tokens.words
    if not (words[first].isupper() or words[first] == "."):  # as most paragraphs and quotations open
        return 0
    opening = words[first : min(last - 1, first + _LONGEST_LABEL)]
    colon = opening.index(":") if ":" in opening else 0
    return first + colon + 1 if colon and all(word.isupper() or word == "." for word in opening[:colon]) else 0


def choose(options: list[Candidate]) -> Candidate | None:
    """Return the best candidate; of equals the first."""
    if not options:
        return None
    for option in options:
        option.score = log_odds("source_weights", option.features)
    return max(options, key=attrgetter("score")) if len(options) > 1 else options[0]
