"""The page on which a table stands, for cells that lead to it."""

from collections.abc import Mapping

from sms_docs.model.document import Document, MacroCall
from sms_docs.model.memo import Memo
from sms_docs.model.system import System

BESIDE = frozenset({"columns", "sort", "caption"})
"""Arguments that leave every row in the table."""


def shown_at(system: System, *names: str) -> str:
    """The target of the page, and the section there, that shows one of these tables; "" when none does.

    The first name that is shown wins. A whole table goes before a part of it, a page for auditors before a document,
    and among documents a register before those that quote it. A register in parts is shown by its page, not by one
    of its sections.
    """
    return next((found for name in names if (found := _places(system).get(_key(name)))), "")


def _find_places(system: System) -> Mapping[str, str]:
    found: dict[str, tuple[tuple[bool, bool, bool, str, int], str]] = {}
    for document in system.documents:
        for call in document.calls:
            if call.name == "sms_table" and call.args and isinstance(call.args[0], str) and not call.error:
                partly = not BESIDE.issuperset(call.kwargs)
                register = _is_register(system, document)
                rank = (partly, document.controlled, not register, document.path, call.offset)
                key = _key(call.args[0])
                if key not in found or rank < found[key][0]:
                    whole_page = partly and register
                    found[key] = rank, f"file:{document.path}" if whole_page else _target(document, call)
    return {key: target for key, (_, target) in found.items()}


_places = Memo(_find_places)


def _is_register(system: System, document: Document) -> bool:
    kind = system.standard.kinds.get(document.kind)
    return document.controlled and kind is not None and kind.family == "register"


def _key(name: str) -> str:
    return name.replace("_", "-")


def _target(document: Document, call: MacroCall) -> str:
    """The heading above a call; the page itself when that is its title."""
    above = [name for name, offset in document.anchors.items() if offset < call.offset]
    return f"anchor:{document.path}#{above[-1]}" if above[1:] else f"file:{document.path}"
