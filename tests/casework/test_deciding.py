"""A person decides of each credential; whoever departs says why, and somebody else has looked."""

from __future__ import annotations

from typing import Any

import pytest

from credval.casework import editing
from credval.casework.acts import Ruling
from credval.casework.deciding import follow_all
from credval.casework.states import MoveRefusedError, moves
from credval.model.case_words import CaseState, FourEyes, Move
from credval.model.cases import Case, Office
from credval.model.words import Outcome
from tests.casework.samples import (
    ALONE,
    ANNA,
    BO,
    CILLA,
    DEGREE,
    OFFICE,
    SCHOOL,
    TODAY,
    TWO_PEOPLE,
    at,
    draft,
    move,
    paper,
    proposed,
    ready,
    rulings,
    with_opinion,
)

DEPARTING: dict[str, Any] = {
    "outcome": Outcome.PARTIAL,
    "counterpart": "se/hogskoleexamen",
    "reasons": "One year is not shown",
}


def _decide(case: Case, by: str = ANNA, office: Office = ALONE, **ruling: Any) -> Case:
    found = rulings(case, **ruling) if ruling else follow_all(case)
    return move(case, Move.DECIDE, by, 3, office, rulings=found)


def test_a_decision_is_made_of_each_credential() -> None:
    case = _decide(proposed(ready(DEGREE, SCHOOL)))
    assert [(one.credential, one.proposal, one.departs) for one in case.decisions] == [
        ("degree", "p1", False),
        ("school", "p1", False),
    ]


def test_a_credential_left_out_is_named() -> None:
    case = proposed(ready(DEGREE, SCHOOL))
    one = Ruling(credential="degree", outcome=Outcome.COMPARABLE)
    with pytest.raises(MoveRefusedError, match="Still missing: school"):
        move(case, Move.DECIDE, rulings=(one,))


@pytest.mark.parametrize("extra", ["degree", "unknown"])
def test_nothing_is_decided_twice_or_beside_the_proposal(extra: str) -> None:
    case = proposed()
    more = (*follow_all(case), Ruling(credential=extra, outcome=Outcome.COMPARABLE))
    with pytest.raises(MoveRefusedError, match="decided once"):
        move(case, Move.DECIDE, rulings=more)


def test_following_the_proposal_takes_over_its_counterpart() -> None:
    assert _decide(proposed()).decisions[0].counterpart == "se/kandidatexamen"


def test_departing_needs_reasons() -> None:
    with pytest.raises(MoveRefusedError, match="Write the reasons"):
        _decide(proposed(), **DEPARTING | {"reasons": "  "})


def test_another_counterpart_is_a_departure_too() -> None:
    with pytest.raises(MoveRefusedError, match="Write the reasons"):
        _decide(proposed(), outcome=Outcome.COMPARABLE, counterpart="se/masterexamen")


def test_the_proposal_stays_beside_a_decision_that_departs() -> None:
    case = _decide(proposed(), **DEPARTING)
    one = case.decisions[0]
    assert one.departs
    assert (one.proposed, one.proposed_counterpart, one.outcome) == (
        Outcome.COMPARABLE, "se/kandidatexamen", Outcome.PARTIAL,
    )  # fmt: skip
    assert case.proposals == proposed().proposals


def test_partially_comparable_says_to_what() -> None:
    with pytest.raises(MoveRefusedError, match="needs what it is comparable to"):
        _decide(proposed(), outcome=Outcome.PARTIAL, reasons="One year is not shown")


# --- four eyes ---


def _office(when: FourEyes) -> Office:
    return Office(four_eyes=when)


@pytest.mark.parametrize(
    ("when", "departs", "needed"),
    [
        (FourEyes.NEVER, False, False),
        (FourEyes.NEVER, True, False),
        (FourEyes.WHEN_DEPARTING, False, False),
        (FourEyes.WHEN_DEPARTING, True, True),
        (FourEyes.ALWAYS, False, True),
        (FourEyes.ALWAYS, True, True),
    ],
)
def test_the_policy_says_when_a_second_person_looks(when: FourEyes, departs: bool, needed: bool) -> None:
    ruling = DEPARTING if departs else {}
    if needed:
        with pytest.raises(MoveRefusedError, match="The office's policy"):
            _decide(proposed(), office=_office(when), **ruling)
    else:
        assert _decide(proposed(), office=_office(when), **ruling).state is CaseState.DECIDED


@pytest.mark.parametrize("ruling", [{}, DEPARTING], ids=["following", "departing"])
def test_the_one_who_proposed_decides_after_a_colleague_has_looked(ruling: dict[str, Any]) -> None:
    case = with_opinion(proposed(), BO)
    assert _decide(case, ANNA, TWO_PEOPLE, **ruling).state is CaseState.DECIDED


@pytest.mark.parametrize(("by", "allowed"), [(ANNA, False), (BO, True)])
def test_deciding_alone_is_not_even_offered_where_two_people_look(by: str, allowed: bool) -> None:
    offers = {one.move: one for one in moves(proposed(by=ANNA), TWO_PEOPLE, by, TODAY)}
    assert offers[Move.DECIDE].allowed is allowed


def test_another_one_than_the_proposer_can_follow_the_proposal() -> None:
    assert _decide(proposed(by=ANNA), BO, TWO_PEOPLE).state is CaseState.DECIDED


def test_another_one_than_the_proposer_cannot_depart_alone() -> None:
    with pytest.raises(MoveRefusedError, match="somebody else than the one who decides"):
        _decide(proposed(by=ANNA), BO, OFFICE, **DEPARTING)


def test_the_opinion_of_the_decider_is_no_second_pair_of_eyes_for_departing() -> None:
    case = with_opinion(proposed(by=ANNA), BO)
    with pytest.raises(MoveRefusedError, match="somebody else than the one who decides"):
        _decide(case, BO, OFFICE, **DEPARTING)


def test_a_third_person_may_depart_after_a_second_opinion() -> None:
    assert _decide(with_opinion(proposed(), BO), CILLA, OFFICE, **DEPARTING).state is CaseState.DECIDED


@pytest.mark.parametrize("name", [ANNA, "Anna", " ANNA "])
def test_the_proposer_gives_no_second_opinion(name: str) -> None:
    case = move(proposed(), Move.ASK_SECOND_OPINION)
    with pytest.raises(MoveRefusedError, match="somebody else's"):
        move(case, Move.GIVE_SECOND_OPINION, name, agrees=True)


def test_the_proposer_is_not_asked_for_the_second_opinion() -> None:
    with pytest.raises(MoveRefusedError, match="anna made the proposal"):
        move(proposed(), Move.ASK_SECOND_OPINION, asked_of="anna")


def test_an_opinion_on_a_withdrawn_proposal_does_not_count_for_the_next() -> None:
    case = proposed(with_opinion(proposed(), BO), id_="p2")
    with pytest.raises(MoveRefusedError, match="two people look"):
        _decide(case, ANNA, TWO_PEOPLE)


def test_whoever_disagrees_says_what_is_different() -> None:
    case = move(proposed(), Move.ASK_SECOND_OPINION)
    with pytest.raises(MoveRefusedError, match="write what you see differently"):
        move(case, Move.GIVE_SECOND_OPINION, BO, agrees=False)


def test_an_opinion_is_a_question_asked_and_answered() -> None:
    case = move(proposed(), Move.ASK_SECOND_OPINION, asked_of="bo", question="Is three years enough?")
    case = move(case, Move.GIVE_SECOND_OPINION, BO, agrees=True, says="Yes")
    one = case.opinions[-1]
    assert (one.question, one.asked_by, one.by, one.agrees, one.says) == (
        "Is three years enough?", ANNA, BO, True, "Yes",
    )  # fmt: skip


# --- the undocumented path ---


def _without_papers(outcome: Outcome = Outcome.CANNOT_ASSESS) -> Case:
    case = move(draft(), Move.GO_ON_WITHOUT_PAPERS, because="The university was bombed")
    return proposed(case, outcome=outcome, counterpart="")


@pytest.mark.parametrize("outcome", [Outcome.NOT_COMPARABLE, Outcome.COMPARABLE, Outcome.PARTIAL])
def test_missing_papers_are_never_turned_into_a_formal_yes_or_no(outcome: Outcome) -> None:
    with pytest.raises(MoveRefusedError, match="formal outcome stays “Cannot be assessed yet”"):
        _decide(
            _without_papers(), outcome=outcome, reasons="The work sample", counterpart="se/kandidatexamen"
        )


def test_the_undocumented_path_ends_in_cannot_assess_with_what_the_person_can() -> None:
    case = _decide(_without_papers(), outcome=Outcome.CANNOT_ASSESS, reasons="The work sample was good")
    assert (case.decisions[0].outcome, case.decisions[0].departs) == (Outcome.CANNOT_ASSESS, False)


def test_what_the_source_has_confirmed_can_be_followed_without_papers() -> None:
    case = _without_papers(Outcome.COMPARABLE_NOTE)
    assert _decide(case).decisions[0].outcome is Outcome.COMPARABLE_NOTE


def test_a_credential_with_its_diploma_is_not_undocumented() -> None:
    case = move(draft(), Move.GO_ON_WITHOUT_PAPERS, because="The transcript is lost")
    case = editing.add_paper(case, ANNA, at(1), paper(credentials=("degree",)))
    assert _decide(proposed(case), **DEPARTING).state is CaseState.DECIDED
