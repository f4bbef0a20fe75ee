"""The combination table keeps its promises over its whole state space (a sample here, all of it as a script)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from credval.assessment.table import State, combine
from credval.model.words import (
    Authenticity,
    Completion,
    ElementResult,
    Identity,
    InstitutionStatus,
    Outcome,
    ProgrammeStatus,
    Rule,
)
from tests.assessment import states

CLEAN = State(
    InstitutionStatus.RECOGNISED_AT_AWARD,
    ProgrammeStatus.NOT_REQUIRED,
    Completion.COMPLETED_AWARDED,
    Authenticity.VERIFIED_AT_SOURCE,
    Identity.MATCH,
    ElementResult.NONE,
    ElementResult.NONE,
    ElementResult.NONE,
    ElementResult.NONE,
    ElementResult.NONE,
)
any_state = st.integers(0, states.size() - 1).map(states.state_number)


@settings(max_examples=3000, deadline=None)
@given(any_state)
def test_the_table_agrees_with_a_second_reading_of_it(state: State) -> None:
    rule, outcome = combine(state)
    assert (rule.value, outcome.value) == states.by_the_book(state)


@settings(max_examples=3000, deadline=None)
@given(any_state)
def test_no_state_breaks_a_promise(state: State) -> None:
    assert states.broken_promises(state, *combine(state)) == []


def test_an_even_sample_of_all_states_keeps_every_promise() -> None:
    sample = (states.state_number(n) for n in range(0, states.size(), 997))
    assert [one for one in sample if states.broken_promises(one, *combine(one))] == []


def test_the_sample_reaches_every_row_of_the_table() -> None:
    rules = {combine(states.state_number(n))[0] for n in range(0, states.size(), 997)} | {combine(CLEAN)[0]}
    assert rules == set(Rule) - {Rule.S2}


def test_a_broken_table_would_be_noticed() -> None:
    cleared = replace(CLEAN, authenticity=Authenticity.NOT_CHECKED)
    assert states.broken_promises(cleared, Rule.C12, Outcome.COMPARABLE) == ["comparable without proof"]


@pytest.mark.parametrize(
    ("change", "rule", "outcome"),
    [
        ({}, Rule.C12, Outcome.COMPARABLE),
        ({"authenticity": Authenticity.NOT_CHECKED}, Rule.C11, Outcome.COMPARABLE_NOTE),
        ({"statement": True}, Rule.S2, Outcome.COMPARABLE),
        ({"statement": True, "identity": Identity.NOT_CHECKED}, Rule.S2, Outcome.COMPARABLE_NOTE),
        ({"statement": True, "completion": Completion.UNKNOWN}, Rule.S2, Outcome.COMPARABLE),
        ({"statement": True, "regulated": True}, Rule.C2, Outcome.REFER_AUTHORITY),
        ({"statement": True, "authenticity": Authenticity.CONFIRMED_FALSE}, Rule.C1, Outcome.NOT_COMPARABLE),
        ({"institution": InstitutionStatus.LISTED_NOT_ENTITLED}, Rule.C1, Outcome.NOT_COMPARABLE),
        ({"identified": False}, Rule.C7, Outcome.CANNOT_ASSESS),
        ({"identified": False, "completion": Completion.UNKNOWN}, Rule.C7, Outcome.CANNOT_ASSESS),
        ({"regulation_unclear": True}, Rule.C11, Outcome.COMPARABLE_NOTE),
        ({"level": ElementResult.SUBSTANTIAL}, Rule.C9, Outcome.NOT_COMPARABLE),
        ({"level": ElementResult.SUBSTANTIAL, "nameable_below": True}, Rule.C8, Outcome.PARTIAL),
        ({"programme": ProgrammeStatus.UNKNOWN}, Rule.C7, Outcome.CANNOT_ASSESS),
    ],
)
def test_one_change_to_a_clean_case_gives_its_row(
    change: dict[str, object], rule: Rule, outcome: Outcome
) -> None:
    assert combine(replace(CLEAN, **change)) == (rule, outcome)
