"""Which words of a sentence changed."""

import pytest

from sms_docs.identity.words import changed_words


def shown(before: str, after: str) -> str:
    signs = {"same": "{}", "removed": "[{}]", "added": "<{}>"}
    return "".join(signs[each.mark].format(each.text) for each in changed_words(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("", "new", "<new>"),
        ("old", "", "[old]"),
        ("the same", "the same", "the same"),
        ("within four hours of the call", "within two hours of the call", "within [four]<two> hours of the call"),
        ("the desk answers the call", "the desk always answers the call", "the desk <always >answers the call"),
        ("at least 95 % of all calls", "at least 97.5 % of all calls", "at least [95]<97.5> % of all calls"),
        ("one two three four", "five six seven eight", "[one two three four]<five six seven eight>"),
        ("Zürich ist schön und groß", "Zürich ist schön und klein", "Zürich ist schön und [groß]<klein>"),
    ],
)
def test_words_are_marked(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_a_lone_word_between_two_changes_is_read_with_them() -> None:
    before = "The manager of the desk calls the customer at once and says when it is mended"
    after = "The manager of the shift tells the customer at once and says when it is mended"
    assert shown(before, after).startswith("The manager of the [desk calls]<shift tells> the customer at once")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b c d e f", "a x c y e f"),
        ("one, two; three", "two three, one"),
        ("x" * 50, "y"),
        ("a\nb", "a b"),
        (" ", "a "),
    ],
)
def test_nothing_is_lost(before: str, after: str) -> None:
    found = changed_words(before, after)
    assert "".join(each.text for each in found if each.mark != "added") == before
    assert "".join(each.text for each in found if each.mark != "removed") == after


def test_in_a_long_paragraph_one_changed_word_is_one_changed_word() -> None:
    before = " ".join(f"w{number}" for number in range(1200))
    found = changed_words(before, before.replace("w700 ", "other "))
    assert [each for each in found if each.mark != "same"] == [("removed", "w700"), ("added", "other")]


def test_a_long_stretch_that_changed_is_not_compared_word_by_word() -> None:
    before, after = (" ".join(f"{word} {number}" for number in range(5000)) for word in ("old", "new"))
    assert [each.mark for each in changed_words(before, after)] == ["removed", "added"]
    assert [each.mark for each in changed_words("word " * 5000, "word " * 5000 + "end")] == ["same", "added"]
