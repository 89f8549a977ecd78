"""Whatever stands in the registers of audits, reviews, measures and records: the checks go on."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sms_docs import engine
from sms_docs.checks import CHECKS
from tests.support import MemoryTree

TOPICS = {
    "audit", "claim", "corrective-action", "deliverable", "departure", "improvement", "management-review", "measure",
    "record", "report",
}  # fmt: skip
MINE = tuple(check for check in CHECKS if check.topic in TOPICS)
REGISTERS = (
    "assignments", "audits", "bodies", "certification", "corrective_actions", "findings", "gaps", "improvements",
    "measurements", "measures", "people", "processes", "programme", "records", "reports", "reviews", "risks", "roles",
    "scope", "services", "slas", "tasks", "training",
)  # fmt: skip
FIELDS = (
    "id", "kind", "status", "class", "clauses", "clause", "processes", "process", "services", "sites", "parts",
    "auditors", "planned", "planned_start", "planned_end", "done_on", "held_on", "moved_from", "raised_on",
    "due", "verified_on", "finding", "audit", "cause", "nonconformity", "effective", "done_by", "verified_by",
    "decision", "result", "source", "inputs", "decisions", "attendees", "frequency", "first_due", "measure",
    "period", "value", "target", "comparator", "tolerance", "measured_on", "action", "expected_from", "rhythm",
    "instances", "count", "weeks", "last_issued_on", "person", "role", "from", "to", "left_on", "competences",
    "gate", "number", "stage1", "stage2", "application", "claims", "certificate", "decision_on", "expires",
    "load", "owner", "manager", "live_since", "agreements",
)  # fmt: skip
WORDS = st.sampled_from([
    "", "X-1", "internal", "held", "planned", "full", "minor", "monthly", "yearly", "2027-05", "2027-Q2", "0001-01-01",
    "9999-12-31", "2027-02-30", "2027-07-05", "9999-12", "4", "8.5", "verified", "done", "approved", "at-least", "off",
    "We are certified to ISO/IEC 20000-1.",
])  # fmt: skip
VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=4,
)
ENTRIES = st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8), max_size=3)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.dictionaries(st.sampled_from(REGISTERS), ENTRIES | VALUES, max_size=8),
    st.sampled_from([date.min, date(2027, 8, 11), date.max]),
)
def test_no_value_stops_a_check(registers: dict[str, object], day: date) -> None:
    tree = MemoryTree({f"data/{key}.yml": json.dumps(value) for key, value in registers.items()})
    report = engine.check(engine.load(tree, day), tree, checks=MINE)
    assert all(each.message and each.hint for each in report.findings)


@pytest.mark.parametrize("check", MINE, ids=lambda check: check.id)
def test_an_empty_system_has_no_finding(check) -> None:
    tree = MemoryTree({})
    assert engine.check(engine.load(tree, date(2027, 8, 11)), tree, checks=(check,)).findings == ()
