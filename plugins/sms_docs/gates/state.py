"""What is known about a gate and its criteria on a day."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from sms_docs.model.location import Location
from sms_docs.model.register import NOTHING, Entry

State = Literal["met", "open", "failed"]
"""`open`: not met, and not due yet. `failed`: not met, although the gate was decided "go" or its day has passed."""


class Lack(NamedTuple):
    """One thing that a criterion still lacks.

    Attributes:
        what: it, as a part of a list: "capacity management".
        of: what it is in common with others of the list: "an approved document on"; "" for nothing.
        location: where it stands, or where it is due; None when nothing of it exists yet.
        owner: role id of who has to provide it, "" when that is not known.
        due: when it is planned for, None when that is not known.
    """

    what: str
    location: Location | None = None
    owner: str = ""
    due: date | None = None
    of: str = ""

    def __str__(self) -> str:
        """The thing in words, on its own."""
        return f"{self.of} {self.what}".strip()


class Judgement(NamedTuple):
    """Whether a criterion is met, before the day of its gate is looked at.

    Attributes:
        why: one sentence.
        evidence: targets, as in `model.table.Cell.target`.
        lacks: what is missing; empty exactly when the criterion is met.
        known: False when a broken file hides what would decide, so that nothing may be concluded.
    """

    why: str
    evidence: tuple[str, ...] = ()
    lacks: tuple[Lack, ...] = ()
    known: bool = True

    @property
    def met(self) -> bool:
        """Whether nothing is missing."""
        return self.known and not self.lacks


class CriterionState(NamedTuple):
    """One go/no-go criterion of a gate on a day.

    Attributes:
        key: its key in the phase model, for example ``scope-approved``.
        title: its name for readers.
        state: met, open or failed.
        why: one sentence that gives the reason.
        evidence: what shows it, as targets: ``document:SMS-STM-001``, ``entry:audits/AUD-001``.
        missing: what is still missing, as a list in words; "" when it is met.
        owner: role id of who has to act next (of the missing thing, else the chair of the deciding body);
            "" when nobody is named.
        due: when the next missing thing is due, else the gate's planned day.
        rules: keys of ``standards/rules.json``.
        lacks: what is missing, one by one, with its place.
        known: False when a broken file hides what would decide.
    """

    key: str
    title: str
    state: State
    why: str
    evidence: tuple[str, ...] = ()
    missing: str = ""
    owner: str = ""
    due: date | None = None
    rules: tuple[str, ...] = ()
    lacks: tuple[Lack, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class GateState:
    """The gate at the end of a phase, on a day.

    Attributes:
        number: number of the phase, from 1.
        key: key of the phase in the phase model, for example ``foundation``.
        id: the gate's id in the programme, for example ``GATE-1``; "" when the programme has none.
        title: the gate's name in the programme, else the phase's.
        planned: the day that it is planned for.
        decided_on: the day of its decision; None while there is none up to the day that the system is read for.
        decision: ``go``, ``conditional`` or ``no-go``; "" while there is none.
        criteria: in the order of the phase model.
        entry: the gate as it stands in ``data/programme.yml``; empty when it is not there.
    """

    number: int
    key: str
    id: str
    title: str
    planned: date | None
    decided_on: date | None
    decision: str
    criteria: tuple[CriterionState, ...]
    entry: Entry = field(default_factory=lambda: Entry(NOTHING, "data/programme.yml"), repr=False)

    @property
    def passed(self) -> bool:
        """Whether the next phase may begin: decided "go", or "conditional" (go with conditions)."""
        return self.decision in ("go", "conditional")
