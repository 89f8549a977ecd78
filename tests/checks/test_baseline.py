"""What stands before the plan of the programme: scope, values of today, target."""

import pytest

from tests.programmes import programme
from tests.support import document, found, messages, related

KINDS = {
    "SMS-STM-001": ("scope-statement", "2026-10-30"),
    "SMS-REP-001": ("gap-assessment-report", "2026-11-13"),
    "SMS-PLN-005": ("target-state", "2026-11-20"),
    "SMS-PLN-001": ("implementation-plan", "2026-11-24"),
    "SMS-PLN-002": ("service-management-plan", "2027-01-12"),
}
BENCHMARKS = "- id: BM-01\n  title: Downtime\n  value: 31\n  measured_on: 2026-09-30\n  remeasure_due: 2027-06-30\n"
CHECKS = (
    "baseline.plan-before-scope", "baseline.scope-moved", "baseline.target-state-not-set", "baseline.no-benchmarks",
    "baseline.not-measured-again",
)  # fmt: skip


def files(*without: str, benchmarks: str = BENCHMARKS, **days: str) -> dict[str, str]:
    """The documents with their approvals; other days by id (with underscores), and documents left out."""
    system = programme(benchmarks=benchmarks)
    for number, (kind, day) in KINDS.items():
        if number not in without:
            on = days.get(number.replace("-", "_"), day)
            system[f"content/{number}.md"] = document("# Text\n", id=number, kind=kind)
            system[f"data/decisions/{number}.yml"] = f"- version: '1.0'\n  decision: approved\n  on: {on}\n"
    return system


def places(check: str, system: dict[str, str]) -> list[str]:
    return [each.removeprefix("data/").rpartition(":")[0] for each in found(check, system)]


@pytest.mark.parametrize("check", CHECKS)
def test_scope_report_target_and_plan_in_order_give_nothing(check: str) -> None:
    assert places(check, files()) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("text", ["[", "- 5\n", "- {decision: [approved], on: 7, version: null}\n"])
def test_a_log_that_cannot_be_read_proves_nothing(check: str, text: str) -> None:
    for number in KINDS:
        system = files() | {f"data/decisions/{number}.yml": text}
        if text == "[":
            assert places(check, system) == []
        else:
            found(check, system)


# ------------------------------------------------------------------ baseline.plan-before-scope


@pytest.mark.parametrize("plan", ["SMS-PLN-001", "SMS-PLN-002"])
def test_a_plan_before_the_scope_is_found_at_its_approval(plan: str) -> None:
    early = files(**{plan.replace("-", "_"): "2026-10-29"})
    assert places("baseline.plan-before-scope", early) == [f"decisions/{plan}.yml:3"]
    assert related("baseline.plan-before-scope", early) == ["data/decisions/SMS-STM-001.yml:3:7"]
    assert "the scope on 2026-10-30" in messages("baseline.plan-before-scope", early)[0]


def test_on_the_same_day_is_early_enough() -> None:
    assert places("baseline.plan-before-scope", files(SMS_PLN_001="2026-10-30")) == []


def test_plans_without_any_scope_are_found() -> None:
    assert places("baseline.plan-before-scope", files("SMS-STM-001")) == [
        "decisions/SMS-PLN-001.yml:3",
        "decisions/SMS-PLN-002.yml:3",
    ]


def test_a_plan_that_is_not_approved_yet_may_wait_for_the_scope() -> None:
    waiting = files("SMS-STM-001", "SMS-PLN-002", SMS_PLN_001="2027-03-01")
    assert places("baseline.plan-before-scope", waiting) == []


def test_a_page_that_cannot_be_read_may_be_the_scope() -> None:
    hidden = files("SMS-STM-001") | {"content/scope.md": "---\nid: [\n---\n"}
    assert places("baseline.plan-before-scope", hidden) == []


# ------------------------------------------------------------------ baseline.scope-moved


def scoped(first: str, second: str, now: str, **days: str) -> dict[str, str]:
    system = files(**days)
    text = system["data/programme.yml"]
    text = text.replace("  start: 2026-10-05\n", f"  services: {first}\n  start: 2026-10-05\n")
    text = text.replace("  start: 2026-11-30\n", f"  services: {second}\n  start: 2026-11-30\n")
    return system | {"data/programme.yml": text, "data/scope.yml": f"services: {now}\n"}


def test_the_same_services_in_all_phases_give_nothing() -> None:
    assert places("baseline.scope-moved", scoped("[S-1, S-2]", "[S-2, S-1]", "[S-1, S-2]")) == []


def test_a_phase_that_adds_services_is_found() -> None:
    more = scoped("[S-1]", "[S-1, S-2, S-3]", "[S-1, S-2, S-3]")
    assert places("baseline.scope-moved", more) == ["programme.yml:18"]
    assert messages("baseline.scope-moved", more)[0].startswith("S-2, S-3 differ from the services of the phase Found")


def test_a_scope_that_differs_from_the_running_phase_is_found_at_the_scope() -> None:
    assert places("baseline.scope-moved", scoped("[S-1]", "[S-1]", "[S-1, S-2]")) == ["scope.yml:1"]


def test_a_new_edition_of_the_scope_statement_decides_a_change() -> None:
    decided = scoped("[S-1]", "[S-1, S-2]", "[S-1, S-2]")
    log = "data/decisions/SMS-STM-001.yml"
    decided[log] += "- version: '1.1'\n  decision: approved\n  on: 2026-11-27\n"
    assert places("baseline.scope-moved", decided) == []
    decided[log] = decided[log].replace("2026-11-27", "2027-02-27")
    assert places("baseline.scope-moved", decided) == ["programme.yml:18"]


def test_phases_that_name_no_services_have_those_of_the_scope() -> None:
    assert places("baseline.scope-moved", files() | {"data/scope.yml": "services: [S-1]\n"}) == []


# ------------------------------------------------------------------ baseline.target-state-not-set


def test_a_plan_without_a_target_is_found_at_its_approval() -> None:
    aimless = files("SMS-PLN-005")
    assert places("baseline.target-state-not-set", aimless) == ["decisions/SMS-PLN-001.yml:3"]
    assert "the target state not at all" in messages("baseline.target-state-not-set", aimless)[0]


def test_a_target_after_the_plan_comes_too_late() -> None:
    late = files(SMS_PLN_005="2026-11-25")
    assert places("baseline.target-state-not-set", late) == ["decisions/SMS-PLN-001.yml:3"]
    assert related("baseline.target-state-not-set", late) == ["data/decisions/SMS-PLN-005.yml:3:7"]


def test_before_the_plan_is_approved_no_target_is_asked_for() -> None:
    assert places("baseline.target-state-not-set", files("SMS-PLN-005", SMS_PLN_001="2027-02-01")) == []


@pytest.mark.parametrize(("objectives", "count"), [("- id: O-01\n", 0), ("[]\n", 1)])
def test_for_nine_people_objectives_are_target_enough(objectives: str, count: int) -> None:
    small = files("SMS-PLN-005") | {"data/organization.yml": "headcount: 9\n", "data/objectives.yml": objectives}
    assert len(places("baseline.target-state-not-set", small)) == count


# ------------------------------------------------------------------ baseline.no-benchmarks


@pytest.mark.parametrize("benchmarks", ["[]\n", BENCHMARKS.replace("2026-09-30", "2027-09-30"), "- id: BM-01\n"])
def test_an_assessment_without_a_value_of_today_is_found_at_the_report(benchmarks: str) -> None:
    assert places("baseline.no-benchmarks", files(benchmarks=benchmarks)) == ["decisions/SMS-REP-001.yml:3"]


def test_before_the_report_is_approved_values_may_be_missing() -> None:
    assert places("baseline.no-benchmarks", files("SMS-REP-001", benchmarks="[]\n")) == []
    assert places("baseline.no-benchmarks", files(benchmarks="[")) == []


# ------------------------------------------------------------------ baseline.not-measured-again


@pytest.mark.parametrize(("due", "count"), [("2027-01-19", 1), ("2027-01-20", 0)])
def test_a_second_value_that_is_overdue_is_found(due: str, count: int) -> None:
    text = BENCHMARKS.replace("2027-06-30", due)
    assert places("baseline.not-measured-again", files(benchmarks=text)) == ["benchmarks.yml:5"] * count


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("  again_value: 9\n  again_on: 2027-01-11\n", 0),
        ("  again_value: 9\n", 1),
        ("  again_on: 2027-01-11\n", 1),
        ("  again_value: 0\n  again_on: 2027-01-11\n", 0),
        ("  again_value: 9\n  again_on: 2027-01-21\n", 1),
    ],
)
def test_the_second_value_needs_its_day(more: str, count: int) -> None:
    text = BENCHMARKS.replace("2027-06-30", "2027-01-04") + more
    assert len(places("baseline.not-measured-again", files(benchmarks=text))) == count


def test_a_benchmark_without_a_day_for_the_second_value_is_not_overdue() -> None:
    assert places("baseline.not-measured-again", files(benchmarks="- id: BM-01\n  measured_on: 2026-09-30\n")) == []


def test_a_value_of_this_very_day_is_a_value() -> None:
    today = files(benchmarks=BENCHMARKS.replace("2026-09-30", "2027-01-20"))
    assert places("baseline.no-benchmarks", today) == []


def test_for_many_people_objectives_alone_are_no_target() -> None:
    large = files("SMS-PLN-005") | {"data/organization.yml": "headcount: 144\n", "data/objectives.yml": "- id: O-01\n"}
    assert len(places("baseline.target-state-not-set", large)) == 1


def test_the_scope_is_compared_with_a_phase_from_its_first_day() -> None:
    system = scoped("[S-1]", "[S-1, S-2]", "[S-1]")
    log = "data/decisions/SMS-STM-001.yml"
    system[log] += "- version: '1.1'\n  decision: approved\n  on: 2026-11-27\n"
    system["data/programme.yml"] = system["data/programme.yml"].replace("start: 2026-11-30", "start: 2027-01-20")
    assert places("baseline.scope-moved", system) == ["scope.yml:1"]


def test_a_page_that_cannot_be_read_may_be_the_target() -> None:
    hidden = files("SMS-PLN-005") | {"content/target.md": "---\nid: [\n---\n"}
    assert places("baseline.target-state-not-set", hidden) == []
