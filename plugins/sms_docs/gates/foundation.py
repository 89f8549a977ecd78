"""Gate 1: scope approved, gap assessment complete, sponsor committed, plan endorsed."""

from datetime import date

from sms_docs.gates.approval import approved
from sms_docs.gates.hindsight import is_newer
from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.register import Entry
from sms_docs.model.system import System

PLANS = ("implementation-project-plan", "implementation-plan")
"""The document kinds that plan the programme."""


def scope_approved(system: System, day: date) -> Judgement:
    """The scope statement is in force."""
    return approved(system, day, ("scope-statement",))


def gap_complete(system: System, day: date) -> Judgement:
    """Every clause that holds requirements has a result, and the report on the assessment is in force."""
    gaps, report = system.register("gaps"), approved(system, day, ("gap-assessment-report",))
    if gaps.broken or not report.known:
        return Judgement("The results of the gap assessment cannot be read.", known=False)
    clauses = leaf_clauses(system)
    rated = {gap.text("clause") for gap in gaps if gap.number("current") is not None and not _after(system, gap, day)}
    lacks = [Lack(each, gaps.location, of="results for clause") for each in clauses if each not in rated]
    why = f"{len(clauses) - len(lacks)} of {len(clauses)} clauses have a result. {report.why}"
    return Judgement(why, report.evidence, (*lacks, *report.lacks))


def _after(system: System, gap: Entry, day: date) -> bool:
    """Whether a clause was assessed only after a day; one of much later was assessed again."""
    on = gap.date("assessed_on")
    return on is not None and on > day and not is_newer(system, day, on)


def leaf_clauses(system: System) -> tuple[str, ...]:
    """The clauses that hold requirements: those without sub-clauses, less those that the scope excludes."""
    clauses = system.standard.clauses
    exclusions = system.register("scope").single.entries("exclusions")
    excluded = {each.text("clause") for each in exclusions if each.text("kind") == "clause"}
    parents = {clause.parent for clause in clauses.values()}
    return tuple(each for each in clauses if each not in parents and not within(each, excluded))


def within(clause: str, cited: set[str]) -> bool:
    """Whether a clause or one above it is cited."""
    while clause and clause not in cited:
        clause = clause.rpartition(".")[0]
    return bool(clause)


def sponsor_committed(system: System, day: date) -> Judgement:
    """A role of the sponsor with authority over the budget is held, and the business case is approved."""
    if any(system.register(key).broken for key in ("roles", "assignments", "business_case")):
        return Judgement("The roles or the business case cannot be read.", known=False)
    sponsor, case = _sponsor(system, day), _business_case(system, day)
    if not case.known:
        return case
    return Judgement(f"{sponsor.why} {case.why}", (*sponsor.evidence, *case.evidence), (*sponsor.lacks, *case.lacks))


def _sponsor(system: System, day: date) -> Judgement:
    roles = _sponsor_roles(system)
    able = [role for role in roles if role.flag("budget_authority")]
    held = next((role for role in able if system.holders(role.id, day)), None)
    if held:
        why = f"The role {held.label} has authority over the budget and a holder."
        return Judgement(why, (f"entry:roles/{held.id}",))
    if able:
        lack = Lack(f"a holder of the role {able[0].label}", able[0].location("id"))
        return Judgement(f"Nobody holds the role {able[0].label}.", lacks=(lack,))
    place = roles[0].location("budget_authority") if roles else system.register("roles").location
    lack = Lack("a sponsor with authority over the budget", place)
    return Judgement("No sponsor has authority over the budget.", lacks=(lack,))


def _sponsor_roles(system: System) -> tuple[Entry, ...]:
    """The roles called sponsor; where none is, those of top management."""
    roles = system.register("roles").entries
    named = tuple(role for role in roles if "sponsor" in f"{role.id} {role.label}".lower())
    return named or tuple(role for role in roles if role.flag("top_management"))


def _business_case(system: System, day: date) -> Judgement:
    case = system.register("business_case").single
    approved_on = case.date("approved_on")
    if approved_on and approved_on <= day and case.has("approved_by"):
        return Judgement(f"The business case was approved on {approved_on}.", (f"file:{case.path}",))
    document = approved(system, day, ("business-case",))
    if document.met or not document.known or not case:
        return document
    lack = Lack("the business case", case.location("approved_on"), case.text("approved_by"), of="the approval of")
    return Judgement("The business case is not approved.", lacks=(lack,))


def plan_endorsed(system: System, day: date) -> Judgement:
    """The plan of the implementation is in force."""
    return approved(system, day, PLANS)
