"""Hundreds of institutions are on record: a few dozen are shown, and a name in any script finds the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from credval.desktop.rulebook.institutions_view import MOST, InstitutionsView
from credval.desktop.rulebook.page import RulebookPage
from tests.desktop.conftest import WAIT, Opened
from tests.desktop.helpers import settled


def view(window: Opened, qtbot: QtBot, system: str = "in") -> InstitutionsView:
    page = window.shell.show_page("rulebook")
    assert isinstance(page, RulebookPage)
    page.open(system)
    settled(qtbot, window.shell)
    page._show_tab("institutions")
    qtbot.waitUntil(lambda: bool(page.institutions.reading.toPlainText()), timeout=WAIT)
    return page.institutions


def test_no_more_than_a_few_dozen_are_shown_and_their_number_is_said(window: Opened, qtbot: QtBot) -> None:
    assert f"{MOST} of " in view(window, qtbot).reading.toPlainText()


def test_a_name_in_its_own_script_is_found(window: Opened, qtbot: QtBot) -> None:
    found = view(window, qtbot)
    found.sought.setText("दिल्ली")
    found._look()
    qtbot.waitUntil(lambda: "University of Delhi" in found.reading.toPlainText(), timeout=WAIT)


def test_the_box_is_reached_by_keyboard_and_named_for_the_ear(window: Opened, qtbot: QtBot) -> None:
    found = view(window, qtbot)
    assert found.sought.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert found.sought.accessibleName() == "Find an institution here"


def test_a_body_that_lists_a_name_is_told_in_neutral_words(window: Opened, qtbot: QtBot) -> None:
    found = view(window, qtbot)
    found.sought.setText("Commercial University")
    found._look()
    told = "listed as not entitled to award degrees"
    qtbot.waitUntil(lambda: told in found.reading.toPlainText(), timeout=WAIT)
