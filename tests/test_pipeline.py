"""The flow as a whole: what a folder gives, what is counted, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from discrepancy.errors import LoadError
from discrepancy.model import Article, Event, Severity
from discrepancy.pipeline import align_folder, check, check_folder, extract_folder
from discrepancy.report.json_report import render as render_json

SEEDS = Path(__file__).parent.parent / "seeds"
WILL = "“We will sell the Karsund port,” Mayor Ana Ruiz said on Monday."
MAY = "“We may sell the Karsund port,” Mayor Ana Ruiz said on Monday."


def folder_of(tmp_path: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_two_wordings_make_one_finding_that_points_at_both() -> None:
    report = check([Article("a", "Wire", WILL), Article("b", "Post", MAY)])
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("wording/modal", Severity.ERROR)
    assert [w.document for w in finding.witnesses] == ["b", "a"]
    assert [(v.a, v.b) for v in finding.variants] == [("may", "will")]
    assert finding.alignment == report.alignments[0].id


def test_a_folder_is_checked_like_its_articles(tmp_path: Path) -> None:
    report = check_folder(folder_of(tmp_path, a=WILL, b=MAY, c=WILL))
    assert [w.document for w in report.findings[0].witnesses][:1] == ["b.txt"]
    assert render_json(report) == render_json(check_folder(tmp_path, jobs=2))


def test_an_article_is_not_compared_with_itself() -> None:
    report = check([Article("a", "Wire", f"{WILL} {MAY}")])
    assert (report.findings, report.alignments) == ((), ())


def test_no_articles_give_an_empty_report() -> None:
    report = check([])
    assert (report.articles, report.alignments, report.findings, report.counts.articles) == ((), (), (), 0)


@pytest.mark.parametrize("text", ["", "\n\n", "“", "\x00", "“”", "\ufeff", "said", "🙂" * 50])
def test_next_to_nothing_is_read_without_an_error(text: str) -> None:
    assert check([Article("a", "Wire", text), Article("b", "Post", WILL)]).findings == ()


def test_two_articles_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="'a'"):
        check([Article("a", "Wire", WILL), Article("a", "Post", MAY)])


def test_what_cannot_be_read_is_a_problem_and_the_rest_is_checked(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a=WILL, b=MAY)
    (folder / "c.txt").write_bytes(b"\x00\xff\xfe\x00\x80" * 40)
    (folder / "picture.png").write_bytes(b"\x89PNG")
    report = check_folder(folder)
    assert [finding.rule for finding in report.findings] == ["wording/modal"]
    assert [problem.path.rpartition("/")[2] for problem in report.problems] == ["c.txt"]
    assert (report.counts.articles, report.counts.passed_over) == (2, 1)


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        check_folder(tmp_path / "nowhere")


def test_progress_is_told_up_to_the_last_article(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    check_folder(folder_of(tmp_path, a=WILL, b=MAY), progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (2, 2)


def test_aligning_judges_nothing(tmp_path: Path) -> None:
    report = align_folder(folder_of(tmp_path, a=WILL, b=MAY))
    assert len(report.alignments) == 1
    assert report.findings == ()


def test_the_summary_counts_what_was_read() -> None:
    lone = "“Nobody asked the fishermen about it,” skipper Ola Brandt said. “The nets are empty.”"
    counts = check([Article("a", "Wire", f"{WILL}\n\n{lone}"), Article("b", "Post", WILL)]).counts
    assert (counts.articles, counts.quotes, counts.unattributed, counts.single_outlet) == (2, 3, 0, 1)
    assert counts.statements > counts.quotes


def test_articles_come_in_order_of_their_ids() -> None:
    assert [a.id for a in check([Article("b", "Post", MAY), Article("a", "Wire", WILL)]).articles] == ["a", "b"]
    assert [a.id for a in extract_folder(SEEDS).articles] == sorted(path.name for path in SEEDS.iterdir())


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_the_hash_seed_changes_no_byte(seed: str) -> None:
    code = "import sys; from pathlib import Path; from discrepancy.pipeline import check_folder as check\n"
    code += "from discrepancy.report.json_report import render\n"
    code += "sys.stdout.buffer.write(render(check(Path(sys.argv[1]))).encode())"
    command = [sys.executable, "-c", code, str(SEEDS)]
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(SEEDS.parent)}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    assert done.stdout.decode() == render_json(check_folder(SEEDS))


def test_two_opposite_outcomes_are_one_finding() -> None:
    report = check([
        Article("a", "Wire", "The lantern parade in Karsund went ahead."),
        Article("b", "Post", "The lantern parade in Karsund was cancelled."),
    ])
    assert [finding.rule for finding in report.findings] == ["contradiction/event"]


def test_a_quotation_of_several_sentences_given_to_another_speaker_is_one_finding() -> None:
    words = "“The old crane will stand for another century. Nobody has counted the rivets yet,”"
    report = check([
        Article("a", "Wire", f"{words} Mayor Ana Ruiz said."),
        Article("b", "Post", f"{words} Mayor Ana Ruiz said on the quay."),
        Article("c", "Mail", f"{words} harbour master Olof Brandt said."),
    ])
    assert [finding.rule for finding in report.findings] == ["attribution/speaker"]


def test_what_an_article_repeats_without_end_costs_no_more() -> None:
    again = "The storm killed {} people in Karsund.\n\n“We will {}sell the Karsund port,” Mayor Ana Ruiz said."
    report = check([
        Article("a", "Wire", "\n\n".join([again.format(14, "")] * 400)),
        Article("b", "Post", "\n\n".join([again.format(15, "not ")] * 400)),
        Article("c", "Mail", "A hundred " + "million " * 20_000),
    ])
    assert 0 < len(report.findings) < 40


FIRE = """OLD CREEK — The Juniper Fire burned 41 homes near Old Creek on Tuesday, Sheriff Anita Boone said.

The ferry to Marlow will sail on Thursday, the harbor office said. No one was killed in Old Creek.
"""
OTHER = FIRE.replace("41 homes", "14 homes").replace("No one was killed", "Three people were killed")


def printed(tmp_path: Path, copies: int) -> Path:
    """Return a folder of two versions of a story, each printed by many outlets with front matter of its own length."""
    for name, text in (("a", FIRE), ("b", OTHER)):
        for n in range(copies):
            head = f"---\noutlet: {'Daily ' * n}News\n---\n\n"
            (tmp_path / f"{name}{n:03}.txt").write_text(head + text, encoding="utf-8")
    return tmp_path


def test_every_printing_of_a_text_is_told_of_where_it_stands(tmp_path: Path) -> None:
    report = check_folder(printed(tmp_path, 7))
    told = [{(w.document, w.text) for w in one.witnesses} for one in report.alignments]
    assert {(a.id, "41 homes" if a.id.startswith("a") else "14 homes") for a in report.articles} in told
    events = {w.text for one in report.alignments for w in one.witnesses if isinstance(w.statement, Event)}
    assert events == {"No one was killed in Old Creek", "Three people were killed in Old Creek"}
    for rule in ("contradiction/figure", "contradiction/event"):
        assert len({f.witnesses[0].document for f in report.findings if f.rule == rule}) == 7


def test_what_is_compared_grows_with_the_printings_of_a_text_and_not_with_their_pairs(tmp_path: Path) -> None:
    few, many = (len(check_folder(printed(tmp_path, copies)).alignments) for copies in (10, 40))
    assert many <= 5 * few


def test_two_printings_of_a_text_are_each_held_against_each_of_another(tmp_path: Path) -> None:
    pairs = [{w.document for w in one.witnesses} for one in check_folder(printed(tmp_path, 2)).alignments]
    assert all({f"a00{n}.txt", f"b00{m}.txt"} in pairs for n in range(2) for m in range(2))
