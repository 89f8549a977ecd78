"""Where pages show the record that a finding is about: the reader of a page looks for its fault there."""

from collections.abc import Mapping

from sms_docs.calls import call_error
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.finding import Related
from sms_docs.model.location import Location, Pointer
from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from sms_docs.views import View, find_view, may_show, places

MOST = 3
"""Places that a finding names; the last one says how many more there are."""
Place = tuple[Document, MacroCall]


def shown_on(system: System, location: Location) -> tuple[Related, ...]:
    """The tables with a row for the record at a place in the data, documents under control first."""
    calls = calls_showing(system, location)
    ordered = sorted(calls, key=lambda place: (not place[0].controlled, place[0].path, place[1].offset))
    found = list(dict.fromkeys(document.at(call.offset) for document, call in ordered))
    words = ["A table shows it here."] * len(found[:MOST])
    if len(found) > MOST:
        words[-1] = f"A table shows it here, and {len(found) - MOST} more do."
    return tuple(map(Related, found, words))


def calls_showing(system: System, location: Location) -> list[Place]:
    """Every call of a page whose table has a row for the record at a place in the data."""
    if not isinstance(location.at, tuple) or not location.path.startswith("data/"):
        return []
    shown = _rows(system, location.path)
    steps = (location.at[:length] for length in range(len(location.at) + 1))
    return [place for step in steps for place in shown.get(step, ())]


@Memo
def _rows(system: System, path: str) -> Mapping[Pointer, list[Place]]:
    """Way to a record of a file → the calls whose tables have a row for it."""
    found: dict[Pointer, list[Place]] = {}
    for view, calls in _tables(system):
        sound = [each for each in calls if not call_error(system, each[1])] if may_show(system, view, path) else []
        rows = places(system, view.name, _choosing(sound[0][1])) if sound else ()
        for at in {row.at for row in rows if row.path == path and isinstance(row.at, tuple)}:
            found.setdefault(at, []).extend(sound)
    return found


@Memo
def _tables(system: System) -> tuple[tuple[View, list[Place]], ...]:
    """The tables of records that pages show, each with the calls that choose the same rows."""
    found: dict[str, tuple[View, list[Place]]] = {}
    for document in system.documents:
        for call in document.calls:
            name = call.args[0] if call.args and call.name == "sms_table" else None
            view = find_view(system, name) if isinstance(name, str) else None
            if view and not view.of_documents:
                key = repr((view.name, sorted(_choosing(call).items())))
                found.setdefault(key, (view, []))[1].append((document, call))
    return tuple(found.values())


def _choosing(call: MacroCall) -> Mapping[str, object]:
    """The arguments that choose rows: no columns, and no order unless the table is cut."""
    without = {"columns", "caption", "months"} | (set() if call.kwargs.get("limit") else {"sort"})
    return {key: value for key, value in call.kwargs.items() if key not in without}
