"""The pluglet of mkdocs-macros: plain functions that never raise, and code that stays code."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.calls import MACROS
from sms_docs.macros import define_env, on_pre_page_macros, protect_code
from tests.support import load


class Environment:
    """What mkdocs-macros hands to a pluglet."""

    def __init__(self, root: Path, plugin: object = None) -> None:
        self.conf: Any = {
            "docs_dir": str(root / "content"), "use_directory_urls": True, "plugins": {"sms": plugin} if plugin else {},
        }  # fmt: skip
        self.page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="guide/a.md"), meta={})
        self.markdown = ""
        self.macros: dict[str, Any] = {}

    def macro(self, function: Any, name: str) -> None:
        self.macros[name] = function


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    (tmp_path / "content/guide").mkdir(parents=True)
    (tmp_path / "data").mkdir()
    (tmp_path / "content/guide/a.md").write_text("# A\n", "utf-8")
    (tmp_path / "data/organization.yml").write_text("name: Small Office\n", "utf-8")
    made = Environment(tmp_path)
    define_env(made)
    return made


def test_all_macros_are_offered(environment: Environment) -> None:
    assert tuple(sorted(environment.macros)) == MACROS


def test_a_value_is_shown_without_the_plugin(environment: Environment) -> None:
    assert "Small" in environment.macros["sms_value"]("organization.name")


def test_the_system_of_the_plugin_is_used_where_there_is_one(tmp_path: Path) -> None:
    plugin = SimpleNamespace(system=load({"data/organization.yml": "name: Other Office\n"}), hold=str.upper)
    made = Environment(tmp_path, plugin)
    define_env(made)
    assert "Other" in made.macros["sms_value"]("organization.name")
    assert "SMS-EMPTY" in made.macros["sms_table"]("tasks"), "the plugin keeps a table until the page is done"


@pytest.mark.parametrize("name", MACROS)
@pytest.mark.parametrize(
    ("args", "kwargs"),
    [((), {}), ((1,), {}), (("nothing",), {}), (("a", "b", "c"), {}), (([],), {"limit": "x", "columns": 3})],
)
def test_a_wrong_call_shows_a_mark_and_never_raises(
    environment: Environment, name: str, args: tuple[object, ...], kwargs: dict[str, object]
) -> None:
    assert "sms-missing" in environment.macros[name](*args, **kwargs)


@pytest.mark.parametrize(
    "text",
    [
        "Write `{{ sms_table('tasks') }}` in a line.",
        "```\n{{ sms_table('tasks') }}\n{% raw %}\n{# no #}\n```\n",
        "~~~~\n{% endraw %}\n~~~~\n",
        "## Title {#own-anchor}\n",
        "No mark at all: { % # }",
        "{# half a comment",
    ],
)
def test_code_and_anchors_come_out_of_jinja_as_they_were(text: str) -> None:
    assert jinja2.Environment(autoescape=False).from_string(protect_code(text)).render() == text.removesuffix("\n")  # noqa: S701


def test_a_call_outside_code_is_left_to_jinja() -> None:
    text = protect_code("{{ name }} and `{{ name }}`")
    assert jinja2.Environment(autoescape=False).from_string(text).render(name="shown") == "shown and `{{ name }}`"  # noqa: S701


def test_a_raw_block_protects_itself() -> None:
    text = "{% raw %}`{{ name }}`{% endraw %}"
    assert protect_code(text) == text


def test_the_hook_protects_the_page(environment: Environment) -> None:
    environment.markdown = "`{{ x }}`"
    on_pre_page_macros(environment)
    assert environment.markdown == "`{{ '{{' }} x }}`"


def test_a_page_that_runs_no_macro_is_left_as_it_is(environment: Environment) -> None:
    environment.markdown = "`{{ x }}`"
    environment.page.meta["render_macros"] = False
    on_pre_page_macros(environment)
    assert environment.markdown == "`{{ x }}`"


@given(st.text(alphabet="{}%#`~\n abc'\"", max_size=60))
def test_code_of_any_kind_survives_jinja(text: str) -> None:
    fenced = f"~~~~~~~~~~\n{text.replace('~', '-')}\n~~~~~~~~~~"
    assert jinja2.Environment(autoescape=False).from_string(protect_code(fenced)).render() == fenced  # noqa: S701
