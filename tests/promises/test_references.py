"""Does a call into Qt take away a reference to None?

PySide6 6.12.0 does on Python 3.11, which then ends the program after a few thousand calls.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

CHILD = """
import os, sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

class Sender(QObject):
    said = Signal(int)

app = QApplication([])
label, edit, widget, item, sender = QLabel(), QLineEdit(), QWidget(), QStandardItem("x"), Sender()
sender.said.connect(lambda number: None)
calls = {
    "QLabel.setText": lambda: label.setText("a"),
    "QLineEdit.setText": lambda: edit.setText("b"),
    "QWidget.update": widget.update,
    "QWidget.resize": lambda: widget.resize(3, 4),
    "QStandardItem.setText": lambda: item.setText("c"),
    "Signal.emit": lambda: sender.said.emit(1),
}
stock = [None] * 100_000  # so that a thief is counted instead of ending this program
for name, call in calls.items():
    call()
    before = sys.getrefcount(None)
    for _ in range(300):
        call()
    if sys.getrefcount(None) - before < -150:
        print(name)
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be used up on Python 3.12 and newer")
def test_a_call_into_qt_takes_no_reference_to_none_away() -> None:
    command = [sys.executable, "-c", CHILD]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60)
    assert done.stdout.split() == []
