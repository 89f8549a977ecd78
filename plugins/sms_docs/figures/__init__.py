"""Figures: functions from a system to what is to be drawn. ``FIGURES`` is the only registration."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from sms_docs.figures import heat_map, programme_timeline, risk_matrix
from sms_docs.model.figure import Figure
from sms_docs.model.system import System
from sms_docs.views.arguments import BadArgument, suggestion

FIGURES: Mapping[str, Callable[[System], Figure]] = MappingProxyType(
    {
        heat_map.NAME: heat_map.heat_map,
        programme_timeline.NAME: programme_timeline.programme_timeline,
        risk_matrix.NAME: risk_matrix.risk_matrix,
    }
)
"""Sorted by name."""


class FigureError(ValueError):
    """A figure that cannot be made as asked; ``hint`` says what to do."""

    def __init__(self, bad: BadArgument) -> None:
        super().__init__(bad.message)
        self.hint = bad.hint


def figure(system: System, name: str) -> Figure:
    """The figure of that name.

    Raises:
        FigureError: there is no such figure.
    """
    if bad := argument_error(system, name, (), {}):
        raise FigureError(bad)
    return FIGURES[name](system)


def argument_error(
    _system: System, name: object, args: Sequence[object], kwargs: Mapping[str, object]
) -> BadArgument | None:
    """What is wrong with ``sms_figure(name, *args, **kwargs)``; None when it can be drawn."""
    known = ", ".join(FIGURES)
    if not isinstance(name, str):
        return BadArgument("The first argument must be the name of a figure.", f"There are: {known}.")
    if name not in FIGURES:
        return BadArgument(f'There is no figure called "{name}".', suggestion(name, FIGURES, f"There are: {known}."))
    if args or kwargs:
        return BadArgument("A figure takes its name and nothing else.", f'Write sms_figure("{name}").')
    return None
