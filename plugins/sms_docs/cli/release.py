"""``sms release``: one commit, built and published under a number of its own."""

import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from sms_docs import engine
from sms_docs.cli import release_list
from sms_docs.cli.console import colours, complain, say
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.load.position import Positions
from sms_docs.load.repository import FolderTree
from sms_docs.publish import release as publishing
from sms_docs.publish.mkdocs_run import BuildError
from sms_docs.publish.release_build import build_site, lay_out
from sms_docs.publish.release_git import GitError
from sms_docs.publish.release_record import Release
from sms_docs.publish.version_number import parse
from sms_docs.render import report_text
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import judged

_NUMBERS = "A release has a number such as 1.0, 1.1 or 1.1.1."


def _line(ctx: click.Context, param: click.Parameter, note: str) -> str:  # noqa: ARG001
    return " ".join(note.split())


@click.command(epilog="Exit codes: 0 done, 1 refused, 2 wrong use or cannot start, 3 the program itself failed.")
@click.argument("version", required=False, default="")
@click.option("--branch", default="gh-pages", show_default=True, help="The local branch that holds what is published.")
@click.option("--note", default="", callback=_line, help='What the release is for, in one line: "Stage 1 audit".')
@click.option("--dry-run", is_flag=True, help="Check and build, say what would be released, and write nothing.")
@click.option("--list", "listing", is_flag=True, help="List the releases instead.")
@click.option(
    "--verify", is_flag=True, help="Compare the files of VERSION, or of all releases, with what is on record."
)
@root_option
@click.pass_context
def release(  # noqa: PLR0913 - each is an option
    ctx: click.Context, version: str, branch: str, note: str, *, dry_run: bool, listing: bool, verify: bool
) -> None:
    """Release what is committed as VERSION (1.0, 1.1, 1.1.1, 2.0).

    Refused are uncommitted files, errors, a number that exists or does not follow, and a branch that is behind its
    remote. The release goes into a local branch in one step, beside all older ones, which are never changed. Nothing
    is sent anywhere.
    """
    root: Path = ctx.obj
    try:
        if listing or verify:
            ctx.exit(release_list.show(root, branch, version, verify=verify))
        _require(root, version)
        given = publishing.plan(root, branch, version, publishing.moment_of_release(), note)
        with TemporaryDirectory(prefix="sms-release-") as folder:
            ctx.exit(_release(given, Path(folder), dry_run=dry_run))
    except publishing.CannotReleaseError as fault:
        raise Stop(visible(str(fault))) from fault
    except publishing.RefusedError as fault:
        reasons = "".join(f"\n  - {visible(each.reason)}\n    {visible(each.step)}" for each in fault.reasons)
        complain(f"Release {version} is refused; the branch {branch} is unchanged.{reasons}")
        ctx.exit(1)
    except GitError as fault:
        raise Stop(f"git: {visible(str(fault))}\nThe branch {branch} is unchanged.") from fault


def _require(root: Path, version: str) -> None:
    """Raises ``UsageError`` or ``Stop`` for what makes every release impossible."""
    if not version:
        raise click.UsageError(f"Say which release: sms release 1.0, or make release VERSION=1.0. {_NUMBERS}")
    if parse(version) is None:
        raise click.UsageError(f"{version!r} is no number of a release. {_NUMBERS}")
    if find_spec("mkdocs") is None:
        raise Stop('MkDocs is not installed. Install it with: pip install "sms-docs[site]"')
    if not (root / "mkdocs.yml").is_file():
        raise Stop(f"There is no mkdocs.yml in {root}. Run this in the root, or name it with --root.")


def _release(given: publishing.Plan, folder: Path, *, dry_run: bool) -> int:
    """Check, build and publish in a folder of its own; the exit code."""
    lay_out(given.git, given.commit, folder / "sources")
    root, site = folder / "sources" / given.part, folder / "site"
    tree = FolderTree(root)
    report = engine.check(engine.load(tree), tree)
    if report.fails():
        say(report_text.render(report, Positions(tree).line, colour=colours(sys.stdout)))
        complain(f"Release {given.version} is refused: it has errors. Mend them, commit, and release again.")
        return 1
    say(f"{judged(report)}. Building release {given.version} from commit {given.commit[:10]} …\n")
    try:
        build_site(root, site, given.version, given.epoch)
    except BuildError as fault:
        say(f"{fault}\n")
        complain(f"Release {given.version} is refused: its site cannot be built. Mend it, commit, and release again.")
        return 1
    if dry_run:
        _report(given, publishing.describe(given, site), site, "would be added to")
        return 0
    _report(given, publishing.publish(given, site, publishing.site_name(root)), site, "is in")
    branch = given.published.branch
    remote = publishing.remote_of(given.git, branch)
    say(f"  look     mike serve --branch {branch}\n  next     git push {remote} {branch}; nobody sees it before\n")
    return 0


def _report(given: publishing.Plan, made: Release, site: Path, verb: str) -> None:
    files = sum(path.is_file() for path in site.rglob("*"))
    older = len(given.published.names)
    kept = "the first release" if not older else f"{older} older {'one is' if older == 1 else 'ones are'} unchanged"
    say(
        f"Release {made.version} {verb} the branch {given.published.branch}.\n"
        f"  from     commit {made.commit}\n"
        f"  record   {made.date}, by {visible(made.by)}{f': {visible(made.note)}' if made.note else ''}\n"
        f"  digest   {made.sha256} (SHA-256 of {files} files)\n"
        f"  beside   {kept}\n"
    )
