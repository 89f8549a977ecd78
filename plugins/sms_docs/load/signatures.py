"""How the signatures of commits stand: made with ssh, by whom, or of a kind that nobody verifies here."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sms_docs.load.git_objects import ask_bytes, objects
from sms_docs.model.provenance import Signature

Signed = tuple[Signature, str]
"""How a signature stands, and the name that the list of allowed signers gives to the key."""
_KIND: Final = re.compile(rb"^gpgsig(?:-sha256)? -----BEGIN ([^\n]*?)-----$", re.MULTILINE)
_SSH: Final = b"SSH SIGNATURE"
_LETTERS: Final[Mapping[str, Signature]] = {
    "G": "good",
    "B": "bad",
    "R": "bad",
    "X": "good",
    "Y": "good",
    "U": "unknown",
}
"""git's letters. An expired key (Y) or signature (X) was sound when it was made; of a revoked key nobody can say."""
NOTHING_RUNS: Final = (
    *("-c", "gpg.program=false", "-c", "gpg.openpgp.program=false", "-c", "gpg.x509.program=false"),
    *("-c", "gpg.ssh.program=ssh-keygen"),
)
"""What the repository's own configuration names is never started."""


def read_signatures(root: Path, commits: Iterable[str], signers: str | bytes) -> Mapping[str, Signed]:
    """Each commit with its signature.

    Args:
        commits: full names.
        signers: the file of allowed signers, relative to the folder, or what it held in another revision.
    """
    kinds = {name: _kind(content) for name, content in objects(root, commits).items()}
    by_ssh = [name for name, kind in kinds.items() if kind == _SSH]
    plain: dict[str, Signed] = {name: ("other" if kind else "", "") for name, kind in kinds.items()}
    return plain | dict.fromkeys(by_ssh, ("unchecked", "")) | _verified(root, by_ssh, signers)


def _kind(commit: bytes) -> bytes:
    """What the first line of a signature says that it is, b"" for none."""
    found = _KIND.search(commit.partition(b"\n\n")[0])
    return found[1] if found else b""


def _verified(root: Path, commits: Sequence[str], signers: str | bytes) -> dict[str, Signed]:
    # git is asked of these alone: a signature of a kind that it does not know would end the whole run.
    if not commits or not _can_verify():
        return {}
    with _file(root, signers) as path:
        said = ask_bytes(
            root,
            *(*NOTHING_RUNS, "-c", f"gpg.ssh.allowedSignersFile={path}"),
            *("log", "--no-walk=unsorted", "--no-show-signature", "--no-color", "--format=%H%x00%G?%x00%GS", "--stdin"),
            given="".join(f"{each}\n" for each in commits).encode(),
        )
    lines = (line.split("\0") for line in (said or b"").decode("utf-8", "replace").splitlines())
    return {line[0]: (_LETTERS.get(line[1], "unchecked"), line[2]) for line in lines if line[1:2] and line[2:]}


@contextmanager
def _file(root: Path, signers: str | bytes) -> Iterator[str]:
    if isinstance(signers, str):
        yield os.fspath(root / signers)
        return
    with TemporaryDirectory() as place:
        path = Path(place, "allowed_signers")
        path.write_bytes(signers)
        yield os.fspath(path)


def _can_verify() -> bool:
    """Without the program that verifies it, git takes a signature for broken."""
    from shutil import which  # noqa: PLC0415 - only signatures need it

    return which("ssh-keygen") is not None
