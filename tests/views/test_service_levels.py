"""Service level results by month: met, missed by word, and missing in the middle."""

from datetime import date
from typing import Any

import pytest

from sms_docs.views import ViewError, view
from tests.support import load
from tests.views.shown import cells, column, labels

SLAS = """
    - id: SLA-01
      service: SVC-01
      customers: [CUS-01, CUS-02]
      targets:
        - {id: SLA-01-A, kind: availability, text: Mail reachable, comparator: at-least, value: 99.5, unit: percent,
           period: month}
        - {id: SLA-01-B, kind: resolution-time, text: Fault removed, comparator: at-most, value: 4, unit: hours,
           period: quarter}
    - id: SLA-02
      service: SVC-02
      customers: [CUS-02]
      targets:
        - {id: SLA-02-A, kind: other, text: Calls answered, comparator: at-least, value: 80, unit: percent,
           period: month}
    """
RESULTS = """
    - {id: SR-1, sla: SLA-01, target: SLA-01-A, period: 2026-09, actual: 99.9, met: true}
    - {id: SR-2, sla: SLA-01, target: SLA-01-A, period: 2026-11, actual: 99.1, met: false}
    - {id: SR-3, sla: SLA-01, target: SLA-01-B, period: 2026-Q4, actual: 3.5, met: true}
    """
FILES: dict[str, str | bytes] = {
    "data/slas.yml": SLAS,
    "data/sla_results.yml": RESULTS,
    "data/services.yml": "- {id: SVC-01, name: Mail}\n- {id: SVC-02, name: Desk}\n",
    "data/customers.yml": "- {id: CUS-01, name: City}\n- {id: CUS-02, name: County}\n",
}
MONTHS = ["2026-09", "2026-10", "2026-11", "2026-12"]


def test_one_row_a_target_and_one_column_a_month() -> None:
    assert labels(load(FILES), "service-levels") == [
        "Service", "Target", "Agreed", "2026-07", "2026-08", *MONTHS, "Last result",
    ]  # fmt: skip
    assert cells(load(FILES), "service-levels", ["service", "target", "goal"]) == [
        ["Mail", "SLA-01-A Mail reachable", "at least 99.5 %"],
        ["Mail", "SLA-01-B Fault removed", "at most 4 hours"],
        ["Desk", "SLA-02-A Calls answered", "at least 80 %"],
    ]


def test_a_missed_target_is_told_by_word_and_a_gap_in_the_middle_is_missing() -> None:
    assert cells(load(FILES), "service-levels", MONTHS)[0] == ["99.9 %", "missing", "99.1 % missed", "not yet"]


def test_a_missed_result_stands_out_and_leads_to_its_entry() -> None:
    missed = column(load(FILES), "service-levels", "2026-11")[0]
    assert (missed.tone, missed.target) == ("bad", "entry:sla_results/SR-2")


def test_a_quarter_stands_in_its_last_month() -> None:
    assert cells(load(FILES), "service-levels", MONTHS)[1] == ["", "", "", "3.5 hours"]


def test_a_target_without_any_result_has_no_gap() -> None:
    assert cells(load(FILES), "service-levels", [*MONTHS, "status"])[2] == ["", "", "", "", "no result yet"]


def test_the_last_result_tells_how_it_stands() -> None:
    found = column(load(FILES), "service-levels", "status")
    assert [(each.text, each.tone) for each in found] == [
        ("missed", "bad"), ("met", "good"), ("no result yet", "muted"),
    ]  # fmt: skip
    assert [each.text for each in column(load(FILES), "service-levels", "met")] == ["1 of 2", "1 of 1", ""]


def test_the_numbers_decide_and_where_they_say_nothing_the_word_does() -> None:
    results = """
        - {id: SR-1, target: SLA-01-A, period: 2026-10, actual: 99.9, met: false}
        - {id: SR-2, target: SLA-01-A, period: 2026-11, met: false}
        - {id: SR-3, target: SLA-01-A, period: 2026-12, met: true}
        """
    system = load(FILES | {"data/sla_results.yml": results})
    assert cells(system, "service-levels", MONTHS[1:])[0] == ["99.9 %", "missed", "met"]


def test_of_two_results_for_a_month_the_later_one_counts() -> None:
    results = """
        - {id: SR-1, target: SLA-01-A, period: 2026-12, actual: 99.1, met: false}
        - {id: SR-2, target: SLA-01-A, period: 2026-12, actual: 99.8, met: true}
        """
    assert cells(load(FILES | {"data/sla_results.yml": results}), "service-levels", ["2026-12"])[0] == ["99.8 %"]


def test_a_result_of_a_later_month_is_not_known_on_the_day() -> None:
    results = "- {id: SR-1, target: SLA-01-A, period: 2027-03, actual: 99.9, met: true}\n"
    system = load(FILES | {"data/sla_results.yml": results})
    assert column(system, "service-levels", "status")[0].text == "no result yet"


def test_every_customer_of_an_agreement_finds_its_targets() -> None:
    def chosen(**filters: object) -> list[str]:
        return [each.text.split()[0] for each in column(load(FILES), "service-levels", "target", **filters)]

    assert chosen(customer="CUS-01") == ["SLA-01-A", "SLA-01-B"]
    assert chosen(customer="CUS-02") == ["SLA-01-A", "SLA-01-B", "SLA-02-A"]
    assert chosen(service="SVC-02") == ["SLA-02-A"]
    assert chosen(sla="SLA-01", kind="availability") == ["SLA-01-A"]
    assert chosen(status="missed") == ["SLA-01-A"]
    assert chosen(target="SLA-02-A") == ["SLA-02-A"]


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"customer": "CUS-09"}, 'There is no customer "CUS-09".'),
        ({"service": "SVC-9"}, 'There is no service "SVC-9".'),
        ({"clients": "CUS-01"}, 'The table "service-levels" has no field "clients".'),
        ({"status": "broken"}, 'There is no status "broken".'),
    ],
)
def test_an_argument_that_cannot_fit_is_refused(filters: dict[str, Any], message: str) -> None:
    with pytest.raises(ViewError, match=message):
        view(load(FILES), "service-levels", **filters)


def test_results_that_cannot_be_read_leave_no_verdict() -> None:
    system = load(FILES | {"data/sla_results.yml": "- ["})
    assert {each.text for each in column(system, "service-levels", "status")} == {"not known"}
    assert {each.text for each in column(system, "service-levels", "2026-11")} == {""}


def test_agreements_that_cannot_be_read_leave_no_rows_and_say_why() -> None:
    assert view(load({"data/slas.yml": "- ["}), "service-levels").empty == "Not known: data/slas.yml cannot be read."
    assert view(load({}), "service-levels").empty == "No target is agreed yet: add agreements in data/slas.yml."


def test_odd_targets_and_results_do_no_harm() -> None:
    system = load({
        "data/slas.yml": "- {id: SLA-01, targets: [{id: SLA-01-A}, {id: 7, value: x}, text, null], customers: 3}\n"
                         "- 5\n",
        "data/sla_results.yml": "- {target: SLA-01-A, period: 2026-13, actual: 3}\n"
                                "- {target: SLA-01-A, period: 2026-12, actual: .inf}\n"
                                "- {target: SLA-01-A, period: 2026-11, actual: 5}\n",
    })  # fmt: skip
    assert cells(system, "service-levels", ["target", "goal", "2026-11", "2026-12", "status"]) == [
        ["SLA-01-A", "", "5", "", "not known"], ["", "", "", "", "no result yet"],
    ]  # fmt: skip


def test_the_window_moves_with_the_day() -> None:
    assert labels(load(FILES, date(2027, 1, 1)), "service-levels")[-2] == "2026-12"
    assert labels(load(FILES, date(2026, 12, 31)), "service-levels")[-2] == "2026-11"
