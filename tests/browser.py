"""A headless Chromium for the tests of the HTML report, and pages in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
REQUIRED = "DISCREPANCY_BROWSER_TESTS"
SECONDS = 20  # that anything on a page may take
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine; without one the tests skip, or fail where it is required."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        told = f"no browser on this machine: none of {', '.join(NAMES)} is on the path"
        if os.environ.get(REQUIRED) == "required":
            pytest.fail(f"{told}, and {REQUIRED} is set to required")
        pytest.skip(told)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser
        browser.close()


class Visit:
    """A page that is open, and what went on in it: its errors, its requests, its dialogs."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page, self.url = page, file.as_uri()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        page.set_default_timeout(SECONDS * 1000)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda line: self.errors.append(line.text) if line.type in ("error", "warning") else None)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def go(self, fragment: str = "") -> Page:
        """Open the page afresh, with a fragment such as `#f1`."""
        self.page.goto("about:blank")
        self.page.goto(self.url + fragment)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """The requests for anything but the page itself."""
        return [url for url in self.requests if url.partition("#")[0] not in (self.url, "about:blank")]
