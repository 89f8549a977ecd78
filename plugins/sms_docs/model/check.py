"""What a check is: a generator over the system, with its facts."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sms_docs.model.finding import Problem, Severity
from sms_docs.model.system import System

CheckFunction = Callable[[System], Iterator[Problem]]


class Check(NamedTuple):
    """One fault that can be found.

    Attributes:
        function: yields the problems. It never writes, prints, or reads clock, disk, git or network.
        severity: the one severity of all its findings.
        clauses: clauses of ISO/IEC 20000-1:2018 that the fault offends.
        answers: the keys of ``standards/rules.json`` that it enforces, wholly or in part.
        waivable: False where no waiver may silence it.
    """

    function: CheckFunction
    severity: Severity
    clauses: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    waivable: bool = True

    @property
    def topic(self) -> str:
        """The module's name."""
        return self.function.__module__.rsplit(".", 1)[-1].replace("_", "-")

    @property
    def id(self) -> str:
        """``topic.fault-name``, from module and function."""
        return f"{self.topic}.{self.function.__name__.replace('_', '-')}"

    def __call__(self, system: System) -> Iterator[Problem]:
        """The problems of a system."""
        return self.function(system)


def check(
    severity: Severity, *, clauses: tuple[str, ...] = (), answers: tuple[str, ...] = (), waivable: bool = True
) -> Callable[[CheckFunction], Check]:
    """Make a check of a function. The function's docstring is its manual: what, why, wrong, right."""

    def wrap(function: CheckFunction) -> Check:
        return Check(function, severity, clauses, answers, waivable)

    return wrap
