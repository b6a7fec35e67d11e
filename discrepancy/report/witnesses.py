"""Witnesses as lines: where each stands, who speaks, and its words with the differences marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from discrepancy.model import Alignment, Span, Variant, Witness
from discrepancy.report.layout import Chunk, Line, wrap
from discrepancy.report.logged import logged
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.marks import bracketed, emphasis, marked, sides
from discrepancy.text.counted import counted

_NAMED = 6  # witnesses named in a line before the rest is counted
_TITLES = {"reported": "Reported speech", "subject": "One question"}


def witness_lines(
    witnesses: Sequence[Witness],
    variants: Sequence[Variant] | None,
    look: Look,
    *,
    mark_speakers: bool = False,
    spots: Sequence[Sequence[Span]] = (),
    indent: str = "    ",
) -> list[Line]:
    """Return each witness under the other: a line of where and who, then the text behind a bar.

    `variants` are the differences to mark, and `spots` what else to mark in each, as in `marked`.
    """
    bar: Line = [(f"{indent}│ ", "dim")]
    lines: list[Line] = []
    for witness, side, told in zip(witnesses, sides(witnesses), spots or [()] * len(witnesses), strict=True):
        lines += place_line(witness, look, side if mark_speakers else "", indent)
        lines += wrap(marked(witness, side, variants, look, told), look.width, bar, bar)
    return lines


def place_line(witness: Witness, look: Look, side: str = "", indent: str = "    ") -> list[Line]:
    """Return where a witness stands and who speaks, the speaker marked as of a side where one is given."""
    who = _speaker(witness, side, look.color)
    return wrap([*_place(witness, look), *who], look.width, [(indent, "")], [(indent + "  ", "")])


def named_lines(label: str, named: Sequence[Witness], look: Look) -> list[Line]:
    """Return one dim line that names witnesses instead of showing them, or none where there are none."""
    if not named:
        return []
    places = ["".join(text for text, _ in _place(w, PLAIN)) for w in named[:_NAMED]]
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    return wrap([(f"{label} {', '.join(places)}{more}", "dim")], look.width, [("      ", "")], [("        ", "")])


def heading(alignment: Alignment) -> list[Chunk]:
    """Return what an alignment is: its kind, whose it is by most of its witnesses, and how many articles have it."""
    witnesses = alignment.witnesses
    documents = len({witness.document for witness in witnesses})
    title = _TITLES.get(alignment.kind) or logged(alignment.kind).capitalize()
    speakers = Counter(witness.speaker for witness in witnesses if witness.speaker)
    name, most = speakers.most_common(1)[0] if speakers else ("", 0)
    whose = f" · {logged(name)}" if 2 * most > len(witnesses) else ""
    return [(title + whose, "heading"), (f" · {counted(documents, 'article')}", "dim")]


def _place(witness: Witness, look: Look) -> list[Chunk]:
    """Return the outlet and `file:line` of a witness; the outlet goes unsaid where it is known by the file alone."""
    link = look.link(witness.document)
    where = (f"{logged(witness.document)}:{witness.line}", f"place link {link}" if link else "place")
    rank: list[Chunk] = [(" (reference)", "dim")] if witness.reference else []
    if witness.outlet == PurePosixPath(witness.document).stem:
        return [where, *rank]
    return [(logged(witness.outlet), "outlet"), (" ", ""), where, *rank]


def _speaker(witness: Witness, side: str, color: bool) -> list[Chunk]:
    if not witness.speaker:
        return []
    name = logged(witness.speaker)
    if not side:
        return [(f" · {name}", "")]
    return [(" · ", ""), emphasis(name, side) if color else (bracketed(name, side), "")]
