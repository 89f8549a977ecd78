"""The control header in a browser: what is due is counted on the day of reading, and marks are not missed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from sms_docs import render
from tests.sites import copy_reference, edit, run
from tests.web import served

pytestmark = [pytest.mark.slow, pytest.mark.browser]
THEME = Path(render.__file__).parent.parent / "theme"
PLAN = "plans/implementation-plan/"
REVIEW = ".sms-control time[data-sms-due]"
MARKS = {
    "processes/planted-draft/": "Draft: not in force",
    "processes/planted-obsolete/": "Obsolete: do not use",
    "processes/planted-review/": "In review: not in force",
}
WITHDRAWN = """\
---
id: SMS-PRO-090
title: 'Fax "requests" </style> \\ {{ 6 * 7 }} العربية 🙂'
kind: incident-management-process
version: "2.3"
status: withdrawn
owner: incident-process-owner
authors: [PER-05]
approvers: [sms-manager]
effective_from: 2026-11-08
classification: internal
clauses: ["8.6.1"]
---

# Fax requests

Faxes are answered on the same day.
"""
LOG = """\
- {version: "2.3", decision: approved, by: PER-02, role: sms-manager, on: 2026-11-05, change: major, reason: First.}
- {version: "2.3", decision: withdrawn, by: PER-02, role: sms-manager, on: 2026-12-05, reason: No fax "</p>" came.}
"""


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site built on 2027-08-11 whose settings fix no day: a withdrawn page, a late review, one not yet in force."""
    folder = copy_reference(tmp_path_factory.mktemp("moving") / "sms")
    edit(folder, "data/settings.yml", "as_of: 2027-08-11\n", "")
    edit(folder, "content/registers/service-catalogue.md", "review_interval_months: 6", "review_interval_months: 1")
    edit(folder, "content/processes/incident-management.md", "effective_from: 2027-06-02", "effective_from: 2027-09-01")
    (folder / "content/processes/fax.md").write_text(WITHDRAWN, "utf-8")
    (folder / "data/decisions/SMS-PRO-090.yml").write_text(LOG, "utf-8")
    done = run(folder, "mkdocs", "build", "--no-strict", SOURCE_DATE_EPOCH="1817985600", SMS_PAGES="lean")
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "site") as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(viewport={"width": 1280, "height": 720})
    yield opened
    opened.close()


def read_on(page: Page, day: str, address: str) -> None:
    """Open a page as somebody does on a day, at noon."""
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.goto(address)


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    [
        ("2027-01-20", "due in 172 days", "sms-muted"),
        ("2027-06-10", "due in 31 days", "sms-muted"),
        ("2027-06-11", "due in 30 days", "sms-warn"),
        ("2027-07-10", "due in 1 day", "sms-warn"),
        ("2027-07-11", "due today", "sms-warn"),
        ("2027-07-12", "overdue by 1 day", "sms-bad"),
        ("2027-07-14", "overdue by 3 days", "sms-bad"),
        ("2030-07-11", "overdue by 1096 days", "sms-bad"),
    ],
)
def test_the_days_are_said_in_words(page: Page, day: str, words: str, tone: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.set_content('<time datetime="2027-07-11" data-sms-due>2027-07-11</time>')
    page.add_script_tag(path=THEME / "js" / "due.js")
    badge = page.locator(".sms-due")
    assert badge.text_content() == words
    assert badge.get_attribute("class") == f"sms-due {tone}"
    assert page.locator("time").text_content() == f"2027-07-11 {words}"


def test_a_site_that_nobody_rebuilds_does_not_lie(page: Page, moving: str) -> None:
    read_on(page, "2027-10-05", moving + PLAN)
    assert page.locator(REVIEW).text_content() == "2027-10-02 overdue by 3 days"


def test_an_old_site_says_that_its_states_are_old(page: Page, moving: str) -> None:
    built = page.context.request.get(moving + PLAN).text().partition('name="sms-built" content="')[2][:10]
    later = date.fromisoformat(built) + timedelta(days=40)
    read_on(page, later.isoformat(), moving + "audit/calendar/")
    assert page.locator(".sms-stale").inner_text().startswith(f"Built for {built}, 40 days ago: states and counts are")
    read_on(page, built, moving + "audit/calendar/")
    assert page.locator(".sms-stale").count() == 0


def test_where_the_day_is_fixed_nothing_is_old(page: Page, reference: str) -> None:
    read_on(page, "2031-01-01", reference + "audit/calendar/")
    assert page.locator(".sms-stale").count() == 0


def test_the_day_is_that_of_the_reader_and_not_of_another_time_zone(chromium: Browser, moving: str) -> None:
    context = chromium.new_context(timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.clock.set_fixed_time("2027-10-01T23:00:00Z")
    page.goto(moving + PLAN)
    assert page.locator(f"{REVIEW} .sms-due").text_content() == "due today"
    context.close()


def test_where_the_settings_fix_the_day_the_page_says_so_and_counts_from_it(page: Page, reference: str) -> None:
    read_on(page, "2031-01-01", reference + PLAN)
    assert page.locator(f"{REVIEW} .sms-due").text_content() == "due in 52 days"
    assert page.get_by_text("As of 2027-08-11; what is due is counted from that day.").is_visible()


def test_where_the_settings_fix_no_day_no_page_says_one(page: Page, moving: str) -> None:
    read_on(page, "2027-08-11", moving + PLAN)
    assert page.locator(".sms-as-of").count() == 0
    assert page.locator("meta[name=sms-as-of]").count() == 0


def test_what_was_overdue_at_the_build_is_counted_anew(page: Page, moving: str) -> None:
    read_on(page, "2027-08-11", moving + "registers/service-catalogue/")
    assert page.locator(f"{REVIEW} .sms-due").count() == 1
    assert (page.locator(f"{REVIEW} .sms-due").text_content() or "").startswith("overdue by ")


def test_without_a_script_the_days_and_the_word_of_the_build_stand(chromium: Browser, moving: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(moving + PLAN)
    assert page.locator(REVIEW).text_content() == "2027-10-02"
    page.goto(moving + "registers/service-catalogue/")
    assert (page.locator(REVIEW).text_content() or "").endswith(" overdue")
    context.close()


def test_a_document_that_holds_from_a_later_day_says_so_until_then(page: Page, moving: str) -> None:
    for day, seen in (("2027-08-31", True), ("2027-09-01", False)):
        read_on(page, day, moving + "processes/incident-management/")
        assert page.get_by_text("Approved, but not in force yet.").is_visible() is seen
        assert page.get_by_text("(not yet)").is_visible() is seen


@pytest.mark.parametrize("given", ["2027-02-30", "soon", "", "2027-2-3", "20270203", "0099-01-01x"])
def test_what_is_no_day_is_left_alone(page: Page, given: str) -> None:
    page.set_content(f'<p><time datetime="{given}" data-sms-due>as it was</time></p>')
    page.add_script_tag(path=THEME / "js" / "due.js")
    assert page.locator("p").inner_html() == f'<time datetime="{given}" data-sms-due="">as it was</time>'


def test_counting_again_adds_no_second_badge(page: Page) -> None:
    page.set_content('<time datetime="2027-02-01" data-sms-due>2027-02-01</time>')
    page.add_script_tag(path=THEME / "js" / "due.js")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".sms-due").count() == 1


def test_nothing_moves_when_the_days_are_counted(page: Page) -> None:
    styles = "".join((THEME / "css" / f"{name}.css").read_text("utf-8") for name in ("control", "sms", "tables"))
    rows = "".join(
        f'<tr><td><time datetime="{day}" data-sms-due>{day}</time></td><td>Text</td></tr>'
        for day in ("2027-01-20", "2027-02-01", "2026-10-01", "2029-02-01")
    )
    table = f'<div class="md-typeset"><table class="sms-grid"><tbody>{rows}</tbody></table></div>'
    page.clock.set_fixed_time("2027-01-20T12:00:00Z")
    page.set_content(f"<style>{styles}</style>{table}")
    boxes = "[...document.querySelectorAll('td')].map(each => JSON.stringify(each.getBoundingClientRect()))"
    before = page.evaluate(boxes)
    page.add_script_tag(path=THEME / "js" / "due.js")
    assert page.locator(".sms-due").count() == 4
    assert page.evaluate(boxes) == before


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
@pytest.mark.parametrize("path", MARKS)
def test_a_mark_is_seen_without_scrolling(
    chromium: Browser, reference: str, path: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 600}, color_scheme=scheme)
    page = context.new_page()
    page.goto(reference + path)
    mark = page.locator(".sms-mark strong")
    assert mark.text_content() == MARKS[path]
    box = mark.bounding_box()
    assert box
    assert box["y"] + box["height"] < 600
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_an_obsolete_document_leads_to_the_one_in_force(page: Page, reference: str) -> None:
    page.goto(reference + "processes/planted-obsolete/")
    page.locator(".sms-mark a").click()
    page.wait_for_url("**/processes/incident-management/")
    assert page.locator(".sms-status").text_content() == "Approved"


def test_a_withdrawn_document_says_when_by_whom_and_why(page: Page, moving: str) -> None:
    page.goto(moving + "processes/fax/")
    said = page.locator(".sms-mark").text_content() or ""
    assert "Taken out of use on 2026-12-05 by Tomas Verhey, SMS manager" in said
    assert 'No fax "</p>" came.' in said


def test_a_hostile_title_does_not_break_what_the_printer_is_told(page: Page, moving: str) -> None:
    page.goto(moving + "processes/fax/")
    head = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--sms-sheet-title')")
    assert head.startswith('"Fax \\22 requests')
    assert "{{ 6 * 7 }}" in head
    state = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--sms-sheet-state')")
    assert state == '"SMS-PRO-090 · Version 2.3 · Withdrawn: do not use"'


def test_clauses_and_history_are_one_click_away(page: Page, reference: str) -> None:
    page.goto(reference + PLAN)
    page.locator(".sms-control").get_by_role("link", name="Revision history").click()
    history = page.locator("#sms-history")
    box = history.bounding_box()
    assert box
    assert 0 <= box["y"] < 720
    page.locator(".sms-control").get_by_role("link", name="6.3", exact=True).click()
    page.wait_for_url("**/audit/clauses/6.3/")
    assert page.locator("h1").count() == 1
