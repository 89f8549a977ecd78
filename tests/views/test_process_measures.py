"""The matrix of process measurements: values by month, gaps, trend and state."""

from datetime import date

import pytest

from sms_docs.views import ViewError, view
from tests.support import load
from tests.views.shown import cells, column, labels

MEASURES = """
    - {id: ME-1, title: Speed, process: incident, area: process, comparator: at-most, target: 6, unit: hours,
       tolerance: 1, frequency: monthly, owner: boss}
    - {id: ME-2, title: Share, process: change, area: process, comparator: at-least, target: 95, unit: percent,
       frequency: monthly, owner: clerk}
    - {id: ME-3, title: Voice, area: service, comparator: at-least, target: 4, unit: score, frequency: quarterly}
    - {id: ME-4, title: Silent, area: sms, comparator: at-least, target: 4, frequency: monthly}
    """
VALUES = """
    - {id: MV-1, measure: ME-1, period: 2026-09, value: 9}
    - {id: MV-2, measure: ME-1, period: 2026-10, value: 8}
    - {id: MV-3, measure: ME-1, period: 2026-11, value: 6.5}
    - {id: MV-4, measure: ME-1, period: 2026-12, value: 5}
    - {id: MV-5, measure: ME-2, period: 2026-09, value: 96}
    - {id: MV-6, measure: ME-2, period: 2026-11, value: 94}
    - {id: MV-7, measure: ME-3, period: 2026-Q3, value: 4.5}
    - {id: MV-8, measure: ME-3, period: 2026-Q4, value: 4.5}
    """
FILES: dict[str, str | bytes] = {
    "data/measures.yml": MEASURES,
    "data/measurements.yml": VALUES,
    "data/processes.yml": "- {id: incident, title: Incidents}\n- {id: change, title: Changes}\n",
    "data/roles.yml": "- {id: boss, title: Boss}\n- {id: clerk, title: Clerk}\n",
}
MONTHS = ["2026-10", "2026-11", "2026-12"]


def test_the_last_three_months_that_have_ended_stand_in_columns() -> None:
    assert labels(load(FILES), "process-measures") == [
        "Process", "Measure", *MONTHS, "Target", "Trend", "Status",
    ]  # fmt: skip
    later = labels(load(FILES, date(2027, 2, 1)), "process-measures")
    assert later[2:5] == ["2026-11", "2026-12", "2027-01"]


def test_each_measure_shows_its_values_with_unit() -> None:
    assert cells(load(FILES), "process-measures", ["process", "measure", *MONTHS, "target"])[0] == [
        "Incidents", "ME-1 Speed", "8 hours, off target", "6.5 hours", "5 hours", "at most 6 hours",
    ]  # fmt: skip


def test_a_month_in_the_middle_without_a_value_is_missing_and_the_newest_is_not_yet() -> None:
    """ME-2 has values for September and November; October is a gap, December is still worked out."""
    assert cells(load(FILES), "process-measures", MONTHS)[1] == ["missing", "94 %, off target", "not yet"]
    later = cells(load(FILES, date(2027, 2, 1)), "process-measures", [*MONTHS, "2027-01"])[1]
    assert later == ["missing", "94 %, off target", "missing", "not yet"]


def test_nothing_is_missing_before_the_first_value() -> None:
    assert cells(load(FILES), "process-measures", ["2026-07", "2026-08", "2026-09"])[1] == ["", "", "96 %"]


def test_a_quarter_stands_in_its_last_month_and_leaves_no_gap_in_the_others() -> None:
    assert cells(load(FILES), "process-measures", ["2026-09", *MONTHS])[2] == [
        "4.5 score (2026-Q3)", "", "", "4.5 score (2026-Q4)",
    ]  # fmt: skip


def test_a_quarter_without_a_value_is_missing_once() -> None:
    values = "- {id: MV-1, measure: ME-3, period: 2026-Q1, value: 4}\n"
    system = load(FILES | {"data/measurements.yml": values})
    row = cells(system, "process-measures", ["2026-03", "2026-04", "2026-05", "2026-06", "2026-09", "2026-12"])[2]
    assert row == ["4 score (2026-Q1)", "", "", "missing", "missing", "not yet"]


def test_a_yearly_measure_has_no_month_of_its_own() -> None:
    measure = "- {id: ME-1, comparator: at-least, target: 1, frequency: yearly}\n"
    values = "- {id: MV-1, measure: ME-1, period: 2026-02, value: 1}\n"
    system = load({"data/measures.yml": measure, "data/measurements.yml": values})
    months = [f"2026-{month:02}" for month in range(2, 13)]
    assert cells(system, "process-measures", months) == [["1", *[""] * 10]]


def test_the_trend_is_told_by_the_direction_of_the_target() -> None:
    found = column(load(FILES), "process-measures", "trend")
    assert [each.text.replace("\u00a0", " ") for each in found] == ["↘ better", "↘ worse", "→ steady", ""]
    assert [each.tone for each in found] == ["", "warn", "", ""]


def test_without_a_direction_a_trend_is_neither_better_nor_worse() -> None:
    files = FILES | {"data/measures.yml": "- {id: ME-1, title: Count}\n"}
    assert column(load(files), "process-measures", "trend")[0].text == "↘\u00a0lower"


def test_the_state_is_that_of_the_last_value() -> None:
    found = column(load(FILES), "process-measures", "status")
    assert [(each.text, each.tone) for each in found] == [
        ("on target", "good"), ("off target", "bad"), ("on target", "good"), ("no value yet", "muted"),
    ]  # fmt: skip


def test_what_is_no_process_says_what_is_measured() -> None:
    assert [each.text for each in column(load(FILES), "process-measures", "process")] == [
        "Incidents", "Changes", "services", "whole SMS",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "measures"),
    [
        ({"process": "incident"}, ["ME-1 Speed"]),
        ({"process": ["incident", "change"]}, ["ME-1 Speed", "ME-2 Share"]),
        ({"measure": "ME-3"}, ["ME-3 Voice"]),
        ({"status": "off target"}, ["ME-2 Share"]),
        ({"owner": "clerk"}, ["ME-2 Share"]),
        ({"frequency": "quarterly"}, ["ME-3 Voice"]),
        ({"area": "sms"}, ["ME-4 Silent"]),
    ],
)
def test_rows_are_chosen_by_process_measure_state_owner_and_rhythm(
    filters: dict[str, object], measures: list[str]
) -> None:
    assert [each.text for each in column(load(FILES), "process-measures", "measure", **filters)] == measures


def test_more_months_can_be_asked_for() -> None:
    assert labels(load(FILES), "process-measures", months=1)[2:4] == ["2026-12", "Target"]
    assert len(labels(load(FILES), "process-measures", months=24)) == 24 + 5
    # Named columns go before a number of months.
    assert labels(load(FILES), "process-measures", columns=["measure"], months=5) == ["Measure"]


@pytest.mark.parametrize("months", [0, 121, -1, True, "3", 1.5])
def test_a_number_of_months_that_cannot_be_is_refused(months: object) -> None:
    with pytest.raises(ViewError, match="months must be a whole number from 1 to 120") as raised:
        view(load(FILES), "process-measures", months=months)  # type: ignore[arg-type]
    assert raised.value.hint == "Write for example months=6."


def test_a_table_without_months_says_so() -> None:
    with pytest.raises(ViewError, match='The table "tasks" has no columns of months') as raised:
        view(load(FILES), "tasks", months=3)
    assert raised.value.hint == "Leave months out."


def test_a_process_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(ViewError, match='There is no process "incidents"') as raised:
        view(load(FILES), "process-measures", process="incidents")
    assert raised.value.hint == 'Did you mean "incident"?'


def test_of_values_that_cannot_be_read_nothing_is_said() -> None:
    found = load(FILES | {"data/measurements.yml": "- ["})
    assert {each.text for each in column(found, "process-measures", "status")} == {"not known"}


def test_of_measures_that_cannot_be_read_nothing_is_said() -> None:
    table = view(load(FILES | {"data/measures.yml": "- ["}), "process-measures")
    assert (table.rows, table.empty) == ((), "Not known: data/measures.yml cannot be read.")


def test_an_empty_register_says_where_to_begin() -> None:
    table = view(load({}), "process-measures")
    assert table.empty == "No measure is defined yet: add it in data/measures.yml."


def test_rows_lead_to_the_measure_in_the_register() -> None:
    row = view(load(FILES), "process-measures").rows[1]
    assert row.location is not None
    assert (row.location.path, row.location.at) == ("data/measures.yml", (1,))
    assert row.cells[1].target == "entry:measures/ME-2"
