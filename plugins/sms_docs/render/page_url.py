"""Addresses of pages in the built site, computed from their files."""

import posixpath
from functools import lru_cache
from urllib.parse import quote

from sms_docs.model.system import CONTENT


def page_url(path: str, *, directories: bool) -> str:
    """The address of a page below the site's root: ``content/plans/x.md`` becomes ``plans/x/`` or ``plans/x.html``."""
    stem = path.removeprefix(f"{CONTENT}/").removesuffix(".md")
    folder, name = posixpath.split(stem)
    if name in ("index", "README"):
        return (f"{folder}/" if folder else "") + ("" if directories else "index.html")
    return f"{stem}/" if directories else f"{stem}.html"


@lru_cache(maxsize=65_536)
def relative_url(page: str, target: str, *, directories: bool) -> str | None:
    """The link from a page to a target ``content/….md#anchor``; None for a target outside ``content/``.

    A sign that means something in an address, such as ``?`` or ``%`` in a file's name, is written as its code.
    """
    path, hash_mark, anchor = target.partition("#")
    if not path.startswith(f"{CONTENT}/"):
        return None
    here = page_url(page, directories=directories)
    asset = path.removeprefix(f"{CONTENT}/")
    there = page_url(path, directories=directories) if path.endswith(".md") else asset
    return f"{quote(_way(here, there))}{hash_mark}{anchor}"


def _way(here: str, there: str) -> str:
    """From one address below the root to another; ``posixpath.relpath`` asks the system for the current folder."""
    start, goal = here.split("/")[:-1], there.split("/")
    shared = 0
    while shared < min(len(start), len(goal) - 1) and start[shared] == goal[shared]:
        shared += 1
    return "/".join((*[".."] * (len(start) - shared), *goal[shared:])) or "./"
