"""Every key of a configuration, declared once: what it is for, what it may hold, and whether a profile may hold it.

The reader and the JSON Schema go by this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from discrepancy.config import shapes, tables
from discrepancy.config.shapes import Shape
from discrepancy.config.values import OFF

_SEVERITIES = tuple(level for level in tables.LEVELS if level != OFF)


@dataclass(frozen=True, slots=True)
class Key:
    """One key: `doc` says in a sentence what it does, `shape` reads it; `profile` tells that a profile may hold it."""

    doc: str
    shape: Shape
    profile: bool = False


KEYS = {
    "title": Key("What this file is called, in a few words.", shapes.PLAIN, profile=True),
    "why": Key("Why it is as it is.", shapes.PLAIN, profile=True),
    "sources": Key("The published guides that it follows.", shapes.TEXTS, profile=True),
    "extends": Key(
        "Profiles by name, and files relative to this one, that lie beneath it; the later over the earlier.",
        shapes.TEXTS,
        profile=True,
    ),
    "profile": Key("The profile beneath this file, by name or path; --profile replaces it.", shapes.TEXT),
    "rules": Key("Rule files or folders to use as well, relative to this file.", shapes.PATHS),
    "select": Key("Judge by these rules or families alone; an empty list is all of them.", shapes.LIST, profile=True),
    "ignore": Key("Rules or families to leave out.", tables.IGNORED, profile=True),
    "severity": Key("Severities by rule or family: error, warning, note or off.", tables.SEVERITIES, profile=True),
    "fail_on": Key("The least severity that shuts the gate.", shapes.one_of((*_SEVERITIES, "never")), profile=True),
    "min_severity": Key("The least severity shown.", shapes.one_of(_SEVERITIES), profile=True),
    "min_confidence": Key(
        "Leave out findings of rules that are right less often, from 0 to 1.", shapes.SHARE, profile=True
    ),
    "jobs": Key("Worker processes.", shapes.COUNT),
    "include": Key("Read these documents alone; patterns as in .gitignore.", shapes.GLOBS),
    "exclude": Key("Leave these documents out; patterns as in .gitignore.", shapes.GLOBS),
    "outlets": Key("Outlets by pattern of documents, where the front matter names none.", tables.OUTLETS),
    "overrides": Key("Other severities for findings in some documents or outlets.", tables.OVERRIDES),
    "baseline": Key("The file of the findings that are known, relative to this one.", shapes.PATH),
    "accepted": Key("Files of findings that are accepted, relative to this one.", shapes.PATHS),
}
PROFILE_KEYS = tuple(name for name, key in KEYS.items() if key.profile)
