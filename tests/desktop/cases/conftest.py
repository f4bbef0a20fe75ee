"""What tests of the Cases page get: cases in a window, open and ready; and a list of thousands without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from credval.actions.casebook import Casebook
from credval.actions.settings import TextSize, Theme
from credval.desktop.cases.page import CasesPage
from credval.desktop.jobs import Jobs
from credval.desktop.look import Look
from credval.desktop.speech import Speech
from credval.desktop.tools import Tools
from credval.text import Lang
from tests.desktop.conftest import WAIT, Open, Opened
from tests.desktop.helpers import settled

PASSPHRASE = "correct horse battery"


class InCases:
    """A window whose cases are open."""

    def __init__(self, opened: Opened, page: CasesPage) -> None:
        self.opened, self.page = opened, page

    @property
    def casebook(self) -> Casebook:
        found = self.page.casebook
        assert found is not None
        return found


OpenCases = Callable[..., InCases]


@pytest.fixture
def open_cases(open_window: Open, qtbot: QtBot) -> OpenCases:
    """Opens a window with new, empty cases in it."""

    def open_(**settings: object) -> InCases:
        opened = open_window(**{"language": "en", **settings})
        page = opened.shell.show_page("cases")
        assert isinstance(page, CasesPage)
        secret = page.first.secret
        secret.first.setText(PASSPHRASE)
        secret.second.setText(PASSPHRASE)
        secret.go.click()
        qtbot.waitUntil(lambda: page.casebook is not None, timeout=WAIT)
        page.words.written.click()
        page.words.go.click()
        settled(qtbot, opened.shell)
        return InCases(opened, page)

    return open_


@pytest.fixture
def tools(qapp: QApplication) -> Iterator[Tools]:
    """What parts are made with, where no window is needed."""
    jobs = Jobs()
    yield Tools(Speech(Lang.EN), Look(Theme.LIGHT, TextSize.NORMAL), jobs, jobs)
    jobs.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files of the test lie."""
    return tmp_path / "files"
