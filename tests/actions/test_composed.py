"""A title of several names means what all its names mean; a word that may tell awards apart is never read over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from credval.actions.assessing import assess_claim
from credval.actions.books import OpenBook
from tests import smallbook
from tests.smallbook import qualification, value

ON = date(2026, 11, 23)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    higher = {"earliest": value("se/magisterexamen")}
    return smallbook.opened(
        tmp_path_factory.mktemp("book"),
        qualification("in/snatak", "Snatak", also_known_as=["Bachelor of Arts", "B.A."]),
        qualification(
            "in/parangat", "Parangat", kind="second_cycle", eqf="7", cycle="second", comparable=higher
        ),
    )


def matched(book: OpenBook, title: str) -> dict[str, Any]:
    found: dict[str, Any] = assess_claim(
        book, {"country": "IN", "qualification": title, "award_date": "2010"}, ON
    )
    taken: dict[str, Any] = found["matched"]
    return taken | {"certain": bool(found["comparability"]) and found["comparability"]["certain"]}


@pytest.mark.parametrize(
    "title",
    [
        "Snatak (Bachelor of Arts)", "Snatak / B.A.", "B.A. or Snatak", "Snatak (Bachelor's degree)",
        "Snatak (Kandidatexamen)", "B.A. (Snatak), 3 years",
    ],
)  # fmt: skip
def test_names_of_one_award_and_words_for_its_kind_are_that_award(book: OpenBook, title: str) -> None:
    found = matched(book, title)
    assert (found["qualification_id"], found["how"], found["certain"]) == ("in/snatak", "alias", True)


def test_a_length_behind_a_title_is_read_over(book: OpenBook) -> None:
    found = matched(book, "Snatak (3 years)")
    assert (found["qualification_id"], found["how"], found["certain"]) == ("in/snatak", "exact", True)


@pytest.mark.parametrize(
    "title",
    [
        "Snatak (Honours)",
        "Snatak (FH)",
        "Snatak (Master's degree)",
        "Snatak (Economics)",
        "Quantum Sales (Bachelor)",
    ],
)
def test_a_word_that_may_tell_awards_apart_leaves_a_question(book: OpenBook, title: str) -> None:
    found = matched(book, title)
    assert (found["how"] in ("close", "none"), found["certain"]) == (True, False)


def test_names_of_two_awards_are_both_asked_about(book: OpenBook) -> None:
    found = assess_claim(
        book, {"country": "IN", "qualification": "Snatak/Parangat", "award_date": "2010"}, ON
    )
    assert (found["rule"], found["comparability"]["certain"]) == ("C7", False)
    assert {one["qualification_id"] for one in found["candidates"]} == {"in/snatak", "in/parangat"}


def test_the_award_before_a_field_is_asked_about_first_and_not_taken(book: OpenBook) -> None:
    found = matched(book, "Parangat (M.X.) in Quantum Sales")
    assert (found["qualification_id"], found["how"], found["certain"]) == ("in/parangat", "close", False)
