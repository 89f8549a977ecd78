"""The report for programs: a contract."""

import json

from sms_docs.render import report_json
from tests.render.sample_report import HOSTILE, NO_LINES, finding, related, report


def test_the_format_is_the_one_that_was_promised():
    text = report_json.render(report(finding(related=(related(),)), finding("note", line=3), hidden=4), NO_LINES)
    assert json.loads(text) == {
        "format": 1,
        "as_of": "2027-01-20",
        "summary": {
            "errors": 1,
            "warnings": 0,
            "notes": 1,
            "waived": 0,
            "known": 0,
            "hidden": 4,
            "checks": 87,
            "documents": 13,
            "pages": 20,
            "registers": 38,
            "records": 640,
            "standard": "ISO/IEC 20000-1:2018",
            "as_of_source": "settings",
        },
        "findings": [
            {
                "id": "task.no-owner",
                "severity": "error",
                "path": "data/tasks.yml",
                "line": 2,
                "column": 10,
                "message": "The task in line 2 has no owner.",
                "hint": "Name a role.",
                "related": [{"path": "content/plan.md", "line": 7, "message": "This table shows it."}],
                "fingerprint": "0000000000000002",
                "waiver": None,
                "known": False,
            },
            {
                "id": "task.no-owner",
                "severity": "note",
                "path": "data/tasks.yml",
                "line": 3,
                "column": 10,
                "message": "The task in line 3 has no owner.",
                "hint": "Name a role.",
                "related": [],
                "fingerprint": "0000000000000003",
                "waiver": None,
                "known": False,
            },
        ],
    }


def test_texts_come_through_unchanged_and_readable():
    text = report_json.render(report(finding(message=HOSTILE + "Grüße")), NO_LINES)
    assert json.loads(text)["findings"][0]["message"] == HOSTILE + "Grüße"
    assert "Grüße" in text
    assert text.endswith("}\n")
    assert "\x1b" not in text
