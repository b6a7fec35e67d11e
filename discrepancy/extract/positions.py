"""Positions: a holder's stance on a target, from a lexicon of stances with scales."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from operator import itemgetter

from discrepancy.extract.admitting import admitting
from discrepancy.extract.deeds import ASK, REACH, Deed, Way, clause_of, deed_in, opens_deed, subject_of
from discrepancy.extract.distinguished import apart_in
from discrepancy.extract.firms import is_firm, only_firm
from discrepancy.extract.stances import Stance, openers_in, plain_openers, stance_at
from discrepancy.extract.surroundings import Surroundings
from discrepancy.model import Attribution, Position, Span, Speaker
from discrepancy.text.concepts import content_concept
from discrepancy.text.resources import calendar, words
from discrepancy.text.targets import ANY
from discrepancy.text.tokens import QUOTE_MARKS, Tokens, is_word
from discrepancy.values import changed, completed

_OPENING = 4  # words of a target that can name whose prospect it is, and the prospect: "the Dutch club's hopes"
NEGATOR_REACH = 3
_NONE = 2  # words of a target among which "no" denies it
_NEAR = 8  # tokens on either side of "will" among which a deed opens
_DOUBT = 12  # tokens before "will" among which a word leaves open what follows
_GOES_ON = 250  # letters after a stance within which one on "it" is on the same

HolderOf = Callable[[int, int], Speaker | None]  # first token of the sentence, token of the stance
_Whose = Callable[[int, int, Span], Speaker | None]  # the same, and the span of the stance


def read_positions(
    tokens: Tokens, document: str, attributions: Sequence[Attribution], holder_of: HolderOf, around: Surroundings
) -> tuple[Position, ...]:
    """Return the positions of an article, in order.

    Args:
        tokens: the article's tokens.
        document: its id.
        attributions: its quotes and reported speech: a stance inside one is its speaker's.
        holder_of: who is the subject of a stance outside them.
        around: what stands around a place in the text.
    """
    spans = sorted(((start, end, a.speaker) for a in attributions for start, end in a.pieces), key=itemgetter(0, 1))
    whose = partial(_holder, spans, holder_of)
    found: list[Position] = []
    for sentence, openers in _sentences(tokens, around.sentences):
        found += _in_sentence(tokens, document, sentence, openers, whose, around)
    told = [(one, _turned(found, n)) for n, one in enumerate(found) if not _on_it(one)]
    return tuple([changed(one, turned=True) if turned else one for one, turned in told])


def _on_it(position: Position) -> bool:
    """Whether the target of a stance is no more than "it": such a one only tells that the holder has turned."""
    return not (position.target or position.plain)


def _turned(found: Sequence[Position], n: int) -> bool:
    """Whether the article goes on after the `n`-th stance with the opposite one, of the same holder, on "it"."""
    one = found[n]
    for other in map(found.__getitem__, range(n + 1, len(found))):
        if other.stance[0] - one.span[1] > _GOES_ON:
            return False
        of_one = one.holder is not None and other.holder is not None and one.holder.key == other.holder.key
        if _on_it(other) and of_one and other.scale == one.scale and other.degree * one.degree < 0:
            return True
    return False


def _sentences(tokens: Tokens, sentences: Sequence[Span]) -> Iterator[tuple[Span, list[int]]]:
    """Yield the sentences that may hold a stance, each with the tokens that may open one, which come in order.

    Where "will" and the like are all that may open one, a deed must be near.
    """
    lows, openers, plain = tokens.lows, openers_in(tokens), plain_openers()
    ends = [last for _, last in sentences]
    done = 0
    while done < len(openers):
        sentence = sentences[bisect_right(ends, openers[done])]
        here = openers[done : bisect_left(openers, sentence[1], done)]
        done += len(here)
        if any(lows[i] not in plain or _holds_deed(tokens, i - _NEAR, i + 1 + _NEAR) for i in here):
            yield sentence, here


def _holds_deed(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a word that may open a deed stands among some tokens."""
    deeds = tokens.places(opens_deed)
    return bisect_left(deeds, first) < bisect_left(deeds, last)


def _in_sentence(
    tokens: Tokens, document: str, sentence: Span, openers: list[int], whose: _Whose, around: Surroundings
) -> Iterator[Position]:
    first, last = sentence
    lows = tokens.lows
    own = lows[first:last]
    marked, conditional = not QUOTE_MARKS.isdisjoint(own), "if" in own or "unless" in own
    without = last - 1 - own[::-1].index("without") if "without" in own else -1  # "not to be sold without a vote"
    plain = [i for i in range(first, last) if lows[i] not in QUOTE_MARKS] if marked else range(first, last)
    done = -1
    for i in openers:
        if i <= done:
            continue
        at = bisect_left(plain, i)
        stance = stance_at(lows, plain, at)
        if stance is None or lows[min(i + len(stance.words), last - 1)] == "by":  # "backed by" backs nothing
            continue
        read = _read(tokens, document, plain, at, stance)
        if read is None:
            continue
        done = plain[at + len(stance.words) - 1]
        holder = whose(first, i, read.stance)
        yield completed(
            read,
            holder=_asker(read, holder) if stance.deeds else holder,
            conditional=read.conditional or conditional or (read.toward < 0 and without > i),
            occasion=around.occasion(read.stance[0]),
        )


def _read(tokens: Tokens, document: str, plain: Sequence[int], at: int, stance: Stance) -> Position | None:
    """Return the position that a stance at `plain[at]` takes, nobody's as yet, or None where it is on nothing told."""
    lows, end = tokens.lows, at + len(stance.words)
    if stance.plain and not stance.deed and not _deed_near(tokens, plain, at, end):  # as nearly always
        return None
    target = _target(tokens, plain, at, end, stance.side)
    if stance.of and words("stances", stance.of).isdisjoint(lows[n] for n in target[:_OPENING]):
        return None
    subject = subject_of(lows, plain, at) if stance.side == "object" else []
    deed = _deed(lows, target, subject, stance)
    if stance.plain and (deed is None or _open(lows, plain, at, target, stance)):
        return None
    content = tuple(sorted({content_concept(lows[n]) for n in target} - _empty()))
    on_it = stance.side == "object" and _opens_with_it(lows, target)
    if not (stance.plain or content or on_it):
        return None
    negator = _negator(lows, plain[max(0, at - NEGATOR_REACH) : at])
    denied = negator is not None or (stance.plain and (_of_none(lows, subject) or _none_of(lows, target)))
    degree = stance.negated if denied else stance.degree
    toward = _toward(degree, deed) if deed else 0
    span = _printed(tokens, tokens.span(plain[at], plain[end - 1] + 1), negator)
    target_span = tokens.span(target[0], target[-1] + 1) if target else span
    theme = tokens.starts[deed.things[0]] if deed and deed.undergone and stance.plain else span[0]
    return Position(
        document=document,
        span=(min(span[0], target_span[0], theme), max(span[1], target_span[1])),
        scale=stance.scale,
        degree=degree,
        stance=span,
        target=() if on_it and not stance.plain else content,
        target_span=target_span,
        names=tuple(sorted({lows[n] for n in target if tokens.words[n][0].isupper()})),
        conditional=min(degree, toward) < 0 and (_up_to(lows, plain, end) or (stance.plain and _dated(tokens, target))),
        head=_head(lows, target),
        apart=_apart(lows, target, toward) if target else (),
        deed=f"{ASK}{deed.name}" if deed and stance.deeds else deed.name if deed else "",
        toward=toward,
        things=_things(tokens, deed) if deed else (),
        agent="" if deed and deed.undergone else _doer(tokens, subject, stance),
        plain=stance.plain,
    )


def _apart(lows: list[str], target: list[int], toward: int) -> tuple[str, ...]:
    """Return the words that tell a target apart, with `ANY` for a deed that will be done to no further one."""
    found = apart_in(lows, target[0], target[-1] + 1)
    more = toward < 0 and not words("stances", "any_more").isdisjoint(lows[n] for n in target)
    return (*found, ANY) if more else found


def _of_none(lows: list[str], subject: list[int]) -> bool:
    """Whether nothing or nobody is the subject: "no bank will close"."""
    return bool(subject) and lows[subject[0]] in words("stances", "of_none")


def _none_of(lows: list[str], target: list[int]) -> bool:
    """Whether a target says that there will be none: "(will) be no more talks", "offer no refunds"."""
    after = next((k + 1 for k in range(1, min(_NONE, len(target) - 1)) if lows[target[k]] == "no"), None)
    return after is not None and lows[target[after]] not in words("stances", "no_choice")


def _opens_with_it(lows: list[str], target: list[int]) -> bool:
    """Whether a target opens with a pronoun that stands for what was named before, and no noun after it."""
    if not target or lows[target[0]] not in words("stances", "on_it"):
        return False
    return len(target) == 1 or not content_concept(lows[target[1]])


def _open(lows: list[str], plain: Sequence[int], at: int, target: list[int], stance: Stance) -> bool:
    """Whether "will", "asked" and the like leave open what is so: it is doubted or asked, or has not come about."""
    before = [lows[n] for n in plain[max(0, at - _DOUBT) : at]]
    if stance.deeds:  # who "was asked to resign" asks nobody
        return not words("stances", "passive").isdisjoint(before[-1:])
    if target and lows[target[0]] == "have":  # "would have closed"
        return True
    doubted = not (words("outcomes", "doubters") | words("stances", "left_open")).isdisjoint(before)
    denied = _negator(lows, plain[max(0, at - NEGATOR_REACH) : at])
    elsewhere = denied is not None and lows[denied] not in words("stances", "of_none")
    return doubted or elsewhere or lows[plain[-1]] == "?"


def _deed_near(tokens: Tokens, plain: Sequence[int], at: int, end: int) -> bool:
    """Whether a word that may open a deed stands where the subject or the target of a stance may."""
    return _holds_deed(tokens, plain[max(0, at - REACH)], plain[min(end + REACH, len(plain)) - 1] + 1)


def _deed(lows: list[str], target: list[int], subject: list[int], stance: Stance) -> Deed | None:
    """Return the deed that a stance itself or its target tells."""
    if stance.deed:
        return Deed(stance.deed, Way.DONE)
    opening = target if stance.side == "object" else clause_of(lows, target)
    deed = deed_in(lows, opening, subject, stance.deeds)
    return deed or (None if stance.deeds else admitting(lows, opening, subject, noun=stance.noun))


def _toward(degree: int, deed: Deed) -> int:
    """Return whether a stance is for a deed, 1, or against it, -1; who will not cut a tax may not raise it, 0."""
    if deed.way is Way.CONTRARY and degree < 0:
        return 0
    return 1 if (degree > 0) == (deed.way is Way.DONE) else -1


def _things(tokens: Tokens, deed: Deed) -> tuple[str, ...]:
    """Return the concepts of what a deed is done to, those of names with a capital."""
    last = deed.things[-1:]
    told = ((n, tokens.words[n][0].isupper()) for n in deed.things)
    found = ((tokens.lows[n], named) for n, named in told if named or not deed.of_noun or n in last)
    concepts = ((content_concept(low), named) for low, named in found)
    return tuple(sorted({concept.capitalize() if named else concept for concept, named in concepts}))


def _asker(read: Position, holder: Speaker | None) -> Speaker | None:
    """Return who asks another to go: nobody known, where an office stands before the verb that is not the holder's."""
    if holder is None or not read.agent or not read.agent.islower():
        return holder
    return holder if any(read.agent in role.split() for role in (*holder.roles, *holder.known_as)) else None


def _up_to(lows: list[str], plain: Sequence[int], end: int) -> bool:
    """Whether a limit follows in the sentence: what is ruled out before 2030 may come after it."""
    return not words("stances", "up_to").isdisjoint(lows[plain[end - 1] : plain[-1] + 1])


def _dated(tokens: Tokens, target: list[int]) -> bool:
    """Whether a day or a month is told: what will not rise in May may rise in July."""
    return any(tokens.lows[n] in calendar() and tokens.words[n][0].isupper() for n in target)


def _doer(tokens: Tokens, subject: list[int], stance: Stance) -> str:
    """Return who is to do it, for "the company" the name of the only firm that an article names."""
    told = [tokens.lows[n] for n in subject[-2:]]
    the_firm = told[:1] == ["the"] and is_firm(told[-1]) and not stance.deeds
    return (the_firm and tokens.once(only_firm)) or _agent(tokens, subject)


def _agent(tokens: Tokens, subject: list[int]) -> str:
    """Return the last word, as printed, of the first noun phrase before a stance: who is to do it."""
    found = ""
    for n in subject:
        if found and tokens.lows[n] in words("function_words", "prepositions"):
            break
        if content_concept(tokens.lows[n]) not in _empty():
            found = tokens.words[n]
    return found


def _holder(
    spans: list[tuple[int, int, Speaker | None]], holder_of: HolderOf, first: int, at: int, stance: Span
) -> Speaker | None:
    """Return whose position it is: the speaker's, or the subject's where nobody speaks or "the company" says it."""
    inside = (speaker for start, end, speaker in spans if speaker and start < stance[1] and stance[0] < end)
    speaker = next(inside, None)
    if speaker is None or speaker.name[:4] in ("the ", "The "):
        return holder_of(first, at) or speaker
    return speaker


def _head(lows: list[str], target: list[int]) -> str:
    """Return the concept of the last word of a target before what a preposition adds: "toll on the bridge"."""
    found = ""
    for n in target:
        if found and lows[n] in words("function_words", "prepositions"):
            break
        if (c := content_concept(lows[n])) not in _empty():
            found = c
    return found


def _negator(lows: list[str], before: Sequence[int]) -> int | None:
    return next((n for n in before if lows[n] in words("meaning", "negators") or lows[n].endswith("n't")), None)


def _printed(tokens: Tokens, span: Span, negator: int | None) -> Span:
    """Return the span of a stance with its negator, and with the mark that closes a quotation it opens."""
    start = span[0] if negator is None else tokens.starts[negator]
    marked = _opens_quote(tokens.text[start : span[1]]) and tokens.text[span[1] : span[1] + 1] in QUOTE_MARKS
    return start, span[1] + marked


def _opens_quote(printed: str) -> bool:
    """Whether the words hold a quotation mark that nothing closes."""
    return sum(printed.count(mark) for mark in "“”\"«»") % 2 == 1


def _target(tokens: Tokens, plain: Sequence[int], at: int, end: int, side: str) -> list[int]:
    """Return the word tokens of the target, outwards from the stance to the nearest end of a clause."""
    lows, ends = tokens.lows, words("stances", "target_ends")
    outwards = plain[end : end + REACH] if side == "object" else plain[max(0, at - REACH) : at][::-1]
    found: list[int] = []
    aside = False
    for n in outwards:
        low = lows[n]
        if low == "," and side == "subject" and (aside or not any(content_concept(lows[m]) for m in found)):
            aside = not aside  # "a ferry, twice a day from Orme, was not ruled out"
            continue
        if (not is_word(low) and low != "-") or (found and low in ends):
            break
        if not found and side == "object" and low in words("stances", "not_of"):
            break
        found.append(n)
    return sorted(found)


@cache
def _empty() -> frozenset[str]:
    """Return the concepts that tell nothing of a target, with "" for words without content."""
    return frozenset({"", *map(content_concept, words("stances", "empty", "prospects"))})
