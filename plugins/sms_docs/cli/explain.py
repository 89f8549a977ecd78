"""``sms explain``."""

import sys
import textwrap
from collections.abc import Iterator
from difflib import get_close_matches

import click

from sms_docs import engine
from sms_docs.checks import CHECKS
from sms_docs.checks.waived import how_to_waive
from sms_docs.cli.console import DEFAULT_WIDTH, colours, say, terminal_width
from sms_docs.cli.stop import Stop
from sms_docs.model.check import Check

_NEAR = 0.5
_SUGGESTIONS = 3


@click.command()
@click.argument("check_id", metavar="ID")
def explain(check_id: str) -> None:
    """Explain a check: what it finds and why that matters.

    A wrong and a right example show how to mend it.
    ID stands in brackets behind each finding, for example yaml.broken. `sms list checks` shows all.
    """
    found = engine.find_check(check_id)
    if found is None:
        raise Stop(f'There is no check "{check_id}". {_suggestion(check_id)}`sms list checks` shows all.')
    size = min(terminal_width() or DEFAULT_WIDTH, DEFAULT_WIDTH)
    colour = colours(sys.stdout)
    say("\n".join((*_manual(found, size, colour=colour), *_waiver(found, size, colour=colour))) + "\n")


def _suggestion(check_id: str) -> str:
    ids = [each.id for each in CHECKS]
    fault = check_id.rpartition(".")[2]
    same_fault = [each for each in ids if each.partition(".")[2] == fault]
    near = dict.fromkeys([*same_fault, *get_close_matches(check_id, ids, n=_SUGGESTIONS, cutoff=_NEAR)])
    return f"Did you mean {' or '.join([*near][:_SUGGESTIONS])}? " if near else ""


def _manual(check: Check, size: int, *, colour: bool) -> Iterator[str]:
    """The manual, its headings set apart and its paragraphs wrapped; what stands in a fence keeps its lines."""
    facts = [check.id, check.severity]
    if check.clauses:
        facts.append(f"clause{'' if len(check.clauses) == 1 else 's'} {', '.join(check.clauses)}")
    yield _strong(" · ".join(facts), colour=colour)
    fenced = False
    for block in engine.explain(check).split("\n\n"):
        lines = block.split("\n")
        if lines[0].startswith("## ") and not fenced:
            yield ""
            yield _strong(lines.pop(0).removeprefix("## "), colour=colour)
        elif lines[0]:
            yield ""
        was_fenced, fenced = fenced, fenced ^ (block.count("```") % 2 == 1)
        if was_fenced or "```" in block:
            yield from (f"  {line}".rstrip() for line in lines if not line.startswith("```"))
        else:
            yield from _wrapped(lines, size)


def _waiver(check: Check, size: int, *, colour: bool) -> Iterator[str]:
    yield from ("", _strong("Waiver", colour=colour))
    yield from _wrapped([how_to_waive(check.id, waivable=check.waivable)], size)


def _wrapped(lines: list[str], size: int) -> Iterator[str]:
    """Running text; each item of a list begins on a line of its own."""
    text = ""
    for line in [*lines, "- "]:
        if line.startswith("- "):
            hanging = "    " if text.startswith("- ") else "  "
            yield from _paragraph(text, size, hanging)
            text = line
        else:
            text = f"{text} {line.strip()}".strip()


def _paragraph(text: str, size: int, hanging: str) -> list[str]:
    # An id or a path is never torn apart: it is there to be copied.
    return textwrap.wrap(
        text, size, initial_indent="  ", subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    )


def _strong(text: str, *, colour: bool) -> str:
    return click.style(text, bold=True) if colour else text
