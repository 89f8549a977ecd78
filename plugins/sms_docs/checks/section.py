"""Sections of documents: the ones that a kind of document needs, each once and with something in it."""

from collections.abc import Iterator

from sms_docs.completeness.calls import written
from sms_docs.completeness.content import Judged, judged
from sms_docs.completeness.covered import covered
from sms_docs.completeness.open_places import hints, open_places
from sms_docs.completeness.required import nearest_heading, required_sections
from sms_docs.judgement.sections import Part
from sms_docs.model.check import check
from sms_docs.model.document import Heading
from sms_docs.model.finding import Problem, Related
from sms_docs.model.heading import normalise_heading
from sms_docs.model.location import Location
from sms_docs.model.standard import Section
from sms_docs.model.system import System

_OPEN = ("doc.no-placeholders-approved", "plan.no-placeholders")
_WRITE = "Write what belongs there, or set the document back to draft."
_PRESENT = (
    "doc.required-sections",
    "plan.implementation.sections",
    "plan.implementation.elements",
    "plan.content-2018",
    "ts.business-case.content",
    "ts.plan.content",
    "ts.target-state",
)
_OPERATED = ("capacity.plan", "change.policy", "incident.major", "problem.active", "sdt.plan")
"""Rules on what a plan, a policy or a process says, each in sections of its own."""


@check("error", clauses=("7.5.2",), answers=(*_PRESENT, *_OPERATED, *_OPEN), waivable=False)
def empty(system: System) -> Iterator[Problem]:
    """A section has a heading and nothing below it.

    ## What
    Below the heading of a section stands no text, or only comments, template hints, fenced code, links to other
    sections of the page, or a table without a rule or row. A table made by a call counts when it shows a row.

    ## Why
    A heading shows that somebody knew what belongs there. An auditor reads an empty section as a requirement that is
    known and not met (ISO/IEC 20000-1:2018, 7.5.2).

    ## Wrong
    `## Known limitations`, followed by the next heading.

    ## Right
    `## Known limitations`, followed by what limits the services, or by a sentence that nothing does and why.
    """
    own: set[tuple[str, int]] = set()
    for each in (*judged(system), *(other.judged for other in covered(system))):
        for key, content in each.contents.items():
            part = each.parts[key][0]
            if content.state == "empty" and (each.document.path, part.heading) not in own:
                own.add((each.document.path, part.heading))
                yield _empty(each, part, content.calls)


def _empty(of: Judged, part: Part, calls: tuple[object, ...]) -> Problem:
    heading = of.document.headings[part.heading]
    section = of.kind.section_for(heading.text)
    advice = f"Write there: {section.hint}." if section else "Write it, or remove the heading."
    shown = tuple(call for call in of.document.calls if call in calls)
    if not shown:
        return Problem(of.document.at(heading.offset), f'The section "{heading.text}" is empty.', advice)
    return Problem(
        of.document.at(heading.offset),
        f'The section "{heading.text}" shows nothing: {" and ".join(map(written, shown))} has no row.',
        "Fill the register that the table shows, or write the section.",
        tuple(Related(of.document.at(call.offset), "This table has no row.") for call in shown),
    )


@check("error", clauses=("7.5.2",), answers=_OPEN)
def hint_left(system: System) -> Iterator[Problem]:
    """A hint of the template still stands in a document.

    ## What
    A quote begins with the bold word "Hint". Templates say in this form what belongs in a section. Hints never count
    as content; in a draft they give the warning section.placeholders-in-draft.

    ## Why
    The hint speaks to the writer. In a finished document it shows that nobody read the section after filling it.

    ## Wrong
    `> **Hint:** limits that affect the SMS and the services`

    ## Right
    The limits themselves, and the quote deleted.
    """
    for place in hints(system, draft=False):
        yield Problem(
            place, "A hint of the template still stands here.", "Delete the quote, and write what it asks for."
        )


@check(
    "error",
    clauses=("7.5.2",),
    answers=(*_PRESENT, *_OPERATED, "plan.objectives.present", "plan.risks.present", "plan.pdca.present"),
    waivable=False,
)
def missing(system: System) -> Iterator[Problem]:
    """A section that this kind of document needs is not there.

    ## What
    No heading of level 2 to 6 names the section by its title or by one of the other names that count. Numbers,
    punctuation and capitals do not matter. The title of the page counts when text stands right below it.

    ## Why
    The kind of a document says what it has to cover; the list comes from the standard and from practice
    (`sms list kinds`). What is missing in a plan is missing in the work.

    ## Wrong
    A service management plan without a heading for known limitations (ISO/IEC 20000-1:2018, 6.3 b).

    ## Right
    `## 9. Known limitations` or `### Constraints`, with the text below it.
    """
    for each in judged(system):
        for section in required_sections(system.standard, each.kind):
            if section.key not in each.parts:
                yield _missing(each, section, each.document.location("kind"))
    for other in covered(system):
        for section in required_sections(system.standard, other.judged.kind):
            if section.key not in other.judged.parts:
                yield _missing(other.judged, section, other.location)


def _missing(of: Judged, section: Section, location: Location) -> Problem:
    others = " (or {})".format(", ".join(f'"{alias}"' for alias in section.aliases)) if section.aliases else ""
    near = nearest_heading(of, section)
    kind = of.kind.title[0].lower() + of.kind.title[1:]
    message = f'The section "{section.title}" is missing; this kind of document ({kind}) needs it.'
    add = f'add a heading "{section.title}"{others} and write below it: {section.hint}.'
    if near is None:
        return Problem(location, message, add[0].upper() + add[1:])
    return Problem(
        location,
        message,
        f'Rename the heading "{near.text}" if it is meant, or {add}',
        (Related(of.document.at(near.offset), "Is this the section?"),),
    )


@check("error", clauses=("7.5.2",), answers=_OPEN, waivable=False)
def only_placeholders(system: System) -> Iterator[Problem]:
    """A section of a finished document holds nothing but placeholders.

    ## What
    All that stands below the heading is TBD, TODO, "to be defined", "[Insert …]", lorem ipsum or the like. Drafts get
    the warning section.placeholders-in-draft instead.

    ## Why
    A document in review or in force says how work is done. A heading with a placeholder says that nobody knows yet
    (ISO/IEC 20000-1:2018, 7.5.2).

    ## Wrong
    `## Resource plan`, and below it `TBD`.

    ## Right
    The people, tools and training, or the status `draft`.
    """
    for place in open_places(system, draft=False):
        if place.section:
            yield Problem(
                place.location, f'The section "{place.section}" holds only a placeholder: {place.words}', _WRITE
            )


@check("error", clauses=("7.5.2",), answers=_OPEN)
def placeholder_left(system: System) -> Iterator[Problem]:
    """A placeholder stands in a finished document.

    ## What
    A paragraph, list item or table cell is TBD, TODO, "to be defined", "[Insert …]" or the like, in a section that
    otherwise says something. "n/a" in a cell is an answer and no placeholder.

    ## Why
    The place was kept open for something that the writer thought necessary; in review or in force it is missing.

    ## Wrong
    `| SMS manager | TBD | runs the SMS |`

    ## Right
    `| SMS manager | Tomas Verhey | runs the SMS |`
    """
    for place in open_places(system, draft=False):
        if not place.section:
            yield Problem(place.location, f"A placeholder still stands here: {place.words}", _WRITE)


@check("warning", clauses=("7.5.2",), answers=_OPEN)
def placeholders_in_draft(system: System) -> Iterator[Problem]:
    """A draft holds placeholders or template hints.

    ## What
    Somewhere in a draft stands TBD, TODO, "to be defined", "[Insert …]", or a quote that begins with the bold word
    "Hint".

    ## Why
    A draft may have gaps that are marked. With the status `review` each of them becomes an error.

    ## Wrong
    `Retention: TBD` on the day before the document goes to review.

    ## Right
    `Retention: 36 months after the end of the contract`
    """
    for place in open_places(system, draft=True):
        where = (
            f'The section "{place.section}" holds only a placeholder' if place.section else "A placeholder stands here"
        )
        yield Problem(
            place.location, f"{where}: {place.words}", "Write what belongs there before the document goes to review."
        )
    for location in hints(system, draft=True):
        yield Problem(
            location, "A hint of the template still stands here.", "Write what it asks for, and delete the quote."
        )


@check("error", clauses=("7.5.2",), answers=("doc.required-sections",))
def twice(system: System) -> Iterator[Problem]:
    """A section stands twice in a document.

    ## What
    Two headings of one level, below the same heading, have the same name, and it is the name of a section.

    ## Why
    A reader finds one of the two and takes it for the whole; sooner or later they contradict each other.

    ## Wrong
    `## Objectives` and, some pages later, `## 4. Objectives`.

    ## Right
    One section with both texts.
    """
    for each in judged(system):
        for first, again in _repeated(each):
            if normalise_heading(first.text) == normalise_heading(again.text):
                yield Problem(
                    each.document.at(again.offset),
                    f'The section "{again.text}" stands in this document already.',
                    "Join the two sections, or give this one a name of its own.",
                    (Related(each.document.at(first.offset), "The first one."),),
                )


@check("warning", clauses=("7.5.2",), answers=("doc.required-sections",))
def under_two_names(system: System) -> Iterator[Problem]:
    """Two headings with different names are the same section.

    ## What
    Two headings of one level, below the same heading, are two names of one section of this kind of document.

    ## Why
    The reader of one does not look for the other. Checks take the two for one section.

    ## Wrong
    `## Timeline` and `## Milestones` in an implementation plan.

    ## Right
    `## Timeline and milestones`, with both below it.
    """
    for each in judged(system):
        for first, again in _repeated(each):
            if normalise_heading(first.text) != normalise_heading(again.text):
                yield Problem(
                    each.document.at(again.offset),
                    f'The sections "{first.text}" and "{again.text}" are the same section under two names.',
                    "Join them below one heading, or put one of them below the other.",
                    (Related(each.document.at(first.offset), "The first one."),),
                )


def _repeated(of: Judged) -> Iterator[tuple[Heading, Heading]]:
    headings = of.document.headings
    for parts in of.parts.values():
        for part in parts[1:]:
            yield headings[parts[0].heading], headings[part.heading]
