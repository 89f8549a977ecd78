"""Whether a waiver counts on the day, and why not."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, Literal

from sms_docs.judgement.believed import addresses, base_of
from sms_docs.judgement.provenance import judge
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds
from sms_docs.model.waiver import decided, is_limited, waiver_key

DAYS_MAX: Final = "waiver_days_max"
"""The parameter for the longest time from approval to expiry."""
NEEDED: Final = ("id", "rule", "reason", "requested_by", "approver", "approved_by", "approved_on", "expires")
"""Fields without which a waiver decides nothing, besides those that are looked at for what they say."""
Standing = Literal["in force", "not in force yet", "does not count", "expired", "closed"]
STANDINGS: Final[tuple[Standing, ...]] = ("in force", "not in force yet", "does not count", "expired", "closed")


def standing(system: System, waiver: Entry) -> Standing:
    """How a waiver stands on the day: only one that is in force keeps findings from counting."""
    approved, expires = waiver.date("approved_on"), waiver.date("expires")
    if waiver.past_date("closed_on", system.as_of):
        return "closed"
    if approved is None or expires is None or next(flaws(system, waiver), ""):
        return "does not count"
    if approved > system.as_of:
        return "not in force yet"
    return "expired" if expires < system.as_of else "in force"


def flaws(system: System, waiver: Entry) -> Iterator[str]:
    """Why a waiver decides nothing, each in words that go on after "because"."""
    if missing := [field for field in NEEDED if not waiver.text(field)]:
        yield f"it does not say {missing[0]}"
    risks = system.register("risks")
    if not risks.broken and waiver.text("risk") not in risks.by_id:
        yield "it names no risk of data/risks.yml"
    if not waiver.texts("scope") or not all(map(is_limited, waiver.texts("scope"))):
        yield "its scope has no limit"
    yield from _flaws_of_approval(system, waiver)
    expires, last = waiver.date("expires"), last_day(system, waiver)
    if expires and last and expires > last:
        yield "it holds for longer than a waiver may"


def _flaws_of_approval(system: System, waiver: Entry) -> Iterator[str]:
    if self_approved(system, waiver):
        yield "the person who asked for it approved it"
    if not_held(system, waiver) is not None:
        yield "it was approved by somebody who did not hold the role on that day"
    if was_rewritten(system, waiver):
        yield "it was changed after its approval"
    elif too_new(system, waiver):
        yield "it came in with this change, and not from the person who approved it"


def self_approved(system: System, waiver: Entry) -> bool:
    """Whether the person who asked for a waiver approved it, be it under two numbers with one mail address."""
    asked, approved = waiver.text("requested_by"), waiver.text("approved_by")
    people = system.register("people").by_id
    first, second = (set(addresses(people[each])) if each in people else set() for each in (asked, approved))
    return bool(asked) and (asked == approved or bool(first & second))


def not_held(system: System, waiver: Entry) -> tuple[str, ...] | None:
    """Who held the role of the approval on its day, when the person who approved did not; deputies hold it too.

    None when nothing is wrong or the registers do not tell.
    """
    by, role, on = waiver.text("approved_by"), waiver.text("approver"), waiver.date("approved_on")
    if not (by and role and on) or any(system.register(key).broken for key in ("assignments", "people", "roles")):
        return None
    holders = system.holders(role, on)
    return None if by in holders else tuple(dict.fromkeys(holders))


def last_day(system: System, waiver: Entry) -> date | None:
    """The last day to which a waiver may run; None when the day of its approval is not known."""
    approved = waiver.date("approved_on")
    if approved is None:
        return None
    days = system.settings.parameter(DAYS_MAX, system.standard.parameters[DAYS_MAX].value)
    return approved + timedelta(days=int(min(days, (date.max - approved).days)))


def was_rewritten(system: System, waiver: Entry) -> bool:
    """Whether a waiver decides something else than it did in the base; to close it is no change of the decision."""
    before = _in_base(system, waiver)
    return before is not None and (decided(before) != decided(waiver.values) or _reopened(before, waiver.values))


def _reopened(before: Mapping[str, object], now: Mapping[str, object]) -> bool:
    return bool(before.get("closed_on")) and before.get("closed_on") != now.get("closed_on")


def too_new(system: System, waiver: Entry) -> str:
    """Why a waiver that the base does not have is not its approver's; "" where it is, or is not new.

    A reference in the entry does not help: whoever wants the waiver can write one.
    """
    base, by = base_of(system), waiver.text("approved_by")
    if base is None or _in_base(system, waiver) is not None:
        return ""
    brought = Entry({"by": by}, waiver.path, waiver.pointer)
    found = judge(system, waiver_key(waiver.values), brought, new=True)
    if found.word != "proven":
        return found.why.removesuffix(", and no reference is named")
    if base.assignments and not _held_in_base(base.assignments, waiver):
        return f"{base.revision} does not say that {by} held the role {waiver.text('approver')}"
    return ""


def _held_in_base(assignments: Iterable[Entry], waiver: Entry) -> bool:
    by, role, on = waiver.text("approved_by"), waiver.text("approver"), waiver.date("approved_on")
    return on is None or any(
        each.text("person") == by and each.text("role") == role and holds(each, on) for each in assignments
    )


def _in_base(system: System, waiver: Entry) -> Mapping[str, object] | None:
    before = system.base.waivers if system.base else ()
    return next((each for each in before if each.get("id") == waiver.id), None)
