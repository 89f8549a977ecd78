"""A redline as Markdown, for pull requests, wikis and other generators: ``<ins>`` and ``<del>`` are Markdown."""

from collections.abc import Iterator

from sms_docs.model.redline import FieldLine, Passage, Pieces, Redline, TableLines, Unchanged, by_section
from sms_docs.render.escape import markdown
from sms_docs.render.redline_html import diff_command
from sms_docs.render.report_words import counted

_ROWS = {"added": "new row", "removed": "row taken out"}


def redline_markdown(redline: Redline) -> str:
    """The redline, ending with a line end; of two equal texts a sentence that says so."""
    if not redline:
        return "Nothing that an approval covers changed.\n"
    return "\n\n".join([*_fields(redline), *_text(redline), *map(_table, redline.tables), *_left_out(redline)]) + "\n"


def _fields(redline: Redline) -> Iterator[str]:
    if redline.fields:
        yield "**Control fields**\n\n" + "\n".join(f"- {_field(each)}" for each in redline.fields)


def _field(field: FieldLine) -> str:
    return f"{markdown(field.label)}: {_words(field.pieces)}"


def _words(pieces: Pieces) -> str:
    texts = [_marked(each.mark, markdown(each.text)) for each in pieces]
    return (" " if all(each.mark != "same" for each in pieces) else "").join(texts)


def _marked(mark: str, text: str) -> str:
    return {"added": f"<ins>{text}</ins>", "removed": f"<del>{text}</del>"}.get(mark, text)


def _text(redline: Redline) -> Iterator[str]:
    for part in by_section(redline.text):
        match part:
            case str():
                yield f"**In “{markdown(part)}”**" if part else "**Above the first heading**"
            case Unchanged():
                yield f"*{counted(part.number, 'paragraph')} unchanged*"
            case Passage():
                yield f"> {_words(part.pieces)}"


def _table(table: TableLines) -> str:
    lines = [f"**Changed rows: {markdown(table.name)}**", "", "| Row | What changed |", "| --- | --- |"]
    for row in table.rows:
        said = f" ({_ROWS[row.mark]})" if row.mark in _ROWS else ""
        fields = "<br>".join(map(_field, row.fields)) or " "
        lines.append(f"| {markdown(row.key) or '(no name)'}{said} | {fields} |")
    return "\n".join(lines)


def _left_out(redline: Redline) -> Iterator[str]:
    if redline.left_out:
        yield f"{counted(redline.left_out, 'more change')}: `{diff_command(redline)}` shows all of it."
