"""What a criterion lacks, as words for a sentence or a table cell."""

from itertools import groupby

from sms_docs.gates.state import Lack

_MOST = 5


def listed(lacks: tuple[Lack, ...]) -> str:
    """What is missing, things of one sort together, the first few of many: "results for 4.1, 4.2 and 12 more"."""
    groups = [
        f"{common} {_enumerated([lack.what for lack in group])}".strip()
        for common, group in groupby(lacks, lambda lack: lack.of)
    ]
    return "; ".join(groups)


def _enumerated(names: list[str]) -> str:
    shown = names[:_MOST] if len(names) > _MOST + 1 else names
    if len(shown) < len(names):
        shown = [*shown, f"{len(names) - len(shown)} more"]
    return ", ".join(shown[:-1]) + (" and " if len(shown) > 1 else "") + shown[-1]
