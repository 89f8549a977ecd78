"""The code quality file of GitLab."""

import json

import pytest

from sms_docs.render import report_gitlab
from tests import support
from tests.render.sample_report import HOSTILE, NO_LINES, finding, report


def issues(*findings, day_source="today"):
    return json.loads(report_gitlab.render(report(*findings, day_source=day_source), NO_LINES))


def test_a_finding_is_an_issue_with_every_field_that_gitlab_wants():
    assert issues(finding()) == [
        {
            "description": "The task in line 2 has no owner. Name a role.",
            "check_name": "task.no-owner",
            "fingerprint": "0000000000000002",
            "severity": "major",
            "location": {"path": "data/tasks.yml", "lines": {"begin": 2}},
        }
    ]


@pytest.mark.parametrize(("severity", "level"), [("error", "major"), ("warning", "minor"), ("note", "info")])
def test_severities_are_levels(severity, level):
    assert issues(finding(severity))[0]["severity"] == level


def test_a_day_that_is_fixed_stands_in_each_description():
    assert issues(finding(), day_source="settings")[0]["description"] == (
        "The task in line 2 has no owner. Name a role. [as of 2027-01-20 (fixed in data/settings.yml)]"
    )


def test_without_findings_the_list_is_empty():
    assert issues() == []


def test_hostile_values_come_through_unchanged():
    assert issues(finding(message=HOSTILE, hint=""))[0]["description"] == HOSTILE.strip()


def test_equal_findings_of_one_file_have_fingerprints_of_their_own():
    found = support.report({"data/tasks.yml": "- a: !x 1\n- a: !x 1\n- a: !x 1\n"})
    marks = [issue["fingerprint"] for issue in json.loads(report_gitlab.render(found, NO_LINES))]
    assert marks
    assert len(marks) == len(set(marks))
