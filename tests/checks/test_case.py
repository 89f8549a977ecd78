"""Records that lead nowhere."""

import pytest

from tests.services import changed, places, said

NAME = "case.unlinked"
CHAIN = """\
- {id: CASE-001, kind: major-incident, opened_on: 2027-05-13, closed_on: 2027-05-13, links: [CASE-002]}
- {id: CASE-002, kind: problem, opened_on: 2027-05-13, closed_on: 2027-06-24, links: [CASE-003]}
- {id: CASE-003, kind: change, opened_on: 2027-05-21, items: [CI-04]}
- {id: CASE-004, kind: release, opened_on: 2027-05-21, deployed_on: 2027-06-12, links: [CASE-003]}
"""


def test_a_chain_from_incident_to_item_is_no_fault() -> None:
    assert places(NAME, cases=CHAIN) == []
    assert places(NAME) == []


def test_a_link_counts_from_both_ends() -> None:
    first, second, rest = CHAIN.split("\n", 2)
    turned = "\n".join(
        (changed(first, (", links: [CASE-002]", "")), changed(second, ("[CASE-003]", "[CASE-001, CASE-003]")), rest)
    )
    assert places(NAME, cases=turned) == []


@pytest.mark.parametrize(("old", "new", "message"), [
    (", links: [CASE-002]}", "}", "The major incident CASE-001 is linked with no problem."),
    ("closed_on: 2027-06-24, links: [CASE-003]}", "closed_on: 2027-06-24}",
     "The problem CASE-002 is linked with no change."),
    ("deployed_on: 2027-06-12, links: [CASE-003]}", "deployed_on: 2027-06-12}",
     "The release CASE-004 is linked with no change."),
    (", items: [CI-04]", "", "The change CASE-003 names no configuration item."),
    ("kind: change, opened_on: 2027-05-21, items: [CI-04]", "kind: emergency-change, opened_on: 2027-05-21",
     "The emergency change CASE-003 names no configuration item."),
])  # fmt: skip
def test_a_missing_step_is_found_at_its_record(old: str, new: str, message: str) -> None:
    assert said(NAME, cases=changed(CHAIN, (old, new))) == [message]


def test_a_remark_says_why_there_is_no_step() -> None:
    told = changed(
        CHAIN, (", links: [CASE-002]}", ", remark: Power failure}"), (", items: [CI-04]", ", remark: Wording")
    )
    assert places(NAME, cases=told) == []


def test_a_link_to_a_record_of_another_sort_is_not_the_step() -> None:
    wrong = changed(CHAIN, (", links: [CASE-002]}", ", links: [CASE-004]}"))
    assert places(NAME, cases=wrong) == ["cases:1"]


@pytest.mark.parametrize(("old", "new"), [
    (", closed_on: 2027-06-24, links: [CASE-003]}", "}"),
    ("deployed_on: 2027-06-12, links: [CASE-003]}", "deployed_on: 2027-09-12}"),
    ("closed_on: 2027-05-13, links: [CASE-002]}", "closed_on: 2027-09-13}"),
])  # fmt: skip
def test_what_is_still_open_may_be_linked_later(old: str, new: str) -> None:
    assert places(NAME, cases=changed(CHAIN, (old, new))) == []


def test_a_release_of_today_has_its_link_today() -> None:
    bare = changed(CHAIN, ("deployed_on: 2027-06-12, links: [CASE-003]}", "deployed_on: 2027-08-11}"))
    assert places(NAME, cases=bare) == ["cases:4"]


def test_links_to_nowhere_are_left_to_the_check_of_references() -> None:
    assert places(NAME, cases=changed(CHAIN, ("links: [CASE-002]", "links: [CASE-999]"))) == ["cases:1"]
