"""Macro calls, read without running anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.load.macro_call import LONGEST, read_call


@pytest.mark.parametrize(
    ("text", "name", "args", "kwargs"),
    [
        (' f("a") ', "f", ("a",), {}),
        ("f()", "f", (), {}),
        ("- f(1) -", "f", (1,), {}),
        ("f(-2.5, +0)", "", (), {}),
        ("f(-2.5)", "f", (-2.5,), {}),
        ("f(True, false, None, none)", "f", (True, False, None, None), {}),
        ("f(x=['a', \"b\"], y=('c',))", "f", (), {"x": ["a", "b"], "y": ["c"]}),
        ("f(\n 'a',\n x=1,\n)", "f", ("a",), {"x": 1}),
        ("f('a' 'b')", "f", ("ab",), {}),
        ("f('\\d')", "f", ("\\d",), {}),
    ],
)
def test_literals_are_read(text: str, name: str, args: tuple[object, ...], kwargs: dict[str, object]) -> None:
    call = read_call(text, 3, 9)
    assert (call.name, call.args, dict(call.kwargs)) == (name, args, kwargs)
    assert (call.offset, call.end) == (3, 9)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "a quote, comma or bracket is missing or left over"),
        ("f('a'", "a quote, comma or bracket is missing or left over"),
        ("f('a)", "a quote, comma or bracket is missing or left over"),
        ("f(x=1, x=2)", "an argument stands twice"),
        ("f | safe", 'only a call such as sms_table("tasks") may stand between the braces'),
        ("name", 'only a call such as sms_table("tasks") may stand between the braces'),
        ("a.b()", 'only a call such as sms_table("tasks") may stand between the braces'),
        ("f()()", 'only a call such as sms_table("tasks") may stand between the braces'),
        ("f(**x)", "arguments must be written out"),
        ("f(*x)", "arguments must be plain texts, numbers or lists of them"),
        ("f(x)", "arguments must be plain texts, numbers or lists of them"),
        ("f(g())", "arguments must be plain texts, numbers or lists of them"),
        ("f({'a': 1})", "arguments must be plain texts, numbers or lists of them"),
        ("f(b'a')", "arguments must be plain texts, numbers or lists of them"),
        ("f(f'{a}')", "arguments must be plain texts, numbers or lists of them"),
        ("f(" + "[" * 500 + "]" * 500 + ")", "a quote, comma or bracket is missing or left over"),
        ("f(" + "x" * LONGEST + ")", "this call is far too long"),
    ],
)
def test_what_is_no_call_of_literals_carries_its_error(text: str, error: str) -> None:
    call = read_call(text, 0, 1)
    assert (call.name, call.args, dict(call.kwargs), call.error) == ("", (), {}, error)


def test_reading_a_call_runs_nothing(tmp_path) -> None:
    read_call(f"open('{tmp_path}/made', 'w')", 0, 1)
    read_call("__import__('os').abort()", 0, 1)
    assert not (tmp_path / "made").exists()


@given(st.one_of(st.text(), st.text("f()[]{},='\"\\ -+*1.ab\n\x00é").map(lambda text: f"f({text})")))
def test_no_text_raises(text: str) -> None:
    call = read_call(text, 0, 1)
    assert bool(call.name) != bool(call.error)


@pytest.mark.parametrize("text", ["x", "count:tasks", "SMS-POL-001", "a, b", "ä # {x}", " "])
def test_a_call_of_one_plain_text_reads_alike_however_it_is_written(text: str) -> None:
    forms = (f'sms_ref("{text}")', f"sms_ref('{text}')", f'sms_ref( "{text}" )', f'sms_ref("{text}",)')
    assert {read_call(form, 3, 9).args for form in forms} == {(text,)}
    assert {(call.name, str(call.kwargs), call.error) for call in (read_call(form, 3, 9) for form in forms)} == {
        ("sms_ref", "{}", "")
    }


def test_only_our_own_macros_are_read_without_a_parser() -> None:
    assert read_call('None("x")', 0, 9).error
    assert read_call('sms_ref("a" "b")', 0, 9).args == ("ab",)
    assert read_call('sms_ref("a\\x41")', 0, 9).args == ("aA",)
    assert read_call('sms_ref("a\x00")', 0, 9).error
