"""The algebra of words and names: symmetry, and nothing different between equals."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from newsroom import PEOPLE, damaged_texts

from discrepancy.collate.words import diff_words
from discrepancy.load.clean import blocks
from discrepancy.text.names import may_be_one, same_person, spelling_variants
from discrepancy.text.runs import equal_runs
from discrepancy.text.stems import stem
from discrepancy.text.tokens import tokenize, words_of
from discrepancy.text.view import view_of

WORDS = st.lists(st.sampled_from(["the", "a", "not", "we", "will", "harbour", "bridge", "open"]), max_size=12)
PARTS = st.sampled_from(
    [part for _, *names in PEOPLE for part in names]
    + ["Volodymyr", "Vladimir", "Bill", "William", "W.", "J.D.", "Mei-Lin", "Meilin"]
    + ["O’Dowd", "O'Dowd", "Jr.", "Öst", ""]
)
NAMES = st.one_of(st.lists(PARTS, max_size=4).map(" ".join), st.text(max_size=12))


@given(WORDS, WORDS)
def test_equal_runs_are_the_same_from_either_side(a: list[str], b: list[str]) -> None:
    runs = equal_runs(tuple(a), tuple(b))
    assert equal_runs(tuple(b), tuple(a)) == tuple((j, i, size) for i, j, size in runs)
    assert all(a[i : i + size] == b[j : j + size] for i, j, size in runs)
    assert all(x[0] + x[2] <= y[0] and x[1] + x[2] <= y[1] for x, y in pairwise(runs))


@given(damaged_texts())
def test_the_words_of_a_view_stand_in_order_in_the_text(text: str) -> None:
    view = view_of(text, [(0, len(text))])
    assert len(view.keys) == len(view.starts) == len(view.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(view.starts, view.ends, strict=True))
    assert view.starts == sorted(view.starts)


@given(damaged_texts())
def test_a_view_does_not_differ_from_itself(text: str) -> None:
    view = view_of(text, [(0, len(text))])
    assert diff_words(view, view).hunks == ()


@given(WORDS, WORDS)
def test_hunks_and_matches_cover_both_views_once(a: list[str], b: list[str]) -> None:
    x, y = view_of(" ".join(a), [(0, 999)]), view_of(" ".join(b), [(0, 999)])
    diff = diff_words(x, y)
    in_a = [i for i, _ in diff.matches] + [i for h in diff.hunks for i in range(h.a_first, h.a_last)]
    in_b = [j for _, j in diff.matches] + [j for h in diff.hunks for j in range(h.b_first, h.b_last)]
    assert sorted(in_a) == list(range(len(x.keys)))
    assert sorted(in_b) == list(range(len(y.keys)))


@given(NAMES, NAMES)
def test_names_are_compared_alike_from_either_side(a: str, b: str) -> None:
    for compare in (same_person, may_be_one, spelling_variants):
        assert compare(a, b) == compare(b, a)
    assert may_be_one(a, a)
    if same_person(a, b):
        assert may_be_one(a, b)


@given(damaged_texts())
def test_tokens_are_slices_and_lose_no_letter(text: str) -> None:
    tokens = words_of(text)
    assert [tokens.slice(i, i + 1) for i in range(len(tokens.words))] == tokens.words
    assert "".join(tokens.words) == "".join(text.split())


@given(damaged_texts())
def test_sentences_cover_their_paragraph(text: str) -> None:
    for paragraph in tokenize(text, blocks(text)).paragraphs:
        ends = [paragraph.first, *(last for _, last in paragraph.sentences)]
        assert [first for first, _ in paragraph.sentences] == ends[:-1]
        assert ends[-1] == paragraph.last


@given(st.lists(st.text(min_size=1, max_size=8), max_size=20), st.integers())
def test_stems_do_not_depend_on_what_was_stemmed_before(words: list[str], seed: int) -> None:
    shuffled = words[:]
    random.Random(seed).shuffle(shuffled)
    assert {w: stem(w) for w in shuffled} == {w: stem(w) for w in words}
