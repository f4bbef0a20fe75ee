"""Does a call into Qt take away a reference to None?

PySide6 6.12.0 does on Python 3.11, which then ends the program after a few thousand calls.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

CHILD = """
import os, sys
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTableView, QTextBrowser, QWidget

class Sender(QObject):
    said = Signal(int)

class Model(QAbstractTableModel):
    def rowCount(self, parent=None): return 50
    def columnCount(self, parent=None): return 4
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return "x" if role == Qt.ItemDataRole.DisplayRole else None

app = QApplication([])
label, edit, widget, item, sender = QLabel(), QLineEdit(), QWidget(), QStandardItem("x"), Sender()
model, items, view, browser = Model(), QStandardItemModel(), QTableView(), QTextBrowser()
view.setModel(model)
view.resize(600, 400)
view.show()
index = model.index(0, 0)
sender.said.connect(lambda number: None)
calls = {
    "QLabel.setText": lambda: label.setText("a"),
    "QLineEdit.setText": lambda: edit.setText("b"),
    "QTextBrowser.setHtml": lambda: browser.setHtml("<b>x</b>"),
    "QWidget.update": widget.update,
    "QWidget.resize": lambda: widget.resize(3, 4),
    "QWidget.isVisible, no": widget.isVisible,
    "QWidget.isVisible, yes": view.isVisible,
    "QApplication.processEvents": app.processEvents,
    "QTimer.singleShot": lambda: QTimer.singleShot(0, lambda: None),
    "QStandardItem": lambda: QStandardItem("x"),
    "QStandardItem.setText": lambda: item.setText("c"),
    "QStandardItemModel.appendRow": lambda: items.appendRow([QStandardItem("x"), QStandardItem("y")]),
    "Signal.emit": lambda: sender.said.emit(1),
    "a model's data": lambda: model.data(index, Qt.ItemDataRole.FontRole),
    "a model's index": lambda: model.index(0, 0),
    "a model's layoutChanged": model.layoutChanged.emit,
    "a model's reset": lambda: (model.beginResetModel(), model.endResetModel()),
    "a model's canFetchMore": lambda: model.canFetchMore(QModelIndex()),
    "a model's fetchMore": lambda: model.fetchMore(QModelIndex()),
    "QModelIndex.isValid": index.isValid,
    "a view painted": lambda: view.viewport().grab(),
    "a view scrolled": lambda: view.scrollTo(model.index(1, 1)),
}
stock = [[one] * 200_000 for one in (None, True, False)]  # so that a thief is counted instead of ending this program
for name, call in calls.items():
    call()
    for one in (None, True, False):
        before = sys.getrefcount(one)
        for _ in range(300):
            call()
        if sys.getrefcount(one) - before < -150:
            print(name, one)
print("looked at", len(calls))
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be used up on Python 3.12 and newer")
def test_a_call_into_qt_takes_no_reference_to_none_away() -> None:
    command = [sys.executable, "-c", CHILD]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=60)
    assert done.stdout.splitlines() == ["looked at 22"]
