"""Other parties: what stays in the organization's own hands."""

from collections.abc import Iterator

from sms_docs.gates.agreements import delivered
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("error", clauses=("8.2.3.1",), answers=("parties.not-everything",), waivable=False)
def everything_outside(system: System) -> Iterator[Problem]:
    """Other parties provide or operate all services, all components or all processes.

    ## What
    Taken together, the entries under `provides` name every service in scope (kind `service`), every component of
    the services in scope (kind `component`, by the component's name) or every process (kind `process`).

    ## Why
    An organization where others do everything cannot show that it controls its services, and cannot be certified
    (ISO/IEC 20000-1:2018, 8.2.3.1).

    ## Wrong
    One supplier with `kind: process` for each of the nineteen processes.

    ## Right
    At least one service, one component and one process run by own people.
    """
    services = [*delivered(system)]
    given = [(supplier, item) for supplier in system.register("suppliers") for item in supplier.entries("provides")]
    yield from _all_outside("services", {each.id for each in services}, [
        (supplier, item, set(item.texts("services"))) for supplier, item in given if item.text("kind") == "service"
    ])  # fmt: skip
    yield from _all_outside("components", {_name(each) for of in services for each in of.texts("components")}, [
        (supplier, item, {_name(item.text("item"))}) for supplier, item in given if item.text("kind") == "component"
    ])  # fmt: skip
    yield from _all_outside("processes", {each.id for each in system.register("processes")}, [
        (supplier, item, {item.text("process")}) for supplier, item in given if item.text("kind") == "process"
    ])  # fmt: skip


def _all_outside(what: str, wanted: set[str], given: list[tuple[Entry, Entry, set[str]]]) -> Iterator[Problem]:
    named = {each for _, _, names in given for each in names}
    if wanted and wanted <= named:
        first, *others = [(supplier, item) for supplier, item, names in given if names & wanted]
        yield Problem(
            first[1].location("item"),
            f"Other parties provide or operate all {what}; none is left in own hands.",
            f"Keep some {what} in own hands, or correct what the suppliers provide.",
            tuple(Related(item.location("item"), f"{supplier.label} provides this.") for supplier, item in others),
        )


def _name(text: str) -> str:
    return " ".join(text.casefold().split())
