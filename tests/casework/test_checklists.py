"""Conditions pick the items that a case needs; what is not known keeps an item."""

from __future__ import annotations

from datetime import date

import pytest

from credval.casework.checklist_reasons import KNOWN, UNKNOWN
from credval.casework.checklists import needed, needed_for_any, of_case
from credval.conditions.evaluating import Fact
from credval.model.cases import CheckedItem
from credval.model.entries import Bounds
from credval.model.guides import Checklist, Item
from credval.rulebook.checklist_shape import CaseWhenShape
from credval.text import Text

WORDS = Text("ord", "words")
YES = Bounds(any_of=("yes",))


def item(key: str, **when: Bounds | None) -> Item:
    return Item(key, WORDS, WORDS, WORDS, "chapter", when=(dict(when),) if when else None)


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


def test_an_item_that_one_of_several_credentials_needs_is_needed() -> None:
    found = needed_for_any([LIST], [{"country": "PL", "award_years_ago": 3.0}, {"country": "ET"}])
    assert {one.item.id: one.sure for one in found}["n2"]
    neither = needed_for_any([LIST], [{"country": "PL"}, {"country": "SE"}])
    assert "n2" not in {one.item.id for one in neither}


def test_answers_stand_beside_their_items_and_former_ones_stay_on_record() -> None:
    answers = (
        CheckedItem(item="identity.n1", answer="yes", warning=True, edition="2026.1"),
        CheckedItem(item="identity.n2", answer="no", edition="2026.1"),
        CheckedItem(item="undocumented.background", answer="yes"),
    )
    facts: dict[str, Fact] = {"country": "PL", "award_years_ago": 3.0, "regulated": "no"}
    found = of_case([LIST], [facts], answers)
    assert [(one.needed.key, one.answer.answer) for one in found.items] == [("identity.n1", "yes")]
    assert [one.needed.key for one in found.tasks] == ["identity.n1"]
    assert [one.item for one in found.former] == ["identity.n2"]
    assert found.areas[0].answered == 1


def test_one_of_several_circumstances_is_enough() -> None:
    either = Item(
        "n1", WORDS, WORDS, WORDS, "chapter", when=({"regulated": YES}, {"stage": Bounds(any_of=("file",))})
    )
    listed = Checklist("identity", 10, WORDS, WORDS, "us", date(2026, 1, 1), (either,))
    assert needed([listed], {"regulated": "no", "stage": "file"})[0].sure
    assert not needed([listed], {"stage": "screening"})[0].sure
    assert needed([listed], {"regulated": "no", "stage": "screening"}) == ()


@pytest.mark.parametrize(
    ("when", "facts", "sv", "en"),
    [
        ({}, {}, "Frågas i alla ärenden.", "Asked in every case."),
        (
            {"award_years_ago": Bounds(at_least=20)},
            {"award_years_ago": 31.0},
            "Frågas eftersom examen är 31 år gammal.",
            "Asked because the award is 31 years old.",
        ),
        (
            {"award_years_ago": Bounds(at_least=20)},
            {},
            "Frågas eftersom det ännu inte är känt när examen utfärdades.",
            "Asked because it is not known yet when the award was made.",
        ),
        (
            {"regulated": YES, "outcome": Bounds(none_of=("COMPARABLE",))},
            {"regulated": "yes", "outcome": "PARTIAL"},
            "Frågas eftersom yrket är reglerat och utfallet är ”Delvis jämförbar”.",
            "Asked because the profession is regulated and the outcome is “Partially comparable”.",
        ),
    ],
)
def test_each_item_says_why_it_is_asked(
    when: dict[str, Bounds], facts: dict[str, Fact], sv: str, en: str
) -> None:
    listed = Checklist("identity", 10, WORDS, WORDS, "us", date(2026, 1, 1), (item("n1", **when),))
    assert needed([listed], facts)[0].because == Text(sv, en)


def test_every_fact_that_a_list_may_ask_for_has_its_words() -> None:
    facts = set(CaseWhenShape.model_fields)
    assert facts - set(UNKNOWN) == set()
    assert facts - set(KNOWN) == {"country"}
