"""Real git repositories whose commits have authors and signatures."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

PLAIN = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_DATE": "2027-01-18T12:00:00+00:00",
    "GIT_COMMITTER_DATE": "2027-01-18T12:00:00+00:00",
}
"""Nothing of the tester's own git plays a part."""


class Person(NamedTuple):
    """Somebody who commits; ``key`` is the private key that signs, None for no signature."""

    mail: str
    key: Path | None = None


CLERK = Person("clerk@example.org")
"""Who commits what nobody has to answer for."""


def git(folder: Path, *arguments: str, by: Person = CLERK) -> str:
    """What git prints, run by somebody."""
    signing = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={by.key}", "-c", "commit.gpgsign=true") if by.key else ()
    identity = ("-c", f"user.name={by.mail.partition('@')[0]}", "-c", f"user.email={by.mail}", *signing)
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env={**own, **PLAIN}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout.strip()


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="")


def commit(folder: Path, files: Mapping[str, str] | None = None, by: Person = CLERK) -> str:
    """Write files and commit all that is there; the commit's name."""
    write(folder, files or {})
    git(folder, "add", "--all", by=by)
    git(folder, "commit", "-q", "--allow-empty", "-m", "Change", by=by)
    return git(folder, "rev-parse", "HEAD")


def new_repository(folder: Path, files: Mapping[str, str], by: Person = CLERK) -> Path:
    """A repository with files in its first commit, on the branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "--initial-branch", "main")
    commit(folder, files, by)
    return folder


def new_key(folder: Path, name: str) -> Path:
    """A private key made for the test; the public one lies beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)], check=True)
    return path


def public(key: Path) -> str:
    """The public half of a key as a list of allowed signers has it: kind and key."""
    return " ".join(key.with_suffix(".pub").read_text("utf-8").split()[:2])
