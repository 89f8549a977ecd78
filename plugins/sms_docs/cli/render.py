"""``sms render``: the site as plain Markdown, for any other generator."""

from pathlib import Path

import click

from sms_docs import engine
from sms_docs.cli.console import complain, say
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.load.git_history import read_commit
from sms_docs.load.repository import FolderTree
from sms_docs.pages import Sources
from sms_docs.publish.assembly import Assembly
from sms_docs.publish.rendered import Rendering, UnreadableError, rendered_link
from sms_docs.publish.replacing import NotOursError, write_folder
from sms_docs.publish.site_config import NAME, ConfigError
from sms_docs.render.report_words import counted, judged


@click.command()
@root_option
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to: a new one, an empty one, or one that this command wrote before.",
)
@click.option("--html", is_flag=True, help="Write tables, figures and headers as HTML, for Zensical.")
@click.pass_context
def render(ctx: click.Context, out: Path, *, html: bool) -> None:
    """Write all pages as Markdown with tables, values, headers and histories in place.

    The folder can be built by any generator, put into a wiki, or given to pandoc; its mkdocs.yml needs no plugin of
    sms-docs. With errors nothing is written.

    With --html tables and figures look as on our own site; the generator has to resolve links inside HTML, as Zensical
    does.
    """
    root: Path = ctx.obj
    tree = FolderTree(root)
    system = engine.load(tree)
    report = engine.check(system, tree)
    if report.fails():
        complain(f"Nothing was written: {judged(report)}. `sms check` shows the errors with their lines.")
        ctx.exit(1)
    file = root / NAME
    config = file.read_text("utf-8", "replace") if file.is_file() else ""
    record = engine.build_record(report, tree, commit=read_commit(root))
    assembly = Assembly(Sources(system, report, record, editions=engine.editions(system, tree)), rendered_link)
    rendering = Rendering(assembly, tree, config, "html" if html else "markdown")
    number = _written(out, rendering)
    say(f"{counted(number, 'file')} written to {out}; {judged(report)}.\n")


def _written(out: Path, rendering: Rendering) -> int:
    try:
        return write_folder(out.absolute(), rendering.files())
    except NotOursError:
        raise Stop(f"{out} holds files that `sms render` did not write. Name a new or empty folder.") from None
    except ConfigError as fault:
        raise Stop(str(fault)) from None
    except UnreadableError as fault:
        raise Stop(f"Nothing was written: {fault}. Mend the file, or take it away.") from None
    except OSError as fault:
        raise Stop(
            f"{out} cannot be written: {fault.strerror or fault}. Name a folder that you may write to."
        ) from None
