"""Faults of service level agreements."""

from datetime import date

import pytest

from tests.services import RESULTS, SERVICE, SLA, SUMMER, changed, live, places, said
from tests.support import related

PROCESS = live("service-level-management-process")
AGREED = (
    "  agreements:\n    - {customer: CUS-01, agreed_on: 2027-03-18}\n    - {customer: CUS-02, agreed_on: 2027-03-19}\n"
)
NOBODY = (AGREED, "  agreements: []\n")
TASK = "- id: T-001\n  title: More memory\n  status: open\n"
IMPROVEMENT = "- id: IMP-001\n  title: More memory\n  decision: approved\n  status: open\n"


def missed(action: str = "", rest: str = "") -> str:
    return changed(RESULTS, ("99.7", "99.2"), ("met: true\n", f"met: false\n{action}{rest}"))


# ------------------------------------------------------------------ sound


@pytest.mark.parametrize("name", [
    "agreement.expired", "agreement.miss-without-action", "agreement.missing", "agreement.result-missing",
    "agreement.result-at-odds", "agreement.unsigned",
])  # fmt: skip
def test_an_agreement_that_is_agreed_measured_and_in_force_is_no_fault(name: str) -> None:
    assert places(name, services=SERVICE, slas=SLA, sla_results=RESULTS, processes=PROCESS) == []
    assert places(name) == []


# ------------------------------------------------------------------ agreement.missing


def test_a_service_without_an_agreement_is_found_once_service_levels_are_managed() -> None:
    files = {"services": SERVICE, "processes": PROCESS}
    assert places("agreement.missing", date(2027, 4, 11), **files) == []
    assert places("agreement.missing", date(2027, 4, 12), **files) == ["services:3"]
    assert said("agreement.missing", **files) == [
        "SVC-01 (Portal) has no agreed service level agreement with CUS-01, CUS-02."
    ]


def test_only_customers_that_no_agreement_names_are_named() -> None:
    one = changed(SLA, ("customers: [CUS-01, CUS-02]", "customers: [CUS-01]"))
    assert said("agreement.missing", services=SERVICE, slas=one, processes=PROCESS) == [
        "SVC-01 (Portal) has no agreed service level agreement with CUS-02."
    ]


def test_an_agreement_that_is_still_negotiated_is_none_and_is_shown() -> None:
    files = {
        "data/services.yml": SERVICE,
        "data/processes.yml": PROCESS,
        "data/slas.yml": changed(SLA, ("status: agreed", "status: negotiating")),
    }
    places_of = related("agreement.missing", files, SUMMER)
    assert places_of == ["data/slas.yml:4:11", "data/processes.yml:4:15"]


@pytest.mark.parametrize(("old", "new"), [
    ("in_scope: true", "in_scope: false"),
    ("status: live", "status: retired"),
    ("status: live", "status: pipeline"),
    ("status: live", "status: live\n  live_since: 2027-09-01"),
])  # fmt: skip
def test_what_nobody_receives_in_scope_needs_no_agreement(old: str, new: str) -> None:
    assert places("agreement.missing", services=changed(SERVICE, (old, new)), processes=PROCESS) == []


def test_a_service_is_delivered_from_its_first_day() -> None:
    new = changed(SERVICE, ("status: live", "status: live\n  live_since: 2027-08-01"))
    assert places("agreement.missing", date(2027, 8, 1), services=new, processes=PROCESS) == ["services:3"]
    assert places("agreement.missing", date(2027, 7, 31), services=new, processes=PROCESS) == []


def test_agreements_that_cannot_be_read_prove_nothing() -> None:
    assert places("agreement.missing", services=SERVICE, slas="- [\n", processes=PROCESS) == []
    assert places("agreement.missing", services=SERVICE, processes="- [\n") == []


# ------------------------------------------------------------------ agreement.unsigned


def test_a_customer_who_has_not_agreed_is_named() -> None:
    half = changed(SLA, ("    - {customer: CUS-02, agreed_on: 2027-03-19}\n", ""))
    assert places("agreement.unsigned", slas=half) == ["slas:14"]
    assert said("agreement.unsigned", slas=half) == [
        "SLA-01 is said to be agreed, but CUS-02 has not agreed up to 2027-08-11."
    ]
    assert places("agreement.unsigned", slas=changed(SLA, NOBODY)) == ["slas:13"]


def test_an_agreement_of_tomorrow_does_not_count_today() -> None:
    assert places("agreement.unsigned", date(2027, 3, 19), slas=SLA) == []
    assert places("agreement.unsigned", date(2027, 3, 18), slas=SLA) == ["slas:14"]


@pytest.mark.parametrize("status", ["draft", "negotiating"])
def test_the_planned_day_of_agreement_is_a_promise(status: str) -> None:
    plan = changed(SLA, ("status: agreed", f"status: {status}\n  planned_agreement: 2027-05-14"), NOBODY)
    assert places("agreement.unsigned", date(2027, 5, 14), slas=plan) == []
    assert places("agreement.unsigned", date(2027, 5, 15), slas=plan) == ["slas:5"]


# ------------------------------------------------------------------ agreement.expired


def test_an_agreement_that_ended_is_found_while_the_service_goes_on() -> None:
    over = changed(SLA, ("2029-03-31", "2027-08-10"))
    assert places("agreement.expired", services=SERVICE, slas=over) == ["slas:17"]
    assert said("agreement.expired", services=SERVICE, slas=over) == [
        "SLA-01 ended on 2027-08-10, and nothing else is agreed on SVC-01 with CUS-01, CUS-02."
    ]
    assert places("agreement.expired", date(2027, 8, 10), services=SERVICE, slas=over) == []
    gone = changed(SERVICE, ("status: live", "status: retired"))
    assert places("agreement.expired", services=gone, slas=over) == []


def test_the_status_alone_says_that_it_expired() -> None:
    over = changed(SLA, ("status: agreed", "status: expired"), ("  valid_to: 2029-03-31\n", ""))
    assert places("agreement.expired", services=SERVICE, slas=over) == ["slas:4"]
    assert "SLA-01 has expired" in said("agreement.expired", services=SERVICE, slas=over)[0]


def test_a_new_agreement_takes_over_for_the_customers_that_it_names() -> None:
    over = changed(SLA, ("2029-03-31", "2027-05-31"), ("valid_from: 2027-06-01", "valid_from: 2026-06-01"))
    new = changed(SLA, ("id: SLA-01\n", "id: SLA-02\n"))
    assert places("agreement.expired", services=SERVICE, slas=over + new) == []
    half = changed(new, ("customers: [CUS-01, CUS-02]", "customers: [CUS-01]"))
    assert said("agreement.expired", services=SERVICE, slas=over + half) == [
        "SLA-01 ended on 2027-05-31, and nothing else is agreed on SVC-01 with CUS-02."
    ]


# ------------------------------------------------------------------ agreement.result-missing


def test_a_month_without_a_result_is_found_after_the_days_of_grace() -> None:
    files = {"slas": SLA, "sla_results": RESULTS}
    assert places("agreement.result-missing", date(2027, 8, 15), **files) == []
    assert places("agreement.result-missing", date(2027, 8, 16), **files) == ["slas:6"]
    assert said("agreement.result-missing", date(2027, 9, 20), **files) == [
        "SLA-01-A has no result for 2027-07, 2027-08."
    ]


def test_a_target_that_is_just_reached_is_met() -> None:
    exact = changed(RESULTS, ("99.7", "99.5"))
    assert places("agreement.miss-without-action", slas=SLA, sla_results=exact) == []
    assert places("agreement.result-at-odds", slas=SLA, sla_results=exact) == []


def test_an_agreement_is_in_force_on_its_first_and_last_day() -> None:
    last = changed(SLA, ("2029-03-31", "2027-08-16"))
    assert places("agreement.result-missing", date(2027, 8, 16), slas=last, sla_results=RESULTS) == ["slas:6"]
    assert places("agreement.result-missing", date(2027, 8, 17), slas=last, sla_results=RESULTS) == []
    old = changed(SLA, ("2029-03-31", "2027-05-31"), ("valid_from: 2027-06-01", "valid_from: 2026-06-01"))
    new = changed(SLA, ("id: SLA-01\n", "id: SLA-02\n"))
    assert places("agreement.expired", date(2027, 6, 1), services=SERVICE, slas=old + new) == []


def test_a_month_missing_in_the_middle_is_named() -> None:
    early = changed(SLA, ("valid_from: 2027-06-01", "valid_from: 2027-04-01"))
    april = changed(RESULTS, ("2027-06", "2027-04"), ("SR-0001", "SR-0002"))
    assert said("agreement.result-missing", slas=early, sla_results=RESULTS + april) == [
        "SLA-01-A has no result for 2027-05."
    ]


def test_many_months_in_a_row_are_named_by_the_first_and_the_last() -> None:
    early = changed(SLA, ("valid_from: 2027-06-01", "valid_from: 2027-01-01"))
    april = changed(RESULTS, ("2027-06", "2027-04"), ("SR-0001", "SR-0002"))
    assert said("agreement.result-missing", date(2027, 9, 20), slas=early, sla_results=RESULTS + april) == [
        "SLA-01-A has no result for 2027-01 to 2027-03, 2027-05, 2027-07, 2027-08."
    ]


def test_the_first_month_counts_only_when_it_is_whole() -> None:
    middle = changed(SLA, ("valid_from: 2027-06-01", "valid_from: 2027-06-02"))
    assert places("agreement.result-missing", slas=middle) == []
    assert places("agreement.result-missing", slas=SLA) == ["slas:6"]


def test_a_quarter_is_due_when_it_is_over() -> None:
    quarter = changed(SLA, ("period: month", "period: quarter"), ("2027-06-01", "2027-02-01"))
    assert places("agreement.result-missing", date(2027, 7, 15), slas=quarter) == []
    assert said("agreement.result-missing", date(2027, 7, 16), slas=quarter) == ["SLA-01-A has no result for 2027-Q2."]
    for period in ("2027-Q2", "2027-06"):
        done = changed(RESULTS, ("2027-06", period))
        assert places("agreement.result-missing", slas=quarter, sla_results=done) == []


@pytest.mark.parametrize(("old", "new"), [
    ("status: live", "status: retired"),
    ("status: live", "status: pipeline"),
    ("status: live", "status: live\n  live_since: 2027-07-02"),
    ("status: live", "status: retiring\n  ends_on: 2027-06-30"),
    ("in_scope: true", "in_scope: false"),
])  # fmt: skip
def test_what_is_not_delivered_has_no_results(old: str, new: str) -> None:
    assert places("agreement.result-missing", services=SERVICE, slas=SLA) == ["slas:6"]
    assert places("agreement.result-missing", services=changed(SERVICE, (old, new)), slas=SLA) == []


@pytest.mark.parametrize(("old", "new"), [
    ("period: month", "period: year"), ("status: agreed", "status: draft"), ("valid_from: 2027-06-01", "valid_from: x"),
])  # fmt: skip
def test_what_has_no_months_is_not_counted(old: str, new: str) -> None:
    assert places("agreement.result-missing", date(2027, 12, 1), slas=changed(SLA, (old, new))) == []
    assert places("agreement.result-missing", slas=SLA, sla_results="- [\n") == []


# ------------------------------------------------------------------ agreement.miss-without-action


def test_a_missed_target_without_an_action_is_found_at_its_number() -> None:
    assert places("agreement.miss-without-action", slas=SLA, sla_results=missed()) == ["sla_results:5"]
    assert said("agreement.miss-without-action", slas=SLA, sla_results=missed()) == [
        "SLA-01-A was missed in 2027-06 (99.2), and nothing follows from it."
    ]


@pytest.mark.parametrize("action", ["T-001", "IMP-001", "CA-001"])
def test_tasks_improvements_and_corrective_actions_answer_a_miss(action: str) -> None:
    texts = {"tasks": TASK, "improvements": IMPROVEMENT, "corrective_actions": "- id: CA-001\n  status: done\n"}
    result = missed(f"  action: {action}\n")
    assert places("agreement.miss-without-action", slas=SLA, sla_results=result, **texts) == []


@pytest.mark.parametrize(("texts", "reason"), [
    ({"tasks": changed(TASK, ("open", "cancelled"))}, "T-001 was given up"),
    ({"improvements": changed(IMPROVEMENT, ("IMP-001", "T-001"), ("approved", "rejected"))}, "T-001 was given up"),
    ({"lessons": "- id: T-001\n"}, "T-001 is no improvement, task or corrective action"),
])  # fmt: skip
def test_what_is_no_action_answers_nothing(texts: dict[str, str], reason: str) -> None:
    result = missed("  action: T-001\n")
    assert places("agreement.miss-without-action", slas=SLA, sla_results=result, **texts) == ["sla_results:7"]
    assert said("agreement.miss-without-action", slas=SLA, sla_results=result, **texts)[0].endswith(f"and {reason}.")


def test_an_action_that_nobody_knows_is_left_to_the_check_of_references() -> None:
    assert places("agreement.miss-without-action", slas=SLA, sla_results=missed("  action: T-999\n")) == []


def test_the_number_decides_and_not_the_word() -> None:
    flattered = changed(RESULTS, ("99.7", "99.2"))
    assert places("agreement.miss-without-action", slas=SLA, sla_results=flattered) == ["sla_results:5"]
    blamed = changed(RESULTS, ("met: true", "met: false"))
    assert places("agreement.miss-without-action", slas=SLA, sla_results=blamed) == []
    unreadable = changed(SLA, ("value: 99.5", "value: many"))
    assert places("agreement.miss-without-action", slas=unreadable, sla_results=blamed) == ["sla_results:5"]


def test_a_time_is_missed_when_it_is_longer() -> None:
    hours = changed(SLA, ("at-least", "at-most"), ("value: 99.5", "value: 4"), ("percent", "hours"))
    for actual, expected in (("4", []), ("4.5", ["sla_results:5"])):
        result = changed(RESULTS, ("99.7", actual))
        assert places("agreement.miss-without-action", slas=hours, sla_results=result) == expected


# ------------------------------------------------------------------ agreement.result-at-odds


def test_a_result_whose_word_contradicts_its_number_is_found() -> None:
    good, bad = changed(RESULTS, ("met: true", "met: false")), changed(RESULTS, ("99.7", "99.4"))
    assert said("agreement.result-at-odds", slas=SLA, sla_results=good) == [
        "The result 99.7 of SLA-01-A is said to be missed; the target is at least 99.5 %."
    ]
    assert said("agreement.result-at-odds", slas=SLA, sla_results=bad) == [
        "The result 99.4 of SLA-01-A is said to be met; the target is at least 99.5 %."
    ]
    assert places("agreement.result-at-odds", slas=SLA, sla_results=bad) == ["sla_results:6"]


def test_a_result_without_its_target_is_left_to_the_check_of_references() -> None:
    lost = changed(RESULTS, ("SLA-01-A", "SLA-01-B"), ("met: true", "met: false"))
    assert places("agreement.result-at-odds", slas=SLA, sla_results=lost) == []
    assert places("agreement.miss-without-action", slas=SLA, sla_results=lost) == []
