"""Makes the pictures of the README from the sample articles, so that they show what the program shows today.

    python docs/pictures.py

Writes `report.svg` (the terminal's report) and, with a Chromium on the path, `report.png` (the top of the HTML one),
beside this file.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from discrepancy.pipeline import check_folder, collated
from discrepancy.report import formats
from discrepancy.report.look import PLAIN

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent / "seeds"
SIZE = {"width": 1280, "height": 1104}


def svg() -> str:
    """Return the picture of the terminal's report."""
    return formats.render("svg", collated(check_folder(SEEDS)), PLAIN)


def png() -> bytes | None:
    """Return the top of the HTML report as a picture, or None where there is no browser."""
    from playwright.sync_api import sync_playwright

    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        return None
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(formats.render("html", collated(check_folder(SEEDS)), PLAIN), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(file.as_uri())
        picture = page.screenshot()
        browser.close()
    return picture


def main() -> None:
    """Write both pictures, and say so where one could not be made."""
    (HERE / "report.svg").write_text(svg(), encoding="utf-8")
    picture = png()
    if picture is None:
        sys.exit("no browser on this machine: report.png was left as it is")
    (HERE / "report.png").write_bytes(picture)


if __name__ == "__main__":
    main()
