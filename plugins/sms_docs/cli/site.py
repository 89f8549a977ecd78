"""``sms site`` and ``sms serve``: MkDocs, run the way that this project needs it."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import click

from sms_docs import engine
from sms_docs.cli.console import colours, complain, say
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.load.position import Positions
from sms_docs.load.repository import FolderTree
from sms_docs.model.report import Report
from sms_docs.publish.mkdocs_run import CONFIG, BuildError, build, command, environment
from sms_docs.render import report_text
from sms_docs.render.report_words import counted, day, judged, read

_SITE_DIR = re.compile(r"^site_dir:[ \t]*[\"']?([^\"'#\n]+)", re.MULTILINE)
_OFFLINE = "offline"
"""Folder of the copy that opens without a server."""


@click.command()
@root_option
@click.option("--offline", is_flag=True, help="Build a copy in offline/ that opens from a folder, with search.")
@click.pass_context
def site(ctx: click.Context, *, offline: bool) -> None:
    """Check everything and build the site.

    With errors nothing is built; the previous site stays as it is whenever a build fails.
    """
    root: Path = ctx.obj
    config = _config(root)
    started = time.monotonic()
    tree = FolderTree(root)
    report = engine.check(engine.load(tree), tree)
    if report.fails():
        say(report_text.render(report, Positions(tree).line, colour=colours(sys.stdout)))
        complain("The site was not built; the previous one is unchanged. Mend the errors above and try again.")
        ctx.exit(1)
    say(f"{judged(report)}. Building the site …\n")
    options = ("--site-dir", _OFFLINE) if offline else ()
    try:
        build(root, options, {"SMS_OFFLINE": "true"} if offline else {})
    except BuildError as fault:
        say(f"{fault}\n")
        complain("The site was not built; the previous one is unchanged.")
        ctx.exit(1)
    say("\n".join(_summary(report, config, _OFFLINE if offline else "", time.monotonic() - started)) + "\n")


@click.command()
@root_option
@click.option("--address", metavar="HOST:PORT", help="Where to serve. Default: 127.0.0.1:8000.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option("--all", "all_pages", is_flag=True, help="With the pages on clauses and rules; each change takes longer.")
@click.pass_context
def serve(ctx: click.Context, address: str | None, *, open_browser: bool, all_pages: bool) -> None:
    """Show the site and build it again on every change.

    Findings stand above the pages and beside what they are about. Stop with Ctrl-C.
    """
    _config(ctx.obj)
    serving = command("serve", ctx.obj)
    serving += ["--dev-addr", address] if address else []
    serving += ["--open"] if open_browser else []
    more = {"SMS_PAGES": "all"} if all_pages else {}
    with subprocess.Popen(serving, cwd=ctx.obj, env=environment(more)) as server:
        # Whoever ends this command means the server too; it would go on alone otherwise.
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        while True:
            try:
                ctx.exit(server.wait())
            except KeyboardInterrupt:
                # The server got it too; wait until it has shut down.
                continue


def _config(root: Path) -> Path:
    """The site's configuration. Raises ``Stop`` when MkDocs or the file is missing."""
    if find_spec("mkdocs") is None:
        raise Stop('MkDocs is not installed. Install it with: pip install "sms-docs[site]"')
    config = root / CONFIG
    if not config.is_file():
        raise Stop(f"There is no mkdocs.yml in {root}. Run this in the root, or name it with --root.")
    return config


def _summary(report: Report, config: Path, folder: str, seconds: float) -> Iterator[str]:
    named = _SITE_DIR.search(config.read_text("utf-8", "replace"))
    index = Path(folder or (named.group(1).strip() if named else "site")) / "index.html"
    live = "make serve" if (config.parent / "Makefile").is_file() else "sms serve"
    others = report.pages - report.documents
    yield f"The site is built ({seconds:.1f} s): open {index} in a browser."
    yield f"  read     {read(report)}, {counted(others, 'other page')}"
    yield f"  judged   {judged(report)}; {day(report)}"
    if report.findings:
        yield "  findings sms check shows them with their lines"
    yield f"  next     {live} for a live view"
