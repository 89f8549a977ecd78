"""Texts written as YAML are read back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from sms_docs.control.yaml_text import field, quoted, readable
from sms_docs.load.yaml_source import read_yaml


@given(st.text())
def test_any_text_is_read_back(text):
    assert read_yaml(f"name: {quoted(text)}\n", "x.yml") == ({"name": readable(text)}, [], True)


@given(st.lists(st.text(min_size=1), max_size=40))
def test_any_long_text_is_read_back_from_its_lines(words):
    text = " ".join(words)
    value, defects, sound = read_yaml(f"- other: 1\n  {field('name', text, 2)}\n  last: 2\n", "x.yml")
    assert (value, defects, sound) == ([{"other": 1, "name": readable(text), "last": 2}], [], True)


def test_a_long_sentence_stays_within_a_hundred_columns():
    lines = f"  {field('message', 'Nobody is named. ' * 30, 2)}".splitlines()
    assert len(lines) > 4
    assert max(map(len, lines)) <= 100


def test_lone_halves_of_characters_become_question_marks():
    assert quoted("a\ud800b") == '"a?b"'
