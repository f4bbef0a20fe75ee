"""Changes that are no moves: each has its line, and facts stand once something is decided."""

from __future__ import annotations

import pytest

from credval.casework import editing
from credval.casework.checking import requirement_came_late
from credval.casework.correcting import correct_credential, correct_person
from credval.casework.editing import EditRefusedError
from credval.model.case_words import CaseState, LetterKind, Move
from credval.model.cases import Case, CheckedItem, Credential, Job, Person
from credval.model.words import EvidenceAnswer
from tests.casework.samples import (
    ALONE,
    ANNA,
    BO,
    DEGREE,
    JOB,
    SCHOOL,
    TODAY,
    at,
    closed,
    day,
    decided,
    draft,
    look_up,
    move,
    paper,
    proposed,
)


def _codes(case: Case) -> list[str]:
    return [one.what for one in case.events]


def test_a_new_case_begins_with_its_own_line_and_its_requirement() -> None:
    case = editing.opened("c1", "2026-0001", ANNA, at(), job=JOB)
    assert _codes(case) == ["created", "requirement_written"]
    assert (case.job.written_by, case.job.written_at) == (ANNA, at())


def test_a_requirement_is_changed_for_a_reason_once_a_candidate_is_known() -> None:
    other = Job(requirement={"kind": "none"})
    with pytest.raises(EditRefusedError, match="Write why it is changed now"):
        editing.write_job(draft(), ANNA, at(1), other)
    case = editing.write_job(draft(), ANNA, at(1), other, "The duties were changed")
    assert (case.events[-1].note, case.job.written_at) == ("The duties were changed", at(1))


def test_another_title_does_not_date_the_requirement_anew() -> None:
    case = editing.write_job(draft(), BO, at(1), Job(title="Controller", requirement=JOB.requirement))
    assert (case.job.title, case.job.written_by, case.job.written_at) == ("Controller", ANNA, at())


def test_a_requirement_written_after_the_education_was_known_is_remarked() -> None:
    case = editing.write_job(draft(job=Job()), ANNA, at(1), JOB)
    assert (
        "after the education of this candidate was known"
        in (requirement_came_late(case) or pytest.fail("no remark")).en
    )
    assert requirement_came_late(draft()) is None


@pytest.mark.parametrize("case", [decided(), closed()], ids=["decided", "closed"])
def test_facts_stand_once_something_is_decided(case: Case) -> None:
    with pytest.raises(EditRefusedError, match="its facts stand"):
        editing.write_credential(case, ANNA, at(5), SCHOOL)


def test_a_paper_that_comes_with_an_objection_is_taken_in() -> None:
    case = move(decided(), Move.OBJECT, says="I found my diploma")
    assert editing.add_paper(case, ANNA, at(6), paper()).papers[0].id == "f1"


def test_an_answer_that_comes_after_closing_is_written_down() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up())
    case = editing.ask(case, ANNA, at(1), "v1")
    case = move(case, Move.CLOSE, because="The candidate withdrew")
    case = editing.answer(case, ANNA, at(9), "v1", EvidenceAnswer.NOT_FOUND)
    assert case.verifications[0].answer is EvidenceAnswer.NOT_FOUND


def test_nothing_is_changed_in_an_erased_case() -> None:
    gone = move(closed(), Move.ERASE, requested=True)
    with pytest.raises(EditRefusedError, match="The case is erased"):
        editing.letter(gone, ANNA, at(9), LetterKind.OUTCOME, "sv")


def test_nobody_changes_anything_without_a_name() -> None:
    with pytest.raises(EditRefusedError, match="Say who does this"):
        editing.write_credential(draft(), " ", at(1), SCHOOL)


def test_what_is_not_there_any_more_is_said() -> None:
    with pytest.raises(EditRefusedError, match="“v9” is not in this case"):
        editing.ask(draft(), ANNA, at(1), "v9")


def test_a_channel_that_needs_consent_is_not_asked_without_its_day() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up(consent_on=None))
    with pytest.raises(EditRefusedError, match="only with the candidate's consent") as refused:
        editing.ask(case, ANNA, at(2), "v1")
    assert "samtycke" in refused.value.sv
    assert (
        editing.ask(editing.consent(case, ANNA, at(2), "v1", day(2)), ANNA, at(3), "v1")
        .verifications[0]
        .asked_on
    )


def test_a_consent_that_is_withdrawn_holds_no_longer() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up(consent_on=None))
    case = editing.consent(case, ANNA, at(2), "v1", day(2))
    case = editing.consent(case, ANNA, at(3), "v1", None)
    with pytest.raises(EditRefusedError, match="only with the candidate's consent"):
        editing.ask(case, ANNA, at(4), "v1")


def test_what_is_sent_outside_europe_needs_consent_whatever_the_channel_says() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up(consent_on=None))
    with pytest.raises(EditRefusedError, match="outside the EU and the EEA"):
        editing.ask(case, ANNA, at(2), "v1")


def test_a_channel_in_europe_that_wants_consent_is_not_asked_without_it() -> None:
    polish = Credential(id="degree", claim=DEGREE.claim | {"country": "PL"})
    wanting = look_up(consent_on=None, domain="uw.edu.pl", needs_consent=True)
    case = editing.plan_look_up(draft(polish), ANNA, at(1), wanting)
    with pytest.raises(EditRefusedError, match="only with the candidate's consent") as refused:
        editing.ask(case, ANNA, at(2), "v1")
    assert "EEA" not in refused.value.en


def test_an_answer_without_a_standing_consent_is_refused_and_none_is_written_down() -> None:
    case = editing.ask(editing.plan_look_up(draft(), ANNA, at(1), look_up()), ANNA, at(2), "v1")
    case = editing.consent(case, ANNA, at(3), "v1", None)
    with pytest.raises(EditRefusedError, match="No consent stands") as refused:
        editing.answer(case, ANNA, at(4), "v1", EvidenceAnswer.CONFIRMED)
    assert "samtycke" in refused.value.sv
    ended = editing.answer(case, ANNA, at(4), "v1", EvidenceAnswer.NO_ANSWER)
    assert ended.verifications[0].answer is EvidenceAnswer.NO_ANSWER


def test_a_planned_look_up_is_dropped_and_an_asked_one_stays() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up())
    assert editing.drop_look_up(case, ANNA, at(2), "v1").verifications == ()
    with pytest.raises(EditRefusedError, match="was asked: that stays on record"):
        editing.drop_look_up(editing.ask(case, ANNA, at(2), "v1"), ANNA, at(3), "v1")


def test_a_look_up_is_answered_once() -> None:
    case = editing.plan_look_up(draft(), ANNA, at(1), look_up())
    case = editing.answer(editing.ask(case, ANNA, at(2), "v1"), ANNA, at(3), "v1", EvidenceAnswer.CONFIRMED)
    with pytest.raises(EditRefusedError, match="has answered already"):
        editing.ask(case, ANNA, at(4), "v1")


def test_an_item_of_a_checklist_is_signed_and_answered_anew() -> None:
    case = editing.check(draft(), ANNA, at(1), CheckedItem(item="D1", answer="no"))
    case = editing.check(case, BO, at(2), CheckedItem(item="D1", answer="yes"))
    assert [(one.answer, one.by, one.on) for one in case.checklist] == [("yes", BO, day(2))]


def test_the_notice_says_on_which_day_the_candidate_was_told() -> None:
    case = editing.opened("c1", "2026-0001", ANNA, at())
    case = editing.letter(case, ANNA, at(1), LetterKind.NOTICE, "sv")
    assert (case.protection.told_on, case.letters[0].kind) == (day(1), LetterKind.NOTICE)


def test_a_later_notice_does_not_move_the_day() -> None:
    assert editing.letter(draft(), ANNA, at(9), LetterKind.NOTICE, "en").protection.told_on == TODAY


def test_a_credential_taken_out_takes_its_planned_look_ups_along() -> None:
    case = editing.write_credential(draft(), ANNA, at(1), SCHOOL)
    case = editing.plan_look_up(case, ANNA, at(1), look_up("v1", credential="school"))
    case = editing.plan_look_up(case, ANNA, at(1), look_up("v2"))
    case = editing.remove_credential(case, ANNA, at(2), "school")
    assert ([one.id for one in case.credentials], [one.id for one in case.verifications]) == (
        ["degree"],
        ["v2"],
    )


# --- corrections ---


def test_a_name_is_typed_anew_until_something_is_proposed() -> None:
    assert editing.write_person(draft(), ANNA, at(1), Person(name_as_written="B")).corrections == ()
    with pytest.raises(EditRefusedError, match="Correct the detail"):
        editing.write_person(proposed(), ANNA, at(3), Person(name_as_written="B"))


def test_a_correction_says_what_was_what_is_and_why() -> None:
    case = correct_person(closed(), ANNA, at(5), "name_as_written", "Амина Карим", "Passport shown")
    one = case.corrections[0]
    assert (one.what, one.was, one.now, one.because, one.by, one.at) == (
        "person.name_as_written", "Амина Каримова", "Амина Карим", "Passport shown", ANNA, at(5),
    )  # fmt: skip
    assert case.person.name_as_written == "Амина Карим"


def test_other_names_are_corrected_as_a_list() -> None:
    case = correct_person(draft(), ANNA, at(5), "other_names", "Amina Karimova; آمنه کریمی")
    assert case.person.other_names == ("Amina Karimova", "آمنه کریمی")


def test_a_correction_of_nothing_is_refused() -> None:
    with pytest.raises(EditRefusedError, match="stands there already"):
        correct_person(draft(), ANNA, at(5), "contact", "amina@example.org")


def test_a_fact_corrected_after_the_decision_leaves_the_decision() -> None:
    case = correct_credential(decided(), ANNA, at(5), "degree", "award_date", "2015-06-30", "Misread")
    assert case.decisions == decided().decisions
    assert (case.corrections[0].was, case.corrections[0].now) == ("2016-06-30", "2015-06-30")
    assert case.credentials[0].claim["award_date"] == "2015-06-30"


def test_a_fact_that_was_never_so_is_taken_away() -> None:
    case = correct_credential(draft(), ANNA, at(5), "degree", "institution", None, "Another person's paper")
    assert "institution" not in case.credentials[0].claim


@pytest.mark.parametrize("key", ["candidate", "requirement", "stage", "id"])
def test_what_belongs_to_the_case_is_not_corrected_in_a_credential(key: str) -> None:
    with pytest.raises(ValueError, match="a key of the case"):
        correct_credential(draft(), ANNA, at(5), "degree", key, "x")


def test_every_change_has_exactly_one_line() -> None:
    case = draft()
    changes = (
        editing.add_paper(case, ANNA, at(1), paper()),
        editing.letter(case, ANNA, at(1), LetterKind.HOLD, "sv"),
        editing.purpose(case, ANNA, at(1), "Recruitment", None),
        editing.write_merits(case, ANNA, at(1), ()),
        correct_person(case, ANNA, at(1), "contact", "a@example.org"),
        editing.remove_paper(editing.add_paper(case, ANNA, at(1), paper()), ANNA, at(1), "f1", office=ALONE),
    )
    assert [len(one.events) - len(case.events) for one in changes] == [1, 1, 1, 1, 1, 2]
    assert {one.state for one in changes} == {CaseState.DRAFT}
