"""Phase models with their gates, and the certification cycle."""

from itertools import pairwise

import pytest

from sms_docs.load.standard import load_challenges, load_maturity, load_rules, load_standard
from sms_docs.model.programme import Phase, PhaseModel

STANDARD = load_standard("2018")
MODELS = STANDARD.phase_models
RULES = {rule["key"] for rule in load_rules()}


@pytest.fixture(params=MODELS, ids=str)
def model(request: pytest.FixtureRequest) -> PhaseModel:
    return MODELS[request.param]


def phases() -> list[Phase]:
    return [phase for each in MODELS.values() for phase in each.phases]


def test_there_are_six_models_and_one_default():
    assert len(MODELS) == 6
    assert [each.key for each in MODELS.values() if each.default] == ["four-phase-programme"]
    assert STANDARD.default_phase_model is MODELS["four-phase-programme"]


@pytest.mark.parametrize(
    ("key", "order", "count"),
    [
        ("four-phase-programme", "strict", 4),
        ("five-phase-example", "overlapping", 5),
        ("ts-approach-1", "strict", 3),
        ("ts-approach-2", "strict", 3),
        ("ts-steps", "cycle", 5),
        ("eight-steps", "strict", 8),
    ],
)
def test_order_and_number_of_phases(key: str, order: str, count: int):
    assert (MODELS[key].order, len(MODELS[key].phases)) == (order, count)


def test_phases_are_numbered_and_their_keys_unique(model: PhaseModel):
    assert [phase.number for phase in model.phases] == list(range(1, len(model.phases) + 1))
    assert len({phase.key for phase in model.phases}) == len(model.phases)


def test_months_run_forward(model: PhaseModel):
    months = [phase.months for phase in model.phases if phase.months]
    assert len(months) in {0, len(model.phases)}
    assert all(first <= last for first, last in months)
    assert all(before[0] <= after[0] for before, after in pairwise(months))


def test_phases_of_a_strict_model_do_not_overlap():
    for each in MODELS.values():
        months = [phase.months for phase in each.phases if phase.months]
        overlap = any(after[0] < before[1] for before, after in pairwise(months))
        assert overlap == (each.order == "overlapping"), each.key


def test_criteria_name_rules(model: PhaseModel):
    criteria = [criterion for phase in model.phases for criterion in phase.criteria]
    for criterion in (*criteria, *model.stall_reasons):
        assert criterion.rules, criterion.key
        assert set(criterion.rules) <= RULES, criterion.key
    assert len({criterion.key for criterion in criteria}) == len(criteria)


def test_gates_of_the_default_model():
    gates = {phase.key: [each.key for each in phase.criteria] for phase in STANDARD.default_phase_model.phases}
    assert gates == {
        "foundation": ["scope-approved", "gap-complete", "sponsor-committed", "plan-endorsed"],
        "design": ["smp-approved", "procedures-documented", "roles-assigned", "objectives-set"],
        "implementation": ["practices-operational", "sla-records", "ia-and-ca", "management-review"],
        "certification": ["stage1-resolved", "stage2-conducted", "certificate-issued"],
    }


def test_a_gate_names_the_rules_of_its_number():
    for phase in STANDARD.default_phase_model.phases:
        for criterion in phase.criteria:
            assert all(rule.startswith(f"gate.{phase.number}.") for rule in criterion.rules), criterion.key


def test_effort_of_the_default_model():
    effort = {each.key: (each.internal_days, each.external_days) for each in STANDARD.default_phase_model.phases}
    assert effort == {
        "foundation": ((80, 120), (10, 20)),
        "design": ((250, 350), (60, 100)),
        "implementation": ((100, 150), (20, 40)),
        "certification": ((60, 100), (0, 10)),
    }


def test_ranges_of_the_default_model_are_the_defaults_of_the_parameters():
    model, values = (
        STANDARD.default_phase_model,
        {key: each.value for key, each in STANDARD.parameters.items()},
    )
    assert model.total_months == (values["programme_months_min"], values["programme_months_max"])
    assert model.internal_days == (values["effort_internal_days_min"], values["effort_internal_days_max"])
    assert model.external_days == (values["effort_external_days_min"], values["effort_external_days_max"])


def test_what_phases_deliver_are_kinds():
    for phase in phases():
        assert set(phase.deliverables) <= set(STANDARD.kinds), phase.key
        for activity in phase.activities:
            assert (activity.kind in STANDARD.kinds) != bool(activity.output), activity.key


def test_phases_by_process_groups_cover_clause_8():
    model = MODELS["ts-approach-1"]
    main = {clause for phase in model.phases for clause in phase.clauses}
    across = {clause for line in model.details["across_all_phases"] for clause in line["clauses"]}
    assert main | across == {each.id for each in STANDARD.clauses.values() if each.parent == "8"}
    assert {rule for line in model.details["rules"] for rule in line["rules"]} <= RULES


def test_phase_and_criterion_by_key():
    model = STANDARD.default_phase_model
    assert model.phase("design") is model.phases[1]
    assert model.phase("weather") is None
    assert model.criterion("sla-records") is model.phases[2].criteria[1]
    assert model.criterion("weather") is None


def test_certification_cycle():
    cycle = STANDARD.certification
    assert cycle.years == 3
    assert [event.key for event in cycle.events] == [
        *("stage-1", "stage-2", "decision", "surveillance-1", "surveillance-2", "recertification"),
    ]
    assert set(cycle.finding_classes) == {"major", "minor", "ofi"}


def test_limits_of_the_cycle():
    cycle, parameters = STANDARD.certification, STANDARD.parameters
    months = {key: parameters[limit.parameter].value for key, limit in cycle.limits.items()}
    assert months == {
        "first-surveillance": 12,
        "certificate-validity": 36,
        "major-nc-verification": 6,
        "stage-gap": 6,
        "restoration-after-expiry": 6,
    }


def test_limit_that_is_to_be_verified():
    cycle, parameters = STANDARD.certification, STANDARD.parameters
    assert [limit.key for limit in cycle.limits.values() if limit.verify] == ["stage-gap"]
    assert [each.key for each in parameters.values() if each.verify] == ["stage_gap_months"]


def test_maturity_has_nineteen_elements_at_three_levels():
    maturity = load_maturity()
    levels = [level["id"] for level in maturity["levels"]]
    assert levels == ["I", "II", "III"]
    assert len({element["key"] for element in maturity["elements"]}) == 19
    for element in maturity["elements"]:
        assert list(element["levels"]) == list(element["probe"]) == levels, element["key"]
        assert set(element["clauses"]) <= set(STANDARD.clauses), element["key"]
        assert all(0 < len(text.split()) <= 20 for text in element["levels"].values()), element["key"]
        assert all(question.endswith("?") for question in element["probe"].values()), element["key"]


def test_challenges_have_considerations_and_signs():
    content = load_challenges()
    assert len(content["challenges"]) == len(content["general"]) == 4
    for challenge in content["challenges"]:
        cited = {clause for each in challenge["considerations"] for clause in each["clauses"]}
        assert challenge["signs"], challenge["key"]
        assert cited <= set(challenge["clauses"]) <= set(STANDARD.clauses), challenge["key"]
