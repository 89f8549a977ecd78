"""How long records are kept."""

from collections.abc import Iterator

from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System

_CYCLE = {"2018": ("9.2", "9.3", "10.1"), "2011": ("4.5.4.2", "4.5.4.3", "4.5.5")}
"""Clauses on internal audit, management review and corrective action by edition."""


@check("warning", clauses=("7.5.3",), answers=("doc.retention-covers-cycle",))
def shorter_than_cycle(system: System) -> Iterator[Problem]:
    """Records of audits, reviews or corrective actions are thrown away before the certificate is renewed.

    ## What
    `retention_months` of records on internal audit, management review or corrective action (by their clause) is below
    `retention_months_min` (36).

    ## Why
    An auditor looks back over one cycle of three years; what was thrown away cannot be shown (clause 7.5.3). The
    number is practice, not a requirement of the standard.

    ## Wrong
    Minutes of management reviews with `retention_months: 12`.

    ## Right
    `retention_months: 48`
    """
    least = parameter(system, "retention_months_min")
    homes = _CYCLE[system.standard.edition]
    for record in system.register("records"):
        months, clause = record.number("retention_months"), record.text("clause")
        about = any(clause == home or clause.startswith(f"{home}.") for home in homes)
        if about and months is not None and months < least:
            yield Problem(
                record.location("retention_months"),
                f"{record.id} {record.label} is kept for {months:g} months, less than a cycle of {least:g}.",
                f"Keep it for at least {least:g} months.",
            )
