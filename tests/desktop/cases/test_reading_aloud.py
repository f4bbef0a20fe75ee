"""Every part of the cases has a name to be read aloud, and is reached by the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QScrollBar
from pytestqt.qtbot import QtBot

from credval.desktop.cases.head import SIGNS
from credval.desktop.cases.tabs import TABS
from credval.model.case_words import CaseState
from tests.desktop.cases.conftest import InCases, OpenCases
from tests.desktop.cases.working import decided, opened, piece, proposed
from tests.desktop.helpers import accessibles, settled
from tests.desktop.test_access import TO_USE


def nameless(here: InCases) -> list[tuple[str, str]]:
    """What a screen reader meets on the page and cannot name."""
    return [
        (role.name, type(one).__name__)
        for role, said, one in accessibles(here.page)
        if role in TO_USE | {QAccessible.Role.Table} and not said and not isinstance(one, QScrollBar)
    ]


@pytest.mark.parametrize("face", ["list", "new", "office"])
def test_everything_beside_a_case_has_a_name(open_cases: OpenCases, qtbot: QtBot, face: str) -> None:
    here = open_cases()
    here.page._show(getattr(here.page, face))
    settled(qtbot, here.opened.shell)
    assert nameless(here) == []


@pytest.mark.parametrize("tab", [name for name, _ in TABS])
def test_everything_in_a_case_has_a_name(open_cases: OpenCases, qtbot: QtBot, tab: str) -> None:
    here = open_cases()
    proposed(here, qtbot) if tab == "decision" else decided(here, qtbot)
    here.page.case.show_tab(tab)
    settled(qtbot, here.opened.shell)
    assert nameless(here) == []


def test_nothing_that_can_be_pressed_in_a_case_is_out_of_reach_of_the_keys(
    open_cases: OpenCases, qtbot: QtBot
) -> None:
    here = open_cases()
    opened(here, qtbot)
    for name, _ in TABS:
        here.page.case.show_tab(name)
    settled(qtbot, here.opened.shell)
    mouse_only = [
        one.text()
        for one in here.page.case.findChildren(QAbstractButton)
        if not one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.objectName() not in ("ScrollLeftButton", "ScrollRightButton")
    ]  # fmt: skip
    assert mouse_only == []


def test_no_two_states_share_a_sign() -> None:
    assert set(SIGNS) == set(CaseState)
    assert len({icon for icon, _ in SIGNS.values()}) == len(SIGNS)


def test_escape_calls_a_move_off_and_the_cursor_is_somewhere(open_cases: OpenCases, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    from credval.model.case_words import Move
    from tests.desktop.helpers import press

    here = open_cases()
    opened(here, qtbot)
    here.page.case.head.buttons[Move.CLOSE].click()
    assert here.page.case.head.form.because.hasFocus()
    press(Qt.Key.Key_Escape)
    assert not here.page.case.head.form.isVisible()
    assert QApplication.focusWidget() is not None
    assert piece(here, "job") is not None
