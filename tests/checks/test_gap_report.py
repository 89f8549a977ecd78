"""The report on the gap assessment: what it looked at, who judged, what was decided."""

import pytest

from tests.support import document, found, messages, related

PATH = "content/reports/gap.md"
METHOD = "Nobody assessed own work; each clause was rated from 0 to 5 by records and interviews."
INPUTS = """\
Documents and records, the audits and reviews of two years, the volume of tickets, breaches of agreements, all
measurements, two improvement plans, skills of the staff, laws and contracts, complaints and surveys, and the security
management system.
"""
DECISION = "The sponsor decided on 19 November 2026 to carry out all improvements in one programme."
GAPS = '- id: G-1\n  clause: "8.5.1.2"\n  assessed_on: 2026-11-04\n  assessors: [PER-01, PER-02]\n'
PROCESSES = (
    '- id: change\n  title: Change management\n  clause: "8.5.1"\n  owner: change-owner\n  manager: change-manager\n'
)
ASSIGNMENTS = """\
- {id: AS-01, role: change-owner, person: PER-07, from: 2026-09-01}
- {id: AS-02, role: change-manager, person: PER-08, from: 2026-09-01}
"""
CHECKS = (
    "gap-report.assessed-own-work", "gap-report.independence-unsaid", "gap-report.input-not-considered",
    "gap-report.decision-unrecorded",
)  # fmt: skip


def report(method: str = METHOD, inputs: str = INPUTS, decision: str = DECISION, status: str = "approved") -> str:
    text = f"# Report\n\n## Scope and method\n\n{method}\n\n## Inputs\n\n{inputs}\n\n"
    text += f"## Decision on next steps\n\n{decision}\n"
    return document(text, id="SMS-REP-001", kind="gap-assessment-report", status=status)


def files(page: str = "", **registers: str) -> dict[str, str]:
    texts = {"gaps": GAPS, "processes": PROCESSES, "assignments": ASSIGNMENTS} | registers
    return {PATH: page or report()} | {f"data/{key}.yml": text for key, text in texts.items()}


@pytest.mark.parametrize("check", CHECKS)
def test_a_sound_report_gives_nothing(check: str) -> None:
    assert found(check, files()) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("key", ["gaps", "processes", "assignments"])
@pytest.mark.parametrize(
    "text", ["[", "- 5\n- {id: [1], clause: 8, assessors: PER-07, assessed_on: never, owner: {a: 1}}\n"]
)
def test_what_cannot_be_read_says_nothing_false(check: str, key: str, text: str) -> None:
    assert found(check, files(**{key: text})) == []


# ------------------------------------------------------------------ gap-report.assessed-own-work


@pytest.mark.parametrize("person", ["PER-07", "PER-08"])
def test_owner_and_manager_do_not_assess_their_process(person: str) -> None:
    own = files(gaps=GAPS.replace("PER-02", person))
    assert found("gap-report.assessed-own-work", own) == ["data/gaps.yml:4:14"]
    assert messages("gap-report.assessed-own-work", own) == [
        f"{person} assessed 8.5.1.2 and answers for Change management."
    ]
    assert related("gap-report.assessed-own-work", own) == ["data/processes.yml:4:10"]


@pytest.mark.parametrize("clause", ["8.5.2", "8.5", "9.1"])
def test_they_may_assess_other_clauses(clause: str) -> None:
    assert (
        found("gap-report.assessed-own-work", files(gaps=GAPS.replace("8.5.1.2", clause).replace("PER-02", "PER-07")))
        == []
    )


def test_whoever_took_over_later_did_not_assess_own_work() -> None:
    later = files(
        gaps=GAPS.replace("PER-02", "PER-07"), assignments=ASSIGNMENTS.replace("from: 2026-09-01", "from: 2026-12-01")
    )
    assert found("gap-report.assessed-own-work", later) == []


# ------------------------------------------------------------------ gap-report.independence-unsaid


def test_a_report_that_is_silent_on_independence_is_found_at_the_section() -> None:
    silent = files(report(method="Each clause was rated from 0 to 5 by interviews."))
    assert found("gap-report.independence-unsaid", silent) == [f"{PATH}:17:1"]


@pytest.mark.parametrize(
    "said",
    ["The assessors were independent.", "The audit lead, who runs\nno service, rated each clause.",
     "Two people from outside rated.", "Neither of them was involved.", "No one rated their own area."],
)  # fmt: skip
def test_independence_is_said_in_many_words(said: str) -> None:
    assert found("gap-report.independence-unsaid", files(report(method=said))) == []


# ------------------------------------------------------------------ gap-report.input-not-considered


@pytest.mark.parametrize(
    ("old", "missing"),
    [
        ("the audits and reviews of two years, ", "earlier reviews and audits"),
        ("the volume of tickets, ", "workload"),
        ("breaches of agreements, ", "breaches of agreements"),
        ("two improvement plans, ", "improvement plans"),
        ("skills of the staff, ", "staff and skills"),
        ("laws and contracts, ", "law and contracts"),
        ("complaints and surveys, ", "satisfaction and complaints"),
    ],
)
def test_a_source_that_is_not_mentioned_is_found(old: str, missing: str) -> None:
    left = files(report(inputs=INPUTS.replace(old, "")))
    assert found("gap-report.input-not-considered", left) == [f"{PATH}:21:1"]
    assert messages("gap-report.input-not-considered", left) == [f'The section "Inputs" says nothing on: {missing}.']


def test_to_say_why_something_was_left_out_is_enough() -> None:
    why = INPUTS.replace("complaints and surveys, ", "") + "Complaints were not kept, so that none could be read.\n"
    assert found("gap-report.input-not-considered", files(report(inputs=why))) == []


def test_a_section_that_is_missing_has_its_own_finding() -> None:
    assert found("gap-report.input-not-considered", files(report(inputs=""))) == []


# ------------------------------------------------------------------ gap-report.decision-unrecorded


@pytest.mark.parametrize(
    "said", ["The results were sent to all units.", "The sponsor decided on 19 November.", "To be seen later."]
)
def test_a_report_without_a_decision_is_found(said: str) -> None:
    assert len(found("gap-report.decision-unrecorded", files(report(decision=said)))) == 1


@pytest.mark.parametrize(
    "said",
    ["The board agreed to do nothing.", "It was decided to wait until the budget is known.",
     "The sponsor approved the critical ones.", "The committee accepted the recommendation."],
)  # fmt: skip
def test_nothing_later_and_some_are_decisions_too(said: str) -> None:
    assert found("gap-report.decision-unrecorded", files(report(decision=said))) == []


@pytest.mark.parametrize("check", CHECKS[1:])
@pytest.mark.parametrize("status", ["draft", "obsolete", "withdrawn"])
def test_drafts_and_retired_reports_are_not_judged(check: str, status: str) -> None:
    assert found(check, files(report("Rated.", "Tickets.", "Sent out.", status))) == []
