"""Writes a folder of invented news articles for the speed benchmark, and what was planted in them.

    python benchmarks/generate.py OUT --articles 2000 --size 4000 --seed 1

Stories of four to ten articles, each outlet with its own choice of the story's quotes, figures and days: whole, in
part, split round the attribution or as reported speech. About one printed quote in twelve is deviant in a known way.
OUT holds the articles alone; `OUT.planted.jsonl` beside it holds one planted deviation a line. Equal arguments give
equal bytes.
"""

from __future__ import annotations

import argparse
import functools
import json
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

VOCABULARY: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "vocabulary.yaml").read_text(encoding="utf-8"))
DEVIANT = 1 / 12  # the share of printed quotes, figures and days that an outlet gets wrong
SLOT = re.compile(r"\{(\w+)\}")


@functools.cache
def parts(pattern: str) -> tuple[str, ...]:
    """Return the pattern cut into fixed text and slot names, in turns, fixed text first."""
    return tuple(SLOT.split(pattern))


def draw(rng: random.Random, key: str) -> str:
    """Return an entry of the vocabulary, earlier ones more often, with its slots filled."""
    if key.lower() == "place":
        return name(rng, "place_tail")
    entries = VOCABULARY[key.lower()]
    text = fill(rng, entries[int(len(entries) * rng.random() ** 1.5)])
    return text[0].upper() + text[1:] if key[0].isupper() else text


def fill(rng: random.Random, pattern: str) -> str:
    """Return the pattern with every slot filled."""
    cut = parts(pattern)
    if len(cut) == 1:
        return pattern
    return "".join(draw(rng, part) if index % 2 else part for index, part in enumerate(cut))


def name(rng: random.Random, tail: str) -> str:
    """Return an invented proper name: head, middle and the given kind of ending."""
    return "".join(rng.choice(VOCABULARY[key]) for key in ("name_head", "name_middle", tail))


@dataclass(frozen=True)
class Person:
    """A speaker of one story, with what they do and the body that they speak for."""

    first: str
    last: str
    role: str
    body: str


@dataclass(frozen=True)
class Quote:
    """What a speaker said: `We MODAL VERB TARGET TAIL, CONDITION`, then an aside; `#` in the tail is the number."""

    person: Person
    modal: str
    verb: str
    number: str
    target: str
    tail: str
    condition: str
    aside: str
    negative: bool

    @property
    def clause(self) -> str:
        """The first sentence without its condition, its first letter in lower case."""
        negation = "not " if self.negative else ""
        return f"we {self.modal} {negation}{self.verb} {self.target} {self.tail.replace('#', self.number)}"

    @property
    def opening(self) -> str:
        """The first sentence without its full stop."""
        tail = f", {self.condition}" if self.condition else ""
        return self.clause[0].upper() + self.clause[1:] + tail


@dataclass(frozen=True)
class Fact:
    """A count and a day that the story's outlets report."""

    count: int
    counted: str
    happened: str
    place: str
    day: str


@dataclass(frozen=True)
class Story:
    """What every outlet on one story has to draw from."""

    place: str
    topic: str
    people: tuple[Person, ...]
    quotes: tuple[Quote, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Planted:
    """A deviation: its class, what was printed and what the other outlets have."""

    kind: str
    printed: str
    original: str


def person(rng: random.Random, place: str) -> Person:
    """Return a speaker who holds an office in the place."""
    body = f"{place} {draw(rng, 'sector')} {draw(rng, 'body')}"
    return Person(rng.choice(VOCABULARY["first"]), name(rng, "person_tail"), draw(rng, "role"), body)


def quote(rng: random.Random, people: tuple[Person, ...]) -> Quote:
    """Return a new utterance of one of the people."""
    return Quote(
        person=rng.choice(people),
        modal=draw(rng, "modal"),
        verb=draw(rng, "verb"),
        number=draw(rng, "number"),
        target=draw(rng, "np"),
        tail=draw(rng, "tail"),
        condition=draw(rng, "condition") if rng.random() < 0.5 else "",
        aside=draw(rng, "aside"),
        negative=rng.random() < 0.25,
    )


def fact(rng: random.Random, place: str) -> Fact:
    """Return a count and a day in the place."""
    day = rng.choice(VOCABULARY["day"])
    return Fact(rng.randrange(12, 980), draw(rng, "counted"), draw(rng, "happened"), place, day)


def story(rng: random.Random) -> Story:
    """Return a story with three to five speakers, seven to eleven quotes and two to four facts."""
    place = name(rng, "place_tail")
    people = tuple(person(rng, place) for _ in range(rng.randint(3, 5)))
    quotes = tuple(quote(rng, people) for _ in range(rng.randint(7, 11)))
    facts = tuple(fact(rng, place) for _ in range(rng.randint(2, 4)))
    return Story(place, draw(rng, "topic"), people, quotes, facts)


def other(rng: random.Random, choices: list[str], than: str) -> str:
    """Return one of the choices that is not the given one."""
    return rng.choice([choice for choice in choices if choice != than])


def mutate(rng: random.Random, said: Quote) -> tuple[str, Quote]:
    """Return a class of deviation and the quote with it."""
    ways = {
        "negation": lambda: replace(said, negative=not said.negative),
        "modal": lambda: replace(said, modal=VOCABULARY["swap"][said.modal]),
        "number": lambda: replace(said, number=other(rng, VOCABULARY["number"], said.number)),
    }
    if said.verb in VOCABULARY["synonym"]:
        ways["substitution"] = lambda: replace(said, verb=VOCABULARY["synonym"][said.verb])
    if said.condition:
        ways["omission"] = lambda: replace(said, condition="")
    kind = rng.choice(sorted(ways))
    return kind, ways[kind]()


def introduce(rng: random.Random, who: Person, known: set[str]) -> str:
    """Return the speaker's name as printed: in full with role at first, then by surname."""
    if who.last in known:
        return who.last
    known.add(who.last)
    if rng.random() < 0.5:
        return f"{who.role.capitalize()} {who.first} {who.last}"
    return f"{who.first} {who.last}, {who.role} for the {who.body},"


def printed(rng: random.Random, said: Quote, source: str) -> str:
    """Return a paragraph with the quote whole, in part, split or as reported speech."""
    cue, bare = draw(rng, "cue"), source.removesuffix(",")
    style = rng.random()
    if style < 0.4:
        return f"“{said.opening}. {said.aside},” {bare} {cue}."
    if style < 0.6:
        return f"“{said.opening},” {bare} {cue}. “{said.aside}.”"
    if style < 0.75:
        return f"{source} {cue} in {draw(rng, 'venue')}: “{said.opening}.”"
    if style < 0.9:
        return f"{source} said the {said.person.body} “{said.clause.removeprefix('we ')}.”"
    return f"{source} said that the {said.person.body} {said.clause.removeprefix('we ')}."


def reported(item: Fact, rng: random.Random) -> str:
    """Return a sentence that gives the fact."""
    approximator = rng.choice(["", "about ", "nearly ", "more than "]) if rng.random() < 0.2 else ""
    counted = f"{approximator}{item.count} {item.counted}s"
    if rng.random() < 0.5:
        return f"On {item.day}, {counted} were {item.happened} in {item.place}."
    return f"Officials said {counted} were {item.happened} in {item.place} on {item.day}."


def quoted(rng: random.Random, tale: Story) -> tuple[list[str], list[Planted]]:
    """Return one outlet's paragraphs of quotes, some of the story's, and what is wrong with them."""
    paragraphs, planted, known = [], [], set[str]()
    for said in rng.sample(tale.quotes, k=max(4, int(len(tale.quotes) * rng.uniform(0.5, 0.9)))):
        kind, version = mutate(rng, said) if rng.random() < DEVIANT else ("", said)
        if kind:
            planted.append(Planted(kind, version.opening, said.opening))
        elif rng.random() < DEVIANT / 4:
            version = replace(said, person=rng.choice([who for who in tale.people if who != said.person]))
            planted.append(Planted("speaker", version.person.last, said.person.last))
        paragraphs.append(printed(rng, version, introduce(rng, version.person, known)))
    return paragraphs, planted


def counted(rng: random.Random, tale: Story) -> tuple[list[str], list[Planted]]:
    """Return one outlet's paragraphs of figures and days, and what is wrong with them."""
    paragraphs, planted = [], []
    for item in tale.facts:
        kind, version = misreport(rng, item) if rng.random() < DEVIANT else ("", item)
        paragraphs.append(reported(version, rng))
        if kind:
            planted.append(Planted(kind, f"{version.count} {version.day}", f"{item.count} {item.day}"))
    return paragraphs, planted


def misreport(rng: random.Random, item: Fact) -> tuple[str, Fact]:
    """Return the fact with another count or another day, and which of the two it is."""
    if rng.random() < 0.5:
        return "figure", replace(item, count=item.count + rng.randrange(20, 400))
    return "day", replace(item, day=other(rng, VOCABULARY["day"], item.day))


def padded(rng: random.Random, paragraphs: list[str], size: int) -> list[str]:
    """Return the paragraphs with sentences of the outlet's own between them, up to `size` characters."""
    room = max(0, size - 250 - sum(len(paragraph) + 4 for paragraph in paragraphs))  # 250 for the rest of the page
    result = []
    for paragraph in paragraphs:
        own, space = "", room // len(paragraphs)
        while len(own) < space - 40:  # half a sentence
            own += draw(rng, "filler") + " "
        result += [own.rstrip(), paragraph] if own else [paragraph]
    return result


def page(rng: random.Random, outlet: str, tale: Story, paragraphs: list[str], number: int) -> str:
    """Return the article's file: front matter, headline, paragraphs and a line of debris."""
    title = draw(rng, "headline").capitalize()
    day = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    front = f"---\noutlet: {outlet}\ntitle: \"{title}\"\npublished: {day}\n---\n"
    lead = f"The {tale.topic} in {tale.place} is at issue."
    return front + "\n\n".join([title, lead, *paragraphs, draw(rng, "debris")]) + "\n"


def outlets(rng: random.Random, count: int) -> list[str]:
    """Return so many names of outlets, no two alike."""
    every = [f"{head} {tail}" for head in VOCABULARY["outlet_head"] for tail in VOCABULARY["outlet_tail"]]
    return rng.sample(every, k=count)


def record(number: int, document: str, planted: Planted) -> str:
    """Return the JSON line of one planted deviation."""
    row = {"story": number, "document": document, "class": planted.kind, "printed": planted.printed,
           "original": planted.original}
    return json.dumps(row, ensure_ascii=False)


def generate(folder: Path, articles: int, size: int, seed: int) -> int:
    """Write the articles to `folder`, and what was planted beside it; return the bytes of the articles."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    written, total, number, lines = 0, 0, 0, []
    while written < articles:
        number += 1
        tale = story(rng)
        for outlet in outlets(rng, min(rng.randint(4, 10), articles - written)):
            (quotes, misquoted), (facts, misreported) = quoted(rng, tale), counted(rng, tale)
            document = f"{number:04d}-{outlet.lower().replace(' ', '-')}.md"
            data = page(rng, outlet, tale, padded(rng, quotes + facts, size), number).encode()
            (folder / document).write_bytes(data)
            lines += [record(number, document, planted) for planted in misquoted + misreported]
            written, total = written + 1, total + len(data)
    beside = folder.with_name(folder.name + ".planted.jsonl")
    beside.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return total


def main() -> None:
    """Read the arguments and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder to write")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--size", type=int, default=4000, help="characters an article, about")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    total = generate(args.out, args.articles, args.size, args.seed)
    print(f"{args.articles} articles, {total / 1e6:.1f} MB in {args.out}")


if __name__ == "__main__":
    main()
