"""Whatever is tampered with in an edition or a decision log is found."""

from collections.abc import Iterable, Mapping
from functools import cache

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sms_docs import engine
from sms_docs.checks import CHECKS
from sms_docs.load.base import base_of
from tests.approvals import approve, entries_of, log_path, log_text, sealed
from tests.support import DAY, document, tree

ID = "SMS-PLN-001"
PAGE = "content/plans/plan.md"
FIRST, SECOND = f"editions/{ID}/1.0.md", f"editions/{ID}/1.1.md"
LOG = log_path(ID)
TOPICS = frozenset({"base", "digest", "edition", "seal", "file", "yaml", "data"})
Files = dict[str, str]
few = settings(max_examples=40, deadline=None)


@cache
def approved() -> Files:
    """A plan approved twice with a review between: the log has three entries, both versions have editions."""
    page = document(
        "\n# Plan\n\nFour phases.\n\n{{ sms_table('risks') }}\n", status="approved", effective_from="2027-01-12"
    )
    files = approve({PAGE: page, "data/risks.yml": "- {id: R-1, title: One, owner: a}\n"})
    files = approve(files, on="2027-01-13", decision="reviewed")
    again = page.replace('version: "1.0"', 'version: "1.1"').replace("Four", "Five")
    return approve(files | {PAGE: again}, on="2027-01-14")


def found(now: Mapping[str, str | bytes], topics: Iterable[str] = TOPICS, base: Files | None = None) -> set[str]:
    source = tree(now)
    known = base_of(tree(base), "main") if base else None
    checks = tuple(each for each in CHECKS if each.topic in topics)
    report = engine.check(engine.load(source, DAY, known), source, checks=checks)
    return {f"{each.id} {each.position.path}" for each in report.findings}


@cache
def before() -> frozenset[str]:
    return frozenset(found(approved()))


@few
@given(st.sampled_from([FIRST, SECOND]), st.data())
def test_any_byte_of_an_edition_that_changes_is_found(path: str, data: st.DataObject) -> None:
    raw = str(approved()[path]).encode()
    place = data.draw(st.integers(0, len(raw) - 1))
    how = data.draw(st.sampled_from(["other", "gone", "more"]))
    byte = data.draw(st.binary(min_size=1, max_size=1))
    assume(how != "other" or byte != raw[place : place + 1])
    kept = {"other": byte + raw[place + 1 :], "gone": raw[place + 1 :], "more": byte + raw[place:]}[how]
    now: dict[str, str | bytes] = {**approved(), path: raw[:place] + kept}
    assert {each for each in found(now) - before() if each.endswith((path, LOG))}


@few
@given(st.sampled_from([FIRST, SECOND]))
def test_an_edition_that_goes_is_found(path: str) -> None:
    now = {key: text for key, text in approved().items() if key != path}
    assert f"edition.missing {LOG}" in found(now)


def entries() -> list[dict[str, object]]:
    return entries_of(approved(), ID)


WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
VALUES = WORDS | st.integers() | st.none() | st.booleans() | st.lists(st.integers(), max_size=2)


@few
@given(st.integers(0, 2), st.data(), VALUES)
def test_any_field_of_a_decision_that_changes_is_found(place: int, data: st.DataObject, value: object) -> None:
    now = entries()
    key = data.draw(st.sampled_from([*now[place], "reference", "control", "note"]))
    assume(now[place].get(key) != value or key not in now[place])
    now[place][key] = value
    seen = found({**approved(), LOG: log_text(now)}, {"seal", "digest", "edition"})
    assert {each for each in seen if each.startswith(("seal.", "digest.unknown-form"))}


@few
@given(st.integers(0, 2), st.data())
def test_any_field_of_a_decision_that_goes_is_found(place: int, data: st.DataObject) -> None:
    now = entries()
    del now[place][data.draw(st.sampled_from(list(now[place])))]
    assert found({**approved(), LOG: log_text(now)}, {"seal", "digest", "edition"})


@few
@given(st.permutations(range(3)), st.integers(0, 3))
def test_decisions_that_go_or_move_are_found(order: list[int], length: int) -> None:
    now = [entries()[place] for place in order][:length]
    assume(now != entries())
    assert found({**approved(), LOG: log_text(now)} if now else {**approved(), LOG: ""}, {"seal", "digest", "edition"})


@few
@given(st.integers(0, 2), st.sampled_from(["approved", "reviewed", "withdrawn"]), st.booleans())
def test_a_decision_put_in_is_found_with_or_without_a_seal(place: int, decision: str, own_seal: bool) -> None:
    first = {key: value for key, value in entries()[0].items() if key not in ("seal", "edition")}
    now = entries()
    put_in = first | {"decision": decision, "on": "2027-01-12"}
    if own_seal:
        above = [{key: each[key] for key in each if key != "seal"} for each in now[:place]]
        put_in = entries_of({LOG: sealed([*above, put_in])}, ID)[-1]
    now.insert(place, put_in)
    assert {each for each in found({**approved(), LOG: log_text(now)}) if each.startswith("seal.")}


@few
@given(st.data())
def test_a_whole_log_that_is_sealed_anew_is_found_against_the_base(data: st.DataObject) -> None:
    plain = [{key: each[key] for key in each if key != "seal"} for each in entries()]
    place = data.draw(st.integers(0, 2))
    how = data.draw(st.sampled_from(["by", "on", "reason", "removed", "put in", "cut"]))
    if how == "removed":
        del plain[place]
    elif how == "cut":
        del plain[place:]
    elif how == "put in":
        plain.insert(place, plain[0] | {"reason": "Never said."})
    else:
        plain[place][how] = "2027-01-15" if how == "on" else "other"
    now = {**approved(), LOG: sealed(plain)} if plain else {key: text for key, text in approved().items() if key != LOG}
    seen = found(now, {"base"}, base=approved())
    assert seen & {f"base.decision-altered {LOG}", f"base.log-removed {LOG}"}


def test_what_nobody_touched_is_sound() -> None:
    assert found(approved(), {"base", "digest", "edition", "seal"}, base=approved()) == set()
