"""From the first run to a decided case, by keyboard alone, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from credval.model.case_words import CaseState, Move
from tests.desktop.cases.conftest import InCases
from tests.desktop.cases.working import first_run, go_to_tab, piece, tab_to
from tests.desktop.conftest import WAIT, Open
from tests.desktop.helpers import press, settled, write

KEY = Qt.Key


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_case_is_decided_by_keyboard_alone(open_window: Open, qtbot: QtBot, lang: str) -> None:
    opened = open_window(language=lang)
    shell = opened.shell
    here = made(InCases(opened, first_run(shell.page("cases"), qtbot)), qtbot)
    write_requirement(here, qtbot, "H" if lang == "en" else "Hö")
    describe(here, qtbot)
    head = here.page.case.head
    tab_to(head.buttons[Move.PAPERS_COMPLETE])
    press(KEY.Key_Space)
    settled(qtbot, shell)
    tab_to(head.buttons[Move.PROPOSE])
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: here.page.desk.case.state is CaseState.PROPOSED, timeout=WAIT)
    settled(qtbot, shell)
    tab_to(piece(here, "decision").go, 120)
    press(KEY.Key_Space)
    qtbot.waitUntil(lambda: here.page.desk.case.state is CaseState.DECIDED, timeout=WAIT)
    assert [one.what for one in here.page.desk.case.events] == [
        "created", "requirement_written", "credential_written", "papers_complete", "propose", "decide",
    ]  # fmt: skip


def made(here: InCases, qtbot: QtBot) -> InCases:
    """A new case, from the list."""
    tab_to(here.page.list.add)
    press(KEY.Key_Space)
    write("Controller")
    tab_to(here.page.new.name_)
    write("Амина")
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: here.page.stack.currentWidget() is here.page.case, timeout=WAIT)
    return here


def write_requirement(here: InCases, qtbot: QtBot, letters: str) -> None:
    form = piece(here, "job")
    tab_to(form.requirement.needed)
    press(KEY.Key_Right)
    tab_to(form.requirement.kind)
    write(letters)
    tab_to(form.save)
    press(KEY.Key_Space)
    assert here.page.desk.case.job.requirement == {"kind": "higher_education"}


def describe(here: InCases, qtbot: QtBot) -> None:
    """To the page Assess and back."""
    shell = here.opened.shell
    go_to_tab(here, "papers", qtbot)
    tab_to(piece(here, "credentials").add)
    press(KEY.Key_Space)
    form = shell.assess.form
    assert form.job.read() == {"kind": "higher_education"}
    country = "Indien" if here.opened.tools.speech.lang == "sv" else "India"
    write(country)
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
    settled(qtbot, shell)
    tab_to(shell.assess.footer.keep, 120)
    press(KEY.Key_Space)
    assert shell.stack.currentWidget() is here.page
    settled(qtbot, shell)
    assert here.page.desk.case.credentials[0].claim["award_date"] == "2012-06-30"
