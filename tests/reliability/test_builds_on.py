"""What a claim says that it builds on is looked for by id; an id that belongs to nothing is told, not dropped."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from credval.actions.assessing import assess_person
from credval.actions.books import OpenBook
from tests import smallbook
from tests.smallbook import qualification

CLAIM = {"country": "IN", "qualification": "Master of Tests", "id": "m"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> OpenBook:
    folder: Path = tmp_path_factory.mktemp("book")
    master = qualification("in/master", "Master of Tests", requires_prior=["in/bachelor"])
    return smallbook.opened(folder, qualification("in/bachelor", "Bachelor of Tests"), master)


def notes(book: OpenBook, *claims: dict[str, Any]) -> list[str]:
    result = assess_person(book, claims, date(2026, 11, 23))[0]
    return [note["en"] for note in result["notes"] if "build on" in note["en"]]


def test_an_id_that_belongs_to_nothing_is_told(book: OpenBook) -> None:
    assert notes(book, CLAIM | {"builds_on": ["nowhere\u202e"]}) == [
        "It is said to build on “nowhere⟨RIGHT-TO-LEFT OVERRIDE⟩”, but no claim has that id. Check the id."
    ]


@pytest.mark.parametrize("named", ["b", "in/bachelor"])
def test_an_id_of_a_claim_or_an_entry_needs_no_word(book: OpenBook, named: str) -> None:
    earlier = CLAIM | {"id": "b", "qualification": "Bachelor of Tests"}
    assert notes(book, CLAIM | {"builds_on": [named]}, earlier) == []
