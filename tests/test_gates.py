"""Gates: what decides each criterion, and what stands for it."""

from datetime import date

import pytest

from sms_docs.gates import CriterionState, GateState, states
from sms_docs.gates.approval import in_force
from sms_docs.gates.missing import listed
from sms_docs.gates.state import Lack
from sms_docs.gates.states import JUDGES, decision_of, last_open_day, target
from sms_docs.load.standard import load_standard
from sms_docs.model.register import Entry
from tests.programmes import CERTIFICATION, NO_CERTIFICATE, programme
from tests.support import DAY, document, load

STANDARD = load_standard("2018")
CLAUSES = [each for each in STANDARD.clauses if each not in {clause.parent for clause in STANDARD.clauses.values()}]
DECIDED = "planned: 2026-11-27\n    body: BOD-01\n    decision: go"


def criterion(key: str, files: dict[str, str], day: date | str = DAY) -> CriterionState:
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return next(each for gate in states(load(files, on)) for each in gate.criteria if each.key == key)


def gate(number: int, files: dict[str, str], day: date = DAY) -> GateState:
    return states(load(files, day))[number - 1]


def approved(
    kind: str, *decisions: tuple[str, str], number: str = "SMS-DOC-001", status: str = "approved"
) -> dict[str, str]:
    """A document and its log: pairs of decision and day."""
    log = "".join(f"- version: '1.0'\n  decision: {decision}\n  on: {on}\n" for decision, on in decisions) or "[]\n"
    page = document("# A", id=number, kind=kind, status=status, owner="sms-manager")
    return {f"content/{number}.md": page, f"data/decisions/{number}.yml": log}


def data(**registers: str) -> dict[str, str]:
    return {f"data/{key}.yml": text for key, text in registers.items()}


# ------------------------------------------------------------------ gates and their days


def test_the_four_gates_have_the_criteria_of_the_phase_model() -> None:
    found = states(load(programme()))
    assert [(each.number, each.key, each.id, each.title) for each in found] == [
        (1, "foundation", "GATE-1", "Gate 1"),
        (2, "design", "GATE-2", "Gate 2"),
        (3, "implementation", "GATE-3", "Gate 3"),
        (4, "certification", "GATE-4", "Gate 4"),
    ]
    expected = [criterion.key for phase in STANDARD.default_phase_model.phases for criterion in phase.criteria]
    assert [each.key for one in found for each in one.criteria] == expected
    assert found[0].criteria[0].rules == ("gate.1.scope-approved",)


def test_without_a_programme_every_gate_is_open() -> None:
    found = states(load({}))
    assert [(each.title, each.planned, each.decision, each.passed) for each in found][:1] == [
        ("Gate 1: Foundation", None, "", False)
    ]
    assert {each.state for one in found for each in one.criteria} == {"open"}
    assert all(each.why and each.missing for one in found for each in one.criteria)


def test_without_a_certificate_there_is_no_gate_on_it() -> None:
    assert [each.key for each in states(load(NO_CERTIFICATE))] == ["foundation", "design", "implementation"]


def test_a_phase_model_without_criteria_has_no_gates() -> None:
    assert states(load(data(settings="phase_model: five-phase-example\n"))) == ()
    assert len(states(load(data(settings="phase_model: unknown\n")))) == 4


def test_a_phase_is_found_by_its_key_or_else_by_its_number() -> None:
    files = programme(("id: foundation", "id: start"), ("id: design", "id: designing"))
    assert [each.id for each in states(load(files))] == ["GATE-1", "GATE-2", "GATE-3", "GATE-4"]


@pytest.mark.parametrize(("decision", "passed"), [("go", True), ("conditional", True), ("no-go", False)])
def test_a_gate_is_passed_with_go_and_with_conditions(decision: str, passed: bool) -> None:
    found = gate(1, programme(("decision: go", f"decision: {decision}")))
    assert (found.decision, found.decided_on, found.passed) == (decision, date(2026, 11, 27), passed)


def test_a_decision_of_a_later_day_is_none_yet() -> None:
    found = gate(1, programme(), date(2026, 11, 26))
    assert (found.decision, found.decided_on, found.passed) == ("", None, False)


def test_a_criterion_is_open_until_the_planned_day_is_over() -> None:
    assert criterion("smp-approved", programme(), "2027-03-26").state == "open"
    assert criterion("smp-approved", programme(), "2027-03-27").state == "failed"


def test_a_criterion_fails_on_the_day_of_a_decision_to_go() -> None:
    early = programme(("decided_on: 2026-11-27", "decided_on: 2026-11-20"))
    assert criterion("scope-approved", early, "2026-11-19").state == "open"
    assert criterion("scope-approved", early, "2026-11-20").state == "failed"


def test_a_condition_that_is_not_due_keeps_a_criterion_open() -> None:
    conditions = "decision: conditional\n    conditions:\n      - due: 2027-02-12\n      - due: 2027-01-29"
    files = programme(("decision: go", conditions))
    assert criterion("scope-approved", files, "2027-02-12").state == "open"
    assert criterion("scope-approved", files, "2027-02-13").state == "failed"


def test_what_cannot_be_read_is_open_and_not_known() -> None:
    for key, register in [("gap-complete", "gaps"), ("objectives-set", "objectives"), ("sla-records", "slas")]:
        found = criterion(key, programme() | data(**{register: "- ["}), "2028-01-20")
        assert (found.state, found.known) == ("open", False)


@pytest.mark.parametrize(
    ("key", "register"),
    [
        ("sponsor-committed", "roles"),
        ("sponsor-committed", "business_case"),
        ("roles-assigned", "assignments"),
        ("roles-assigned", "processes"),
        ("practices-operational", "processes"),
        ("sla-records", "sla_results"),
        ("ia-and-ca", "audits"),
        ("ia-and-ca", "corrective_actions"),
        ("management-review", "reviews"),
        ("stage1-resolved", "findings"),
        ("stage2-conducted", "certification"),
        ("certificate-issued", "certification"),
    ],
)
def test_a_broken_register_fails_no_criterion(key: str, register: str) -> None:
    found = criterion(key, programme() | data(**{register: "- ["}), "2028-01-20")
    assert (found.state, found.known) == ("open", False)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("scope-approved", "scope-statement"),
        ("gap-complete", "gap-assessment-report"),
        ("sponsor-committed", "business-case"),
        ("procedures-documented", "incident-management-process"),
    ],
)
def test_a_broken_log_fails_no_criterion(key: str, kind: str) -> None:
    files = programme() | approved(kind) | {"data/decisions/SMS-DOC-001.yml": "- ["}
    found = criterion(key, files, "2028-01-20")
    assert (found.state, found.known) == ("open", False)


def test_who_acts_next_is_who_owns_what_is_missing_and_due_first() -> None:
    tasks = (
        "- id: T-1\n  owner: capacity-manager\n  due: 2027-03-05\n  produces: [capacity-management-process]\n"
        "- id: T-2\n  owner: supplier-manager\n  due: 2027-02-12\n  produces: [supplier-management-process]\n"
    )
    found = criterion("procedures-documented", programme() | data(tasks=tasks))
    assert (found.owner, found.due) == ("supplier-manager", date(2027, 2, 12))


def test_else_it_is_the_chair_of_the_body_that_decides() -> None:
    found = criterion("smp-approved", programme() | data(bodies="- id: BOD-01\n  chair: executive-sponsor\n"))
    assert (found.owner, found.due) == ("executive-sponsor", date(2027, 3, 26))


def test_the_evidence_of_the_gate_is_added_where_it_exists() -> None:
    rows = "".join(
        f"\n      - {{criterion: {key}, evidence: {name}}}"
        for key, name in [
            ("scope-approved", "SMS-DOC-001"),
            ("scope-approved", "AS-002"),
            ("scope-approved", "data/assignments.yml"),
            ("scope-approved", "nowhere.pdf"),
            ("plan-endorsed", "AS-001"),
        ]
    )
    files = programme(("decision: go", f"decision: go\n    evidence:{rows}"))
    files |= approved("scope-statement", ("approved", "2026-10-30")) | data(assignments="- id: AS-001\n- id: AS-002\n")
    assert criterion("scope-approved", files).evidence == (
        "document:SMS-DOC-001",
        "entry:assignments/AS-002",
        "file:data/assignments.yml",
    )


# ------------------------------------------------------------------ approval by the log


def test_a_scope_statement_is_approved_by_its_log() -> None:
    found = criterion("scope-approved", approved("scope-statement", ("approved", "2026-10-30"), status="draft"))
    assert (found.state, found.why) == ("met", "SMS-DOC-001 was approved on 2026-10-30.")
    assert found.evidence == ("document:SMS-DOC-001",)
    assert (found.missing, found.lacks) == ("", ())


def test_the_status_in_the_header_approves_nothing() -> None:
    found = criterion("scope-approved", approved("scope-statement"))
    assert found.state == "open"
    assert found.why == 'SMS-DOC-001 has the status "approved", and no approval of it is recorded.'
    assert (found.missing, found.owner) == ("the approval of SMS-DOC-001", "sms-manager")


def test_an_edition_stays_in_force_while_the_next_one_is_half_decided() -> None:
    log = "- {version: '1.0', decision: approved, role: boss, on: 2026-10-30}\n"
    half = log + "- {version: '1.1', decision: approved, role: boss, on: 2026-12-01}\n"
    page = document("# A", id="SMS-DOC-001", kind="scope-statement", status="review", version='"1.1"')
    files = {"content/a.md": page.replace("[executive-sponsor]", "[boss, chief]")}
    found = criterion("scope-approved", files | {"data/decisions/SMS-DOC-001.yml": half})
    assert found.why == "SMS-DOC-001 was approved on 2026-10-30."
    only = half.replace(log, "")
    assert criterion("scope-approved", files | {"data/decisions/SMS-DOC-001.yml": only}).state == "open"


def test_a_scope_statement_may_be_taken_over() -> None:
    found = criterion("scope-approved", approved("scope-statement", ("adopted", "2026-10-30")))
    assert (found.state, found.why) == ("met", "SMS-DOC-001 was taken over on 2026-10-30.")


@pytest.mark.parametrize(
    "decisions",
    [
        [("approved", "2027-01-21")],
        [("reviewed", "2026-10-30")],
        [("approved", "2026-10-30"), ("withdrawn", "2026-12-01")],
    ],
)
def test_a_later_approval_a_review_or_a_withdrawn_edition_is_none(decisions: list[tuple[str, str]]) -> None:
    assert criterion("scope-approved", approved("scope-statement", *decisions)).state == "open"


@pytest.mark.parametrize("status", ["obsolete", "withdrawn"])
def test_a_retired_document_is_not_in_force(status: str) -> None:
    found = criterion("scope-approved", approved("scope-statement", ("approved", "2026-10-30"), status=status))
    assert found.why == 'There is no document "Scope statement".'


def test_in_force_is_the_last_decision_or_the_one_that_held_on_a_day() -> None:
    log = [("approved", "2026-10-30"), ("approved", "2026-12-20")]
    system = load(approved("scope-statement", *log))
    page = system.by_id["SMS-DOC-001"]
    days = [None, date(2026, 10, 29), date(2026, 12, 19), date(2026, 12, 20), date(2030, 1, 1)]
    held = [decision["on"] if (decision := in_force(system, page, day)) else None for day in days]
    assert held == ["2026-12-20", None, "2026-10-30", "2026-12-20", "2026-12-20"]
    retired = load(approved("scope-statement", *log, status="obsolete"))
    assert in_force(retired, retired.by_id["SMS-DOC-001"]) is None
    assert in_force(retired, retired.by_id["SMS-DOC-001"], date(2026, 12, 31)) is not None


def test_what_was_withdrawn_was_in_force_until_then() -> None:
    log = [("approved", "2026-10-30"), ("withdrawn", "2026-12-20")]
    system = load(approved("scope-statement", *log, status="withdrawn"))
    page = system.by_id["SMS-DOC-001"]
    assert in_force(system, page, date(2026, 12, 19)) is not None
    assert in_force(system, page, date(2026, 12, 20)) is None


@pytest.mark.parametrize("decision", ["approved", "reviewed"])
def test_a_live_register_is_in_force_when_it_was_reviewed(decision: str) -> None:
    system = load(approved("risk-register", (decision, "2026-11-20")))
    assert in_force(system, system.by_id["SMS-DOC-001"]) is not None


def test_an_approval_after_a_withdrawal_counts() -> None:
    log = [("approved", "2026-10-30"), ("withdrawn", "2026-12-01"), ("approved", "2026-12-20")]
    assert criterion("scope-approved", approved("scope-statement", *log)).state == "met"


def test_a_decided_gate_shows_the_approval_that_held_on_its_day() -> None:
    log = [("approved", "2026-11-24"), ("approved", "2027-01-11")]
    plan = approved("implementation-plan", *log)
    assert criterion("plan-endorsed", programme() | plan).why == "SMS-DOC-001 was approved on 2026-11-24."
    assert criterion("plan-endorsed", plan).why == "SMS-DOC-001 was approved on 2027-01-11."


@pytest.mark.parametrize("kind", ["implementation-plan", "implementation-project-plan"])
def test_either_plan_of_the_programme_may_be_endorsed(kind: str) -> None:
    assert criterion("plan-endorsed", approved(kind, ("approved", "2026-11-24"))).state == "met"


def test_a_plan_that_is_being_written_names_its_task() -> None:
    task = "- id: T-0\n  status: cancelled\n  produces: [scope-statement]\n- id: T-1\n  produces: [scope-statement]\n"
    found = criterion("scope-approved", data(tasks=task))
    assert found.why == 'The document "Scope statement" is not written yet: see task T-1.'
    assert found.missing == 'the document "Scope statement"'


# ------------------------------------------------------------------ gate 1

RATED = "".join(f"- id: G-{index}\n  clause: '{each}'\n  current: 2\n" for index, each in enumerate(CLAUSES))
REPORT = approved("gap-assessment-report", ("approved", "2026-11-13"))


def test_the_gap_assessment_is_complete_when_every_clause_has_a_result() -> None:
    found = criterion("gap-complete", REPORT | data(gaps=RATED))
    assert (found.state, found.why) == (
        "met",
        "63 of 63 clauses have a result. SMS-DOC-001 was approved on 2026-11-13.",
    )


def test_a_clause_without_a_score_is_named() -> None:
    gaps = RATED.replace("clause: '8.4.2'\n  current: 2", "clause: '8.4.2'").replace("'8.2.5'", "'8.2'")
    found = criterion("gap-complete", REPORT | data(gaps=gaps))
    assert (found.state, found.missing) == ("open", "results for clause 8.2.5 and 8.4.2")


def test_a_clause_that_the_scope_excludes_needs_no_result() -> None:
    gaps = RATED.replace("'8.7.3.1'", "x").replace("'8.7.3.2'", "x").replace("'8.7.3.3'", "x")
    scope = "exclusions:\n  - {kind: clause, clause: 8.7.3}\n  - {kind: service, clause: '9'}\n"
    assert criterion("gap-complete", REPORT | data(gaps=gaps, scope=scope)).state == "met"


def test_the_report_on_the_assessment_has_to_be_approved() -> None:
    found = criterion("gap-complete", approved("gap-assessment-report") | data(gaps=RATED))
    assert (found.state, found.missing) == ("open", "the approval of SMS-DOC-001")


SPONSOR = "- id: executive-sponsor\n  title: Executive sponsor\n  budget_authority: true\n"
HELD = "- role: executive-sponsor\n  person: PER-01\n  from: 2026-09-28\n"
CASE = "approved_by: managing-director\napproved_on: 2026-11-25\n"


def test_a_sponsor_with_a_budget_and_a_business_case_is_committed() -> None:
    found = criterion("sponsor-committed", data(roles=SPONSOR, assignments=HELD, business_case=CASE))
    assert found.state == "met"
    assert found.why == (
        "The role Executive sponsor has authority over the budget and a holder. "
        "The business case was approved on 2026-11-25."
    )
    assert found.evidence == ("entry:roles/executive-sponsor", "file:data/business_case.yml")


@pytest.mark.parametrize(
    ("roles", "held", "case", "missing"),
    [
        (SPONSOR.replace("true", "false"), HELD, CASE, "a sponsor with authority over the budget"),
        (SPONSOR, HELD.replace("from", "to: 2026-12-31\n  from"), CASE, "a holder of the role Executive sponsor"),
        (SPONSOR, HELD, CASE.replace("2026-11-25", "2027-02-01"), "the approval of the business case"),
        (SPONSOR, HELD, "terms: none\n", "the approval of the business case"),
        ("[]", HELD, CASE, "a sponsor with authority over the budget"),
    ],
)
def test_what_the_sponsor_lacks_is_named(roles: str, held: str, case: str, missing: str) -> None:
    found = criterion("sponsor-committed", data(roles=roles, assignments=held, business_case=case))
    assert (found.state, found.missing) == ("open", missing)


def test_where_no_role_is_called_sponsor_top_management_is() -> None:
    roles = "- id: director\n  title: Director\n  top_management: true\n  budget_authority: true\n"
    files = data(roles=roles, assignments="- role: director\n  from: 2026-01-01\n", business_case=CASE)
    assert criterion("sponsor-committed", files).state == "met"
    lead = files | data(roles=f"{roles}- id: project-sponsor\n  title: Team lead\n")
    assert criterion("sponsor-committed", lead).missing == "a sponsor with authority over the budget"


def test_a_business_case_may_be_a_document() -> None:
    files = data(roles=SPONSOR, assignments=HELD) | approved("business-case", ("approved", "2026-11-20"))
    assert criterion("sponsor-committed", files).state == "met"


# ------------------------------------------------------------------ gate 2

AREAS = STANDARD.process_areas


def processes(extra: str = "") -> str:
    """One process for each area that the standard expects."""
    return "".join(
        f"- id: {area.key}\n  clause: '{area.clauses[0]}'\n  owner: owner\n  live_since: 2027-04-12\n{extra}"
        for area in AREAS
    )


def documented(*without: str) -> dict[str, str]:
    files: dict[str, str] = {}
    for index, area in enumerate(each for each in AREAS if each.key not in without):
        files |= approved(area.kinds[0], ("approved", "2027-01-15"), number=f"SMS-PRO-{index:03d}")
    return files


def test_the_procedures_are_documented_when_each_practice_has_an_approved_document() -> None:
    found = criterion("procedures-documented", documented())
    assert (found.state, found.why) == ("met", "19 of 19 practices have an approved document.")
    assert len(found.evidence) == 19


def test_a_practice_without_a_document_is_named() -> None:
    found = criterion("procedures-documented", documented("capacity-management", "demand-management"))
    assert found.state == "open"
    assert found.why == "17 of 19 practices have an approved document."
    assert found.missing == "an approved document on demand management and capacity management"


def test_a_process_may_be_described_by_a_document_of_another_kind() -> None:
    own = "- id: capacity\n  clause: 8.4.3\n  document: capacity-plan\n"
    files = documented("capacity-management") | data(processes=own)
    assert criterion("procedures-documented", files).missing == "an approved document on capacity management"
    plan = approved("capacity-plan", ("approved", "2027-01-15"), number="SMS-PLN-009")
    assert criterion("procedures-documented", files | plan).state == "met"


KEY_ROLES = (
    "- id: sms-manager\n  title: SMS manager\n- id: executive-sponsor\n  title: Executive sponsor\n- id: owner\n"
)
ASSIGNED = "".join(f"- role: {role}\n  from: 2026-10-01\n" for role in ("sms-manager", "executive-sponsor", "owner"))


def test_the_roles_are_assigned_when_practices_have_owners_and_key_roles_holders() -> None:
    found = criterion("roles-assigned", data(roles=KEY_ROLES, assignments=ASSIGNED, processes=processes()))
    assert (found.state, found.evidence) == ("met", ("file:data/assignments.yml",))


def test_a_practice_without_an_owner_is_named() -> None:
    gone = ASSIGNED.replace("role: owner\n", "role: owner\n  to: 2027-01-19\n")
    found = criterion("roles-assigned", data(roles=KEY_ROLES, assignments=gone, processes=processes()))
    assert found.missing.startswith("an owner of service portfolio and catalogue management, ")
    assert found.missing.endswith(" and 14 more")
    none = processes().replace("clause: '8.4.3'", "clause: '7.2'")
    found = criterion("roles-assigned", data(roles=KEY_ROLES, assignments=ASSIGNED, processes=none))
    assert found.missing == "an owner of capacity management"


def test_a_key_role_without_a_holder_is_named() -> None:
    files = data(roles=KEY_ROLES, assignments=ASSIGNED.replace("sms-manager", "nobody"), processes=processes())
    assert criterion("roles-assigned", files).missing == "a holder of the key role SMS manager"


def test_who_only_stands_in_holds_no_role() -> None:
    stands_in = ASSIGNED.replace("role: sms-manager\n", "role: sms-manager\n  deputy_for: PER-09\n")
    files = data(roles=KEY_ROLES, assignments=stands_in, processes=processes())
    assert criterion("roles-assigned", files).missing == "a holder of the key role SMS manager"


def test_a_key_role_may_go_by_another_name() -> None:
    roles = KEY_ROLES.replace("id: sms-manager\n  title: SMS manager", "id: head\n  title: Head of service management")
    assigned = ASSIGNED.replace("sms-manager", "head")
    assert criterion("roles-assigned", data(roles=roles, assignments=assigned, processes=processes())).state == "met"


OBJECTIVE = "- id: O-01\n  target: 95\n  unit: percent\n  due: 2027-08-20\n  set_on: 2027-01-15\n"


def test_objectives_with_number_unit_and_day_that_were_set_are_set() -> None:
    found = criterion("objectives-set", data(objectives=OBJECTIVE))
    assert (found.state, found.why) == ("met", "1 of 1 objectives are measurable and have a date.")


def test_an_outcome_that_can_be_verified_is_measurable() -> None:
    outcome = OBJECTIVE.replace("target: 95\n  unit: percent", "outcome: Stage 2 passed and certificate issued")
    assert criterion("objectives-set", data(objectives=outcome)).state == "met"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  target: 95\n", ""),
        ("  unit: percent\n", ""),
        ("  due: 2027-08-20\n", ""),
        ("target: 95", "outcome: Improve service"),
    ],
)
def test_an_objective_that_cannot_be_measured_is_named(old: str, new: str) -> None:
    vague = OBJECTIVE.replace(old, new).replace("O-01", "O-02")
    found = criterion("objectives-set", data(objectives=OBJECTIVE + vague))
    assert (found.state, found.missing) == ("open", "a measurable target of O-02")


def test_an_objective_may_be_measured_by_an_indicator_that_has_a_target() -> None:
    by_measure = OBJECTIVE.replace("  target: 95\n  unit: percent\n", "  measure: ME-001\n")
    files = data(objectives=by_measure, measures="- id: ME-001\n  target: 4\n")
    assert criterion("objectives-set", files).state == "met"


def test_objectives_that_nobody_set_are_proposals() -> None:
    proposed = data(objectives=OBJECTIVE.replace("2027-01-15", "2027-02-19"))
    found = criterion("objectives-set", proposed)
    assert (found.state, found.missing) == ("open", 'the document "Service management objectives"')
    document_ = approved("service-management-objectives", ("approved", "2027-01-15"))
    assert criterion("objectives-set", proposed | document_).state == "met"


def test_no_objectives_are_not_set() -> None:
    found = criterion("objectives-set", {})
    assert found.missing == 'measurable objectives; the document "Service management objectives"'


# ------------------------------------------------------------------ gate 3


def test_practices_are_operational_after_three_months() -> None:
    files = data(processes=processes())
    assert criterion("practices-operational", files, "2027-07-11").state == "open"
    found = criterion("practices-operational", files, "2027-07-12")
    assert (found.state, found.why) == ("met", "19 of 19 practices have been in operation for 3 months.")
    assert len(found.evidence) == 19


def test_a_practice_that_is_not_live_long_enough_is_named_with_its_day() -> None:
    late = processes().replace(
        "clause: '8.4.3'\n  owner: owner\n  live_since: 2027-04-12",
        "clause: '8.4.3'\n  owner: cap\n  live_since: 2027-05-03",
    )
    found = criterion("practices-operational", data(processes=late), "2027-07-20")
    assert (found.missing, found.owner, found.due) == (
        "3 months of operation of capacity management",
        "cap",
        date(2027, 8, 3),
    )


def test_a_practice_that_is_only_planned_is_not_in_operation() -> None:
    planned = processes().replace(
        "clause: '8.4.3'\n  owner: owner\n  live_since", "clause: '8.4.3'\n  owner: owner\n  live_planned"
    )
    found = criterion("practices-operational", data(processes=planned), "2027-09-20")
    assert (found.missing, found.due) == ("3 months of operation of capacity management", date(2027, 7, 12))
    none = processes().replace("clause: '8.4.3'", "clause: '7.2'")
    assert criterion("practices-operational", data(processes=none), "2027-09-20").state == "open"


def test_a_gate_decided_early_is_judged_on_the_day_of_its_decision() -> None:
    decided = ("planned: 2027-08-27", "planned: 2027-08-27\n    decision: go\n    decided_on: 2027-07-11")
    files = programme(decided) | data(processes=processes())
    assert criterion("practices-operational", files, "2027-09-01").state == "failed"


def test_the_settings_move_the_three_months() -> None:
    files = data(processes=processes(), settings="parameters:\n  operation_months: 1\n")
    assert criterion("practices-operational", files, "2027-05-12").state == "met"


SLA = "- id: SLA-01\n  service: SVC-01\n  status: agreed\n  targets:\n    - id: SLA-01-A\n      period: month\n"


def results(*periods: str) -> str:
    rows = "".join(f"- sla: SLA-01\n  target: SLA-01-A\n  period: {each}\n  actual: 99.9\n" for each in periods)
    return rows or "[]\n"


@pytest.mark.parametrize(
    ("periods", "missing"),
    [
        (("2027-05", "2027-06", "2027-07"), ""),
        (("2026-12", "2027-01", "2027-02", "2026-01"), ""),
        (("2027-Q2",), ""),
        (("2027-05", "2027-07"), "results for SLA-01-A (2027-06)"),
        (("2027-07",), "results for SLA-01-A (2027-05, 2027-06)"),
        ((), "results for SLA-01-A (none yet)"),
    ],
)
def test_service_levels_need_three_months_of_results_without_a_gap(periods: tuple[str, ...], missing: str) -> None:
    found = criterion("sla-records", data(slas=SLA, sla_results=results(*periods)), "2027-08-01")
    assert (found.state, found.missing) == ("open" if missing else "met", missing)


def test_a_result_for_a_month_to_come_is_none_yet() -> None:
    files = data(slas=SLA, sla_results=results("2027-05", "2027-06", "2027-07"))
    assert criterion("sla-records", files, "2027-06-30").missing == "results for SLA-01-A (2027-04)"
    assert criterion("sla-records", files, "2027-07-01").state == "met"


def test_a_result_without_a_value_is_none() -> None:
    rows = results("2027-05", "2027-06", "2027-07").replace("actual: 99.9", "actual: ''", 1)
    found = criterion("sla-records", data(slas=SLA, sla_results=rows), "2027-08-01")
    assert found.missing == "results for SLA-01-A (2027-05)"


@pytest.mark.parametrize(
    "files",
    [
        data(slas=SLA, services="- id: SVC-01\n  in_scope: false\n"),
        data(slas=SLA.replace("agreed", "expired")),
        data(slas=SLA.replace("period: month", "period: year")),
        {},
    ],
)
def test_without_an_agreement_in_scope_there_are_no_records(files: dict[str, str]) -> None:
    assert criterion("sla-records", files).missing == "service level agreements with targets"


AUDIT = (
    "- id: AUD-01\n  kind: internal\n  clauses: ['4', '5', '6', '7', '8', '9', '10']\n"
    "  planned_end: 2027-07-16\n  status: held\n  done_on: 2027-07-16\n  report: SMS-REP-009\n"
)
FINDING = "- id: F-001\n  audit: AUD-01\n  class: minor\n"
ACTION = "- id: CA-001\n  audit: AUD-01\n  finding: F-001\n  verified_on: 2027-08-20\n  effective: true\n"
AFTER = "2027-08-27"


def test_the_audit_is_complete_with_all_clauses_a_report_and_verified_actions() -> None:
    found = criterion("ia-and-ca", data(audits=AUDIT, findings=FINDING, corrective_actions=ACTION), AFTER)
    assert (found.state, found.evidence) == ("met", ("entry:audits/AUD-01",))


def test_an_audit_without_findings_needs_no_actions() -> None:
    assert criterion("ia-and-ca", data(audits=AUDIT), AFTER).state == "met"
    observed = data(audits=AUDIT, findings=FINDING.replace("minor", "observation"))
    assert criterion("ia-and-ca", observed, AFTER).state == "met"


@pytest.mark.parametrize(
    ("audits", "actions", "missing"),
    [
        (AUDIT.replace("status: held", "status: planned"), ACTION, "the internal audit AUD-01"),
        (AUDIT.replace("done_on: 2027-07-16", "done_on: 2027-08-28"), ACTION, "the internal audit AUD-01"),
        (AUDIT.replace("internal", "supplier"), ACTION, "an internal audit"),
        (AUDIT.replace("'9', ", ""), ACTION, "an audit of clause 9.1, 9.2.1, 9.2.2, 9.3 and 9.4"),
        (AUDIT.replace("  report: SMS-REP-009\n", ""), ACTION, "the report on AUD-01"),
        (AUDIT, "[]", "a corrective action for F-001"),
        (AUDIT, ACTION.replace("effective: true", "effective: false"), "the verification of CA-001"),
        (AUDIT, ACTION.replace("2027-08-20", "2027-08-28"), "the verification of CA-001"),
    ],
)
def test_what_the_internal_audit_lacks_is_named(audits: str, actions: str, missing: str) -> None:
    found = criterion("ia-and-ca", data(audits=audits, findings=FINDING, corrective_actions=actions), AFTER)
    assert (found.state, found.missing) == ("open", missing)


def test_audits_may_cover_the_clauses_together() -> None:
    one = AUDIT.replace("['4', '5', '6', '7', '8', '9', '10']", "['4', '5', '6', '7']")
    two = AUDIT.replace("['4', '5', '6', '7', '8', '9', '10']", "['8', '9', '10']").replace("AUD-01", "AUD-02")
    assert criterion("ia-and-ca", data(audits=one + two), AFTER).state == "met"
    planned = two.replace("held", "planned").replace("planned_end: 2027-07-16", "planned_end: 2027-09-30")
    assert criterion("ia-and-ca", data(audits=one + planned), AFTER).due == date(2027, 9, 30)


REVIEW = "- id: MR-02\n  title: First review\n  kind: full\n  chair: director\n  planned: 2027-07-29\n"
MINUTES = "  held_on: 2027-07-29\n  minutes: SMS-REC-001\n  decisions:\n    - text: x\n"


def test_a_review_with_minutes_and_decisions_was_held() -> None:
    found = criterion("management-review", data(reviews=REVIEW + MINUTES), AFTER)
    assert (found.state, found.why) == ("met", "First review was held on 2027-07-29.")
    assert found.evidence == ("entry:reviews/MR-02",)


@pytest.mark.parametrize(
    ("reviews", "missing"),
    [
        ("[]", "a management review"),
        (REVIEW, "the management review MR-02"),
        (REVIEW + MINUTES.replace("07-29", "08-28"), "the management review MR-02"),
        ((REVIEW + MINUTES).replace("kind: full", "kind: interim"), "a management review"),
        (f"{REVIEW}{MINUTES}  status: cancelled\n", "a management review"),
        (REVIEW + MINUTES.replace("  minutes: SMS-REC-001\n", ""), "minutes and decisions of MR-02"),
        (REVIEW + MINUTES.replace("decisions:\n    - text: x", "decisions: []"), "minutes and decisions of MR-02"),
    ],
)
def test_what_the_management_review_lacks_is_named(reviews: str, missing: str) -> None:
    found = criterion("management-review", data(reviews=reviews), AFTER)
    assert (found.state, found.missing) == ("open", missing)


def test_an_earlier_review_with_minutes_is_enough() -> None:
    later = REVIEW.replace("MR-02", "MR-03") + "  held_on: 2027-08-10\n"
    assert criterion("management-review", data(reviews=REVIEW + MINUTES + later), AFTER).state == "met"


# ------------------------------------------------------------------ gate 4

STAGE_1 = CERTIFICATION.replace("status: planned", "status: held", 1)
BOTH = CERTIFICATION.replace("status: planned", "status: held")
ISSUED = f"{BOTH}decision_on: 2027-10-28\ncertificate: C-1\n"
STAGES = "- id: AUD-04\n  kind: stage-1\n- id: AUD-05\n  kind: stage-2\n"


def test_stage_1_is_resolved_when_it_was_held_and_nothing_is_open() -> None:
    assert criterion("stage1-resolved", data(certification=STAGE_1), "2027-09-15").state == "met"
    assert criterion("stage1-resolved", data(certification=STAGE_1), "2027-09-14").missing == "the audit of stage 1"
    assert (
        criterion("stage1-resolved", data(certification=CERTIFICATION), "2027-09-15").missing == "the audit of stage 1"
    )
    assert criterion("stage1-resolved", {}, "2027-09-15").missing == "the audit of stage 1"


@pytest.mark.parametrize(
    ("findings", "missing"),
    [
        ("- id: F-9\n  audit: AUD-04\n  class: minor\n  status: open\n", "the resolution of F-9"),
        ("- id: F-9\n  audit: AUD-04\n  class: minor\n  status: resolved\n", ""),
        ("- id: F-9\n  audit: AUD-04\n  class: observation\n  status: open\n", ""),
        ("- id: F-9\n  audit: AUD-05\n  class: minor\n  status: open\n", ""),
    ],
)
def test_a_finding_of_stage_1_that_is_open_is_named(findings: str, missing: str) -> None:
    found = criterion("stage1-resolved", data(certification=STAGE_1, audits=STAGES, findings=findings), "2027-10-01")
    assert found.missing == missing


def test_the_record_may_count_the_open_findings() -> None:
    for count, missing in (("2", "the resolution of its findings"), ("0", "")):
        record = STAGE_1.replace("status: held", f"status: held\n  findings_open: {count}")
        assert criterion("stage1-resolved", data(certification=record), "2027-10-01").missing == missing


def test_stage_2_is_conducted_when_it_is_over() -> None:
    assert criterion("stage2-conducted", data(certification=BOTH), "2027-10-13").state == "open"
    found = criterion("stage2-conducted", data(certification=BOTH), "2027-10-14")
    assert (found.state, found.why) == ("met", "Stage 2 ended on 2027-10-14.")
    assert criterion("stage2-conducted", data(certification=STAGE_1), "2027-10-14").due == date(2027, 10, 14)


def test_the_certificate_is_issued_with_number_and_day() -> None:
    found = criterion("certificate-issued", data(certification=ISSUED), "2027-10-28")
    assert (found.state, found.why) == ("met", "The certificate C-1 was issued on 2027-10-28.")
    assert criterion("certificate-issued", data(certification=ISSUED), "2027-10-27").missing == "the certificate"
    assert criterion("certificate-issued", data(certification=BOTH), "2027-10-28").missing == "the certificate"
    assert criterion("certificate-issued", {}, "2027-10-28").missing == "the certificate"


@pytest.mark.parametrize(("kind", "missing"), [("major", "the resolution of F-9"), ("minor", "")])
def test_a_major_of_stage_2_that_is_open_forbids_the_certificate(kind: str, missing: str) -> None:
    findings = f"- id: F-9\n  audit: AUD-05\n  class: {kind}\n  status: open\n"
    found = criterion("certificate-issued", data(certification=ISSUED, audits=STAGES, findings=findings), "2027-10-28")
    assert found.missing == missing


# ------------------------------------------------------------------ the whole


@pytest.mark.parametrize("edition", ["2018", "2011"])
def test_every_criterion_of_every_phase_model_has_its_judge(edition: str) -> None:
    models = load_standard(edition).phase_models.values()
    keys = {each.key for model in models for phase in model.phases for each in phase.criteria}
    assert keys == set(JUDGES)


def test_the_edition_of_2011_has_its_own_clauses_and_practices() -> None:
    found = states(load(data(settings="standard: iso20000-1-2011\n")))
    assert found[0].criteria[1].why.startswith("0 of 39 clauses have a result.")
    assert found[1].criteria[1].why == "0 of 13 practices have an approved document."


# ------------------------------------------------------------------ words


def test_what_is_missing_is_told_by_sorts_and_the_first_few_of_many() -> None:
    def many(count: int) -> tuple[Lack, ...]:
        return tuple(Lack(str(number), of="results for") for number in range(count))

    assert listed(()) == ""
    assert listed((Lack("a plan"),)) == "a plan"
    assert listed(many(2)) == "results for 0 and 1"
    assert listed(many(6)) == "results for 0, 1, 2, 3, 4 and 5"
    assert listed(many(7)) == "results for 0, 1, 2, 3, 4 and 2 more"
    assert listed((*many(1), Lack("a plan"))) == "results for 0; a plan"


# ------------------------------------------------------------------ half decisions and evidence


def gate_of(**values: object) -> Entry:
    """A gate as it stands in the programme."""
    return Entry(values, "data/programme.yml")


@pytest.mark.parametrize(
    "values",
    [
        {"decision": "go"},
        {"decided_on": "2026-11-27"},
        {"decision": "", "decided_on": "2026-11-27"},
        {"decision": "go", "decided_on": "2027-01-21"},
    ],
)
def test_half_a_decision_or_a_later_one_is_none(values: dict[str, object]) -> None:
    assert decision_of(gate_of(**values), date(2027, 1, 20)) == ("", None)


def test_a_decision_counts_from_its_own_day_on() -> None:
    gate = gate_of(decision="no-go", decided_on="2027-01-20")
    assert decision_of(gate, date(2027, 1, 20)) == ("no-go", date(2027, 1, 20))


@pytest.mark.parametrize(
    ("decision", "decided_on", "due"),
    [
        ("go", date(2026, 11, 27), date(2026, 11, 26)),
        ("go", date.min, date.min),
        ("go", None, date(2026, 12, 1)),
        ("no-go", date(2026, 11, 27), date(2026, 12, 1)),
        ("conditional", date(2026, 11, 27), date(2027, 2, 1)),
    ],
)
def test_how_long_a_criterion_may_stay_open(decision: str, decided_on: date | None, due: date) -> None:
    conditions = [{"due": "2027-02-01"}, {"due": "2027-03-01", "done_on": "2027-01-10"}]
    assert last_open_day(gate_of(planned="2026-12-01", conditions=conditions), decision, decided_on) == due


def test_evidence_leads_to_a_document_an_entry_or_a_file() -> None:
    system = load(
        {
            "content/a.md": document(),
            "data/tasks.yml": "- {id: T-001, title: A}\n",
            "evidence/minutes.txt": "Minutes\n",
        }
    )
    leads = [target(system, each) for each in ("SMS-PLN-001", "T-001", "evidence/minutes.txt", "gone")]
    assert leads == ["document:SMS-PLN-001", "entry:tasks/T-001", "file:evidence/minutes.txt", ""]
