"""Services in operation in small: texts that tests of agreements, suppliers and practices change line by line."""

from datetime import date

from tests.support import found, messages

SUMMER = date(2027, 8, 11)

SERVICE = """\
- id: SVC-01
  name: Portal
  customers: [CUS-01, CUS-02]
  status: live
  in_scope: true
  recovery_time_hours: 4
"""

SLA = """\
- id: SLA-01
  service: SVC-01
  customers: [CUS-01, CUS-02]
  status: agreed
  targets:
    - id: SLA-01-A
      kind: availability
      text: Portal reachable
      comparator: at-least
      value: 99.5
      unit: percent
      period: month
  agreements:
    - {customer: CUS-01, agreed_on: 2027-03-18}
    - {customer: CUS-02, agreed_on: 2027-03-19}
  valid_from: 2027-06-01
  valid_to: 2029-03-31
"""

RESULTS = """\
- id: SR-0001
  sla: SLA-01
  target: SLA-01-A
  period: "2027-06"
  actual: 99.7
  met: true
"""


def live(kind: str, since: str = "2027-04-12") -> str:
    """A process that a document of a kind describes, in operation since a day."""
    return f"- id: own\n  title: Own process\n  document: {kind}\n  live_since: {since}\n"


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with replacements; each old text must stand in it."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def registers(**texts: str) -> dict[str, str]:
    """Files of registers by their names."""
    return {f"data/{name}.yml": text for name, text in texts.items()}


def places(check_id: str, as_of: date = SUMMER, /, **texts: str) -> list[str]:
    """Where a check finds its fault in some registers: ``register:line``."""
    return [_short(each) for each in found(check_id, registers(**texts), as_of)]


def said(check_id: str, as_of: date = SUMMER, /, **texts: str) -> list[str]:
    """What a check says about some registers."""
    return messages(check_id, registers(**texts), as_of)


def _short(place: str) -> str:
    path, line, _column = place.rsplit(":", 2)
    return f"{path.removeprefix('data/').removesuffix('.yml')}:{line}"
