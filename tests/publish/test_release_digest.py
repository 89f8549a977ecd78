"""The digest that we print is the one that a shell works out."""

import subprocess
from pathlib import Path

from sms_docs.publish.release_digest import COMMAND, digest, hashes_of
from tests.releases import write

FILES = {
    "index.html": "a\r\n",
    "b/index.html": "",
    "b.html": "c",
    "assets/ä ö.css": "d",
    "B.html": "e",
    ".nojekyll": "",
}


def shell(folder: Path) -> str:
    done = subprocess.run(COMMAND, shell=True, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S602
    return done.stdout.split()[0]


def test_a_shell_works_out_the_same(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert digest(hashes_of(tmp_path)) == shell(tmp_path)


def test_every_byte_and_every_name_counts(tmp_path: Path) -> None:
    seen = set()
    for number, (name, text) in enumerate([("a", "x"), ("a", "y"), ("b", "x"), ("c/a", "x")]):
        write(tmp_path / str(number), {name: text})
        seen.add(digest(hashes_of(tmp_path / str(number))))
    assert len(seen) == 4


def test_order_and_time_of_writing_do_not_count(tmp_path: Path) -> None:
    write(tmp_path / "one", FILES)
    write(tmp_path / "two", dict(reversed(FILES.items())))
    assert digest(hashes_of(tmp_path / "one")) == digest(hashes_of(tmp_path / "two"))
