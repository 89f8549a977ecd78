"""What lies in a tree beside pages and registers, as far as it can spoil them: unfinished merges, names, wrong ends."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from unicodedata import normalize

from sms_docs.load.repository import LARGEST, Tree
from sms_docs.load.text_source import decode
from sms_docs.model.defect import Defect
from sms_docs.model.location import Location

_FOLDERS = frozenset({"content", "data", "editions", "evidence", "overrides", "schemas"})
_TEXTS = frozenset({"", ".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".toml", ".txt", ".yaml", ".yml"})
"""Ends of files in which a merge can be left unfinished; ``""`` is a file like ``.gitattributes``."""
_READ = (("content", ".md"), ("data", ".yml"), ("editions", ".md"))
"""What has a reader of its own, which says the same."""


def read_leftovers(tree: Tree, files: Iterable[str]) -> Iterator[Defect]:
    """The defects of files that no other reader looks at."""
    ours = [path for path in files if "/" not in path or path.partition("/")[0] in _FOLDERS]
    for path in ours:
        end = PurePosixPath(path).suffix
        if end in _TEXTS and (path.partition("/")[0], end) not in _READ:
            yield from _unfinished(tree, path)
    yield from _in_two_cases(ours)


def _unfinished(tree: Tree, path: str) -> Iterator[Defect]:
    try:
        raw = b"" if tree.leaves(path) or tree.size(path) > LARGEST else tree.read(path)
    except OSError:
        return
    if b"<<<<<<< " in raw or b">>>>>>> " in raw:
        yield from (each for each in decode(raw, path)[1] if each.kind == "conflict-marker")


def _in_two_cases(paths: Iterable[str]) -> Iterator[Defect]:
    """Files and folders of which a file system that does not tell small letters from capitals keeps one."""
    first: dict[str, str] = {}
    told: set[tuple[str, str]] = set()
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name = "/".join(parts[:depth])
            other = first.setdefault(normalize("NFC", name).casefold(), name)
            if other != name:
                if (other, name) not in told:
                    yield _twin(path, name, other)
                told.add((other, name))
                break


def _twin(path: str, name: str, other: str) -> Defect:
    return Defect(
        "names-in-two-cases",
        Location(path),
        f"{name} and {other} differ in small letters and capitals only: on Windows and macOS one replaces the other.",
        f"Give one of them another name with `git mv {name} NEW-NAME`, or delete it with `git rm -r {name}`.",
    )
