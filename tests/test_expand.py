"""A page with its tables, figures and values."""

import html
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.calls import MACROS, call_error
from sms_docs.expand import expand_call, expand_text
from sms_docs.model.document import MacroCall
from sms_docs.model.register import Entry, Register
from sms_docs.render.escape import clean
from tests.support import document, load

FILES = {
    "data/organization.yml": "name: Merrow_dale *IT*\n",
    "data/tasks.yml": "- {id: T-1, title: One, status: open}\n- {id: T-2, title: Two, status: done}\n",
    "data/decisions/SMS-PLN-001.yml": '- {version: "1.0", decision: approved, by: a, on: 2026-12-01, reason: First}\n',
    "content/other.md": document('{{ sms_table("tasks") }}\n', id="SMS-POL-001", title="Policy"),
}


def page(text: str, target: str = "html") -> str:
    system = load({**FILES, "content/plan.md": document(text)})
    found = system.by_path["content/plan.md"]
    return expand_text(system, found, target=target, href=lambda path: f"../{path}")  # type: ignore[arg-type]


def test_text_without_calls_stays_as_it_is() -> None:
    text = "# Plan\n\nText with `{{ code }}` and {braces}.\n"
    assert page(text) == f"\n{text}"


def test_every_call_is_shown() -> None:
    written = page(
        'In {{ sms_value("organization.name") }} see {{ sms_ref("SMS-POL-001") }} and {{ sms_clause("6.3") }}.\n\n'
        '{{ sms_table("tasks", status="open", columns=["id", "title"]) }}\n\n{{ sms_figure("heat-map") }}\n'
    )
    assert '<span class="sms-value">Merrow&#95;dale &#42;IT&#42;</span>' in written
    assert '<a class="sms-ref" href="../content/other.md">SMS&#45;POL&#45;001 Policy</a>' in written
    assert (
        '<a class="sms-clause" href="../content/audit/clauses/6.3.md">6&#46;3 Plan the service management system</a>'
        in written
    )
    assert '<a href="../content/other.md#entry-T-1">T-1</a></th><td>One</td></tr></tbody></table></div>' in written
    assert "No gap assessment is recorded yet." in written
    assert "{{" not in written


def test_the_home_of_a_register_names_its_rows() -> None:
    system = load(FILES)
    home = system.by_path["content/other.md"]
    assert '<tr id="entry-T-2">' in expand_text(system, home, href=lambda path: path)
    assert '<a id="entry-T-2"></a>' in expand_text(system, home, target="markdown", href=lambda path: path)


def test_as_markdown_a_page_stays_readable() -> None:
    written = page(
        '{{ sms_value("organization.name") }}, {{ sms_ref("SMS-POL-001") }}, {{ sms_clause("6.3") }}\n\n'
        '{{ sms_table("tasks", columns=["id", "title"], limit=1) }}\n', "markdown",
    )  # fmt: skip
    assert written == (
        "\nMerrow&#95;dale &#42;IT&#42;, [SMS-POL-001 Policy](../content/other.md), "
        "[6.3 Plan the service management system](../content/audit/clauses/6.3.md)\n\n"
        "**SMS tasks**\n\n| Number | Task |\n| --- | --- |\n| [T-1](../content/other.md#entry-T-1) | One |\n\n"
    )


def test_calls_in_code_and_raw_blocks_are_text_and_raw_marks_go() -> None:
    text = '{% raw %}\n{{ sms_table("tasks") }}\n{% endraw %}\n\n```\n{{ sms_value("x") }}\n{% raw %}\n```\n'
    assert page(text) == '\n\n{{ sms_table("tasks") }}\n\n\n```\n{{ sms_value("x") }}\n{% raw %}\n```\n'
    assert page("{% raw %} never closed {{ x }}") == "\n never closed {{ x }}"


def test_views_of_decisions_mean_the_page_that_they_stand_on() -> None:
    assert "First" in page('{{ sms_table("history") }}')
    assert "No decision is recorded yet." not in page('{{ sms_table("history") }}')


def test_a_figure_is_a_block_and_in_markdown_a_table() -> None:
    system = load({**FILES, "data/risks.yml": "- {id: R-1, likelihood: 2, impact: 3}\n"})
    found, call = system.by_path["content/other.md"], MacroCall("sms_figure", ("risk-matrix",), {}, 0, 0)
    assert expand_call(system, found, call, lambda _path: None).startswith("<figure")
    assert expand_call(system, found, call, lambda _path: None, target="markdown").startswith("**Open risks")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{{ sms_table("tsks") }}', 'There is no table called "tsks". Did you mean "tasks"?'),
        ("{{ sms_table() }}", "The first argument must be the name of a table."),
        ("{{ sms_figure() }}", "The first argument must be the name of a figure."),
        ('{{ sms_value("organization.nme") }}', 'There is no field "nme" in data/organization.yml.'),
        ('{{ sms_value("a", "b") }}', "sms_value takes one text and nothing else."),
        ('{{ sms_ref(id="SMS-POL-001") }}', 'Write for example sms_ref("SMS-POL-001").'),
        ('{{ sms_ref("SMS-POL-002") }}', 'There is no document or entry "SMS-POL-002".'),
        ("{{ sms_clause(6.3) }}", 'sms_clause takes one text and nothing else. Write for example sms_clause("6.3").'),
        ('{{ sms_tabel("tasks") }}', 'There is no macro "sms_tabel". Did you mean "sms_table"?'),
        ("{{ 7 * 7 }}", "This is no call of a table, figure or value: "),
    ],
)
@pytest.mark.parametrize("target", ["html", "markdown"])
def test_a_wrong_call_leaves_a_marked_sentence(text: str, said: str, target: str) -> None:
    written = page(f"Before {text} after.", target)
    mark = re.search(r'<span class="sms-missing">(.*?)</span>|\*\*(.*?)\*\*', written)
    assert mark
    assert said in html.unescape(mark.group(1) or mark.group(2))
    assert written.startswith("\nBefore ")
    assert written.endswith(" after.")


def test_a_sound_call_has_no_error() -> None:
    system = load(FILES)
    calls = [("sms_table", "tasks"), ("sms_figure", "heat-map"), ("sms_ref", "T-1"), ("sms_clause", "6.3")]
    assert [call_error(system, MacroCall(name, (first,), {}, 0, 0)) for name, first in calls] == [None] * 4
    assert sorted(MACROS) == list(MACROS)


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(codec=None)),
    st.sampled_from(["tasks", "organization.name", "id", "-due", "open", "SMS-POL-001", "heat-map", "documents"]),
    st.lists(st.sampled_from(["id", "title", "open", 3, None]), max_size=3),
)  # fmt: skip
SYSTEM = load(FILES)


@given(
    st.sampled_from([*MACROS, "", "x"]), st.lists(VALUES, max_size=2),
    st.dictionaries(st.sampled_from(["columns", "sort", "limit", "caption", "status", "id", "document", "x"]), VALUES),
)  # fmt: skip
def test_no_argument_stops_a_build(name: str, args: list[object], kwargs: dict[str, object]) -> None:
    call = MacroCall(name, tuple(args), kwargs, 0, 0)
    for found in SYSTEM.documents:
        for target in ("html", "markdown"):
            written = expand_call(SYSTEM, found, call, lambda path: path, target=target)
            assert "<script" not in written.lower()
            assert "{{" not in written
            assert ("sms-missing" in written or written.startswith("**&#91;")) == bool(call_error(SYSTEM, call))
            written.encode()


@given(st.text(st.characters(codec=None), min_size=1).filter(lambda text: text.strip() == text))
def test_a_hostile_value_reads_as_it_was_written(text: str) -> None:
    entry = Entry({"name": text}, "data/organization.yml", (), "organization")
    system = replace(SYSTEM, registers={"organization": Register("organization", entry.path, (entry,))})
    call = MacroCall("sms_value", ("organization.name",), {}, 0, 0)
    shown = re.fullmatch(
        r'<span class="sms-value">(.*)</span>', expand_call(system, SYSTEM.documents[0], call, lambda path: path)
    )
    assert shown
    assert html.unescape(shown.group(1).replace("<br>", "\n")) == clean(text)


LONG = {"content/a.md": document('{{ sms_table("tasks") }}\n\n{{ sms_table("tasks", limit=250) }}\n'),
        "data/tasks.yml": "".join(f"- {{id: T-{number}, title: Task}}\n" for number in range(300))}  # fmt: skip


def test_a_long_table_is_cut_unless_its_author_names_a_number_of_rows() -> None:
    system = load(LONG)
    first, second = expand_text(system, system.documents[0], href=lambda path: path).split("</table>")[:2]
    assert first.count("<tr") - 1 == 200
    assert second.count("<tr") - 1 == 250


def test_as_markdown_a_long_table_is_whole() -> None:
    system = load(LONG)
    written = expand_text(system, system.documents[0], target="markdown", href=lambda path: path)
    assert "T-299" in written
    assert written.count("\n| ") >= 550
