"""The settings of an SMS, with the value that holds when nothing is said."""

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from sms_docs.model.register import Entry

PATH = "data/settings.yml"
DEFAULT_STANDARD = "iso20000-1-2018"
DEFAULT_ID_PATTERN = r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+"
DEFAULT_UNCONTROLLED = ("index.md", "guide/*", "audit/*")
DEFAULT_DUE_SOON_DAYS = 30
_HIGHEST = 100_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``data/settings.yml`` says; ``entry`` is the file as read (empty when there is none)."""

    entry: Entry

    @property
    def standard(self) -> str:
        """Name of the standard's edition, a folder of ``standards/``."""
        return self.entry.text("standard") or DEFAULT_STANDARD

    @property
    def edition(self) -> str:
        """The edition's year, for example ``2018``."""
        return self.standard.rsplit("-", 1)[-1]

    @property
    def as_of(self) -> date | None:
        """The day that the system is read for, when it is fixed."""
        return self.entry.date("as_of")

    @property
    def certification(self) -> bool:
        """False when no certificate is aimed at, so that the rules on stages do not apply."""
        return self.entry.text("certification") != "none"

    @property
    def profile(self) -> str:
        """Key of the lean form that the organization has chosen; "" for the usual one."""
        return self.entry.text("profile")

    @property
    def id_pattern(self) -> str:
        """Regular expression that a document's whole id has to match."""
        return self.entry.text("id_pattern") or DEFAULT_ID_PATTERN

    @property
    def allowed_signers(self) -> str:
        """The file, relative to the root, that says whose signatures count; "" when signatures are not looked at."""
        return self.entry.text("allowed_signers")

    @property
    def uncontrolled(self) -> tuple[str, ...]:
        """Patterns of pages, relative to ``content/``, that document control leaves out."""
        given = isinstance(self.entry["uncontrolled"], list)  # an empty list means: control every page
        return self.entry.texts("uncontrolled") if given else DEFAULT_UNCONTROLLED

    @property
    def currency(self) -> str:
        """The currency of amounts that name none."""
        return self.entry.text("currency")

    @property
    def due_soon_days(self) -> int:
        """How many days ahead a due review is announced."""
        return int(self.parameter("due_soon_days", DEFAULT_DUE_SOON_DAYS))

    def parameter(self, key: str, default: float) -> float:
        """A threshold: what the settings say, else the default; what the schema refuses counts as not said."""
        value = self.entry.entry("parameters").number(key)
        return default if value is None or not 0 <= value <= _HIGHEST else value

    def is_controlled(self, page: str) -> bool:
        """Whether document control applies to a page, given by its path below ``content/``."""
        return not any(fnmatchcase(page, pattern) for pattern in self.uncontrolled)
