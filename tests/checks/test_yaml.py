"""Faults of YAML, in a register and in a front matter: each is planted and found where it stands."""

import pytest

from tests.support import found, messages

SOUND = "- id: T-001\n  title: Write the plan\n"


def both(check_id: str, text: str) -> list[str]:
    """Places of a fault in a register and, two lines further down, in a front matter."""
    nested = "".join(f"  {line}\n" for line in text.splitlines())
    return found(check_id, {"data/tasks.yml": text, "content/a.md": f"---\nx:\n{nested}---\n# A\n"})


@pytest.mark.parametrize(
    "check_id",
    ["yaml.alias-overuse", "yaml.broken", "yaml.duplicate-key", "yaml.nested-too-deep", "yaml.tag", "yaml.wrong-shape"],
)
def test_a_sound_text_has_no_fault(check_id: str) -> None:
    assert both(check_id, SOUND) == []


def test_too_many_aliases_are_placed_at_the_alias_that_is_one_too_many() -> None:
    text = "a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
    text += "c: [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
    assert both("yaml.alias-overuse", text) == ["content/a.md:5:39", "data/tasks.yml:3:37"]


def test_broken_yaml_is_placed_at_the_fault() -> None:
    assert both("yaml.broken", "- id: T-001\n  title: Gate 1: scope\n") == ["content/a.md:4:18", "data/tasks.yml:2:16"]
    assert messages("yaml.broken", {"data/tasks.yml": "- id: Gate 1: scope\n"}) == [
        "This is not valid YAML: a colon stands where no key can be."
    ]


def test_a_duplicate_key_is_placed_at_its_second_place() -> None:
    assert both("yaml.duplicate-key", "- id: T-001\n  id: T-002\n") == ["content/a.md:4:5", "data/tasks.yml:2:3"]


def test_nesting_without_end_is_placed_at_the_first_level_too_many() -> None:
    files = {"data/tasks.yml": "- " * 100 + "x\n"}
    assert found("yaml.nested-too-deep", files) == ["data/tasks.yml:1:121"]
    assert messages("yaml.nested-too-deep", files) == ["Values are nested more than 60 levels deep here."]


def test_a_tag_is_placed_at_its_value() -> None:
    assert both("yaml.tag", "- id: !!str T-001\n") == ["content/a.md:3:9", "data/tasks.yml:1:7"]


def test_a_list_register_that_holds_fields_is_named() -> None:
    files = {"data/tasks.yml": "id: T-001\n"}
    assert found("yaml.wrong-shape", files) == ["data/tasks.yml:1:1"]
    assert messages("yaml.wrong-shape", files) == ['This register must hold a list: each entry begins with "- ".']


def test_a_single_register_that_holds_a_list_is_named() -> None:
    files = {"data/scope.yml": "- statement: All\n"}
    assert found("yaml.wrong-shape", files) == ["data/scope.yml:1:1"]
    assert messages("yaml.wrong-shape", files) == [
        "This register must hold one record: fields at the start of the line."
    ]


@pytest.mark.parametrize("text", ["just words", "[a, b]", "12"])
def test_front_matter_without_fields_is_named(text: str) -> None:
    assert found("yaml.wrong-shape", {"content/a.md": f"---\n{text}\n---\n# A\n"}) == ["content/a.md:2:1"]


def test_a_key_that_is_no_word_is_named_at_its_place() -> None:
    assert both("yaml.wrong-shape", "- id: T-001\n  ? [a]\n  : b\n") == ["content/a.md:4:7", "data/tasks.yml:2:5"]
