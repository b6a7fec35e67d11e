"""Quotations told from scare quotes, each with its source, and those of one utterance brought together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from discrepancy.extract.genders import tells_gender
from discrepancy.extract.introduced import introduced
from discrepancy.extract.marks import Region
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.passives import quoted_as_saying, told_by
from discrepancy.extract.sources import Candidate, Place, chained, choose, label, options_near, place_of
from discrepancy.extract.speech import speech_features, speech_score
from discrepancy.model import Role
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import function_words

_CONFIDENCE = 0.5  # log-odds: a term taken for speech costs an editor more than a fragment missed
_QUOTED_BY = 5  # tokens between a quotation and whom others quote
_FEWEST_LABELS = 2
_APART = frozenset(["end", ",", "cue", "name", "f", ".", "quote"])  # what follows a quotation that is its own clause
_LONG = 12  # tokens
_SHORT = 6  # tokens
_DESCRIBED = frozenset(["people", "thing"])  # mentions that name nobody
_REACH = 2  # paragraphs over which a speaker goes on unnamed


@dataclass(slots=True)
class Read:
    """A quotation read: where it stands, its source if one was found, and whether it is speech."""

    region: Region
    place: Place
    source: Candidate | None
    speech: bool

    @property
    def chained(self) -> bool:
        """Whether its source is that of the quotation before."""
        return self.source is not None and self.source.features[-1][0] == "C"


def read_quotes(scene: Scene) -> list[Read]:
    """Return every quotation of an article in order."""
    found: list[Read] = []
    earlier: Read | None = None
    labels = _labels(scene)
    for region in scene.regions:
        place = place_of(scene, region)
        labelled = label(scene, region) if labels else None
        if labelled is not None:
            region.first = labelled.mention.last + 1
            region.start = scene.tokens.starts[region.first]
        known = labelled or _carried(scene, region, place, found) or introduced(scene, region, place)
        known = known or _another(scene, region) or _quoted_as_saying(scene, region, place)
        source = known or _who_went_on(scene, place, choose(options_of(scene, region, place, earlier)))
        same = str(found[-1].speech) if found and found[-1].region.after > place.first else ""
        speech = _plain_speech(scene, region, source) or (
            speech_score(speech_features(scene, region, place, source, same)) > _CONFIDENCE
        )
        found.append(Read(region, place, _teller(scene, region, source), speech))
        if speech:
            earlier = found[-1]
    _claim_headlines(scene, found)
    return found


def _another(scene: Scene, region: Region) -> Candidate | None:
    """Return who speaks where the cue after a quotation gives it to another than the one before: “No,” said another."""
    lows, i = scene.tokens.lows, region.after
    if i + 2 >= len(lows) or not scene.cue_mask[i] or lows[i + 1] not in vocabulary("nominals", "others"):
        return None
    verb = next((verb for verb in scene.verbs_in(i, i + 1) if verb.cue.strong), None)
    if verb is None or lows[i + 2][0].isalnum():
        return None
    return Candidate(Mention(i + 1, i + 2, i + 1, "people", after=i + 2), verb, ["R,another"], beside=True)


def _quoted_as_saying(scene: Scene, region: Region, place: Place) -> Candidate | None:
    """Return whom others quote: “No,” the Echo quoted Ann Lee as saying; Ann Lee was quoted as saying: “No.”"""
    before = quoted_as_saying(scene, place.first, region.before)
    if before is not None and region.before - before[1].last <= 1:
        return Candidate(*before, ["L,quoted"], beside=True)
    after = quoted_as_saying(scene, region.after, place.last)
    first = after[0].first if after else place.last
    return Candidate(*after, ["R,quoted"], beside=True) if after and first - region.after < _QUOTED_BY else None


def _teller(scene: Scene, region: Region, source: Candidate | None) -> Candidate | None:
    """Return the source of a quotation, or who told it where the source found is who heard it: "Ann Lee was told"."""
    if source is None or source.verb is None or source.mention.first > source.verb.first:
        return source
    mention = told_by(scene, source.verb, source.mention)
    if mention is source.mention:
        return source
    return replace(source, mention=mention) if mention else None


def _plain_speech(scene: Scene, region: Region, source: Candidate | None) -> bool:
    """Whether a quotation stands beside "she said" and is too long for a title or term, or is a headline's.

    So does a whole sentence in the first person, whoever says it.
    """
    long = region.last - region.first >= _LONG
    if source is not None and source.beside:
        return long or scene.tokens.paragraphs[region.paragraph].block.role is Role.HEADLINE
    return long and _own_words(scene, region)


def _own_words(scene: Scene, region: Region) -> bool:
    """Whether a long quotation is a sentence in the first person, and not in title case as a song's name is."""
    first, last = region.first, region.last
    if vocabulary("clause_words", "first_person").isdisjoint(scene.tokens.lows[first:last]):
        return False
    printed, lows, skip = scene.tokens.words, scene.tokens.lows, function_words()
    letters = [printed[i][0] for i in range(first, last) if printed[i][0].isalpha() and lows[i] not in skip]
    return sum(map(str.isupper, letters)) <= len(letters) // 2


def _who_went_on(scene: Scene, place: Place, source: Candidate | None) -> Candidate | None:
    """Return the source of a quotation; "he" of the sentence before, where "he went on" after somebody undescribed.

    “It was wet,” the trainer said. It had been so since May, he went on. “You feel it.”
    """
    if source is None or source.features[-1][0] != "C" or source.mention.kind not in _DESCRIBED:
        return source
    before = scene.sentence_before(place.first)
    verbs = scene.verbs_in(*before) if before else []
    if not verbs or verbs[-1].cue.base not in vocabulary("cues", "going_on"):
        return source
    last = verbs[-1]
    teller = next((m for m in scene.mentions(*(before or ())) if m.last == last.first and m.kind == "pronoun"), None)
    known = teller is not None and tells_gender(scene.tokens.lows[teller.first])
    return Candidate(teller, last, ["P,went on"], score=source.score) if teller and known else source


def _carried(scene: Scene, region: Region, place: Place, found: list[Read]) -> Candidate | None:
    """Return the source of the paragraph before, where its quotation was left open and goes on in this one."""
    if not found or not (found[-1].region.continued and found[-1].speech and found[-1].source):
        return None
    return chained(scene, region, place, found[-1].source, found[-1].region)


def _claim_headlines(scene: Scene, found: list[Read]) -> None:
    """Give a fragment quoted in a headline the source of the quotation in the body that has its words."""
    paragraphs = scene.tokens.paragraphs
    body = [read for read in found if read.speech and paragraphs[read.region.paragraph].block.role is Role.BODY]
    for read in found:
        if paragraphs[read.region.paragraph].block.role is not Role.HEADLINE:
            continue
        words = f" {_plain(scene, read.region)} "
        whole = next((other for other in body if words in f" {_plain(scene, other.region)} "), None)
        if whole is not None and (" " in words.strip() or not read.speech):
            read.source, read.speech = whole.source, True


def _plain(scene: Scene, region: Region) -> str:
    return " ".join([low for low in scene.tokens.lows[region.first : region.last] if low[0].isalnum()])


def _labels(scene: Scene) -> bool:
    """Whether quotations open with speakers' names often enough to be a transcript."""
    return sum(label(scene, region) is not None for region in scene.regions) >= _FEWEST_LABELS


def options_of(scene: Scene, region: Region, place: Place, earlier: Read | None) -> list[Candidate]:
    """Return every possible source of a quotation, given the speech before it."""
    options = options_near(scene, region, place)
    if earlier is not None and earlier.source is not None and region.paragraph - earlier.region.paragraph <= _REACH:
        options.append(chained(scene, region, place, earlier.source, earlier.region))
    return options


def utterances(scene: Scene, found: list[Read]) -> Iterator[list[Read]]:
    """Yield the quotations of each utterance: one split by its attribution, or told over several paragraphs."""
    group: list[Read] = []
    for read in found:
        if not read.speech:
            continue
        if group and not _goes_on(scene, group[-1], read):
            yield group
            group = []
        group.append(read)
    if group:
        yield group


def _goes_on(scene: Scene, earlier: Read, later: Read) -> bool:
    """Whether two quotations in a row are one utterance."""
    if earlier.region.continued and later.chained:
        return True
    if earlier.region.paragraph != later.region.paragraph or earlier.source is None or later.source is None:
        return False
    verbs = scene.verbs_in(earlier.region.after, later.region.before)
    if later.chained:
        return len(verbs) <= 1 and not fragment(scene, earlier) and not fragment(scene, later)
    return later.source.mention.first == earlier.source.mention.first and _split(scene, earlier, later)


def _split(scene: Scene, earlier: Read, later: Read) -> bool:
    """Whether an attribution in commas splits one sentence, or stands between two full ones."""
    return earlier.place.inner in (",", "?", "!", "w") and later.place.before in (",", "—", "–", "start", ":") and not (
        fragment(scene, earlier) or (fragment(scene, later) and later.place.before != ",")
    )


def fragment(scene: Scene, read: Read) -> bool:
    """Whether a quotation is a part of the outlet's own clause: a partial quote."""
    place, words = read.place, scene.tokens.words
    if place.before in ("start", ":", "quote"):
        return place.after not in _APART and read.region.last - read.region.first < _SHORT
    if place.before in (",", "cue", "—", "–"):
        return words[read.region.first][0].islower() and place.before == "cue"
    return True
