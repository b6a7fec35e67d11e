"""Articles that mean harm: what they print is markup, a command or a control to some reader of a report."""

from __future__ import annotations

from discrepancy.model import Article

MARKUP = (
    "::error file=x::boom ##[error]no ##vso[task.complete] ]]> <script>alert(1)</script> [a](http://evil.test) "
    "@octocat #1 GH-2 `x` **b** ~~c~~ | <!-- --> & &amp; "
    "{0} {{ x }} https://evil.test www.evil.test me@evil.test $x$ :tada:"
)
CONTROLS = "\x00\x1b[31m\x9b2J\u202eabc\u2066\u200b\ufeff\ufffe\uffff\U0001d54f\U0001f600 \udc80 %0A%25"
LINE = "x" * 100_000


def _text(word: str, filling: str) -> str:
    first = f"Berlin — “We {word} rebuild the wall {filling} before winter and keep it so,” Dana Orrin said."
    second = f"::error::a start “It {word} not be {MARKUP} repaired at once, and that is final,” Kim Vale said."
    third = f"\U0001d54f\U0001d54f “She {word} accept the offer {CONTROLS}\r\nof the council by May,” Lee Mock said."
    return "\n\n".join([first, second, third])


HOSTILE_ARTICLES = (
    Article("a\n::error::x.txt", f"<b>Out</b> {MARKUP}", _text("will", LINE)),
    Article("b, c%3A:d é\u202e.txt", f"Wire {CONTROLS}", _text("could", "")),
    Article("c\udc80]]>.txt", "Post", _text("could", "")),
)
