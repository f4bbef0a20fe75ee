"""How are the cases opened: for the first time, in the morning, and when something is wrong with them?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from credval.actions.strongbox import Strongbox, Unlocked
from credval.desktop.fields import Field
from credval.desktop.parts import Notice, button, column, row, spoken, words
from credval.desktop.pick_list import PickList
from credval.desktop.problems import told
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.text import Text

_WIDTH = 560
AskSave = Callable[[str], Path | None]
"""Suggested file name -> where a person wants the file; None if they changed their mind."""


def secret(tools: Tools, name: str) -> tuple[QLineEdit, Field]:
    """A line for something that nobody shall read over a shoulder, with its name."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText)
    return line, Field(tools, name, line)


class Sheet(QWidget):
    """A narrow column of words and fields in the middle of the page."""

    def __init__(self, tools: Tools, title: str) -> None:
        super().__init__()
        self.tools = tools
        self.inside = column(margin=32, gap=16)
        self.notice = Notice(tools, "problem")
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(self.inside)
        self.inside.addWidget(spoken(tools, title, "title"))
        self.inside.addWidget(self.notice)
        across = row()
        across.addStretch()
        across.addWidget(middle, 1)
        across.addStretch()
        self.setLayout(across)

    def failed(self, problem: Exception) -> None:
        """Say what went wrong where it arose; nothing that was typed is taken away."""
        self.setEnabled(True)
        self.notice.say(told(problem, self.tools.speech.lang))


class FirstTime(Sheet):
    """Makes the cases: where they lie, who can read them, the passphrase. `made` gives them, with the recovery words."""

    made = Signal(object, tuple)

    def __init__(self, tools: Tools, box: Strongbox) -> None:
        super().__init__(tools, mark("Keep cases on this computer"))
        self._box = box
        self.first, first = secret(tools, mark("Passphrase, at least twelve characters"))
        self.second, self._second = secret(tools, mark("The same once more"))
        self.go = button(tools, mark("Make the place for cases"), "main", "lock")
        for message in (
            mark("A case keeps the post, the candidate's papers, what was looked up and the decision together, and is erased on its day."),
            mark("Everything in it is encrypted. Without the passphrase, or the recovery words that you get in the next step, nobody can read it. Not even we."),
        ):  # fmt: skip
            self.inside.addWidget(spoken(tools, message))
        self._where = words("small")
        self.inside.addWidget(self._where)
        self.inside.addWidget(first)
        self.inside.addWidget(spoken(tools, mark("Four words that have nothing to do with each other are easy to remember and hard to guess."), "small"))  # fmt: skip
        self.inside.addWidget(self._second)
        self.inside.addWidget(self.go)
        self.inside.addStretch()
        self.go.clicked.connect(self._make)
        self.second.returnPressed.connect(self._make)
        tools.speech.changed.connect(self._speak)
        self._speak()

    def _make(self) -> None:
        if self.first.text() != self.second.text():
            self._second.tell(
                self.tools.speech.tr("The two are not the same. Write the passphrase once more."), "problem"
            )
            self.second.setFocus()
            return
        self._second.tell("")
        self.setEnabled(False)
        box, passphrase = self._box, self.first.text()
        self.tools.jobs.run("cases", lambda: box.make(passphrase), self._done, self.failed)

    def _done(self, made: tuple[Unlocked, tuple[str, ...]]) -> None:
        self.first.clear()
        self.second.clear()
        self.setEnabled(True)
        self.made.emit(*made)

    def _speak(self) -> None:
        where = self.tools.speech.tr("They will lie in {folder}.", folder=self._box.file.parent)
        self._where.setText(where)


class WordsOnce(Sheet):
    """Shows the recovery words, this once. `done` once a person says they are kept."""

    done = Signal()

    def __init__(self, tools: Tools, save: AskSave) -> None:
        super().__init__(tools, mark("Recovery words"))
        self._save = save
        self._words: tuple[str, ...] = ()
        self.shown = words("heading")
        self.keep = button(tools, mark("Save as PDF to print"), "plain", "save")
        self.written = QCheckBox()
        self.go = button(tools, mark("Go on"), "main")
        tools.speech.bind(
            self.written, "text", mark("I have written them down and keep them apart from the computer")
        )
        self.inside.addWidget(spoken(tools, mark("If the passphrase is forgotten, these words open the cases. They are shown this once.")))  # fmt: skip
        for one in (self.shown, self.keep, self.written, self.go):
            self.inside.addWidget(one)
        self.inside.addStretch()
        self.go.setEnabled(False)
        self.written.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(self._on)
        self.keep.clicked.connect(self._print)
        tools.speech.bind(self.shown, "accessibleName", mark("Recovery words"))

    def show_words(self, found: tuple[str, ...]) -> None:
        self._words = found
        self.shown.setText("   ".join(f"{n}. {word}" for n, word in enumerate(found, 1)))
        self.written.setChecked(False)

    def _print(self) -> None:
        from credval.actions.keeping_words import page_of_words

        target = self._save(self.tools.speech.tr("Recovery words") + ".pdf")
        if target is None:
            return
        try:
            target.write_bytes(page_of_words(self._words, self.tools.speech.lang))
        except OSError as problem:
            self.failed(problem)

    def _on(self) -> None:
        self._words = ()
        self.shown.setText("")
        self.done.emit()


class Locked(Sheet):
    """Asks for the passphrase or the recovery words. `opened` gives the cases; `restored` asks to look anew."""

    opened = Signal(object)

    def __init__(self, tools: Tools, box: Strongbox) -> None:
        super().__init__(tools, mark("The cases are locked"))
        self._box, self._by_words = box, False
        self.typed, self._field = secret(tools, mark("Passphrase"))
        self.go = button(tools, mark("Unlock"), "main", "lock")
        self.other = button(tools, mark("Use the recovery words instead"), "link")
        self.remember = QCheckBox()
        tools.speech.bind(self.remember, "text", mark("Let this computer's keyring open them from now on"))
        self.backups = PickList(tools, mark("Backups"))
        self.restore = button(tools, mark("Restore the chosen backup"))
        for one in (self._field, self.remember, self.go, self.other, self.backups, self.restore):
            self.inside.addWidget(one)
        self.inside.addStretch()
        self._offer_backups()
        self.go.clicked.connect(self._unlock)
        self.typed.returnPressed.connect(self._unlock)
        self.other.clicked.connect(self._other_way)
        self.restore.clicked.connect(self._restore)
        tools.speech.changed.connect(self._offer_backups)

    def try_keyring(self) -> None:
        """Ask this computer's keyring before anybody is asked anything."""
        box = self._box
        self.tools.jobs.run(
            "cases", box.unlock_with_keyring, self._done, lambda _problem: self.setEnabled(True)
        )

    def _unlock(self) -> None:
        self.setEnabled(False)
        self.notice.say("")
        box, typed, remember = self._box, self.typed.text(), self.remember.isChecked()
        if self._by_words:
            self.tools.jobs.run("cases", lambda: box.unlock_with_words(typed), self._done, self.failed)
        else:
            self.tools.jobs.run("cases", lambda: _unlocked(box, typed, remember), self._done, self.failed)

    def _done(self, unlocked: Unlocked) -> None:
        self.typed.clear()
        self.setEnabled(True)
        self.opened.emit(unlocked)

    def failed(self, problem: Exception) -> None:
        super().failed(problem)
        self.typed.selectAll()
        self.typed.setFocus()
        self._offer_backups(damaged=type(problem).__name__ in _NEEDS_BACKUP)

    def _other_way(self) -> None:
        self._by_words = not self._by_words
        speech = self.tools.speech
        name, other = mark("Passphrase"), mark("Use the recovery words instead")
        if self._by_words:
            name, other = mark("Recovery words, with blanks between"), mark("Use the passphrase instead")
        speech.bind(self._field.name, "text", name)
        speech.bind(self.typed, "accessibleName", name)
        speech.bind(self.other, "text", other)
        self.remember.setVisible(not self._by_words)
        self.typed.clear()
        self.typed.setFocus()

    def _offer_backups(self, damaged: bool = False) -> None:
        """Backups stand in view only where the cases do not open as they are."""
        from credval.desktop.find_box import Offer

        found = self._box.backups() if damaged else []
        self.backups.setVisible(bool(found))
        self.restore.setVisible(bool(found))
        self.backups.offer(
            [
                Offer(str(path), when.astimezone().strftime("%Y-%m-%d %H:%M"), path.name)
                for when, path in found
            ]
        )

    def _restore(self) -> None:
        chosen = self.backups.chosen()
        if chosen:
            self.setEnabled(False)
            box, typed = self._box, self.typed.text()
            self.tools.jobs.run(
                "cases", lambda: box.restore(Path(chosen), typed), self._restored, self.failed
            )

    def _restored(self, notes: tuple[Text, ...]) -> None:
        self.setEnabled(True)
        self._offer_backups()
        self.notice.say(" ".join(self.tools.speech.of(one) for one in notes))


_NEEDS_BACKUP = {"DamagedError", "StoreMissingError", "KeyFileMissingError", "KeyFileDamagedError"}
"""Problems that a backup helps against, by name: the store itself is not imported for a look at a list."""


def _unlocked(box: Strongbox, passphrase: str, remember: bool) -> Unlocked:
    if remember:
        box.remember_here(passphrase)
    return box.unlock(passphrase)
