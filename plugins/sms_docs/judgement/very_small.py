"""Whether lean means are enough: an organization or unit of very few people."""

from sms_docs.model.system import System

_BELOW = "very_small_entity_below"


def is_very_small(system: System) -> bool:
    """Whether the system is run by fewer people than `very_small_entity_below` (25).

    The people are those of the organization; where the scope names units, and each of them says how many it has, those
    of the units. Without a headcount nothing speaks for it, so it is False.
    Source: ISO/IEC TS 20000-5:2022, 4.11.
    """
    organization = system.register("organization").single
    heads = {unit.id: unit.number("headcount") for unit in organization.entries("units")}
    counted = [heads.get(unit) for unit in system.register("scope").single.texts("units")]
    known = [each for each in counted if each is not None]
    headcount = sum(known) if known and len(known) == len(counted) else organization.number("headcount")
    limit = system.settings.parameter(_BELOW, system.standard.parameters[_BELOW].value)
    return headcount is not None and headcount < limit
