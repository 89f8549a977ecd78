"""What counts as a measurable objective, sentence by sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.judgement.measurable import VAGUE, judge, says_when
from sms_docs.judgement.no_measure import take_out
from sms_docs.judgement.prose import plain_text
from sms_docs.load.standard import load_standard

MEASURABLE = """
Resolve 95 % of priority 1 incidents within 4 hours
Availability of 99,5 % for every service in scope
99.9% uptime
First-call resolution of at least 75 percent
75 per cent of requests closed at first contact
Raise the share by 5 percentage points from the baseline
Answer calls in five minutes
Restore P1 service in ≤ 4 h
MTTR under 240 min
Response time < 2 s
4-hour recovery of critical services
30min for a first answer
Cut lead time for standard changes from 12 to 8 days
From 12 → 8 days
Mean time to restore from 1 000 to 800 minutes
Close every audit finding within 30 days
Deliver laptops within 2 weeks of the order
Fulfil requests within 3 months of the request
Zero major incidents caused by changes
No major nonconformities at the certification audit
No overdue corrective actions
At most two failed changes a month
Fewer than 10 open tickets
Not more than one repeated incident
SLA breaches: 0 per quarter
Maximum of 3 escalations
Satisfaction target: 80
Customer satisfaction score of 4.2 out of 5
NPS +40
Reach maturity level 3 in every process
4 of 5 stars
8 of 19 processes in operation
Two internal audits held
Train 40 service desk agents
Reports for 2000 users
≥ 2000 mailboxes moved
Raise CSAT to 4.5
Backlog reduced to 40
Review each SLA twice a year
Test every plan 2 times a year
Spend no more than EUR 120000 on external support
Keep cost per ticket below 18 €
$5 per request
Incidents down 25 percent by December 2027
Reduce incidents by 20 % compared with 2026
Reduce incidents 20 % by the end of the year
Halve the backlog by Q3 2027
Double the share of standard changes within 12 months
10 % fewer failed changes than in the last quarter
All spreadsheets retired by 2027-06-30
Stage 2 passed by October 2027
Stage 2 passed in month 13
Ensure stage 2 is passed by 2027-10-14
Obtain the ISO/IEC 20000-1:2018 certificate by 29 October 2027
Version 2.0 published by 2027-03-01
Release management live by month 9
An improvement register is established by March 2027
Corrective actions verified as effective by 2027-08-20
The old ticket tool is switched off before stage 2
"""

NOT_MEASURABLE = """
Improve incident handling
Improve incident handling by 2027
Improve the service in 2027/28
Better service quality by 2027
Enhance customer satisfaction
Enhance reporting in Q3 2027
Ensure timely resolution of incidents
Resolve incidents promptly
Resolve incidents as soon as possible
Reduce incidents
Reduce the number of incidents in 2027
Increase availability
Optimize processes within 12 months
Improve response times within 90 days
Strengthen cooperation with 3rd parties
Deliver high quality by 2027
Adequate capacity by June 2027
Introduce ISO/IEC 20000-1:2018
Comply with ISO 9001 and ISO/IEC 27001
Prepare for 20000 conformity
Implement clause 8.6
Fulfil clauses 4 to 10
Use ITIL 4 practices
Follow SMS-PRO-001
See table 4 and figure 2
Improve phase 2 results
Be ready in Month 9
Month 3 to 6
Roll out Office 365
Improve 365 adoption
Migrate mail to Exchange 2019
Adopt TLS 1.3
Offer 24/7 support
Provide a 24-hour service desk
Meet at 09:30 on Monday
Improve P1 handling
Improve level 2 support
Improve the top 10 services
Improve the three core processes
One service desk for all customers
Introduce a zero trust architecture
1. Improve the service desk
Version 2.0 published
Stage 2 passed
Spreadsheets retired
Reduce incidents by 20 %
Halve the backlog
Align with the 2011 edition
By 2027 become the preferred provider
Be the best
Achieve customer delight
Talk about it on 12.05.2027
"""


@pytest.mark.parametrize("text", MEASURABLE.strip().splitlines())
def test_a_quantity_or_a_dated_outcome_can_be_measured(text: str) -> None:
    assert judge(text).measurable, judge(text).reason


@pytest.mark.parametrize("text", NOT_MEASURABLE.strip().splitlines())
def test_a_promise_or_a_bare_number_cannot_be_measured(text: str) -> None:
    judgement = judge(text)
    assert not judgement.measurable, judgement.reason
    assert judgement.hint


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Improve incident handling", "it says “improve” without a number"),
        ("Improve incident handling by 2027", "it says “improve”, and “2027” is a year, no measure"),
        ("Introduce problem management", "it names an outcome (“Introduce”) but no due date"),
        ("Work by clause 8.6 of the standard", "its only number, “clause 8.6”, is the number of a part"),
        (
            "Reduce incidents by 20 %",
            "it names a change (“Reduce incidents by 20 %”) but neither a baseline nor a period",
        ),
        ("Happy customers", "it holds nothing that could be counted or verified"),
        ("", "it holds nothing that could be counted or verified"),
    ],
)
def test_the_reason_names_what_was_found_instead(text: str, reason: str) -> None:
    assert judge(text).reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("99,5 % availability", "it has a number with a unit (“99,5 %”)"),
        ("Halve the backlog in 2027", "it has a change (“Halve”) with a period"),
        ("Reduce incidents by a third against the baseline", "it has a change (“by a third”) with a baseline"),
        ("Stage 2 passed in May 2027", "it names an outcome that is reached or not (“passed”), and when"),
    ],
)
def test_the_reason_quotes_what_makes_it_measurable(text: str, reason: str) -> None:
    assert judge(text).reason == reason


@pytest.mark.parametrize(
    "text", ["Stage 2 passed", "Spreadsheets retired", "Version 2.0 published", "Halve the backlog"]
)
def test_a_due_date_beside_the_text_counts(text: str) -> None:
    assert judge(text, due=True).measurable


@pytest.mark.parametrize(
    "text", ["Improve the service desk", "Better reports", "Introduce nothing better", "Happy users"]
)
def test_a_due_date_alone_does_not_make_a_promise_measurable(text: str) -> None:
    assert not judge(text, due=True).measurable


def test_an_indicator_that_has_a_target_counts() -> None:
    assert judge("Improve ME-004", indicators=("ME-004",)).measurable
    assert not judge("Improve ME-0041", indicators=("ME-004",)).measurable
    assert not judge("Improve ME-004").measurable


def test_markdown_and_comments_do_not_count() -> None:
    assert judge("Resolve **95** % of `P1` [incidents](a.md)").measurable
    assert not judge("Improve the service <!-- by 20 % to 95 % -->").measurable
    assert not judge("Improve [the service](https://example.org/95-percent)").measurable


def test_the_vague_words_are_those_of_the_standards_data() -> None:
    standard = load_standard("2018")
    assert sorted(VAGUE) == sorted((*standard.vague_verbs, *standard.vague_adverbs))


@pytest.mark.parametrize(
    "text",
    [
        "by 2027",
        "on 2027-06-30",
        "June 2027",
        "in Q2",
        "month 9",
        "within 12 months",
        "by the end of the year",
        "by stage 2",
    ],
)
def test_a_date_a_month_or_a_period_says_when(text: str) -> None:
    assert says_when(f"Done {text}")


@pytest.mark.parametrize("text", ["soon", "in clause 8.6", "with ISO/IEC 20000-1:2018", "for 5 services", "may be 3"])
def test_other_numbers_do_not_say_when(text: str) -> None:
    assert not says_when(f"Done {text}")


@given(st.text(max_size=200))
def test_any_text_gets_a_judgement_and_a_reason(text: str) -> None:
    judgement = judge(text)
    assert judgement.reason
    assert bool(judgement.hint) != judgement.measurable


@given(st.text(alphabet="ab 0123456789.,%-/:()§\n#", max_size=80))
def test_taking_numbers_out_keeps_the_length(text: str) -> None:
    plain = plain_text(text)
    assert len(take_out(plain)[0]) == len(plain)


@given(st.integers(1900, 2099), st.sampled_from(["Improve the service by {}", "Since {}", "Be ready in {}", "{}"]))
def test_a_bare_year_is_never_a_measure(year: int, sentence: str) -> None:
    assert not judge(sentence.format(year)).measurable


@given(st.decimals(0, 100, places=1), st.sampled_from(["%", "percent", "hours", "minutes", "EUR", "days"]))
def test_a_number_with_a_unit_is_always_a_measure(number: object, unit: str) -> None:
    assert judge(f"At the end it is {number} {unit}").measurable
