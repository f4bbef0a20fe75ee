"""A case goes from its job to a decision, with who did what, on a real database and the small rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from credval.actions import proposing
from credval.actions.books import OpenBook
from credval.actions.casebook import Casebook, NotAllowedError, User
from credval.casework import editing
from credval.casework.acts import Given, Ruling
from credval.casework.editing import EditRefusedError
from credval.model.case_words import CaseState, FourEyes, Move, OfficeKind, Role
from credval.model.cases import Case, Credential, Job, Office, Paper, Person
from credval.model.words import Outcome
from credval.store.cases import Store
from credval.store.lists import UNRECKONED, Listing
from credval.store.problems import ConflictError, ContentMissingError, ErasedError
from tests import smallbook
from tests.actions.conftest import Clock
from tests.store.samples import PAPER, SHA

JOB = Job(title="Controller", requirement={"kind": "higher_education"})
PERSON = Person(name_as_written="Амина Петрова", born_as_written="1990-01-02")
CLAIM: dict[str, Any] = {
    "country": "IN",
    "qualification": "Bachelor of Tests",
    "award_date": "2015-06-30",
    "documents": ["degree_certificate"],
}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[OpenBook]:
    opened = smallbook.opened(tmp_path / "rules", smallbook.qualification("in/bachelor", "Bachelor of Tests"))
    yield opened
    opened.close()


def desk(store: Store, login: str = "asa", role: Role | None = None) -> Casebook:
    return Casebook(store, User(login, role), Clock())


def ready(casebook: Casebook) -> Case:
    case = casebook.open_new(JOB, PERSON)
    case = casebook.edit(case, editing.write_credential, Credential(id="c1", claim=CLAIM))
    return casebook.move(case, Move.PAPERS_COMPLETE)


def decided_as(
    casebook: Casebook, book: OpenBook, outcome: Outcome | None, counterpart: str = "se/kandidatexamen"
) -> Case:
    """A case decided with this outcome; None: as proposed."""
    case = proposing.propose(casebook, book, ready(casebook))
    assert case.proposal is not None
    wanted = outcome or case.proposal.of[0].outcome
    ruling = Ruling(credential="c1", outcome=wanted, reasons="Profile.", counterpart=counterpart)
    return proposing.decide(casebook, case, [ruling])


def test_a_case_goes_from_its_job_to_a_decision(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = proposing.propose(casebook, book, ready(casebook))
    assert case.proposal is not None
    outcome = case.proposal.of[0].outcome
    case = proposing.decide(casebook, case, [Ruling(credential="c1", outcome=outcome)])
    assert (case.state, store.load(case.id, by="asa", at=casebook.now)) == (CaseState.DECIDED, case)
    assert store.verify().intact


def test_the_proposal_keeps_its_results_whole(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = proposing.propose(casebook, book, ready(casebook))
    assert case.proposal is not None
    (result,) = proposing.results_of(casebook, case, case.proposal)
    assert (result["matched"]["qualification_id"], result["hash"]) == ("in/bachelor", book.hash)


def test_the_person_is_not_assessed(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = ready(casebook)
    other = casebook.edit(case, editing.write_person, Person(name_as_written="Erik Svensson"))
    first, second = (proposing.assessed(book, one, casebook.today) for one in (case, other))
    assert first == second


def test_a_decision_that_departs_without_reasons_is_refused(store: Store, book: OpenBook) -> None:
    from credval.casework.states import MoveRefusedError

    casebook = desk(store)
    case = proposing.propose(casebook, book, ready(casebook))
    with pytest.raises(MoveRefusedError):
        proposing.decide(casebook, case, [Ruling(credential="c1", outcome=Outcome.NOT_COMPARABLE)])


def test_the_later_of_two_who_save_is_shown_both_versions(store: Store) -> None:
    one, other = desk(store), desk(store, "bo")
    case = ready(one)
    mine, theirs = one.load(case.id), other.load(case.id)
    other.edit(theirs, editing.purpose, "Recruitment", None)
    with pytest.raises(ConflictError) as refused:
        one.edit(mine, editing.purpose, "Other", None)
    assert refused.value.theirs.protection.purpose == "Recruitment"


def test_a_reviewer_opens_no_cases(store: Store) -> None:
    with pytest.raises(NotAllowedError):
        desk(store, "eva", Role.REVIEWER).open_new(JOB, PERSON)


def test_what_a_role_forbids_is_named_with_who_may(store: Store) -> None:
    case = ready(desk(store))
    offers = {one.move: one for one in desk(store, "eva", Role.REVIEWER).moves(case)}
    told = offers[Move.PROPOSE].why_not
    assert told is not None
    assert "assessor" in told.en.casefold()


def test_an_erased_case_cannot_be_opened(store: Store) -> None:
    casebook = desk(store)
    case = ready(casebook)
    gone = casebook.move(case, Move.ERASE, Given(requested=True))
    assert gone.state is CaseState.ERASED
    with pytest.raises(ErasedError):
        casebook.load(case.id)


def test_a_public_body_erases_nothing_without_its_rule(store: Store) -> None:
    from credval.casework.states import MoveRefusedError
    from credval.model.case_words import OfficeKind

    casebook = desk(store)
    case = ready(casebook)
    casebook.change_office(Office(kind=OfficeKind.STATE_AGENCY))
    with pytest.raises(MoveRefusedError):
        casebook.move(case, Move.ERASE, Given(requested=True))


def test_a_blind_list_shows_no_name_before_a_proposal(store: Store) -> None:
    casebook = desk(store)
    casebook.change_office(Office(blind=True))
    ready(casebook)
    (row,) = casebook.listed(Listing(), 0, 10)
    assert row.person == ""
    assert casebook.how_many(Listing(text="Петрова")) == 0


def test_a_list_that_was_seen_stands_in_the_log_without_what_was_sought(store: Store) -> None:
    casebook = desk(store)
    ready(casebook)
    casebook.seen(Listing(text="Петрова"))
    newest = store.audit(0, 1)[0]
    assert (newest.action, newest.about) == ("listed", {"cases": 1})


def test_two_who_decide_otherwise_of_the_same_facts_are_asked_and_not_named(
    store: Store, book: OpenBook
) -> None:
    first, second = desk(store), desk(store, "bo")
    first.change_office(Office(four_eyes=FourEyes.NEVER))
    decided_as(first, book, None)
    (question,) = proposing.questions(second, decided_as(second, book, Outcome.PARTIAL))
    assert "asa" not in question.text.sv
    assert question.text.sv.count("?") == 1


def test_the_same_outcome_with_another_counterpart_is_a_question_too(store: Store, book: OpenBook) -> None:
    first, second = desk(store), desk(store, "bo")
    first.change_office(Office(four_eyes=FourEyes.NEVER))
    decided_as(first, book, Outcome.PARTIAL)
    other = decided_as(second, book, Outcome.PARTIAL, counterpart="se/hogskoleexamen")
    (question,) = proposing.questions(second, other)
    assert "another Swedish counterpart" in question.text.en


def test_another_policy_moves_the_days_of_erasure_of_all_cases(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    decided_as(casebook, book, None)
    [before] = casebook.listed(Listing(), 0, 9)
    casebook.change_office(Office(keep_months=36))
    [after] = casebook.listed(Listing(), 0, 9)
    assert before.erase_on is not None
    assert after.erase_on is not None
    assert after.erase_on.year == before.erase_on.year + 1


def test_a_public_body_without_a_rule_has_no_day_of_erasure(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    decided_as(casebook, book, None)
    casebook.change_office(Office(kind=OfficeKind.STATE_AGENCY))
    assert [one.erase_on for one in casebook.listed(Listing(), 0, 9)] == [None]


def steps(casebook: Casebook, **asked: Any) -> list[tuple[str | None, date | None]]:
    """The next steps as the list has them."""
    return [(one.next_step, one.next_due) for one in casebook.listed(Listing(**asked), 0, 10)]


def test_the_list_has_the_next_step_of_a_case_as_soon_as_it_is_saved(store: Store) -> None:
    casebook = desk(store)
    case = casebook.open_new(Job(title="Controller"), PERSON)
    assert steps(casebook) == [("write_requirement", None)]
    casebook.edit(case, editing.write_job, JOB)
    step = casebook.next_step(casebook.load(case.id))
    assert steps(casebook) == [(step.code, step.due)] == [("give_notice", step.due)]


def test_a_step_that_is_another_one_by_now_is_reckoned_anew(store: Store) -> None:
    casebook = desk(store)
    case = casebook.open_new(JOB, PERSON)
    case = casebook.edit(case, editing.write_credential, Credential(id="c1", claim=CLAIM))
    casebook.move(case, Move.ASK_FOR_PAPERS)
    [(step, due)] = steps(casebook)
    assert step == "wait_for_papers"
    later = Casebook(store, User("asa"), Clock(casebook.now + timedelta(days=15)))
    assert (later.reckon(), later.reckon()) == (1, 0)
    assert steps(later, next_by=later.today) == [("ask_again_or_go_on", due)]
    assert later.verify().intact


def test_cases_that_nobody_reckoned_yet_are_reckoned_at_once(store: Store) -> None:
    casebook = desk(store)
    case = casebook.open_new(JOB, PERSON)
    store.put_next({case.id: (case.version, UNRECKONED)})
    assert steps(casebook) == [(None, None)]
    assert casebook.reckon() == 1
    assert steps(casebook)[0][0] == "give_notice"


def test_another_policy_changes_the_next_steps(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    proposing.propose(casebook, book, ready(casebook))
    assert steps(casebook)[0][0] == "decide"
    casebook.change_office(Office(four_eyes=FourEyes.ALWAYS))
    assert steps(casebook)[0][0] == "ask_colleague"


def test_papers_that_are_removed_are_gone_and_noted_as_an_erasure(store: Store) -> None:
    casebook, case = with_a_paper(store)
    case = casebook.remove_papers(case, ["f1"])
    assert (case.papers[0].name, case.papers[0].removed_on) == ("", casebook.today)
    assert case.events[-1].what == "paper_removed"
    assert [(one.case_id, one.papers, one.rule) for one in store.erasures()] == [
        (case.id, ("f1",), "removed_by_hand")
    ]
    with pytest.raises(ContentMissingError):
        store.content(case.id, case.papers[0].sha256, by="asa", at=casebook.now)
    assert casebook.verify().intact


def test_a_public_body_removes_papers_by_the_rule_that_it_names(store: Store) -> None:
    casebook, case = with_a_paper(store)
    casebook.change_office(Office(kind=OfficeKind.STATE_AGENCY))
    with pytest.raises(EditRefusedError):
        casebook.remove_papers(case, ["f1"])
    casebook.change_office(Office(kind=OfficeKind.STATE_AGENCY, erasure_rule="RA-MS 2024:12"))
    casebook.remove_papers(case, ["f1"])
    assert [one.rule for one in store.erasures()] == ["RA-MS 2024:12"]


def with_a_paper(store: Store) -> tuple[Casebook, Case]:
    """A case with a copy of an identity paper."""
    casebook = desk(store)
    paper = Paper(id="f1", name="pass.pdf", kind="identity", sha256=SHA, size=len(PAPER))
    case = casebook.open_new(JOB, PERSON)
    return casebook, casebook.edit(case, editing.add_paper, paper, contents={SHA: PAPER})
