"""A small system with one late task, and a waiver for it."""

from collections.abc import Mapping

PATH = "data/waivers.yml"
FINDING = "task.overdue"
FIELDS: Mapping[str, object] = {
    "id": "W-001",
    "rule": FINDING,
    "scope": "[T-001]",
    "reason": "The room is being rebuilt",
    "risk": "R-001",
    "requested_by": "PER-02",
    "approver": "executive-sponsor",
    "approved_by": "PER-01",
    "approved_on": "2027-01-11",
    "expires": "2027-06-30",
}
"""A sound one, on 2027-01-20, the day of small systems."""
LATE: Mapping[str, str] = {
    "data/tasks.yml": "- {id: T-001, title: First, owner: sms-manager, status: open, due: 2027-01-15}\n",
    "data/risks.yml": "- {id: R-001, title: First}\n",
    "data/people.yml": """
- {id: PER-01, name: Ada Bell, email: ada@example.org}
- {id: PER-02, name: Ben Cole, email: ben@example.org}
- {id: PER-03, name: B. Cole, email: Ben@example.org}
- {id: PER-04, name: Eve Dunn, email: eve@example.org}
""",
    "data/roles.yml": "- {id: executive-sponsor, title: Sponsor}\n- {id: sms-manager, title: Manager}\n",
    "data/assignments.yml": """
- {id: AS-01, role: executive-sponsor, person: PER-01, from: 2026-01-01}
- {id: AS-02, role: executive-sponsor, person: PER-04, from: 2027-01-01, to: 2027-01-12, deputy_for: PER-01}
- {id: AS-03, role: sms-manager, person: PER-02, from: 2026-01-01}
""",
}


def entry(**fields: object) -> str:
    """A waiver as YAML; fields replace those of the sound one, and None removes one."""
    lines = [f"{key}: {value}" for key, value in {**FIELDS, **fields}.items() if value is not None]
    return "- " + "\n  ".join(lines) + "\n"


def late(*waivers: str, **more: str) -> dict[str, str]:
    """The system with these waivers; further files of ``data/`` by name."""
    return {**LATE, PATH: "".join(waivers), **{f"data/{name}.yml": text for name, text in more.items()}}
