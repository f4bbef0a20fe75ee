"""What a list says of the next step is what the case itself would say, on every day until it is reckoned anew."""

from __future__ import annotations

from datetime import timedelta

import pytest

from credval.casework import editing
from credval.casework.agenda import agenda, short, whose
from credval.casework.next_step import Step, Who, next_step
from credval.model.case_words import Move
from credval.model.cases import Case, Office
from tests.casework.samples import (
    AGENCY,
    ALONE,
    ANNA,
    TWO_PEOPLE,
    at,
    closed,
    day,
    decided,
    draft,
    look_up,
    move,
    paper,
    proposed,
    ready,
)


def _asked() -> Case:
    """Ready, with a look-up that was asked and one that was not."""
    case = ready()
    for key in ("v1", "v2"):
        case = editing.plan_look_up(case, ANNA, at(), look_up(key))
    return editing.ask(case, ANNA, at(2), "v1", "", day(2))


CASES = {
    "draft": draft(),
    "waiting for papers": move(draft(), Move.ASK_FOR_PAPERS),
    "ready": ready(),
    "with a body asked": _asked(),
    "proposed": proposed(),
    "with a colleague": move(proposed(), Move.ASK_SECOND_OPINION, days=3),
    "decided": decided(),
    "closed": closed(),
    "with a copy of an identity paper": editing.add_paper(decided(), ANNA, at(5), paper(kind="identity")),
}


@pytest.mark.parametrize("office", [ALONE, TWO_PEOPLE, AGENCY], ids=["alone", "two people", "agency"])
@pytest.mark.parametrize("name", CASES)
def test_reckoned_on_its_days_it_says_on_every_day_what_the_case_says(name: str, office: Office) -> None:
    case = CASES[name]
    held = agenda(case, office, day(0))
    for n in range(1200):
        today = day(0) + timedelta(days=n)
        if held.changes_on is not None and held.changes_on <= today:
            held = agenda(case, office, today)
        step = next_step(case, office, today)
        assert (held.step, held.due) == (step.code, step.due), today


def test_what_changes_is_always_later_than_today() -> None:
    for case in CASES.values():
        for n in range(0, 1200, 7):
            today = day(0) + timedelta(days=n)
            changes = agenda(case, ALONE, today).changes_on
            assert changes is None or changes > today


@pytest.mark.parametrize("step", Step)
def test_every_step_is_said_in_a_few_words(step: Step) -> None:
    said = short(step)
    assert 0 < len(said.en) <= 60
    assert 0 < len(said.sv) <= 60
    assert said.sv != said.en


@pytest.mark.parametrize("name", CASES)
def test_whose_turn_it_is_follows_from_the_step(name: str) -> None:
    for n in range(0, 1200, 5):
        step = next_step(CASES[name], ALONE, day(0) + timedelta(days=n))
        assert step.who is whose(step.code)


def test_somebody_who_is_waited_for_is_named() -> None:
    assert whose(Step.WAIT_FOR_PAPERS) is Who.CANDIDATE
    assert short(Step.WAIT_FOR_PAPERS).en == "The candidate: send the papers"
