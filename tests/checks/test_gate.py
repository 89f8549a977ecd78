"""Faults of gates."""

import pytest

from sms_docs import engine
from tests.programmes import NO_CERTIFICATE, lines, programme
from tests.support import DAY, document, found, messages, related, tree

FILE = "data/programme.yml"
DECISION = "\n    decision: go\n    decided_on: 2026-11-27\n    decided_by: executive-sponsor"
OPEN = (DECISION, "")
SCOPE = {
    "content/statements/scope.md": document("# A", id="SMS-STM-001", kind="scope-statement", status="approved"),
    "data/decisions/SMS-STM-001.yml": "- version: '1.0'\n  decision: approved\n  on: 2026-10-30\n",
}


def evidence(*rows: str) -> tuple[str, str]:
    """Evidence of gate 1, from line 15 on."""
    lines_ = "".join(f"\n      - {{{row}}}" for row in rows)
    return ("decided_by: executive-sponsor", f"decided_by: executive-sponsor\n    evidence:{lines_}")


IDS = [
    "gate.criterion-failed",
    "gate.decided-in-future",
    "gate.decision-incomplete",
    "gate.decision-missing",
    "gate.evidence-after-decision",
    "gate.evidence-missing",
    "gate.unknown-criterion",
]


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("files", [{}, {FILE: "- ["}, {FILE: "- 7\n- gate: 7\n- gate: {evidence: [7]}\n"}])
def test_without_a_sound_programme_there_is_no_fault_of_a_gate(check_id: str, files: dict[str, str]) -> None:
    assert lines(check_id, files, "2028-01-20") == []


# ------------------------------------------------------------------ gate.criterion-failed


def test_a_gate_decided_go_fails_with_each_criterion_that_is_not_met() -> None:
    files = programme() | SCOPE
    assert found("gate.criterion-failed", files) == [f"{FILE}:11:15"] * 3
    assert [each.partition("; missing: ")[2] for each in messages("gate.criterion-failed", files)] == [
        'results for clause 4.1, 4.2, 4.3, 4.4, 5.1 and 58 more; the document "Gap assessment report".',
        'the document "Implementation project plan".',
        'a sponsor with authority over the budget; the document "Business case".',
    ]


def test_the_message_says_why_the_gate_counts_as_over() -> None:
    plan = 'but "Service management plan approved" {}; missing: the document "Service management plan".'
    decided = "planned: 2027-03-26\n    decision: go\n    decided_on: 2027-01-15"
    conditional = "planned: 2027-01-15\n    decision: conditional\n    decided_on: 2027-01-15"
    starts = {
        decided: 'Gate 2 was decided "go" on 2027-01-15',
        conditional: "Gate 2 was passed with conditions that should have been met by now",
        "planned: 2027-01-19": "Gate 2 was planned for 2027-01-19",
    }
    for given, start in starts.items():
        found_ = messages("gate.criterion-failed", programme(("planned: 2027-03-26", given)))
        assert f"{start}, {plan.format('was not met by then' if given == decided else 'is not met')}" in found_


def test_an_open_criterion_is_no_fault_before_the_gates_day_is_over() -> None:
    assert lines("gate.criterion-failed", programme(OPEN), "2026-11-27") == []
    assert lines("gate.criterion-failed", programme(OPEN), "2026-11-28") == ["programme:9"] * 4


def test_a_decision_of_a_later_day_is_not_taken_yet() -> None:
    assert lines("gate.criterion-failed", programme(), "2026-11-26") == []
    assert lines("gate.criterion-failed", programme(), "2026-11-27") == ["programme:11"] * 4


def test_the_missing_things_are_related_places() -> None:
    page = {"content/statements/scope.md": document("# A", id="SMS-STM-001", kind="scope-statement")}
    files = programme() | page
    source = tree(files)
    report = engine.check(engine.load(source, DAY), source)
    [finding] = [each for each in report.findings if '"Scope approved" was not met' in each.message]
    assert [(each.position.path, each.position.line, each.message) for each in finding.related] == [
        ("content/statements/scope.md", 6, "Missing: the approval of SMS-STM-001.")
    ]


def test_a_conditional_gate_fails_when_its_conditions_are_overdue() -> None:
    condition = "\n    conditions:\n      - {text: Plan, owner: sponsor, due: 2026-12-18}"
    files = programme((DECISION, DECISION.replace("go", "conditional") + condition))
    assert lines("gate.criterion-failed", files, "2026-12-18") == []
    assert lines("gate.criterion-failed", files, "2026-12-19") == ["programme:15"] * 4
    done = programme(
        (DECISION, DECISION.replace("go", "conditional") + condition.replace("due", "done_on: 2026-12-01, due"))
    )
    assert lines("gate.criterion-failed", done, "2026-12-18") == ["programme:15"] * 4


def test_a_gate_that_said_no_fails_by_its_planned_day() -> None:
    moved = programme((DECISION, DECISION.replace("go", "no-go")), ("planned: 2026-11-27", "planned: 2027-02-01"))
    assert lines("gate.criterion-failed", moved, "2027-02-01") == []
    assert lines("gate.criterion-failed", moved, "2027-02-02") == ["programme:9"] * 4


def test_without_a_certificate_the_last_gate_asks_for_none() -> None:
    files = programme(OPEN)
    assert lines("gate.criterion-failed", files, "2028-01-20").count("programme:39") == 3
    assert lines("gate.criterion-failed", files | NO_CERTIFICATE, "2028-01-20").count("programme:39") == 0


def test_a_log_that_cannot_be_read_fails_nothing() -> None:
    files = programme() | SCOPE | {"data/decisions/SMS-STM-001.yml": "- ["}
    assert len(lines("gate.criterion-failed", files)) == 3


# ------------------------------------------------------------------ gate.decided-in-future


def test_a_decision_of_a_day_to_come_is_found_at_the_day() -> None:
    assert lines("gate.decided-in-future", programme(), "2026-11-27") == []
    assert lines("gate.decided-in-future", programme(), "2026-11-26") == ["programme:12"]
    files = programme(("decided_on: 2026-11-27", "decided_on: 2027-03-26"))
    assert messages("gate.decided-in-future", files) == [
        "Gate 1 bears a decision of 2027-03-26, which has not come yet."
    ]


# ------------------------------------------------------------------ gate.decision-incomplete


@pytest.mark.parametrize(
    ("given", "line", "missing"),
    [
        ("\n    decision: go", 11, "decided_on and decided_by"),
        ("\n    decided_on: 2026-11-27\n    decision: go", 12, "decided_by"),
        ("\n    decided_by: sponsor", 11, "decision and decided_on"),
    ],
)
def test_half_a_decision_is_found_at_what_is_given(given: str, line: int, missing: str) -> None:
    files = programme((DECISION, given))
    assert lines("gate.decision-incomplete", files) == [f"programme:{line}"]
    assert messages("gate.decision-incomplete", files) == [
        f"The decision on Gate 1 is incomplete: {missing} is not given."
    ]


def test_a_whole_decision_or_none_is_complete() -> None:
    assert found("gate.decision-incomplete", programme()) == []
    assert found("gate.decision-incomplete", programme(OPEN)) == []


# ------------------------------------------------------------------ gate.decision-missing


def test_a_gate_whose_day_has_passed_needs_a_decision() -> None:
    assert lines("gate.decision-missing", programme(OPEN), "2026-11-27") == []
    assert lines("gate.decision-missing", programme(OPEN), "2026-11-28") == ["programme:9"]
    assert messages("gate.decision-missing", programme(OPEN)) == [
        "Gate 1 was planned for 2026-11-27, and no decision on it is recorded."
    ]


@pytest.mark.parametrize("decision", ["go", "conditional", "no-go"])
def test_any_decision_is_one(decision: str) -> None:
    assert found("gate.decision-missing", programme((DECISION, DECISION.replace("go", decision)))) == []


@pytest.mark.parametrize("given", ["decision: go", "decided_on: 2026-11-27"])
def test_half_a_decision_is_not_said_to_be_missing(given: str) -> None:
    assert found("gate.decision-missing", programme((DECISION, f"\n    {given}"))) == []


# ------------------------------------------------------------------ gate.evidence-after-decision


def test_evidence_dated_after_the_decision_is_found_at_its_day() -> None:
    row = "criterion: gap-complete, evidence: data/gaps.yml, dated: 2026-11-28"
    files = programme(evidence(row.replace("28", "27"), row))
    assert found("gate.evidence-after-decision", files) == [f"{FILE}:16:67"]
    assert messages("gate.evidence-after-decision", files) == [
        "Gate 1 was decided on 2026-11-27, but its evidence data/gaps.yml dates from 2026-11-28."
    ]
    assert related("gate.evidence-after-decision", files) == [f"{FILE}:12:17"]


def test_a_document_first_approved_after_the_decision_is_found_whatever_day_is_typed() -> None:
    row = "criterion: scope-approved, evidence: SMS-STM-001, dated: 2026-10-30"
    log = "- decision: reviewed\n  on: 2026-10-30\n- decision: approved\n  on: 2026-12-04\n"
    late = {"data/decisions/SMS-STM-001.yml": log}
    assert found("gate.evidence-after-decision", programme(evidence(row)) | SCOPE) == []
    assert found("gate.evidence-after-decision", programme(evidence(row)) | SCOPE | late) == [f"{FILE}:15:47"]


def test_a_later_day_typed_for_a_document_counts_and_one_without_a_day_is_judged_by_its_approval() -> None:
    row = "criterion: scope-approved, evidence: SMS-STM-001"
    typed = programme(evidence(f"{row}, dated: 2026-12-04")) | SCOPE
    assert found("gate.evidence-after-decision", typed) == [f"{FILE}:15:67"]
    late = {"data/decisions/SMS-STM-001.yml": "- decision: approved\n  on: 2026-12-04\n"}
    assert found("gate.evidence-after-decision", programme(evidence(row)) | SCOPE | late) == [f"{FILE}:15:47"]
    assert found("gate.evidence-after-decision", programme(evidence(row))) == []


def test_a_later_edition_does_not_make_the_evidence_younger() -> None:
    row = "criterion: scope-approved, evidence: SMS-STM-001, dated: 2026-10-30"
    again = SCOPE["data/decisions/SMS-STM-001.yml"] + "- version: '1.1'\n  decision: approved\n  on: 2027-01-11\n"
    files = programme(evidence(row)) | SCOPE | {"data/decisions/SMS-STM-001.yml": again}
    assert found("gate.evidence-after-decision", files) == []


def test_without_a_decision_no_evidence_is_too_young() -> None:
    row = "criterion: gap-complete, evidence: data/gaps.yml, dated: 2027-01-28"
    files = programme(evidence(row), ("    decided_on: 2026-11-27\n", ""))
    assert found("gate.evidence-after-decision", files) == []


# ------------------------------------------------------------------ gate.evidence-missing


def test_a_gate_that_was_passed_needs_evidence_for_each_criterion() -> None:
    rows = [f"criterion: {key}, evidence: x" for key in ("scope-approved", "gap-complete", "sponsor-committed")]
    files = programme(evidence(*rows))
    assert lines("gate.evidence-missing", files) == ["programme:15"]
    assert messages("gate.evidence-missing", files) == ['Gate 1 was passed without evidence for "Plan endorsed".']
    whole = programme(evidence(*rows, "criterion: plan-endorsed, evidence: x"))
    assert found("gate.evidence-missing", whole) == []


def test_a_gate_without_any_evidence_is_found_once_for_each_criterion() -> None:
    assert lines("gate.evidence-missing", programme()) == ["programme:7"] * 4


@pytest.mark.parametrize("decision", ["", DECISION.replace("go", "no-go")])
def test_a_gate_that_was_not_passed_needs_no_evidence(decision: str) -> None:
    assert found("gate.evidence-missing", programme((DECISION, decision))) == []


# ------------------------------------------------------------------ gate.unknown-criterion


def test_evidence_for_no_criterion_of_the_gate_is_found_at_the_key() -> None:
    files = programme(evidence("criterion: scope-aproved, evidence: x", "criterion: plan-endorsed, evidence: x"))
    assert found("gate.unknown-criterion", files) == [f"{FILE}:15:21"]
    assert messages("gate.unknown-criterion", files) == ['Gate 1 has no criterion "scope-aproved".']


def test_evidence_without_a_criterion_is_left_to_the_schema() -> None:
    assert found("gate.unknown-criterion", programme(evidence("evidence: x"))) == []
