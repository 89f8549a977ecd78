"""Joining the system with another management system, in writing."""

from collections.abc import Iterator
from typing import Final

from sms_docs.completeness.content import judged
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_KIND: Final = "integration-mapping"


@check("warning", clauses=("4.4",), answers=("ts.integration-mapping",))
def mapping_missing(system: System) -> Iterator[Problem]:
    """Two management systems are joined, and no document says how.

    ## What
    `data/integration.yml` holds a line with `integration: joint` or `aligned`, and there is no document of the kind
    integration-mapping, nor one that covers it.

    ## Why
    Mapping of the requirements, shared elements and the way of running both are written down, so that a change on one
    side is noticed on the other (ISO/IEC TS 20000-5:2022, 4.12).

    ## Wrong
    One document control for two systems, and nothing that says so.

    ## Right
    A document with `kind: integration-mapping`.
    """
    documents = [each for each in system.controlled if _KIND in (each.kind, *each.covers) and not each.retired]
    joined = _joined(system)
    if joined and not documents and not system.hides_documents:
        yield Problem(
            joined[0].location("integration"),
            f"The system is joined with {joined[0].text('other_standard')}, but no document maps the two.",
            "Write a document of the kind integration-mapping: factors, mapping, joint elements, way of running.",
        )


@check("warning", clauses=("4.4",), answers=("ts.integration-mapping",))
def factors_missing(system: System) -> Iterator[Problem]:
    """The business case does not weigh whether to join the management systems.

    ## What
    `data/integration.yml` holds a line with `integration: joint` or `aligned`, and the business case has no section on
    the integration with other management systems, or an empty one.

    ## Why
    To join two systems costs and saves; both belong to what top management decides on
    (ISO/IEC TS 20000-5:2022, 4.12).

    ## Wrong
    A business case without a word on the security management system that shares audits and documents.

    ## Right
    A section "Integration with other management systems" with what speaks for and against it.
    """
    joined = _joined(system)
    for case in judged(system) if joined else ():
        if case.kind.key == "business-case" and not case.filled("integration"):
            yield Problem(
                case.document.location("kind"),
                f"The business case says nothing on joining the system with {joined[0].text('other_standard')}.",
                'Add a section "Integration with other management systems" with what speaks for and against it.',
                (Related(joined[0].location("integration"), "The two are joined here."),),
            )


def _joined(system: System) -> list[Entry]:
    return [each for each in system.register("integration") if each.text("integration") in ("joint", "aligned")]
