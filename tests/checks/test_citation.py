"""Clauses of the standard that are cited wrongly."""

import pytest

from tests.support import document, found, messages, report

PAGE = "content/plans/plan.md"
EDITION_2011 = {"data/settings.yml": "standard: iso20000-1-2011\n"}


def page(text: str, **fields: object) -> dict[str, str]:
    return {PAGE: document(text, **fields)}


def hint(check_id: str, files: dict[str, str]) -> str:
    [finding] = [each for each in report(files).findings if each.id == check_id]
    return finding.hint


# ------------------------------------------------------------------ citation.unknown-clause


def test_clauses_that_exist_are_not_found() -> None:
    files = page('{{ sms_clause("8.6.1") }}\n', clauses='["6.3", "10.2"]') | {
        "data/tasks.yml": '- {id: T-1, clause: "4"}\n'
    }
    assert found("citation.unknown-clause", files) == []


def test_an_unknown_clause_in_a_header_is_found_in_the_list() -> None:
    files = page("", clauses='["6.3", "8.9"]')
    assert found("citation.unknown-clause", files) == [f"{PAGE}:12:18"]
    assert messages("citation.unknown-clause", files) == ["ISO/IEC 20000-1:2018 has no clause 8.9."]
    assert hint("citation.unknown-clause", files) == "Name one of 8.1 to 8.7."


def test_an_unknown_clause_in_a_register_is_found_at_its_value() -> None:
    files = {
        "data/tasks.yml": '- id: T-1\n  clause: "11.1"\n',
        "data/tools.yml": '- id: X\n  supports: ["8.1", "8.0"]\n',
    }
    assert found("citation.unknown-clause", files) == ["data/tasks.yml:2:11", "data/tools.yml:2:21"]


def test_only_fields_for_clauses_are_read_as_clauses() -> None:
    files = {"data/tasks.yml": '- {id: T-1, owner: "8.9", clause: six}\n- {id: T-2, owner: nobody}\n'}
    assert found("citation.unknown-clause", files) == []


def test_an_unknown_clause_in_a_call_is_found_on_any_page() -> None:
    files = {"content/guide/a.md": 'A {{ sms_clause("8.6.9") }}\n'}
    assert found("citation.unknown-clause", files) == ["content/guide/a.md:1:3"]
    assert hint("citation.unknown-clause", files) == "Name one of 8.6.1 to 8.6.3."
    assert hint("citation.unknown-clause", {"content/a.md": '{{ sms_clause("incident") }}\n'}).startswith("Choose one")


def test_a_clause_of_the_other_edition_is_told_with_its_successor() -> None:
    files = page("", clauses='["4.5.2"]')
    assert messages("citation.unknown-clause", files) == [
        "ISO/IEC 20000-1:2018 has no clause 4.5.2; that number is of the 2011 edition."
    ]
    assert hint("citation.unknown-clause", files) == "Name 6.3, 6.2 or 6.1.2, which took over its content."


def test_the_edition_of_the_settings_decides() -> None:
    assert found("citation.unknown-clause", page("", clauses='["4.5.2"]') | EDITION_2011) == []
    files = page("", clauses='["8.6.1"]') | EDITION_2011
    assert messages("citation.unknown-clause", files) == [
        "ISO/IEC 20000-1:2011 has no clause 8.6.1; that number is of the 2018 edition."
    ]


def test_a_part_of_a_clause_without_parts_is_told_so() -> None:
    assert hint("citation.unknown-clause", page("", clauses='["5.3.1"]')) == "Name 5.3, which has no parts."


@pytest.mark.parametrize("clauses", ['["six"]', "[6.3]", '"8.9"', "[[]]", "null"])
def test_what_does_not_look_like_a_clause_is_left_to_the_schema(clauses: str) -> None:
    assert found("citation.unknown-clause", page("", clauses=clauses)) == []


@pytest.mark.parametrize(
    "call", ["sms_clause()", "sms_clause(8)", 'sms_clause("8.9", 1)', 'sms_clause("8.9", a=1)', 'sms_ref("8.9")']
)
def test_a_call_of_the_wrong_form_is_left_to_the_check_on_arguments(call: str) -> None:
    assert found("citation.unknown-clause", page(f"{{{{ {call} }}}}\n")) == []


# ------------------------------------------------------------------ citation.clause-for-other-subject

WRONG = "citation.clause-for-other-subject"


@pytest.mark.parametrize(
    "text",
    [
        "Incident management (8.1) restores services.",
        "We run incident management (8.1) around the clock.",
        "**Incident management** (8.1)",
        "- Incident management (clause 8.1)",
        "Incident management process (8.1)",
        "[Incident management](x.md) (8.1)",
        "The incident\nmanagement (8.1) is new.",
        "Service level management (8.3.2)",
        "The CMDB (8.1) is kept by the team.",
        "The service management plan (8.1) says more.",
        "Service management plan (ISO/IEC 20000-1:2018, 8.1)",
        "Incident management, clause 8.1, restores services.",
        "Clause 8.3.2 service level management",
        "See clause 8.3.2 (service level management).",
        "Clause 8.3.2 on service level management",
        "Management review (9.2)",
        "## Release and deployment management (8.6)",
        'Incident management ({{ sms_clause("8.1") }})',
        "Change management and incident management (8.5.1)",
        "Incident management (8.3 and 8.4.1)",
        "Incident management (8.99, 8.1)",
        "Communication procedure (8.1)",
        "Incident management (ISO/IEC 20000-1:2018, 4.2)",
        "Control of parties involved in the service lifecycle (8.1)",
        "Clause 8.1 control of parties involved in the service lifecycle",
        "Clause 8.3.2 Service Level Management",
        "Clause 8.3.2 service level management now",
        "Clause 8.1 CMDB",
        "Clause 4.2 incident management",
        "Clause 9.2 incident management",
        "`x`\n\nIncident management (8.1)",
        "| Process | Clause |\n|---|---|\n| Incident management | 4.2 |",
        "Incident management (clause 4.2)",
        "Incident management (5.2.1)",
        "Management review (4.2)",
        "| Process | Clause |\n|---|---|\n| Incident management | 8.1 |",
        "| Clause | What |\n|:--|--|\n| 8.3.2 | [Service level management](x.md) |\n",
    ],
)
def test_a_clause_beside_the_name_of_another_subject_is_found(text: str) -> None:
    assert len(found(WRONG, page(f"{text}\n"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Incident management (8.6.1), problem management (8.6.3)",
        "Incident management (8.6)",
        "Incident and service request management (8.6)",
        "Incident, problem and change management (8.5, 8.6)",
        "Change management policy (8.5.1.1)",
        "The roles of incident management (5.3)",
        "objectives for incident management (6.2)",
        "suppliers in incident management (8.3.4)",
        "information for the capacity management (8.2.6)",
        "We audit incident management (9.2).",
        "We plan incident management (6.3).",
        "incident management (4.2)",
        "Incident management (8)",
        "Incident management (8.15)",
        "incident management (8.1 of ISO/IEC 20000-1:2011)",
        "Incident management (ISO/IEC 20000-1:2011, 8.1)",
        "Incident management (8.1 hours)",
        "Incident management: 8.1 hours on average",
        "Incident management. (8.1)",
        "Incident management\n\n(8.1)",
        "`Incident management (8.1)`",
        "```\nIncident management (8.1)\n```",
        "We measure incident management (9.1, 8.1).",
        "Incident management tools (8.1)",
        "good old suppliers of incident management (8.3.4)",
        "Clause 8.3.2 service; level management",
        'Incident management ({{ sms_ref("8.1") }})',
        "Incident management ({{ sms_clause() }})",
        "| Process | Subclause |\n|---|---|\n| Incident management | 8.1 |",
        "| Subclause | Process |\n|---|---|\n| 8.1 | Incident management |",
        "| Process | Clause |\n|---|---|\n| Incident management | – |",
        "Each clause in turn\n|---|---|\n| Incident management | 8.1 |",
        "Clause by clause\n|---|---|\n| 8.1 | Incident management |",
        'Incident management ({{ sms_clause("8.1x") }})',
        "Clause 8.1 of the contract on incident management",
        "clause 8.1 planning",
        "clause 9.2 internal audit of incident management",
        "supplier selection (8.1)",
        'We measure incident management ({{ sms_clause("9.1") }})',
        'Incident management {{ sms_clause("8.1") }}',
        "| Process | Score |\n|---|---|\n| Incident management | 8.1 |",
        "| Process | Clause |\n|---|---|\n| Incident management | 8.6.1 |\n| Help | 8.1 |\n| Problem management |\n",
        "| Process | Clauses |\n|---|---|\n| Incident management | 8.1, 8.6.1 |",
    ],
)
def test_a_clause_that_fits_or_may_mean_something_else_is_not_found(text: str) -> None:
    assert found(WRONG, page(f"{text}\n")) == []


@pytest.mark.parametrize("word", ["The", "A", "An", "Our", "Its", "Their", "Each", "Every", "This"])
def test_an_article_before_the_name_says_nothing_of_its_own(word: str) -> None:
    assert len(found(WRONG, page(f"{word} incident management (9.2)\n"))) == 1


@pytest.mark.parametrize(
    "word", ["of", "for", "in", "on", "about", "with", "from", "within", "across", "between", "under"]
)
def test_a_preposition_before_the_name_leaves_open_what_the_number_is_for(word: str) -> None:
    assert found(WRONG, page(f"Suppliers {word} incident management (8.3.4)\n")) == []


@pytest.mark.parametrize("noun", ["process", "processes", "procedure", "procedures", "practice", "practices"])
def test_a_process_is_named_with_its_noun_too(noun: str) -> None:
    assert len(found(WRONG, page(f"Incident management {noun} (8.1)\n"))) == 1
    entry = {"data/tasks.yml": f'- {{id: T-1, title: Incident management {noun}, clause: "8.1"}}\n'}
    assert len(found(WRONG, entry)) == 1


def test_a_name_after_a_long_sentence_is_found() -> None:
    assert len(found(WRONG, page(f"{'word ' * 60}incident management (8.1)\n"))) == 1


def test_the_first_clause_that_the_edition_has_is_the_one_cited() -> None:
    [message] = messages(WRONG, page("Incident management (8.99, 8.4.1 and 8.1)\n"))
    assert message == (
        "Clause 8.4.1 is cited for incident management, but it is about budgeting and accounting for services."
    )


def test_a_part_of_the_clause_of_the_other_edition_is_told_so() -> None:
    [message] = messages(WRONG, page("Problem management (8.2.1)\n"))
    assert message.endswith("; that holds for the 2011 edition.")


def test_the_finding_stands_at_the_number_and_says_what_the_clause_is_about() -> None:
    files = page("We run incident management (clause 8.1).\n")
    assert found(WRONG, files) == [f"{PAGE}:15:36"]
    [message] = messages(WRONG, files)
    assert message == (
        "Clause 8.1 is cited for incident management, but it is about operational planning and control; "
        "that holds for the 2011 edition."
    )
    assert hint(WRONG, files) == "Cite 8.6.1."


def test_a_cell_of_a_table_is_found_at_its_number() -> None:
    files = page(
        "| Process | Clause |\n|---|---|\n| Problem management | 8.6.3 |\n| Service level management | 8.3.2 |\n"
    )
    assert found(WRONG, files) == [f"{PAGE}:18:30"]
    two = page("| Process | Clause |\n|---|---|\n| Service level management | 8.3.2, 8.3.4 |\n")
    assert found(WRONG, two) == [f"{PAGE}:17:30"]
    assert messages(WRONG, files) == [
        "Clause 8.3.2 is cited for service level management, but it is about business relationship management."
    ]


def test_in_the_2011_edition_other_clauses_fit() -> None:
    assert found(WRONG, page("Incident management (8.1)\n", clauses="[]") | EDITION_2011) == []
    files = page("Problem management (8.1)\n", clauses="[]") | EDITION_2011
    assert found(WRONG, files) == [f"{PAGE}:15:21"]


def test_in_the_2011_edition_clause_4_is_about_the_system_and_the_others_about_processes() -> None:
    across = page("We agree service level management (8.1).\n", clauses="[]") | EDITION_2011
    assert len(found(WRONG, across)) == 1
    score = page("Service level management (4.2)\n", clauses="[]") | EDITION_2011
    assert found(WRONG, score) == []
    done = page("We review service level management (clause 4.5.4).\n", clauses="[]") | EDITION_2011
    assert found(WRONG, done) == []


def test_a_subject_that_an_edition_does_not_have_is_not_judged() -> None:
    assert found(WRONG, page("Knowledge management (8.1)\n", clauses="[]") | EDITION_2011) == []


def test_an_entry_with_a_subjects_name_and_another_clause_is_found() -> None:
    files = {"data/processes.yml": '- id: incident\n  title: Incident management\n  clause: "8.1"\n'}
    assert found(WRONG, files) == ["data/processes.yml:3:11"]
    process = '- id: incident\n  title: Incident management process\n  clauses: ["8.1", "9.1"]\n'
    assert found(WRONG, {"data/processes.yml": process}) == ["data/processes.yml:3:12"]


@pytest.mark.parametrize(
    "entry",
    [
        'title: Incident management, clause: "8.6.1"',
        'title: Incident management, clauses: ["8.1", "8.6"]',
        'title: Train incident management, clause: "7.2"',
        'title: Incident management tools, clause: "8.1"',
        'title: "2027", clause: "8.1"',
        'title: Incident management, clause: "8.99"',
        "title: Incident management",
        'name: Tool, supports: ["8.1"]',
    ],
)
def test_an_entry_whose_clause_fits_or_whose_title_says_more_is_not_found(entry: str) -> None:
    assert found(WRONG, {"data/tasks.yml": f"- {{id: T-1, {entry}}}\n"}) == []


def test_a_document_none_of_whose_clauses_is_of_its_kind_is_found() -> None:
    files = page("", kind="incident-management-process", clauses='["8.1", "8.5.1"]')
    assert found(WRONG, files) == [f"{PAGE}:12:10"]
    assert messages(WRONG, files) == [
        "Clause 8.1 is cited for incident management process, but it is about operational planning and control."
    ]
    assert hint(WRONG, files) == "Cite 8.6.1."


@pytest.mark.parametrize("clauses", ['["8.6.1", "8.1"]', '["8.6"]', "[]", '["8.99"]', '"8.1"'])
def test_a_document_with_one_clause_of_its_kind_or_none_is_not_found(clauses: str) -> None:
    expected = [f"{PAGE}:12:10"] if clauses == '"8.1"' else []
    assert found(WRONG, page("", kind="incident-management-process", clauses=clauses)) == expected


def test_a_kind_without_a_clause_in_the_edition_may_name_any() -> None:
    assert found(WRONG, page("", kind="demand-management-process", clauses='["6.5"]') | EDITION_2011) == []


def test_kinds_that_no_clause_asks_for_may_name_any() -> None:
    assert found(WRONG, page("", kind="business-case", clauses='["8.1"]')) == []


def test_pages_without_control_may_show_wrong_citations() -> None:
    assert found(WRONG, {"content/guide/a.md": "Incident management (8.1)\n"}) == []


# ------------------------------------------------------------------ citation.edition-unclear

BEFORE = "Until 2025 we went by ISO/IEC 20000-1:2011, 4.5.2."


def test_a_clause_without_a_year_beside_one_of_the_other_edition_is_found() -> None:
    files = page(f"{BEFORE}\n\nThe plan follows clause 6.3.\n")
    assert found("citation.edition-unclear", files) == [f"{PAGE}:17:25"]
    assert messages("citation.edition-unclear", files) == [
        "This document cites both editions, and clause 6.3 stands without one."
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE}\n\nThe plan follows ISO/IEC 20000-1:2018, 6.3.",
        f"{BEFORE}\n\nClauses without a year are those of the 2018 edition. See clause 6.3.",
        "ISO/IEC 20000-1:2011 was withdrawn.\n\nThe plan follows clause 6.3.",
        "The plan follows clause 6.3 and ISO/IEC 20000-1:2018, 9.2.",
        f"{BEFORE}\n\nSection 6.3 of this plan says more.",
        f"{BEFORE}\n\n`clause 6.3`",
    ],
)
def test_a_year_or_a_sentence_for_all_settles_it(text: str) -> None:
    assert found("citation.edition-unclear", page(f"{text}\n")) == []


def test_in_a_system_for_2011_it_is_the_other_way_round() -> None:
    text = "Later we go by ISO/IEC 20000-1:2018, 6.3.\n\nThe plan follows clause 4.5.2.\n"
    assert found("citation.edition-unclear", page(text) | EDITION_2011) == [f"{PAGE}:17:25"]


# ------------------------------------------------------------------ citation.superseded-edition

SUPERSEDED = "citation.superseded-edition"


@pytest.mark.parametrize(
    ("text", "column"),
    [("The plan follows ISO/IEC 20000-1:2011, 4.5.2.", 40), ("See clause 4.5.2 of the 2011 edition.", 12)],
)
def test_a_plan_by_the_edition_before_is_found_with_the_clause_of_today(text: str, column: int) -> None:
    assert found(SUPERSEDED, page(text)) == [f"{PAGE}:15:{column}"]
    assert hint(SUPERSEDED, page(text)) == "Cite 6.3, 6.2 or 6.1.2."
    assert messages(SUPERSEDED, page(text)) == [
        "Clause 4.5.2 is cited by the edition of 2011, which was replaced in 2018."
    ]


def test_the_past_other_documents_and_other_settings_may_cite_it() -> None:
    text = "The plan follows ISO/IEC 20000-1:2011, 4.5.2."
    assert found(SUPERSEDED, page(f"Until 2026: {text}")) == []
    assert found(SUPERSEDED, page(text, kind="gap-assessment-report")) == []
    assert found(SUPERSEDED, page("ISO/IEC 20000-1:2018, 6.3, and the 2011 edition as a whole")) == []
    assert found(SUPERSEDED, page(text) | EDITION_2011) == []
    assert found(SUPERSEDED, page(f"{text}\n\nFormer plans.")) == [f"{PAGE}:15:40"]
