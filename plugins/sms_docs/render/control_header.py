"""The control header: what an auditor asks of a document before reading it (clause 7.5.2)."""

from collections.abc import Mapping
from types import MappingProxyType

from sms_docs.model.document import Document
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Tone
from sms_docs.render.control_facts import CHANGE, EFFECTIVE, REVIEW, STATUS, control_facts, is_overdue
from sms_docs.render.control_mark import control_mark, mark_html
from sms_docs.render.escape import block
from sms_docs.render.history_html import HISTORY_ANCHOR
from sms_docs.render.status_icon import status_icon
from sms_docs.render.table_html import Href, cell_html
from sms_docs.views import cell
from sms_docs.views.documents import review_due, starts_later

__all__ = ["below_title", "control_facts", "control_header_html", "control_mark"]
_WIDE: Mapping[str, str] = MappingProxyType(
    {CHANGE: "sms-wide", "Replaces": "sms-wide", "Replaced by": "sms-wide", "Clauses": "sms-two"}
)
"""Facts that take a whole line, or two columns of it."""
_TONES: Mapping[str, Tone] = MappingProxyType(
    {"approved": "good", "draft": "warn", "review": "warn", "obsolete": "bad", "withdrawn": "bad"}
)


def control_header_html(system: System, document: Document, to: Href) -> str:
    """The header as one block of HTML, below the mark of a document that is not in force.

    Args:
        to: gives the address of a cell's target.
    """
    facts = "".join(_fact(system, document, fact, to) for fact in control_facts(system, document))
    return (
        f'{mark_html(system, document, to)}<div class="sms-control" role="group" aria-label="Document control">'
        f"<dl>{facts}</dl>{_as_of(system)}</div>"
    )


def _fact(system: System, document: Document, fact: tuple[str, Cell], to: Href) -> str:
    label = fact[0]
    wide = f' class="{_WIDE[label]}"' if label in _WIDE else ""
    return f"<div{wide}><dt>{block(label)}</dt><dd>{_value(system, document, fact, to)}</dd></div>"


def _value(system: System, document: Document, fact: tuple[str, Cell], to: Href) -> str:
    label, value = fact
    if label == STATUS:
        tone = _TONES.get(document.status, "bad")
        return f'<span class="sms-status sms-{tone}">{status_icon(document.status)}{block(value.text)}</span>'
    if label == CHANGE and document.id:
        return f'{cell_html(value, to)} <a href="#{HISTORY_ANCHOR}">Revision history</a>'
    if label == EFFECTIVE and starts_later(system, document):
        day = cell.day(document.effective_from).text
        return f'{day} <span data-sms-until="{day}">(not yet)</span>'
    if label == REVIEW and (due := review_due(system, document)):
        day = due.isoformat()
        # The script counts the days anew; without it the word of the day of the build stands.
        late = ' <span class="sms-due sms-bad">overdue</span>' if is_overdue(system, document) else ""
        return f'<time datetime="{day}" data-sms-due>{day}{late}</time>'
    return cell_html(value, to)


def _as_of(system: System) -> str:
    """The day that everything here is computed for, where the settings fix it."""
    if system.day_source != "settings":
        return ""
    return f'<p class="sms-as-of">As of {system.as_of.isoformat()}; what is due is counted from that day.</p>'


def below_title(html: str, header: str) -> str:
    """The page with the header right below its first heading of level 1; above everything when it has none."""
    title, end, rest = html.partition("</h1>")
    return f"{title}{end}{header}{rest}" if end else f"{header}{html}"
