"""Is the first window painted before anything heavy is imported?"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.promises.sources import ROOT

HEAVY = {
    "sqlmodel", "sqlalchemy", "alembic", "sqlcipher3", "psycopg", "cryptography", "argon2", "keyring", "mnemonic", "reportlab", "pyhanko",
    "pydantic", "yaml", "openpyxl",
}  # fmt: skip

# Looks at the modules in the moment in which the first window is told to paint itself, then ends the program.
CHILD = """
import os, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            print("painted", *sorted(name for name in sys.modules if "." not in name), flush=True)
            os._exit(0)
        return False

def run(*_):
    app = QApplication.instance()
    app.watch = Watch()
    app.installEventFilter(app.watch)
    for window in app.topLevelWidgets():
        window.update()
    QTimer.singleShot(20_000, lambda: os._exit(3))
    return really_run()

really_run = QApplication.exec
QApplication.exec = run
from credval.__main__ import main
sys.exit(main([]))
"""


@pytest.fixture(scope="module")
def modules_at_first_paint() -> set[str]:
    """Names of what was imported when the first window was painted."""
    command = [sys.executable, "-c", CHILD]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8", timeout=60)
    return set(done.stdout.split())


def test_a_window_is_painted(modules_at_first_paint: set[str]) -> None:
    assert "painted" in modules_at_first_paint


def test_nothing_heavy_is_imported_before_the_first_window(modules_at_first_paint: set[str]) -> None:
    assert modules_at_first_paint & HEAVY == set()
