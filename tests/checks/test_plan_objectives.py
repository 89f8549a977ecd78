"""Objectives of a service management plan, in its text and in the register that it shows."""

import pytest

from tests.plans import PAGE, heading, line, plan
from tests.support import document, found, messages, report

DATA = "data/objectives.yml"
CALL = '{{ sms_table("objectives") }}'
NUMBER = "- id: O-001\n  title: Faster recovery\n  metric: MTTR\n  target: 4\n  unit: hours\n  due: 2027-06-30\n"
OUTCOME = "- id: O-002\n  title: Certificate\n  metric: yes or no\n  outcome: {}\n  due: 2027-10-29\n"
PROMISE = "- id: O-003\n  title: Improve the desk\n  metric: feeling\n  due: 2027-10-29\n"


def shown(register: str, **others: str) -> dict[str, str]:
    return plan({"objectives": register} | others, sms_objectives=CALL)


# ------------------------------------------------------------------ plan-objectives.absent


def test_a_section_that_sets_no_objective_is_found_at_its_heading() -> None:
    change = "| Objective | Target |\n|---|---|\n| TBD | TBD |\n\nText.\n"
    files = plan(sms_objectives="| Objective | Target |\n|---|---|\n| - | - |\n\n```\n99 %\n```\n")
    assert found("plan-objectives.absent", files) == []
    assert found("section.empty", files) == [heading("SMS objectives")]
    assert found("plan-objectives.absent", plan(sms_objectives=change)) == [heading("SMS objectives")]
    assert messages("plan-objectives.absent", plan(sms_objectives=change)) == [
        'The section "SMS objectives" sets no objective.'
    ]
    assert found("plan-objectives.none-measurable", plan(sms_objectives=change)) == []


def test_a_register_that_is_shown_sets_objectives() -> None:
    assert found("plan-objectives.absent", shown(NUMBER)) == []


# ------------------------------------------------------------------ plan-objectives.none-measurable, .unmeasurable


def test_a_plan_of_promises_has_no_measurable_objective() -> None:
    files = plan(sms_objectives="- Improve incident handling by 2027\n- Comply with ISO/IEC 20000-1:2018\n")
    assert found("plan-objectives.none-measurable", files) == [heading("SMS objectives")]
    assert messages("plan-objectives.none-measurable", files) == ["No objective of the plan is measurable."]
    promise, comply = messages("plan-objectives.unmeasurable", files)
    assert promise.endswith('by 2027" is not measurable: it says “improve”, and “2027” is a year, no measure.')
    assert comply.endswith("its only number, “ISO/IEC 20000-1:2018”, is a standard's number.")


def test_one_measurable_objective_is_the_least_and_the_others_are_warnings() -> None:
    change = "- Improve the desk\n- Answer calls in 5 minutes from June 2027 on\n"
    files = plan(sms_objectives=change)
    assert found("plan-objectives.none-measurable", files) == []
    assert found("plan-objectives.unmeasurable", files) == [f"{PAGE}:{line('Improve', sms_objectives=change)}:3"]


def test_the_settings_may_ask_for_more() -> None:
    change = {"sms_objectives": "- Improve the desk\n- Answer calls in 5 minutes\n"}
    files = plan({"settings": "parameters:\n  objectives_measurable_min: 2\n"}, **change)
    assert messages("plan-objectives.none-measurable", files) == ["Only 1 of 2 objectives of the plan is measurable."]
    assert len(found("plan-objectives.unmeasurable", files)) == 1
    files = plan({"settings": "parameters:\n  objectives_measurable_share: 0.5\n"}, **change)
    assert found("plan-objectives.unmeasurable", files) == []


def test_an_objective_of_the_register_is_found_there_and_at_the_page_that_shows_it() -> None:
    files = shown(NUMBER + PROMISE)
    assert found("plan-objectives.unmeasurable", files) == [f"{DATA}:8:10"]
    (finding,) = [each for each in report(files).findings if each.id == "plan-objectives.unmeasurable"]
    assert finding.message == (
        'The objective O-003 "Improve the desk" is not measurable: it says “improve” without a number.'
    )
    assert [(each.position.path, each.position.line, each.message) for each in finding.related] == [
        (PAGE, line("SMS objectives") + 2, "The plan shows it here.")
    ]


@pytest.mark.parametrize(
    "entry",
    [
        NUMBER,
        OUTCOME.format("Stage 2 is passed"),
        OUTCOME.format("The certificate hangs in the hall"),
        PROMISE.replace("metric: feeling", "metric: 4.2 of 5"),
        PROMISE + "  measure: ME-001\n",
    ],
)
def test_target_outcome_and_indicator_make_an_entry_measurable(entry: str) -> None:
    files = shown(entry, measures="- id: ME-001\n  target: 4\n")
    assert found("plan-objectives.unmeasurable", files) == []
    assert found("plan-objectives.none-measurable", files) == []


@pytest.mark.parametrize(
    "entry",
    [
        PROMISE,
        NUMBER.replace("  unit: hours\n", ""),
        OUTCOME.format("Better service"),
        OUTCOME.format("Stage 2 is passed").replace("  due: 2027-10-29\n", ""),
        PROMISE + "  measure: ME-002\n",
        PROMISE + "  measure: ME-404\n",
    ],
)
def test_a_vague_or_undated_outcome_and_an_indicator_without_target_do_not(entry: str) -> None:
    files = shown(entry, measures="- id: ME-002\n  title: Feeling\n")
    assert len(found("plan-objectives.unmeasurable", files)) == 1


def test_an_indicator_named_in_the_text_counts_when_it_has_a_target() -> None:
    files = plan({"measures": "- id: ME-001\n  target: 4\n"}, sms_objectives="- Improve ME-001 in 2027\n")
    assert found("plan-objectives.none-measurable", files) == []


def test_a_value_from_a_register_counts_as_if_it_stood_in_the_text() -> None:
    change = '- Reach {{ sms_value("measures.ME-001.target") }} % availability in 2027\n'
    assert (
        found(
            "plan-objectives.none-measurable", plan({"measures": "- id: ME-001\n  target: 99\n"}, sms_objectives=change)
        )
        == []
    )
    assert found("plan-objectives.none-measurable", plan({"measures": "- id: ME-001\n"}, sms_objectives=change)) != []


def test_what_the_table_leaves_out_is_not_judged() -> None:
    files = shown(NUMBER + PROMISE) | plan(sms_objectives='{{ sms_table("objectives", id="O-001") }}')
    assert found("plan-objectives.unmeasurable", files) == []


def test_a_page_of_objectives_that_the_plan_points_to_is_judged() -> None:
    page = document(CALL, id="SMS-REG-009", kind="service-management-objectives")
    files = plan({"objectives": PROMISE}, sms_objectives='They stand in {{ sms_ref("SMS-REG-009") }}.')
    files["content/registers/objectives.md"] = page
    assert found("plan-objectives.unmeasurable", files) == [f"{DATA}:2:10"]


def test_nothing_is_said_while_the_register_cannot_be_read() -> None:
    files = shown("- id: [\n")
    for check in ("absent", "none-measurable", "unmeasurable", "undated"):
        assert found(f"plan-objectives.{check}", files) == []


@pytest.mark.parametrize("status", ["obsolete", "withdrawn"])
def test_a_retired_plan_is_not_judged(status: str) -> None:
    files = plan(sms_objectives="- Improve\n")
    files[PAGE] = files[PAGE].replace("status: draft", f"status: {status}")
    assert found("plan-objectives.none-measurable", files) == []


# ------------------------------------------------------------------ plan-objectives.undated


def test_an_objective_without_date_in_the_text_is_a_warning() -> None:
    change = "- SLA compliance of 99.5 percent\n- Answer in 5 minutes from month 9 on\n"
    files = plan(sms_objectives=change)
    assert found("plan-objectives.undated", files) == [f"{PAGE}:{line('SLA', sms_objectives=change)}:3"]
    assert messages("plan-objectives.undated", files) == [
        'The objective "SLA compliance of 99.5 percent" does not say by when.'
    ]


def test_a_missing_date_in_the_register_is_left_to_the_schema() -> None:
    assert found("plan-objectives.undated", shown(NUMBER.replace("  due: 2027-06-30\n", ""))) == []


# ------------------------------------------------------------------ plan-objectives.not-from-gaps


def test_objectives_that_answer_nothing_are_a_note_at_the_register() -> None:
    assert found("plan-objectives.not-from-gaps", shown(NUMBER)) == [f"{DATA}:1:3"] * 2
    assert found("plan-objectives.not-from-gaps", shown(NUMBER + PROMISE)) == [f"{DATA}:1:3"] * 2
    assert messages("plan-objectives.not-from-gaps", shown(NUMBER)) == [
        "No objective answers a gap of the assessment.",
        "No objective answers an aim of the organization.",
    ]


def test_one_objective_that_does_is_enough() -> None:
    assert (
        found("plan-objectives.not-from-gaps", shown(NUMBER + "  answers_gaps: [G-1]\n" + PROMISE + "  aim: AIM-1\n"))
        == []
    )
    assert found("plan-objectives.not-from-gaps", plan()) == []
