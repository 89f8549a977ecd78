"""A document together with its decision log."""

from collections.abc import Iterator

from sms_docs.model.document import Document
from sms_docs.model.register import Register
from sms_docs.model.system import DATA, System


def log_of(system: System, document: Document) -> Register:
    """The document's decision log; an empty one, at the path where it belongs, when there is none."""
    found = system.decisions.get(document.id)
    return found if found is not None else Register("decisions", f"{DATA}/decisions/{document.id}.yml", exists=False)


def documents_with_log(system: System) -> Iterator[Document]:
    """The controlled documents whose header and log can be compared: number and version given, log not broken."""
    for document in system.controlled:
        log = system.decisions.get(document.id)
        if document.id and document.version and (log is None or not log.broken):
            yield document
