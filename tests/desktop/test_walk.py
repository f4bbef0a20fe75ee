"""From the first start to a report, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.conftest import WAIT, Open
from tests.desktop.helpers import press, settled, tab_to, write

KEY = Qt.Key


@pytest.mark.parametrize(("lang", "country"), [("sv", "Indien"), ("en", "India")])
def test_a_report_is_made_by_keyboard_alone(open_window: Open, qtbot: QtBot, lang: str, country: str) -> None:
    opened = open_window(language=lang)
    shell, form = opened.shell, opened.shell.assess.form
    press(KEY.Key_Right)  # the cursor stands at the first question
    tab_to(form.job.kind)
    write("H" if lang == "en" else "Hö")
    tab_to(form.paper.country)
    write(country[:4])
    qtbot.waitUntil(lambda: country in form.paper.country.offers(), timeout=WAIT)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    tab_to(form.paper.title)
    write("Bachelor of Commerce (Honours)")
    qtbot.waitUntil(lambda: bool(form.paper.title.offers()), timeout=WAIT)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    tab_to(form.paper.date.written)
    write("2012-06-30")
    qtbot.waitUntil(shell.assess.footer.save.isEnabled, timeout=WAIT)
    settled(qtbot, shell)
    press(KEY.Key_S, control=True)
    qtbot.waitUntil(opened.path.exists, timeout=WAIT)
    assert opened.path.read_bytes().startswith(b"%PDF-")
    assert form.job.read() == {"kind": "higher_education"}


def test_the_cursor_stands_at_the_first_question(window: object, qapp: QApplication) -> None:
    here = qapp.focusWidget()
    assert here is not None
    assert here.property("text") == "Not answered"
