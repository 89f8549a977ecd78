"""What the documents of a kind state in one of their sections: sentences, and the records that its tables show."""

from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.completeness.calls import records_shown, showing_calls, unknowable
from sms_docs.completeness.covered import of_kind
from sms_docs.judgement.statements import Statement, statements
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System


class Stated(NamedTuple):
    """A section with content.

    Attributes:
        heading: as written.
        location: of the heading.
        said: its statements, details below it included.
        shown: the records that its tables and figures show.
    """

    heading: str
    location: Location
    said: list[Statement]
    shown: tuple[Entry, ...]


def stated(system: System, kind: str, key: str) -> Iterator[Stated]:
    """The section of that key in each document that is of a kind, or covers it, and has the section with content.

    While a register cannot be read, a section that shows a table is left out: nothing can be said of it.
    """
    for each in of_kind(system, kind):
        for part in each.filled(key)[:1]:
            if unknowable(system) and showing_calls(each.document, part):
                continue
            heading = each.document.headings[part.heading]
            yield Stated(
                heading.text,
                each.document.at(heading.offset),
                [*statements(each.document, part, system.standard.placeholders)],
                tuple(shown.entry for shown in records_shown(system, each.document, part)),
            )
