"""Communication: whom the programme and the system speak to."""

import pytest

from tests.programmes import changed, lines
from tests.support import messages

PARTIES = """\
- {id: IP-01, name: The council, kind: customer}
- {id: IP-02, name: Our staff, kind: staff}
- {id: IP-03, name: The board, kind: top-management}
"""
LINES = """\
- id: COM-01
  audience: Those named
  parties: [IP-01, IP-02]
- id: COM-02
  audience: Those named
  parties: [IP-03]
"""


def files(*replacements: tuple[str, str], parties: str = PARTIES) -> dict[str, str]:
    return {"data/communications.yml": changed(LINES, *replacements), "data/interested_parties.yml": parties}


@pytest.mark.parametrize("check", ["communication.group-unreached", "communication.party-unreached"])
def test_a_line_for_everybody_is_enough(check: str) -> None:
    assert lines(check, files()) == []


@pytest.mark.parametrize("check", ["communication.group-unreached", "communication.party-unreached"])
@pytest.mark.parametrize("text", ["[]\n", "- [\n", ""])
def test_without_lines_the_plan_is_not_begun(check: str, text: str) -> None:
    assert lines(check, {"data/communications.yml": text, "data/interested_parties.yml": PARTIES}) == []
    assert lines(check, {"data/interested_parties.yml": PARTIES}) == []


# ------------------------------------------------------------------ communication.party-unreached


def test_a_party_without_a_line_is_found_where_it_stands() -> None:
    found = files(("[IP-01, IP-02]", "[IP-01]"))
    assert lines("communication.party-unreached", found) == ["interested_parties:2"]
    assert messages("communication.party-unreached", found) == ["No communication reaches IP-02 Our staff."]


def test_odd_parties_are_no_reason_to_stop() -> None:
    found = files(("[IP-01, IP-02]", "7"), parties="- {id: 3}\n- IP-02\n")
    assert lines("communication.party-unreached", found) == []


# ------------------------------------------------------------------ communication.group-unreached


@pytest.mark.parametrize(
    ("change", "group"),
    [
        (("[IP-01, IP-02]", "[IP-02]"), "customers"),
        (("[IP-01, IP-02]", "[IP-01]"), "staff"),
        (("[IP-03]", "[IP-01]"), "top management"),
    ],
)
def test_a_group_that_nobody_speaks_to_is_found_at_the_register(change: tuple[str, str], group: str) -> None:
    assert lines("communication.group-unreached", files(change)) == ["communications:1"]
    assert messages("communication.group-unreached", files(change)) == [f"No communication reaches {group}."]


@pytest.mark.parametrize(
    ("audience", "missing"),
    [
        ("All staff, customers and the supervisory board", 0),
        ("All employees and each customer", 1),
        ("The managing director", 2),
        ("The customerhood", 3),
    ],
)
def test_an_audience_in_words_counts_as_well(audience: str, missing: int) -> None:
    text = f"- {{id: COM-01, audience: '{audience}', parties: [IP-09]}}\n"
    found = {"data/communications.yml": text, "data/interested_parties.yml": "[]\n"}
    assert len(lines("communication.group-unreached", found)) == missing
