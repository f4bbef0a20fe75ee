"""Swedish and English are equals, and the window changes from one to the other at once."""

from __future__ import annotations

import gettext

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from credval.desktop.shell import PAGES, Shell
from credval.paths import resources
from credval.text import CATALOGUE, Lang, tr
from tests.desktop.conftest import Open, Opened
from tests.desktop.helpers import accessibles, answer, settled, texts

NAMES = [name for name, _, _ in PAGES]


def catalogue() -> dict[str, str]:
    """Every message of the program with its Swedish, where the two differ."""
    with resources(CATALOGUE).open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    return {key: value for key, value in known.items() if isinstance(key, str) and key and key != value}


def shown(qtbot: QtBot, shell: Shell, name: str) -> dict[QWidget, str]:
    page = shell.show_page(name)
    if name == "assess":
        answer(qtbot, shell, documents=["degree_certificate"])
        for fold in page.findChildren(QWidget):
            if type(fold).__name__ == "Fold":
                fold.open()  # type: ignore[attr-defined]
    if name == "rulebook":
        page.open("in/bachelor-of-commerce-honours-3y")  # type: ignore[attr-defined]
    settled(qtbot, shell)
    return texts(shell)


@pytest.mark.parametrize("name", NAMES)
def test_no_english_message_is_left_in_swedish(open_window: Open, qtbot: QtBot, name: str) -> None:
    shell = open_window(language="en").shell
    shown(qtbot, shell, name)
    shell.switch_language()
    settled(qtbot, shell)
    english = set(catalogue())
    left = {text for text in texts(shell).values() if text in english}
    assert left == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_swedish_message_is_left_in_english(open_window: Open, qtbot: QtBot, name: str) -> None:
    shell = open_window(language="sv").shell
    shown(qtbot, shell, name)
    shell.switch_language()
    settled(qtbot, shell)
    messages = catalogue()
    swedish = set(messages.values()) - set(messages)
    left = {text for text in texts(shell).values() if text in swedish}
    assert left == set()


@pytest.mark.parametrize("name", NAMES)
def test_there_and_back_again_changes_nothing(open_window: Open, qtbot: QtBot, name: str) -> None:
    shell = open_window(language="sv").shell
    before = sorted(shown(qtbot, shell, name).values())
    for _ in range(2):
        shell.switch_language()
        settled(qtbot, shell)
    assert sorted(texts(shell).values()) == before


@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_aloud_is_in_the_language_too(open_window: Open, qtbot: QtBot, name: str) -> None:
    shell = open_window(language="en").shell
    shown(qtbot, shell, name)
    shell.switch_language()
    settled(qtbot, shell)
    english = set(catalogue())
    assert {said for _, said, _ in accessibles(shell) if said in english} == set()


def test_most_words_of_the_first_page_change(window: Opened, qtbot: QtBot) -> None:
    before = shown(qtbot, window.shell, "assess")
    window.shell.switch_language()
    settled(qtbot, window.shell)
    after = texts(window.shell)
    same = [text for one, text in before.items() if after.get(one) == text and any(map(str.isalpha, text))]
    assert len(same) < len(before) / 5


def test_the_title_of_the_window_changes(window: Opened) -> None:
    window.shell.switch_language()
    assert window.shell.windowTitle() == tr("credval – comparing foreign education", Lang.SV)


def test_a_new_user_gets_the_language_of_the_machine(open_window: Open) -> None:
    assert open_window().shell.settings.language == Lang.EN  # the tests run under C.UTF-8


def test_what_is_being_done_is_said_in_the_language_of_the_moment(window: Opened, qtbot: QtBot) -> None:
    progress = window.shell.assess.work.progress
    window.tools.jobs.slow.emit("report", False)
    window.shell.switch_language()
    assert progress._label.text() == "Gör rapporten"
    window.tools.jobs.settled.emit("report")
    assert progress._label.text() == ""
