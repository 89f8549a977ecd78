"""How work, risks, measures and roles stand."""

from collections.abc import Iterator

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.views.field_cell import is_open
from sms_docs.views.kept import begun
from sms_docs.views.measured import last_values, status
from sms_docs.views.risks import ACCEPT_UP_TO, rating
from sms_docs.views.shown_at import shown_at
from sms_docs.views.standing import Answer, bad, count, good, names, neutral, plural, said, share, watch
from sms_docs.views.tasks import is_overdue


def tasks(system: System) -> Iterator[Answer]:
    """Tasks that are late, of those that are open."""
    found = [each for each in system.register("tasks") if is_open(each)]
    late = [each.id for each in found if is_overdue(system, each)]
    place = shown_at(system, "overdue-tasks", "tasks")
    verdict = bad("late") if late else good() if found else neutral("none open")
    yield Answer("Tasks overdue", count(len(late), place), verdict, said(names(late), f"{len(found)} open"))


def risks(system: System) -> Iterator[Answer]:
    """Open risks above the limit of acceptance, and those that stay there."""
    place = shown_at(system, "risks")
    found = [each for each in system.register("risks") if each.text("kind") == "risk" and is_open(each)]
    if not found:
        yield Answer("Risks above acceptance", count(0, place), neutral("none recorded"))
        return
    limit = system.settings.parameter("risk_accept_up_to", ACCEPT_UP_TO)
    above = [each for each in found if (rating(each) or 0) > limit]
    stay = [each for each in above if (rating(each, "residual_") or 0) > limit]
    # Top management may accept what stays above; then it is a decision, and no open end.
    unaccepted = [each.id for each in stay if not each.has("accepted_on")]
    verdict = good() if not above else bad("not accepted") if unaccepted else watch("being treated")
    detail = said(
        f"limit {limit:g}",
        f"{plural(len(stay), 'stays', 'stay') if stay else 'none stays'} above it after treatment" if above else "",
        f"not accepted: {names(unaccepted)}" if unaccepted else "",
    )
    yield Answer("Risks above acceptance", share(len(above), len(found), place), verdict, detail)


def measures(system: System) -> Iterator[Answer]:
    """Measures whose last value misses the target by more than the tolerance."""
    register, place = system.register("measures"), shown_at(system, "measures")
    last = last_values(system)
    measured = [each for each in register if each.id in last]
    off = [each.id for each in measured if status(each, last[each.id]) == "off target"]
    if not measured:
        yield Answer("Measures off target", count(0, place), neutral("nothing measured yet"))
        return
    later = len(register) - len(measured)
    detail = said(names(off), f"{later} have no value yet" if later else "")
    yield Answer(
        "Measures off target", share(len(off), len(measured), place), bad("off target") if off else good(), detail
    )


def service_levels(system: System) -> Iterator[Answer]:
    """Targets of service level agreements that were met in the last period with results."""
    place = shown_at(system, "sla_results", "slas")
    by_period: dict[tuple[int, ...], list[Entry]] = {}
    for each in system.register("sla_results"):
        if months := begun(system, each):
            by_period.setdefault(months, []).append(each)
    if not by_period:
        yield Answer("Service level targets met", count(0, place), neutral("no results yet"))
        return
    newest = by_period[max(by_period)]
    missed = [each.text("target") for each in newest if not each.flag("met")]
    whole, period = len(newest), newest[0].text("period")
    verdict = watch("missed") if missed else good()
    detail = said(period, f"missed: {names(missed)}" if missed else "")
    yield Answer("Service level targets met", share(whole - len(missed), whole, place), verdict, detail)


def roles(system: System) -> Iterator[Answer]:
    """Roles that nobody holds."""
    register, place = system.register("roles"), shown_at(system, "governance-roles", "roles")
    if not register.entries:
        yield Answer("Roles vacant", count(0, place), neutral("none defined yet"))
        return
    held = system.held_roles(system.as_of)
    vacant = [each.label for each in register if each.id not in held]
    verdict = bad("vacant") if vacant else good()
    detail = said(names(vacant), f"{len(register)} defined")
    yield Answer("Roles vacant", count(len(vacant), place), verdict, detail)
