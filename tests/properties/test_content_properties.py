"""Any single change of an approved document is found; a change that means nothing is not."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from sms_docs import engine
from sms_docs.checks import CHECKS
from sms_docs.identity.content import digest_of
from sms_docs.load.repository import FolderTree, Tree
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.finding import Finding
from tests.approvals import approve
from tests.sites import ROOT
from tests.support import DAY, document, load, tree

PAGE = "content/plans/plan.md"
EDITION = "editions/SMS-PLN-001/1.0.md"
RISKS = "data/risks.yml"
Files = dict[str, str]
RISK = "- id: {}\n  title: {}\n  owner: {}\n"
DATA = {
    RISKS: "".join(RISK.format(f"R-{n}", f"Risk number {n}", f"role-{n}") for n in range(1, 5)),
    "data/organization.yml": "name: Merrow Shared Services\n",
}
TABLE = 'sms_table("risks", columns=["id", "title", "owner"], caption="Known risks")'
TEXT = f"""
# Implementation plan

## 1. Scope

The plan of {{{{ sms_value("organization.name") }}}} covers four phases, and each phase ends with a gate. Nobody
starts a phase before the gate is decided.

- Foundation, until November
- Design, until March
    - with all processes

1. Read
2. Decide

## 2. Risks

{{{{ {TABLE} }}}}

| Phase | Gate   | On         |
| ----- | ------ | ---------- |
| 1     | GATE-1 | 2026-11-27 |
| 2     | GATE-2 | 2027-03-26 |

```
sms check --base  main
```

> A gate is a decision of the board.

### 2.1. Rest

See {{{{ sms_clause("6.1") }}}}.
"""
FRONT = {"status": "approved", "effective_from": "2027-01-12", "language": "en", "covers": "[business-case]"}


def files(text: str = TEXT, **fields: object) -> Files:
    head = document("", **{**FRONT, **fields}).rstrip("\n") + "\n"
    return {PAGE: head + text, **DATA}


@cache
def approved() -> Files:
    return approve(files())


def findings(now: Files) -> list[Finding]:
    source = tree(now)
    checks = tuple(each for each in CHECKS if each.topic in ("digest", "edition", "seal"))
    return list(engine.check(engine.load(source, DAY), source, checks=checks).findings)


def ids(now: Files) -> set[str]:
    return {each.id for each in findings(now)}


@cache
def sound() -> frozenset[str]:
    return frozenset(ids(approved()))


# ---------------------------------------------------------------- what is found

_BODY = approved()[PAGE]
_START = str(_BODY).index("# Implementation plan")
LETTERS = [match.start() for match in re.finditer(r"[A-Za-z]", str(_BODY)) if match.start() >= _START]
few = settings(max_examples=25, deadline=None)


def test_the_approved_document_is_sound() -> None:
    assert {each.partition(".")[0] for each in sound()}.isdisjoint({"digest", "edition", "seal"})


@few
@given(st.sampled_from(LETTERS), st.sampled_from("qxzJ7"))
def test_any_letter_of_the_text_that_changes_is_found(place: int, other: str) -> None:
    text = str(_BODY)
    new = text[:place] + (other if text[place] != other else "k") + text[place + 1 :]
    assert "digest.content-changed" in ids(approved() | {PAGE: new})


@few
@given(st.sampled_from(LETTERS), st.sampled_from(["", " and", " more\n\nwords", "-", "*"]))
def test_any_letter_that_goes_and_any_word_that_comes_is_found(place: int, more: str) -> None:
    text = str(_BODY)
    assert "digest.content-changed" in ids(approved() | {PAGE: text[:place] + more + text[place + 1 :]})


def _blocks() -> list[str]:
    return TEXT.strip("\n").split("\n\n")


@few
@given(st.data())
def test_any_part_that_is_removed_repeated_or_moved_is_found(data: st.DataObject) -> None:
    blocks = _blocks()
    place = data.draw(st.integers(1, len(blocks) - 1))
    how = data.draw(st.sampled_from(["removed", "repeated", "moved"]))
    if how == "removed":
        del blocks[place]
    elif how == "repeated":
        blocks.insert(place, blocks[place])
    else:
        other = data.draw(st.integers(1, len(blocks) - 1).filter(lambda each: each != place))
        blocks[place], blocks[other] = blocks[other], blocks[place]
    page = files("\n" + "\n\n".join(blocks) + "\n")[PAGE]
    assert "digest.content-changed" in ids(approved() | {PAGE: page})


CHANGED_FIELDS: dict[str, list[object]] = {
    "title": ["Another plan"], "kind": ["business-case"], "covers": ["[target-state]", None], "language": ["de", None],
    "owner": ["executive-sponsor", None], "authors": ["[PER-03]", "[PER-02, PER-03]"], "classification": ["public"],
    "approvers": ["[managing-director]"], "effective_from": ["2027-01-13"], "review_interval_months": [24, None],
    "clauses": ['["6.1"]', '["6.3", "6.1"]'], "supersedes": ["SMS-PLN-009"],
}  # fmt: skip


@few
@given(st.sampled_from([(key, value) for key, values in CHANGED_FIELDS.items() for value in values]))
def test_any_control_field_that_changes_is_found(change: tuple[str, object]) -> None:
    now = approved() | {PAGE: files(TEXT, **dict([change]))[PAGE]}
    found = [each for each in findings(now) if each.id == "digest.content-changed"]
    assert [each.position.path for each in found] == [PAGE]
    assert f'"{change[0]}"' in found[0].message


@few
@given(st.integers(0, 3), st.sampled_from(["id", "title", "owner"]), st.sampled_from(["changed", "removed", "put in"]))
def test_any_shown_value_that_changes_is_found_at_its_entry_or_register(place: int, key: str, how: str) -> None:
    entries, _, _ = read_yaml(str(DATA[RISKS]), RISKS)
    assert isinstance(entries, list)
    if how == "changed":
        entries[place][key] += "-other"
    elif how == "removed":
        del entries[place]
    else:
        entries.insert(place, {"id": "R-9", "title": "New", "owner": "x"})
    text = "".join(RISK.format(each["id"], each["title"], each["owner"]) for each in entries)
    found = [each for each in findings(approved() | {RISKS: text}) if each.id == "digest.content-changed"]
    assert found
    assert {each.position.path for each in found} == {RISKS}
    assert all(PAGE in {place.position.path for place in each.related} for each in found)


def test_a_value_inside_a_sentence_that_changes_is_found() -> None:
    assert "digest.content-changed" in ids(approved() | {"data/organization.yml": "name: Merrow Shared Service\n"})


# ---------------------------------------------------------------- what is not


@dataclass
class Style:
    """A way of setting the same text."""

    draw: st.DrawFn = field(repr=False)

    def blank(self, others: str = "\u00a0") -> str:
        blanks: list[str] = [" ", "  ", "\t", *others]
        return self.draw(st.sampled_from(blanks))

    def set(self, text: str) -> str:
        lines, code = [], False
        for line in text.split("\n"):
            code ^= line.startswith("```")
            lines.append(line if code or not line.strip() else self._line(line))
        set_anew = "\n".join(lines)
        set_anew = re.sub(r"\n\n(?!\n)", lambda _: "\n" * self.draw(st.integers(2, 4)), set_anew)
        return self.draw(st.sampled_from(["", "\n\n"])) + set_anew + self.draw(st.sampled_from(["", "\n", " \n\n"]))

    def _line(self, line: str) -> str:
        if line.startswith("#"):
            return self._heading(line)
        if line.startswith("|"):
            return self._row(line)
        indent = line[: len(line) - len(line.lstrip())]
        words = re.split(r" (?![^{]*\}\})", line.strip())
        marked = bool(re.match(r"[-\d>]", words[0]))
        out = words[0]
        for number, word in enumerate(words[1:]):
            # A line may be broken between any two words but behind a mark, and where the next word looks like one.
            may = not (marked and number == 0) and not indent and word[0] not in "-#>|0123456789{"
            mark = "> " if words[0] == ">" else ""
            if may and not mark and self.draw(st.booleans()):
                out += f"\n{word}"
            else:
                out += self.blank("" if marked and number == 0 else "\u00a0") + word
        return f"{indent}{out}{self.draw(st.sampled_from(['', ' ']))}"

    def _heading(self, line: str) -> str:
        closing = self.draw(st.sampled_from(["", " ##"]))
        return f"{line.replace(' ', self.draw(st.sampled_from([' ', '  '])), 1)}{closing}"

    def _row(self, line: str) -> str:
        if set(line) <= set("|-: "):
            return "|" + self.draw(st.sampled_from(["---|", " :---: |", ":-|", " ------------ |"])) * (
                line.count("|") - 1
            )
        fields = [each.strip() for each in line.strip("|").split("|")]
        pad = self.draw(st.sampled_from(["", " ", "    "]))
        return "|" + "|".join(f"{pad}{each}{self.draw(st.sampled_from(['', '  ']))}" for each in fields) + "|"


CALLS = (
    TABLE,
    "sms_table('risks',columns=('id','title','owner'),caption='Known risks')",
    'sms_table( "risks", caption = "Known risks", columns = [ "id", "title", "owner" ] )',
    'sms_table("risks", caption="Known risks", columns=["id", \'title\', "owner"])',
)
NUMBERED = ("## 1. Scope", "## 2. Risks", "### 2.1. Rest")
NUMBERINGS = (
    NUMBERED,
    ("## Scope", "## Risks", "### Rest"),
    ("## 1 Scope", "## 2 Risks", "### 2.1 Rest"),
    ("## 1) Scope", "## 2) Risks", "### 2.1) Rest"),
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """The approved page, set in another way."""
    text = TEXT
    for old, new in zip(NUMBERED, draw(st.sampled_from(NUMBERINGS)), strict=True):
        text = text.replace(old, new)
    text = text.replace(TABLE, draw(st.sampled_from(CALLS)))
    text = Style(draw).set(text.strip("\n"))
    head = str(files()[PAGE]).partition("\n# Impl")[0].rstrip("\n").split("\n")
    fields = draw(st.permutations(head[1:-1]))
    quoted = [
        each.replace("title: A plan", draw(st.sampled_from(['title: "A plan"', "title:   A plan"]))) for each in fields
    ]
    page = "\n".join(
        ["---", *quoted, draw(st.sampled_from(["# A remark", "x-own: 1", "superseded_by: SMS-PLN-7"])), "---"]
    )
    return f"{page}\n\n{text}\n".replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@settings(max_examples=60, deadline=None)
@given(pages())
def test_a_change_that_means_nothing_is_not_found(page: str) -> None:
    now = approved() | {PAGE: page}
    assert [each.message for each in findings(now) if each.id == "digest.content-changed"] == []


@few
@given(st.sampled_from(["category: x", "likelihood: 3", "review: 2027-02-01"]), st.integers(0, 3))
def test_data_that_the_page_does_not_show_may_change(more: str, place: int) -> None:
    text = str(DATA[RISKS]).replace(f"owner: role-{place + 1}\n", f"owner: role-{place + 1}\n  {more}\n")
    assert "digest.content-changed" not in ids(approved() | {RISKS: f"# A remark\n{text}"})


# ---------------------------------------------------------------- the same on every day


class Changed:
    """A tree with other files in place of some."""

    def __init__(self, inner: Tree, changed: dict[str, bytes]) -> None:
        self.inner, self.changed = inner, changed
        self.files, self.leaves = inner.files, inner.leaves

    def read(self, path: str) -> bytes:
        return self.changed.get(path) or self.inner.read(path)

    def size(self, path: str) -> int:
        return len(self.read(path))


def _digests(source: Tree, on: str) -> dict[str, str]:
    system = engine.load(source, date.fromisoformat(on))
    return {each.id: digest_of(system, each) for each in system.controlled}


@cache
def _of_reference(on: str) -> dict[str, str]:
    return _digests(FolderTree(ROOT), on)


def test_the_digests_of_the_reference_sms_are_the_same_on_every_day() -> None:
    assert len(_of_reference("2027-08-11")) > 50
    assert _of_reference("2026-12-24") == _of_reference("2027-08-11") == _of_reference("2029-01-01")


def test_new_values_of_a_month_change_no_digest() -> None:
    source = FolderTree(ROOT)
    values = source.read("data/measurements.yml")
    entries, _, _ = read_yaml(values.decode(), "")
    assert isinstance(entries, list)
    lines = [
        f"- {{id: X-{n}, measure: {each['measure']}, period: 2027-08, value: 0.5, target: 1}}"
        for n, each in enumerate(entries)
    ]
    more = values.rstrip() + ("\n" + "\n".join(lines) + "\n").encode()
    assert _digests(Changed(source, {"data/measurements.yml": more}), "2027-09-10") == _of_reference("2027-08-11")


def test_a_digest_does_not_depend_on_other_documents() -> None:
    now = files() | {"content/plans/other.md": document("\n# Other\n", id="SMS-PLN-002")}
    one, other = (load(each) for each in (files(), now))
    assert digest_of(one, one.by_id["SMS-PLN-001"]) == digest_of(other, other.by_id["SMS-PLN-001"])
