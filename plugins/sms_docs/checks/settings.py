"""Faults of ``data/settings.yml`` that its schema cannot see."""

from collections.abc import Iterator

from sms_docs.checks.names import Names
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


@check("error", clauses=("7.5.2",), answers=("doc.id-pattern",), waivable=False)
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


@check("error", clauses=("7.5.3",), answers=("doc.classification",), waivable=False)
def unknown_classification(system: System) -> Iterator[Problem]:
    """The site is to be published up to a classification that does not exist.

    ## What
    `published_up_to` is none of the words under `classifications`.

    ## Why
    No document is held back then: the limit that somebody set does nothing.

    ## Wrong
    `classifications: [public, internal]` and `published_up_to: intern`

    ## Right
    `published_up_to: internal`
    """
    known = system.settings.entry.texts("classifications")
    limit = system.settings.entry.text("published_up_to")
    if known and limit and limit not in known:
        yield Problem(
            system.settings.entry.location("published_up_to"),
            f'There is no classification "{limit}".',
            Names(known).hint(limit, f"Choose one of: {', '.join(known)}."),
        )


@check("error", clauses=("6.2.2",), waivable=False)
def unknown_phase_model(system: System) -> Iterator[Problem]:
    """The settings name a phase model that does not exist.

    ## What
    `phase_model` is none of the models that the program knows.

    ## Why
    The phases and the gates with their criteria come from the model. With another name the usual one is taken, and the
    programme is judged by a plan that nobody chose.

    ## Wrong
    `phase_model: four-phases`

    ## Right
    `phase_model: four-phase-programme`
    """
    named, models = system.settings.entry.text("phase_model"), system.standard.phase_models
    if named and named not in models:
        yield Problem(
            system.settings.entry.location("phase_model"),
            f"There is no phase model {named}; the programme is judged by {system.standard.default_phase_model.key}.",
            Names(models).hint(named, f"Choose one of: {', '.join(sorted(models))}."),
        )
