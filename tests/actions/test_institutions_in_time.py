"""An institution under the name of that day: what it was entitled to then, and what became of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credval.actions import books
from credval.actions.assessing import assess_claim
from credval.actions.books import OpenBook
from tests import smallbook
from tests.smallbook import qualification

ON = date(2026, 11, 23)
PAGE = "https://example.org/list,2026-11-23"
INSTITUTIONS = """id,kind,city,domains,ror,successor
new,university,Town,new.example,,
old,university,Town,,,new:merged:2010-01-01
shut,university,Town,,,new:closed:2016-07-23
renamed,university,Town,,,
first,university,Northtown,,,
second,university,Southtown,,,
"""
NAMES = """id,name,language,script,from,to
new,New University,en,Latn,,
old,Old University,en,Latn,,
shut,Shut University,en,Latn,,
renamed,Riverside University,en,Latn,,2025-04
renamed,Harbour University,en,Latn,2025-05,
first,Twin University,en,Latn,,1999
second,Twin University,en,Latn,2000,
"""
STATUSES = f"""id,authority,scope,status,from,to,address,read
new,council,institution,recognised,2010-01-01,,{PAGE}
old,council,institution,recognised,1960,2009-12-31,{PAGE}
shut,council,institution,recognised,2008,2016-07-22,{PAGE}
shut,council,institution,closed,2016-07-23,,{PAGE}
renamed,council,institution,recognised,1971,,{PAGE}
first,council,institution,recognised,1950,1999,{PAGE}
second,council,institution,recognised,2000,,{PAGE}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    folder = tmp_path_factory.mktemp("book")
    rules = smallbook.write(folder / "rules", qualification("in/bachelor", "Bachelor of Tests"))
    _tables(rules / "countries" / "in", INSTITUTIONS, NAMES, STATUSES)
    return books.open_book(books.build(rules, folder / "book" / "rulebook.sqlite").path)


def _tables(home: Path, *contents: str) -> None:
    for name, content in zip(
        ("institutions", "institution_names", "institution_status"), contents, strict=True
    ):
        (home / f"{name}.csv").write_text(content, encoding="utf-8")


def then(book: OpenBook, institution: str, day: str) -> dict[str, Any]:
    claim = {
        "country": "IN",
        "qualification": "Bachelor of Tests",
        "award_date": day,
        "institution": institution,
    }
    found: dict[str, Any] = assess_claim(book, claim, ON)["institution"]
    return found


def english(place: dict[str, Any]) -> list[str]:
    return [one["en"] for one in place["history"]]


def test_an_institution_that_was_merged_names_the_one_that_it_became(book: OpenBook) -> None:
    assert english(then(book, "Old University", "2005-06-01")) == [
        "Old University was merged into New University (2010)."
    ]


def test_a_degree_older_than_a_merged_university_rests_on_the_one_before(book: OpenBook) -> None:
    place = then(book, "New University", "2005-06-01")
    assert (place["status"], "Old University" in place["because"]["en"]) == ("SUCCESSOR_CONFIRMED", True)


def test_a_university_that_only_took_the_files_of_a_closed_one_does_not_stand_in_for_it(
    book: OpenBook,
) -> None:
    assert then(book, "New University", "2009-12-31")["because"]["en"].count("Shut") == 0


def test_a_closed_university_was_recognised_the_day_before(book: OpenBook) -> None:
    assert then(book, "Shut University", "2016-07-22")["status"] == "RECOGNISED_AT_AWARD"


def test_a_degree_dated_after_the_closing_is_not_covered(book: OpenBook) -> None:
    assert then(book, "Shut University", "2017-01-01")["status"] == "RECOGNISED_OTHER_PERIOD"


def test_a_closed_university_says_where_to_ask(book: OpenBook) -> None:
    assert english(then(book, "Shut University", "2012-06-01")) == [
        "Shut University was closed (2016-07-23). New University was named for its students or its files: ask there."
    ]


def test_a_renamed_university_says_what_it_is_called_today(book: OpenBook) -> None:
    place = then(book, "Riverside University", "2019-06-01")
    assert (place["name"], english(place)) == (
        "Riverside University",
        ["Today it is called Harbour University."],
    )


def test_the_new_name_on_an_old_degree_is_found_too(book: OpenBook) -> None:
    assert then(book, "Harbour University", "2019-06-01")["status"] == "RECOGNISED_AT_AWARD"


@pytest.mark.parametrize(("day", "one"), [("1998-06-01", "in/first"), ("2004-06-01", "in/second")])
def test_of_two_that_have_borne_a_name_the_day_of_award_decides(book: OpenBook, day: str, one: str) -> None:
    assert then(book, "Twin University", day)["id"] == one


def test_where_the_day_does_not_decide_both_are_named_with_their_towns(book: OpenBook) -> None:
    place = then(book, "Twin University", "")
    assert (place["id"], place["similar"]) == (
        None,
        ["Twin University (Northtown)", "Twin University (Southtown)"],
    )


def notes(book: OpenBook, institution: str) -> list[str]:
    claim = {"country": "IN", "qualification": "Bachelor of Tests", "institution": institution}
    return [one["en"] for one in assess_claim(book, claim, ON)["notes"]]


@pytest.mark.parametrize(
    "typed", ["Harbuor University", "Harbour International University", "Hаrbour University"]
)
def test_a_name_that_only_looks_known_is_warned_of_with_both_names(book: OpenBook, typed: str) -> None:
    told = [one for one in notes(book, typed) if "Harbour University" in one]
    assert told
    assert typed[:3] in told[0] or "letters of another kind" in told[0]


def test_a_known_name_is_not_warned_of(book: OpenBook) -> None:
    assert not [one for one in notes(book, "Harbour University") if "is not" in one or "looks like" in one]
