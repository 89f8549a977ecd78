"""The practices that an edition expects, with the processes and documents that stand for them."""

from typing import NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.standard import ProcessArea
from sms_docs.model.system import System


class Practice(NamedTuple):
    """A process area of the standard and the organization's processes for it."""

    area: ProcessArea
    processes: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The area's title, to stand inside a sentence."""
        return self.area.title[:1].lower() + self.area.title[1:]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The document kinds that describe it: the standard's and those that its processes name."""
        own = (process.text("document") for process in self.processes)
        return tuple(dict.fromkeys((*self.area.kinds, *(each for each in own if each))))


@Memo
def practices(system: System) -> tuple[Practice, ...]:
    """Every process area of the edition; a process belongs to it by its document kind or by a clause."""
    processes = system.register("processes").entries
    return tuple(
        Practice(area, tuple(each for each in processes if _belongs(each, area)))
        for area in system.standard.process_areas
    )


def _belongs(process: Entry, area: ProcessArea) -> bool:
    cited = (process.text("clause"), *process.texts("clauses"))
    return process.text("document") in area.kinds or any(
        clause == home or clause.startswith(f"{home}.") for clause in cited for home in area.clauses
    )
