"""Bytes of a file to text, with every fault of the encoding named."""

import re

from sms_docs.load.repository import LARGEST, Tree
from sms_docs.model.defect import Defect
from sms_docs.model.location import Location

_CONFLICT = re.compile(r"^<{7} .*\n(?:.*\n)*?>{7} ", re.MULTILINE)


def read_text(tree: Tree, path: str) -> tuple[str | None, list[Defect]]:
    """The text of a file with Unix line ends, and what is wrong with it.

    None means that nothing of the file can be used. Where single bytes are wrong, they are replaced, so that
    one bad character does not hide the rest of the file.
    """
    if tree.leaves(path):
        return None, [
            _defect(
                "link-out-of-repository",
                path,
                "This is a symbolic link that leaves the repository.",
                "Replace the link by the file itself, so that everybody sees the same content.",
            )
        ]
    try:
        if tree.size(path) > LARGEST:
            return None, [
                _defect(
                    "too-large",
                    path,
                    f"This file is larger than {LARGEST // 2**20} MiB and was not read.",
                    "Split it, or keep it as evidence outside content/ and data/.",
                )
            ]
        raw = tree.read(path)
    except OSError as fault:
        reason = fault.strerror or "it cannot be read"
        return None, [
            _defect(
                "unreadable",
                path,
                f"This file could not be read: {reason}.",
                "Give the file read permission, or remove it.",
            )
        ]
    return decode(raw, path)


def decode(raw: bytes, path: str) -> tuple[str | None, list[Defect]]:
    """Text of the bytes, and the faults of encoding, line ends and unfinished merges."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:4096]:
        return None, [
            _defect(
                "not-utf8",
                path,
                "This file is not UTF-8 text (it looks like UTF-16 or a binary file).",
                "Save it as UTF-8.",
            )
        ]
    defects: list[Defect] = []
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        defects.append(
            _defect(
                "byte-order-mark",
                path,
                "This file begins with a byte order mark.",
                'Save it as "UTF-8", not as "UTF-8 with BOM".',
            )
        )
    text, fault = _text(raw, path)
    text = text.lstrip("\ufeff")
    defects += fault
    if "\r" in text:
        defects.append(
            _defect(
                "carriage-returns",
                path,
                "This file has Windows line ends (CR LF).",
                "Save it with Unix line ends (LF), or set them in .gitattributes.",
                text.index("\r"),
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n<<<<<<< " in text or text.startswith("<<<<<<< "):
        defects += [
            _defect(
                "conflict-marker",
                path,
                "A merge was left unfinished here: both versions stand in the file.",
                "Keep the right version and delete the lines with <<<<<<<, ======= and >>>>>>>.",
                match.start(),
            )
            for match in _CONFLICT.finditer(text)
        ]
    return text, defects


def _text(raw: bytes, path: str) -> tuple[str, list[Defect]]:
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as fault:
        text = raw.decode("utf-8", errors="replace")
        at = len(raw[: fault.start].decode("utf-8"))
        wrong = raw[fault.start]
        return text, [
            _defect(
                "not-utf8",
                path,
                f"This file is not UTF-8: byte 0x{wrong:02X} is no character.",
                "Save it as UTF-8.",
                at,
            )
        ]


def _defect(kind: str, path: str, message: str, hint: str, at: int | None = None) -> Defect:
    return Defect(kind, Location(path, at), message, hint)  # type: ignore[arg-type]
