"""Which sections a document has to have, in the edition in use, and which of them it lacks."""

from typing import Final

from sms_docs.completeness.content import Judged
from sms_docs.model.document import Heading
from sms_docs.model.heading import normalise_heading
from sms_docs.model.standard import Kind, Section, Standard

ELEMENTS: Final = ("objectives", "governance", "pdca", "resources", "documentation", "timeline")
"""Sections of a service management plan that hold its six classic elements."""


def required_sections(standard: Standard, kind: Kind) -> tuple[Section, ...]:
    """The sections without which a document of a kind is not complete.

    Where a kind lists its contents by edition (the service management plan), those of ISO/IEC 20000-1:2018, 6.3 are
    all required. Of the contents that 4.5.2 of the 2011 edition lists only the classic elements are;
    `advised_sections` has the others.
    """
    by_edition = kind.details.get("contents", {})
    if standard.edition == "2018" or not by_edition:
        return tuple(each for each in kind.sections if each.required)
    return tuple(each for each in kind.sections if each.key in ELEMENTS)


def advised_sections(standard: Standard, kind: Kind) -> tuple[tuple[str, Section], ...]:
    """Letter and section of what the 2011 edition lists as contents of a kind and `required_sections` leaves out."""
    contents = kind.details.get("contents", {}).get(standard.edition, {}) if standard.edition == "2011" else {}
    sections = ((letter, kind.section(key)) for letter, key in contents.items() if key not in ELEMENTS)
    return tuple((letter, section) for letter, section in sections if section is not None)


def nearest_heading(of: Judged, section: Section) -> Heading | None:
    """A heading of the document that may have been meant for a section; None when none is near."""
    # The page's title says what the document is; it was never meant for a section.
    own = {
        normalise_heading(each.text): each
        for each in of.document.headings
        if each.level > 1 and of.kind.section_for(each.text) is None
    }
    from difflib import get_close_matches  # noqa: PLC0415 - only a missing section needs it

    for name in (section.title, *section.aliases):
        if near := get_close_matches(normalise_heading(name), own, 1, 0.7):
            return own[near[0]]
    return None
