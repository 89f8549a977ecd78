"""Findings on the pages of a real site, beside what they are about; a release shows none of them."""

import json
import re
from pathlib import Path

import pytest

from tests.made_pages import plain
from tests.sites import add_draft, build, copy_reference, edit, free_port, run, serving, wait_for

pytestmark = pytest.mark.slow

PLANTED = """
## Planted

TODO: name the source of the values
and who reads them.

1. First step
2. TODO: name the second step

    - TODO: name a detail

3. Third step

| Process | Why |
|---|---|
| Change management | fine |
| Incident management | TODO |

!!! note "Box"
    Incident management (8.1) in a box.

Term
:   Incident management (8.1) in a definition.

> TODO: quote somebody.

<div>
TODO: words in HTML
</div>

```text
TODO: write code
```

### Incident management (8.1) in a heading

The end.
"""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference SMS with faults that are no errors."""
    folder = copy_reference(tmp_path_factory.mktemp("planted"))
    done = "\n  status: in-progress\n  percent: 90"
    edit(folder, "data/tasks.yml", f"due: 2027-08-13{done}", f"due: 2027-08-06{done}")
    add_draft(folder, PLANTED)
    edit(folder, "content/processes/incident-management.md", 'clauses: ["8.6.1"]', 'clauses: ["8.1"]')
    edit(folder, "data/processes.yml", 'clause: "8.6.1"', 'clause: "8.1"')
    macros = folder / "content/guide/macros.md"
    macros.write_bytes(b"\xef\xbb\xbf" + macros.read_bytes())
    checks = folder / "content/guide/checks.md"
    checks.write_bytes(re.sub(rb"(?m)\A---\n.*?^---\n\n# .*?\n", b"", checks.read_bytes(), flags=re.DOTALL))
    checks.write_bytes(checks.read_bytes().replace(b"\n", b"\r\n"))
    return folder


@pytest.fixture(scope="module")
def draft(planted: Path) -> Path:
    done = build(planted, "--strict", "-d", str(planted / "draft"))
    assert done.returncode == 0, done.stderr
    return planted / "draft"


@pytest.fixture(scope="module")
def release(planted: Path) -> Path:
    done = run(planted, "mkdocs", "build", "--strict", "-d", str(planted / "release"), SMS_RELEASE="1.0")
    assert done.returncode == 0, done.stderr
    return planted / "release"


def article(site: Path, page: str) -> str:
    """The part of a page that somebody wrote."""
    text = (site / page / "index.html").read_text("utf-8")
    return text[text.index("<article") : text.index("</article>")]


@pytest.mark.parametrize(
    "words",
    [
        "and who reads them.",
        "TODO: name the second step",
        "TODO: name a detail",
        "<td>TODO",
        "in a box.",
        "in a definition.",
        "TODO: quote somebody.",
    ],
)
def test_a_finding_stands_behind_the_words_that_it_is_about(draft: Path, words: str) -> None:
    text = article(draft, "registers/measurement-matrix")
    assert re.search(rf"{re.escape(words)}\s*<span class=\"sms-flags\"", text)


def test_lists_and_tables_around_findings_stay_whole(draft: Path) -> None:
    text = article(draft, "registers/measurement-matrix")
    part = text[text.index('id="planted"') : text.index('id="sms-history"')]
    assert part.count("<ol") == 1
    assert part.count("<tr>") == 3
    assert part.count("<dl") == 1
    assert "sms-flag" not in part[part.index("<pre") :].partition("</pre>")[0]


def test_html_has_its_box_before_it_and_a_heading_below_it(draft: Path) -> None:
    text = article(draft, "registers/measurement-matrix")
    assert re.search(r"TODO: words in HTML.*?</span>\s*<div>\s*TODO: words in HTML\s*</div>", text, re.DOTALL)
    assert re.search(r'in a heading.*?</h3>\s*<span class="sms-flags"', text)


def test_each_box_says_what_where_and_what_to_do_and_leads_to_the_manual(draft: Path) -> None:
    text = article(draft, "registers/measurement-matrix")
    box = re.search(r'<span class="sms-flags".*?</span></span></span>', text, re.DOTALL)
    assert box
    words = plain(box.group())
    assert words.startswith("Warning: A placeholder stands here: TODO: name the source of the values")
    assert "Write what belongs there before the document goes to review." in words
    assert re.search(r"content/registers/measurement-matrix\.md:\d+ · section\.placeholders-in-draft$", words)
    manual = draft / "audit/rules/section/index.html"
    assert 'href="../../audit/rules/section/#placeholders-in-draft"' in box.group()
    assert 'id="placeholders-in-draft"' in manual.read_text("utf-8")


def test_a_finding_on_the_front_matter_stands_below_the_header(draft: Path) -> None:
    text = article(draft, "processes/incident-management")
    assert text.index("sms-control") < text.index("sms-flags") < text.index('id="purpose-and-objectives"')


def test_a_row_shows_its_findings_in_every_table_that_has_it(draft: Path) -> None:
    pages = [path for path in draft.rglob("index.html") if 'class="sms-flagged"' in path.read_text("utf-8")]
    names = {path.parent.relative_to(draft).as_posix() for path in pages}
    assert {"registers/task-manager", "audit/clauses/7.5.4"} <= names
    text = article(draft, "registers/task-manager")
    assert len(re.findall(r'<tr class="sms-flagged">(?:(?!</tr>).)*T-075 was due', text, re.DOTALL)) == 2


def test_bom_windows_line_ends_and_a_missing_title_do_no_harm(draft: Path) -> None:
    for page, rule in (("guide/macros", "file.byte-order-mark"), ("guide/checks", "file.carriage-returns")):
        text = article(draft, page)
        assert f">{rule}</a>" in text
        assert "\r" not in text


def test_the_page_of_findings_leads_to_every_box(draft: Path) -> None:
    text = article(draft, "audit/findings")
    links = re.findall(r'href="\.\./\.\./([\w/-]+)/#(finding-[0-9a-f]{16})"', text)
    assert len(links) >= 9
    for page, name in links:
        assert article(draft, page).count(f'id="{name}"') == 1, (page, name)


def test_no_name_of_a_finding_stands_twice_on_a_page(draft: Path) -> None:
    for path in draft.rglob("*.html"):
        names = re.findall(r'id="(finding-[^"]*)"', path.read_text("utf-8"))
        assert len(names) == len(set(names)), path


def test_the_search_finds_clauses_and_no_manuals(draft: Path) -> None:
    index = (draft / "search/search_index.json").read_text("utf-8")
    assert "audit/clauses/8.6.1/" in index
    assert "audit/rules/" not in index
    assert "data-sms-held" not in index
    texts = {each["location"]: each["text"] for each in json.loads(index)["docs"]}
    assert "SMS-PRO-001" in texts["processes/incident-management/"]  # whoever has only the number finds the document


def test_a_release_shows_no_finding_no_line_and_no_manual(release: Path) -> None:
    assert (release / "audit/findings/index.html").is_file()
    assert not (release / "audit/rules").exists()
    for path in [*release.rglob("*.html"), *release.rglob("*.json"), *release.rglob("*.csv"), *release.rglob("*.xml")]:
        text = path.read_text("utf-8")
        assert not re.search(r'id="finding-[0-9a-f]{16}"', text), path
        for mark in ("sms-flag", "audit/rules", "T-075 was due on", "A placeholder stands here"):
            assert mark not in text, f"{path}: {mark}"
        if "guide" not in path.parts and path.name != "search_index.json":  # the guide shows what a report looks like
            assert not re.search(r"\b(?:content|data)/[\w/.-]+\.(?:md|yml):\d", text), path


def test_a_release_keeps_the_pages_of_clauses(release: Path) -> None:
    assert "authority.not-top-management" in article(release, "audit/clauses/6.3")
    assert "Findings now" not in article(release, "audit/clauses/6.3")
    assert "A published release shows no findings" in article(release, "audit/findings")


def test_an_error_is_shown_beside_its_paragraph_while_somebody_edits(tmp_path: Path) -> None:
    folder, port = copy_reference(tmp_path / "live"), free_port()
    edit(folder, "content/processes/incident-management.md", "change-management.md#emergency", "gone.md#emergency")
    with serving(folder, "mkdocs", "serve", "-a", f"127.0.0.1:{port}"):
        home = f"http://127.0.0.1:{port}/"
        page = wait_for(home + "processes/incident-management/", "sms-flag--error")
        assert re.search(r"Pressure is no reason for a third way\.\s*<span class=\"sms-flags\"", page)
        assert "<code>link.dead-link</code>" in page  # the manuals are left out, so that a save is shown at once
        assert "keeps this site from being published" in page
        assert "link.dead-link" in wait_for(home + "audit/findings/", "All findings")
        assert wait_for(home + "audit/build/", "What was not found out")
