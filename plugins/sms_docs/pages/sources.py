"""What pages are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sms_docs.model.build_record import BuildRecord
from sms_docs.model.report import Report
from sms_docs.model.system import System


@dataclass(frozen=True, slots=True)
class Sources:
    """System, what the checks said of it, and the build record.

    Attributes:
        lean: True while somebody edits with a live view: pages that only repeat the standard or the manuals are left
            out, because making them anew takes longer than the reader waits.
        editions: path → text of the approved editions (``engine.editions``); the system keeps the newest ones only.
    """

    system: System
    report: Report
    record: BuildRecord
    lean: bool = False
    editions: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def release(self) -> bool:
        """True for a published release, which shows none of the internals: no findings, no manuals of rules."""
        return bool(self.record.version)
