"""Proof rests on something outside itself."""

import pytest

from tests.support import found, messages, report

GAPS = "data/gaps.yml"
AUDITS = "data/audits.yml"
TASKS = "data/tasks.yml"
ROUND = {
    GAPS: "- id: G-014\n  status: closed\n  closed_by: [AUD-01]\n",
    AUDITS: "- id: AUD-01\n  report: T-031\n",
    TASKS: "- id: T-031\n  evidence: [G-014]\n",
}


def test_a_circle_through_three_registers_is_found_once_with_all_its_places() -> None:
    assert found("proof.circular", ROUND) == [f"{AUDITS}:2:11"]
    assert messages("proof.circular", ROUND) == [
        "These entries prove each other, and nothing else proves them: AUD-01 → T-031 → G-014 → AUD-01."
    ]
    finding = next(each for each in report(ROUND).findings if each.id == "proof.circular")
    assert [each.position.path for each in finding.related] == [TASKS, GAPS]


def test_a_chain_that_ends_in_a_document_is_proof() -> None:
    assert found("proof.circular", {**ROUND, TASKS: "- id: T-031\n  evidence: [SMS-REP-001]\n"}) == []


def test_an_entry_that_proves_itself_is_a_circle() -> None:
    assert found("proof.circular", {TASKS: "- id: T-031\n  evidence: [T-031]\n"}) == [f"{TASKS}:2:14"]


def test_an_idea_that_came_from_a_gap_does_not_prove_it() -> None:
    files = {
        GAPS: "- id: G-014\n  closed_by: [IMP-003]\n",
        "data/improvements.yml": "- id: IMP-003\n  source_ref: G-014\n",
    }
    assert found("proof.circular", files) == []


@pytest.mark.parametrize("value", ["7", "[7]", "{}", "[[G-014]]", "''", "[G-999]"])
def test_odd_evidence_is_no_circle(value: str) -> None:
    assert found("proof.circular", {**ROUND, TASKS: f"- id: T-031\n  evidence: {value}\n"}) == []


def test_long_chains_end() -> None:
    count = 3000
    tasks = "".join(f"- id: T-{n}\n  evidence: [T-{n + 1}]\n" for n in range(count))
    assert found("proof.circular", {TASKS: tasks}) == []
    assert len(found("proof.circular", {TASKS: tasks + f"- id: T-{count}\n  evidence: [T-0]\n"})) == 1
