"""What all tests share: how hypothesis runs, which tests wait for `-m slow`, and the articles to try things on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hostile import HOSTILE_ARTICLES
from hypothesis import HealthCheck, settings

from discrepancy.model import Article, Report
from discrepancy.pipeline import check, check_folder, extract_folder

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SAMPLE = 60  # articles of a large folder that are looked at

settings.register_profile(
    "quick", max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000, derandomize=False)
settings.load_profile("quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is slow, unless a mark was asked for by `-m`."""
    if not config.getoption("-m"):
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(pytest.mark.skip(reason="slow: run with -m slow"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many generated cases of hostile input were tried, and how many failed."""
    cases = {
        outcome: sum("test_hostile.py" in report.nodeid for report in terminalreporter.stats.get(outcome, ()))
        for outcome in ("passed", "failed")
    }
    if any(cases.values()):
        terminalreporter.write_line(f"hostile input: {cases['passed']} cases passed, {cases['failed']} failed")


@pytest.fixture(scope="session")
def seeds() -> list[Article]:
    """The articles that the project carries."""
    return list(extract_folder(ROOT / "seeds").articles)


@pytest.fixture(scope="session")
def samples() -> list[Article]:
    """Articles of real newspapers and of stories, where they lie beside the project."""
    if not SHARED.is_dir():
        pytest.skip("no articles beside the project")
    folders = [SHARED / "seeds", *sorted((SHARED / "stories").iterdir()), SHARED / "eval" / "quotes" / "dev"]
    found = []
    for folder in folders:
        articles = list(extract_folder(folder).articles)
        found += articles if len(articles) <= SAMPLE else random.Random(0).sample(articles, SAMPLE)
    return found


@pytest.fixture(scope="session")
def seeds_report(seeds: list[Article]) -> Report:
    """What the project says of the articles that it carries."""
    return check(seeds)


@pytest.fixture(scope="session", params=["seeds", "shared seeds", "hostile"])
def any_report(request: pytest.FixtureRequest, seeds_report: Report) -> Report:
    """A report to write in every format: of the seeds, of articles beside the project, of articles that mean harm."""
    if request.param == "seeds":
        return seeds_report
    if request.param == "hostile":
        return check(HOSTILE_ARTICLES)
    if not (SHARED / "seeds").is_dir():
        pytest.skip("no articles beside the project")
    return check_folder(SHARED / "seeds")
