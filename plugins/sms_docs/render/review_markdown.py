"""A change in Markdown, for a comment on a pull request and the summary of a job: short first, details folded."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sms_docs.model.change import Change, DocumentChange, Piece
from sms_docs.model.finding import Finding
from sms_docs.render import review_words as words
from sms_docs.render.escape import block
from sms_docs.render.report_cells import visible
from sms_docs.render.report_markdown import escaped
from sms_docs.render.report_words import advice, counted, set_aside
from sms_docs.render.review_text import register_words

LARGEST: Final = 60_000
"""Characters. GitHub refuses a comment of more than 65,536."""
_OPEN: Final = 45_000
"""Characters of what is not folded, so that something is left for the rest."""
_FOLD: Final = "\n<details>"
MARK: Final = "<!-- sms-review -->"
"""Stands first, so that a program can find its own comment and replace it."""
_ROWS: Final = 100
_KINDS: Final = {"field": "control field", "text": "text", "row": "row of"}


def render(change: Change) -> str:
    """Verdict, tables of documents and decisions, and the rest folded; as much as fits into a comment."""
    parts: list[str] = []
    space, missing, gap = {True: LARGEST, False: _OPEN}, False, False
    for part in _parts(change):
        folded = part.startswith(_FOLD)
        if len(part) < space[folded] and (folded or not gap):
            parts.append(part)
            space = {each: left - len(part) - 1 for each, left in space.items()}
        else:
            # A fold that is too long is left out alone; of what stands open, nothing follows a gap.
            missing, gap = True, gap or not folded
    end = ["\nThere is more than a comment can hold: `sms review` shows it all."] if missing else []
    return "\n".join((*parts, *end, *_end(change))) + "\n"


def _parts(change: Change) -> Iterator[str]:
    compared = change.compared
    yield MARK
    yield f"## What this change means: {escaped(words.verdict(change))}"
    for sentence in compared.unknown:
        yield f"\n⚠️ {_with_code(sentence)}"
    if not compared.base:
        return
    yield from _table("Decisions lost or rewritten", ("Decision",), ((words.decided(each),) for each in change.lost))
    yield from _documents(change)
    yield from _decisions(change)
    yield from _gates(change)
    yield from _findings("Findings waived or set aside", change.set_aside, opened=True)
    yield from _findings("New findings", change.new_findings, opened=True)
    yield from _folded_parts(change)


def _end(change: Change) -> Iterator[str]:
    if base := change.compared.base:
        yield f"\n<sub>As of {change.as_of}, compared with commit `{base[:10]}`.</sub>"


def _documents(change: Change) -> Iterator[str]:
    rows = (
        (
            f"{each.id or each.path} {each.title}",
            words.what(each),
            words.version(each),
            words.status(each),
            words.needs(each),
        )
        for each in change.documents
    )
    yield from _table("Documents", ("Document", "Change", "Version", "Status", "Who decides"), rows)
    if len(change.documents) > _ROWS and (needed := words.needs_in_all(change)):
        yield f"\nDecisions needed in all: {escaped(needed)}."


def _decisions(change: Change) -> Iterator[str]:
    rows = ((words.decided(each), f"{each.provenance}: {each.why}") for each in change.decisions)
    yield from _table("Decisions that came in", ("Decision", "Origin"), rows)


def _gates(change: Change) -> Iterator[str]:
    rows = (
        (each.gate, each.criterion, f"{each.before or 'none'} → {each.after or 'none'}", each.why)
        for each in change.gates
    )
    yield from _table("Gates that move", ("Gate", "Criterion", "State", "Why"), rows)


def _findings(title: str, found: Sequence[Finding], *, opened: bool = False) -> Iterator[str]:
    rows = [(each.severity, f"{each.position.path}:{each.position.line}", _advice(each), each.id) for each in found]
    table = tuple(_table(title, ("Severity", "Where", "What is wrong, and what to do", "Check"), rows))
    yield from table if opened else _folded(f"{title}: {len(rows)}", table[1:])


def _advice(finding: Finding) -> str:
    """What is wrong and what to do; of one that does not count, why it may stand first."""
    return f"{set_aside(finding)} {advice(finding)}".lstrip()


def _folded_parts(change: Change) -> Iterator[str]:
    named = [(f"{each.id} {each.title}", ", ".join(each.names)) for each in change.mentions]
    title = f"{counted(len(named), 'document')} to look at, because a document that they name changed"
    yield from _folded(title, tuple(_table("", ("Document", "Names"), named)))
    registers = list(register_words(change))
    yield from _folded(f"Registers changed: {len(registers)}", tuple(_table("", ("Register", "Entries"), registers)))
    yield from _findings("Findings gone", change.gone_findings)
    others = (*change.editions, *change.pages, *((path, "changed: it says who is believed") for path in change.trusted))
    yield from _folded("Editions and other pages", tuple(_table("", ("File", "What"), others)))
    for each in change.documents:
        if each.pieces or each.reasons:
            yield from _folded(f"{each.id or each.path}: {words.what(each)}", _pieces(each))


def _pieces(document: DocumentChange) -> tuple[str, ...]:
    lines = [f"- {escaped(reason)}" for reason in document.reasons]
    if document.was_path:
        lines.insert(0, f"- moved from {escaped(document.was_path)} to {escaped(document.path)}")
    if not document.known:
        lines.append("- what was approved last is not kept as an edition: the size is that of this change alone")
    rows = [(_place(each), each.before, each.after) for each in document.pieces]
    return ("", *lines, *_table("", ("Where", "Before", "Now"), rows))


def _place(piece: Piece) -> str:
    return f"{_KINDS[piece.kind]} {piece.where}".strip()


def _folded(title: str, lines: Sequence[str]) -> Iterator[str]:
    """One part, so that no limit falls between opening and end."""
    if lines:
        body = "\n".join(lines).strip("\n")
        yield f"\n<details><summary>{_in_html(title)}</summary>\n\n{body}\n\n</details>"


def _in_html(text: str) -> str:
    """Text where Markdown is not read; nobody is called by it."""
    return block(visible(text.replace("\n", " "))).replace("@", "@&#8203;")


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A heading (none for "") and a table; nothing when there are no rows."""
    cells = [f"| {' | '.join(escaped(cell) for cell in row)} |" for row in rows]
    if not cells:
        return
    if title:
        yield f"\n### {title}"
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from cells[:_ROWS]
    if more := len(cells) - _ROWS:
        yield from (f"\n{more} more: `sms review` shows them all.",) if more > 0 else ()


def _with_code(sentence: str) -> str:
    """A sentence of ours, escaped but for the commands in it."""
    return "`".join(part if number % 2 else escaped(part) for number, part in enumerate(sentence.split("`")))
