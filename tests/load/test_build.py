"""A whole tree to one system: what is read as what, and that broken parts leave the rest standing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sms_docs import engine
from tests.support import document, load, report, tree

TASKS = "- id: T-001\n  title: One\n- id: T-002\n  title: Two\n"


def test_an_empty_tree_is_a_system_with_one_defect() -> None:
    system = load({})
    assert (system.documents, dict(system.decisions)) == ((), {})
    assert [each.kind for each in system.defects] == ["empty-repository"]


@pytest.mark.parametrize("files", [{"content/a.md": "# A"}, {"data/tasks.yml": TASKS}])
def test_one_of_the_two_folders_is_enough(files) -> None:
    assert load(files).defects == ()


def test_pages_below_content_are_documents_and_others_are_files() -> None:
    system = load({"content/a.md": "# A", "content/b/c.md": "# C", "README.md": "# R", "content/x.png": "x"})
    assert [each.path for each in system.documents] == ["content/a.md", "content/b/c.md"]
    assert system.files == {"content/a.md", "content/b/c.md", "README.md", "content/x.png"}


def test_index_guide_and_audit_are_not_controlled() -> None:
    system = load({f"content/{name}.md": "# A" for name in ("index", "guide/a", "audit/b/c", "plans/d", "plans/index")})
    assert [each.path for each in system.controlled] == ["content/plans/d.md", "content/plans/index.md"]


def test_the_settings_say_what_is_not_controlled() -> None:
    files = {"data/settings.yml": "uncontrolled: [notes/*]\n", "content/notes/a.md": "# A", "content/index.md": "# B"}
    assert [each.path for each in load(files).controlled] == ["content/index.md"]


def test_an_empty_list_puts_every_page_under_control() -> None:
    files = {"data/settings.yml": "uncontrolled: []\n", "content/index.md": "# A", "content/guide/b.md": "# B"}
    assert len(load(files).controlled) == 2


def test_a_list_register_has_its_entries_and_a_single_one_its_record() -> None:
    system = load({"data/tasks.yml": TASKS, "data/scope.yml": "statement: All\n"})
    assert list(system.register("tasks").by_id) == ["T-001", "T-002"]
    assert system.register("scope").single.text("statement") == "All"


def test_a_register_that_does_not_exist_is_empty_and_says_so() -> None:
    register = load({"data/tasks.yml": TASKS}).register("risks")
    assert (len(register), register.exists, register.broken, register.path) == (0, False, False, "data/risks.yml")


@pytest.mark.parametrize("text", ["id: T-001\n", "just words\n", "- [", "[" * 99, "a: *b", b"\xff\xfe"])
def test_a_register_that_cannot_be_used_is_empty_and_broken(text) -> None:
    system = load({"data/tasks.yml": text, "data/risks.yml": "- id: R-001\n"})
    register = system.register("tasks")
    assert (len(register), register.exists, register.broken) == (0, True, True)
    assert len(system.register("risks")) == 1
    assert system.defects


def test_items_that_are_no_entries_are_left_to_the_schema() -> None:
    register = load({"data/tasks.yml": "- id: T-001\n- words\n- [a]\n-\n- id: T-002\n"}).register("tasks")
    assert [(each.id, each.pointer) for each in register] == [("T-001", (0,)), ("T-002", (4,))]
    assert register.value == [{"id": "T-001"}, "words", ["a"], None, {"id": "T-002"}]


def test_decision_logs_stand_by_their_document() -> None:
    system = load({"data/decisions/SMS-PLN-001.yml": '- version: "1.0"\n  decision: approved\n  on: 2027-01-10\n'})
    assert list(system.decisions) == ["SMS-PLN-001"]
    last = system.last_decision("SMS-PLN-001")
    assert last is not None
    assert last.location("on").at == (0, "on")
    assert system.last_decision("SMS-PLN-002") is None


def test_a_broken_decision_log_is_kept_as_broken() -> None:
    system = load({"data/decisions/SMS-PLN-001.yml": "- a: b: c\n"})
    assert system.decisions["SMS-PLN-001"].broken


def test_an_edition_that_does_not_exist_is_read_as_the_one_in_force() -> None:
    assert load({"data/settings.yml": "standard: iso20000-1-1999\n"}).standard.edition == "2018"
    assert load({"data/settings.yml": "standard: iso20000-1-2011\n"}).standard.edition == "2011"


@pytest.mark.parametrize(
    "text", ["- a\n", "words\n", "a: b: c\n", "", "parameters: 3\nas_of: [x]\nuncontrolled: {a: 1}\n"]
)
def test_broken_settings_leave_the_defaults(text: str) -> None:
    system = load({"data/settings.yml": text, "content/a.md": "# A", "content/index.md": "# B"})
    assert [each.path for each in system.controlled] == ["content/a.md"]
    assert system.settings.due_soon_days == 30


def test_the_same_tree_gives_the_same_report() -> None:
    files = {"content/a.md": document("# A\n\n[x](b.md)\n"), "data/tasks.yml": TASKS + "- x: !y z\n"}
    assert report(files) == report(files)


@settings(max_examples=25, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                *("content/a.md", "content/b/c.md", "data/settings.yml", "data/tasks.yml", "data/scope.yml"),
                *("data/x.yaml", "data/decisions/SMS-PLN-001.yml", "data/roles.yml", "data/assignments.yml"),
            ]
        ),
        st.one_of(
            st.binary(max_size=80),
            st.text(max_size=80).map(str.encode),
            st.text("-: \n[]{}ab'\"|", max_size=60).map(lambda text: f"- id: x\n  owner: {text}".encode()),
            st.text("-: \n[]{}ab'\"|", max_size=60).map(lambda text: f"---\nid: {text}\n---\n# A".encode()),
        ),
        max_size=6,
    )
)
def test_no_tree_raises_and_every_finding_lies_in_it(files) -> None:
    source = tree(files)
    found = engine.check(engine.load(source), source).findings
    for each in found:
        text = files.get(each.position.path, b"").decode("utf-8", "replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= each.position.line <= len(lines)
        assert each.position.column >= 1
