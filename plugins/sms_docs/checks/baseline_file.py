"""Faults of ``data/baseline.yml``, which holds the findings of before checking began."""

from collections.abc import Iterator

from sms_docs.checks.baseline_entries import KEY, baseline_entries, known, may_be_known, stands_for
from sms_docs.model.check import Run, check, check_after
from sms_docs.model.finding import Problem
from sms_docs.model.system import CONTENT, System


@check("error", waivable=False)
def grown(system: System) -> Iterator[Problem]:
    """A finding was added to the known ones.

    ## What
    `sms check --base` compares with an earlier revision that has a `data/baseline.yml`, and an entry is new since.

    ## Why
    The list takes the faults of before checking began, once. Whoever adds to it hides a fault that the change brings,
    and nobody has decided that it may stand.

    ## Wrong
    An entry typed in for an owner who does not exist, in the change that names this owner.

    ## Right
    The owner corrected; for what has to stand for a while a waiver, which somebody approves and which ends.
    """
    before = system.base.known if system.base else None
    if before is None:
        return
    for entry in baseline_entries(system):
        if (fingerprint := entry.text("fingerprint")) not in before:
            yield Problem(
                entry.location(),
                f"The known finding {fingerprint} ({entry.text('id')}, {entry.text('path')}) was added since.",
                "Delete the entry and mend what it hides; what has to stand for a while needs a waiver.",
            )


@check("warning", waivable=False)
def brought_in(system: System) -> Iterator[Problem]:
    """A change brings the list of known findings along.

    ## What
    `sms check --base` compares with an earlier revision that has pages and no `data/baseline.yml`, and now there is one
    with entries.

    ## Why
    The list is for faults of before checking began. Whoever brings it in together with other changes can take down
    with it what these changes break, and nobody has decided that it may stand.

    ## Wrong
    A branch that deletes a role, and the list of known findings with each place that named it.

    ## Right
    The list in a change of its own; `sms review --since origin/main` shows which findings it sets aside.
    """
    base, entries = system.base, baseline_entries(system)
    if not entries or base is None or base.missing or base.known is not None:
        return
    if any(path.startswith(f"{CONTENT}/") for path in base.files):
        many = f"{len(entries)} findings" if len(entries) > 1 else "a finding"
        yield Problem(
            system.control[KEY].location,
            f"This list is new since {base.revision}; {many} in it count no longer.",
            f"Look at each with `sms review --since {base.revision}`: was it there before? What the change breaks is "
            "mended, and the entry deleted.",
        )


@check("warning", waivable=False)
def never_known(system: System) -> Iterator[Problem]:
    """A finding is listed as known that may never be.

    ## What
    An entry of `data/baseline.yml` names a check whose findings always count: files that cannot be read, and
    approved content, editions or decision logs that were altered. The entry has no effect.

    ## Why
    A file that nobody can read hides other findings, and what was altered after a decision was decided by nobody
    (ISO/IEC 20000-1:2018, 7.5.3).

    ## Wrong
    `id: yaml.broken`

    ## Right
    The file mended, and the entry deleted.
    """
    for entry in baseline_entries(system):
        name = entry.text("id")
        if name and not may_be_known(name):
            yield Problem(
                entry.location("id"),
                f"{name} is listed as known, but its findings always count.",
                "Mend what it finds and delete the entry.",
            )


@check_after("note")
def no_longer_found(system: System, run: Run) -> Iterator[Problem]:
    """A known finding is mended.

    ## What
    An entry of `data/baseline.yml` stands for a finding that no longer occurs.

    ## Why
    The list of what is still to be mended gets shorter; an entry that stays would hide the same fault when it comes
    back.

    ## Wrong
    An entry for a missing owner, and the owner is named by now.

    ## Right
    `sms baseline` removes it, and adds none.
    """
    there = {known(each) for each in run.findings}
    for entry in baseline_entries(system):
        name = entry.text("id")
        judged = name in run.ran or name not in run.checks
        if judged and may_be_known(name) and stands_for(entry) not in there:
            yield Problem(
                entry.location(),
                f"The known finding {entry.text('fingerprint')} ({name}, {entry.text('path')}) no longer occurs.",
                "Run `sms baseline`, which removes such entries.",
            )
