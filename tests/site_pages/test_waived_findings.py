"""Waived findings on the pages: apart from those that count, with the reason, and without alarm."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sms_docs.model.generated import BUILD, FINDINGS, rule_topic_page
from sms_docs.pages import Sources
from sms_docs.pages.watch import counts
from sms_docs.render.findings_html import findings_html
from sms_docs.render.flags import flags_html, flags_of
from tests.made_pages import html, plain, released, sources
from tests.support import document
from tests.waivers import FINDING, LATE, entry, late

TEXT = "# A plan\n\nSee [nothing](gone.md).\n\n{{ sms_table('tasks') }}\n\n{{ sms_table('waivers') }}\n"
PAGE: Mapping[str, str] = {"content/plans/plan.md": document(TEXT)}
ON_PAGE = entry(id="W-002", rule="link.dead-link", scope="[SMS-PLN-001]", reason="The page comes next week")
WHY = "Waived until 2027-06-30 (W-001): The room is being rebuilt."


@pytest.fixture(scope="module")
def draft() -> Sources:
    return sources({**late(entry(), ON_PAGE), **PAGE})


def test_the_page_of_findings_shows_them_below_with_the_reason(draft: Sources) -> None:
    above, _, below = plain(html(draft, FINDINGS)).partition("Somebody with the authority for it")
    assert WHY in below
    assert FINDING in below
    assert FINDING not in above
    assert "Known findings" not in below


def test_it_says_who_let_them_stand_and_in_which_role(draft: Sources) -> None:
    assert f"{WHY} Approved on 2027-01-11 by Ada Bell, Sponsor." in plain(html(draft, FINDINGS))


def test_it_counts_them_apart(draft: Sources) -> None:
    assert f"{draft.report.counts['error']} errors, " in plain(html(draft, FINDINGS))
    assert ", 2 waived. Read were" in " ".join(plain(html(draft, FINDINGS)).split())
    assert counts(draft.report)[FINDING] == 0


def test_without_waivers_there_is_no_such_part() -> None:
    assert "Waived" not in plain(html(sources({**LATE, **PAGE}), FINDINGS))


def test_where_all_that_was_found_is_set_aside_the_page_says_so(draft: Sources) -> None:
    quiet = replace(draft, report=replace(draft.report, findings=draft.report.waived))
    text = plain(html(quiet, FINDINGS))
    assert "No finding that counts: nothing contradicts a rule." in text
    assert WHY in text


def test_known_findings_stand_in_a_part_of_their_own(draft: Sources) -> None:
    found = tuple(replace(each, known=True) for each in draft.report.open)
    text = plain(html(replace(draft, report=replace(draft.report, findings=found)), FINDINGS))
    assert "These were there before the checks began." in text


def test_the_box_beside_what_it_is_about_is_calm_and_says_why(draft: Sources) -> None:
    flags = flags_of(replace(draft.report, findings=draft.report.waived))
    row = flags_html(flags.entry(draft.system.register("tasks").entries[0].location()), lambda target: target)
    assert '<span class="sms-flag sms-flag--aside"><strong>Waived:</strong>' in row
    assert WHY in row
    assert "sms-flag--error" not in row
    page = flags_html((each for _, each in flags.text("content/plans/plan.md")), lambda target: target)
    assert "The page comes next week." in page


def test_a_hostile_reason_stays_text() -> None:
    made = sources({**late(entry(reason='"<script>alert(1)</script> {{ x }}"')), **PAGE})
    row = flags_html(flags_of(made.report).entry(made.system.register("tasks").entries[0].location()), lambda _: None)
    assert "<script>" not in row
    assert "<script>" not in html(made, FINDINGS)


def test_the_box_over_a_live_view_holds_only_errors_that_count(draft: Sources) -> None:
    dead = tuple(each for each in draft.report.findings if each.id == "link.dead-link")
    assert "0 errors keep" in findings_html(replace(draft.report, findings=dead), "content/plans/plan.md")
    again = tuple(replace(each, waiver=None) for each in dead)
    assert "1 error keeps" in findings_html(replace(draft.report, findings=again), "content/plans/plan.md")


def test_the_build_record_counts_them(draft: Sources) -> None:
    assert draft.record.waived == 2
    text = " ".join(plain(html(draft, BUILD)).split())
    assert "Findings waived 2" in text
    assert "A waived finding was decided to stand" in text


def test_a_release_says_how_many_there_were(draft: Sources) -> None:
    assert "and 2 waived, as of" in plain(html(released(draft), FINDINGS))
    assert "room is being rebuilt" not in plain(html(released(draft), FINDINGS))


def test_the_manual_of_a_rule_says_whether_it_can_be_waived(draft: Sources) -> None:
    tasks = plain(html(draft, rule_topic_page("task")))
    assert "A finding can be waived for a while: an entry in data/waivers.yml with rule: task.overdue" in tasks
    assert "no finding now" in tasks
    assert "It cannot be waived" in plain(html(draft, rule_topic_page("kind")))
