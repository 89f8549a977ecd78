"""Decision logs, editions and waivers of an earlier revision."""

import re
from collections.abc import Iterator
from pathlib import Path

from sms_docs.load.data import read_register
from sms_docs.load.editions import read_editions
from sms_docs.load.repository import Tree
from sms_docs.load.schemas import packaged_schemas
from sms_docs.model.base import Base, Log
from sms_docs.model.register import Register
from sms_docs.model.settings import PATH as SETTINGS
from sms_docs.model.settings import Settings
from sms_docs.model.system import DATA

_DECISIONS = f"{DATA}/decisions/"
_WAIVERS = f"{DATA}/waivers.yml"
_REMOTES = ("origin", "upstream")
_HASH = re.compile(r"[0-9a-f]{7,64}")
_KNOWN = f"{DATA}/baseline.yml"


def find_base(root: Path, revision: str) -> Base:
    """What an earlier revision had recorded; where it cannot be read, why, and what to fetch.

    Compared is the commit where the present one left the revision: what was decided there since is no loss here. A
    shallow clone may not know that commit; then the revision itself is compared with.
    """
    from sms_docs.load.revision import RevisionError, RevisionTree, merge_base  # noqa: PLC0415  rarely needed

    try:
        commit = merge_base(root, revision)
        return base_of(RevisionTree(root, commit or revision), revision, commit)
    except RevisionError as fault:
        return Base(revision, missing=str(fault), fetch=_fetch(revision))


def base_of(tree: Tree, revision: str, commit: str = "") -> Base:
    """What a tree had recorded."""
    files = tuple(tree.files())
    editions, _ = read_editions(tree, files)
    return Base(
        revision,
        getattr(tree, "commit", commit),
        logs=dict(_logs(tree, files)),
        editions={each.path: each.digest for versions in editions.values() for each in versions.values()},
        waivers=_values(read_register(tree, _WAIVERS, "waivers", None)[0]) if _WAIVERS in files else (),
        files=frozenset(files),
        known=_known(tree) if _KNOWN in files else None,
        people=_register(tree, files, "people"),
        assignments=_register(tree, files, "assignments"),
        signers=_signers(tree, files),
    )


def _register(tree: Tree, files: tuple[str, ...], key: str) -> Register | None:
    path = f"{DATA}/{key}.yml"
    register = read_register(tree, path, key, packaged_schemas().get(key))[0] if path in files else None
    return None if register is None or register.broken else register


def _signers(tree: Tree, files: tuple[str, ...]) -> bytes | None:
    """What the file of allowed signers held; nothing where it was missing, None where nobody asked for signatures."""
    settings = read_register(tree, SETTINGS, "settings", None)[0].single if SETTINGS in files else None
    path = Settings(settings).allowed_signers if settings is not None else ""
    if not path:
        return None
    try:
        return tree.read(path)
    except OSError:
        return b""


def _known(tree: Tree) -> frozenset[str]:
    """Fingerprints of the findings that were known."""
    register, _ = read_register(tree, _KNOWN, "baseline", packaged_schemas().get("baseline"))
    return frozenset(each.text("fingerprint") for each in register.single.entries("findings"))


def _logs(tree: Tree, files: tuple[str, ...]) -> Iterator[tuple[str, Log]]:
    schema = packaged_schemas().get("decisions")
    for path in files:
        if path.startswith(_DECISIONS) and path.endswith(".yml"):
            log, _ = read_register(tree, path, "decisions", schema)
            if not log.broken:
                yield path.removeprefix(_DECISIONS).removesuffix(".yml"), _values(log)


def _values(register: Register) -> Log:
    return tuple(entry.values for entry in register)


def _fetch(revision: str) -> str:
    """The command that brings a revision under its name, also into a clone of one branch."""
    remote, slash, branch = revision.partition("/")
    if slash and remote in _REMOTES:
        return f"git fetch {remote} {branch}:refs/remotes/{revision}"
    return f"git fetch origin {revision}" if _HASH.fullmatch(revision) else f"git fetch origin {revision}:{revision}"
