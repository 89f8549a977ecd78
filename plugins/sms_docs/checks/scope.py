"""The scope: what it says, and whether it agrees with the services that are run."""

import re
from collections.abc import Iterator

from sms_docs.completeness.content import Judged
from sms_docs.completeness.covered import of_kind
from sms_docs.judgement.blocks import blocks
from sms_docs.judgement.prose import plain_text
from sms_docs.judgement.sections import Part
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_ALL = re.compile(
    r"\b(?:all|any|every|everything|entire|whole|complete)\b(?: [\w-]+){0,4}? (?:services?|it|processes|systems"
    r"|departments|organi[sz]ation|company|business)\b",
    re.IGNORECASE,
)
_CATALOGUE = re.compile(r"\bservice catalog(?:ue)?\b", re.IGNORECASE)
"""Certificates often name the services by it: "in accordance with the service catalogue"."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_GENERAL = frozenset({
    "application", "applications", "basic", "business", "central", "customer", "data", "digital", "general",
    "information", "internal", "managed", "management", "operation", "operations", "organization", "organisation",
    "platform", "platforms", "provision", "public", "service", "services", "solution", "solutions", "standard",
    "support", "system", "systems", "technical", "technology", "with",
})  # fmt: skip
"""Words in names of services that tell no service from another."""
_RUN = ("live", "retiring")


def _statement(system: System) -> tuple[Location, str] | None:
    """The scope's own text, when it is there to be judged."""
    register = system.register("scope")
    text = register.single.text("statement")
    return (register.single.location("statement"), text) if text and not register.broken else None


def _services(system: System) -> tuple[Entry, ...]:
    """The services that the scope lists and the catalogue has."""
    known = system.register("services").by_id
    return tuple(known[each] for each in system.register("scope").single.texts("services") if each in known)


def _names_one(text: str, entries: tuple[Entry, ...]) -> bool:
    """Whether a text names a service, by its name or by a telling word of it, or points to the catalogue."""
    folded = text.casefold()
    names = [each.label.casefold() for each in entries if each.label]
    telling = {word.removesuffix("s") for name in names for word in _WORD.findall(name) if word not in _GENERAL}
    said = {word.removesuffix("s") for word in _WORD.findall(folded)}
    return any(name in folded for name in names) or not telling.isdisjoint(said) or bool(_CATALOGUE.search(text))


@check("error", clauses=("4.3",), answers=("mistake.undefined-scope",), waivable=False)
def all_inclusive(system: System) -> Iterator[Problem]:
    """The scope takes in everything instead of saying what it takes in.

    ## What
    The statement of the scope, or the section on scope of an implementation plan, speaks of all services, processes
    or departments and names none: no service of the catalogue nor the catalogue itself, and in the plan no list, table
    or link either. (Lists of services, customers, units and sites that are empty break the register's schema.)

    ## Why
    Nobody can plan, staff or audit "everything", and no certificate can carry it (ISO/IEC 20000-1:2018, 4.3). It is
    the most frequent mistake of planning.

    ## Wrong
    `All IT services of the company`

    ## Right
    The name of the organization and the services that are meant.
    """
    services, statement = _services(system), _statement(system)
    if statement and _unlimited(statement[1], services):
        yield _too_wide(statement[0], "The scope")
    for each in of_kind(system, "implementation-plan"):
        for part in each.filled("scope"):
            if not _lists(each, part) and _unlimited(_text(each, part), services):
                heading = each.document.headings[part.heading]
                yield _too_wide(each.document.at(heading.offset), f'The section "{heading.text}"')


def _unlimited(text: str, services: tuple[Entry, ...]) -> bool:
    return bool(_ALL.search(text)) and not _names_one(text, services)


def _text(of: Judged, part: Part) -> str:
    return plain_text(of.document.source[part.start : part.end])


def _lists(of: Judged, part: Part) -> bool:
    """Whether a part of a page leads to what is in scope: a list, a table, a call or a link."""
    document = of.document
    leads = (*(each.offset for each in document.calls), *(each.offset for each in document.links))
    if any(part.start <= offset < part.end for offset in leads):
        return True
    return any(each.kind in ("item", "row") for each in blocks(document, part.start, part.end))


def _too_wide(location: Location, what: str) -> Problem:
    return Problem(
        location,
        f"{what} takes in everything and names no service.",
        "Name the services, units and sites that are meant, and what is left out with its reason.",
    )


@check("error", clauses=("4.3",), answers=("scope.exclusions-justified",), waivable=False)
def clause_excluded(system: System) -> Iterator[Problem]:
    """A clause of the standard is left out of the scope.

    ## What
    An entry of `exclusions` in `data/scope.yml` has the kind `clause`, or names a clause.

    ## Why
    Services, customers, units and sites may be left out, requirements may not: who leaves one out cannot claim
    conformity, whatever the reason (ISO/IEC 20000-1:2018, 1.2 and 4.3).

    ## Wrong
    `{kind: clause, clause: "8.4.2", reason: Not applicable}`

    ## Right
    The requirement met in the smallest way that works, for example demand that is judged once a year.
    """
    for each in system.register("scope").single.entries("exclusions"):
        if each.text("kind") == "clause" or each.text("clause"):
            named = f"Clause {each.text('clause')}" if each.text("clause") else "A clause"
            yield Problem(
                each.location("clause" if each.has("clause") else "kind"),
                f"{named} is excluded from the scope, and no requirement of clauses 4 to 10 can be.",
                "Take the exclusion out, and say how the requirement is met.",
            )


@check("error", clauses=("4.3",), answers=("scope.names-organization",), waivable=False)
def organization_unnamed(system: System) -> Iterator[Problem]:
    """The text of the scope does not name the organization.

    ## What
    Neither the name nor the short name of `data/organization.yml` stands in the statement of `data/scope.yml`.

    ## Why
    The scope names the organization and the services (ISO/IEC 20000-1:2018, 4.3). Its text goes onto the certificate,
    where "we" means nobody.

    ## Wrong
    `IT service management`

    ## Right
    `The service management system of Merrowdale Shared Services that supports …`
    """
    statement, organization = _statement(system), system.register("organization").single
    names = [each for each in (organization.text("name"), organization.text("short_name")) if each]
    if statement and names and not any(each.casefold() in statement[1].casefold() for each in names):
        yield Problem(
            statement[0],
            f"The scope does not name the organization, {names[0]}.",
            "Begin it with the name, as it is to stand on the certificate.",
            (Related(organization.location("name"), "The name of the organization."),),
        )


@check("error", clauses=("4.3", "8.2.4"), answers=("scope.catalogue-match",), waivable=False)
def service_left_out(system: System) -> Iterator[Problem]:
    """A service is run, and the scope says neither yes nor no to it.

    ## What
    A service of the catalogue is live or retiring and is not in `services` of the scope; it is no exclusion either and
    does not say `in_scope: false` with an `out_of_scope_reason`. Or it says `in_scope: true`, and the scope does not
    list it.

    ## Why
    The people who run five services work in a system for three, and the auditor meets the other two
    (ISO/IEC 20000-1:2018, 4.3 and 8.2.4).

    ## Wrong
    `services: [SVC-01, SVC-02, SVC-03]`, while SVC-04 and SVC-05 are live.

    ## Right
    All five, or two of them under `exclusions` with the reason.
    """
    scope = system.register("scope")
    if scope.broken or not scope.single:
        return
    listed = set(scope.single.texts("services"))
    excluded = {each.text("service") for each in scope.single.entries("exclusions")}
    for service in system.register("services"):
        marked = service.id in excluded or (service["in_scope"] is False and service.has("out_of_scope_reason"))
        claimed = service.flag("in_scope") and service.id not in excluded
        if service.text("status") in _RUN and service.id and service.id not in listed and (claimed or not marked):
            yield Problem(
                service.location("in_scope" if service.has("in_scope") else "id"),
                f"{service.id} {service.label} is run, but the scope neither lists nor excludes it.",
                f"Add it to services in {scope.path}, or exclude it there with a reason.",
                (Related(scope.single.location("services"), "The services in scope."),),
            )


@check("error", clauses=("4.3", "8.2.4"), answers=("scope.catalogue-match",), waivable=False)
def service_not_run(system: System) -> Iterator[Problem]:
    """The scope lists a service that is not run.

    ## What
    A service in `services` of the scope is retired, has ended, is planned without a plan for its start
    (`change_plan`), or says `in_scope: false` in the catalogue.

    ## Why
    The certificate would name a service that customers cannot get (ISO/IEC 20000-1:2018, 4.3 and 8.2.4).

    ## Wrong
    `services: [SVC-01, SVC-09]`, while SVC-09 is retired.

    ## Right
    `services: [SVC-01]`
    """
    scope, known = system.register("scope").single, system.register("services").by_id
    for index, service_id in enumerate(scope.texts("services")):
        reason = _not_run(system, known[service_id]) if service_id in known else ""
        if reason:
            yield Problem(
                scope.location("services", index),
                f"The scope lists {service_id} {known[service_id].label}, which {reason}.",
                "Take it out of the scope, or correct the catalogue.",
                (Related(known[service_id].location("status"), "The service in the catalogue."),),
            )


def _not_run(system: System, service: Entry) -> str:
    """Why a service is none that is run, as the end of a sentence; "" when it is."""
    ended = service.date("ends_on")
    if service.text("status") == "retired" or (ended and ended < system.as_of):
        return f"ended on {ended}" if ended and ended < system.as_of else "is retired"
    if service.text("status") == "pipeline" and not service.has("change_plan"):
        return "is only planned"
    return "the catalogue marks as out of scope" if service["in_scope"] is False else ""


@check("error", clauses=("4.3",), answers=("scope.names-organization",), waivable=False)
def services_unnamed(system: System) -> Iterator[Problem]:
    """The text of the scope names no service.

    ## What
    The statement of `data/scope.yml` holds the name of none of the services that it lists, no telling word of one,
    and does not point to the service catalogue.

    ## Why
    The scope names the organization and the services (ISO/IEC 20000-1:2018, 4.3); who reads the certificate learns
    from this text alone what was audited.

    ## Wrong
    `Service management at Merrowdale Shared Services`

    ## Right
    `… that supports the provision of managed workplace and service desk services to …`
    """
    services, statement = _services(system), _statement(system)
    if statement and services and not _names_one(statement[1], services) and not _ALL.search(statement[1]):
        yield Problem(
            statement[0],
            "The scope names none of its services.",
            f"Name them in the text, for example {services[0].label}.",
        )
