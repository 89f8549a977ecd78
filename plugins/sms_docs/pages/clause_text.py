"""What a clause asks for, in our words: writings, contents, what an auditor looks for; where it stands elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from sms_docs.load.standard import EDITIONS
from sms_docs.model.standard import Clause, Standard, WrittenItem
from sms_docs.render.escape import inline

_FITS: Mapping[str, str] = {
    "same": "the same subject",
    "split": "one subject in several clauses",
    "partial": "in part",
    "full": "the same subject",
}
_OTHERS = (("iso9001", "ISO 9001:2015"), ("iso27001", "ISO/IEC 27001:2022"))
Crosswalk = Mapping[str, Mapping[str, Any]]


def asks(clause: Clause) -> Iterator[str]:
    """Parts below the heading "What it asks for"; none for a clause that only holds others."""
    if clause.written_items:
        yield _listed("In writing:", map(_written, clause.written_items))
    elif clause.written:
        yield "The clause itself asks for something in writing."
    elif clause.audit:
        yield "The clause itself asks for nothing in writing."
    if clause.items:
        yield _listed(
            "Contents, in our words:", (f"**{inline(key)})** {inline(each)}" for key, each in clause.items.items())
        )
    if clause.audit:
        yield _listed("An auditor asks to see:", map(inline, clause.audit))
    yield from _remarks(clause)


def _remarks(clause: Clause) -> Iterator[str]:
    if clause.amendment:
        yield f"**Amendment 1:2024.** {inline(clause.amendment)}"
    if clause.note:
        yield f"**Note.** {inline(clause.note)}"
    if not clause.official_title:
        yield "The standard prints no heading for this clause; the title is ours."
    if clause.verify:
        yield "We could not compare this entry with the standard yet; read it with care."


def elsewhere(standard: Standard, clause: Clause, crosswalk: Crosswalk) -> Iterator[str]:
    """Where other standards treat the subject, as a list; nothing when the data do not say."""
    lines = [*_other_edition(standard, clause), *_other_standards(crosswalk.get(clause.id, {}))]
    if lines:
        yield "\n".join(f"- {line}" for line in lines)


def _other_edition(standard: Standard, clause: Clause) -> Iterator[str]:
    other = f"ISO/IEC 20000-1:{EDITIONS[standard.edition]}"
    if clause.maps_to:
        fit = f" ({_FITS[clause.mapping]})" if clause.mapping in _FITS else ""
        yield f"{other}: {', '.join(clause.maps_to)}{fit}"
    elif clause.new:
        yield f"{other}: nothing, the clause is new"


def _other_standards(found: Mapping[str, Any]) -> Iterator[str]:
    fit = _FITS.get(found.get("strength", ""), "")
    for key, title in _OTHERS:
        if found.get(key):
            yield f"{title}: {', '.join(found[key])}{f' ({fit})' if fit else ''}"
    for key in ("note", "trap"):
        if found.get(key):
            yield f"{'Take care: ' if key == 'trap' else ''}{inline(found[key])}"


def _written(item: WrittenItem) -> str:
    sort = "record" if item.record else "document"
    return f"{inline(item.what)} ({sort}{'' if item.explicit else ', implied'})"


def _listed(head: str, items: Iterator[str]) -> str:
    return "\n".join([head, "", *(f"- {each}" for each in items)])
