"""MkDocs, run the way that this project needs it, in a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sms_docs.render.report_cells import visible

CONFIG = "mkdocs.yml"
_CHATTER = re.compile(r"^(?:INFO|DEBUG)\b")


class BuildError(Exception):
    """MkDocs did not build the site; the text is what it complains about."""


def command(verb: str, root: Path) -> list[str]:
    """The command line for a system at a root."""
    return [sys.executable, "-m", "mkdocs", verb, "--config-file", str(root / CONFIG)]


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment with what we add to it."""
    # Material prints a page of advertising against MkDocs 2 otherwise; we pin the version before it.
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8", **more}


def build(root: Path, options: Sequence[str] = (), more: Mapping[str, str] | None = None) -> None:
    """Build the site of the system at a root.

    Args:
        options: further ones of ``mkdocs build``.
        more: environment variables to add.

    Raises:
        BuildError: there is no site now, or the previous one is unchanged.
    """
    done = subprocess.run(
        [*command("build", root), *options],
        cwd=root,
        env=environment(more or {}),
        check=False,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode:
        raise BuildError(_complaints(done.stdout))


def _complaints(output: str) -> str:
    """What MkDocs says without its progress; all of it when nothing else is left."""
    lines = [visible(line) for line in output.splitlines()]
    return "\n".join([line for line in lines if line and not _CHATTER.match(line)] or lines)
