"""What a cell leads to: from ``document:SMS-PLN-001`` to the page of it, and for a row to its place on a page."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sms_docs.model.document import Document, MacroCall
from sms_docs.model.generated import clause_page, edition_page, history_page, rule_page
from sms_docs.model.memo import Memo
from sms_docs.model.system import CONTENT, System
from sms_docs.views import find_view
from sms_docs.views.shown_at import BESIDE

TABLE = "sms_table"
_PLAIN_ID = re.compile(r"[A-Za-z][\w.-]*\Z", re.ASCII)


_MADE: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "edition": lambda value: edition_page(*value.rsplit("/", 1)) if "/" in value else "",
        "history": history_page,
        "rule": rule_page,
    }
)
"""Pages of which a build may have some and not others: whoever makes the link looks."""


class Home(NamedTuple):
    """The page that shows a register's table; ``call`` makes the rows that can be led to, None without a whole one."""

    path: str
    call: MacroCall | None


def resolve(system: System, target: str) -> str | None:
    """The page of a target, as ``content/….md`` with an anchor or not; None when nothing shows it.

    Args:
        target: ``document:<id>``, ``entry:<register>/<id>``, ``register:<key>``, ``file:<path>``,
            ``anchor:<path>#<anchor>``, ``clause:<id>``, ``history:<document>``, ``edition:<document>/<version>`` or
            ``rule:<check id>``.
    """
    sort, _, value = target.partition(":")
    if sort == "document":
        found = system.by_id.get(value)
        return found.path if found else None
    if sort == "entry":
        return _entry(system, value)
    if sort == "register":
        return homes(system)[value].path if value in homes(system) else None
    if sort in ("file", "anchor"):
        return value if value.startswith(f"{CONTENT}/") else None
    if sort == "clause":
        return clause_page(value) if value in system.standard.clauses else None
    made = _MADE.get(sort)
    return made(value) if made else None


def row_anchor(entry_id: str) -> str:
    """The HTML id of an entry's row; "" for an id that would make none."""
    return f"entry-{entry_id}" if _PLAIN_ID.match(entry_id) else ""


def is_home(system: System, document: Document, call: MacroCall, register: str) -> bool:
    """Whether this call is the one whose rows other pages lead to."""
    home = homes(system).get(register)
    if home is None or home.call is None or home.path != document.path:
        return False
    return (home.call.args, dict(home.call.kwargs)) == (tuple(call.args), dict(call.kwargs))


def _entry(system: System, value: str) -> str | None:
    register, _, entry_id = value.partition("/")
    home = homes(system).get(register)
    if home is None or entry_id not in system.register(register).by_id:
        return None  # a record inside an entry has no row of its own there
    anchor = row_anchor(entry_id) if home.call else ""
    return f"{home.path}#{anchor}" if anchor else home.path


def _find_homes(system: System) -> Mapping[str, Home]:
    """Register → the page that shows it: a register's own document before others, a whole table before a part."""
    found: dict[str, tuple[tuple[bool, bool, bool], Home]] = {}
    for document in system.documents:
        for call in document.calls:
            register = shown_register(system, call)
            if not register:
                continue
            whole = _is_whole(document, call)
            rank = (not document.controlled, not _is_made_for(system, document, register), not whole)
            if register not in found or rank < found[register][0]:
                found[register] = rank, Home(document.path, call if whole else None)
    return {register: home for register, (_, home) in found.items()}


homes = Memo(_find_homes)


def _is_made_for(system: System, document: Document, register: str) -> bool:
    """Whether a document is the register itself: of a kind of that family which the register feeds."""
    kind = system.standard.kinds.get(document.kind)
    return kind is not None and kind.family == "register" and any(register in each.data for each in kind.sections)


def shown_register(system: System, call: MacroCall) -> str:
    """Key of the register whose entries are the rows of a call's table; "" when it is no such call."""
    if call.name != TABLE or not call.args or not isinstance(call.args[0], str):
        return ""
    view = find_view(system, call.args[0])
    return view.register if view else ""


def _is_whole(document: Document, call: MacroCall) -> bool:
    """Whether the table has every row; one that a page holds twice has no place of its own."""
    alike = sum(other[:3] == call[:3] for other in document.calls)
    return alike == 1 and BESIDE.issuperset(call.kwargs)
