"""Faults of registers, settings and decision logs that hold for any of them: shape, references, numbers."""

from collections.abc import Iterator, Mapping
from typing import Final

from sms_docs.checks.document_ids import document_ids
from sms_docs.checks.names import Names
from sms_docs.checks.references import Use, is_path, registers, uses
from sms_docs.load.schema_violations import violations
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location, Pointer
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import LONGEST_TEXT

Known = Mapping[str, object] | frozenset[str] | None
"""Names that exist; None when a broken file hides some, so that nothing can be said."""


@check(
    "error",
    clauses=("7.5.3",),
    answers=("doc.references-resolve", "catalogue.dependencies", "doc.owner-exists", "gap.task-owner-due"),
    waivable=False,
)
def dangling_reference(system: System) -> Iterator[Problem]:
    """A value names something that does not exist.

    ## What
    A role, person, service, process, document, record or other entry is named by an id that no entry has.

    ## Why
    The chain that an auditor follows (risk to task, task to owner, evidence to record) ends in nothing.

    ## Wrong
    `owner: sms-manger`

    ## Right
    `owner: sms-manager`
    """
    targets: dict[str, tuple[Known, Names]] = {}
    for use in uses(system):
        # Clauses have a check of their own, and so have files of evidence.
        if use.target == "clauses" or (use.target == "evidence" and is_path(use.value)):
            continue
        if use.target not in targets:
            found = _known(system, use.target)
            targets[use.target] = found, Names(found or ())
        known, names = targets[use.target]
        if known is not None and use.value not in known:
            yield _dangling(system, use, names)


def _known(system: System, target: str) -> Known:
    """All that a reference of this kind may name."""
    if target == "documents":
        return document_ids(system)
    if target == "kinds":
        return system.standard.kinds
    if target == "evidence":
        documents = document_ids(system)
        hidden = documents is None or any(each.broken for each in system.registers.values())
        return None if hidden else frozenset(documents or ()) | frozenset(system.entry_ids)
    key, _, inner = target.partition(".")
    register = system.register(key)
    if register.broken or (key not in system.schemas and not register.exists):
        return None
    return frozenset(each.id for each in _inner(register.entries, inner)) if inner else register.by_id


def _inner(entries: tuple[Entry, ...], field: str) -> Iterator[Entry]:
    return (each for entry in entries for each in entry.entries(field))


def _dangling(system: System, use: Use, names: Names) -> Problem:
    field = next((step for step in reversed(use.pointer) if isinstance(step, str)), "value")
    return Problem(
        use.entry.location(*use.pointer),
        f'"{field}" names {use.value}, but {_where(system, use.target)}.',
        names.hint(use.value, "Correct the value, or add what it names."),
    )


def _where(system: System, target: str) -> str:
    if target == "documents":
        return "no document has that number"
    if target == "kinds":
        return "there is no such document kind"
    if target == "evidence":
        return "no document and no entry has that number"
    key, _, inner = target.partition(".")
    register = system.register(key)
    if not register.exists:
        return f"there is no {register.path}"
    return f'no entry under "{inner}" in {register.path} has that id' if inner else f"{register.path} has no such entry"


@check("warning", clauses=("7.5.3",))
def overlong_value(system: System) -> Iterator[Problem]:
    """A field of a register holds a text that is longer than a page can show.

    ## What
    A text in a register has more than 2,000 characters. Pages show the beginning of it; the table's CSV file holds
    all.

    ## Why
    What nobody can read on the page is no information that can be used (ISO/IEC 20000-1:2018, 7.5.3). Mostly a log or
    a whole file was pasted into the field.

    ## Wrong
    `remark:` followed by the 40 pages of an outage report.

    ## Right
    One sentence, and the report as a document or file that the field names.
    """
    for entry, pointer, text in _odd_texts(system):
        if len(text) > LONGEST_TEXT:
            yield Problem(
                entry.location(*pointer),
                f'"{pointer[-1]}" is {len(text):,} characters long; pages show the first {LONGEST_TEXT:,}.',
                "Say it in a sentence or two, and name the document or file that holds the rest.",
            )


@check("warning", clauses=("7.5.3",))
def left_open(system: System) -> Iterator[Problem]:
    """A field of a register only says that somebody will fill it in.

    ## What
    The whole text of a field is "TBD", "todo", "to be defined" or the like.

    ## Why
    For every other check, and for whoever counts, the field is filled in: a cause that is "TBD" looks like a cause. An
    empty field is seen and asked for when it is due (ISO/IEC 20000-1:2018, 7.5.3).

    ## Wrong
    `cause: TBD`

    ## Right
    The line left out until the cause is known.
    """
    for entry, pointer, text in _odd_texts(system):
        if len(text) <= LONGEST_TEXT:
            field = next((each for each in reversed(pointer) if isinstance(each, str)), "")
            yield Problem(
                entry.location(*pointer),
                f'"{field}" says "{text.strip()}" and nothing else.',
                "Write what is known, or leave the field out until it is.",
            )


def _find_odd_texts(system: System) -> tuple[tuple[Entry, Pointer, str], ...]:
    # "n/a" is an answer in a register.
    words = frozenset(system.standard.placeholders) - {"n/a"}
    return tuple(
        (entry, pointer, text)
        for register, _ in registers(system)
        for entry in register
        for pointer, text in _odd(entry.values, (), words, max(map(len, words), default=0) + len(_ENDS))
    )


_ENDS: Final = " .…?!"
_odd_texts: Final = Memo(_find_odd_texts)
"""Texts of registers that are too long for a page or only keep a place open, looked for together."""


def _odd(value: object, pointer: Pointer, words: frozenset[str], most: int) -> Iterator[tuple[Pointer, str]]:
    """Such texts inside a mapping or list; `most` characters are the longest placeholder."""
    items = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        if isinstance(inner, str):
            size = len(inner)
            if size > LONGEST_TEXT or (size <= most and inner.strip(_ENDS).casefold() in words):
                yield (*pointer, key), inner
        elif isinstance(inner, (dict, list)):
            yield from _odd(inner, (*pointer, key), words, most)


@check("error", clauses=("7.5.2",), answers=("doc.references-resolve",), waivable=False)
def duplicate_record_id(system: System) -> Iterator[Problem]:
    """Two entries of a register have the same id.

    ## What
    An id stands twice in one register, or twice among parts that others refer to (sites, units, targets, milestones).

    ## Why
    A reference then means either of the two, and one of them is missing from tables and checks.

    ## Wrong
    Two entries with `id: T-014` in `data/tasks.yml`.

    ## Right
    An id of its own for each entry; that of a closed entry is not given again.
    """
    for register, schema in registers(system):
        if not schema.single:
            yield from _repeated(register.entries)
    targets = {reference.target for schema in system.schemas.values() for reference in schema.references}
    for target in sorted(targets):
        key, _, inner = target.partition(".")
        if inner:
            yield from _repeated(tuple(_inner(system.register(key).entries, inner)))


def _repeated(entries: tuple[Entry, ...]) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.id, entry) if entry.id else entry
        if other is not entry:
            yield Problem(
                entry.location("id"),
                f'The id {entry.id} belongs to another entry already: "{other.label}".',
                "Give this entry an id that no other has or had.",
                (Related(other.location("id"), f"{other.id} stands here first."),),
            )


@check(
    "error",
    clauses=("7.5.2",),
    answers=(
        "plan.objectives.time-bound",
        "plan.objectives.owned",
        "plan.governance.bodies",
        "plan.timeline.dated",
        "gap.task-owner-due",
        "gap.scale",
        "doc.retention",
        "doc.external-origin",
        "risk.complete",
        "communication.five-answers",
        "catalogue.complete",
        "services.requirements",
        "parties.recorded",
        "sla.content",
        "measure.complete",
        "audit.findings-classified",
        "review.outputs",
        "report.defined",
        "scope.exclusions-justified",
        "cert.accredited",
        "ts.lessons",
    ),
    waivable=False,
)
def schema_violation(system: System) -> Iterator[Problem]:
    """An entry does not have the shape that its register asks for.

    ## What
    A required field is missing, a field is not known, or a value is of the wrong type, no real date or none of the
    words that are allowed.

    ## Why
    Tables, gates and checks read these fields; what is missing or misspelt is missing from all of them.

    ## Wrong
    `due: 2027-02-30`, `status: finished`, `ownr: sms-manager`

    ## Right
    `due: 2027-03-01`, `status: done`, `owner: sms-manager`
    """
    for register, schema in registers(system):
        if isinstance(register.value, (dict, list)) and not register.broken:
            for found in violations(schema, register.value):
                yield Problem(Location(register.path, found.pointer, found.on_key), found.message, found.hint)
