"""Values of options, with messages that say how each is written."""

import re
from datetime import date
from pathlib import Path

import click

from sms_docs.cli.formats import FORMATS, Output
from sms_docs.model.register import parse_date

_DAY_FORM = re.compile(r"\d{4}-\d{2}-\d{2}")


def day(text: str) -> date:
    """A day such as ``2027-01-20``. Raises ``click.BadParameter``."""
    if found := parse_date(text):
        return found
    if _DAY_FORM.fullmatch(text):
        raise click.BadParameter(f"the calendar has no day {text}.")
    raise click.BadParameter(f'"{text}" is no day. Write year-month-day, for example 2027-01-20.')


def output(text: str) -> Output:
    """A format, or ``FORMAT=FILE``. Raises ``click.BadParameter``."""
    name, equals, target = text.partition("=")
    if name not in FORMATS:
        raise click.BadParameter(f'there is no format "{name}". Choose one of {", ".join(FORMATS)}.')
    if equals and not target:
        raise click.BadParameter(f"a file name is missing behind {name}=.")
    return Output(name, Path(target) if target not in ("", "-") else None)


def one_per_place(ctx: click.Context, param: click.Parameter, outputs: tuple[Output, ...]) -> tuple[Output, ...]:
    """Refuse two reports in one place, where they would spoil each other. Without any, text is meant."""
    targets = [each.target for each in outputs]
    for target in {each for each in targets if targets.count(each) > 1}:
        where = target or "the terminal"
        raise click.BadParameter(
            f"only one report can go to {where}; give the others a file of their own, as in json=report.json.",
            ctx,
            param,
        )
    return outputs or (Output("text", None),)
