"""``sms explain``: a check's manual in the terminal."""

import re

import pytest

from sms_docs import engine
from sms_docs.checks import CHECKS
from sms_docs.checks.waived import how_to_waive
from sms_docs.cli.explain import _manual
from sms_docs.model.check import check
from sms_docs.model.system import System


def test_a_manual_has_facts_summary_and_four_parts(sms):
    shown = sms("explain", "file.conflict-marker").stdout
    assert shown.startswith("file.conflict-marker · error · clause 7.5.3\n\n  A merge was left unfinished in a file.\n")
    lines = shown.splitlines()
    assert [line for line in lines if line in ("What", "Why", "Wrong", "Right")] == ["What", "Why", "Wrong", "Right"]
    assert "#" not in shown


@pytest.mark.parametrize("each", CHECKS, ids=lambda each: each.id)
def test_no_word_of_a_manual_is_lost(sms, each):
    shown = sms("explain", each.id)
    assert shown.exit_code == 0
    manual = f"{engine.explain(each)}\n\n## Waiver\n{how_to_waive(each.id, waivable=each.waivable)}"
    words = re.sub(r"^(?:## |```.*$)", "", manual, flags=re.MULTILINE).split()
    assert shown.stdout.split()[-len(words) :] == words


def test_it_says_whether_a_rule_can_be_waived_and_how(sms):
    can = " ".join(sms("explain", "supplier.review-overdue").stdout.split())
    assert "A finding can be waived for a while: an entry in `data/waivers.yml` with `rule: supplier.review" in can
    cannot = " ".join(sms("explain", "kind.absent").stdout.split())
    assert "It cannot be waived: no requirement of clauses 4 to 10 can be excluded" in cannot


def test_lines_are_short_enough_to_read(sms):
    shown = sms("explain", "file.carriage-returns").stdout
    assert max(map(len, shown.splitlines())) <= 88


@pytest.mark.parametrize("wrong", ["file.conflict-markr", "yaml.conflict-marker", "conflict-marker"])
def test_an_unknown_id_is_answered_with_the_nearest(sms, wrong):
    done = sms("explain", wrong)
    assert done.exit_code == 2
    assert f'There is no check "{wrong}". Did you mean file.conflict-marker' in done.stderr
    assert "`sms list checks` shows all." in done.stderr


def test_an_id_like_no_other_is_answered_without_guessing(sms):
    done = sms("explain", "zzzzzz")
    assert done.exit_code == 2
    assert 'There is no check "zzzzzz". `sms list checks` shows all.' in done.stderr


@check("note", clauses=("6.1", "6.2"))
def _sample(_system: System):
    """A fault.

    ## What
    One line that
    runs on.

    - an item that is long enough to be wrapped
      and goes on
    - another

    ## Wrong
    ```yaml
    a:

      b: 1
    ```

    ## Right
    Nothing.
    """
    yield from ()


def test_lists_and_fences_keep_their_lines():
    assert list(_manual(_sample, 30, colour=False))[1:] == [
        "",
        "  A fault.",
        "",
        "What",
        "  One line that runs on.",
        "",
        "  - an item that is long",
        "    enough to be wrapped and",
        "    goes on",
        "  - another",
        "",
        "Wrong",
        "  a:",
        "",
        "    b: 1",
        "",
        "Right",
        "  Nothing.",
    ]


def test_several_clauses_are_told_in_the_plural():
    assert next(_manual(_sample, 80, colour=False)).endswith(" · note · clauses 6.1, 6.2")
