"""CODEOWNERS: who is asked for a review, judged by git's own reading of the patterns."""

import re
import subprocess
from pathlib import Path

import pytest

from sms_docs.publish.codeowners import BEGIN, END, CodeOwners, code_owners, is_torn, merged
from tests.owners import PEOPLE, SYSTEM
from tests.support import DAY, document, load

OWN = ".github/CODEOWNERS"


def owners(files=SYSTEM, place="", as_of=DAY, **changes) -> CodeOwners:
    return code_owners(load({**files, **changes}, as_of), place, OWN)


def lines(found: CodeOwners) -> dict[str, list[str]]:
    rows = [row for row in found.block.splitlines() if not row.startswith("#")]
    split = [re.split(r"(?<!\\)\s+", row) for row in rows]
    return {pattern: people for pattern, *people in split}


def answering(block: str, folder: Path, path: str) -> str:
    """The line that counts for a path: the last that fits. git says what fits, by the rules of its ignore files."""
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    for row in reversed([row for row in block.splitlines() if not row.startswith("#")]):
        (folder / ".gitignore").write_text(re.split(r"(?<!\\)\s+", row)[0] + "\n", "utf-8")
        command = ["git", "check-ignore", "--no-index", "--quiet", path]
        if subprocess.run(command, cwd=folder, check=False).returncode == 0:
            return row
    return ""


def test_owner_and_approvers_of_a_document_are_asked_the_owner_first():
    assert lines(owners())["/content/plans/plan.md"] == ["@two", "one@firm.example"]


def test_the_account_is_taken_and_else_the_address():
    assert lines(owners())["/content/registers/risks.md"] == ["one@firm.example"]


def test_a_decision_log_is_reviewed_by_those_of_its_document():
    found = lines(owners())
    assert found["/data/decisions/SMS-PLN-001.yml"] == found["/content/plans/plan.md"]


def test_an_edition_is_reviewed_by_those_of_its_document():
    found = lines(owners(**{"editions/SMS-PLN-001/1.0.md": "Kept.\n", "editions/SMS-PLN-009/1.0.md": "Stray.\n"}))
    assert found["/editions/SMS-PLN-001/"] == found["/content/plans/plan.md"]
    assert "/editions/SMS-PLN-009/" not in found


def test_the_list_of_keys_falls_to_who_answers_for_the_system():
    found = lines(owners(**{"data/settings.yml": "allowed_signers: trust/signers\n"}))
    assert found["/trust/signers"] == ["@two"]


def test_a_register_belongs_to_the_owner_of_the_register_document_that_shows_it():
    found = lines(owners())
    assert found["/data/risks.yml"] == ["one@firm.example"]
    assert "/data/tasks.yml" not in found


def test_a_plan_that_shows_a_register_does_not_own_it():
    plan = document('{{ sms_table("tasks") }}', kind="service-management-plan")
    assert "/data/tasks.yml" not in lines(owners(**{"content/plans/plan.md": plan}))


def test_what_has_no_owner_belongs_to_who_answers_for_the_system():
    found = lines(owners())
    assert list(found)[:4] == ["/content/", "/data/", "/editions/", f"/{OWN}"]
    assert [found[pattern] for pattern in list(found)[:4]] == [["@two"]] * 4


def test_the_holders_are_those_of_the_day_and_deputies_only_step_in_where_nobody_holds_the_role():
    later = owners(as_of=DAY.replace(month=8))
    assert lines(later)["/content/plans/plan.md"] == ["three@firm.example", "one@firm.example"]
    only_deputy = "- {id: AS-004, role: sms-manager, person: PER-03, from: 2026-01-01, deputy_for: PER-02}\n"
    assert lines(owners(**{"data/assignments.yml": only_deputy}))["/content/"] == ["three@firm.example"]


def test_the_text_does_not_change_with_the_day_alone():
    assert owners(as_of=DAY).block == owners(as_of=DAY.replace(month=5)).block


def test_order_of_files_and_entries_plays_no_part():
    turned = dict(reversed(SYSTEM.items()))
    assert owners(turned).block == owners().block


def test_a_role_that_nobody_holds_is_named_with_the_next_step():
    found = owners(**{"data/assignments.yml": "[]\n"})
    assert found.gaps == (
        'Nobody holds the role "sms-manager" on 2027-01-20. Assign it in data/assignments.yml.',
        'Nobody holds the role "executive-sponsor" on 2027-01-20. Assign it in data/assignments.yml.',
    )


def test_a_line_without_people_is_a_comment_so_that_the_line_above_it_counts(tmp_path):
    found = owners(**{"data/people.yml": PEOPLE.replace("one@firm.example", "one at firm")})
    assert "# Nobody can be named for /content/registers/risks.md" in found.block.splitlines()
    assert answering(found.block, tmp_path, "content/registers/risks.md").startswith("/content/ ")
    assert found.gaps[0].startswith('PER-01 holds the role "executive-sponsor" and has no account or e-mail that works')


def test_who_has_left_is_not_asked():
    left = PEOPLE.replace('account: "@two"', "left_on: 2027-01-19")
    found = owners(**{"data/people.yml": left})
    assert lines(found)["/content/plans/plan.md"] == ["one@firm.example"]
    assert any(gap.startswith("PER-02 holds the role") for gap in found.gaps)
    last_day = owners(**{"data/people.yml": left.replace("01-19", "01-20")})
    assert lines(last_day)["/content/plans/plan.md"] == ["two@firm.example", "one@firm.example"]


@pytest.mark.parametrize("account", ["@two\n* @mallory", "@two @mallory", "two", "@", "@two # x"])
def test_an_account_that_is_none_puts_nothing_into_the_file(account):
    found = owners(**{"data/people.yml": PEOPLE.replace('"@two"', repr(account).replace("'", '"'))})
    assert "mallory" not in found.block
    assert lines(found)["/content/plans/plan.md"][0] == "two@firm.example"


def test_an_address_with_a_line_break_puts_nothing_into_the_file():
    hostile = PEOPLE.replace("one@firm.example", '"one@firm.example\\n* @mallory"')
    assert "mallory" not in owners(**{"data/people.yml": hostile}).block


def test_without_anybody_who_answers_for_the_system_that_is_said():
    found = owners(**{"content/plans/plan.md": document(kind="implementation-plan")})
    assert "no document control procedure" in found.gaps[0]
    assert "# Nobody can be named for /content/" in found.block


@pytest.mark.parametrize(
    "name",
    [
        "a b.md", " a.md", "#a.md", "a#b.md", "a #b.md", "[a].md", "a[1-3].md", "*.md", "a?.md", "!a.md", "a\\b.md",
        "a\tb.md", "größe.md", "計画.md", "a'b\".md", "a,b (1).md", "a{b}.md", "-a.md", "@two.md", "🔥.md",
        "a\u3000b.md", "a\u2028b.md", "a\x85.md", "\u202ea.md",
    ],
)  # fmt: skip
def test_a_file_of_any_name_is_found_by_its_own_line(name, tmp_path):
    path = f"content/plans/{name}"
    found = owners(**{path: document(id="SMS-PLN-009", owner="executive-sponsor", approvers="[]")})
    assert answering(found.block, tmp_path, path).endswith(" one@firm.example")
    assert answering(found.block, tmp_path, "content/plans/plan.md").endswith(" @two one@firm.example")


def test_a_line_break_in_a_name_is_no_new_line():
    found = owners(**{"content/plans/a\n* @mallory.md": document(id="SMS-PLN-009")})
    assert not any(row.startswith("*") for row in found.block.splitlines())


def test_other_pages_fall_to_the_line_for_all_pages(tmp_path):
    assert answering(owners().block, tmp_path, "content/guide/help.md").startswith("/content/ ")
    assert answering(owners().block, tmp_path, "content/guide/new/page.md").startswith("/content/ ")
    assert answering(owners().block, tmp_path, "README.md") == ""


def test_a_system_in_a_folder_has_its_lines_below_that_folder_and_codeowners_at_the_top(tmp_path):
    found = owners(place="our sms")
    assert answering(found.block, tmp_path, "our sms/content/plans/plan.md").endswith(" @two one@firm.example")
    assert answering(found.block, tmp_path, "content/plans/plan.md") == ""
    assert lines(found)[f"/{OWN}"] == ["@two"]


def test_the_first_lines_say_what_made_them():
    head = owners().block.splitlines()
    assert head[0] == BEGIN
    assert "Generated by `sms codeowners --write`" in head[1]
    assert head[-1] == END


def test_what_others_wrote_is_kept_around_our_lines():
    block = owners().block
    first = merged("* @everybody\n", block)
    assert first == f"* @everybody\n\n{block}"
    after = merged(f"{first}/program/ @programmers\n", block.replace("@two", "@three"))
    assert after.startswith("* @everybody\n\n# sms-docs: begin")
    assert after.endswith("# sms-docs: end\n/program/ @programmers\n")
    assert "@two" not in after


def test_writing_again_changes_nothing():
    block = owners().block
    for existing in ("", "\n", "* @everybody", f"* @a\n{block}* @b\n"):
        once = merged(existing, block)
        assert merged(once, block) == once


def test_a_backslash_in_the_lines_is_taken_as_it_is():
    block = f"{BEGIN}\n/a\\ \\g<0>b @two\n{END}\n"
    assert merged(block, block) == block


def test_lines_whose_end_is_missing_are_noticed():
    assert is_torn(f"{BEGIN}\n/content/ @two\n")
    assert not is_torn(owners().block)
    assert not is_torn("* @everybody\n")
