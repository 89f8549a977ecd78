"""Seals bind each entry of a log to those above it."""

from sms_docs.identity.seal import START, seal, seals

ONE, TWO = {"version": "1.0", "by": "PER-01"}, {"version": "1.1", "by": "PER-02"}


def test_a_seal_is_the_same_for_ever() -> None:
    """Logs are kept for decades: another value here breaks every log there is."""
    assert list(seals([ONE])) == ["sha256:fcc303fda0ebc761a95c53738fcebdeaa0ca443350120b3f6db2946f88c71ea8"]


def test_a_seal_depends_on_the_entry_and_on_all_above() -> None:
    one, two = seals([ONE, TWO])
    assert one == seal(START, ONE)
    assert two == seal(one, TWO)
    assert list(seals([ONE | {"by": "x"}, TWO]))[1] != two
    assert seal(START, TWO) != two


def test_the_order_of_fields_and_a_borne_seal_are_no_matter() -> None:
    assert seal(START, dict(reversed(ONE.items()))) == seal(START, ONE | {"seal": "x"}) == seal(START, ONE)


def test_any_value_can_be_sealed() -> None:
    assert len({seal(START, {"a": value}) for value in (None, 1, 1.5, "1", [1], {"b": 1}, "\ud800", "é")}) == 8


def test_no_entries_have_no_seals() -> None:
    assert list(seals([])) == []
