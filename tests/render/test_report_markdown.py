"""The report in Markdown, for the summary of a job."""

import markdown
import pytest

from sms_docs.render import report_markdown
from tests.render.sample_report import HOSTILE, NO_LINES, finding, related, report


def rendered(*findings, **changes):
    return report_markdown.render(report(*findings, **changes), NO_LINES)


def test_heading_numbers_and_table():
    assert rendered(finding(related=(related(),)), finding("warning", line=3)) == (
        "## Service management system: 1 error, 1 warning\n"
        "\n"
        "13 documents, 38 registers with 640 records, 87 checks: 1 error, 1 warning, 0 notes, as of 2027-01-20"
        " \\(fixed in data/settings.yml\\).\n"
        "\n"
        "| Severity | Where | What is wrong, and what to do | Check |\n"
        "| --- | --- | --- | --- |\n"
        "| ❌ error | data/tasks.yml:2:10 | The task in line 2 has no owner. Name a role."
        "<br>See also content/plan.md:7:3: This table shows it. | `task.no-owner` |\n"
        "| ⚠️ warning | data/tasks.yml:3:10 | The task in line 3 has no owner. Name a role. | `task.no-owner` |\n"
    )


def test_without_findings_there_is_no_table():
    assert rendered().startswith("## Service management system: nothing is wrong\n")
    assert "|" not in rendered()


def test_what_the_paths_hide_is_said():
    assert rendered(hidden=3).startswith("## Service management system: nothing to report here\n")
    assert rendered(hidden=3).endswith("\n\n3 findings more lie outside the paths asked for.\n")


def test_a_hostile_value_stays_text_in_its_cell():
    html = markdown.markdown(rendered(finding(message=HOSTILE)), extensions=["tables"])
    assert html.count("<td") == 4
    for mark in ("<script", "<a ", "<code>x", "\x1b"):
        assert mark not in html


@pytest.mark.parametrize(("text", "shown"), [("@you", "@&#8203;you"), ("#12", "#&#8203;12"), ("a & b", "a &amp; b")])
def test_nobody_is_called_and_no_issue_is_linked(text, shown):
    assert shown in rendered(finding(message=text))


def test_a_long_message_is_cut():
    row = rendered(finding(message="x" * 5000)).splitlines()[-1]
    assert len(row) < 700
    assert "x…" in row


def test_the_whole_stays_below_the_limit_of_a_job_summary():
    text = rendered(*(finding(line=line, message="é" * 600) for line in range(1, 2001)))
    assert len(text.encode()) < 1024 * 1024
    assert text.splitlines()[-1].endswith("findings more: `sms check` lists them all.")
    rows = sum(line.startswith("| ❌") for line in text.splitlines())
    assert f"{2000 - rows} findings more" in text
