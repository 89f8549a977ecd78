"""The commit that a tree is compared with: where it parted from a revision."""

from pathlib import Path

from sms_docs.load.git_history import ask
from sms_docs.load.revision import RevisionError, RevisionTree, merge_base
from sms_docs.model.change import Compared

_UNSHALLOW = "`git fetch --unshallow` brings the whole history"


def find_base(root: Path, revision: str) -> tuple[Compared, RevisionTree | None]:
    """The merge base of a revision and HEAD, and its tree; None when only a cut clone stands in the way.

    Raises:
        RevisionError: there is no git, no repository or no such revision, for another reason than a cut clone.
    """
    shallow = ask(root, "rev-parse", "--is-shallow-repository")
    if not shallow:
        raise RevisionError("There is no git repository here, or git is not installed, so nothing can be compared.")
    head, cut = _commit(root, "HEAD"), shallow == "true"
    tip = _commit(root, revision)
    if not tip:
        said = f'There is no commit "{revision}" here.'
        if not cut:
            raise RevisionError(f"{said} {_fetch(revision)}")
        return Compared(revision, "", head, (f"{said} The clone is cut: {_UNSHALLOW}. {_fetch(revision)}",)), None
    base = merge_base(root, tip)
    unknown = _unknown(revision, base, cut=cut)
    commit = base or tip
    return Compared(revision, commit, head, unknown), RevisionTree(root, commit)


def _unknown(revision: str, base: str, *, cut: bool) -> tuple[str, ...]:
    if base and not cut:
        return ()
    if base:
        return (f"The clone is cut, so nobody can see who brought in older decisions: {_UNSHALLOW}.",)
    apart = f"Where this change and {revision} parted is not known, so that it is compared with {revision} itself, and "
    apart += "what came in there since then seems to be taken back"
    return (f"{apart}: {_UNSHALLOW}." if cut else f"{apart}: the two have no commit in common.",)


def _fetch(revision: str) -> str:
    remote, slash, branch = revision.partition("/")
    if slash and remote == "origin":
        return f"`git fetch origin {branch}:refs/remotes/origin/{branch}` brings it."
    return "Correct its name, or fetch it: `git fetch origin`."


def _commit(root: Path, revision: str) -> str:
    return ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
