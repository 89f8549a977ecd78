"""Where a service management system stands, and what part of it a path means."""

import os
from pathlib import Path

import click


def _take(ctx: click.Context, param: click.Parameter, root: Path | None) -> None:  # noqa: ARG001
    if root is not None:
        ctx.obj = root.resolve()
    elif ctx.obj is None:
        ctx.obj = find_root(Path.cwd()).resolve()


root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_take,
    expose_value=False,
    help="Folder of the service management system. Default: the nearest one, from here upwards, that holds "
    "data/settings.yml or content/.",
)
"""The group has it and every command that reads a system, because people write it before and behind the command."""


def find_root(start: Path) -> Path:
    """The nearest folder, from a start upwards, with ``data/settings.yml`` or ``content/``; else the start."""
    for folder in (start, *start.parents):
        if (folder / "data" / "settings.yml").is_file() or (folder / "content").is_dir():
            return folder
    return start


def below(root: Path, path: str, here: Path) -> str | None:
    """A path as somebody typed it, relative to the root and with forward slashes; None when it lies elsewhere.

    Symbolic links are kept: a link in the repository is a file of the repository.
    """
    absolute = os.path.abspath(here / path)  # noqa: PTH100
    relative = Path(os.path.relpath(absolute, root))
    return None if relative.parts[:1] == ("..",) else relative.as_posix()


def place_in_repository(root: Path) -> str:
    """Way from the git repository's top to the root, "" when they are the same or there is no repository."""
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return "" if folder == root else root.relative_to(folder).as_posix()
    return ""
