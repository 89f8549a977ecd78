"""The group of all commands. A command's module is imported when the command is used, so that each starts fast."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, cast

import click

from sms_docs import __version__
from sms_docs.cli.console import complain
from sms_docs.cli.root import root_option
from sms_docs.render.report_cells import visible

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "check": "check:check",
        "explain": "explain:explain",
        "list": "listing:list_",
        "show": "show:show",
        "gates": "gates:gates",
        "outlook": "outlook:outlook",
        "waivers": "waivers:waivers",
        "history": "history:history",
        "diff": "diff:diff",
        "in-force": "in_force:in_force",
        "new": "new:new",
        "approve": "approve:approve",
        "reviewed": "reviewed:reviewed",
        "withdraw": "withdraw:withdraw",
        "review": "review:review",
        "provenance": "provenance:provenance",
        "validate": "validate:validate",
        "site": "site:site",
        "serve": "site:serve",
        "render": "render:render",
        "csp": "csp:csp",
        "release": "release:release",
        "codeowners": "codeowners:codeowners",
        "adopt": "adopt:adopt",
        "baseline": "baseline:baseline",
        "mechanical": "mechanical:mechanical",
    }
)
"""Command to module and function below ``sms_docs.cli``, in the order in which a newcomer needs them."""

_CRASHED: Final = 3
_BROKEN_PIPE: Final = 141
_INTERRUPTED: Final = 130


class SmsGroup(click.Group):
    """Finds commands by name and turns a crash into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        # What modules make stays until the end: collecting meanwhile finds nothing, and takes a tenth of the time.
        gc.disable()
        try:
            return cast("click.Command", getattr(import_module(f"sms_docs.cli.{module}"), name))
        finally:
            gc.enable()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the commands that may have been meant when there is none of that name."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

            near = get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            ctx.fail(f'There is no command "{args[0]}".' + (f" Did you mean `sms {near[0]}`?" if near else ""))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Neither a reader who leaves nor Ctrl-C may end with the 1 of "errors found"."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _let_go_of_stdout()
            ctx.exit(_BROKEN_PIPE)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Run the command line; whatever nobody foresaw ends with exit code 3."""
        try:
            return super().main(args, *rest, **options)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise  # only when a caller of this function asked for them
        except Exception as fault:  # noqa: BLE001 - a bug, of any kind
            if os.environ.get("SMS_DEBUG") or "--debug" in (sys.argv if args is None else args):
                import traceback  # noqa: PLC0415 - only a crash needs it

                complain(traceback.format_exc())
            complain(_internal_error(fault))
            sys.exit(_CRASHED)


def _internal_error(fault: Exception) -> str:
    said = " ".join(visible(str(fault)).split())[:200]
    return (
        f"internal error: {type(fault).__name__}{f': {said}' if said else ''}. This is a fault of sms-docs "
        f"{__version__}, not of your documents: please report this line to its maintainers (CONTRIBUTING.md says "
        "how); `sms --debug …` shows more."
    )


def _let_go_of_stdout() -> None:
    """Whoever read us has gone; without this, Python would complain about it at its own end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=SmsGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `sms check`. `sms COMMAND --help` explains a command.",
)
@root_option
@click.option("--debug", is_flag=True, help="Show technical details when the program itself fails.")
@click.version_option(__version__, prog_name="sms", message="%(prog)s %(version)s")
def main(*, debug: bool) -> None:
    """Keep a service management system (ISO/IEC 20000-1) as Markdown pages and YAML registers.

    Check it, look things up in it, and build it into a site.
    """
