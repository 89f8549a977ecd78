"""Processes in the register: their criteria, their checks and their interfaces."""

import pytest

from tests.programmes import changed, lines
from tests.support import messages, related

PROCESSES = """\
- id: incident
  title: Incident management
  pdca:
    check: {text: Time to restore is looked at each month, measure: ME-01}
    act: {text: Values outside tolerance become improvements}
  interfaces:
    - to: problem
  measures: [ME-01]
- id: problem
  title: Problem management
  pdca:
    check: {text: Repeated incidents are counted, measure: ME-02}
    act: {text: The owner reports to the committee}
  interfaces:
    - to: incident
  measures: [ME-02]
"""
MEASURES = """\
- {id: ME-01, title: Time to restore, process: incident, target: 4}
- {id: ME-02, title: Repeated incidents, process: problem, target: 30}
- {id: ME-03, title: Tasks overdue, target: 3}
"""
CHECKS = (
    "process.check-by-other-measure",
    "process.check-vague",
    "process.interface-one-sided",
    "process.live-without-day",
    "process.without-criteria",
)


def files(*replacements: tuple[str, str], measures: str = MEASURES) -> dict[str, str]:
    return {"data/processes.yml": changed(PROCESSES, *replacements), "data/measures.yml": measures}


@pytest.mark.parametrize("check", CHECKS)
def test_sound_processes_give_nothing(check: str) -> None:
    assert lines(check, files()) == []
    assert lines(check, {"data/processes.yml": "- id: 3\n  pdca: [1]\n  interfaces: 7\n  measures: {}\n- 5\n"}) == []
    assert lines(check, {"data/processes.yml": "- [", "data/measures.yml": MEASURES}) == []


# ------------------------------------------------------------------ process.check-by-other-measure


def test_a_check_by_the_measure_of_another_process_is_found() -> None:
    found = files(("measure: ME-02", "measure: ME-01"), ("measures: [ME-02]", "measures: [ME-01, ME-02]"))
    assert lines("process.check-by-other-measure", found) == ["processes:12"]
    assert messages("process.check-by-other-measure", found) == [
        "Problem management is checked by ME-01 Time to restore, which is a measure of incident."
    ]
    assert related("process.check-by-other-measure", found) == ["data/measures.yml:1:8"]


def test_a_check_by_a_number_that_is_not_its_own_is_found() -> None:
    found = files(("measure: ME-02", "measure: ME-03"))
    assert messages("process.check-by-other-measure", found) == [
        "Problem management is checked by ME-03 Tasks overdue, which is not among its measures."
    ]


def test_a_measure_of_no_process_may_be_anybody_s() -> None:
    found = files(("measure: ME-02", "measure: ME-03"), ("measures: [ME-02]", "measures: [ME-02, ME-03]"))
    assert lines("process.check-by-other-measure", found) == []


def test_a_measure_that_does_not_exist_is_a_dangling_reference() -> None:
    assert lines("process.check-by-other-measure", files(("measure: ME-02", "measure: ME-99"))) == []


# ------------------------------------------------------------------ process.check-vague


@pytest.mark.parametrize("words", ["are looked at regularly", "Periodically counted", "are counted as needed"])
def test_regularly_is_no_rhythm(words: str) -> None:
    assert lines("process.check-vague", files(("are counted", words))) == ["processes:12"]


def test_the_act_says_where_results_go_as_well() -> None:
    found = files(("The owner reports to the committee", "Measures are taken if necessary"))
    assert lines("process.check-vague", found) == ["processes:13"]
    assert messages("process.check-vague", found) == ['The act of Problem management says "if necessary".']


def test_irregularly_is_a_word_of_its_own() -> None:
    assert lines("process.check-vague", files(("are counted", "that come irregularly are counted each month"))) == []


# ------------------------------------------------------------------ process.interface-one-sided


def test_an_interface_without_a_way_back_is_found_where_it_is_named() -> None:
    found = files(("  interfaces:\n    - to: incident\n", "  interfaces: []\n"))
    assert lines("process.interface-one-sided", found) == ["processes:7"]
    assert messages("process.interface-one-sided", found) == [
        "Incident management names an interface to Problem management, which names none back."
    ]
    assert related("process.interface-one-sided", found) == ["data/processes.yml:9:7"]


@pytest.mark.parametrize("to", ["change", "problem"])
def test_an_interface_to_itself_or_to_nothing_is_not_judged(to: str) -> None:
    found = files(("    - to: incident\n", f"    - to: incident\n    - to: {to}\n"))
    assert lines("process.interface-one-sided", found) == []


# ------------------------------------------------------------------ process.without-criteria


@pytest.mark.parametrize(
    "measures",
    [
        "- {id: ME-01, process: incident, target: 4}\n- {id: ME-02}\n",
        "- {id: ME-01, process: incident, target: 4}\n- {id: ME-02, process: problem, target: low}\n",
        "- {id: ME-01, process: incident, target: 4}\n",
    ],
)
def test_a_process_without_a_target_is_found_at_its_measures(measures: str) -> None:
    found = files(measures=measures)
    assert lines("process.without-criteria", found) == ["processes:16"]
    assert messages("process.without-criteria", found) == ["Problem management has no measure with a target."]


def test_a_process_without_measures_is_found_itself() -> None:
    found = files(("  measures: [ME-02]\n", ""), measures="- {id: ME-01, process: incident, target: 4}\n")
    assert lines("process.without-criteria", found) == ["processes:9"]


def test_a_measure_counts_from_either_side() -> None:
    by_process = "- {id: X, process: problem, target: 0}\n- {id: ME-01, target: 4}\n"
    assert lines("process.without-criteria", files(measures=by_process)) == []


@pytest.mark.parametrize("measures", ["[]\n", "- [\n"])
def test_without_measures_at_all_the_matrix_is_not_begun(measures: str) -> None:
    assert lines("process.without-criteria", files(measures=measures)) == []


# ------------------------------------------------------------------ process.live-without-day


def test_a_process_in_operation_has_a_first_day() -> None:
    found = files(("  title: Problem management\n", "  title: Problem management\n  status: in-operation\n"))
    assert lines("process.live-without-day", found) == ["processes:11"]
    assert messages("process.live-without-day", found) == [
        "Problem management is in operation, and nothing says since when."
    ]


@pytest.mark.parametrize("state", ["status: designed", "status: in-operation\n  live_since: 2027-01-11", "status: 7"])
def test_what_is_not_live_or_has_its_day_is_sound(state: str) -> None:
    found = files(("  title: Problem management\n", f"  title: Problem management\n  {state}\n"))
    assert lines("process.live-without-day", found) == []
