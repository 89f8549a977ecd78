"""Path arguments: what somebody typed, to paths as the system knows them."""

from collections.abc import Collection
from pathlib import Path

import click

from sms_docs.cli.root import below
from sms_docs.model.location import within


def wanted(paths: tuple[str, ...], files: Collection[str], root: Path) -> tuple[str, ...]:
    """The paths relative to the root. Typed from the current folder or, as reports show them, from the root.

    Raises ``click.BadParameter`` for a path that means no file, because "nothing found" would then be no answer.
    """
    return tuple(_wanted(path, files, root) for path in paths)


def _wanted(path: str, files: Collection[str], root: Path) -> str:
    for candidate in (below(root, path, Path.cwd()), below(root, path, root)):
        if candidate is not None and any(within(file, (candidate,)) for file in files):
            return candidate
    raise click.BadParameter(f'"{path}" is no file, folder or pattern of files in {root}.', param_hint="PATHS")
