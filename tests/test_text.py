"""Tokens, sentences, views, stems and names: what every stage reads by."""

from __future__ import annotations

import pytest

from discrepancy.model import Block, Role
from discrepancy.text.concepts import concept, concepts
from discrepancy.text.names import may_be_one, name_parts, same_person, spelling_variants
from discrepancy.text.runs import equal_runs
from discrepancy.text.sentences import sentence_spans
from discrepancy.text.spelling import american
from discrepancy.text.stems import content_stem, fold, stem
from discrepancy.text.tokens import tokenize, words_of
from discrepancy.text.view import view_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. troops left at 7.25am.", ["U.S.", "troops", "left", "at", "7.25am", "."]),
        ("It’s O'Dowd’s last-minute deal", ["It’s", "O'Dowd’s", "last-minute", "deal"]),
        ("409,817 votes, 4.8%", ["409,817", "votes", ",", "4.8", "%"]),
        ("“Well...” she said…", ["“", "Well", "...", "”", "she", "said", "…"]),
        ("``Yes,'' he said", ["``", "Yes", ",", "''", "he", "said"]),
        ("£3bn—gone", ["£", "3bn", "—", "gone"]),
        ("Київ 漢字 🙂", ["Київ", "漢字", "🙂"]),
        ("", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    tokens = words_of(text)
    assert tokens.words == words
    assert [tokens.slice(i, i + 1) for i in range(len(words))] == words


def test_the_us_is_never_the_pronoun() -> None:
    assert words_of("US told us").lows == ["u.s.", "told", "us"]


def test_only_headlines_and_body_have_tokens() -> None:
    text = "Head. By Ada. Body. Share this."
    roles = [Role.HEADLINE, Role.BYLINE, Role.BODY, Role.DEBRIS]
    spans = [(0, 5), (6, 13), (14, 19), (20, 31)]
    tokens = tokenize(text, [Block(s, e, role) for (s, e), role in zip(spans, roles, strict=True)])
    assert tokens.words == ["Head", ".", "Body", "."]


SENTENCES = [
    ["Dr. Ada Moss spoke at 7 p.m. on Monday.", "She left."],
    ["The U.S. Navy sailed.", "It came back."],
    ["The ship is in the U.S.", "The crew is not."],
    ["J. Arthur Tarrant won.", "He smiled."],
    ["“It held,” she said.", "“We are proud.”", "He nodded."],
    ["“Did it hold?” she asked.", "It did!"],
    ["He waited ... and waited.", "Then he left."],
    ["It cost £4.5 million.", "That was too much."],
    ["So did I.", "We won."],
]


@pytest.mark.parametrize("sentences", SENTENCES, ids=lambda s: s[0])
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    text = " ".join(sentences)
    tokens = tokenize(text, [Block(0, len(text), Role.BODY)])
    found = [tokens.slice(first, last) for first, last in tokens.paragraphs[0].sentences]
    assert found == sentences


def test_the_sentences_of_a_quotation_are_spans_without_white_space() -> None:
    text = "It held.  Dr. Moss knew! Did you? We did"
    assert [text[s:e] for s, e in sentence_spans(text, 0, len(text))] == [
        "It held.", "Dr. Moss knew!", "Did you?", "We did",
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("We’re sure it won't", ["we", "are", "sure", "it", "will", "not"]),
        ("The mayor’s U.S. visit", ["the", "mayor", "usa", "visit"]),
        ("a last-minute deal", ["a", "last", "minute", "deal"]),
        ("Bjørn's café", ["bjorn", "cafe"]),
        ("[W]e … left [him] ...", ["we", "…", "left", "[", "him", "]", "…"]),
        ("1,200 at $4.5", ["1200", "at", "4.5", "dollars"]),
        ("organised colour", ["organized", "color"]),
        ("𭼌", ["𭼌"]),
    ],
)
def test_keys_of_a_view(text: str, keys: list[str]) -> None:
    assert view_of(text, [(0, len(text))]).keys == keys


def test_a_view_reaches_over_several_spans_and_points_into_the_text() -> None:
    text = "“We will,” he said, “stay.”"
    view = view_of(text, [(1, 8), (21, 25)])
    assert view.keys == ["we", "will", "stay"]
    assert [text[slice(*view.span(n, n + 1))] for n in range(3)] == ["We", "will", "stay"]
    assert view.span(3, 3) == (25, 25)


@pytest.mark.parametrize(
    ("a", "b"),
    [("running", "runs"), ("said", "say"), ("lost", "losing"), ("organised", "organize"), ("mayor's", "mayors"),
     ("harbours", "harbor"), ("U.S.", "us")],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(a: str, b: str) -> None:
    assert stem(a) == stem(b)


@pytest.mark.parametrize(
    ("uk", "us"),
    [("metres", "meters"), ("kilometre", "kilometer"), ("centred", "centered"), ("tyres", "tires"),
     ("cheques", "checks"), ("programmes", "programs"), ("analysing", "analyzing"), ("travellers", "travelers"),
     ("enquiries", "inquiries"), ("ploughed", "plowed"), ("practising", "practicing"), ("storeys", "stories"),
     ("fulfilled", "fulfilled")],
)  # fmt: skip
def test_inflected_forms_have_one_spelling_too(uk: str, us: str) -> None:
    assert american(uk) == us == american(us)


@pytest.mark.parametrize(
    ("a", "b"),
    [("our", "or"), ("promise", "promize"), ("four", "for"), ("acres", "acers"), ("called", "caled"),
     ("genre", "gener")],
)  # fmt: skip
def test_what_only_looks_british_is_left_alone(a: str, b: str) -> None:
    assert american(a) == a != b


def test_function_words_and_marks_have_no_content() -> None:
    assert [content_stem(word) for word in ("the", "not", ",", "7", "boats")] == ["", "", "", "7", "boat"]


def test_synonyms_are_one_concept() -> None:
    assert concept("wounded") == concept("injured") != concept("killed")
    assert concepts(["the", "firm", "company"]) == {concept("company")}


def test_folding_keeps_what_has_no_latin_letters() -> None:
    assert [fold(word) for word in ("Ørsted", "ﬁsh", "𭼌")] == ["orsted", "fish", "𭼌"]


def test_the_longest_run_wins_over_more_words_torn_apart() -> None:
    a, b = words_of("the cat and the old dog").words, words_of("the old dog and the cat").words
    assert equal_runs(tuple(a), tuple(b)) == ((3, 0, 3),)


@pytest.mark.parametrize(
    ("a", "b", "same", "maybe"),
    [
        ("Andriy Kovalskyy", "Andrii Kovalsky", True, True),
        ("Wei-Ling Guo", "Guo Weiling", True, True),
        ("Bill Hartnoll", "William Hartnoll", True, True),
        ("M. Oyelaran", "Margaret Oyelaran", True, True),
        ("Ada Lindqvist", "Lindqvist", False, True),
        ("Ada Lindqvist", "Oskar Lindqvist", False, False),
        ("Ada Lindqvist", "Ada Brandt", False, False),
        ("Ada Lindqvist", "Moss", False, False),
        ("Ada Lindqvist", "", False, True),
        ("Oleksandr Hnatenko", "Olexander Gnatenko", True, True),
        ("Aleksey Zhdanov", "Alexei Schdanow", True, True),
        ("Nikita Khmelev", "Nikita Chmeljow", True, True),
        ("Yelena Eltsova", "Elena Yeltsova", True, True),
        ("Mohammed al-Husayn", "Muhammad el-Hussein", True, True),
        ("Jörg Möller", "Joerg Moeller", True, True),
        ("Yury Kowalski", "Iouri Kovalsky", True, True),
        ("Ales Kavalenka", "Ales Kovalenko", True, True),
        ("Yury Marozau", "Yuri Morozov", True, True),
        ("Paul Moreau", "Paul Morov", False, False),
        ("Marc Rousseau", "Marc Rassov", False, False),
        ("John Hall", "John Gall", False, False),
        ("Mario Brandt", "Maria Brandt", False, False),
        ("Daniel Brandt", "Danielle Brandt", False, False),
        ("Imran Khan", "Imran Chan", False, False),
        ("Aleksei Brandt", "Aleksandr Brandt", False, False),
        ("Ivan Petrov", "Ivanna Petrova", False, False),
    ],
)
def test_names_of_one_person(a: str, b: str, same: bool, maybe: bool) -> None:
    assert (same_person(a, b), may_be_one(a, b)) == (same, maybe)


def test_name_parts_are_folded_without_suffixes() -> None:
    assert name_parts("Jean-Luc O’Dowd Jr.") == ("jeanluc", "odowd")


@pytest.mark.parametrize(
    ("a", "b", "one"), [("kovalskyy", "kovalskiy", True), ("brandt", "brent", False), ("lee", "li", False)]
)
def test_spellings_of_one_surname(a: str, b: str, one: bool) -> None:
    assert spelling_variants(a, b) is one
