"""Moves are legal from some states, need what they need, and leave everything on record."""

from __future__ import annotations

import pickle
from datetime import datetime

import pytest

from credval.casework import editing, states
from credval.casework.states import TABLE, MoveRefusedError, moves
from credval.model.case_words import CaseState, Move
from credval.model.cases import Case, Job
from tests.casework.samples import (
    AGENCY,
    AGENCY_WITH_RULE,
    ALONE,
    ANNA,
    BO,
    DEGREE,
    SCHOOL,
    TODAY,
    at,
    closed,
    day,
    decided,
    draft,
    move,
    paper,
    proposal,
    proposed,
    ready,
    with_opinion,
)

S = CaseState


@pytest.mark.parametrize(
    ("what", "starts", "ends"),
    [
        (Move.ASK_FOR_PAPERS, {S.DRAFT, S.WAITING_FOR_PAPERS, S.READY, S.REOPENED}, S.WAITING_FOR_PAPERS),
        (Move.PAPERS_COMPLETE, {S.DRAFT, S.WAITING_FOR_PAPERS, S.READY, S.REOPENED}, S.READY),
        (Move.GO_ON_WITHOUT_PAPERS, {S.DRAFT, S.WAITING_FOR_PAPERS, S.READY, S.REOPENED}, S.READY),
        (Move.PROPOSE, {S.READY, S.REOPENED, S.PROPOSED, S.SECOND_OPINION}, S.PROPOSED),
        (Move.WITHDRAW_PROPOSAL, {S.PROPOSED, S.SECOND_OPINION}, S.READY),
        (Move.ASK_SECOND_OPINION, {S.PROPOSED, S.SECOND_OPINION}, S.SECOND_OPINION),
        (Move.GIVE_SECOND_OPINION, {S.SECOND_OPINION}, S.PROPOSED),
        (Move.DECIDE, {S.PROPOSED, S.SECOND_OPINION}, S.DECIDED),
        (Move.OBJECT, {S.DECIDED, S.OBJECTION, S.CLOSED}, S.OBJECTION),
        (Move.ANSWER_OBJECTION, {S.OBJECTION}, S.DECIDED),
        (Move.REOPEN, {S.DECIDED, S.OBJECTION, S.CLOSED}, S.REOPENED),
        (Move.CLOSE, set(S) - {S.OBJECTION, S.CLOSED, S.ERASED}, S.CLOSED),
        (Move.ERASE, set(S) - {S.ERASED}, S.ERASED),
    ],
)
def test_the_table_of_moves(what: Move, starts: set[CaseState], ends: CaseState) -> None:
    assert (set(TABLE[what].starts), TABLE[what].ends) == (starts, ends)


def test_every_move_is_in_the_table() -> None:
    assert set(TABLE) == set(Move)


def test_a_move_that_the_state_has_not_is_refused_in_both_languages() -> None:
    with pytest.raises(MoveRefusedError) as refused:
        move(draft(), Move.DECIDE)
    assert refused.value.en == "This cannot be done with a case that is draft."
    assert refused.value.sv == "Det går inte med ett ärende i läget ”utkast”."


def test_a_refusal_survives_the_way_from_another_process() -> None:
    with pytest.raises(MoveRefusedError) as refused:
        move(draft(), Move.DECIDE)
    again = pickle.loads(pickle.dumps(refused.value))
    assert (again.move, str(again)) == (Move.DECIDE, str(refused.value))


def test_every_move_has_a_line_in_the_timeline() -> None:
    line = ready().events[-1]
    assert (line.what, line.state, line.by, line.at) == ("papers_complete", S.READY, ANNA, at(1))


def test_nobody_acts_without_a_name() -> None:
    with pytest.raises(MoveRefusedError, match="Say who does this"):
        move(draft(), Move.PAPERS_COMPLETE, by="  ")


def test_an_instant_without_its_zone_is_no_instant() -> None:
    with pytest.raises(ValueError, match="time zone"):
        states.make(draft(), Move.PAPERS_COMPLETE, ANNA, datetime(2026, 3, 2), office=ALONE)  # noqa: DTZ001


@pytest.mark.parametrize("what", [Move.PAPERS_COMPLETE, Move.ASK_FOR_PAPERS, Move.GO_ON_WITHOUT_PAPERS])
def test_a_case_without_any_education_stays_a_draft(what: Move) -> None:
    bare = editing.opened("c1", "2026-0001", ANNA, at())
    with pytest.raises(MoveRefusedError, match="Describe at least one education"):
        move(bare, what, because="why")


def test_nothing_is_proposed_of_a_case_from_which_the_education_was_taken() -> None:
    with pytest.raises(MoveRefusedError, match="Describe at least one education"):
        proposed(editing.remove_credential(ready(), ANNA, at(1), "degree"))


def test_going_on_without_papers_needs_a_reason() -> None:
    with pytest.raises(MoveRefusedError, match="Write the reason"):
        move(draft(), Move.GO_ON_WITHOUT_PAPERS, because=" ")


def test_the_reason_opens_the_undocumented_path_and_stands_in_the_timeline() -> None:
    case = move(draft(), Move.GO_ON_WITHOUT_PAPERS, because="The archive burned down")
    assert (case.papers_missing_because, case.events[-1].note) == ("The archive burned down",) * 2


def test_papers_that_came_after_all_end_the_undocumented_path() -> None:
    case = move(draft(), Move.GO_ON_WITHOUT_PAPERS, because="The archive burned down")
    assert move(case, Move.PAPERS_COMPLETE).papers_missing_because == ""


def test_nothing_is_proposed_before_the_requirement_is_written() -> None:
    case = ready(job=Job(title="Ekonom"))
    with pytest.raises(MoveRefusedError, match="Write first what the job needs"):
        proposed(case)


def test_that_no_education_is_needed_is_a_requirement_too() -> None:
    assert proposed(ready(job=Job(requirement={"kind": "none"}))).state is S.PROPOSED


def test_a_proposal_is_signed_and_dated_by_the_move() -> None:
    made = proposed(by=BO).proposal
    assert made is not None
    assert (made.by, made.made_at, len(made.claims_sha256)) == (BO, at(2), 64)


def test_a_proposal_is_about_every_education_of_the_case() -> None:
    case = ready(DEGREE, SCHOOL)
    with pytest.raises(MoveRefusedError, match="not about the educations"):
        move(case, Move.PROPOSE, proposal=proposal(ready(DEGREE)))


def test_the_same_proposal_is_not_made_twice() -> None:
    with pytest.raises(MoveRefusedError, match="made already"):
        proposed(proposed())


def test_a_proposal_that_is_withdrawn_stays_on_record() -> None:
    case = move(proposed(), Move.WITHDRAW_PROPOSAL)
    assert (case.proposal, case.state) == (None, S.READY)
    assert [(one.id, one.withdrawn_at) for one in case.proposals] == [("p1", at(1))]


def test_a_proposal_made_anew_withdraws_the_one_before() -> None:
    case = proposed(proposed(), id_="p2")
    assert [(one.id, one.withdrawn_at) for one in case.proposals] == [("p1", at(2)), ("p2", None)]


def _another_requirement(case: Case) -> Case:
    job = Job(title="Ekonom", requirement={"kind": "upper_secondary"})
    return editing.write_job(case, ANNA, at(3), job, because="The duties were changed")


@pytest.mark.parametrize(
    "change",
    [
        _another_requirement,
        lambda case: editing.write_credential(case, ANNA, at(3), SCHOOL),
        lambda case: editing.add_paper(case, ANNA, at(3), paper(credentials=("degree",))),
    ],
    ids=["requirement", "education", "paper"],
)
def test_what_changes_after_the_proposal_asks_for_a_new_one(change) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MoveRefusedError, match="Make the proposal anew"):
        decided(change(proposed()))


def test_a_proposal_of_the_changed_facts_can_be_decided() -> None:
    case = proposed(_another_requirement(proposed()), id_="p2")
    assert decided(case).state is S.DECIDED


def test_a_name_put_right_does_not_ask_for_a_new_proposal() -> None:
    from credval.casework.correcting import correct_person

    case = correct_person(proposed(), ANNA, at(3), "name_as_written", "Амина К. Каримова")
    assert decided(case).state is S.DECIDED


def test_no_opinion_is_asked_or_given_on_facts_that_have_changed() -> None:
    asked = move(proposed(), Move.ASK_SECOND_OPINION)
    for case, what in ((proposed(), Move.ASK_SECOND_OPINION), (asked, Move.GIVE_SECOND_OPINION)):
        with pytest.raises(MoveRefusedError, match="Make the proposal anew"):
            move(_another_requirement(case), what, BO, agrees=True)


def test_an_objection_and_its_answer_have_their_words() -> None:
    with pytest.raises(MoveRefusedError, match="Write what was said"):
        move(decided(), Move.OBJECT, says=" ")
    objected = move(decided(), Move.OBJECT, says="I have a master's degree too")
    with pytest.raises(MoveRefusedError, match="Write what was said"):
        move(objected, Move.ANSWER_OBJECTION, says="")


def test_an_objection_is_answered_and_the_decision_stands() -> None:
    case = move(decided(), Move.OBJECT, says="I have a master's degree too")
    case = move(case, Move.ANSWER_OBJECTION, BO, says="It is another education; send the papers")
    assert case.state is S.DECIDED
    assert (case.objections[-1].answer, case.objections[-1].answered_by) == (
        "It is another education; send the papers", BO,
    )  # fmt: skip


def test_an_objection_can_come_after_closing() -> None:
    assert move(closed(), Move.OBJECT, says="I found my diploma").state is S.OBJECTION


def test_an_objection_reopens_the_case_with_a_reason() -> None:
    case = move(decided(), Move.OBJECT, says="I found my diploma")
    with pytest.raises(MoveRefusedError, match="Write the reason"):
        move(case, Move.REOPEN)
    assert move(case, Move.REOPEN, because="The diploma was found").state is S.REOPENED


def test_reopening_changes_no_decision() -> None:
    case = closed()
    again = move(case, Move.REOPEN, because="New papers")
    assert again.decisions == case.decisions
    assert again.proposals == case.proposals


def test_a_reopened_case_gets_its_own_proposal_and_decision() -> None:
    case = move(closed(), Move.REOPEN, because="New papers")
    case = decided(proposed(case, id_="p2"), days=9)
    assert [one.proposal for one in case.decisions] == ["p1", "p2"]
    assert all(one.withdrawn_at is None for one in case.proposals)


def test_a_decided_case_closes_without_more_words() -> None:
    assert closed().state is S.CLOSED


def test_a_case_that_nobody_decided_closes_with_a_reason() -> None:
    with pytest.raises(MoveRefusedError, match="Nothing is decided"):
        move(draft(), Move.CLOSE)
    assert move(draft(), Move.CLOSE, because="The candidate withdrew").state is S.CLOSED


def test_a_private_office_erases_on_the_day() -> None:
    with pytest.raises(MoveRefusedError, match="kept until 2028-03-05"):
        move(closed(), Move.ERASE)
    gone = move(closed(), Move.ERASE, days=734)
    assert (gone.state, gone.events[-1].note) == (S.ERASED, "on_the_day")


def test_a_private_office_erases_when_the_person_asks() -> None:
    gone = move(closed(), Move.ERASE, requested=True)
    assert (gone.state, gone.events[-1].note) == (S.ERASED, "on_request")


def test_a_case_kept_for_a_dispute_is_not_erased_on_request() -> None:
    case = editing.keep_longer(closed(), ANNA, at(5), day(2000), "Dispute at the court")
    with pytest.raises(MoveRefusedError, match=r"because: Dispute at the court\. Take that away first"):
        move(case, Move.ERASE, requested=True)


def test_a_public_body_erases_nothing_without_naming_its_rule() -> None:
    with pytest.raises(MoveRefusedError, match="gallringsbeslut") as refused:
        move(closed(), Move.ERASE, days=4000, office=AGENCY, requested=True)
    assert "en statlig myndighet" in refused.value.sv


def test_a_public_body_with_a_rule_erases_on_the_day_and_names_it() -> None:
    gone = move(closed(), Move.ERASE, days=734, office=AGENCY_WITH_RULE)
    assert gone.events[-1].note == "RA-MS 2024:12"


def test_a_public_record_is_not_erased_on_request() -> None:
    with pytest.raises(MoveRefusedError, match="not on request"):
        move(closed(), Move.ERASE, office=AGENCY_WITH_RULE, requested=True)


def test_of_an_erased_case_only_its_bare_timeline_is_left() -> None:
    case = with_opinion(proposed(), agrees=False, says="Look at the years again")
    gone = move(decided(case), Move.ERASE, requested=True)
    assert (gone.id, gone.number, gone.person, gone.job) == ("c1", "2026-0001", type(gone.person)(), Job())
    left = (gone.credentials, gone.papers, gone.proposals, gone.decisions, gone.opinions, gone.letters)
    assert left == ((),) * 6
    assert [one.note for one in gone.events[:-1]] == [""] * len(case.events) + [""]


def test_nothing_is_offered_for_an_erased_case() -> None:
    assert moves(move(closed(), Move.ERASE, requested=True), ALONE, ANNA, TODAY) == ()


def test_an_offer_says_what_has_to_be_filled_in() -> None:
    asks = {one.move: one.asks for one in moves(closed(), ALONE, ANNA, TODAY)}
    assert asks == {Move.OBJECT: ("says",), Move.REOPEN: ("because",), Move.ERASE: ("requested",)}


def test_what_is_not_allowed_is_offered_with_the_reason() -> None:
    offers = {one.move: one for one in moves(closed(), AGENCY, ANNA, TODAY)}
    assert not offers[Move.ERASE].allowed
    assert "gallringsbeslut" in (offers[Move.ERASE].why_not or pytest.fail("no reason")).en
