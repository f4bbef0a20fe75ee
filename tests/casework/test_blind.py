"""In blind mode nobody sees who it is until a proposal stands."""

from __future__ import annotations

import pytest

from credval.casework import editing
from credval.casework.blind import HIDDEN, NEVER_SAVED, hidden, shows_the_person
from credval.casework.claims import claims
from credval.casework.correcting import correct_person
from credval.model.case_words import FourEyes, Move
from credval.model.cases import Case, Office, Paper, written
from tests.casework.samples import ALONE, ANNA, at, closed, decided, draft, move, paper, proposed, ready

BLIND = Office(blind=True, four_eyes=FourEyes.NEVER)
MARKS = ("Каримова", "Karimova", "1990-05-17", "amina@")


def _full() -> Case:
    case = editing.add_paper(draft(), ANNA, at(1), paper("f1", credentials=("degree",)))
    case = editing.add_paper(case, ANNA, at(1), paper("f2", kind="identity"))
    case = correct_person(
        case, ANNA, at(1), "name_as_written", "Амина К. Каримова", "Амина Каримова was a slip"
    )
    return move(case, Move.GO_ON_WITHOUT_PAPERS, because="AMINA KARIMOVA lost them in the fire")


def test_no_name_birth_date_or_contact_is_left_anywhere() -> None:
    shown = written(hidden(_full(), BLIND)).decode()
    assert [mark for mark in MARKS if mark.casefold() in shown.casefold()] == []


def test_the_pseudonym_of_the_office_is_shown() -> None:
    assert hidden(_full(), BLIND).person.reference == "K-17"


def test_what_somebody_wrote_is_hidden_only_where_it_names_the_person() -> None:
    assert hidden(_full(), BLIND).papers_missing_because == f"{HIDDEN} lost them in the fire"


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (paper(kind="identity"), False),
        (paper(kind="degree_certificate", identity=True), False),
        (paper(kind="cv"), False),
        (paper(kind="photo"), False),
        (paper(kind="other", media_type="image/png"), False),
        (paper(kind="photo", media_type="image/jpeg", credentials=("degree",)), True),
        (paper(kind="transcript"), True),
    ],
)
def test_pictures_and_identity_papers_are_hidden_and_diplomas_are_not(one: Paper, shown: bool) -> None:
    assert shows_the_person(one) is not shown


def test_names_of_files_are_replaced_by_their_kind() -> None:
    assert [one.name for one in hidden(_full(), BLIND).papers] == ["degree_certificate-1"]


def test_the_claims_of_a_hidden_case_are_the_same_without_the_name() -> None:
    case = editing.add_paper(ready(), ANNA, at(1), paper(credentials=("degree",)))
    whole, without = claims(case)[0], claims(hidden(case, BLIND))[0]
    assert without == whole | {"candidate": {"reference": "K-17"}}


def test_a_hidden_case_cannot_be_saved_over_the_whole_one() -> None:
    assert hidden(_full(), BLIND).version == NEVER_SAVED


@pytest.mark.parametrize("case", [proposed(), decided(), closed()], ids=["proposed", "decided", "closed"])
def test_the_whole_case_is_shown_once_a_proposal_stands(case: Case) -> None:
    assert hidden(case, BLIND) == case


def test_a_withdrawn_proposal_hides_the_person_again() -> None:
    assert hidden(move(proposed(), Move.WITHDRAW_PROPOSAL), BLIND).person.name_as_written == ""


def test_without_blind_mode_nothing_is_hidden() -> None:
    assert hidden(_full(), ALONE) == _full()


def test_a_short_name_hides_no_other_words() -> None:
    from credval.model.cases import Person

    case = draft(person=Person(name_as_written="Li"))
    case = move(case, Move.GO_ON_WITHOUT_PAPERS, because="Lists were lost")
    assert hidden(case, BLIND).papers_missing_because == "Lists were lost"
