"""What a link's target as written in Markdown means."""

import posixpath
import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

LinkSort = Literal["page", "external", "machine", "computed"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DRIVE = re.compile(r"[A-Za-z]:[\\/]|[A-Za-z]:$")


class LinkTarget(NamedTuple):
    """A target, taken apart.

    Attributes:
        sort: ``page`` leads to a file by a relative path, ``external`` to another site or an e-mail address,
            ``machine`` to a place on one computer or server (``file:``, a drive, a slash or two backslashes at the
            beginning); ``computed`` is made by a macro.
        path: relative path with percent signs decoded; "" for a place on the same page.
        anchor: what stands behind ``#``, decoded; "" for none.
    """

    sort: LinkSort
    path: str = ""
    anchor: str = ""


def read_target(written: str) -> LinkTarget:
    """Take a target apart. Nothing is looked up."""
    if "{{" in written or "{%" in written:
        return LinkTarget("computed")
    if not written.startswith(".") and (sort := _elsewhere(written)):
        return LinkTarget(sort)
    plain = _ESCAPE.sub(r"\1", written) if "\\" in written else written
    path, _, anchor = plain.partition("#")
    path = path.partition("?")[0]
    return LinkTarget("page", unquote(path), unquote(anchor)) if "%" in plain else LinkTarget("page", path, anchor)


def _elsewhere(written: str) -> LinkSort | None:
    if _DRIVE.match(written) or written.startswith("\\\\"):
        return "machine"
    if written.startswith("//"):
        return "external"
    if written.startswith("/"):
        return "machine"
    if scheme := _SCHEME.match(written):
        return "machine" if scheme.group().lower() == "file:" else "external"
    return None


def resolve_path(page: str, path: str) -> str:
    """The file that a relative path on a page means, relative to the root; it begins with ``..`` when it leaves it."""
    return posixpath.normpath(f"{page.rpartition('/')[0] or '.'}/{path}") if path else page
