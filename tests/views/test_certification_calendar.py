"""The certification calendar: the steps of a certificate's life, by day."""

from datetime import date

import pytest

from sms_docs.views import view
from tests.support import load
from tests.views.shown import cells, column

CERTIFICATION = """
    body: Certmark
    stage1: {body: Certmark, start: 2027-09-14, end: 2027-09-15, status: planned, audit: AUD-02}
    stage2: {body: Other, start: 2027-10-12, end: 2027-10-14, status: planned}
    decision_planned: 2027-10-28
    surveillance: [{title: First, planned: 2028-10-10}, {title: Second, planned: 2029-10-09}]
    recertification: {title: Again, planned: 2030-07-09}
    """
FILES: dict[str, str | bytes] = {
    "data/certification.yml": CERTIFICATION,
    "data/audits.yml": """
        - {id: AUD-01, title: Inside, kind: internal, planned_start: 2027-07-05, planned_end: 2027-07-16,
           status: planned, auditors: [PER-1, PER-9]}
        - {id: AUD-02, title: Stage one, kind: stage-1, planned_start: 2027-09-14, status: planned}
        - {id: AUD-03, title: Supplier, kind: supplier, planned_start: 2027-08-01, status: planned}
        - {id: AUD-04, title: Dropped, kind: internal, planned_start: 2027-08-01, status: cancelled}
        """,
    "data/reviews.yml": "- {id: MR-01, title: Full, planned: 2027-07-29, chair: boss, status: planned}\n",
    "data/people.yml": "- {id: PER-1, name: Ada}\n",
    "data/roles.yml": "- {id: boss, title: Boss}\n",
}
NAME = "certification-calendar"


def test_all_steps_stand_by_their_day_each_once() -> None:
    """AUD-02 is stage 1, which the record of the certification names already."""
    assert cells(load(FILES), NAME, ["day", "step", "what", "by"]) == [
        ["2027-07-05", "internal audit", "AUD-01 Inside", "Ada"],
        ["2027-07-29", "management review", "MR-01 Full", "Boss"],
        ["2027-09-14", "stage 1", "Certification audit, stage 1", "Certmark"],
        ["2027-10-12", "stage 2", "Certification audit, stage 2", "Other"],
        ["2027-10-28", "decision", "Decision on the certificate", "Certmark"],
        ["2028-10-10", "surveillance", "First", "Certmark"],
        ["2029-10-09", "surveillance", "Second", "Certmark"],
        ["2030-07-09", "recertification", "Again", "Certmark"],
    ]


def test_an_audit_that_the_record_does_not_name_stands_by_itself() -> None:
    audits = "- {id: AUD-07, title: Extra, kind: surveillance, planned_start: 2028-12-01, auditing_body: Certmark}\n"
    found = cells(load({"data/audits.yml": audits}), NAME, ["step", "what", "by"])
    assert found == [["surveillance", "AUD-07 Extra", "Certmark"]]


def test_a_step_is_planned_overdue_or_done() -> None:
    def states(on: date) -> list[str]:
        return [each.text for each in column(load(FILES, on), NAME, "state")]

    assert set(states(date(2027, 1, 20))) == {"planned"}
    assert states(date(2027, 7, 6))[0] == "overdue"
    done = FILES | {"data/reviews.yml": "- {id: MR-01, planned: 2027-07-29, status: held, held_on: 2027-07-28}\n"}
    assert cells(load(done, date(2027, 8, 1)), NAME, ["day", "state"], step="management review") == [
        ["2027-07-28", "done"],
    ]  # fmt: skip
    assert cells(load(done, date(2027, 7, 27)), NAME, ["day", "state"], step="management review") == [
        ["2027-07-29", "planned"],
    ]  # fmt: skip


def test_a_decision_moves_to_the_day_on_which_it_was_taken() -> None:
    taken = FILES | {"data/certification.yml": CERTIFICATION + "decision_on: 2027-11-02\n    expires: 2030-11-01\n"}
    assert cells(load(taken, date(2027, 12, 1)), NAME, ["day", "state"], step="decision") == [["2027-11-02", "done"]]
    assert cells(load(taken, date(2027, 10, 1)), NAME, ["day", "state"], step="decision") == [
        ["2027-10-28", "planned"],
    ]  # fmt: skip
    assert cells(load(taken), NAME, ["day", "what"], step="expiry") == [["2030-11-01", "The certificate expires"]]


def test_rows_are_chosen_by_year_step_and_state() -> None:
    assert len(view(load(FILES), NAME, year=2027).rows) == 5
    assert len(view(load(FILES), NAME, step="surveillance").rows) == 2
    assert len(view(load(FILES, date(2027, 7, 6)), NAME, state="overdue").rows) == 1


def test_what_is_still_to_come_is_counted_by_the_page() -> None:
    assert all(each.due for each in column(load(FILES), NAME, "day"))


@pytest.mark.parametrize("key", ["certification", "audits", "reviews"])
def test_a_register_that_cannot_be_read_leaves_the_others(key: str) -> None:
    assert view(load(FILES | {f"data/{key}.yml": "- ["}), NAME).rows
    alone = view(load({f"data/{key}.yml": "- ["}), NAME)
    assert alone.empty == f"Not known: data/{key}.yml cannot be read."


def test_nothing_planned_says_where_to_plan_it() -> None:
    assert view(load({}), NAME).empty == (
        "No step is planned yet: add them in data/certification.yml, audits.yml and reviews.yml."
    )


@pytest.mark.parametrize("odd", ["3", "text", "[1, null]", "null", "{start: 2027-02-30, planned: 5}"])
def test_odd_values_do_no_harm(odd: str) -> None:
    record = f"stage1: {odd}\nstage2: {odd}\nsurveillance: {odd}\nrecertification: {odd}\ndecision_planned: {odd}\n"
    assert view(load({"data/certification.yml": record, "data/reviews.yml": f"- {odd}\n"}), NAME).rows == ()
