"""The one place that writes to the terminal: colour, width, and characters that the terminal does not know."""

import os
import sys
from typing import IO, Final

import click

_ASCII: Final = str.maketrans(
    {"…": "...", "·": "-", "–": "-", "—": "-", "‑": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "•": "*", "×": "x"}
)
DEFAULT_WIDTH: Final = 88
"""Columns of running text where there is no terminal that could tell."""


def printable(text: str, encoding: str | None) -> str:
    """The text in characters that an encoding has; the others become look-alikes or question marks."""
    name = encoding or "utf-8"
    try:
        text.encode(name)
    except UnicodeEncodeError:
        return text.translate(_ASCII).encode(name, "replace").decode(name)
    return text


def say(text: str) -> None:
    """Write text for people, as it is, to standard output."""
    click.echo(printable(text, sys.stdout.encoding), nl=False, color=colours(sys.stdout))


def emit(text: str) -> None:
    """Write text for programs to standard output: always UTF-8, whatever the terminal is set to."""
    click.echo(text.encode("utf-8", "replace"), nl=False)


def complain(text: str) -> None:
    """Write a line for people to standard error, so that it never mixes with a result."""
    click.echo(printable(text, sys.stderr.encoding), err=True)


def colours(stream: IO[str]) -> bool:
    """True when the stream is a terminal and nobody said no (``NO_COLOR``, a dumb terminal)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int | None:
    """Columns of the terminal, None when the output goes elsewhere and needs no cutting."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # noqa: PLC0415 - only a terminal needs it, and it loads every archive format

    return get_terminal_size().columns
