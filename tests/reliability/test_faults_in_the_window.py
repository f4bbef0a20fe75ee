"""An exception in any slot, worker, timer or painting: does the window live, is it told, is nothing typed lost?

R29 of the yardsticks. In CI every control of every page fails at its first step;
``CREDVAL_TIMES=8 python -m pytest tests/reliability/test_faults_in_the_window.py`` fails at each of the first eight.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from credval.desktop import app as desktop
from credval.desktop.last_resort import LastResort
from tests.desktop.conftest import book_path, home, qapp_args, remember
from tests.desktop.helpers import settled
from tests.reliability.apart import times
from tests.reliability.saboteur import Saboteur, UnforeseenError
from tests.reliability.window_work import TYPED, WAIT, Window, use

__all__ = ["book_path", "home", "qapp_args"]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_no_exception_capture,
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
TOLD = ("Nothing that you typed is lost", "Inget du har skrivit är förlorat")
GIVES_UP = ("Discard what was typed", "Erase for good")
"""Controls by which a person gives up what was typed."""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Window]:
    """A window whose last resort is the one that the program has."""
    remember(home, language="en")
    paper = tmp_path / "diploma.pdf"
    paper.write_bytes(b"%PDF-1.7 diploma")
    shell = desktop.make_window(
        qapp, lambda: date(2026, 11, 24), lambda name: tmp_path / name, lambda: None, lambda: [paper]
    )
    qtbot.addWidget(shell)
    resort = desktop.last_resort(shell)
    resort.install()
    shell.show()
    qtbot.waitUntil(lambda: shell.shelf is not None, timeout=WAIT)
    yield Window(shell, qtbot, tmp_path)
    LastResort.remove()
    shell.close()
    shell.close()
    shell.deleteLater()
    qapp.setStyleSheet("")


VIEWS = [
    "assess", "list", "new case", "office", "case: basics", "case: papers", "case: lookups", "case: checklists",
    "case: decision", "case: letters", "case: protection", "case: timeline", "locked", "handbook", "rulebook", "settings",
    "about",
]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_a_fault_in_any_control_is_told_and_loses_nothing(
    window: Window, view: str, capsys: pytest.CaptureFixture[str]
) -> None:
    window.show(view)
    names, faults, wrong = list(window.controls()), 0, []
    for name in names:
        for nth in range(1, times(1) + 1):
            found = failing(window, view, name, nth)
            if found is None:
                break
            faults += 1
            wrong += [f"{name} at step {nth}: {one}" for one in found]
    print(f"\n{view}: {len(names)} controls, {faults} faults")
    assert not wrong, "\n".join(wrong)
    assert faults
    said = capsys.readouterr()
    assert "Petrova" not in said.err


def failing(window: Window, view: str, name: str, nth: int) -> list[str] | None:
    """What was wrong after the ``nth`` step of using a control had failed; None if it has not so many."""
    window.show(view)
    control = window.controls().get(name)
    if control is None:
        return None
    with Saboteur(nth) as saboteur, handed_over():
        for _ in use(control):
            if saboteur.place:
                break
    if not saboteur.place:
        return None
    settled(window.qtbot, window.shell)
    return [f"{one} ({saboteur.place})" for one in _wrong(window, view, name)]


@contextmanager
def handed_over() -> Iterator[None]:
    """What a handler of keys raises comes back to the test that pressed them; in the program Qt hands it over, as here."""
    try:
        yield
    except UnforeseenError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)


def _wrong(window: Window, view: str, name: str) -> Iterator[str]:
    shell = window.shell
    if not shell.isVisible():
        yield "the window is gone"
    said = window.said()
    if not any(one in said for one in TOLD):
        yield "nothing was said"
    if "Traceback" in said or "Petrova, " in said:
        yield "the fault's own words were said"
    if not any(one in name for one in GIVES_UP):
        yield from _lost(window, view)
    shell.show_page("about")
    shell.show_page("cases")
    if shell.stack.currentWidget() is not window.page or not window.page.isEnabled():
        yield "the window does not answer"


def _lost(window: Window, view: str) -> Iterator[str]:
    typed_in = ("assess", "new case", "office", "locked")
    if view in typed_in and not window.stands():
        yield "what was typed does not stand"
    if view.startswith("case: "):
        try:
            window.qtbot.waitUntil(window.kept, timeout=WAIT)
        except TimeoutError:
            yield "what was typed is in no draft"
        yield from _typed_on(window)


def _typed_on(window: Window) -> Iterator[str]:
    """What is typed after the fault is kept too."""
    if not window.page.desk.is_open or window.page.desk.case.id != window.id:
        return
    window.type_on(f"{TYPED} and on")
    try:
        window.qtbot.waitUntil(lambda: window.kept("and on"), timeout=WAIT)
    except TimeoutError:
        yield "what was typed afterwards is in no draft"
