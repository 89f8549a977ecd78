"""The policy allows what the pages hold, by hash, and nothing else."""

from base64 import b64decode
from hashlib import sha256

import pytest

from sms_docs.publish.csp import Inline, collect, hashed, policy


def inline(*pages: str) -> Inline:
    found = Inline()
    for page in pages:
        collect(page, found)
    return found


def directive(found: Inline, name: str) -> str:
    return dict(part.split(" ", 1) for part in policy(found).split("; "))[name]


def test_a_script_in_a_page_is_allowed_by_its_hash() -> None:
    found = directive(inline("<script>var a = '&amp;'</script>"), "script-src")
    digest = found.removeprefix("'self' 'sha256-").removesuffix("'")
    assert b64decode(digest) == sha256(b"var a = '&amp;'").digest()


def test_the_same_script_on_many_pages_is_named_once() -> None:
    assert len(inline("<script>a()</script>", "<p></p><script>a()</script>").scripts) == 1


@pytest.mark.parametrize(
    "page",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        "<p>&lt;script&gt;a()&lt;/script&gt;</p>",
        "<!-- <script>a()</script> -->",
    ],
)
def test_what_is_no_script_inside_the_page_needs_no_hash(page: str) -> None:
    assert directive(inline(page), "script-src") == "'self'"


def test_a_handler_in_an_attribute_is_reported_and_not_allowed() -> None:
    found = inline('<button onclick="a()">x</button>')
    assert found.handlers == {"button onclick"}
    assert directive(found, "script-src") == "'self'"


def test_styles_are_allowed_by_hash_while_they_are_few() -> None:
    assert directive(inline("<style>p{}</style>"), "style-src") == f"'self' {hashed('p{}')}"
    many = inline(*(f"<style>.a{number}{{}}</style>" for number in range(9)))
    assert directive(many, "style-src") == "'self' 'unsafe-inline'"
    assert directive(inline('<p style="color:red">'), "style-src") == "'self' 'unsafe-inline'"


def test_everything_else_is_the_sites_own() -> None:
    found = policy(Inline())
    assert found.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "http" not in found
