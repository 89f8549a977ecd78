"""What the macro calls of a document show, as far as an approval covers it."""

import json
from typing import Any, NamedTuple

from sms_docs.calls import FACTS, call_error
from sms_docs.figures import FIGURES, figure
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from sms_docs.model.table import Table
from sms_docs.views import is_controlled, view
from sms_docs.views.value import is_live

BLOCKS = frozenset({"sms_figure", "sms_table"})
"""Macros that stand alone on their line."""


class Shown(NamedTuple):
    """What a call shows.

    Attributes:
        call: the call, written in one way whatever blanks, quotes and order of arguments the author chose.
        rows: the rows of a controlled table, or of the data of a figure that draws nothing else, as texts; None when
            the call shows what changes without a decision.
        text: of a controlled value inside a sentence; "" for everything else.
    """

    call: str
    rows: tuple[tuple[str, ...], ...] | None = None
    text: str = ""


def written(call: MacroCall) -> str:
    """A call in the one way of writing it: double quotes, arguments by name in order of the alphabet."""
    given = [*map(_literal, call.args), *(f"{key}={_literal(call.kwargs[key])}" for key in sorted(call.kwargs))]
    return f"{call.name}({', '.join(given)})"


def shown(system: System, call: MacroCall) -> Shown:
    """What a call shows; a call that is wrong shows nothing that anybody could approve."""
    text = written(call)
    if call.name in BLOCKS:
        return Shown(text, _rows(system, text, _Unhashed(call)))
    if call.name != "sms_value" or call_error(system, call) or is_live(system, str(call.args[0])):
        return Shown(text)  # names of documents, entries and clauses belong to others
    return Shown(text, text=FACTS["sms_value"][0](system, str(call.args[0])).cell.text)


def shown_in(system: System, document: Document, call: MacroCall) -> Shown:
    """What a call shows in a document; the entries of a live register change without a new edition of it."""
    kind = system.standard.kinds.get(document.kind)
    return Shown(written(call)) if kind is not None and kind.live else shown(system, call)


def controlled_table(system: System, call: MacroCall) -> Table | None:
    """The table of a call that an approval covers with its rows, of a figure that of its data; None for any other."""
    if call.name not in BLOCKS or call_error(system, call):
        return None
    name = str(call.args[0])
    arguments: dict[str, Any] = dict(call.kwargs)
    if call.name == "sms_figure":
        return figure(system, name, **arguments).table if FIGURES[name].authored else None
    return view(system, name, **arguments) if is_controlled(system, name, arguments) else None


class _Unhashed:
    """A call that goes through a memo; what tells it apart is its text, which is handed over beside it."""

    def __init__(self, call: MacroCall) -> None:
        self.call = call

    def __eq__(self, _other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


def _make_rows(system: System, _text: str, of: _Unhashed) -> tuple[tuple[str, ...], ...] | None:
    table = controlled_table(system, of.call)
    return None if table is None else tuple(tuple(cell.text for cell in row.cells) for row in table.rows)


_rows = Memo(_make_rows)
"""Made once for calls that stand in many documents."""


def _literal(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_literal, value))}]"
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=repr)
