"""Hostile and odd input in a live site: pages stay whole, and nothing that stands in the data runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.sites import copy_reference, edit, free_port, serving, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.browser]

ATTACK = "A | b </script><script>hacked=1</script> <img src=x onerror=hacked=1> {{ 7*7 }} \"q\" 'p' &amp; `c`"
"""What somebody could type into a name."""
LONG = "Endless" * 72
"""504 letters without a blank."""
RIGHT_TO_LEFT = "خدمة مكان العمل"
EMOJI = "🛠️ Workshop 👩‍💻"
TITLE = 'Plan <b>bold</b> </title><script>hacked=1</script> *star* & "quote"'


def _plant(folder: Path) -> None:
    """Each oddity in a value that tables, headers or titles show."""
    quoted = ATTACK.replace("'", "''")
    edit(folder, "data/services.yml", "  name: Managed Workplace\n", f"  name: '{quoted}'\n")
    edit(
        folder,
        "data/services.yml",
        "  description: Computer with",
        f"  description: >-\n    line one\n\n    {EMOJI} with",
    )
    edit(folder, "data/tasks.yml", "  title: ", f"  title: {LONG} ")
    edit(folder, "data/people.yml", "  name: Ingrid Halvorsen\n", "")
    edit(folder, "data/people.yml", "  name: Tomas Verhey\n", f"  name: {RIGHT_TO_LEFT}\n")
    edit(folder, "content/plans/implementation-plan.md", "title: SMS implementation plan", f"title: '{TITLE}'")
    edit(folder, "content/policies/service-management-policy.md", "title: ", f"title: {LONG} ")
    (folder / "data/lessons.yml").write_text("[]\n", "utf-8")
    page = f"# {EMOJI} {RIGHT_TO_LEFT}\n\n" + '{{ sms_table("lessons") }}\n'
    (folder / "content/guide/odd.md").write_text(page, "utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as a writer sees it: a person without a name is an error, and no such site is published."""
    folder, port = copy_reference(tmp_path_factory.mktemp("hostile") / "sms"), free_port()
    _plant(folder)
    with serving(folder, "mkdocs", "serve", "-a", f"127.0.0.1:{port}"):
        address = f"http://127.0.0.1:{port}/"
        wait_for(address, "sms-findings")
        yield address
    assert "Traceback" not in (folder / "server.log").read_text("utf-8")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    found = chromium.new_page(viewport={"width": 1280, "height": 900})
    yield found
    found.close()


PAGES = (
    "",
    "plans/implementation-plan/",
    "plans/service-management-plan/",
    "policies/service-management-policy/",
    "registers/service-catalogue/",
    "registers/task-manager/",
    "audit/",
    "audit/documents/",
    "audit/findings/",
    "guide/odd/",
)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_and_the_page_is_whole(home: str, page: Page, path: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(home + path)
    assert page.evaluate("typeof hacked") == "undefined"
    assert faults == []
    assert page.locator("img[src=x]").count() == 0
    assert page.locator("footer.md-footer").count() == 1  # nothing closed the page before its end
    assert page.locator("main h1").count() == 1
    assert "49" not in page.title()
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320  # only tables scroll sideways


def test_a_hostile_name_is_shown_as_it_was_typed(home: str, page: Page) -> None:
    page.goto(home + "registers/service-catalogue/")
    assert page.locator("td", has_text="<img src=x onerror=hacked=1>").first.inner_text().startswith("A | b </script>")


def test_a_hostile_title_is_shown_as_it_was_typed(home: str, page: Page) -> None:
    page.goto(home + "audit/documents/")
    assert (
        page.locator("tr", has_text='Plan <b>bold</b> </title><script>hacked=1</script> *star* & "quote"').count() >= 1
    )


def test_a_person_without_a_name_is_called_by_the_number(home: str, page: Page) -> None:
    page.goto(home + "plans/implementation-plan/")
    assert "PER-01" in page.locator("main").inner_text()


def test_other_scripts_and_emoji_are_readable(home: str, page: Page) -> None:
    page.goto(home + "guide/odd/")
    heading = page.locator("main h1").inner_text()
    assert EMOJI in heading
    assert RIGHT_TO_LEFT in heading


def test_a_register_without_a_row_is_a_sentence(home: str, page: Page) -> None:
    page.goto(home + "guide/odd/")
    assert page.locator("main table").count() == 0
    assert page.locator(".sms-empty").count() == 1
