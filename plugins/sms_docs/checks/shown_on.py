"""Where pages show the record that a finding is about: the reader of a page looks for its fault there."""

from collections.abc import Iterator, Mapping

from sms_docs.expand import call_error
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.finding import Related
from sms_docs.model.location import Location, Pointer
from sms_docs.model.system import System
from sms_docs.views import find_view, view
from sms_docs.views.memo import Memo

MOST = 3
"""Places that a finding names; the last one says how many more there are."""
_LOOKS = frozenset({"columns", "caption"})
"""Arguments that choose no rows."""
Place = tuple[Document, MacroCall]


def shown_on(system: System, location: Location) -> tuple[Related, ...]:
    """The tables with a row for the record at a place in the data, documents under control first."""
    if not isinstance(location.at, tuple) or not location.path.startswith("data/"):
        return ()
    shown = _tables(system)
    steps = (location.at[:length] for length in range(len(location.at) + 1))
    places = [place for step in steps for place in shown.get((location.path, step), ())]
    ordered = sorted(places, key=lambda place: (not place[0].controlled, place[0].path, place[1].offset))
    found = list(dict.fromkeys(document.at(call.offset) for document, call in ordered))
    words = ["A table shows it here."] * len(found[:MOST])
    if len(found) > MOST:
        words[-1] = f"A table shows it here, and {len(found) - MOST} more do."
    return tuple(map(Related, found, words))


def _map(system: System) -> Mapping[tuple[str, Pointer], list[Place]]:
    """File and way to a record → the calls whose tables have a row for it."""
    found: dict[tuple[str, Pointer], list[Place]] = {}
    known: dict[str, frozenset[tuple[str, Pointer]]] = {}
    for document in system.documents:
        for call in document.calls:
            key = _key(system, call)
            if key and key not in known:
                known[key] = frozenset(_rows(system, document, call))
            for row in known.get(key, ()):
                found.setdefault(row, []).append((document, call))
    return found


_tables = Memo(_map)


def _key(system: System, call: MacroCall) -> str:
    """The same for calls that choose the same rows; "" for a call that makes no table of records."""
    name = call.args[0] if call.args and call.name == "sms_table" else None
    found = find_view(system, name) if isinstance(name, str) else None
    if found is None or found.of_documents or call_error(system, call):
        return ""
    return repr((found.name, sorted((key, value) for key, value in call.kwargs.items() if key not in _LOOKS)))


def _rows(system: System, document: Document, call: MacroCall) -> Iterator[tuple[str, Pointer]]:
    arguments: dict[str, object] = {"document": document, **call.kwargs}
    for row in view(system, str(call.args[0]), **arguments).rows:  # type: ignore[arg-type]
        if row.location is not None and isinstance(row.location.at, tuple):
            yield row.location.path, row.location.at
