"""The MkDocs plugin ``sms``: hooks that translate, nothing more. The only file that imports mkdocs.

A build checks the system first and stops before anything is written when it has errors, so that the previous site
stays whole; ``serve`` goes on and shows the findings on the pages instead.
"""

import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from sms_docs import engine
from sms_docs.load.repository import FolderTree
from sms_docs.load.text_source import decode
from sms_docs.model.finding import SEVERITIES, Finding
from sms_docs.model.report import Report
from sms_docs.model.system import CONTENT, DATA, System
from sms_docs.publish.staging import Staging
from sms_docs.render.control_header import below_title, control_header_html
from sms_docs.render.findings_html import findings_html
from sms_docs.render.history_html import history_html
from sms_docs.render.page_url import relative_url
from sms_docs.render.report_words import day, summary
from sms_docs.render.target import resolve

log = logging.getLogger("mkdocs.plugins.sms")
STYLES = "assets/sms.css"
_HELD = re.compile(r'<div data-sms-held="([0-9]{1,9})"></div>')
_THEME = Path(__file__).parent / "theme"


class SmsConfig(Config):
    """Settings of the plugin in ``mkdocs.yml``."""

    fail_on = config_options.Choice(SEVERITIES, default="error")


class SmsPlugin(BasePlugin[SmsConfig]):
    """Checks, and the system that the pages' tables are made from."""

    system: System | None = None
    report: Report | None = None
    _serving = False
    _staging: Staging | None = None
    _held: list[str]

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is watching; keeps this object alive between rebuilds."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the system, watch its data, and tell the theme our styles, blocks and statuses."""
        root = Path(config.docs_dir).parent
        with _resting_collector():
            self.system = engine.load(FolderTree(root))
        self._held = []
        config.watch += [str(path) for name in (DATA, "schemas") if (path := root / name).is_dir()]
        config.extra_css = [*config.extra_css, STYLES]
        # Behind a custom_dir of the repository, so that an organization can still override our parts.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME / "overrides"))
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
            self._check(FolderTree(Path(config.docs_dir).parent))
        if not self._serving:
            gc.freeze()  # the system lasts as long as this build; no need to go through it again for every page
            self._staging = Staging(Path(config.site_dir), watch_warnings=bool(config.strict))
            config.site_dir = str(self._staging.folder)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our style sheet."""
        styles = "\n".join(path.read_text("utf-8") for path in sorted((_THEME / "css").glob("*.css")))
        files.append(File.generated(config, STYLES, content=styles))
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Read a page with a wrong byte all the same: the finding is shown, and the server goes on."""
        path = page.file.abs_src_path
        return decode(Path(path).read_bytes(), page.file.src_uri)[0] or "" if path else None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the control header below the title and the history below the text; while serving, errors above all."""
        assert self.system is not None  # noqa: S101  on_config came first
        path = f"{CONTENT}/{page.file.src_uri}"
        document = self.system.by_path.get(path)
        if document is not None and document.controlled:
            to = partial(self._address, config, path)
            header, history = control_header_html(self.system, document, to), history_html(self.system, document, to)
            html = below_title(html, header) + history
        if self.report is None or not self._serving or not self.report.fails(self.config.fail_on):
            return html
        return findings_html(self.report, path) + html

    def hold(self, html: str) -> str:
        """Keep a table or figure out of the conversion and the search index; a mark stands in its place until the end.

        Both cost more than making it. The pluglet calls this where the plugin is there.
        """
        self._held.append(html)
        return f'<div data-sms-held="{len(self._held) - 1}"></div>'

    @event_priority(100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the tables and figures in place, before another plugin changes the marks."""
        return _HELD.sub(self._held_for, output)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in place of the previous one, when nothing else complains."""
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

    def _address(self, config: MkDocsConfig, page: str, target: str) -> str | None:
        found = resolve(self.system, target) if self.system else None
        return relative_url(page, found, directories=config.use_directory_urls) if found else None

    def _check(self, tree: FolderTree) -> None:
        assert self.system is not None  # noqa: S101  on_config came first
        self.report = engine.check(self.system, tree)
        for finding in self.report.findings:
            log.log(logging.ERROR if finding.severity == "error" else logging.INFO, _line(finding))
        log.info(summary(self.report))
        if self.report.fails(self.config.fail_on) and not self._serving:
            raise PluginError(
                f"The site was not built: {_counted(self.report)}, {day(self.report)}. The previous site is unchanged. "
                "Mend what is listed above; `sms check` shows it with the lines concerned."
            )


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


def _line(finding: Finding) -> str:
    place = finding.position
    return f"{place.path}:{place.line}:{place.column}: {finding.message} {finding.hint} [{finding.id}]"


def _counted(report: Report) -> str:
    counts = report.counts
    return ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for name, number in counts.items() if number)
