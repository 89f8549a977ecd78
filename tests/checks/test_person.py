"""Each person stands once in the register of people."""

import pytest

from tests.support import found, messages, related

FILE = "data/people.yml"
ADA = "- {id: PER-01, name: Ada Bell, email: ada@example.org}\n"


def people(second: str) -> dict[str, str]:
    return {FILE: ADA + second}


@pytest.mark.parametrize(
    "second",
    [
        "- {id: PER-02, name: Ada Bell, email: ada@example.org}\n",
        "- {id: PER-02, name: ada  BELL, email: ADA@example.org}\n",
        "- {id: PER-02, name: Ada Bell}\n",
    ],
)
def test_one_name_without_two_addresses_is_one_person(second: str) -> None:
    assert found("person.entered-twice", people(second)) == [f"{FILE}:2:22"]
    assert related("person.entered-twice", people(second)) == [f"{FILE}:1:22"]


def test_the_message_names_both_numbers() -> None:
    [message] = messages("person.entered-twice", people("- {id: PER-02, name: Ada Bell}\n"))
    assert message == "PER-02 and PER-01 are both Ada Bell, and no address tells them apart."


@pytest.mark.parametrize(
    "second",
    [
        "- {id: PER-02, name: Ada Bell, email: ada.bell@example.org}\n",
        "- {id: PER-02, name: Bo Lind}\n",
        "- {id: PER-02}\n- {id: PER-03}\n",
        "- {id: PER-02, name: [Ada Bell]}\n- 7\n",
        # One number twice is a fault of the register.
        ADA,
    ],
)
def test_two_people_are_two(second: str) -> None:
    assert found("person.entered-twice", people(second)) == []


def test_a_third_entry_is_compared_with_both() -> None:
    three = "".join(f"- {{id: PER-0{each}, name: Ada Bell, email: bell@example.org}}\n" for each in (2, 3))
    assert found("person.entered-twice", people(three)) == [f"{FILE}:3:22"]
