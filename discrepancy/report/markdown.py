"""The report as a comment on a pull request, or a step's summary: GitHub's Markdown, worst first, of bounded length.

Source: https://github.github.com/gfm/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discrepancy.model import Finding, Report, Severity, Witness
from discrepancy.report import told
from discrepancy.report.layout import Chunk
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.mdescape import code, escaped, inline, opening
from discrepancy.report.odds import speakers_at_odds
from discrepancy.report.places import input_path, shown
from discrepancy.report.visible import visible
from discrepancy.text.counted import counted

LONGEST = 65_536  # characters of a comment on GitHub, which may count as UTF-16 does
_KEPT = 300  # of them, for the fold around the notes and the line that tells what is left out
_PROBLEMS = 20  # inputs that could not be read, before the rest is counted
_MARKS = {"deviant": ("~~", "<del>", "</del>"), "other": ("**", "<strong>", "</strong>")}
_STYLES = {"a": "deviant", "b": "other"}
_ADJOINING = re.compile(r"(~~|\*\*)\1")  # the end of one mark and the start of the next


def render(report: Report, look: Look = PLAIN) -> str:
    """Return the findings shown, each with its witnesses, in at most `LONGEST` characters."""
    told_first = _summary(report, look) if look.summary else []
    head = "".join(f"{each}\n" for each in [*told_first, *_unreadable(report, look)])
    findings = shown(report, look)
    blocks = _fitting((_block(finding, look) for finding in findings), LONGEST - _KEPT - _size(head))
    worse = sum(finding.severity is not Severity.NOTE for finding in findings)
    parts = [head, *blocks[:worse], *_folded(blocks[worse:])]
    if left_out := len(findings) - len(blocks):
        parts.append(f"\n{counted(left_out, 'more finding')} left out: a comment holds no more.\n")
    return "".join(parts)


def _summary(report: Report, look: Look) -> list[str]:
    cells = {"articles": report.counts.articles, "quotes": report.counts.quotes, "alignments": len(report.alignments)}
    cells["not read"] = len(report.problems)
    return [
        f"### discrepancy: {told.tally(report, look.min_severity)}",
        "",
        f"| {' | '.join(cells)} |",
        f"|{'---:|' * len(cells)}",
        f"| {' | '.join(f'{number:,}' for number in cells.values())} |",
    ]


def _unreadable(report: Report, look: Look) -> Iterator[str]:
    for problem in report.problems[:_PROBLEMS]:
        yield f"\n{code(input_path(problem, look))} {escaped(told.unreadable(problem))}"
    if len(report.problems) > _PROBLEMS:
        yield f"\nand {len(report.problems) - _PROBLEMS:,} more"


def _fitting(blocks: Iterable[str], room: int) -> list[str]:
    """Return the first blocks, as many as there is room for."""
    kept = []
    for block in blocks:
        room -= _size(block)
        if room < 0:
            break
        kept.append(block)
    return kept


def _block(finding: Finding, look: Look) -> str:
    lines = [f"**{finding.severity}** {code(finding.rule)} {escaped(told.message(finding))}"]
    at_odds = speakers_at_odds(finding.witnesses, finding.variants)
    for witness, side, chunks in told.excerpts(finding, look):
        lines += ["", *_quoted(witness, chunks, _STYLES[side] if at_odds else "", look)]
        lines += ["", "<!-- -->"] if witness is not finding.witnesses[-1] else []  # keeps two blockquotes two
    return "\n" + "".join(f"{line}\n" for line in lines)


def _quoted(witness: Witness, chunks: Iterable[Chunk], speaker: str, look: Look) -> list[str]:
    """Return a witness as a blockquote; `speaker` is the style of its speaker's name."""
    where = code(f"{look.path(witness.document)}:{witness.line}")
    who = f" · {_marked(visible(witness.speaker), speaker)}" if witness.speaker else ""
    text = "".join(_marked(text, style) for text, style in chunks).strip()
    text = opening(_ADJOINING.sub(r"\1<!-- -->\1", text))
    return [f"> **{escaped(witness.outlet)}** {where}{who}<br>", f"> {text or '…'}"]


def _marked(text: str, style: str) -> str:
    """Return a chunk with its mark, which must touch a letter or digit on both sides to be one."""
    if style not in _MARKS or not text.strip():
        return inline(text)
    mark, before, after = _MARKS[style]
    if text[0].isalnum() and text[-1].isalnum():
        return f"{mark}{inline(text)}{mark}"
    return f"{before}{inline(text)}{after}"


def _folded(notes: list[str]) -> Iterator[str]:
    if notes:
        yield f"\n<details><summary>{counted(len(notes), 'note')}</summary>\n"
        yield from notes
        yield "\n</details>\n"


def _size(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
