"""Who holds a role on the day, for tables that go by role."""

from collections.abc import Mapping

from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import reference
from sms_docs.views.governance import holders

NO_ROLE = Cell("nobody named", tone="bad")
COLUMNS = (Column("role", "Role"), Column("holder", "Held by"))


def _find_holder(system: System, role: str) -> Cell:
    return holders(system, role, system.as_of)


def _find_ids(system: System, role: str) -> tuple[str, ...]:
    return system.holders(role, system.as_of)


_holder = Memo(_find_holder)
_ids = Memo(_find_ids)


def role_cells(system: System, role: str) -> Mapping[str, Cell]:
    """The cells "role" and "holder" of a row that concerns a role."""
    return {"role": role_cell(system, role), "holder": _holder(system, role) if role else Cell("")}


def role_cell(system: System, role: str) -> Cell:
    """A role by its title; a mark where none is named."""
    return reference(system, "roles", role) if role else NO_ROLE


def role_values(system: System, role: str) -> Mapping[str, object]:
    """The values that people choose rows of a role by: the role, and the people who hold it or stand in."""
    return {"role": role, "holder": list(_ids(system, role))}
