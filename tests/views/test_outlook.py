"""The outlook: what falls due until a day, from every register that knows of a day or a rhythm."""

from datetime import date
from typing import Any

import pytest

from sms_docs.model.system import System
from sms_docs.views import ViewError, argument_error, view
from sms_docs.views.dues import kinds
from sms_docs.views.outlook import horizon
from tests.programmes import CERTIFICATION, PROGRAMME
from tests.support import DAY, document, load

PEOPLE = {
    "data/roles.yml": "- {id: boss, title: Boss}\n- {id: clerk, title: Clerk}\n",
    "data/people.yml": "- {id: PER-1, name: Ada Bell}\n- {id: PER-2, name: Ben Cole}\n",
    "data/assignments.yml": "- {id: AS-1, role: boss, person: PER-1, from: 2026-01-01, to: 2027-02-28}\n"
    "- {id: AS-2, role: boss, person: PER-2, from: 2027-03-01}\n",
}
UNTIL = "2027-12-31"


def data(**registers: str) -> dict[str, str]:
    return {f"data/{key}.yml": text for key, text in registers.items()}


def rows(system: System, *columns: str, **arguments: Any) -> list[list[str]]:
    table = view(system, "outlook", columns=list(columns), **{"until": UNTIL, **arguments})
    return [[cell.text for cell in row.cells] for row in table.rows]


def what(files: dict[str, str], until: str = UNTIL, day: date = DAY) -> list[list[str]]:
    return rows(load(files, day), "day", "kind", "what", until=until)


# ------------------------------------------------------------------ the table


def test_it_goes_by_day_and_then_by_owner() -> None:
    tasks = (
        "- {id: T-1, title: One, owner: clerk, due: 2027-02-01}\n"
        "- {id: T-2, title: Two, owner: boss, due: 2027-02-01}\n"
        "- {id: T-3, title: Three, due: 2027-02-01}\n- {id: T-4, title: Four, owner: clerk, due: 2027-01-01}\n"
    )
    found = rows(load(PEOPLE | data(tasks=tasks)), "what", "owner", "state")
    assert found == [
        ["T-4 Four", "Clerk", "overdue"],
        ["T-3 Three", "", "due"],
        ["T-2 Two", "Boss", "due"],
        ["T-1 One", "Clerk", "due"],
    ]


def test_the_holder_is_who_holds_the_role_on_that_day() -> None:
    tasks = "".join(f"- {{id: T-{on}, owner: boss, due: 2027-{on}-28}}\n" for on in ("02", "03"))
    system = load(PEOPLE | data(tasks=tasks))
    assert rows(system, "day", "holder") == [["2027-02-28", "Ada Bell"], ["2027-03-28", "Ben Cole"]]
    assert rows(system, "day", holder="PER-2") == [["2027-03-28"]]


def test_what_is_late_falls_to_who_holds_the_role_today() -> None:
    files = PEOPLE | data(tasks="- {id: T-1, owner: boss, due: 2027-02-01}\n")
    assert rows(load(files, date(2027, 3, 10)), "holder") == [["Ben Cole"]]


def test_without_until_it_looks_three_months_ahead() -> None:
    tasks = "- {id: T-1, due: 2027-04-20}\n- {id: T-2, due: 2027-04-21}\n"
    table = view(load(data(tasks=tasks)), "outlook", columns=["what"])
    assert (table.caption, len(table.rows), horizon(load({}))) == ("Due until 2027-04-20", 1, date(2027, 4, 20))


def test_nothing_due_is_a_sentence() -> None:
    table = view(load({}), "outlook")
    assert (table.rows, table.empty) == ((), "Nothing falls due until 2027-04-20.")


@pytest.mark.parametrize("until", ["soon", "2027-02-30", 7, ["2027-02-01", "2027-03-01"], []])
def test_a_day_that_is_none_is_a_bad_argument(until: object) -> None:
    bad = argument_error(load({}), "outlook", (), {"until": until})
    assert bad == ("until must be a day of the calendar.", 'Write for example until="2027-10-31".')
    with pytest.raises(ViewError):
        view(load({}), "outlook", until=until)


def test_only_a_view_that_looks_ahead_knows_until() -> None:
    bad = argument_error(load({}), "tasks", (), {"until": "2027-02-01"})
    assert bad is not None
    assert bad.message == 'The table "tasks" has no field "until".'


def test_a_page_may_show_what_one_role_answers_for() -> None:
    tasks = "- {id: T-1, owner: boss, due: 2027-02-01}\n- {id: T-2, owner: clerk, due: 2027-02-01}\n"
    assert rows(load(PEOPLE | data(tasks=tasks)), "what", owner="clerk") == [["T-2"]]
    page = {"content/p.md": document('{{ sms_table("outlook", until="2027-10-31", owner="boss") }}')}
    system = load(PEOPLE | data(tasks=tasks) | page)
    assert argument_error(system, "outlook", (), system.documents[0].calls[0].kwargs) is None


def test_nothing_of_it_is_covered_by_an_approval() -> None:
    assert not view(load({}), "outlook", until=UNTIL).controlled


# ------------------------------------------------------------------ what has a day


def test_open_tasks_of_every_priority_are_there_and_ended_ones_are_not() -> None:
    tasks = (
        "- {id: T-1, due: 2027-02-01, status: open, priority: low}\n- {id: T-2, due: 2027-02-01, status: done}\n"
        "- {id: T-3, due: 2027-02-01, status: cancelled}\n- {id: T-4, due: 2027-02-02, done_on: 2027-01-15}\n"
        "- {id: T-5, due: 2027-02-03, done_on: 2027-02-01}\n- {id: T-6, title: Odd, due: [7]}\n"
    )
    # A day to come on which something is said to be done is a plan.
    assert what(data(tasks=tasks)) == [["2027-02-01", "task", "T-1"], ["2027-02-03", "task", "T-5"]]


def test_gates_milestones_audits_reviews_and_certification_are_those_of_the_calendar() -> None:
    text = PROGRAMME.replace(
        "  title: Design\n", "  title: Design\n  milestones: [{id: M-1, title: Half, due: 2027-02-12}]\n"
    )
    files = data(
        programme=text, certification=CERTIFICATION,
        audits="- {id: AUD-1, title: All, kind: internal, planned_start: 2027-07-05, planned_end: 2027-07-16}\n",
        reviews="- {id: MR-1, title: First, planned: 2027-02-10}\n"
        "- {id: MR-2, planned: 2027-02-10, status: cancelled}\n",
    )  # fmt: skip
    assert what(files) == [
        ["2027-02-10", "management review", "MR-1 First"],
        ["2027-02-12", "milestone", "M-1 Half"],
        ["2027-03-26", "gate", "Gate 2"],
        ["2027-07-05", "internal audit", "AUD-1 All"],
        ["2027-08-27", "gate", "Gate 3"],
        ["2027-09-14", "certification", "Certification audit, stage 1"],
        ["2027-10-12", "certification", "Certification audit, stage 2"],
        ["2027-10-29", "certification", "Decision on the certificate"],
        ["2027-10-29", "gate", "Gate 4"],
    ]
    assert ["2030-06-12", "certification", "Recertification"] in what(files, "2030-12-31")


def test_reviews_of_documents_are_due_after_their_interval() -> None:
    files = {
        "content/p.md": document("# A", title="Plan", status="approved", review_interval_months=6),
        "data/decisions/SMS-PLN-001.yml": "- {version: '1.0', decision: approved, on: 2026-12-01}\n",
    }
    assert what(files) == [["2027-06-01", "document review", "SMS-PLN-001 Plan"]]


def test_corrective_actions_are_there_until_their_effect_was_judged() -> None:
    files = data(
        corrective_actions="- {id: CA-1, nonconformity: Open, due: 2027-02-01, status: open}\n"
        "- {id: CA-2, nonconformity: Done., due: 2027-02-02, done_on: 2027-01-15, status: done}\n"
        "- {id: CA-3, nonconformity: Done., due: 2027-01-03, done_on: 2027-01-15, verify_due: 2027-02-03, "
        "status: done}\n"
        "- {id: CA-4, due: 2027-01-04, done_on: 2027-01-15, verify_due: 2027-02-04, verified_on: 2027-01-18, "
        "status: verified}\n"
    )
    assert what(files) == [
        ["2027-02-01", "corrective action", "CA-1 Open"],
        ["2027-02-02", "corrective action", "CA-2 Done: check of effect"],
        ["2027-02-03", "corrective action", "CA-3 Done: check of effect due"],
    ]


def test_trainings_fall_to_the_person_and_their_effect_is_judged_later() -> None:
    training = (
        "- {id: TR-1, person: PER-1, competence: Audit, planned: 2027-02-01, effect_check_due: 2027-05-01}\n"
        "- {id: TR-2, person: PER-2, planned: 2026-12-01, done_on: 2026-12-02, effect_check_due: 2027-04-01}\n"
    )
    assert rows(load(PEOPLE | data(training=training)), "day", "what", "owner") == [
        ["2027-02-01", "TR-1 Audit: planned", "Ada Bell"],
        ["2027-04-01", "TR-2: check due", "Ben Cole"],
        ["2027-05-01", "TR-1 Audit: check due", "Ada Bell"],
    ]


def test_suppliers_risks_and_outside_documents_are_looked_at_again() -> None:
    files = data(
        suppliers="- {id: SUP-1, name: Line, manager: boss, next_review: 2027-05-12}\n",
        risks="- {id: R-1, title: Flood, owner: boss, due: 2027-03-01, reviewed_on: 2026-06-01, status: open}\n"
        "- {id: R-2, title: Over, due: 2027-03-01, reviewed_on: 2026-06-01, status: closed}\n",
        external_documents="- {id: EXT-1, title: Law, owner: boss, checked_on: 2026-07-01}\n",
    )
    assert what(files) == [
        ["2027-03-01", "risk", "R-1 Flood"],
        ["2027-05-12", "supplier review", "SUP-1 Line"],
        ["2027-06-01", "risk review", "R-1 Flood"],
        ["2027-07-01", "external document", "EXT-1 Law"],
    ]


def test_agreements_that_end_are_announced() -> None:
    files = data(
        slas="- {id: SLA-1, owner: boss, status: agreed, valid_to: 2027-06-30}\n"
        "- {id: SLA-2, status: expired, valid_to: 2027-06-30}\n",
        suppliers="- {id: SUP-1, name: Line, manager: boss, contract: {to: 2027-05-31}}\n"
        "- {id: SUP-2, contract: none}\n",
    )
    assert what(files) == [
        ["2027-05-31", "agreement ends", "SUP-1 Line"],
        ["2027-06-30", "agreement ends", "SLA-1"],
    ]


def test_a_day_in_a_part_of_an_entry_is_found_and_led_to() -> None:
    config = "- id: CI-1\n  type: Server\n  owner: boss\n  verifications:\n"
    verified = "    - {planned: 2027-04-08, verified_on: 2027-01-08}\n    - planned: 2027-07-01\n"
    system = load(data(config=config + verified))
    table = view(system, "outlook", until=UNTIL, columns=["what"])
    assert [row.cells[0].text for row in table.rows] == ["CI-1 Server: verifications planned"]
    location = table.rows[0].location
    assert location is not None
    assert location.at == (0, "verifications", 1, "planned")


# ------------------------------------------------------------------ what a rhythm asks for

MEASURE = "- {id: ME-1, title: Speed, owner: boss, frequency: monthly, first_due: 2026-12-10}\n"


def values(*periods: str) -> str:
    return "".join(f"- {{measure: ME-1, period: '{each}', value: 1, measured_on: 2027-01-10}}\n" for each in periods)


def test_values_of_measures_are_due_at_their_rhythm() -> None:
    files = data(measures=MEASURE, measurements=values("2026-11"))
    assert what(files, "2027-03-10") == [
        ["2027-01-10", "measured value", "ME-1 Speed, for 2026-12"],
        ["2027-02-10", "measured value", "ME-1 Speed, for 2027-01"],
        ["2027-03-10", "measured value", "ME-1 Speed, for 2027-02"],
    ]


def test_a_month_missing_in_the_middle_is_named() -> None:
    files = data(measures=MEASURE, measurements=values("2026-11", "2027-01"))
    assert [each[2] for each in what(files, "2027-02-10")] == ["ME-1 Speed, for 2026-12"]


def test_a_value_of_a_day_to_come_is_not_there_yet() -> None:
    late = values("2026-11", "2026-12").replace("measured_on: 2027-01-10", "measured_on: 2027-01-21")
    assert len(what(data(measures=MEASURE, measurements=late), "2027-01-31")) == 2


def test_a_measure_without_rhythm_or_first_day_owes_nothing() -> None:
    odd = "- {id: ME-1, frequency: often, first_due: 2026-12-10}\n- {id: ME-2, frequency: monthly}\n"
    assert what(data(measures=f"{odd}- {{id: ME-3, frequency: 7}}\n")) == []


def test_results_are_due_after_each_month_of_an_agreement() -> None:
    sla = (
        "- id: SLA-1\n  owner: boss\n  status: agreed\n  valid_from: 2026-11-15\n  valid_to: 2027-02-28\n"
        "  targets: [{id: A, text: Fast, period: month}, {id: B, text: Never, period: sometimes}]\n"
    )
    result = "- {sla: SLA-1, target: A, period: '2026-12', actual: 1}\n"
    assert what(data(slas=sla, sla_results=result), "2027-12-31") == [
        ["2027-02-15", "service level result", "A Fast, for 2027-01"],
        ["2027-02-28", "agreement ends", "SLA-1"],
    ]
    assert what(data(slas=sla.replace("agreed", "negotiating"), sla_results=result), "2027-02-15") == []


def test_records_are_due_at_their_rhythm_and_as_needed_never() -> None:
    kinds_ = (
        "- {id: REC-1, title: Changes, owner: boss, rhythm: monthly, expected_from: 2026-11-03, "
        "instances: [{period: '2026-12', count: 4}, {period: '2027-01', count: 0}, {period: '2027-02', count: 9}]}\n"
        "- {id: REC-2, title: Tests, rhythm: as-needed, expected_from: 2026-11-03}\n- {id: REC-3, title: Old}\n"
    )
    assert [each[2] for each in what(data(records=kinds_), "2027-03-31")] == [
        "REC-1 Changes, for 2027-01",
        "REC-1 Changes, for 2027-02",
    ]


def test_reports_are_due_after_their_last_issue() -> None:
    reports = (
        "- {id: RPT-1, title: Service, owner: boss, frequency: monthly, first_due: 2026-11-15, last_issued_on: %s}\n"
    )
    for issued in ("2027-01-13", "2027-01-18"):
        found = what(data(reports=reports % issued), "2027-03-15")
        assert [each[0] for each in found] == ["2027-02-15", "2027-03-15"]
    never = what(data(reports=reports % "2027-06-01"), "2027-01-15")
    assert [each[0] for each in never] == ["2026-11-15", "2026-12-15", "2027-01-15"]


def test_of_a_weekly_report_only_the_next_issue_is_shown() -> None:
    report = "- {id: RPT-1, title: Desk, frequency: weekly, first_due: 2026-11-16, last_issued_on: 2027-01-18}\n"
    assert what(data(reports=report)) == [["2027-01-25", "report", "RPT-1 Desk"]]


@pytest.mark.parametrize("register", ["measures", "measurements", "slas", "sla_results", "records", "reports"])
def test_what_cannot_be_read_owes_nothing(register: str) -> None:
    files = data(
        measures=MEASURE, slas="- {id: S, status: agreed, valid_from: 2026-01-01, targets: [{id: A, period: month}]}\n"
    )
    kept = what(files | data(**{register: "- ["}))
    assert not [each for each in kept if each[1] in _owed(register)]


def _owed(register: str) -> tuple[str, ...]:
    owed = {
        "measure": ("measured value",),
        "sla": ("service level result",),
        "record": ("record",),
        "report": ("report",),
    }
    return next(kinds_ for start, kinds_ in owed.items() if register.startswith(start))


def test_every_kind_of_row_can_be_asked_for() -> None:
    system = load(
        data(measures=MEASURE, training="- {id: TR-1, planned: 2027-02-01}\n", tasks="- {id: T, due: 2027-02-01}\n")
    )
    assert {each[0] for each in rows(system, "kind")} <= set(kinds(system))
    assert rows(system, "what", kind="training") == [["TR-1: planned"]]
