"""The formats read back as their consumers read them, each to the findings it holds: rule, path and line."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

import cmarkgfm
from junitparser import JUnitXml

Found = list[tuple[str, str, int]]

PLACE = re.compile(r"(?s)(.+):(\d+)(?::\d+)?")
# The characters that GitHub's runner undoes: `%` last, or an escaped percent sign would be undone twice. Source:
# https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def command(line: str) -> tuple[str, dict[str, str], str] | None:
    """Return the workflow command that the runner finds in a line of a log: name, properties and data."""
    line = line.lstrip()
    if not line.startswith("::") or (end := line.find("::", 2)) < 0:
        return None
    name, _, told = line[2:end].partition(" ")
    pairs = (each.split("=", 1) for each in told.strip().split(",") if each)
    return name, {key: _undo(value, _PROPERTY) for key, value in pairs}, _undo(line[end + 2 :], _DATA)


def _undo(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for escape, character in escapes:
        text = text.replace(escape, character)
    return text


class Page(HTMLParser):
    """What a browser makes of a comment: tags with their attributes, and the text between them."""

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.comments: list[str] = []
        self.parts: list[str] = []
        self.feed(cmarkgfm.github_flavored_markdown_to_html(markdown, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.parts.append(f"\x01{tag}\x02")

    def handle_endtag(self, tag):
        self.parts.append(f"\x01/{tag}\x02")

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_data(self, data):
        self.parts.append(data)

    @property
    def text(self) -> str:
        return re.sub("\x01.*?\x02", "", "".join(self.parts))


def read_json(text: str) -> Found:
    return [_of_json(finding) for finding in json.loads(text)["findings"]]


def read_jsonl(text: str) -> Found:
    return [_of_json(json.loads(line)) for line in text.splitlines()]


def _of_json(finding: dict) -> tuple[str, str, int]:
    return finding["rule"], finding["witnesses"][0]["document"], finding["witnesses"][0]["line"]


def read_concise(text: str) -> Found:
    rows = (re.match(r"(.+):(\d+):\d+: (?:error|warning|note) (\S+) ", line) for line in text.splitlines())
    return [(row[3], row[1], int(row[2])) for row in rows if row]


def read_grouped(text: str) -> Found:
    found, path = [], ""
    for line in text.splitlines():
        if row := re.match(r"\s+(\d+):\d+  (?:error|warning|note)\b.* (\S+)$", line):
            found.append((row[2], path, int(row[1])))
        elif not line.startswith(" "):
            path = line
    return found


def read_sarif(text: str) -> Found:
    found = []
    for result in json.loads(text)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        path = unquote_to_bytes(place["artifactLocation"]["uri"]).decode("utf-8", "surrogateescape")
        found.append((result["ruleId"], path, place["region"]["startLine"]))
    return found


def read_junit(text: str) -> Found:
    found = []
    for suite in JUnitXml.fromstring(text.encode()):
        for case in suite:
            if case.classname.startswith("discrepancy."):
                continue
            details = case.system_out or case.result[0].text
            place = re.match(r".+?:(\d+):\d+: ", details)
            found.append((case.classname.replace(".", "/"), suite.name, int(place[1])))
    return found


def read_github(text: str) -> Found:
    commands = [command(line) for line in text.splitlines()]
    assert all(commands), text
    return [(told["title"], told["file"], int(told["line"])) for _, told, _ in commands]


def read_gitlab(text: str) -> Found:
    return [(i["check_name"], i["location"]["path"], i["location"]["lines"]["begin"]) for i in json.loads(text)]


def read_rdjson(text: str) -> Found:
    diagnostics = json.loads(text)["diagnostics"]
    return [(d["code"]["value"], d["location"]["path"], d["location"]["range"]["start"]["line"]) for d in diagnostics]


def read_markdown(text: str) -> Found:
    page = "".join(Page(text).parts).replace("\u200b", "")
    pattern = (
        "<p><strong>(?:error|warning|note)</strong> <code>([^<]+)</code>.*?<blockquote>.*?<code>([^<]+)</code>"
    ).translate({ord("<"): "\x01", ord(">"): "\x02"})
    found = []
    for rule, where in re.findall(pattern, page, flags=re.DOTALL):
        path, line = PLACE.fullmatch(where).groups()
        found.append((rule, path, int(line)))
    return found


def read_template(text: str) -> Found:
    rows = (row.split("\t") for row in html.unescape(text).split("\n") if row)
    return [(rule, path, int(line)) for rule, path, line in rows]


TEMPLATE = """\
{% for finding in findings %}
{{ finding.rule }}\t{{ finding.witnesses[0].document | path | replace("\n", " ") }}\t{{ finding.witnesses[0].line }}
{% endfor %}
"""

READERS: dict[str, Callable[[str], Found]] = {
    "json": read_json,
    "jsonl": read_jsonl,
    "concise": read_concise,
    "grouped": read_grouped,
    "sarif": read_sarif,
    "junit": read_junit,
    "github": read_github,
    "gitlab": read_gitlab,
    "rdjson": read_rdjson,
    "markdown": read_markdown,
    "template": read_template,
}
