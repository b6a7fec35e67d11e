"""Words of the lexicon by which two figures are compared, as concepts where they are looked for among stems."""

from __future__ import annotations

from functools import cache

from discrepancy.text.concepts import concept
from discrepancy.text.resources import lexicon, words
from discrepancy.text.stems import stem


@cache
def share_units() -> frozenset[str]:
    """Return the units of shares: percent."""
    return words("units", "shares")


@cache
def doer_words() -> frozenset[str]:
    """Return the concepts of those who did what a story is about, who are few and counted once: robbers, gunmen."""
    return frozenset(map(concept, words("counted", "doers") - words("counted", "weak")))


@cache
def undone_words() -> frozenset[str]:
    """Return the concepts of words that tell that what was shut was opened again, or was shut twice."""
    return frozenset(map(concept, words("counted", "undone")))


@cache
def survey_questions() -> frozenset[str]:
    """Return the questions by which a figure is of a sample."""
    return words("counted", "surveys")


@cache
def vote_words() -> frozenset[str]:
    """Return the concepts of what a majority is counted in."""
    return frozenset(map(concept, words("counted", "tally_votes")))


@cache
def dated_questions() -> frozenset[str]:
    """Return the questions that a day of the year answers."""
    return words("counted", "dated")


@cache
def asking_words() -> frozenset[str]:
    """Return the words by which a day of the year answers its question: "takes effect", "comes into force"."""
    phrases = (phrase for question in dated_questions() for phrase in lexicon("counted")["measures"][question])
    return frozenset(form for phrase in phrases for word in phrase.split() for form in (stem(word), concept(word)))


@cache
def ends_words() -> frozenset[str]:
    """Return the concepts of words that tell the first day of a thing from its last, or one from the next."""
    return frozenset(map(concept, words("counted", "ends")))
