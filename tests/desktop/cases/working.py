"""What tests do with a case in the window, as a person would."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from credval.casework import editing
from credval.desktop.cases.first_time import FirstTime
from credval.desktop.cases.page import CasesPage
from credval.desktop.cases.piece import Piece
from credval.model.case_words import Move
from credval.model.cases import Case, Credential, Job, Person
from tests.desktop.cases.conftest import PASSPHRASE, InCases
from tests.desktop.conftest import WAIT
from tests.desktop.helpers import press, settled, write

KEY = Qt.Key

NEEDED: dict[str, Any] = {"kind": "higher_education"}
JOB = Job(title="Controller", reference="R-17", requirement=NEEDED)
PERSON = Person(
    name_as_written="Амина Петрова",
    born_as_written="1990-01-02",
    reference="K-7",
    contact="amina@example.org",
)
CLAIM: dict[str, Any] = {
    "country": "IN",
    "qualification": "B.Com.",
    "institution": "University of Delhi",
    "award_date": "2012-06-30",
    "documents": ["degree_certificate"],
}


def first_run(page: object, qtbot: QtBot) -> CasesPage:
    """Make the cases by keys alone, as far as their empty list."""
    assert isinstance(page, CasesPage)
    assert isinstance(page.first, FirstTime)
    press(KEY.Key_2, control=True)
    assert isinstance(page.first, FirstTime)
    tab_to(page.first.what.go)
    press(KEY.Key_Space)
    write(PASSPHRASE)
    press(KEY.Key_Return)
    write(PASSPHRASE)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.words, timeout=WAIT)
    tab_to(page.words.written)
    press(KEY.Key_Space)
    tab_to(page.words.go)
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.list, timeout=WAIT)
    return page


def opened(here: InCases, qtbot: QtBot, job: Job = JOB, person: Person = PERSON, tab: str = "basics") -> Case:
    """A new case with one education, in view."""
    case = here.casebook.open_new(job, person)
    case = here.casebook.edit(case, editing.write_credential, Credential(id="1", claim=CLAIM))
    here.page.open_case(case.id, tab)
    settled(qtbot, here.opened.shell)
    return here.page.desk.case


def proposed(here: InCases, qtbot: QtBot) -> Case:
    """The same, proposed, with the part of proposal and decision in view."""
    opened(here, qtbot, tab="decision")
    here.page.case.head.press(Move.PAPERS_COMPLETE)
    here.page.case.head.press(Move.PROPOSE)
    settled(qtbot, here.opened.shell)
    assert here.page.desk.case.proposal is not None
    return here.page.desk.case


def decided(here: InCases, qtbot: QtBot) -> Case:
    """The same, decided as proposed."""
    proposed(here, qtbot)
    piece(here, "decision").go.click()
    settled(qtbot, here.opened.shell)
    return here.page.desk.case


def piece(here: InCases, name: str) -> Any:
    """A part of the case view."""
    found: Piece = here.page.case.piece(name)
    return found


def tab_to(target: QWidget, most: int = 90) -> None:
    """Press Tab until ``target`` has the cursor."""
    from tests.desktop import helpers

    helpers.tab_to(target, most)


def go_to_tab(here: InCases, name: str, qtbot: QtBot) -> None:
    """By keys: to the next parts of the case until the one wanted is in view."""
    from credval.desktop.cases.tabs import TABS

    wanted = [one for one, _ in TABS].index(name)
    tab_to(here.page.case.tabs)
    while here.page.case.tabs.currentIndex() < wanted:
        press(Qt.Key.Key_Right)
    while here.page.case.tabs.currentIndex() > wanted:
        press(Qt.Key.Key_Left)
    settled(qtbot, here.opened.shell)
