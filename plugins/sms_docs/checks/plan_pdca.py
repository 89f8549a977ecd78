"""Third of the six classic elements of a service management plan: plan, do, check and act for every process."""

from collections.abc import Iterator

from sms_docs.completeness.pdca import left_out, open_stages, undescribed, unnamed_areas
from sms_docs.completeness.plans import Section, plan_sections
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


def _sections(system: System) -> tuple[Section, ...]:
    return plan_sections(system, "pdca")


@check("warning", clauses=("4.4", "8.1"), answers=("plan.pdca.each-process",))
def area_unnamed(system: System) -> Iterator[Problem]:
    """The plan leaves out process areas of the standard.

    ## What
    The section on plan, do, check and act neither shows a process for the area nor names it. A warning, because a
    process of another name may serve the area; a process of the register that is left out is an error.

    ## Why
    No requirement of clause 8 can be left out (ISO/IEC 20000-1:2018, 4.3). An area that nobody plans is run by
    nobody.

    ## Wrong
    A table that ends after incident, problem and change management.

    ## Right
    A row for each process area in scope; in one small organization a process may serve several areas and name them.
    """
    for section in _sections(system):
        areas = () if undescribed(system, section) else unnamed_areas(system, section)
        if areas:
            names = ", ".join(each.title for each in areas)
            counted = f"{len(areas)} process area{'s' if len(areas) > 1 else ''}"
            yield Problem(
                section.location,
                f'The section "{section.heading}" leaves out {counted}: {names}.',
                "Say for each how it is planned, done, checked and acted on, or which process serves it.",
            )


@check("error", clauses=("4.4", "10.2"), answers=("plan.pdca.present",), waivable=False)
def not_described(system: System) -> Iterator[Problem]:
    """The plan does not tell how plan, do, check and act are run.

    ## What
    The section shows no register of processes, has no row or subsection for a process, and does not describe each of
    the four stages for all processes either. Naming the cycle is no description.

    ## Why
    The SMS is established, run, maintained and improved (ISO/IEC 20000-1:2018, 4.4 and 10.2); the plan says how.

    ## Wrong
    `We follow the PDCA cycle.`

    ## Right
    `{{ sms_table("pdca") }}`, or a table with process, plan, do, check and act.
    """
    for section in _sections(system):
        if missing := undescribed(system, section):
            yield Problem(
                section.location,
                f'The section "{section.heading}" does not describe: {", ".join(missing)}.',
                "Add a table with process, plan, do, check and act, and fill every cell.",
            )


@check("error", clauses=("4.4", "8.1"), answers=("plan.pdca.each-process",))
def process_left_out(system: System) -> Iterator[Problem]:
    """A process of the register is missing in the plan's section on plan, do, check and act.

    ## What
    The section neither shows the process in its table nor names it in its text.

    ## Why
    Each process is planned and controlled (ISO/IEC 20000-1:2018, 8.1). One that the plan leaves out has no rhythm of
    checks.

    ## Wrong
    `{{ sms_table("pdca", area="assurance") }}` as the only table.

    ## Right
    `{{ sms_table("pdca") }}`
    """
    for section in _sections(system):
        for process in () if undescribed(system, section) else left_out(system, section):
            yield Problem(
                section.location,
                f'The section "{section.heading}" leaves out the process {process.id} "{process.label}".',
                'Show all processes with sms_table("pdca"), or describe this one too.',
            )


@check("error", clauses=("4.4", "8.1"), answers=("plan.pdca.each-process",))
def stage_open(system: System) -> Iterator[Problem]:
    """A process in the plan lacks plan, do, check or act.

    ## What
    A cell of the four is empty or a placeholder: in the register that the plan shows, or in a table or subsection of
    its text.

    ## Why
    A process without a check is not known to work, and one without act does not get better (ISO/IEC 20000-1:2018,
    4.4).

    ## Wrong
    `| Problem management | yearly plan | weekly analysis | | |`

    ## Right
    `| Problem management | yearly plan | weekly analysis | monthly trend report | actions in the monthly review |`
    """
    for section in _sections(system):
        for each in open_stages(system, section):
            yield Problem(
                each.location,
                f"The process {each.process} says nothing on: {', '.join(each.missing)}.",
                "Describe the missing stages: what is done, how often, by which role.",
                each.related,
            )
