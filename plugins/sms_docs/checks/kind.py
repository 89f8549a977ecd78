"""Kinds of documents: the ones that the standard asks for exist when they are due."""

from collections.abc import Iterator

from sms_docs.completeness.kinds_due import due_kinds
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("error", clauses=("7.5.1", "7.5.4"), answers=("register.required-kinds", "register.complete"), waivable=False)
def absent(system: System) -> Iterator[Problem]:
    """A document that the standard asks for does not exist.

    ## What
    There is no document of a required kind (`sms list kinds`) in use, and it is due: gate 2 is decided "go" or its
    planned day has passed; for records, gate 3. Before that day it is open work and no fault. Without a programme
    with a gate nothing says that there is still time, so that all are due.

    ## Why
    The standard asks for these documents by name (ISO/IEC 20000-1:2018, 7.5.4). An auditor asks for each of them.

    ## Wrong
    Gate 2 decided "go", and no service continuity plan anywhere.

    ## Right
    A page with `kind: service-continuity-plan`, or the gate moved to the day on which it will exist.
    """
    if not any(document.controlled for document in system.documents) and not system.registers["settings"].exists:
        return  # nothing is here yet: file.empty-repository says so
    if system.hides_documents:
        return
    written = {kind for kind, of in system.by_kind.items() if any(not document.retired for document in of)}
    for due in due_kinds(system):
        if due.kind.key not in written:
            yield Problem(
                due.location,
                f'There is no document "{due.kind.title}", although {due.reason}.',
                f'Write it as a page with "kind: {due.kind.key}", or correct the kind of the page that is it.',
                tuple(
                    Related(task.location("due"), f"{task.id} is to produce it.")
                    for task in _tasks(system, due.kind.key)
                ),
            )


def _tasks(system: System, kind: str) -> Iterator[Entry]:
    return (
        task
        for task in system.register("tasks")
        if kind in task.texts("produces") and task.text("status") != "cancelled"
    )
