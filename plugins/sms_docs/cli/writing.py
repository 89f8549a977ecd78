"""A transaction for a command, with what has to be said around it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sms_docs.cli.console import complain, emit, say
from sms_docs.cli.stop import Stop
from sms_docs.control.refusal import ControlError, RefusedError
from sms_docs.control.transaction import Transaction, transaction
from sms_docs.load.pending import JOURNAL
from sms_docs.render.report_cells import visible


class Refused(click.ClickException):
    """Say why the rules forbid what was asked, and end with exit code 1."""

    exit_code = 1

    def show(self, file: object = None) -> None:  # noqa: ARG002 - the signature is click's
        """The reasons, on standard error."""
        complain(self.message)


@contextmanager
def writing(root: Path, command: str, *, dry_run: bool = False) -> Iterator[Transaction]:
    """A transaction; what an interrupted command had left is said first. Nothing is committed here.

    Args:
        command: the command as a person would type it again.
        dry_run: True takes no lock and changes nothing.
    """
    try:
        if dry_run:
            yield _looking(root, command)
            return
        with transaction(root, command) as found:
            for note in () if found.completed else found.notes:
                complain(visible(note))
            yield found
    except RefusedError as fault:
        reasons = "".join(f"\n  - {visible(each)}" for each in fault.reasons)
        raise Refused(f"Refused; nothing was changed.{reasons}") from fault
    except ControlError as fault:
        raise Stop(visible(str(fault))) from fault


def completed(open_: Transaction, form: str) -> bool:
    """Say it when the command had been interrupted and was completed just now, so that nothing is left to do."""
    if open_.completed and form == "json":
        emit(json.dumps({"completed": open_.command, "notes": open_.notes}, ensure_ascii=False, indent=2) + "\n")
    elif open_.completed:
        say(f"{visible(' '.join(open_.notes))}\n")
    return open_.completed


def _looking(root: Path, command: str) -> Transaction:
    if (root / JOURNAL).exists():
        raise ControlError(
            "A command was interrupted here; `sms check` says which. Complete it first: nothing is certain."
        )
    return Transaction(root, command)
