"""Views: functions from a system to a table. ``VIEWS`` is the only registration.

A register without a view of its own is shown by its schema, see ``register_view``.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from sms_docs.model.document import Document
from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from sms_docs.model.table import Table
from sms_docs.views import (
    action_age,
    at_a_glance,
    audit_programme,
    awaiting,
    calendar,
    certification_calendar,
    challenges,
    clause_coverage,
    communication,
    corrective,
    coverage_depth,
    decisions,
    default_columns,
    documents,
    effort,
    evidence,
    external_documents,
    gaps,
    gates,
    governance,
    improvements,
    interfaces,
    kinds,
    management_review,
    mine,
    objectives,
    obligations,
    outlook,
    pdca,
    people,
    process_measures,
    programme,
    raci,
    risks,
    service_levels,
    services,
    supplier_targets,
    tasks,
    training_matrix,
    waivers,
)
from sms_docs.views.arguments import BadArgument, sheet_error, suggestion, until_error, until_of
from sms_docs.views.chosen import Rows
from sms_docs.views.query import ARGUMENTS, Query, chosen, query_of, shows_authored, table
from sms_docs.views.register_view import NO_REGISTERS, part_view, register_view
from sms_docs.views.sheet import Sheet, View

_LISTED: tuple[View, ...] = (
    decisions.APPROVALS,
    at_a_glance.AT_A_GLANCE,
    audit_programme.AUDIT_PROGRAMME,
    default_columns.AUDITS,
    calendar.CALENDAR,
    default_columns.CERTIFICATION,
    certification_calendar.CERTIFICATION_CALENDAR,
    gates.CERTIFICATION_CYCLE,
    challenges.CHALLENGES,
    clause_coverage.CLAUSE_COVERAGE,
    communication.COMMUNICATION_PLAN,
    corrective.CORRECTIVE_ACTIONS,
    action_age.CORRECTIVE_ACTIONS_BY_AGE,
    coverage_depth.COVERAGE_DEPTH,
    documents.DOCUMENTS,
    evidence.EVIDENCE,
    external_documents.EXTERNAL_DOCUMENTS,
    gaps.GAP_ASSESSMENT,
    gates.GATES,
    governance.GOVERNANCE_BODIES,
    governance.GOVERNANCE_ROLES,
    decisions.HISTORY,
    improvements.IMPROVEMENTS,
    interfaces.INTERFACES,
    kinds.KINDS,
    management_review.MANAGEMENT_REVIEW,
    default_columns.MEASURES,
    programme.MILESTONES,
    awaiting.MY_APPROVALS,
    mine.MY_DOCUMENTS,
    mine.MY_TASKS,
    objectives.OBJECTIVES,
    obligations.OBLIGATIONS,
    risks.OPPORTUNITIES,
    outlook.OUTLOOK,
    tasks.OVERDUE_TASKS,
    pdca.PDCA,
    people.PEOPLE,
    process_measures.PROCESS_MEASURES,
    programme.PROGRAMME,
    raci.RACI,
    default_columns.RESOURCES,
    effort.RESOURCES_EFFORT,
    risks.RISKS,
    services.SERVICE_CATALOGUE,
    service_levels.SERVICE_LEVELS,
    supplier_targets.SUPPLIER_TARGETS,
    tasks.TASK_SUMMARY,
    tasks.TASKS,
    training_matrix.TRAINING_MATRIX,
    waivers.WAIVERS,
)
VIEWS: Mapping[str, View] = MappingProxyType({each.name: each for each in _LISTED})
"""Views that are more than a register's own table; sorted by name."""


class ViewError(ValueError):
    """A table that cannot be made as asked; ``hint`` says what to do."""

    def __init__(self, bad: BadArgument) -> None:
        super().__init__(bad.message)
        self.hint = bad.hint


def find_view(system: System, name: str) -> View | None:
    """The view of a name: one of ``VIEWS``, a register's, or that of a list inside its entries.

    ``external-documents`` and ``external_documents`` are the same; ``processes.interfaces`` is a list inside entries.
    """
    if found := VIEWS.get(name.replace("_", "-")):
        return found
    key, _, part = name.replace("-", "_").partition(".")
    schema = system.schemas.get(key)
    if schema is None or key in NO_REGISTERS:
        return None
    if not part:
        return register_view(schema)
    return part_view(schema, part) if part in schema.parts else None


def view_names(system: System) -> tuple[str, ...]:
    """Names of all views and registers, sorted."""
    shown = [schema for key, schema in system.schemas.items() if key not in NO_REGISTERS]
    registers = {schema.key for schema in shown if schema.key.replace("_", "-") not in VIEWS}
    return tuple(sorted({*VIEWS, *registers, *(part.key for schema in shown for part in schema.parts.values())}))


def view(  # noqa: PLR0913 - these are the words of the macro
    system: System,
    name: str,
    *,
    document: object = None,
    columns: Sequence[str] | None = None,
    sort: str | None = None,
    limit: int | None = None,
    caption: str | None = None,
    months: int | None = None,
    **filters: object,
) -> Table:
    """The table of a view or register.

    Args:
        document: the page that it stands on, for views of the page's own document; a text or list of texts is a
            filter like any other.
        columns: keys of the columns, in this order; the view's own when None.
        sort: key of a column or field, with a minus before it for the other way round.
        limit: at most so many rows.
        caption: what stands above the table instead of the view's own.
        months: of a table by months, how many of them.
        filters: field = value, or a list of values of which one has to fit.

    Raises:
        ViewError: there is no such view, or an argument does not fit it.
    """
    if document is not None and not isinstance(document, Document):
        filters["document"] = document
    given = {"columns": columns, "sort": sort, "limit": limit, "caption": caption, "months": months, **filters}
    if bad := argument_error(system, name, (), given):
        raise ViewError(bad)
    page = document.id if isinstance(document, Document) and document.controlled else ""
    found, rows = _rows(system, name, page, filters)
    return table(found, rows, Query(tuple(columns or ()), sort or "", limit, caption or "", months, filters))


def sheet_of(system: System, found: View) -> Sheet:
    """The sheet of a view with all its rows, made once."""
    return _all_rows(system, found.name).sheet


def is_controlled(system: System, name: str, arguments: Mapping[str, object]) -> bool:
    """Whether a table shows authored facts only, so that an approval of the page covers its rows.

    Args:
        arguments: of a call that nothing is wrong with, see ``argument_error``.
    """
    found = find_view(system, name)
    return found is not None and shows_authored(sheet_of(system, found), query_of(arguments))


def may_show(system: System, found: View, path: str) -> bool:
    """Whether a view can have a row for an entry of a file of the data, whatever a call chooses."""
    schema = sheet_of(system, found).schema
    return found.of_entries and (schema is None or system.register(schema.key.partition(".")[0]).path == path)


def places(system: System, name: str, arguments: Mapping[str, object]) -> Iterator[Location]:
    """Where the rows of a table come from; no cell of them is made.

    Args:
        arguments: of a call that nothing is wrong with, see ``argument_error``.
    """
    query = query_of(arguments)
    _, rows = _rows(system, name, "", query.filters)
    return (record.location for record in chosen(rows, query) if record.location)


def argument_error(
    system: System, name: object, args: Sequence[object], kwargs: Mapping[str, object]
) -> BadArgument | None:
    """What is wrong with ``sms_table(name, *args, **kwargs)``; None when it can be shown.

    Args:
        name: of the table, the macro's first argument.
        args: what stands after it without a keyword.
    """
    if not isinstance(name, str):
        return BadArgument("The first argument must be the name of a table.", 'Write for example sms_table("tasks").')
    found = find_view(system, name)
    if found is None:
        advice = "`sms list views` shows all tables."
        return BadArgument(f'There is no table called "{name}".', suggestion(name, view_names(system), advice))
    if args:
        return BadArgument("Only the name of the table stands without a keyword.", 'Write for example sort="due".')
    bad = until_error(found, kwargs)
    return bad or sheet_error(system, sheet_of(system, found), name, kwargs)


def _rows(system: System, name: str, page: str, filters: Mapping[str, object]) -> tuple[View, Rows]:
    """A view and its rows; of a view of documents, those of the documents that the call or the page means."""
    found = find_view(system, name)
    assert found is not None  # argument_error has said so  # noqa: S101
    named = filters.get("document", page)
    ids = [each for each in (named if isinstance(named, (list, tuple)) else (named,)) if each and isinstance(each, str)]
    if found.of_documents and ids:
        return found, Rows(found.of_documents(system, tuple(ids)))
    return found, _all_rows(system, found.name, until_of(found, filters))


def _make_rows(system: System, name: str, until: date | None = None) -> Rows:
    found = find_view(system, name)
    assert found is not None  # the caller has found it  # noqa: S101
    return Rows(found.until(system, until) if found.until and until else found.function(system))


_all_rows = Memo(_make_rows)

__all__ = [
    "ARGUMENTS",
    "VIEWS",
    "BadArgument",
    "View",
    "ViewError",
    "argument_error",
    "find_view",
    "is_controlled",
    "may_show",
    "places",
    "sheet_of",
    "view",
    "view_names",
]
