"""The configuration of a rendered tree: the repository's own, without us."""

import pytest
import yaml

from sms_docs.publish.site_config import ConfigError, custom_dir, rendered_config

STATUSES = {"draft": "Draft", "approved": "Approved"}


def made(text: str) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(rendered_config(text, STATUSES))
    return found


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins:\n  - search\n  - sms\n  - macros:\n      modules: [sms_docs.macros]\n",
        "plugins:\n  search: {}\n  sms: {}\n",
    ],
)
def test_our_plugins_are_gone_and_others_stay(plugins: str) -> None:
    found = made(f"site_name: A\n{plugins}")
    assert list(found["plugins"]) == ["search"]  # type: ignore[call-overload]


def test_pages_styles_and_script_are_where_the_tree_has_them() -> None:
    found = made("site_name: A\ndocs_dir: pages\nextra_css: [own.css]\n")
    assert found["docs_dir"] == "content"
    assert found["extra_css"] == ["own.css", "assets/sms.css"]
    assert found["extra_javascript"] == ["assets/sms.js"]


@pytest.mark.parametrize("theme", ["theme: material", "theme:\n  name: material\n  custom_dir: mine"])
def test_the_theme_finds_the_templates(theme: str) -> None:
    assert made(f"site_name: A\n{theme}\n")["theme"] == {"name": "material", "custom_dir": "overrides"}


def test_names_of_statuses_are_added_and_own_ones_stay() -> None:
    found = made("site_name: A\nextra:\n  status:\n    draft: Sketch\n")
    assert found["extra"] == {"status": {"draft": "Sketch", "approved": "Approved"}}


def test_tags_of_yaml_stay_and_nothing_is_run() -> None:
    text = "site_name: !ENV [NAME, A]\nhook: !!python/name:os.system\n"
    written = rendered_config(text, {})
    assert "!ENV [NAME, A]" in written
    assert "!!python/name:os.system" in written


def test_a_repository_without_configuration_gets_one() -> None:
    assert made("")["site_name"] == "Service management system"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [\n", "mkdocs.yml:2:1 is no YAML"),
        ("- a\n", "mkdocs.yml holds no settings. Write at least a site_name."),
        ("a: \x00\n", "mkdocs.yml is no YAML"),
    ],
)
def test_a_broken_configuration_is_named(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message.replace(".", r"\.")):
        rendered_config(text, {})


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("theme:\n  custom_dir: mine\n", "mine"),
        ("theme:\n  custom_dir: mine/\n", "mine"),
        ("theme:\n  custom_dir: ./their/mine//\n", "their/mine"),
        ("theme:\n  custom_dir: .\n", ""),
        ("theme: material\n", ""),
        ("theme:\n  name: material\n", ""),
        ("", ""),
    ],
)
def test_own_templates_are_known(text: str, folder: str) -> None:
    assert custom_dir(text) == folder
