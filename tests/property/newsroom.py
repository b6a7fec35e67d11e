"""Articles for hypothesis to draw: a little newsroom's prose, and the same prose damaged by every kind of mark."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from hypothesis import strategies as st

from discrepancy.model import Article

PEOPLE = [
    ("Mayor", "Ottilie", "Brandvold"),
    ("Health Minister", "Rasmus", "Ekelund"),
    ("chief executive", "Imogen", "Tarrant"),
    ("engineer", "Dov", "Ashkelon"),
    ("Inspector", "Leila", "Marchetti"),
    ("President", "Yevhen", "Kovalskyy"),
]
MODALS = ["will", "will not", "could", "may", "won’t", "must", "should not", "can"]
VERBS = ["close the old harbour", "reopen the northern tunnel", "pay the ferry crews", "raise the water tariff"]
TAILS = ["", " before the winter", " if the council agrees", ", but only for a year", " in the next 12 weeks"]
PROMISES = st.builds(
    lambda who, modal, verb, tail: f"{who} {modal} {verb}{tail}",
    st.sampled_from(["We", "I", "The city", "Nobody here"]),
    st.sampled_from(MODALS),
    st.sampled_from(VERBS),
    st.sampled_from(TAILS),
)
REMARKS = st.sampled_from(
    [
        "The bridge held, and that is all I can say",
        "It’s a strange feeling to watch your own street on the news",
        "Nearly 40 percent of the pumps had never been tested",
        "He told me, ‘The pumps are fine,’ and walked away",
        "They have had, um, three warnings … and did nothing",
        "We [the union] asked for a meeting in March",
    ]
)
MARKS = st.sampled_from([("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"), ("„", "“"), ("''", "''"), ("``", "''")])
DAYS = st.sampled_from(["", " on Monday", " on Friday", " on 3 March", " in an interview", " two days earlier"])
FACTS = st.sampled_from(
    [
        "Eighteen people were injured when the Oldcastle tram left its rails.",
        "At least 21 people were hurt in the Oldcastle tram crash, police said.",
        "Power was not lost on the platform at Oldcastle during the storm.",
        "Power was lost on the platform at Oldcastle for two hours.",
        "The Brandvold council rejected a plan for the northern tunnel.",
        "The northern tunnel cost £4.8 million, 12% more than planned.",
        "Dov Ashkelon ruled out a strike at the northern tunnel.",
        "A strike at the northern tunnel is on the table, Dov Ashkelon said.",
        "It was raining at 7.25am in Oldcastle.",
    ]
)


def _attributed(words: str, marks: tuple[str, str], person: tuple[str, str, str], when: str, shape: int) -> str:
    title, first, last = person
    open_, close = marks
    head, _, rest = words.partition(" ")
    return (
        f"{open_}{words},{close} {title} {first} {last} said{when}.",
        f"{title} {first} {last} said{when}: {open_}{words}.{close}",
        f"{open_}{words},{close} said {last}.",
        f"{last} said that {words[0].lower()}{words[1:]}.",
        f"{open_}{head},{close} {first} {last} told reporters{when}, {open_}{rest or head}.{close}",
        f"{first} {last} spoke of {open_}{' '.join(words.split()[-4:])}{close}{when}.",
        f"{open_}{words}.{close}",
    )[shape]


def sentences() -> st.SearchStrategy[str]:
    """Sentences as newspapers print them: quotations in many shapes, facts, positions."""
    quoted = st.builds(
        _attributed, st.one_of(PROMISES, REMARKS), MARKS, st.sampled_from(PEOPLE), DAYS, st.integers(0, 6)
    )
    return st.one_of(quoted, quoted, FACTS)


def texts() -> st.SearchStrategy[str]:
    """Whole articles of a few paragraphs."""
    paragraph = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
    return st.lists(paragraph, min_size=1, max_size=6).map("\n\n".join)


CONTROLS = "\t\r\n\x00\x07\x0b\x0c\x1c\x85\u00a0\u2028\u200b\ufeff"
NOISE = st.one_of(
    st.sampled_from(list("\"“”„‟«»‹›‘’‚‛'`…—–-.,!?;:[]()@#*_<>&%$£€" + CONTROLS)),
    st.sampled_from(["said", "not", "US", "U.S.", "’s", "n't"]),
    st.sampled_from(["\r\n", "\r\r", "''", "``", "...", "e\u0301", "é", "ſ", "İ", "ŉ", "ﬀ", "ß", "Ǆ", "𝟜", "²", "½"]),
    st.sampled_from(["🙂", "👩‍🚒", "漢字", "Київ", "العربية", "עברית", "ไทย", "हिन्दी", "٣", "Ⅳ"]),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=4),
)


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """Articles with any characters put anywhere, or wholly made of them."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.lists(st.one_of(NOISE, sentences()), max_size=12).map("".join))
    text = draw(texts())
    for place, noise in draw(st.lists(st.tuples(st.floats(0, 1), NOISE), max_size=8)):
        at = int(place * len(text))
        text = text[:at] + noise + text[at:]
    return text.replace("\n\n", draw(st.sampled_from(["\n\n", "\r\n\r\n", "\r\r", "\n"])))


def article(number: int, text: str, published: datetime.date | None = None) -> Article:
    """Return the article of an outlet of its own."""
    return Article(f"{number:02}.txt", f"Outlet {number}", text, published=published)


def newsrooms(
    texts_: st.SearchStrategy[str], least: int = 1, most: int = 5
) -> st.SearchStrategy[list[Article]]:
    """Folders of articles, dated alike or not at all."""
    dates = st.sampled_from([None, datetime.date(2031, 3, 5)])

    def numbered(found: Sequence[str], published: datetime.date | None) -> list[Article]:
        return [article(n, text, published) for n, text in enumerate(found)]

    return st.builds(numbered, st.lists(texts_, min_size=least, max_size=most), dates)
