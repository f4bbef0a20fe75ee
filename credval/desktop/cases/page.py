"""Which of its faces does the Cases page show: the first time, locked, the list, one case; and when is it locked again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from credval.actions.strongbox import Strongbox, Unlocked
from credval.desktop.cases.first_time import FirstTime, WordsOnce
from credval.desktop.cases.idle import Idle
from credval.desktop.cases.list_view import ListView
from credval.desktop.cases.locked import Locked, joined
from credval.desktop.cases.sheets import AskSave
from credval.desktop.cases.told import Told
from credval.desktop.parts import button, chip, column, row
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.actions.casebook import Casebook
    from credval.desktop.assess.shelf import Shelf


class CasesPage(QWidget):
    """The cases. `kept` tells the chosen columns, `opened` the casebook once it is open, `locked` that it is not."""

    kept = Signal(str)
    language = Signal(str)
    opened = Signal(object)
    locked = Signal()

    def __init__(self, tools: Tools, box: Strongbox, save: AskSave, columns: str = "") -> None:
        """``columns``: names of those of the list, as kept in the settings."""
        super().__init__()
        self.setObjectName("page")
        self._tools, self._box = tools, box
        self._unlocked: Unlocked | None = None
        self._passphrase = ""
        self.first = FirstTime(tools, box)
        self.words = WordsOnce(tools, box, save)
        self.closed = Locked(tools, box)
        self.list = ListView(tools, columns)
        self.note = Told(tools, "info", mark("Close"))
        self.lock = button(tools, mark("Lock the cases"), "plain", "lock")
        self.read_only = chip()
        tools.speech.bind(self.read_only, "text", mark("For reading only"))
        self.stack = QStackedWidget()
        self.idle = Idle(self)
        self._lay_out()
        self._listen()
        self._start()

    @property
    def casebook(self) -> Casebook | None:
        """The cases, while they are open."""
        return self._unlocked.casebook if self._unlocked else None

    def use(self, shelf: Shelf) -> None:
        """The rulebook is open."""
        self.list.use_shelf(shelf)

    def lock_now(self) -> None:
        """Let go of the cases, and of their key; what was being typed is kept as a draft."""
        unlocked, self._unlocked = self._unlocked, None
        self.idle.stop()
        self._forget()
        if unlocked is None:
            return
        unlocked.close()
        self._show_marks()
        self._show(self.closed)
        self.locked.emit()

    def leave(self) -> None:
        """The window closes."""
        self.lock_now()

    def _forget(self) -> None:
        self._passphrase = ""
        self.words.forget()
        self.closed.forget()
        self.list.use(None)
        self.note.tell(None)

    def _start(self) -> None:
        self._show_marks()
        if not self._box.is_there:
            self._show(self.first)
            return
        self._show(self.closed)
        try:
            if self._box.has_keyring:
                self.closed.try_keyring()
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told where the passphrase is asked for
            self.closed.failed(problem)

    def _made(self, unlocked: Unlocked, found: tuple[str, ...], passphrase: str) -> None:
        self._unlocked, self._passphrase = unlocked, passphrase
        self.words.show_words(found)
        self._show(self.words)

    def _words_kept(self, keyring: bool) -> None:
        """The first time ends: the list opens, and the keyring is asked if a person wants it."""
        box, passphrase, self._passphrase = self._box, self._passphrase, ""
        self._open()
        if keyring:
            self._tools.jobs.run(
                "keyring", lambda: box.remember_here(passphrase), lambda _: None, self.note.tell
            )

    def _open(self, unlocked: Unlocked | None = None) -> None:
        self._unlocked = unlocked or self._unlocked
        if self._unlocked is None:
            return
        self.note.tell(joined(self._unlocked.notes), "info")
        self._show_marks()
        self.list.use(self._unlocked.casebook)
        self._show(self.list)
        self.idle.start()
        self.opened.emit(self._unlocked.casebook)

    def _show_marks(self) -> None:
        open_ = self._unlocked is not None
        self.lock.setVisible(open_)
        self.read_only.setVisible(bool(self._unlocked and self._unlocked.read_only))
        self.list.add.setEnabled(not (self._unlocked and self._unlocked.read_only))

    def _show(self, face: QWidget) -> None:
        self.stack.setCurrentWidget(face)
        self.setFocusProxy(face)
        if self.isVisible():
            face.setFocus()

    def _lay_out(self) -> None:
        line = row()
        line.setContentsMargins(16, 8, 16, 0)
        line.addWidget(self.note, 1)
        line.addStretch()
        line.addWidget(self.read_only)
        line.addWidget(self.lock)
        inside = column(self, gap=0)
        inside.addLayout(line)
        inside.addWidget(self.stack, 1)
        for face in (self.first, self.words, self.closed, self.list):
            self.stack.addWidget(face)

    def _listen(self) -> None:
        self.first.made.connect(self._made)
        self.first.language.connect(self.language)
        self.words.done.connect(self._words_kept)
        self.closed.opened.connect(self._open)
        self.list.kept.connect(self.kept)
        self.lock.clicked.connect(self.lock_now)
        self.note.pressed.connect(lambda: self.note.tell(None))
        self.idle.rested.connect(self.lock_now)
