"""The files themselves: they load fast, read well in a diff and name proper sources only."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sms_docs
from sms_docs.load import standard as loader
from sms_docs.load.standard import load_standard

ROOT = Path(sms_docs.__file__).parent / "standards"
EDITIONS = {edition: load_standard(edition) for edition in loader.EDITIONS}
FILES = sorted(ROOT.rglob("*.json"))
SOURCE = re.compile(
    r"practice|ISO/IEC 17021-1:2015"
    r"|ISO/IEC 20000-1:(?P<edition>2018|2011)(?:/Amd 1:2024)?, (?P<clauses>\d[\d.]*.*)"
    r"|ISO/IEC TS 20000-5:2022, (?:clause )?(?:\d+|\d+\.\d[\d.–-]*|Table \d).*"
)


@pytest.fixture(params=FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def file(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def values_of(content: Any, key: str) -> Iterator[str]:
    """All values that stand under this key, at any depth."""
    if isinstance(content, dict):
        for name, value in content.items():
            if name == key:
                yield value
            yield from values_of(value, key)
    elif isinstance(content, list):
        for each in content:
            yield from values_of(each, key)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"a key stands twice: {keys}"
    return dict(pairs)


def test_file_is_plain_json_without_double_keys(file: Path):
    text = file.read_text(encoding="utf-8")
    assert json.loads(text, object_pairs_hook=unique)
    assert text.endswith("\n")
    assert "\\u" not in text, "letters stand as they are, not escaped"


def test_file_reads_well_in_a_diff(file: Path):
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        assert len(line) <= 450, number
        assert line == line.rstrip(), number
        assert "\t" not in line, number


def test_records_are_unique(file: Path):
    content = json.loads(file.read_text(encoding="utf-8"))
    if isinstance(content, list):
        keys = [record.get("key") or record.get("id") or record["title"] for record in content]
        assert len(keys) == len(set(keys))


def test_sources_are_clauses_or_practice(file: Path):
    for source in values_of(json.loads(file.read_text(encoding="utf-8")), "source"):
        for part in source.split("; "):
            match = SOURCE.fullmatch(part)
            assert match, source
            if match["edition"]:
                cited = re.findall(r"\d+(?:\.\d+)+", match["clauses"])
                assert cited, source
                assert set(cited) <= set(EDITIONS[match["edition"]].clauses), source


@pytest.mark.parametrize(
    "word",
    [
        r"\bseeds?\b",
        r"\.\./",
        r"\.ya?ml\b",
        r"\.txt\b",
        r"\bvendors?\b",
        r"\bconfidence\b",
        r"\bpub-",
        r"\bstd-",
    ],
)
def test_nothing_points_outside_the_package(file: Path, word: str):
    assert not re.search(word, file.read_text(encoding="utf-8"), re.IGNORECASE)


def test_standard_loads_in_fifteen_milliseconds():
    """The best of ten, in processor time, so that a busy machine does not decide the result."""
    times = []
    for _ in range(10):
        start = time.process_time()
        load_standard("2018")
        times.append(time.process_time() - start)
    assert min(times) < 0.015


@pytest.mark.parametrize("edition", ["2005", "", "20000", "2018 "])
def test_unknown_edition_names_those_there_are(edition: str):
    with pytest.raises(ValueError, match="2018 or 2011"):
        load_standard(edition)


@pytest.mark.parametrize("edition", ["2018", "2011"])
def test_edition_says_what_it_is(edition: str):
    standard = load_standard(edition)
    assert (standard.edition, standard.title) == (edition, f"ISO/IEC 20000-1:{edition}")


def test_every_file_is_read_by_a_function(monkeypatch: pytest.MonkeyPatch):
    """No file lies idle: the public functions together read all of them."""
    read: set[str] = set()
    original = loader._file

    def spy(name: str) -> Any:
        read.add(name)
        return original(name)

    monkeypatch.setattr(loader, "_file", spy)
    for name in vars(loader):
        if name.startswith("load_") and name != "load_standard":
            getattr(loader, name)()
    load_standard("2018")
    load_standard("2011")
    assert read == {path.relative_to(ROOT).with_suffix("").as_posix() for path in FILES}
