"""ctrl+K finds pages, things to do, settings, countries and entries, and goes there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from credval.actions.settings import Theme
from credval.desktop.palette_box import PaletteBox
from tests.desktop.conftest import WAIT, Opened
from tests.desktop.helpers import press, settled, write


def opened(window: Opened, qtbot: QtBot) -> PaletteBox:
    press(Qt.Key.Key_K, control=True)
    box = window.shell.findChild(PaletteBox)
    assert isinstance(box, PaletteBox)
    qtbot.waitUntil(box.typed.hasFocus, timeout=WAIT)
    return box


def found(box: PaletteBox) -> list[str]:
    return [goal.title for goal in box._goals]


@pytest.mark.parametrize(
    ("text", "title"),
    [("settings", "Settings"), ("rulebook", "Rulebook"), ("dark", "Switch between light and dark"), ("iran", "Iran"),
     ("summary", "Copy summary"), ("large text", "Large text")],
)  # fmt: skip
def test_what_is_always_there_is_found_at_once(window: Opened, qtbot: QtBot, text: str, title: str) -> None:
    box = opened(window, qtbot)
    write(text)
    assert title in found(box)


def test_entries_are_found_by_what_stands_on_the_paper(window: Opened, qtbot: QtBot) -> None:
    box = opened(window, qtbot)
    write("Dipl.-Ing. (FH)")
    qtbot.waitUntil(lambda: any("applied sciences" in title for title in found(box)), timeout=WAIT)
    assert any("Germany" in goal.sort for goal in box._goals)


def test_enter_goes_to_the_page(window: Opened, qtbot: QtBot) -> None:
    opened(window, qtbot)
    write("settings")
    press(Qt.Key.Key_Return)
    assert window.shell.stack.currentWidget() is window.shell.page("settings")


def test_enter_opens_the_country_in_the_rulebook(window: Opened, qtbot: QtBot) -> None:
    opened(window, qtbot)
    write("germany")
    press(Qt.Key.Key_Return)
    settled(qtbot, window.shell)
    assert "Germany" in window.shell.page("rulebook").reading.toPlainText()  # type: ignore[attr-defined]


def test_a_setting_is_changed_from_there(window: Opened, qtbot: QtBot) -> None:
    opened(window, qtbot)
    write("light and dark")
    press(Qt.Key.Key_Return)
    assert window.shell.settings.theme == Theme.DARK


def test_the_arrow_keys_choose(window: Opened, qtbot: QtBot) -> None:
    box = opened(window, qtbot)
    press(Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == 1


def test_escape_closes_it(window: Opened, qtbot: QtBot) -> None:
    box = opened(window, qtbot)
    press(Qt.Key.Key_Escape)
    assert not box.isVisible()
