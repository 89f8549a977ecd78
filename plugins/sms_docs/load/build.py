"""Everything of a tree, put together."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from sms_docs.load.data import read_register
from sms_docs.load.day import settle_day
from sms_docs.load.editions import read_editions
from sms_docs.load.git_history import read_history
from sms_docs.load.leftovers import read_leftovers
from sms_docs.load.own_standard import OwnStandard, read_own_standard
from sms_docs.load.page import read_page
from sms_docs.load.pending import read_pending
from sms_docs.load.pictures import read_pictures
from sms_docs.load.provenance import GitOrigins
from sms_docs.load.repository import FolderTree, Tree
from sms_docs.load.schemas import packaged_schemas
from sms_docs.load.standard import EDITIONS, load_standard
from sms_docs.load.text_source import link_defect, read_text
from sms_docs.model.base import Base
from sms_docs.model.defect import Defect
from sms_docs.model.document import Document
from sms_docs.model.location import Location
from sms_docs.model.register import NOTHING, Entry, Register
from sms_docs.model.schema import Schema
from sms_docs.model.settings import DEFAULT_STANDARD, PATH, Settings
from sms_docs.model.standard import Standard
from sms_docs.model.system import CONTENT, DATA, NO_WAIVERS, DaySource, History, System

DECISIONS = f"{DATA}/decisions/"
CONTROL = ("baseline", "mechanical")
"""Files of ``data/`` that say which findings and which digests are known."""
NOT_REGISTERS = frozenset({"settings", "front-matter", "decisions", "waivers", *CONTROL})
"""Schemas and files of ``data/`` that are no registers."""


def load_system(tree: Tree, as_of: date | None = None, base: Base | None = None) -> System:
    """Read a tree for a day. Bad input never raises: it becomes defects, and the rest is read.

    Args:
        tree: where the files are.
        as_of: the day; None takes it from the settings, SOURCE_DATE_EPOCH or the clock.
        base: what an earlier revision had recorded, if it shall be compared with.
    """
    files = tuple(tree.files())
    schemas = packaged_schemas()
    defects: list[Defect] = []
    settings, settings_register = _settings(tree, files, schemas, defects)
    day, source = settle_day(as_of, settings)
    registers = _registers(tree, files, schemas, defects)
    registers["settings"] = settings_register
    own, own_registers, faults = read_own_standard(tree, files)
    defects += faults
    documents = _documents(tree, files, settings, defects)
    defects += _linked_folders(tree, files)
    editions, faults = read_editions(tree, files)
    defects += faults
    defects += read_leftovers(tree, files)
    defects += read_pending(tree.root) if isinstance(tree, FolderTree) else ()
    if not documents and not any(path.startswith(f"{DATA}/") for path in files):
        defects.append(_empty_repository())
    return System(
        as_of=day,
        day_source=source,
        settings=settings,
        standard=_standard(settings, own),
        documents=documents,
        registers=registers,
        decisions=_decisions(tree, files, schemas, defects),
        waivers=_waivers(tree, files, schemas, defects),
        control=_control(tree, files, schemas, defects),
        schemas=schemas,
        defects=tuple(defects),
        files=frozenset(files),
        own_standard=own_registers,
        editions=editions,
        pictures=read_pictures(tree, files, documents),
        base=base,
        history=_history(tree, source, settings, base),
    )


def _history(tree: Tree, source: DaySource, settings: Settings, base: Base | None) -> History:
    """What git knows, as far as it is needed: only a fixed day is compared with the newest commit."""
    if not isinstance(tree, FolderTree):
        return History()
    known = read_history(tree.root) if source == "settings" else History()
    path, before = settings.allowed_signers, base.signers if base else None
    other = before is not None and before != _bytes(tree, path)
    new = GitOrigins(tree.root, before) if before is not None and other else None
    return replace(known, origins=GitOrigins(tree.root, path), origins_of_new=new)


def _bytes(tree: Tree, path: str) -> bytes | None:
    try:
        return tree.read(path) if path else None
    except OSError:
        return None


def _settings(
    tree: Tree, files: tuple[str, ...], schemas: Mapping[str, Schema], defects: list[Defect]
) -> tuple[Settings, Register]:
    """The settings, and their file as a register of one entry; an empty one when it is missing or broken."""
    if PATH not in files:
        entry, broken = Entry(NOTHING, PATH, (), "settings"), False
    else:
        register, faults = read_register(tree, PATH, "settings", schemas.get("settings"))
        defects += faults
        entry, broken = Entry(register.single.values, PATH, (), "settings"), register.broken
    exists = PATH in files
    return Settings(entry), Register("settings", PATH, (entry,), entry.values, exists=exists, broken=broken)


def _standard(settings: Settings, own: OwnStandard) -> Standard:
    # The settings' schema has the finding on an unknown one; the other rules go on with the edition in force.
    edition = settings.edition if settings.edition in EDITIONS else DEFAULT_STANDARD.rsplit("-", 1)[-1]
    return load_standard(edition, own)


def _registers(
    tree: Tree, files: tuple[str, ...], schemas: Mapping[str, Schema], defects: list[Defect]
) -> dict[str, Register]:
    found: dict[str, Register] = {}
    for path in files:
        pure = PurePosixPath(path)
        if pure.parent.as_posix() != DATA or pure.suffix not in (".yml", ".yaml") or pure.stem in NOT_REGISTERS:
            continue
        if pure.suffix == ".yaml" or pure.stem not in schemas:
            defects.append(_unknown_register(path, pure, schemas))
            continue
        found[pure.stem], faults = read_register(tree, path, pure.stem, schemas[pure.stem])
        defects += faults
    return found


def _documents(tree: Tree, files: tuple[str, ...], settings: Settings, defects: list[Defect]) -> tuple[Document, ...]:
    found: list[Document] = []
    for path in files:
        if not path.startswith(f"{CONTENT}/") or not path.endswith(".md"):
            continue
        text, faults = read_text(tree, path)
        defects += faults
        if text is None:
            continue
        controlled = settings.is_controlled(path.removeprefix(f"{CONTENT}/"))
        if not text.strip():
            defects.append(Defect("empty-file", Location(path), "This page is empty.", "Write it, or delete the file."))
        document, faults = read_page(text, path, controlled=controlled)
        defects += faults
        found.append(document)
    return tuple(found)


def _decisions(
    tree: Tree, files: tuple[str, ...], schemas: Mapping[str, Schema], defects: list[Defect]
) -> dict[str, Register]:
    found: dict[str, Register] = {}
    for path in files:
        if path.startswith(DECISIONS) and path.endswith(".yml"):
            register, faults = read_register(tree, path, "decisions", schemas.get("decisions"))
            defects += (_with_command(each) for each in faults)
            found[path.removeprefix(DECISIONS).removesuffix(".yml")] = register
        elif path.startswith(DECISIONS) and path.endswith(".yaml"):
            defects.append(_unread(path))
    return found


def _with_command(fault: Defect) -> Defect:
    """A decision is not mended by hand but brought back, lest its seal break."""
    if fault.kind not in ("broken-yaml", "wrong-shape", "not-utf8"):
        return fault
    path = fault.location.path
    return fault._replace(
        hint=f"{fault.hint} `git log -p -- {path}` shows how it was; `git checkout COMMIT -- {path}` brings it back."
    )


def _control(
    tree: Tree, files: tuple[str, ...], schemas: Mapping[str, Schema], defects: list[Defect]
) -> dict[str, Register]:
    found: dict[str, Register] = {}
    for key in CONTROL:
        if (path := f"{DATA}/{key}.yml") in files:
            found[key], faults = read_register(tree, path, key, schemas.get(key))
            defects += faults
    return found


def _waivers(tree: Tree, files: tuple[str, ...], schemas: Mapping[str, Schema], defects: list[Defect]) -> Register:
    """What was decided to stand; a file of another ending would be passed over, and nobody would see why."""
    key, path = NO_WAIVERS.key, NO_WAIVERS.path
    other = path.removesuffix(".yml") + ".yaml"
    if other in files:
        defects.append(_unknown_register(other, PurePosixPath(other), schemas))
    if path not in files:
        return NO_WAIVERS
    register, faults = read_register(tree, path, key, schemas.get(key))
    defects += faults
    return register


def _linked_folders(tree: Tree, files: tuple[str, ...]) -> list[Defect]:
    """Links under content/ and data/ that no reader has met: pages behind them would be published unchecked."""
    return [
        link_defect(path)
        for path in files
        if path.partition("/")[0] in (CONTENT, DATA) and not path.endswith((".md", ".yml")) and tree.leaves(path)
    ]


def _unknown_register(path: str, pure: PurePosixPath, schemas: Mapping[str, Schema]) -> Defect:
    if pure.suffix == ".yaml" and pure.stem in schemas:
        return _unread(path)
    return Defect(
        "unknown-register",
        Location(path),
        f'There is no register called "{pure.stem}", so nothing reads this file.',
        "Correct the file's name; `sms list registers` shows those that exist.",
    )


def _unread(path: str) -> Defect:
    return Defect(
        "unknown-register",
        Location(path),
        "This file is not read: registers and decision logs end in .yml.",
        f"Rename it with `git mv {path} {path.removesuffix('.yaml')}.yml`.",
    )


def _empty_repository() -> Defect:
    return Defect(
        "empty-repository",
        Location(PATH),
        "There is no service management system here: content/ and data/ are missing.",
        "Run the command in the root of the repository, or give it with --root.",
    )
