"""Single fields of a page's front matter changed in their own line; comments, order and everything else stay."""

import re
from collections.abc import Mapping

from sms_docs.control.refusal import UnwritableError
from sms_docs.load.page import front_matter_span
from sms_docs.load.yaml_source import read_yaml

_AFTER = {"effective_from": "approvers", "superseded_by": "status"}
"""Field → the field below which it is put where it is missing."""
_VALUE = r"""(?P<gap>[ \t]*)(?:"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\r\n]|'')*'|(?:[^\s#]|(?<=\S)#|[ \t]+(?=[^\s#]))*)"""
_REST = r"(?P<rest>[ \t]*(?:(?<=[ \t])#[^\n]*)?\r?$)"
"""What may stand behind a value: blanks, a comment."""


def with_fields(content: bytes, fields: Mapping[str, str], path: str) -> bytes:
    """A page with other values of single fields in its front matter.

    Args:
        content: the file; its line ends are kept.
        fields: field → value as it is written in YAML, on one line.

    Raises:
        UnwritableError: the front matter is broken, or the field does not stand on a line of its own.
    """
    text = content.decode("utf-8", "surrogateescape")
    for name, value in fields.items():
        text = _with_field(text, name, value, path)
    return text.encode("utf-8", "surrogateescape")


def _with_field(text: str, name: str, value: str, path: str) -> str:
    begin, end = _span(text, path)
    head = text[begin:end]
    line = re.search(rf"^(?P<key>{re.escape(name)}[ \t]*:){_VALUE}{_REST}", head, re.MULTILINE)
    if line:
        comment = " " if line["rest"].startswith("#") else ""
        changed = f"{head[: line.start()]}{line['key']}{line['gap'] or ' '}{value}{comment}{head[line.start('rest') :]}"
    else:
        changed = _added(head, name, value)
    if not _only(head, changed, name, value):
        raise UnwritableError(
            f"{path}: {name} could not be set to {value}. Write {name}: and its value on one line of the front matter."
        )
    return f"{text[:begin]}{changed}{text[end:]}"


def _span(text: str, path: str) -> tuple[int, int]:
    """Where the YAML of a front matter begins and ends, whatever the line ends are."""
    plain = text.lstrip("\ufeff").replace("\r\n", "\n")
    span = front_matter_span(plain)
    if span is None and "\r" in plain and "\n" not in plain:
        raise UnwritableError(f"{path} has carriage returns alone as line ends. Save it with line feeds (LF).")
    if span is None:
        raise UnwritableError(f"{path} has no front matter. `sms check {path}` says what is missing.")
    begin = position = text.index("\n") + 1
    for _ in range(plain[span[0] : span[1]].count("\n")):
        position = text.index("\n", position) + 1
    return begin, position


def _added(head: str, name: str, value: str) -> str:
    """The field below the one that it belongs to, else as the last."""
    ends = "\r\n" if "\r\n" in head else "\n"
    lines = head.splitlines(keepends=True)
    place = next((number for number, line in enumerate(lines) if line.startswith(f"{_AFTER.get(name)}:")), None)
    at = len(lines) if place is None else place + 1
    while at < len(lines) and lines[at].startswith((" ", "\t", "- ", "]")):
        at += 1  # the value of the field above goes on
    return "".join([*lines[:at], f"{name}: {value}{ends}", *lines[at:]])


def _only(before: str, after: str, name: str, value: str) -> bool:
    """Whether nothing but the one field differs for a reader of YAML."""
    plain = [text.replace("\r\n", "\n") for text in (before, after, f"{name}: {value}\n")]
    (old, _, sound), (new, faults, whole), (wanted, _, fine) = (read_yaml(text, "") for text in plain)
    if not (sound and whole and fine) or faults:
        return False
    if not (isinstance(old, dict) and isinstance(new, dict) and isinstance(wanted, dict)):
        return False
    return new == {**old, **wanted}
