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
    return _read(_folder(), "schemas")


@cache
def standard_schemas() -> Mapping[str, Schema]:
    """Schema by part of the standard (``clauses``, ``kinds`` …) for the files of ``data/standard/``, as shipped."""
    return _read(_folder() / "standard", "schemas/standard")


def _folder() -> Path:
    return _PACKAGED if _PACKAGED.is_dir() else _SOURCE


def _read(folder: Path, shown: str) -> Mapping[str, Schema]:
    return {
        path.name.removesuffix(ENDING): Schema(
            path.name.removesuffix(ENDING), f"{shown}/{path.name}", json.loads(path.read_text("utf-8"))
        )
        for path in sorted(folder.glob(f"*{ENDING}"))
    }
