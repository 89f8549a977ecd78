"""The guide names every table and figure that is more than a register's own."""

from pathlib import Path

import pytest

from sms_docs.figures import FIGURES
from sms_docs.views import VIEWS

GUIDE = Path(__file__).parents[2] / "content" / "guide" / "macros.md"
REGISTERS = frozenset({"measures", "tasks", "people", "programme", "risks"})
"""Views called as their register is; the guide names them in an example or a row."""


@pytest.mark.parametrize("name", sorted({*VIEWS, *FIGURES}))
def test_the_guide_names_it(name: str) -> None:
    text = GUIDE.read_text("utf-8")
    assert f"`{name}`" in text or (name in REGISTERS and f'"{name}"' in text)
