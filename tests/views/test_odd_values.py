"""Whatever stands in a header, a log or a register: the tables for auditors and people are made, and stay whole."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sms_docs import engine
from sms_docs.views import view
from tests.support import DAY, MemoryTree, document, load

VIEWS = (
    "at-a-glance", "calendar", "clause-coverage", "documents", "evidence", "my-approvals", "my-documents", "my-tasks",
    "people",
)  # fmt: skip
REGISTERS = (
    "assignments", "audits", "bodies", "corrective_actions", "customers", "findings", "gaps", "measurements",
    "measures", "people", "programme", "records", "reports", "reviews", "risks", "roles", "sla_results", "suppliers",
    "tasks",
)  # fmt: skip
FIELDS = (
    "auditors", "body", "clause", "clauses", "closed_by", "decided_on", "decision", "done_on", "due", "evidence",
    "expected_from", "from", "gate", "gaps", "held_on", "id", "instances", "kind", "milestones", "name", "next_review",
    "owner", "period", "person", "planned", "planned_start", "priority", "produces", "role", "status", "target",
    "title", "value",
)  # fmt: skip
PLAIN = st.sampled_from([
    "", "SMS-PLN-001", "T-1", "approved", "review", "held", "open", "PER-1", "boss", "2027-01-01", "2027-02-30", "9.2",
    "2026-12", "critical", "internal", "a|b\n<script>",
])  # fmt: skip
VALUES = st.recursive(
    PLAIN | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=5,
)
ENTRIES = st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6) | VALUES, max_size=3)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from(REGISTERS), ENTRIES, max_size=8),
    st.dictionaries(st.sampled_from(["id", "owner", "approvers", "status", "clauses", "title", "kind"]), VALUES),
    VALUES,
)
def test_no_value_stops_a_table(registers: dict[str, Any], front: dict[str, Any], single: object) -> None:
    files: dict[str, str | bytes] = {f"data/{key}.yml": json.dumps(value) for key, value in registers.items()}
    files |= {
        "content/a.md": f"---\n{json.dumps(front)}\n---\n\n# A\n",
        "data/certification.yml": json.dumps({"stage1": single, "surveillance": single, "decision_planned": single}),
        "data/decisions/SMS-PLN-001.yml": json.dumps([{"on": "2026-12-01", "decision": "approved", "version": single}]),
    }
    system = engine.load(MemoryTree(files), DAY)
    for name in VIEWS:
        table = view(system, name)
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert all(isinstance(cell.text, str) for cell in row.cells)
            # The page counts the days of what is due: it must be a day.
            assert all(not cell.due or len(cell.text) == len("2027-01-20") for cell in row.cells)


HOSTILE = "<script>alert(1)</script> | `x` {{ y }} \u202eright to left\u202c \U0001f600 " + "long " * 100


@pytest.mark.parametrize("name", VIEWS)
def test_a_title_with_markup_is_text(name: str) -> None:
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    system = load({
        "data/people.yml": f"- {{id: PER-1, name: {quoted}}}\n- {{id: PER-2}}\n",
        "data/roles.yml": f"- {{id: boss, title: {quoted}}}\n",
        "data/assignments.yml": "- {role: boss, person: PER-1, from: 2026-01-01}\n"
                                "- {role: boss, person: PER-2, from: 2026-01-01}\n",
        "data/tasks.yml": f"- {{id: T-1, title: {quoted}, owner: boss, due: 2027-01-01, status: open}}\n",
        "data/reviews.yml": f"- {{id: MR-1, title: {quoted}, planned: 2027-01-01, chair: boss, status: planned}}\n",
        "content/a.md": document(title=quoted, owner="boss", approvers="[boss]", status="review"),
    })  # fmt: skip
    texts = [cell.text for row in view(system, name).rows for cell in row.cells]
    shown = [text for text in texts if "<script>" in text]
    # Nothing is escaped, cut or joined with markup here: that is the renderer's business.
    assert all("<script>alert(1)</script>" in text for text in shown)
    assert shown or name in ("clause-coverage", "evidence")


@pytest.mark.parametrize("name", VIEWS)
def test_a_person_without_a_name_is_called_by_number(name: str) -> None:
    system = load({
        "data/people.yml": "- {id: PER-1}\n",
        "data/roles.yml": "- {id: boss}\n",
        "data/assignments.yml": "- {role: boss, person: PER-1, from: 2026-01-01}\n",
        "data/tasks.yml": "- {id: T-1, owner: boss, due: 2027-01-01, status: open}\n",
        "content/a.md": document(owner="boss", approvers="[boss]", status="review", title=None),
    })  # fmt: skip
    texts = {cell.text for row in view(system, name).rows for cell in row.cells}
    if name in ("my-approvals", "my-documents", "my-tasks", "people"):
        assert "PER-1" in texts
    assert "None" not in texts
