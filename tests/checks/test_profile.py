"""The lean form for very small organizations: the form may shrink, what the standard requires stays."""

import pytest

from tests.support import found, load, messages, report

SETTINGS = "data/settings.yml"
ORGANIZATION = "data/organization.yml"
PAGE = "content/resolution.md"
LEAN = {SETTINGS: "standard: iso20000-1-2018\nprofile: very-small\n", ORGANIZATION: "name: Kestrel\nheadcount: 9\n"}


def page(covers: str, body: str = "", kind: str = "incident-management-process") -> str:
    return f"""\
---
id: KES-001
title: Resolution
kind: {kind}
covers: [{covers}]
version: "0.1"
status: draft
owner: head
authors: [PER-1]
approvers: [head]
classification: internal
---
# Resolution

{body}
"""


PROBLEM = "problem-management-process"


def test_related_kinds_may_be_written_in_one_document() -> None:
    files = {**LEAN, PAGE: page(PROBLEM)}
    assert found("profile.kinds-not-to-join", files) == []
    assert [each.id for each in load(files).by_kind[PROBLEM]] == ["KES-001"]


@pytest.mark.parametrize("heading", ["Problem management", "Problem management process"])
def test_a_section_with_its_name_is_enough_for_a_kind_that_is_expected(heading: str) -> None:
    files = {**LEAN, PAGE: page(PROBLEM, f"## {heading}\n\nWeekly, the three of us look for causes.\n")}
    assert f"{PAGE}:5:10" not in found("section.missing", files)


def test_without_that_section_the_kind_is_missing_at_the_line_that_promises_it() -> None:
    files = {**LEAN, PAGE: page(PROBLEM)}
    assert f"{PAGE}:5:10" in found("section.missing", files)
    assert any('The section "Problem management" is missing' in each for each in messages("section.missing", files))


def test_that_section_may_not_be_empty() -> None:
    body = "## Problem management\n\n## Interfaces\n\nThe helpdesk.\n"
    assert found("section.empty", {**LEAN, PAGE: page(PROBLEM, body)}) == [f"{PAGE}:15:1"]


def test_a_kind_that_the_standard_requires_keeps_all_its_sections() -> None:
    files = {**LEAN, PAGE: page("service-continuity-plan", kind="continuity-management-process")}
    own = load(files).standard.kinds["service-continuity-plan"]
    missing = [each for each in found("section.missing", files) if each == f"{PAGE}:5:10"]
    assert len(missing) == len([each for each in own.sections if each.required]) > 3


def test_an_empty_section_of_two_kinds_is_found_once() -> None:
    body = "## Purpose and objectives\n\n## Scope\n\nEverything.\n"
    files = {**LEAN, PAGE: page("continuity-management-process", body, "service-continuity-plan")}
    places = found("section.empty", files)
    assert len(places) == len(set(places))


def test_a_covered_kind_is_no_absent_one() -> None:
    plan = page("service-continuity-plan", kind="continuity-management-process")
    absent = [each.message for each in report({**LEAN, PAGE: plan}).findings if each.id == "kind.absent"]
    assert absent
    assert not [each for each in absent if "continuity plan" in each]


@pytest.mark.parametrize(
    ("files", "covers"),
    [({}, PROBLEM), (LEAN, "information-security-policy"), ({SETTINGS: "standard: iso20000-1-2018\n"}, PROBLEM)],
)
def test_other_kinds_or_no_profile_are_not_joined(files: dict[str, str], covers: str) -> None:
    assert found("profile.kinds-not-to-join", {**files, PAGE: page(covers)}) == [f"{PAGE}:5:10"]


def test_the_hint_says_what_may_be_joined() -> None:
    hints = [each.hint for each in report({**LEAN, PAGE: page("capacity-plan")}).findings]
    assert "This one may be joined with: problem-management-process, service-request-management-process." in hints


def test_a_kind_that_does_not_exist_is_found_with_the_one_that_was_meant() -> None:
    files = {**LEAN, PAGE: page("problem-management-proces")}
    assert found("profile.unknown-kind", files) == [f"{PAGE}:5:10"]
    assert found("profile.unknown-kind", {**LEAN, PAGE: page(PROBLEM)}) == []


@pytest.mark.parametrize(
    ("headcount", "places"), [("9", []), ("24", []), ("25", [f"{SETTINGS}:2:10"]), ("''", [f"{SETTINGS}:2:10"])]
)
def test_the_profile_is_for_fewer_than_25_people(headcount: str, places: list[str]) -> None:
    files = {**LEAN, ORGANIZATION: f"name: Kestrel\nheadcount: {headcount}\n"}
    assert found("profile.too-many-people", files) == places


def test_the_limit_is_a_setting() -> None:
    settings = f"{LEAN[SETTINGS]}parameters:\n  very_small_entity_below: 5\n"
    assert found("profile.too-many-people", {**LEAN, SETTINGS: settings}) == [f"{SETTINGS}:2:10"]


def test_a_broken_organization_proves_nothing() -> None:
    assert found("profile.too-many-people", {**LEAN, ORGANIZATION: "name: [\n"}) == []
    assert found("profile.too-many-people", {SETTINGS: "standard: iso20000-1-2018\n"}) == []


DECIDED = """\
- version: "1.0"
  decision: approved
  by: PER-1
  role: head
  on: 2027-01-04
  change: major
  reason: First edition
"""
IN_FORCE = page(PROBLEM).replace('"0.1"', '"1.0"').replace("draft", "approved")
LOG = "data/decisions/KES-001.yml"


def test_an_author_who_decides_is_a_warning_until_a_control_is_written() -> None:
    check, usual = "approval.approver-is-author-uncontrolled", "approval.approver-is-author"
    files = {**LEAN, PAGE: IN_FORCE, LOG: DECIDED}
    assert (found(check, files), found(usual, files)) == ([f"{LOG}:3:7"], [])
    controlled = {**files, LOG: DECIDED + "  control: Read by PER-2 before the approval\n"}
    assert found(check, controlled) == []


def test_elsewhere_no_control_makes_up_for_it() -> None:
    files = {PAGE: IN_FORCE, LOG: DECIDED + "  control: Read by PER-2 before the approval\n"}
    assert found("approval.approver-is-author", files) == [f"{LOG}:3:7"]
    assert found("approval.approver-is-author-uncontrolled", files) == []


@pytest.mark.parametrize("covers", ["7", "[7]", "{a: 1}", "''"])
def test_odd_values_of_covers_leave_every_check_standing(covers: str) -> None:
    text = page(PROBLEM).replace(f"covers: [{PROBLEM}]", f"covers: {covers}")
    assert report({**LEAN, PAGE: text}).findings
