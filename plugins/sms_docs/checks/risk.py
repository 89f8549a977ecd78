"""Risks: by which criteria they are accepted, by whom, and when they were looked at."""

from collections.abc import Iterator

from sms_docs.checks.looks import not_lately
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_LIMIT = "risk_accept_up_to"


def _open(system: System) -> Iterator[Entry]:
    return (each for each in system.register("risks") if each.text("status") != "closed")


@check("error", clauses=("6.1.2",), answers=("risk.criteria",))
def accepted_by_nobody(system: System) -> Iterator[Problem]:
    """A risk above the limit is carried, and nobody has accepted it.

    ## What
    Likelihood times impact after treatment lies above `risk_accept_up_to` of the settings, and `accepted_by` or
    `accepted_on` is missing or lies ahead. Closed risks and opportunities are left out.

    ## Why
    Risks are accepted by criteria (ISO/IEC 20000-1:2018, 6.1.2). What exceeds them is a decision of somebody with a
    name and a day, or it is no decision.

    ## Wrong
    A rating of 20 after treatment, `treatment: accept`, and no `accepted_by`.

    ## Right
    `accepted_by: executive-sponsor` and `accepted_on: 2027-01-15`, or further treatment.
    """
    limit = system.settings.entry.entry("parameters").number(_LIMIT)
    for risk in _open(system) if limit is not None else ():
        rating = _rating(risk)
        accepted = risk.date("accepted_on")
        if risk.text("kind") == "opportunity" or rating is None or limit is None or rating <= limit:
            continue
        if not risk.has("accepted_by") or accepted is None or accepted > system.as_of:
            yield Problem(
                risk.location("accepted_by" if risk.has("accepted_by") else "treatment"),
                f"{risk.id} is rated {rating:g} after treatment, above the limit of {limit:g}, and nobody accepted it.",
                "Treat it further, or let top management accept it with accepted_by and accepted_on.",
                (Related(system.settings.entry.location("parameters", _LIMIT), "The limit."),),
            )


def _rating(risk: Entry) -> float | None:
    likelihood, impact = risk.number("residual_likelihood"), risk.number("residual_impact")
    return None if likelihood is None or impact is None else likelihood * impact


@check("error", clauses=("6.1.2",), answers=("risk.criteria",), waivable=False)
def criteria_missing(system: System) -> Iterator[Problem]:
    """Risks are rated, but nothing says up to which rating one is accepted.

    ## What
    The register of risks has entries, and `risk_accept_up_to` is not among the `parameters` of the settings.

    ## Why
    The criteria for accepting risks are set before risks are judged (ISO/IEC 20000-1:2018, 6.1.2). Without them every
    rating is accepted by whoever writes it.

    ## Wrong
    A register of risks, and settings without the limit.

    ## Right
    `risk_accept_up_to: 6` under `parameters`, for a scale from 1 to 25.
    """
    settings = system.settings.entry
    risks = system.register("risks")
    if risks.entries and settings and settings.entry("parameters").number(_LIMIT) is None:
        yield Problem(
            settings.location("parameters"),
            "No criterion says up to which rating a risk is accepted.",
            f"Set {_LIMIT} under parameters, for example to 6 on a scale of 1 to 25.",
            (Related(risks.entries[0].location("id"), "Risks are rated here."),),
        )


@check("warning", clauses=("6.1",), answers=("risk.review-overdue",))
def review_overdue(system: System) -> Iterator[Problem]:
    """A risk has not been looked at for too long.

    ## What
    `reviewed_on` of a risk or opportunity that is not closed lies more than `risk_review_months` (12) ago, or has not
    come yet.

    ## Why
    Likelihood and impact change with the world. A register that nobody reads is a list of old fears
    (ISO/IEC TS 20000-5:2022, 4.6).

    ## Wrong
    `reviewed_on: 2025-01-08`, read on 2027-01-20.

    ## Right
    The risk judged anew, with the new day.
    """
    months = int(parameter(system, "risk_review_months"))
    for risk in _open(system):
        reviewed = risk.date("reviewed_on")
        if when := not_lately(reviewed, months, system.as_of):
            yield Problem(
                risk.location("reviewed_on"),
                f"{risk.id} was looked at on {reviewed}, {when}.",
                "Judge likelihood, impact and treatment anew, and enter the day.",
            )
