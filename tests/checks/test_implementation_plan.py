"""The implementation plan: how progress is measured, and whether it plans beyond the building."""

import pytest

from tests.programmes import lines
from tests.support import document, messages

PAGE = "content/plans/implementation.md"
SOUND = "Tasks finished when due: 90 %, baseline 71 % in autumn 2026."
STORY = "We plan in phases, implement, audit the result and correct what is weak."


def plan(metrics: str = SOUND, rest: str = STORY, **fields: object) -> dict[str, str]:
    text = f"# Plan\n\n## Performance metrics and KPIs\n\n{metrics}\n\n## Monitoring and review\n\n{rest}\n"
    return {PAGE: document(text, **{"clauses": '["4.3"]', **fields})}


# ------------------------------------------------------------------ implementation-plan.metrics-open


@pytest.mark.parametrize(
    "text",
    [
        SOUND,
        "| KPI | Today | Target |\n|---|---|---|\n| Restored in time | 81 % | 92 % |",
        "We move the share restored in time from 81 to 92 percent.",
    ],
)
def test_a_target_with_its_baseline_is_enough(text: str) -> None:
    assert lines("implementation-plan.metrics-open", plan(text)) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Indicators are named by the team in spring.", "target and no baseline"),
        ("The share of tasks finished when due is 90 %.", "baseline"),
        ("Progress is compared with the plan.", "target"),
        ("By ISO/IEC 20000-1:2018 and from 2027 on.", "target"),
    ],
)
def test_what_is_open_is_found_at_the_heading(text: str, missing: str) -> None:
    assert lines("implementation-plan.metrics-open", plan(text)) == [f"{PAGE}:17"]
    assert messages("implementation-plan.metrics-open", plan(text)) == [
        f'The section "Performance metrics and KPIs" names no {missing}.'
    ]


MEASURES = "- {id: ME-01, title: Tasks in time, area: programme, target: 90, unit: percent, baseline: 71}\n"


def test_a_table_of_measures_shows_target_and_baseline() -> None:
    files = plan('These hold:\n\n{{ sms_table("measures") }}') | {"data/measures.yml": MEASURES}
    assert lines("implementation-plan.metrics-open", files) == []
    files["data/measures.yml"] = MEASURES.replace(", baseline: 71", "")
    assert lines("implementation-plan.metrics-open", files) == [f"{PAGE}:17"]


def test_benchmarks_are_baselines() -> None:
    files = plan('We reach 90 %.\n\n{{ sms_table("benchmarks") }}')
    files["data/benchmarks.yml"] = "- {id: BM-01, title: Tasks in time, value: 71}\n"
    assert lines("implementation-plan.metrics-open", files) == []


def test_a_register_that_cannot_be_read_hides_what_the_table_shows() -> None:
    files = plan('These hold:\n\n{{ sms_table("measures") }}') | {"data/measures.yml": "- ["}
    assert lines("implementation-plan.metrics-open", files) == []


def test_a_plan_may_refer_to_the_matrix() -> None:
    files = plan('See the {{ sms_ref("SMS-REG-002") }}.')
    assert lines("implementation-plan.metrics-open", files) == [f"{PAGE}:17"]
    files["content/matrix.md"] = document("# M", id="SMS-REG-002", kind="measurement-matrix")
    assert lines("implementation-plan.metrics-open", files) == []


def test_an_empty_section_and_another_kind_are_left_to_others() -> None:
    assert lines("implementation-plan.metrics-open", plan("TBD")) == []
    assert lines("implementation-plan.metrics-open", plan("None.", kind="business-case")) == []


# ------------------------------------------------------------------ implementation-plan.stage-untold


def test_a_plan_that_speaks_of_all_four_is_sound() -> None:
    assert lines("implementation-plan.stage-untold", plan()) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("We plan, implement and audit.", "act (clause 10)"),
        ("We plan and introduce all processes.", "check (clause 9), act (clause 10)"),
        ("Audits and improvements follow.", "plan (clause 6), do (clause 8)"),
    ],
)
def test_what_the_plan_leaves_out_is_found_at_its_kind(text: str, missing: str) -> None:
    files = plan("Nine of ten.", text)
    assert lines("implementation-plan.stage-untold", files) == [f"{PAGE}:4"]
    assert messages("implementation-plan.stage-untold", files) == [f"The plan has no word on: {missing}."]


def test_headings_tell_nothing_for_every_plan_has_them() -> None:
    files = plan("Nine of ten.", "We plan and implement.\n\n### Improvement\n\nMore follows.")
    assert messages("implementation-plan.stage-untold", files) == [
        "The plan has no word on: check (clause 9), act (clause 10)."
    ]


def test_a_clause_in_the_header_counts() -> None:
    files = plan("Nine of ten.", "We plan and implement.", clauses='["9.1", "10.2"]')
    assert lines("implementation-plan.stage-untold", files) == []


def test_an_empty_page_says_nothing_at_all() -> None:
    assert lines("implementation-plan.stage-untold", {PAGE: document("")}) == []


# ------------------------------------------------------------------ implementation-plan.strategy-without-phase

STRATEGY = "implementation-plan.strategy-without-phase"


def strategy(text: str) -> dict[str, str]:
    return {PAGE: document(f"# Plan\n\n## Implementation strategy and phases\n\n{text}\n")}


def test_a_strategy_without_a_phase_is_found_at_its_heading() -> None:
    files = strategy("We go ahead with care and learn on the way.")
    assert lines(STRATEGY, files) == [f"{PAGE}:17"]
    assert messages(STRATEGY, files) == ['The section "Implementation strategy and phases" names no phase.']


@pytest.mark.parametrize(
    "text",
    [
        "Four phases in strict order.",
        "Step by step: incidents first.",
        'These: {{ sms_table("programme") }}',
        "Foundation comes first, then design.",
        "As in {{ sms_ref('SMS-PLN-002') }}.",
    ],
)
def test_phases_by_word_title_table_or_reference_are_enough(text: str) -> None:
    files = strategy(text) | {"data/programme.yml": "- {id: foundation, title: Foundation}\n- 7\n- {title: 8}\n"}
    files["content/plans/service.md"] = document(id="SMS-PLN-002", kind="service-management-plan")
    assert lines(STRATEGY, files) == []
