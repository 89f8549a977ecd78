"""The state of the SMS in a few rows: the number, how that is, and the page that shows it."""

from datetime import date

import pytest

from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views import view
from tests.support import DAY, document, load

LOG = '- {{version: "1.0", decision: approved, by: PER-1, role: boss, on: {on}, reason: x}}\n'


def cells(system: System, question: str) -> tuple[Cell, Cell, Cell]:
    """Answer, state and detail of one question."""
    for row in view(system, "at-a-glance").rows:
        if row.cells[0].text == question:
            answer, state, detail = row.cells[1:]
            return answer, state, detail
    raise AssertionError(question)


def said(files: dict[str, str], question: str, on: date = DAY) -> tuple[str, str, str, str]:
    """Answer, state, tone of the state, detail."""
    answer, state, detail = cells(load(files, on), question)
    return answer.text, state.text, state.tone, detail.text


def test_the_caption_says_for_which_day_it_is() -> None:
    assert view(load({}), "at-a-glance").caption == "The SMS at a glance, as of 2027-01-20"


def test_the_questions_are_the_same_whatever_there_is() -> None:
    questions = [row.cells[0].text for row in view(load({}), "at-a-glance").rows]
    assert len(questions) == len(set(questions))
    assert {"Documents in force", "Clauses with a hole", "Tasks overdue", "Roles vacant"} <= set(questions)


def test_nothing_recorded_is_said_and_is_not_called_good() -> None:
    for row in view(load({}), "at-a-glance").rows:
        if row.cells[0].text not in ("Clauses covered", "Clauses with a hole", "Next gate", "Its criteria met"):
            assert row.cells[2].tone in ("muted", "warn"), row.cells[0].text


def test_every_state_is_a_word_and_has_a_tone() -> None:
    for row in view(load({}), "at-a-glance").rows:
        assert row.cells[2].text
        assert row.cells[2].tone


# ------------------------------------------------------------------ documents

DOCUMENTS = {
    "content/a.md": document(status="approved"),
    "data/decisions/SMS-PLN-001.yml": LOG.format(on="2026-02-10"),
    "content/b.md": document(id="SMS-PLN-002", status="review"),
    "content/c.md": document(id="SMS-PLN-003", status="draft"),
    "content/d.md": document(id="SMS-PLN-004", status="obsolete"),
    "content/e.md": document(id="SMS-PLN-005", status=None),
}


def test_documents_in_force_are_counted_without_those_that_are_obsolete() -> None:
    assert said(DOCUMENTS, "Documents in force") == (
        "1 of 4", "being written", "warn", "1 draft, 1 in review, 1 no status",
    )  # fmt: skip
    whole = {key: DOCUMENTS[key] for key in ("content/a.md", "data/decisions/SMS-PLN-001.yml")}
    assert said(whole, "Documents in force") == ("1 of 1", "in order", "good", "")


def test_a_document_that_holds_from_a_later_day_is_counted_apart() -> None:
    later = {"content/a.md": document(status="approved", effective_from="2027-01-21")}
    assert said(DOCUMENTS | later, "Documents in force") == (
        "0 of 4", "being written", "warn", "1 draft, 1 in review, 1 no status; 1 from a later day",
    )  # fmt: skip
    alone = {**later, "data/decisions/SMS-PLN-001.yml": DOCUMENTS["data/decisions/SMS-PLN-001.yml"]}
    assert said(alone, "Documents in force") == ("0 of 1", "from a later day", "warn", "1 from a later day")
    assert said(alone, "Documents in force", date(2027, 1, 21)) == ("1 of 1", "in order", "good", "")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2027, 1, 10), ("0", "in order", "good", "none due within 30 days")),
        (date(2027, 1, 11), ("0", "soon", "warn", "SMS-PLN-001; 1 due within 30 days")),
        (date(2027, 2, 10), ("0", "soon", "warn", "SMS-PLN-001; 1 due within 30 days")),
        (date(2027, 2, 11), ("1", "late", "bad", "SMS-PLN-001; none due within 30 days")),
    ],
)
def test_reviews_of_documents_are_soon_and_then_late(on: date, expected: tuple[str, ...]) -> None:
    assert said(DOCUMENTS, "Document reviews overdue", on) == expected


# ------------------------------------------------------------------ clauses, gaps, records


def test_holes_are_counted_and_the_first_of_them_named() -> None:
    answer, state, tone, detail = said({}, "Clauses with a hole")
    assert (state, tone) == ("holes", "bad")
    assert detail.startswith("4.3, 5.2.2, 6.1.2, ")
    assert detail.endswith(f"and {int(answer) - 4} more")


def test_clauses_covered_are_counted_of_those_that_ask_for_something() -> None:
    before = said({}, "Clauses covered")
    after = said({
        "content/a.md": document(status="approved", clauses='["6.3"]'),
        "data/decisions/SMS-PLN-001.yml": LOG.format(on="2026-12-01"),
        "content/b.md": document(id="SMS-PLN-002", clauses='["9.4"]'),
        "data/tasks.yml": '- {id: T-1, clause: "10.2", status: open}\n',
    }, "Clauses covered")  # fmt: skip
    assert before[0].startswith("0 of ")
    assert int(after[0].partition(" of ")[0]) >= 1
    assert "planned" in after[3]
    assert "in preparation" in after[3]


GAPS = """
    - {id: G-1, severity: critical, status: open}
    - {id: G-2, severity: minor, status: open}
    - {id: G-3, severity: major, status: closed}
    """


def test_an_open_gap_needs_a_task() -> None:
    assert said({"data/gaps.yml": GAPS}, "Open gaps") == (
        "2 of 3", "without a task", "bad", "1 critical, 1 minor; no task for G-1, G-2",
    )  # fmt: skip
    tasks = {"data/tasks.yml": "- {id: T-1, gaps: [G-1, G-2], status: open}\n"}
    assert said({"data/gaps.yml": GAPS} | tasks, "Open gaps") == (
        "2 of 3", "each has a task", "warn", "1 critical, 1 minor",
    )  # fmt: skip
    assert said({"data/gaps.yml": GAPS.replace("open", "closed")}, "Open gaps")[:3] == ("0 of 3", "in order", "good")


def test_clauses_without_a_gap_are_no_part_of_the_gaps() -> None:
    gaps = GAPS.rstrip() + "\n    - {id: G-4, severity: minor, status: no-gap}\n"
    assert said({"data/gaps.yml": gaps}, "Open gaps")[0] == "2 of 3"


def test_a_count_of_0_or_of_a_month_to_come_is_no_record() -> None:
    records = """
        - {id: REC-1, expected_from: 2026-12-01, instances: [{period: 2026-12, count: 0}]}
        - {id: REC-2, expected_from: 2027-03-01, instances: [{period: 2027-02, count: 3}]}
        - {id: REC-3, expected_from: 2027-03-01, instances: [{period: 2027-01, count: 3}]}
        """
    assert said({"data/records.yml": records}, "Records kept") == (
        "1 of 2", "missing", "bad", "REC-1; 1 expected later",
    )  # fmt: skip


def test_records_that_should_exist_are_counted() -> None:
    records = """
        - {id: REC-1, expected_from: 2026-12-01, instances: [{period: 2026-12, count: 1}]}
        - {id: REC-2, expected_from: 2027-01-20}
        - {id: REC-3, expected_from: 2027-01-21}
        """
    assert said({"data/records.yml": records}, "Records kept") == (
        "1 of 2", "missing", "bad", "REC-2; 1 expected later",
    )  # fmt: skip
    assert said({"data/records.yml": records}, "Records kept", date(2027, 1, 19))[:3] == ("1 of 1", "in order", "good")
    assert said({"data/records.yml": "- {id: REC-1}\n"}, "Records kept")[:2] == ("0 of 0", "none expected yet")


# ------------------------------------------------------------------ audits and reviews

AUDITS = """
    - {id: AUD-1, title: First, kind: internal, planned_start: 2026-05-01, done_on: 2026-05-09, status: held}
    - {id: AUD-2, title: Second, kind: internal, planned_start: 2026-08-01, done_on: 2026-08-09, status: held}
    - {id: AUD-3, title: Third, kind: internal, planned_start: 2027-05-01, status: planned}
    - {id: AUD-4, title: Fourth, kind: internal, planned_start: 2028-05-01, status: planned}
    """


def test_the_last_and_the_next_audit_lead_to_their_entries() -> None:
    system = load({"data/audits.yml": AUDITS})
    last, state, detail = cells(system, "Last internal audit")
    assert (last.text, last.target, last.due) == ("2026-08-09", "entry:audits/AUD-2", False)
    assert (state.text, detail.text) == ("held", "AUD-2 Second")
    following, state, detail = cells(system, "Next internal audit")
    assert (following.text, following.target, following.due) == ("2027-05-01", "entry:audits/AUD-3", True)
    assert (state.text, state.tone, detail.text) == ("planned", "muted", "AUD-3 Third")


def test_the_next_audit_leads_to_the_page_that_shows_all_of_them() -> None:
    pages = {
        "content/audit/calendar.md": '# Days\n\n## Audits\n\n{{ sms_table("audits") }}\n',
        "content/plan.md": document('# Plan\n\n{{ sms_table("audits") }}\n'),
    }
    system = load({"data/audits.yml": AUDITS} | pages)
    assert cells(system, "Next internal audit")[0].target == "anchor:content/audit/calendar.md#audits"
    assert cells(system, "Last internal audit")[0].target == "anchor:content/audit/calendar.md#audits"


def test_an_audit_that_should_have_been_held_is_late() -> None:
    assert said({"data/audits.yml": AUDITS}, "Next internal audit", date(2027, 5, 2))[1:3] == ("late", "bad")


def test_without_audits_or_reviews_they_are_to_be_planned() -> None:
    assert said({}, "Last management review") == ("none yet", "not held", "muted", "")
    assert said({}, "Next management review") == ("none planned", "to be planned", "warn", "")


def test_findings_of_audits_that_are_open() -> None:
    findings = "- {id: F-1, class: major, status: open}\n- {id: F-2, class: minor, status: resolved}\n"
    assert said({"data/findings.yml": findings}, "Audit findings open") == ("1", "major", "bad", "major: F-1")
    minor = findings.replace("class: major", "class: observation")
    assert said({"data/findings.yml": minor}, "Audit findings open") == ("1", "open", "warn", "")
    resolved = findings.replace("status: open", "status: resolved")
    assert said({"data/findings.yml": resolved}, "Audit findings open") == ("0", "in order", "good", "")


ACTIONS = """
    - {id: CA-1, due: 2027-02-26, status: in-progress}
    - {id: CA-2, due: 2027-02-05, status: done, done_on: 2027-01-18}
    - {id: CA-3, due: 2026-02-05, status: verified, done_on: 2026-01-18}
    """


def test_corrective_actions_that_are_open_late_or_not_verified() -> None:
    files = {"data/corrective_actions.yml": ACTIONS}
    question = "Corrective actions open"
    assert said(files, question) == ("1", "in progress", "warn", "none overdue; CA-2 to be verified")
    assert said(files, question, date(2027, 2, 27)) == ("1", "late", "bad", "CA-1 overdue; CA-2 to be verified")
    assert said(files, question, date(2027, 1, 17)) == ("2", "in progress", "warn", "none overdue")
    verified = {"data/corrective_actions.yml": "- {id: CA-3, status: verified}\n"}
    assert said(verified, question) == ("0", "in order", "good", "")


# ------------------------------------------------------------------ work


def test_late_tasks_are_counted_and_named() -> None:
    tasks = "".join(f"- {{id: T-{number}, due: 2027-01-19, status: open}}\n" for number in range(1, 8))
    assert said({"data/tasks.yml": tasks}, "Tasks overdue") == (
        "7", "late", "bad", "T-1, T-2, T-3, T-4 and 3 more; 7 open",
    )  # fmt: skip
    assert said({"data/tasks.yml": tasks}, "Tasks overdue", date(2027, 1, 19)) == ("0", "in order", "good", "7 open")


RISKS = """
    - {id: R-1, kind: risk, likelihood: 4, impact: 4, residual_likelihood: 3, residual_impact: 3, status: treating}
    - {id: R-2, kind: risk, likelihood: 3, impact: 4, residual_likelihood: 1, residual_impact: 3, status: open}
    - {id: R-3, kind: risk, likelihood: 1, impact: 1, status: open}
    - {id: R-4, kind: risk, likelihood: 5, impact: 5, status: closed}
    - {id: R-5, kind: opportunity, likelihood: 5, impact: 5, status: open}
    - {id: R-6, kind: risk, status: open}
    """


def test_risks_above_acceptance_are_treated_or_accepted() -> None:
    files, question = {"data/risks.yml": RISKS}, "Risks above acceptance"
    assert said(files, question) == (
        "2 of 4", "not accepted", "bad", "limit 5; 1 stays above it after treatment; not accepted: R-1",
    )  # fmt: skip
    accepted = {"data/risks.yml": RISKS.replace("status: treating", "status: treating, accepted_on: 2027-01-15")}
    assert said(accepted, question)[1:3] == ("being treated", "warn")
    limit = {"data/settings.yml": "parameters: {risk_accept_up_to: 16}\n"}
    assert said(files | limit, question) == ("0 of 4", "in order", "good", "limit 16")
    assert said({"data/risks.yml": "- {id: R-5, kind: opportunity}\n"}, question)[1] == "none recorded"


def test_a_rating_beyond_all_numbers_is_none() -> None:
    text = "- {id: R-1, kind: risk, likelihood: 1.0e+308, impact: 100, status: open}\n"
    assert said({"data/risks.yml": text}, "Risks above acceptance")[0] == "0 of 1"
    assert view(load({"data/risks.yml": text}), "risks", columns=["rating"]).rows[0].cells[0].text == ""


MEASURES = """
    - {id: ME-1, comparator: at-least, target: 90, tolerance: 5}
    - {id: ME-2, comparator: at-most, target: 3}
    - {id: ME-3, comparator: at-least, target: 90}
    - {id: ME-4, target: 1}
    """


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([("ME-1", "2026-12", 85)], ("0 of 1", "in order", "good", "3 have no value yet")),
        ([("ME-1", "2026-12", 84.9)], ("1 of 1", "off target", "bad", "ME-1; 3 have no value yet")),
        ([("ME-1", "2026-12", 90), ("ME-1", "2026-11", 10)], ("0 of 1", "in order", "good", "3 have no value yet")),
        ([("ME-1", "2026-Q4", 10), ("ME-1", "2026-12", 90)], ("0 of 1", "in order", "good", "3 have no value yet")),
        ([("ME-1", "2026-12", 10), ("ME-1", "2026-12", 90)], ("0 of 1", "in order", "good", "3 have no value yet")),
        ([("ME-2", "2026-12", 4)], ("1 of 1", "off target", "bad", "ME-2; 3 have no value yet")),
        ([("ME-2", "2026-12", 3)], ("0 of 1", "in order", "good", "3 have no value yet")),
        ([("ME-4", "2026-12", 9)], ("0 of 1", "in order", "good", "3 have no value yet")),
        ([("ME-9", "2026-12", 9)], ("0", "nothing measured yet", "muted", "")),
        ([("ME-1", "last month", 9)], ("0", "nothing measured yet", "muted", "")),
        ([], ("0", "nothing measured yet", "muted", "")),
    ],
)
def test_a_measure_is_judged_by_its_newest_value(
    values: list[tuple[str, str, float]], expected: tuple[str, ...]
) -> None:
    lines = (f'- {{measure: {key}, period: "{period}", value: {value}}}\n' for key, period, value in values)
    files = {"data/measures.yml": MEASURES, "data/measurements.yml": "".join(lines) or "[]\n"}
    assert said(files, "Measures off target") == expected


def test_a_value_that_was_measured_later_is_not_known() -> None:
    value = '- {measure: ME-2, period: "2026-12", value: 9, measured_on: 2027-01-21}\n'
    files = {"data/measures.yml": MEASURES, "data/measurements.yml": value}
    assert said(files, "Measures off target")[1] == "nothing measured yet"
    assert said(files, "Measures off target", date(2027, 1, 21))[1] == "off target"


def test_service_levels_are_those_of_the_newest_period() -> None:
    results = """
        - {id: SR-1, target: SLA-01-A, period: "2026-11", met: false}
        - {id: SR-2, target: SLA-01-A, period: "2026-12", met: true}
        - {id: SR-3, target: SLA-01-B, period: "2026-12", met: false}
        """
    assert said({"data/sla_results.yml": results}, "Service level targets met") == (
        "1 of 2", "missed", "warn", "2026-12; missed: SLA-01-B",
    )  # fmt: skip
    assert said({"data/sla_results.yml": results.replace("false", "true")}, "Service level targets met") == (
        "2 of 2", "in order", "good", "2026-12",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("periods", "newest"),
    [
        (("2026-Q1", "2026-12"), "2026-12"),
        (("2026-12", "2026-Q4"), "2026-12"),
        (("2027-01", "2027-02"), "2027-01"),
        (("2026-12", "whenever"), "2026-12"),
    ],
)
def test_service_levels_are_told_by_months_up_to_the_day(periods: tuple[str, str], newest: str) -> None:
    results = "".join(f'- {{target: {each}, period: "{each}", met: false}}\n' for each in periods)
    found = said({"data/sla_results.yml": results}, "Service level targets met")
    assert (found[0], found[3]) == ("0 of 1", f"{newest}; missed: {newest}")


def test_a_role_is_vacant_that_only_a_deputy_holds() -> None:
    files = {
        "data/roles.yml": "- {id: boss, title: Boss}\n- {id: clerk, title: Clerk}\n",
        "data/assignments.yml": "- {role: boss, person: PER-1, from: 2026-01-01}\n"
                                "- {role: clerk, person: PER-1, from: 2026-01-01, deputy_for: PER-2}\n",
    }  # fmt: skip
    assert said(files, "Roles vacant") == ("1", "vacant", "bad", "Clerk; 2 defined")
    held = files["data/assignments.yml"].replace(", deputy_for: PER-2", "")
    assert said(files | {"data/assignments.yml": held}, "Roles vacant") == ("0", "in order", "good", "2 defined")


# ------------------------------------------------------------------ gates and certification

PROGRAMME = """
    - id: foundation
      number: 1
      gate: {id: GATE-1, title: Gate 1, planned: 2026-11-27, decision: go, decided_on: 2026-11-27}
    - {id: design, number: 2, gate: {id: GATE-2, title: Gate 2, planned: 2027-03-26}}
    """


def test_the_next_gate_says_how_far_it_is() -> None:
    system = load({"data/programme.yml": PROGRAMME})
    answer, state, detail = cells(system, "Next gate")
    assert (answer.text, answer.due, state.text, detail.text) == ("2027-03-26", True, "planned", "Gate 2")
    answer, state, detail = cells(system, "Its criteria met")
    assert (answer.text, state.text) == ("0 of 4", "open")
    assert detail.text.startswith("open: ")


def test_a_gate_whose_day_has_passed_is_late() -> None:
    assert said({"data/programme.yml": PROGRAMME}, "Next gate", date(2027, 3, 27))[1:3] == ("late", "bad")
    assert said({"data/programme.yml": PROGRAMME}, "Its criteria met", date(2027, 3, 27))[1:3] == ("late", "bad")


def test_without_certification_there_is_no_step_of_it() -> None:
    question = "Next step of certification"
    files = {"data/certification.yml": "decision_planned: 2027-10-28\n"}
    assert said(files, question) == ("2027-10-28", "planned", "muted", "Decision on the certificate")
    with pytest.raises(AssertionError):
        said(files | {"data/settings.yml": "certification: none\n"}, question)


def test_when_all_gates_are_passed_there_is_no_next_one() -> None:
    phases = "".join(
        f"- {{id: {key}, number: {number}, gate: {{decision: go, decided_on: 2026-01-0{number}}}}}\n"
        for number, key in enumerate(("foundation", "design", "implementation", "certification"), 1)
    )
    assert said({"data/programme.yml": phases}, "Next gate")[:3] == ("none", "all passed", "good")


# ------------------------------------------------------------------ where it leads

PAGES = {
    "content/audit/documents.md": '# Documents\n\n{{ sms_table("documents") }}\n',
    "content/audit/coverage.md": '# Coverage\n\n{{ sms_table("clause-coverage", sort="state") }}\n',
    "content/audit/calendar.md": '# Days\n\n## Findings\n\n{{ sms_table("findings") }}\n\n'
                                 '## Actions\n\n{{ sms_table("corrective_actions") }}\n',
    "content/tasks.md": document('# Tasks\n\n## Late\n\n{{ sms_table("overdue-tasks") }}\n', id="SMS-REG-001"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "target"),
    [
        ("Documents in force", "file:content/audit/documents.md"),
        ("Document reviews overdue", "file:content/audit/documents.md"),
        ("Clauses covered", "file:content/audit/coverage.md"),
        ("Clauses with a hole", "file:content/audit/coverage.md"),
        ("Audit findings open", "anchor:content/audit/calendar.md#findings"),
        ("Corrective actions open", "anchor:content/audit/calendar.md#actions"),
        ("Tasks overdue", "anchor:content/tasks.md#late"),
        ("Risks above acceptance", ""),  # shown nowhere
    ],
)
def test_each_answer_leads_to_the_page_that_shows_it(question: str, target: str) -> None:
    assert cells(load(PAGES), question)[0].target == target


# ------------------------------------------------------------------ files that cannot be read


@pytest.mark.parametrize(
    ("register", "question"),
    [
        ("audits", "Last internal audit"), ("reviews", "Next management review"), ("findings", "Audit findings open"),
        ("corrective_actions", "Corrective actions open"), ("gaps", "Open gaps"), ("risks", "Risks above acceptance"),
        ("tasks", "Tasks overdue"), ("assignments", "Roles vacant"), ("measurements", "Measures off target"),
        ("sla_results", "Service level targets met"), ("programme", "Next gate"), ("records", "Records kept"),
    ],
)  # fmt: skip
def test_nothing_is_concluded_from_a_file_that_cannot_be_read(register: str, question: str) -> None:
    files = {"data/roles.yml": "- {id: boss}\n", f"data/{register}.yml": "- {id: [\n"}
    assert said(files, question) == ("not known", "cannot be read", "bad", f"data/{register}.yml")
