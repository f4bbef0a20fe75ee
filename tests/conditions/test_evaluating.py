"""Conditions are three-valued, and their order never matters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credval.conditions.evaluating import Days, Fact, combine, holds, line_holds, missing
from credval.model.entries import Bounds
from credval.model.words import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("bounds", "fact", "answer"),
    [
        (Bounds(at_most=3), 3.0, YES),
        (Bounds(at_most=3), 3.5, NO),
        (Bounds(at_least=4), 3.5, NO),
        (Bounds(at_least=4), None, UNKNOWN),
        (Bounds(any_of=("distance",)), "Distance", YES),
        (Bounds(any_of=("distance",)), "on_site", NO),
        (Bounds(none_of=("distance",)), "distance", NO),
        (Bounds(any_of=("transcript",)), ("photo", "transcript"), YES),
        (Bounds(any_of=("transcript",)), (), UNKNOWN),
        (Bounds(first=date(2004, 1, 1)), Days(date(2004, 1, 1), date(2004, 12, 31)), YES),
        (Bounds(first=date(2004, 7, 1)), Days(date(2004, 1, 1), date(2004, 12, 31)), UNKNOWN),
        (Bounds(first=date(2005, 1, 1)), Days(date(2004, 1, 1), date(2004, 12, 31)), NO),
        (Bounds(last=date(2003, 12, 31)), Days(date(2004, 1, 1), date(2004, 12, 31)), NO),
    ],
)
def test_a_line_answers_yes_no_or_unknown(bounds: Bounds, fact: Fact, answer: Answer) -> None:
    assert line_holds(bounds, fact) is answer


def test_a_missing_fact_is_unknown_and_never_no() -> None:
    assert holds({"duration_years": Bounds(at_most=3)}, {}) is UNKNOWN


def test_the_facts_to_ask_for_are_named() -> None:
    when = {"duration_years": Bounds(at_most=3), "field": Bounds(any_of=("04",))}
    assert missing(when, {"field": ("04", "041")}) == ("duration_years",)


@given(st.lists(st.sampled_from(Answer)))
def test_the_order_of_lines_never_matters(answers: list[Answer]) -> None:
    turned = list(reversed(answers))
    assert combine(answers) is combine(turned)


@given(st.lists(st.sampled_from(Answer)))
def test_one_no_is_enough_and_one_unknown_keeps_it_open(answers: list[Answer]) -> None:
    wanted = NO if NO in answers else UNKNOWN if UNKNOWN in answers else YES
    assert combine(answers) is wanted
