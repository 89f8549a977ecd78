"""Decisions and editions against those of an earlier revision."""

import pytest

from sms_docs import engine
from sms_docs.checks import CHECKS
from sms_docs.load.base import base_of
from sms_docs.model.base import Base
from tests.approvals import approve, entries_of, log_text, sealed
from tests.support import DAY, document, tree

PAGE = "content/plans/plan.md"
LOG = "data/decisions/SMS-PLN-001.yml"
EDITION = "editions/SMS-PLN-001/1.0.md"
Files = dict[str, str]


def approved() -> Files:
    page = document("\n# Plan\n\nFour phases.\n", status="approved", effective_from="2027-01-12")
    files = approve({PAGE: page})
    return approve(files, on="2027-01-14", decision="reviewed")


def since(now: Files, then: Files | None = None, base: Base | None = None) -> dict[str, str]:
    """What the checks find: id → place; the base is what was approved, if it is not given."""
    source = tree(now)
    base = base or base_of(tree(then or approved()), "origin/main")
    checks = tuple(each for each in CHECKS if each.topic == "base")
    found = engine.check(engine.load(source, DAY, base), source, checks=checks).findings
    return {each.id: f"{each.position.path}:{each.position.line} {each.message} {each.hint}" for each in found}


def entries() -> list[dict[str, object]]:
    return [{key: each[key] for key in each if key != "seal"} for each in entries_of(approved(), "SMS-PLN-001")]


def test_the_same_again_and_more_decisions_are_sound() -> None:
    files = approved()
    assert since(files) == {}
    assert since(approve(files, on="2027-01-15", decision="reviewed")) == {}
    other = document("\n# Other\n", id="SMS-PLN-002")
    assert since(approve(files | {"content/plans/other.md": other}, "SMS-PLN-002")) == {}


def test_without_a_base_nothing_is_compared() -> None:
    source = tree({})
    assert engine.load(source, DAY).base is None
    assert [each.id for each in engine.check(engine.load(source, DAY), source).findings if "base." in each.id] == []


def test_a_rewritten_decision_is_found_though_all_seals_are_made_anew() -> None:
    first, second = entries()
    found = since(approved() | {LOG: sealed([first | {"by": "PER-09"}, second])})
    assert list(found) == ["base.decision-altered"]
    assert found["base.decision-altered"].startswith(
        f"{LOG}:1 The entry of 2027-01-11 (approved, version 1.0) was rewritten (by, seal) in the decisions on"
    )
    assert f"`git checkout origin/main -- {LOG}`" in found["base.decision-altered"]


@pytest.mark.parametrize("place", [0, 1])
def test_a_removed_decision_is_found(place: int) -> None:
    left = entries_of(approved(), "SMS-PLN-001")
    del left[place]
    assert "was removed" in since(approved() | {LOG: log_text(left)})["base.decision-altered"]


def test_a_decision_put_in_above_is_found() -> None:
    first, second = entries_of(approved(), "SMS-PLN-001")
    found = since(approved() | {LOG: log_text([first, first | {"on": "2027-01-12"}, second])})
    assert found["base.decision-altered"].startswith(f"{LOG}:2 An entry was put in above the entry of 2027-01-14")


def test_a_log_that_only_looks_different_is_the_same() -> None:
    text = "# A remark\n" + str(approved()[LOG]).replace('"approved"', "approved")
    assert since(approved() | {LOG: text}) == {}


def test_an_altered_and_a_removed_edition_are_found() -> None:
    files = approved()
    found = since(files | {EDITION: str(files[EDITION]).replace("Four", "Five")})
    assert list(found) == ["base.edition-altered"]
    del files[EDITION]
    found = since(files)
    assert list(found) == ["base.edition-removed"]
    assert f"`git checkout origin/main -- {EDITION}`" in found["base.edition-removed"]


def test_a_removed_log_is_found_and_whether_its_document_is_gone() -> None:
    files = approved()
    del files[LOG]
    assert "are gone." in since(files)["base.log-removed"]
    del files[PAGE]
    assert "are gone, and the document with them." in since(files)["base.log-removed"]


def test_a_log_that_cannot_be_read_proves_nothing() -> None:
    assert since(approved() | {LOG: "- [\n"}) == {}
    assert since(approved(), then=approved() | {LOG: "- [\n"}) == {}


def test_a_base_that_cannot_be_read_is_said() -> None:
    found = since({}, base=Base("origin/main", missing="There is no such commit.", fetch="git fetch origin main"))
    assert list(found) == ["base.not-compared"]
    assert "Fetch it with `git fetch origin main`" in found["base.not-compared"]


def test_waivers_and_files_of_the_base_are_known() -> None:
    base = base_of(tree({"data/waivers.yml": "- {id: W-1}\n", "a.txt": ""}), "x")
    assert base.waivers == ({"id": "W-1"},)
    assert base.files == {"data/waivers.yml", "a.txt"}
    assert base_of(tree({}), "x").waivers == ()
