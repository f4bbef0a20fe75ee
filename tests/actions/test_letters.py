"""Letters of a real case in a real database: made, noted, refused, and everything given out to the person."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest

from credval.actions import letters, proposing
from credval.actions.access import access
from credval.actions.books import OpenBook
from credval.actions.casebook import Casebook, NotAllowedError, User
from credval.actions.letters import NoSuchPartError, Wish
from credval.casework import editing, verifying
from credval.casework.acts import Given, Ruling
from credval.casework.editing import EditRefusedError
from credval.model.case_words import CaseState, FourEyes, Happening, LetterKind, MeritKind, Move, Role
from credval.model.cases import Case, Credential, Job, Merit, Office, Person
from credval.model.words import Outcome
from credval.reports.letters import LetterRefusedError
from credval.reports.plain import as_text
from credval.store.cases import Store
from credval.text import Lang
from tests import smallbook
from tests.actions.conftest import Clock

NAME = "Амина Петрова"
PERSON = Person(name_as_written=NAME, born_as_written="1990-01-02", reference="K-1")
CLAIM: dict[str, Any] = {"country": "IN", "qualification": "Bachelor of Tests", "qualification_native": "परीक्षण स्नातक",
                         "award_date": "2015-06-30", "documents": ["degree_certificate"]}  # fmt: skip


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenBook]:
    rules = tmp_path_factory.mktemp("rules")
    opened = smallbook.opened(rules, smallbook.qualification("in/bachelor", "Bachelor of Tests"))
    yield opened
    opened.close()


def desk(store: Store, role: Role | None = None, login: str = "asa") -> Casebook:
    clock = Clock()
    office = Office(name="Exempelverket", controller="Exempelverket, Box 1", four_eyes=FourEyes.NEVER)
    store.save_office(office, by="asa", at=clock())
    return Casebook(store, User(login, role), clock)


def ready(casebook: Casebook, book: OpenBook) -> Case:
    case = casebook.open_new(
        Job(title="Controller", reference="R-1", requirement={"kind": "higher_education"}), PERSON
    )
    case = casebook.edit(case, editing.write_credential, Credential(id="c1", claim=CLAIM))
    country = book.country("in")
    assert country is not None
    for number, task in enumerate(verifying.tasks(country, verifying.Asked(date(2026, 11, 27)))):
        case = casebook.edit(case, editing.plan_look_up, verifying.planned(task, "c1", f"v{number}"))
    merits = [Merit(kind=MeritKind.EXPERIENCE, what="Redovisning", when="2011–2015")]
    case = casebook.edit(case, editing.write_merits, merits)
    return casebook.move(case, Move.PAPERS_COMPLETE)


def decided(casebook: Casebook, book: OpenBook, outcome: Outcome | None = None) -> Case:
    case = proposing.propose(casebook, book, ready(casebook, book))
    assert case.proposal is not None
    wanted = outcome or case.proposal.of[0].outcome
    ruling = Ruling(credential="c1", outcome=wanted, reasons="Profil.", counterpart="se/kandidatexamen")
    return proposing.decide(casebook, case, [ruling])


BEFORE = (LetterKind.NOTICE, LetterKind.REQUEST_FOR_PAPERS, LetterKind.HOLD, LetterKind.UNDOCUMENTED, LetterKind.TASK_SHEET)  # fmt: skip
AFTER = (LetterKind.OUTCOME, LetterKind.CANDIDATE, LetterKind.MERITS)


@pytest.mark.parametrize("kind", BEFORE)
def test_a_letter_that_is_written_before_a_decision(store: Store, book: OpenBook, kind: LetterKind) -> None:
    casebook = desk(store)
    made = letters.write(casebook, book, ready(casebook, book), Wish(kind=kind, own="Vi saknar sidan två."))
    assert made.pdf.startswith(b"%PDF-1.7")
    assert [one.kind for one in made.case.letters] == [kind]


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.REFER_AUTHORITY])
@pytest.mark.parametrize("kind", AFTER)
def test_a_letter_that_is_written_after_a_decision(
    store: Store, book: OpenBook, kind: LetterKind, outcome: Outcome
) -> None:
    casebook = desk(store)
    made = letters.write(casebook, book, decided(casebook, book, outcome), Wish(kind=kind, to="Erik Ek"))
    assert [one.kind for one in made.case.letters] == [kind]


def test_a_letter_that_was_made_is_saved_with_its_line_in_the_log(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    made = letters.write(casebook, book, ready(casebook, book), Wish(kind=LetterKind.NOTICE))
    assert store.load(made.case.id, by="asa", at=casebook.now) == made.case
    assert Happening.LETTER in [one.action for one in store.audit(0, 10, made.case.id)]
    assert made.case.protection.told_on == datetime(2026, 11, 27, tzinfo=UTC).date()


def test_a_preview_notes_nothing(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = ready(casebook, book)
    made = letters.preview(casebook, book, case, Wish(kind=LetterKind.NOTICE))
    assert made.case == case
    assert store.load(case.id, by="asa", at=casebook.now) == case


def test_a_letter_is_in_the_language_that_the_candidate_reads(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = casebook.edit(
        ready(casebook, book), editing.write_person, msgspec.structs.replace(PERSON, language="en")
    )
    assert letters.preview(casebook, book, case, Wish(kind=LetterKind.NOTICE)).lang is Lang.EN
    assert letters.preview(casebook, book, case, Wish(kind=LetterKind.NOTICE, lang=Lang.SV)).lang is Lang.SV


def test_the_outcome_is_told_by_the_result_that_was_decided_on(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    made = letters.write(casebook, book, decided(casebook, book), Wish(kind=LetterKind.OUTCOME, lang=Lang.EN))
    text = as_text(made.plan)
    assert "Bachelor of Tests, Testland · परीक्षण स्नातक" in text
    assert "Profil." in text


def test_a_proposal_is_told_to_nobody(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = proposing.propose(casebook, book, ready(casebook, book))
    with pytest.raises(LetterRefusedError):
        letters.write(casebook, book, case, Wish(kind=LetterKind.OUTCOME))
    assert store.load(case.id, by="asa", at=casebook.now).letters == ()


def test_what_is_refused_is_not_noted(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = ready(casebook, book)
    with pytest.raises(LetterRefusedError):
        letters.write(casebook, book, case, Wish(kind=LetterKind.REFERRAL))
    assert store.load(case.id, by="asa", at=casebook.now) == case


@pytest.mark.parametrize(
    "wish",
    [Wish(kind=LetterKind.UNDOCUMENTED, credential="gone"), Wish(kind=LetterKind.TASK_SHEET, look_up="gone")],
)
def test_a_part_that_is_gone_is_said(store: Store, book: OpenBook, wish: Wish) -> None:
    casebook = desk(store)
    with pytest.raises(NoSuchPartError, match="gone"):
        letters.preview(casebook, book, ready(casebook, book), wish)


def test_in_blind_mode_a_letter_does_not_say_who_it_is(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    casebook.change_office(msgspec.structs.replace(casebook.office, blind=True))
    made = letters.write(casebook, book, ready(casebook, book), Wish(kind=LetterKind.NOTICE))
    assert NAME not in as_text(made.plan)
    assert "Till: K-1" in as_text(made.plan)
    assert made.case.person == PERSON


def test_the_merits_name_neither_the_person_nor_the_case(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = decided(casebook, book)
    made = letters.write(casebook, book, case, Wish(kind=LetterKind.MERITS, to="Erik Ek"))
    text = as_text(made.plan) + made.file_name
    assert not any(one in text for one in (NAME, "1990-01-02", case.number, "परीक्षण", "Testland", "in/"))
    assert "Bachelor of Tests" in text


def test_an_erased_case_has_no_letters(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = casebook.move(ready(casebook, book), Move.ERASE, Given(because="Candidate asked", requested=True))
    assert case.state is CaseState.ERASED
    with pytest.raises(EditRefusedError):
        letters.preview(casebook, book, case, Wish(kind=LetterKind.NOTICE))


@pytest.mark.parametrize(
    ("role", "kind"),
    [(Role.REVIEWER, LetterKind.NOTICE), (Role.OFFICER, LetterKind.OUTCOME), (Role.ADMINISTRATOR, LetterKind.MERITS)],
)  # fmt: skip
def test_a_role_that_may_not_write_is_told_who_may(
    store: Store, book: OpenBook, role: Role, kind: LetterKind
) -> None:
    case = ready(desk(store), book)
    with pytest.raises(NotAllowedError):
        letters.write(desk(store, role), book, case, Wish(kind=kind))


def test_nothing_is_left_in_temporary_folders(
    store: Store, book: OpenBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.chdir(folder)
    casebook = desk(store)
    case = decided(casebook, book)
    letters.write(casebook, book, case, Wish(kind=LetterKind.OUTCOME))
    access(casebook, book, case)
    assert list(folder.rglob("*")) == []


# --- access ---


def test_the_person_gets_everything_readable_and_as_data(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = decided(casebook, book)
    made = access(casebook, book, case, lang=Lang.EN, colleagues=True)
    data = json.loads(made.json)
    assert msgspec.convert(data["case"], Case) == case
    assert data["results"][case.proposals[0].id][0]["matched"]["qualification_id"] == "in/bachelor"
    assert NAME in as_text(made.plan)
    with pikepdf.open(io.BytesIO(made.pdf)) as whole:
        assert whole.attachments["credval-access.json"].get_file().read_bytes() == made.json


def test_who_read_the_case_is_in_the_export(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = ready(casebook, book)
    desk(store, login="bo").load(case.id)
    log = json.loads(access(casebook, book, case, colleagues=True).json)["log"]
    assert ("read", "bo") in [(one["action"], one["by"]) for one in log]


def test_colleagues_are_numbers_unless_asked_for(store: Store, book: OpenBook) -> None:
    casebook = desk(store, login="colleague-login")
    made = access(casebook, book, decided(casebook, book))
    assert b"colleague-login" not in made.json
    assert "colleague-login" not in as_text(made.plan)


def test_that_it_was_given_out_is_logged(store: Store, book: OpenBook) -> None:
    casebook = desk(store)
    case = ready(casebook, book)
    access(casebook, book, case)
    assert store.audit(0, 1, case.id)[0].action == "access_given"
    assert store.verify().intact


def test_only_whoever_may_gives_it_out(store: Store, book: OpenBook) -> None:
    case = ready(desk(store), book)
    with pytest.raises(NotAllowedError):
        access(desk(store, Role.ASSESSOR), book, case)
    assert access(desk(store, Role.OFFICER), book, case).json
