"""Whatever stands in a header, a log or a register: the checks go on."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sms_docs import engine
from sms_docs.checks import CHECKS
from tests.support import DAY, MemoryTree

TOPICS = {
    "approval", "call", "citation", "data", "decision-log", "digest", "document", "document-review", "edition", "link",
    "responsibility", "seal", "settings", "succession", "version",
}  # fmt: skip
MINE = tuple(check for check in CHECKS if check.topic in TOPICS)
FIELDS = (
    "id", "kind", "version", "status", "owner", "authors", "approvers", "effective_from", "review_interval_months",
    "classification", "clauses", "supersedes", "superseded_by",
)  # fmt: skip
DECISION = ("version", "decision", "by", "role", "on", "digest", "edition", "seal")
PLAIN = st.sampled_from(
    [
        "",
        "SMS-PLN-001",
        "1.0",
        "approved",
        "withdrawn",
        "PER-01",
        "2027-01-01",
        "8.1",
        "../x",
        "a.md#b",
        "sha256:" + "a" * 64,
    ]
)
VALUES = st.recursive(
    PLAIN | st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="ascii"), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=2),
    max_leaves=4,
)
TEXTS = st.lists(
    st.sampled_from([
        "](", "x.md", "#", ")", "[", "%", "{{", "}}", "sms_ref(", "sms_clause(", '"8.1"', "(", "8.1", "clause ", "| ",
        "\n", "incident management", " ", "|---|", "Clause", "{% x", "`", "file:", "C:\\", "//", "..", "/",
    ]),
    max_size=14,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from(FIELDS), VALUES),
    st.lists(st.dictionaries(st.sampled_from(DECISION), VALUES), max_size=3),
    TEXTS,
    VALUES,
)
def test_no_value_stops_a_check(front: object, log: object, text: str, value: object) -> None:
    header = f"---\n{json.dumps(front)}\n---\n"
    tree = MemoryTree({
        "content/a.md": header + text,
        "content/b.md": header,
        "data/decisions/SMS-PLN-001.yml": json.dumps(log),
        "editions/SMS-PLN-001/1.0.md": header + text,
        "data/settings.yml": json.dumps({"id_pattern": value, "classifications": value, "parameters": value}),
        "data/tasks.yml": json.dumps([{"id": value, "clause": value, "depends_on": value, "title": "CMDB"}]),
        "data/reviews.yml": json.dumps([{"minutes": value, "decisions": value}, value]),
        "data/organization.yml": json.dumps({"sites": value, "aims": [value, {"id": value}]}),
    })  # fmt: skip
    report = engine.check(engine.load(tree, DAY), tree, checks=MINE)
    assert all(each.message and each.hint for each in report.findings)


@pytest.mark.parametrize("check", MINE, ids=lambda check: check.id)
def test_an_empty_system_has_no_finding(check) -> None:
    tree = MemoryTree({})
    assert engine.check(engine.load(tree, DAY), tree, checks=(check,)).findings == ()
