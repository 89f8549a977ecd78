"""Faults of availability: targets and investigations."""

import pytest

from tests.services import RESULTS, SERVICE, SLA, SUMMER, changed, places, registers, said
from tests.support import related

LOSS, TARGET = "availability.loss-uninvestigated", "availability.target-missing"
MISSED = changed(RESULTS, ("99.7", "99.2"), ("met: true", "met: false"))


@pytest.mark.parametrize("name", [LOSS, TARGET])
def test_a_service_that_is_as_available_as_agreed_is_no_fault(name: str) -> None:
    assert places(name, services=SERVICE, slas=SLA, sla_results=RESULTS) == []
    assert places(name) == []


def test_a_loss_is_looked_into_even_when_something_was_done() -> None:
    acted = MISSED + "  action: T-001\n"
    assert places(LOSS, slas=SLA, sla_results=acted) == ["sla_results:5"]
    assert said(LOSS, slas=SLA, sla_results=acted) == [
        "SLA-01-A was missed in 2027-06 (99.2), and nothing says that the loss was investigated."
    ]
    assert places(LOSS, slas=SLA, sla_results=acted + "  investigation: CASE-004\n") == []


def test_other_targets_need_no_investigation() -> None:
    calls = changed(SLA, ("kind: availability", "kind: response-time"))
    assert places(LOSS, slas=calls, sla_results=MISSED) == []


def test_a_service_with_an_agreement_has_a_target_for_availability() -> None:
    without = changed(SLA, ("kind: availability", "kind: other"))
    assert places(TARGET, services=SERVICE, slas=without) == ["slas:6"]
    assert said(TARGET, services=SERVICE, slas=without) == ["SVC-01 (Portal) has no target for its availability."]
    assert related(TARGET, registers(services=SERVICE, slas=without), SUMMER) == ["data/services.yml:1:7"]


def test_one_of_several_agreements_is_enough() -> None:
    two = changed(SLA, ("kind: availability", "kind: other")) + changed(SLA, ("SLA-01", "SLA-02"))
    assert places(TARGET, services=SERVICE, slas=two) == []


@pytest.mark.parametrize(("old", "new"), [("in_scope: true", "in_scope: false"), ("status: live", "status: retired")])
def test_what_is_not_delivered_needs_no_target(old: str, new: str) -> None:
    without = changed(SLA, ("kind: availability", "kind: other"))
    assert places(TARGET, services=changed(SERVICE, (old, new)), slas=without) == []


def test_a_service_without_an_agreement_is_a_finding_of_its_own() -> None:
    assert places(TARGET, services=SERVICE) == []
    assert places(TARGET, services=SERVICE, slas=changed(SLA, ("status: agreed", "status: draft"))) == []
