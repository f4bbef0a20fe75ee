"""Typing a little finds one of many, in any script, and says why."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from credval.desktop.assess.shelf import short_list
from credval.desktop.find_box import FindBox
from credval.desktop.offers import WHY, shortened
from credval.desktop.speech import Speech
from credval.text import Lang, Text
from tests.desktop.conftest import WAIT, Opened
from tests.desktop.helpers import press, write

LANDS = [
    ("de", Text("Tyskland", "Germany"), ("DE",)),
    ("in", Text("Indien", "India"), ("IN",)),
    ("id", Text("Indonesien", "Indonesia"), ("ID",)),
    ("gq", Text("Ekvatorialguinea", "Equatorial Guinea"), ("GQ",)),
]


def typed(window: Opened, qtbot: QtBot, text: str) -> FindBox:
    """Type ``text`` as a title of India and wait for what is offered."""
    paper = window.shell.assess.form.paper
    paper.choose_system("in")
    paper.title.setFocus()
    write(text)
    qtbot.waitUntil(lambda: bool(paper.title.offers()), timeout=WAIT)
    return paper.title


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ind", ["in", "id"]),
        ("tysk", ["de"]),
        ("germ", ["de"]),
        ("DE", ["de"]),
        ("guinea", ["gq"]),
        ("xyz", []),
    ],
)
def test_a_short_list_is_searched_in_both_languages(text: str, found: list[str]) -> None:
    assert [one.id for one in short_list(Speech(Lang.EN), lambda: LANDS)(text)] == found


def test_an_empty_text_offers_everything_in_the_order_of_the_language() -> None:
    offered = [one.title for one in short_list(Speech(Lang.SV), lambda: LANDS)("")]
    assert offered == ["Ekvatorialguinea", "Indien", "Indonesien", "Tyskland"]


@pytest.mark.parametrize("text", ["B.Com.", "bcom", "Bachlor of Comerce", "commerce"])
def test_abbreviations_and_typos_find_the_entry(window: Opened, qtbot: QtBot, text: str) -> None:
    assert any("Commerce" in title for title in typed(window, qtbot, text).offers())


def test_another_script_finds_the_entry(window: Opened, qtbot: QtBot) -> None:
    paper = window.shell.assess.form.paper
    paper.choose_system("ir")
    paper.title.setFocus()
    write("کارشناسی")
    qtbot.waitUntil(lambda: any("کارشناسی" in title for title in paper.title.offers()), timeout=WAIT)
    assert "Bachelor" in "".join(paper.title.offers())


def test_each_offer_says_why(window: Opened, qtbot: QtBot) -> None:
    title = typed(window, qtbot, "B.Com.")
    model = title.suggestions()._model
    assert "abbreviation" in str(model.index(0, 0).data(WHY))


def test_picking_by_keys_takes_the_entry(window: Opened, qtbot: QtBot) -> None:
    title = typed(window, qtbot, "B.Com.")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert title.id.startswith("in/bachelor-of-commerce")


def test_typing_on_lets_go_of_what_was_picked(window: Opened, qtbot: QtBot) -> None:
    title = typed(window, qtbot, "B.Com.")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    write("x")
    assert title.id == ""


def test_the_arrow_down_opens_the_list_of_an_empty_box(window: Opened, qtbot: QtBot) -> None:
    country = window.shell.assess.form.paper.country
    country.setFocus()
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "India" in country.offers(), timeout=WAIT)
    assert country.suggestions().shown()


def test_escape_closes_the_list_and_keeps_the_text(window: Opened, qtbot: QtBot) -> None:
    title = typed(window, qtbot, "B.Com.")
    press(Qt.Key.Key_Escape)
    assert (title.suggestions().shown(), title.text()) == (False, "B.Com.")


def test_a_title_that_is_too_long_keeps_the_end_by_which_it_differs(qapp: QApplication) -> None:
    letters = QFontMetrics(qapp.font())
    room = letters.horizontalAdvance("Bachelor of Commerce with ho… three years")
    shown = shortened("Bachelor of Commerce with honours, three years", letters, room)
    assert shown.startswith("Bachelor of Commerce")
    assert shown.endswith("… three years")
    assert letters.horizontalAdvance(shown) <= room


def test_a_title_that_has_room_is_shown_whole(qapp: QApplication) -> None:
    assert shortened("B.Com.", QFontMetrics(qapp.font()), 400) == "B.Com."
