"""Findings with the waivers that keep them from counting."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sms_docs.judgement.waivers import standing
from sms_docs.model.check import Check
from sms_docs.model.finding import Finding
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.waiver import applies, waived


def with_waivers(system: System, findings: Iterable[Finding], checks: Iterable[Check]) -> tuple[Finding, ...]:
    """The findings in the same order, those marked that a waiver in force is about; of two waivers the first counts.

    Args:
        checks: those that ran; a rule that cannot be waived is not, whatever somebody wrote.
    """
    by_rule = _in_force(system, {each.id for each in checks if each.waivable})
    if not by_rule:
        return tuple(findings)
    return tuple(_marked(system, each, by_rule.get(each.id, ())) for each in findings)


def how_to_waive(rule_id: str, *, waivable: bool) -> str:
    """Whether findings of a rule can be waived and how, in Markdown."""
    if not waivable:
        return (
            "It cannot be waived: no requirement of clauses 4 to 10 can be excluded (ISO/IEC 20000-1:2018, 1.2), and "
            "without it there is no conformity or no proof of it."
        )
    return (
        f"A finding can be waived for a while: an entry in `data/waivers.yml` with `rule: {rule_id}`, the documents or "
        "entries that it is about, the reason, the risk that is carried, who approved it in which role, and the day on "
        "which it expires. `sms waivers` lists those that there are."
    )


def _in_force(system: System, rules: Collection[str]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for each in system.waivers:
        if each.text("rule") in rules and standing(system, each) == "in force":
            found.setdefault(each.text("rule"), []).append(each)
    return found


def _marked(system: System, finding: Finding, waivers: Iterable[Entry]) -> Finding:
    found = next((each for each in waivers if applies(each, finding, system)), None)
    return finding if found is None else replace(finding, waiver=waived(found))
