"""A redline for programs."""

from typing import Any

from sms_docs.model.redline import FieldLine, Passage, Pieces, Redline


def redline_json(redline: Redline) -> dict[str, Any]:
    """What changed as plain values; ``words`` are pairs of ``same``, ``removed`` or ``added`` and the text."""
    return {
        "document": redline.document,
        "before": redline.before,
        "after": redline.after,
        "size": redline.size,
        "reasons": list(redline.reasons),
        "fields": list(map(_field, redline.fields)),
        "text": [
            {"section": part.section, "words": _words(part.pieces)}
            if isinstance(part, Passage)
            else {"unchanged": part.number}
            for part in redline.text
        ],
        "tables": [
            {
                "table": table.name,
                "rows": [
                    {"row": row.key, "change": row.mark, "fields": list(map(_field, row.fields))} for row in table.rows
                ],
            }
            for table in redline.tables
        ],
    }


def _field(field: FieldLine) -> dict[str, Any]:
    return {"field": field.label, "words": _words(field.pieces)}


def _words(pieces: Pieces) -> list[list[str]]:
    return [[each.mark, each.text] for each in pieces]
