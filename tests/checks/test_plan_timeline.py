"""Timeline of a service management plan, in its text and in the programme that it shows."""

import pytest

from tests.plans import PAGE, heading, plan, text
from tests.programmes import PROGRAMME
from tests.support import document, found, messages, report

MILESTONES = PROGRAMME.replace("  gate:", "  milestones: [{id: M-1.1, title: Done, due: 2026-11-01}]\n  gate:")
CALL = '{{ sms_table("programme") }}'


def shown(programme: str = MILESTONES, call: str = CALL) -> dict[str, str]:
    return plan({"programme": programme}, implementation=call)


def test_two_dated_phases_with_milestones_are_enough_in_text_and_register() -> None:
    for files in (
        plan(),
        shown(),
        shown(call='{{ sms_figure("programme-timeline") }}'),
        shown(call='{{ sms_table("milestones") }}'),
    ):
        for check in ("phase-without-milestone", "too-few-phases", "without-milestones"):
            assert found(f"plan-timeline.{check}", files) == []


def test_one_date_is_no_timeline() -> None:
    files = plan(implementation="Certification in October 2027.")
    assert found("plan-timeline.too-few-phases", files) == [heading("Implementation timeline")]
    assert messages("plan-timeline.too-few-phases", files) == [
        'The section "Implementation timeline" gives dates for 1 of its 1 steps; 2 are the least.'
    ]


@pytest.mark.parametrize(
    ("text", "said"), [("- Phase 1\n- Phase 2\n", "0 of its 2 steps"), ("Certification comes.\n", "no step")]
)
def test_steps_without_dates_do_not_count(text: str, said: str) -> None:
    (message,) = messages("plan-timeline.too-few-phases", plan(implementation=text))
    assert f"gives dates for {said};" in message


def test_phases_of_the_register_count_when_they_have_start_and_end() -> None:
    text = '{{ sms_table("programme", id="design") }}'
    assert len(found("plan-timeline.too-few-phases", shown(call=text))) == 1
    assert len(found("plan-timeline.too-few-phases", shown(MILESTONES.replace("  end:", "  note:")))) == 1


def test_a_phase_without_milestone_is_found_in_the_register_and_at_the_page() -> None:
    files = shown(MILESTONES.replace("milestones: [{id: M-1.1, title: Done, due: 2026-11-01}]", "milestones: []", 1))
    assert found("plan-timeline.phase-without-milestone", files) == ["data/programme.yml:6:15"]
    (finding,) = [each for each in report(files).findings if each.id == "plan-timeline.phase-without-milestone"]
    assert finding.message == 'The phase foundation "Foundation" has no dated milestone.'
    assert [(each.position.path, each.message) for each in finding.related] == [(PAGE, "The plan shows it here.")]


def test_phases_of_the_text_without_any_milestone_are_a_warning() -> None:
    files = plan(implementation="- Phase 1: January 2027\n- Phase 2: June 2027\n")
    assert found("plan-timeline.without-milestones", files) == [heading("Implementation timeline")]
    assert messages("plan-timeline.without-milestones", files) == [
        'The section "Implementation timeline" names no milestone.'
    ]
    assert found("plan-timeline.phase-without-milestone", files) == []


def test_one_milestone_in_the_text_is_enough_and_no_step_names_none() -> None:
    one = plan(implementation="- Phase 1: January 2027; milestone: plan approved\n- Phase 2: June 2027\n")
    assert found("plan-timeline.without-milestones", one) == []
    assert found("plan-timeline.without-milestones", plan(implementation="Certification comes.\n")) == []


def test_phases_of_the_register_are_judged_one_by_one_and_in_every_plan() -> None:
    bare = shown(PROGRAMME)
    assert found("plan-timeline.without-milestones", bare) == []
    other = {"content/a.md": document(text(), id="SMS-PLN-003", kind="service-management-plan")}
    assert len(found("plan-timeline.phase-without-milestone", bare | other)) == 4


def test_the_plan_may_point_to_the_implementation_plan() -> None:
    files = shown(call='As {{ sms_ref("SMS-PLN-001") }} says.')
    files["content/plans/implementation.md"] = document(CALL)
    assert found("plan-timeline.too-few-phases", files) == []


def test_nothing_is_said_while_the_register_cannot_be_read() -> None:
    for check in ("phase-without-milestone", "too-few-phases", "without-milestones"):
        assert found(f"plan-timeline.{check}", shown("- id: [\n")) == []
