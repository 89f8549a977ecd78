"""Where a new document belongs."""

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import Final

from sms_docs.model.standard import Kind
from sms_docs.model.system import CONTENT, System

_FOLDERS: Final = {
    "plan": "plans", "policy": "policies", "statement": "statements", "process": "processes",
    "procedure": "procedures", "register": "registers", "report": "reports", "record": "records",
}  # fmt: skip
_NO_NAME = re.compile(r"[^a-z0-9]+")


def default_path(system: System, kind: Kind, title: str = "") -> str:
    """The file of a new document: in the folder where its family stands, called by its title or its kind."""
    name = _NO_NAME.sub("-", title.lower()).strip("-") or kind.key
    if kind.family == "process":
        name = name.removesuffix("-process")
    return f"{_folder(system, kind.family)}/{name}.md"


def _folder(system: System, family: str) -> str:
    kinds = system.standard.kinds
    used = Counter(
        PurePosixPath(document.path).parent.as_posix()
        for document in system.controlled
        if (kind := kinds.get(document.kind)) and kind.family == family
    )
    return used.most_common(1)[0][0] if used else f"{CONTENT}/{_FOLDERS.get(family, f'{family}s')}"
