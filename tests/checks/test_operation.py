"""Faults of processes going live."""

import pytest

from tests.programmes import CERTIFICATION, NO_CERTIFICATE, certified, lines, programme
from tests.support import document, found, messages, related

PROCESSES = "data/processes.yml"
PASSED = (
    "planned: 2027-03-26",
    "planned: 2027-03-26\n    decision: go\n    decided_on: 2027-03-26\n    decided_by: sponsor",
)
PLANNED = "- id: incident\n  title: Incident management\n  live_planned: 2027-04-12\n"
LIVE = f"{PLANNED}  live_since: 2027-04-12\n"


# ------------------------------------------------------------------ operation.before-design


def test_a_process_planned_to_go_live_before_the_design_gate_is_found_at_once() -> None:
    files = programme(processes=PLANNED.replace("2027-04-12", "2027-03-25"))
    assert found("operation.before-design", files) == [f"{PROCESSES}:3:17"]
    assert messages("operation.before-design", files) == [
        "Incident management is to go live on 2027-03-25, before Gate 2 on 2027-03-26."
    ]
    assert related("operation.before-design", files) == ["data/programme.yml:22:14"]


def test_a_process_that_went_live_while_the_gate_is_open_is_found() -> None:
    assert lines("operation.before-design", programme(processes=LIVE), "2027-04-11") == []
    assert lines("operation.before-design", programme(processes=LIVE), "2027-04-12") == ["processes:4"]
    assert lines("operation.before-design", programme(PASSED, processes=LIVE), "2027-04-12") == []


def test_a_process_that_is_live_already_is_said_so() -> None:
    files = programme(processes=LIVE.replace("live_since: 2027-04-12", "live_since: 2027-01-04"))
    assert messages("operation.before-design", files) == [
        "Incident management went live on 2027-01-04, before Gate 2 on 2027-03-26."
    ]


def test_a_process_that_is_live_while_the_gate_is_open_is_said_so() -> None:
    files = programme(("planned: 2027-03-26", "planned: 2027-01-04"), processes=LIVE.replace("04-12", "01-04"))
    assert messages("operation.before-design", files) == [
        "Incident management went live on 2027-01-04, and Gate 2 is not passed."
    ]


def test_a_planned_day_that_is_over_does_not_make_a_process_live() -> None:
    files = programme(processes=PLANNED, config=config("planned: 2027-04-08"))
    assert lines("operation.before-design", files, "2027-04-20") == []
    assert lines("operation.configuration-unverified", files, "2027-04-20") == []


def test_a_gate_without_a_day_is_left_to_the_schema() -> None:
    assert found("operation.before-design", programme(("    planned: 2027-03-26\n", ""), processes=PLANNED)) == []


def test_a_process_without_a_day_hides_no_other() -> None:
    files = programme(processes="- id: change\n" + PLANNED.replace("04-12", "03-25"))
    assert lines("operation.before-design", files) == ["processes:4"]


def test_the_day_of_the_gate_itself_is_late_enough() -> None:
    assert found("operation.before-design", programme(processes=PLANNED.replace("2027-04-12", "2027-03-26"))) == []


def test_the_day_of_the_decision_counts_and_not_the_planned_one() -> None:
    late = (PASSED[0], PASSED[1].replace("decided_on: 2027-03-26", "decided_on: 2027-04-16"))
    assert lines("operation.before-design", programme(late, processes=LIVE), "2027-04-20") == ["processes:4"]


@pytest.mark.parametrize("rest", ["", "live_planned: soon", "live_since: []"])
def test_a_process_without_a_day_is_not_judged(rest: str) -> None:
    assert found("operation.before-design", programme(processes=f"- id: incident\n  {rest}\n")) == []


def test_a_phase_model_without_a_design_gate_has_nothing_to_go_live_before() -> None:
    files = programme(processes=LIVE) | {"data/settings.yml": "phase_model: five-phase-example\n"}
    assert lines("operation.before-design", files, "2027-04-12") == []


def test_without_a_programme_nothing_goes_live_too_early() -> None:
    for check_id in ("operation.before-design", "operation.configuration-unverified", "operation.procedure-late"):
        process = f"{LIVE}  document: incident-management-process\n"
        assert lines(check_id, {PROCESSES: process}, "2027-12-01") == []


# ------------------------------------------------------------------ operation.configuration-unverified

CHANGE = "- id: change\n  title: Change management\n  live_planned: 2027-05-03\n"


def config(verification: str) -> str:
    return f"- id: CI-01\n  type: Server\n  verifications:\n    - {verification}\n"


def test_a_first_verification_planned_after_the_first_process_is_found_at_once() -> None:
    files = programme(processes=CHANGE + PLANNED, config=config("planned: 2027-04-13"))
    assert found("operation.configuration-unverified", files) == ["data/config.yml:4:16"]
    assert messages("operation.configuration-unverified", files) == [
        "CI-01 (Server) is verified for the first time on 2027-04-13, but Incident management goes live on 2027-04-12."
    ]
    assert related("operation.configuration-unverified", files) == [f"{PROCESSES}:6:17"]


@pytest.mark.parametrize("field", ["planned", "verified_on"])
@pytest.mark.parametrize("later", ["2027-04-08", "2027-10-04"])
def test_the_first_of_several_verifications_counts(field: str, later: str) -> None:
    checks = config(f"{field}: {later}") + f"    - {field}: 2027-04-08\n"
    assert found("operation.configuration-unverified", programme(processes=PLANNED, config=checks)) == []
    if field == "verified_on":
        live = programme(PASSED, processes=LIVE, config=checks)
        assert lines("operation.configuration-unverified", live, "2027-12-01") == []


def test_data_that_are_never_verified_are_found_when_the_process_is_live() -> None:
    kind = "- id: CI-01\n  type: Server\n"
    assert found("operation.configuration-unverified", programme(processes=PLANNED, config=kind)) == []
    assert found("operation.configuration-unverified", programme(config=config("planned: 2028-01-01"))) == []
    live = programme(processes=LIVE.replace("04-12", "01-11"), config=kind)
    assert messages("operation.configuration-unverified", live) == [
        "CI-01 (Server) is verified not at all, but Incident management goes live on 2027-01-11."
    ]


def test_a_verification_on_the_day_of_going_live_is_in_time() -> None:
    files = programme(processes=CHANGE + PLANNED, config=config("planned: 2027-04-12"))
    assert found("operation.configuration-unverified", files) == []


def test_a_plan_is_enough_until_the_process_is_live() -> None:
    files = programme(PASSED, processes=LIVE, config=config("planned: 2027-04-08"))
    assert lines("operation.configuration-unverified", files, "2027-04-11") == []
    assert lines("operation.configuration-unverified", files, "2027-04-12") == ["config:4"]


def test_a_verification_that_was_done_in_time_is_enough() -> None:
    files = programme(PASSED, processes=LIVE, config=config("verified_on: 2027-04-09"))
    assert lines("operation.configuration-unverified", files, "2027-06-01") == []


def test_a_verification_that_was_done_late_is_found_at_its_day() -> None:
    files = programme(PASSED, processes=LIVE, config=config("verified_on: 2027-04-19"))
    assert found("operation.configuration-unverified", files) == ["data/config.yml:4:20"]


def test_a_process_live_without_any_configuration_data_is_found() -> None:
    assert lines("operation.configuration-unverified", programme(processes=LIVE), "2027-04-11") == []
    assert lines("operation.configuration-unverified", programme(processes=LIVE), "2027-04-12") == ["processes:4"]


def test_configuration_data_that_cannot_be_read_prove_nothing() -> None:
    assert lines("operation.configuration-unverified", programme(processes=LIVE, config="- ["), "2027-06-01") == []


# ------------------------------------------------------------------ operation.procedure-late


def described(*decisions: tuple[str, str]) -> dict[str, str]:
    """The incident process, live since 2027-04-12, its document and the decisions on it."""
    log = "".join(f"- version: '1.0'\n  decision: {kind}\n  on: {on}\n" for kind, on in decisions) or "[]\n"
    page = document("# A", id="SMS-PRO-001", kind="incident-management-process")
    process = f"{LIVE}  document: incident-management-process\n"
    files = {"content/processes/incident.md": page, "data/decisions/SMS-PRO-001.yml": log}
    return programme(PASSED, processes=process) | files


def test_a_document_approved_after_going_live_is_found_at_the_process() -> None:
    files = described(("reviewed", "2027-03-01"), ("approved", "2027-04-13"), ("approved", "2027-05-20"))
    assert lines("operation.procedure-late", files, "2027-06-01") == ["processes:4"]


def test_a_document_that_was_never_approved_is_found_from_the_day_of_going_live() -> None:
    files = described(("reviewed", "2027-03-01"))
    assert lines("operation.procedure-late", files, "2027-04-11") == []
    assert lines("operation.procedure-late", files, "2027-04-12") == ["processes:4"]


def test_a_process_that_is_not_live_hides_no_other() -> None:
    files = described()
    files[PROCESSES] = CHANGE + files[PROCESSES]
    assert lines("operation.procedure-late", files, "2027-06-01") == ["processes:7"]


def test_an_approval_on_the_day_of_going_live_is_in_time() -> None:
    files = described(("approved", "2027-04-12"), ("approved", "2027-05-20"))
    assert lines("operation.procedure-late", files, "2027-06-01") == []


def test_the_message_says_when_the_document_was_approved() -> None:
    process = LIVE.replace("live_since: 2027-04-12", "live_since: 2027-01-11")
    files = described(("approved", "2027-01-15")) | {PROCESSES: f"{process}  document: incident-management-process\n"}
    assert messages("operation.procedure-late", files) == [
        "Incident management is live since 2027-01-11, but its document was approved only on 2027-01-15."
    ]
    assert related("operation.procedure-late", files) == ["data/decisions/SMS-PRO-001.yml:3:7"]


def test_a_log_that_cannot_be_read_proves_nothing() -> None:
    files = described() | {"data/decisions/SMS-PRO-001.yml": "- ["}
    assert lines("operation.procedure-late", files, "2027-06-01") == []


def test_a_process_without_a_known_document_kind_is_not_judged() -> None:
    assert lines("operation.procedure-late", programme(PASSED, processes=f"{LIVE}  document: x\n"), "2027-06-01") == []


# ------------------------------------------------------------------ operation.short


def test_three_months_to_the_day_are_enough() -> None:
    files = certified(processes=PLANNED.replace("2027-04-12", "2027-07-12"))
    assert found("operation.short", files) == []


def test_a_day_less_than_three_months_is_found_at_the_start_of_stage_2() -> None:
    late = PLANNED.replace("2027-04-12", "2027-07-13")
    files = certified(processes=late + CHANGE)
    assert found("operation.short", files) == ["data/certification.yml:10:10"]
    assert messages("operation.short", files) == [
        "Stage 2 starts on 2027-10-12, less than 3 months after Incident management goes live on 2027-07-13."
    ]
    assert related("operation.short", files) == [f"{PROCESSES}:3:17"]


def test_of_several_late_processes_the_last_one_decides() -> None:
    late = PLANNED.replace("2027-04-12", "2027-07-13") + CHANGE.replace("2027-05-03", "2027-08-02")
    assert messages("operation.short", certified(processes=late)) == [
        "Stage 2 starts on 2027-10-12, less than 3 months after Change management goes live on 2027-08-02."
    ]


@pytest.mark.parametrize(("stage2", "expected"), [("2027-02-27", ["certification:10"]), ("2027-02-28", [])])
def test_three_months_after_the_last_of_november_are_the_last_of_february(stage2: str, expected: list[str]) -> None:
    files = certified(("start: 2027-10-12", f"start: {stage2}"), processes=PLANNED.replace("2027-04-12", "2026-11-30"))
    assert lines("operation.short", files) == expected


def test_the_day_on_which_a_process_went_live_counts_more_than_the_plan() -> None:
    files = certified(processes=f"{PLANNED}  live_since: 2027-07-13\n")
    assert lines("operation.short", files) == ["certification:10"]


def test_the_settings_move_the_three_months() -> None:
    settings = {"data/settings.yml": "parameters:\n  operation_months: 2\n"}
    assert lines("operation.short", certified(processes=PLANNED.replace("2027-04-12", "2027-08-12")) | settings) == []
    assert lines("operation.short", certified(processes=PLANNED.replace("2027-04-12", "2027-08-13")) | settings) != []


def test_without_a_certificate_or_a_programme_there_is_no_stage_2() -> None:
    late = PLANNED.replace("2027-04-12", "2027-09-01")
    assert lines("operation.short", certified(processes=late) | NO_CERTIFICATE) == []
    assert lines("operation.short", {PROCESSES: late, "data/certification.yml": CERTIFICATION}) == []
    assert lines("operation.short", programme(processes=late)) == []
