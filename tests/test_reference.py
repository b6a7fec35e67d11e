"""A reference, a transcript or a checked text, outranks the articles: they are held against it, never it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from discrepancy.cli.main import shell
from discrepancy.extract.article import extract
from discrepancy.load.clean import blocks
from discrepancy.model import Article, Report
from discrepancy.pipeline import check

TRANSCRIPT = """Transcript: the mayor meets the press, City Hall

MAYOR DANA ORRIN: Thank you all for coming. (Applause.) We could rebuild the sea wall before winter, if the council \
votes the money on Tuesday. I will not resign.

Q: Will fees go up?

MAYOR ORRIN: We will not raise the harbour fee this year. That is a promise.

SHERIFF LEE MOCK (by video link): Four people were hurt. We do not know yet what caused the collapse.
"""
WIRE = "“We will rebuild the sea wall before winter,” Mayor Dana Orrin said. “I will not resign,” she added."
POST = "“We will rebuild the sea wall before winter,” Mayor Dana Orrin said. “I will resign,” she added."
REFERENCE = Article("t.txt", "Transcript", TRANSCRIPT, reference=True)
ARTICLES = [Article("wire.txt", "Wire", WIRE), Article("post.txt", "Post", POST)]


def said(text: str) -> list[tuple[str, str | None]]:
    article = Article("t.txt", "T", text, reference=True)
    found = extract(article, blocks(text)).attributions
    return [(" ".join(text[a:b] for a, b in one.pieces), one.speaker.name if one.speaker else None) for one in found]


def rules(report: Report) -> list[tuple[str, str, str]]:
    return [(f.rule, *(w.document for w in f.witnesses)) for f in report.findings]


def test_every_word_of_a_transcript_is_a_quote_of_the_one_whose_label_it_stands_under() -> None:
    assert said(TRANSCRIPT) == [
        ("Thank you all for coming. We could rebuild the sea wall before winter, if the council votes the money on "
         "Tuesday. I will not resign.", "Dana Orrin"),
        ("Will fees go up?", None),
        ("We will not raise the harbour fee this year. That is a promise.", "Dana Orrin"),
        ("Four people were hurt. We do not know yet what caused the collapse.", "Lee Mock"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("JD VANCE", "JD Vance"),
        ("MS. O'BRIEN", "O'Brien"),
        ("J. P. HOLT", "J. P. Holt"),
        ("Dr. Lena Ortiz", "Lena Ortiz"),
        ("LEE-ANN MOCK", "Lee-Ann Mock"),
    ],
)
def test_a_label_in_capitals_is_read_as_a_name(label: str, name: str) -> None:
    assert said(f"{label}: It held.\n\nQUESTION: Did it?\n")[0] == ("It held.", name)


def test_a_paragraph_without_a_label_goes_on_as_the_speaker_before() -> None:
    assert [name for _, name in said("ANA RUIZ: One.\n\nTwo.\n\nLEE MOCK: Three.\n")] == ["Ana Ruiz"] * 2 + ["Lee Mock"]


def test_a_checked_article_is_read_by_its_quotation_marks() -> None:
    assert said(WIRE)[0] == ("We will rebuild the sea wall before winter,", "Dana Orrin")


def test_the_articles_are_held_against_the_transcript_even_where_they_agree_with_each_other() -> None:
    found = rules(check([*ARTICLES, REFERENCE]))
    assert ("wording/modal", "post.txt", "t.txt") in found
    assert ("wording/modal", "wire.txt", "t.txt") in found
    assert ("wording/negation", "post.txt", "t.txt") in found


def test_the_reference_is_never_the_one_that_is_wrong() -> None:
    outvoted = [replace(ARTICLES[1], id=f"{n}.txt", outlet=f"Outlet {n}") for n in range(5)]
    assert all(deviant != "t.txt" for _, deviant, _ in rules(check([*outvoted, REFERENCE])))


def test_a_word_that_is_not_the_transcripts_is_flagged_once_an_article() -> None:
    found = [row for row in rules(check([*ARTICLES, REFERENCE])) if row[0] == "wording/negation"]
    assert found == [("wording/negation", "post.txt", "t.txt")]


def test_a_file_of_the_folder_or_beside_it_can_be_the_reference(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "post.txt").write_text(POST, encoding="utf-8")
    for place, document in ((tmp_path / "t.txt", "../t.txt"), (folder / "t.txt", "t.txt")):
        place.write_text(TRANSCRIPT, encoding="utf-8")
        command = ["check", str(folder), "--reference", str(place), "--format", "json"]
        report = json.loads(CliRunner().invoke(shell, command).stdout)
        told = {d["document"]: d.get("reference", False) for d in report["documents"]}
        assert told == {"post.txt": False, "wire.txt": False, document: True}
        assert {finding["witnesses"][1]["document"] for finding in report["findings"]} == {document}
        witness = report["findings"][0]["witnesses"][1]
        assert TRANSCRIPT[witness["start"] : witness["end"]] == witness["text"]


def test_a_reference_that_cannot_be_read_is_named_and_the_run_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "wire.txt").write_text(WIRE, encoding="utf-8")
    (tmp_path / "t.txt").write_bytes(b"\x00\xff\x00\x81 not text \x00")
    result = CliRunner().invoke(shell, ["check", str(tmp_path / "articles"), "--reference", str(tmp_path / "t.txt")])
    assert result.exit_code == 2
    assert f"{tmp_path / 't.txt'}: " in result.stderr


WRAPPED = """DANA ORRIN: We could rebuild the whole sea wall before next winter, and we
will not raise the harbour fee.

Q2: Will fees go up?

DANA ORRIN: No.
"""


def test_a_line_that_wraps_goes_on() -> None:
    assert len(said(WRAPPED)) == 3
    article = Article("a.txt", "Wire", "“We could rebuild the whole sea wall before next winter, and we will raise the "
                      "harbour fee,” said Dana Orrin.")  # fmt: skip
    assert ("wording/negation", "a.txt", "t.txt") in rules(check([article, replace(REFERENCE, text=WRAPPED)]))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("**DANA ORRIN:** It held.\n\n**Q:** Did it?\n", ["Dana Orrin", None]),
        ("[00:01:02] DANA ORRIN: It held.\n[00:01:09] ÉLISE MARTIN: Never.\n", ["Dana Orrin", "Élise Martin"]),
        ("Ursula von der Leyen: It held.\n\nReporter 2: Did it?\n", ["Ursula von der Leyen", None]),
    ],
)
def test_labels_of_many_kinds_are_read(text: str, names: list[str | None]) -> None:
    assert [name for _, name in said(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        f"{WIRE}\n\nBackground: The port has been public since 1950.\n\nAnalysis: The council may vote in May.\n",
        "Rain: 3 mm\n\nWind: 20 knots\n\nTemperature: 12\n",
    ],
)
def test_lines_with_a_colon_make_no_transcript(text: str) -> None:
    assert all(name != "Background" and name != "Rain" for _, name in said(text))


def put(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(shell, [str(argument) for argument in arguments])


def test_a_reference_that_says_nothing_is_no_reference(tmp_path: Path) -> None:
    folder = put(tmp_path / "articles", wire=WIRE, post=POST)
    (tmp_path / "empty").mkdir()
    (tmp_path / "mute.txt").write_text("So it goes.\n", encoding="utf-8")
    (tmp_path / "speech.srt").write_text(TRANSCRIPT, encoding="utf-8")
    for name in ("empty", "mute.txt", "speech.srt"):
        result = run("check", folder, "--reference", tmp_path / name)
        assert result.exit_code == 2 and f"{tmp_path / name}: " in result.stderr


def test_a_reference_alone_is_no_article_to_check(tmp_path: Path) -> None:
    reference = put(tmp_path / "checked", t=TRANSCRIPT) / "t.txt"
    assert run("check", put(tmp_path / "articles"), "--reference", reference).exit_code == 2


def test_a_linked_article_is_one_reference_and_not_also_an_article(tmp_path: Path) -> None:
    store, folder = put(tmp_path / "store", wire=WIRE), put(tmp_path / "articles", post=POST)
    (folder / "wire.txt").symlink_to(store / "wire.txt")
    result = run("check", folder, "--reference", folder / "wire.txt", "--format", "json")
    assert [d["document"] for d in json.loads(result.stdout)["documents"]] == ["post.txt", "wire.txt"]


DAYS = "Mayor Ana Ruiz said on {} that she ruled out selling the port of Harbor City."


def test_a_lone_day_is_the_deviant_unless_it_is_the_references() -> None:
    days = {"a.txt": "Tuesday", "b.txt": "Wednesday", "c.txt": "Wednesday"}
    articles = [Article(name, name, DAYS.format(day)) for name, day in days.items()]
    found = [row for row in rules(check(articles)) if row[0] == "attribution/day"]
    assert found and {deviant for _, deviant, _ in found} == {"a.txt"}
    checked = [replace(articles[0], reference=True), *articles[1:]]
    found = [row for row in rules(check(checked)) if row[0] == "attribution/day"]
    assert found and {(deviant, other) for _, deviant, other in found} <= {("b.txt", "a.txt"), ("c.txt", "a.txt")}


def test_a_reference_without_a_day_leaves_the_articles_to_each_other() -> None:
    said = "“I will not resign,” Mayor Dana Orrin said on {}."
    articles = [Article(f"{n}.txt", str(n), said.format(day)) for n, day in enumerate(("Monday", "Friday", "Friday"))]
    found = rules(check([*articles, REFERENCE]))
    assert ("attribution/day", "0.txt", "1.txt") in found or ("attribution/day", "0.txt", "2.txt") in found


def test_an_article_that_keeps_to_one_of_two_references_is_right() -> None:
    other = replace(REFERENCE, id="u.txt", outlet="Notes", text=TRANSCRIPT.replace("I will not", "I will"))
    found = rules(check([ARTICLES[1], REFERENCE, other]))
    assert not [row for row in found if row[0] == "wording/negation"]


FELL = "Shares in the Tarn Mill Company {} sharply on Thursday after the fire at Orme, traders in Tarn said."


def test_the_event_that_most_contradict_is_the_deviant() -> None:
    told = {"a": "fell", "b": "rose", "c": "fell"}
    articles = [Article(f"{name}.txt", name, FELL.format(verb)) for name, verb in told.items()]
    found = [row for row in rules(check(articles)) if row[0] == "contradiction/event"]
    assert found and {deviant for _, deviant, _ in found} == {"b.txt"}
