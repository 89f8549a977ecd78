"""Which commits brought in decisions and waivers, asked of git in one process, when somebody wants to know."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from sms_docs.load.git_history import GIT, environment
from sms_docs.model.provenance import Origin, Signature

_FIELDS = "%x01%H%x00%ae%x00%ce%x00%P%x00%D"
_SIGNED = "%x00%G?%x00%GS"
_PATHS = ("data/decisions", "data/waivers.yml")
_SEAL = re.compile(r"\bseal: *[\"']?(sha256:[0-9a-f]{64})\b")
_WAIVER = re.compile(r"\bid: *[\"']?([A-Za-z0-9][\w.-]*)")
_HUNK = re.compile(r"(@@+) ")
_SIGNATURES: Mapping[str, Signature] = {"G": "good", "B": "bad", "R": "bad", "X": "good", "Y": "good", "U": "unknown"}
"""git's letters. An expired key (Y) or signature (X) was sound when it was made; of a revoked key nobody can say."""
_NOTHING_RUNS = (
    *("-c", "gpg.program=false", "-c", "gpg.openpgp.program=false", "-c", "gpg.x509.program=false"),
    *("-c", "gpg.ssh.program=ssh-keygen"),
)
"""What the repository's own configuration names is never started."""
_TIMEOUT = 120


class GitOrigins:
    """What the history of a folder says. git is started when the first question comes, and once."""

    def __init__(self, root: Path, allowed_signers: str = "") -> None:
        """Take the folder and the file of allowed signers, relative to it ("" for none); nothing is read yet."""
        self._root = root.resolve()
        self._signers = allowed_signers

    def of(self, key: str) -> tuple[Origin, ...]:
        """The commits that brought in a seal or ``waiver:<id>``, oldest first."""
        return self._known[0].get(key, ())

    @property
    def silence(self) -> str:
        """Why nothing is known, "" where git answered."""
        return self._known[1]

    @cached_property
    def _known(self) -> tuple[Mapping[str, tuple[Origin, ...]], str]:
        if not any((folder / ".git").exists() for folder in (self._root, *self._root.parents)):
            return {}, "there is no git repository"
        verified = bool(self._signers) and _can_verify()
        said = _log(self._root, self._signers if verified else "")
        if said is None:
            return {}, "git could not be asked"
        found: dict[str, tuple[Origin, ...]] = {}
        missing: Signature = "unchecked" if self._signers else ""
        for origin, patch in _commits(said, None if verified else missing):
            for key in dict.fromkeys(_brought_in(patch)):
                found[key] = (*found.get(key, ()), origin)
        return found, ""


def _log(root: Path, signers: str) -> str | None:
    """Commits with what they did to logs and waivers, oldest first; None when git is missing or says no."""
    import subprocess  # noqa: PLC0415  a tenth of the start-up, and most trees need no git

    allowed = ("-c", f"gpg.ssh.allowedSignersFile={root / signers}") if signers else ()
    shown = (
        *("--reverse", "--topo-order", "--no-show-signature", "--no-color", "--no-ext-diff", "--no-textconv"),
        # A merge shows what none of its parents has: what somebody slipped in while merging.
        *("--text", "--no-renames", "--unified=0", "--inter-hunk-context=0", "-c", "--patch", "--relative"),
    )
    command = (*GIT, "--no-replace-objects", *_NOTHING_RUNS, *allowed, "log", *shown)
    try:
        done = subprocess.run(
            [*command, f"--format={_FIELDS}{_SIGNED if signers else ''}", "--", *_PATHS],
            cwd=root,
            # A clone that left files out would fetch them now.
            env={**environment(), "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"},
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _can_verify() -> bool:
    """Without the program that verifies it, git takes a signature for broken."""
    from shutil import which  # noqa: PLC0415 - only signatures need it

    return which("ssh-keygen") is not None


def _commits(said: str, signature: Signature | None) -> Iterator[tuple[Origin, str]]:
    """Each commit with its patch; ``signature`` is said of all of them, None when git was asked for it."""
    # A patch may hold the mark in its text, but no text of a patch begins with it.
    for part in re.split(r"^\x01", said, flags=re.MULTILINE)[1:]:
        head, _, patch = part.partition("\n")
        commit, author, committer, parents, names, *rest = head.split("\0")
        letter, signer = rest if len(rest) > 1 else ("", "")
        stands = _SIGNATURES.get(letter, "") if signature is None else signature
        yield Origin(commit, author, committer, stands, signer, cut=not parents and "grafted" in names), patch


def _brought_in(patch: str) -> Iterator[str]:
    """Keys of what a patch adds. A merge's lines are marked once for each parent; what is new is new for all."""
    waivers, marks = False, 1
    for line in patch.splitlines():
        if line.startswith("diff "):
            waivers, marks = line.endswith("waivers.yml"), 0
        elif found := _HUNK.match(line):
            marks = len(found[1]) - 1
        elif marks and line.startswith("+" * marks):
            if waivers and (waiver := _WAIVER.search(line)):
                yield f"waiver:{waiver[1]}"
            elif not waivers and (seal := _SEAL.search(line)):
                yield seal[1]
