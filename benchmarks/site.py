"""Two equal sites: one with our plugin and macros, one with macros of the same names that do nothing.

The second has the pages that our plugin makes from data as ready files, so that both build as many pages.
"""

from pathlib import Path

from benchmarks.system import DOCUMENTS, RECORDS, Sample
from sms_docs import engine
from sms_docs.load.repository import FolderTree
from sms_docs.pages import Sources, generated_pages
from sms_docs.render.page_markdown import page_markdown

CALLS = (
    '{{ sms_table("budget", columns=["id", "item", "phase", "owner"], limit=5) }}',
    'As {{ sms_clause("6.3") }} asks, {{ sms_ref("SMS-DOC-0001") }} says more.',
)
"""What stands on every page: a table, and facts in a sentence."""

TRIVIAL = "trivial"
_NAMES = ("sms_table", "sms_figure", "sms_value", "sms_ref", "sms_clause")
_CONFIG = """\
site_name: Sample
docs_dir: content
use_directory_urls: true
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins:
  - search
{plugin}  - macros:
      modules: [{pluglet}]
markdown_extensions: [attr_list, md_in_html, tables, toc]
"""


def write_site(folder: Path, pages: int, pluglet: str = "sms_docs.macros") -> None:
    """Write a system with its site's configuration; the trivial pluglet stands beside it."""
    Sample(pages, RECORDS * pages // DOCUMENTS, CALLS).write(folder)
    ours = pluglet != TRIVIAL
    config = _CONFIG.format(plugin="  - sms\n" if ours else "", pluglet=pluglet)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    if not ours:
        _write_generated(folder)
    functions = "".join(f"    env.macro(lambda *args, **kwargs: 'x', {name!r})\n" for name in _NAMES)
    (folder / f"{TRIVIAL}.py").write_text(f"def define_env(env):\n{functions}", "utf-8")


def _write_generated(folder: Path) -> None:
    """The pages that our plugin would make, with nothing in place of their tables."""
    tree = FolderTree(folder)
    system = engine.load(tree)
    report = engine.check(system, tree)
    for page in generated_pages(Sources(system, report, engine.build_record(report, tree))):
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page_markdown(page, lambda _: "x"), "utf-8")
