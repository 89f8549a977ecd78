"""Suppliers' targets against the agreements that they support."""

import pytest

from sms_docs.views import view
from tests.support import found, load
from tests.views.shown import cells, column

AVAILABLE = "kind: availability, comparator: at-least, unit: percent"
FAST = "kind: resolution-time, comparator: at-most"


def files(sla: str, *suppliers: str) -> dict[str, str | bytes]:
    """An agreement with one target, and suppliers with one target each; targets as YAML without braces."""
    entries = "".join(
        f"- id: SUP-0{number}\n  name: Party {number}\n  targets:\n    - {{id: SUP-0{number}-A, {target}}}\n"
        for number, target in enumerate(suppliers, 1)
    )
    return {
        "data/slas.yml": f"- id: SLA-01\n  service: SVC-01\n  targets:\n    - {{id: SLA-01-A, text: Up, {sla}}}\n",
        "data/suppliers.yml": entries,
        "data/services.yml": "- {id: SVC-01, name: Mail}\n",
    }


def verdicts(sla: str, *suppliers: str) -> list[str]:
    return [each.text for each in column(load(files(sla, *suppliers)), "supplier-targets", "verdict")]


@pytest.mark.parametrize(
    ("sla", "supplier", "verdict"),
    [
        (f"{AVAILABLE}, value: 99.5", f"{AVAILABLE}, value: 99.8", "strong enough"),
        (f"{AVAILABLE}, value: 99.5", f"{AVAILABLE}, value: 99.5", "strong enough"),
        (f"{AVAILABLE}, value: 99.9", f"{AVAILABLE}, value: 99.5", "too weak"),
        (f"{FAST}, unit: hours, value: 4", f"{FAST}, unit: hours, value: 4", "strong enough"),
        (f"{FAST}, unit: hours, value: 4", f"{FAST}, unit: hours, value: 6", "too weak"),
        (f"{FAST}, unit: hours, value: 4", f"{FAST}, unit: minutes, value: 240", "strong enough"),
        (f"{FAST}, unit: hours, value: 4", f"{FAST}, unit: minutes, value: 241", "too weak"),
        (f"{FAST}, unit: days, value: 1", f"{FAST}, unit: hours, value: 25", "too weak"),
        (f"{FAST}, unit: hours, value: 4", f"{AVAILABLE}, value: 99", "cannot be compared"),
        (f"{FAST}, unit: hours, value: 4", f"{FAST}, unit: hours", "cannot be compared"),
        (f"{FAST}, unit: hours", f"{FAST}, unit: hours, value: 4", "cannot be compared"),
        (f"{FAST}, unit: hours, value: 4", "unit: hours, value: 4", "cannot be compared"),
    ],
)
def test_a_supplier_promises_at_least_what_rests_on_it(sla: str, supplier: str, verdict: str) -> None:
    assert verdicts(sla, f"{supplier}, supports: [SLA-01-A]") == [verdict]


def test_availabilities_of_several_suppliers_are_multiplied() -> None:
    """99.8 and 99.8 percent make 99.6: each is enough for 99.7, both together are not."""
    supplier = f"{AVAILABLE}, value: 99.8, supports: [SLA-01-A]"
    assert verdicts(f"{AVAILABLE}, value: 99.7", supplier) == ["strong enough"]
    assert verdicts(f"{AVAILABLE}, value: 99.7", supplier, supplier) == ["too weak together"] * 2
    assert verdicts(f"{AVAILABLE}, value: 99.6", supplier, supplier) == ["strong enough"] * 2


def test_the_chain_is_written_out() -> None:
    supplier = f"{AVAILABLE}, value: 99.8, supports: [SLA-01-A]"
    several = load(files(f"{AVAILABLE}, value: 99.5", supplier, supplier))
    assert column(several, "supplier-targets", "chain")[0].text == "99.8 × 99.8 = 99.6 %"
    alone = load(files(f"{AVAILABLE}, value: 99.5", supplier))
    assert column(alone, "supplier-targets", "chain")[0].text == ""


def test_times_are_not_multiplied() -> None:
    supplier = f"{FAST}, unit: hours, value: 4, supports: [SLA-01-A]"
    assert verdicts(f"{FAST}, unit: hours, value: 4", supplier, supplier) == ["strong enough"] * 2


def test_who_is_too_weak_alone_is_not_called_weak_together() -> None:
    strong, weak = (f"{AVAILABLE}, value: {value}, supports: [SLA-01-A]" for value in (99.9, 99.0))
    assert verdicts(f"{AVAILABLE}, value: 99.5", strong, weak) == ["too weak together", "too weak"]


def test_a_target_that_supports_nothing_or_no_such_says_so() -> None:
    plain = f"{AVAILABLE}, value: 99.8"
    system = load(files(f"{AVAILABLE}, value: 99.5", plain, f"{plain}, supports: [SLA-09-Z]"))
    assert cells(system, "supplier-targets", ["supports", "promised", "verdict"]) == [
        ["nothing", "", "supports none"], ["SLA-09-Z", "", "no such target"],
    ]  # fmt: skip
    assert [each.tone for each in column(system, "supplier-targets", "verdict")] == ["muted", "bad"]


def test_each_row_shows_both_promises() -> None:
    system = load(files(f"{AVAILABLE}, value: 99.5", f"text: Line, {AVAILABLE}, value: 99.8, supports: [SLA-01-A]"))
    assert cells(system, "supplier-targets", ["supplier", "target", "goal", "supports", "promised", "service"]) == [
        ["Party 1", "SUP-01-A Line", "at least 99.8 %", "SLA-01-A Up", "at least 99.5 %", "Mail"],
    ]


def test_a_target_that_supports_two_has_two_rows() -> None:
    system = load(files(f"{AVAILABLE}, value: 99.5", f"{AVAILABLE}, value: 99.8, supports: [SLA-01-A, SLA-01-B]"))
    assert [each.text for each in column(system, "supplier-targets", "verdict")] == ["strong enough", "no such target"]


def test_rows_are_chosen_by_supplier_service_and_verdict() -> None:
    supplier = f"{AVAILABLE}, value: 99.8, supports: [SLA-01-A]"
    system = load(files(f"{AVAILABLE}, value: 99.9", supplier, f"{AVAILABLE}, value: 99.99, supports: [SLA-01-A]"))
    assert len(view(system, "supplier-targets", supplier="SUP-02").rows) == 1
    assert len(view(system, "supplier-targets", service="SVC-01").rows) == 2
    assert len(view(system, "supplier-targets", verdict="too weak").rows) == 1


def test_of_agreements_that_cannot_be_read_nothing_is_said() -> None:
    system = load(files("x: 1", f"{AVAILABLE}, value: 99.8, supports: [SLA-01-A]") | {"data/slas.yml": "- ["})
    assert [(each.text, each.tone) for each in column(system, "supplier-targets", "verdict")] == [
        ("not known", "muted")
    ]


def test_an_empty_or_broken_register_says_so() -> None:
    assert view(load({}), "supplier-targets").empty == "No supplier has a target yet: add them to data/suppliers.yml."
    broken = view(load({"data/suppliers.yml": "- ["}), "supplier-targets")
    assert (broken.rows, broken.empty) == ((), "Not known: data/suppliers.yml cannot be read.")


@pytest.mark.parametrize("value", ["-1", "101", "1.0e+308", ".inf", "text", "true", "null"])
def test_no_value_breaks_the_chain(value: str) -> None:
    supplier = f"{AVAILABLE}, value: {value}, supports: [SLA-01-A]"
    system = load(files(f"{AVAILABLE}, value: 99.5", supplier, supplier))
    assert len(view(system, "supplier-targets").rows) == 2


@pytest.mark.parametrize(
    ("sla", "suppliers"),
    [
        ("99.5", ("99.8",)), ("99.9", ("99.5",)), ("99.7", ("99.8", "99.8")), ("99.6", ("99.8", "99.8")),
        ("99.5", ("99.9", "99.0")), ("99.99", ("99.9", "99.9")),
    ],
)  # fmt: skip
def test_the_table_and_the_checks_agree(sla: str, suppliers: tuple[str, ...]) -> None:
    targets = [f"{AVAILABLE}, value: {value}, supports: [SLA-01-A]" for value in suppliers]
    source = files(f"{AVAILABLE}, value: {sla}", *targets)
    shown = [each.text for each in column(load(source), "supplier-targets", "verdict")]
    weak = found("supplier-targets.weaker-than-agreed", source)
    together = found("supplier-targets.weaker-together", source)
    assert len(weak) == shown.count("too weak")
    # The check names a weak chain once, and only where no link is weak by itself.
    assert bool(together) == (set(shown) == {"too weak together"})
