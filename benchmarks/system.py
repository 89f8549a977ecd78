"""A service management system of any size: sound, always the same, and shaped like a real one."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from benchmarks.registers import KINDS, SCHEMAS, entry_id, per_register, registers

DOCUMENTS = 1000
RECORDS = 3500
LINKS = 5
SECTIONS = 12
SIZE = 6 * 1024
"""Bytes of a document, about."""

FOLDERS = ("plans", "policies", "procedures", "reports", "records")
_SETTINGS = {
    "standard": "iso20000-1-2018", "as_of": "2027-01-20", "certification": "none",
    "parameters": {"risk_accept_up_to": 6},
}  # fmt: skip
_STANDARDS = SCHEMAS.parent / "plugins" / "sms_docs" / "standards"
_WORDS = (
    "The manager of the service looks at the figures of the last month, compares them with the target and notes the "
    "cause of each difference. Where the cause is not known, a colleague of another team has a second look within "
    "five working days. "
)


class Shape(NamedTuple):
    """What documents of a kind look like: their headings and the clauses that they serve."""

    headings: tuple[str, ...]
    clauses: tuple[str, ...]


class Sample(NamedTuple):
    """What to write.

    Attributes:
        calls: macro calls, one for each of the first sections of every document.
    """

    documents: int = DOCUMENTS
    records: int = RECORDS
    calls: tuple[str, ...] = ()

    def write(self, folder: Path) -> None:
        """Write the system into a folder that does not exist yet."""
        (folder / "data").mkdir(parents=True)
        (folder / "data" / "settings.yml").write_text(yaml.safe_dump(_SETTINGS), "utf-8")
        for key, entries in registers(self.records):
            # Block style throughout, as people write it.
            text = yaml.dump(entries, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=160)
            (folder / "data" / f"{key}.yml").write_text(text, "utf-8")
        for name in FOLDERS:
            (folder / "content" / name).mkdir(parents=True)
        (folder / "content" / "index.md").write_text("# Home\n", "utf-8")
        kinds = _kinds()
        for index in range(self.documents):
            (folder / "content" / _path(index)).write_text(self._document(index, kinds), "utf-8")

    def _document(self, index: int, kinds: Mapping[str, Shape]) -> str:
        kind, half = KINDS[index % len(KINDS)], per_register(self.records) // 2
        roles, people = entry_id("roles", index % half), entry_id("people", index % half)
        front = (
            f"---\nid: SMS-DOC-{index:04}\ntitle: Document {index} of the service management system\nkind: {kind}\n"
            f'version: "0.1"\nstatus: draft\nowner: {roles}\nauthors: [{people}]\n'
            # Somebody of the other half approves: nobody approves his own document.
            f"approvers: [{entry_id('roles', half + index % half)}]\nreview_interval_months: 12\n"
            f"classification: internal\nclauses: {json.dumps(kinds[kind].clauses)}\n---\n\n"
            f"# Document {index} of the service management system\n"
        )
        return front + "".join(
            f"\n## {title}\n\n{_filled(number)}\n{self._link(index, number, kinds)}{self._call(number)}"
            for number, title in enumerate(kinds[kind].headings)
        )

    def _link(self, index: int, number: int, kinds: Mapping[str, Shape]) -> str:
        """A link to a section of another document, in the first sections only."""
        if number >= LINKS:
            return ""
        other = (index * 7 + number * 31 + 1) % self.documents
        title = kinds[KINDS[other % len(KINDS)]].headings[number]
        anchor = "-".join(title.lower().replace(",", "").split())
        return f"See [{title} there](../{_path(other)}#{anchor}).\n"

    def _call(self, number: int) -> str:
        return f"\n{self.calls[number]}\n" if number < len(self.calls) else ""


def _path(index: int) -> str:
    return f"{FOLDERS[index % len(FOLDERS)]}/document-{index:04}.md"


def _kinds() -> dict[str, Shape]:
    """The sections that each kind asks for, and others up to twelve."""
    kinds = json.loads((_STANDARDS / "kinds.json").read_bytes())["kinds"]
    more = [f"Agreement {number}" for number in range(1, SECTIONS + 1)]
    shapes = {}
    for each in kinds:
        titles = [section["title"] for section in each["sections"]]
        shapes[each["key"]] = Shape(tuple((titles + more)[:SECTIONS]), tuple(each["clauses"]))
    return shapes


def _filled(number: int) -> str:
    """The text of a section; the starts differ, so that no two sections of a document are equal."""
    text = _WORDS[number * 7 :].lstrip() + _WORDS
    return f"{text[: SIZE // SECTIONS - 60].rsplit(' ', 1)[0]}.\n"
