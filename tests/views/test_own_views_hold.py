"""Whatever stands in the registers, tables and figures are made; ten thousand entries do not make them crawl."""

import json
from datetime import timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sms_docs.figures import FIGURES
from sms_docs.views import view
from tests.support import DAY, load

VIEWS = (
    "audit-programme", "audits", "certification", "certification-calendar", "challenges", "communication-plan",
    "corrective-actions-by-age", "coverage-depth", "improvements", "interfaces", "management-review", "measures",
    "obligations", "process-measures", "raci", "resources", "service-levels", "supplier-targets", "training-matrix",
)  # fmt: skip
DRAWN = ("certification-calendar", "coverage-depth", "interfaces", "maturity-grid", "service-levels", "training-matrix")
REGISTERS = (
    "assignments", "audits", "bodies", "communications", "corrective_actions", "improvements", "maturity",
    "measurements", "measures", "obligations", "people", "processes", "programme", "records", "resources", "reviews",
    "roles", "services", "sla_results", "slas", "suppliers", "tasks", "training",
)  # fmt: skip
FIELDS = (
    "agenda", "assessed_on", "attendees", "clause", "clauses", "comparator", "competence", "competences", "dated",
    "decisions", "done_on", "due", "effect_checked_on", "element", "frequency", "from", "held_on", "id", "inputs",
    "instances", "interfaces", "kind", "letter", "level", "live_since", "manager", "measure", "meetings", "name",
    "next", "owner", "pdca", "period", "person", "planned", "planned_start", "process", "processes", "provides",
    "raised_on", "required_competences", "role", "slipped_from", "status", "supports", "target", "targets", "task",
    "text", "title", "to", "unit", "value",
)  # fmt: skip
PLAIN = st.sampled_from([
    "", "PER-1", "boss", "2027-01-01", "2027-02-30", "9.2", "8.5.1.2", "2026-12", "2026-Q4", "2026-13", "held",
    "planned", "internal", "at-least", "percent", "availability", "a", "steering", "a|b\n<script>", "II",
])  # fmt: skip
VALUES = st.recursive(
    PLAIN | st.none() | st.booleans() | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=6,
)
ENTRIES = st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6) | VALUES, max_size=3)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(REGISTERS), ENTRIES, max_size=10), VALUES)
def test_no_value_stops_a_table_or_figure(registers: dict[str, Any], single: object) -> None:
    files: dict[str, str | bytes] = {f"data/{key}.yml": json.dumps(value) for key, value in registers.items()}
    files["data/certification.yml"] = json.dumps({"stage1": single, "surveillance": single, "decision_planned": single})
    files["data/organization.yml"] = json.dumps({"sites": single})
    system = load(files)
    for name in VIEWS:
        table = view(system, name)
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert all(isinstance(cell.text, str) for cell in row.cells)
            # The page counts the days of what is due: it must be a day.
            assert all(not cell.due or len(cell.text) == len("2027-01-20") for cell in row.cells)
    for name in DRAWN:
        assert FIGURES[name](system).title


@pytest.mark.parametrize("broken", REGISTERS)
def test_a_register_that_cannot_be_read_stops_nothing(broken: str) -> None:
    files = {f"data/{key}.yml": "- [" if key == broken else "[]\n" for key in REGISTERS}
    system = load(files)
    assert all(view(system, name).columns for name in VIEWS)
    assert all(FIGURES[name](system).title for name in DRAWN)


HOSTILE = "<script>alert(1)</script> | `x` {{ y }} \u202eright to left\u202c " + "long " * 100


@pytest.mark.parametrize("name", VIEWS)
def test_a_title_with_markup_is_text(name: str) -> None:
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    system = load({
        "data/people.yml": f"- {{id: PER-1, name: {quoted}}}\n",
        "data/roles.yml": f"- {{id: boss, title: {quoted}, required_competences: [{quoted}]}}\n",
        "data/assignments.yml": "- {role: boss, person: PER-1, from: 2026-01-01}\n",
        "data/processes.yml": f"- {{id: a, title: {quoted}, owner: boss, pdca: {{do: {{text: {quoted}}}}},"
                              f" interfaces: [{{to: a, gives: {quoted}}}]}}\n",
        "data/measures.yml": f"- {{id: ME-1, title: {quoted}, process: a}}\n",
        "data/slas.yml": f"- {{id: SLA-1, targets: [{{id: SLA-1-A, text: {quoted}}}]}}\n",
        "data/suppliers.yml": f"- {{id: SUP-1, name: {quoted}, targets: [{{id: SUP-1-A, text: {quoted}}}]}}\n",
        "data/reviews.yml": f"- {{id: MR-1, title: {quoted}, planned: 2027-01-01, agenda: [{quoted}]}}\n",
        "data/audits.yml": f"- {{id: AUD-1, title: {quoted}, kind: internal, planned_start: 2027-02-01}}\n",
        "data/communications.yml": f"- {{id: COM-1, topic: {quoted}}}\n",
        "data/corrective_actions.yml": f"- {{id: CA-1, nonconformity: {quoted}, status: open}}\n",
        "data/improvements.yml": f"- {{id: IMP-1, title: {quoted}}}\n",
        "data/obligations.yml": f"- {{id: OB-1, title: {quoted}}}\n",
        "data/resources.yml": f"- {{id: RES-1, title: {quoted}}}\n",
        "data/certification.yml": f"body: {quoted}\n",
        "data/programme.yml": "[]\n",
    })  # fmt: skip
    texts = [cell.text for row in view(system, name).rows for cell in row.cells]
    # Nothing is escaped or joined with markup here: that is the renderer's business.
    shown = [text for text in texts if "<script>" in text]
    assert all("<script>alert(1)</script>" in text for text in shown)
    assert shown or name in ("challenges", "coverage-depth")


# ------------------------------------------------------------------ size


def _many(count: int) -> dict[str, str | bytes]:
    """Registers of so many entries that refer to each other."""
    days = [(DAY - timedelta(days=number % 700)).isoformat() for number in range(count)]
    months = [f"20{15 + number // 12 % 12}-{number % 12 + 1:02}" for number in range(count)]
    numbers = range(count)
    registers: dict[str, list[dict[str, object]]] = {
        "assignments": [{"role": f"r{n % 50}", "person": f"PER-{n}", "from": "2020-01-01"} for n in numbers],
        "audits": [{"id": f"AUD-{n}", "kind": "internal", "clauses": ["8.5"], "planned_start": days[n],
                    "status": "planned"} for n in numbers],
        "bodies": [{"id": "BOD-1", "kind": "steering", "meetings": [
            {"held_on": days[n], "attendees": [f"PER-{n}"]} for n in numbers]}],
        "communications": [{"id": f"COM-{n}", "topic": "T", "next": days[n]} for n in numbers],
        "corrective_actions": [{"id": f"CA-{n}", "raised_on": days[n], "status": "open"} for n in numbers],
        "measurements": [{"measure": f"ME-{n % 500}", "period": months[n], "value": n} for n in numbers],
        "measures": [{"id": f"ME-{n}", "process": f"p{n % 99}", "frequency": "monthly"} for n in numbers],
        "people": [{"id": f"PER-{n}", "name": "N", "competences": [{"competence": "c", "dated": days[n]}]}
                   for n in numbers],
        "processes": [{"id": f"p{n}", "title": f"P{n}", "owner": "r1", "manager": "r2", "live_since": days[n],
                       "interfaces": [{"to": f"p{(n + 1) % count}", "gives": "x"}]} for n in numbers],
        "programme": [{"id": "design"}],
        "records": [{"id": f"REC-{n}", "title": "R", "processes": [f"p{n}"], "clause": "8.5.1.2"} for n in numbers],
        "reviews": [{"id": f"MR-{n}", "kind": "interim", "planned": days[n], "status": "held", "held_on": days[n],
                     "attendees": [f"PER-{n}"]} for n in numbers],
        "roles": [{"id": f"r{n}", "title": f"R{n}", "required_competences": ["c"]} for n in range(50)],
        "sla_results": [{"id": f"SR-{n}", "target": f"SLA-{n % 500}-A", "period": months[n], "actual": n}
                        for n in numbers],
        "slas": [{"id": f"SLA-{n}", "targets": [{"id": f"SLA-{n}-A", "kind": "availability", "unit": "percent",
                  "comparator": "at-least", "value": 9, "period": "month"}]} for n in numbers],
        "suppliers": [{"id": f"SUP-{n}", "name": "S", "targets": [{"id": f"SUP-{n}-A", "kind": "availability",
                       "unit": "percent", "comparator": "at-least", "value": 99, "supports": [f"SLA-{n}-A"]}]}
                      for n in numbers],
        "training": [{"id": f"TR-{n}", "person": f"PER-{n}", "role": f"r{n % 50}", "competence": "c",
                      "planned": days[n]} for n in numbers],
    }  # fmt: skip
    return {f"data/{key}.yml": json.dumps(entries) for key, entries in registers.items()}


@pytest.fixture(scope="module")
def sizes() -> tuple[Any, Any]:
    """A system of a thousand entries a register, and one of ten thousand."""
    return load(_many(1_000)), load(_many(10_000))


@pytest.mark.parametrize("name", sorted({*VIEWS} - {"certification", "improvements", "obligations", "resources"}))
def test_ten_times_the_entries_take_no_hundred_times_the_time(name: str, sizes: tuple[Any, Any]) -> None:
    """Quadratic work would take a hundred times as long; the bound leaves room for a busy machine."""
    small, large = (_seconds(system, name) for system in sizes)
    assert large < 40 * max(small, 0.02)


@pytest.mark.parametrize("name", DRAWN)
def test_a_figure_of_ten_thousand_entries_is_made_in_time(name: str, sizes: tuple[Any, Any]) -> None:
    start = process_time()
    assert FIGURES[name](sizes[1]).title
    assert process_time() - start < 20


def _seconds(system: Any, name: str) -> float:
    start = process_time()
    view(system, name, limit=200)
    return process_time() - start
