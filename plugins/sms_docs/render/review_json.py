"""A change for programs. The format is versioned: fields are added, never renamed or removed, within one number.

``{"format": 1, "since", "base", "head", "as_of", "verdict", "unknown": [sentence],
"documents": [{"id", "title", "path", "was_path", "how": added|removed|renamed|changed|data|status|form,
"size": none|editorial|minor|major, "reasons": [text], "pieces": [{"kind": field|text|row, "where", "before", "after"}],
"version_was", "version_now", "proposed", "version_fits": bool, "status_was", "status_now", "decision":
approved|reviewed|"", "needed": [{"role", "title", "people": [{"id", "name", "deputy": bool}], "given_by",
"excluded": [name]}], "approved_content_known": bool}],
"mentions": [{"id", "title", "path", "names": [id]}],
"decisions" and "lost": [{"document", "version", "decision", "by", "role", "on", "provenance", "why"}],
"findings": {"new": [finding], "gone": [finding], "set_aside": [finding]}`` (as ``sms check --format json`` has them)
``"gates": [{"gate", "criterion", "before", "after", "why"}],
"registers": [{"key", "path", "added": [id], "removed": [id], "changed": [{"id", "fields": [name]}]}],
"editions" and "pages": [{"path", "what": added|removed|changed}], "trusted": [path]}``. ``base`` is "" when nothing
could be compared; the lists are empty then.
"""

import json
from typing import Final

from sms_docs.model.change import Change, DocumentChange, RegisterChange
from sms_docs.render.report_json import finding
from sms_docs.render.review_words import needs_raise, verdict

FORMAT: Final = 1


def render(change: Change) -> str:
    """One JSON object; the same change always gives the same bytes."""
    compared = change.compared
    content = {
        "format": FORMAT,
        "since": compared.asked,
        "base": compared.base,
        "head": compared.head,
        "as_of": change.as_of.isoformat(),
        "verdict": verdict(change),
        "unknown": compared.unknown,
        "documents": [_document(each) for each in change.documents],
        "mentions": [each._asdict() for each in change.mentions],
        "decisions": [each._asdict() for each in change.decisions],
        "lost": [each._asdict() for each in change.lost],
        "findings": {
            "new": [finding(each) for each in change.new_findings],
            "gone": [finding(each) for each in change.gone_findings],
            "set_aside": [finding(each) for each in change.set_aside],
        },
        "gates": [each._asdict() for each in change.gates],
        "registers": [_register(each) for each in change.registers],
        "editions": [{"path": path, "what": what} for path, what in change.editions],
        "pages": [{"path": path, "what": what} for path, what in change.pages],
        "trusted": change.trusted,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _document(document: DocumentChange) -> dict[str, object]:
    facts = document._asdict()
    facts["approved_content_known"] = facts.pop("known")
    return {
        **facts,
        "pieces": [each._asdict() for each in document.pieces],
        "version_fits": not needs_raise(document),
        "needed": [{**each._asdict(), "people": [one._asdict() for one in each.people]} for each in document.needed],
    }


def _register(register: RegisterChange) -> dict[str, object]:
    return {**register._asdict(), "changed": [{"id": name, "fields": fields} for name, fields in register.changed]}
