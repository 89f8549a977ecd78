"""``sms codeowners``."""

from datetime import date
from difflib import unified_diff
from pathlib import Path

import click

from sms_docs import engine
from sms_docs.cli.check import as_of_option
from sms_docs.cli.console import complain, emit, say
from sms_docs.cli.files import write_file
from sms_docs.cli.root import place_in_repository, root_option
from sms_docs.cli.stop import Stop
from sms_docs.load.repository import FolderTree
from sms_docs.model.system import System
from sms_docs.publish.codeowners import code_owners, is_torn, merged
from sms_docs.render.report_cells import visible

_NEEDED = ("people", "assignments", "roles")


@click.command(epilog="Exit codes: 0 done, 1 with --check: it differs, 2 wrong use or cannot start.")
@click.option("--write", "action", flag_value="write", help="Write the file instead of printing the lines.")
@click.option("--check", "action", flag_value="check", help="Compare the file with the lines; change nothing.")
@click.option(
    "--file",
    "name",
    default=".github/CODEOWNERS",
    show_default=True,
    metavar="FILE",
    help="The file, seen from the top of the repository. GitLab reads .gitlab/CODEOWNERS.",
)
@as_of_option
@root_option
@click.pass_context
def codeowners(ctx: click.Context, *, action: str | None, name: str, as_of: date | None) -> None:
    """Print who is asked for a review when a file changes, as a CODEOWNERS file.

    From owners and approvers of the documents and from who holds these roles on the day. In a file that exists
    already, only our own lines are changed.
    """
    root: Path = ctx.obj
    place = place_in_repository(root)
    target = Path(*root.parts[: len(root.parts) - len(Path(place).parts)], name)
    system = engine.load(FolderTree(root), as_of)
    _stop_at_what_is_unread(system)
    found = code_owners(system, place, name)
    for gap in found.gaps:
        complain(f"warning: {visible(gap)}")
    before = _existing(target, name)
    after = merged(before, found.block)
    if action == "check":
        ctx.exit(_compare(before, after, name, system.as_of))
    elif action == "write":
        write_file(target, after)
        say(f"{'Written' if after != before else 'Unchanged'}: {name}\n")
    else:
        emit(after)


def _stop_at_what_is_unread(system: System) -> None:
    """Raises ``Stop``: with a file left out, somebody would lose what they answer for."""
    for defect in system.defects:
        if defect.kind == "empty-repository":
            raise Stop(f"{defect.message} {defect.hint}")
    broken = [each.path for key in _NEEDED if (each := system.register(key)).broken]
    broken += [each.path for each in system.controlled if each.broken]
    if broken or system.hides_documents:
        named = ", ".join(map(visible, broken)) or "a document"
        raise Stop(f"This cannot be read, so its people are not known: {named}. `sms check` says why; mend it first.")


def _existing(target: Path, name: str) -> str:
    """The file as it is, "" when there is none. Raises ``Stop``."""
    try:
        text = target.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except OSError as fault:
        raise Stop(f"{name} cannot be read: {fault.strerror}.") from fault
    except UnicodeDecodeError as fault:
        raise Stop(f"{name} is no text in UTF-8. Save it as UTF-8, or take it away.") from fault
    if is_torn(text):
        raise Stop(f"{name} holds our first line but not our last. Remove the generated lines, then run it again.")
    return text


def _compare(before: str, after: str, name: str, day: date) -> int:
    """Say what differs; the exit code."""
    if before == after:
        say(f"{name} is what owners and approvers give on {day}.\n")
        return 0
    lines = unified_diff(before.splitlines(), after.splitlines(), name, "as it should be", lineterm="", n=0)
    say("\n".join(map(visible, lines)) + "\n")
    complain(
        f"{name} is not what owners and approvers give on {day}. Run `sms codeowners --write` and commit the file."
    )
    return 1
