"""The report as one HTML page that holds all it needs: nothing is fetched, and without JavaScript it can be read.

What it shows is made in `page/`; the templates turn that into HTML, with every word escaped and what is invisible in
it made visible. The page's own policy lets the browser run its two scripts and its style sheet, by their hashes, and
nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from discrepancy.model import Report
from discrepancy.report.look import PLAIN, Look
from discrepancy.report.page.view import page
from discrepancy.report.visible import visible


def render(report: Report, look: Look = PLAIN) -> str:
    """Return the report as an HTML page; the same report gives the same bytes."""
    environment = _environment()
    return environment.get_template("page.html").render(page=page(report, look), policy=_policy())


@cache
def _environment() -> Environment:
    """Return the templates' environment; there `asset` is a style sheet or script, as it stands."""
    environment = Environment(
        loader=PackageLoader("discrepancy.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = _asset
    return environment


def _shown(value: Any) -> Any:
    """Return text with what is unsafe to show made visible; markup is the page's own."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _asset(name: str) -> Markup:
    environment = _environment()
    assert environment.loader is not None
    source, _, _ = environment.loader.get_source(environment, name)
    return Markup(source.replace("\r\n", "\n"))  # a browser hashes what it has parsed


@cache
def _policy() -> str:
    """Return the Content-Security-Policy: the page's own scripts and style by their hashes, and nothing else."""
    scripts = " ".join(_hash(name) for name in ("theme.js", "page.js"))
    style = _hash("page.css")
    return f"default-src 'none'; script-src {scripts}; style-src {style}; base-uri 'none'; form-action 'none'"


def _hash(name: str) -> str:
    digest = hashlib.sha256(_asset(name).encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
