"""The calls that show, in a section of a new document, the registers that feed it."""

from collections.abc import Iterator, Mapping
from typing import Final

from sms_docs.model.register import Entry
from sms_docs.model.standard import Kind, Section
from sms_docs.model.system import System
from sms_docs.views import argument_error, find_view

_DOCUMENT_TABLES: Final = {"approval": "approvals", "external": "external-documents"}
"""Section to the table that shows its part of the document register."""
_PROCESS_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "purpose": ("title", "purpose"),
    "roles": ("owner", "manager", "additional_control"),
    "inputs-outputs": ("triggers", "inputs", "outputs"),
    "pdca": ("pdca",),
    "tools": ("tools",),
}
"""Section of a process document to the columns of the register of processes that belong in it."""
_PROSE: Final = frozenset({"categories", "documentation", "impact"})
"""Sections that have to be written: a table of the registers behind them would look like an answer and be none."""


def calls(system: System, kind: Kind, section: Section) -> Iterator[str]:
    """The macro calls of a section, one for each register that feeds it and that there is a table of."""
    process = _process(system, kind)
    for key in section.data if section.key not in _PROSE else ():
        name = _DOCUMENT_TABLES.get(section.key, "documents") if key == "register" else key
        arguments: Mapping[str, object] = {}
        if process is not None:
            name, arguments = _of_process(system, process, section, name)
        if find_view(system, name) is None or _says_nothing(kind, section, name):
            continue
        if argument_error(system, name, (), arguments):
            arguments = {}
        yield _call(name, arguments)


def unshown(system: System, kind: Kind, section: Section) -> tuple[str, ...]:
    """The files of the registers that feed a section and have no table in it."""
    shown = "\n".join(calls(system, kind, section))
    keys = (key for key in section.data if key != "register" and f'"{key}' not in shown)
    return tuple(system.register(key).path for key in keys if key in system.schemas)


def _says_nothing(kind: Kind, section: Section, name: str) -> bool:
    """Whether the register of processes holds nothing on a section of a process document."""
    return kind.family == "process" and name == "processes" and section.key not in _PROCESS_COLUMNS


def _process(system: System, kind: Kind) -> Entry | None:
    """The process that documents of a kind describe; None for any other kind, or while it is not recorded."""
    if kind.family != "process":
        return None
    return next((each for each in system.register("processes") if each.id and each.text("document") == kind.key), None)


def _of_process(system: System, process: Entry, section: Section, name: str) -> tuple[str, Mapping[str, object]]:
    """The table of a register, narrowed to what belongs to a process where its rows say so."""
    if name == "processes" and section.key == "interfaces":
        return "processes.interfaces", {"of": process.id}
    if name == "processes":
        columns = _PROCESS_COLUMNS.get(section.key)
        return name, {"id": process.id, **({"columns": list(columns)} if columns else {})}
    if name == "roles":
        held = list(dict.fromkeys(filter(None, (process.text("owner"), process.text("manager")))))
        return name, {"id": held} if held else {}
    found = find_view(system, name)
    filters = found.function(system).filters if found else ()
    field = next((each for each in ("process", "processes") if each in filters), "")
    return name, {field: process.id} if field else {}


def _call(name: str, arguments: Mapping[str, object]) -> str:
    given = "".join(f", {key}={_literal(value)}" for key, value in arguments.items())
    return f'{{{{ sms_table("{name}"{given}) }}}}'


def _literal(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    return f'"{value}"'
