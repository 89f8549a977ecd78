"""The report for people."""

import re

import pytest

from sms_docs.render import report_text
from tests.render.sample_report import HOSTILE, NO_LINES, finding, lines, related, report

SOURCE = lines('- id: T-001\n  owner: ""\n  due: 2027-01-01')


def test_a_finding_shows_place_line_caret_fault_help_and_id():
    text = report_text.render(report(finding(related=(related(),))), SOURCE)
    assert text == (
        "error: The task in line 2 has no owner. [task.no-owner]\n"
        " --> data/tasks.yml:2:10\n"
        "  |\n"
        '2 |   owner: ""\n'
        "  |          ^\n"
        "  = help: Name a role.\n"
        "  = also: content/plan.md:7:3: This table shows it.\n"
        "\n"
        "13 documents, 38 registers with 640 records, 87 checks: 1 error, 0 warnings, 0 notes"
        " · as of 2027-01-20 (fixed in data/settings.yml)\n"
    )


def test_the_frame_grows_with_the_line_number():
    text = report_text.render(report(finding(line=120)), lambda _path, _line: "  owner: x")
    assert "   --> data/tasks.yml:120:10\n    |\n120 |   owner: x\n    |          ^\n    = help:" in text


def test_a_place_in_an_empty_line_shows_no_frame():
    text = report_text.render(report(finding()), NO_LINES)
    assert " --> data/tasks.yml:2:10\n  = help: Name a role." in text


def test_findings_stand_in_the_order_of_the_report_with_a_blank_line_between():
    text = report_text.render(report(finding(line=9), finding("note", line=1)), NO_LINES)
    blocks = text.split("\n\n")
    assert [block.split(":")[0] for block in blocks[:2]] == ["error", "note"]
    assert len(blocks) == 3


def test_without_findings_it_says_so():
    assert report_text.render(report(), NO_LINES).startswith("Nothing is wrong.\n\n13 documents")


def test_what_the_paths_hide_is_said_and_nothing_is_called_right():
    text = report_text.render(report(hidden=1), NO_LINES)
    assert text.startswith("Nothing to report here.\n\n1 finding more lies outside the paths asked for.\n13 documents")
    assert "2 findings more lie outside" in report_text.render(report(hidden=2), NO_LINES)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("argument", "as asked for"),
        ("settings", "fixed in data/settings.yml"),
        ("SOURCE_DATE_EPOCH", "from SOURCE_DATE_EPOCH"),
        ("today", "today"),
    ],
)
def test_the_summary_says_where_the_day_comes_from(source, words):
    assert report_text.render(report(day_source=source), NO_LINES).endswith(f"as of 2027-01-20 ({words})\n")


def test_one_of_each_is_singular():
    text = report_text.render(report(documents=1, registers=1, records=1, checks=1), NO_LINES)
    assert "1 document, 1 register with 1 record, 1 check: 0 errors" in text


def test_no_control_character_of_the_data_reaches_the_terminal():
    planted = finding(message=HOSTILE, hint=HOSTILE, related=(related(HOSTILE, HOSTILE),))
    text = report_text.render(report(planted), lambda _path, _line: "\x1b[2J\x07\u202e x")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "␛[31m" in text


def test_a_message_never_breaks_its_line():
    text = report_text.render(report(finding(message="one\ntwo")), NO_LINES)
    assert text.startswith("error: one␊two [task.no-owner]\n")


def test_without_colour_no_escape_is_sent_and_with_it_the_text_is_the_same():
    planted = report(finding(), finding("warning", line=3), finding("note", line=1))
    plain = report_text.render(planted, SOURCE)
    coloured = report_text.render(planted, SOURCE, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
