"""``sms validate``."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from sms_docs.cli.check import fail_on_option, format_option
from sms_docs.cli.console import say
from sms_docs.cli.formats import Output, write_reports
from sms_docs.cli.root import below
from sms_docs.cli.stop import Stop
from sms_docs.load.position import Positions
from sms_docs.load.repository import LARGEST
from sms_docs.load.standard import EDITIONS, load_standard
from sms_docs.load.text_source import decode
from sms_docs.model.finding import Severity
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted, place
from sms_docs.validate import Validation
from sms_docs.validate import validate as judge


@click.command(
    epilog="Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or the file cannot be read, "
    "3 the program itself failed."
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--kind", required=True, help="What the document is; `sms list kinds` shows the keys.")
@click.option(
    "--edition",
    type=click.Choice(sorted(EDITIONS)),
    default="2018",
    show_default=True,
    help="The edition of ISO/IEC 20000-1.",
)
@format_option
@fail_on_option
@click.pass_context
def validate(  # noqa: PLR0913 - an option is a parameter
    ctx: click.Context, *, file: str, kind: str, edition: str, outputs: tuple[Output, ...], fail_on: Severity
) -> None:
    """Say whether one document is complete, and what to add.

    FILE is a Markdown document from anywhere; a dash reads standard input. Nothing else is needed: no repository, no
    registers, no front matter. For example: sms validate plan.md --kind service-management-plan
    """
    here = Path.cwd()
    name = "stdin" if file == "-" else below(here, file, here) or Path(file).as_posix()
    judged = _judged(_text(file, name), name, kind, edition)
    # The registers that are not at hand are no fact about the document.
    report = replace(judged.report, registers=0)
    write_reports(report, Positions(judged.tree).line, outputs, here)
    if Output("text", None) in outputs:
        say("\n" + "\n".join(_verdict(judged, load_standard(edition).kinds[kind].title)) + "\n")
    ctx.exit(1 if report.fails(fail_on) else 0)


def _text(file: str, name: str) -> str:
    """The document's text. Raises ``Stop`` when the file cannot be read as text."""
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if file == "-" else Path(file).read_bytes()
    except OSError as fault:
        raise Stop(f"{name} could not be read: {fault.strerror or fault}.") from fault
    if len(raw) > LARGEST:
        raise Stop(f"{name} is larger than {LARGEST // 2**20} MiB; that is no document. Give the text itself.")
    text, defects = decode(raw, name)
    if text is None:
        raise Stop(f"{name}: {defects[0].message} {defects[0].hint}")
    return text


def _judged(text: str, name: str, kind: str, edition: str) -> Validation:
    try:
        return judge(text, name, kind, edition)
    except ValueError as fault:
        if kind in load_standard(edition).kinds:
            raise
        raise click.BadParameter(str(fault), param_hint="--kind") from fault


def _verdict(judged: Validation, title: str) -> Iterator[str]:
    """What the findings come to, for those who read only the end."""
    for element in judged.elements:
        besides = f" - {counted(element.warnings, 'warning')}" if element.warnings and element.state == "met" else ""
        yield f"  {element.state:<7}  {visible(element.title)}{besides}"
    if judged.elements:
        yield ""
    if judged.unjudged:
        tables = counted(len(judged.unjudged), "table or figure", "tables or figures")
        first = visible(place(judged.unjudged[0]))
        yield f"Not judged, because the registers are not at hand: {tables}, first at {first}."
    if judged.report.fails():
        yield f"{title}: not complete. The lines with help: say what to add."
    elif judged.unjudged:
        yield f"{title}: nothing is missing in the text."
    else:
        yield f"{title}: complete, as far as a text can show it."
