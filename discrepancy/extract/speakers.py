"""Who stands behind a mention: the people and bodies of one article, made one under all the names they go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from discrepancy.extract.genders import (
    first_name_gender,
    kin_gender,
    noun_gender,
    title_gender,
)
from discrepancy.extract.kin import is_relative
from discrepancy.extract.mentions import Mention, Scene
from discrepancy.extract.name import Name
from discrepancy.extract.nobody import mark_led, mark_places
from discrepancy.extract.phrases import openers
from discrepancy.extract.posts import posts, printed_body
from discrepancy.extract.pronouns import SENTENCES_BACK, Pronouns
from discrepancy.extract.surnames import with_article
from discrepancy.extract.titles import (
    always_held,
    before_place,
    courtesies,
    held_once,
    is_beneath,
    is_longer,
    office_in,
    past_office,
    title_of,
    with_its_time,
)
from discrepancy.extract.unnamed import is_unnamed
from discrepancy.extract.whose_office import at_another
from discrepancy.model import Speaker, SpeakerKind
from discrepancy.text.resources import words as vocabulary
from discrepancy.text.stems import fold

_WITH_BODY = 3  # tokens of a description that tells whose an office is: "the Leeds coach"


@dataclass(slots=True)
class Entity:
    """A person or body while the article is read; `parts` are the folded words of its fullest name.

    `first` is the token at which it is first named, `held` the roles that are not only told of as past.
    """

    parts: tuple[str, ...]
    name: str
    body: bool
    first: int
    gender: str = ""
    roles: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether more than a capital tells that this is a person: two names, a title, a pronoun."""
        return len(self.parts) > 1 or bool(self.roles) or bool(self.gender)

    def speaker(self) -> Speaker:
        """Return the finished speaker, with "former" before the offices that are told as past alone."""
        kind = SpeakerKind.BODY if self.body else SpeakerKind.PERSON
        roles = tuple([role if role in self.held else f"former {role}" for role in self.roles])
        return Speaker(" ".join(self.parts), self.name, kind, roles, self.nations, bodies=self.bodies)


class Cast:
    """The people and bodies of one article; asked for the speaker behind any range of tokens."""

    def __init__(self, scene: Scene) -> None:
        """Read every name once, then bind short names, then pronouns, in the order of the text."""
        self.scene = scene
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self._bodies: dict[str, list[Entity]] = {}
        self._entities: dict[tuple[str, ...], Entity] = {}
        self._of_name: dict[int, Entity | None] = {}
        self._pronouns = Pronouns(scene, self.entity)
        self._relatives: set[tuple[str, ...]] = set()
        self._speakers: dict[tuple[str, ...], Speaker] = {}
        self._read_full_names()
        self._read_short_names()
        mark_led(scene.tokens.lows, scene.names, self._of_name)
        mark_places(scene.tokens.lows, scene.names, self._of_name)
        self._by_role = self._index_roles()
        self._pronouns.read()

    def resolve(self, first: int, last: int) -> Speaker | None:
        """Return the speaker behind the mention that the tokens `first` to `last` hold, or None if there is none."""
        sentence = self.scene.around(first)
        found = [m for m in self.scene.mentions(*sentence) if m.first < last and m.last > first]
        return self.speaker(found[0]) if found else None

    def speaker(self, mention: Mention) -> Speaker | None:
        """Return the speaker behind a mention; an ambiguous name or pronoun has none."""
        entity = self.entity(mention)
        if entity is not None:
            return self.finished(entity)
        if mention.kind in ("pronoun", "his") and (meant := self._pronouns.described.get(mention.first)):
            return self._nominal(meant)
        if mention.kind == "who":
            antecedent = self._antecedent(mention)
            return self.speaker(antecedent) if antecedent is not None else None
        if mention.kind not in _NOMINAL:
            return self._ambiguous(mention)
        return self._nominal(self._introduced(mention) or mention)

    def people(self) -> Iterator[tuple[Name, Entity]]:
        """Yield the names outside quotations of the people whom the article names in full, in order."""
        for name in self.scene.names:
            entity = self._of_name.get(name.first)
            if entity is not None and not entity.body and len(entity.parts) > 1 and not self.scene.quoted[name.first]:
                yield name, entity

    def names_person(self, first: int, last: int) -> bool:
        """Whether some tokens hold the full name of a person, or the last part of one."""
        names = {id(name): name for i in range(first, last) if (name := self.scene.inside.get(i))}
        people = [self._of_name.get(name.first) for name in names.values()]
        return any(person is not None and not person.body and person.proved for person in people)

    def finished(self, entity: Entity) -> Speaker:
        """Return the finished speaker, one object however often somebody speaks: nothing changes once all is read."""
        found = self._speakers.get(entity.parts)
        if found is None:
            found = self._speakers[entity.parts] = entity.speaker()
        return found

    def entity(self, mention: Mention) -> Entity | None:
        """Return the person or body that a mention names, or None."""
        if mention.kind == "who":
            antecedent = self._antecedent(mention)
            return self.entity(antecedent) if antecedent is not None else None
        if mention.kind in ("pronoun", "his"):
            return self._pronouns.people.get(mention.first)
        if mention.name is not None and mention.kind in ("name", "body"):
            return self._of_name.get(mention.name.first)
        if mention.kind in _NOMINAL and (mention.kind == "title" or not mention.possessive):
            return self._by_description(mention)
        return None

    def _antecedent(self, mention: Mention) -> Mention | None:
        """Return whom "who" stands for: the mention just before it, over a comma or a bracket: "Lee (Leeds), who"."""
        first, last = self.scene.around(mention.first)
        at, lows = mention.first, self.scene.tokens.lows
        if at - 2 > first and lows[at - 2 : at] == [")", ","] and "(" in lows[first : at - 2]:
            at = at - 2 - lows[at - 2 : first : -1].index("(")
        before = [m for m in self.scene.mentions(first, last) if m.last <= at and m.kind != "who"]
        return before[-1] if before and at - before[-1].last < 2 else None

    def _ambiguous(self, mention: Mention) -> Speaker | None:
        """Return a name that fits two people as a role of its own."""
        if mention.kind != "name":
            return None
        text = self.scene.tokens.slice(mention.first, mention.last)
        return Speaker(_key(text), text, SpeakerKind.ROLE)

    def _read_full_names(self) -> None:
        surnames = {name.parts[-1] for name in self.scene.names if len(name.parts) > 1 and not name.body}
        met: set[str] = set()
        for name in self.scene.names:
            parts = name.parts
            # "KOLE:" labels a speaker, not a body; "the Church" is none called Church
            known = parts[:1] and parts[0] in surnames and not with_article(self.scene.tokens, name.first)
            short = len(parts) == 1 and (not name.body or known)
            if name.bare or not parts or short:
                met.update(parts)
                continue
            entity = self._entities.get(parts) or self._longer(parts)
            if entity is None:
                entity = Entity(parts, _printed(self.scene, name), name.body, name.first)
                entity.gender = "" if entity.body else first_name_gender(entity.parts)
                self._entities[parts] = entity
                if parts[-1] in met and is_relative(self.scene, name):
                    self._relatives.add(parts)
                self._by_last.setdefault(parts[-1], []).append(entity)
                (self._bodies if name.body else self._by_first).setdefault(parts[0], []).append(entity)
            entity.body = entity.body or (name.body and not entity.roles)
            self._of_name[name.first] = entity
            self._describe(entity, name)

    def _longer(self, parts: tuple[str, ...]) -> Entity | None:
        """Return the one body read so far whose name starts with these words: "Saint Columba" of its hospital."""
        fits = [e for e in self._bodies.get(parts[0], ()) if e.parts[: len(parts)] == parts]
        return fits[0] if len(fits) == 1 else None

    def _read_short_names(self) -> None:
        """Bind a surname, first name or acronym to the one full name that it fits."""
        initials = self._initials()
        for name in self.scene.names:
            parts = name.parts
            if name.bare or name.first in self._of_name or len(parts) != 1:
                continue
            entity = self._short(parts[0], name)
            self._of_name[name.first] = entity
            if entity is not None:
                self._describe(entity, name)
        for name in self.scene.names if initials else ():  # acronyms last, so that a body's own name has been read
            full = initials.get(_printed(self.scene, name)) if name.body and len(name.parts) == 1 else None
            if full is not None:
                self._of_name[name.first] = full

    def _short(self, part: str, name: Name) -> Entity | None:
        """Return who is meant by one word, None where several may be."""
        if not (part in self._by_last or part in self._by_first or part in self._bodies):
            return self._entity_of(part, name)  # as nobody has it in a full name
        gender = title_gender(self.scene, name)
        named = [e for e in self._by_last.get(part, []) if not (gender and e.body)]
        people = [e for e in named if e.parts not in self._relatives] if self._relatives else named
        if gender:  # "Mrs. Orr" is not Al Orr
            people = [e for e in people if first_name_gender(e.parts) in ("", gender)]
        if named and not people:
            return self._entity_of(part, name)
        if len(people) > 1:  # one printed in full so far is meant, whoever is named later
            people = [e for e in people if e.first < name.first] or people
        if len(people) > 1 and gender:
            people = [e for e in people if e.gender == gender] or [e for e in people if not e.gender]
        if not people:
            people = self._by_first.get(part, [])
        if people:
            return people[0] if len(people) == 1 else None
        bodies = self._bodies.get(part, [])
        if len(bodies) == 1 and not gender and name.core == name.start:
            return bodies[0]
        return self._entity_of(part, name)

    def _entity_of(self, part: str, name: Name) -> Entity:
        """Return the person or body known by one word alone."""
        entity = self._entities.get((part,))
        if entity is None:
            entity = Entity((part,), _printed(self.scene, name), name.body, name.first)
            self._entities[(part,)] = entity
        return entity

    def _initials(self) -> dict[str, Entity]:
        found: dict[str, Entity] = {}
        for entity in [one for one in self._entities.values() if one.body]:
            letters = "".join(word[0] for word in entity.name.split() if word[0].isupper())
            if len(letters) > 1:
                found.setdefault(letters, entity)
        return found

    def _describe(self, entity: Entity, name: Name) -> None:
        """Add what a mention tells of a person: title, apposition, nation, gender."""
        entity.gender = entity.gender or kin_gender(self.scene, name)
        if name.role:
            self._give(entity, name.role, name)
            entity.gender = entity.gender or noun_gender(name.role.split()[-1])
        for span in () if entity.body else posts(self.scene.tokens, name):
            employer = printed_body(self.scene.tokens, *span)
            known = self._entities.get(tuple(employer.lower().split()))
            if employer not in entity.bodies and (known is None or known.body):
                entity.bodies += (employer,)
        if name.core == name.start:
            return
        title, nation = title_of(self.scene.tokens, name.start, name.core)
        if title and title not in courtesies():
            self._give(entity, title, name)
        if nation and nation not in entity.nations:
            entity.nations += (nation,)
        entity.gender = title_gender(self.scene, name) or entity.gender

    def _give(self, entity: Entity, role: str, name: Name) -> None:
        """Add an office that a mention tells, and whether it is held still."""
        if role not in entity.roles:
            entity.roles += (role,)
        first = before_place(self.scene.tokens, name.lead)
        if role not in entity.held and not past_office(self.scene.tokens.lows, max(first - 1, 0), name.after):
            entity.held += (role,)

    def _index_roles(self) -> dict[str, list[Entity]]:
        index: dict[str, list[Entity]] = {}
        for entity in self._entities.values():
            for role in entity.roles:
                index.setdefault(role, []).append(entity)
        return index

    def _by_description(self, mention: Mention) -> Entity | None:
        """Return the one person whose title a definite description repeats: "the chief executive"."""
        lows = self.scene.tokens.lows
        if mention.kind == "group":
            return self._body_of(mention)
        if mention.kind != "title" and lows[mention.first] != "the":
            return None
        first = mention.name.start if mention.name is not None else mention.first
        nation = next((low for low in lows[first : mention.last] if low in vocabulary("demonyms")), "")
        if mention.name is not None:
            role = title_of(self.scene.tokens, first, mention.last)[0]
        else:
            role = office_in(lows, first, mention.last)
        if not role:
            return None
        exact = self._by_role.get(role, [])
        if not exact:
            longer = [known for known in self._by_role if is_longer(known, role) and not is_beneath(known, role)]
            exact = [e for known in longer for e in self._by_role[known]]
        past = held_once(lows, first, mention.last)
        told = [e for e in exact if _holds(e, role) is not past]
        if told or past or role in always_held():
            exact = told
        if nation:
            exact = [e for e in exact if nation in e.nations] or [e for e in exact if not e.nations]
        one = exact[0] if len({e.parts for e in exact}) == 1 else None
        if one is None or (one.first > mention.first and self._after_another(mention)):
            return None
        plain = mention.kind == "title" or mention.last - mention.first < _WITH_BODY
        return None if not plain and at_another(self.scene, mention, self._names_of(one)) else one

    def _names_of(self, entity: Entity) -> Iterator[Name]:
        return (name for name in self.scene.names if self._of_name.get(name.first) is entity)

    def _after_another(self, mention: Mention) -> bool:
        """Whether the sentence before a description, in its paragraph, opens with a person, who may be meant by it."""
        before = self.scene.sentence_before(mention.first)
        if before is None:
            return False
        name = next((one.name for one in self.scene.mentions(*before) if one.first == before[0]), None)
        person = self._of_name.get(name.first) if name and not name.possessive else None
        return person is not None and not person.body

    def _body_of(self, mention: Mention) -> Entity | None:
        """Return the one body whose name ends in the head of "the committee"."""
        lows = self.scene.tokens.lows
        if mention.last - mention.first != 2 or lows[mention.first] != "the":
            return None
        bodies = [e for e in self._by_last.get(fold(lows[mention.head]), ()) if e.body]
        return bodies[0] if len(bodies) == 1 else None

    def _introduced(self, mention: Mention) -> Mention | None:
        """Return the unnamed person of the sentences before who is meant: "a former engineer", then "the engineer"."""
        lows = self.scene.tokens.lows
        if mention.kind != "people" or mention.last - mention.first != 2 or lows[mention.first] != "the":
            return None
        index = self.scene.sentence_index(mention.first)
        for first, last in reversed(self.scene.sentences[max(0, index - SENTENCES_BACK) : index]):
            for one in self.scene.mentions(first, last):
                if one.kind == "people" and lows[one.head] == lows[mention.head]:
                    return one if is_unnamed(self.scene, one) else None
        return None

    def _nominal(self, mention: Mention) -> Speaker:
        """Return the speaker of a noun phrase that names no one known."""
        tokens = self.scene.tokens
        text = tokens.slice(*with_its_time(tokens.lows, mention.first, mention.last))
        head = tokens.lows[mention.head].removesuffix("'s")
        if mention.name is not None:
            role = title_of(tokens, mention.name.start, mention.name.last)[0]
        else:
            role = office_in(tokens.lows, mention.first, mention.last) or head
        kind = SpeakerKind.ROLE
        if mention.kind in ("group", "document") or head == "police":
            kind = SpeakerKind.BODY
        elif {head, head.removesuffix("s")} & vocabulary("nominals", "anonymous") or is_unnamed(self.scene, mention):
            kind = SpeakerKind.ANONYMOUS
        return Speaker(_key(text), text, kind, (role,))


_NOMINAL = frozenset({"people", "group", "document", "title", "thing"})


def _holds(entity: Entity, role: str) -> bool:
    """Whether a person is told of as holding an office, under its own or a longer name, and not only as past."""
    return any(held == role or is_longer(held, role) for held in entity.held)


def _printed(scene: Scene, name: Name) -> str:
    text = scene.tokens.slice(name.core, name.last)
    return text[:-2] if text[-2:] in ("’s", "'s", "’S", "'S") else text  # capitals: a headline's


@lru_cache(65536)
def _key(text: str) -> str:
    return " ".join(fold(word) for word in text.split() if word.casefold() not in openers()) or fold(text)
