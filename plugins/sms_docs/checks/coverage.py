"""Coverage: what the standard wants in writing is in writing."""

from collections.abc import Iterator

from sms_docs.completeness.kinds_due import operation_over
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System
from sms_docs.views.coverage import coverage


@check("error", clauses=("7.5.1", "7.5.4"), answers=("register.clause-coverage",), waivable=False)
def clause_unanswered(system: System) -> Iterator[Problem]:
    """A clause asks for something in writing, and nothing in force answers it.

    ## What
    No approved document claims the clause or has a section for it, and no records of it are kept, although gate 3 is
    decided "go" or its planned day has passed. Until then it is open work; the page on coverage shows it. A system
    without a programme is not judged.

    ## Why
    The standard names what has to be documented (ISO/IEC 20000-1:2018, 7.5.1 and 7.5.4). A hole here is a
    nonconformity that anybody finds with a list.

    ## Wrong
    Gate 3 decided "go", and nothing covers 8.2.2.

    ## Right
    An approved document with `clauses: ["8.2.2"]`, or records with this clause that are there.
    """
    due = operation_over(system)
    if due is None or system.hides_documents:
        return
    location, reason = due
    for each in coverage(system):
        if each.clause.written and each.state not in ("covered", "parts"):
            yield Problem(
                location,
                f"Nothing in force covers clause {each.clause.id} {each.clause.title}, although {reason}.",
                "Approve a document that claims it, or keep the records that it asks for.",
                tuple(Related(one.location("id"), "It claims the clause.") for one in each.documents[:3]),
            )
