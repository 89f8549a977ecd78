"""What has to hold, and what looks after it: the table is complete and names what exists."""

from sms_docs.checks import CHECKS
from sms_docs.checks.enforcement import enforcements, how
from sms_docs.load.standard import load_rules

TABLE = {each.key: each for each in enforcements()}


def test_every_rule_is_in_the_table_in_its_order() -> None:
    assert list(TABLE) == [each["key"] for each in load_rules()]
    assert len(TABLE) == 230


def test_every_rule_is_enforced() -> None:
    assert [key for key, each in TABLE.items() if not each.checks] == []


def test_checks_answer_rules_that_exist() -> None:
    assert {key for check in CHECKS for key in check.answers} <= TABLE.keys()


def test_a_rule_that_is_only_a_note_blocks_nothing() -> None:
    """A check of error level answers at least one rule of that level, else a build would stop for good advice."""
    for check in CHECKS:
        weights = {TABLE[key].severity for key in check.answers}
        assert check.severity != "error" or weights != {"note"}, check.id


def test_each_sort_of_check_is_known_by_its_name() -> None:
    sorts = {check.id: how(check) for check in CHECKS}
    assert sorts["data.schema-violation"] == "schema"
    assert sorts["data.dangling-reference"] == sorts["link.dead-link"] == "reference"
    assert sorts["section.missing"] == "section"
    assert sorts["gate.criterion-failed"] == "gate"
    assert sorts["task.overdue"] == "check"
