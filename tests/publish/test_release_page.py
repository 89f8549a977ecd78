"""The list of releases at the root: what an auditor reads there, and that data stays data."""

import re
from html.parser import HTMLParser

import pytest

from sms_docs.publish.release_branch import Entry, Published
from sms_docs.publish.release_page import STYLES, page, styles
from sms_docs.publish.release_record import Release

HOSTILE = "<script>alert(1)</script>\"'&{{ x }}"


def published(**releases: str) -> Published:
    """Releases ``v1_0="as released"``: what became of each; the last one is in force."""
    records, entries, versions = [], {}, []
    for name, fate in releases.items():
        version = name[1:].replace("_", ".")
        if fate != "no record":
            records.append(Release(version, "2027-01-20", "A. Author", "c" * 40, "d" * 64, "tree", "Gate 1"))
        if fate != "taken away":
            entries[version] = Entry("040000", "tree", "other" if fate == "changed" else "tree")
            versions.append({"version": version, "aliases": []})
    versions[-1]["aliases"] = ["latest"]
    return Published("gh-pages", "t", "t", entries, tuple(records), tuple(versions))


def rows(html: str) -> list[list[str]]:
    """The cells of each row as plain text."""
    found = re.findall(r"<tr id=.*?</tr>", html, re.DOTALL)
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.split(r"</t[hd]>", row)[:-1]] for row in found
    ]


def test_each_release_is_a_row_with_day_person_commit_and_digest_the_newest_first() -> None:
    html = page(published(v1_0="", v1_9="", v1_10=""), "A system")
    assert rows(html)[0] == ["1.10 Gate 1", "✓ in force", "2027-01-20", "A. Author", "c" * 40, "d" * 64]
    assert [row[0].split()[0] for row in rows(html)] == ["1.10", "1.9", "1.0"]
    assert [row[1] for row in rows(html)] == ["✓ in force", "– earlier", "– earlier"]


def test_each_release_has_its_own_address_and_the_one_in_force_has_a_second() -> None:
    html = page(published(v1_0="", v1_1=""), "A system")
    assert re.findall(r'href="([^"]+)"', html) == ["releases.css", "latest/", "./1.1/", "./1.0/", "releases.json"]
    assert "In force: release 1.1" in html


@pytest.mark.parametrize(
    ("fate", "word"), [("no record", "? no record"), ("taken away", "– taken away"), ("changed", "✗ changed")]
)
def test_what_is_not_as_it_should_be_is_said_in_words(fate: str, word: str) -> None:
    row = rows(page(published(v1_0=fate, v1_1=""), "A system"))[1]
    assert row[1] == word
    assert (row[2] == "not recorded") == (fate == "no record")


def test_what_was_taken_away_leads_nowhere() -> None:
    assert "./1.0/" not in page(published(v1_0="taken away", v1_1=""), "A system")


def test_names_that_mike_gave_come_last_and_stay_inside_the_site() -> None:
    given = published(v1_0="")
    name = "javascript:alert(1)"
    entries = {**given.entries, name: Entry("040000", "tree", "x")}
    html = page(Published("b", "t", "t", entries, given.releases, (*given.versions, {"version": name})), "A")
    assert rows(html)[1][0].startswith("javascript")
    assert 'href="./javascript%3Aalert%281%29/"' in html


def test_nothing_in_the_data_becomes_markup() -> None:
    release = Release("1.0", HOSTILE, HOSTILE, HOSTILE, HOSTILE, "tree", HOSTILE)
    versions = ({"version": "1.0", "aliases": ["latest"]},)
    html = page(Published("b", "t", "t", {"1.0": Entry("040000", "tree", "tree")}, (release,), versions), HOSTILE)
    assert "<script" not in html
    assert "{{" not in html

    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.names: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.names |= {tag, *(name for name, _ in attrs)}

    reader = Reader()
    reader.feed(html)
    assert not reader.names & {"script", "onclick", "style", "img"}


def test_the_page_needs_its_style_sheet_alone() -> None:
    html = page(published(v1_0=""), "A system")
    assert re.findall(r"<(?:link|script|style|img)\b[^>]*>", html) == [f'<link rel="stylesheet" href="{STYLES}">']
    assert "style=" not in html
    assert not re.search(r"https?:|@import|url\(", html + styles())


def test_light_dark_narrow_and_print_are_taken_care_of() -> None:
    for wanted in ("prefers-color-scheme: dark", "@media print", "max-width: 48rem", ":focus-visible"):
        assert wanted in styles()
