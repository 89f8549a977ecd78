"""One source, three engines: what we put into the pages is the same in each, and a dropped plugin is seen."""

import re
import shutil
from collections.abc import Mapping, Sequence
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest

from sms_docs import engine
from sms_docs.load.repository import FolderTree
from tests.sites import ROOT, copy_reference, edit, run, run_script

pytestmark = pytest.mark.slow

Pages = Mapping[str, str]
HOME = "https://sms.example.org/"
BLOCKS = {
    "tables": re.compile(r'<table class="sms-grid".*?</table>', re.DOTALL),
    "figures": re.compile(r'<figure class="sms-figure.*?</figure>', re.DOTALL),
    "headers": re.compile(r'<div [^>]*class="sms-control".*?</dl>', re.DOTALL),
    "links": re.compile(r'<a class="sms-(?:ref|clause)".*?</a>', re.DOTALL),
    "records": re.compile(r'<aside class="sms-build".*?</aside>', re.DOTALL),
}
_HREF = re.compile(r'(?<= href=")[^"]*(?=")')
_FINDING = re.compile(r"#finding-[0-9a-f]+(?=\")")
"""Where a finding stands on a page of ours; a rendered tree is for other engines and shows none in place."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_reference(tmp_path_factory.mktemp("engines") / "sms", sealed=True)


@pytest.fixture(scope="module")
def mkdocs_site(plain: Path) -> Path:
    return plain / "site"


@pytest.fixture(scope="module")
def rendered(source: Path) -> Path:
    """The tree for an engine that knows nothing of us."""
    done = run(source, "sms_docs", "render", "--out", "../rendered", "--html")
    assert done.returncode == 0, done.stderr
    return source.parent / "rendered"


@pytest.fixture(scope="module")
def zensical_site(rendered: Path) -> Path:
    """Built strictly: Zensical finds no dead link and no dead anchor."""
    done = run_script(rendered, "zensical", "build", "--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    return rendered / "site"


def pages(site: Path) -> Pages:
    """Address below the site's root, and text, of every page."""
    files = {file.parent.relative_to(site).as_posix(): file for file in sorted(site.rglob("index.html"))}
    return {"" if folder == "." else f"{folder}/": file.read_text("utf-8") for folder, file in files.items()}


class _Tokens(HTMLParser):
    """What a browser would make of a block: elements with their attributes in any order, whole addresses, and text."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._base = HOME + address
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: urljoin(self._base, value or "") if name == "href" else value for name, value in attrs}
        self.found.append((tag, tuple(sorted(given.items()))))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.found.append(" ".join(data.split()))


def tokens(address: str, block: str) -> list[object]:
    """A block as a browser would understand it."""
    read = _Tokens(address)
    read.feed(block)
    read.close()
    return read.found


def same(address: str, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether blocks of a page say the same, whatever the order of attributes and the way to an address."""
    # Most are the same letter by letter, and reading thousands of tables takes half a minute.
    return len(one) == len(other) and all(
        here == there or tokens(address, here) == tokens(address, there) for here, there in zip(one, other, strict=True)
    )


def compare(wanted: Pages, found: Pages) -> None:
    """Every page of one site has the same tables, figures, headers, links and build record in the other."""
    assert wanted.keys() == found.keys()
    for address, html in wanted.items():
        one, other = _FINDING.sub("", html), _FINDING.sub("", found[address])
        for kind, block in BLOCKS.items():
            if kind == "links":  # a sentence's links are the engine's own, without our classes
                continue
            assert same(address, block.findall(one), block.findall(other)), f"{kind} of /{address}"


def linked(address: str, html: str) -> set[str]:
    """Where the text of a page leads to, inside the site."""
    article = _FINDING.sub("", html.partition("<article")[2].partition("</article>")[0])
    links = {urljoin(HOME + address, unescape(href)) for href in set(_HREF.findall(article)) if "://" not in href}
    return {link for link in links if "#__" not in link}


def test_the_comparison_sees_tables_figures_headers_and_links(mkdocs_site: Path) -> None:
    every = pages(mkdocs_site).values()
    counts = {kind: sum(len(block.findall(page)) for page in every) for kind, block in BLOCKS.items()}
    assert counts["tables"] > 100
    assert counts["figures"] >= 6
    assert counts["headers"] == len(engine.load(FolderTree(ROOT)).controlled)
    assert counts["links"] > 50
    assert counts["records"] == len(every)


def test_properdocs_gives_the_same_pages(source: Path, mkdocs_site: Path) -> None:
    done = run_script(
        source, "properdocs", "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", "../proper"
    )
    assert done.returncode == 0, done.stderr
    wanted, found = pages(mkdocs_site), pages(source.parent / "proper")
    compare(wanted, found)
    for address, html in wanted.items():
        assert same(address, BLOCKS["links"].findall(html), BLOCKS["links"].findall(found[address]))


def test_zensical_gives_the_same_pages_from_the_rendered_tree(mkdocs_site: Path, zensical_site: Path) -> None:
    compare(pages(mkdocs_site), pages(zensical_site))


def test_zensical_leads_to_the_same_places(mkdocs_site: Path, zensical_site: Path) -> None:
    found = pages(zensical_site)
    for address, html in pages(mkdocs_site).items():
        ours = {link for link in linked(address, html) if "/audit/rules/" not in link}  # findings beside their rows
        assert ours <= linked(address, found[address]), address


def test_the_comparison_notices_a_changed_cell(mkdocs_site: Path) -> None:
    address = "registers/service-catalogue/"
    sound = {address: pages(mkdocs_site)[address]}
    compare(sound, dict(sound))
    with pytest.raises(AssertionError, match=f"tables of /{address}"):
        compare(sound, {address: sound[address].replace("Managed Workplace", "Mangled Workplace")})


def test_zensical_on_the_sources_says_on_every_page_that_nothing_was_checked(source: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(source, tmp_path / "straight"))
    edit(folder, "mkdocs.yml", "strict: true", "strict: false")  # it misses the pages that we would have made
    done = run_script(folder, "zensical", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    built = pages(folder / "site")
    assert len(built) >= 20
    assert [address for address, html in built.items() if "<strong>Not checked.</strong>" not in html] == []


@pytest.fixture(scope="module")
def words(source: Path) -> Path:
    """The tree as Markdown alone."""
    assert run(source, "sms_docs", "render", "--out", "../words").returncode == 0
    return source.parent / "words"


def test_plain_markdown_holds_no_html_but_marks_of_rows_and_frames(source: Path, words: Path) -> None:
    frames = {"code", "div", "h3", "nav", "p", "span"}  # each with the attribute that lets Markdown go on inside
    redlines = {"del", "ins"}
    for file in (words / "content").rglob("*.md"):
        if "guide" in file.parts:  # shows code
            continue
        tags = set(re.findall(r"<(\w+)", re.sub(r"```.*?```|`[^`\n]*`", "", file.read_text("utf-8"), flags=re.DOTALL)))
        made = not (source / "content" / file.relative_to(words / "content")).exists()
        assert tags <= {"a", "br"} | (frames | redlines if made else set()), file


def test_plain_markdown_builds_strictly_without_any_plugin_of_ours(words: Path, mkdocs_site: Path) -> None:
    config = (words / "mkdocs.yml").read_text("utf-8")
    (words / "mkdocs.yml").write_text(config.replace("omitted_files: warn", "omitted_files: info"), "utf-8")
    assert not re.search(r"^- (sms|macros)\b", config, re.MULTILINE)
    done = run(words, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    built = pages(words / "site")
    for address, html in pages(mkdocs_site).items():
        # Files to download and findings beside their rows are there only as HTML.
        ours = {link for link in linked(address, html) if "/assets/" not in link and "/audit/rules/" not in link}
        assert ours <= linked(address, built[address]), address
