"""In blind mode nobody sees who it is, anywhere in the window, until a proposal stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTableView, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from credval.casework import editing
from credval.desktop.cases.tabs import TABS
from credval.model.case_words import Move
from credval.model.cases import Office, Person
from tests.desktop.cases.conftest import InCases, OpenCases
from tests.desktop.cases.working import opened, piece
from tests.desktop.helpers import settled

WHO = Person(
    name_as_written="Zenobia Testsdotter",
    other_names=("زنوبيا",),
    born_as_written="1991-04-05",
    contact="zenobia@example.org",
    reference="K-7",
)
TELLING = ("Zenobia", "زنوبيا", "1991-04-05", "zenobia@example.org", "zenobia-pass.jpg")


def everything(top: QWidget) -> str:
    """Every text of every widget, in view or not: also hints, and what a screen reader says."""
    found: list[str] = []
    for one in (top, *top.findChildren(QWidget)):
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip(), one.windowTitle()]
        found.append(str(one.property("text") or ""))
        if isinstance(one, QLineEdit):
            found.append(one.text())
        if isinstance(one, QTextBrowser | QPlainTextEdit):
            found.append(one.toPlainText())
        if isinstance(one, QTableView):
            model = one.model()
            found += [
                str(model.index(row, place).data())
                for row in range(model.rowCount())
                for place in range(model.columnCount())
            ]
    return "\n".join(found)


def blind(here: InCases, qtbot: QtBot, folder: Path) -> InCases:
    """A case with an identity paper and a word about the person, every part of it looked at."""
    here.casebook.change_office(Office(blind=True))
    here.page.list.refresh()
    opened(here, qtbot, person=WHO, tab="papers")
    (folder / "zenobia-pass.jpg").write_bytes(b"x")
    papers = piece(here, "papers")
    papers.take([folder / "zenobia-pass.jpg"])
    papers.adding.files[0].kind.choose("identity")
    papers.adding.go.click()
    settled(qtbot, here.opened.shell)
    here.page.desk.edit(papers.notice, editing.purpose, f"To employ {WHO.name_as_written}", None)
    for name, _ in TABS:
        here.page.case.show_tab(name)
        settled(qtbot, here.opened.shell)
    return here


def test_no_widget_says_who_it_is(open_cases: OpenCases, qtbot: QtBot, tmp_path: Path) -> None:
    here = blind(open_cases(), qtbot, tmp_path)
    shown = everything(here.opened.shell)
    assert "K-7" in shown
    assert [one for one in TELLING if one in shown] == []


def test_the_hidden_papers_are_counted(open_cases: OpenCases, qtbot: QtBot, tmp_path: Path) -> None:
    here = blind(open_cases(), qtbot, tmp_path)
    assert "One paper that shows who it is stays hidden" in piece(here, "papers").told.text()


def test_the_page_assess_is_given_no_name(open_cases: OpenCases, qtbot: QtBot, tmp_path: Path) -> None:
    here = blind(open_cases(), qtbot, tmp_path)
    piece(here, "credentials").lines["1"].buttons["Assess this"].click()
    settled(qtbot, here.opened.shell)
    assert [one for one in TELLING if one in everything(here.opened.shell)] == []


def test_saving_in_blind_mode_loses_nothing_that_is_hidden(
    open_cases: OpenCases, qtbot: QtBot, tmp_path: Path
) -> None:
    here = blind(open_cases(), qtbot, tmp_path)
    form = piece(here, "person")
    form.reference.setText("K-8")
    form.touch()
    form.save.click()
    kept = here.page.desk.case.person
    assert (kept.name_as_written, kept.reference) == (WHO.name_as_written, "K-8")


@pytest.mark.parametrize("told", TELLING[:1])
def test_once_a_proposal_stands_the_name_is_shown(
    open_cases: OpenCases, qtbot: QtBot, tmp_path: Path, told: str
) -> None:
    here = blind(open_cases(), qtbot, tmp_path)
    here.page.case.head.press(Move.PAPERS_COMPLETE)
    here.page.case.head.press(Move.PROPOSE)
    settled(qtbot, here.opened.shell)
    assert told in everything(here.page.case)
