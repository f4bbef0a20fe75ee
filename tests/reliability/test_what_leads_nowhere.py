"""A country, title, date, paper or decision that leads nowhere: no error, and a sentence with what to do, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credval.actions.assessing import assess_claim
from credval.actions.books import OpenBook
from tests import smallbook
from tests.smallbook import qualification

CLAIM = {"country": "IN", "qualification": "Bachelor of Tests", "award_date": "2010-06-30"}
LOOKED_UP = {"about": "institution", "answer": "confirmed", "body": "Council", "day": "2027-01-01"}
STATEMENT = {"kind": "uhr_statement", "text": "Motsvarar kandidatexamen."}


EXAMPLES = [
    {"name": day, "given": {"award_date": day}, "expect": {"matches": matches}}
    for day, matches in (
        ("2004-06-30", "no"),
        ("2004-07-01", "yes"),
        ("2010-12-31", "yes"),
        ("2011-01-01", "no"),
    )
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    five = [
        qualification(f"in/five-{n}", "Licence", when={"duration_years": {"at_least": n, "at_most": n}})
        for n in "12345"
    ]
    span = {"from": "2004-07-01", "until": "2010"}
    late = qualification("in/late", "Late Degree", awarded=span, examples=EXAMPLES)
    return smallbook.opened(
        tmp_path_factory.mktemp("book"), qualification("in/bachelor", "Bachelor of Tests"), late, *five
    )


def result(book: OpenBook, **changes: Any) -> dict[str, Any]:
    return assess_claim(book, CLAIM | changes, date(2026, 11, 23))


def said(result: dict[str, Any], lang: str) -> str:
    """Everything that a person reads of a result first: headline, notes, next steps."""
    texts = [result["headline"], *result["notes"], *result["next_steps"]]
    return "\n".join(text[lang] for text in texts)


@pytest.mark.parametrize(
    ("changes", "sv", "en"),
    [
        ({"country": "BT"}, "Anmäl luckan", "Report the gap"),
        ({"qualification": "Wizardry"}, "Anmäl luckan", "Report the gap"),
        ({"qualification": "Licence"}, "Välj vilken", "Choose which"),
        ({"qualification": "Bachelr of Tests"}, "Är det någon av dessa", "Is it one of these"),
        ({"qualification": "Late Degree", "award_date": "1990"}, "från 2004-07-01", "from 2004-07-01"),
        ({"qualification": "Late Degree", "award_date": "2011"}, "ligger utanför", "outside"),
        ({"award_date": "2027-01-01"}, "Kontrollera datumet", "Check the date"),
        ({"documents": ["wand\u202e"]}, "”wand⟨RIGHT-TO-LEFT OVERRIDE⟩” är ingen sorts", "is no kind of paper"),
        ({"evidence": [LOOKED_UP]}, "efter bedömningsdagen", "after the day of the assessment"),
        ({"prior_decision": STATEMENT}, "hur det tidigare beslutet kontrollerades", "how the earlier decision"),
        ({"prior_decision": STATEMENT | {"day": "2027-01-01"}}, "är daterat 2027-01-01", "is dated 2027-01-01"),
        ({"requirement": {"kind": "destination", "destination": "se/no"}}, "ingen svensk examen", "no Swedish"),
        ({"requirement": {"kind": "profession", "profession": "wizard"}}, "Fråga innan", "Ask before"),
    ],
)  # fmt: skip
def test_it_is_told_in_both_languages_and_is_no_error(
    book: OpenBook, changes: dict[str, Any], sv: str, en: str
) -> None:
    found = result(book, **changes)
    assert found["error"] is None
    assert (sv in said(found, "sv"), en in said(found, "en")) == (True, True)


def test_five_that_fit_are_all_named_and_none_is_chosen(book: OpenBook) -> None:
    found = result(book, qualification="Licence")
    assert len(found["candidates"]) == 5
    assert (found["outcome"], found["comparability"]["certain"]) == ("CANNOT_ASSESS", False)


@pytest.mark.parametrize("day", ["2004-06-30", "2011-01-01"])
def test_the_day_outside_is_never_compared(book: OpenBook, day: str) -> None:
    found = result(book, qualification="Late Degree", award_date=day)
    assert (found["outcome"], found["rule"]) == ("CANNOT_ASSESS", "C7")


@pytest.mark.parametrize("day", ["2004-07-01", "2010-12-31"])
def test_the_first_and_the_last_day_are_inside(book: OpenBook, day: str) -> None:
    assert "ligger utanför" not in said(result(book, qualification="Late Degree", award_date=day), "sv")


def test_papers_and_degrees_that_are_known_need_no_word(book: OpenBook) -> None:
    known = ["final-diploma", "diploma", "transcript", "phone_photo"]
    needed = {"kind": "destination", "destination": "kandidatexamen"}
    told = said(result(book, documents=known, requirement=needed), "sv")
    assert ("ingen sorts" in told, "ingen svensk examen" in told) == (False, False)
