"""A small system whose documents have owners and approvers, for tests of CODEOWNERS."""

from tests.support import document

PEOPLE = """
- {id: PER-01, name: One, email: one@firm.example, competences: []}
- {id: PER-02, name: Two, email: two@firm.example, account: "@two", competences: []}
- {id: PER-03, name: Three, email: three@firm.example, competences: []}
"""
ASSIGNMENTS = """
- {id: AS-001, role: executive-sponsor, person: PER-01, from: 2026-01-01}
- {id: AS-002, role: sms-manager, person: PER-02, from: 2026-01-01, to: 2027-06-30}
- {id: AS-003, role: sms-manager, person: PER-03, from: 2027-07-01}
- {id: AS-004, role: sms-manager, person: PER-03, from: 2026-01-01, deputy_for: PER-02}
"""
SYSTEM = {
    "data/people.yml": PEOPLE,
    "data/assignments.yml": ASSIGNMENTS,
    "data/risks.yml": "[]\n",
    "data/tasks.yml": "[]\n",
    "data/decisions/SMS-PLN-001.yml": "[]\n",
    "content/plans/plan.md": document(kind="service-management-plan"),
    "content/registers/risks.md": document(
        '{{ sms_table("risks") }}', id="SMS-REG-001", kind="risk-register", owner="executive-sponsor"
    ),
    "content/guide/help.md": "# Help\n",
}
