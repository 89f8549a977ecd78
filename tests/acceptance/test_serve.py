"""The live view: it survives faulty edits, says what is wrong, and recovers."""

from pathlib import Path

import pytest

from tests.sites import copy_example, edit, fetch, free_port, serving, wait_for

pytestmark = pytest.mark.slow

CATALOGUE = "services/"


def test_serve_survives_a_faulty_edit_and_shows_new_data(tmp_path: Path) -> None:
    folder, port = copy_example(tmp_path / "live"), free_port()
    with serving(folder, "mkdocs", "serve", "-a", f"127.0.0.1:{port}"):
        home = f"http://127.0.0.1:{port}/"
        assert "sms-findings" not in wait_for(home + CATALOGUE, "Web hosting")

        edit(folder, "data/services.yml", "Web hosting", "Looked-after hosting")
        assert "Web hosting" not in wait_for(home + CATALOGUE, "Looked-after hosting")

        edit(folder, "data/services.yml", "name: Looked-after hosting", "nmae: Looked-after hosting")
        page = wait_for(home, "sms-findings")
        assert "data/services.yml:" in page
        assert "data.schema-violation" in page

        edit(folder, "data/services.yml", "nmae: Looked-after hosting", "name: Tended hosting")
        wait_for(home + CATALOGUE, "Tended hosting")
        wait_for(home, "sms-findings", present=False)

        data = folder / "data/services.yml"
        whole = data.read_text("utf-8")
        data.write_text(whole + "\n- [broken", "utf-8")
        assert "yaml." in wait_for(home, "sms-findings")
        data.write_bytes(b"\xff\xfe" + whole.encode("utf-16-le"))
        wait_for(home, "not UTF-8")
        data.write_text(whole, "utf-8")
        wait_for(home, "sms-findings", present=False)

        page_file = folder / "content/programme.md"
        text = page_file.read_bytes()
        page_file.write_bytes(text.replace(b"Good habits", b"Good \xff habits"))
        wait_for(home, "file.not-utf8")
        page_file.write_bytes(text)
        wait_for(home, "sms-findings", present=False)
    assert "Traceback" not in (folder / "server.log").read_text("utf-8")


def test_an_edit_of_a_page_or_a_register_is_shown_with_its_finding_and_no_stale_table(tmp_path: Path) -> None:
    folder, port = copy_example(tmp_path / "live"), free_port()
    with serving(folder, "sms_docs", "serve", "--address", f"127.0.0.1:{port}"):
        home = f"http://127.0.0.1:{port}/"
        wait_for(home + CATALOGUE, "Web hosting")
        edit(folder, "data/services.yml", "  owner: operations-lead", "  owner: nobody-at-all")
        page = wait_for(home + CATALOGUE, "nobody-at-all")
        below = page.partition('id="entry-SVC-01"')[2].partition("</tr>")[2]
        assert below.startswith('<tr class="sms-flagged">')  # right below the row that is wrong
        assert "data.dangling-reference" in below[:2000]
        edit(folder, "data/services.yml", "  owner: nobody-at-all", "  owner: operations-lead")
        edit(folder, "content/index.md", "## Where to look", "## Where to look today")
        wait_for(home, "Where to look today")
        for path in (CATALOGUE, "policy-and-scope/", "audit/findings/"):
            assert "nobody-at-all" not in wait_for(home + path, "Build record")
    assert fetch(home) == ""  # the server has ended with the command
