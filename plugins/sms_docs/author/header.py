"""The control data of a new document: what was given, what the registers say, else a marked place."""

from typing import Final, NamedTuple

from sms_docs.author.numbers import next_number
from sms_docs.gates.approval import writing_tasks
from sms_docs.gates.parameters import parameter
from sms_docs.model.standard import Kind
from sms_docs.model.system import System

OPEN: Final = "TBD"
"""Marks a place that nobody could fill; the checks find it as an unknown role or person."""
_USUAL: Final = "internal"
_BUILDERS: Final = ("sms-manager", "sms-coordinator")
"""What the role is called that builds the system."""


class Wishes(NamedTuple):
    """What the writer asks for; "" or nothing where the registers decide."""

    title: str = ""
    id: str = ""
    owner: str = ""
    authors: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    classification: str = ""
    covers: tuple[str, ...] = ()


class Header(NamedTuple):
    """The front matter of a new document, or of one that was approved elsewhere."""

    id: str
    title: str
    kind: str
    owner: str
    authors: tuple[str, ...]
    approvers: tuple[str, ...]
    review_interval_months: int
    classification: str
    clauses: tuple[str, ...]
    covers: tuple[str, ...] = ()
    version: str = "0.1"
    status: str = "draft"
    effective_from: str = ""

    @property
    def open(self) -> tuple[str, ...]:
        """The fields that hold a marked place."""
        return tuple(key for key in ("id", "owner", "authors", "approvers") if OPEN in _items(getattr(self, key)))


def header(system: System, kind: Kind, wishes: Wishes) -> Header:
    """The control data of a draft of a kind."""
    owner = wishes.owner or _owner(system, kind)
    approvers = wishes.approvers or kind.approver_roles or tuple(filter(None, (_approver(system, kind, owner),)))
    authors = wishes.authors or _author(system, owner, approvers)
    return Header(
        id=wishes.id or next_number(system, kind.family) or OPEN,
        title=wishes.title or kind.title,
        kind=kind.key,
        owner=owner or OPEN,
        authors=authors or (OPEN,),
        approvers=approvers or (OPEN,),
        review_interval_months=int(parameter(system, "review_interval_months")),
        classification=wishes.classification or _classification(system),
        clauses=_clauses(system, kind, wishes.covers),
        covers=wishes.covers,
    )


def _clauses(system: System, kind: Kind, covers: tuple[str, ...]) -> tuple[str, ...]:
    """The clauses of all kinds that it holds, each once."""
    kinds = (kind, *(system.standard.kinds[key] for key in covers))
    return tuple(dict.fromkeys(clause for each in kinds for clause in system.standard.clauses_of(each)))


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def _owner(system: System, kind: Kind) -> str:
    """The role that answers for such a document.

    That is the owner of the process which it describes, else of the task that is to produce it, else of the document of
    this kind that there is, else the role that builds the system.
    """
    described = (each.text("owner") for each in system.register("processes") if each.text("document") == kind.key)
    task = writing_tasks(system).get(kind.key)
    written = (each.owner for each in system.by_kind.get(kind.key, ()))
    key_role = (each.id for each in system.register("roles") if each.id in _BUILDERS)
    named = (*described, task.text("owner") if task else "", *written, *key_role)
    return next((role for role in named if role in system.register("roles").by_id), "")


def _approver(system: System, kind: Kind, owner: str) -> str:
    """Top management where the standard says so; else the role that the owner reports to, else top management."""
    roles = system.register("roles").by_id
    top = next((role.id for role in roles.values() if role.flag("top_management")), "")
    above = roles[owner].text("reports_to") if owner in roles else ""
    return top if kind.approved_by or above not in roles else above


def _author(system: System, owner: str, approvers: tuple[str, ...]) -> tuple[str, ...]:
    """Who holds the owner's role, else who builds the system; nobody who would then be the only one to approve it."""
    deciding = {person for role in approvers for person in system.holders(role, system.as_of, deputies=False)}
    for role in (owner, *_BUILDERS):
        for person in system.holders(role, system.as_of, deputies=False):
            if deciding != {person}:
                return (person,)
    return ()


def _classification(system: System) -> str:
    known = system.settings.entry.texts("classifications")
    return _USUAL if _USUAL in known or not known else known[0]


def yaml_lines(found: Header) -> list[str]:
    """The front matter as YAML, without its fences."""
    return [
        f"id: {found.id}",
        f"title: {_text(found.title)}",
        f"kind: {found.kind}",
        *([f"covers: [{', '.join(found.covers)}]"] if found.covers else ()),
        f'version: "{found.version}"',
        f"status: {found.status}",
        f"owner: {found.owner}",
        f"authors: [{', '.join(found.authors)}]",
        f"approvers: [{', '.join(found.approvers)}]",
        *([f"effective_from: {found.effective_from}"] if found.effective_from else ()),
        f"review_interval_months: {found.review_interval_months}",
        f"classification: {found.classification}",
        "clauses: [{}]".format(", ".join(f'"{each}"' for each in found.clauses)),
    ]


def _text(text: str) -> str:
    """A title, in quotation marks where YAML could read something else in it: a single word may be "true"."""
    plain = text.isascii() and text.replace(" ", "").replace("-", "").isalnum() and " " in text and text[0].isalpha()
    return text if plain else '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))
