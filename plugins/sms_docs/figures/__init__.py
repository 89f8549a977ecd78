"""Figures: functions from a system to what is to be drawn. ``FIGURES`` is the only registration."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sms_docs.figures import (
    calendar_strip,
    certification_calendar,
    coverage_bar,
    coverage_depth,
    effort,
    gaps_by_severity,
    heat_map,
    interfaces,
    maturity_grid,
    measure_trend,
    measures,
    programme_timeline,
    risk_matrix,
    service_levels,
    task_progress,
    training_matrix,
)
from sms_docs.figures.arguments import Argument, Drawn, figure_error
from sms_docs.model.figure import Figure
from sms_docs.model.system import System
from sms_docs.views.arguments import BadArgument, suggestion

FIGURES: Mapping[str, Drawn] = MappingProxyType(
    {
        effort.BUDGET: Drawn(effort.budget),
        calendar_strip.NAME: Drawn(calendar_strip.calendar_strip),
        certification_calendar.NAME: Drawn(certification_calendar.certification_calendar),
        coverage_bar.NAME: Drawn(coverage_bar.coverage_bar),
        coverage_depth.NAME: Drawn(coverage_depth.coverage_depth),
        effort.EFFORT: Drawn(effort.effort),
        gaps_by_severity.NAME: Drawn(gaps_by_severity.gaps_by_severity),
        heat_map.NAME: Drawn(heat_map.heat_map),
        interfaces.NAME: Drawn(interfaces.interface_matrix, (Argument("process", "processes"),), authored=True),
        maturity_grid.NAME: Drawn(maturity_grid.maturity_grid),
        measure_trend.NAME: Drawn(measure_trend.measure_trend, (Argument("measure", "measures", needed=True),)),
        measures.NAME: Drawn(measures.measures, (Argument("process", "processes"),)),
        programme_timeline.NAME: Drawn(programme_timeline.programme_timeline),
        risk_matrix.NAME: Drawn(risk_matrix.risk_matrix),
        service_levels.NAME: Drawn(
            service_levels.service_level_grid, (Argument("service", "services"), Argument("customer", "customers"))
        ),
        task_progress.NAME: Drawn(task_progress.task_progress),
        training_matrix.NAME: Drawn(training_matrix.training_matrix),
    }
)
"""Sorted by name."""


class FigureError(ValueError):
    """A figure that cannot be made as asked; ``hint`` says what to do."""

    def __init__(self, bad: BadArgument) -> None:
        super().__init__(bad.message)
        self.hint = bad.hint


def figure(system: System, name: str, **arguments: object) -> Figure:
    """The figure of that name.

    Args:
        arguments: what the figure is to show, such as ``measure="ME-001"``; texts.

    Raises:
        FigureError: there is no such figure, or an argument does not fit it.
    """
    if bad := argument_error(system, name, (), arguments):
        raise FigureError(bad)
    return FIGURES[name](system, **{key: str(value) for key, value in arguments.items()})


def argument_error(
    system: System, name: object, args: Sequence[object], kwargs: Mapping[str, object]
) -> BadArgument | None:
    """What is wrong with ``sms_figure(name, *args, **kwargs)``; None when it can be drawn."""
    known = ", ".join(FIGURES)
    if not isinstance(name, str):
        return BadArgument("The first argument must be the name of a figure.", f"There are: {known}.")
    if name not in FIGURES:
        return BadArgument(f'There is no figure called "{name}".', suggestion(name, FIGURES, f"There are: {known}."))
    return figure_error(system, name, FIGURES[name], args, kwargs)
