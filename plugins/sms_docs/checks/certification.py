"""The certification audit: the body, the scope, the order of the two stages."""

from collections.abc import Iterator

from sms_docs.gates.audits import internal_audits
from sms_docs.gates.implementation import full_reviews
from sms_docs.gates.parameters import parameter
from sms_docs.gates.timeline import audit_end, certification, design_gate, first_day, gate_day, review_day
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.months import add_months
from sms_docs.model.system import System


@check("error", answers=("cert.same-body",))
def body_changed(system: System) -> Iterator[Problem]:
    """Stage 2 is to be done by another certification body than stage 1.

    ## What
    The names of the certification body differ between the two stages, or from the one that was chosen.

    ## Why
    Stage 2 builds on what the body saw in stage 1; with another body the audit starts again from the beginning.

    ## Wrong
    `body: Certmark Assurance` in stage 1 and `body: Veritrust Audits` in stage 2.

    ## Right
    The same body in both stages.
    """
    record = certification(system)
    places = [(record, "the contract"), (record.entry("stage1"), "stage 1"), (record.entry("stage2"), "stage 2")]
    named = [(entry, name) for entry, name in places if entry.has("body")]
    for (entry, name), (other, its_name) in zip(named[1:], named, strict=False):
        if _plain(entry.text("body")) != _plain(other.text("body")):
            yield Problem(
                entry.location("body"),
                f"The certification body of {name} is {entry.text('body')}, that of {its_name} {other.text('body')}.",
                "Keep the body for both stages, or start again with stage 1.",
                (Related(other.location("body"), f"The body of {its_name}."),),
            )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


@check("warning", answers=("cert.accredited",))
def competence_missing(system: System) -> Iterator[Problem]:
    """Nothing shows that the certification body may certify this standard.

    ## What
    A contract with a certification body is signed, and `competence` does not say how the body showed that it can
    audit ISO/IEC 20000-1.

    ## Why
    An accreditation covers named standards; a certificate from a body without this one is worth little.

    ## Wrong
    `contract_on: 2027-03-01` alone.

    ## Right
    `competence: "Accreditation scope lists ISO/IEC 20000-1, seen on 2027-02-10."`
    """
    record = certification(system)
    if record.has("contract_on") and not record.has("competence"):
        yield Problem(
            record.location("body"),
            f"Nothing shows that {record.text('body')} may certify ISO/IEC 20000-1.",
            "Say in competence how the body showed it.",
        )


@check("error", clauses=("4.3",), answers=("cert.scope-wording",))
def scope_wording_differs(system: System) -> Iterator[Problem]:
    """The scope applied for is not the scope of the system.

    ## What
    `scope_text` differs from the `statement` of `data/scope.yml`, white space and capitals apart.

    ## Why
    The text is printed on the certificate. Auditors compare it word for word with the scope statement.

    ## Wrong
    `scope_text` names a site that the statement does not.

    ## Right
    The statement, copied.
    """
    record, scope = certification(system), system.register("scope").single
    applied, stated = record.text("scope_text"), scope.text("statement")
    if applied and stated and _plain(applied) != _plain(stated):
        yield Problem(
            record.location("scope_text"),
            "The scope applied for is not the text of the scope statement.",
            "Copy the statement of the scope, or change the scope first.",
            (Related(scope.location("statement"), "The statement of the scope."),),
        )


@check("error", answers=("seq.stage1-before-stage2",))
def stage1_after_stage2(system: System) -> Iterator[Problem]:
    """Stage 1 is not over when stage 2 starts.

    ## What
    Stage 1 ends on or after the first day of stage 2.

    ## Why
    Stage 2 is planned from the result of stage 1, and its findings have to be resolved in between.

    ## Wrong
    Stage 1 until 2027-10-12, stage 2 from 2027-10-12.

    ## Right
    Stage 1 until 2027-09-15, stage 2 from 2027-10-12.
    """
    record = certification(system)
    end, start = first_day(record.entry("stage1"), "end", "start"), first_day(record.entry("stage2"), "start")
    if end and start and end.day >= start.day:
        yield Problem(
            start.location,
            f"Stage 2 starts on {start.day}, but stage 1 ends on {end.day}.",
            "Leave at least the time between them that its findings need.",
            (Related(end.location, "Stage 1 ends here."),),
        )


@check("warning", clauses=("9.2", "9.3"), answers=("seq.stage1-after-design",))
def stage1_before_design(system: System) -> Iterator[Problem]:
    """Stage 1 comes before the design is complete.

    ## What
    Stage 1 starts before the day of the gate that ends the design.

    ## Why
    Stage 1 reviews the documented design. Half of it in draft gives findings that were known before.

    ## Wrong
    Stage 1 from 2027-03-08, gate 2 planned for 2027-03-26.

    ## Right
    Stage 1 from 2027-09-14.
    """
    start, gate = first_day(certification(system).entry("stage1"), "start"), design_gate(system)
    day = gate_day(gate, system.as_of) if gate else None
    if start and gate and day and start.day < day.day:
        yield Problem(
            start.location,
            f"Stage 1 starts on {start.day}, before {gate.label} on {day.day}.",
            "Hold stage 1 when the design is complete.",
            (Related(day.location, "The gate that ends the design."),),
        )


@check("warning", clauses=("9.2", "9.3"), answers=("seq.stage1-after-design",))
def stage1_without_checks_planned(system: System) -> Iterator[Problem]:
    """Stage 1 is booked, and no internal audit or no management review is even planned.

    ## What
    Stage 1 has the status `booked` or `held`, or its day has come, and the registers hold no internal audit or no full
    management review with a day, other than cancelled ones.

    ## Why
    In stage 1 the certification body asks whether both are planned and carried out (ISO/IEC 20000-1:2018, 9.2 and
    9.3). Where neither is planned it puts stage 2 off.

    ## Wrong
    Stage 1 booked for 2027-09-14, and no entry with `kind: internal` in `data/audits.yml`.

    ## Right
    An internal audit and a management review, each with its planned day.
    """
    stage = certification(system).entry("stage1")
    start = first_day(stage, "start")
    if start is None or not (stage.text("status") in ("booked", "held") or system.as_of >= start.day):
        return
    for key, known, name in (
        ("audits", any(audit_end(each) for each in internal_audits(system)), "internal audit"),
        ("reviews", any(review_day(each) for each in full_reviews(system)), "management review"),
    ):
        if not known and not system.register(key).broken:
            yield Problem(
                start.location,
                f"Stage 1 starts on {start.day}, and no {name} is planned.",
                f"Plan it in {system.register(key).path}, so that it is over before stage 2.",
            )


@check("note", answers=("cert.stage-gap",))
def stages_far_apart(system: System) -> Iterator[Problem]:
    """A long time lies between the two stages.

    ## What
    Stage 2 starts more than six months (`stage_gap_months`) after the end of stage 1.

    ## Why
    Many certification bodies then repeat stage 1. The limit is theirs, not the standard's: ask.

    ## Wrong
    Stage 1 until 2027-03-15, stage 2 from 2027-10-12.

    ## Right
    Stage 1 until 2027-09-15, stage 2 from 2027-10-12.
    """
    record, months = certification(system), int(parameter(system, "stage_gap_months"))
    end, start = first_day(record.entry("stage1"), "end"), first_day(record.entry("stage2"), "start")
    if end and start and start.day > add_months(end.day, months):
        yield Problem(
            start.location,
            f"Stage 2 starts on {start.day}, more than {months} months after stage 1 on {end.day}.",
            "Ask the certification body whether stage 1 has to be repeated.",
            (Related(end.location, "Stage 1 ends here."),),
        )
