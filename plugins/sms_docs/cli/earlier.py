"""The revision that a command compares with, for commands that show no findings."""

from pathlib import Path

from sms_docs.cli.stop import Stop
from sms_docs.load.base import find_base
from sms_docs.model.base import Base


def base_or_stop(root: Path, revision: str) -> Base | None:
    """What the revision had recorded; None for "". Raises ``Stop`` when it cannot be read: it must not go unseen."""
    base = find_base(root, revision) if revision else None
    if base and base.missing:
        raise Stop(f"{base.missing} Fetch it with `{base.fetch}`, or name a commit that is here.")
    return base
