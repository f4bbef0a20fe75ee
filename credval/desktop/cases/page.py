"""Which of its faces does the Cases page show: the first time, locked, the list, one case; and when is it locked again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from credval.actions.strongbox import Strongbox, Unlocked
from credval.desktop.cases.list_view import ListView
from credval.desktop.cases.unlocking import AskSave, FirstTime, Locked, WordsOnce
from credval.desktop.parts import Notice, button, column, row
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.actions.casebook import Casebook

IDLE_MINUTES = 10
_STIRS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.MouseMove}


class CasesPage(QWidget):
    """The cases. `kept` tells the chosen columns, `opened` the casebook once it is open, `locked` that it is not."""

    kept = Signal(str)
    opened = Signal(object)
    locked = Signal()

    def __init__(
        self, tools: Tools, box: Strongbox, save: AskSave, columns: str = "", idle: int = IDLE_MINUTES
    ) -> None:
        """``idle``: minutes without a key or the mouse after which the cases are locked; 0: never."""
        super().__init__()
        self.setObjectName("page")
        self._tools, self._box = tools, box
        self._unlocked: Unlocked | None = None
        self.first, self.words, self.closed = (
            FirstTime(tools, box),
            WordsOnce(tools, save),
            Locked(tools, box),
        )
        self.list = ListView(tools, columns)
        self.note = Notice(tools, "info", mark("Close"))
        self.lock = button(tools, mark("Lock the cases"), "plain", "lock")
        self.stack = QStackedWidget()
        self._idle = QTimer(self)
        self._idle.setInterval(idle * 60_000)
        self._lay_out()
        self._listen(idle)
        self._start()

    @property
    def casebook(self) -> Casebook | None:
        """The cases, while they are open."""
        return self._unlocked.casebook if self._unlocked else None

    def close_cases(self) -> None:
        """Let go of the cases, and of their key."""
        unlocked, self._unlocked = self._unlocked, None
        self._idle.stop()
        self.list.use(None)
        if unlocked is not None:
            unlocked.close()
        self.lock.hide()
        self.note.say("")
        self.stack.setCurrentWidget(self.closed)
        self.locked.emit()

    def _start(self) -> None:
        self.lock.hide()
        if not self._box.is_there:
            self.stack.setCurrentWidget(self.first)
            return
        self.stack.setCurrentWidget(self.closed)
        try:
            if self._box.has_keyring:
                self.closed.try_keyring()
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told where the passphrase is asked for
            self.closed.failed(problem)

    def _made(self, unlocked: Unlocked, found: tuple[str, ...]) -> None:
        self._unlocked = unlocked
        self.words.show_words(found)
        self.stack.setCurrentWidget(self.words)

    def _open(self, unlocked: Unlocked | None = None) -> None:
        self._unlocked = unlocked or self._unlocked
        if self._unlocked is None:
            return
        notes = [self._tools.speech.of(one) for one in self._unlocked.notes]
        self.note.say(" ".join(notes))
        self.lock.show()
        self.list.use(self._unlocked.casebook)
        self.list.add.setEnabled(not self._unlocked.read_only)
        self.stack.setCurrentWidget(self.list)
        self.list.table.setFocus()
        if self._idle.interval():
            self._idle.start()
        self.opened.emit(self._unlocked.casebook)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever a person does puts the clock of idleness back."""
        if event.type() in _STIRS and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        line = row()
        line.setContentsMargins(16, 8, 16, 0)
        line.addWidget(self.note, 1)
        line.addWidget(self.lock)
        inside = column(self, gap=0)
        inside.addLayout(line)
        inside.addWidget(self.stack, 1)
        for face in (self.first, self.words, self.closed, self.list):
            self.stack.addWidget(face)

    def _listen(self, idle: int) -> None:
        self.first.made.connect(self._made)
        self.words.done.connect(self._open)
        self.closed.opened.connect(self._open)
        self.list.kept.connect(self.kept)
        self.lock.clicked.connect(self.close_cases)
        self.note.pressed.connect(lambda: self.note.say(""))
        self._idle.timeout.connect(self.close_cases)
        app = QApplication.instance()
        if idle and app is not None:
            app.installEventFilter(self)
