"""Accepted findings: held while they are valid, told when they are not, in a file that people write and review."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from newsdesk import FILLER, OTHER, OTHER_CHANGED, SAYS, SAYS_NOT, differing, discrepancy, put
from property.newsroom import newsrooms, texts

from discrepancy.errors import GateError
from discrepancy.gate.accepted import Accepted, hold
from discrepancy.gate.accepted_file import added, read
from discrepancy.gate.holding import everything
from discrepancy.model import Article
from discrepancy.pipeline import check

NAMES = frozenset({"wording", "wording/negation", "wording/modal", "attribution", "attribution/speaker"})
FILE = "discrepancy-accepted.yml"
WHY = ("--reason", "Read against the tape", "--owner", "Standards desk")
NOW = datetime.date(2030, 3, 17)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles that differ by a negation, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return differing(tmp_path / "desk")


def checked(*options: str) -> Result:
    return discrepancy("check", "desk", "--accepted", FILE, *options)


def fingerprint() -> str:
    (finding,) = json.loads(discrepancy("check", "desk", "--format", "json").stdout)["findings"]
    return str(finding["fingerprint"])


@pytest.mark.parametrize("target", ["wording/negation", "wording", "fingerprint"])
def test_a_finding_is_accepted_by_rule_by_family_or_by_fingerprint(desk: Path, target: str) -> None:
    accepted = discrepancy("accept", fingerprint() if target == "fingerprint" else target, *WHY)
    assert (accepted.exit_code, f"{FILE}: accepted " in accepted.stderr) == (0, True)
    result = checked("--show-held")
    assert (result.exit_code, result.stderr) == (0, "discrepancy: gate open; 1 held\n")
    assert "1 finding held: 1 accepted" in result.stdout
    assert "accepted by Standards desk: Read against the tape" in " ".join(result.stdout.split())


def test_json_tells_who_accepted_what_and_until_when(desk: Path) -> None:
    discrepancy("accept", "wording/negation", *WHY, "--until", "2030-04-01")
    (held,) = json.loads(checked("--format", "json").stdout)["held"]
    assert {key: held[key] for key in ("by", "reason", "owner", "until", "severity")} == {
        "by": "accepted", "reason": "Read against the tape", "owner": "Standards desk", "until": "2030-04-01",
        "severity": "error",
    }  # fmt: skip


def test_nothing_is_accepted_by_a_file_that_is_not_named(desk: Path) -> None:
    discrepancy("accept", "wording/negation", *WHY)
    assert discrepancy("check", "desk").exit_code == 1


def test_an_entry_holds_through_its_last_day_and_is_told_when_it_has_expired(desk: Path) -> None:
    discrepancy("accept", "wording/negation", *WHY, "--until", "2030-03-17")
    assert checked().exit_code == 0
    late = discrepancy("check", "desk", "--accepted", FILE, SOURCE_DATE_EPOCH="1900100000")
    assert late.exit_code == 1
    assert f"{FILE}:3:3: wording/negation was accepted until 2030-03-17 by Standards desk: it holds" in late.stderr


def test_an_expired_entry_can_be_renewed(desk: Path) -> None:
    discrepancy("accept", "wording/negation", *WHY, "--until", "2030-03-17")
    again = discrepancy("accept", "wording/negation", *WHY, "--until", "2031-03-17", SOURCE_DATE_EPOCH="1910000000")
    assert again.exit_code == 0
    assert discrepancy("check", "desk", "--accepted", FILE, SOURCE_DATE_EPOCH="1910000000").exit_code == 0


def test_an_entry_that_matches_nothing_is_told_and_shuts_nothing(desk: Path) -> None:
    discrepancy("accept", "wording/negation", "attribution/speaker", *WHY)
    result = checked()
    assert result.exit_code == 0
    assert f"{FILE}:7:3: attribution/speaker matches no finding: the entry can go" in result.stderr
    assert "matches no finding" not in checked("--select", "wording").stderr


@pytest.mark.parametrize(
    ("target", "selected", "told"),
    [
        ("wording", "wording/modal", False),
        ("wording", "wording", True),
        ("0123456789abcdef", "wording", False),
        ("0123456789abcdef", "wording,attribution,contradiction", True),
    ],
)
def test_what_only_a_rule_left_out_would_find_is_not_called_useless(
    desk: Path, target: str, selected: str, told: bool
) -> None:
    put(desk, "post.md", SAYS_NOT)
    discrepancy("accept", target, *WHY)
    assert ("matches no finding" in checked("--select", selected).stderr) is told


@pytest.mark.parametrize(("glob", "code"), [("post.md", 0), ("*.md", 0), ("opinion/*", 1), ("POST.md", 1)])
def test_a_rule_can_be_accepted_in_some_documents_alone(desk: Path, glob: str, code: int) -> None:
    discrepancy("accept", "wording", *WHY, "--documents", glob)
    assert checked().exit_code == code


def test_several_files_are_read_as_one(desk: Path) -> None:
    put(desk, "wire.md", SAYS_NOT, OTHER)
    put(desk, "post.md", SAYS, OTHER_CHANGED)
    discrepancy("accept", "wording/negation", *WHY)
    discrepancy("accept", "wording/modal", *WHY, "--file", "more.yml")
    result = checked("--accepted", "more.yml")
    assert (result.exit_code, "gate open; 2 held" in result.stderr) == (0, True)


def test_the_rules_of_the_configuration_here_can_be_accepted(desk: Path) -> None:
    Path("discrepancy.yml").write_text("rules: [house.yaml]\n", encoding="utf-8")
    rule = "id: house/no\ntitle: T\nseverity: note\napplies_to: quote\nwhen: {variant.class: name}\nmessage: M.\n"
    Path("house.yaml").write_text(f"{rule}why: W.\n", encoding="utf-8")
    assert discrepancy("accept", "house/no", *WHY).exit_code == 0
    assert checked().exit_code == 1


WRITTEN = """\
# Our list.
- rule: wording/modal   # for now
  reason: "Ask: Ana"
  owner: Ana
"""


@pytest.mark.parametrize("before", ["", "# none\n", WRITTEN, WRITTEN.rstrip("\n"), WRITTEN.replace("\n", "\r\n")])
def test_an_entry_goes_below_what_is_there_and_changes_none_of_it(desk: Path, before: str) -> None:
    Path(FILE).write_bytes(before.encode())
    assert discrepancy("accept", "wording/negation", *WHY).exit_code == 0
    after = Path(FILE).read_bytes().decode()
    assert after.startswith(before)
    assert after.count("\r\n") == (after.count("\n") if "\r" in before else 0)
    assert [entry.target for entry in read(after, FILE, NAMES)][-1] == "wording/negation"


def test_entries_stand_where_the_list_stands(desk: Path) -> None:
    Path(FILE).write_text("".join(f"  {line}\n" for line in WRITTEN.splitlines()), encoding="utf-8")
    assert discrepancy("accept", "wording/negation", *WHY).exit_code == 0
    assert "\n  - rule: wording/negation\n    reason: Read" in Path(FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (("wording/negatoin", *WHY), "no rule is called wording/negatoin: did you mean wording/negation?"),
        (("wording", *WHY, "--until", "2030-03-16"), "--until 2030-03-16 is over: it is 2030-03-17 today"),
        (("wording", *WHY, "--until", "2030-02-30"), "--until"),
        (("wording", "--reason", " ", "--owner", "Ana"), "--reason must not be empty"),
        (("wording", "--reason", "x", "--owner", ""), "--owner must not be empty"),
        (("wording", "--owner", "Ana"), "--reason"),
        (("wording/modal", *WHY), f"{FILE}:2: wording/modal is accepted there already"),
        (("wording", "wording", *WHY), f"{FILE}:6: wording is accepted there already"),
        ((*WHY,), "FINGERPRINT|RULE"),
    ],
)
def test_what_cannot_be_accepted_is_refused_and_the_file_left_alone(
    desk: Path, args: tuple[str, ...], complaint: str
) -> None:
    Path(FILE).write_text(WRITTEN, encoding="utf-8")
    result = discrepancy("accept", *args)
    assert (result.exit_code, complaint in result.stderr) == (2, True), result.stderr
    assert Path(FILE).read_text("utf-8") == WRITTEN


@pytest.mark.parametrize("text", ["a: b\n", "[{rule: wording, reason: x, owner: y}]\n", WRITTEN + "...\n"])
def test_a_file_that_takes_no_entry_is_refused_and_left_alone(desk: Path, text: str) -> None:
    Path(FILE).write_text(text, encoding="utf-8")
    result = discrepancy("accept", "attribution", *WHY)
    assert result.exit_code == 2 and result.stderr.count(FILE) == 1 and "internal" not in result.stderr
    assert Path(FILE).read_text("utf-8") == text


def test_a_file_that_is_closed_is_told_so_and_no_line_of_it_that_is_not_there(desk: Path) -> None:
    Path(FILE).write_text(WRITTEN + "...\n", encoding="utf-8")
    said = discrepancy("accept", "attribution", *WHY).stderr
    assert said == f"discrepancy: {FILE} takes no entry at its end: does it close with '...'?\n"


def test_a_reason_that_is_not_utf_8_is_no_mistake_of_the_file(desk: Path) -> None:
    result = discrepancy("accept", "wording", "--reason", "caf\udce9", "--owner", "Ana")
    assert (result.exit_code, "--reason is not UTF-8" in result.stderr, Path(FILE).exists()) == (2, True, False)


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
ENTRY = "- rule: wording\n  reason: x\n  owner: z\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (ENTRY.replace("owner", "onwer"), "x.yml:3:3: unknown key 'onwer'; did you mean 'owner'?"),
        (ENTRY.replace("owner", "onwer"), "x.yml:1:3: the entry has no 'owner'"),
        (ENTRY.replace("wording", "wordign"), "x.yml:1:9: unknown rule 'wordign'; did you mean 'wording'?"),
        (ENTRY + "  rule: wording\n", "x.yml:4:3: 'rule' is given twice in an entry"),
        (ENTRY + "  fingerprint: 0123456789abcdef\n", "x.yml:1:3: an entry must have either 'fingerprint' or 'rule'"),
        ("- reason: x\n  owner: z\n", "x.yml:1:3: an entry must have either 'fingerprint' or 'rule'"),
        (ENTRY.replace("x", "''"), "x.yml:2:11: 'reason' must be a text, not nothing"),
        (ENTRY.replace("x", "[a]"), "x.yml:2:11: 'reason' must be a text, not a list"),
        (ENTRY + "  until: soon\n", "x.yml:4:10: 'until' is 'soon': a day is written YYYY-MM-DD"),
        (ENTRY + "  until: 2030-02-30\n", "x.yml:4:10: 'until' is '2030-02-30': day is out of range"),
        (ENTRY + "  until: 20300228\n", "x.yml:4:10: 'until' is the number 20300228: a day is written"),
        (ENTRY + "  until: [2030-02-28]\n", "x.yml:4:10: 'until' is a list"),
        (ENTRY + "  documents: []\n", "x.yml:4:14: 'documents' must name at least one pattern"),
        (ENTRY + "  documents: {a: b}\n", "x.yml:4:14: a pattern of 'documents' must be a text, not a mapping"),
        ("- fingerprint: abc\n  reason: x\n  owner: z\n", "x.yml:1:16: 'fingerprint' must be 16 hexadecimal digits"),
        ("- just words\n", "x.yml:1:3: an entry must be a mapping"),
        ("rule: wording\n", "x.yml:1:1: the file must be a list, not a mapping"),
        (BOMB, "x.yml:2:8: aliases (*name) are not allowed"),
        ("- !!python/name:os.system x\n", "x.yml:1:3: tags (tag:yaml.org,2002:python/name:os.system) are not allowed"),
        ("- rule: [\n", "x.yml:2:1: not YAML"),
        (ENTRY + "---\n" + ENTRY, "x.yml:4:1: not YAML"),
        ("[" * 10_000, "x.yml:1:41: nested too deep"),
    ],
)
def test_mistakes_in_the_file_are_told_with_their_places_before_any_article_is_read(
    desk: Path, text: str, complaint: str
) -> None:
    Path("x.yml").write_text(text, encoding="utf-8")
    result = discrepancy("check", "desk", "--accepted", "x.yml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert complaint in result.stderr


def test_all_mistakes_of_all_files_are_told_at_once(desk: Path) -> None:
    Path("x.yml").write_text("- a: 1\n- b: 2\n", encoding="utf-8")
    Path("y.json").write_text("{}", encoding="utf-8")
    said = discrepancy("check", "desk", "--accepted", "x.yml", "--baseline", "y.json").stderr
    assert all(part in said for part in ("x.yml:1:3: unknown key 'a'", "x.yml:2:3: unknown key 'b'", "y.json:1:1: not"))


def test_a_day_that_is_set_must_be_a_number(desk: Path) -> None:
    result = discrepancy("accept", "wording", *WHY, SOURCE_DATE_EPOCH="today")
    assert (result.exit_code, "SOURCE_DATE_EPOCH is 'today'" in result.stderr) == (2, True)


WORDS = st.text(min_size=1).map(lambda text: " ".join(text.encode("utf-8", "replace").decode().split())).filter(bool)
ENTRIES = st.builds(
    Accepted,
    target=st.sampled_from([*sorted(NAMES), "0123456789abcdef", "0000000000000012", "12345678901234e5"]),
    reason=WORDS,
    owner=st.one_of(st.sampled_from(["Ana", "no", "null", "3", "a: b", "- a", "#x", "*x", "‘Ana’"]), WORDS),
    until=st.none() | st.dates(),
    documents=st.lists(WORDS, max_size=2).map(tuple),
)


@given(st.lists(ENTRIES, max_size=3), st.sampled_from(["", "# a\n", WRITTEN]))
def test_entries_read_back_as_they_were_added(entries: list[Accepted], text: str) -> None:
    expected = read(text, "x.yml", NAMES)
    for entry in entries:
        text = added(text, "x.yml", entry)
    assert read(text, "x.yml", NAMES) == (*expected, *entries)


@given(newsrooms(texts(), least=2, most=3), st.lists(ENTRIES, max_size=4), st.randoms())
def test_nothing_found_is_lost_or_doubled_and_the_order_of_files_never_matters(
    articles: list[Article], entries: list[Accepted], random
) -> None:
    report = check(articles)
    outcome = hold(report, entries, NOW)
    assert sorted(everything(outcome.report), key=lambda f: f.order) == list(report.findings)
    random.shuffle(articles)
    assert hold(check(articles), entries, NOW) == outcome


def test_a_file_of_comments_or_nothing_accepts_nothing() -> None:
    for text in ("", "# a\n", "---\n# a\n"):
        assert read(text, "x.yml", NAMES) == ()
    with pytest.raises(GateError, match=r"x.yml:1:1: the file must be a list, not 'none'"):
        read("none\n", "x.yml", NAMES)


def test_an_article_that_cannot_be_read_makes_no_entry_useless(desk: Path) -> None:
    discrepancy("accept", "wording/negation", *WHY)
    put(desk, "wire.md", FILLER)
    (desk / "post.md").write_bytes(b"\x00\x01\x02\xff" * 20)
    result = checked()
    assert (result.exit_code, "matches no finding" in result.stderr) == (2, False)
