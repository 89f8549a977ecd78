"""Links, references and evidence that lead nowhere."""

import pytest

from tests.support import document, found, messages, report

PAGE = "content/plans/plan.md"
OTHERS: dict[str, str | bytes] = {
    "content/index.md": "# Home\n",
    "content/policies/policy.md": document("## Our commitments\n\n## Scope & purpose {#scope}\n\n## Same\n\n## Same\n"),
    "content/policies/index.md": "# Policies\n",
    "content/policies/Logo.png": b"x",
    "content/policies/a b.md": document(id="SMS-POL-002"),
    "content/records/x.md": document(id="SMS-REC-001"),
    "data/tasks.yml": "- id: T-001\n",
    "README.md": "x",
}


def page(text: str) -> dict[str, str | bytes]:
    return {**OTHERS, PAGE: text}


def fault(check_id: str, text: str) -> tuple[str, str]:
    [finding] = [each for each in report(page(text)).findings if each.id == check_id]
    return finding.message, finding.hint


# ------------------------------------------------------------------ link.dead-link


@pytest.mark.parametrize(
    "target",
    [
        "../policies/policy.md",
        "../policies/./policy.md",
        "../../content/policies/policy.md",
        "plan.md",
        "#a",
        "?x=1",
        "../policies/policy.md?x=1#scope",
        "../policies/a%20b.md",
        "<../policies/a b.md>",
        "../policies/Logo.png",
        "https://example.org/no.md",
        "mailto:a@example.org",
        "//example.org/x",
        "tel:+4912",
        "{{ sms_ref(1) }}",
    ],
)
def test_a_link_that_leads_to_a_file_of_the_site_or_elsewhere_is_not_found(target: str) -> None:
    assert found("link.dead-link", page(f"[x]({target})\n")) == []


def test_a_link_that_leads_to_no_file_is_found_at_its_target() -> None:
    assert found("link.dead-link", page("# A\n\nSee [x](../policies/no.md) and ![y](no.png).\n")) == [
        f"{PAGE}:3:9",
        f"{PAGE}:3:37",
    ]
    assert fault("link.dead-link", "[x](../policies/no.md)\n")[0] == "There is no file content/policies/no.md."


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("../policies/Policy.md", "It exists as ../policies/policy.md; capital and small letters count."),
        ("../policies/logo.png", "It exists as ../policies/Logo.png; capital and small letters count."),
        ("policy.md", 'Did you mean "../policies/policy.md"?'),
        ("POLICY.md", 'Did you mean "../policies/policy.md"?'),
        ("../policies/polcy.md", 'Did you mean "../policies/policy.md"?'),
        ("../policies/policy.html", "Write ../policies/policy.md; links lead to files, not to addresses on the site."),
        ("../policies/policy/", "Write ../policies/policy.md; links lead to files, not to addresses on the site."),
        ("..\\policies\\policy.md", "Write it with forward slashes: ../policies/policy.md."),
        ("../policies/", "Write ../policies/index.md."),
        ("../records", "Link to one of its pages."),
        ("..", "Write ../index.md."),
        ("quite-another.md", "Correct the path, or add the file."),
        ("../../../x.md", "Count the ../ again: the path begins at this page."),
        ("../../no.md", "Count the ../ again: the path begins at this page."),
        ("../../README.md", "Move the file below content/, or show its data with a table."),
    ],
)
def test_the_hint_says_what_to_write(target: str, hint: str) -> None:
    assert fault("link.dead-link", f"[x]({target})\n")[1] == hint


@pytest.mark.parametrize(
    ("target", "others", "hint"),
    [
        ("../manual/", ["content/manual/README.md"], "Write ../manual/README.md."),
        ("../../docs/", ["docs/index.md"], "Link to one of its pages."),
        ("no/same.md", ["content/a/same.md", "content/b/same.md"], 'Did you mean "../a/same.md"?'),
        (
            "ab.md",
            ["content/plans/Ab.md", "content/plans/aB.md"],
            "It exists as aB.md; capital and small letters count.",
        ),
    ],
)
def test_of_several_files_the_hint_always_names_the_same(target: str, others: list[str], hint: str) -> None:
    files = {PAGE: f"[x]({target})\n"} | dict.fromkeys(others, "# x\n")
    [finding] = [each for each in report(files).findings if each.id == "link.dead-link"]
    assert finding.hint == hint


def test_link_definitions_are_links_and_code_is_none() -> None:
    text = "[a]: no.md\n\n`[b](no.md)`\n\n```\n[c](no.md)\n```\n"
    assert found("link.dead-link", page(text)) == [f"{PAGE}:1:6"]


def test_a_target_may_have_escaped_characters() -> None:
    files = {"content/a_(b).md": "# x\n", "content/c.md": "[x](a\\_\\(b\\).md)\n"}
    assert found("link.dead-link", files) == []


# ------------------------------------------------------------------ link.dead-anchor


@pytest.mark.parametrize(
    "target",
    [
        "../policies/policy.md#our-commitments",
        "../policies/policy.md#scope",
        "../policies/policy.md#same_1",
        "#here",
        "#set",
        "#",
        "#top",
        "#fn:1",
        "#fnref:1",
        "#:~:text=x",
        "../policies/policy.md#our%2Dcommitments",
        "../policies/no.md#x",
        "../policies/Logo.png#x",
        "https://example.org#x",
    ],
)
def test_an_anchor_that_exists_or_cannot_be_known_is_not_found(target: str) -> None:
    assert found("link.dead-anchor", page(f'# Here\n\n<a id="set"></a> [x]({target})\n')) == []


def test_an_anchor_that_its_page_does_not_have_is_found_with_the_near_one() -> None:
    text = "[x](../policies/policy.md#our-comitments)\n"
    assert found("link.dead-anchor", page(text)) == [f"{PAGE}:1:5"]
    assert fault("link.dead-anchor", text) == (
        "There is no heading #our-comitments on content/policies/policy.md.",
        'Did you mean "#our-commitments"?',
    )


def test_an_anchor_on_the_page_itself_is_found() -> None:
    assert fault("link.dead-anchor", "# Here\n\n[x](#zzz)\n") == (
        "There is no heading #zzz on this page.",
        "Name a heading of that page, or leave the part behind # out.",
    )


def test_rows_of_a_table_have_anchors() -> None:
    text = '{{ sms_table("tasks") }}\n\n[x](#entry-T-001) [y](#entry-T-999)\n'
    assert found("link.dead-anchor", page(text)) == [f"{PAGE}:3:23"]
    assert found("link.dead-anchor", page(text + "[z](#T-001)\n")) == [f"{PAGE}:3:23", f"{PAGE}:4:5"]
    assert found("link.dead-anchor", page("[x](#entry-T-001)\n")) == [f"{PAGE}:1:5"]


def test_the_anchor_of_a_heading_with_a_value_is_not_known() -> None:
    assert found("link.dead-anchor", page('# {{ sms_value("x.y") }}\n\n[x](#merrow)\n')) == []


# ------------------------------------------------------------------ link.dead-reference


def test_a_reference_to_no_document_and_no_entry_is_found() -> None:
    text = 'A {{ sms_ref("SMS-POL-003") }} b {{ sms_ref("T-001") }} c {{ sms_ref("SMS-PLN-001") }}\n'
    assert found("link.dead-reference", page(text)) == [f"{PAGE}:1:3"]
    assert fault("link.dead-reference", text) == (
        'There is no document and no entry "SMS-POL-003".',
        'Did you mean "SMS-POL-002"?',
    )


def test_references_are_judged_on_pages_without_control_too() -> None:
    assert found("link.dead-reference", {"content/guide/a.md": '{{ sms_ref("X-1") }}\n'}) == ["content/guide/a.md:1:1"]


@pytest.mark.parametrize(
    "call", ["sms_ref()", "sms_ref(1)", 'sms_ref("a", "b")', 'sms_ref("X", a=1)', 'sms_table("X")']
)
def test_a_call_of_the_wrong_form_is_left_to_the_check_on_arguments(call: str) -> None:
    assert found("link.dead-reference", page(f"{{{{ {call} }}}}\n")) == []


def test_nothing_is_concluded_when_a_number_may_stand_in_a_broken_file() -> None:
    text = '{{ sms_ref("R-001") }}\n'
    assert found("link.dead-reference", {**page(text), "data/risks.yml": "- ["}) == []
    assert found("link.dead-reference", {**page(text), "content/z.md": b"\xff\xfe"}) == []
    named = {PAGE: '{{ sms_ref("SMS-POL-009") }}\n', "content/p.md": "---\nid: SMS-POL-009\nx: [\n---\n"}
    assert found("link.dead-reference", named) == []


def test_a_broken_header_that_shows_its_number_hides_no_dead_reference() -> None:
    files = {PAGE: '{{ sms_ref("SMS-POL-010") }}\n', "content/p.md": "---\nid: SMS-POL-009\nx: [\n---\n"}
    assert found("link.dead-reference", files) == [f"{PAGE}:1:1"]


# ------------------------------------------------------------------ link.missing-evidence


def minutes(value: str) -> dict[str, str | bytes]:
    return {**OTHERS, "evidence/Minutes-1.pdf": b"x", "data/reviews.yml": f"- id: MR-1\n  minutes: {value}\n"}


@pytest.mark.parametrize(
    "value",
    [
        "evidence/Minutes-1.pdf",
        "./evidence/Minutes-1.pdf",
        "content/records/x.md#part",
        "T-001",
        "X-1",
        "README.md",
        "https://example.org/x.pdf",
        '""',
        "7",
    ],
)
def test_evidence_that_exists_or_is_no_path_is_not_found(value: str) -> None:
    assert found("link.missing-evidence", minutes(value)) == []


def test_a_file_of_evidence_that_does_not_exist_is_found_at_its_value() -> None:
    assert found("link.missing-evidence", minutes("evidence/minutes/1")) == ["data/reviews.yml:2:12"]
    files = minutes("evidence/minutes/1.pdf")
    assert found("link.missing-evidence", files) == ["data/reviews.yml:2:12"]
    assert messages("link.missing-evidence", files) == [
        "The evidence is missing: there is no file evidence/minutes/1.pdf."
    ]


def test_a_number_may_look_like_the_name_of_a_file() -> None:
    entry = {"data/risks.yml": "- id: R-1.b\n"}
    assert found("link.missing-evidence", minutes("R-1.b") | entry) == []
    numbered = {"content/records/y.md": document(id="SMS-REC.b")}
    assert found("link.missing-evidence", minutes("SMS-REC.b") | numbered) == []


def test_each_field_for_evidence_is_judged_and_no_other() -> None:
    assert found("link.missing-evidence", minutes("T-001\n- id: MR-2\n  minutes: no/file.pdf")) == [
        "data/reviews.yml:4:12"
    ]
    assert found("link.missing-evidence", {"data/tasks.yml": "- id: T-001\n  owner: no/role\n"}) == []


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("evidence/minutes-1.pdf", "It exists as evidence/Minutes-1.pdf; capital and small letters count."),
        ("minutes-1.pdf", 'Did you mean "evidence/Minutes-1.pdf"?'),
        ("evidence/Minutes-2.pdf", 'Did you mean "evidence/Minutes-1.pdf"?'),
        ("proof/other.pdf", "Correct the path, or add the file."),
    ],
)
def test_the_hint_on_evidence_says_what_was_meant(value: str, hint: str) -> None:
    [finding] = [each for each in report(minutes(value)).findings if each.id == "link.missing-evidence"]
    assert finding.hint == hint


# ------------------------------------------------------------------ link.not-portable


@pytest.mark.parametrize(
    "target", ["file:///home/x.md", "FILE://x", "C:\\x.md", "c:/x.md", "\\\\server\\x.docx", "/plans/plan.md", "/"]
)
def test_a_link_to_one_computer_or_server_is_found(target: str) -> None:
    text = f"See [x](<{target}>).\n"
    assert found("link.not-portable", page(text)) == [f"{PAGE}:1:10"]
    assert found("link.dead-link", page(text)) == []


def test_the_message_on_such_a_link_shows_it() -> None:
    assert messages("link.not-portable", page("[x](/plans/plan.md)\n")) == [
        "The link /plans/plan.md works on one computer or server only."
    ]


def test_links_to_other_sites_and_relative_links_are_portable() -> None:
    assert found("link.not-portable", page("[a](https://x.org) [b](mailto:a@b.c) [c](a.md) [d](//x.org)\n")) == []
