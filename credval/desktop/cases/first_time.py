"""How are the cases made, the first time: where they lie, by which passphrase, and with which words in reserve?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from credval.actions.strongbox import Strongbox, Unlocked
from credval.desktop.cases.sheets import AskSave, Sheet, secret, show_words
from credval.desktop.fields import Choice
from credval.desktop.parts import Card, button, row, spoken, words
from credval.desktop.settings_page import LANGUAGES
from credval.desktop.tools import Tools
from credval.text import both, mark


class FirstTime(QStackedWidget):
    """Two steps: what it is and where it lies; the passphrase. `made` gives the cases and their recovery words."""

    made = Signal(object, tuple, str)
    language = Signal(str)

    def __init__(self, tools: Tools, box: Strongbox) -> None:
        super().__init__()
        self.what = _What(tools, box)
        self.secret = ChoosePassphrase(tools, box)
        for one in (self.what, self.secret):
            self.addWidget(one)
        self.what.go.clicked.connect(lambda: self._to(self.secret, self.secret.first))
        self.secret.back.clicked.connect(lambda: self._to(self.what, self.what.go))
        self.secret.made.connect(self.made)
        self.what.language.chosen.connect(self.language)
        self.start = self.what.go

    def _to(self, sheet: QWidget, first: QWidget) -> None:
        self.setCurrentWidget(sheet)
        first.setFocus()


class _What(Sheet):
    def __init__(self, tools: Tools, box: Strongbox) -> None:
        super().__init__(tools, mark("Keep cases on this computer"))
        self._box = box
        self.language = Choice(tools, mark("Language"), LANGUAGES)
        self.language.choose(tools.speech.lang.value)
        self._where = words("strong")
        self.go = button(tools, mark("Choose a passphrase"), "main", "lock")
        self.add(step(tools, 1))
        self.add(spoken(tools, mark("Language")), self.language)
        self.add(spoken(tools, mark("A case keeps the post, the candidate's papers, what was looked up and the decision together, and is erased on its day.")))  # fmt: skip
        self.add(spoken(tools, mark("Where the cases lie"), "heading"), self._where)
        for message in (
            mark("Everything in them is encrypted. Whoever can open the folder can copy the file, and read nothing in it."),
            mark("Who can read them: you, with the passphrase that you choose now, and whoever has the recovery words that you get after that. Nobody else, the makers of the program included."),
            mark("A backup is made beside them once a day and kept for thirty days at most."),
        ):  # fmt: skip
            self.add(spoken(tools, message))
        line = row()
        line.addWidget(self.go)
        line.addStretch()
        self.inside.addLayout(line)
        self.inside.addStretch()
        tools.speech.changed.connect(self._speak)
        self._where.setText(str(box.file.parent))

    def _speak(self) -> None:
        self.language.choose(self.tools.speech.lang.value)


def step(tools: Tools, number: int) -> QWidget:
    """Which of the steps of a first time this is."""
    label = words("small")
    tools.speech.bind(label, "text", mark("Step {n} of 3"), n=number)
    return label


class ChoosePassphrase(Sheet):
    """The passphrase, typed twice. `made` gives the cases, their recovery words and the passphrase."""

    made = Signal(object, tuple, str)

    def __init__(self, tools: Tools, box: Strongbox) -> None:
        super().__init__(tools, mark("Choose a passphrase"))
        self._box = box
        self.first, first = secret(
            tools,
            mark("Passphrase, at least twelve characters"),
            mark(
                "Four words that have nothing to do with each other are easy to remember and hard to guess."
            ),
        )
        self.second, self._second = secret(tools, mark("The same once more"))
        self.go = button(tools, mark("Make the place for cases"), "main", "lock")
        self.back = button(tools, mark("Back"))
        self.add(step(tools, 2), first, self._second)
        line = row()
        line.addWidget(self.go)
        line.addWidget(self.back)
        line.addStretch()
        self.inside.addLayout(line)
        self.inside.addStretch()
        self.go.clicked.connect(self._make)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._make)

    def _make(self) -> None:
        self.notice.tell(None)
        if self.first.text() != self.second.text():
            said = self.tools.speech.tr("The two are not the same. Write the passphrase once more.")
            self._second.tell(said, "problem")
            self.second.setFocus()
            self.second.selectAll()
            return
        self._second.tell("")
        box, passphrase = self._box, self.first.text()
        self.tools.jobs.run("cases", lambda: box.make(passphrase), self._done, self._failed, busy=self)

    def _done(self, made: tuple[Unlocked, tuple[str, ...]]) -> None:
        passphrase = self.first.text()
        self.first.clear()
        self.second.clear()
        self.made.emit(*made, passphrase)

    def _failed(self, problem: Exception) -> None:
        self.failed(problem)
        self.first.setFocus()
        self.first.selectAll()


class WordsOnce(Sheet):
    """Shows the recovery words, this once. `done` once a person says they are kept, with whether the keyring may help."""

    done = Signal(bool)

    def __init__(self, tools: Tools, box: Strongbox, save: AskSave) -> None:
        super().__init__(tools, mark("Recovery words"))
        self._box, self._save = box, save
        self._words: tuple[str, ...] = ()
        self.shown = words("heading")
        self.keep = button(tools, mark("Save as PDF to print"), "plain", "save")
        self.written, self.keyring = QCheckBox(), QCheckBox()
        self.go = button(tools, mark("Go on"), "main")
        for box_, message in (
            (self.written, mark("I have written them down and keep them apart from the computer")),
            (
                self.keyring,
                mark("Let this computer's keyring open them from now on"),
            ),
        ):
            tools.speech.bind(box_, "text", message)
        tools.speech.bind(self.shown, "accessibleName", mark("Recovery words"))
        self.add(step(tools, 3))
        self.add(spoken(tools, mark("If the passphrase is forgotten, these words open the cases. They are shown this once.")))  # fmt: skip
        frame = Card(tools)
        frame.body.addWidget(self.shown)
        self.add(frame)
        for one in (self.keep, self.written, self.keyring, self.go):
            line = row()
            line.addWidget(one)
            line.addStretch()
            self.inside.addLayout(line)
        self.inside.addStretch()
        self.go.setEnabled(False)
        self.written.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(self._on)
        self.keep.clicked.connect(self._print)
        self.start = self.keep

    def show_words(self, found: tuple[str, ...]) -> None:
        self._words = found
        show_words(self.shown, found)
        self.written.setChecked(False)

    def forget(self) -> None:
        """The words go from the screen and from here."""
        self._words = ()
        show_words(self.shown, ())

    def _print(self) -> None:
        target = self._save(self.tools.speech.tr("Recovery words") + ".pdf")
        if target is None:
            return
        from credval.actions.keeping_words import page_of_words
        from credval.actions.settings import today

        found, lang, place = self._words, self.tools.speech.lang, self._box.place
        try:
            target.write_bytes(page_of_words(found, lang, today(), place))
        except OSError as problem:
            self.failed(problem)
            return
        self.notice.tell(
            both("Saved as {path}. Print it, and take the file away from the computer.", path=target), "info"
        )

    def _on(self) -> None:
        self.forget()
        self.done.emit(self.keyring.isChecked())
