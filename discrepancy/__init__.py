"""Checks a folder of news articles for quotes and facts that do not agree across outlets.

The public API is `check` over `Article`s, the `Report` that it returns and the `Finding`s in it. The names load when
they are first used (PEP 562), so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from discrepancy.version import VERSION

if TYPE_CHECKING:
    from discrepancy.model import Article, Finding, Report
    from discrepancy.pipeline import check

__all__ = ["Article", "Finding", "Report", "__version__", "check"]

__version__ = VERSION

_HOMES = {
    "Article": "discrepancy.model",
    "Finding": "discrepancy.model",
    "Report": "discrepancy.model",
    "check": "discrepancy.pipeline",
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module that holds it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted(__all__)
