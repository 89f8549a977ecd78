"""Mass mechanical changes of approved documents: where one was accepted instead of a new version."""

from collections.abc import Iterator

from sms_docs.identity.content import digest_of
from sms_docs.identity.mechanical import Step, steps, way
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import APPROVING, System


@check("note", clauses=("7.5.3",), waivable=False)
def carried_over(system: System) -> Iterator[Problem]:
    """The text of an approved version was changed by a mechanical commit, and counts as the same.

    ## What
    The page differs from what was approved, and `data/mechanical.yml` names the commit that changed it together with
    many others: a renamed term, a new form of writing. No new version is asked for.

    ## Why
    Who compares the page with its edition finds the difference and must find the reason beside it (ISO/IEC
    20000-1:2018, 7.5.3).

    ## Wrong
    Forty documents with a new version each, because a tool got another name.

    ## Right
    One entry for the commit, made by `sms mechanical`; the name in the text of each edition follows with its next
    version.
    """
    for document in system.controlled:
        for step in _taken(system, document) if (document.id, document.version) in steps(system) else ():
            yield Problem(
                step.entry.location(),
                f"{document.id} {document.version} differs from what was approved by commit "
                f"{step.commit.text('commit')[:12]}: {step.commit.text('reason')}",
                f"Nothing has to be done: {step.commit.text('by')} answers for it; the next version takes it in.",
                (Related(document.location("version"), "The version that was approved before the commit."),),
            )


def _taken(system: System, document: Document) -> Iterator[Step]:
    """The mechanical changes between what was decided on and the page as it is; none when they lead elsewhere."""
    log = system.decisions.get(document.id, ())
    sealed = [
        each.text("digest")
        for each in log
        if each.text("version") == document.version and each.text("decision") in APPROVING and each.text("digest")
    ]
    now = digest_of(system, document) if sealed else ""
    found = list(way(system, document.id, document.version, sealed[-1])) if sealed and sealed[-1] != now else []
    return iter(found if any(each.after == now for each in found) else ())


@check("warning", clauses=("7.5.3",), waivable=False)
def leads_nowhere(system: System) -> Iterator[Problem]:
    """An entry on a mechanical change begins with a digest that was never decided on.

    ## What
    `from` of an entry is neither the digest of a decision on that version nor what another entry led to. The entry has
    no effect.

    ## Why
    The list says for which approved texts somebody answers; an entry that fits none hides a slip, or an attempt
    (ISO/IEC 20000-1:2018, 7.5.3).

    ## Wrong
    An entry typed in by hand, with the digest of a draft.

    ## Right
    What `sms mechanical` writes.
    """
    for (document_id, version), listed in steps(system).items():
        log = system.decisions.get(document_id)
        if log is not None and log.broken:
            continue
        begun = {each.text("digest") for each in log or () if each.text("version") == version} - {""}
        reached = begun | {each.after for digest in begun for each in way(system, document_id, version, digest)}
        for step in listed:
            if step.before not in reached:
                yield Problem(
                    step.entry.location("from"),
                    f"No decision on {document_id} {version} has this digest.",
                    "Delete the entry; `sms mechanical` writes those that are needed.",
                )
