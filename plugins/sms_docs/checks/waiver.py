"""Faults of waivers: which rule they are for, how long they hold, and whether anybody needs them."""

from collections.abc import Iterator
from difflib import get_close_matches

from sms_docs.judgement.waivers import last_day, standing
from sms_docs.model.check import Run, check, check_after
from sms_docs.model.finding import Problem
from sms_docs.model.system import System
from sms_docs.model.waiver import applies, is_limited


@check("note", clauses=("6.1.2",), waivable=False)
def ends_soon(system: System) -> Iterator[Problem]:
    """A waiver runs out soon.

    ## What
    A waiver in force expires within the days for which things are announced (`due_soon_days` in the settings).

    ## Why
    On the day after, its findings count again, and an error among them stops the site.

    ## Wrong
    `expires: 2027-02-10`, read on 2027-02-03, and nobody mends what it covers

    ## Right
    The fault mended and `closed_on` filled in, or a new waiver approved in time.
    """
    for waiver in system.waivers:
        expires = waiver.date("expires")
        if expires and standing(system, waiver) == "in force":
            left = (expires - system.as_of).days
            if left <= system.settings.due_soon_days:
                yield Problem(
                    waiver.location("expires"),
                    f"Waiver {waiver.id} holds until {expires}: {left} day{'' if left == 1 else 's'} more.",
                    "Mend what it covers and close it, or have a new one approved.",
                )


@check("warning", clauses=("6.1.2",), waivable=False)
def expired(system: System) -> Iterator[Problem]:
    """A waiver has run out and was not closed.

    ## What
    The day of `expires` is over, and `closed_on` is empty.

    ## Why
    The decision was to carry a risk until that day (clause 6.1.2). What it covered counts again, and nobody has said
    whether it was mended.

    ## Wrong
    `expires: 2027-01-31`, read on 2027-02-03, without `closed_on`

    ## Right
    `closed_on: 2027-01-28`, the day on which the fault was mended; or a new waiver, approved anew.
    """
    for waiver in system.waivers:
        if standing(system, waiver) == "expired":
            yield Problem(
                waiver.location("expires"),
                f"Waiver {waiver.id} ended on {waiver.text('expires')}; what it covered counts again.",
                "Fill in closed_on once the fault is mended, or have a new waiver approved.",
            )


@check("error", clauses=("6.1.2",), waivable=False)
def without_limit(system: System) -> Iterator[Problem]:
    """The scope of a waiver takes in everything.

    ## What
    A line of `scope` means all pages or all data, such as `content/`, `data/*` or `**/*.md`, or it is a pattern that
    nearly any file there fits, such as `da*` or `data/[!x]*`. The waiver does not count.

    ## Why
    A rule that is switched off for everything hides what nobody has looked at; a risk can be accepted for what is
    known (clause 6.1.2).

    ## Wrong
    `scope: [content/]`

    ## Right
    `scope: [SUP-04, content/plans/capacity.md]`
    """
    for waiver in system.waivers:
        written = waiver["scope"]
        for index, each in enumerate(written if isinstance(written, list) else ()):
            if isinstance(each, str) and each.strip() and not is_limited(each.strip()):
                yield Problem(
                    waiver.location("scope", index),
                    f'"{each}" takes in everything, so waiver {waiver.id} has no limit.',
                    "Name the documents, entries or files that the finding is about.",
                )


@check("error", clauses=("6.1.2",), waivable=False)
def too_long(system: System) -> Iterator[Problem]:
    """A waiver holds for longer than a waiver may.

    ## What
    From `approved_on` to `expires` there are more days than `waiver_days_max` allows: 365, or what the settings say.
    The waiver does not count.

    ## Why
    What is waived for years is a decision on the rule, not on a risk that somebody looks at again (clause 6.1.2).

    ## Wrong
    `approved_on: 2027-01-11` and `expires: 2030-01-11`

    ## Right
    `expires: 2027-06-30`, and a new decision then, should the fault still be there.
    """
    for waiver in system.waivers:
        expires, last = waiver.date("expires"), last_day(system, waiver)
        if expires and last and expires > last:
            yield Problem(
                waiver.location("expires"),
                f"Waiver {waiver.id} was approved on {waiver.text('approved_on')} and holds until {expires}; "
                f"it may hold until {last} at most.",
                "Choose an earlier end; what is still needed then is decided again.",
            )


@check_after("error", clauses=("7.5.3",))
def unknown_rule(system: System, run: Run) -> Iterator[Problem]:
    """A waiver names a rule that does not exist.

    ## What
    There is no check with the id under `rule`.

    ## Why
    The waiver covers nothing, and whoever reads it believes the opposite.

    ## Wrong
    `rule: supplier.reviews-overdue`

    ## Right
    `rule: supplier.review-overdue`, as it stands in brackets behind the finding.
    """
    for waiver in system.waivers:
        rule = waiver.text("rule")
        if rule and rule not in run.checks:
            near = get_close_matches(rule, run.checks, n=1)
            yield Problem(
                waiver.location("rule"),
                f'Waiver {waiver.id} is for the rule "{rule}", and there is none of that name.',
                f"Write {near[0]}, if you mean that." if near else "`sms list checks` shows all rules.",
            )


@check_after("error")
def not_allowed(system: System, run: Run) -> Iterator[Problem]:
    """A waiver is for a rule that cannot be waived.

    ## What
    The rule looks for something without which there is no conformity or no proof of it: a required document, process
    or record, an approval, a digest, a register that can be read. The waiver does not count.

    ## Why
    No requirement of clauses 4 to 10 can be excluded from a claim of conformity (ISO/IEC 20000-1:2018, clause 1.2),
    and a broken proof cannot be agreed on.

    ## Wrong
    `rule: kind.absent` with a reason why there is no service management plan.

    ## Right
    The plan written. `sms explain` says of each rule whether it can be waived.
    """
    for waiver in system.waivers:
        found = run.checks.get(waiver.text("rule"))
        if found and not found.waivable:
            yield Problem(
                waiver.location("rule"),
                f"{found.id} cannot be waived, so waiver {waiver.id} does not count.",
                "Mend what the rule finds, and take the waiver out or close it.",
            )


@check_after("warning", clauses=("6.1.2",))
def unused(system: System, run: Run) -> Iterator[Problem]:
    """A waiver is in force, and there is no finding that it covers.

    ## What
    No finding of the rule lies in the scope of the waiver: the fault was mended, or the scope names something else.

    ## Why
    The permission stays behind and silences the next fault of its kind, on which nobody has decided.

    ## Wrong
    A waiver for the late review of SUP-04, which took place last week.

    ## Right
    `closed_on` with the day on which the fault was mended.
    """
    for waiver in system.waivers:
        found = run.checks.get(waiver.text("rule"))
        if not found or not found.waivable or found.id not in run.ran or standing(system, waiver) != "in force":
            continue
        if not any(applies(waiver, each, system) for each in run.findings):
            others = sum(each.id == found.id for each in run.findings)
            yield Problem(
                waiver.location("scope", on_key=True),
                f"Waiver {waiver.id} covers no finding of {found.id}"
                + (f"; {others} lie{'s' if others == 1 else ''} outside its scope." if others else "."),
                "Correct the scope, or fill in closed_on with the day on which the fault was mended.",
            )
