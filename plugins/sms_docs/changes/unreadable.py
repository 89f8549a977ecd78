"""Files that cannot be read: what they hide was neither changed nor removed, as far as anybody knows."""

from collections.abc import Iterator

from sms_docs.model.register import Register
from sms_docs.model.system import System


def hides_data(system: System) -> bool:
    """Whether a register or the settings cannot be read, so that what documents show of them is not known."""
    return any(each.broken for each in (*system.registers.values(), *system.own_standard))


def unreadable(base: System, head: System, revision: str) -> Iterator[str]:
    """A sentence for each file that cannot be read on one side, with the command that says why."""
    for each in _broken(head):
        yield f"{each.path} cannot be read, so that nobody can tell what changed in it{_shown(each)}: `sms check`."
    now = {each.path for each in _broken(head)}
    for each in _broken(base):
        if each.path not in now:
            yield f"{each.path} could not be read in {revision}, so that nobody can tell what changed{_shown(each)}."


def _broken(system: System) -> Iterator[Register]:
    files = (*system.registers.values(), *system.own_standard, *system.decisions.values(), *system.control.values())
    yield from (each for each in (*files, system.waivers) if each.broken)


def _shown(register: Register) -> str:
    return "" if register.key in ("decisions", "waivers", "baseline", "mechanical") else " or in documents that show it"
