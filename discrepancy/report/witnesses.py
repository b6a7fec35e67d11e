"""Witnesses as lines: where each stands, who speaks, and its words with the differences marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from discrepancy.model import Alignment, Variant, Witness
from discrepancy.report.layout import Chunk, Line, wrap
from discrepancy.report.marks import bracketed, emphasis, marked, sides
from discrepancy.report.summary import counted
from discrepancy.report.visible import visible

_NAMED = 6  # witnesses named in a line before the rest is counted
_TITLES = {"reported": "Reported speech", "subject": "One question"}


def witness_lines(
    witnesses: Sequence[Witness],
    variants: Sequence[Variant] | None,
    width: int,
    *,
    color: bool,
    mark_speakers: bool = False,
    indent: str = "    ",
) -> list[Line]:
    """Return each witness under the other: a line of where and who, then the text behind a bar.

    `variants` are the differences to mark, as in `marked`.
    """
    bar: Line = [(f"{indent}│ ", "dim")]
    lines: list[Line] = []
    for witness, side in zip(witnesses, sides(witnesses), strict=True):
        who = _speaker(witness, side if mark_speakers else "", color)
        lines += wrap([*_place(witness), *who], width, [(indent, "")], [(indent + "  ", "")])
        lines += wrap(marked(witness, side, variants, color=color), width, bar, bar)
    return lines


def named_lines(label: str, named: Sequence[Witness], width: int) -> list[Line]:
    """Return one dim line that names witnesses instead of showing them, or none where there are none."""
    if not named:
        return []
    places = [f"{visible(w.outlet)} {visible(w.document)}:{w.line}" for w in named[:_NAMED]]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return wrap([(f"{label} {', '.join(places)}{more}", "dim")], width, [("      ", "")], [("        ", "")])


def heading(alignment: Alignment) -> list[Chunk]:
    """Return what an alignment is: its kind, whose it is by most of its witnesses, and how many articles have it."""
    witnesses = alignment.witnesses
    documents = len({witness.document for witness in witnesses})
    title = _TITLES.get(alignment.kind) or visible(alignment.kind).capitalize()
    speakers = Counter(witness.speaker for witness in witnesses if witness.speaker)
    name, most = speakers.most_common(1)[0] if speakers else ("", 0)
    whose = f" · {visible(name)}" if 2 * most > len(witnesses) else ""
    return [(title + whose, "heading"), (f" · {counted(documents, 'article')}", "dim")]


def _place(witness: Witness) -> list[Chunk]:
    """Return the outlet and `file:line` of a witness."""
    where = f"{visible(witness.document)}:{witness.line}"
    return [(visible(witness.outlet), "outlet"), (" ", ""), (where, "place")]


def _speaker(witness: Witness, side: str, color: bool) -> list[Chunk]:
    if not witness.speaker:
        return []
    name = visible(witness.speaker)
    if not side:
        return [(f" · {name}", "")]
    return [(" · ", ""), emphasis(name, side) if color else (bracketed(name, side), "")]
