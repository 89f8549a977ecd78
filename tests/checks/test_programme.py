"""Faults of the programme's phases."""

import pytest

from tests.programmes import NO_CERTIFICATE, PROGRAMME, changed, lines, programme
from tests.support import document, found, messages, related

FILE = "data/programme.yml"
OVERLAPPING = {"data/settings.yml": "phase_model: five-phase-example\n"}
IDS = [
    "programme.circular-dependency",
    "programme.long",
    "programme.phase-before-gate",
    "programme.phase-dates-invalid",
    "programme.phases-out-of-order",
    "programme.plan-before-assessment",
    "programme.short",
    "programme.too-short",
]


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_programme_has_no_fault(check_id: str) -> None:
    assert found(check_id, programme()) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize(
    "text", ["", "[]", "- 7\n- x\n", "- id: a\n- id: b\n", "- number: 1\n  start: x\n  gate: 7\n", "- [\n"]
)
def test_a_programme_that_is_empty_or_odd_gives_no_fault(check_id: str, text: str) -> None:
    assert found(check_id, {FILE: text}) == []


# ------------------------------------------------------------------ programme.circular-dependency


def test_phases_that_wait_for_each_other_are_found() -> None:
    files = programme(
        ("number: 2", "number: 2\n  depends_on: [implementation]"), ("number: 3", "number: 3\n  depends_on: [design]")
    )
    assert found("programme.circular-dependency", files) == [f"{FILE}:16:16"]
    assert messages("programme.circular-dependency", files) == [
        "These phases wait for each other in a circle: design → implementation → design."
    ]
    assert related("programme.circular-dependency", files) == [f"{FILE}:27:16"]


# ------------------------------------------------------------------ programme.phase-before-gate

GATE_2_LATER = ("planned: 2027-03-26", "planned: 2027-04-09")


def test_a_phase_planned_before_its_gate_is_found_at_once() -> None:
    files = programme(GATE_2_LATER)
    assert found("programme.phase-before-gate", files) == [f"{FILE}:27:10"]
    assert messages("programme.phase-before-gate", files) == [
        'The phase "Implementation" starts on 2027-03-29, before Gate 2 on 2027-04-09.'
    ]
    assert related("programme.phase-before-gate", files) == [f"{FILE}:22:14"]


def test_a_phase_that_began_without_a_decision_is_found_on_its_first_day() -> None:
    assert lines("programme.phase-before-gate", programme(), "2027-03-28") == []
    assert lines("programme.phase-before-gate", programme(), "2027-03-29") == ["programme:27"]
    assert lines("programme.phase-before-gate", programme(), "2027-08-30") == ["programme:27", "programme:37"]


@pytest.mark.parametrize(("decision", "expected"), [("go", []), ("conditional", []), ("no-go", ["programme:30"])])
def test_only_a_gate_that_was_passed_lets_the_next_phase_begin(decision: str, expected: list[str]) -> None:
    decided = f"planned: 2027-03-26\n    decision: {decision}\n    decided_on: 2027-03-26\n    decided_by: sponsor"
    files = programme(("planned: 2027-03-26", decided))
    assert lines("programme.phase-before-gate", files, "2027-03-29") == expected


def test_a_phase_that_began_before_the_decision_stays_wrong() -> None:
    files = programme(("decided_on: 2026-11-27", "decided_on: 2026-12-04"))
    assert found("programme.phase-before-gate", files) == [f"{FILE}:17:10"]


def test_a_decision_in_the_future_passes_nothing() -> None:
    assert lines("programme.phase-before-gate", programme(), "2026-11-30") == []
    files = programme(("decided_on: 2026-11-27", "decided_on: 2026-12-01"))
    assert lines("programme.phase-before-gate", files, "2026-11-30") == ["programme:17"]


@pytest.mark.parametrize(
    "replaced", [("start: 2027-03-29", "start: 2027-03-20"), ("end: 2027-03-26", "end: 2027-03-29")]
)
def test_a_phase_that_begins_inside_the_one_before_is_out_of_order_and_no_more(replaced: tuple[str, str]) -> None:
    files = programme(GATE_2_LATER, replaced)
    assert found("programme.phase-before-gate", files) == []
    assert lines("programme.phases-out-of-order", files) == ["programme:27"]


def test_a_phase_without_an_end_still_has_its_gate() -> None:
    files = programme(GATE_2_LATER, ("  end: 2027-03-26\n", ""))
    assert lines("programme.phase-before-gate", files) == ["programme:26"]
    assert found("programme.phases-out-of-order", files) == []


def test_a_phase_without_a_start_hides_no_other() -> None:
    files = programme(GATE_2_LATER, ("  start: 2026-11-30\n", ""))
    assert lines("programme.phase-before-gate", files) == ["programme:26"]
    for check_id in ("programme.phase-dates-invalid", "programme.phases-out-of-order"):
        assert found(check_id, files) == []


def test_a_phase_may_start_on_the_day_of_the_gate() -> None:
    assert found("programme.phase-before-gate", programme(("planned: 2027-03-26", "planned: 2027-03-29"))) == []


def test_phases_that_may_overlap_need_no_gate_before_them() -> None:
    assert lines("programme.phase-before-gate", programme(GATE_2_LATER) | OVERLAPPING, "2027-12-01") == []


# ------------------------------------------------------------------ programme.phase-dates-invalid


def test_a_phase_that_ends_before_it_starts_is_found_at_its_end() -> None:
    files = programme(("end: 2026-11-27", "end: 2026-10-04"))
    assert found("programme.phase-dates-invalid", files) == [f"{FILE}:5:8"]
    assert messages("programme.phase-dates-invalid", files) == [
        'The phase "Foundation" ends on 2026-10-04, before it starts on 2026-10-05.'
    ]
    assert related("programme.phase-dates-invalid", files) == [f"{FILE}:4:10"]


def test_a_gate_before_its_phase_is_found_at_its_day() -> None:
    files = programme(("planned: 2027-08-27", "planned: 2027-03-26"))
    assert lines("programme.phase-dates-invalid", files) == ["programme:32"]


def test_a_phase_of_one_day_is_sound() -> None:
    assert found("programme.phase-dates-invalid", programme(("end: 2026-11-27", "end: 2026-10-05"))) == []


# ------------------------------------------------------------------ programme.phases-out-of-order


def test_a_phase_that_starts_inside_the_one_before_is_found_at_its_start() -> None:
    files = programme(("start: 2027-03-29", "start: 2027-03-26"))
    assert found("programme.phases-out-of-order", files) == [f"{FILE}:27:10"]
    assert messages("programme.phases-out-of-order", files) == [
        'The phase "Implementation" starts on 2027-03-26, but "Design" before it ends on 2027-03-26.'
    ]
    assert related("programme.phases-out-of-order", files) == [f"{FILE}:18:8"]
    assert found("programme.phase-before-gate", files) == []


def test_the_number_gives_the_order_and_not_the_file() -> None:
    blocks = PROGRAMME.split("- id: ")
    turned = "- id: ".join([blocks[0], *reversed(blocks[1:])])
    assert found("programme.phases-out-of-order", {FILE: turned}) == []
    swapped = programme(("number: 2", "number: 9"), ("number: 3", "number: 2"), ("number: 9", "number: 3"))
    assert lines("programme.phases-out-of-order", swapped) == ["programme:17"]


def test_phases_that_may_overlap_still_start_in_order() -> None:
    overlap = programme(("start: 2027-03-29", "start: 2027-01-11")) | OVERLAPPING
    before = programme(("start: 2027-03-29", "start: 2026-11-29")) | OVERLAPPING
    assert lines("programme.phases-out-of-order", overlap) == []
    assert lines("programme.phases-out-of-order", before) == ["programme:27"]
    together = programme(("start: 2027-03-29", "start: 2026-11-30")) | OVERLAPPING
    assert lines("programme.phases-out-of-order", together) == []


# ------------------------------------------------------------------ programme.plan-before-assessment


def approvals(scope: str, gaps: str, plan: str) -> dict[str, str]:
    kinds = {
        "SMS-STM-001": ("scope-statement", scope),
        "SMS-REP-001": ("gap-assessment-report", gaps),
        "SMS-PLN-001": ("implementation-plan", plan),
    }
    files = {"data/settings.yml": "standard: iso20000-1-2018\n"}
    for name, (kind, on) in kinds.items():
        files[f"content/{name}.md"] = document("# A", id=name, kind=kind)
        files[f"data/decisions/{name}.yml"] = f"- version: '1.0'\n  decision: approved\n  on: {on}\n" if on else "[]\n"
    return files


def test_a_plan_approved_before_the_assessment_is_found_in_its_log() -> None:
    files = approvals("2026-10-30", "2026-11-13", "2026-11-12")
    assert found("programme.plan-before-assessment", files) == ["data/decisions/SMS-PLN-001.yml:3:7"]
    assert messages("programme.plan-before-assessment", files) == [
        "A plan was approved on 2026-11-12, before the gap assessment report on 2026-11-13."
    ]
    assert related("programme.plan-before-assessment", files) == ["data/decisions/SMS-REP-001.yml:3:7"]


def test_a_service_management_plan_rests_on_the_assessment_too() -> None:
    files = approvals("2026-10-30", "2026-11-13", "2026-11-12")
    page = {"content/SMS-PLN-001.md": document("# A", kind="service-management-plan")}
    assert lines("programme.plan-before-assessment", files | page) == ["decisions/SMS-PLN-001:3"]


def test_an_assessment_approved_before_the_scope_is_found_in_its_log() -> None:
    files = approvals("2026-11-14", "2026-11-13", "2026-11-24")
    assert lines("programme.plan-before-assessment", files) == ["decisions/SMS-REP-001:3"]


@pytest.mark.parametrize(
    "days",
    [
        ("2026-10-30", "2026-11-13", "2026-11-24"),
        ("2026-11-13", "2026-11-13", "2026-11-13"),
        ("", "2026-11-13", "2026-11-24"),
        ("2026-10-30", "", "2026-11-24"),
    ],
)
def test_approvals_in_order_or_missing_ones_are_no_fault(days: tuple[str, str, str]) -> None:
    assert found("programme.plan-before-assessment", approvals(*days)) == []


# ------------------------------------------------------------------ programme.short, too-short, long


def ending(day: str) -> dict[str, str]:
    """Two phases that begin on 2026-10-05 and end on a day."""
    return {
        FILE: f"- number: 1\n  start: 2026-10-05\n  end: 2026-10-30\n- number: 2\n  start: 2026-11-02\n  end: {day}\n"
    }


def test_a_programme_of_four_months_is_not_credible() -> None:
    files = ending("2027-02-04")
    assert found("programme.too-short", files) == [f"{FILE}:6:8"]
    assert messages("programme.too-short", files) == [
        "The programme runs from 2026-10-05 to 2027-02-04, 4 months or less."
    ]
    assert related("programme.too-short", files) == [f"{FILE}:2:10"]
    assert found("programme.short", files) == []


def test_a_programme_of_one_day_is_not_credible_and_one_that_ends_before_it_starts_has_no_length() -> None:
    phases = "- number: 1\n  start: 2026-10-05\n  end: {0}\n- number: 2\n  start: 2026-10-05\n  end: {0}\n"
    assert lines("programme.too-short", {FILE: phases.format("2026-10-05")}) == ["programme:3"]
    assert lines("programme.too-short", {FILE: phases.format("2026-10-04")}) == []


@pytest.mark.parametrize("day", ["2027-02-05", "2027-10-03"])
def test_a_programme_between_four_and_twelve_months_is_short(day: str) -> None:
    files = ending(day)
    assert found("programme.short", files) == [f"{FILE}:6:8"]
    assert messages("programme.short", files) == [f"The programme runs from 2026-10-05 to {day}, less than 12 months."]
    assert found("programme.too-short", files) == []


@pytest.mark.parametrize("day", ["2027-10-04", "2028-04-04"])
def test_a_programme_of_twelve_to_eighteen_months_is_usual(day: str) -> None:
    for check_id in ("programme.short", "programme.too-short", "programme.long"):
        assert found(check_id, ending(day)) == []


def test_a_programme_of_more_than_eighteen_months_is_long() -> None:
    files = ending("2028-04-05")
    assert found("programme.long", files) == [f"{FILE}:6:8"]
    assert messages("programme.long", files) == [
        "The programme runs from 2026-10-05 to 2028-04-05, more than 18 months."
    ]


def test_without_a_certificate_less_than_a_year_is_enough_but_not_four_months() -> None:
    assert found("programme.short", ending("2027-06-30") | NO_CERTIFICATE) == []
    assert lines("programme.too-short", ending("2027-02-04") | NO_CERTIFICATE) == ["programme:6"]


def test_the_settings_move_the_limits() -> None:
    settings = {"data/settings.yml": "parameters:\n  programme_months_min: 8\n  programme_months_not_credible: 2\n"}
    assert found("programme.short", ending("2027-06-30") | settings) == []
    assert found("programme.too-short", ending("2027-02-04") | settings) == []
    assert lines("programme.too-short", ending("2026-12-04") | settings) == ["programme:6"]


def test_a_programme_whose_end_is_not_known_has_no_length() -> None:
    files = {FILE: changed(ending("2027-02-04")[FILE], ("  end: 2027-02-04\n", ""))}
    assert found("programme.too-short", files) == []
    one = {FILE: "- number: 1\n  start: 2026-10-05\n  end: 2026-10-30\n"}
    assert found("programme.too-short", one) == []
