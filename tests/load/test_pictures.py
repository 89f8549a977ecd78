"""Pictures on pages, and the digests of their files."""

from hashlib import sha256

import pytest

from sms_docs.load.pictures import pictures
from tests.support import document, load

PAGE = "content/plans/plan.md"


def named(text: str) -> list[str]:
    system = load({PAGE: document(f"\n# Plan\n\n{text}\n")})
    return [each.path for each in pictures(system.by_path[PAGE])]


@pytest.mark.parametrize(
    "text",
    [
        "![A](a.png)",
        "![A](../plans/a.png#top)",
        "![A](a%2Epng)",
        "![A][a]\n\n[a]: a.png",
        '<img alt="" src="a.png">',
        "<IMG SRC = a.png>",
        "[large](a.png)",
    ],
)
def test_a_picture_of_the_system_is_known_however_it_is_named(text: str) -> None:
    assert named(text) == ["content/plans/a.png"]


@pytest.mark.parametrize(
    "text", ["![A](https://a.example/a.png)", "[A](a.pdf)", "`![A](a.png)`", "src a.png", "![A]()"]
)
def test_what_lies_elsewhere_or_is_no_picture_is_left_out(text: str) -> None:
    assert named(text) == []


def test_only_pictures_on_controlled_pages_that_are_there_have_a_digest() -> None:
    page = document("\n# Plan\n\n![A](a.png) ![A](a.png) ![B](b.png)\n")
    raw = b"\x89PNG"
    files: dict[str, str | bytes] = {PAGE: page, "content/plans/a.png": raw, "content/plans/c.png": b"c"}
    files["content/guide/index.md"] = "# Home\n\n![C](../plans/c.png)\n"
    assert load(files).pictures == {"content/plans/a.png": f"sha256:{sha256(raw).hexdigest()}"}
