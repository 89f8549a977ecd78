"""Phase models of a programme that builds a service management system, and the certification cycle."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

Range = tuple[float, float]

NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Criterion(NamedTuple):
    """One go/no-go criterion of a gate, or one reason why programmes stall, with the rules that decide it."""

    key: str
    title: str
    rules: tuple[str, ...]


class Activity(NamedTuple):
    """One piece of work of a phase; it yields a document of `kind`, or what `output` says in words."""

    key: str
    title: str
    kind: str = ""
    output: str = ""


class Phase(NamedTuple):
    """One phase of a programme; its gate is the tuple `criteria` and lies at its end.

    `months` are the first and last month, counted from the programme's start (month 1 is the first month);
    effort is in person-days, least and most. None means that the model says nothing about it. `clauses` are
    the groups of ISO/IEC 20000-1:2018 that a phase by process groups is mainly about.
    """

    key: str
    number: int
    title: str
    purpose: str = ""
    months: Range | None = None
    criteria: tuple[Criterion, ...] = ()
    internal_days: Range | None = None
    external_days: Range | None = None
    roles: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
    deliverables: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


class PhaseModel(NamedTuple):
    """A way to cut a programme into phases.

    `order` is "strict" (a phase starts when the gate before it is passed), "overlapping" or "cycle".
    `source` is a technical specification's clause or "practice". `details` holds what only this model has.
    """

    key: str
    title: str
    source: str
    order: str
    default: bool
    phases: tuple[Phase, ...]
    total_months: Range | None = None
    internal_days: Range | None = None
    external_days: Range | None = None
    stall_reasons: tuple[Criterion, ...] = ()
    notes: tuple[str, ...] = ()
    details: Mapping[str, Any] = NOTHING

    def phase(self, key: str) -> Phase | None:
        """The phase with this key, or None."""
        return next((phase for phase in self.phases if phase.key == key), None)

    def criterion(self, key: str) -> Criterion | None:
        """The gate criterion with this key in any phase, or None (keys are unique inside a model)."""
        return next((each for phase in self.phases for each in phase.criteria if each.key == key), None)


class CycleEvent(NamedTuple):
    """One event of the three-year certification cycle: when it is due, what it is about, who does it."""

    key: str
    title: str
    when: str
    what: str = ""
    done_by: str = ""


class Limit(NamedTuple):
    """A time limit of the cycle, counted from `start`; `parameter` is the key of its number of months.

    One with `verify` must not decide an error.
    """

    key: str
    parameter: str
    start: str
    source: str
    effect: str = ""
    verify: bool = False


class CertificationCycle(NamedTuple):
    """Events, limits and finding classes of a certificate's life (ISO/IEC 17021-1:2015 and practice).

    `finding_classes` maps class key to (title, effect on the certificate).
    """

    years: int
    events: tuple[CycleEvent, ...]
    limits: Mapping[str, Limit]
    finding_classes: Mapping[str, tuple[str, str]]
    details: Mapping[str, Any] = NOTHING
