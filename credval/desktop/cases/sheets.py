"""What are the sheets before the cases made of: a narrow column with a title, words, and lines that nobody shall read?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from credval.desktop.cases.told import Told
from credval.desktop.fields import Field
from credval.desktop.parts import column, row, scrolling, spoken
from credval.desktop.tools import Tools

_WIDTH = 600
_IN_A_ROW = 4
AskSave = Callable[[str], Path | None]
"""Suggested file name -> where a person wants the file; None if they changed their mind."""


def secret(tools: Tools, name: str, hint: str = "") -> tuple[QLineEdit, Field]:
    """A line for something that nobody shall read over a shoulder, with its name."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)
    return line, Field(tools, name, line, hint)


def show_words(label: QLabel, found: Sequence[str]) -> None:
    """The recovery words with their numbers, four in a row, for eyes and for ears; empty: none."""
    said = [f"{n}.\u00a0{word}" for n, word in enumerate(found, 1)]
    rows = ("   ".join(said[place : place + _IN_A_ROW]) for place in range(0, len(said), _IN_A_ROW))
    label.setText("\n".join(rows))
    label.setAccessibleDescription(", ".join(said))


class Sheet(QWidget):
    """A narrow column of words and fields in the middle of the page."""

    def __init__(self, tools: Tools, title: str) -> None:
        super().__init__()
        self.tools = tools
        self.inside = column(margin=32, gap=16)
        self.notice = Told(tools)
        middle, inner = QWidget(), QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(self.inside)
        self.inside.addWidget(spoken(tools, title, "title"))
        self.inside.addWidget(self.notice)
        across = row()
        across.addStretch()
        across.addWidget(middle, 8)
        across.addStretch()
        inner.setLayout(across)
        column(self).addWidget(scrolling(inner))

    def add(self, *parts: QWidget) -> None:
        """Further parts, one below the other."""
        for one in parts:
            self.inside.addWidget(one)

    def failed(self, problem: Exception) -> None:
        """Say what went wrong where it arose; nothing that was typed is taken away."""
        self.notice.tell(problem)
