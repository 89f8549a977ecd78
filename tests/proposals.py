"""A small system in a repository, and what a proposed change of it means."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sms_docs import engine
from sms_docs.changes.base import find_base
from sms_docs.changes.review import review
from sms_docs.load.repository import FolderTree
from sms_docs.model.change import Change
from tests.support import DAY, document

PLAN = "content/plans/plan.md"
POLICY = "content/policies/policy.md"
LOG = "data/decisions/SMS-PLN-001.yml"
PEOPLE = """\
- {id: PER-01, name: Ada, email: ada@example.org, competences: []}
- {id: PER-02, name: Bob, email: bob@example.org, competences: []}
- {id: PER-03, name: Cem, email: cem@example.org, competences: []}
- {id: PER-04, name: Dea, email: dea@example.org, competences: []}
"""
ROLES = """\
- {id: executive-sponsor, title: Executive sponsor, purpose: Decides on means}
- {id: sms-manager, title: SMS manager, purpose: Keeps it going}
"""
ASSIGNMENTS = """\
- {id: ASG-01, role: executive-sponsor, person: PER-01, from: 2026-01-01}
- {id: ASG-02, role: executive-sponsor, person: PER-03, from: 2026-01-01, deputy_for: PER-01}
- {id: ASG-03, role: executive-sponsor, person: PER-04, from: 2026-01-01, to: 2026-12-31}
- {id: ASG-04, role: sms-manager, person: PER-02, from: 2026-01-01}
"""
DECIDED = """\
- version: "1.0"
  decision: approved
  by: PER-01
  role: executive-sponsor
  on: 2027-01-04
  reason: First
"""
TEXT = """\
# A plan

## Scope

We serve five offices.

## Services

{{ sms_table("services") }}
"""
FILES = {
    "content/index.md": "# Home\n",
    PLAN: document(TEXT, status="approved", effective_from="2027-01-05"),
    POLICY: document(
        'Follows {{ sms_ref("SMS-PLN-001") }}.\n', id="SMS-POL-001", title="A policy", kind="service-management-policy"
    ),
    LOG: DECIDED,
    "data/people.yml": PEOPLE,
    "data/roles.yml": ROLES,
    "data/assignments.yml": ASSIGNMENTS,
    "data/services.yml": (
        "- {id: SVC-01, name: Mail, owner: sms-manager}\n- {id: SVC-02, name: Files, owner: sms-manager}\n"
    ),
}
Edit = Callable[[str, str, str], None]
"""Replaces a text that stands once in a file."""


def change(root: Path, since: str = "main", as_of: date = DAY) -> Change:
    """What the tree means beside a revision."""
    compared, base = find_base(root, since)
    assert base is not None
    tree = FolderTree(root)
    return review(compared, base, engine.load(base, as_of), tree, engine.load(tree, as_of))
