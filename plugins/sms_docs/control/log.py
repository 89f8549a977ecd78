"""A decision put at the end of a decision log; not a byte above it changes."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from sms_docs.control.refusal import UnwritableError
from sms_docs.identity.seal import seals
from sms_docs.load.text_source import decode
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.system import DATA

FIELDS = (
    *("version", "decision", "by", "role", "on", "change", "reason", "control", "reference"),
    *("digest", "edition", "seal"),
)
"""The fields of a decision in the order in which they are written."""
_HEAD = "# yaml-language-server: $schema=../../schemas/decisions.schema.json\n"
_WIDTH = 100
_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w .,;()/+'-]|:(?! |$))*", re.ASCII)
_WORD = re.compile(r"y|n|yes|no|on|off|true|false|null|[-+.0-9_]+(?:e[-+]?[0-9]+)?|0[xo][0-9a-f]+", re.IGNORECASE)
"""What some reader of YAML takes for something else than text."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def log_path(document_id: str) -> str:
    """Where the decision log of a document lies, relative to the root."""
    return f"{DATA}/decisions/{document_id}.yml"


def append_entry(content: bytes | None, entry: Mapping[str, str], path: str) -> bytes:
    """A log with one more decision, sealed.

    Args:
        content: the file as it is; None when there is none yet.
        entry: the decision; "" means that a field is not given, and ``seal`` is added here.
        path: the file, for messages.

    Raises:
        UnwritableError: the log cannot be read, or is written in a form that cannot be added to.
    """
    text, before = _read(content, path)
    given = {name: entry[name] for name in FIELDS if entry.get(name)}
    sealed = {**given, "seal": list(seals([*before, given]))[-1]}
    ends = "\r\n" if "\r\n" in text else "\n"
    for candidate in _candidates(text, sealed):
        added = candidate.replace("\r\n", "\n")
        value, defects, sound = read_yaml(added, path)
        if sound and not defects and value == [*before, sealed]:
            return (content or b"") + added[len(text.replace("\r\n", "\n")) :].replace("\n", ends).encode("utf-8")
    raise UnwritableError(
        f"{path} cannot be added to. Write it as a list in which each decision begins with a hyphen at the start of "
        "a line, with nothing but printable characters."
    )


def _read(content: bytes | None, path: str) -> tuple[str, list[Mapping[str, object]]]:
    """The text of a log with its own line ends, and its decisions."""
    plain, faults = decode(content or b"", path)
    if plain is None or any(each.kind in ("conflict-marker", "not-utf8") for each in faults):
        raise UnwritableError(f"{path} cannot be read. `sms check {path}` says why.")
    value, defects, sound = read_yaml(plain, path)
    if defects:
        raise UnwritableError(f"{path}: {defects[0].message} {defects[0].hint} `sms check {path}` says where.")
    entries = [] if value is None else value
    if not sound or not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise UnwritableError(f"{path} is no list of decisions. `sms check {path}` says what is wrong.")
    return (content or b"").decode("utf-8").removeprefix("\ufeff"), entries


def _candidates(text: str, entry: Mapping[str, str]) -> Iterator[str]:
    """The text with the entry behind it: after a blank line as between the others, else right below.

    A blank line would become part of a text that keeps the blank lines behind it.
    """
    start = text if text.strip() else text + _HEAD
    start += "" if start.endswith(("\n", "\r")) else "\n"
    indents = _ITEM.findall(text)
    lines = _entry_lines(entry, indents[-1] if indents else "")
    apart = not indents or len(indents) == 1 or re.search(r"\n[ \t]*\r?\n *- ", text) is not None
    for gap in ("\n", "") if apart and indents else ("",):
        yield f"{start}{gap}{''.join(lines)}"


def _entry_lines(entry: Mapping[str, str], indent: str) -> Sequence[str]:
    lines = [line for name, value in entry.items() for line in _field(name, value, len(indent) + 2)]
    return [f"{indent}{'- ' if not number else '  '}{line}\n" for number, line in enumerate(lines)]


def _field(name: str, value: str, column: int) -> Iterator[str]:
    """A field as lines without their indentation."""
    if name == "version":
        yield f"{name}: {json.dumps(value)}"
        return
    written = value if _plain(value) else json.dumps(value, ensure_ascii=False)
    if len(name) + 2 + len(written) + column <= _WIDTH or " ".join(value.split(" ")) != " ".join(value.split()):
        yield f"{name}: {written}"
        return
    yield f"{name}: >-"
    words = wrap(value, _WIDTH - column - 2, break_long_words=False, break_on_hyphens=False)
    yield from (f"  {line}" for line in words)


def _plain(value: str) -> bool:
    if _DAY.fullmatch(value):
        return True
    return _PLAIN.fullmatch(value) is not None and not _WORD.fullmatch(value) and value == value.strip()
