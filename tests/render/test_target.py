"""Where links lead: pages of documents, rows of registers."""

import pytest

from sms_docs.model.system import System
from sms_docs.render.target import homes, is_home, resolve, row_anchor
from tests.support import document, load

FILES = {
    "content/a.md": document('{{ sms_table("tasks", status="open") }}\n\n{{ sms_table("risks", kind="risk") }}\n'),
    "content/z.md": document(
        '{{ sms_table("tasks", columns=["id", "title"], sort="due") }}\n',
        id="SMS-REG-001", kind="sms-task-manager",
    ),
    "content/audit/index.md": '{{ sms_table("tasks") }}\n\n{{ sms_table("roles") }}\n\n{{ sms_table("roles") }}\n',
    "content/b.md": document('{{ sms_table("service-catalogue") }}\n\n{{ sms_table("gates") }}\n', id="SMS-X-1"),
    "content/c.md": document('`{{ sms_table("measures") }}` {{ sms_value("x") }} {{ sms_table(3) }}\n', id="SMS-X-2"),
    "data/tasks.yml": "- {id: T-1}\n- {id: '<x>'}\n",
    "data/services.yml": "- {id: SVC-01, parts: [{id: SVC-01-A}]}\n",
    "data/risks.yml": "- {id: R-1}\n",
    "data/roles.yml": "- {id: boss}\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def system() -> System:
    return load(FILES)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("document:SMS-REG-001", "content/z.md"),
        ("document:SMS-REG-404", None),
        ("file:content/a.md", "content/a.md"),
        ("file:data/tasks.yml", None),
        ("anchor:content/a.md#scope", "content/a.md#scope"),
        ("clause:6.3", "content/audit/clauses/6.3.md"),
        ("clause:6.33", None),
        ("rule:document.missing-owner", "content/audit/rules/document.md#missing-owner"),
        ("entry:tasks/T-1", "content/z.md#entry-T-1"),
        ("entry:tasks/<x>", "content/z.md"),
        ("entry:services/SVC-01", "content/b.md#entry-SVC-01"),
        ("entry:services/SVC-01-A", None),  # a record inside an entry has no row there
        ("entry:risks/R-1", "content/a.md"),  # only a part of the risks stands there
        ("entry:roles/boss", "content/audit/index.md"),  # twice on the page: no row of its own
        ("entry:measures/ME-1", None),  # a call in code shows nothing
        ("entry:gaps/G-1", None),
        ("register:tasks", "content/z.md"),
        ("register:gaps", None),  # no page shows it
        ("", None),
        ("nonsense", None),
    ],
)
def test_a_target_leads_to_its_page(system: System, target: str, page: str | None) -> None:
    assert resolve(system, target) == page


def test_the_registers_own_document_is_its_home(system: System) -> None:
    assert homes(system)["tasks"].path == "content/z.md"


def test_only_one_call_names_its_rows(system: System) -> None:
    own, audit = system.by_path["content/z.md"], system.by_path["content/audit/index.md"]
    assert is_home(system, own, own.calls[0], "tasks")
    assert not is_home(system, audit, audit.calls[0], "tasks")
    assert not is_home(system, own, own.calls[0]._replace(kwargs={}), "tasks")
    assert not is_home(system, audit, audit.calls[1], "roles")
    assert not is_home(system, own, own.calls[0], "gaps")


@pytest.mark.parametrize(("entry_id", "anchor"), [("T-1", "entry-T-1"), ("a b", ""), ("", ""), ("x\n", ""), ("é", "")])
def test_an_odd_number_makes_no_anchor(entry_id: str, anchor: str) -> None:
    assert row_anchor(entry_id) == anchor
