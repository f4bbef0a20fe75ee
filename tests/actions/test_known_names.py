"""Names that are only known by a web domain: evidence of a name, never of a status."""

from __future__ import annotations

from datetime import date

import pytest

from credval.actions.assessing import assess_claim
from credval.actions.books import OpenBook
from credval.rulebook.known_names import NOWHERE, known_names
from tests import smallbook

ON = date(2026, 11, 23)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    return smallbook.opened(tmp_path_factory.mktemp("book"))


def institution(book: OpenBook, name: str) -> dict[str, object]:
    claim = {"country": "IN", "qualification": "Bachelor of Tests", "award_date": "2010", "institution": name}
    found: dict[str, object] = assess_claim(book, claim, ON)["institution"]
    return found


def test_there_are_some_twenty_thousand_domains() -> None:
    assert len({one.domain for one in known_names()}) > 20_000


def test_a_domain_of_a_country_belongs_to_it_and_others_to_none() -> None:
    countries = {one.domain: one.country for one in known_names()}
    assert (countries["kth.se"], countries["ox.ac.uk"], countries["mit.edu"]) == ("se", "gb", NOWHERE)


def test_a_name_that_is_only_known_stays_unknown_and_says_so(book: OpenBook) -> None:
    place = institution(book, "Jadavpur University")
    assert (place["status"], place["id"]) == ("UNKNOWN", None)
    assert "has not been checked" in place["because"]["en"]  # type: ignore[index]


def test_a_known_name_of_another_country_says_nothing_here(book: OpenBook) -> None:
    assert "not in the rulebook" in institution(book, "Luleå University of Technology")["because"]["en"]  # type: ignore[index]


def test_a_name_near_a_known_one_is_not_taken_for_it(book: OpenBook) -> None:
    assert book.known("Jadavpur Univercity", "in") == ()


def test_known_names_are_proposed_with_their_domain(book: OpenBook) -> None:
    assert "jadavpur" in " ".join(hit.target for hit in book.find_known("Jadavpur", "IN"))
