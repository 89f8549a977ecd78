"""The generated system is what the benchmark says that it is: sound, of the size asked for, always the same."""

import re
import shutil

import pytest

from benchmarks.__main__ import copy_reference
from benchmarks.approved import DECIDED, approve_all
from benchmarks.floor import floor
from benchmarks.system import LINKS, SECTIONS, SIZE, Sample
from sms_docs import engine
from sms_docs.load.repository import FolderTree

DOCUMENTS, RECORDS = 40, 700


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "system"
    Sample(DOCUMENTS, RECORDS).write(folder)
    return folder


def test_a_generated_system_has_the_size_asked_for(sample) -> None:
    tree = FolderTree(sample)
    report = engine.check(engine.load(tree), tree)
    assert (report.documents, report.registers, report.records) == (DOCUMENTS, 30, RECORDS)


def test_a_generated_system_is_sound(sample) -> None:
    tree = FolderTree(sample)
    report = engine.check(engine.load(tree), tree)
    assert [each for each in report.findings if each.severity != "note"] == []


def test_an_approved_sample_is_sound_and_each_document_has_its_editions(sample, tmp_path) -> None:
    folder = tmp_path / "approved"
    shutil.copytree(sample, folder)
    approve_all(folder)
    tree = FolderTree(folder)
    system = engine.load(tree)
    assert [each for each in engine.check(system, tree).findings if each.severity != "note"] == []
    assert {tuple(editions) for editions in system.editions.values()} == {tuple(DECIDED)}
    assert len(system.editions) == DOCUMENTS
    assert all(each.has("digest") and each.has("seal") for log in system.decisions.values() for each in log)


def test_a_generated_document_has_the_size_sections_and_links_that_the_target_names(sample) -> None:
    for path in sample.glob("content/*/*.md"):
        text = path.read_text("utf-8")
        assert abs(len(text) - SIZE) < SIZE / 10
        assert len(re.findall(r"^## ", text, re.MULTILINE)) == SECTIONS
        assert text.count("](../") == LINKS


def test_the_floor_reads_everything_and_finds_no_dead_link(sample) -> None:
    values, dead = floor(sample)
    # 4 settings, and 11 fields in each front matter.
    assert values == RECORDS + 4 + DOCUMENTS * 11
    assert dead == 0


def test_two_generated_systems_are_equal(sample, tmp_path) -> None:
    Sample(DOCUMENTS, RECORDS).write(tmp_path / "again")
    files = [path.relative_to(sample) for path in sample.rglob("*") if path.is_file()]
    assert len(files) == DOCUMENTS + 32
    assert all((tmp_path / "again" / path).read_bytes() == (sample / path).read_bytes() for path in files)


def test_the_reference_system_of_the_benchmark_is_sound(tmp_path) -> None:
    tree = FolderTree(copy_reference(tmp_path / "reference"))
    report = engine.check(engine.load(tree), tree)
    assert [each for each in report.open if each.severity == "error"] == []
