"""Like cases are told alike without the person, and a difference between two assessors is a question."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from credval.casework import editing
from credval.casework.differing import Earlier, differing, last_decisions
from credval.casework.facts import digest, facts
from credval.model.case_words import Move
from credval.model.cases import Case, Credential, Person
from credval.model.words import EvidenceAnswer, Outcome
from tests.casework.samples import (
    ALONE,
    ANNA,
    BO,
    DEGREE,
    at,
    decided,
    draft,
    look_up,
    move,
    proposed,
    rulings,
)


def _facts(case: Case) -> dict[str, Any]:
    return facts(case, case.credentials[0])


def _with(**claim: Any) -> Case:
    return draft(Credential(id="degree", claim=DEGREE.claim | claim))


def test_facts_hold_nobody_and_no_free_text() -> None:
    case = editing.plan_look_up(
        _with(documents_missing_because="Амина Каримова fled"), ANNA, at(1), look_up()
    )
    case = editing.ask(case, "anna.andersson", at(2), "v1", reference="AK-1990")
    case = editing.answer(case, ANNA, at(3), "v1", EvidenceAnswer.CONFIRMED)
    said = json.dumps(_facts(case), ensure_ascii=False)
    assert [
        word for word in ("Каримова", "K-17", "fled", "andersson", "AK-1990", "06-30") if word in said
    ] == []


def test_the_same_facts_of_another_person_have_the_same_digest() -> None:
    other = editing.write_person(draft(), BO, at(3), Person(name_as_written="Somebody Else"))
    assert digest(_facts(other)) == digest(_facts(draft()))


@pytest.mark.parametrize(
    "claim",
    [
        {"qualification": "bachelor of COMMERCE"},
        {"award_date": "2016-01-15"},
        {"award_date": "30 June 2016"},
        {"documents": ["transcript", "transcript"]},
        {"region": ""},
        {"qualification_native": "वाणिज्य स्नातक"},
    ],
)
def test_how_it_was_typed_makes_no_other_facts(claim: dict[str, Any]) -> None:
    assert digest(_facts(_with(**claim))) == digest(_facts(draft()))


@pytest.mark.parametrize(
    "claim",
    [
        {"country": "PK"},
        {"qualification": "Bachelor of Science"},
        {"award_date": "2017-06-30"},
        {"documents": ["degree_certificate"]},
        {"completion": "PARTIAL_STUDIES"},
        {"prior_decision": {"kind": "uhr_statement", "text": "…", "seqf": 6}},
        {"documents_missing_because": "war"},
    ],
)
def test_other_facts_have_another_digest(claim: dict[str, Any]) -> None:
    assert digest(_facts(_with(**claim))) != digest(_facts(draft()))


def test_a_date_in_another_calendar_is_the_same_year() -> None:
    there = _with(award_date="1395-04-10", award_calendar="solar_hijri")
    assert _facts(there)["award_years"] == [2016]


def test_a_date_that_cannot_be_read_is_no_fact() -> None:
    assert "award_years" not in _facts(_with(award_date="one fine day"))


def test_of_a_case_decided_twice_the_last_decision_holds() -> None:
    case = proposed(move(decided(), Move.REOPEN, because="New"), id_="p2")
    case = move(
        case, Move.DECIDE, BO, 9, ALONE, rulings=rulings(case, Outcome.CANNOT_ASSESS, reasons="Copies only")
    )
    assert [one.outcome for one in last_decisions(case)] == [Outcome.CANNOT_ASSESS]


MINE = Earlier(
    facts=digest(_facts(draft())),
    outcome=Outcome.COMPARABLE,
    by="5eed",
    on=date(2026, 3, 5),
    edition="2026.1",
    counterpart="se/kandidatexamen",
)
THEIRS = Earlier(
    facts=MINE.facts,
    outcome=Outcome.PARTIAL,
    by="feed",
    on=date(2025, 3, 1),
    edition="2026.1",
    counterpart="se/hogskoleexamen",
)


def _theirs(**changes: Any) -> Earlier:
    from dataclasses import replace as changed

    return changed(THEIRS, **changes)


def test_another_outcome_of_a_colleague_is_a_question() -> None:
    (asked,) = differing("degree", MINE, [THEIRS])
    assert asked.text.en == (
        "In 2025-03 a colleague decided “Partially comparable” for the same facts; here it is “Comparable”. "
        "What explains the difference? Neither is taken to be wrong."
    )
    assert asked.text.sv.startswith("I 2025-03 beslutade en kollega ”Delvis jämförbar”")


def test_the_question_names_nobody_not_even_by_pseudonym() -> None:
    (asked,) = differing("degree", MINE, [THEIRS])
    assert not any(name in asked.text.en + asked.text.sv for name in (ANNA, MINE.by, THEIRS.by))


@pytest.mark.parametrize(
    "other",
    [
        _theirs(outcome=Outcome.COMPARABLE, counterpart="se/kandidatexamen"),
        _theirs(by=MINE.by),
        _theirs(facts="0" * 64),
        _theirs(outcome=Outcome.COMPARABLE, counterpart=None),
    ],
    ids=["same outcome", "same assessor", "other facts", "counterpart not kept"],
)
def test_nothing_is_asked_where_nothing_differs(other: Earlier) -> None:
    assert differing("degree", MINE, [other]) == ()


def test_another_counterpart_is_a_question_too() -> None:
    (asked,) = differing("degree", MINE, [_theirs(outcome=Outcome.COMPARABLE)])
    assert "another Swedish counterpart" in asked.text.en


def test_the_same_difference_is_asked_once_about_the_latest() -> None:
    (asked,) = differing("degree", MINE, [_theirs(on=date(2026, 1, 9)), THEIRS, _theirs(on=date(2024, 1, 1))])
    assert "In 2026-01" in asked.text.en


def test_another_edition_of_the_rulebook_is_said() -> None:
    (asked,) = differing("degree", MINE, [_theirs(edition="2025.1")])
    assert asked.text.en.endswith("Another edition of the rulebook held then.")


def test_a_case_read_again_has_the_same_facts() -> None:
    case = draft()
    assert digest(_facts(replace(case, version=7))) == digest(_facts(case))
