"""The checklists of a case in the window: answered by area, kept at once, printed; and nothing of one case in another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from credval.casework import editing
from credval.casework.claims import claims_sha256
from credval.desktop.cases.checklist_part import ChecklistPiece
from credval.desktop.cases.checklist_rows import ItemLine
from credval.model.cases import Credential
from credval.text import Lang
from tests.desktop.cases.conftest import InCases, OpenCases
from tests.desktop.cases.working import CLAIM, JOB, PERSON, go_to_tab, opened, piece, tab_to
from tests.desktop.helpers import accessibles, press, settled, write

CONTROLS = (QAbstractButton, QComboBox, QLineEdit)


def shown(here: InCases, qtbot: QtBot, area: str = "level") -> ChecklistPiece:
    """The part, with one area open."""
    if not here.page.desk.is_open:
        opened(here, qtbot, tab="checklists")
    found = piece(here, "checklists")
    assert isinstance(found, ChecklistPiece)
    settled(qtbot, here.opened.shell)
    found.folds[area].head.setChecked(True)
    return found


def line(part: ChecklistPiece, key: str) -> ItemLine:
    return part.folds[key.split(".", maxsplit=1)[0]].lines[key]


def answer(here: InCases, qtbot: QtBot, key: str, word: str) -> None:
    control = line(piece(here, "checklists"), key).answer
    control.setCurrentIndex(control.findData(word))
    settled(qtbot, here.opened.shell)


def test_only_what_the_case_needs_is_asked_by_area(open_cases: OpenCases, qtbot: QtBot) -> None:
    part = shown(open_cases(), qtbot)
    assert "level" in part.folds
    assert "undocumented" not in part.folds
    assert part.progress.text().startswith("0 of ")


def test_an_answer_is_kept_at_once_with_its_edition(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    part = shown(here, qtbot)
    answer(here, qtbot, "level.l2", "yes")
    [kept] = here.page.desk.case.checklist
    assert (kept.item, kept.answer, kept.edition) == ("level.l2", "yes", "2026.1")
    assert part.progress.text().startswith("1 of ")
    assert "(1 of 3)" in part.folds["level"].head.text()
    assert "edition 2026.1" in line(part, "level.l2").signed.text()


def test_a_warning_sign_makes_a_task_and_leaves_the_facts_alone(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    part = shown(here, qtbot)
    before = claims_sha256(here.page.desk.case)
    line(part, "level.l2").warning.box.click()
    settled(qtbot, here.opened.shell)
    assert "Look it up." in part.tasks.text()
    assert line(part, "level.l2").task.isVisible()
    assert claims_sha256(here.page.desk.case) == before


def test_a_note_is_kept_when_the_cursor_leaves_it_and_others_stay_typed(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    part = shown(here, qtbot)
    note = line(part, "level.l1").note
    note.setFocus()
    write("EQF 6")
    answer(here, qtbot, "level.l2", "yes")
    assert note.text() == "EQF 6"
    press(Qt.Key.Key_Return)
    settled(qtbot, here.opened.shell)
    assert {one.item: one.note for one in here.page.desk.case.checklist}["level.l1"] == "EQF 6"


def test_the_cursor_stays_where_the_answer_was_given(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    part = shown(here, qtbot)
    control = line(part, "level.l1").answer
    control.setFocus()
    QTest.keyClick(control, Qt.Key.Key_Down)
    settled(qtbot, here.opened.shell)
    assert control.hasFocus()
    assert here.page.desk.case.checklist[0].answer == "yes"


def test_an_area_is_reached_opened_and_answered_by_keys(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    opened(here, qtbot)
    go_to_tab(here, "checklists", qtbot)
    part = piece(here, "checklists")
    head = part.folds["intake"].head
    tab_to(head)
    press(Qt.Key.Key_Space)
    settled(qtbot, here.opened.shell)
    tab_to(line(part, "intake.i1").answer)
    press(Qt.Key.Key_Down)
    settled(qtbot, here.opened.shell)
    assert here.page.desk.case.checklist[0].item == "intake.i1"


def test_another_case_shows_nothing_of_the_one_before(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    shown(here, qtbot)
    answer(here, qtbot, "level.l2", "yes")
    other = here.casebook.open_new(JOB, PERSON)
    other = here.casebook.edit(other, editing.write_credential, Credential(id="1", claim=CLAIM))
    here.page.open_case(other.id, "checklists")
    part = piece(here, "checklists")
    assert part.folds == {}
    settled(qtbot, here.opened.shell)
    assert part.progress.text().startswith("0 of ")


def test_every_control_has_a_name(open_cases: OpenCases, qtbot: QtBot) -> None:
    part = shown(open_cases(), qtbot)
    found = accessibles(part.folds["level"])
    controls = [(name, thing) for _, name, thing in found if isinstance(thing, CONTROLS)]
    assert len(controls) > 10
    assert [thing for name, thing in controls if not name.strip()] == []


def test_the_items_speak_the_language_of_the_window(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    part = shown(here, qtbot)
    here.opened.tools.speech.switch(Lang.SV)
    settled(qtbot, here.opened.shell)
    assert line(part, "level.l2").title.text() == "Vad ger den tillträde till i sitt eget land?"
    assert part.progress.text().endswith("besvarade")


def test_a_paragraph_opens_in_the_handbook(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    part = shown(here, qtbot)
    line(part, "level.l2").handbook.click()
    settled(qtbot, here.opened.shell)
    assert here.opened.shell.shown == "handbook"


def test_the_checklists_are_saved_as_pdf(open_cases: OpenCases, qtbot: QtBot, tmp_path: Path) -> None:
    here = open_cases()
    part = shown(here, qtbot)
    answer(here, qtbot, "level.l2", "yes")
    part.print.click()
    settled(qtbot, here.opened.shell)
    assert here.opened.path.read_bytes().startswith(b"%PDF")
    assert "saved" in part.notice.text()
