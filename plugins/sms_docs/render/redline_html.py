"""A redline as HTML: what came is underlined, what went is struck through, and both are said to those who only listen.

Everything is a value of the repository and passes ``block``; nothing in it is read as HTML.
"""

from collections.abc import Iterator

from sms_docs.model.redline import (
    FieldLine,
    Passage,
    Piece,
    Pieces,
    Redline,
    RowLine,
    TableLines,
    Unchanged,
    by_section,
)
from sms_docs.render.escape import attribute, block
from sms_docs.render.report_words import counted

_TAGS = {"added": "ins", "removed": "del"}
_ROWS = {"added": "new row", "removed": "row taken out", "changed": "", "moved": ""}


def redline_html(redline: Redline) -> str:
    """The redline as one block; of two equal texts a sentence that says so."""
    if not redline:
        return '<p class="sms-empty">Nothing that an approval covers changed.</p>'
    name = attribute(f"Changes from {redline.before} to {redline.after}")
    parts = (*_fields(redline.fields), *_text(redline.text), *map(_table, redline.tables), *_left_out(redline))
    return f'<div class="sms-redline" role="group" aria-label="{name}">{_key()}{"".join(parts)}</div>'


def pieces_html(pieces: Pieces) -> str:
    """Words, with what changed in marks that are seen without colour and heard without sight."""
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    text = block(piece.text)
    tag = _TAGS.get(piece.mark)
    if tag is None:
        return text
    # A reader that does not announce the element reads these words.
    return f'<{tag}><span class="sms-hidden">[{piece.mark}: </span>{text}<span class="sms-hidden">]</span></{tag}>'


def _key() -> str:
    return '<p class="sms-redline-key" aria-hidden="true"><ins>added</ins> <del>removed</del></p>'


def _fields(fields: tuple[FieldLine, ...]) -> Iterator[str]:
    if fields:
        rows = "".join(map(_field, fields))
        yield f'<p class="sms-redline-where">Control fields</p><dl class="sms-redline-fields">{rows}</dl>'


def _field(field: FieldLine) -> str:
    return f"<div><dt>{block(field.label)}</dt><dd>{_spaced(field.pieces)}</dd></div>"


def _spaced(pieces: Pieces) -> str:
    """What went and what came instead, with a blank between them."""
    whole = all(each.mark != "same" for each in pieces)
    return " ".join(map(_piece, pieces)) if whole else pieces_html(pieces)


def _text(parts: tuple[Passage | Unchanged, ...]) -> Iterator[str]:
    for part in by_section(parts):
        match part:
            case str():
                where = f"In “{block(part)}”" if part else "Above the first heading"
                yield f'<p class="sms-redline-where">{where}</p>'
            case Unchanged():
                yield f'<p class="sms-redline-same">{counted(part.number, "paragraph")} unchanged</p>'
            case Passage():
                yield f'<p class="sms-redline-text">{_spaced(part.pieces)}</p>'


def _table(table: TableLines) -> str:
    rows = "".join(
        f'<tr><th scope="row">{block(row.key) or "(no name)"}{_said(row.mark)}</th><td>{_row_fields(row)}</td></tr>'
        for row in table.rows
    )
    name = block(table.name)
    return (
        f'<div class="sms-table" role="group" tabindex="0" aria-label="Changed rows of {attribute(table.name)}">'
        f'<table class="sms-grid sms-redline-rows"><caption>Changed rows: {name}</caption>'
        f'<thead><tr><th scope="col">Row</th><th scope="col">What changed</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row_fields(row: RowLine) -> str:
    fields = "".join(map(_field, row.fields))
    return f'<dl class="sms-redline-fields">{fields}</dl>' if fields else ""


def _said(mark: str) -> str:
    words = _ROWS.get(mark, "")
    return f' <span class="sms-redline-row">({words})</span>' if words else ""


def _left_out(redline: Redline) -> Iterator[str]:
    if redline.left_out:
        command = block(diff_command(redline))
        yield (
            f'<p class="sms-redline-more">{counted(redline.left_out, "more change")}: too much for a page. '
            f"<code>{command}</code> shows all of it.</p>"
        )


def diff_command(redline: Redline) -> str:
    """The command that prints the whole redline; without a version it compares with the page as it is."""
    versions = " ".join(each for each in (redline.before, redline.after) if each.replace(".", "").isdigit())
    return f"sms diff {redline.document} {versions}"
