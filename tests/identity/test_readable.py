"""Paragraphs as people read them who never wrote a macro."""

import pytest

from sms_docs.identity.readable import readable

TABLE = (
    '{{ sms_table("milestones", caption="After gate 2", columns=["id", "moved_from"], id=["LES-003"], limit=7, '
    'sort="-due") }}'
)
READ = (
    "Table “After gate 2” of milestones (columns id, moved from; id: LES-003; at most 7 rows; sorted by due downwards)"
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("A plain | sentence.", "A plain | sentence."),
        ('See {{ sms_ref("SMS-PLN-003") }}, {{ sms_clause("6.3") }}.', "See SMS-PLN-003, clause 6.3."),
        ('It is {{ sms_value("targets/T-1/value") }} now.', "It is (value of targets/T-1/value) now."),
        ('{{ sms_figure("risk-matrix") }}', "Figure risk matrix"),
        ('{{ sms_table("risks") }}', "Table risks"),
        (
            TABLE,
            READ,
        ),
        ("|portal|20 minutes|", "portal | 20 minutes"),
        (r"|a \| b|c|", r"a \| b | c"),
    ],
)
def test_calls_and_rows_are_words(text: str, read: str) -> None:
    assert readable(text) == read


@pytest.mark.parametrize("text", ["{{ sms_table( }}", "{{ sms_other(1) }}", "{{ sms_table() }}", "{{ x }}", "", "|"])
def test_what_is_no_call_of_ours_stays_as_it_is(text: str) -> None:
    assert readable(text) == text
