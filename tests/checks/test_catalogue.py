"""Faults of the service catalogue."""

from tests.support import found, messages, related

SERVICES = "data/services.yml"


def test_services_that_need_each_other_are_found_at_the_first_dependency() -> None:
    files = {
        SERVICES: """
            - id: SVC-04
              depends_on: [SVC-08, SVC-05]
            - id: SVC-05
              depends_on: [SVC-04]
            - id: SVC-08
              depends_on: []
        """
    }
    assert found("catalogue.circular-dependency", files) == [f"{SERVICES}:2:24"]
    assert messages("catalogue.circular-dependency", files) == [
        "These services depend on each other in a circle: SVC-04 → SVC-05 → SVC-04."
    ]
    assert related("catalogue.circular-dependency", files) == [f"{SERVICES}:4:16"]


def test_services_in_layers_are_sound() -> None:
    files = {SERVICES: "- id: SVC-01\n  depends_on: [SVC-04]\n- id: SVC-04\n  depends_on: []\n"}
    assert found("catalogue.circular-dependency", files) == []
