"""The service management plans of a system: their text with its facts filled in, and the records that it shows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from sms_docs.completeness.calls import Shown, records_shown, showing_calls, unknowable
from sms_docs.completeness.content import Judged
from sms_docs.completeness.covered import of_kind
from sms_docs.completeness.references import referred_documents
from sms_docs.judgement.sections import Part
from sms_docs.model.document import Document
from sms_docs.model.finding import Related
from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.views.value import clause, value

KIND: Final = "service-management-plan"
_DETAILS: Final = frozenset({"roles-and-authorities", "service-management-objectives", "implementation-plan"})
"""Kinds of documents that may hold what the plan only points to."""


class Section(NamedTuple):
    """A section of a plan that has content.

    Attributes:
        text: the document with its facts (``sms_value`` and the like) filled in, offsets unchanged.
        part: where the section stands in it.
        records: what its tables and figures show, by register; a record stands once.
    """

    text: Document
    part: Part
    records: Mapping[str, tuple[Shown, ...]]

    @property
    def location(self) -> Location:
        """The section's heading."""
        return self.text.at(self.text.headings[self.part.heading].offset)

    @property
    def heading(self) -> str:
        """The heading as written."""
        return self.text.headings[self.part.heading].text

    def entries(self, *registers: str) -> tuple[Entry, ...]:
        """The records of some registers that the section shows."""
        return tuple(each.entry for key in registers for each in self.records.get(key, ()))

    def shown_at(self, entry: Entry) -> tuple[Related, ...]:
        """The place of the call that shows a record."""
        for each in self.records.get(entry.register, ()):
            if each.entry is entry:
                return (Related(each.document.at(each.call.offset), "The plan shows it here."),)
        return ()


def plans(system: System) -> tuple[Judged, ...]:
    """The service management plans that are not retired."""
    return of_kind(system, KIND)


@Memo
def plan_sections(system: System, key: str) -> tuple[Section, ...]:
    """The section of that key in each plan that has it with content.

    While a register cannot be read, a section that shows a table is left out: nothing can be said of it.
    """
    return tuple(
        _section(system, plan, part)
        for plan in plans(system)
        for part in plan.filled(key)[:1]
        if not (unknowable(system) and showing_calls(plan.document, part))
    )


def _section(system: System, plan: Judged, part: Part) -> Section:
    shown = [*records_shown(system, plan.document, part)]
    for other in referred_documents(system, plan.document, part):
        if not shown and other.kind in _DETAILS:
            shown += records_shown(system, other, Part(-1, other.start, len(other.source)))
    records: dict[str, dict[object, Shown]] = {}
    for each in shown:
        records.setdefault(each.entry.register, {}).setdefault(each.entry.pointer, each)
    return Section(with_facts(system, plan.document), part, {key: tuple(of.values()) for key, of in records.items()})


def with_facts(system: System, document: Document) -> Document:
    """The document with the facts that calls put into its sentences, each cut or filled to the length of its call."""
    source = document.source
    for call, text in _facts(system, document):
        length = call[1] - call[0]
        source = source[: call[0]] + text.replace("\n", " ")[:length].ljust(length) + source[call[1] :]
    return replace(document, source=source)


def _facts(system: System, document: Document) -> Iterator[tuple[tuple[int, int], str]]:
    for call in document.calls:
        named = call.args[0] if call.args and isinstance(call.args[0], str) else ""
        if call.name == "sms_value":
            yield (call.offset, call.end), value(system, named).cell.text
        elif call.name == "sms_clause":
            yield (call.offset, call.end), f"clause {clause(system, named).cell.text}"
        elif call.name == "sms_ref":
            yield (call.offset, call.end), named
