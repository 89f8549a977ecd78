"""A decision on a gate is judged by what was known on its day."""

from datetime import date

import pytest

from sms_docs.gates import CriterionState, states
from sms_docs.load.standard import load_standard
from tests.programmes import CERTIFICATION, changed, programme
from tests.support import document, load, messages, related

LATER = date(2028, 1, 20)
"""Long after each decision: what happened in between must not count."""
STANDARD = load_standard("2018")
CLAUSES = [each for each in STANDARD.clauses if each not in {clause.parent for clause in STANDARD.clauses.values()}]


def decided(number: int, on: str) -> dict[str, str]:
    """The programme with a gate that was decided "go" on a day."""
    planned = {1: "2026-11-27", 2: "2027-03-26", 3: "2027-08-27", 4: "2027-10-29"}[number]
    go = f"\n    decision: go\n    decided_on: {on}\n    decided_by: executive-sponsor"
    first = "\n    decision: go\n    decided_on: 2026-11-27\n    decided_by: executive-sponsor"
    place = f"planned: {planned}\n    body: BOD-01"
    return programme((first, ""), (place, place + go))


def criterion(key: str, files: dict[str, str], on: date = LATER) -> CriterionState:
    return next(each for gate in states(load(files, on)) for each in gate.criteria if each.key == key)


def scope(*log: tuple[str, str], status: str = "approved") -> dict[str, str]:
    entries = "".join(f"- version: '1.0'\n  decision: {decision}\n  on: {on}\n" for decision, on in log)
    page = document("# A", id="SMS-STM-001", kind="scope-statement", status=status, owner="sms-manager")
    return {"content/scope.md": page, "data/decisions/SMS-STM-001.yml": entries or "[]\n"}


# ------------------------------------------------------------------ documents


def test_a_document_that_was_approved_on_the_day_itself_was_known() -> None:
    assert criterion("scope-approved", decided(1, "2026-11-27") | scope(("approved", "2026-11-27"))).state == "met"


def test_a_document_that_was_approved_only_later_was_not() -> None:
    files = decided(1, "2026-11-27") | scope(("approved", "2026-11-28"))
    found = criterion("scope-approved", files)
    assert (found.state, found.missing) == ("failed", "the approval of SMS-STM-001")
    assert found.why == "On 2026-11-27: SMS-STM-001 was approved only on 2026-11-28."
    assert found.owner == "sms-manager"


def test_the_finding_leads_to_the_approval_that_came_too_late() -> None:
    files = decided(1, "2026-11-27") | scope(("approved", "2026-11-28"))
    assert "data/decisions/SMS-STM-001.yml:3:7" in related("gate.criterion-failed", files, LATER)
    assert (
        'Gate 1 was decided "go" on 2026-11-27, but "Scope approved" was not met by then; '
        "missing: the approval of SMS-STM-001."
    ) in messages("gate.criterion-failed", files, LATER)


@pytest.mark.parametrize("status", ["obsolete", "withdrawn"])
def test_what_was_retired_since_does_not_undo_a_decision(status: str) -> None:
    files = decided(1, "2026-11-27") | scope(("approved", "2026-10-30"), ("withdrawn", "2027-12-01"), status=status)
    assert criterion("scope-approved", files).state == "met"


def test_what_was_withdrawn_before_was_not_in_force() -> None:
    files = decided(1, "2026-11-27") | scope(
        ("approved", "2026-10-30"), ("withdrawn", "2026-11-26"), status="withdrawn"
    )
    assert criterion("scope-approved", files).state == "failed"


def test_a_later_review_of_a_live_register_does_not_hide_the_first_approval() -> None:
    page = document("# A", id="SMS-PLN-001", kind="implementation-plan", status="approved")
    log = "".join(f"- {{version: '1.0', decision: approved, on: {on}}}\n" for on in ("2026-11-24", "2027-05-01"))
    files = decided(1, "2026-11-27") | {"content/p.md": page, "data/decisions/SMS-PLN-001.yml": log}
    assert criterion("plan-endorsed", files).why == "SMS-PLN-001 was approved on 2026-11-24."


# ------------------------------------------------------------------ records of gate 1 and 2


@pytest.mark.parametrize(("assessed", "missing"), [("2026-11-27", ""), ("2026-11-28", "results for clause")])
def test_a_clause_that_was_assessed_later_had_no_result(assessed: str, missing: str) -> None:
    gaps = "".join(f"- clause: '{each}'\n  current: 2\n  assessed_on: {assessed}\n" for each in CLAUSES)
    found = criterion("gap-complete", decided(1, "2026-11-27") | {"data/gaps.yml": gaps})
    assert found.missing.startswith(missing or 'the document "Gap assessment report"')


@pytest.mark.parametrize(("start", "case", "state"), [
    ("2026-11-01", "2026-11-25", "met"), ("2026-12-01", "2026-11-25", "failed"), ("2026-11-01", "2026-12-25", "failed"),
])  # fmt: skip
def test_the_sponsor_and_the_business_case_count_from_their_own_day(start: str, case: str, state: str) -> None:
    files = decided(1, "2026-11-27") | {
        "data/roles.yml": "- id: sponsor\n  title: Sponsor\n  budget_authority: true\n",
        "data/assignments.yml": f"- role: sponsor\n  person: PER-01\n  from: {start}\n  to: 2027-06-30\n",
        "data/business_case.yml": f"approved_by: sponsor\napproved_on: {case}\n",
    }
    assert criterion("sponsor-committed", files).state == state


def test_a_role_that_is_vacant_today_was_held_on_the_day() -> None:
    owner = "- id: incident\n  clause: '8.6.1'\n  owner: owner\n"
    held = "- role: owner\n  person: PER-01\n  from: 2026-10-01\n  to: 2027-04-30\n"
    files = decided(2, "2027-03-26") | {
        "data/processes.yml": owner, "data/assignments.yml": held, "data/roles.yml": "- {id: owner, title: Owner}\n",
    }  # fmt: skip
    lacking = [lack.what for lack in criterion("roles-assigned", files).lacks]
    today = [lack.what for lack in criterion("roles-assigned", files | programme()).lacks]
    assert sorted({*today} - {*lacking}) == ["incident management"]


@pytest.mark.parametrize(("set_on", "said"), [("2027-03-26", False), ("2027-03-27", True)])
def test_objectives_that_were_set_later_were_proposals(set_on: str, said: bool) -> None:
    rest = "metric: Hours, target: 4, unit: hours, due: 2027-12-31"
    objective = f"- {{id: O-1, title: Faster, {rest}, set_on: {set_on}}}\n"
    found = criterion("objectives-set", decided(2, "2027-03-26") | {"data/objectives.yml": objective})
    assert ("Service management objectives" in found.missing) is said


# ------------------------------------------------------------------ operation, audit, review

AUDIT = f"- id: AUD-1\n  kind: internal\n  status: held\n  done_on: 2027-07-16\n  report: R\n  clauses: {CLAUSES}\n"


def test_an_audit_of_a_later_day_does_not_count_and_its_findings_do_not_hurt() -> None:
    later = "- id: AUD-2\n  kind: internal\n  status: held\n  done_on: 2027-11-30\n  report: R\n  clauses: ['4.1']\n"
    finding = "- {id: F-9, audit: AUD-2, class: minor, status: open, raised_on: 2027-11-30}\n"
    action = "- {id: CA-9, audit: AUD-2, raised_on: 2027-11-30, status: open, due: 2028-01-31}\n"
    files = decided(3, "2027-08-27") | {"data/findings.yml": finding, "data/corrective_actions.yml": action}
    assert criterion("ia-and-ca", files | {"data/audits.yml": AUDIT + later}).state == "met"
    assert criterion("ia-and-ca", files | {"data/audits.yml": later}).why.endswith("No internal audit has been held.")


@pytest.mark.parametrize(("verified", "state"), [("2027-08-27", "met"), ("2027-08-28", "failed")])
def test_an_action_that_was_verified_later_was_open(verified: str, state: str) -> None:
    action = (
        "- {id: CA-1, audit: AUD-1, finding: F-1, raised_on: 2027-07-16, status: verified, effective: true, "
        f"verified_on: {verified}, due: 2027-08-20}}\n"
    )
    finding = "- {id: F-1, audit: AUD-1, class: minor, status: resolved, raised_on: 2027-07-16}\n"
    files = {"data/audits.yml": AUDIT, "data/findings.yml": finding, "data/corrective_actions.yml": action}
    assert criterion("ia-and-ca", decided(3, "2027-08-27") | files).state == state


@pytest.mark.parametrize(("held", "state"), [("2027-08-27", "met"), ("2027-08-28", "failed")])
def test_a_review_that_was_held_later_was_missing(held: str, state: str) -> None:
    review = f"- id: MR-1\n  kind: full\n  held_on: {held}\n  status: held\n  minutes: R\n  decisions: [{{text: On}}]\n"
    assert criterion("management-review", decided(3, "2027-08-27") | {"data/reviews.yml": review}).state == state


def test_a_result_of_a_later_month_was_not_there() -> None:
    sla = "- id: SLA-1\n  status: agreed\n  targets: [{id: A, period: month}]\n"
    rows = "".join(f"- {{sla: SLA-1, target: A, period: '{each}', actual: 1}}\n" for each in ("2027-06", "2027-07"))
    late = "- {sla: SLA-1, target: A, period: '2027-09', actual: 1}\n"
    files = decided(3, "2027-08-27") | {"data/slas.yml": sla}
    assert criterion("sla-records", files | {"data/sla_results.yml": rows + late}).missing == "results for A (2027-05)"


# ------------------------------------------------------------------ certification


@pytest.mark.parametrize(("resolved", "state"), [("2027-10-29", "met"), ("2027-10-30", "failed")])
def test_a_finding_of_stage_1_that_was_resolved_later_was_open(resolved: str, state: str) -> None:
    held = changed(
        CERTIFICATION, ("end: 2027-09-15\n  status: planned", "end: 2027-09-15\n  status: held\n  audit: AUD-2")
    )
    finding = f"- {{id: F-1, audit: AUD-2, class: minor, status: resolved, resolved_on: {resolved}}}\n"
    files = decided(4, "2027-10-29") | {"data/certification.yml": held, "data/findings.yml": finding}
    assert criterion("stage1-resolved", files).state == state


def test_a_stage_that_ended_later_and_a_certificate_that_came_later_were_not_there() -> None:
    record = changed(
        CERTIFICATION,
        ("end: 2027-10-14\n  status: planned", "end: 2027-10-14\n  status: held"),
        ("validity_months: 36", "decision_on: 2027-10-28\ncertificate: C-1\nvalidity_months: 36"),
    )
    for on, expected in (("2027-10-13", "failed"), ("2027-10-28", "met")):
        files = decided(4, on) | {"data/certification.yml": record}
        assert criterion("stage2-conducted", files).state == expected
        assert criterion("certificate-issued", files).state == expected


def test_a_gate_with_conditions_is_judged_by_what_is_known_today() -> None:
    files = {
        path: text.replace("decision: go", "decision: conditional") for path, text in decided(1, "2026-11-27").items()
    }
    assert criterion("scope-approved", files | scope(("approved", "2026-12-18"))).state == "met"


# ------------------------------------------------------------------ what did not exist yet


def test_a_role_that_is_newer_than_the_decision_does_not_undo_it() -> None:
    files = decided(2, "2027-03-26") | {
        "data/processes.yml": "- id: incident\n  clause: '8.6.1'\n  owner: owner\n",
        "data/roles.yml": "- {id: owner, title: Owner}\n",
    }

    def owned(start: str) -> bool:
        held = {"data/assignments.yml": f"- {{role: owner, person: PER-01, from: {start}}}\n"}
        return "incident management" not in [lack.what for lack in criterion("roles-assigned", files | held).lacks]

    assert owned("2027-03-26")
    assert not owned("2027-03-27")  # filled too late
    assert not owned("2027-09-26")
    assert owned("2027-09-27")  # a role of later


def test_a_process_that_was_added_later_does_not_undo_a_decision() -> None:
    first = "- {id: incident, clause: '8.6.1', owner: owner, live_since: 2027-04-12}\n"

    def lacking(live: str) -> bool:
        second = f"- {{id: desk, clause: '8.6.1', owner: owner, live_since: {live}}}\n"
        files = decided(3, "2027-08-27") | {"data/processes.yml": first + second}
        found = criterion("practices-operational", files, date(2029, 1, 1))
        return "incident management" in [lack.what for lack in found.lacks]

    assert not lacking("2027-05-27")
    assert lacking("2027-05-28")
    assert lacking("2027-10-01")
    assert not lacking("2028-03-01")


def test_the_only_process_of_a_practice_has_to_have_run() -> None:
    late = "- {id: incident, clause: '8.6.1', owner: owner, live_since: 2028-03-01}\n"
    found = criterion(
        "practices-operational", decided(3, "2027-08-27") | {"data/processes.yml": late}, date(2029, 1, 1)
    )
    assert "incident management" in [lack.what for lack in found.lacks]


def test_an_agreement_of_later_owed_no_results() -> None:
    rows = "".join(f"- {{sla: SLA-1, target: A, period: '2027-0{each}', actual: 1}}\n" for each in (5, 6, 7))

    def state(valid_from: str) -> str:
        slas = "- {id: SLA-1, status: agreed, targets: [{id: A, period: month}]}\n"
        slas += f"- {{id: SLA-2, status: agreed, valid_from: {valid_from}, targets: [{{id: B, period: month}}]}}\n"
        files = decided(3, "2027-08-27") | {"data/slas.yml": slas, "data/sla_results.yml": rows}
        return criterion("sla-records", files, date(2029, 1, 1)).state

    assert state("2027-09-01") == "failed"
    assert state("2028-03-01") == "met"


def test_objectives_of_the_next_year_do_not_undo_the_first_ones() -> None:
    rest = "metric: Hours, target: 4, unit: hours, due: 2028-12-31"
    objectives = (
        f"- {{id: O-1, title: Faster, {rest}, set_on: 2027-03-12}}\n- {{id: O-2, title: Faster, {rest}, set_on: %s}}\n"
    )
    for later, expected in (("2027-04-01", "failed"), ("2027-11-15", "met")):
        files = decided(2, "2027-03-26") | {"data/objectives.yml": objectives % later}
        assert criterion("objectives-set", files).state == expected


def test_a_clause_that_was_assessed_again_had_a_result_before() -> None:
    gaps = "".join(f"- clause: '{each}'\n  current: 2\n  assessed_on: 2027-07-06\n" for each in CLAUSES)
    found = criterion("gap-complete", decided(1, "2026-11-27") | {"data/gaps.yml": gaps})
    assert found.missing == 'the document "Gap assessment report"'
