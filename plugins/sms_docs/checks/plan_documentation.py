"""Fifth of the six classic elements of a service management plan: the documentation framework."""

from collections.abc import Iterator

from sms_docs.completeness.documentation import SUFFICIENT, missing_documentation
from sms_docs.completeness.plans import plan_sections
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


@check("error", clauses=("7.5",), answers=("plan.documentation.present",), waivable=False)
def not_described(system: System) -> Iterator[Problem]:
    """The plan lays down nothing on documents.

    ## What
    The section says nothing on naming, review and approval, version control or retention, and refers to no document
    control procedure that does.

    ## Why
    Documents of the SMS are created, approved and kept under control (ISO/IEC 20000-1:2018, 7.5).

    ## Wrong
    `Documents are important to us.`

    ## Right
    `Documents are numbered, approved and kept as {{ sms_ref("SMS-PRC-001") }} lays down.`
    """
    for section in plan_sections(system, "documentation"):
        missing = missing_documentation(system, section)
        if all(topic in missing for topic in SUFFICIENT):
            yield Problem(
                section.location,
                f'The section "{section.heading}" lays down nothing on documents.',
                "Say how documents are named, approved, versioned and kept, or refer to the procedure.",
            )


@check("warning", clauses=("7.5.2", "7.5.3"), answers=("plan.documentation.complete",))
def topic_missing(system: System) -> Iterator[Problem]:
    """The documentation framework of the plan has a gap.

    ## What
    One of five topics is covered neither by the section nor by the document control procedure that it refers to:
    document types, naming, review and approval, retention, version control.

    ## Why
    An auditor asks for each of them (ISO/IEC 20000-1:2018, 7.5.2 and 7.5.3).

    ## Wrong
    A section on numbers of documents only.

    ## Right
    The five topics in a sentence each, or a reference to the procedure that holds them.
    """
    for section in plan_sections(system, "documentation"):
        missing = missing_documentation(system, section)
        if missing and not all(topic in missing for topic in SUFFICIENT):
            yield Problem(
                section.location,
                f'The section "{section.heading}" says nothing on: {", ".join(missing)}.',
                "Add a sentence on each, or refer to the document control procedure.",
            )
