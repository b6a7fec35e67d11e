"""A folder of small articles for end-to-end tests of the gate: two outlets that differ in a word, or do not."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from discrepancy.cli.main import shell

TODAY = "1900000000"  # 17 March 2030, in seconds since 1970
SAYS_NOT = "“We will not sell the port to anyone this year,” Mayor Ana Ruiz said on Monday."
SAYS = SAYS_NOT.replace("will not", "will")
OTHER = "“The ferries must be repaired before the winter storms,” engineer Tomas Beck said."
OTHER_CHANGED = OTHER.replace("must", "may")
FILLER = "Snow fell in the hills around the town, and the roads were closed."


def put(folder: Path, name: str, *paragraphs: str, outlet: str = "") -> Path:
    """Write an article of some paragraphs and return its path; without an outlet it has no front matter."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    front = f"---\noutlet: {outlet}\n---\n" if outlet else ""
    path.write_text(front + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def differing(folder: Path) -> Path:
    """Fill a folder with two articles that differ by a negation."""
    put(folder, "wire.md", SAYS_NOT, FILLER)
    put(folder, "post.md", SAYS, "The day was mild.")
    return folder


def discrepancy(*args: object, **env: str) -> Result:
    """Run the command line on a day that is always the same."""
    return CliRunner(env={"SOURCE_DATE_EPOCH": TODAY, **env}).invoke(
        shell, [str(arg) for arg in args], prog_name="discrepancy"
    )
