"""The mark on a document that nobody may work by: a band above the header, and a word across each printed sheet."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sms_docs.judgement.in_force import in_force
from sms_docs.model.document import Document
from sms_docs.model.system import OPEN, System
from sms_docs.model.table import Cell
from sms_docs.render.control_facts import decided
from sms_docs.render.escape import attribute, block
from sms_docs.render.status_icon import status_icon
from sms_docs.render.succession import successor_ids, successors
from sms_docs.render.table_html import Href, cell_html
from sms_docs.views import cell
from sms_docs.views.documents import starts_later

_MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "draft": ("Draft: not in force", "Nobody has approved this text. Do not work by it."),
        "review": ("In review: not in force", "It is being judged and may still change. Do not work by it."),
        "obsolete": ("Obsolete: do not use", ""),
        "withdrawn": ("Withdrawn: do not use", ""),
    }
)
_UNKNOWN = ("Not valid: do not use", "Its status is none that document control knows.")


def control_mark(document: Document) -> str:
    """The words of the mark; "" for an approved document."""
    return _words(document)[0]


def sheet_words(document: Document) -> str:
    """What each printed sheet says of a document: number, version, and its mark or that it is approved."""
    number, version = document.id or "no number", document.version or "not named"
    return f"{number} · Version {version} · {control_mark(document) or 'Approved'}"


def mark_html(system: System, document: Document, to: Href) -> str:
    """The band, and the word for the printer; an approved document that holds only later says from when."""
    title, told = _words(document)
    if not title:
        return _not_yet(system, document)
    word = title.partition(":")[0]
    kind = document.status if document.status in _MARKS else "unknown"
    sentences = " ".join((block(told), *_instead(system, document, to), *_retired(system, document, to))).strip()
    return (
        f'<div class="sms-mark sms-mark--{kind}" role="note">{status_icon(kind)}'
        f"<p><strong>{block(title)}</strong> {sentences}</p></div>"
        f'<div class="sms-watermark" data-word="{attribute(word)}" aria-hidden="true"></div>'
    )


def _words(document: Document) -> tuple[str, str]:
    return ("", "") if document.status == "approved" else _MARKS.get(document.status, _UNKNOWN)


def _not_yet(system: System, document: Document) -> str:
    day = cell.day(document.effective_from).text
    if not starts_later(system, document):
        return ""
    return (
        f'<div class="sms-mark sms-mark--later" role="note" data-sms-until="{day}">{status_icon("review")}'
        f"<p><strong>Approved, but not in force yet.</strong> It holds from {day}.</p></div>"
    )


def _instead(system: System, document: Document, to: Href) -> Iterator[str]:
    """For a version that is being written: the one that people work by meanwhile."""
    if document.status in OPEN and (term := in_force(system, document.id)):
        version = cell_html(Cell(f"version {term.version}", f"edition:{document.id}/{term.version}"), to)
        yield f"Version {block(document.version)} is being written; {version} is in force."


def _retired(system: System, document: Document, to: Href) -> Iterator[str]:
    """For a document that is out of use: what replaces it, and since when."""
    if not document.retired:
        return
    named = ", ".join(cell_html(each, to) for each in successors(system, document))
    if named:
        yield f"Replaced by {named}."
    elif document.status == "obsolete":
        yield "What replaces it is not named."
    yield _since(system, document)


def _since(system: System, document: Document) -> str:
    decision = system.last_decision(document.id, "withdrawn")
    if decision is not None:
        reason = f": {decision.text('reason')}" if decision.text("reason") else ""
        return block(f"Taken out of use on {decided(system, decision)}{reason.rstrip('.')}.")
    starts = [
        found.effective_from
        for each in successor_ids(system, document)
        if (found := system.by_id.get(each)) and found.status == "approved" and found.effective_from
    ]
    past = [each for each in starts if each <= system.as_of]
    return f"Out of use since {min(past).isoformat()}." if past else "Since when is not recorded."
