"""What the plugin does between MkDocs' hooks; whole builds are in ``acceptance``."""

from typing import Any

import pytest

from sms_docs.mkdocs_plugin import SmsPlugin


@pytest.fixture
def plugin() -> SmsPlugin:
    made = SmsPlugin()
    made._held = []
    return made


def finished(plugin: SmsPlugin, output: str) -> str:
    nothing: Any = None
    return plugin.on_post_page(output, page=nothing, config=nothing)


def test_a_table_comes_back_in_its_place(plugin: SmsPlugin) -> None:
    first, second = plugin.hold("<table>1</table>"), plugin.hold("<table>2</table>")
    assert "table" not in first + second
    assert finished(plugin, f"<p>a</p>{second}{first}") == "<p>a</p><table>2</table><table>1</table>"


def test_words_that_the_search_shall_find_stand_in_the_mark_and_not_on_the_page(plugin: SmsPlugin) -> None:
    mark = plugin.hold("<dl>header</dl>", 'SMS-"<b>"-001')
    assert mark.endswith(">SMS-&quot;&lt;b&gt;&quot;-001</div>")
    assert finished(plugin, f"<h1>A</h1>{mark}") == "<h1>A</h1><dl>header</dl>"


@pytest.mark.parametrize("number", ["7", "99999999999999999999", "x"])
def test_a_mark_that_somebody_typed_stays_as_it_is(plugin: SmsPlugin, number: str) -> None:
    plugin.hold("<table></table>")
    typed = f'<div data-sms-held="{number}"></div>'
    assert finished(plugin, typed) == typed


def test_what_a_table_holds_is_not_taken_for_a_mark(plugin: SmsPlugin) -> None:
    inner = plugin.hold("secret")
    assert finished(plugin, plugin.hold(f"<td>{inner}</td>")) == f"<td>{inner}</td>"
