"""Tools that processes work with."""

from collections.abc import Iterator

from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


@check("note", clauses=("7.1", "7.5", "7.6", "8"), answers=("ts.tools-assessed",))
def not_assessed(system: System) -> Iterator[Problem]:
    """Nobody looked whether a tool supports the processes that use it.

    ## What
    A tool has no `assessed_on`, no `suitability` or no `result`, or the day has not come.

    ## Why
    Each tool is assessed for how it supports clause 8. Which product it is does not matter: a spreadsheet can hold
    configuration data (ISO/IEC TS 20000-5:2022, 4.10).

    ## Wrong
    `name: Survey tool` without `assessed_on`.

    ## Right
    `assessed_on: 2026-11-09`, `suitability: suitable`, `result: Fits; answers without names`
    """
    for tool in system.register("tools"):
        missing = [field for field in ("assessed_on", "suitability", "result") if not tool.has(field)]
        assessed = tool.date("assessed_on")
        if missing:
            yield Problem(
                tool.location("name" if tool.has("name") else "id"),
                f"The tool {tool.label} is not assessed: {', '.join(missing)} missing.",
                "Assess how it supports the processes, and add the day, the suitability and the result.",
            )
        elif assessed and assessed > system.as_of:
            yield Problem(
                tool.location("assessed_on"),
                f"The assessment of the tool {tool.label} lies in the future: {assessed}.",
                "Add the assessment when it is done; a planned one is a task.",
            )
