"""Findings that were waived, or known from before, in each report: they stay, with the reason, and count in none."""

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sms_docs.model.finding import Finding, Severity, Waived
from sms_docs.model.report import Report
from sms_docs.render import (
    report_github,
    report_gitlab,
    report_json,
    report_junit,
    report_markdown,
    report_sarif,
    report_text,
)
from sms_docs.render.report_words import set_aside, summary
from tests.render.sample_report import HOSTILE, NO_LINES, finding, lines, report

WHY = "Waived until 2027-06-30 (W-001): The room is being rebuilt."
ALL = (report_text, report_json, report_github, report_sarif, report_gitlab, report_junit, report_markdown)


def waived(
    severity: Severity = "error", line: int = 9, reason: str = "The room is being rebuilt", **more: Any
) -> Finding:
    return finding(severity, line=line, waiver=Waived("W-001", reason, "2027-06-30"), **more)


def known(severity: Severity = "error", line: int = 11) -> Finding:
    return finding(severity, line=line, known=True)


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


BOTH = report(finding("warning"), known(), waived())


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.__name__.rpartition("_")[2])
def test_every_format_keeps_a_waived_finding_with_its_reason(form) -> None:
    text = form.render(BOTH, NO_LINES)
    assert "The task in line 9 has no owner." in text
    assert "The room is being rebuilt" in text
    assert "W-001" in text
    assert "2027-06-30" in text


@pytest.mark.parametrize("form", ALL, ids=lambda form: form.__name__.rpartition("_")[2])
def test_no_format_breaks_at_a_hostile_reason(form) -> None:
    text = form.render(report(waived(reason=HOSTILE)), NO_LINES)
    assert "\x1b" not in text
    assert "\x00" not in text
    if form in (report_json, report_sarif, report_gitlab):
        json.loads(text)
    elif form is report_junit:
        parsed(text)
    elif form is report_github:
        assert not any(line.startswith("::") for line in text.splitlines())
    elif form is report_markdown:
        assert "<script>" not in text
        assert "@you" not in text


# ------------------------------------------------------------------ what counts


def test_only_what_counts_is_counted_and_fails() -> None:
    assert BOTH.counts == {"error": 0, "warning": 1, "note": 0}
    assert not BOTH.fails()
    assert BOTH.fails("warning")
    assert (len(BOTH.open), len(BOTH.waived), len(BOTH.known)) == (1, 1, 1)
    assert not report(waived()).fails("note")


def test_one_that_was_known_and_waived_is_a_waived_one() -> None:
    made = report(waived(known=True))
    assert (len(made.waived), len(made.known)) == (1, 0)


def test_the_summary_says_how_many_are_set_aside() -> None:
    assert "87 checks: 0 errors, 1 warning, 0 notes, 1 waived, 1 known ·" in summary(BOTH)
    assert "waived" not in summary(report(finding()))
    assert "known" not in summary(report(finding()))


def test_a_finding_that_counts_has_no_reason_to_be_set_aside() -> None:
    assert set_aside(finding()) == ""
    assert set_aside(waived()) == WHY
    assert set_aside(waived(reason="It rains!")).endswith(" It rains!")
    assert "data/baseline.yml" in set_aside(known())


# ------------------------------------------------------------------ text


def test_the_terminal_shows_it_below_what_counts_without_its_line() -> None:
    text = report_text.render(BOTH, lines("one\ntwo\n" + "x\n" * 9))
    _, _, after = text.partition("\n\n")
    assert after.splitlines()[:4] == [
        "waived: The task in line 9 has no owner. [task.no-owner]",
        " --> data/tasks.yml:9:10",
        f"  = why: {WHY}",
        "",
    ]
    assert "1 finding is known since before the checks began (data/baseline.yml).\n" in text
    assert "line 11" not in text


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((), "Nothing is wrong."),
        ((waived(),), "Nothing is wrong that is not waived."),
        ((known(),), "Nothing is wrong that is not known."),
        ((known(), waived()), "Nothing is wrong that is not waived or known."),
    ],
)
def test_the_terminal_says_when_nothing_counts(found: tuple[Finding, ...], expected: str) -> None:
    assert expected in report_text.render(report(*found), NO_LINES).splitlines()
    heading = report_markdown.render(report(*found), NO_LINES).splitlines()[0]
    assert heading == f"## Service management system: {expected.lower().rstrip('.')}"


# ------------------------------------------------------------------ for programs


def facts(made: Report) -> Any:
    return json.loads(report_json.render(made, NO_LINES))


def test_json_counts_them_apart_and_names_the_waiver() -> None:
    found = facts(BOTH)
    assert {key: found["summary"][key] for key in ("errors", "warnings", "waived", "known")} == {
        "errors": 0,
        "warnings": 1,
        "waived": 1,
        "known": 1,
    }
    assert [(each["waiver"], each["known"]) for each in found["findings"]] == [
        (None, False),
        (None, True),
        ({"id": "W-001", "reason": "The room is being rebuilt", "expires": "2027-06-30"}, False),
    ]


def results(made: Report) -> Any:
    return json.loads(report_sarif.render(made, NO_LINES))["runs"][0]["results"]


def test_sarif_suppresses_them_with_a_justification() -> None:
    counts, before, let = results(BOTH)
    assert counts["suppressions"] == []
    assert let["suppressions"] == [{"kind": "external", "status": "accepted", "justification": WHY}]
    assert [each["status"] for each in before["suppressions"]] == ["accepted"]
    assert let["level"] == "error"


def test_sarif_says_nothing_of_suppressions_where_there_are_none() -> None:
    assert [each for each in results(report(finding(), finding(line=3))) if "suppressions" in each] == []


def test_gitlab_gets_them_as_its_least_severity_with_the_reason_first() -> None:
    counts, before, let = json.loads(report_gitlab.render(BOTH, NO_LINES))
    assert (counts["severity"], before["severity"], let["severity"]) == ("minor", "info", "info")
    assert let["description"].startswith(f"{WHY} The task in line 9 has no owner.")
    assert counts["description"].startswith("The task")


# ------------------------------------------------------------------ GitHub


def test_github_gets_no_annotation_for_them_but_a_line_in_the_log() -> None:
    text = report_github.render(BOTH, NO_LINES).splitlines()
    assert [line for line in text if line.startswith("::")] == [line for line in text if "line=2,col=10" in line]
    assert f"waived: data/tasks.yml:9:10: The task in line 9 has no owner. [task.no-owner] {WHY}" in text


def test_they_take_no_place_from_errors_that_count() -> None:
    many = [finding(line=line) for line in range(2, 12)]
    text = report_github.render(report(*many, *(waived(line=line) for line in range(20, 40))), NO_LINES)
    assert text.count("::error ") == 10
    assert "more are not shown" not in text


# ------------------------------------------------------------------ JUnit


def case(*found: Finding) -> Any:
    root = parsed(report_junit.render(report(*found), NO_LINES))
    return root.find(".//testcase[@name='task.no-owner']")


def test_a_case_with_nothing_else_is_skipped() -> None:
    made = case(waived(), waived(line=10))
    assert made.find("skipped").get("message") == WHY
    assert made.find("failure") is None
    assert made.find("system-out").text.count(WHY) == 2


def test_a_case_that_fails_lists_them_and_is_not_skipped() -> None:
    made = case(finding(), waived())
    assert made.find("skipped") is None
    assert "line 9" not in made.find("failure").text
    assert "line 9" in made.find("system-out").text


def test_a_case_with_a_warning_that_counts_is_not_skipped() -> None:
    made = case(finding("warning"), waived())
    assert made.find("skipped") is None
    assert made.find("failure") is None


def test_the_suite_counts_the_cases_that_were_skipped() -> None:
    suite: Any = parsed(report_junit.render(report(waived()), NO_LINES)).find("testsuite")
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "1")


# ------------------------------------------------------------------ Markdown


def test_markdown_has_a_table_of_its_own_for_them() -> None:
    above, _, below = report_markdown.render(BOTH, NO_LINES).partition("### Waived")
    assert "line 2 has" in above
    assert "line 9 has" not in above
    assert "line 9 has" in below
    assert "Waived until 2027-06-30 \\(W-001\\): The room is being rebuilt." in below
    assert "1 finding is known since before the checks began" in below


def test_markdown_without_them_has_no_such_table() -> None:
    assert "Waived" not in report_markdown.render(report(finding()), NO_LINES)


def test_markdown_keeps_within_its_size_with_many_of_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_markdown, "LARGEST", 1_000)
    text = report_markdown.render(
        report(*(finding(line=n) for n in range(5)), *(waived(line=n) for n in range(50))), NO_LINES
    )
    assert len(text.encode()) < 2_000
    assert "findings more: `sms check` lists them all." in text


def test_a_waived_finding_is_no_command_for_the_runner_in_the_old_form_either() -> None:
    text = report_github.render(report(waived(reason="Later ##[stop-commands]x")), NO_LINES)
    assert "##[" not in text
    assert "stop-commands" in text
