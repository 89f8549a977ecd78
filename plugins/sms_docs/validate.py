"""Judge one Markdown document from anywhere: no repository, no front matter and no registers needed.

The checks are those of ``sms check`` that a text alone can answer; they run on a system that holds this one document.
"""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Final, Literal, NamedTuple

from sms_docs import engine
from sms_docs.checks import (
    plan,
    plan_documentation,
    plan_objectives,
    plan_pdca,
    plan_resources,
    plan_roles,
    plan_timeline,
    section,
)
from sms_docs.completeness.calls import showing_calls
from sms_docs.completeness.content import judged
from sms_docs.completeness.plans import KIND
from sms_docs.judgement.sections import Part
from sms_docs.load.day import settle_day
from sms_docs.load.page import read_page
from sms_docs.load.position import Positions
from sms_docs.load.repository import Tree
from sms_docs.load.schemas import packaged_schemas
from sms_docs.load.standard import load_standard
from sms_docs.model.check import Check
from sms_docs.model.document import Document
from sms_docs.model.finding import Finding
from sms_docs.model.location import Position
from sms_docs.model.register import Entry, Register
from sms_docs.model.report import Report
from sms_docs.model.settings import PATH, Settings
from sms_docs.model.system import DATA, System

CHECKS: Final[tuple[Check, ...]] = (
    plan_documentation.not_described,
    plan_documentation.topic_missing,
    plan_objectives.absent,
    plan_objectives.none_measurable,
    plan_objectives.undated,
    plan_objectives.unmeasurable,
    plan_pdca.area_unnamed,
    plan_pdca.not_described,
    plan_pdca.stage_open,
    plan_resources.kind_missing,
    plan_resources.without_budget,
    plan_roles.absent,
    plan_roles.without_duty,
    plan_roles.without_holder,
    plan_timeline.too_few_phases,
    plan_timeline.without_milestones,
    plan.content_of_2011_missing,
    section.empty,
    section.hint_left,
    section.missing,
    section.only_placeholders,
    section.placeholder_left,
    section.twice,
    section.under_two_names,
)
"""What a text alone can answer, sorted by id."""

_ELEMENTS: Final = (
    ("objectives", "plan-objectives", "Measurable objectives"),
    ("governance", "plan-roles", "Key roles with holder and duties"),
    ("pdca", "plan-pdca", "Plan, do, check and act"),
    ("resources", "plan-resources", "Personnel, tools and training"),
    ("documentation", "plan-documentation", "Documentation framework"),
    ("timeline", "plan-timeline", "Two or more dated phases with milestones"),
)
"""The six classic elements: section, topic of the checks that judge it, title."""


class Element(NamedTuple):
    """A classic element of a service management plan.

    Attributes:
        state: "met", "not met", or "unknown" where its facts stand in registers that are not at hand.
        findings: the errors that keep it from being met.
        warnings: how many warnings it has besides.
    """

    title: str
    state: Literal["met", "not met", "unknown"]
    findings: tuple[Finding, ...] = ()
    warnings: int = 0


class Validation(NamedTuple):
    """The judgement on one document.

    Attributes:
        report: as ``sms check`` makes it; each finding's hint says what to add.
        elements: the six classic elements, for a service management plan; empty for other kinds.
        unjudged: places of calls of tables and figures, whose rows are not at hand.
        tree: the one file, for ``Positions``.
    """

    report: Report
    elements: tuple[Element, ...]
    unjudged: tuple[Position, ...]
    tree: Tree


def validate(text: str, name: str, kind: str, edition: str = "2018") -> Validation:
    """Judge a document by what its kind has to hold. A front matter is passed over; the document is judged as finished.

    Args:
        text: the whole file.
        name: the file's name, for positions.
        kind: key of a document kind, for example ``service-management-plan``.
        edition: "2018" or "2011" of ISO/IEC 20000-1.

    Raises:
        ValueError: there is no such kind or edition; the text of the error says which there are.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    system, tree = _system(text, name, kind, edition), _OneFile(name, text)
    report = engine.check(system, tree, checks=CHECKS)
    document, find = system.documents[0], Positions(tree).find
    calls = showing_calls(document, Part(-1, document.start, len(document.source)))
    return Validation(
        report=report,
        elements=tuple(_elements(system, report)) if kind == KIND else (),
        unjudged=tuple(find(document.at(call.offset)) for call in calls),
        tree=tree,
    )


def _system(text: str, name: str, kind: str, edition: str) -> System:
    """A system of one document, whose registers are all unknown."""
    standard = load_standard(edition)
    if kind not in standard.kinds:
        near = get_close_matches(kind, standard.kinds, 1)
        advice = f"did you mean {near[0]}?" if near else "`sms list kinds` shows all."
        raise ValueError(f'there is no kind of document "{kind}"; {advice}')
    page, _ = read_page(text, name, controlled=True)
    document = _as_finished(page, kind)
    settings = Settings(Entry({"standard": f"iso20000-1-{edition}", "certification": "none"}, PATH))
    day, source = settle_day(None, settings)
    schemas = packaged_schemas()
    unknown = {key: Register(key, f"{DATA}/{key}.yml", broken=True) for key in schemas}
    return System(
        as_of=day,
        day_source=source,
        settings=settings,
        standard=standard,
        documents=(document,),
        registers=unknown,
        decisions={},
        schemas=schemas,
        defects=(),
        files=frozenset({name}),
    )


def _as_finished(page: Document, kind: str) -> Document:
    front = Entry({"kind": kind, "status": "review"}, page.path)
    return replace(page, front=front, has_front=False, broken=False)


def _elements(system: System, report: Report) -> Iterator[Element]:
    document = judged(system)[0]
    errors = [each for each in report.findings if each.severity == "error"]
    for key, topic, title in _ELEMENTS:
        about = tuple(each for each in errors if each.id.startswith(f"{topic}."))
        warned = sum(each.id.startswith(f"{topic}.") and each.severity == "warning" for each in report.findings)
        parts = document.parts.get(key, ())
        if not document.filled(key):
            headings = [system.documents[0].headings[part.heading].text for part in parts]
            wanted = document.kind.section(key)
            names = [f'"{name}"' for name in (*headings, *([wanted.title] if wanted and not parts else ()))]
            about = tuple(each for each in errors if any(name in each.message for name in names))
            yield Element(title, "not met", about)
        elif any(_showing(document.document, part) for part in parts):
            yield Element(title, "unknown", warnings=warned)
        else:
            yield Element(title, "not met" if about else "met", about, warned)


def _showing(document: Document, part: Part) -> bool:
    return bool(showing_calls(document, part))


class _OneFile:
    """A tree of one file that is in memory."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text.encode()

    def files(self) -> Iterator[str]:
        yield self._name

    def read(self, path: str) -> bytes:
        if path != self._name:
            raise FileNotFoundError(path)
        return self._text

    def size(self, path: str) -> int:
        return len(self.read(path))

    def leaves(self, _path: str) -> bool:
        return False
