"""What words that one reading lacks were: a condition, a contrast, what limits or denies the rest, or nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from discrepancy.collate.governing import governing
from discrepancy.model import Span
from discrepancy.text.denying import denies
from discrepancy.text.listed import Listed, by_first_word, phrase_at
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.stems import function_words
from discrepancy.text.view import keys_in
from discrepancy.values import value

LEAD_IN = 12  # words of a clause before the main one
SHORT_LEAD = 10  # letters
OPENS = 5  # words from the start of a cut within which a phrase of condition makes it one
QUANTIFIER = 5  # words of "a very large part of our"
SHORT_NAME = 4  # letters of a noun of several, its ending with them
BOUNDED = 3  # words of "up to some two"
GROUP = 6  # words between "all" and what narrows it: "all of our older staff on that line"
_ADVERBIAL_ONCE = re.compile(r"once(?: and for all| again| more| in a)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s")
_SET_OFF = re.compile(r"[,—–-]\s*not\s*\Z")  # what a contrast opens with at the end of a sentence
_MARKS = frozenset(",:;.!?—–")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTS = re.compile(r"[,;—–]")


@value
class Cut:
    """Words that only one of two readings has.

    `edge` is "start", "end" or "" for words from within. `before` and `after` are the words of the reading around them,
    `text` and `span` its article and their place. `whole` tells that the other reading stands as a sentence of its own.
    """

    keys: Sequence[str]
    before: Sequence[str]
    after: Sequence[str]
    text: str
    span: Span
    edge: str = ""
    whole: bool = False

    @property
    def printed(self) -> str:
        """The words as they are printed."""
        return self.text[slice(*self.span)]

    @property
    def parted(self) -> bool:
        """Whether a mark parts the words from what follows: then they do not govern it."""
        return self.comma_after or self.text[self.span[1] : self.span[1] + 1] in _MARKS

    @property
    def comma_after(self) -> bool:
        """Whether a comma parts the words from what follows."""
        return self.text[self.span[1] : self.span[1] + 3].lstrip(" ”’\"'").startswith(",")


def scope_of(cut: Cut) -> str:
    """Return what the words were: "condition", "contrast", "qualifier", "negation", "edge" or "plain"."""
    if not cut.keys:
        return "edge"
    if cut.edge == "start":
        return _leading(cut)
    if not cut.edge:
        if denies(cut.before[-1:]) and words("meaning", "no_denial").issuperset(cut.keys):
            # "not only the farmers" denies nothing, "not the farmers" does; less so "of us all, not only the farmers"
            return "plain" if _SET_OFF.search(cut.text, max(0, cut.span[0] - SHORT_LEAD), cut.span[0]) else "negation"
        found = _inner(cut)
        return "qualifier" if found == "plain" and _narrows(cut) else found
    found = _ending(cut.keys, cut.printed)
    if found == "plain":
        found = _first_part(cut.printed)
    if found in ("condition", "qualifier") and _own_sentence(cut):
        found = "plain"
    if found in ("plain", "negation") and _bound_to(cut):
        return "condition"
    if found == "negation" and cut.keys[-1] not in words("meaning", "negators"):
        # "at ten, not before" says what "at ten" says; "help, not advice" says more than "help"
        found = "plain" if cut.keys[-1] in function_words() | words("meaning", "no_denial", "idle_ends") else "contrast"
    if found == "plain" and (_completes(cut) or _denied_so(cut) or _as_known(cut)):
        return "qualifier"
    if found == "plain":
        found = "qualifier" if _until(cut.keys, cut.before) or _narrows(cut) else "edge"
    return found


def _bound_to(cut: Cut) -> bool:
    """Whether the end cut from what cannot or could be tells what it takes: "we cannot afford it without a grant"."""
    hangs = words("meaning", "modals") | words("meaning", "negators")
    return cut.keys[0] in words("meaning", "ending_conditions") and not hangs.isdisjoint(cut.before)


def _as_known(cut: Cut) -> bool:
    """Whether the end cut tells who thinks so, or how far it is known: ", I believe", "no cracks that we have seen"."""
    keys = _unled(cut.keys)
    set_off = cut.text[: cut.span[0]].rstrip().endswith((",", "—", "–"))
    if set_off and _of_form(keys, "parenthetic_frames"):
        return True
    of_all = words("meaning", "negators", "universals")
    return _of_form(keys, "frames_of_knowledge") and not of_all.isdisjoint(cut.before)


def _denied_so(cut: Cut) -> bool:
    """Whether the end cut from a denial tells how alone the thing is not done: "no one will be made to go by force"."""
    denied = not words("meaning", "negators").isdisjoint(cut.before)
    return denied and (_opens(cut.keys, "ends_of_denials") or _led_by_frame(cut.keys, "frames_of_denials"))


def _completes(cut: Cut) -> bool:
    """Whether the end cut from a word says of what it is, without which it is of anything: "in danger of falling".

    Something may also be so just for a purpose: "safe enough for the men who work there".
    """
    if cut.keys[0] == "enough" and len(cut.keys) > 1:
        return True
    of_something = len(cut.keys) > 1 and cut.keys[0] == "of" and cut.keys[1] not in words("meaning", "of_nothing_new")
    return of_something and bool(cut.before) and cut.before[-1] in words("meaning", "of_what")


def _ending(keys: Sequence[str], printed: str) -> str:
    """What the words cut from the end of a sentence were; those from within are judged alike."""
    if " ".join(keys) in _phrases("idle_conditions"):
        return "plain"
    heads = {keys[0]} | {_first_word(part) for part in _PARTS.split(printed)[1:]}
    if _ADVERBIAL_ONCE.match(printed):
        heads.discard("once")
    if _restricts(keys, printed):
        return "qualifier"
    if heads & words("meaning", "contrasts") and len(keys) > 1:  # "yet" alone is of time
        return "contrast"
    if heads & words("meaning", "conditions") or "if" in keys or "unless" in keys or _conditional(keys):
        return "condition"
    if len(keys) <= 2 and set(keys) & words("meaning", "negators") and keys != ["no"]:  # "it's a show, no?"
        return "negation"
    limited = _limiting(keys) or list(keys[-2:]) == ["at", "least"] or _bounds_amount(keys)
    return "qualifier" if limited or (len(keys) <= 4 and _qualifies(keys)) else "plain"


def _bounds_amount(keys: Sequence[str]) -> bool:
    """Whether words set a most to an amount: "up to two million crowns"."""
    amount = keys[2 : 2 + BOUNDED]
    if not words("meaning", "time_words").isdisjoint(keys):
        return False  # "up to two years ago"
    bound = " ".join(keys[:2]) in words("meaning", "bounds_of_amounts")
    return bound and any(key[0].isdigit() or key in words("meaning", "numbers") for key in amount)


def _first_part(printed: str) -> str:
    """What the words up to the first mark of a longer end are: "in principle, and nothing is final"."""
    head, *rest = _PARTS.split(printed.strip(), maxsplit=1)
    keys = keys_in(head) if rest else ()
    return "qualifier" if keys and _limiting(keys) else "plain"


def _inner(cut: Cut) -> str:
    """The same for words cut from within: "lost altitude, but we have not lost the ship", less what stands inside.

    What denies the words after the cut turns them round when it goes with it.
    """
    keys = cut.keys
    last = _PARTS.split(cut.printed)[-1]
    size = len(keys_in(last))  # a contraction is two words
    tail = keys[len(keys) - size :] if size else []
    for i, key in enumerate(tail):
        if key in joints():
            tail = keys[len(keys) - size + i + 1 :]
    return "negation" if denies(tail) and len(keys) > len(tail) > 1 else _ending(keys, cut.printed)


def _leading(cut: Cut) -> str:
    """The same for words cut from before the start; only a clause that leads into what is left counts."""
    keys = cut.keys
    if _limiting(keys) or (len(keys) <= 2 and _qualifies(keys)) or _counts_some(keys):
        return "qualifier"
    if cut.whole and not cut.parted and (found := governing(keys)):
        return found
    if cut.whole and (_condition_last(cut) or _inverted(cut)):
        return "condition"
    leads_in = len(keys) <= LEAD_IN and cut.printed.count(",") == 0 and not _SENTENCE_END.search(cut.printed)
    if not leads_in:
        return "edge"
    idle = " ".join(keys) in _phrases("idle_conditions")
    if keys[0] in words("meaning", "conditions") and len(keys) > 2 and not idle:
        return "condition"
    if cut.whole and len(keys) > 1 and (cut.comma_after or _opens(keys, "conditional_leads")):
        return _lead_in(keys, cut.after)
    return "edge"


def _counts_some(keys: Sequence[str]) -> bool:
    """Whether words before a sentence tell that it is so of some alone: "nearly all of", "most of our".

    A phrase that is whole does not: "most of all", "one of these days".
    """
    if len(keys) > QUANTIFIER or "of" not in keys[1:]:
        return False
    at = keys.index("of")
    many, whose = keys[:at], keys[at + 1 :]
    if "all" in whose or not function_words().issuperset(whose):
        return False
    return not denies(many) and (_qualifies(many) or not words("meaning", "numbers").isdisjoint(many))


def _condition_last(cut: Cut) -> bool:
    """Whether the last clause of a cut is the condition of what follows: "it must answer, and if not then we go"."""
    *before, last = (keys_in(part) for part in _PARTS.split(cut.printed.rstrip(" ,")))
    joint = next((i for i, key in enumerate(last) if key not in joints()), len(last))
    clause = " ".join(last[joint:])
    idle = clause in _phrases("idle_conditions") or _ADVERBIAL_ONCE.match(clause)
    return bool(before) and not idle and len(last) > joint + 2 and last[joint] in words("meaning", "leading_conditions")


def _inverted(cut: Cut) -> bool:
    """Whether words before a sentence are a condition by their order: "had I known of the leak".

    Where another clause follows it, the condition is that one's: "had I told you, you would have laughed, and".
    """
    keys, subject = cut.keys, words("meaning", "pronouns", "subjects")
    if _PARTS.search(cut.printed.rstrip(" ,")):
        return False
    return len(keys) > 2 and keys[0] in words("meaning", "inverting") and keys[1] in subject


def _lead_in(keys: Sequence[str], after: Sequence[str]) -> str:
    """What an adverbial before a sentence was: for whom, in what case, or but for what it holds."""
    idle = not words("meaning", "idle_lead_words").isdisjoint(keys[1:])
    if idle or keys[-1] in words("meaning", "pronouns", "pointers"):  # "apart from that", "for me"
        return "edge"
    if _opens(keys, "restricting_phrases", "narrowing_leads"):
        return "qualifier"
    if _opens(keys, "conditional_leads"):
        return "condition"
    if _concedes(keys):
        return "contrast"
    supposing = not words("meaning", "modals").isdisjoint(after[:OPENS])
    if supposing and keys[0] in words("meaning", "supposing_leads") and not keys[1].endswith("ing"):
        return "condition"
    of_group = keys[0] in words("meaning", "group_leads") and _group(keys[1:])
    return "qualifier" if of_group else "edge"


def _concedes(keys: Sequence[str]) -> bool:
    """Whether words before a sentence open a concession: "while we cannot exclude it", and not "while I was there"."""
    if _opens(keys, "conceding_leads"):
        return True
    held = words("meaning", "conceding_words", "negators")
    perhaps = keys[0] in words("meaning", "conceding_leads_perhaps") and keys[1:2] != ["you"]
    return perhaps and (denies(keys) or not held.isdisjoint(keys))


def _group(keys: Sequence[str]) -> bool:
    """Whether some words name people or things of one kind: "children with a nut allergy", "a child who is ill"."""
    return bool(keys) and (
        not words("meaning", "people").isdisjoint(keys)
        or any(map(_of_several, keys))
        or (keys[0] in ("a", "an", "any") and not words("meaning", "marking").isdisjoint(keys[2:]))
    )


def _of_several(key: str) -> bool:
    plural = len(key) > SHORT_NAME and key.endswith("s") and not key.endswith(("ss", "us", "is"))
    return plural and key not in words("meaning", "time_words")


def _narrows(cut: Cut) -> bool:
    """Whether words narrow what is said of all of a kind: "all of our staff on that line had been trained".

    At the end of a sentence, which is cut more freely, the kind must be named: "we have no doubt in our minds".
    """
    near = cut.before[-GROUP:]
    of_all = max((i for i, key in enumerate(near) if key in words("meaning", "universals")), default=len(near))
    kind = near[of_all:]
    which = len(cut.keys) > 2 and cut.keys[0] in words("meaning", "relatives") and _of_a_kind(kind)
    which = which or _of_none(kind, cut.keys)
    opens = which or (len(cut.keys) > 1 and cut.keys[0] in words("meaning", "marking"))
    idle = not words("meaning", "idle_bounds").isdisjoint(cut.keys)
    if not (kind and opens) or idle or cut.text[: cut.span[0]].rstrip().endswith((",", "—", "–")):
        return False
    return words("function_words", "verbs").isdisjoint(kind) and (which or not cut.edge or _group(kind[1:]))


def _of_a_kind(kind: Sequence[str]) -> bool:
    """Whether words tell of all of a kind what a relative clause tells of some: "every house", not "every chance"."""
    if len(kind) < 2 or kind[0] not in words("meaning", "each_of"):
        return len(kind) == 1 and kind[0] in words("meaning", "each_person")
    return _a_kind(kind)


def _of_none(kind: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether words tell of which kind there are none: "no corners / that mattered", not "no sign / that it is"."""
    told = len(keys) > 1 and (keys[0] == "who" or (keys[0] == "that" and keys[1] not in function_words()))
    return told and len(kind) > 1 and kind[0] == "no" and _a_kind(kind)


def _a_kind(kind: Sequence[str]) -> bool:
    return kind[-1] not in words("meaning", "of_what_is_so", "time_words") and kind[-1] not in function_words()


def _restricts(keys: Sequence[str], printed: str) -> bool:
    """Whether words, or a part of them, open with an exception or a bound, perhaps after "at least"."""
    parts = (keys_in(part) for part in _PARTS.split(printed)[1:])
    return any(_opens(led, "restricting_phrases") for part in (keys, *parts) for led in (part, _unled(part)))


def _unled(keys: Sequence[str]) -> Sequence[str]:
    """Leave out the words that may stand before a phrase that restricts."""
    led = next((i for i, key in enumerate(keys) if key not in words("meaning", "before_restricting")), len(keys))
    return keys[led:]


def _own_sentence(cut: Cut) -> bool:
    """Whether words cut from the end are sentences of their own: "If it rains, we stay" sets no condition before it.

    A clause that stands alone does: "We will go. Unless it rains."
    """
    before = cut.text[: cut.span[0]].rstrip(" \n\"“”'’")
    sentence = _SENTENCE_END.split(cut.printed)[0]
    heads = words("meaning", "conditions")
    fits = "," not in sentence and len(sentence.split()) <= LEAD_IN
    alone = fits and (not heads.isdisjoint(cut.keys[:2]) or _restricts(cut.keys, sentence) or _limiting(cut.keys))
    return before[-1:] in (".", "!", "?") and not alone


def _until(cut: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether the end cut from a denial says how long it holds: "no job will go before May", "before we are asked"."""
    denied = not words("meaning", "negators").isdisjoint(kept)
    timed = not words("meaning", "time_words").isdisjoint(cut) or not calendar().isdisjoint(cut)
    timed = timed or any(map(_YEAR.fullmatch, cut))
    timed = timed or (cut[0] == "before" and not words("function_words", "verbs").isdisjoint(cut))
    wide = not words("meaning", "of_no_limit").isdisjoint(cut)
    return denied and timed and not wide and len(cut) <= LEAD_IN // 2 and cut[0] in words("meaning", "limits")


def _limiting(keys: Sequence[str]) -> bool:
    """Whether a few words are a phrase that limits what is said, perhaps with a word before it: "at least for now"."""
    cut = " ".join(keys)
    listed = _phrases("limiting_phrases")
    # all phrases are tried at once before each alone
    found = cut.endswith(listed) and any(cut.endswith(p) and len(cut) < len(p) + SHORT_LEAD for p in listed)
    return found or _of_form(_unled(keys), "limiting_frames")


def _of_form(keys: Sequence[str], name: str) -> bool:
    """Whether words are one of the listed frames, a word from each of its lists: "in its present form"."""
    return any(len(frame) == len(keys) for frame in _frames_at(keys, name))


def _led_by_frame(keys: Sequence[str], name: str) -> bool:
    """Whether words begin with one of some frames."""
    return any(True for _ in _frames_at(keys, name))


def _frames_at(keys: Sequence[str], name: str) -> Iterator[Sequence[Sequence[str]]]:
    """Yield the frames of a list that words begin with; a frame is for each word a list of what may stand there."""
    for frame in lexicon("meaning")[name]:
        if len(frame) <= len(keys) and all(key in slot for key, slot in zip(keys, frame, strict=False)):
            yield frame


def _qualifies(keys: Sequence[str]) -> bool:
    found = words("meaning", "qualifiers", "qualifying_phrase_words" if len(keys) > 1 else "qualifying_ends")
    return not found.isdisjoint(keys)


def _conditional(keys: Sequence[str]) -> bool:
    """Whether a cut opens with a phrase that sets a condition: "for as long as", "in the event"."""
    opening = f" {' '.join(keys[:OPENS])} "
    return any(f" {phrase} " in opening for phrase in _phrases("condition_phrases"))


def _first_word(part: str) -> str:
    found = part.split()
    return found[0].casefold() if found else ""


@cache
def joints() -> frozenset[str]:
    """Return the words that join a clause to one before it."""
    return words("meaning", "contrasts") | {"and", "or"}


def _opens(keys: Sequence[str], *names: str) -> bool:
    """Whether words begin with a phrase of some lists of the lexicon."""
    return bool(phrase_at(_by_first(*names), keys, 0))


@cache
def _by_first(*names: str) -> Listed:
    return by_first_word(words("meaning", *names))


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(lexicon("meaning")[name])
