"""The manuals of all checks as pages show them: not a word lost, nothing read as something else."""

import re

import pytest

from sms_docs import engine
from sms_docs.checks import CHECKS
from sms_docs.pages.manual import manual_markdown
from tests.made_pages import convert, plain


def written(manual: str) -> str:
    """What a reader of the docstring sees, without the signs of Markdown."""
    text = re.sub(r"^(?:```.*|## |[-*] |\d+\. )", "", manual, flags=re.MULTILINE)
    return re.sub(r"\s+", "", text.replace("`", "").replace("**", ""))


def read(html: str) -> str:
    return re.sub(r"\s+", "", plain(html).replace("`", "").replace("**", ""))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_manual_is_shown_word_for_word(check) -> None:
    manual = engine.explain(check)
    html = convert(manual_markdown(manual))
    assert read(html) == written(manual)
    assert re.findall(r'<h3 class="sms-manual">(\w+)</h3>', html) == ["What", "Why", "Wrong", "Right"]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_manual_shows_its_lists_as_lists_and_its_code_as_code(check) -> None:
    manual = engine.explain(check)
    html = convert(manual_markdown(manual))
    outside = re.sub(r"^```.*?^```", "", manual, flags=re.MULTILINE | re.DOTALL)
    assert html.count("<li>") == len(re.findall(r"^(?:- |\d+\. )", outside, re.MULTILINE))
    assert html.count("<pre>") == manual.count("```") // 2
    assert len(re.findall(r"<code>", html)) - html.count("<pre>") == len(re.findall(r"`[^`]+`", outside))
    assert "<em>" not in html


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_no_template_engine_finds_anything_to_run_in_a_manual(check) -> None:
    assert not re.search(r"\{[{%#]", manual_markdown(engine.explain(check)))


def test_a_heading_in_a_fence_is_text() -> None:
    text = "One.\n\n## Wrong\n```\n## Scope\n- a\n```\nAfter:\n- b\n  goes on\n- c"
    html = convert(manual_markdown(text))
    assert html.count("<h3") == 1
    assert "## Scope" in html
    assert html.count("<li>") == 2


def test_a_longer_fence_is_closed_by_its_own_kind_alone() -> None:
    assert manual_markdown("~~~~\n```\n## x\n~~~\n## y\n~~~~\n## z").count("<h3") == 1
