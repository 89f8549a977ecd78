"""``sms baseline``."""

import json
from collections import Counter
from pathlib import Path

import click

from sms_docs.checks.baseline_entries import PATH
from sms_docs.cli.console import emit, say
from sms_docs.cli.decision import command_line, form_option
from sms_docs.cli.root import root_option
from sms_docs.cli.writing import completed, writing
from sms_docs.control.baseline import Outcome, take
from sms_docs.model.finding import SEVERITIES, Finding
from sms_docs.render.report_words import counted


@click.command(
    epilog="Example: sms baseline, once, on the day on which an existing document set comes here; later again to make "
    "the list shorter. Exit codes: 0 every finding is known, 1 some are not or a file cannot be read, 2 wrong use."
)
@form_option
@root_option
@click.pass_context
def baseline(ctx: click.Context, form: str) -> None:
    """Take down the findings of an existing document set, so that only new ones fail.

    The first run writes data/baseline.yml. From then on these findings stay in every report, marked as known, and fail
    nothing. Every later run removes those that are mended, and never adds one.
    """
    root: Path = ctx.obj
    with writing(root, command_line("baseline")) as writer:
        if completed(writer, form):
            return
        found = take(writer)
        writer.commit()
    if form == "json":
        emit(json.dumps(_facts(found), ensure_ascii=False, indent=2) + "\n")
    else:
        say("\n".join(_lines(found)) + "\n")
    ctx.exit(1 if found.new else 0)


def _lines(found: Outcome) -> list[str]:
    if found.first:
        lines = [f"{PATH}: {counted(found.known, 'finding')} taken down as known. `sms check` fails on new ones only."]
        if found.new:
            lines.append(f"Not taken down, because such findings always count: {_counted(found.new)}.")
    else:
        gone = f"{counted(found.removed, 'entry', 'entries')} removed" if found.removed else "nothing is mended yet"
        lines = [f"{PATH}: {gone}, {counted(found.known, 'known finding')} left."]
        if found.new:
            lines.append(f"Not known, and never added: {_counted(found.new)}.")
    return [*lines, "`sms check` shows them."] if found.new else lines


def _counted(findings: tuple[Finding, ...]) -> str:
    counts = Counter(each.severity for each in findings)
    return ", ".join(counted(counts[each], each) for each in SEVERITIES if counts[each])


def _facts(found: Outcome) -> dict[str, object]:
    listed = [
        {"id": each.id, "severity": each.severity, "path": each.position.path, "line": each.position.line}
        for each in found.new
    ]
    return {"path": PATH, "first": found.first, "known": found.known, "removed": found.removed, "new": listed}
