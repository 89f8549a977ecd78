"""JUnit XML: every check is a test case."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.render import report_junit
from tests.render.sample_report import HOSTILE, NO_LINES, finding, report


def suite(*findings, **changes):
    text = report_junit.render(report(*findings, **changes), NO_LINES)
    return ET.fromstring(text.encode()).find("testsuite")  # noqa: S314


def case(*findings):
    return suite(*findings).find("testcase[@name='task.no-owner']")


def test_every_check_that_ran_is_a_case():
    found = suite()
    assert [each.get("name") for each in found.iter("testcase")] == ["task.no-owner", "task.overdue"]
    assert (found.get("tests"), found.get("failures")) == ("2", "0")


def test_an_error_fails_its_case():
    failure = case(finding()).find("failure")
    assert failure.get("message") == "The task in line 2 has no owner."
    assert failure.text == "data/tasks.yml:2:10: error: The task in line 2 has no owner. Name a role."


def test_several_errors_of_a_check_are_one_failure_that_lists_them():
    found = suite(finding(), finding(line=5), finding(line=9))
    failure = found.find("testcase/failure")
    assert failure.get("message") == "3 errors: The task in line 2 has no owner."
    assert len(failure.text.splitlines()) == 3
    assert (found.get("tests"), found.get("failures")) == ("2", "1")


@pytest.mark.parametrize("severity", ["warning", "note"])
def test_warnings_and_notes_stand_in_the_output_of_a_case_that_passes(severity):
    found = case(finding(severity, hint=""))
    assert found.find("failure") is None
    assert found.findtext("system-out") == f"data/tasks.yml:2:10: {severity}: The task in line 2 has no owner."


def test_a_check_that_is_not_listed_has_a_case_too():
    assert suite(finding(check="other.fault"), rules=()).find("testcase").get("classname") == "other"


def test_the_suite_ends_with_the_summary():
    assert suite().findtext("system-out").startswith("13 documents")


def test_control_characters_are_removed():
    assert "\x1b" not in case(finding(message=HOSTILE)).find("failure").text
    assert "[31m" in case(finding(message=HOSTILE)).find("failure").text


@given(st.text())
def test_any_text_gives_well_formed_xml(text):
    assert case(finding(message=text, hint=text)) is not None
