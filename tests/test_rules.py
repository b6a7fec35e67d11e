"""The rule language: what is refused and where, the shipped rules' own examples, and the guide to writing rules."""

from __future__ import annotations

import importlib.util
import pickle
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from discrepancy.errors import RuleError
from discrepancy.judge.engine import judge
from discrepancy.judge.facts import FACTS, Type
from discrepancy.judge.jsonschema import rule_schema
from discrepancy.judge.rule import Example, Rule
from discrepancy.judge.schema import default_rules, load_rules
from discrepancy.model import (
    Alignment,
    Article,
    Attribution,
    Comparison,
    Kind,
    Severity,
    Variant,
    VariantClass,
    Witness,
)

GUIDE = Path(__file__).parent.parent / "docs" / "rules.md"
needs_pipeline = pytest.mark.skipif(not importlib.util.find_spec("discrepancy.pipeline"), reason="no pipeline")

GOOD = """\
id: house/shall
title: Shall
severity: warning
applies_to: quote
when:
  variant.a: shall
message: "{a.outlet} has “{variant.a}”."
why: We never print it.
"""


def complaints(tmp_path: Path, *texts: str) -> list[str]:
    """Return what is wrong with some rule files, as line:column: message."""
    for n, text in enumerate(texts):
        (tmp_path / f"r{n}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules([tmp_path])
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def load(tmp_path: Path, text: str) -> Rule:
    file = tmp_path / "rule.yaml"
    file.write_text(text, encoding="utf-8")
    (rule,) = load_rules([file])
    return rule


def test_a_rule_is_read_as_it_stands(tmp_path: Path) -> None:
    rule = load(tmp_path, GOOD)
    assert (rule.id, rule.family, rule.severity, rule.applies_to) == (
        "house/shall",
        "house",
        Severity.WARNING,
        frozenset({"quote"}),
    )
    assert (rule.confidence, rule.per_variant, str(rule.message)) == (1.0, True, "{a.outlet} has “{variant.a}”.")
    assert pickle.loads(pickle.dumps(rule)) == rule


WHEN = "  variant.a: shall"
WRONG = [
    ("why:", "titel: Shall\nwhy:", "8:1: unknown key 'titel'; did you mean 'title'?"),
    ("id: house/shall", "id: House Shall", "1:5: the id 'House Shall' must be family/name in small letters"),
    ("severity: warning", "severity: wraning", "3:11: unknown severity 'wraning'; did you mean 'warning'?"),
    ("severity: warning", "severity: 3", "3:11: a severity must be a text, not the number 3"),
    ("applies_to: quote", "applies_to: [quote, qoute]", "4:21: unknown kind of comparison 'qoute'; did you mean"),
    ("applies_to: quote", "applies_to: []", "4:13: 'applies_to' must name at least one kind"),
    ("applies_to: quote", "applies_to:", "4:12: a kind of comparison must be a text, not nothing"),
    ("why: We never print it.", "why: [a]", "8:6: 'why' must be a text, not a list"),
    ("why:", "confidence: 2\nwhy:", "8:13: 'confidence' must be a number from 0 to 1, not the number 2"),
    ("why:", "confidence: high\nwhy:", "8:13: 'confidence' must be a number from 0 to 1, not 'high'"),
    (WHEN, "  speeker: same", "6:3: unknown fact 'speeker'; did you mean 'speaker'?"),
    (WHEN, "  speaker: sane", "6:12: unknown value of 'speaker': 'sane'; did you mean 'same'?"),
    (WHEN, "  speaker: [same, 3]", "6:19: 'speaker' is one of 'same', 'different'"),
    (WHEN, "  outlets: many", "6:12: 'outlets' is a number, not 'many'"),
    (WHEN, "  outlets: true", "6:12: 'outlets' is a number, not the truth value true"),
    (WHEN, "  same_outlet: 1", "6:16: 'same_outlet' is true or false, not the number 1"),
    (WHEN, "  a.outlet: {gt: 3}", "6:14: 'gt' compares numbers, and 'a.outlet' is a text"),
    (WHEN, "  outlets: {gte: 3}", "6:13: unknown comparison 'gte'; did you mean"),
    (WHEN, "  outlets: {in: 3}", "6:17: 'in' takes a list, not the number 3"),
    (WHEN, "  outlets: {ne: [3]}", "6:17: 'ne' takes one value, not a list"),
    (WHEN, "  outlets: {}", "6:12: the test of 'outlets' is empty"),
    (WHEN, "  outlets: []", "6:12: the list of values of 'outlets' is empty"),
    (WHEN, "  variant.a: {lexicon: meening/modals}", "6:24: unknown lexicon 'meening'; did you mean 'meaning'?"),
    (
        WHEN,
        "  variant.a: {lexicon: meaning/modal}",
        "6:24: unknown list of lexicon 'meaning' 'modal'; did you mean 'modals'?",
    ),
    (WHEN, "  outlets: {lexicon: meaning/modals}", "6:13: 'lexicon' looks up texts, and 'outlets' is a number"),
    (WHEN, "  []", "6:3: a condition must be a mapping, not a list"),
    (WHEN, "  {}", "6:3: a condition must name a fact, or one of all, any and not"),
    (WHEN, "  all: []", "6:8: 'all' must hold at least one condition"),
    (WHEN, "  all: {outlets: 2}", "6:8: 'all' must be a list, not a mapping"),
    (WHEN, "  not: {outlets: 2}\n  witnesses: 2", "6:3: 'not' must stand alone in its mapping"),
    (WHEN, "  outlets: 2\n  outlets: 3", "7:3: 'outlets' is given twice in a condition"),
    (WHEN, "  distance: 2", "6:3: 'distance' is a fact of position comparisons alone"),
    ("{a.outlet}", "{a.outlte}", "7:10: unknown fact in the message: 'a.outlte'; did you mean 'a.outlet'?"),
    ("{a.outlet}", "{a.outlet", "7:10: in the message: stray '{'"),
    ("why:", "examples: {flags: [x]}\nwhy:", "8:20: an example must be a mapping, not 'x'"),
    ("why:", "examples: {flags: [{b: x}]}\nwhy:", "8:20: an example must hold at least the article 'a'"),
    ("why:", "examples: {flag: []}\nwhy:", "8:12: unknown key of 'examples': 'flag'; did you mean 'flags'?"),
    ("why:", "? [a]\n: b\nwhy:", "8:3: a key of a rule must be a plain word, not a list"),
]


@pytest.mark.parametrize(("good", "bad", "complaint"), WRONG, ids=[complaint for *_, complaint in WRONG])
def test_a_wrong_rule_is_refused_with_its_place(tmp_path: Path, good: str, bad: str, complaint: str) -> None:
    (found,) = complaints(tmp_path, GOOD.replace(good, bad, 1))
    assert found.removeprefix("r0.yaml:").startswith(complaint)


@pytest.mark.parametrize("key", ["id", "title", "severity", "applies_to", "when", "message", "why"])
def test_what_a_rule_needs_is_missed(tmp_path: Path, key: str) -> None:
    text = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", GOOD, flags=re.MULTILINE)
    assert complaints(tmp_path, text) == [f"r0.yaml:1:1: the rule has no {key!r}"]


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    first = GOOD.replace("warning", "grave").replace("variant.a:", "variant.x:")
    assert [line.split(" ")[0] for line in complaints(tmp_path, first, "[", GOOD.replace("quote", "quotes"))] == [
        "r0.yaml:3:11:",
        "r0.yaml:6:3:",
        "r1.yaml:2:1:",
        "r2.yaml:4:13:",
    ]


def test_an_id_used_twice_is_refused_where_it_stands_again(tmp_path: Path) -> None:
    expected = f"r1.yaml:2:5: the rule id 'house/shall' is already used by {tmp_path / 'r0.yaml'}"
    assert complaints(tmp_path, GOOD, "# again\n" + GOOD) == [expected]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "r0.yaml:1:1: an empty file is not a rule"),
        ("a: [", "r0.yaml:2:1: not YAML"),
        ("- a", "r0.yaml:1:1: a rule must be a mapping, not a list"),
        ("a: &x [1]\nb: *x", "r0.yaml:2:4: aliases (*name) are not allowed"),
        ("a: &x [*x]", "r0.yaml:1:8: aliases (*name) are not allowed"),
        ("[" * 100_000, "r0.yaml:1:41: nested too deep"),
        ("- " * 100_000, "r0.yaml:1:81: nested too deep"),
        ("a: 1\n---\na: 2", "r0.yaml:2:1: not YAML"),
        ("a: \x07", "r0.yaml: not YAML"),
        (
            GOOD.replace("title: Shall", "title: !!python/object/apply:os.getcwd []"),
            "r0.yaml:2:8: tags (tag:yaml.org,2002:python/object/apply:os.getcwd) are not allowed",
        ),
    ],
)
def test_what_is_no_plain_yaml_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    assert complaints(tmp_path, text)[0].startswith(complaint)


def test_bytes_that_are_not_utf8_and_missing_paths_are_told(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"title: caf\xe9")
    with pytest.raises(RuleError, match=r"latin.yaml: not UTF-8 text(.|\n)*nowhere.yaml: No such file"):
        load_rules([tmp_path, tmp_path / "nowhere.yaml"])


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rules"):
        load_rules([tmp_path])


def test_folders_are_searched_but_for_lexicons_and_profiles_and_files_are_read_once(tmp_path: Path) -> None:
    for name in ("deep/er/a.yml", "lexicons/b.yaml", "profiles/c.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    assert [rule.path.name for rule in load_rules([tmp_path, tmp_path / "deep", tmp_path / "deep/er/a.yml"])] == [
        "a.yml"
    ]


def test_rules_come_sorted_by_id(tmp_path: Path) -> None:
    for name, rule_id in (("a", "house/z"), ("b", "house/a")):
        (tmp_path / f"{name}.yaml").write_text(GOOD.replace("house/shall", rule_id), encoding="utf-8")
    assert [rule.id for rule in load_rules([tmp_path])] == ["house/a", "house/z"]


def comparison(*variants: Variant, outlets: tuple[str, str] = ("A", "B"), headline: bool = False) -> Comparison:
    def witness(outlet: str, headline: bool) -> Witness:
        statement = Attribution(outlet, Kind.DIRECT, ((0, 9),), headline=headline)
        return Witness(outlet, outlet, 0, 9, 1, 1, f"as {outlet} has it", statement=statement)

    a, b = witness(outlets[0], headline), witness(outlets[1], False)
    return Comparison(Alignment("q", "quote", (a, b)), "quote", a, b, variants)


def variant(cls: VariantClass, a: str, b: str, direction: str = "") -> Variant:
    return Variant(cls, a, b, (0, len(a)), (0, len(b)), direction)


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ("{variant.a: Will}", True),
        ("{variant.a: [shall, will]}", True),
        ("{variant.a: {lexicon: meaning/modals}}", True),
        ("{variant.b: {lexicon: meaning/negators}}", False),
        ("{variant.a: {in: [will], ne: would}, outlets: {ge: 2, lt: 3}}", True),
        ("{variant.a: {not_in: [will, shall]}}", False),
        ("{all: [{variant.class: modal}, {not: {same_outlet: true}}]}", True),
        ("{any: [{variant.class: name}, {outlets: 2}], }", True),
        ("{any: [{variant.class: name}, {outlets: 5}]}", False),
    ],
)
def test_conditions_mean_what_they_say(tmp_path: Path, when: str, holds: bool) -> None:
    rule = load(tmp_path, GOOD.replace("\n" + WHEN, " " + when))
    assert bool(judge([comparison(variant(VariantClass.MODAL, "will", "could"))], [rule])) is holds


def test_a_list_of_messages_gives_the_first_that_can_be_filled(tmp_path: Path) -> None:
    text = GOOD.replace(WHEN, "  variant.class: omission").replace(
        'message: "{a.outlet} has “{variant.a}”."', 'message: ["A has {variant.a}", "A lacks {variant.b}"]'
    )
    (finding,) = judge([comparison(variant(VariantClass.OMISSION, "", "not yet"))], [load(tmp_path, text)])
    assert finding.message == "A lacks not yet"


class TestShippedRules:
    def test_have_guides_and_reasons(self) -> None:
        assert default_rules()
        assert [rule.id for rule in default_rules() if not rule.guide] == []

    def test_have_flagging_and_passing_examples(self) -> None:
        lacking = [r.id for r in default_rules() if not r.examples.flags or not r.examples.passes]
        assert lacking == []

    def test_an_id_that_is_not_that_of_its_file_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "wording").mkdir()
        (tmp_path / "wording" / "shall.yaml").write_text(GOOD, encoding="utf-8")
        monkeypatch.setattr("discrepancy.judge.schema.rules_folder", lambda: tmp_path)
        with pytest.raises(RuleError, match="does not match its file, wording/shall"):
            load_rules([tmp_path])


def findings(rule: Rule, example: Example) -> list[str]:
    """Return the messages of a rule on the articles of an example, read and aligned as in any run."""
    from discrepancy.pipeline import check

    articles = [Article(f"{letter}.txt", letter.upper(), text) for letter, text in example.articles]
    return [finding.message for finding in check(articles, rules=[rule]).findings if finding.rule == rule.id]


def cases(which: str) -> list[object]:
    rules = default_rules()
    return [
        pytest.param(rule, example, id=f"{rule.id}-{n}")
        for rule in rules
        for n, example in enumerate(getattr(rule.examples, which), 1)
    ]


@needs_pipeline
@pytest.mark.parametrize(("rule", "example"), cases("flags"))
def test_a_rule_flags_its_flagging_examples(rule: Rule, example: Example) -> None:
    assert findings(rule, example)


@needs_pipeline
@pytest.mark.parametrize(("rule", "example"), cases("passes"))
def test_a_rule_passes_its_passing_examples(rule: Rule, example: Example) -> None:
    assert findings(rule, example) == []


class TestGuide:
    def test_lists_every_fact_as_it_is(self) -> None:
        text = GUIDE.read_text(encoding="utf-8")
        rows = re.findall(r"^\| `([^`]+)` \| (.*) \| (.*) \|$", text, flags=re.MULTILINE)
        assert rows == [(name, described(name), fact.doc) for name, fact in FACTS.items()]

    def test_its_worked_rule_works(self, tmp_path: Path) -> None:
        rule = worked_rule(tmp_path)
        stronger = variant(VariantClass.MODAL, "will", "may", "stronger")
        (finding,) = judge([comparison(stronger, headline=True)], [rule])
        assert finding.message in GUIDE.read_text(encoding="utf-8")
        assert judge([comparison(stronger)], [rule]) == []

    @needs_pipeline
    def test_its_worked_rule_agrees_with_its_examples(self, tmp_path: Path) -> None:
        rule = worked_rule(tmp_path)
        assert [bool(findings(rule, example)) for example in rule.examples.flags] == [True]
        assert [findings(rule, example) for example in rule.examples.passes] == [[]]


def described(name: str) -> str:
    """Return the second column of the guide's table: the values of a fact, or its type."""
    fact = FACTS[name]
    return (
        ", ".join(f"`{value!s}`" if value else "empty" for value in fact.values)
        if fact.values
        else str(Type(fact.type))
    )


def worked_rule(folder: Path) -> Rule:
    blocks = re.findall(r"^```yaml\n(id: .*?)^```$", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return load(folder, blocks[0])


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = rule_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("rule", default_rules(), ids=lambda rule: rule.id)
def test_the_schema_takes_every_rule_of_the_project(validator: Draft202012Validator, rule: Rule) -> None:
    validator.validate(yaml.safe_load(rule.path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("severity: warning", "severity: warn"),
        ("id: house/", "id: House/"),
        ("variant.a: shall", "variant.x: shall"),
        ("variant.a: shall", "variant.class: modul"),
        ("variant.a: shall", "variant.a: {lt: 3}"),
        ("variant.a: shall", "all: []"),
        ("why:", "because:"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    validator: Draft202012Validator, tmp_path: Path, good: str, bad: str
) -> None:
    assert good in GOOD
    validator.validate(yaml.safe_load(GOOD))
    assert not validator.is_valid(yaml.safe_load(GOOD.replace(good, bad)))
    assert complaints(tmp_path, GOOD.replace(good, bad))
