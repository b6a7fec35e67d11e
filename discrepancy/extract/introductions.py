"""Where an article tells beside a name who somebody is: "Ann Lee, a surgeon at the clinic"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from discrepancy.extract.cues import finite_cue
from discrepancy.extract.descriptions import NOTHING, Told, told_in
from discrepancy.extract.mentions import Scene
from discrepancy.extract.name import Name
from discrepancy.extract.posts import bodily, employer_after, employing, posts, printed_body
from discrepancy.extract.speakers import Cast, Entity
from discrepancy.extract.titles import courtesies, is_longer, title_of
from discrepancy.model import Introduction, Role, Span, Speaker
from discrepancy.text.names import past_words
from discrepancy.text.resources import words
from discrepancy.text.stems import function_words
from discrepancy.text.tokens import Tokens

_LONGEST = 14  # tokens of a description
_BEFORE = 5  # words of one right before a name
_CLOSING = frozenset([",", ".", ":", ";", ")"])


@dataclass(slots=True)
class _Best:
    """The mention that tells most of somebody, and all that the article tells."""

    entity: Entity
    span: Span = (0, 0)
    told: int = 0
    roles: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


def introductions(cast: Cast, document: str) -> tuple[Introduction, ...]:
    """Return where the people of an article that it names in full are introduced, in order."""
    found: dict[tuple[str, ...], _Best] = {}
    headlines = {p.first for p in cast.scene.tokens.paragraphs if p.block.role is Role.HEADLINE}
    for name, entity in cast.people():
        if headlines and cast.scene.sentence(name.first)[0] in headlines:
            continue
        span, told = _of(cast.scene, name)
        told = Told(told.roles, tuple(body for body in told.bodies if _is_body(cast, body)))
        if told != NOTHING:
            _add(found.setdefault(entity.parts, _Best(entity)), cast.scene.tokens, span, told)
    made = [Introduction(document, best.span, _speaker(cast, best)) for best in found.values()]
    return tuple(sorted(made, key=lambda one: one.span))


def _is_body(cast: Cast, body: Span) -> bool:
    """Whether what seems to be a body is nobody of the article: "campaigning with Ann Lee"."""
    return bodily(cast.scene.tokens, *body) or not cast.names_person(*body)


def _add(best: _Best, tokens: Tokens, span: Span, told: Told) -> None:
    size = len(told.roles) + len(told.bodies)
    if size > best.told:
        best.told, best.span = size, tokens.span(*span)
    best.roles += tuple(role for role in told.roles if role not in best.roles)
    best.bodies += tuple(printed_body(tokens, *body) for body in told.bodies)


def _speaker(cast: Cast, best: _Best) -> Speaker:
    """Return a speaker with all that is told of it anywhere in the article."""
    known = cast.finished(best.entity)
    printed = [role for role in (*known.roles, *best.roles) if " under " not in role]  # "minister under President Lee"
    held = dict.fromkeys(map(_as_held, printed))
    roles = (role for role in held if not any(is_longer(other, role) for other in held))  # "chief" of "chief of staff"
    bodies = dict.fromkeys([*known.bodies, *best.bodies])
    return replace(known, roles=tuple(roles), bodies=tuple(filter(None, bodies)))


def _as_held(role: str) -> str:
    """Return a role with "former" before it where a hyphen tells as much: "then-senator"."""
    before, _, rest = role.partition("-")
    return f"former {rest}" if rest and before in past_words() else role


def _of(scene: Scene, name: Name) -> tuple[Span, Told]:
    """Return what stands beside a name of what its bearer is, and from where to where it is told."""
    tokens, first, last, told = scene.tokens, name.start, name.last, NOTHING
    for start, end in _ranges(scene, name):
        one = told_in(tokens, start, end)
        if one != NOTHING:
            told, first, last = told + one, min(first, start), max(last, end)
    title = title_of(tokens, name.start, name.core)[0] if name.core > name.start else ""
    if title and title not in courtesies():
        told += Told((title,), ())
    if bodies := tuple(posts(tokens, name)):
        told += Told((), bodies)
        first, last = min(first, *(a for a, _ in bodies)), max(last, *(b for _, b in bodies))
    return (first, last), told


def _ranges(scene: Scene, name: Name) -> Iterator[Span]:
    """Yield the tokens of what may describe a name: before it, before its comma, after its comma or bracket."""
    tokens, lows = scene.tokens, scene.tokens.lows
    following = lows[name.last] if name.last < len(lows) else "."
    if following in (",", "("):
        first = name.last + 1
        if lows[first : first + 1] and lows[first][0].isdigit() and lows[first + 1 : first + 2] == [","]:
            first += 2
        end = min(_end(tokens, first), scene.sentence(name.first)[1])
        told = first < end and lows[first] not in words("clause_words", "conjunctions")
        if told and not (lows[first] in employing() and employer_after(tokens, first)):
            yield first, end
    if name.start and lows[name.start - 1] == ",":
        if following in _CLOSING:
            yield from _set_off(tokens, name.start - 1)
    elif (first := _adjoining(tokens, name.start, scene.sentence(name.first)[0])) < name.core:
        yield first, name.core


def _end(tokens: Tokens, first: int) -> int:
    """Return where a description ends: at the next mark that is no apostrophe."""
    lows, stop = tokens.lows, min(len(tokens.lows), first + _LONGEST)
    return next((i for i in range(first, stop) if not lows[i][0].isalnum() and lows[i] not in ("'", "’", "&")), stop)


def _adjoining(tokens: Tokens, start: int, low: int) -> int:
    """Return where the words right before a name that describe it start."""
    lows, i = tokens.lows, start
    while i > low and start - i < _BEFORE and lows[i - 1][0].isalpha() and lows[i - 1] not in function_words():
        if finite_cue(lows[i - 1]) or lows[i - 1] in words("clause_words", "finite") or lows[i - 1] == "under":
            break  # "minister under President Lee"
        i -= 1
    return i


def _set_off(tokens: Tokens, comma: int) -> Iterator[Span]:
    """Yield the noun phrase before the comma before a name: "The keeper of coins at the museum, Ann Lee,"."""
    lows, i = tokens.lows, comma
    while i > 0 and comma - i < _LONGEST and (lows[i - 1][0].isalpha() or lows[i - 1] in ("'", "’")):
        low = lows[i - 1]
        if finite_cue(low) or low in words("clause_words", "finite"):
            break
        i -= 1
        if low in words("nominals", "openers") and lows[i - 1 : i] != [] and lows[i - 1] not in ("of", "at", "for"):
            break
    if i < comma:
        yield i, comma
