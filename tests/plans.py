"""A service management plan in small, complete in its text, which tests change section by section."""

from collections.abc import Mapping

from tests.support import document

PAGE = "content/plans/plan.md"

AREAS = """service portfolio and catalogue, other parties, asset, configuration, business relationship, service level,
supplier, budgeting and accounting, demand, capacity, change, service design and transition, release and deployment,
incident, service request, problem, availability, continuity, information security,
service reporting"""

SECTIONS: Mapping[str, str] = {
    "SMS objectives": """
| Objective | Metric | Target | Due | Owner |
|---|---|---|---|---|
| Faster recovery | mean time to restore | 4 hours | 2027-06-30 | PER-04 |
| Certificate issued | yes or no | yes | 2027-10-29 | PER-01 |
""",
    "Governance structure": """
| Role | Holder | Duties |
|---|---|---|
| SMS manager | Tomas Verhey | runs the SMS |
| Executive sponsor | Ingrid Halvorsen | approves means |
| Incident process owner | Rafael Quintero | owns the process |
""",
    "PDCA approach": f"""
| Process | Plan | Do | Check | Act |
|---|---|---|---|---|
| Incident management | yearly targets | handling | monthly figures | review |

The other areas are run the same way: {AREAS}.
""",
    "Resource plan": """
Two people work full time, with a ticketing tool for 20 000 EUR a year. Each gets five days of training.
""",
    "Documentation framework": """
Document types are policy, plan and process. File names carry the number. Each document is approved by its approver.
Records are kept for 36 months. Version control is in the repository.
""",
    "Risk management": "Risks are rated every quarter; above 12 they are treated.",
    "Implementation timeline": """
- Design ends on 2027-03-26; milestone: plan approved
- Implementation ends on 2027-08-27; milestone: internal audit held
""",
    "Services": "Eight services are in scope.",
    "Known limitations": "The wide-area network has one provider.",
    "Obligations": "The data protection law of the county.",
    "Other parties": "Suppliers are reviewed every year.",
    "Technology": "One tool for tickets and one for monitoring.",
    "Measurement, audit, reporting and improvement": "Measures are reported every month.",
    "Process interfaces": "Incidents lead to problems.",
}


def text(**changes: str) -> str:
    """The plan's text. A change replaces the section whose title begins so ("_" for a blank); "" removes it."""
    parts = ["# Service management plan\n"]
    for title, body in SECTIONS.items():
        new = next((value for name, value in changes.items() if title.lower().startswith(name.replace("_", " "))), body)
        if new:
            parts.append(f"## {title}\n\n{new.strip()}\n")
    return "\n".join(parts)


def plan(registers: Mapping[str, str] | None = None, **changes: str) -> dict[str, str]:
    """A system with the plan as its only page, and some registers by key."""
    files = {f"data/{key}.yml": value for key, value in (registers or {}).items()}
    return files | {PAGE: document(text(**changes), id="SMS-PLN-002", kind="service-management-plan")}


def heading(name: str, **changes: str) -> str:
    """The place of the heading whose title begins so, in `plan` with the same changes."""
    lines = plan(None, **changes)[PAGE].split("\n")
    return f"{PAGE}:{next(i for i, each in enumerate(lines, 1) if each.startswith(f'## {name}'))}:1"


def line(words: str, **changes: str) -> int:
    """The line of `plan` that holds some words."""
    return next(i for i, each in enumerate(plan(None, **changes)[PAGE].split("\n"), 1) if words in each)
