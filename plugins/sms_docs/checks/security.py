"""Information security: risks assessed, incidents analysed."""

from collections.abc import Iterator
from typing import Final

from sms_docs.gates.followed import cases, overdue_review
from sms_docs.gates.operation import operating_since
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_PROCESS: Final = "information-security-management-process"


@check("error", clauses=("8.7.3.2",), answers=("security.assessed",))
def assessment_overdue(system: System) -> Iterator[Problem]:
    """A security risk was assessed too long ago.

    ## What
    A risk of the area `security` that is not closed was last looked at more than twelve months
    (`security_assessment_months`) ago.

    ## Why
    Information security risks are assessed at planned intervals and their controls reviewed
    (ISO/IEC 20000-1:2018, 8.7.3.2).

    ## Wrong
    `reviewed_on: 2024-08-12`, in August 2027.

    ## Right
    `reviewed_on: 2027-07-08`
    """
    months = int(parameter(system, "security_assessment_months"))
    for risk in _open_risks(system):
        last = risk.date("reviewed_on")
        if last and add_months(last, months) < system.as_of:
            yield Problem(
                risk.location("reviewed_on"),
                f"The security risk {risk.id} was last assessed on {last}, more than {months} months ago.",
                "Assess it again, decide on its controls, and record the day.",
            )


@check("error", clauses=("8.7.3.3",), answers=("security.assessed",))
def incident_unanalysed(system: System) -> Iterator[Problem]:
    """A security incident was closed and never analysed.

    ## What
    A security incident in `cases` was closed more than 30 days (`security_analysis_days`) ago, and has no
    `reviewed_on`.

    ## Why
    Security incidents are analysed by type, volume and impact to find improvements (ISO/IEC 20000-1:2018, 8.7.3.3).

    ## Wrong
    `kind: security-incident`, `closed_on: 2027-05-04`, no `reviewed_on`, in August.

    ## Right
    `reviewed_on: 2027-05-20`
    """
    days = int(parameter(system, "security_analysis_days"))
    for case in cases(system, "security-incident"):
        if closed := overdue_review(case, system.as_of, days):
            yield Problem(
                case.location("closed_on"),
                f"The security incident {case.id} was closed on {closed} and is not analysed, after {days} days.",
                "Analyse type, effect and cause, and record the day and what follows.",
            )


@check("error", clauses=("8.7.3.2",), answers=("security.assessed",), waivable=False)
def no_risk_assessed(system: System) -> Iterator[Problem]:
    """No information security risk is assessed.

    ## What
    Information security management is in operation, and the risk register has no risk of the area `security` that is
    not closed.

    ## Why
    Controls follow from assessed risks to confidentiality, integrity and availability (ISO/IEC 20000-1:2018, 8.7.3.2).

    ## Wrong
    Risks of the programme only.

    ## Right
    Risks with `area: security`, each with treatment and actions.
    """
    since, risks = operating_since(system, _PROCESS), system.register("risks")
    if since and not risks.broken and not any(True for _ in _open_risks(system)):
        yield Problem(
            since.location,
            f"Information security management is in operation since {since.day}, but no security risk is assessed.",
            "Assess the security risks of the services, and enter them in data/risks.yml with area: security.",
        )


def _open_risks(system: System) -> Iterator[Entry]:
    for risk in system.register("risks"):
        if risk.text("area") == "security" and risk.text("status") != "closed":
            yield risk
