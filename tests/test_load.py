"""Loading: finding files, decoding them, front matter, header lines, and the roles of paragraphs."""

from __future__ import annotations

import datetime
import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.errors import LoadError
from discrepancy.load import files
from discrepancy.load.clean import blocks
from discrepancy.load.decode import decode
from discrepancy.load.metadata import article
from discrepancy.model import Role

_CASES = Path(__file__).parent / "cases" / "load"


def _cases(name: str) -> list[Any]:
    cases = yaml.safe_load((_CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"].replace(" ", "-")) for case in cases]


def _shown(text: str) -> list[str]:
    return [f"{b.role.value}: {' '.join(text[b.start : b.end].split())}" for b in blocks(text)]


@pytest.mark.parametrize("case", _cases("blocks"))
def test_paragraphs_get_their_roles(case: dict[str, Any]) -> None:
    assert _shown(case["text"]) == case["blocks"]


@pytest.mark.parametrize("case", _cases("blocks"))
def test_windows_newlines_change_no_role(case: dict[str, Any]) -> None:
    assert _shown(case["text"].replace("\n", "\r\n")) == case["blocks"]


@pytest.mark.parametrize("case", _cases("metadata"))
def test_metadata_is_read_from_front_matter_header_and_name(case: dict[str, Any]) -> None:
    read = article(case["file"], case["text"], case["file"])
    published = case.get("published")
    assert (read.outlet, read.title, read.url) == (case["outlet"], case["title"], case.get("url"))
    assert read.published == (datetime.date.fromisoformat(published) if published else None)


# Arbitrary Unicode, and pieces that the code looks for.
_PIECES = st.sampled_from(
    ["\n", "\r\n", "\n\n", "\u2028", "\x0b", "\t", "---\n", "```\n", "<!--", "-->", "# ", "> ", "- ", "1. ", "|", "“",
     "”", "{", "}", "By Al ", "PARIS (AB) — ", "Related\n", "Share\n", "The dog was close. ", "of it\n", "3 May 2025\n"]
)
_TEXTS = st.lists(st.text(max_size=8) | _PIECES, max_size=30).map("".join)


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_blocks_are_in_order_apart_not_empty_and_inside_the_text(text: str) -> None:
    found = blocks(text)
    assert all(0 <= block.start < block.end <= len(text) for block in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[b.start : b.end] == text[b.start : b.end].strip() for b in found)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_text_with_a_byte_order_mark_round_trips(mark: bytes, encoding: str, text: str) -> None:
    assert decode(mark + text.encode(encoding)) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=60))
def test_plain_utf_8_round_trips(text: str) -> None:
    assert decode(text.encode()) == text


def test_a_legacy_file_is_read_with_its_quotation_marks() -> None:
    text = "“We can’t go on,” said José Peña, the café’s owner — and closed the doors.\r\n" * 4
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        ("“No port,” Ruiz said.\nCaf".encode() + b"\xe9.\n", 2, 4, "30 of the file, 0xE9"),
        ("“No port,” Ruiz said.\nCaf".encode() + b"\xe2", 2, 4, "30 of the file, 0xE2"),
        ("Café, Zoë: “No ".encode() + b"\xff\xff and \x80.\n", 1, 16, r"20 of the file, 0xFF \(2 more such bytes\)"),
    ],
)
def test_a_stray_byte_in_utf_8_is_named_and_no_reason_to_read_all_of_it_otherwise(
    tmp_path: Path, data: bytes, line: int, column: int, byte: str
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(LoadError, match=rf"a\.txt:{line}:{column}: is UTF-8 but for byte {byte}"):
        files.read(tmp_path, "a.txt")


def test_legacy_bytes_that_could_be_utf_8_once_are_read_as_legacy() -> None:
    text = "“We keep the CAFÉ” open, said José Peña. “The bar, too.”\n" * 3
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    ("lines", "day"),
    [("date: 2025-06-03", 3), ("published: 2025-06-04\ndate: soon", 4), ("Date: June 5, 2025", 5), ("date:", None)],
)
def test_date_is_another_name_of_published(lines: str, day: int | None) -> None:
    read = article("a.txt", f"---\n{lines}\n---\nIt is cold.\n", "a.txt")
    assert read.published == (datetime.date(2025, 6, day) if day else None)


def test_newlines_and_offsets_stay_as_on_disk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbfLido shuts\r\n\r\nIt is cold.\rVery.\n")
    assert files.read(tmp_path, "a.txt").text == "Lido shuts\r\n\r\nIt is cold.\rVery.\n"


@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", b"\xef\xbb\xbf", b"---\n---\n"])
def test_a_file_without_words_is_an_article_without_blocks(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(data)
    read = files.read(tmp_path, "empty.txt")
    assert (read.outlet, read.title, blocks(read.text)) == ("empty", None, ())


def test_articles_are_found_at_any_depth_sorted_and_others_counted(tmp_path: Path) -> None:
    for name in ["b.txt", "a.MD", "sub/c.md", "photo.jpg", "sub/data.json", ".hidden.txt", ".git/d.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = files.find(tmp_path)
    assert found.articles == ("a.MD", "b.txt", "sub/c.md")
    assert (found.passed_over, found.problems) == (3, ())  # the linked folder, too


def test_a_single_file_is_a_folder_of_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It is cold.")
    assert files.find(path).articles == ("a.txt",)
    assert files.read(path, "a.txt").id == "a.txt"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="nowhere: No such file"):
        files.find(tmp_path / "nowhere")


def test_a_link_to_nothing_is_reported_when_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert files.find(tmp_path).articles == ("a.txt",)
    with pytest.raises(LoadError, match=r"a\.txt: No such file"):
        files.read(tmp_path, "a.txt")


def test_a_file_that_links_lead_to_is_one_article(tmp_path: Path) -> None:
    store, folder = tmp_path / "store", tmp_path / "folder"
    for file in (folder / "wire.txt", store / "post.txt"):
        file.parent.mkdir()
        file.write_text("It is cold.")
    (folder / "again.txt").symlink_to(folder / "wire.txt")
    for name in ("b.txt", "c.txt"):
        (folder / name).symlink_to(store / "post.txt")
    (folder / "store.txt").symlink_to(store, target_is_directory=True)
    assert files.find(folder) == files.Found(("b.txt", "wire.txt"), 3)


def test_a_link_to_a_device_or_pipe_is_refused_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, target in {"a.txt": tmp_path / "pipe", "b.txt": Path("/dev/null")}.items():
        (tmp_path / name).symlink_to(target)
        assert name in files.find(tmp_path).articles
        with pytest.raises(LoadError, match=rf"{name}: is a link to what is no file"):
            files.read(tmp_path, name)


def test_a_folder_within_that_cannot_be_looked_into_is_told_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    scan = os.scandir

    def refused(path: str) -> Any:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    (problem,) = files.find(tmp_path).problems
    assert str(problem) == f"{tmp_path / 'sub'}: the folder cannot be looked into: Permission denied"


def test_a_pipe_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert files.find(tmp_path) == files.Found((), 1)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\0b", "NUL bytes"),
        (b"\xff\xfea", "not UTF-16-LE"),
        (b"\xef\xbb\xbf\xff", "not UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)) * 3, "text"),
        (b"---\ntitle: [a\n---\nx", r"bad.txt:\d+:\d+: front matter is not YAML"),
        (b"---\n- a\n- b\n---\nx", "bad.txt:2:1: front matter is not a mapping"),
        (b"---\nurl: x\ntitle: [a]\n---\nx", "bad.txt:3:8: front matter: title must be a text, not a list"),
        (b"---\npublished: 12\n---\nx", "bad.txt:2:12: front matter: published must be a date .*, not the number 12"),
        (b"---\nurl: x\npublished: last Tuesday\n---\nx", "bad.txt:3:12: .*published must be a date .*'last Tuesday'"),
        (b"---\npublished: 99999-01-01\n---\nx", "bad.txt:2:12: front matter: published must be a date"),
        (b"---\ndate: soon\n---\nx", "bad.txt:2:7: front matter: date must be a date"),
        (b"---\noutlet: A\nOutlet: B\n---\nx", "bad.txt:3:1: front matter: 'outlet' is given twice"),
        (b"---\ntitle: Port: it shuts\n---\nx", "bad.txt:2:12: .* a colon in it must stand in quotation marks"),
        (b"---\nurl: x\npublished: 2025-02-31\n---\nx", "bad.txt:3:12: front matter holds a value that cannot be read"),
        (b"---\na: &x [1]\nb: *x\n---\nx", "bad.txt:3:4: front matter must not hold YAML aliases"),
        (b'---\noutlet: "a\\x07b"\n---\nx', "bad.txt:2:9: front matter: outlet must be a text without control"),
        (b"---\na: \x01\n---\nx", "bad.txt:2:1: front matter is not YAML"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    with pytest.raises(LoadError, match=message):
        files.read(tmp_path, "bad.txt")


def test_front_matter_nested_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\na: " + "[" * 30_000 + "\n---\nx")
    with pytest.raises(LoadError, match="front matter"):
        files.read(tmp_path, "bad.md")


def test_front_matter_that_is_never_closed_is_text() -> None:
    assert _shown("---\nThe vote was close.\n") == ["debris: ---", "body: The vote was close."]


def test_a_quotation_is_never_lost_to_a_prompt() -> None:
    text = "The vote was close on Monday.\n\nSign up for it: “We will sell,” the mayor said.\n\nIt was cold."
    assert [block.role for block in blocks(text)] == [Role.BODY] * 3


def test_a_chinese_text_in_a_legacy_encoding_is_no_damaged_utf_8() -> None:
    text = "市长周一在会上说，港口不会出售。他说，工人们将保住工作，议会将于周五投票。\n" * 3
    assert decode(text.encode("gb18030")) == text
