"""Text made safe for GitHub's and GitLab's Markdown: it shows as it stands and does nothing.

What Markdown reads as a mark becomes a character reference, which is never a mark:
https://spec.commonmark.org/current/#entity-and-numeric-character-references. Forges look for mentions, references and
addresses in the finished text, where references are characters again; a zero-width space parts those:
https://github.github.com/gfm/#autolinks-extension- and
https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
"""

from __future__ import annotations

import re

from discrepancy.report.visible import visible

_MARKS = str.maketrans({mark: f"&#{ord(mark)};" for mark in "\\`*_[]<>&~|$^{}"})
_PART = "&#8203;"
# At the start of a line: lists, headings, rules, code by its indent, quick actions (`/close`).
_OPENING = re.compile(r"^(?:[-+=#/: ]|(\d+)(?=[.)]))")
# After these comes what a forge would make a link of: mentions, issues and merge requests, addresses, emoji.
_LINKS = re.compile(
    r"@(?=\w)|[#!](?=\w)|\b(?:GH|gh)-(?=\d)|:(?=//)|\b(?:www|WWW|Www)(?=\.)|\b(?:mailto|xmpp):|:(?=[\w+-]+:)|\b[0-9a-f]{6}(?=[0-9a-f])"
)


def escaped(text: str) -> str:
    """Return text as one line of Markdown that shows it, letter for letter, and holds no markup."""
    return opening(inline(text))


def inline(text: str) -> str:
    """Return text as a part of a line, not its first."""
    parted = _LINKS.sub(lambda match: f"{match.group()}\0", visible(text))
    return parted.translate(_MARKS).replace("\0", _PART)


def opening(markdown: str) -> str:
    """Return Markdown such that its first characters open no block where it starts a line."""
    return _OPENING.sub(lambda match: match[1] + _PART if match[1] else f"&#{ord(match[0])};", markdown)


def code(text: str) -> str:
    """Return text as code in one line: of one width, and with nothing in it read as markup."""
    return f"<code>{escaped(text)}</code>"
