"""Whatever stands in the registers of services in operation: the checks go on."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sms_docs import engine
from sms_docs.checks import CHECKS
from tests.services import SUMMER, live
from tests.support import MemoryTree

TOPICS = {
    "agreement", "availability", "capacity", "case", "change", "configuration", "continuity", "customer", "finance",
    "incident", "parties", "problem", "release", "security", "supplier", "supplier-targets", "transition",
}  # fmt: skip
MINE = tuple(check for check in CHECKS if check.topic in TOPICS)
KINDS = (
    "service-level-management-process", "business-relationship-management-process", "capacity-management-process",
    "configuration-management-process", "continuity-management-process", "information-security-management-process",
    "problem-management-process", "incident-management-process", "change-management-process",
)  # fmt: skip
FIELDS = {
    "services": ("customers", "status", "live_since", "recovery_time_hours", "continuity_tests", "change_plan"),
    "slas": ("service", "customers", "status", "targets", "agreements", "valid_from", "valid_to", "planned_agreement"),
    "sla_results": ("sla", "target", "period", "actual", "met", "action"),
    "suppliers": ("kind", "provides", "manager", "contract", "targets", "reviewed_on", "disputes"),
    "customers": ("satisfaction_measured_on", "complaints"),
    "budget": ("phase", "compared_on", "actual"),
    "config": ("interval_months", "verifications"),
    "risks": ("area", "status", "reviewed_on"),
    "records": ("processes", "instances"),
    "measurements": ("measure", "period", "value"),
    "cases": ("kind", "opened_on", "closed_on", "deployed_on", "accepted_on", "reviewed_on", "items", "links"),
}
PLAIN = st.sampled_from([
    "", "SVC-01", "SLA-01", "SLA-01-A", "agreed", "live", "external", "availability", "at-least", "percent", "problem",
    "release", "2027-01-01", "9999-12-31", "0001-01-01", "2027-06", "2027-Q2", "month", "security", "service",
])  # fmt: skip
NUMBERS = st.integers() | st.floats() | st.sampled_from([10**400, -(10**400), 0, 1, 1e308])
KEYS = st.sampled_from([
    "id", "kind", "period", "value", "unit", "comparator", "supports", "from", "to", "status", "planned", "tested_on",
    "verified_on", "accuracy", "deficiencies", "live_on", "elements", "services", "customer", "agreed_on", "count",
])  # fmt: skip
VALUES = st.recursive(
    PLAIN | NUMBERS | st.none() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=6,
)


@st.composite
def entries(draw: st.DrawFn, register: str) -> list[object]:
    fields = draw(st.lists(st.dictionaries(st.sampled_from(FIELDS[register]), VALUES), max_size=3))
    return [{"id": draw(PLAIN), "in_scope": True, **each} for each in fields]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.fixed_dictionaries({name: entries(name) for name in FIELDS}), VALUES)
def test_no_value_stops_a_check(texts: dict[str, list[object]], value: object) -> None:
    processes = "".join(live(kind).replace("id: own", f"id: own-{number}") for number, kind in enumerate(KINDS))
    tree = MemoryTree({
        **{f"data/{name}.yml": json.dumps(rows) for name, rows in texts.items()},
        "data/processes.yml": processes,
        "data/programme.yml": json.dumps([{"id": "SVC-01", "start": value, "end": value}]),
        "data/measures.yml": json.dumps([{"id": "SVC-01", "title": "Emergency", "process": "own-8", "unit": value}]),
    })  # fmt: skip
    report = engine.check(engine.load(tree, SUMMER), tree, checks=MINE)
    assert all(each.message and each.hint for each in report.findings)
