"""The next step of a case is the most pressing one, with whose it is and by when."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from credval.casework import editing
from credval.casework.next_step import NextStep, Step, Who, next_step
from credval.casework.undocumented import PATH
from credval.model.case_words import LetterKind, Move
from credval.model.cases import Case, CheckedItem, Job, Office
from credval.model.words import EvidenceAnswer
from tests.casework.samples import (
    AGENCY,
    ALONE,
    ANNA,
    BO,
    JOB,
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
    with_opinion,
)


def _step(case: Case, days: int = 1, office: Office = ALONE) -> NextStep:
    return next_step(case, office, day(days))


def _code(case: Case, days: int = 1, office: Office = ALONE) -> Step:
    return _step(case, days, office).code


def _opened(job: Job = JOB) -> Case:
    return editing.opened("c1", "2026-0001", ANNA, at(), job=job)


def test_first_the_requirement_is_written() -> None:
    assert _code(_opened(Job())) is Step.WRITE_REQUIREMENT


def test_then_the_candidate_is_told_within_a_month() -> None:
    step = _step(_opened())
    assert (step.code, step.due) == (Step.GIVE_NOTICE, date(2026, 4, 2))


def test_then_the_education_is_described() -> None:
    assert _code(editing.told(_opened(), ANNA, at(), day(0))) is Step.DESCRIBE_EDUCATION


def test_a_draft_with_papers_asks_whether_they_are_complete() -> None:
    assert _code(draft()) is Step.CONFIRM_PAPERS


def test_a_draft_without_papers_asks_for_them() -> None:
    from tests.casework.samples import SCHOOL

    assert _code(draft(SCHOOL)) is Step.ASK_FOR_PAPERS


def test_papers_are_waited_for_two_weeks_by_the_candidate() -> None:
    step = _step(move(draft(), Move.ASK_FOR_PAPERS), days=15)
    assert (step.code, step.who, step.due) == (Step.WAIT_FOR_PAPERS, Who.CANDIDATE, day(15))


def test_after_two_weeks_one_asks_again_or_goes_on_without() -> None:
    step = _step(move(draft(), Move.ASK_FOR_PAPERS), days=16)
    assert (step.code, step.due, step.overdue(day(16))) == (Step.ASK_AGAIN_OR_GO_ON, day(15), True)
    assert "held against nobody" in step.text.en
    assert "gå vidare utan dem" in step.text.sv


def test_asking_again_begins_two_new_weeks() -> None:
    case = move(move(draft(), Move.ASK_FOR_PAPERS), Move.ASK_FOR_PAPERS, days=16)
    assert _step(case, days=17).due == day(30)


def test_a_ready_case_is_proposed() -> None:
    assert _code(ready()) is Step.PROPOSE


def test_a_planned_look_up_comes_before_the_proposal() -> None:
    case = editing.plan_look_up(ready(), ANNA, at(2), look_up())
    assert (
        _step(case).text.en
        == "Make the look-up with University of Delhi (du.ac.in) and write down the answer."
    )


def test_a_look_up_that_needs_consent_asks_for_it_first() -> None:
    case = editing.plan_look_up(ready(), ANNA, at(2), look_up(consent_on=None))
    assert _code(case) is Step.GET_CONSENT


def test_a_body_without_an_official_domain_is_found_independently_of_the_paper() -> None:
    case = editing.plan_look_up(ready(), ANNA, at(2), look_up(domain=""))
    assert "independently of the paper" in _step(case).text.en


@pytest.mark.parametrize(
    ("days", "code", "who"),
    [(16, Step.WAIT_FOR_ANSWER, Who.BODY), (17, Step.ASK_AGAIN_OR_GO_ON, Who.ASSESSOR)],
)
def test_an_answer_is_awaited_for_two_weeks(days: int, code: Step, who: Who) -> None:
    case = editing.plan_look_up(ready(), ANNA, at(2), look_up())
    step = _step(editing.ask(case, ANNA, at(2), "v1"), days)
    assert (step.code, step.who, step.due) == (code, who, day(16))


def test_an_answer_from_elsewhere_is_said_when_one_asks_again() -> None:
    case = editing.plan_look_up(ready(), ANNA, at(2), look_up())
    case = editing.ask(case, ANNA, at(2), "v1")
    case = editing.answer(case, ANNA, at(3), "v1", EvidenceAnswer.CONFIRMED, came_from="fake.example")
    assert "an answer came, but not from du.ac.in" in _step(case, days=30).text.en


def test_no_answer_written_down_lets_one_go_on() -> None:
    case = editing.plan_look_up(ready(), ANNA, at(2), look_up())
    case = editing.ask(case, ANNA, at(2), "v1")
    case = editing.answer(case, ANNA, at(30), "v1", EvidenceAnswer.NO_ANSWER)
    assert _code(case, days=30) is Step.PROPOSE


def test_a_proposal_is_decided() -> None:
    assert _code(proposed()) is Step.DECIDE


def test_a_proposal_of_other_facts_is_made_anew() -> None:
    case = editing.add_paper(proposed(), ANNA, at(3), paper(credentials=("degree",)))
    assert _code(case) is Step.PROPOSE_ANEW


def test_where_two_people_look_a_colleague_is_asked() -> None:
    assert _code(proposed(), office=TWO_PEOPLE) is Step.ASK_COLLEAGUE
    assert _code(with_opinion(proposed()), office=TWO_PEOPLE) is Step.DECIDE


def test_a_colleague_is_waited_for_by_name() -> None:
    step = _step(move(proposed(), Move.ASK_SECOND_OPINION, asked_of=BO, days=3), days=4)
    assert (step.code, step.who, step.due) == (Step.WAIT_FOR_COLLEAGUE, Who.COLLEAGUE, day(17))
    assert step.text.en.startswith("bo looks at the proposal")


def test_a_colleague_who_does_not_answer_is_asked_again() -> None:
    assert _code(move(proposed(), Move.ASK_SECOND_OPINION, days=3), days=18) is Step.ASK_AGAIN_OR_GO_ON


def test_a_colleague_who_disagrees_is_weighed() -> None:
    case = with_opinion(proposed(), agrees=False, says="The years do not fit")
    assert "A colleague sees it differently" in _step(case).text.en


def test_after_the_decision_the_candidate_is_told_and_the_case_closed() -> None:
    case = decided()
    assert _code(case, days=4) is Step.TELL_CANDIDATE
    told = editing.letter(case, ANNA, at(4), LetterKind.OUTCOME, "sv")
    assert _code(told, days=4) is Step.CLOSE


def test_a_letter_of_before_the_decision_tells_nothing_of_it() -> None:
    case = editing.letter(proposed(), ANNA, at(2), LetterKind.OUTCOME, "sv")
    assert _code(decided(case), days=4) is Step.TELL_CANDIDATE


def test_a_fact_corrected_after_the_decision_is_looked_at_again() -> None:
    from credval.casework.correcting import correct_credential

    case = correct_credential(closed(), ANNA, at(5), "degree", "award_date", "2015-06-30")
    assert _code(case, days=6) is Step.LOOK_AGAIN


def test_an_objection_is_answered() -> None:
    assert _code(move(decided(), Move.OBJECT, says="I have more"), days=4) is Step.ANSWER_OBJECTION


def test_a_closed_case_waits_for_its_day() -> None:
    step = _step(closed(), days=5)
    assert (step.code, step.who, step.due) == (Step.WAIT_FOR_DAY, Who.NOBODY, date(2028, 3, 5))
    assert step.text.sv == "Inget att göra nu. Ärendet raderas 2028-03-05: 24 månader efter beslutet."


def test_a_closed_case_of_a_public_body_asks_for_the_rule() -> None:
    assert _code(closed(), days=4000, office=AGENCY) is Step.NAME_RULE


@pytest.mark.parametrize("case", [closed(), decided(), draft(), proposed()])
def test_what_is_to_be_erased_comes_before_everything(case: Case) -> None:
    step = _step(case, days=2000)
    assert (step.code, step.who) == (Step.ERASE, Who.OFFICER)


def test_copies_of_identity_papers_are_erased_before_the_case() -> None:
    case = editing.add_paper(decided(), ANNA, at(3), paper(kind="identity"))
    step = _step(case, days=40)
    assert (step.code, step.due) == (Step.ERASE_PAPERS, date(2026, 4, 5))


def test_of_an_erased_case_nothing_is_left_to_do() -> None:
    assert _code(move(closed(), Move.ERASE, requested=True)) is Step.NOTHING


# --- the undocumented path ---


def _without_papers() -> Case:
    return move(draft(), Move.GO_ON_WITHOUT_PAPERS, because="The university was bombed")


def test_the_undocumented_path_is_named_step_by_step_before_the_proposal() -> None:
    case, seen = _without_papers(), []
    while (step := _step(case)).code is Step.UNDOCUMENTED:
        item = next(one.item for one in PATH if one.do_text == step.text)
        seen.append(item.removeprefix("undocumented."))
        case = editing.check(case, ANNA, at(2), CheckedItem(item=item, answer="yes"))
    assert seen == ["background", "evidence", "plausibility", "description", "work_sample", "competence"]
    assert step.code is Step.PROPOSE


def test_the_path_ends_with_language_and_introduction_after_the_decision() -> None:
    case = editing.letter(decided(proposed(_without_papers())), ANNA, at(4), LetterKind.OUTCOME, "sv")
    assert _step(case, days=4).text.en == "Plan language and introduction together with the candidate."


def test_a_case_with_its_papers_is_not_on_the_path() -> None:
    case = editing.add_paper(_without_papers(), ANNA, at(1), paper(credentials=("degree",)))
    assert _code(case) is Step.PROPOSE


def test_the_day_does_not_change_the_case() -> None:
    case = replace(proposed())
    _step(case, days=5000)
    assert case == proposed()
