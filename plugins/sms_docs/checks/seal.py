"""Seals of the decision logs: each binds its entry to all entries above it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs.identity.seal import START, seal
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry, Register
from sms_docs.model.system import System


class _Break(NamedTuple):
    """The first entry of a log whose seal does not fit.

    Attributes:
        above: the entry that its seal does fit, if it is another one than the entry right above.
        forked: whether the seal fits below another entry, or as the first one of the log.
    """

    entry: Entry
    forked: bool = False
    above: Entry | None = None


@check("error", clauses=("7.5.3",), waivable=False)
def broken(system: System) -> Iterator[Problem]:
    """An entry of a decision log is not the one that was sealed.

    ## What
    The seal of an entry fits neither the entry with what stands above it, nor another place of the log: the entry was
    rewritten, or one above it was removed. The first such entry of each log is named.

    ## Why
    The log proves who approved what and when only as long as nobody can rewrite it afterwards (clause 7.5.3,
    protection from loss of integrity).

    ## Wrong
    The day of an approval corrected from 2027-03-12 to 2027-03-05 in the log.

    ## Right
    The entry as it was, and below it a further decision that says what was wrong with it.
    """
    for document_id, found in _breaks(system).items():
        if not found.forked:
            log = system.decisions[document_id]
            yield Problem(
                found.entry.location("seal"),
                f"This decision on {document_id}, or one above it, is not as it was sealed: something was rewritten "
                "or removed.",
                f"Restore the log: `git log -p -- {log.path}` shows the commit that changed it, `git checkout COMMIT "
                f"-- {log.path}` brings it back.",
            )


@check("error", clauses=("7.5.3",), waivable=False)
def forked(system: System) -> Iterator[Problem]:
    """Two decisions on a document were taken beside each other, or one was put in between.

    ## What
    The seal of an entry fits an entry further above, or the beginning of the log, but not the entry right above it.
    That is what a merge leaves that keeps the decisions of both branches, or an entry that was put in afterwards.

    ## Why
    Each branch decided without knowing of the other, so two contents may both claim to be the approved one
    (clause 7.5.3, control of changes).

    ## Wrong
    A log with version 1.1 approved on one branch and, below it, version 1.1 approved on another.

    ## Right
    The decisions of one branch as they were, and below them the other decision, taken again on the merged text.
    """
    for document_id, found in _breaks(system).items():
        if found.forked:
            log = system.decisions[document_id]
            places = ((found.above, "The entry that it was sealed below."),) if found.above else ()
            yield Problem(
                found.entry.location("seal"),
                f"This decision on {document_id} was not taken after the one above it: two branches decided beside "
                "each other, or an entry was put in.",
                f"Keep the log of one branch (`git checkout BRANCH -- {log.path}`), and decide again on the merged "
                f"text with `sms approve {document_id}`.",
                tuple(Related(entry.location("seal"), words) for entry, words in places),
            )


@check("error", clauses=("7.5.3",), waivable=False)
def missing(system: System) -> Iterator[Problem]:
    """A decision bears no seal although the log is sealed.

    ## What
    An entry without `seal` stands below a sealed one, or has an `edition`, which only the tool writes.

    ## Why
    An entry without a seal can be changed or taken out unseen; one such entry at the end undoes what the seals above
    it prove (clause 7.5.3).

    ## Wrong
    A decision that was typed into a log which `sms approve` has written before.

    ## Right
    The decision entered with `sms approve`, `sms reviewed`, `sms adopt` or `sms withdraw`.
    """
    for document_id, log in system.decisions.items():
        sealed: Entry | None = None
        for entry in log:
            if entry.has("seal"):
                sealed = entry
            elif sealed or entry.has("edition"):
                yield Problem(
                    entry.location(),
                    f"This decision on {document_id} bears no seal, "
                    f"{'though the log is sealed above it' if sealed else 'though it was written with an edition'}.",
                    "Take the entry out and enter the decision with the command for it: `sms approve`, `sms reviewed`, "
                    "`sms adopt` or `sms withdraw`.",
                    (Related(sealed.location("seal"), "The last seal."),) if sealed else (),
                )
                break


@Memo
def _breaks(system: System) -> Mapping[str, _Break]:
    """Document → the first entry of its log whose seal does not fit."""
    sealed = {key: log for key, log in system.decisions.items() if any(each.has("seal") for each in log)}
    return {key: found for key, log in sealed.items() if (found := _first_break(log))}


def _first_break(log: Register) -> _Break | None:
    before = START
    above: list[tuple[str, Entry | None]] = [(START, None)]
    for entry in log:
        made = seal(before, entry.values)
        borne = entry.text("seal")
        if borne and borne != made:
            for other, place in above:
                if seal(other, entry.values) == borne:
                    return _Break(entry, forked=True, above=place)
            return _Break(entry)
        before = made
        above.append((made, entry))
    return None
