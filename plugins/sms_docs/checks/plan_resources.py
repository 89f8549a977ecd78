"""Fourth of the six classic elements of a service management plan: personnel, tools and training."""

from collections.abc import Iterator

from sms_docs.completeness.plans import plan_sections
from sms_docs.completeness.resources import missing_resources, states_budget
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


@check("error", clauses=("6.3", "7.1", "7.2"), answers=("plan.resources.complete",), waivable=False)
def kind_missing(system: System) -> Iterator[Problem]:
    """The resource plan leaves out personnel, tools or training.

    ## What
    Neither the text of the section nor the tables that it shows provide for one of the three. "No training is
    planned" and "Training: TBD" do not provide for training.

    ## Why
    The plan covers the human, technical, information and financial resources (ISO/IEC 20000-1:2018, 6.3 e and 7.1),
    and people need the competence for their work (7.2).

    ## Wrong
    `Two people work full time, with the ticketing tool that we have.`

    ## Right
    `Two people work full time, with the ticketing tool that we have; each gets five days of training.`
    """
    for section in plan_sections(system, "resources"):
        for kind in missing_resources(system, section):
            yield Problem(
                section.location,
                f'The section "{section.heading}" says nothing on {kind}.',
                f"Add what is needed of {kind}, from when and for how long.",
            )


@check("warning", clauses=("7.1",), answers=("plan.resources.budget",))
def without_budget(system: System) -> Iterator[Problem]:
    """The resource plan names no money.

    ## What
    The section shows no budget and no financial resources, and its text holds no sum.

    ## Why
    People, tools and training that nobody has paid for are wishes (ISO/IEC 20000-1:2018, 7.1).

    ## Wrong
    A table of people and tools without cost.

    ## Right
    `{{ sms_table("resources-effort") }}`, or a sentence with the sum and who approved it.
    """
    for section in plan_sections(system, "resources"):
        if not states_budget(system, section):
            yield Problem(
                section.location,
                f'The section "{section.heading}" gives no sum of money.',
                "Add the budget, or show it with a table.",
            )
