"""Addresses in the built site: the same as MkDocs gives them."""

import pytest
from mkdocs.structure.files import File

from sms_docs.render.page_url import page_url, relative_url

PAGES = ["index.md", "plans/x.md", "plans/index.md", "a/b/c.md", "README.md", "guide/README.md"]


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("page", PAGES)
def test_an_address_is_the_one_that_mkdocs_gives(page: str, directories: bool) -> None:
    file = File(page, src_dir="content", dest_dir="site", use_directory_urls=directories)
    ours = page_url(f"content/{page}", directories=directories)
    assert (ours or "./") == file.url


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("target", PAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_link_between_two_pages_is_the_one_that_mkdocs_gives(page: str, target: str, directories: bool) -> None:
    here = File(page, src_dir="content", dest_dir="site", use_directory_urls=directories)
    there = File(target, src_dir="content", dest_dir="site", use_directory_urls=directories)
    link = relative_url(f"content/{page}", f"content/{target}", directories=directories)
    assert link is not None
    assert (link if link != "." else "./") == there.url_relative_to(here)


def test_an_anchor_stays_behind_the_address() -> None:
    assert relative_url("content/a.md", "content/b.md#part", directories=True) == "../b/#part"


def test_a_file_beside_the_pages_keeps_its_name() -> None:
    assert relative_url("content/a/b.md", "content/a/plan.pdf", directories=True) == "../plan.pdf"


@pytest.mark.parametrize(
    ("name", "address"), [("b?c", "b%3Fc/"), ("50%20x", "50%2520x/"), ("Größe", "Gr%C3%B6%C3%9Fe/")]
)
def test_a_sign_that_means_something_in_an_address_is_written_as_its_code(name: str, address: str) -> None:
    assert relative_url("content/index.md", f"content/{name}.md", directories=True) == address


def test_a_file_outside_the_pages_has_no_address() -> None:
    assert relative_url("content/a.md", "data/tasks.yml", directories=True) is None
