"""From a sheet to a table: filter, sort, cut, choose columns."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sms_docs.model.table import Table
from sms_docs.views.chosen import Rows
from sms_docs.views.sheet import Record, Sheet, View

ARGUMENTS = ("columns", "sort", "limit", "caption", "months")
"""Keyword arguments of a table that are no filter."""


class Query(NamedTuple):
    """What a call asks of a sheet.

    Attributes:
        sort: key of a column or field, with a minus before it for the other way round; "" keeps the view's order.
        months: how many months a table by months shows; None for as many as the view does.
        filters: field → value, or list of values of which one has to fit; None means "not given".
    """

    columns: tuple[str, ...] = ()
    sort: str = ""
    limit: int | None = None
    caption: str = ""
    months: int | None = None
    filters: Mapping[str, object] = MappingProxyType({})


def query_of(arguments: Mapping[str, object]) -> Query:
    """What the keyword arguments of a call ask; nothing is wrong with them."""
    columns, sort, limit, months = (arguments.get(key) for key in ("columns", "sort", "limit", "months"))
    return Query(
        tuple(map(str, columns)) if isinstance(columns, (list, tuple)) else (),
        str(sort or ""),
        limit if isinstance(limit, int) else None,
        str(arguments.get("caption") or ""),
        months if isinstance(months, int) else None,
        {key: value for key, value in arguments.items() if key not in ARGUMENTS},
    )


def shows_authored(sheet: Sheet, query: Query) -> bool:
    """Whether nothing that a query shows, chooses or sorts by changes without a decision."""
    keys = query.columns or sheet.unasked(query.months)
    return sheet.live.isdisjoint((*keys, *query.filters, query.sort.removeprefix("-")))


def table(view: View, rows: Rows, query: Query) -> Table:
    """The table that a query makes of a view's rows. Its arguments have been judged before."""
    sheet = rows.sheet
    keys = query.columns or sheet.unasked(query.months)
    columns = {column.key: column for column in sheet.columns}
    return Table(
        name=view.name,
        caption=query.caption or sheet.caption,
        columns=tuple(columns[key] for key in keys),
        rows=tuple(rows.shown(place, keys) for place in _places(rows, query)),
        empty="Nothing fits this selection." if query.filters else sheet.empty,
        controlled=shows_authored(sheet, query),
    )


def chosen(rows: Rows, query: Query) -> Iterator[Record]:
    """The rows that a query chooses, before any cell of them is made."""
    return (rows.all[place] for place in _places(rows, query))


def _places(rows: Rows, query: Query) -> list[int]:
    places = rows.chosen(query.filters)
    if query.sort:
        places = rows.ordered(places, query.sort.removeprefix("-"), backwards=query.sort.startswith("-"))
    return places[: query.limit]
