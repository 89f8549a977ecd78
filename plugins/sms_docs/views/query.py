"""From a sheet to a table: filter, sort, cut, choose columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sms_docs.model.table import Table
from sms_docs.views.chosen import Rows
from sms_docs.views.sheet import View

ARGUMENTS = ("columns", "sort", "limit", "caption")
"""Keyword arguments of a table that are no filter."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a call asks of a sheet.

    Attributes:
        sort: key of a column or field, with a minus before it for the other way round; "" keeps the view's order.
        filters: field → value, or list of values of which one has to fit; None means "not given".
    """

    columns: tuple[str, ...] = ()
    sort: str = ""
    limit: int | None = None
    caption: str = ""
    filters: Mapping[str, object] = field(default_factory=dict)


def table(view: View, rows: Rows, query: Query) -> Table:
    """The table that a query makes of a view's rows. Its arguments have been judged before."""
    sheet = rows.sheet
    keys = query.columns or sheet.shown
    columns = {column.key: column for column in sheet.columns}
    places = rows.chosen(query.filters)
    if query.sort:
        places = rows.ordered(places, query.sort.removeprefix("-"), backwards=query.sort.startswith("-"))
    return Table(
        name=view.name,
        caption=query.caption or sheet.caption,
        columns=tuple(columns[key] for key in keys),
        rows=tuple(rows.shown(place, keys) for place in places[: query.limit]),
        empty="Nothing fits this selection." if query.filters else sheet.empty,
        controlled=sheet.live.isdisjoint((*keys, *query.filters, query.sort.removeprefix("-"))),
    )
