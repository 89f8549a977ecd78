"""Which findings waivers keep from counting, and which rules no waiver silences."""

import pytest

from sms_docs.checks import CHECKS
from sms_docs.model.report import Report
from tests.support import document, report
from tests.waivers import FINDING, LATE, PATH, entry, late


def of_task(made: Report) -> list[str]:
    """The waivers of the late tasks, "" for one that counts."""
    return [each.waiver.id if each.waiver else "" for each in made.findings if each.id == FINDING]


def test_a_waived_finding_stays_and_counts_no_more() -> None:
    before, after = report(LATE), report(late(entry()))
    assert (of_task(before), of_task(after)) == ([""], ["W-001"])
    assert sum(before.counts.values()) - sum(after.counts.values()) == 1
    assert len(after.findings) == len(before.findings)
    assert [each.id for each in after.waived] == [FINDING]


def test_its_reason_and_end_go_with_it() -> None:
    assert report(late(entry())).waived[0].waiver == ("W-001", "The room is being rebuilt", "2027-06-30")


def test_waived_findings_stand_behind_those_that_count() -> None:
    assert report(late(entry())).findings[-1].id == FINDING


def test_the_fingerprint_stays_the_same() -> None:
    prints = [
        next(each.fingerprint for each in report(files).findings if each.id == FINDING)
        for files in (LATE, late(entry()))
    ]
    assert prints[0] == prints[1]


def test_of_two_waivers_the_first_is_named() -> None:
    assert of_task(report(late(entry(id="W-002"), entry()))) == ["W-002"]


@pytest.mark.parametrize(
    "flaw",
    [{"expires": "2027-01-19"}, {"requested_by": "PER-01"}, {"scope": "[data/]"}, {"risk": None}, {"reason": None}],
)
def test_one_that_does_not_count_keeps_nothing_from_counting(flaw: dict[str, object]) -> None:
    assert of_task(report(late(entry(**flaw)))) == [""]


def test_an_error_fails_a_run_until_it_is_waived() -> None:
    page = {"content/plans/plan.md": document("# A plan\n\nSee [nothing](gone.md).\n")}
    waiver = entry(rule="link.dead-link", scope="[SMS-PLN-001]")
    errors = [report({**late(each), **page}).counts["error"] for each in ("", waiver)]
    assert errors[0] - errors[1] == 1


def test_a_rule_that_cannot_be_waived_counts_whatever_somebody_wrote() -> None:
    made = report({**late(entry(rule="yaml.broken", scope="[data/issues.yml]")), "data/issues.yml": "- id: [\n"})
    assert "yaml.broken" in {each.id for each in made.open}
    assert not made.waived


PROOFS = {
    *(
        "approval",
        "authority",
        "base",
        "baseline-file",
        "call",
        "claim",
        "coverage",
        "decision-log",
        "digest",
        "edition",
    ),
    *("kind", "mechanical", "provenance", "scope", "seal", "standard", "version", "waiver", "waiver-approval", "yaml"),
}
"""Topics without which there is no conformity, or no proof of it."""


def test_nothing_that_proves_a_decision_can_be_waived() -> None:
    assert [each.id for each in CHECKS if each.topic in PROOFS and each.waivable] == []


def test_no_error_about_files_data_and_front_matter_can_be_waived() -> None:
    read = [each for each in CHECKS if each.topic in {"file", "document", "settings"} and each.severity == "error"]
    assert [each.id for each in read if each.waivable] == []
    shapes = {"data.dangling-reference", "data.duplicate-record-id", "data.schema-violation"}
    assert shapes <= {each.id for each in CHECKS if not each.waivable}


def test_what_is_required_and_missing_cannot_be_waived() -> None:
    required = {
        *("approach.process-left-out", "agreement.missing", "capacity.plan-missing", "context.climate-undecided"),
        *("kind.absent", "coverage.clause-unanswered", "section.missing", "section.empty", "section.only-placeholders"),
        *("plan-objectives.absent", "plan-pdca.not-described", "plan-roles.absent", "policy.commitment-missing"),
        *("readiness.internal-audit-missing", "readiness.management-review-missing", "record.none-kept"),
        *("risk.criteria-missing", "scope.clause-excluded", "security.no-risk-assessed", "parties.everything-outside"),
        *("succession.both-in-force", "management-review.not-held", "audit.coverage-open"),
    }
    assert required <= {each.id for each in CHECKS if not each.waivable}


def test_most_other_rules_can_be_waived() -> None:
    assert sum(each.waivable for each in CHECKS) > len(CHECKS) / 2


def test_the_report_says_of_each_rule_whether_it_can_be_waived() -> None:
    said = {each.id: each.waivable for each in report(LATE).rules}
    assert (said[FINDING], said["kind.absent"]) == (True, False)


def test_a_schema_fault_in_the_waivers_is_found_there() -> None:
    made = report(late(entry(id="W1", owner="PER-01")))
    assert {each.id for each in made.findings if each.position.path == PATH} == {"data.schema-violation"}
