"""Rules tried on the examples in their own files: what a rule says that it flags and passes, it must."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discrepancy.judge.rule import Example, Rule


def failures(rule: Rule) -> Iterator[str]:
    """Yield a sentence for each example that the rule does not judge as its file says."""
    for number, example in enumerate(rule.examples.flags, 1):
        if not _messages(rule, example):
            yield f"flagging example {number} is not flagged"
    for number, example in enumerate(rule.examples.passes, 1):
        for message in _messages(rule, example):
            yield f"passing example {number} is flagged: {message}"


def _messages(rule: Rule, example: Example) -> list[str]:
    """Return what the rule alone says of an example's articles, read and aligned as in any run."""
    from discrepancy.model import Article
    from discrepancy.pipeline import check

    articles = [Article(letter, letter.upper(), text) for letter, text in example.articles]
    return [finding.message for finding in check(articles, rules=[rule]).findings]
