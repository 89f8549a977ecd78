"""Reading YAML: what a value is, what is refused and where, and that nothing ever raises."""

import math
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.load.yaml_source import ALIAS_LIMIT, DEPTH_LIMIT, read_yaml
from sms_docs.model.defect import Defect


def value(text: str) -> object:
    found, defects, sound = read_yaml(text, "data/x.yml")
    assert (defects, sound) == ([], True)
    return found


def fault(text: str) -> tuple[str, int, int]:
    """Kind, line and column of the only defect."""
    defects = read_yaml(text, "data/x.yml")[1]
    assert len(defects) == 1, defects
    return (defects[0].kind, *place(text, defects[0]))


def place(text: str, defect: Defect) -> tuple[int, int]:
    at = defect.location.at
    assert isinstance(at, int)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def message(text: str) -> str:
    return read_yaml(text, "data/x.yml")[1][0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("off", "off"),
        ("y", "y"),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("nUll", "nUll"),
        ("12", 12),
        ("+12", 12),
        ("-3", -3),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("1e", "1e"),
        (".", "."),
        ("1.2.3", "1.2.3"),
        ("12:30", "12:30"),
        ("1:20:30", "1:20:30"),
        ("2026-10-05", "2026-10-05"),
        ("2026-10-05T10:00:00Z", "2026-10-05T10:00:00Z"),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("inf", "inf"),
        ("nan", "nan"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_an_unquoted_word_is_read_by_the_core_schema_of_yaml_1_2(text: str, expected: object) -> None:
    found = value(f"a: {text}")
    assert found == {"a": expected}
    assert type(found["a"]) is type(expected)


def test_not_a_number_is_a_number_of_its_own() -> None:
    found = value("a: .nan")
    assert isinstance(found, dict)
    assert math.isnan(found["a"])


@pytest.mark.parametrize("text", ["'12'", '"true"', "'~'", '"2026-10-05"', "|-\n  12", ">-\n  null"])
def test_a_quoted_or_block_text_is_always_text(text: str) -> None:
    assert isinstance(value(f"a: {text}")["a"], str)  # type: ignore[index]


@pytest.mark.parametrize("digits", ["9" * 201, "0x" + "f" * 5000, "0o" + "7" * 5000, "-" + "9" * 5000])
def test_a_number_too_long_for_a_register_stays_text(digits: str) -> None:
    assert value(f"a: {digits}") == {"a": digits}


def test_keys_are_text_as_they_are_written() -> None:
    assert value("1: a\ntrue: b\n2026-10-05: c\n~: d") == {"1": "a", "true": "b", "2026-10-05": "c", "~": "d"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n...\n"])
def test_a_file_without_values_is_none_and_sound(text: str) -> None:
    assert value(text) is None


def test_a_duplicate_key_is_named_at_its_second_place_and_the_first_value_counts() -> None:
    text = "- id: T-001\n  owner: a\n  due: x\n  owner: b\n"
    found, defects, sound = read_yaml(text, "data/x.yml")
    assert found == [{"id": "T-001", "owner": "a", "due": "x"}]
    assert sound
    assert [(each.kind, place(text, each)) for each in defects] == [("duplicate-key", (4, 3))]
    assert defects[0].message == 'The key "owner" stands twice here.'


def test_keys_that_differ_only_in_their_quotes_are_duplicates() -> None:
    assert fault("1: a\n'1': b\n") == ("duplicate-key", 2, 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a: !!python/object/apply:os.system [ls]", "!!python/object/apply:os.system"),
        ("a: !secret x", "!secret"),
        ("a: !!str 12", "!!str"),
        ("a: !!map {b: 1}", "!!map"),
        ("a: ! 12", "!"),
    ],
)
def test_a_tag_is_refused_and_the_value_kept(text: str, name: str) -> None:
    assert fault(text) == ("tag", 1, 4)
    assert message(text) == f'The tag "{name}" is not allowed.'


def test_a_key_that_is_no_single_word_is_left_out() -> None:
    text = "? [a, b]\n: c\nd: e\n"
    assert fault(text) == ("wrong-shape", 1, 3)
    assert read_yaml(text, "x")[0] == {"d": "e"}


def test_an_alias_repeats_its_value() -> None:
    assert value("a: &x [1, 2]\nb: *x\nc: *x") == {"a": [1, 2], "b": [1, 2], "c": [1, 2]}


def test_an_alias_may_stand_for_a_key() -> None:
    assert value("a: &x name\n*x : b") == {"a": "name", "name": "b"}


def test_an_alias_bomb_is_refused_at_the_alias_that_is_one_too_many() -> None:
    text = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert fault(text) == ("alias-overuse", 4, 8)
    assert read_yaml(text, "x")[2] is False
    assert message(text) == f"Aliases repeat more than {ALIAS_LIMIT} values here."


@pytest.mark.parametrize("text", ["a: &x [*x]", "a: &x {b: *x}", "&x [a, [*x]]"])
def test_an_alias_inside_its_own_value_is_refused(text: str) -> None:
    assert fault(text)[0] == "alias-overuse"
    assert message(text) == "The alias *x repeats a value inside itself."


def test_an_alias_of_nothing_is_named_and_the_file_is_not_used() -> None:
    text = "a: b\nc: *nothing\n"
    assert fault(text) == ("broken-yaml", 2, 4)
    assert read_yaml(text, "x")[2] is False


def test_an_anchor_that_stands_twice_is_named() -> None:
    assert fault("a: &x 1\nb: &x 2\n") == ("broken-yaml", 2, 4)


@pytest.mark.parametrize("many", [DEPTH_LIMIT + 1, 5_000, 200_000])
@pytest.mark.parametrize(("opening", "width"), [("[", 1), ("- ", 2), ("{a: ", 4)])
def test_nesting_without_end_is_refused_and_cannot_exhaust_the_stack(many: int, opening: str, width: int) -> None:
    found, defects, sound = read_yaml(opening * many, "x")
    assert (found, sound, defects[0].kind) == (None, False, "nested-too-deep")
    assert defects[0].location.at == DEPTH_LIMIT * width


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert value("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT) is not None


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ("\ta: b\n", 1, 1),
        ("a:\n\t- b\n", 2, 1),
        ("a: b\n---\nc: d\n", 2, 1),
        ("a: [1, 2\nb: c\n", 1, 4),
        ("a: {b: 1\n\n\n", 1, 4),
        ('a: 1\nb: "x\nc: y\n', 2, 4),
        ("a: @x\n", 1, 4),
        ("a: b\nowner\nc: d\n", 2, 1),
        ("- a\nb: c\n", 2, 1),
        ("a: - b\n", 1, 4),
        ("é: ü\nb: \x07\n", 2, 4),
        ("a: b\x00c\n", 1, 5),
        ("%FOO\n---\na: b\n", 1, 5),
        ("a: !foo!bar x\n", 1, 4),
        ('a: "\\q"\n', 1, 5),
    ],
)
def test_broken_yaml_is_placed_where_the_writer_has_to_mend_it(text: str, line: int, column: int) -> None:
    assert fault(text) == ("broken-yaml", line, column)
    assert read_yaml(text, "x")[::2] == (None, False)


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("a: b: c", "a colon stands where no key can be", "Put quotes"),
        ("a:\n\tb: c", "a character stands here that cannot begin a value", "Replace the tab by spaces"),
        ("a: 'b", "a quote or bracket that was opened is never closed", "Close it"),
        ("a: b\n---\nc: d", "a second document begins here", "Delete the line with ---"),
        ("a: \x07", "an invisible control character stands here", "Delete it"),
        ("%YAML 3.0\n---\na: b", "a line begins with a percent sign", "Delete the line"),
    ],
)
def test_broken_yaml_is_explained_in_plain_words(text: str, said: str, hint: str) -> None:
    defect = read_yaml(text, "x")[1][0]
    assert said in defect.message
    assert defect.message.startswith("This is not valid YAML")
    assert defect.hint.startswith(hint)


def test_an_offset_moves_every_place() -> None:
    text = "a: 1\na: 2\nb: !x y\n"
    plain = [each.location.at for each in read_yaml(text, "x")[1]]
    assert [each.location.at for each in read_yaml(text, "x", 100)[1]] == [at + 100 for at in plain]  # type: ignore[operator]


def test_faults_before_a_break_are_told_together_with_it() -> None:
    text = dedent("""
        a: 1
        a: 2
        b: c: d
    """)
    assert [each.kind for each in read_yaml(text, "x")[1]] == ["duplicate-key", "broken-yaml"]


# ---------------------------------------------------------------- for all inputs

YAMLISH = st.text(st.sampled_from(list("ab1: \n\t-?[]{}&*!|>'\"#%@`,~.<=é\u2028\x85\x07\U0001f4a5")), max_size=60)


@given(st.one_of(st.text(), YAMLISH), st.integers(0, 50))
def test_no_text_raises_and_every_place_lies_inside_it(text: str, offset: int) -> None:
    found, defects, sound = read_yaml(text, "x", offset)
    assert sound or defects
    assert all(isinstance(each.location.at, int) for each in defects)
    assert all(offset <= each.location.at <= offset + len(text) for each in defects)  # type: ignore[operator]
    assert all(each.message.endswith(".") and each.hint.endswith(".") for each in defects)
    assert isinstance(found, (dict, list, str, int, float, type(None)))


KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
SCALARS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029"), max_size=20),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.none(),
)
STRUCTURES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=20,
)


@given(STRUCTURES, st.booleans())
def test_what_pyyaml_writes_reads_as_what_it_was(structure: object, flow: bool) -> None:
    written = yaml.safe_dump(structure, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    # PyYAML quotes by YAML 1.1, so that every text that it leaves plain is plain for both.
    assert value(written) == structure
