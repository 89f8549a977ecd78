"""Reviews of documents that are due."""

from datetime import date
from typing import Any

import pytest

from tests.support import document, found, messages, related

PAGE = "content/plans/plan.md"
LOG = "data/decisions/SMS-PLN-001.yml"


def files(on: str = "2026-02-01", settings: str = "", more: str = "", **fields: object) -> dict[str, str]:
    log = f'- version: "1.0"\n  decision: approved\n  by: PER-01\n  role: sponsor\n  on: {on}\n  reason: x\n{more}'
    page = document("", **{"status": "approved", **fields})
    return {PAGE: page, LOG: log, "data/settings.yml": settings or "standard: iso20000-1-2018\n"}


def test_a_review_is_overdue_from_the_day_after_its_due_day() -> None:
    assert found("document-review.overdue", files("2026-01-19")) == [f"{PAGE}:10:25"]
    assert found("document-review.overdue", files("2026-01-20")) == []


def test_the_message_on_an_overdue_review_says_since_when() -> None:
    assert messages("document-review.overdue", files("2026-01-19")) == [
        "The review of SMS-PLN-001 was due on 2027-01-19, 1 day ago."
    ]
    assert messages("document-review.overdue", files("2025-11-20")) == [
        "The review of SMS-PLN-001 was due on 2026-11-20, 61 days ago."
    ]


def test_after_ninety_days_an_overdue_review_is_an_error_and_no_longer_a_warning() -> None:
    on_the_last_day, too_late = files("2025-10-22"), files("2025-10-21")
    assert found("document-review.overdue", on_the_last_day) == [f"{PAGE}:10:25"]
    assert found("document-review.overdue-for-long", on_the_last_day) == []
    assert found("document-review.overdue", too_late) == []
    assert found("document-review.overdue-for-long", too_late) == [f"{PAGE}:10:25"]
    assert messages("document-review.overdue-for-long", too_late) == [
        "The review of SMS-PLN-001 was due on 2026-10-21, 91 days ago."
    ]


def test_the_settings_say_how_long_an_overdue_review_stays_a_warning() -> None:
    settings = "parameters:\n  review_overdue_days: 10\n"
    assert found("document-review.overdue-for-long", files("2026-01-10", settings)) == []
    assert found("document-review.overdue-for-long", files("2026-01-09", settings)) == [f"{PAGE}:10:25"]


def test_a_review_is_announced_from_thirty_days_before_to_its_day() -> None:
    assert found("document-review.due-soon", files("2026-01-20")) == [f"{PAGE}:10:25"]
    assert found("document-review.due-soon", files("2026-02-19")) == [f"{PAGE}:10:25"]
    assert found("document-review.due-soon", files("2026-02-20")) == []
    assert found("document-review.due-soon", files("2026-01-19")) == []


def test_the_message_on_a_review_due_soon_names_the_day() -> None:
    assert messages("document-review.due-soon", files("2026-02-01")) == ["SMS-PLN-001 is due for review on 2027-02-01."]


def test_the_settings_say_how_early_a_review_is_announced() -> None:
    settings = "parameters:\n  due_soon_days: 10\n"
    assert found("document-review.due-soon", files("2026-01-30", settings)) == [f"{PAGE}:10:25"]
    assert found("document-review.due-soon", files("2026-01-31", settings)) == []


def test_without_notice_a_review_is_announced_on_its_day_alone() -> None:
    settings = "parameters:\n  due_soon_days: 0\n"
    assert found("document-review.due-soon", files("2026-01-20", settings)) == [f"{PAGE}:10:25"]
    assert found("document-review.due-soon", files("2026-01-21", settings)) == []


def test_no_review_is_announced_more_than_3660_days_ahead() -> None:
    settings = "parameters:\n  due_soon_days: 99999\n"
    assert len(found("document-review.due-soon", files("2025-01-27", settings, review_interval_months=144))) == 1
    assert found("document-review.due-soon", files("2025-01-28", settings, review_interval_months=144)) == []


def test_a_review_in_the_log_moves_the_due_day() -> None:
    more = '- version: "1.0"\n  decision: reviewed\n  by: PER-01\n  on: 2026-12-01\n  reason: y\n'
    assert found("document-review.overdue", files("2025-12-01", more=more)) == []
    later = more.replace("2026-12-01", "2027-02-01")
    assert found("document-review.overdue", files("2025-12-01", more=later)) == [f"{PAGE}:10:25"]


def test_the_finding_leads_to_the_last_decision() -> None:
    assert related("document-review.overdue", files("2025-12-01")) == [f"{LOG}:5:7"]
    more = '- version: "1.0"\n  decision: reviewed\n  by: PER-01\n  on: 2026-01-01\n  reason: y\n'
    assert related("document-review.overdue", files("2025-12-01", more=more)) == [f"{LOG}:10:7"]
    assert related("document-review.due-soon", files("2026-02-01")) == [f"{LOG}:5:7"]


def test_without_an_interval_of_its_own_a_document_has_that_of_the_settings_or_twelve_months() -> None:
    without = files("2026-01-19", review_interval_months=None)
    assert found("document-review.overdue", without) == [f"{PAGE}:6:9"]
    settings = "parameters:\n  review_interval_months: 24\n"
    assert found("document-review.overdue", files("2026-01-19", settings, review_interval_months=None)) == []
    assert found("document-review.overdue", files("2025-01-19", settings, review_interval_months=None)) == [
        f"{PAGE}:6:9"
    ]


@pytest.mark.parametrize("status", ["draft", "review", "obsolete", "withdrawn"])
def test_only_approved_documents_are_reviewed(status: str) -> None:
    assert found("document-review.overdue", files("2025-12-01", status=status)) == []
    assert found("document-review.overdue-for-long", files("2020-01-01", status=status)) == []


def test_months_end_where_the_calendar_says() -> None:
    assert found("document-review.overdue", files("2026-08-31", review_interval_months=6), date(2027, 2, 28)) == []
    assert len(found("document-review.overdue", files("2026-08-31", review_interval_months=6), date(2027, 3, 1))) == 1


@pytest.mark.parametrize("months", ["-3", "0", "999999999", "x", ".inf", ".nan", "9" * 399])
def test_an_interval_that_makes_no_sense_stops_nothing(months: str) -> None:
    broken = files("2026-01-01", review_interval_months=months)
    assert isinstance(found("document-review.overdue", broken), list)
    assert isinstance(found("document-review.due-soon", broken), list)


@pytest.mark.parametrize("days", [".inf", "-5", "1e300", "x"])
def test_a_notice_that_makes_no_sense_stops_nothing(days: str) -> None:
    assert isinstance(
        found("document-review.due-soon", files(settings=f"parameters:\n  due_soon_days: {days}\n")), list
    )


def test_a_document_without_decision_is_left_to_the_check_on_approvals() -> None:
    assert found("document-review.overdue", {PAGE: document(status="approved")}) == []


# ------------------------------------------------------------------ document-review.prompted

POLICY = "content/policies/policy.md"
POLICY_LOG = "data/decisions/SMS-POL-001.yml"


def decisions(*steps: str) -> str:
    """A log of steps like ``approved 1.0 2026-06-01 major``, one line each."""
    lines = []
    for step in steps:
        kind, version, on, *size = step.split()
        change = f", change: {size[0]}" if size else ""
        lines.append(f'- {{version: "{version}", decision: {kind}, on: {on}{change}}}\n')
    return "".join(lines)


def resting(*steps: str, text: str = '{{ sms_ref("SMS-POL-001") }}', **fields: object) -> dict[str, str]:
    """A plan approved on 2026-06-01 that refers to a policy, and the decisions on the policy."""
    last = steps[-1].split()[1]
    policy = {"id": "SMS-POL-001", "kind": "service-management-policy", "version": f'"{last}"', "status": "approved"}
    return {
        PAGE: document(text, **{"status": "approved", **fields}),
        LOG: decisions("approved 1.0 2026-06-01 major"),
        POLICY: document("", **policy),
        POLICY_LOG: decisions(*steps),
    }


NEWER = ("approved 1.0 2026-05-01 major", "approved 1.1 2026-12-01 minor")


def test_a_document_older_than_what_it_rests_on_is_found() -> None:
    assert found("document-review.prompted", resting(*NEWER)) == [f"{PAGE}:5:10"]
    assert related("document-review.prompted", resting(*NEWER)) == [f"{POLICY_LOG}:2:13"]
    assert messages("document-review.prompted", resting(*NEWER)) == [
        "SMS-PLN-001 was decided on last on 2026-06-01; since then changed: SMS-POL-001 1.1 (2026-12-01)."
    ]


@pytest.mark.parametrize("text", ["[Policy](../policies/policy.md)", "[Policy](../policies/policy.md#goals)"])
def test_a_link_is_a_reference_too(text: str) -> None:
    assert len(found("document-review.prompted", resting(*NEWER, text=text))) == 1
    assert len(found("document-review.prompted", resting(*NEWER, text="", supersedes="[SMS-POL-001]"))) == 1
    assert found("document-review.prompted", resting(*NEWER, text="No word of it.")) == []


@pytest.mark.parametrize("kind", ["reviewed", "approved", "adopted"])
def test_any_later_decision_says_that_somebody_looked(kind: str) -> None:
    looked = resting(*NEWER)
    looked[LOG] += decisions(f"{kind} 1.0 2026-12-02")
    assert found("document-review.prompted", looked) == []
    assert len(found("document-review.prompted", looked, date(2026, 12, 1))) == 0


@pytest.mark.parametrize(
    "steps",
    [
        ("approved 1.0 2026-12-01 major",),
        ("approved 1.0 2026-04-01 major", "approved 1.1 2026-05-01 minor"),
        ("approved 1.0 2026-05-01 major", "approved 1.1 2026-12-01 editorial"),
        ("approved 1.0 2026-05-01 major", "reviewed 1.0 2026-12-01"),
        ("approved 1.0 2026-05-01 major", "approved 1.1 2027-01-21 minor"),
        ("approved 1.0 2026-05-01 major", "approved 1.1 2026-12-21 minor"),
    ],
)
def test_a_first_an_older_an_editorial_a_later_and_a_fresh_version_ask_for_nothing(steps: tuple[str, ...]) -> None:
    assert found("document-review.prompted", resting(*steps)) == []


def test_thirty_days_are_left_to_follow() -> None:
    assert found("document-review.prompted", resting(*NEWER), date(2026, 12, 31)) == []
    assert len(found("document-review.prompted", resting(*NEWER), date(2027, 1, 1))) == 1


def test_a_minor_change_concerns_what_is_built_on_it_and_a_major_one_all() -> None:
    above = {"kind": "service-management-policy"}
    assert found("document-review.prompted", resting(*NEWER, **above)) == []
    major = ("approved 1.0 2026-05-01 major", "approved 2.0 2026-12-01 major")
    assert len(found("document-review.prompted", resting(*major, **above))) == 1


@pytest.mark.parametrize(
    "fields",
    [{"kind": "risk-register"}, {"kind": "gap-assessment-report"}, {"kind": "no-such-kind"}, {"status": "review"}],
)
def test_live_registers_reports_and_drafts_rest_on_nothing(fields: dict[str, Any]) -> None:
    assert found("document-review.prompted", resting(*NEWER, **fields)) == []


def test_what_holds_only_later_asks_for_nothing_yet() -> None:
    later = resting(*NEWER)
    later[POLICY] = later[POLICY].replace("review_interval", "effective_from: 2027-02-01\nreview_interval")
    assert found("document-review.prompted", later) == []
    assert len(found("document-review.prompted", later, date(2027, 2, 1))) == 1


def test_odd_calls_and_a_document_that_names_itself_stop_nothing() -> None:
    odd = '{{ sms_ref() }} {{ sms_ref(5) }} {{ sms_ref("SMS-PLN-001") }} [x](plan.md) [y](https://example.org)'
    assert found("document-review.prompted", resting(*NEWER, text=odd)) == []


def test_the_ground_of_a_service_management_plan_has_a_check_of_its_own() -> None:
    scope = resting(*NEWER, kind="service-management-plan")
    scope[POLICY] = scope[POLICY].replace("kind: service-management-policy", "kind: scope-statement")
    assert found("document-review.prompted", scope) == []
    assert len(found("document-review.prompted", resting(*NEWER, kind="service-management-plan"))) == 1


def test_a_lower_version_that_was_approved_after_a_higher_one_is_another_fault() -> None:
    back = ("approved 1.0 2026-05-01 major", "approved 0.8 2026-12-01 major")
    assert found("document-review.prompted", resting(*back)) == []
