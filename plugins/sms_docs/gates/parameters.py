"""Thresholds: what the settings say, else what the standard's parameters preset."""

from sms_docs.model.system import System


def parameter(system: System, key: str) -> float:
    """The threshold of that key.

    Raises KeyError for a key that `standards/parameters.json` does not have, which is a bug.
    """
    return system.settings.parameter(key, system.standard.parameters[key].value)
