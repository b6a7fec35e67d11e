"""The HTML report, in a browser: filters, links, keys, hostile articles, reading without JavaScript, access, print."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Visit, chromium
from playwright.sync_api import Browser, Page

from discrepancy.errors import Problem
from discrepancy.model import (
    Alignment,
    Article,
    Attribution,
    Finding,
    Held,
    Hold,
    Kind,
    Report,
    RuleInfo,
    Severity,
    Statements,
    Witness,
)
from discrepancy.pipeline import check, check_folder, collated
from discrepancy.report.html import render

ROOT = Path(__file__).parent.parent
SMALL, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("html")


@pytest.fixture(scope="module")
def sample(folder: Path) -> Path:
    file = folder / "sample.html"
    file.write_text(render(collated(check_folder(ROOT / "seeds"))), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def story(folder: Path) -> Path:
    """A short report that has every part of the page: axe looks at each element for long."""
    report = check_folder(ROOT / "benchmarks" / "stories" / "61-mine-explosion")
    held = Held(report.findings[-1], Hold.ACCEPTED, "agreed with the desk", "Ana", date(2031, 5, 1))
    file = folder / "story.html"
    problems = (Problem("bad.txt", "is not text"),)
    file.write_text(render(replace(report, held=(held,), problems=problems)), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def large(folder: Path) -> Path:
    """A report long enough to be folded."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from generate import generate

    generate(folder / "articles", 80, size=2500, seed=1)
    file = folder / "large.html"
    file.write_text(render(collated(check_folder(folder / "articles"))), encoding="utf-8")
    return file


@pytest.fixture
def open_page(browser: Browser) -> Iterator:
    contexts = []

    def open_in(file: Path, **options) -> Visit:
        contexts.append(browser.new_context(**{"viewport": WIDE, **options}))
        return Visit(contexts[-1].new_page(), file)

    yield open_in
    for context in contexts:
        context.close()


@pytest.fixture
def visit(open_page, sample: Path) -> Iterator[Visit]:
    opened = open_page(sample)
    opened.go()
    yield opened
    assert opened.errors == [] and opened.strangers == [] and opened.dialogs == []


def shown(page: Page) -> int:
    return page.locator(".finding:visible").count()


def choose(page: Page, filter_name: str, name: str) -> None:
    value = page.get_attribute(f"[name={filter_name}] [data-name='{name}']", "value")
    page.select_option(f"[name={filter_name}]", value)


def address(page: Page) -> str:
    """Return what stands behind the `#`: asked of the page itself, since the browser tells of changes late."""
    return page.evaluate("location.href.split('#')[1] || ''")


def status(page: Page) -> str:
    return page.locator("#count").inner_text()


# Filters and their address.


def test_each_filter_leaves_what_it_names_and_says_how_much(visit):
    page = visit.page
    assert status(page) == "14 of 14 shown"
    page.uncheck("[value=warning]")
    assert status(page) == "6 of 14 shown" and shown(page) == 6
    assert set(page.locator(".finding:visible").evaluate_all("all => all.map(e => e.dataset.s)")) == {"error", "note"}
    page.check("[value=warning]")
    choose(page, "rule", "wording/negation")
    assert status(page) == "1 of 14 shown"
    page.select_option("[name=rule]", index=0)
    choose(page, "speaker", "Kaja Kallas")
    assert status(page) == "1 of 14 shown"
    page.select_option("[name=speaker]", index=0)
    page.fill("[name=text]", "WHOLE  host")
    assert status(page) == "1 of 14 shown"


def test_words_are_looked_for_in_each_pair_and_not_in_the_reasons_of_its_rule(visit):
    page = visit.page
    page.fill("[name=text]", "remains “on the table”")
    assert status(page) == "1 of 14 shown"
    page.fill("[name=text]", "Reuters Handbook")
    assert status(page) == "0 of 14 shown"
    page.fill("[name=text]", page.locator(".print code").nth(3).text_content())
    assert status(page) == "1 of 14 shown"


def test_a_family_is_a_choice_like_its_rules(visit):
    page = visit.page
    choose(page, "rule", "contradiction")
    rules = page.locator(".finding:visible .rule").all_inner_texts()
    assert rules == ["contradiction/position", "contradiction/figure"]


def test_the_counts_of_one_filter_follow_the_others(visit):
    page = visit.page
    choose(page, "outlet", "Lantern Online")
    assert page.locator("label.error .n").inner_text() == "2"
    labels = page.locator("[name=rule] option").all_inner_texts()
    assert "wording/modal (1)" in labels and "wording/negation (0)" in labels
    page.uncheck("[value=error]")
    assert "Lantern Online (3)" in page.locator("[name=outlet] option").all_inner_texts()


def test_the_address_holds_the_filters_and_brings_them_back(visit, open_page, sample):
    page = visit.page
    page.uncheck("[value=note]")
    choose(page, "rule", "wording")
    page.fill("[name=text]", "could & will")
    assert unquote_plus(address(page)) == "severity=error,warning&rule=wording&text=could & will"
    page.fill("[name=text]", "could")
    other = open_page(sample)
    again = other.go("#" + address(page))
    assert status(again) == status(page) == "1 of 14 shown"
    assert again.input_value("[name=text]") == "could" and not again.is_checked("[value=note]")
    again.click("#clear")
    assert status(again) == "14 of 14 shown" and address(again) == ""


def test_a_name_that_the_report_does_not_have_filters_nothing(visit):
    assert status(visit.go("#rule=no/such&outlet=%3Cb%3E&severity=error")) == "5 of 14 shown"


def test_where_nothing_is_left_the_page_says_so_and_shows_all_again(visit):
    page = visit.page
    page.fill("[name=text]", "no such words")
    assert status(page) == "0 of 14 shown" and page.is_visible("#none")
    page.click("#all")
    assert status(page) == "14 of 14 shown" and page.is_hidden("#none")


def test_the_headline_filters_by_severity(visit):
    visit.page.click("h1 a.warning")
    assert status(visit.page) == "8 of 14 shown"


def test_the_status_is_announced(visit):
    assert visit.page.get_attribute("#count", "aria-live") == "polite"


# From a finding to its place in an article, and back.


def test_a_finding_leads_to_the_very_words_and_the_margin_back(visit):
    page = visit.page
    group = page.locator(".group", has_text="leaves out “not”")
    group.locator("figure a.place").first.click()
    target = page.locator(":target")
    assert target.inner_text().startswith("The United States does believe")
    assert "error" in target.get_attribute("class") and is_in_view(page, ":target")
    page.locator("p:has(:target) .margin a.error").click()
    assert page.locator(":target h3").inner_text() == group.locator("h3").inner_text()
    assert is_in_view(page, ":target h4")


def is_in_view(page: Page, selector: str) -> bool:
    box, height = page.locator(selector).first.bounding_box(), page.viewport_size["height"]
    return box is not None and 0 <= box["y"] < height


def test_words_in_an_article_lead_to_the_apparatus_and_from_there_to_the_finding(visit):
    page = visit.page
    page.locator(".copytext > p > a", has_text="a whole host of things that we will do").first.click()
    entry = page.locator(".edition:target")
    assert "could]\N{SPACE}will LO" in entry.inner_text().replace("\N{NO-BREAK SPACE}", " ")
    entry.locator("a.error").click()
    assert "quotes “will”" in page.locator(".group:target").inner_text()


def test_every_link_of_the_page_has_its_target(visit, open_page, large):
    broken = """all => all.map(a => a.getAttribute('href').slice(1))
        .filter(id => !id.includes('=') && !document.getElementById(id))"""
    assert visit.page.locator("a[href^='#']").evaluate_all(broken) == []
    assert open_page(large).go().locator("a[href^='#']").evaluate_all(broken) == []


def test_no_identifier_stands_twice(visit, open_page, large):
    twice = "all => all.length - new Set(all.map(e => e.id)).size"
    assert visit.page.locator("[id]").evaluate_all(twice) == 0
    assert open_page(large).go().locator("[id]").evaluate_all(twice) == 0


def test_a_link_to_a_finding_that_is_filtered_away_shows_it(visit):
    page = visit.page
    page.fill("[name=text]", "no such words")
    page.evaluate("location.hash = 'f3'")
    page.wait_for_function("document.querySelector('#f3').checkVisibility()")
    assert status(page) == "14 of 14 shown"


def test_a_link_opens_what_is_folded(open_page, large):
    visit = open_page(large)
    page = visit.go()
    assert page.locator("details.article[open]").count() == 0
    page.locator("figure a.place").first.click()
    page.wait_for_function("document.querySelector(':target')?.checkVisibility()")
    page.wait_for_timeout(100)
    assert is_in_view(page, ":target") and visit.errors == []


def test_a_table_of_many_stories_has_only_the_outlets_of_one(open_page, large):
    page = open_page(large).go()
    columns = page.locator("thead tr").evaluate_all("all => all.map(row => row.cells.length - 1)")
    assert len(columns) > 5 and max(columns) <= 12


# Keys.


def test_j_and_k_go_from_finding_to_finding(visit):
    page = visit.page
    heads = page.locator(".pair").evaluate_all("all => all.map(e => e.querySelector('h4').textContent)")
    head = "document.activeElement.querySelector('h4')?.textContent"
    page.keyboard.press("j")
    assert page.evaluate(head) == heads[0]
    page.keyboard.press("j")
    assert page.evaluate(head) == heads[1]
    page.keyboard.press("k")
    assert page.evaluate(head) == heads[0]


def test_j_passes_over_what_is_filtered_away(visit):
    page = visit.page
    page.uncheck("[value=error]")
    page.keyboard.press("j")
    assert "warning" in page.evaluate("document.activeElement.innerText")


def test_slash_looks_for_words_and_escape_clears(visit):
    page = visit.page
    page.keyboard.press("/")
    page.keyboard.type("jk/?")
    assert page.input_value("[name=text]") == "jk/?" and status(page) == "0 of 14 shown"
    page.keyboard.press("Escape")
    assert page.input_value("[name=text]") == "" and status(page) == "14 of 14 shown"


def test_the_question_mark_shows_the_keys_and_they_can_be_switched_off(visit):
    page = visit.page
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    assert page.is_hidden("#help")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


# What else the page can do.


def test_a_fingerprint_can_be_copied(open_page, sample):
    visit = open_page(sample, permissions=["clipboard-read", "clipboard-write"])
    page = visit.go()
    page.locator(".why summary").first.click()
    page.locator(".copy").first.click()
    page.wait_for_function("document.querySelector('.copy').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".print code").first.inner_text()


def test_the_theme_can_be_switched(visit):
    page = visit.page
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.click("#theme")
    assert page.evaluate(paper) != before
    page.click("#theme")
    assert page.evaluate(paper) == before


def test_without_javascript_all_can_be_read_and_no_dead_control_is_shown(open_page, sample):
    visit = open_page(sample, java_script_enabled=False)
    page = visit.go()
    assert shown(page) == 14
    assert page.locator("button:visible, select:visible, input:visible").count() == 0
    assert page.is_visible("text=Speaking in Brussels on Tuesday") and page.locator("td:visible").count() > 50
    page.locator(".why summary").first.click()
    assert page.locator(".why p").first.is_visible()
    assert visit.strangers == []


def test_in_print_everything_is_unfolded_and_nothing_is_a_control(visit):
    page = visit.page
    page.locator(".article summary").first.click()
    page.uncheck("[value=note]")
    page.emulate_media(media="print", color_scheme="dark")
    folded = "all => all.filter(e => !e.getClientRects().length || !e.checkVisibility()).length"
    assert page.locator(".group:not([hidden]) p, #apparatus p, .article p").evaluate_all(folded) == 0
    assert page.locator("button:visible, select:visible, nav:visible").count() == 0
    said = "getComputedStyle(document.querySelector('#findings-head'), '::after').content"
    assert "13 of 14 shown" in page.evaluate(f"{said} + document.querySelector('#findings-head').dataset.shown")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
def test_axe_finds_nothing_serious(open_page, story, theme, size):
    page = open_page(story, color_scheme=theme, viewport=size, bypass_csp=True).go()
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_narrow_page_scrolls_one_way_only(open_page, sample, large):
    for file in (sample, large):
        page = open_page(file, viewport=SMALL).go()
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


def test_headings_come_in_order(visit, open_page, large):
    for page in (visit.page, open_page(large).go()):
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(e => Number(e.tagName[1]))")
        assert levels[0] == 1 and all(later <= earlier + 1 for earlier, later in pairwise(levels))


# What articles may try.

EVIL = (
    '"><script>alert(1)</script><img src=x onerror=alert(2)>\' onmouseover=alert(3) x="'
    "</script></style></title><!-- --><svg onload=alert(4)> {{ 7*7 }} {% raw %} ${7*7} &lt;b&gt; "
    "\x00\x1b[31m\u202egnp.exe\u2066 \ud800 javascript:alert(5)"
)


def evil_report() -> Report:
    text = f"---\nurl: javascript:alert(6)\n---\n“{EVIL}” said Al.\n\n“{EVIL}” said Bo."
    articles = tuple(
        Article(f"{name}{EVIL}.txt", name + EVIL, text, EVIL, None, "javascript:alert(7)") for name in ("a", "b")
    )
    start = text.index(EVIL)
    a, b = (
        Witness(article.id, article.outlet, start, start + len(EVIL), 4, 2, EVIL, f"Al {EVIL}") for article in articles
    )
    finding = Finding("evil/" + EVIL, Severity.ERROR, EVIL, "q", "f" + EVIL, (a, b))
    quotes = [
        Statements(each.id, (Attribution(each.id, Kind.DIRECT, ((start, start + len(EVIL)),)),)) for each in articles
    ]
    return Report(
        articles,
        (Alignment("q", EVIL, (a, b)),),
        (finding,),
        problems=(Problem(f"/tmp/{EVIL}", EVIL),),
        statements=tuple(quotes),
        rules=(RuleInfo("evil/" + EVIL, EVIL, Severity.ERROR, EVIL, EVIL),),
        held=(Held(finding, Hold.ACCEPTED, EVIL, EVIL, date(2025, 1, 1)),),
    )


def test_hostile_text_is_inert(open_page, folder):
    file = folder / "evil.html"
    file.write_text(render(evil_report()), encoding="utf-8")
    visit = open_page(file)
    page = visit.go()
    page.hover("h4")
    page.locator("figure a.place").first.click()
    page.keyboard.press("j")
    assert visit.dialogs == [] and visit.errors == [] and visit.strangers == []
    assert page.locator("script").count() == 2 and page.locator("style").count() == 1
    assert page.locator("img, svg, iframe, object, embed, base, link").count() == 0
    names = page.locator("*").evaluate_all("all => all.flatMap(e => e.getAttributeNames())")
    assert not [name for name in names if name.startswith("on") or name == "style"]
    assert set(page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href')[0])")) == {"#"}
    text = page.locator("body").inner_text()
    assert "{{ 7*7 }}" in text and "<script>alert(1)</script>" in text and "49" not in text
    assert not re.search("[\x00\x1b\u202e\u2066\ud800]", page.content())


def test_the_policy_of_the_page_lets_no_other_script_run(visit):
    page = visit.page
    script = "Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'})"
    page.evaluate(f"document.body.append({script})")
    assert page.evaluate("window.ran") is None
    assert "Content Security Policy" in visit.errors.pop()


# The page as text: no browser needed.


@pytest.mark.parametrize("url", ["https://a.example/x", "http://a.example"])
def test_an_address_of_the_web_is_a_link(url):
    assert f'href="{url}" rel=' in render(Report((Article("a.txt", "A", "Text.", url=url),), (), ()))


@pytest.mark.parametrize("url", ["javascript:alert(1)//http://x", " javascript:x", "//x.example", "data:text/html,x"])
def test_any_other_address_is_text(url):
    html = render(Report((Article("a.txt", "A", "Text.", url=url),), (), ()))
    assert "rel=" not in html and f"<span>{url}</span>" in html


def test_equal_reports_give_equal_bytes_whatever_the_order(seeds):
    first = render(collated(check(seeds)))
    assert first == render(collated(check(reversed(seeds))))
    assert str(ROOT) not in first


def test_problems_are_told_without_the_folders_of_the_machine():
    report = Report((), (), (), problems=(Problem("/home/someone/news/bad.txt", "is not text", 3),))
    html = render(report)
    assert "/home/someone" not in html and "<code>bad.txt:3</code> is not text" in html


def test_what_was_held_back_is_told_with_its_reason():
    report = evil_report()
    held = replace(report.held[0], reason="agreed with the desk", owner="Ana", until=date(2031, 5, 1))
    html = render(replace(report, findings=(), held=(held,)))
    for part in ("1 finding held: 1 accepted", "agreed with the desk", "by Ana", "until 2031-05-01", "accepted"):
        assert part in html
    assert "Nothing to show" in html


def test_a_report_of_nothing_is_a_page():
    html = render(Report((), (), ()))
    assert "0 errors" in html and 'id="matrix"' not in html
