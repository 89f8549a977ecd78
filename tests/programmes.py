"""A programme of four phases in small, which tests change line by line."""

from datetime import date

from tests.support import found

PROGRAMME = """\
- id: foundation
  number: 1
  title: Foundation
  start: 2026-10-05
  end: 2026-11-27
  gate:
    id: GATE-1
    title: Gate 1
    planned: 2026-11-27
    body: BOD-01
    decision: go
    decided_on: 2026-11-27
    decided_by: executive-sponsor
- id: design
  number: 2
  title: Design
  start: 2026-11-30
  end: 2027-03-26
  gate:
    id: GATE-2
    title: Gate 2
    planned: 2027-03-26
    body: BOD-01
- id: implementation
  number: 3
  title: Implementation
  start: 2027-03-29
  end: 2027-08-27
  gate:
    id: GATE-3
    title: Gate 3
    planned: 2027-08-27
    body: BOD-01
- id: certification
  number: 4
  title: Certification
  start: 2027-08-30
  end: 2027-10-29
  gate:
    id: GATE-4
    title: Gate 4
    planned: 2027-10-29
    body: BOD-01
"""

CERTIFICATION = """\
body: Certmark Assurance
scope_text: The services of Merrowdale Shared Services
stage1:
  body: Certmark Assurance
  start: 2027-09-14
  end: 2027-09-15
  status: planned
stage2:
  body: Certmark Assurance
  start: 2027-10-12
  end: 2027-10-14
  status: planned
decision_planned: 2027-10-29
validity_months: 36
surveillance:
  - title: First surveillance
    planned: 2028-09-19
  - title: Second surveillance
    planned: 2029-09-18
recertification:
  title: Recertification
  planned: 2030-06-12
"""

NO_CERTIFICATE = {"data/settings.yml": "standard: iso20000-1-2018\ncertification: none\n"}


def changed(text: str, *replacements: tuple[str, str]) -> str:
    """The text with some words replaced, each of which must stand in it."""
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new)
    return text


def programme(*replacements: tuple[str, str], **registers: str) -> dict[str, str]:
    """The files of the programme, changed, and those of other registers."""
    files = {f"data/{key}.yml": text for key, text in registers.items()}
    return {"data/programme.yml": changed(PROGRAMME, *replacements)} | files


def certified(*replacements: tuple[str, str], **registers: str) -> dict[str, str]:
    """The files of the programme and of the certification, the latter changed, and those of other registers."""
    return programme(certification=changed(CERTIFICATION, *replacements), **registers)


def lines(check_id: str, files: dict[str, str], day: str = "2027-01-20") -> list[str]:
    """Where a check finds its fault, as ``register:line``."""
    places = found(check_id, files, date.fromisoformat(day))
    return [place.removeprefix("data/").replace(".yml", "").rpartition(":")[0] for place in places]
