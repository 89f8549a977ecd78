"""Faults of ``data/settings.yml`` that its schema cannot see."""

from collections.abc import Iterator

from sms_docs.load.id_pattern import compile_id_pattern
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


@check("warning", clauses=("7.5.3",))
def as_of_behind(system: System) -> Iterator[Problem]:
    """The fixed day lies before the newest change.

    ## What
    `as_of` in the settings is a day before the newest commit of the repository.

    ## Why
    Everything is judged for the fixed day. What fell due since then is not reported, and nobody notices.

    ## Wrong
    `as_of: 2027-01-20` in a repository that was changed on 2027-03-02.

    ## Right
    `as_of` moved to the day of the change, or left out: then the day of the run counts.
    """
    newest = system.history.newest_commit
    if system.day_source == "settings" and newest is not None and newest > system.as_of:
        yield Problem(
            system.settings.entry.location("as_of"),
            f"Everything is judged for {system.as_of}, but the repository was changed on {newest}.",
            "Move as_of to a later day, or delete it so that the day of the run counts.",
        )


@check("error", clauses=("7.5.2",), answers=("doc.id-pattern",))
def invalid_id_pattern(system: System) -> Iterator[Problem]:
    """The pattern of document numbers is no regular expression that can be used.

    ## What
    `id_pattern` cannot be read: a bracket is left open, say. Look-around such as `(?=…)` and references back to a group
    are not known, so that no pattern can stall the check.

    ## Why
    No document's number can be judged until the pattern is mended.

    ## Wrong
    `id_pattern: "SMS-(POL|PRO-[0-9]{3}"`

    ## Right
    `id_pattern: "SMS-(POL|PRO)-[0-9]{3}"`
    """
    if compile_id_pattern(system.settings.id_pattern) is None:
        yield Problem(
            system.settings.entry.location("id_pattern"),
            "The pattern of document numbers is no regular expression that can be used.",
            "Close every bracket, and do without look-around and back references.",
        )
