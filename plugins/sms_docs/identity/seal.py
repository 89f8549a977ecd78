"""The seals of a decision log: each entry is bound to all entries above it, so that none can be changed unseen."""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

START = "sms-decision-log"
"""Stands for the seal above the first entry."""


def seals(entries: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The seal that each entry of a log has to bear, in order.

    A seal is ``sha256:`` and the SHA-256 of the seal above (of ``sms-decision-log`` for the first) and the entry's
    other fields as JSON in UTF-8 without blanks, keys sorted. Entries that bear none are covered by those that follow.
    """
    before = START
    for entry in entries:
        yield (before := seal(before, entry))


def seal(before: str, entry: Mapping[str, object]) -> str:
    """The seal of an entry below another one.

    Args:
        before: the seal of the entry above, ``START`` for the first.
    """
    fields = {key: value for key, value in entry.items() if key != "seal"}
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"sha256:{sha256(f'{before}{text}'.encode('utf-8', 'surrogatepass')).hexdigest()}"
