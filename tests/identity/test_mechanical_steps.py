"""Which digests go together because a mechanical commit turned one into the other."""

import pytest

from sms_docs.identity.mechanical import carried, steps, way
from tests.support import load

A, B, C, D = (f"sha256:{letter * 64}" for letter in "abcd")


def system(*pairs, document="SMS-PLN-001", version="1.0"):
    lines = [
        f'- commit: "{number:040x}"\n  by: PER-01\n  on: 2027-01-20\n  reason: Renamed.\n  documents:\n'
        f'  - {{document: {document}, version: "{version}", from: "{old}", to: "{new}"}}\n'
        for number, (old, new) in enumerate(pairs)
    ]
    return load({"data/mechanical.yml": "".join(lines)})


def after(found, digest, document="SMS-PLN-001", version="1.0"):
    return carried(found, document, version, digest)


def test_without_a_list_a_digest_stands_for_itself():
    assert after(load({}), A) == {A}


def test_a_digest_may_become_another_but_not_the_other_way_round():
    found = system((A, B))
    assert after(found, A) == {A, B}
    assert after(found, B) == {B}


@pytest.mark.parametrize("pairs", [[(A, B), (B, C)], [(B, C), (A, B)]], ids=["in order", "the wrong way round"])
def test_changes_follow_each_other(pairs):
    assert after(system(*pairs), A) == {A, B, C}


def test_a_circle_and_a_branch_come_to_an_end():
    assert after(system((A, B), (B, A), (A, C)), A) == {A, B, C}
    assert len(list(way(system((A, B), (B, A)), "SMS-PLN-001", "1.0", A))) == 2


def test_other_documents_and_other_versions_are_not_meant():
    found = system((A, B))
    assert after(found, A, document="SMS-PLN-002") == {A}
    assert after(found, A, version="1.1") == {A}
    assert after(found, C) == {C}


@pytest.mark.parametrize(
    "text", ["", "3\n", "- 3\n", "- {documents: 4}\n", "- {documents: [5, {document: 6}]}\n", "- [\n"]
)
def test_odd_values_carry_nothing(text):
    assert steps(load({"data/mechanical.yml": text})) == {}


def test_each_step_names_who_answers_for_it():
    (step,) = way(system((A, B)), "SMS-PLN-001", "1.0", A)
    assert (step.commit.text("by"), step.commit.text("reason"), step.entry.text("document")) == (
        "PER-01", "Renamed.", "SMS-PLN-001",
    )  # fmt: skip
