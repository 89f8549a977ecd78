"""A page's front matter with the build record: ours is there once, and the author's as it was."""

import pytest
import yaml

from sms_docs.load.page import front_matter_span, read_page
from sms_docs.publish.front_matter import with_meta
from sms_docs.render.page_markdown import yaml_text

META = {"sms_build": "Draft · 1 check: 0 errors", "sms_due_soon": "30"}


def written(front: str) -> str:
    text = f"---\n{front}---\n# Title\n"
    document, _ = read_page(text, "content/x.md", controlled=False)
    return with_meta(text, META, document.front.values)


def read(page: str) -> object:
    """What an engine reads of a page's front matter."""
    span = front_matter_span(page)
    assert span is not None
    assert page[span[2] :] == "# Title\n"
    return yaml.safe_load(page[span[0] : span[1]])


def test_what_the_author_wrote_stays_letter_by_letter() -> None:
    own = "# Who knows why\ntitle: 'A'   # so\ntags:\n- a\n- b\n"
    assert f"\n{own}---\n" in written(own)
    assert read(written(own)) == {**META, "title": "A", "tags": ["a", "b"]}


@pytest.mark.parametrize(
    "front",
    [
        "{title: Flow, tags: [a]}\n",
        "{\n  title: Flow,\n  tags: [a]\n}\n",
        "  title: Flow\n  tags: [a]\n",
        "sms_build: mine\ntitle: Flow\nsms_as_of: 2020-01-01\ntags: [a]\n",
        "title: Flow\nsms_release:\n  - long\n  - list\ntags: [a]\n",
        "'sms_release': \"9.9\"\ntitle: Flow\ntags: [a]\n",
        "{title: Flow, tags: [a], sms_due_soon: 9}\n",
        '{"title": "Flow", "tags": ["a"], "sms_due_soon": "9"}\n',
    ],
)
def test_whatever_its_form_both_can_be_read_and_ours_wins(front: str) -> None:
    assert read(written(front)) == {**META, "title": "Flow", "tags": ["a"]}


@pytest.mark.parametrize("title", ["Flöw – 😀", "a\x85b\u2028c\x7fd", "yes", '"', "{{ x }}", "2020-01-01", "\ufeff"])
def test_any_text_survives_being_written_anew(title: str) -> None:
    assert read(written(f'{{"title": {yaml_text(title)}, "yes": null, "a: b": 1.5}}\n')) == {
        **META,
        "title": title,
        "yes": None,
        "a: b": 1.5,
    }


def test_letters_stay_letters() -> None:
    assert '"title": "Prüfung 😀"' in written("{title: Prüfung 😀}\n")


@pytest.mark.parametrize("front", ["", "# nothing\n"])
def test_an_empty_front_matter_gets_ours(front: str) -> None:
    assert read(written(front)) == META


def test_a_page_without_one_gets_one() -> None:
    assert with_meta("# Title\n", META) == (
        '---\nsms_build: "Draft · 1 check: 0 errors"\nsms_due_soon: "30"\n---\n\n# Title\n'
    )
