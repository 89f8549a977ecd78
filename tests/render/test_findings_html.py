"""The box above a page while somebody is writing."""

from sms_docs.render.findings_html import SHOWN, findings_html
from tests.support import report


def test_the_errors_of_the_page_come_first_and_warnings_stay_out() -> None:
    html = findings_html(report({"content/a.md": "---\nid: A\n", "content/b.md": "---\nid: B\n"}), "content/b.md")
    assert html.index("content/b.md:1") < html.index("content/a.md:1")
    assert "file.front-matter-unclosed" in html
    assert "file.carriage-returns" not in html


def test_one_error_is_counted_as_one() -> None:
    result = report({})
    assert [each.id for each in result.findings if each.severity == "error"] == ["file.empty-repository"]
    assert "1 error keeps this site from being published" in findings_html(result, "content/index.md")


def test_many_errors_do_not_push_the_page_away() -> None:
    files = {f"content/p{number:02}.md": "---\nid: A\n" for number in range(SHOWN + 5)}
    result = report(files)
    html = findings_html(result, "content/p00.md")
    assert html.count("<li>") == SHOWN
    assert f"<p>{result.counts['error'] - SHOWN} more are listed in the terminal.</p>" in html


def test_a_finding_cannot_bring_markup_into_the_page() -> None:
    html = findings_html(report({"data/tasks.yml": "- <script>alert(1)</script>: 1\n"}), "content/index.md")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
