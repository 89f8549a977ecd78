"""What a table shows, as texts: the words that tests of views compare."""

from typing import Any

from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views import view


def cells(system: System, name: str, columns: list[str], **arguments: Any) -> list[list[str]]:
    """The texts of some columns, row by row."""
    return [[cell.text for cell in row.cells] for row in view(system, name, columns=columns, **arguments).rows]


def column(system: System, name: str, key: str, **arguments: Any) -> list[Cell]:
    """The cells of one column."""
    return [row.cells[0] for row in view(system, name, columns=[key], **arguments).rows]


def labels(system: System, name: str, **arguments: Any) -> list[str]:
    """What stands above the columns."""
    return [each.label for each in view(system, name, **arguments).columns]
