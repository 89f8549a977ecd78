"""What phases deliver beside the criteria of their gates."""

from datetime import date

import pytest

from tests.programmes import NO_CERTIFICATE, certified, lines, programme
from tests.support import document, found, messages, related

NOW = date(2027, 8, 11)
DAY = NOW.isoformat()
PROGRAMME = "data/programme.yml"
GATE_1, GATE_2 = f"{PROGRAMME}:11:15", f"{PROGRAMME}:23:15"
IDS = [
    "deliverable.agreements-missing",
    "deliverable.audit-not-designed",
    "deliverable.governance-open",
    "deliverable.policy-open",
    "deliverable.risks-of-services-only",
    "deliverable.stage1-package-incomplete",
    "deliverable.untrained-in-role",
]
GO = ("planned: 2027-03-26", "planned: 2027-03-26\n    decision: go\n    decided_on: 2027-03-26")
GOVERNED = {
    "roles": "- {id: sponsor, budget_authority: true}\n- {id: owner}\n",
    "assignments": (
        "- {role: sponsor, person: PER-01, from: 2026-09-01}\n- {role: owner, person: PER-02, from: 2026-09-01}\n"
    ),
    "bodies": "- {id: BOD-01, kind: steering, chair: sponsor, members: [owner], interval_days: 28}\n",
    "services": "- {id: SVC-01, name: Mail, in_scope: true, status: live, owner: owner}\n",
    "risks": "- {id: R-1, area: programme}\n",
    "slas": (
        "- {id: SLA-01, service: SVC-01, status: agreed, targets: [{id: SLA-01-A}],\n"
        "   agreements: [{customer: CUS-01, agreed_on: 2027-03-19}]}\n"
    ),
    "measures": "- {id: ME-01, baseline: 7.6}\n",
    "audits": "- {kind: internal, planned_end: 2027-07-16, clauses: ['4', '5', '6', '7', '8', '9', '10']}\n",
}


def approved(kind: str, number: str, on: str = "2027-03-01") -> dict[str, str]:
    log = f"- version: '1.0'\n  decision: approved\n  on: {on}\n"
    page = document("# A", id=number, kind=kind, status="approved")
    return {f"content/{number}.md": page, f"data/decisions/{number}.yml": log}


DOCUMENTS = (
    approved("service-management-policy", "POL-001")
    | approved("document-control-procedure", "PRC-001")
    | approved("risk-register", "REG-003")
    | approved("internal-audit-programme", "PLN-007")
    | approved("internal-audit-procedure", "PRC-002")
    | approved("scope-statement", "STM-001")
    | approved("service-management-plan", "PLN-002")
    | approved("certification-readiness", "REP-002")
)


def governed(**registers: str) -> dict[str, str]:
    return programme(GO, **GOVERNED | registers) | DOCUMENTS


def without(*numbers: str) -> dict[str, str]:
    files = governed()
    return {path: text for path, text in files.items() if not any(number in path for number in numbers)}


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("day", ["2027-01-20", DAY, "2027-09-20"])
def test_a_sound_programme_has_no_fault(check_id: str, day: str) -> None:
    files = governed() | {"data/certification.yml": certified()["data/certification.yml"]}
    assert lines(check_id, files, day) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("text", ["- [", "- 7\n", "- {id: 7, kind: {}, from: x, owner: [], live_since: x}\n"])
def test_odd_registers_give_no_fault_elsewhere(check_id: str, text: str) -> None:
    assert lines(check_id, {}, DAY) == []
    assert lines(check_id, governed() | {PROGRAMME: "- ["}, DAY) == []
    assert (
        lines(check_id, dict.fromkeys(["data/processes.yml", "data/training.yml", "data/people.yml"], text), DAY) == []
    )


# ------------------------------------------------------------------ gate 1


@pytest.mark.parametrize(
    ("register", "text", "missing"),
    [
        ("roles", "- {id: owner}\n", "a sponsor with authority over the budget"),
        ("bodies", "- {id: BOD-01, kind: change}\n", "a steering committee with chair, members and a rhythm"),
        (
            "bodies",
            "- {id: BOD-01, kind: steering, chair: sponsor, members: [owner]}\n",
            "a steering committee with chair, members and a rhythm",
        ),
        ("assignments", "- {role: sponsor, person: PER-01, from: 2026-09-01}\n", "a member of the team for Mail"),
    ],
)
def test_what_governs_the_programme_is_there_after_the_first_phase(register: str, text: str, missing: str) -> None:
    files = governed(**{register: text})
    assert found("deliverable.governance-open", files, NOW) == [GATE_1]
    assert messages("deliverable.governance-open", files, NOW) == [
        f'Gate 1 was decided "go" on 2026-11-27; missing: {missing}.'
    ]
    small = files | {"data/organization.yml": "headcount: 12\n"}
    assert found("deliverable.governance-open", small, NOW) == [], "a very small entity needs no committee"
    broken = governed(**{register: "- ["})
    assert found("deliverable.governance-open", broken, NOW) == []


def test_a_service_that_has_ended_needs_no_owner() -> None:
    ended = "- {id: SVC-02, name: Fax, in_scope: true, status: retired, owner: nobody}\n"
    files = governed(services=GOVERNED["services"] + ended)
    assert found("deliverable.governance-open", files, NOW) == []


def test_a_gate_ahead_asks_for_nothing_and_one_that_is_over_does() -> None:
    decision = "\n    decision: go\n    decided_on: 2026-11-27\n    decided_by: executive-sponsor"
    files = programme((decision, ""), **GOVERNED | {"risks": "- {id: R-1, area: service}\n"})
    assert lines("deliverable.risks-of-services-only", files, "2026-11-27") == []
    assert lines("deliverable.risks-of-services-only", files, "2026-11-28") == ["programme:9"]
    assert messages("deliverable.risks-of-services-only", files, NOW) == [
        "Gate 1 was due on 2026-11-27; missing: risks of the programme itself (area: programme)."
    ]


@pytest.mark.parametrize("risks", ["[]\n", "- {id: R-1, area: service}\n"])
def test_the_programme_has_risks_of_its_own(risks: str) -> None:
    assert found("deliverable.risks-of-services-only", governed(risks=risks), NOW) == [GATE_1]
    assert related("deliverable.risks-of-services-only", governed(risks=risks), NOW) == ["data/risks.yml:1:1"]
    assert found("deliverable.risks-of-services-only", governed(risks="- ["), NOW) == []


# ------------------------------------------------------------------ gate 2


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("POL-001", "Service management policy"),
        ("PRC-001", "Document control procedure"),
        ("REG-003", "Risk and opportunity register"),
    ],
)
def test_policy_document_control_and_risks_are_in_force(number: str, title: str) -> None:
    assert found("deliverable.policy-open", without(number), NOW) == [GATE_2]
    [said] = messages("deliverable.policy-open", without(number), NOW)
    assert title.lower() in said.lower()
    assert found("deliverable.policy-open", without(number), date(2027, 3, 25)) == []


@pytest.mark.parametrize("number", ["PLN-007", "PRC-002"])
def test_programme_and_procedure_of_audits_are_in_force(number: str) -> None:
    assert found("deliverable.audit-not-designed", without(number), NOW) == [GATE_2]


def test_planned_audits_leave_nothing_out() -> None:
    files = governed(audits=GOVERNED["audits"].replace("'5', ", ""))
    assert found("deliverable.audit-not-designed", files, NOW) == [GATE_2]
    [said] = messages("deliverable.audit-not-designed", files, NOW)
    assert said.endswith("missing: an audit of clause 5.1, clause 5.2.1, clause 5.2.2 and clause 5.3.")
    assert found("deliverable.audit-not-designed", governed(audits="- ["), NOW) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: agreed", "status: negotiating"),
        ("2027-03-19", "2027-08-12"),
        ("targets: [{id: SLA-01-A}]", "targets: []"),
        ("agreed_on", "wanted_on"),
        ("SVC-01", "SVC-02"),
    ],
)
def test_each_live_service_in_scope_has_an_agreement(old: str, new: str) -> None:
    files = governed(slas=GOVERNED["slas"].replace(old, new))
    assert found("deliverable.agreements-missing", files, NOW) == [GATE_2]
    assert messages("deliverable.agreements-missing", files, NOW) == [
        'Gate 2 was decided "go" on 2027-03-26; missing: an agreed service level agreement on Mail.'
    ]
    assert found("deliverable.agreements-missing", files, date(2027, 3, 25)) == []


@pytest.mark.parametrize(
    "change",
    [
        ("in_scope: true", "in_scope: false"),
        ("status: live", "status: pipeline"),
        ("status: live", "status: live, customers: []"),
        ("status: live", "status: live, live_since: 2027-03-27"),
    ],
)
def test_other_services_need_none_yet(change: tuple[str, str]) -> None:
    files = governed(services=GOVERNED["services"].replace(*change), slas="[]\n")
    assert found("deliverable.agreements-missing", files, NOW) == []


def test_some_measure_has_a_baseline() -> None:
    files = governed(measures="- {id: ME-01}\n")
    assert messages("deliverable.agreements-missing", files, NOW) == [
        'Gate 2 was decided "go" on 2027-03-26; missing: a baseline of any measure.'
    ]
    assert found("deliverable.agreements-missing", governed(measures="- ["), NOW) == []


# ------------------------------------------------------------------ stage 1


def applied(*documents: str, sent_on: str = "2027-08-02") -> dict[str, str]:
    record = certified()["data/certification.yml"]
    application = f"application:\n  sent_on: {sent_on}\n  documents: [{', '.join(documents)}]\n"
    return governed() | {"data/certification.yml": application + record}


ALL = ("STM-001", "PLN-002", "POL-001", "REP-002")


def test_the_papers_hold_what_stage_1_reviews() -> None:
    assert found("deliverable.stage1-package-incomplete", applied(*ALL), NOW) == []
    files = applied("STM-001", "POL-001", "REP-002")
    assert found("deliverable.stage1-package-incomplete", files, NOW) == ["data/certification.yml:2:12"]
    assert messages("deliverable.stage1-package-incomplete", files, NOW) == [
        'The papers for stage 1 were sent on 2027-08-02; missing: in the package "Service management plan".'
    ]
    assert found("deliverable.stage1-package-incomplete", files, date(2027, 8, 1)) == [], "not sent yet"
    assert found("deliverable.stage1-package-incomplete", files | NO_CERTIFICATE, NOW) == []


def test_what_is_in_the_package_is_approved() -> None:
    files = applied(*ALL) | {"data/decisions/PLN-002.yml": "[]\n"}
    [said] = messages("deliverable.stage1-package-incomplete", files, NOW)
    assert "the approval of PLN-002" in said
    broken = applied(*ALL) | {"data/decisions/PLN-002.yml": "- ["}
    assert found("deliverable.stage1-package-incomplete", broken, NOW) == []


def test_without_an_application_the_first_day_of_stage_1_counts() -> None:
    files = without("REP-002") | {"data/certification.yml": certified()["data/certification.yml"]}
    assert lines("deliverable.stage1-package-incomplete", files, "2027-09-13") == []
    assert lines("deliverable.stage1-package-incomplete", files, "2027-09-14") == ["certification:5"]
    alone = {"data/certification.yml": certified()["data/certification.yml"]}
    assert lines("deliverable.stage1-package-incomplete", alone, "2027-09-14") == [], "no programme"


def test_the_design_is_complete_before_stage_1() -> None:
    files = certified(**GOVERNED) | DOCUMENTS
    assert messages("deliverable.stage1-package-incomplete", files, date(2027, 9, 14)) == [
        "Stage 1 began on 2027-09-14; missing: the decision on Gate 2."
    ]


# ------------------------------------------------------------------ deliverable.untrained-in-role

LIVE = {
    "processes": "- {id: incident, title: Incidents, owner: desk, manager: incident-manager, live_since: 2027-04-12}\n",
    "assignments": (
        "- {role: incident-manager, person: PER-05, from: 2026-10-05, to: 2027-05-31}\n"
        "- {role: incident-manager, person: PER-19, from: 2027-06-01}\n"
        "- {role: incident-manager, person: PER-04, from: 2027-06-01, deputy_for: PER-19}\n"
        "- {role: desk, person: PER-04, from: 2026-10-05}\n"
    ),
    "training": (
        "- {person: PER-05, role: incident-manager, done_on: 2027-04-07}\n"
        "- {person: PER-19, role: incident-manager, planned: 2027-05-31, done_on: 2027-05-28}\n"
    ),
    "people": "- {id: PER-04, competences: [{competence: incident handling}]}\n",
}


def live(**registers: str) -> dict[str, str]:
    return {f"data/{key}.yml": text for key, text in (LIVE | registers).items()}


def test_who_manages_or_owns_a_live_process_is_trained() -> None:
    assert lines("deliverable.untrained-in-role", live(), DAY) == []


@pytest.mark.parametrize("trained", [", done_on: 2027-08-12", ", planned: 2027-09-01", ", done_on: soon"])
def test_a_new_manager_without_training_is_found_at_the_assignment(trained: str) -> None:
    files = live(training=LIVE["training"].replace(", done_on: 2027-05-28", trained))
    assert found("deliverable.untrained-in-role", files, NOW) == ["data/assignments.yml:2:36"]
    assert messages("deliverable.untrained-in-role", files, NOW) == [
        "Incidents is live, and PER-19 holds the role incident-manager without a finished training."
    ]
    assert related("deliverable.untrained-in-role", files, NOW) == ["data/processes.yml:1:88"]
    assert lines("deliverable.untrained-in-role", files, "2027-05-31") == [], "not in the role yet"


def test_a_training_for_another_role_does_not_count_for_a_manager_but_for_an_owner() -> None:
    other = live(training=LIVE["training"].replace("PER-19, role: incident-manager", "PER-19, role: desk"))
    assert lines("deliverable.untrained-in-role", other, DAY) == ["assignments:2"]
    owner = live(people="[]\n", training=LIVE["training"] + "- {person: PER-04, role: desk, done_on: 2027-04-07}\n")
    assert lines("deliverable.untrained-in-role", owner, DAY) == []
    assert lines("deliverable.untrained-in-role", live(people="[]\n"), DAY) == ["assignments:4"]


def test_before_the_start_and_where_registers_are_missing_nothing_is_said() -> None:
    untrained = live(training="[]\n")
    assert lines("deliverable.untrained-in-role", untrained, "2027-04-11") == []
    assert lines("deliverable.untrained-in-role", untrained, "2027-04-12") == ["assignments:1"]
    assert lines("deliverable.untrained-in-role", live(training="- ["), DAY) == []
    missing = {path: text for path, text in live().items() if "training" not in path}
    assert lines("deliverable.untrained-in-role", missing, DAY) == []
