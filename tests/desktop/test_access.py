"""Everything can be reached by keys and read aloud, and no meaning hangs on a colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from credval.desktop.assess.answer_cards import ELEMENTS, OUTCOMES, STATES
from credval.desktop.shell import PAGES
from credval.desktop.shortcuts import SHORTCUTS, listed
from credval.model.words import ElementResult, Outcome
from tests.desktop.conftest import Opened
from tests.desktop.helpers import accessibles, answer, focused, press, settled

ROLE = QAccessible.Role
TO_USE = {
    ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ComboBox, ROLE.EditableText, ROLE.List, ROLE.PageTabList,
    ROLE.PageTab, ROLE.ButtonMenu, ROLE.ListItem, ROLE.Document,
}  # fmt: skip
NAMES = [name for name, _, _ in PAGES]


def prepared(window: Opened, qtbot: QtBot, name: str) -> QWidget:
    """The page, with everything on it opened."""
    page = window.shell.show_page(name)
    if name == "assess":
        answer(qtbot, window.shell, documents=["translation"])
        window.shell.assess.credentials.add.click()
        answer(qtbot, window.shell)
        window.shell.assess.form.evidence.more.click()
        window.shell.assess.form.decision.kind.setCurrentIndex(1)
        for fold in page.findChildren(QWidget):
            if type(fold).__name__ == "Fold":
                fold.open()  # type: ignore[attr-defined]
    if name == "rulebook":
        page.open("in/bachelor-of-commerce-honours-3y")  # type: ignore[attr-defined]
    settled(qtbot, window.shell)
    return page


@pytest.mark.parametrize("name", NAMES)
def test_everything_to_use_has_a_name(window: Opened, qtbot: QtBot, name: str) -> None:
    prepared(window, qtbot, name)
    nameless = [
        (role.name, type(one).__name__, getattr(one, "objectName", str)())
        for role, said, one in accessibles(window.shell)
        if role in TO_USE and not said and not isinstance(one, QScrollBar)
    ]
    assert nameless == []


@pytest.mark.parametrize("name", NAMES)
def test_everything_to_use_is_reached_by_tab(window: Opened, qtbot: QtBot, name: str) -> None:
    page = prepared(window, qtbot, name)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
    wanted = {
        one
        for kind in kinds
        for one in page.findChildren(kind)
        if one.isVisibleTo(page) and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    seen: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 60):
        here = QApplication.focusWidget()
        if here is not None:
            seen.add(here)
        press(Qt.Key.Key_Tab)
    unreached = {one for one in wanted - seen if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert {_said(one) for one in unreached} == set()


def _said(one: QWidget) -> str:
    return f"{type(one).__name__} {one.accessibleName()} {getattr(one, 'text', str)()}"


def test_nothing_that_can_be_pressed_is_out_of_reach_of_the_keys(window: Opened, qtbot: QtBot) -> None:
    page = prepared(window, qtbot, "assess")
    scrolls_tabs = {"ScrollLeftButton", "ScrollRightButton"}
    unreached = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisibleTo(page) and one.isEnabled() and not one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    in_a_group = QRadioButton  # the arrow keys lead from one to the other
    mouse_only = [
        _said(one)
        for one in unreached
        if one.objectName() not in scrolls_tabs and not isinstance(one, in_a_group)
    ]
    assert mouse_only == []


def test_f6_goes_through_the_columns(window: Opened, qtbot: QtBot) -> None:
    answer(qtbot, window.shell)
    page, seen = window.shell.assess, []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        here = focused()
        columns = (window.shell.rail, page._left, page._middle, page.why)
        seen.append(next(place for place, one in enumerate(columns) if one.isAncestorOf(here)))
    assert sorted(seen) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_1, "assess"), (Qt.Key.Key_3, "handbook"), (Qt.Key.Key_4, "rulebook")]
)
def test_the_keys_of_the_pages_lead_there(window: Opened, key: Qt.Key, page: str) -> None:
    window.shell.show_page("settings")
    press(key, control=True)
    assert window.shell.stack.currentWidget() is window.shell.page(page)


def test_no_two_shortcuts_use_the_same_keys() -> None:
    assert len({one.keys for one in SHORTCUTS}) == len(SHORTCUTS)


def test_every_shortcut_is_listed_where_a_person_can_read_it(window: Opened) -> None:
    shown = window.shell.page("about").reading.toPlainText()  # type: ignore[attr-defined]
    assert all(keys in shown and does in shown for keys, does in listed(window.tools))


def test_every_shortcut_of_the_table_is_attached(window: Opened) -> None:
    attached = {action.shortcut().toString() for action in window.shell.actions()}
    assert attached == {one.keys for one in SHORTCUTS}


@pytest.mark.parametrize("signs", [OUTCOMES, ELEMENTS])
def test_no_two_meanings_share_a_sign(signs: dict[str, tuple[str, str]]) -> None:
    assert len({icon for icon, _ in signs.values()}) == len(signs)


def test_every_outcome_and_element_has_a_sign() -> None:
    assert set(OUTCOMES) == {one.value for one in Outcome}
    assert set(ELEMENTS) == {one.value for one in ElementResult}


def test_yes_no_and_unknown_differ_in_sign_and_not_only_in_colour() -> None:
    assert len({STATES[word][0] for word in ("yes", "no", "unknown", "info")}) == 4


@pytest.mark.parametrize("word", ["yes", "no", "unknown"])
def test_a_step_says_its_answer_as_a_word(window: Opened, qtbot: QtBot, word: str) -> None:
    result = answer(qtbot, window.shell)
    step = {**result["trace"][0], "answer": word}
    spoken = {"yes": "Yes", "no": "No", "unknown": "Not known"}[word]
    assert f"<b>{spoken}</b>" in window.shell.assess.work.why._step(step, result)
