"""``sms render``: a tree for any generator, or a sentence that says why not."""

import os
from pathlib import Path

from tests.cli.conftest import Run, Start


def sound(folder: Path) -> None:
    """The small system without its planted error."""
    (folder / "content/guide/merge.md").unlink()
    (folder / "data/risks.yml").unlink()


def test_with_errors_nothing_is_written(sms: Run, folder: Path) -> None:
    done = sms("render", "--out", "out")
    assert done.exit_code == 1
    assert "Nothing was written" in done.stderr
    assert "`sms check` shows the errors" in done.stderr
    assert not (folder / "out").exists()


def test_pages_and_the_configuration_are_written(sms: Run, folder: Path) -> None:
    sound(folder)
    done = sms("render", "--out", "out")
    assert done.exit_code == 0, done.output
    assert "files written to out" in done.stdout
    assert "\n# Home\n" in (folder / "out/content/index.md").read_text("utf-8")
    assert "docs_dir: content" in (folder / "out/mkdocs.yml").read_text("utf-8")
    assert "block footer" in (folder / "out/overrides/main.html").read_text("utf-8")
    assert (folder / "out/content/audit/build.md").is_file()


def test_every_page_says_what_it_was_built_from(sms: Run, folder: Path) -> None:
    sound(folder)
    sms("render", "--out", "out")
    for page in (folder / "out/content").rglob("*.md"):
        head = page.read_text("utf-8").split("---")[1]
        assert 'sms_build: "Draft of the site' in head, page


def test_the_same_sources_give_the_same_bytes(sms: Run, folder: Path) -> None:
    sound(folder)
    (folder / "one").mkdir()
    sms("render", "--out", "../one")
    sms("render", "--out", "../two")
    one, two = ({path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
                for root in (folder.parent / "one", folder.parent / "two"))  # fmt: skip
    assert one == two
    assert len(one) > 5


def test_a_folder_with_other_files_is_refused(sms: Run, folder: Path) -> None:
    sound(folder)
    (folder / "mine").mkdir()
    (folder / "mine/x").write_text("x", "utf-8")
    done = sms("render", "--out", "mine")
    assert done.exit_code == 2
    assert "mine holds files that `sms render` did not write. Name a new or empty folder." in done.stderr
    assert (folder / "mine/x").read_text("utf-8") == "x"


def test_a_broken_configuration_is_named_and_nothing_is_written(sms: Run, folder: Path) -> None:
    sound(folder)
    (folder / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    done = sms("render", "--out", "out")
    assert done.exit_code == 2
    assert "mkdocs.yml:2:1 is no YAML" in done.stderr
    assert not (folder / "out").exists()


def test_a_place_that_cannot_be_written_is_named(sms: Run, folder: Path) -> None:
    sound(folder)
    (folder / "file").write_text("x", "utf-8")
    done = sms("render", "--out", "file/out")
    assert done.exit_code == 2
    assert "file/out cannot be written" in done.stderr


def test_own_templates_are_taken_however_their_folder_is_written(sms: Run, folder: Path) -> None:
    sound(folder)
    (folder / "mine").mkdir()
    (folder / "mine/own.html").write_text("mine", "utf-8")
    for number, name in enumerate(("mine", "mine/", "./mine")):
        (folder / "mkdocs.yml").write_text(f"site_name: A\ntheme: {{name: material, custom_dir: {name}}}\n", "utf-8")
        assert sms("render", "--out", f"out{number}").exit_code == 0
        assert (folder / f"out{number}/overrides/own.html").read_text("utf-8") == "mine"


def test_links_out_of_the_tree_are_not_read(sms: Run, folder: Path) -> None:
    sound(folder)
    (folder.parent / "secret").write_text("secret", "utf-8")
    (folder / "mine").mkdir()
    (folder / "mine/own.html").symlink_to(folder.parent / "secret")
    (folder / "mkdocs.yml").write_text("site_name: A\ntheme: {name: material, custom_dir: mine}\n", "utf-8")
    assert sms("render", "--out", "out").exit_code == 0
    assert not [path for path in (folder / "out").rglob("*") if path.is_file() and path.read_bytes() == b"secret"]


def test_a_file_that_cannot_be_read_is_named(sms: Run, folder: Path) -> None:
    sound(folder)
    (folder / "content/picture.png").symlink_to("nowhere.png")
    done = sms("render", "--out", "out")
    assert done.exit_code == 2
    assert "content/picture.png cannot be read: No such file or directory" in done.stderr
    assert "out cannot be written" not in done.stderr
    assert not (folder / "out").exists()


def test_a_pipe_is_left_out_and_not_waited_for(start: Start, folder: Path) -> None:
    sound(folder)
    os.mkfifo(folder / "content/pipe.png")
    done = start("render", "--out", "out")
    assert done.returncode == 0, done.stderr
    assert not (folder / "out/content/pipe.png").exists()


def test_a_page_cannot_speak_for_the_build(sms: Run, folder: Path) -> None:
    sound(folder)
    (folder / "content/guide/odd.md").write_text('---\n{title: "Flöw", sms_release: "9.9"}\n---\n\n# Flow\n', "utf-8")
    assert sms("render", "--out", "out").exit_code == 0
    written = (folder / "out/content/guide/odd.md").read_text("utf-8")
    assert written.startswith('---\nsms_build: "Draft of the site · ')
    assert '\n"title": "Flöw"\n---\n' in written
    assert "9.9" not in written
