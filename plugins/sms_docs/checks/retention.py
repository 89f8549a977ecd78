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


@check("warning", clauses=("7.5.3",), answers=("doc.retention",))
def not_laid_down(system: System) -> Iterator[Problem]:
    """Nobody has laid down how long a record on the site is kept.

    ## What
    An approved document of the family `record` (minutes, agreements, evaluations) belongs to clauses of which no entry
    in `data/records.yml` says how long their records are kept. A clause above or below counts as well.

    ## Why
    Records are kept as long as somebody may ask for them, and then removed (clause 7.5.3, retention and disposal).
    Without a rule they are removed too early, or never.

    ## Wrong
    Minutes with `clauses: ["9.3"]`, and no entry for clause 9.3 in `data/records.yml`.

    ## Right
    An entry with `clause: "9.3"`, `retention_months` and `disposal`.
    """
    register = system.register("records")
    laid_down = {each.text("clause") for each in register if each.number("retention_months") is not None} - {""}
    if register.broken or not laid_down:
        return
    for document in system.controlled:
        kind = system.standard.kinds.get(document.kind)
        clauses = document.front.texts("clauses")
        if kind is None or kind.family != "record" or document.status != "approved" or not clauses:
            continue
        if not any(_covers(one, other) for one in clauses for other in laid_down):
            yield Problem(
                document.location("clauses"),
                f"{register.path} does not say how long {document.id or document.title} is kept: it has no entry for "
                f"clause {' or '.join(clauses)}.",
                f"Add an entry for these records to {register.path}, with retention_months and disposal.",
            )


def _covers(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")
