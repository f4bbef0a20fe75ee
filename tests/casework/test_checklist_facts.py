"""Facts of a credential pick items; what is not known is left out, and keeps an item."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credval.casework.checklist_facts import Known, facts_of
from credval.conditions.evaluating import Between, Fact, line_holds
from credval.model.entries import Bounds
from credval.model.words import Answer

TODAY = date(2026, 11, 27)


def facts(claim: dict[str, Any], **result: Any) -> dict[str, Fact]:
    return facts_of(Known(claim, result), TODAY)


@pytest.mark.parametrize(
    ("claim", "fact", "value"),
    [
        ({"country": "ir"}, "country", "IR"),
        ({"award_calendar": "solar_hijri"}, "calendar", "solar_hijri"),
        ({"award_date": "2015"}, "calendar", "gregorian"),
        ({}, "calendar", None),
        ({"qualification": "B.Com."}, "script", "latin"),
        ({"qualification": "کارشناسی"}, "script", "other"),
        ({"qualification": "in/bachelor"}, "script", None),
        ({"qualification": "in/bachelor", "qualification_native": "स्नातक"}, "script", "other"),
        ({"documents_missing_because": "fire"}, "documents_missing", "yes"),
        ({}, "documents_missing", "no"),
        ({"requirement": {"kind": "upper_secondary"}}, "requirement", "upper_secondary"),
        ({"requirement": {"kind": "profession", "profession": "se/lakare"}}, "profession", "se/lakare"),
        ({}, "regulated", None),
        ({"requirement": {"kind": "none"}}, "regulated", None),
        ({"stage": "file"}, "stage", "file"),
        ({"delivery": "distance"}, "delivery", "distance"),
    ],
)
def test_a_fact_of_the_claim_is_told_or_left_out(claim: dict[str, Any], fact: str, value: Fact) -> None:
    assert facts(claim).get(fact) == value


def test_a_job_that_an_authority_decides_on_is_regulated() -> None:
    assert facts({}, outcome="REFER_AUTHORITY")["regulated"] == "yes"


def test_the_level_is_a_fact_only_where_it_is_certain() -> None:
    shown = {"eqf": 6, "certain": True}
    assert facts({}, comparability=shown)["eqf"] == 6
    assert "eqf" not in facts({}, comparability=shown | {"certain": False})


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        ("2016-11-27", "2016-11-27", 10.0),
        ("2016-11-28", "2016-11-28", 9.0),
        ("2016-01-01", "2016-12-31", Between(9, 10)),
        ("2016-01-01", "2016-06-30", 10.0),
    ],
)
def test_years_since_the_award_are_as_exact_as_the_day(first: str, last: str, years: Fact) -> None:
    assert facts({}, award_date={"first": first, "last": last})["award_years_ago"] == years


@pytest.mark.parametrize(
    ("bounds", "answer"),
    [
        (Bounds(at_least=9), Answer.YES),
        (Bounds(at_least=10), Answer.UNKNOWN),
        (Bounds(at_least=11), Answer.NO),
        (Bounds(at_most=9), Answer.UNKNOWN),
        (Bounds(at_least=9.2, at_most=9.8), Answer.UNKNOWN),
    ],
)
def test_a_number_between_two_others_answers_only_where_both_ends_agree(
    bounds: Bounds, answer: Answer
) -> None:
    assert line_holds(bounds, Between(9, 10)) is answer
