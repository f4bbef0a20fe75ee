"""How does somebody begin with a team's cases: with the team's key file, or by making the cases in an empty database?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from credval.desktop.cases.first_time import ChoosePassphrase, step
from credval.desktop.cases.sheets import Sheet
from credval.desktop.fields import Choice
from credval.desktop.parts import button, row, spoken, words
from credval.desktop.settings_page import LANGUAGES
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.actions.teambox import Teambox
    from credval.desktop.cases.desk import AskFiles


class TeamFirst(QStackedWidget):
    """As `FirstTime`, for a team's database; `taken` says that the key file is here and its passphrase is asked for next."""

    made = Signal(object, tuple, str)
    language = Signal(str)
    taken = Signal()

    def __init__(self, tools: Tools, box: Teambox, files: AskFiles) -> None:
        super().__init__()
        self.what, self.secret = _Ways(tools, box, files), ChoosePassphrase(tools, box)
        for one in (self.what, self.secret):
            self.addWidget(one)
        self.what.make.clicked.connect(lambda: self._to(self.secret, self.secret.first))
        self.secret.back.clicked.connect(lambda: self._to(self.what, self.what.take))
        self.secret.made.connect(self.made)
        self.what.language.chosen.connect(self.language)
        self.what.taken.connect(self.taken)
        self.start = self.what.take

    def _to(self, sheet: QWidget, first: QWidget) -> None:
        self.setCurrentWidget(sheet)
        first.setFocus()


class _Ways(Sheet):
    taken = Signal()

    def __init__(self, tools: Tools, box: Teambox, files: AskFiles) -> None:
        super().__init__(tools, mark("The cases of a team"))
        self._box, self._files = box, files
        self.language = Choice(tools, mark("Language"), LANGUAGES)
        self.language.choose(tools.speech.lang.value)
        self._where, self._promises = words("strong"), words()
        self.take = button(tools, mark("Take in the team's key file …"), "main", "open")
        self.make = button(tools, mark("Make the team's cases"), "plain", "lock")
        self.add(step(tools, 1), spoken(tools, mark("Language")), self.language)
        self.add(spoken(tools, mark("Where the cases lie"), "heading"), self._where, self._promises)
        self.add(spoken(tools, mark("You have been given the team's key file"), "heading"))
        self.add(spoken(tools, mark("Papers open with a key that the team has and the server has not. Whoever administers the team gives you a copy of its file, and tells you the passphrase in another way.")))  # fmt: skip
        self._button(self.take)
        self.add(spoken(tools, mark("Nobody has made cases in this database yet"), "heading"))
        self.add(spoken(tools, mark("Then you make them, once, and administer the team: you say who is a member and as what. Roles bind in this program only; the server's own rights are what binds others. Who administers sees no candidate; whoever does both has two logins.")))  # fmt: skip
        self._button(self.make)
        self.inside.addStretch()
        self.take.clicked.connect(self._take)
        tools.speech.changed.connect(self._speak)
        self._speak()

    def _button(self, one: QWidget) -> None:
        line = row()
        line.addWidget(one)
        line.addStretch()
        self.inside.addLayout(line)

    def _take(self) -> None:
        self.notice.tell(None)
        chosen = self._files()
        if not chosen:
            return
        try:
            self._box.take_key_file(chosen[0])
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told here
            self.failed(problem)
            return
        self.taken.emit()

    def _speak(self) -> None:
        self.language.choose(self.tools.speech.lang.value)
        self._where.setText(self._box.address)
        self._promises.setText("\n".join(f"· {self.tools.speech.of(one)}" for one in self._box.promises))
