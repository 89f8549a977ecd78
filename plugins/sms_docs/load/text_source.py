"""Bytes of a file to text, with every fault of the encoding named."""

import posixpath
import re
from collections.abc import Mapping

from sms_docs.load.repository import LARGEST, Tree
from sms_docs.model.defect import Defect, DefectKind
from sms_docs.model.location import Location

_MARK = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OURS = re.compile(r"^<{7} ", re.MULTILINE)
_THEIRS = re.compile(r"^>{7} ", re.MULTILINE)
_PATH = re.compile(rb"[^\s:*?\"<>|#-][^\r\n:*?\"<>|]{0,254}")
_SAID: Mapping[str, tuple[DefectKind, str, str]] = {
    "byte-order-mark": (
        "byte-order-mark",
        "This file begins with a byte order mark.",
        'Save it as "UTF-8", not as "UTF-8 with BOM".',
    ),
    "carriage-returns": (
        "carriage-returns",
        "This file has Windows line ends (CR LF).",
        "Save it with Unix line ends (LF), or set them in .gitattributes.",
    ),
    "conflict-marker": (
        "conflict-marker",
        "A merge was left unfinished here: both versions stand in the file.",
        (
            "Keep the right version and delete the lines with <<<<<<<, ======= and >>>>>>>; while the merge is open, "
            "`git checkout --ours FILE` or `git checkout --theirs FILE` takes one side whole."
        ),
    ),
    "link": (
        "link-out-of-repository",
        "This is a symbolic link that leaves the repository, or leads to a folder; it is not followed.",
        "Replace the link by what it leads to, so that everybody sees the same content.",
    ),
    "link-as-text": (
        "link-as-text",
        "This file holds nothing but the path of another file: a symbolic link that was checked out as a text.",
        (
            "Bring the link back with `git config core.symlinks true` and `git checkout -- FILE`; where the file "
            "system knows no links, replace it by a copy of what it leads to."
        ),
    ),
    "not-text": (
        "not-utf8",
        "This file is not UTF-8 text (it looks like UTF-16 or a binary file).",
        "Save it as UTF-8.",
    ),
    "too-large": (
        "too-large",
        f"This file is larger than {LARGEST // 2**20} MiB and was not read.",
        "Split it, or keep it as evidence outside content/ and data/.",
    ),
}
"""Fault → kind of defect, message and hint, in which FILE stands for the file."""


def read_text(tree: Tree, path: str) -> tuple[str | None, list[Defect]]:
    """The text of a file with Unix line ends, and what is wrong with it.

    None means that nothing of the file can be used. Where single bytes are wrong, they are replaced, so that
    one bad character does not hide the rest of the file.
    """
    if tree.leaves(path):
        return None, [link_defect(path)]
    try:
        if tree.size(path) > LARGEST:
            return None, [_said("too-large", path)]
        raw = tree.read(path)
    except OSError as fault:
        message = f"This file could not be read: {fault.strerror or 'it cannot be read'}."
        return None, [Defect("unreadable", Location(path), message, "Give the file read permission, or remove it.")]
    return (None, [_said("link-as-text", path)]) if _is_link(tree, path, raw) else decode(raw, path)


def _is_link(tree: Tree, path: str, raw: bytes) -> bool:
    """Whether a file holds what git writes for a symbolic link where the file system knows none: the path alone."""
    if b"\n" in raw or not _PATH.fullmatch(raw):
        return False
    end = posixpath.normpath(posixpath.join(posixpath.dirname(path), raw.decode("utf-8", "replace")))
    try:
        return end != path and not end.startswith("..") and tree.size(end) >= 0
    except (OSError, ValueError):  # a zero byte is in no name
        return False


def link_defect(path: str) -> Defect:
    """What is said of a link that is not followed."""
    return _said("link", path)


def decode(raw: bytes, path: str) -> tuple[str | None, list[Defect]]:
    """Text of the bytes with Unix line ends, and the faults of encoding, line ends and unfinished merges."""
    if raw.startswith(_UTF16) or b"\0" in raw[:4096]:
        return None, [_said("not-text", path)]
    text, wrong = _text(raw.removeprefix(_MARK), path)
    defects = [_said("byte-order-mark", path), *wrong] if raw.startswith(_MARK) else wrong
    if "\r" in text:
        defects.append(_said("carriage-returns", path, text.index("\r")))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "<<<<<<< " in text or ">>>>>>> " in text:
        # One finding a conflict: its first marker, or the last where somebody deleted the first.
        markers = list(_OURS.finditer(text)) or list(_THEIRS.finditer(text))
        defects += [_said("conflict-marker", path, match.start()) for match in markers]
    return text, defects


def _text(raw: bytes, path: str) -> tuple[str, list[Defect]]:
    """The text, a second byte order mark taken off; wrong bytes are replaced and the first is named."""
    try:
        return raw.decode("utf-8").lstrip("\ufeff"), []
    except UnicodeDecodeError as fault:
        at = len(raw[: fault.start].decode("utf-8"))
        message = f"This file is not UTF-8: byte 0x{raw[fault.start]:02X} is no character."
        defect = Defect("not-utf8", Location(path, at), message, "Save it as UTF-8.")
        return raw.decode("utf-8", errors="replace").lstrip("\ufeff"), [defect]


def _said(fault: str, path: str, at: int | None = None) -> Defect:
    kind, message, hint = _SAID[fault]
    return Defect(kind, Location(path, at), message, hint.replace("FILE", path))
