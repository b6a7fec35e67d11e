"""What an article goes on to tell of the same: "did not speak on Monday. On Tuesday he spoke", "but it has since"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from discrepancy.align.lines import is_number
from discrepancy.text.adverbs import is_adverb
from discrepancy.text.arguments import is_time
from discrepancy.text.concepts import content_concept
from discrepancy.text.denying import is_negator
from discrepancy.text.resources import words
from discrepancy.text.tokens import Tokens, is_word, words_of
from discrepancy.text.wordnet import same_as

_REACH = 300  # letters after a clause in which an article goes on with it
_SENTENCES = 2  # after its own
_OF_VOTES = frozenset({"by", "to"})
_BACK = 8  # tokens before a verb among which its negator stands


def goes_on(text: str, end: int, verb: str, denied: bool, known: Set[str], *, briefly: bool) -> bool:
    """Whether an article, after a clause, says of the same that a verb is so, or is `denied`.

    The subject must be a pronoun, or nobody, or known; so must what it is done to and for. `known` are the concepts of
    both clauses that are held against each other; `briefly` tells that "it has" will do for the verb.
    """
    tokens = words_of(text, end, min(len(text), end + _REACH)) if verb else Tokens("")
    for at in _places(tokens):
        if content_concept(tokens.lows[at]) == verb:
            told = _of_known(tokens, at, known) and _only_known(tokens, at + 1, known)
        else:
            told = briefly and tokens.lows[at] in words("restated", "briefly") and _brief(tokens, at)
        if told and _denied(tokens, at) == denied and words("outcomes", "open_modals").isdisjoint(_back(tokens, at)):
            return True
    return False


def _places(tokens: Tokens) -> Iterator[int]:
    """Yield the tokens up to the end of the last sentence that is read."""
    ended = 0
    for i, low in enumerate(tokens.lows):
        ended += low in (".", "!", "?")
        if ended > _SENTENCES:
            return
        yield i


def _denied(tokens: Tokens, verb: int) -> bool:
    """Whether a negator stands before a verb or, beside one that stands for another, after it."""
    found = sum(is_negator(low) for low in _back(tokens, verb))
    after = tokens.lows[verb + 1 : verb + 2]
    return (found + sum(map(is_negator, after)) + tokens.lows[verb].endswith("n't")) % 2 == 1


def _back(tokens: Tokens, verb: int) -> Iterator[str]:
    for i in range(verb - 1, max(-1, verb - _BACK), -1):
        low = tokens.lows[i]
        if not is_word(low) or low in words("clauses", "conjunctions") - words("outcomes", "theme_carriers"):
            return
        yield low


def _of_known(tokens: Tokens, verb: int, known: Set[str]) -> bool:
    """Whether the subject of a verb is a pronoun, is left out, or is known."""
    i = verb - 1
    while i >= 0 and (tokens.lows[i] in words("outcomes", "theme_carriers") or tokens.lows[i].endswith(("n't", "ly"))):
        i -= 1
    if i < 0 or not is_word(tokens.lows[i]) or tokens.lows[i] in words("clauses", "conjunctions"):
        return i < verb - 1 or i < 0 or is_word(tokens.lows[i])  # "but spoke", ". Spoke"
    if tokens.lows[i] in words("outcomes", "theme_pronouns"):
        return True
    return content_concept(tokens.lows[i]) in known


def _only_known(tokens: Tokens, first: int, known: Set[str]) -> bool:
    """Whether what follows a verb in its clause is known, but for when, where and how."""
    preposition = ""
    for i in range(first, len(tokens.lows)):
        low = tokens.lows[i]
        if not is_word(low) or low in words("clauses", "conjunctions", "subordinators", "joiners"):
            break
        if low in words("function_words", "prepositions"):
            preposition = low
        found = content_concept(low)
        if preposition in _OF_VOTES and any(map(is_number, tokens.lows[i - 1 : i + 1])):
            continue  # "by 51 votes to 48"
        if not found or is_time(low, tokens.words[i]) or is_adverb(low) or _among(found, known):
            continue
        circumstance = preposition and preposition not in words("restated", "of_whom")
        if not circumstance or tokens.words[i][0].isupper():
            return False
    return True


def _among(found: str, known: Set[str]) -> bool:
    return found in known or not same_as(found).isdisjoint(known)


def _brief(tokens: Tokens, at: int) -> bool:
    """Whether a verb after a pronoun stands for one named before: "it has since", "they did on Friday"."""
    lows, i = tokens.lows, at - 1
    while i >= 0 and lows[i] in words("restated", "beside_brief"):
        i -= 1
    if i < 0 or lows[i] not in words("outcomes", "theme_pronouns"):
        return False
    for k in range(at + 1, len(lows)):
        if not is_word(lows[k]):
            return True
        small = lows[k] in words("restated", "beside_brief") or lows[k] in words("function_words", "prepositions")
        if not (small or is_negator(lows[k]) or is_time(lows[k], tokens.words[k])):
            return False
    return True
