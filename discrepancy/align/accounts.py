"""What one happening was caused by, and where it was: clauses of two articles that give it two causes or places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, pairwise, product

from discrepancy.align.befell import apart, people, vague
from discrepancy.align.drafts import Draft, draft
from discrepancy.align.kinship import Kinship
from discrepancy.model import Article, Event, Span, Statements
from discrepancy.text.concepts import concepts, content_concept, names_among
from discrepancy.text.denying import is_negator
from discrepancy.text.numbers import starts_number
from discrepancy.text.outcomes import additional
from discrepancy.text.resources import calendar, lexicon, words
from discrepancy.text.restated import RESTATED
from discrepancy.text.stems import telling_word
from discrepancy.text.tokens import Tokens, is_word, words_of
from discrepancy.values import changed, value

REACH = 8  # words around what tells a cause within which it and its effect stand
BEFORE = 600  # letters before a clause in which stands what its pronoun stands for
_SOMEBODY = frozenset({"he", "she"})
MANY = 400  # pairs of such clauses of two articles: more are a list
DAYS = 7  # articles further apart tell of two happenings, or of what was known later


@value
class Account:
    """What a clause gives for a happening: of what `sort` ("cause", "place"), of `what`, and the concepts of it.

    `deed` tells what happened at a place. Of a pronoun `what` is all that stands before it.
    """

    sort: str
    what: frozenset[str]
    given: frozenset[str]
    names: frozenset[str]
    event: Event
    deed: int = 0


def align_accounts(articles: Sequence[Article], statements: Sequence[Statements], kinship: Kinship) -> list[Draft]:
    """Return pairs of accounts of one happening that differ, of kind `subject`, one of each sort for two articles.

    An article that gives what the other does, beside something else, knows of both.
    """
    pairs = zip(articles, statements, strict=True)
    told = {
        each.document: list(_accounts(each.events, article.text)) for article, each in pairs if kinship.kin(article.id)
    }
    found: list[Draft] = []
    for document, mine in told.items():
        for other in kinship.kin_within(document, DAYS) if mine else ():
            theirs = told.get(other, [])
            if other > document and theirs and len(mine) * len(theirs) <= MANY:
                found += _differing(mine, theirs)
    return found


def _differing(mine: Sequence[Account], theirs: Sequence[Account]) -> Iterator[Draft]:
    """Yield the first two of each sort, of one happening, that give it different causes or places."""
    pairs = [(a, b) for a, b in product(mine, theirs) if a.sort == b.sort and _of_one(a, b)]
    agreed = {id(one) for a, b in pairs if _alike(a, b) for one in (a, b)}
    told: set[str] = set()
    for a, b in pairs:
        if a.sort not in told and agreed.isdisjoint((id(a), id(b))) and not _alike(a, b):
            told.add(a.sort)
            yield draft("subject", [changed(one.event, predicate=f"{RESTATED}{one.sort}") for one in (a, b)])


def _of_one(a: Account, b: Account) -> bool:
    """Whether two accounts are of one happening."""
    both_held = _held(a) and _held(b)
    if a.deed != b.deed:
        return False
    if a.event.modal != b.event.modal or (a.event.quoted and b.event.quoted):
        return False
    if a.event.apart != b.event.apart and not both_held:
        return False
    if a.event.occasion.years != b.event.occasion.years:
        return False
    if a.sort == "cause":
        return a.what == b.what and not apart(a.names, b.names)
    if both_held and a.event.occasion.named_days & b.event.occasion.named_days:
        return True
    shared = a.what & b.what - vague()
    if a.event.before or b.event.before:
        return bool(shared)
    return bool(shared) and (a.what <= b.what or b.what <= a.what)


def _held(account: Account) -> bool:
    """Whether an account is of where people meet."""
    return not account.what.isdisjoint(_stems("held"))


def _alike(a: Account, b: Account) -> bool:
    """Whether what two accounts give has a word in common, or may be one thing told in other words."""
    if a.given & b.given:
        return True
    if a.sort == "cause":
        return any(a.given & sort and b.given & sort for sort in _sets("sorts"))
    spots, others = ({sort for sort in _sets("spots") if (each.given - each.names) & sort} for each in (a, b))
    if spots and others:
        return bool(spots & others)
    towns = _held(a) and _held(b) and a.names & a.given and b.names & b.given
    return not towns or any(not each.given.isdisjoint(sort) for each in (a, b) for sort in _sets("spots"))


def _accounts(events: Iterable[Event], text: str) -> Iterator[Account]:
    """Yield the accounts of an article's clauses; one denied or asked for tells nothing."""
    seen: set[Span] = set()
    verbs = _verbs()
    for event in events:
        if event.span in seen or event.negative or event.predicate in additional():
            continue
        told = concepts(text[slice(*event.marker)].casefold().split()) if event.marker else frozenset()
        if all(map(verbs.isdisjoint, (event.stems, told, event.theme))):
            continue  # as most
        if _may_tell(told.union(event.stems, event.theme)):
            seen.add(event.span)
            yield from _read(event, text)


def _may_tell(stems: frozenset[str]) -> bool:
    """Whether some content may be that of a clause that tells a cause or a place: most clauses end here."""
    if not stems.isdisjoint(_telling("causes")):
        return not stems.isdisjoint(_caused())
    return not (stems.isdisjoint(_telling("placed")) and (stems.isdisjoint(_stems("held")) or stems.isdisjoint(_met())))


def _read(event: Event, text: str) -> Iterator[Account]:
    tokens = words_of(text, *event.span)
    if any(map(is_negator, tokens.lows)):
        return
    told, before = _phrases(tokens.lows), partial(_before, text, event.span[0])
    names = frozenset(event.names)
    for look in _LOOKS:
        found = look(tokens, told, before)
        if found and found[1].isdisjoint(_stems("no_cause")):
            what, given, at = found
            known = frozenset[str]() if what == _effect(("breach",)) else names - given  # of an office, or who tells it
            yield Account("cause", what, given, known, changed(event, marker=tokens.span(*at)))
            return
    yield from _placed(event, tokens, told, before)


def _before(text: str, start: int) -> Tokens:
    """Return the words before a clause, for which few clauses are asked."""
    return words_of(text, max(0, start - BEFORE), start)


_Before = Callable[[], Tokens]
_Told = dict[str, Span]  # the tokens of the first phrase of each kind
_Cause = tuple[frozenset[str], frozenset[str], Span]  # the effect, the cause, and the tokens of the cause


def _caused_by(tokens: Tokens, told: _Told, before: _Before) -> _Cause | None:
    """ "The fire was started by a cigarette", "the hackers got in through a laptop"."""
    entered = told.get("entering")
    if entered and not _stems("intruders").isdisjoint(map(content_concept, tokens.lows[: entered[1]])):
        return _cause(tokens, _effect(("breach",)), entered[1], len(tokens.lows))
    at = told.get("caused_by")
    if at is None:
        return None
    delayed = not {"delayed", "held"}.isdisjoint(tokens.lows[slice(*at)])
    subject = tokens.lows[max(0, at[0] - REACH) : at[0]]
    earlier = before().lows if "it" in subject else []
    effect = _delay() if delayed else _effect([*earlier, *subject][::-1])
    return _cause(tokens, effect, at[1], len(tokens.lows))


def _causing(tokens: Tokens, told: _Told, _: _Before) -> _Cause | None:
    """ "A cigarette started the fire", "a power cut held up the count"."""
    at, late = told.get("causing"), told.get("delaying")
    if late is not None and late[0]:
        return _cause(tokens, _delay(), max(0, late[0] - REACH), late[0])
    if at is None or not at[0]:
        return None
    return _cause(tokens, _effect(tokens.lows[at[1] : at[1] + REACH]), max(0, at[0] - REACH), at[0])


def _blamed(tokens: Tokens, _: _Told, __: _Before) -> _Cause | None:
    """ "Blamed the fire on a cigarette", "traced the outbreak to a salad bar"."""
    lows = tokens.lows
    for joint, verbs in lexicon("accounts")["blaming"].items():
        at = next((i for i, low in enumerate(lows) if low in verbs), -1)
        if at >= 0 and joint in lows[at : at + REACH]:
            end = lows.index(joint, at)
            return _cause(tokens, _effect(lows[at:end]), end + 1, len(lows))
    return None


def _named_cause(tokens: Tokens, _: _Told, before: _Before) -> _Cause | None:
    """ "The cause of the fire was a cigarette", "the hold-up was a shortage of paper"."""
    lows = tokens.lows
    at = next((i for i, low in enumerate(lows) if low in words("accounts", "as_cause")), -1)
    be = next((i for i in range(at + 1, len(lows)) if lows[i] in ("was", "is", "were", ":")), -1)
    if at < 0 or be < 0 or be + 1 >= len(lows) or lows[be + 1] not in words("function_words", "articles"):
        return None
    return _cause(tokens, _effect(lows[at:be]) or _effect(before().lows[::-1]), be + 1, len(lows))


_LOOKS: tuple[Callable[[Tokens, _Told, _Before], _Cause | None], ...] = (_caused_by, _causing, _blamed, _named_cause)


def _cause(tokens: Tokens, effect: frozenset[str], first: int, last: int) -> _Cause | None:
    """Return a cause told by some tokens, up to a mark, with its effect."""
    lows = tokens.lows
    stop = next((i for i in range(first, last) if not is_word(lows[i])), last) if last == len(lows) else last
    told = [i for i in range(first, min(stop, first + REACH)) if content_concept(lows[i]) and lows[i] not in calendar()]
    given = frozenset(content_concept(lows[i]) for i in told) - effect
    if not (effect and given) or not _stems("no_cause", plain=True).isdisjoint(lows[first:stop]):
        return None
    return effect, given, (told[0], told[-1] + 1)


def _effect(lows: Iterable[str]) -> frozenset[str]:
    """Return the first of some words that has a cause, with those that are one thing with it."""
    return next((effect for low in lows for effect in _sets("effects") if content_concept(low) in effect), frozenset())


@cache
def _delay() -> frozenset[str]:
    return _effect(("delay",))


def _placed(event: Event, tokens: Tokens, told: _Told, before: _Before) -> Iterator[Account]:
    """Yield where what a clause tells of was: "was arrested at the airport"."""
    for n, _ in enumerate(lexicon("accounts")["placed"]):
        at = told.get(f"{n}")
        if at is None:
            continue
        given = _place(tokens.lows[at[1] :])
        subject = tokens.lows[max(0, at[0] - REACH) : at[0]]
        of_one = not _SOMEBODY.isdisjoint(subject)
        earlier = before() if of_one else tokens
        what = names_among(earlier.words, earlier.lows) if of_one else _befallen(subject, concepts(event.names))
        if what and given:
            whose = tuple(sorted(what)) if of_one else ()
            marked = changed(event, marker=(tokens.span(*at)[0], event.span[1]), before=whose)
            yield Account("place", what, given, concepts(event.names), marked, n)
        return


def _place(lows: Sequence[str]) -> frozenset[str]:
    """Return the place that the words after a verb tell, up to a mark: no day, year or hour."""
    places = words("accounts", "placing")
    dated = words("outcomes", "theme_times") | calendar()
    pairs = enumerate(pairwise(lows))
    led = (i for i, (low, after) in pairs if low in places and not (after in dated or starts_number(after)))
    first = next(led, len(lows))
    stop = next((i for i in range(first, len(lows)) if not is_word(lows[i])), len(lows))
    return frozenset(content_concept(low) for low in lows[first:stop] if low not in dated and low.isalpha()) - {""}


def _befallen(lows: Iterable[str], names: frozenset[str]) -> frozenset[str]:
    """Return what a verb is said of, given the words before it: no more than the name of somebody who has one."""
    of = frozenset(content_concept(low) for low in lows if low not in calendar()) - {""}
    return of - people() if of - people() and of - people() <= names else of


def _phrases(lows: Sequence[str]) -> _Told:
    """Return the first phrase of each kind among some words."""
    found: _Told = {}
    table = _table()
    for i, low in enumerate(lows):
        for kind, parts in table.get(low, ()):
            if kind not in found and lows[i : i + len(parts)] == parts:
                found[kind] = i, i + len(parts)
    return found


def _by_kind() -> Iterator[tuple[str, str]]:
    """Yield the phrases that tell a cause or a place, each with its kind: places by the number of their list."""
    told = lexicon("accounts")
    for kind in ("entering", "caused_by", "causing", "delaying"):
        yield from ((kind, phrase) for phrase in told[kind])
    for n, phrases in enumerate(told["placed"]):
        yield from ((f"{n}", phrase) for phrase in phrases)


@cache
def _table() -> dict[str, list[tuple[str, list[str]]]]:
    """Return the phrases by their first words."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for kind, phrase in _by_kind():
        parts = phrase.split()
        found.setdefault(parts[0], []).append((kind, parts))
    return found


@cache
def _telling(sort: str) -> frozenset[str]:
    """Return the concepts of the words by which a cause, or a place, is told."""
    told = lexicon("accounts")
    of_place, last = sort == "placed", f"{len(told['placed']) - 1}"
    kinds = ((kind, phrase) for kind, phrase in _by_kind() if kind != last)
    words_of_kind = [telling_word(phrase.split()) for kind, phrase in kinds if kind.isdecimal() == of_place]
    if not of_place:
        words_of_kind += [*chain.from_iterable(told["blaming"].values()), *told["as_cause"], *told["intruders"]]
    return concepts(words_of_kind)


@cache
def _verbs() -> frozenset[str]:
    """Return the concepts of which a clause has one if it tells a cause or a place."""
    return _telling("causes") | _telling("placed") | _met()


@cache
def _met() -> frozenset[str]:
    """Return the concepts of the verbs by which people meet somewhere: those of the last list."""
    return concepts(telling_word(phrase.split()) for phrase in lexicon("accounts")["placed"][-1])


@cache
def _caused() -> frozenset[str]:
    """Return the concepts of what has a cause, and of who comes in where nobody let them in."""
    late = (phrase.split()[0] for phrase in lexicon("accounts")["delaying"])
    return frozenset().union(*_sets("effects"), _stems("intruders"), _stems("as_cause"), concepts(late))


@cache
def _sets(key: str) -> tuple[frozenset[str], ...]:
    return tuple(concepts(each) for each in lexicon("accounts")[key])


@cache
def _stems(key: str, plain: bool = False) -> frozenset[str]:
    return words("accounts", key) if plain else concepts(words("accounts", key))
