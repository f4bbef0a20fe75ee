"""Cases are made, locked, unlocked and rescued in the window, and what goes wrong is said where it arose."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from credval.desktop.cases.idle import Idle
from credval.desktop.cases.page import CasesPage
from credval.model.cases import Job, Person
from tests.desktop.cases.conftest import PASSPHRASE, OpenCases
from tests.desktop.cases.test_blind import everything
from tests.desktop.cases.working import first_run
from tests.desktop.conftest import WAIT, Open
from tests.desktop.helpers import press, settled, texts, write

KEY = Qt.Key


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_cases_are_made_by_keyboard_alone(open_window: Open, qtbot: QtBot, lang: str) -> None:
    shell = open_window(language=lang).shell
    page = first_run(shell.page("cases"), qtbot)
    assert page.stack.currentWidget() is page.list


def test_where_the_cases_lie_is_shown_before_they_are_made(open_window: Open, home: Path) -> None:
    shell = open_window(language="en").shell
    page = shell.show_page("cases")
    assert any(str(home / "data" / "cases") in one for one in texts(page).values())


def test_two_passphrases_that_differ_make_nothing(open_window: Open, home: Path) -> None:
    page = open_window(language="en").shell.show_page("cases")
    assert isinstance(page, CasesPage)
    page.first.secret.first.setText(PASSPHRASE)
    page.first.secret.second.setText(PASSPHRASE + "x")
    page.first.secret.go.click()
    assert "not the same" in page.first.secret._second.remark()
    assert not (home / "data" / "cases").exists()


def test_a_short_passphrase_is_refused_in_words(open_window: Open, qtbot: QtBot) -> None:
    shell = open_window(language="en").shell
    page = shell.show_page("cases")
    assert isinstance(page, CasesPage)
    page.first.secret.first.setText("short")
    page.first.secret.second.setText("short")
    page.first.secret.go.click()
    qtbot.waitUntil(lambda: bool(page.first.secret.notice.text()), timeout=WAIT)
    assert page.first.secret.first.text() == "short"


def test_nobody_goes_on_before_the_recovery_words_are_kept(open_window: Open, qtbot: QtBot) -> None:
    page = open_window(language="en").shell.show_page("cases")
    assert isinstance(page, CasesPage)
    page.first.secret.first.setText(PASSPHRASE)
    page.first.secret.second.setText(PASSPHRASE)
    page.first.secret.go.click()
    qtbot.waitUntil(lambda: bool(page.words.shown.text()), timeout=WAIT)
    assert not page.words.go.isEnabled()


def test_the_recovery_words_are_printed_and_open_the_cases(open_window: Open, qtbot: QtBot) -> None:
    opened = open_window(language="en")
    page = opened.shell.show_page("cases")
    assert isinstance(page, CasesPage)
    page.first.secret.first.setText(PASSPHRASE)
    page.first.secret.second.setText(PASSPHRASE)
    page.first.secret.go.click()
    qtbot.waitUntil(lambda: bool(page.words.shown.text()), timeout=WAIT)
    kept = " ".join(page.words._words)
    page.words.keep.click()
    assert opened.path.read_bytes().startswith(b"%PDF-")
    page.words.written.click()
    page.words.go.click()
    page.lock.click()
    assert page.words.shown.text() == ""
    page.closed.other.click()
    page.closed.typed.setText(kept)
    page.closed.go.click()
    qtbot.waitUntil(lambda: page.casebook is not None, timeout=WAIT)


def test_what_was_locked_opens_with_the_passphrase(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    here.casebook.open_new(Job(title="Controller"), Person(name_as_written="Amina"))
    here.page.lock.click()
    assert here.page.casebook is None
    assert here.page.stack.currentWidget() is here.page.closed
    write(PASSPHRASE)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: here.page.casebook is not None, timeout=WAIT)
    assert here.page.list.model.rowCount() == 1


def test_a_locked_window_holds_no_name_in_any_widget(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    case = here.casebook.open_new(Job(title="Controller"), Person(name_as_written="Amina Petrova"))
    here.page.open_case(case.id)
    assert "Amina Petrova" in everything(here.opened.shell)
    here.page.lock.click()
    settled(qtbot, here.opened.shell)
    assert here.page.list.model.rowCount() == 0
    assert "Amina" not in everything(here.opened.shell)


def test_a_wrong_passphrase_is_said_and_can_be_mended(open_cases: OpenCases, qtbot: QtBot) -> None:
    here = open_cases()
    here.page.lock.click()
    here.page.closed.typed.setText("wrong horse battery")
    here.page.closed.go.click()
    qtbot.waitUntil(lambda: bool(here.page.closed.notice.text()), timeout=WAIT)
    assert "passphrase is not the right one" in here.page.closed.notice.text()
    here.opened.shell.switch_language()
    assert "Lösenfrasen stämmer inte" in here.page.closed.notice.text()
    here.page.closed.typed.setText(PASSPHRASE)
    here.page.closed.go.click()
    qtbot.waitUntil(lambda: here.page.casebook is not None, timeout=WAIT)


def test_a_missing_database_is_never_replaced_by_an_empty_one(
    open_cases: OpenCases, home: Path, qtbot: QtBot
) -> None:
    here = open_cases()
    here.page.lock.click()
    database = home / "data" / "cases" / "cases.db"
    database.unlink()
    here.page.closed.typed.setText(PASSPHRASE)
    here.page.closed.go.click()
    qtbot.waitUntil(lambda: bool(here.page.closed.notice.text()), timeout=WAIT)
    assert not database.exists()
    assert here.page.casebook is None


def test_a_backup_is_restored_after_a_question(open_cases: OpenCases, home: Path, qtbot: QtBot) -> None:
    here = open_cases()
    here.page.lock.click()
    (home / "data" / "cases" / "cases.db").unlink()
    closed = here.page.closed
    closed.typed.setText(PASSPHRASE)
    closed.go.click()
    qtbot.waitUntil(closed.rescue.isVisible, timeout=WAIT)
    closed.restore.click()
    assert closed.confirm.isVisible()
    closed.confirm.yes.click()
    qtbot.waitUntil((home / "data" / "cases" / "cases.db").exists, timeout=WAIT)
    settled(qtbot, here.opened.shell)
    closed.go.click()
    qtbot.waitUntil(lambda: here.page.casebook is not None, timeout=WAIT)


def test_the_cases_are_locked_after_a_while_without_anybody(open_cases: OpenCases) -> None:
    here = open_cases()
    here.page.idle._clock = lambda: here.page.idle._last + 601
    here.page.idle.look()
    assert here.page.casebook is None


def test_a_key_puts_the_time_of_rest_back(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit

    box = QLineEdit()
    qtbot.addWidget(box)
    box.show()
    now = [1000.0]
    idle = Idle(box, lambda: now[0])
    idle.watch(box, 10)
    idle.start()
    rested: list[bool] = []
    idle.rested.connect(lambda: rested.append(True))
    now[0] += 500
    handle = box.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, KEY.Key_A)
    now[0] += 500
    idle.look()
    assert rested == []
    now[0] += 101
    idle.look()
    assert rested == [True]


def test_the_shortcut_locks_the_cases_from_any_page(open_cases: OpenCases) -> None:
    here = open_cases()
    here.opened.shell.show_page("about")
    QTest.keyClick(
        here.opened.shell,
        KEY.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert here.page.casebook is None


def test_cases_that_cannot_be_written_to_say_so_as_long_as_they_are_open(
    open_cases: OpenCases, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = open_cases()
    here.page.lock.click()
    monkeypatch.setattr("credval.store.opening.is_writable", lambda _: False)
    here.page.closed.typed.setText(PASSPHRASE)
    here.page.closed.go.click()
    qtbot.waitUntil(lambda: here.page.casebook is not None, timeout=WAIT)
    assert here.page.read_only.isVisible()
    assert not here.page.list.add.isEnabled()
    assert "reading only" in here.page.note.text()


def test_the_window_closes_the_cases_when_it_is_closed(open_cases: OpenCases, home: Path) -> None:
    here = open_cases()
    here.opened.shell.close()
    assert here.page.casebook is None
    assert not list((home / "data" / "cases").glob("*.open*"))
