"""What must not lie in others' hands altogether."""

import pytest

from tests.services import SERVICE, changed, places, said

NAME = "parties.everything-outside"
PARTS = changed(SERVICE, ("  status: live\n", "  status: live\n  components: [Web server, Line]\n"))
PROCESSES = "- id: incident\n- id: change\n"


def party(*provides: str) -> str:
    return "- id: SUP-01\n  name: One\n  provides:\n" + "".join(f"    - {{{each}}}\n" for each in provides)


def test_a_supplier_of_all_services_is_found() -> None:
    outside = party("kind: service, item: All, services: [SVC-01]")
    assert places(NAME, services=SERVICE, suppliers=outside) == ["suppliers:4"]
    assert said(NAME, services=SERVICE, suppliers=outside) == [
        "Other parties provide or operate all services; none is left in own hands."
    ]


def test_one_service_in_own_hands_is_enough() -> None:
    two = SERVICE + changed(SERVICE, ("SVC-01", "SVC-02"))
    assert places(NAME, services=two, suppliers=party("kind: service, item: All, services: [SVC-01]")) == []


def test_suppliers_are_taken_together() -> None:
    both = party("kind: process, item: a, process: incident") + changed(
        party("kind: process, item: b, process: change"), ("SUP-01", "SUP-02"), ("One", "Two")
    )
    assert places(NAME, processes=PROCESSES, suppliers=both) == ["suppliers:4"]
    assert places(NAME, processes=PROCESSES, suppliers=party("kind: process, item: a, process: incident")) == []


def test_a_part_of_a_process_is_not_the_process() -> None:
    part = party("kind: process-part, item: a, process: incident", "kind: process, item: b, process: change")
    assert places(NAME, processes=PROCESSES, suppliers=part) == []


def test_components_are_known_by_their_names() -> None:
    assert places(NAME, services=PARTS, suppliers=party("kind: component, item: web  Server")) == []
    every = party("kind: component, item: web  Server", "kind: component, item: line")
    assert places(NAME, services=PARTS, suppliers=every) == ["suppliers:4"]


@pytest.mark.parametrize("suppliers", ["[]\n", "- [\n", "- id: SUP-01\n  provides: all\n"])
def test_without_services_and_suppliers_nothing_is_outside(suppliers: str) -> None:
    assert places(NAME, suppliers=suppliers) == []
    assert places(NAME, services=SERVICE, processes=PROCESSES, suppliers=suppliers) == []
