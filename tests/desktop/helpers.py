"""What tests of the window do to it, as a person would."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from credval.desktop.shell import Shell

WAIT = 20_000
DELHI = {
    "country": "IN",
    "qualification": "B.Com.",
    "institution": "University of Delhi",
    "award_date": "2012-06-30",
    "duration_years": 3.0,
}


def focused() -> QWidget:
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, control: bool = False) -> None:
    """One key, wherever the cursor is."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    """Type ``text``, of any script, where the cursor is."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def tab_to(target: QWidget, most: int = 60) -> None:
    """Press Tab until ``target`` has the cursor."""
    for _ in range(most):
        here = QApplication.focusWidget()
        if here is target or (here is not None and target.isAncestorOf(here)):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{target.accessibleName()!r} is not reached by Tab within {most} steps")


def fill(shell: Shell, claim: dict[str, Any]) -> None:
    """Let the form say ``claim``, as if typed."""
    form = shell.assess.form
    form.show_claim(claim, {})
    form.paper.choose_system(form.paper.id_of(claim))


def answer(qtbot: QtBot, shell: Shell, **changes: Any) -> dict[str, Any]:
    """Fill in a claim and wait for its answer."""
    fill(shell, {**DELHI, **changes})
    work = shell.assess.work
    settled(qtbot, shell)
    qtbot.waitUntil(lambda: "1" in work.replies, timeout=WAIT)
    settled(qtbot, shell)
    return work.replies["1"].result


def settled(qtbot: QtBot, shell: Shell) -> None:
    """Wait until nothing is being worked out any more, and nothing waits for its moment to be."""

    def idle() -> bool:
        waiting = any(one.isSingleShot() and one.isActive() for one in shell.findChildren(QTimer))
        return not waiting and not shell._tools.jobs._latest

    for _ in range(2):  # what an answer shows may be laid out anew, and drawn anew for its new width
        qtbot.wait(1)
        qtbot.waitUntil(idle, timeout=WAIT)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # what was replaced goes away


def texts(top: QWidget) -> dict[QWidget, str]:
    """Every text that a person can see in ``top`` now."""
    found: dict[QWidget, str] = {}
    for one in top.findChildren(QWidget):
        if one.isVisible() and (text := _text(one)):
            found[one] = text
    return found


def _text(one: QWidget) -> str:
    if isinstance(one, QLabel | QAbstractButton):
        return one.text()
    if isinstance(one, QComboBox):
        return one.currentText()
    if isinstance(one, QLineEdit):
        return one.placeholderText()
    if isinstance(one, QTabBar):
        return "\n".join(one.tabText(place) for place in range(one.count()))
    return one.toPlainText() if isinstance(one, QTextBrowser) else ""


def accessibles(top: QWidget) -> list[tuple[QAccessible.Role, str, object]]:
    """(role, name, object) of everything that a screen reader meets in ``top``."""
    found: list[tuple[QAccessible.Role, str, object]] = []

    def walk(one: QAccessibleInterface) -> None:
        for place in range(one.childCount()):
            child = one.child(place)
            if child is not None:
                found.append((child.role(), child.text(QAccessible.Text.Name), child.object()))
                walk(child)

    start = QAccessible.queryAccessibleInterface(top)
    assert start is not None
    walk(start)
    return found
