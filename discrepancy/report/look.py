"""How a report is to look: what the caller knows of the medium and of what its reader wants to see."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from discrepancy.model import Severity

CONTEXT = 12


@dataclass(frozen=True, slots=True)
class Look:
    """What a renderer may need to know beside the report; each takes what it can use.

    `width` is in cells; findings below `min_severity` are counted, not shown, where a person reads the format.
    `folder` is the way from the working directory to the articles, with forward slashes, "" for the directory itself:
    a tool that annotates files finds them there. `root` is the absolute folder, to which `links` may be made.
    `context` is the number of words kept on either side of a difference in a long text.
    `show_held` asks for the findings held from the gate, too, `statistics` for what each rule found, and without a
    `summary` a person gets the findings alone. A long report may be set by as many processes as there are `jobs`.
    """

    width: int = 80
    color: bool = False
    min_severity: Severity = Severity.NOTE
    folder: str = ""
    root: Path | None = None
    template: Path | None = None
    context: int = CONTEXT
    links: bool = False
    show_held: bool = False
    summary: bool = True
    statistics: bool = False
    jobs: int = 1

    def path(self, document: str) -> str:
        """Return where a document lies, from the working directory; one above the folder is found there as well."""
        path = f"{self.folder}/{document}" if self.folder else document
        return posixpath.normpath(path) if document.startswith("../") else path

    def link(self, document: str) -> str | None:
        """Return the address of a document, or None where the medium has no use for one."""
        return (self.root / document).as_uri() if self.links and self.root else None


PLAIN = Look()
