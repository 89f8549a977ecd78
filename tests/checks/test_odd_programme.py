"""Whatever stands in the registers of a programme: the checks on how it is built go on."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sms_docs import engine
from sms_docs.checks import CHECKS
from tests.support import DAY, MemoryTree

TOPICS = {
    "approach", "baseline", "business-case", "effort", "engagement", "gap-report", "integration", "lessons", "maturity",
    "ownership", "project-plan", "risk-plan", "team", "tool", "very-small",
}  # fmt: skip
MINE = tuple(check for check in CHECKS if check.topic in TOPICS)
FIELDS = {
    "programme": (
        "id",
        "number",
        "start",
        "end",
        "services",
        "objectives",
        "processes",
        "boundary",
        "interfaces",
        "gate",
    ),
    "budget": ("phase", "planned", "currency", "internal_days", "external_days"),
    "business_case": ("benefits", "costs", "options", "drivers", "evaluation", "approved_on", "confirmations"),
    "resources": ("kind", "role", "person", "load_percent", "daily_work_percent", "expertise", "from", "to", "status"),
    "maturity": ("element", "level", "assessed_on", "action"),
    "processes": ("id", "title", "clause", "clauses", "owner", "manager", "interfaces", "live_since"),
    "suppliers": ("provides", "contract", "confirmed_on", "accountable", "name"),
    "assignments": ("role", "person", "from", "to", "deputy_for"),
    "people": ("id", "supplier"),
    "roles": ("id", "title", "load", "top_management", "group"),
    "gaps": ("clause", "assessors", "assessed_on"),
    "benchmarks": ("id", "measured_on", "remeasure_due", "again_value", "again_on"),
    "objectives": ("id", "status", "due", "set_on", "current_on", "target", "remark"),
    "lessons": ("id", "phase", "used_in", "recorded_on", "action"),
    "tasks": ("id", "kind", "phase", "status"),
    "risks": ("id", "issue", "treatment", "tasks", "status", "area", "occurred_on"),
    "bodies": ("chair", "meetings"),
    "reviews": ("chair", "held_on"),
    "communications": ("sender", "phases", "parties", "done_on"),
    "integration": ("integration", "other_standard"),
    "tools": ("id", "name", "assessed_on", "suitability", "result"),
    "organization": ("headcount", "units", "lean_means"),
    "scope": ("services", "units"),
}
SINGLE = {"business_case", "organization", "scope"}
PLAIN = st.sampled_from(
    [
        "",
        "foundation",
        "PER-01",
        "owner",
        "2027-01-01",
        "9999-12-31",
        "0001-01-01",
        "8.6.1",
        "II",
        "people",
        "go",
        "joint",
    ]
)
NUMBERS = st.integers(-5, 200) | st.just(10**400) | st.sampled_from([0.5, -1.5])
VALUES = st.recursive(
    PLAIN | st.none() | st.booleans() | NUMBERS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "start", "from", "to", "gate"]), inner)
    ),
    max_leaves=5,
)


@st.composite
def registers(draw: st.DrawFn) -> dict[str, str]:
    """Texts of some registers, each with odd values in fields that the checks read."""
    found = {}
    for key in draw(st.sets(st.sampled_from(sorted(FIELDS)), min_size=1, max_size=8)):
        entry = st.dictionaries(st.sampled_from(FIELDS[key]), VALUES)
        value = draw(entry | VALUES) if key in SINGLE else draw(st.lists(entry | VALUES, max_size=3))
        found[f"data/{key}.yml"] = json.dumps(value)
    return found


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers(), st.sampled_from(["four-phase-programme", "ts-approach-1", "ts-approach-2", "none"]), VALUES)
def test_no_value_stops_a_check(files: dict[str, str], model: str, value: object) -> None:
    given_settings = {"phase_model": model, "parameters": {"objective_evaluation_days": value}}
    tree = MemoryTree(files | {"data/settings.yml": json.dumps(given_settings)})
    report = engine.check(engine.load(tree, DAY), tree, checks=MINE)
    assert all(each.message and each.hint for each in report.findings)
    assert all(each.position.line > 0 for each in report.findings)


@pytest.mark.parametrize("check", MINE, ids=lambda check: check.id)
def test_an_empty_system_has_no_finding(check) -> None:
    tree = MemoryTree({})
    assert engine.check(engine.load(tree, DAY), tree, checks=(check,)).findings == ()
