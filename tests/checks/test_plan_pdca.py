"""Plan, do, check and act of a service management plan, in its text and in the register that it shows."""

from tests.plans import AREAS, PAGE, heading, line, plan
from tests.support import found, messages, report

PROCESSES = """
- id: incident
  title: Incident management
  clause: 8.6.1
  document: incident-management-process
  pdca:
    plan: {text: yearly}
    do: {text: handles}
    check: {text: monthly, measure: ME-001, rhythm: monthly}
    act: {text: review, route: BOD-02}
"""
CALL = '{{ sms_table("pdca") }}'
CHECKS = ("area-unnamed", "not-described", "process-left-out", "stage-open")


def shown(processes: str = PROCESSES, text: str = AREAS) -> dict[str, str]:
    return plan({"processes": processes}, pdca=f"{CALL}\n\nAll areas: {text}.\n")


def all_found(files: dict[str, str]) -> list[str]:
    return [place for check in CHECKS for place in found(f"plan-pdca.{check}", files)]


def test_a_described_cycle_is_complete_in_text_and_register() -> None:
    assert all_found(plan()) == []
    assert all_found(shown()) == []


# ------------------------------------------------------------------ plan-pdca.not-described


def test_naming_the_cycle_is_no_description() -> None:
    files = plan(pdca="We follow the PDCA cycle.")
    assert found("plan-pdca.not-described", files) == [heading("PDCA approach")]
    assert messages("plan-pdca.not-described", files) == [
        'The section "PDCA approach" does not describe: plan, do, check, act.'
    ]
    for check in ("area-unnamed", "process-left-out"):
        assert found(f"plan-pdca.{check}", files | {"data/processes.yml": PROCESSES}) == []


# ------------------------------------------------------------------ plan-pdca.stage-open


def test_an_open_cell_of_the_text_is_found_at_its_row() -> None:
    change = "| Process | Plan | Do | Check | Act |\n|---|---|---|---|---|\n| Problem | a | b | TBD | |\n"
    files = plan(pdca=change)
    assert found("plan-pdca.stage-open", files) == [f"{PAGE}:{line('| Problem', pdca=change)}:1"]
    assert messages("plan-pdca.stage-open", files) == ['The process "Problem" says nothing on: check, act.']


def test_an_open_stage_of_the_register_is_found_there_and_at_the_page() -> None:
    files = shown(PROCESSES.replace("do: {text: handles}", "do: {text: TBD}"))
    assert found("plan-pdca.stage-open", files) == ["data/processes.yml:7:16"]
    (finding,) = [each for each in report(files).findings if each.id == "plan-pdca.stage-open"]
    assert finding.message == 'The process incident "Incident management" says nothing on: do.'
    assert [(each.position.path, each.message) for each in finding.related] == [(PAGE, "The plan shows it here.")]


def test_a_missing_stage_is_placed_at_the_cycle_of_the_process() -> None:
    files = shown(PROCESSES.replace("    act: {text: review, route: BOD-02}\n", ""))
    assert found("plan-pdca.stage-open", files) == ["data/processes.yml:6:5"]


# ------------------------------------------------------------------ plan-pdca.process-left-out


def test_a_process_that_the_section_neither_shows_nor_names_is_left_out() -> None:
    more = PROCESSES + "- id: desk-coffee\n  title: Coffee management\n"
    files = plan({"processes": more}, pdca=f'{{{{ sms_table("pdca", id="incident") }}}}\n\n{AREAS}\n')
    assert found("plan-pdca.process-left-out", files) == [heading("PDCA approach")]
    assert messages("plan-pdca.process-left-out", files) == [
        'The section "PDCA approach" leaves out the process desk-coffee "Coffee management".'
    ]
    named = plan({"processes": more}, pdca=f"{CALL}\n\nCoffee management is new. {AREAS}\n")
    assert found("plan-pdca.process-left-out", named) == []


# ------------------------------------------------------------------ plan-pdca.area-unnamed


def test_process_areas_of_the_standard_that_nobody_plans_are_listed() -> None:
    files = shown(text=AREAS.replace("problem, availability, ", "").replace("incident, ", ""))
    assert found("plan-pdca.area-unnamed", files) == [heading("PDCA approach")]
    assert messages("plan-pdca.area-unnamed", files) == [
        'The section "PDCA approach" leaves out 2 process areas: Problem management, Service availability management.'
    ]


def test_an_area_is_served_by_the_clause_the_document_or_the_title_of_a_process() -> None:
    text = AREAS.replace("incident, ", "")
    assert found("plan-pdca.area-unnamed", shown(text=text)) == []
    by_clause = PROCESSES.replace("  document: incident-management-process\n", "")
    assert found("plan-pdca.area-unnamed", shown(by_clause, text)) == []
    by_document = PROCESSES.replace("  clause: 8.6.1\n", "")
    assert found("plan-pdca.area-unnamed", shown(by_document, text)) == []
    neither = by_document.replace("  document: incident-management-process\n", "")
    assert found("plan-pdca.area-unnamed", shown(neither, text)) == []
    assert len(found("plan-pdca.area-unnamed", shown(neither.replace("Incident", "Trouble"), text))) == 1


def test_nothing_is_said_while_the_register_cannot_be_read() -> None:
    assert all_found(shown("- id: [\n", text="none")) == []
