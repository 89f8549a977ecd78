"""What a browser asks for and runs: the site's own files and nothing else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.page_kinds import KINDS, Kind
from tests.sites import run
from tests.web import served

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WATCH = "addEventListener('securitypolicyviolation', event => (window.refused ??= []).push(event.blockedURI))"


@pytest.fixture(scope="module")
def policy(reference_site: Path) -> str:
    done = run(reference_site.parent, "sms_docs", "csp")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    found = chromium.new_context()
    found.add_init_script(WATCH)
    yield found
    found.close()


def visit(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """A page after it has come to rest, and every address that was asked for."""
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    return page, asked


def refused(page: Page) -> list[str]:
    return list(page.evaluate("window.refused ?? []"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_page_asks_another_host_and_the_policy_refuses_nothing(
    context: BrowserContext, reference_site: Path, policy: str, kind: Kind
) -> None:
    with served(reference_site, {"Content-Security-Policy": policy}) as home:
        page, asked = visit(context, home + kind.page)
        assert [url for url in asked if not url.startswith((home, "data:"))] == []
        assert refused(page) == []


def test_under_the_policy_search_and_palette_work(context: BrowserContext, reference_site: Path, policy: str) -> None:
    with served(reference_site, {"Content-Security-Policy": policy}) as home:
        page, asked = visit(context, home)
        page.keyboard.press("/")
        page.keyboard.type("incident")
        page.locator(".md-search-result__item").first.wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Switch to dark mode").click()
        page.locator("body[data-md-color-scheme=slate]").wait_for()
        assert refused(page) == []
        assert [url for url in asked if not url.startswith((home, "data:"))] == []


def test_the_policy_allows_no_script_but_the_sites_own(policy: str) -> None:
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert all(word == "'self'" or word.startswith("'sha256-") for word in scripts.split()[1:])


def test_a_script_that_was_smuggled_in_does_not_run(
    context: BrowserContext, reference_site: Path, policy: str, tmp_path: Path
) -> None:
    site = Path(shutil.copytree(reference_site, tmp_path / "site"))
    page_file = site / "index.html"
    page_file.write_text(
        page_file.read_text("utf-8").replace("</article>", "<script>hacked=1</script></article>"), "utf-8"
    )
    with served(site, {"Content-Security-Policy": policy}) as home:
        page, _ = visit(context, home)
        assert page.evaluate("typeof hacked") == "undefined"
        assert refused(page) == ["inline"]
    with served(site) as home:
        assert visit(context, home)[0].evaluate("hacked") == 1  # without the policy it would


def test_the_policy_of_another_server_is_one_line_to_paste(reference_site: Path, policy: str) -> None:
    done = run(reference_site.parent, "sms_docs", "csp", "--format", "nginx")
    assert done.stdout == f'add_header Content-Security-Policy "{policy}" always;\n'


def test_without_a_built_site_there_is_no_policy(tmp_path: Path) -> None:
    done = run(tmp_path, "sms_docs", "csp")
    assert done.returncode == 2
    assert "There is no built site in site. Build it with `sms site`" in done.stderr
