"""What stands in a new document, and why."""

from textwrap import dedent

import pytest

from sms_docs.author.document import compose, section_clauses
from sms_docs.author.header import Wishes, header
from sms_docs.author.place import default_path
from sms_docs.author.tables import calls
from sms_docs.model.standard import Section
from sms_docs.model.system import System
from tests.support import DAY, document, found, load

ROLES = """
    - {id: boss, title: Boss, top_management: true}
    - {id: sms-manager, title: SMS manager, reports_to: boss}
    - {id: incident-owner, title: Incident owner, reports_to: sms-manager}
    - {id: incident-manager, title: Incident manager, reports_to: incident-owner}
    """
HELD = """
    - {id: AS-1, role: boss, person: PER-1, from: 2026-01-01}
    - {id: AS-2, role: sms-manager, person: PER-2, from: 2026-01-01}
    - {id: AS-3, role: incident-owner, person: PER-3, from: 2026-01-01}
    - {id: AS-4, role: incident-owner, person: PER-4, from: 2026-01-01, deputy_for: AS-3}
    """
FILES = {
    "data/settings.yml": "standard: iso20000-1-2018\ncertification: none\nclassifications: [public, internal]\n",
    "data/roles.yml": ROLES,
    "data/people.yml": "".join(f"- {{id: PER-{each}, name: P}}\n" for each in range(1, 5)),
    "data/assignments.yml": HELD,
    "data/processes.yml": """
        - id: incident
          title: Incidents
          document: incident-management-process
          owner: incident-owner
          manager: incident-manager
        """,
}


def front(files: dict[str, str], kind: str, **wishes: object) -> dict[str, str]:
    system = load(files)
    text = compose(system, system.standard.kinds[kind], header(system, system.standard.kinds[kind], Wishes(**wishes)))  # type: ignore[arg-type]
    return dict(line.split(": ", 1) for line in text.split("---\n")[1].splitlines())


def section(files: dict[str, str], kind: str, key: str) -> list[str]:
    system = load(files)
    of = system.standard.kinds[kind]
    wanted = of.section(key)
    assert wanted is not None
    return [*calls(system, of, wanted)]


def test_a_process_belongs_to_its_owner_who_writes_it() -> None:
    assert front(FILES, "incident-management-process") == {
        "id": "SMS-PRO-001",
        "title": "Incident management process",
        "kind": "incident-management-process",
        "version": '"0.1"',
        "status": "draft",
        "owner": "incident-owner",
        "authors": "[PER-3]",
        "approvers": "[sms-manager]",
        "review_interval_months": "12",
        "classification": "internal",
        "clauses": '["8.6.1"]',
    }


def test_what_top_management_has_to_approve_it_approves() -> None:
    assert front(FILES, "service-management-policy")["approvers"] == "[boss]"


def test_the_roles_that_a_kind_asks_for_all_approve_it() -> None:
    own = {"data/standard/kinds.yml": "- {key: communication-plan, approver_roles: [sms-manager, boss]}\n"}
    assert front(FILES | own, "communication-plan")["approvers"] == "[sms-manager, boss]"


def test_a_document_that_a_task_produces_belongs_to_who_does_the_task() -> None:
    task = {"data/tasks.yml": "- {id: T-1, owner: incident-owner, produces: [communication-plan]}\n"}
    assert front(FILES | task, "communication-plan")["owner"] == "incident-owner"
    assert front(FILES, "communication-plan")["owner"] == "sms-manager"


def test_nobody_is_made_the_author_of_what_only_he_could_approve() -> None:
    own = {"data/processes.yml": "- {id: p, document: incident-management-process, owner: boss}\n"}
    written = front(FILES | own, "incident-management-process")
    assert (written["owner"], written["authors"], written["approvers"]) == ("boss", "[PER-2]", "[boss]")


def test_what_is_asked_for_goes_before_what_the_registers_say() -> None:
    written = front(
        FILES, "communication-plan", title="Who is told what", id="X-1", owner="boss", authors=("PER-1", "PER-3"),
        approvers=("sms-manager",), classification="public",
    )  # fmt: skip
    assert (written["id"], written["title"], written["owner"]) == ("X-1", "Who is told what", "boss")
    assert (written["authors"], written["approvers"]) == ("[PER-1, PER-3]", "[sms-manager]")
    assert written["classification"] == "public"


def test_what_nobody_knows_is_marked() -> None:
    written = front({}, "communication-plan")
    assert (written["owner"], written["authors"], written["approvers"]) == ("TBD", "[TBD]", "[TBD]")
    system = load({})
    kind = system.standard.kinds["communication-plan"]
    assert header(system, kind, Wishes()).open == ("owner", "authors", "approvers")


@pytest.mark.parametrize(
    "title", ["true", "null", "A: b # c", 'The "plan"', "\\", "12", "Größe", "- item", "Plan of work"]
)
def test_a_title_of_any_kind_is_read_back(title: str) -> None:
    system = load({})
    kind = system.standard.kinds["communication-plan"]
    text = compose(system, kind, header(system, kind, Wishes(title=title)))
    assert load({"content/plans/p.md": text}).controlled[0].front["title"] == title


def test_a_process_shows_of_the_registers_what_is_its_own() -> None:
    kind = "incident-management-process"
    assert section(FILES, kind, "purpose") == [
        '{{ sms_table("processes", id="incident", columns=["title", "purpose"]) }}'
    ]
    assert section(FILES, kind, "interfaces") == ['{{ sms_table("processes.interfaces", of="incident") }}']
    assert section(FILES, kind, "measures")[0] == '{{ sms_table("measures", process="incident") }}'
    assert section(FILES, kind, "roles")[0] == '{{ sms_table("roles", id=["incident-owner", "incident-manager"]) }}'


def test_what_the_register_of_processes_does_not_say_has_to_be_written() -> None:
    assert section(FILES, "incident-management-process", "rules") == []
    assert section({}, "incident-management-process", "measures")[0] == '{{ sms_table("measures") }}'


def test_a_register_without_a_table_shows_nothing() -> None:
    system = load({})
    kind = system.standard.kinds["communication-plan"]
    odd = Section("x", "X", (), "what", data=("nowhere", "register", "tasks"))
    assert [*calls(system, kind, odd)] == ['{{ sms_table("documents") }}', '{{ sms_table("tasks") }}']


def test_a_hint_says_what_to_cover_and_which_clause_asks() -> None:
    system = load({})
    kind = system.standard.kinds["implementation-project-plan"]
    text = compose(system, kind, header(system, kind, Wishes()))
    assert "Cover doing the project, governing it, checking what it yields, keeping what was gained." in " ".join(
        text.replace("\n> ", " ").split()
    )
    assert all(len(line) <= 120 for line in text.splitlines() if line.startswith(">"))


@pytest.mark.parametrize(
    ("clauses", "source", "edition", "expected"),
    [
        (("4.3",), "practice", "2018", ("4.3",)),
        ((), "ISO/IEC 20000-1:2018, 8.6.1", "2018", ("8.6.1",)),
        ((), "ISO/IEC 20000-1:2018, 8.1, 9.1", "2018", ("8.1", "9.1")),
        ((), "ISO/IEC 20000-1:2018, 10.1 and 10.2", "2018", ("10.1", "10.2")),
        ((), "ISO/IEC TS 20000-5:2022, 4.8", "2018", ()),
        ((), "practice", "2018", ()),
        (("99.9",), "practice", "2018", ()),
        (("4.3",), "practice", "2011", ()),
    ],
)
def test_clauses_are_those_of_the_edition_in_use(clauses, source, edition, expected) -> None:
    system = load({"data/settings.yml": f"standard: iso20000-1-{edition}\n"})
    assert section_clauses(system, Section("x", "X", (), "what", clauses=clauses, source=source)) == expected


def test_a_plan_names_the_documents_that_it_builds_on() -> None:
    scope = {"content/s.md": document("# S", id="SMS-STM-001", kind="scope-statement")}
    system = load(FILES | scope)
    kind = system.standard.kinds["service-management-plan"]
    text = compose(system, kind, header(system, kind, Wishes()))
    assert text.replace("\n> ", " ").count('Say how it builds on {{ sms_ref("SMS-STM-001") }}.') == 1
    assert len(found("plan-prerequisites.not-referred", FILES | scope | {"content/plan.md": text})) == 0


# ------------------------------------------------------------------ where it belongs


def place(files: dict[str, str], kind: str, title: str = "") -> str:
    system = load(files)
    return default_path(system, system.standard.kinds[kind], title)


def test_a_document_stands_in_the_folder_of_its_family() -> None:
    assert place({}, "incident-management-process") == "content/processes/incident-management.md"
    assert place({}, "internal-audit-procedure") == "content/procedures/internal-audit-procedure.md"
    assert place({}, "risk-register") == "content/registers/risk-register.md"
    assert place({}, "phase-gate-record", "Gate 3: ready?") == "content/records/gate-3-ready.md"


def test_a_folder_that_is_in_use_is_used() -> None:
    written = {"content/how/change.md": document("# C", id="SMS-PRO-001", kind="change-management-process")}
    assert place(written, "incident-management-process") == "content/how/incident-management.md"


# ------------------------------------------------------------------ kinds of the organization's own


OWN = {
    "data/standard/kinds.yml": """
        - key: pilot-charter
          title: Pilot charter
          family: plan
          need: programme
          clauses: ["6.2"]
          purpose: Says what a pilot is to show.
          sections:
            - {key: aim, title: Aim, aliases: [goal], hint: what the pilot is to show, data: [objectives]}
            - {key: end, title: End of the pilot, aliases: [], hint: when it is over and who says so}
        """,
}


def own() -> System:
    return load(FILES | OWN)


def test_a_kind_of_the_organization_needs_no_code() -> None:
    system = own()
    kind = system.standard.kinds["pilot-charter"]
    text = compose(system, kind, header(system, kind, Wishes()))
    assert text.startswith("---\nid: SMS-PLN-001\ntitle: Pilot charter\n")
    expected = """\
        # Pilot charter

        ## Aim

        > **Hint:** what the pilot is to show.

        {{ sms_table("objectives") }}

        ## End of the pilot

        > **Hint:** when it is over and who says so.
        """
    assert text.split("---\n\n", 1)[1] == dedent(expected)
    assert default_path(system, kind) == "content/plans/pilot-charter.md"
    files = FILES | OWN | {"content/plans/pilot-charter.md": text}
    assert load(files, DAY).controlled[0].kind == "pilot-charter"
    assert len(found("section.placeholders-in-draft", files)) == 2
    assert len(found("section.empty", files)) == 2
