"""The schemas as shipped with the program.

A repository's own copy serves its editors and judges nothing: a change could otherwise loosen what it is judged by.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sms_docs.model.schema import Schema

ENDING = ".schema.json"
_PACKAGED = Path(__file__).resolve().parent.parent / "schemas"
_SOURCE = Path(__file__).resolve().parents[3] / "schemas"
"""In a source checkout the schemas stand at the top, where people edit them; the wheel carries them in the package."""


@cache
def packaged_schemas() -> Mapping[str, Schema]:
    """Schema by key (``tasks``, ``front-matter`` …), as shipped."""
    folder = _PACKAGED if _PACKAGED.is_dir() else _SOURCE
    return {
        path.name.removesuffix(ENDING): Schema(
            path.name.removesuffix(ENDING), f"schemas/{path.name}", json.loads(path.read_text("utf-8"))
        )
        for path in sorted(folder.glob(f"*{ENDING}"))
    }
