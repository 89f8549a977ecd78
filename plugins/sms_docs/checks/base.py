"""Decisions and editions against an earlier revision: what was recorded there must still be here.

Seals show that a log was rewritten by hand. Who rewrites a whole log with all its seals is found only here.
"""

from collections.abc import Iterator, Mapping, Sequence

from sms_docs.model.base import Base, Log
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.location import Location
from sms_docs.model.register import Register
from sms_docs.model.settings import PATH
from sms_docs.model.system import DATA, System


@check("error", clauses=("7.5.3",), waivable=False)
def decision_altered(system: System) -> Iterator[Problem]:
    """A decision is not as the earlier revision had recorded it.

    ## What
    `sms check --base REV` compares the logs with those of a git revision. An entry was rewritten, removed, or another
    one was put in above it. The first such place of each log is named.

    ## Why
    A decision log is only ever added to. A decision that can be rewritten proves nothing (clause 7.5.3).

    ## Wrong
    A pull request that changes the `by` of an approval of last year.

    ## Right
    The old entry as it was, and below it a new decision.
    """
    base = system.base or Base("")
    for document_id, old in base.logs.items():
        log = system.decisions.get(document_id)
        if log is not None and not log.broken and (problem := _altered(document_id, log, old, base)):
            yield problem


def _altered(document_id: str, log: Register, old: Log, base: Base) -> Problem | None:
    now = [entry.values for entry in log]
    place = next((at for at, values in enumerate(old) if at >= len(now) or now[at] != values), None)
    if place is None:
        return None
    location = log.entries[place].location() if place < len(now) else log.location
    return Problem(
        location,
        f"{_said(now, old, place)} in the decisions on {document_id} since {base.revision}.",
        f"Restore the log with `{_checkout(base, log.path)}`, and add new decisions at its end.",
    )


def _said(now: Sequence[Mapping[str, object]], old: Log, place: int) -> str:
    was = old[place]
    name = f"the entry of {was.get('on')} ({was.get('decision')}, version {was.get('version')})"
    if was in now[place:]:
        return f"An entry was put in above {name}"
    if place >= len(now) or now[place] in old[place:]:
        return f"{name[0].upper()}{name[1:]} was removed"
    fields = [key for key in dict.fromkeys((*was, *now[place])) if was.get(key) != now[place].get(key)]
    return f"{name[0].upper()}{name[1:]} was rewritten ({', '.join(fields)})"


@check("error", clauses=("7.5.3",), waivable=False)
def edition_altered(system: System) -> Iterator[Problem]:
    """An approved edition is not as the earlier revision had it.

    ## What
    A file of `editions/` differs from the one in the revision that is compared with (`sms check --base REV`).

    ## Why
    An edition is written once. Whoever changes it together with its log leaves nothing else that shows it
    (clause 7.5.3).

    ## Wrong
    A pull request that changes a line of `editions/SMS-PLN-001/1.0.md`.

    ## Right
    The file as it was; the change in the document, as a new version.
    """
    base = system.base or Base("")
    now = {each.path: each.digest for versions in system.editions.values() for each in versions.values()}
    for path, digest in base.editions.items():
        if path in now and now[path] != digest:
            yield Problem(
                Location(path),
                f"This edition was altered since {base.revision}.",
                f"Restore it with `{_checkout(base, path)}`.",
            )


@check("error", clauses=("7.5.3",), waivable=False)
def edition_removed(system: System) -> Iterator[Problem]:
    """An approved edition of the earlier revision is gone.

    ## What
    The revision that is compared with (`sms check --base REV`) has a file in `editions/` that is not here.

    ## Why
    Documents that are no longer in use, and their editions, are retained (clause 7.5.3).

    ## Wrong
    A pull request that deletes `editions/SMS-PLN-001/1.0.md` together with its log.

    ## Right
    The file where it was. A document that is not needed any more is withdrawn with `sms withdraw`.
    """
    base = system.base or Base("")
    for path in base.editions:
        if path not in system.files:
            yield Problem(
                Location(path),
                f"This edition was there in {base.revision} and is gone.",
                f"Restore it with `{_checkout(base, path)}`.",
            )


@check("error", clauses=("7.5.3",), waivable=False)
def log_removed(system: System) -> Iterator[Problem]:
    """The decision log of the earlier revision is gone, or a document together with it.

    ## What
    The revision that is compared with (`sms check --base REV`) has a file in `data/decisions/` that is not here.

    ## Why
    With the log goes the proof of every approval of the document. A document that was ever approved is kept as
    obsolete or withdrawn (clause 7.5.3, retention).

    ## Wrong
    A pull request that deletes a policy, its log and its editions.

    ## Right
    The policy with `status: withdrawn`, which `sms withdraw` sets, and its log with one entry more.
    """
    base = system.base or Base("")
    for document_id in base.logs:
        path = f"{DATA}/decisions/{document_id}.yml"
        if path not in system.files:
            gone = "" if document_id in system.by_id else ", and the document with them"
            yield Problem(
                Location(path),
                f"The decisions on {document_id} were there in {base.revision} and are gone{gone}.",
                f"Restore them with `{_checkout(base, path)}`; what is not needed any more is withdrawn with `sms "
                f"withdraw {document_id}`.",
            )


@check("error", clauses=("7.5.3",), waivable=False)
def not_compared(system: System) -> Iterator[Problem]:
    """The revision to compare with cannot be read.

    ## What
    `sms check --base REV` names a commit that this clone does not have, as is usual in a shallow clone, or there is no
    git repository.

    ## Why
    Then nobody can tell whether decisions or editions were rewritten, and silence would look like "nothing was".

    ## Wrong
    `sms check --base origin/main` in a clone that has only the branch of the pull request.

    ## Right
    `git fetch origin main:refs/remotes/origin/main` before it.
    """
    base = system.base
    if base and base.missing:
        yield Problem(
            Location(PATH),
            f"Decisions and editions were not compared with {base.revision}. {base.missing}",
            f"Fetch it with `{base.fetch}`, or name a commit that is here.",
        )


def _checkout(base: Base, path: str) -> str:
    """The command that brings a file back; an edition's or log's path needs no quotes."""
    return f"git checkout {base.commit[:12] or base.revision} -- {path}"
