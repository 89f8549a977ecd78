"""A change as a whole: what reviewers, and those who decide, have to know of it."""

from collections.abc import Mapping

from sms_docs import engine
from sms_docs.changes.approvals import came_in, got_lost
from sms_docs.changes.documents import changed_documents, mentions
from sms_docs.changes.registers import changed_registers
from sms_docs.changes.unreadable import unreadable
from sms_docs.gates import states
from sms_docs.load.repository import Tree
from sms_docs.model.change import Change, Compared, DocumentChange, GateMove
from sms_docs.model.finding import Finding
from sms_docs.model.system import System


def review(compared: Compared, base_tree: Tree, base: System, head_tree: Tree, head: System) -> Change:
    """Compare two systems that were read for the same day."""
    documents = changed_documents(base, head)
    new, gone, aside = _findings(base_tree, base, head_tree, head, documents)
    return Change(
        compared=compared._replace(unknown=(*compared.unknown, *unreadable(base, head, compared.asked))),
        as_of=head.as_of,
        documents=documents,
        mentions=mentions(head, documents),
        decisions=came_in(base, head),
        lost=got_lost(base, head),
        editions=_editions(base, head),
        new_findings=new,
        gone_findings=gone,
        set_aside=aside,
        gates=_gates(base, head),
        registers=changed_registers(base, head),
        pages=_pages(base, head),
        trusted=_trusted(base_tree, base, head_tree, head),
    )


def _findings(
    base_tree: Tree, base: System, head_tree: Tree, head: System, documents: tuple[DocumentChange, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """New ones, those that are gone, and those that count no longer. What moved with its file is none of them."""
    moved = {each.path: each.was_path for each in documents if each.was_path}
    before, after = engine.check(base, base_tree).findings, engine.check(head, head_tree).findings
    was = {_key(each, {path: path for path in moved.values()}): each for each in before}
    now = {_key(each, moved): each for each in after}
    new = tuple(each for key, each in now.items() if each.counts and key not in was)
    again = tuple(each for key, each in now.items() if each.counts and key in was and not was[key].counts)
    gone = tuple(each for key, each in was.items() if each.counts and key not in now)
    aside = tuple(each for key, each in now.items() if not each.counts and (key not in was or was[key].counts))
    return (*new, *again), gone, aside


def _key(finding: Finding, moved: Mapping[str, str]) -> tuple[str, ...]:
    """The fingerprint; in a file that moved, what it is made of, with the path that the file had."""
    path = finding.position.path
    return (finding.id, moved[path], finding.message) if path in moved else (finding.fingerprint,)


def _gates(base: System, head: System) -> tuple[GateMove, ...]:
    before, after = _criteria(base), _criteria(head)
    return tuple(
        GateMove(gate, title, was, now, why)
        for key in dict.fromkeys((*before, *after))
        for was, now in ((before.get(key, _ABSENT)[2], after.get(key, _ABSENT)[2]),)
        for gate, title, _, why in (after.get(key) or before[key],)
        if was != now
    )


_ABSENT = ("", "", "", "")


def _criteria(system: System) -> Mapping[tuple[str, str], tuple[str, str, str, str]]:
    """Gate and criterion → what they are called, state, reason."""
    return {
        (gate.key, each.key): (f"{gate.id or gate.number} {gate.title}", each.title, each.state, each.why)
        for gate in states(system)
        for each in gate.criteria
    }


def _editions(base: System, head: System) -> tuple[tuple[str, str], ...]:
    before, after = (
        {each.path: each.digest for editions in side.editions.values() for each in editions.values()}
        for side in (base, head)
    )
    return _differences(before, after)


def _pages(base: System, head: System) -> tuple[tuple[str, str], ...]:
    before, after = (
        {each.path: each.source for each in side.documents if not each.controlled} for side in (base, head)
    )
    return _differences(before, after)


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (path, "added" if path not in before else "removed" if path not in after else "changed")
        for path in sorted({*before, *after})
        if before.get(path) != after.get(path)
    )


def _trusted(base_tree: Tree, base: System, head_tree: Tree, head: System) -> tuple[str, ...]:
    """The file of allowed signers, when it differs; people and settings are registers and listed there."""
    paths = dict.fromkeys(path for path in (base.settings.allowed_signers, head.settings.allowed_signers) if path)
    return tuple(path for path in paths if _bytes(base_tree, path) != _bytes(head_tree, path))


def _bytes(tree: Tree, path: str) -> bytes | None:
    try:
        return tree.read(path)
    except OSError:
        return None
