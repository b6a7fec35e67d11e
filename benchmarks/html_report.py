"""Measures the HTML report of many articles: its size, and how long a browser takes to open and to filter it.

    python benchmarks/html_report.py [--articles 500] [--runs 3]

Needs a Chromium on the path. Times are medians: to the end of loading, and from a letter typed into a filter to the
frame that shows its result. Exits 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from generate import generate
from playwright.sync_api import Page, sync_playwright

from discrepancy.pipeline import check_folder, collated
from discrepancy.report.html import render

LARGEST, SLOWEST = 10e6, 1.0
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
FILTER = """async (words) => {
  const form = document.querySelector("#filter"), start = performance.now();
  form.text.value = words;
  form.text.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}"""


def made(articles: int, folder: Path) -> tuple[Path, float]:
    """Write the report on generated articles; return its file and the seconds that rendering took."""
    generate(folder / "articles", articles, size=4000, seed=1)
    report = collated(check_folder(folder / "articles", jobs=2))
    start = time.perf_counter()
    text = render(report)
    seconds = time.perf_counter() - start
    file = folder / "report.html"
    file.write_text(text, encoding="utf-8")
    return file, seconds


def opened(page: Page, file: Path) -> tuple[float, float]:
    """Open the report; return the seconds to its being loaded, and those that the slowest of some filters takes."""
    page.goto(file.as_uri())
    loaded = page.evaluate(LOADED) / 1000
    return loaded, max(page.evaluate(FILTER, words) for words in ("council", "will", "no such words", "")) / 1000


def main() -> None:
    """Measure, print the table and exit 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        file, rendered = made(args.articles, Path(temporary))
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        runs = [opened(browser.new_page(viewport={"width": 1280, "height": 900}), file) for _ in range(args.runs)]
        browser.close()
        size = file.stat().st_size
    loaded, filtered = (statistics.median(times) for times in zip(*runs, strict=True))
    figures = (
        ("size", f"{size / 1e6:.1f} MB", f"< {LARGEST / 1e6:.0f} MB", size < LARGEST),
        ("rendered", f"{rendered:.2f} s", "", True),
        ("loaded", f"{loaded:.2f} s", "", True),
        ("filtered", f"{filtered:.2f} s", f"<= {SLOWEST:.0f} s", filtered <= SLOWEST),
    )
    print(f"HTML report of {args.articles} articles")
    for name, value, goal, met in figures:
        print(f"{name:12} {value:>10}   {goal:10} {'' if met else 'MISSED'}".rstrip())
    sys.exit(0 if all(met for *_, met in figures) else 1)


if __name__ == "__main__":
    main()
