"""What is said about an argument that does not fit: what is wrong, and what was probably meant."""

import pytest

from sms_docs.views import argument_error
from tests.support import load

SYSTEM = load(
    {
        "data/tasks.yml": "- {id: T-1, title: One, status: open}\n",
        "data/roles.yml": "- {id: sms-manager, title: SMS manager}\n",
        "data/gaps.yml": "- {id: G-1: x\n",  # broken: nothing may be concluded from it
    }
)


def said(name: object, *args: object, **kwargs: object) -> tuple[str, str] | None:
    return argument_error(SYSTEM, name, args, kwargs)


@pytest.mark.parametrize(
    "kwargs",
    [
        {},
        {"columns": ["id", "due"], "sort": "-due", "limit": 3, "caption": "x", "status": ["open", None]},
        {"columns": None, "sort": None, "limit": None, "caption": None},
        {"owner": "sms-manager"},
        {"phase": "whatever"},  # there is no programme that could tell
        {"gaps": "G-7"},  # the gaps cannot be read
        {"clause": "6.3"},
    ],
)
def test_what_fits_is_silent(kwargs: dict[str, object]) -> None:
    assert said("tasks", **kwargs) is None


def test_an_unknown_table_is_answered_with_the_nearest() -> None:
    assert said("taskss") == ('There is no table called "taskss".', 'Did you mean "tasks"?')
    assert said("xyzzy") == ('There is no table called "xyzzy".', "`sms list views` shows all tables.")
    assert said("settings") is not None
    assert said("decisions") is not None


@pytest.mark.parametrize("name", [None, 3, ["tasks"]])
def test_a_name_that_is_no_text(name: object) -> None:
    assert said(name) == ("The first argument must be the name of a table.", 'Write for example sms_table("tasks").')


def test_a_second_argument_without_keyword() -> None:
    assert said("tasks", "open") == (
        "Only the name of the table stands without a keyword.", 'Write for example sort="due".',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kwargs", "message", "hint"),
    [
        ({"columns": ["titel"]}, 'The table "tasks" has no column "titel".', 'Did you mean "title"?'),
        ({"columns": "id"}, "columns must be a list of column names.", 'Write for example columns=["id"].'),
        ({"columns": []}, "columns must be a list of column names.", 'Write for example columns=["id"].'),
        ({"columns": ["id", 1]}, "columns must be a list of column names.", 'Write for example columns=["id"].'),
        ({"columns": ["id", "id"]}, "A column is named twice.", "Name each column once."),
        ({"sort": "deu"}, 'The table "tasks" has no column to sort by "deu".', 'Did you mean "due"?'),
        ({"sort": ["due"]}, "sort must be the name of one column.", 'Write for example sort="id".'),
        ({"limit": "3"}, "limit must be a whole number above 0.", "Write for example limit=10, or leave it out."),
        ({"limit": True}, "limit must be a whole number above 0.", "Write for example limit=10, or leave it out."),
        ({"limit": 0}, "limit must be a whole number above 0.", "Write for example limit=10, or leave it out."),
        ({"caption": 3}, "caption must be a text.", 'Put it in quotation marks: caption="…".'),
        ({"statsu": "open"}, 'The table "tasks" has no field "statsu".', 'Did you mean "status"?'),
        ({"colums": ["id"]}, 'The table "tasks" has no field "colums".', 'Did you mean "columns"?'),
        ({"status": []}, "status must be a value or a list of values.", 'Write for example status="…".'),
        ({"status": [["open"]]}, "status must be a value or a list of values.", 'Write for example status="…".'),
        ({"status": "opne"}, 'There is no status "opne".', 'Did you mean "open"?'),
        ({"status": ["open", "zzz"]}, 'There is no status "zzz".',
         "Use one of: open, in-progress, blocked, done, cancelled."),
        ({"owner": "sms-manger"}, 'There is no owner "sms-manger".', 'Did you mean "sms-manager"?'),
        ({"clause": "6.30"}, 'There is no clause "6.30".', 'Did you mean "6.3"?'),
        ({"produces": "polcy"}, 'There is no produces "polcy".', None),
    ],
)  # fmt: skip
def test_each_argument_is_judged(kwargs: dict[str, object], message: str, hint: str | None) -> None:
    bad = said("tasks", **kwargs)
    assert bad is not None
    assert bad[0] == message
    assert hint is None or bad[1] == hint


def test_a_long_list_of_words_is_cut() -> None:
    bad = said("documents", kind="zzz")
    assert bad is not None
    assert bad[1].endswith(" ….")


def test_views_of_other_facts_are_judged_by_their_own_columns() -> None:
    assert said("gates", state="open", columns=["gate", "criterion"]) is None
    assert said("gates", state="opened") == ('There is no state "opened".', 'Did you mean "open"?')
    assert said("milestones", columns=["titel"]) is not None
    assert said("approvals", document="SMS-POL-001") is None
    assert said("clause-coverage", state="hole", sort="state") is None


def test_hyphen_and_underscore_name_the_same_table() -> None:
    assert said("external-documents") is None
    assert said("external_documents") is None
    assert said("corrective-actions") is None
