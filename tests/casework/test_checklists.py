"""Conditions pick the items that a case needs; what is not known keeps an item."""

from __future__ import annotations

from datetime import date

import pytest

from credval.casework.checklists import needed
from credval.conditions.evaluating import Fact
from credval.model.entries import Bounds
from credval.model.guides import Checklist, Item
from credval.text import Text

WORDS = Text("ord", "words")


def item(key: str, **when: Bounds | None) -> Item:
    return Item(key, WORDS, WORDS, WORDS, "chapter", when=dict(when) or None)


LIST = Checklist(
    "identity", 10, WORDS, WORDS, "us", date(2026, 1, 1),
    (
        item("n1"),
        item("n2", country=Bounds(any_of=("ET", "IR"))),
        item("n3", award_years_ago=Bounds(at_least=20), country=None),
        item("n4", regulated=Bounds(any_of=("yes",)), stage=Bounds(any_of=("file",))),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "wanted", "sure"),
    [
        ({}, "n1 n2 n3 n4", "n1"),
        (
            {"country": "IR", "award_years_ago": 25.0, "regulated": "yes", "stage": "file"},
            "n1 n2 n3 n4",
            "n1 n2 n3 n4",
        ),
        ({"country": "PL", "award_years_ago": 3.0, "regulated": "no"}, "n1", "n1"),
        ({"country": "PL", "regulated": "yes"}, "n1 n3 n4", "n1"),
    ],
)
def test_items_are_picked_by_what_is_known_of_the_case(
    facts: dict[str, Fact], wanted: str, sure: str
) -> None:
    found = needed([LIST], facts)
    assert " ".join(one.item.id for one in found) == wanted
    assert " ".join(one.item.id for one in found if one.sure) == sure
