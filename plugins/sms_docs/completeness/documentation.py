"""What a plan lays down on documents and records, itself or by the procedure that it refers to."""

from typing import Final

from sms_docs.completeness.plans import Section, with_facts
from sms_docs.completeness.references import referred_documents
from sms_docs.judgement.sections import Part
from sms_docs.judgement.statements import statements
from sms_docs.judgement.topics import DOCUMENTATION, missing_topics
from sms_docs.model.system import System

PROCEDURE: Final = "document-control-procedure"
SUFFICIENT: Final = ("review and approval", "naming", "retention", "version control")
"""Topics of which a plan lays down at least one; the types of documents alone control nothing."""


def missing_documentation(system: System, section: Section) -> tuple[str, ...]:
    """The topics of the documentation framework that neither the section nor the procedure behind it covers."""
    words = system.standard.placeholders
    said = list(statements(section.text, section.part, words))
    for other in referred_documents(system, section.text, section.part):
        if other.kind == PROCEDURE and not other.retired:
            # Part -1: what stands under any heading counts as headed by it.
            said += statements(with_facts(system, other), Part(-1, other.start, len(other.source)), words)
    return missing_topics(said, DOCUMENTATION)
