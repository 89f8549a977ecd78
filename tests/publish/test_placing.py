"""Findings beside the text that they are about: nothing of the page changes but what is added."""

import re
from textwrap import dedent

import pytest

from sms_docs.load.page import read_page
from sms_docs.publish.placing import with_flags
from tests.made_pages import convert
from tests.sites import ROOT

MARK = '<div data-sms-held="0"></div>'
"""What the plugin puts into the Markdown in place of a box."""

EVERYTHING = dedent(
    """\
    ---
    title: X
    ---

    # Title of the page

    First paragraph with `code` and **bold**
    that goes on with a [link](x.md){ .cls }
    and ends here.

    Before a list:

    - item one
    - item two
      continued
    - item three with `code
      over lines`
        - nested one
        - nested two

            nested paragraph

                code in it
        - nested three

        paragraph in item three
    - item four

        ```python
        code = 1

        more = 2
        ```

    - item five

    1. one
    2. two

        > quotation in two

    3. three
    4. four `x`

    Setext heading
    --------------

    Text below it
    with two lines
    {: .klass }

    | a | b |
    |---|---|
    | 1 | 2 |
    | 3 `x` | 4 \\| |
    | 5 | {{ sms_value("organization.name") }} |
    | 6 | |

    a | b
    --|--
    1 | 2

    !!! note "Title"
        Text in a box.

        - list in the box
        - second

            paragraph further in

        ```
        fence in the box
        ```

        | x | y |
        |---|---|
        | 1 | 2 |

    ???+ warning "More"

        Details.

    Term one
    :   Definition one
        goes on

        second paragraph of it

    Term two
    :   Definition two

        ```
        fence in a definition
        ```

    Term three

    :   Definition three

    ## Heading with an anchor { #own }
    Text right below.

    > Quotation
    > goes on
    >
    > - list in it
    > - two

    > Second quotation

        indented code
        more code

    <div class="x">
    <a href="broken.md">x</a>

    <div><p>paragraph</p></div>
    </div>

    <div markdown>
    Markdown *inside*

    - a
    - b
    </div>

    Text <!-- comment --> after it.

    <!-- a comment
    over lines -->

    Text with `code
    - that looks like a list` and ends.

    Text with <span>inline HTML</span> and <a href="y">z</a>

    {{ sms_table("tasks",
       columns=["id"],
       sort="due") }}

    {{ sms_table("tasks") }}

    A call {{ sms_value("organization.name") }} inside
    the text {{ sms_ref(
     "SMS-PLN-001") }} and on.

    {% raw %}
    {{ not_a_call() }}

    more
    {% endraw %}

    ~~~ text
    tilde fence
    ~~~

    ***

    [ref]: http://example.com/x "t"
    [other]: y.md

    A footnote[^1] and [ref].

    [^1]: The note
        goes on

        second paragraph

    Text ends with two blanks\N{SPACE}\N{SPACE}
    next line.
    Right below
    - no list here

    * list of stars

    + list of crosses

    #### Deep heading
    Last line without an end"""
)


def shown(text: str, offset: int) -> str:
    """The HTML of a page with one finding at an offset."""
    document = read_page(text, "content/x.md", controlled=True)[0]
    return convert(with_flags(document, [(offset, MARK)]))


def bare(html: str) -> str:
    """HTML without the mark; white space between elements does not count."""
    return re.sub(r"\s+", " ", html.replace(f"<p>{MARK}</p>", "").replace(MARK, "")).replace("> <", "><").strip()


def offsets(text: str) -> list[int]:
    """The first character of each line, and one in its middle."""
    found, position = [], 0
    for line in text.splitlines(keepends=True):
        found += [position, position + len(line) // 2]
        position += len(line)
    return found


def check_every_place(text: str) -> None:
    document = read_page(text, "content/x.md", controlled=True)[0]
    before = bare(convert(document.text))
    for offset in offsets(text)[1::2]:
        after = shown(text, offset)
        line = text.count("\n", 0, offset) + 1
        assert after.count(MARK) == 1, f"line {line}: the box is lost or stands there as text"
        assert bare(after) == before, f"line {line}: the page itself changed"


def test_a_finding_in_any_line_changes_nothing_else_of_the_page() -> None:
    check_every_place(EVERYTHING)


@pytest.mark.parametrize("path", ["guide/editing.md", "processes/incident-management.md", "guide/macros.md"])
def test_a_finding_in_any_line_of_a_real_page_changes_nothing_else_of_it(path: str) -> None:
    text = (ROOT / "content" / path).read_text("utf-8")
    document = read_page(text, "content/x.md", controlled=True)[0]
    before = bare(convert(document.text))
    for offset in offsets(text)[1::18]:
        assert bare(shown(text, offset)) == before, text.count("\n", 0, offset) + 1


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("that goes on with", "and ends here."),
        ("item two", "continued"),
        ("nested one", "nested one"),
        ("nested paragraph", "nested paragraph"),
        ("three\n    4.", "three"),
        ("| 1 | 2 |\n| 3", "<td>2"),
        ("| 6 | |", "<td>"),
        ("|---|---|\n| 1 | 2 |\n| 3", "<th>b"),
        ("Text in a box", "Text in a box."),
        ("Definition one", "goes on"),
        ("Term one", "<dt>Term one"),
        ("Text below it", "with two lines"),
        ("The note", "goes on"),
        ("A call", "and on."),
        ("Setext heading", "</h2>"),
        ("## Heading with", "Heading with an anchor</h2>"),
        ("Title of the page", "</h1>"),
        ("title: X", "</h1>"),
        ("Last line", "Last line without an end"),
    ],
)
def test_a_box_stands_behind_the_words_that_it_is_about(words: str, before: str) -> None:
    text = EVERYTHING.replace("    4. four", "4. four")
    html = shown(text, text.index(words.replace("\n    4.", "\n4.")))
    assert html[: html.index(MARK)].rstrip().endswith(before)


@pytest.mark.parametrize("words", ["fence in the box", "more =", "indented code", "broken.md", "columns", "tilde"])
def test_what_takes_no_text_has_its_box_before_it(words: str) -> None:
    html = shown(EVERYTHING, EVERYTHING.index(words))
    assert html.index(MARK) < html.index(words.split(maxsplit=1)[0], html.index("Before a list") + 100)


def test_a_list_goes_on_counting() -> None:
    html = shown("1. one\n2. two\n\n    ```\n    code\n    ```\n\n3. three\n", 20)
    assert html.count("<ol") == 1
    assert html.count("<li>") == 3


def test_several_findings_in_a_sentence_stand_below_it_in_their_order() -> None:
    document = read_page("# T\n\nOne two\nthree.\n", "content/x.md", controlled=True)[0]
    assert with_flags(document, [(5, "<i>a</i>"), (13, "<i>b</i>")]) == "# T\n\nOne two\nthree.<i>a</i><i>b</i>\n"


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: x\n---\n"])
def test_a_page_without_text_shows_its_finding(text: str) -> None:
    assert MARK in shown(text, len(text))
