"""The MkDocs plugin ``sms``: hooks that translate, nothing more. The only file that imports mkdocs.

A build checks the system first and stops before anything is written when it has errors, so that the previous site
stays whole; ``serve`` goes on and shows the findings on the pages instead.
"""

import gc
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from sms_docs import engine
from sms_docs.load.git_history import read_commit
from sms_docs.load.repository import FolderTree
from sms_docs.load.text_source import decode
from sms_docs.model.finding import SEVERITIES, Finding
from sms_docs.model.generated import AUDIT
from sms_docs.model.report import Report
from sms_docs.model.system import CONTENT, DATA, System
from sms_docs.pages import Sources
from sms_docs.publish.assembly import Assembly
from sms_docs.publish.front_matter import RESERVED
from sms_docs.publish.staging import Staging
from sms_docs.publish.theme import SCRIPT, STYLES, WORKER, assets, offline_assets, overrides
from sms_docs.render.findings_html import findings_html
from sms_docs.render.page_url import relative_url
from sms_docs.render.report_words import day, set_aside, summary

log = logging.getLogger("mkdocs.plugins.sms")
_HELD = re.compile(r'<div data-sms-held="([0-9]{1,9})">[^<]*</div>')


class SmsConfig(Config):
    """Settings of the plugin in ``mkdocs.yml``."""

    fail_on = config_options.Choice(SEVERITIES, default="error")


class SmsPlugin(BasePlugin[SmsConfig]):
    """Checks, and the system that the pages' tables are made from."""

    system: System | None = None
    assembly: Assembly | None = None
    _serving = False
    _staging: Staging | None = None
    _held: list[str]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is watching; keeps this object alive between rebuilds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the system, watch its data, and tell the theme our styles, script, blocks and statuses."""
        root = Path(config.docs_dir).parent
        with _resting_collector():
            self.system = engine.load(FolderTree(root))
        self._held = []
        config.watch += [str(path) for name in (DATA, "schemas", "editions") if (path := root / name).is_dir()]
        config.extra_css = [*config.extra_css, STYLES]
        script = ExtraScriptValue(SCRIPT)
        script.defer = True
        config.extra_javascript = [*config.extra_javascript, script]
        if _offline():
            _prepare_offline(config)
        own = config.theme.custom_dir
        if not own or not overrides().samefile(own):
            # Behind a custom_dir of the repository, so that an organization can still override our parts.
            config.theme.dirs.insert(1 if own else 0, str(overrides()))
        statuses = {each.key: each.title for each in self.system.standard.statuses.values()}
        config.extra["status"] = statuses | config.extra.get("status", {})
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check, before MkDocs empties the site's folder; then send the build to a folder beside it.

        Not in ``on_config``: mike calls that for commands which build nothing.
        """
        if self._serving:
            _survive_warnings()  # before the first finding is counted
        with _resting_collector():
            self._check(Path(config.docs_dir).parent, directories=config.use_directory_urls)
        config.extra["sms"] = self._assembly.meta()
        if not self._serving:
            gc.freeze()  # the system lasts as long as this build; no need to go through it again for every page
            self._staging = Staging(Path(config.site_dir), watch_warnings=bool(config.strict))
            config.site_dir = str(self._staging.folder)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our style sheet and script, and the pages made from data."""
        for path, content in (assets() | (offline_assets() if _offline() else {})).items():
            files.append(File.generated(config, path, content=content))
        for page in self._assembly.generated:
            uri = page.path.removeprefix(f"{CONTENT}/")
            text = self._assembly.page(page, self.hold)
            files.append(File.generated(config, uri, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Show the pages made from data under the heading of those pages that lead to them."""
        section = _section_of(files, f"{AUDIT}/index.md")
        for made in self._assembly.generated:
            file = files.get_file_from_path(made.path.removeprefix(f"{CONTENT}/"))
            if file is not None and file.page is not None and file.page.parent is None:
                file.page.parent = section
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Read a page with a wrong byte all the same: the finding is shown, and the server goes on."""
        path = page.file.abs_src_path
        return decode(Path(path).read_bytes(), page.file.src_uri)[0] or "" if path else None

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Say in the page's meta what it was built from, and put findings beside what they are about.

        Before any other plugin: the text is taken from the file, and macros still have to run on it.
        """
        document = self._assembly.sources.system.by_path.get(_path(page))
        for forged in [key for key in page.meta if str(key).startswith(RESERVED)]:
            del page.meta[forged]  # nobody but a build says what was built
        page.meta.update(self._assembly.meta(document))
        if (title := page.meta.get("title")) is not None:
            page.meta["title"] = escape(str(title))  # the theme puts it into navigation and head as if it were HTML
        return self._assembly.source(document, self.hold) if document is not None else None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the control header below the title and the history below the text; while serving, errors above all."""
        html, report = self._assembly.content(_path(page), html, self.hold), self._assembly.sources.report
        if not self._serving or not report.fails(self.config.fail_on):
            return html
        return findings_html(report, _path(page)) + html

    def hold(self, html: str, found_as: str = "") -> str:
        """Keep a block out of the conversion and the search index; a mark stands in its place until the end.

        Both cost more than making it. The pluglet calls this where the plugin is there.

        Args:
            found_as: the words of the block that the search shall find.
        """
        self._held.append(html)
        return f'<div data-sms-held="{len(self._held) - 1}">{escape(found_as)}</div>'

    @event_priority(100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the tables and figures in place, before another plugin changes the marks."""
        return _HELD.sub(self._held_for, output)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in place of the previous one, when nothing else complains."""
        for path, content in self._assembly.downloads.items():
            file = Path(config.site_dir, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8", newline="")
        if self._staging is not None:
            self._staging.finish()
            config.site_dir = str(self._staging.target)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the previous site as it is."""
        if self._staging is not None:
            self._staging.discard()

    def _held_for(self, mark: re.Match[str]) -> str:
        """What a mark stands for; one that somebody typed stands for nothing and stays."""
        number = int(mark.group(1))
        return self._held[number] if number < len(self._held) else mark.group()

    @property
    def _assembly(self) -> Assembly:
        assert self.assembly is not None  # noqa: S101  on_pre_build came first
        return self.assembly

    def _check(self, root: Path, *, directories: bool) -> None:
        assert self.system is not None  # noqa: S101  on_config came first
        tree = FolderTree(root)
        report = engine.check(self.system, tree)
        version = os.environ.get("SMS_RELEASE", "")
        record = engine.build_record(report, tree, commit=read_commit(root), version=version)
        lean = os.environ.get("SMS_PAGES", "lean" if self._serving else "all") == "lean"
        link = partial(relative_url, directories=directories)
        # While somebody edits, nobody reads what was approved long ago.
        editions = {} if lean else engine.editions(self.system, tree)
        self.assembly = Assembly(Sources(self.system, report, record, lean=lean, editions=editions), link)
        self._log(report)

    def _log(self, report: Report) -> None:
        for finding in report.findings:
            serious = finding.counts and finding.severity == "error"
            log.log(logging.ERROR if serious else logging.INFO, _line(finding))
            if told := set_aside(finding):
                log.info("  %s", told)
        log.info(summary(report))
        if report.fails(self.config.fail_on) and not self._serving:
            raise PluginError(
                f"The site was not built: {_counted(report)}, {day(report)}. The previous site is unchanged. "
                "Mend what is listed above; `sms check` shows it with the lines concerned."
            )


def _offline() -> bool:
    """Whether the site shall be read from a folder, without a server."""
    return bool(os.environ.get("SMS_OFFLINE"))


def _prepare_offline(config: MkDocsConfig) -> None:
    """Give the theme's offline plugin our copy of the script that it would fetch from outside, and no versions.

    Raises:
        PluginError: the plugin is not there or not enabled; search would not work.
    """
    plugin = config.plugins.get("material/offline")
    if plugin is None or not plugin.config["enabled"]:
        raise PluginError(
            "A copy for reading offline needs the theme's offline plugin. Add to the plugins in mkdocs.yml, below sms: "
            "`- offline: {enabled: !ENV [SMS_OFFLINE, false]}`."
        )
    config.extra["polyfills"] = [*config.extra.get("polyfills", []), WORKER]
    config.extra.pop("version", None)  # a folder holds one version, and asking for others would fail


@contextmanager
def _resting_collector() -> Iterator[None]:
    """Without garbage collection: reading makes many objects and hardly any garbage, and each collection visits all."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _survive_warnings() -> None:
    """Let a strict server go on: a fault that somebody is just writing must not leave the old page standing."""
    logger = logging.getLogger("mkdocs")
    for handler in [each for each in logger.handlers if isinstance(each, CountHandler)]:
        logger.removeHandler(handler)


def _path(page: Page) -> str:
    return f"{CONTENT}/{page.file.src_uri}"


def _section_of(files: Files, path: str) -> Section | None:
    """The section of the navigation that a page stands in; None when it stands in none."""
    file = files.get_file_from_path(path.removeprefix(f"{CONTENT}/"))
    parent = file.page.parent if file is not None and file.page is not None else None
    return parent if isinstance(parent, Section) else None


def _line(finding: Finding) -> str:
    place = finding.position
    return f"{place.path}:{place.line}:{place.column}: {finding.message} {finding.hint} [{finding.id}]"


def _counted(report: Report) -> str:
    counts = report.counts
    return ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for name, number in counts.items() if number)
