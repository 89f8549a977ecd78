"""Addresses of pages in the built site, computed from their files."""

import posixpath

from sms_docs.model.system import CONTENT


def page_url(path: str, *, directories: bool) -> str:
    """The address of a page below the site's root: ``content/plans/x.md`` becomes ``plans/x/`` or ``plans/x.html``."""
    stem = path.removeprefix(f"{CONTENT}/").removesuffix(".md")
    folder, name = posixpath.split(stem)
    if name in ("index", "README"):
        return (f"{folder}/" if folder else "") + ("" if directories else "index.html")
    return f"{stem}/" if directories else f"{stem}.html"


def relative_url(page: str, target: str, *, directories: bool) -> str | None:
    """The link from a page to a target ``content/….md#anchor``; None for a target outside ``content/``."""
    path, hash_mark, anchor = target.partition("#")
    if not path.startswith(f"{CONTENT}/"):
        return None
    here = page_url(page, directories=directories)
    asset = path.removeprefix(f"{CONTENT}/")
    there = page_url(path, directories=directories) if path.endswith(".md") else asset
    start = here if here.endswith("/") or not here else posixpath.dirname(here)
    link = posixpath.relpath(there or ".", start or ".")
    slash = "/" if (there.endswith("/") or not there) and not link.endswith("/") else ""
    return f"{link}{slash}{hash_mark}{anchor}"
