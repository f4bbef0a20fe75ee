"""What every test of the window gets: a book of a few real countries, folders of its own, a window that is ready."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from credval.actions.books import build, open_book
from credval.desktop import app as desktop
from credval.desktop.assess.shelf import Shelf
from credval.desktop.shell import Shell
from credval.desktop.tools import Tools
from credval.paths import rules_folder
from tests.store.fixtures import address, server

__all__ = ["address", "server"]

SYSTEMS = ("de", "gb", "in", "ir", "se")
"""Among them one whose parts have systems of their own (gb)."""
TODAY = date(2026, 11, 24)
WAIT = 20_000


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of lists that hang below a box that it cannot raise them or grab the keys."""
    for item in items:
        if "/tests/desktop/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["credval", *desktop.STYLE]


@pytest.fixture(scope="session")
def book_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real rulebook, of a few countries, so that a file that somebody is writing elsewhere breaks no test here."""
    source = rules_folder()
    assert source is not None
    rules = tmp_path_factory.mktemp("rules") / "rules"
    shutil.copytree(source, rules, ignore=shutil.ignore_patterns("countries"))
    for system in SYSTEMS:
        shutil.copytree(source / "countries" / system, rules / "countries" / system)
    return build(rules, rules.parent / "book" / "rulebook.sqlite").path


@pytest.fixture(scope="session")
def shelf(book_path: Path) -> Shelf:
    """The same book opened without a window."""
    return Shelf.of(open_book(book_path))


@pytest.fixture
def home(tmp_path: Path, book_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder."""
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CREDVAL_BOOK", str(book_path))
    return tmp_path / "home"


def remember(home: Path, **settings: object) -> None:
    """Leave settings as an earlier start would have."""
    (home / "config").mkdir(parents=True, exist_ok=True)
    text = json.dumps({"format": 1, "width": 1280, "height": 800, **settings})
    (home / "config" / "settings.json").write_text(text, encoding="utf-8")


class Opened:
    """A window under test, its tools, and what its file dialog would answer."""

    def __init__(self, shell: Shell, path: Path) -> None:
        self.shell, self.path = shell, path
        self.asked: list[str] = []
        self.file: Path | None = None
        """The file that a person would choose to import."""
        self.files: list[Path] = []
        """Those that a person would choose to add."""

    @property
    def tools(self) -> Tools:
        return self.shell._tools


Open = Callable[..., Opened]


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, home: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens the window and waits until the rulebook is there."""
    opened: list[Opened] = []

    def open_(ready: bool = True, **settings: object) -> Opened:
        if settings:
            remember(home, **settings)
        one: Opened

        def where(suggested: str) -> Path:
            one.asked.append(suggested)
            return one.path

        shell = desktop.make_window(qapp, lambda: TODAY, where, lambda: one.file, lambda: list(one.files))
        one = Opened(shell, tmp_path / "report.pdf")
        opened.append(one)
        qtbot.addWidget(shell)
        shell.show()
        if ready:
            qtbot.waitUntil(lambda: shell.shelf is not None, timeout=WAIT)
        return one

    yield open_
    for one in opened:
        one.shell.close()
        one.shell.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def window(open_window: Open) -> Opened:
    """The window in English, ready to be typed in."""
    return open_window(language="en")
