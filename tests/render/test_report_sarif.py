"""SARIF: valid by its schema, rules with their manuals, fingerprints."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from sms_docs import __version__
from sms_docs.model.location import Position
from sms_docs.render import report_sarif
from tests import support
from tests.render.sample_report import HOSTILE, MANUAL, NO_LINES, finding, related, report

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
# The one slip of the official schema: a stray bracket, which our validator does not take for a pattern.
for part in ("run", "toolComponent"):
    del SCHEMA["definitions"][part]["properties"]["language"]["pattern"]
VALIDATOR = jsonschema_rs.validator_for(SCHEMA, validate_formats=True)


def run(*findings, **changes):
    log = json.loads(report_sarif.render(report(*findings, **changes), NO_LINES))
    assert [f"{fault.instance_path}: {fault.message}" for fault in VALIDATOR.iter_errors(log)] == []
    return log["runs"][0]


def test_the_schema_of_the_test_refuses_what_is_no_sarif():
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_a_report_with_findings_is_valid_and_levels_are_severities(severity):
    result = run(finding(severity, related=(related(), related())))["results"][0]
    assert result["level"] == severity


def test_a_report_without_findings_is_valid():
    assert run()["results"] == []


def test_a_report_of_the_real_checks_is_valid():
    found = support.report({"data/settings.yml": "a: b", "content/x.md": "---\nid: x", "data/risks.yml": ""})
    assert found.findings
    log = json.loads(report_sarif.render(found, NO_LINES))
    assert [fault.message for fault in VALIDATOR.iter_errors(log)] == []
    assert all(rule["help"]["markdown"] for rule in log["runs"][0]["tool"]["driver"]["rules"])


def test_a_result_has_place_rule_message_and_fingerprint():
    result = run(finding(line=3, related=(related(),)))["results"][0]
    assert result == {
        "ruleId": "task.no-owner",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "The task in line 3 has no owner. Name a role."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/tasks.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 10},
                }
            }
        ],
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "This table shows it."},
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/plan.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 7, "startColumn": 3},
                },
            }
        ],
        "partialFingerprints": {"smsFinding/v1": "0000000000000003"},
    }


def test_a_rule_carries_its_manual_level_and_clauses():
    driver = run(finding("warning", "task.overdue"))["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("sms-docs", __version__)
    rule = driver["rules"][0]
    assert rule["id"] == "task.no-owner"
    assert rule["shortDescription"] == {"text": "An owner is missing."}
    assert rule["help"] == {
        "markdown": MANUAL,
        "text": "An owner is missing.\n\nWhat\nNobody answers for `## it`.\n\nWhy\nBecause `owner` counts.",
    }
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["properties"]["tags"] == ["clause 5.3", "clause 6.2.2"]


def test_a_rule_index_leads_to_the_rule_also_when_the_check_is_not_listed():
    part = run(finding("warning", "task.overdue"), finding(check="other.fault"))
    ids = [rule["id"] for rule in part["tool"]["driver"]["rules"]]
    assert [ids[result["ruleIndex"]] for result in part["results"]] == ["task.overdue", "other.fault"]


def test_paths_are_uris():
    part = run(finding(position=Position("content/größe 50%#1.md", 1, 1)))
    uri = part["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "content/gr%C3%B6%C3%9Fe%2050%25%231.md"


def test_a_path_of_wrong_bytes_does_not_stop_the_report():
    assert run(finding(position=Position("content/\udcff.md", 1, 1)))["results"]


def test_data_cannot_plant_a_link_in_a_message():
    assert "](" not in run(finding(message=HOSTILE))["results"][0]["message"]["text"]


def test_the_day_is_told_and_nothing_depends_on_the_clock():
    assert run()["properties"] == {"asOf": "2027-01-20", "standard": "ISO/IEC 20000-1:2018"}
    assert report_sarif.render(report(finding()), NO_LINES) == report_sarif.render(report(finding()), NO_LINES)
