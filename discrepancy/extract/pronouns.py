"""Whom "he" and "she" mean in one article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from discrepancy.extract.genders import gender_of, pronouns_of, tells_gender
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.name import Name
from discrepancy.extract.nobody import in_apposition
from discrepancy.extract.oblique import oblique
from discrepancy.extract.unnamed import introduced_before
from discrepancy.model import Span
from discrepancy.text.numbers import starts_number
from discrepancy.text.resources import words as vocabulary

if TYPE_CHECKING:
    from discrepancy.extract.speakers import Entity

SENTENCES_BACK = 6  # how far a pronoun looks for whom it means
_PERSONAL = frozenset({"name", "pronoun", "people", "title"})


class Pronouns:
    """The `people` that pronouns mean, by their tokens, and the mentions of those who are only `described`."""

    def __init__(self, scene: Scene, entity: Callable[[Mention], Entity | None]) -> None:
        """Know the article, and how to find whom a mention names."""
        self.people: dict[int, Entity | None] = {}
        self.described: dict[int, Mention] = {}
        self._scene, self._entity = scene, entity
        self._sexes: dict[int, str] = {}  # of those described, by the pronouns that mean them
        self._ranked: dict[Span, list[Mention]] = {}
        self._named: dict[tuple[str, ...], Entity] = {}  # those named before the name of number `_read`
        self._read = 0

    def read(self) -> None:
        """Bind them in the order of the text."""
        genders, lows, quoted = gender_of(), self._scene.tokens.lows, self._scene.quoted
        for i in self._scene.tokens.places(tells_gender):
            if not quoted[i]:
                self._bind(i, genders[lows[i]], self._scene.sentence_index(i))

    def _bind(self, token: int, gender: str, index: int) -> None:
        """Bind "he" or "she" to the nearest person who can be meant, subjects of sentences first."""
        young = self._told_young(token)
        if young is not None and young.gender in ("", gender):
            young.gender = gender
            self.people[token] = young
            return
        for back in range(index, max(-1, index - SENTENCES_BACK), -1):
            first, last = self._scene.around(token if back == index else self._scene.sentences[back][0])
            for mention in self._likeliest_first(first, last, gender):
                if mention.first >= token or in_apposition(self._scene.tokens.lows, mention.last, token):
                    continue
                entity = self._entity(mention)
                if entity is None and self._named_next(mention):
                    continue
                if entity is None and (meant := self._described(mention, gender)):
                    entity = self._called_so(meant, gender)
                    if entity is None:
                        self.described[token] = meant
                        return
                if entity is None or entity.body or entity.gender not in ("", gender):
                    continue
                if back == index and not entity.gender and self._of_another(mention, token, gender):
                    continue
                if entity.proved or not oblique(self._scene, mention):
                    entity.gender = gender
                    self.people[token] = entity
                    return

    def _told_young(self, token: int) -> Entity | None:
        """Return who stands right before what tells their age: "Ann Lee, who has trained Tom Orr since he was nine"."""
        lows = self._scene.tokens.lows
        told = lows[token + 1 : token + 3]
        if token < 2 or lows[token - 1] not in ("since", "when") or told[:1] != ["was"]:
            return None
        if not (starts_number(told[-1]) or told[-1] in vocabulary("nominals", "when_young")):
            return None
        name = self._scene.inside.get(token - 2)
        entity = self._entity(_mention_of(name)) if name is not None and name.last == token - 1 else None
        return entity if entity is not None and not entity.body and entity.proved else None

    def _called_so(self, mention: Mention, gender: str) -> Entity | None:
        """Return the one woman, or man, named so far, where a description is for colour: "the star", who is a "she".

        "The singer who fell" tells of somebody new.
        """
        tokens = self._scene.tokens
        head, after = tokens.lows[mention.head], tokens.lows[mention.last : mention.last + 1]
        colourful = tokens.lows[mention.first] == "the" and head in vocabulary("nominals", "epithets")
        told = not vocabulary("nominals", "after_no_epithet").isdisjoint(after)
        if not colourful or told or introduced_before(tokens, mention.first, head):
            return None
        found = list(islice(self._people_before(mention.first, gender), 2))  # of two neither is meant
        return found[0] if len(found) == 1 and found[0].gender else None

    def _people_before(self, token: int, gender: str) -> Iterator[Entity]:
        """Return those of one sex, or of none that is known, whom the article has named in full so far."""
        names = self._scene.names
        while self._read < len(names) and names[self._read].first < token:
            name, self._read = names[self._read], self._read + 1
            one = None if name.body or name.bare else self._entity(_mention_of(name))
            if one is not None and not one.body:
                self._named[one.parts] = one
        return (one for one in self._named.values() if one.proved and one.gender in ("", gender))

    def _named_next(self, mention: Mention) -> bool:
        """Whether a name follows a description, and says who it is: "A rancher, Bill Lee, told us".

        So does one right after it: "Patient advocate Jo Orr", and one before it: "Bill Lee, a rancher for 20 years,".
        """
        named = self._scene.inside.get(mention.first - 2) if mention.kind == "people" else None
        lows = self._scene.tokens.lows
        beside = named is not None and named.last == mention.first - 1 and lows[named.last] == ","
        if named is not None and beside and lows[mention.last : mention.last + 1] == [","]:
            return not named.body and not oblique(self._scene, _mention_of(named))
        comma = self._scene.tokens.lows[mention.last : mention.last + 1] == [","]
        name = self._scene.name_at.get(mention.last + comma) if mention.kind == "people" else None
        return name is not None and not name.body and not name.possessive

    def _of_another(self, mention: Mention, token: int, gender: str) -> bool:
        """Whether a pronoun that is no subject means another than who is named first in its sentence.

        "Ann described him" tells of no Ann, "Ann told how Kieran cut his arm" of Kieran's.
        """
        lows = self._scene.tokens.lows
        if lows[token] not in vocabulary("nominals", "oblique_pronouns"):
            return False
        told = lows[mention.last : token]
        of_own = told[:2] == [",", "who"] and "," not in told[2:]  # "Ann Lee, who is not related to him,"
        if lows[token] == "him" and (of_own or vocabulary("nominals", "opening_clauses").isdisjoint(told)):
            return True
        nearer = (
            self._entity(other)
            for other in self._scene.mentions(*self._scene.around(token))
            if mention.first < other.first < token and other.kind == "name"
            if not (other.possessive or oblique(self._scene, other))
        )
        return any(one is not None and not one.body and one.gender in ("", gender) for one in nearer)

    def _subjects_first(self, first: int, last: int) -> list[Mention]:
        """Return the people mentioned in a sentence, its likely subjects first."""
        found = self._ranked.get((first, last))
        if found is None:
            found = [m for m in self._scene.mentions(first, last) if m.kind in _PERSONAL]
            found += self._owners(first, last, found)
            if len(found) > 1:
                found.sort(key=lambda m: (oblique(self._scene, m), m.possessive, m.first))
            self._ranked[first, last] = found
        return found

    def _owners(self, first: int, last: int, known: Sequence[Mention]) -> list[Mention]:
        """Return the people whose a body or somebody is, where the description is read for one: "Ann Lee's family"."""
        names, within = self._scene.names, {i for one in known for i in range(one.first, one.last)}
        start = bisect_left(names, first, key=lambda name: name.first)
        owners = takewhile(lambda name: name.first < last, names[start:])
        return [
            _mention_of(name)
            for name in owners
            if name.possessive and not (name.body or name.bare)
            if name.first not in within and not self._scene.quoted[name.first]
        ]

    def _likeliest_first(self, first: int, last: int, gender: str) -> list[Mention]:
        """Return the people mentioned in a sentence, its subjects first, but a mere capital after who surely is one.

        In "Ann Lee's family has had Rovers since 2004" Ann is meant, though the club's name is no possessive.
        """
        found = self._subjects_first(first, last)
        opening = min(found, key=lambda one: one.first) if len(found) > 1 else None
        if opening is None or opening is found[0]:
            return found
        known = self._entity(opening)
        surely = known is not None and not known.body and known.gender == gender
        return sorted(found, key=self._is_mere) if surely else found

    def _is_mere(self, mention: Mention) -> bool:
        """Whether no more than a capital tells that a mention is a person."""
        entity = self._entity(mention)
        return entity is not None and not entity.proved

    def _described(self, mention: Mention, gender: str) -> Mention | None:
        """Return the description that "he" or "she" can mean: this mention, or what an earlier pronoun means."""
        if mention.kind == "pronoun":
            same = self._scene.tokens.lows[mention.first] in pronouns_of(gender)
            return self.described.get(mention.first) if same else None
        known = self._may_mean(mention, gender) and self._sexes.setdefault(mention.first, gender) == gender
        return mention if known else None

    def _may_mean(self, mention: Mention, gender: str) -> bool:
        """Whether "he" or "she" can mean someone who is only described: "the minister", as a subject."""
        head = self._scene.tokens.lows[mention.head]
        plain = mention.kind == "people" and not mention.possessive and not head.endswith(("s", "men"))
        if not plain or head in vocabulary("nominals", "no_one_person") or oblique(self._scene, mention):
            return False
        wrong = vocabulary("nominals", "women" if gender == "male" else "men")
        return mention.last - mention.first > 1 and head not in wrong


def _mention_of(name: Name) -> Mention:
    return Mention(name.start, name.last, name.last - 1, "name", name.possessive, name, name.last)
