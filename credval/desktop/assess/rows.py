"""How do lists of an answer appear without being built anew at each key stroke?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from credval.desktop.parts import Card, button, column, repolish, row, words
from credval.desktop.tools import Tools

W = TypeVar("W", bound=QWidget)


class Rows(QWidget, Generic[W]):
    """A column of like rows: as many as there are things to show, the widgets kept for the next time."""

    def __init__(self, make: Callable[[int], W], gap: int = 8) -> None:
        """``make`` gives the row of a place, counted from 0."""
        super().__init__()
        self._make = make
        self._made: list[W] = []
        self._column = column(self, gap=gap)

    def show_all(self, things: Sequence[Any], fill: Callable[[W, Any], None]) -> None:
        while len(self._made) < len(things):
            self._made.append(self._make(len(self._made)))
            self._column.addWidget(self._made[-1])
        for place, made in enumerate(self._made):
            if place < len(things):
                fill(made, things[place])
            made.setVisible(place < len(things))

    def shown(self) -> list[W]:
        return [one for one in self._made if not one.isHidden()]


class IconLine(QWidget):
    """An icon, a line in strong letters, and what there is to add below it."""

    def __init__(self, tools: Tools, kind: str = "strong") -> None:
        """``kind`` is that of the line itself."""
        super().__init__()
        self._tools = tools
        self._drawn = ("", "")
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._icon.setFixedWidth(20)
        self._head, self._more = words(kind), words("muted")
        line, inside = row(12), column(gap=2)
        inside.addWidget(self._head)
        inside.addWidget(self._more)
        line.addWidget(self._icon)
        line.addLayout(inside, 1)
        self.setLayout(line)
        tools.look.changed.connect(self._paint)

    def say(self, icon: str, ink: str, head: str, more: str = "") -> None:
        self._head.setText(head)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        if (icon, ink) != self._drawn:
            self._drawn = (icon, ink)
            self._paint()

    def _paint(self) -> None:
        if self._drawn[0]:
            self._icon.setPixmap(self._tools.look.picture(*self._drawn, 20))


class Bullet(QWidget):
    """A sign (a number, a dash) and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.sign, self.words = QLabel(), words()
        self.sign.setProperty("kind", "strong")
        self.sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sign.setFixedWidth(20)
        line = row(8)
        line.addWidget(self.sign)
        line.addWidget(self.words, 1)
        self.setLayout(line)

    def say(self, sign: str, text: str) -> None:
        self.sign.setText(sign)
        self.words.setText(text)


class ActionLine(QWidget):
    """A line with something to press at its end."""

    def __init__(self, tools: Tools, message: str) -> None:
        super().__init__()
        self._tools, self._message = tools, message
        self.line = IconLine(tools)
        self.press: QPushButton = button(tools, message, "link")
        across = row(8)
        across.addWidget(self.line, 1)
        across.addWidget(self.press, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(across)

    def say(self, icon: str, ink: str, head: str, more: str = "") -> None:
        self.line.say(icon, ink, head, more)
        self.press.setAccessibleName(f"{self._tools.speech.tr(self._message)}: {head}")


class Tiles(QWidget):
    """Cards of one width, as many side by side as fit with at least ``least`` pixels each."""

    def __init__(self, cards: Sequence[QWidget], least: int = 220) -> None:
        super().__init__()
        self._cards, self._least, self._across = list(cards), least, 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._place(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fitting = max(1, min(len(self._cards), (event.size().width() + 8) // (self._least + 8)))
        self._place(fitting if len(self._cards) % fitting == 0 else fitting - 1)

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for place in range(len(self._cards)):
            self._grid.setColumnStretch(place, 1 if place < across else 0)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across)


def set_state(card: Card, state: str) -> None:
    """Colour a card, third after its word and its icon."""
    if card.property("state") != state:
        card.setProperty("state", state)
        repolish(card)
