"""What a check is: a generator over the system, with its facts."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sms_docs.model.finding import Finding, Problem, Severity
from sms_docs.model.system import System

CheckFunction = Callable[[System], Iterator[Problem]]


class Check(NamedTuple):
    """One fault that can be found.

    Attributes:
        function: yields the problems. It never writes, prints, or reads clock, disk, git or network. It takes the
            system; one that judges what others found (``after``) takes their run as well.
        severity: the one severity of all its findings.
        clauses: clauses of ISO/IEC 20000-1:2018 that the fault offends.
        answers: the keys of ``standards/rules.json`` that it enforces, wholly or in part.
        waivable: False where no waiver may silence it.
        after: True when it judges the findings of all others, and runs when they have run.
    """

    function: Callable[..., Iterator[Problem]]
    severity: Severity
    clauses: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    waivable: bool = True
    after: bool = False

    @property
    def topic(self) -> str:
        """The module's name."""
        return self.function.__module__.rsplit(".", 1)[-1].replace("_", "-")

    @property
    def id(self) -> str:
        """``topic.fault-name``, from module and function."""
        return f"{self.topic}.{self.function.__name__.replace('_', '-')}"

    def __call__(self, system: System, run: "Run | None" = None) -> Iterator[Problem]:
        """The problems of a system; a check that comes after the others says nothing where none have run."""
        if not self.after:
            return self.function(system)
        return self.function(system, run) if run else iter(())


class Run(NamedTuple):
    """What the checks found that judge the system alone.

    Attributes:
        checks: all that there are, by id.
        ran: ids of those that ran.
    """

    findings: tuple[Finding, ...]
    checks: Mapping[str, Check]
    ran: frozenset[str]


AfterFunction = Callable[[System, Run], Iterator[Problem]]


def check(
    severity: Severity, *, clauses: tuple[str, ...] = (), answers: tuple[str, ...] = (), waivable: bool = True
) -> Callable[[CheckFunction], Check]:
    """Make a check of a function. The function's docstring is its manual: what, why, wrong, right."""

    def wrap(function: CheckFunction) -> Check:
        return Check(function, severity, clauses, answers, waivable)

    return wrap


def check_after(severity: Severity, *, clauses: tuple[str, ...] = ()) -> Callable[[AfterFunction], Check]:
    """Make a check of a function that judges what the other checks found: waivers that no finding needs.

    No waiver may silence it, because waivers are applied before it runs.
    """

    def wrap(function: AfterFunction) -> Check:
        return Check(function, severity, clauses, waivable=False, after=True)

    return wrap
