"""Annotations on GitHub: escaped, within the limits, worst first."""

import pytest

from sms_docs.render import report_github
from tests.render.sample_report import HOSTILE, NO_LINES, finding, related, report


def rendered(*findings, **changes):
    return report_github.render(report(*findings, **changes), NO_LINES).splitlines()


def test_a_finding_is_one_command_with_place_title_and_advice():
    assert rendered(finding())[0] == (
        "::error file=data/tasks.yml,line=2,col=10,title=task.no-owner::The task in line 2 has no owner. Name a role."
    )


@pytest.mark.parametrize(("severity", "level"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_severities_are_levels(severity, level):
    assert rendered(finding(severity))[0].startswith(f"::{level} file=")


def test_a_message_cannot_break_out_of_its_command():
    line = rendered(finding(message="50%\r\n::error::x", hint=""))[0]
    assert line.endswith("::50%25%0D%0A::error::x")


def test_a_path_cannot_break_out_of_its_property():
    planted = finding()
    place = planted.position.__class__("data/a,b:c%\n.yml", 1, 1)
    assert rendered(finding(position=place))[0].startswith("::error file=data/a%2Cb%3Ac%25%0A.yml,line=1,col=1,title=")


def test_control_characters_are_symbols():
    assert "␛[31m␀" in rendered(finding(message=HOSTILE))[0]


def test_related_places_stand_below_the_message():
    assert rendered(finding(related=(related(),)))[0].endswith(
        "Name a role.%0ASee also content/plan.md:7:3: This table shows it."
    )


def test_at_most_ten_of_each_level_and_the_rest_is_counted():
    findings = [finding(severity, line=line) for severity in ("error", "warning", "note") for line in range(1, 15)]
    lines = rendered(*findings[:11], *findings[14:25], *findings[28:])
    commands = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert commands == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[30] == (
        "1 error and 1 warning and 4 notes more are not shown as annotations; `sms check` lists them all."
    )


def test_ten_of_a_level_need_no_such_line():
    lines = rendered(*(finding(line=line) for line in range(1, 11)))
    assert len(lines) == 11


def test_a_long_message_is_cut_far_below_the_limit():
    line = rendered(finding(message="ü" * 50_000))[0]
    assert line.endswith("ü…")
    assert len(line.encode()) < 64 * 1024


def test_the_last_line_is_the_summary():
    assert rendered(hidden=2)[0] == "2 findings more lie outside the paths asked for."
    assert rendered()[-1].startswith("13 documents, 38 registers with 640 records, 87 checks: 0 errors")
