"""Availability: a target for each service, and every loss looked into."""

from collections.abc import Iterator

from sms_docs.gates.agreements import by_service, delivered, missed, results
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System


@check("error", clauses=("8.7.1",), answers=("availability.targets",))
def loss_uninvestigated(system: System) -> Iterator[Problem]:
    """A service was less available than agreed, and nobody looked into it.

    ## What
    A result misses an availability target, and the field `investigation` names no record or document.

    ## Why
    Unplanned loss of availability is investigated and acted on (ISO/IEC 20000-1:2018, 8.7.1). An action without its
    investigation treats what was guessed.

    ## Wrong
    `actual: 99.21` for a target of 99.7, no `investigation`.

    ## Right
    `investigation: CASE-004`
    """
    for result, target in results(system):
        if target.text("kind") == "availability" and missed(result, target) and not result.has("investigation"):
            yield Problem(
                result.location("actual"),
                f"{target.id} was missed in {result.text('period')} ({result.number('actual'):,.10g}), "
                "and nothing says that the loss was investigated.",
                "Find out what failed and why, and name the case or report in the field investigation.",
                (Related(target.location("value"), "The target."),),
            )


@check("error", clauses=("8.7.1",), answers=("availability.targets",))
def target_missing(system: System) -> Iterator[Problem]:
    """A service has a service level agreement without a target for availability.

    ## What
    A service in scope has one or more agreed SLAs, and none of their targets is of kind `availability`. A service
    without an agreement is a finding of its own.

    ## Why
    Availability requirements and targets are documented and monitored (ISO/IEC 20000-1:2018, 8.7.1). What has no
    target cannot be missed.

    ## Wrong
    An agreement with response times only.

    ## Right
    `kind: availability`, `comparator: at-least`, `value: 99.5`, `unit: percent`
    """
    agreed = by_service(system)
    for service in delivered(system):
        slas = [each for each in agreed.get(service.id, ()) if each.text("status") == "agreed"]
        kinds = {target.text("kind") for sla in slas for target in sla.entries("targets")}
        if slas and "availability" not in kinds:
            yield Problem(
                slas[0].location("targets"),
                f"{service.id} ({service.label}) has no target for its availability.",
                "Agree on one with the customers, with the way it is measured.",
                (Related(service.location("id"), "The service."),),
            )
