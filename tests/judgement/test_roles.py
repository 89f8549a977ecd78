"""Key roles in a text: role, holder, duties."""

import pytest

from sms_docs.judgement.persons import holder_in
from sms_docs.judgement.roles import key_roles_in
from tests.pages import STANDARD, WORDS, line, page, part


def lacks(text: str) -> dict[str, str]:
    """Key role → what it lacks; roles that lack nothing are left out."""
    document = page(f"# Governance\n\n{text}")
    found = {}
    for key_role, said in key_roles_in(document, part(document), STANDARD.key_roles, WORDS):
        missing = (
            "role"
            if said is None
            else " ".join(name for name, given in (("holder", said.holder), ("duty", said.duty)) if not given)
        )
        if missing:
            found[key_role.key] = missing
    return found


TABLE = """
| Role | Holder | Duties |
|---|---|---|
| SMS manager | {} | {} |
| Executive sponsor | Ingrid Halvorsen | approves means |
| Incident process owner | Rafael Quintero | owns the process |
"""


def test_a_table_with_role_holder_and_duties_is_complete() -> None:
    assert lacks(TABLE.format("Tomas Verhey", "runs the SMS")) == {}


@pytest.mark.parametrize("holder", ["", "TBD", "N/A", "vacant", "Vacant until March", "to be appointed", "—", "TBA"])
def test_an_open_cell_is_no_holder(holder: str) -> None:
    assert lacks(TABLE.format(holder, "runs the SMS")) == {"sms-manager": "holder"}


@pytest.mark.parametrize("duties", ["", "TBD", "to be defined", "-"])
def test_an_open_cell_is_no_duty(duties: str) -> None:
    assert lacks(TABLE.format("Tomas Verhey", duties)) == {"sms-manager": "duty"}


def test_columns_without_known_heads_are_read_as_role_holder_duties() -> None:
    for heads in ("| A | B | C |", "| Role | B | Duties |", "| Role | Holder | C |"):
        text = TABLE.format("Tomas Verhey", "runs the SMS").replace("| Role | Holder | Duties |", heads)
        assert lacks(text) == {}


def test_the_holder_may_stand_beside_the_role() -> None:
    text = "| Role | Responsibilities |\n|---|---|\n| SMS manager (Tomas Verhey) | runs the SMS |\n"
    assert "sms-manager" not in lacks(text)
    assert lacks(text.replace(" (Tomas Verhey)", ""))["sms-manager"] == "holder"


def test_other_usual_names_count() -> None:
    text = """
| Role | Person | Responsibilities |
|---|---|---|
| SMS coordinator | Tomas Verhey | runs the SMS |
| Managing director | Ingrid Halvorsen | gives the means |
| Practice owners | Rafael Quintero, Piotr Danek | own processes |
"""
    assert lacks(text) == {}


def test_a_table_of_processes_with_owners_names_process_owners() -> None:
    text = "| Process | Owner | Responsibilities |\n|---|---|---|\n| Incident | Rafael Quintero | designs it |\n"
    assert set(lacks(text)) == {"sms-manager", "sponsor"}
    assert lacks(text.replace("Rafael Quintero", "TBD"))["process-owners"] == "holder"


LIST = """
- **SMS manager** (Tomas Verhey): plans, runs and reports on the SMS
- Executive sponsor: Ingrid Halvorsen. Approves the policy and gives the means.
- Process owners: Rafael Quintero (incident), Piotr Danek (change); they design and improve their process
"""


def test_a_list_can_be_complete() -> None:
    assert lacks(LIST) == {}


@pytest.mark.parametrize(
    ("item", "missing"),
    [
        ("- SMS manager: TBD", "holder duty"),
        ("- SMS manager: Tomas Verhey", "duty"),
        ("- SMS manager: plans, runs and reports on the SMS", "holder"),
        ("- SMS manager: vacant; plans, runs and reports", "holder"),
        ("- SMS manager: Tomas Verhey, Head of IT Services", "duty"),
        ("- SMS manager: Tomas Verhey. Deputy: Bea Tolland", "duty"),
    ],
)
def test_an_item_without_holder_or_duty_is_seen(item: str, missing: str) -> None:
    text = LIST.replace("- **SMS manager** (Tomas Verhey): plans, runs and reports on the SMS", item)
    assert lacks(text) == {"sms-manager": missing}


@pytest.mark.parametrize(
    "item", ["Tomas Verhey. Runs the SMS.", "Dr. T. Verhey. Runs the SMS.", "Tomas Verhey - provides the budget"]
)
def test_a_short_sentence_behind_the_name_is_a_duty(item: str) -> None:
    text = LIST.replace("(Tomas Verhey): plans, runs and reports on the SMS", f": {item}")
    assert lacks(text) == {}


def test_a_role_that_is_mentioned_late_in_a_sentence_is_not_described_by_it() -> None:
    text = "- Each quarter the steering committee hears in its meeting what the SMS manager has done\n"
    assert lacks(text)["sms-manager"] == "role"


def test_items_below_an_item_belong_to_it() -> None:
    text = "- SMS manager\n    - Holder: Tomas Verhey\n    - Duties: plans and runs the whole system\n"
    assert "sms-manager" not in lacks(text)


def test_a_subsection_can_describe_a_role() -> None:
    text = "## SMS manager\n\nTomas Verhey plans and runs the whole system.\n\n## Executive sponsor\n\nTBD\n"
    assert lacks(text) == {"process-owners": "role", "sponsor": "holder duty"}


def test_a_role_in_a_comment_or_in_code_does_not_count() -> None:
    assert set(
        lacks("Text.\n\n<!-- SMS manager: Tomas Verhey runs the whole SMS -->\n\n```\nSponsor: Ann Lee\n```\n")
    ) == {"process-owners", "sms-manager", "sponsor"}


def test_the_fullest_line_on_a_role_counts_and_has_its_place() -> None:
    document = page("# Governance\n\nThe SMS manager reports.\n\n- SMS manager: Tomas Verhey plans and runs it all\n")
    state = key_roles_in(document, part(document), STANDARD.key_roles[:1], WORDS)[0]
    assert state.line is not None
    assert line(document, state.line.offset) == 5


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Tomas Verhey runs it", "Tomas Verhey"),
        ("Tomas Verhey. Runs it", "Tomas Verhey"),
        ("T. J. Verhey", "T. J. Verhey"),
        ("Prof. Verhey", "Prof. Verhey"),
        ("Mei-Lin van der Sorrel", "Mei-Lin van der Sorrel"),
        ("PER-02 runs it", "PER-02"),
        ("tomas@example.org", "tomas@example.org"),
        ("the managing director pays", "managing director"),
        ("runs the Service Management System", ""),
        ("Process Owners and the Steering Committee", ""),
        ("TBD by the CIO", ""),
        ("somebody", ""),
    ],
)
def test_a_person_is_known_by_name_number_or_position(text: str, holder: str) -> None:
    assert holder_in(text) == holder
