"""The claims that ship with the program show every outcome and every row of the table, over every education system."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from credval.actions.books import OpenBook, open_book
from credval.actions.running import built_upon, numbered, results
from credval.model.words import Outcome, Rule
from credval.paths import resources

SAMPLES = resources("samples/claims.jsonl")
ON = date(2026, 11, 23)


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


@pytest.fixture(scope="module")
def records(book: OpenBook) -> list[dict[str, Any]]:
    lines = list(numbered(SAMPLES.read_bytes().splitlines()))
    return [one.record for one in results(book, lines, built_upon(book, lambda: lines, ON), ON)]


def claims() -> list[dict[str, Any]]:
    return [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]


def test_there_are_at_least_forty_and_none_has_an_error(records: list[dict[str, Any]]) -> None:
    assert len(records) >= 40
    assert [one["id"] for one in records if one["error"]] == []


def test_every_outcome_is_reached(records: list[dict[str, Any]]) -> None:
    assert {one["outcome"] for one in records} == {outcome.value for outcome in Outcome}


def test_every_row_of_the_table_is_reached(records: list[dict[str, Any]]) -> None:
    assert {one["rule"] for one in records} == {rule.value for rule in Rule}


def test_every_education_system_has_a_sample(book: OpenBook) -> None:
    assert {code for _, code, _ in book.countries()} <= {one["country"] for one in claims()}


def test_every_result_says_what_to_do_next_and_why(records: list[dict[str, Any]]) -> None:
    assert [one["id"] for one in records if not one["next_steps"] or not one["trace"]] == []


def test_some_people_have_several_credentials() -> None:
    references = [one.get("candidate", {}).get("reference") for one in claims()]
    assert any(references.count(one) > 1 for one in references if one)


def test_a_person_never_reaches_the_result(records: list[dict[str, Any]]) -> None:
    names = [one["candidate"]["name_as_written"] for one in claims() if "candidate" in one]
    shown = json.dumps(records, ensure_ascii=False)
    assert [name for name in names if name != "N. N." and name in shown] == []
