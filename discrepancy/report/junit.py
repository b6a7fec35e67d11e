"""JUnit's XML, in the dialect of Jenkins, for the test pages of CI servers.

An article is a testsuite; a finding is a testcase in it, in the class of its rule. An error fails; a warning or note
passes and tells of itself in its output, since it is no reason to hold a story; one held back is skipped; an article
that could not be read is an error; an article with no finding has one testcase that passes. A name holds no line, so
that a server knows a finding again when paragraphs move. The dialect allows no file or line of a testcase, and the
servers that check it refuse a file that has them:
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from io import BytesIO

from junitparser import Error, Failure, Skipped, TestCase
from junitparser.xunit2 import JUnitXml, TestSuite

from discrepancy.errors import Problem
from discrepancy.model import Finding, Held, Report, Severity
from discrepancy.report import told
from discrepancy.report.concise import line
from discrepancy.report.logged import logged
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.places import input_path, primary

_NO_XML = {0xFFFE: "\N{REPLACEMENT CHARACTER}", 0xFFFF: "\N{REPLACEMENT CHARACTER}"}
_PASSED, _READ = "discrepancy.agreement", "discrepancy.reading"  # classes of testcases that are no finding's


def render(report: Report, look: Look = PLAIN) -> str:
    """Return a testsuite for each article, whatever the least severity shown, and for each that could not be read."""
    cases: dict[str, list[TestCase]] = {look.path(article.id): [] for article in report.articles}
    for problem in report.problems:
        cases.setdefault(input_path(problem, look), []).append(_unreadable(problem, look))
    for finding in report.findings:
        cases.setdefault(_path(finding, look), []).append(_finding(finding, look))
    for held in report.held:
        cases.setdefault(_path(held.finding, look), []).append(_held(held, look))
    root = JUnitXml("discrepancy")
    for path in sorted(cases):
        root.append(_suite(_text(path), cases[path]))
    root.update_statistics()
    return _written(root)


def _path(finding: Finding, look: Look) -> str:
    return look.path(primary(finding).document)


def _suite(name: str, cases: list[TestCase]) -> TestSuite:
    suite = TestSuite(name)
    suite.extend(_named_apart(cases or [TestCase(f"{name}: no differences found", _PASSED, 0)]))
    return suite


def _named_apart(cases: Iterable[TestCase]) -> Iterable[TestCase]:
    """Number testcases of one name, which a server would take for one."""
    met: Counter[str] = Counter()
    for case in cases:
        met[case.name] += 1
        if met[case.name] > 1:
            case.name = f"{case.name} ({met[case.name]})"
        yield case


def _finding(finding: Finding, look: Look) -> TestCase:
    case = _case(finding, look)
    if finding.severity is Severity.ERROR:
        failure = Failure(_text(told.message(finding)), _text(finding.rule))
        failure.text = _details(finding, look)
        case.append(failure)
    else:
        case.system_out = _details(finding, look)
    return case


def _held(held: Held, look: Look) -> TestCase:
    case = _case(held.finding, look)
    reason = f"{held.by}: {held.reason}" if held.reason else str(held.by)
    case.append(Skipped(_text(reason), _text(held.finding.rule)))
    case.system_out = _details(held.finding, look)
    return case


def _unreadable(problem: Problem, look: Look) -> TestCase:
    case = TestCase(_text(f"{input_path(problem, look)}: can be read"), _READ, 0)
    case.append(Error(_text(told.unreadable(problem)), told.UNREADABLE))
    return case


def _case(finding: Finding, look: Look) -> TestCase:
    name = f"{_path(finding, look)}: {told.message(finding)}"
    return TestCase(_text(name), _text(finding.rule).replace("/", "."), 0)


def _details(finding: Finding, look: Look) -> str:
    """Return the places and words of a finding, a line each."""
    return "\n".join(map(_text, [line(finding, look), *told.against_at(finding, look)]))


def _text(text: str) -> str:
    return logged(text).translate(_NO_XML)


def _written(root: JUnitXml) -> str:
    """Return the document, by the library's layout that is the same whichever parser of XML is installed."""
    out = BytesIO()
    root.write(out, pretty=True)
    return out.getvalue().decode()
