"""Input made to break the tool: each case ends in a right answer or a clear error, and hides no other findings.

The cases are generated: every payload in every field, every format of report, every encoding and every broken file,
each beside two sound articles with one known error between them.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from discrepancy.cli.main import shell
from discrepancy.report import formats

SOUND = {
    "wire.txt": "The Wire, May 5\n\n“We will rebuild the sea wall before winter,” Mayor Dana Orrin said Monday.\n",
    "post.txt": "The Post, May 5\n\n“We will not rebuild the sea wall before winter,” Mayor Dana Orrin said Monday.\n",
}
KNOWN = "wording/negation"

PAYLOADS = {
    "terminal escapes": "\x1b]0;owned\x07\x1b[31mred\x1b[2J\x9b2J\x1bP+q\x1b\\",
    "rich markup": "[bold red]x[/bold red][link=file:///etc]y[/link][/]",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;<!-- --><b",
    "script end": "</script></style></textarea></title>]]>--><svg/onload=alert(1)>",
    "markdown": "![x](http://e.invalid/x.png) [a](javascript:alert(1)) `a` **b** | c | @everyone #1 ~~~ ```",
    "workflow commands": "::error file=a,line=1::x\n::set-output name=a::b\n##[error]c %0A%0D",
    "formula": "=cmd|' /C calc'!A0 +1+1 @SUM(1) -2+3",
    "template": "{{ 7*7 }}{% for x in y %}{{ config.__class__ }}${7*7}#{7*7}<%= 7*7 %>",
    "format strings": "%s%s%n%x {0} {0.__class__} {a.outlet} {{}} %(name)s $HOME `id`",
    "bidirectional": "\u202eevil\u202c\u2066x\u2069\u200f\u061c",
    "zero width": "z\u200be\u200cr\u200do\u2060\ufeff\u00adw",
    "line ends": "a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h",
    "controls": "".join(map(chr, (*range(1, 9), *range(14, 32), 127))),
    "astral": "\U0001f600\U00010437\U000e0041\U0010ffff",
    "combining": "e" + "\u0301" * 300,
    "unpaired marks": "“‘\"'«„''``“‘\"",
    "deep nesting": "“‘" * 150 + "x" + "’”" * 150,
    "brackets": "[" * 300 + "(" * 300,
    "long word": "a" * 20_000,
    "many commas": "he said, " * 1_500,
    "only marks": "\"" * 5_000,
    "digits": "9" * 6_000 + " people",
    "numbers": "1,000.5% " * 800,
    "path": "../../../../etc/passwd\\..\\..//a",
    "yaml": "&a [*a, *a] !!python/object/apply:os.system ['id'] : - ? |",
}  # fmt: skip

FIELDS = {
    "body": "The Echo, May 5\n\nIt rained. {} It stopped.\n",
    "quote": "The Echo, May 5\n\n“We held {} the wall,” Mayor Dana Orrin said.\n",
    "known quote": "The Echo\n\n“We will rebuild the sea wall {} before winter,” Mayor Dana Orrin said on Monday.\n",
    "speaker": "The Echo, May 5\n\n“We held the wall to the last,” {} Orrin said on Monday.\n",
    "headline": "{}\n\nBy Lee Mock\n\n“We held the wall,” Mayor Dana Orrin said.\n",
    "figure": "The Echo, May 5\n\nAt least 12 {} people were hurt when the wall broke on Monday.\n",
}
READABLE = ("full", "concise", "grouped", "markdown", "github")  # formats that a terminal or a log shows as they are
FORMS = [name for name in formats.NAMES if name != "template"]
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "articles"
    home.mkdir()
    for name, text in SOUND.items():
        (home / name).write_text(text, encoding="utf-8")
    return home


def check(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(shell, ["check", str(folder), "--jobs", "1", *options])


def told(result: Result) -> list[dict[str, object]]:
    """Return the findings of a JSON report, after what must hold of any run."""
    assert "Traceback" not in result.output and "internal error" not in result.output, result.output[-500:]
    found = json.loads(result.stdout)["findings"]
    assert any(f["rule"] == KNOWN and "post.txt" in {w["document"] for w in f["witnesses"]} for f in found)
    return list(found)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_any_field_hides_nothing_and_offsets_hold(folder: Path, payload: str, field: str) -> None:
    article = folder / "echo.txt"
    article.write_text(FIELDS[field].replace("{}", PAYLOADS[payload]), encoding="utf-8", newline="")
    result = check(folder, "--format", "json")
    assert result.exit_code == 1
    text = article.read_bytes().decode("utf-8")
    for finding in told(result):
        for witness in finding["witnesses"]:  # type: ignore[attr-defined]
            if witness["document"] == "echo.txt":
                assert text[witness["start"] : witness["end"]] == witness["text"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_inert_in_every_format(folder: Path, payload: str, form: str) -> None:
    text = FIELDS["known quote"].replace("{}", PAYLOADS[payload]).replace("will", "may")
    (folder / "echo.txt").write_text(text, encoding="utf-8", newline="")
    result = check(folder, "--format", form)
    assert result.exit_code == 1
    assert "Traceback" not in result.output and "internal error" not in result.output
    assert form not in READABLE or not RAW.search(result.stdout.replace("\r\n", "\n"))
    assert KNOWN in result.stdout or form in ("svg", "html", "rdjson")


FRONT = "---\noutlet: {outlet}\ntitle: {title}\npublished: {published}\nurl: {url}\n---\n\n“We held,” Dana Lee said.\n"


@pytest.mark.parametrize("key", ["outlet", "title", "published", "url"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_front_matter_is_read_or_named(folder: Path, payload: str, key: str) -> None:
    fields = {"outlet": "The Echo", "title": "A title", "published": "2025-05-05", "url": "https://e.invalid/"}
    text = FRONT.format(**{**fields, key: PAYLOADS[payload].replace("\n", " ")})
    (folder / "echo.md").write_text(text, encoding="utf-8", newline="")
    result = check(folder, "--format", "json")
    told(result)
    assert result.exit_code in (1, 2)
    assert result.exit_code == 1 or re.search(r"echo\.md(:\d+)*: .", result.stderr)


BOMB = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 8)}]\n" for n in range(9)
)
YAML = {
    "bomb": BOMB,
    "tag": "outlet: !!python/object/apply:os.system ['touch owned']\n",
    "tab": "outlet:\tx\n\ty: z\n",
    "endless": "outlet: 'x\n",
    "list": "- a\n- b\n",
    "deep": "[" * 2_000,
    "duplicate keys": "outlet: a\noutlet: b\n",
    "merge": "<<: *nothing\n",
    "not text": "outlet: \x00\n",
    "date": "published: 2025-02-31\n",
    "huge number": "outlet: 1" + "0" * 5_000 + "\n",
    "octal": "outlet: 0o17\npublished: 12:30:45\n",
    "null": "outlet: ~\ntitle: null\n",
}


@pytest.mark.parametrize("broken", YAML)
def test_broken_front_matter_is_read_or_named_and_never_run(folder: Path, broken: str) -> None:
    (folder / "echo.md").write_text(f"---\n{YAML[broken]}---\n\n“We held,” Dana Orrin said.\n", encoding="utf-8")
    started = time.monotonic()
    result = check(folder, "--format", "json")
    assert time.monotonic() - started < 10
    told(result)
    assert result.exit_code == 1 or "echo.md" in result.stderr
    assert not Path("owned").exists()


def test_a_sentence_without_end_takes_no_longer_than_its_length_asks_for(folder: Path) -> None:
    (folder / "echo.txt").write_text("“We will sell it ‘" * 12_000, encoding="utf-8")
    started = time.monotonic()
    result = check(folder, "--format", "json")
    assert time.monotonic() - started < 10
    told(result)


BROKEN = {name: text.encode() for name, text in YAML.items()}
BROKEN |= {"binary": bytes(range(256)), "json": b'{"version": [}'}


@pytest.mark.parametrize("option", ["--rules", "--config", "--accepted", "--baseline", "--profile", "--template"])
@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_file_beside_the_articles_is_named(folder: Path, tmp_path: Path, broken: str, option: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(BROKEN[broken])
    form = ("--format", "template") if option == "--template" else ()
    started = time.monotonic()
    result = check(folder, option, str(path), *form)
    assert time.monotonic() - started < 10
    assert "Traceback" not in result.output and "internal error" not in result.output
    assert (result.exit_code == 2 and "x.yaml" in result.stderr) or (option == "--template" and result.exit_code == 1)
    assert not Path("owned").exists()


ARTICLE = "“We will raise the café’s fee,” Mayor Dana Orrin said on Monday – and “no more”.\n"
ENCODED = {
    "utf-8 with a mark": b"\xef\xbb\xbf" + ARTICLE.encode(),
    "utf-16": ARTICLE.encode("utf-16"),
    "utf-16 little": b"\xff\xfe" + ARTICLE.encode("utf-16-le"),
    "utf-32": ARTICLE.encode("utf-32"),
    "windows": ARTICLE.encode("cp1252"),
    "mixed": ARTICLE.encode() + ARTICLE.encode("cp1252"),
    "latin and utf-8": "café ".encode("latin-1") * 20 + ARTICLE.encode(),
    "cut short": ARTICLE.encode()[:-3] + b"\xe2\x80",
    "overlong": b"\xc0\xaf\xe0\x80\xaf" + ARTICLE.encode(),
    "surrogates": b"\xed\xa0\x80" + ARTICLE.encode(),
    "NUL inside": ARTICLE.encode().replace(b" ", b"\x00 ", 3),
    "all NUL": b"\x00" * 4_096,
    "binary": bytes(range(256)) * 40,
    "gzip": b"\x1f\x8b\x08\x00" + bytes(range(255, 0, -1)) * 20,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(128, 256)) * 20,
    "empty": b"",
    "white space": b" \n\t\r\n" * 100,
    "one mark": "“".encode(),
    "carriage returns": ARTICLE.replace("\n", "\r").encode(),
    "one long line": (ARTICLE.strip() + " ").encode() * 1_500,
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_any_bytes_are_read_or_named(folder: Path, encoding: str) -> None:
    (folder / "echo.txt").write_bytes(ENCODED[encoding])
    result = check(folder, "--format", "json")
    told(result)
    errors = json.loads(result.stdout)["errors"]
    assert (result.exit_code, bool(errors)) in ((1, False), (2, True))
    assert not errors or "echo.txt" in result.stderr


NAMES = [
    "a\nb.txt", "\x1b[2J.txt", "-rf.txt", "--output=x.txt", "$(id).txt", "a b.txt", "%s{0}.txt", "[bold].txt", "ü.TXT",
    "\u202etxt.a.txt", "'; drop.txt", "<b>.md", "a" * 240 + ".txt", "::error::.txt", "#1?x=y&z.txt",
]  # fmt: skip


@pytest.mark.parametrize("form", ["full", "json", *(form for form in FORMS if form not in ("full", "json"))])
def test_any_file_name_can_be_read_and_shown(folder: Path, form: str) -> None:
    for name in NAMES:
        (folder / name).write_text(SOUND["post.txt"].replace("not", "never"), encoding="utf-8")
    result = check(folder, "--format", form)
    assert result.exit_code == 1
    assert "Traceback" not in result.output and "internal error" not in result.output
    assert form not in READABLE or not RAW.search(result.stdout)


def test_names_that_are_not_unicode_are_named_and_hide_nothing(folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system has only Unicode names")
    result = check(folder, "--format", "json")
    told(result)
    assert result.exit_code == 2 and "not UTF-8" in result.stderr


def test_links_in_circles_end(folder: Path) -> None:
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "up").symlink_to(folder, target_is_directory=True)
    for name in ("gone.txt", "lost.txt"):
        (folder / name).symlink_to(folder / "nothing.txt")
    for more in ((), ("--reference", str(folder / "wire.txt"))):
        result = check(folder, "--format", "json", *more)
        assert "internal error" not in result.stderr and result.exit_code == 2
        assert all(name in result.stderr for name in ("self.txt", "gone.txt", "lost.txt"))
    told(check(folder, "--format", "json"))


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(13, "Permission denied"),
        FileNotFoundError(2, "No such file"),
        OSError(5, "Input/output error"),
        IsADirectoryError(21, "Is a directory"),
    ],
)
def test_a_file_that_cannot_be_read_or_is_gone_by_then_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    (folder / "echo.txt").write_text("x", encoding="utf-8")
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == "echo.txt":
            raise error
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    result = check(folder, "--format", "json")
    told(result)
    assert result.exit_code == 2
    assert f"echo.txt: {error.strerror}" in result.stderr


def run(*args: str, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "discrepancy", *args]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "many"
    home.mkdir()
    for n in range(300):
        said = (f"“We will raise fee {n} by {m}% before winter,” Dana Orrin said.\n\n" for m in range(40))
        (home / f"{n}.txt").write_text(f"Outlet {n}\n\n{''.join(said)}", encoding="utf-8")
    yield home


def test_an_interrupt_ends_in_one_line_and_leaves_the_old_report(many: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "report.json"
    target.parent.mkdir()
    target.write_text("old")
    process = run("check", str(many), "--format", "json", "--output", str(target), "--jobs", "2")
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130, stderr
    assert stderr.decode().strip() == "discrepancy: interrupted"
    assert [path.name for path in target.parent.iterdir()] == ["report.json"] and target.read_text() == "old"


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    for n in range(30):
        (folder / f"{n}.txt").write_text(SOUND["post.txt"].replace("Post", f"Post {n}"), encoding="utf-8")
    process = run("check", str(folder), "--jobs", "1")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    stderr = process.stderr.read()
    assert process.wait(timeout=30) == 1
    assert b"Traceback" not in stderr and b"gate shut" in stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("to_file", [True, False])
def test_a_full_disk_is_said_and_exits_2(folder: Path, to_file: bool) -> None:
    output = ("--output", "/dev/full") if to_file else ()
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "discrepancy", "check", str(folder), *output]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 2
    assert b"No space left on device" in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["“" * 1_000_000, "“a" * 100_000, "\"a\" " * 100_000, "word " * 2_000_000, "(" * 1_000_000, "he said, " * 60_000],
    ids=["a million marks", "marks", "quotes", "one line of 10 MB", "brackets", "cues"],
)
def test_millions_of_anything_end_in_time(folder: Path, text: str) -> None:
    (folder / "echo.txt").write_text(text, encoding="utf-8")
    started = time.monotonic()
    told(check(folder, "--format", "json"))
    assert time.monotonic() - started < 300
