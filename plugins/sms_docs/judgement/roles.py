"""Who holds which role with which duties, as a text says it: in tables, lists, subsections or sentences."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sms_docs.judgement.blocks import Block, blocks
from sms_docs.judgement.columns import DUTY, HOLDER, OWNER, PROCESS, ROLE, cell, find_column
from sms_docs.judgement.persons import VACANT, holder_in
from sms_docs.judgement.placeholder import is_open
from sms_docs.judgement.prose import plain_text
from sms_docs.judgement.sections import Part
from sms_docs.judgement.statements import is_hint
from sms_docs.model.document import Document
from sms_docs.model.standard import KeyRole

_LEAD: Final = 70
"""Characters at the start of an item or sentence in which it names its role."""
_WORD: Final = re.compile(r"\b[a-z][a-z-]{2,}\b|\b[A-Z][a-z]{2,}(?= [a-z])|\b[A-Z]{2,}\b")
"""A word that may be one of a duty: "Runs the SMS" has three, a name of a person none."""
_SENTENCE: Final = 3
"""Words that a duty has at least."""


class RoleLine(NamedTuple):
    """What a text says of one role; ``holder`` and ``duty`` are "" where it says nothing."""

    role: str
    holder: str
    duty: str
    offset: int


class KeyRoleState(NamedTuple):
    """A key role in a text; ``line`` is what says most of it, None when nothing does."""

    key_role: KeyRole
    line: RoleLine | None


class _Passage(NamedTuple):
    """Text that may speak of a role: it has to name it in ``lead``."""

    lead: str
    text: str
    offset: int


def key_roles_in(
    document: Document, part: Part, key_roles: tuple[KeyRole, ...], words: tuple[str, ...]
) -> tuple[KeyRoleState, ...]:
    """Each key role with what a part of a page says of it.

    Args:
        words: `Standard.placeholders`.
    """
    found = [each for each in blocks(document, part.start, part.end) if not is_hint(each)]
    rows = [_row(each, words) for each in found if each.kind == "row"]
    passages = [*_subsections(document, part, found), *_items(found)]
    return tuple(KeyRoleState(each, _fullest(names_of(each), rows, passages)) for each in key_roles)


def names_of(key_role: KeyRole) -> re.Pattern[str]:
    """The names of a key role, as a pattern for plain text."""
    names = {key_role.title, key_role.key.replace("-", " "), *key_role.aliases}
    listed = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:{listed})s?\b", re.IGNORECASE)


def _fullest(names: re.Pattern[str], rows: list[RoleLine], passages: list[_Passage]) -> RoleLine | None:
    lines = [each for each in rows if names.search(each.role)]
    lines += [_line(names, each) for each in passages if names.search(each.lead)]
    return max(lines, key=lambda each: bool(each.holder) + bool(each.duty), default=None)


def _row(block: Block, words: tuple[str, ...]) -> RoleLine:
    """A table row: columns by their heads; without such heads, role, holder and duties in this order."""
    columns = block.columns
    role = find_column(columns, ROLE)
    process = find_column(columns, PROCESS) if role is None else None
    role = role or 0
    holder = find_column(columns, HOLDER, but=[role, process])
    duty = find_column(columns, DUTY, but=[role, process, holder])
    if len(columns) > 2:  # noqa: PLR2004  role, holder, duties
        free = [index for index in range(len(columns)) if index not in (role, process, holder, duty)]
        holder = free.pop(0) if holder is None and free else holder
        duty = free.pop(0) if duty is None and free else duty
    name = plain_text(cell(block.cells, role))
    if process is not None and holder is not None and OWNER.search(plain_text(columns[holder])):
        name = f"process owner: {name}"
    held = _given(cell(block.cells, holder), words) if holder is not None else holder_in(name)
    return RoleLine(name, held, _given(cell(block.cells, duty), words), block.offset)


def _given(text: str, words: tuple[str, ...]) -> str:
    plain = plain_text(text)
    return "" if is_open(text, words) or VACANT.match(plain) else plain


def _subsections(document: Document, part: Part, found: list[Block]) -> Iterator[_Passage]:
    below: dict[int, list[str]] = {}
    for block in found:
        if block.heading > part.heading and block.kind != "row":
            below.setdefault(block.heading, []).append(plain_text(block.text))
    for index, texts in below.items():
        heading = document.headings[index]
        yield _Passage(plain_text(heading.text), ". ".join([plain_text(heading.text), *texts]), heading.offset)


def _items(found: list[Block]) -> Iterator[_Passage]:
    """Items with the deeper ones below them, and paragraphs."""
    groups: list[list[Block]] = []
    for block in found:
        if block.kind == "item" and groups and groups[-1][0].kind == "item" and block.depth > groups[-1][0].depth:
            groups[-1].append(block)
        elif block.kind != "row":
            groups.append([block])
    for group in groups:
        text = ". ".join(plain_text(each.text) for each in group)
        yield _Passage(text[:_LEAD], text, group[0].offset)


def _line(names: re.Pattern[str], passage: _Passage) -> RoleLine:
    named = names.search(passage.text)
    rest = passage.text[named.end() :] if named else passage.text
    holder = holder_in(rest)
    duty = names.sub(" ", rest.replace(holder, " ", 1) if holder else rest)
    has_duty = len(_WORD.findall(VACANT.sub(" ", duty))) >= _SENTENCE
    return RoleLine(passage.lead, holder, duty.strip() if has_duty else "", passage.offset)
