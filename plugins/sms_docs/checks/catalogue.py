"""The service catalogue: services that lean on each other."""

from collections.abc import Iterator

from sms_docs.model.check import check
from sms_docs.model.cycles import circles, way_round
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System


@check("error", clauses=("8.2.4",), answers=("catalogue.dependencies",))
def circular_dependency(system: System) -> Iterator[Problem]:
    """Services depend on each other in a circle.

    ## What
    A service depends on a second one, and this one, directly or through others, depends on the first.

    ## Why
    No order of recovery can be told from the catalogue: after a disaster each would have to be up before the other.

    ## Wrong
    SVC-04 with `depends_on: [SVC-05]` and SVC-05 with `depends_on: [SVC-04]`.

    ## Right
    The dependency stands on the service that cannot start without the other.
    """
    for circle in circles(system.register("services")):
        yield Problem(
            circle[0].location,
            f"These services depend on each other in a circle: {way_round(circle)}.",
            "Take out the dependency of the service that can start first.",
            tuple(Related(step.location, f"{step.entry} depends on {step.needs}.") for step in circle[1:]),
        )
