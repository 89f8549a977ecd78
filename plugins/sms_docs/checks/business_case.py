"""The business case: measurable, honest about what it can promise, and confirmed at each gate."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.timeline import passed_on
from sms_docs.judgement.pattern import Pattern
from sms_docs.judgement.prose import affirms, plain_text
from sms_docs.judgement.sections import Part
from sms_docs.judgement.statements import statements
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System

KIND = "business-case"

_CLAIMS = {
    "that it opens markets": (
        r"\b(?:opens?|enters?|unlocks?|wins?|conquers?)\b(?: up)?(?: \w+){0,3} markets?\b|\bopen(?:s|ing)? doors to\b"
    ),
    "faster hardware or software": (
        r"\b(?:faster|quicker|speeds? up|accelerates?)(?: \w+){0,2} (?:hardware|software|servers?|networks?|systems?)\b"
        r"|\b(?:hardware|software|servers?|networks?|systems?)(?: \w+){0,3} (?:faster|quicker)\b"
    ),
    "that it watches the profit of services": r"\bprofitability\b",
    "that it manages innovation": r"\bmanag(?:es?|ing)(?: \w+){0,2} innovations?\b|\binnovation management\b",
    "relief of top management": (
        r"\b(?:frees?|relieves?|releases?)(?: \w+){0,2} (?:top management|management|directors?|board)\b"
        r"|\b(?:top management|directors?|board)(?: \w+){0,4} (?:no longer|not)(?: \w+){0,2}"
        r" (?:accountable|responsible)\b"
    ),
}
"""What a management system alone does not bring (ISO/IEC TS 20000-5:2022, 5.3.1), and the words that promise it."""

_PROMISES = tuple((claim, Pattern(pattern)) for claim, pattern in _CLAIMS.items())
_ANY = Pattern(*_CLAIMS.values())


@check("warning", clauses=("5.1",), answers=("ts.business-case.measurable",))
def benefit_unmeasurable(system: System) -> Iterator[Problem]:
    """A benefit of the business case cannot be measured.

    ## What
    A benefit in `data/business_case.yml` lacks a baseline, a target or a unit, or its target equals the baseline.

    ## Why
    After a year somebody asks whether the money was well spent. Without a number before and after, there is no
    answer (ISO/IEC TS 20000-5:2022, 5.3.1).

    ## Wrong
    `text: Customers will be happier`, without `target`.

    ## Right
    `measure: Share of incidents that repeat an earlier one`, `baseline: 41`, `target: 30`, `unit: percent`
    """
    for benefit in system.register("business_case").single.entries("benefits"):
        missing = [field for field in ("target", "unit") if not benefit.has(field)]
        target, baseline = benefit.number("target"), benefit.number("baseline")
        name = benefit.text("text") or benefit.text("measure")
        if missing:
            yield Problem(
                benefit.location("measure" if benefit.has("measure") else "text"),
                f'The benefit "{name}" has no {" and no ".join(missing)}.',
                "Say how much is to be reached in which unit, or leave the benefit out.",
            )
        elif target is not None and target == baseline:
            yield Problem(
                benefit.location("target"),
                f'The benefit "{name}" has a target that is already reached: {target:,.10g}.',
                "Correct the target or the baseline.",
            )


@check("warning", clauses=("5.1",), answers=("ts.business-case.no-overclaim",))
def promises_too_much(system: System) -> Iterator[Problem]:
    """The business case promises what a management system alone does not bring.

    ## What
    The document or `data/business_case.yml` says that it opens markets, makes hardware or software faster, watches
    the profit of services, manages innovation, or relieves top management. To deny it is no promise.

    ## Why
    Who paid for the promise will call the programme a failure, whatever it reached
    (ISO/IEC TS 20000-5:2022, 5.3.1).

    ## Wrong
    `The certificate opens the market of the neighbouring counties.`

    ## Right
    `Two customers make the certificate a condition of the next agreement.`
    """
    for place, text in _sentences(system):
        for claim, pattern in _PROMISES:
            if pattern.search(text) and affirms(text, pattern):
                yield Problem(
                    place,
                    f"The business case promises {claim}, which a management system alone does not bring.",
                    "Name what follows from better managed services, or what else has to happen for it.",
                )


def _sentences(system: System) -> Iterator[tuple[Location, str]]:
    """The texts of the business case that may promise too much, and where they stand."""
    for document in system.by_kind.get(KIND, ()):
        if not document.retired and not document.broken and _ANY.search(document.source[document.start :]):
            part = Part(-1, document.start, len(document.source))
            for said in statements(document, part, system.standard.placeholders):
                yield document.at(said.offset), said.text
    case = system.register("business_case").single
    for field, inner in (("drivers", "text"), ("benefits", "text"), ("options", "assessment")):
        for each in case.entries(field):
            yield each.location(inner), plain_text(each.text(inner))
    yield case.location("evaluation"), plain_text(case.text("evaluation"))


@check("warning", clauses=("5.1",), answers=("ts.business-case.valid",))
def unconfirmed(system: System) -> Iterator[Problem]:
    """A gate was passed, and nobody confirmed the business case.

    ## What
    For a gate that was passed there is neither a line in `confirmations` with its number, nor an approval or review
    of the business case after the gate before it and up to its day.

    ## Why
    Each gate releases money. Whether the reasons still hold is asked before that, not when it is spent
    (ISO/IEC TS 20000-5:2022, 4.5).

    ## Wrong
    Gate 2 decided on 2027-03-26; the business case was last looked at on 2026-11-25.

    ## Right
    In `confirmations`: `gate: GATE-2`, `on_date: 2027-03-26`, `by: executive-sponsor`, `result: Confirmed`
    """
    register = system.register("business_case")
    case, documents = register.single, system.by_kind.get(KIND, ())
    logs = [system.decisions[each.id] for each in documents if each.id in system.decisions]
    if register.broken or any(log.broken for log in logs) or not (case or documents):
        return
    looked_at = [day for log in logs for each in log if (day := each.date("on"))]
    looked_at += [day for day in (case.date("approved_on"),) if day]
    confirmed = {each.text("gate") for each in case.entries("confirmations") if each.past_date("on_date", system.as_of)}
    place = case.location("confirmations" if case.has("confirmations") else "approved_on")
    before = date.min
    for gate, day in _passed(system):
        if gate.id not in confirmed and not any(before < each <= day for each in looked_at):
            yield Problem(
                place if case else documents[0].location("version"),
                f"{gate.label or gate.id} was passed on {day}, but the business case was not confirmed for it.",
                f"Look at it again, and record the result with gate: {gate.id} in confirmations.",
                (Related(gate.location("decided_on"), "The gate."),),
            )
        before = day


def _passed(system: System) -> list[tuple[Entry, date]]:
    """The gates that were passed, with their days, in the order of these."""
    gates = (phase.entry("gate") for phase in system.register("programme"))
    days = [(gate, day) for gate in gates if (day := passed_on(gate, system.as_of))]
    return sorted(days, key=lambda item: item[1])
