"""Text in, positions out: small systems in memory, and what a check finds in them."""

from collections.abc import Iterator, Mapping
from datetime import date
from textwrap import dedent

from sms_docs import engine
from sms_docs.model.report import Report
from sms_docs.model.system import System

DAY = date(2027, 1, 20)
"""The day that small systems are read for; a test never depends on the real one."""


class MemoryTree:
    """A tree of files that stand in a mapping of path to text (or bytes)."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}

    def files(self) -> Iterator[str]:
        yield from sorted(self._files)

    def read(self, path: str) -> bytes:
        if path not in self._files:
            raise FileNotFoundError(path)
        return self._files[path]

    def size(self, path: str) -> int:
        return len(self.read(path))

    def leaves(self, path: str) -> bool:
        return False


def tree(files: Mapping[str, str | bytes]) -> MemoryTree:
    """A tree of dedented texts; a leading newline is dropped, so that a literal may begin on its own line."""
    return MemoryTree({path: _clean(text) for path, text in files.items()})


def load(files: Mapping[str, str | bytes], as_of: date = DAY) -> System:
    """The system of some files."""
    return engine.load(tree(files), as_of)


def report(files: Mapping[str, str | bytes], as_of: date = DAY) -> Report:
    """The report on some files, all checks run."""
    source = tree(files)
    return engine.check(engine.load(source, as_of), source)


def found(check_id: str, files: Mapping[str, str | bytes], as_of: date = DAY) -> list[str]:
    """Where one check finds its fault: ``path:line:column``, in the report's order."""
    check = engine.find_check(check_id)
    assert check is not None, f"there is no check {check_id}"
    source = tree(files)
    result = engine.check(engine.load(source, as_of), source, checks=(check,))
    return [f"{each.position.path}:{each.position.line}:{each.position.column}" for each in result.findings]


def related(check_id: str, files: Mapping[str, str | bytes], as_of: date = DAY) -> list[str]:
    """The second places to which one check leads the reader: ``path:line:column``, in the report's order."""
    places = [place.position for each in report(files, as_of).findings if each.id == check_id for place in each.related]
    return [f"{place.path}:{place.line}:{place.column}" for place in places]


def messages(check_id: str, files: Mapping[str, str | bytes], as_of: date = DAY) -> list[str]:
    """What one check says, in the report's order."""
    return [each.message for each in report(files, as_of).findings if each.id == check_id]


def document(text: str = "", **fields: object) -> str:
    """A controlled page with a sound front matter; fields replace its values, and None removes one."""
    front: dict[str, object] = {
        "id": "SMS-PLN-001",
        "title": "A plan",
        "kind": "implementation-plan",
        "version": '"1.0"',
        "status": "draft",
        "owner": "sms-manager",
        "authors": "[PER-02]",
        "approvers": "[executive-sponsor]",
        "effective_from": None,
        "review_interval_months": 12,
        "classification": "internal",
        "clauses": '["6.3"]',
    } | fields
    lines = [f"{key}: {value}" for key, value in front.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", dedent(text).lstrip("\n")])


def _clean(text: str | bytes) -> str | bytes:
    return dedent(text).removeprefix("\n") if isinstance(text, str) else text
