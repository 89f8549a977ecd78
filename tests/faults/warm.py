"""Programs in processes of their own, without the price of starting Python and importing MkDocs for each.

A process that has imported both programs forks for every run; the child is then what ``python -m`` in the folder
would be. Where there is no fork, each run is started the usual way.
"""

import json
import os
import runpy
import subprocess
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from tests.sites import ROOT, run

_IMPORTED = ("sms_docs.cli.check", "sms_docs.mkdocs_plugin", "mkdocs.commands.build", "mkdocs_macros.plugin")


class Warm:
    """Starts programs; to be closed."""

    def __init__(self) -> None:
        self._parent: subprocess.Popen[str] | None = None
        if hasattr(os, "fork"):
            self._parent = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.warm"],
                cwd=ROOT,
                env={**_environment(), "NO_COLOR": "1", "COLUMNS": ""},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )

    def run(self, folder: Path, module: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """``python -m module arguments`` in a folder."""
        if self._parent is None:
            return run(folder, module, *arguments, COLUMNS="", **environment)
        assert self._parent.stdin
        assert self._parent.stdout
        spoken = folder.with_suffix(".stdout"), folder.with_suffix(".stderr")
        job = {"folder": str(folder), "argv": [module, *arguments], "environment": environment}
        self._parent.stdin.write(json.dumps(job | {"spoken": list(map(str, spoken))}) + "\n")
        self._parent.stdin.flush()
        code = int(self._parent.stdout.readline())
        out, err = (path.read_text("utf-8") for path in spoken)
        return subprocess.CompletedProcess([module, *arguments], code, out, err)

    def close(self) -> None:
        """End the process that forks."""
        if self._parent is not None:
            self._parent.communicate(timeout=30)


def _environment() -> dict[str, str]:
    """Without what makes coverage measure new processes: these end too suddenly to write anything down."""
    return {key: value for key, value in os.environ.items() if not key.startswith("COV")}


def _serve() -> None:
    for name in _IMPORTED:
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(json.loads(line))
        _, state = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(state), flush=True)  # noqa: T201  the answer


def _become(job: dict[str, Any]) -> NoReturn:
    """Be the program: run it to its end in this process."""
    code: object = 1
    for number, path in enumerate(job["spoken"], 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    try:
        os.chdir(job["folder"])
        os.environ.update(job["environment"])
        sys.path[0], sys.argv = job["folder"], job["argv"]
        runpy.run_module(job["argv"][0], run_name="__main__", alter_sys=True)
    except SystemExit as stop:
        code = stop.code
    except BaseException:  # noqa: BLE001  what Python itself would do
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(bool(code)))


if __name__ == "__main__":
    _serve()
