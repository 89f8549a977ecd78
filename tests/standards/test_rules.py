"""The rules, and the parameters that they are judged by."""

from collections import Counter

import pytest

from sms_docs.load.standard import load_nonconformities, load_registers, load_rules, load_standard

STANDARD = load_standard("2018")
RULES = {rule["key"]: rule for rule in load_rules()}
FIELDS = {
    *("key", "group", "severity", "statement", "gate", "inspects", "clauses", "params", "example"),
    *("note", "source", "verify"),
}
UNITS = {*("months", "days", "share", "objectives", "phases", "services", "people", "records", "sources", "incidents")}
REGISTERS = {register["key"] for register in load_registers()}


def test_there_are_two_hundred_and_thirty_rules():
    assert len(RULES) == len(load_rules()) == 230


def test_groups():
    assert Counter(rule["group"] for rule in RULES.values()) == {
        "certification": 9,
        "citation": 4,
        "clause8": 28,
        "consistency": 15,
        "document": 24,
        "effort": 6,
        "evaluation": 12,
        "gap": 8,
        "gate": 25,
        "improvement": 6,
        "mistake": 5,
        "pdca": 3,
        "plan": 25,
        "register": 4,
        "sequence": 17,
        "stall": 4,
        "ts": 35,
    }


def test_rules_are_complete():
    for key, rule in RULES.items():
        assert rule["severity"] in {"error", "warning", "note"}, key
        assert rule["statement"].endswith("."), key
        assert rule["example"], key
        assert rule["inspects"], key
        assert set(rule) <= FIELDS, key


def test_clauses_exist():
    for key, rule in RULES.items():
        assert set(rule["clauses"]) <= set(STANDARD.clauses), key


def is_known(inspected: str) -> bool:
    """Whether "data:<register>" or "doc:<kind>#<section>" names something that exists."""
    what, _, name = inspected.partition(":")
    if what == "data":
        return name in REGISTERS
    key, _, section = name.partition("#")
    kind = STANDARD.kinds.get(key)
    return what == "doc" and kind is not None and (not section or kind.section(section) is not None)


def test_what_is_inspected_exists():
    for key, rule in RULES.items():
        assert [each for each in rule["inspects"] if not is_known(each)] == [], key


@pytest.mark.parametrize("wrong", ["data:weather", "doc:weather", "doc:business-case#weather", "business-case"])
def test_what_does_not_exist_would_be_seen(wrong: str):
    assert not is_known(wrong)


def test_parameters_exist():
    for key, rule in RULES.items():
        assert set(rule.get("params", {}).values()) <= set(STANDARD.parameters), key


def test_what_is_to_be_verified_decides_no_error():
    for key, rule in RULES.items():
        named = [STANDARD.parameters[name] for name in rule.get("params", {}).values()]
        assert any(each.verify for each in named) == rule.get("verify", False), key
        assert not rule.get("verify") or rule["severity"] == "note", key
    assert [key for key, rule in RULES.items() if rule.get("verify")] == ["cert.stage-gap"]


def test_sixteen_rules_are_gate_criteria():
    gates = {rule["key"] for rule in RULES.values() if rule.get("gate")}
    criteria = {
        key for phase in STANDARD.default_phase_model.phases for criterion in phase.criteria for key in criterion.rules
    }
    assert len(gates) == 16
    assert criteria == gates


def test_every_parameter_is_used():
    by_rules = {key for rule in RULES.values() for key in rule.get("params", {}).values()}
    by_limits = {limit.parameter for limit in STANDARD.certification.limits.values()}
    of_the_tool = {"waiver_days_max"}  # no rule of the domain says how long a finding may be waived
    assert by_rules | by_limits | of_the_tool == set(STANDARD.parameters)


@pytest.mark.parametrize(
    ("key", "value", "unit"),
    [
        ("operation_months", 3, "months"),
        ("sla_record_months", 3, "months"),
        ("audit_lead_days", 21, "days"),
        ("audit_lead_days_advised", 42, "days"),
        ("programme_months_min", 12, "months"),
        ("programme_months_max", 18, "months"),
        ("programme_months_not_credible", 4, "months"),
        ("very_small_entity_below", 25, "people"),
        ("surveillance_first_months", 12, "months"),
        ("certificate_months", 36, "months"),
        ("review_interval_months", 12, "months"),
    ],
)
def test_defaults(key: str, value: float, unit: str):
    parameter = STANDARD.parameters[key]
    assert (parameter.value, parameter.unit) == (value, unit)


def test_units_and_names_agree():
    """A name says what it counts where it can, so that settings read without a manual."""
    for parameter in STANDARD.parameters.values():
        assert parameter.unit in {
            "months",
            "days",
            "share",
            "objectives",
            "phases",
            "services",
            "people",
            "records",
            "sources",
            "incidents",
        }
        assert ("_months" in parameter.key) == (parameter.unit == "months"), parameter.key
        assert parameter.unit != "share" or 0 < parameter.value <= 1, parameter.key


def test_frequent_nonconformities_are_looked_for():
    for finding in load_nonconformities():
        assert finding["title"]
        assert finding["rules"]
        assert set(finding["rules"]) <= set(RULES)
    assert len(load_nonconformities()) == 17
