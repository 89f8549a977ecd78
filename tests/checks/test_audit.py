"""Faults of internal audits (in these tests read on 2027-08-11 unless a test says otherwise)."""

from datetime import date

import pytest

from tests.programmes import NO_CERTIFICATE, certified, changed, lines, programme
from tests.support import document, found, messages, related

AUDITS = "data/audits.yml"
DAY = "2027-08-11"
NOW = date(2027, 8, 11)
ALL = '["4", "5", "6", "7", "8", "9", "10"]'
IDS = [
    "audit.competence-unproven",
    "audit.coverage-open",
    "audit.moved-without-reason",
    "audit.nonconformity-without-action",
    "audit.not-held",
    "audit.own-work",
]
AUDIT = f"""\
- id: AUD-01
  kind: internal
  clauses: {ALL}
  planned_start: 2027-07-05
  planned_end: 2027-07-16
  auditors: [PER-14, PER-17]
  status: held
  done_on: 2027-07-16
"""
PEOPLE = """\
- id: PER-14
  name: Sunniva Rask
  competences:
    - {competence: internal auditing, evidence: Lead auditor ISO 9001, dated: 2022-11-25}
    - {competence: ISO/IEC 20000-1 foundation, evidence: Certificate F-1, dated: 2026-09-18}
- id: PER-17
  name: Niall Corrigan
  competences:
    - {competence: training design, evidence: Diploma, dated: 2012-06-22}
"""
TRAINING = """\
- {person: PER-17, competence: internal auditing, course: Course for auditors, done_on: 2027-03-05}
- {person: PER-17, competence: ISO/IEC 20000-1 foundation, course: Two days, done_on: 2027-02-12}
"""
PROCESSES = """\
- {id: change, title: Change management, clause: "8.5.1", owner: change-owner, manager: change-manager,
   document: change-management-process}
- {id: incident, title: Incident management, clause: "8.6.1", owner: incident-owner, manager: incident-manager}
"""
ASSIGNMENTS = """\
- {role: change-owner, person: PER-06, from: 2026-10-05}
- {role: change-manager, person: PER-17, from: 2026-10-05, to: 2027-07-05}
- {role: incident-manager, person: PER-04, from: 2026-10-05}
- {role: incident-manager, person: PER-14, from: 2026-10-05, deputy_for: PER-04}
"""


def audits(*replacements: tuple[str, str], **registers: str) -> dict[str, str]:
    return certified(audits=changed(AUDIT, *replacements), **registers)


def planned(*, end: str = "2028-05-12", clauses: str = ALL, more: str = "") -> str:
    return f"- id: AUD-02\n  kind: internal\n  clauses: {clauses}\n  planned_end: {end}\n  status: planned\n{more}"


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_audit_has_no_fault(check_id: str) -> None:
    files = audits(people=PEOPLE, training=TRAINING, processes=PROCESSES)
    assert lines(check_id, files, DAY) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("text", ["- [", "- 7\n", "- id: X\n  kind: internal\n  auditors: {a: 1}\n  clauses: 7\n"])
def test_odd_registers_give_no_fault_of_an_audit(check_id: str, text: str) -> None:
    keys = ("people", "training", "findings", "corrective_actions", "processes", "assignments", "services", "scope")
    files = certified(audits=text, **dict.fromkeys(keys, text))
    assert [each for each in lines(check_id, files, DAY) if not each.startswith("audits")] == []
    assert lines(check_id, {}, DAY) == []


# ------------------------------------------------------------------ audit.competence-unproven


def test_training_before_the_audit_is_a_proof() -> None:
    assert lines("audit.competence-unproven", audits(people=PEOPLE, training=TRAINING), DAY) == []


def test_an_auditor_without_proof_is_found_at_the_name() -> None:
    files = audits(people=PEOPLE, training="[]\n")
    assert found("audit.competence-unproven", files, NOW) == [f"{AUDITS}:6:22"]
    [said] = messages("audit.competence-unproven", files, NOW)
    assert said.startswith(
        "Nothing shows that Niall Corrigan was competent in auditing and in the standard when AUD-01"
    )
    assert related("audit.competence-unproven", files, NOW) == ["data/people.yml:9:5"]


@pytest.mark.parametrize("course", ["Lead assessor, ISO 19011", "LEAD ASSESSOR", "Guidelines of ISO 19011"])
def test_a_proof_in_other_words_is_one(course: str) -> None:
    said = TRAINING.replace("competence: internal auditing, course: Course for auditors", f"course: '{course}'")
    files = audits(people=PEOPLE, training=said.replace("ISO/IEC 20000-1", "ISO 20 000"))
    assert lines("audit.competence-unproven", files, DAY) == []


@pytest.mark.parametrize("late", ["done_on: 2027-07-06", "planned: 2027-03-05"])
def test_a_course_after_the_audit_began_or_not_held_proves_nothing(late: str) -> None:
    files = audits(people=PEOPLE, training=TRAINING.replace("done_on: 2027-03-05", late))
    assert messages("audit.competence-unproven", files, NOW) == [
        "Nothing shows that Niall Corrigan was competent in auditing when AUD-01 began on 2027-07-05."
    ]


def test_an_audit_to_come_may_have_auditors_who_are_still_to_be_trained() -> None:
    assert lines("audit.competence-unproven", audits(people=PEOPLE), "2027-07-04") == []
    assert lines("audit.competence-unproven", audits(people=PEOPLE), "2027-07-05") == ["audits:6"]


def test_who_is_not_known_and_what_others_audit_is_left_alone() -> None:
    assert lines("audit.competence-unproven", audits(("PER-17", "PER-99"), people=PEOPLE), DAY) == []
    assert lines("audit.competence-unproven", audits(("kind: internal", "kind: stage-1"), people=PEOPLE), DAY) == []
    assert lines("audit.competence-unproven", audits(("status: held", "status: cancelled"), people=PEOPLE), DAY) == []


# ------------------------------------------------------------------ audit.coverage-open


def test_a_clause_that_nobody_audits_before_stage_2_is_found() -> None:
    files = audits((ALL, '["4", "5.1", "5.2", "6", "7", "8", "9", "10"]'))
    assert found("audit.coverage-open", files) == [f"{AUDITS}:3:12"]
    assert messages("audit.coverage-open", files) == ["No internal audit of the cycle covers clause 5.3."]


def test_an_audit_after_stage_2_does_not_cover_for_it() -> None:
    part = audits((ALL, '["4", "6", "7", "8", "9", "10"]'))
    files = part | {AUDITS: part[AUDITS] + planned(clauses='["5"]')}
    assert len(lines("audit.coverage-open", files)) == 4
    earlier = part | {AUDITS: part[AUDITS] + planned(clauses='["5"]', end="2027-09-03")}
    assert lines("audit.coverage-open", earlier) == []


def test_an_audit_that_ends_when_stage_2_begins_does_not_count() -> None:
    part = audits((ALL, '["4", "6", "7", "8", "9", "10"]'))
    for end, expected in (("2027-10-11", 0), ("2027-10-12", 4)):
        files = part | {AUDITS: part[AUDITS] + planned(clauses='["5"]', end=end)}
        assert len(lines("audit.coverage-open", files)) == expected


@pytest.mark.parametrize(
    ("end", "counts"), [("2024-11-10", False), ("2024-11-11", True), ("2030-10-28", True), ("2030-10-29", False)]
)
def test_after_the_certificate_the_last_three_years_count_and_what_is_planned_until_it_ends(
    end: str, counts: bool
) -> None:
    decided = ("decision_planned: 2027-10-29", "decision_on: 2027-10-29\nexpires: 2030-10-28")
    rest = planned(clauses='["4", "6", "7", "8", "9", "10"]')
    part = planned(clauses='["5"]', end=end).replace("AUD-02", "AUD-03")
    files = certified(decided, audits=rest + part)
    assert (lines("audit.coverage-open", files, "2027-11-10") == []) == counts


def test_whoever_plans_year_by_year_has_nothing_open_until_three_years_have_passed() -> None:
    decided = ("decision_planned: 2027-10-29", "decision_on: 2027-10-29\nexpires: 2030-10-28")
    first, second = planned(clauses='["4", "5", "6", "7", "8"]'), planned(clauses='["9", "10"]', end="2029-05-18")
    assert lines("audit.coverage-open", certified(decided, audits=AUDIT + first + second), "2030-08-01") == []
    late = certified(decided, audits=AUDIT + first + second.replace("2029", "2031"))
    assert lines("audit.coverage-open", late, "2030-07-15") == []  # what was audited in July 2027 still counts
    assert set(lines("audit.coverage-open", late, "2030-07-16")) == {"audits:11"}
    before = certified(decided, audits=AUDIT + first)
    assert lines("audit.coverage-open", before, "2027-10-28") == []


@pytest.mark.parametrize(
    ("field", "register", "text"),
    [
        ("processes: [change]", "processes", PROCESSES),
        (
            "services: [SVC-01]",
            "services",
            "- {id: SVC-01, in_scope: true, status: live}\n- {id: SVC-02, in_scope: true, status: live}\n",
        ),
        ("sites: [SITE-1]", "scope", "sites: [SITE-1, SITE-2]\n"),
    ],
)
def test_what_an_audit_lists_has_to_be_everything(field: str, register: str, text: str) -> None:
    files = audits(("  planned_start", f"  {field}\n  planned_start"), **{register: text})
    assert lines("audit.coverage-open", files) == ["audits:4"]
    assert lines("audit.coverage-open", audits(**{register: text})) == []
    both = files | {AUDITS: files[AUDITS] + planned(end="2027-09-03")}
    assert lines("audit.coverage-open", both) == [], "an audit that lists nothing covers all"


def test_services_out_of_scope_retired_or_planned_need_no_audit() -> None:
    services = "- {id: SVC-02, in_scope: false, status: live}\n- {id: SVC-03, in_scope: true, status: retired}\n"
    services += "- {id: SVC-04, in_scope: true, status: pipeline}\n"
    files = audits(("  planned_start", "  services: [SVC-01]\n  planned_start"), services=services)
    assert lines("audit.coverage-open", files) == []


def test_a_programme_without_any_audit_is_a_fault_once_the_design_is_complete() -> None:
    passed = ("planned: 2027-03-26", "planned: 2027-03-26\n    decision: go\n    decided_on: 2027-03-26")
    assert lines("audit.coverage-open", programme(passed, audits="[]\n"), DAY) == ["audits:1"]
    assert lines("audit.coverage-open", programme(audits="[]\n"), DAY) == []
    assert lines("audit.coverage-open", {AUDITS: "[]\n"}, DAY) == ["audits:1"]
    assert lines("audit.coverage-open", programme(passed), DAY) == [], "a missing register is another fault"


def test_a_clause_out_of_scope_needs_no_audit_and_no_certificate_no_stage_2() -> None:
    excluded = "exclusions: [{kind: clause, clause: '8.4.2'}]\n"
    without = '["4", "5", "6", "7", "8.1", "8.2", "8.3", "8.4.1", "8.4.3", "8.5", "8.6", "8.7", "9", "10"]'
    assert lines("audit.coverage-open", audits((ALL, without), scope=excluded)) == []
    assert lines("audit.coverage-open", audits((ALL, without)) | NO_CERTIFICATE) == ["audits:3"]


# ------------------------------------------------------------------ audit.moved-without-reason, audit.not-held


def test_a_moved_audit_says_why() -> None:
    moved = ("planned_end: 2027-07-16", "planned_end: 2027-07-16\n  moved_from: 2027-05-10")
    assert found("audit.moved-without-reason", audits(moved)) == [f"{AUDITS}:6:15"]
    assert messages("audit.moved-without-reason", audits(moved)) == [
        "AUD-01 was moved from 2027-05-10 without a reason."
    ]
    reason = ("moved_from: 2027-05-10", "moved_from: 2027-05-10\n  moved_reason: Practices four weeks later")
    assert lines("audit.moved-without-reason", audits(moved, reason)) == []


@pytest.mark.parametrize("status", ["planned", "in-progress"])
def test_an_audit_whose_last_day_has_passed_is_found(status: str) -> None:
    files = audits(("status: held", f"status: {status}"))
    assert lines("audit.not-held", files, "2027-07-16") == []
    assert found("audit.not-held", files, date(2027, 7, 17)) == [f"{AUDITS}:5:16"]
    assert messages("audit.not-held", files, NOW) == ["AUD-01 was planned until 2027-07-16 and has not been held."]


def test_an_audit_that_was_held_has_a_day() -> None:
    files = audits(("  done_on: 2027-07-16\n", ""))
    assert found("audit.not-held", files, NOW) == [f"{AUDITS}:7:11"]
    assert messages("audit.not-held", files, NOW) == ["AUD-01 is said to be held, but its last day is missing."]


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_an_audit_that_is_over_is_left_alone(status: str) -> None:
    assert lines("audit.not-held", audits(("status: held", f"status: {status}")), DAY) == []


# ------------------------------------------------------------------ audit.nonconformity-without-action

FINDING = "- id: F-003\n  audit: AUD-01\n  class: minor\n  raised_on: 2027-07-07\n"


def test_a_nonconformity_needs_a_corrective_action_within_two_weeks() -> None:
    files = audits(findings=FINDING)
    assert lines("audit.nonconformity-without-action", files, "2027-07-21") == []
    assert lines("audit.nonconformity-without-action", files, "2027-07-22") == ["findings:3"]
    assert messages("audit.nonconformity-without-action", files, NOW) == [
        "The nonconformity F-003, raised on 2027-07-07, has no corrective action."
    ]
    settings = {"data/settings.yml": "parameters:\n  corrective_action_days: 60\n"}
    assert lines("audit.nonconformity-without-action", files | settings, DAY) == []


def test_an_action_that_names_the_finding_answers_it() -> None:
    files = audits(findings=FINDING, corrective_actions="- {id: CA-005, finding: F-003}\n")
    assert lines("audit.nonconformity-without-action", files, DAY) == []
    other = audits(findings=FINDING, corrective_actions="- {id: CA-005, finding: F-004}\n")
    assert lines("audit.nonconformity-without-action", other, DAY) == ["findings:3"]
    broken = audits(findings=FINDING, corrective_actions="- [")
    assert lines("audit.nonconformity-without-action", broken, DAY) == []


def test_observations_and_findings_of_stage_2_are_no_matter_of_this_check() -> None:
    observation = audits(findings=FINDING.replace("minor", "observation"))
    assert lines("audit.nonconformity-without-action", observation, DAY) == []
    stage2 = audits(("kind: internal", "kind: stage-2"), findings=FINDING)
    assert lines("audit.nonconformity-without-action", stage2, DAY) == []


# ------------------------------------------------------------------ audit.own-work


def test_who_manages_a_process_on_the_first_day_does_not_audit_it() -> None:
    files = audits(processes=PROCESSES, assignments=ASSIGNMENTS, people=PEOPLE)
    assert found("audit.own-work", files, NOW) == [f"{AUDITS}:6:22"]
    assert messages("audit.own-work", files, NOW) == ["Niall Corrigan audits own work in AUD-01: Change management."]
    assert related("audit.own-work", files, NOW) == ["data/processes.yml:1:66"]
    over = ASSIGNMENTS.replace("to: 2027-07-05", "to: 2027-07-04")
    assert lines("audit.own-work", audits(processes=PROCESSES, assignments=over), DAY) == []


def test_parts_say_who_audits_what() -> None:
    parts = "  parts:\n    - {auditor: PER-14, processes: [change]}\n    - {auditor: PER-17, clauses: ['8.6']}\n"
    files = audits(("  status: held", f"{parts}  status: held"), processes=PROCESSES, assignments=ASSIGNMENTS)
    assert lines("audit.own-work", files, DAY) == []
    turned = files | {AUDITS: files[AUDITS].replace("auditor: PER-14, processes", "auditor: PER-17, processes")}
    assert lines("audit.own-work", turned, DAY) == ["audits:6"]


def test_a_part_that_names_the_process_goes_before_one_that_covers_its_clause() -> None:
    parts = "  parts:\n    - {auditor: PER-17, clauses: ['8']}\n    - {auditor: PER-14, processes: [change]}\n"
    files = audits(("  status: held", f"{parts}  status: held"), processes=PROCESSES, assignments=ASSIGNMENTS)
    assert lines("audit.own-work", files, DAY) == []


def test_who_wrote_the_document_does_not_audit_the_process() -> None:
    page = document("# A", id="SMS-PRO-002", kind="change-management-process", authors="[PER-14]")
    files = audits(processes=PROCESSES) | {"content/a.md": page}
    assert lines("audit.own-work", files, DAY) == ["audits:6"]
    retired = page.replace("status: draft", "status: obsolete")
    assert lines("audit.own-work", files | {"content/a.md": retired}, DAY) == []


def test_an_audit_of_other_processes_and_one_of_a_supplier_may_be_done() -> None:
    only = audits(
        ("  planned_start", "  processes: [incident]\n  planned_start"), processes=PROCESSES, assignments=ASSIGNMENTS
    )
    assert lines("audit.own-work", only, DAY) == []
    other = audits((ALL, '["9"]'), processes=PROCESSES, assignments=ASSIGNMENTS)
    assert lines("audit.own-work", other, DAY) == []
    supplier = audits(("kind: internal", "kind: supplier"), processes=PROCESSES, assignments=ASSIGNMENTS)
    assert lines("audit.own-work", supplier, DAY) == []
