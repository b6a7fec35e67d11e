"""Baselines: what is known holds the gate open, what is new shuts it, and what is gone is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsdesk import FILLER, OTHER, OTHER_CHANGED, SAYS, SAYS_NOT, differing, discrepancy, put
from property.newsroom import newsrooms, texts

from discrepancy.errors import GateError
from discrepancy.gate.baseline import Known, hold, known, updated
from discrepancy.gate.baseline_file import read, write
from discrepancy.gate.holding import everything
from discrepancy.model import Article, Finding, Report, Severity, Witness
from discrepancy.pipeline import check


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two differing articles, with its baseline beside it."""
    monkeypatch.chdir(tmp_path)
    folder = differing(tmp_path / "desk")
    assert discrepancy("baseline", "desk").exit_code == 0
    return folder


def checked(*options: str) -> tuple[int, str]:
    result = discrepancy("check", "desk", "--baseline", "discrepancy-baseline.json", *options)
    return result.exit_code, result.stderr


def test_known_findings_are_held_and_counted_wherever_a_report_counts(desk: Path) -> None:
    result = discrepancy("check", "desk", "--baseline", "discrepancy-baseline.json")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "discrepancy: discrepancy-baseline.json: 1 finding held by the baseline, 0 of its entries stale",
        "discrepancy: gate open; 1 held",
    ]
    assert "1 finding held: 1 by the baseline" in result.stdout
    assert "wording/negation" not in result.stdout


def test_show_held_prints_what_is_held_and_why(desk: Path) -> None:
    shown = discrepancy("check", "desk", "--baseline", "discrepancy-baseline.json", "--show-held").stdout
    assert "error[wording/negation]" in shown and "known from the baseline (post.md:1, wire.md:1; " in shown


def test_json_tells_each_held_finding_with_what_holds_it(desk: Path) -> None:
    result = discrepancy("check", "desk", "--baseline", "discrepancy-baseline.json", "--format", "json")
    data = json.loads(result.stdout)
    (held,) = data["held"]
    assert data["findings"] == [] and data["summary"]["error"] == 0
    assert (held["by"], held["rule"], held["until"]) == ("baseline", "wording/negation", None)
    assert {key: data["summary"][key] for key in ("held", "held_baseline", "held_accepted", "held_inline")} == {
        "held": 1, "held_baseline": 1, "held_accepted": 0, "held_inline": 0,
    }  # fmt: skip


def test_a_new_finding_shuts_the_gate_and_the_held_are_counted_beside_it(desk: Path) -> None:
    put(desk, "wire.md", SAYS_NOT, OTHER)
    put(desk, "post.md", SAYS, OTHER_CHANGED)
    code, said = checked()
    assert (code, said.splitlines()[-1]) == (1, "discrepancy: 1 error: gate shut; 1 held")


def test_a_second_copy_of_a_known_error_is_new_and_is_the_one_reported(desk: Path) -> None:
    put(desk, "another.md", SAYS)
    put(desk, "agency.md", SAYS_NOT)
    result = discrepancy("check", "desk", "--baseline", "discrepancy-baseline.json", "--format", "json")
    data = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {held["witnesses"][0]["document"] for held in data["held"]} <= {"post.md", "wire.md"}
    assert len({f["fingerprint"] for f in (*data["findings"], *data["held"])}) == 1
    assert all("another.md" in {w["document"] for w in f["witnesses"]} for f in data["findings"])


@pytest.mark.parametrize(
    "edit",
    [
        lambda desk: put(desk, "wire.md", FILLER, SAYS_NOT),
        lambda desk: put(desk, "wire.md", "The council met at noon.", FILLER, SAYS_NOT, "It went home at one."),
        lambda desk: (desk / "wire.md").rename(desk / "zz-renamed.md"),
        lambda desk: (desk / "wire.md").rename(desk / "aa.txt"),
        lambda desk: put(desk / "monday", "post.md", SAYS) and (desk / "post.md").unlink(),
        lambda desk: put(desk, "wire.md", SAYS_NOT.replace("this year,”", "this year”,")),
        lambda desk: put(desk, "wire.md", SAYS_NOT.replace("“", '"').replace("”", '"'), FILLER),
        lambda desk: put(desk, "stranger.md", "“Orchids bloom late,” gardener Pilar Quint said."),
        lambda desk: put(desk, "wire.md", SAYS_NOT, outlet="The Wire"),
    ],
    ids=["moved", "edited", "renamed", "renamed-first", "filed", "comma", "marks", "joined", "named"],
)
def test_a_known_finding_is_known_again_after_edits_that_do_not_touch_its_words(desk: Path, edit) -> None:
    edit(desk)
    code, said = checked()
    assert (code, "0 of its entries stale" in said) == (0, True)


@pytest.mark.parametrize("wrong", ["Tuesday", "Friday"])
def test_another_wrong_day_is_another_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "desk", "a.md", SAYS_NOT)
    put(tmp_path / "desk", "b.md", SAYS_NOT.replace("Monday", "Tuesday"))
    discrepancy("baseline", "desk")
    put(tmp_path / "desk", "b.md", SAYS_NOT.replace("Monday", wrong))
    assert checked("--fail-on", "warning")[0] == (0 if wrong == "Tuesday" else 1)


def test_stale_entries_are_told_and_an_update_removes_them_without_adding_any(desk: Path) -> None:
    put(desk, "wire.md", SAYS_NOT, OTHER)
    put(desk, "post.md", SAYS_NOT, OTHER_CHANGED)
    code, said = checked()
    assert code == 1
    assert "1 of its entries stale" in said
    assert "wording/negation “We will sell the port to anyone this year,” / “We will not" in said
    assert "`discrepancy baseline desk --update discrepancy-baseline.json` removes what is stale" in said
    update = discrepancy("baseline", "desk", "--update", "discrepancy-baseline.json")
    assert (update.exit_code, "0 findings written, 1 stale taken out" in update.stderr) == (0, True)
    assert checked()[0] == 1


def test_the_command_that_is_told_can_be_pasted(desk: Path) -> None:
    desk.rename("the desk; rm x")
    put(Path("the desk; rm x"), "wire.md", OTHER)
    Path("discrepancy-baseline.json").rename("what is known.json")
    said = discrepancy("check", "the desk; rm x", "--baseline", "what is known.json").stderr
    assert "`discrepancy baseline 'the desk; rm x' --update 'what is known.json'` removes" in said


def test_many_stale_entries_are_listed_in_part_and_counted(desk: Path) -> None:
    path = Path("discrepancy-baseline.json")
    (entry,) = read(path.read_text("utf-8"), "")
    path.write_text(write(replace(entry, fingerprint=f"{n:016}") for n in range(9)), encoding="utf-8")
    _, said = checked()
    assert said.count("stale: ") == 5 and "and 4 more; " in said


def test_an_entry_of_a_rule_that_did_not_judge_is_not_stale(desk: Path) -> None:
    assert "0 of its entries stale" in checked("--select", "attribution")[1]


def test_nothing_is_called_stale_while_an_article_cannot_be_read(desk: Path) -> None:
    (desk / "post.md").write_bytes(b"\x00\x01\x02\xff" * 20)
    code, said = checked()
    assert (code, "0 of its entries stale" in said) == (2, True)


def test_no_baseline_is_written_of_half_a_folder(desk: Path) -> None:
    (desk / "post.md").write_bytes(b"\x00\x01\x02\xff" * 20)
    before = Path("discrepancy-baseline.json").read_bytes()
    for option in ((), ("--update", "discrepancy-baseline.json")):
        assert discrepancy("baseline", "desk", *option).exit_code == 2
    assert Path("discrepancy-baseline.json").read_bytes() == before


def test_an_update_goes_to_its_own_file_alone(desk: Path) -> None:
    result = discrepancy("baseline", "desk", "--update", "discrepancy-baseline.json", "--output", "other.json")
    assert result.exit_code == 2 and not Path("other.json").exists()


def test_the_configuration_names_the_baseline_and_what_is_accepted(desk: Path) -> None:
    discrepancy("accept", "wording/negation", "--reason", "x", "--owner", "y")
    config = desk / "discrepancy.yml"
    config.write_text("baseline: known.json\naccepted: [../discrepancy-accepted.yml]\n", encoding="utf-8")
    assert discrepancy("baseline", "desk").exit_code == 0
    assert read((desk / "known.json").read_text("utf-8"), "")
    result = discrepancy("check", "desk")
    assert (result.exit_code, "1 finding held: 1 accepted" in result.stdout) == (0, True)
    assert "known.json: 0 findings held by the baseline, 0 of its entries stale" in result.stderr


def test_a_baseline_is_of_the_findings_that_check_would_tell(desk: Path) -> None:
    (desk / "discrepancy.yml").write_text("ignore: wording/negation\n", encoding="utf-8")
    discrepancy("baseline", "desk", "--output", "none.json")
    assert read(Path("none.json").read_text("utf-8"), "") == ()
    kept = discrepancy("baseline", "desk", "--update", "discrepancy-baseline.json")
    assert "1 finding written, 0 stale taken out" in kept.stderr


def test_the_file_has_one_finding_a_line(desk: Path) -> None:
    lines = Path("discrepancy-baseline.json").read_text("utf-8").splitlines()
    assert [line[:19] for line in lines] == ['{"version": 1,', ' "findings": [', '  {"fingerprint": "', " ]}"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"version": 1', '"version": 2', ":1:13: a baseline of version 2; this program reads 1: write it again"),
        ('"version": 1', '"version": true', ":1:13: a baseline of version True"),
        ('"version": 1', '"versoin": 1', ":1:1: not a baseline: `discrepancy baseline FOLDER` writes one"),
        ('{"version": 1', '<<<<<<< HEAD\n{"version": 1', ":1:1: not a baseline: no JSON"),
        ('"error"', '"fatal"', ":3:79: 'severity' must be one of note, warning, error"),
        ('"rule": "', '"rules": "', ":3:3: an entry must hold"),
        ('"rule": "wording/negation"', '"rule": 3', ":3:47: 'rule' must be a text"),
        ('"document": "wire.md"', '"document": 3', "'witnesses' must be a list"),
        (' "findings": [', ' "findings": 3, "x": [', ":1:1: a baseline must hold 'version' and 'findings'"),
        ("]}\n ]}", "]}", "not a baseline: no JSON"),
    ],
)
def test_a_malformed_baseline_is_refused_with_file_line_and_column(
    desk: Path, old: str, new: str, complaint: str
) -> None:
    path = Path("discrepancy-baseline.json")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = discrepancy("check", "desk", "--baseline", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("discrepancy-baseline.json:") and complaint in result.stderr


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"null", b"[" * 100_000, b'{"version": ' + b"1" * 9999])
def test_what_is_no_baseline_at_all_is_refused(desk: Path, content: bytes) -> None:
    Path("x.json").write_bytes(content)
    result = discrepancy("check", "desk", "--baseline", "x.json")
    assert result.exit_code == 2 and result.stderr.startswith("x.json:")
    assert "internal" not in result.stderr


def test_a_baseline_that_is_not_there_is_told(desk: Path) -> None:
    result = discrepancy("check", "desk", "--baseline", "nowhere.json")
    assert (result.exit_code, result.stderr) == (2, "nowhere.json: No such file or directory\n")


TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
ENTRIES = st.lists(
    st.builds(
        Known,
        rule=TEXTS,
        witnesses=st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
        fingerprint=TEXTS,
        severity=st.sampled_from(Severity),
    ),
    max_size=5,
)


@given(ENTRIES, st.randoms())
def test_a_baseline_read_back_is_what_was_written_in_whatever_order(entries: list[Known], random) -> None:
    text = write(entries)
    assert read(text, "x.json") == tuple(sorted(entries))
    random.shuffle(entries)
    assert write(entries) == text


@given(newsrooms(texts(), least=2, most=4))
def test_a_baseline_holds_everything_that_it_was_made_of(articles: list[Article]) -> None:
    report = check(articles)
    outcome = hold(report, read(write(known(report.findings)), ""))
    assert (outcome.report.findings, outcome.stale) == ((), ())
    assert tuple(held.finding for held in outcome.report.held) == report.findings


@given(newsrooms(texts(), least=2, most=4), st.data())
def test_nothing_found_is_lost_or_doubled_and_the_order_of_files_never_matters(
    articles: list[Article], data: st.DataObject
) -> None:
    report = check(articles)
    some = data.draw(st.lists(st.sampled_from(known(report.findings)), max_size=6)) if report.findings else []
    outcome = hold(report, some)
    assert sorted(everything(outcome.report), key=lambda f: f.order) == list(report.findings)
    assert len(outcome.report.held) + len(outcome.stale) == len(some)
    assert hold(check(data.draw(st.permutations(articles))), some[::-1]) == outcome
    assert known(f for f in report.findings if f not in outcome.report.findings) == updated(report, some)


def finding(document: str, fingerprint: str = "f") -> Finding:
    witness = Witness(document, "Wire", 0, 1, 1, 1, "x")
    return Finding("wording/x", Severity.ERROR, "m", None, fingerprint, (witness,))


def test_of_more_copies_than_entries_those_in_the_articles_named_are_known() -> None:
    copies = tuple(map(finding, ("a.txt", "b.txt", "c.txt")))
    held = hold(Report((), (), copies), known([copies[1]])).report.held
    assert [each.finding for each in held] == [copies[1]]


def test_an_entry_is_stale_once_its_rule_is_gone_but_not_while_it_only_does_not_judge() -> None:
    entries = known([finding("a.txt")])
    report = Report((), (), ())
    assert (hold(report, entries, {"wording/x"}).stale, updated(report, entries, {"wording/x"})) == ((), entries)
    assert (hold(report, entries, {"wording/y"}).stale, updated(report, entries, {"wording/y"})) == (entries, ())


def test_problems_of_a_baseline_are_of_the_gate() -> None:
    with pytest.raises(GateError, match=r"^b.json:1:1: not a baseline"):
        read("{}", "b.json")
