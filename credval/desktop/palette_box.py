"""How does a person get anywhere by typing a little of where they want to go?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QWidget

from credval.desktop.find_box import Offer
from credval.desktop.offers import ID, TwoLines, fill
from credval.desktop.parts import column, spoken
from credval.desktop.tools import Tools
from credval.text import mark
from credval.writing.folding import fold


@dataclass(frozen=True, slots=True)
class Goal:
    """A place to go to: what it is called, what sort of thing it is, and what happens then."""

    title: str
    sort: str
    go: Callable[[], None]


Search = Callable[[str], Sequence[Goal]]


class PaletteBox(QDialog):
    """ctrl+K. ``fixed`` are the goals that are always there; ``search`` finds more, on the book's worker thread."""

    def __init__(self, tools: Tools, parent: QWidget, fixed: Sequence[Goal], search: Search) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("box")
        self._tools, self._fixed, self._search = tools, fixed, search
        self._goals: list[Goal] = []
        self.setWindowTitle(tools.speech.tr("Find"))
        self.typed = QLineEdit()
        self.typed.setAccessibleName(tools.speech.tr("Find any page, country, entry or setting"))
        self.typed.setPlaceholderText(tools.speech.tr("Find any page, country, entry or setting"))
        self.list = QListView()
        self.list.setAccessibleName(tools.speech.tr("What was found"))
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLines(tools, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = column(self, margin=16)
        layout.addWidget(self.typed)
        layout.addWidget(self.list, 1)
        layout.addWidget(spoken(tools, mark("Arrow keys choose, Enter goes there, Esc closes."), "small"))
        self.resize(min(640, parent.width() - 64), min(480, parent.height() - 96))
        self.move(parent.geometry().center().x() - self.width() // 2, parent.geometry().top() + 64)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(60)
        self._wait.timeout.connect(self._look_up)
        self.typed.textEdited.connect(self._edited)
        self.typed.installEventFilter(self)
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)
        self._show(self._matching(""))

    def _edited(self, text: str) -> None:
        self._tools.look.fonts.need(text)
        self._show(self._matching(text))
        self._wait.start()

    def _matching(self, text: str) -> list[Goal]:
        wanted = fold(text).split()
        return [
            goal for goal in self._fixed if all(word in fold(f"{goal.title} {goal.sort}") for word in wanted)
        ]

    def _look_up(self) -> None:
        text = self.typed.text().strip()
        here = self._matching(text)
        if text:
            self._tools.jobs.run(
                "palette",
                lambda: self._search(text),
                lambda found: self._show([*here, *found]),
                lambda _: None,
            )

    def _show(self, goals: Sequence[Goal]) -> None:
        self._goals = list(goals)
        fill(
            self._model,
            self._tools,
            [Offer(str(place), one.title, one.sort) for place, one in enumerate(self._goals)],
        )
        if self._goals:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None and self._goals:
                row = max(0, min(len(self._goals) - 1, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self._model.index(row, 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            goal = self._goals[int(index.data(ID))]
            self.accept()
            goal.go()
