"""Where do the cases lie: on this computer, or in a database that a team shares? And can that one be reached?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.desktop.cases.sheets import secret
from credval.desktop.fields import Choice, Field, mark_wrong
from credval.desktop.parts import Card, Notice, button, column, row, spoken, words
from credval.desktop.problems import told
from credval.desktop.progress import Progress
from credval.desktop.tools import Tools
from credval.text import Text, both, mark

if TYPE_CHECKING:
    from credval.actions.settings import Settings
    from credval.actions.teambox import Trial

HERE, TEAM = "here", "team"
_JOB = "connection"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cases are to lie from now on. The password is never written anywhere by who is told of it."""

    address: str
    """Of the team's database; empty: this computer."""
    password: str | None = None
    """None: the one that the keyring keeps."""

    def __repr__(self) -> str:
        return f"Place({self.address!r})"


class WhereCard(Card):
    """`chosen` gives the `Place` that a person wants, once it was found to work."""

    chosen = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, mark("Where the cases lie"))
        self._tools = tools
        self._now: str | None = None
        self._said: Text | BaseException | None = None
        self.which = Choice(tools, mark("Where the cases lie"), ((HERE, mark("On this computer")), (TEAM, mark("In a team's database"))))  # fmt: skip
        self.now = words("strong")
        self.address = QLineEdit()
        self.address.setPlaceholderText("postgresql://user@server/database")
        self.address_field = Field(tools, mark("Address of the database"), self.address, mark("Whoever runs the server knows it. Without the password."))  # fmt: skip
        self.password, self.password_field = secret(tools, mark("Password of the server"), mark("Goes to this computer's keyring and nowhere else. Empty: the one that is kept there."))  # fmt: skip
        self._protects = spoken(tools, mark("Who protects what"), "strong")
        self.promises = words("small")
        self.try_it = button(tools, mark("Try the connection"))
        self.use_it = button(tools, mark("Use this database"), "main")
        self.go_back = button(tools, mark("Use the cases of this computer"), "main")
        self.progress = Progress(tools, {_JOB: mark("Trying the connection")})
        self.result = Notice(tools)
        self.team = QWidget()
        self._lay_out()
        self._listen()
        self._unfold()

    def show_settings(self, settings: Settings) -> None:
        """Show what holds; what is being typed stays."""
        if settings.database == self._now:
            return
        self._now = settings.database
        self.which.choose(TEAM if settings.database else HERE)
        if not self.address.text():
            self.address.setText(settings.team_address or settings.database)
        self._unfold()

    def tell(self, what: Text | BaseException | None, state: str = "info") -> None:
        """Say it, also after the language is another one."""
        self._said = what
        speech = self._tools.speech
        said = told(what, speech.lang) if isinstance(what, BaseException) else speech.of(what)
        self.result.say(said, state)

    def try_connection(self) -> None:
        """Try it in the background; nothing is changed by that."""
        self._run(self._tried)

    def use(self) -> None:
        """Try it, and use it if it works."""
        self._run(self._use)

    def _run(self, done: Callable[[Trial], None]) -> None:
        if not self._fits(said=True):
            self.address.setFocus()
            return
        self.tell(None)
        self._let(False)
        address, password = self._typed()
        self._tools.jobs.run(_JOB, lambda: _trial(address, password), done, self._failed)

    def _typed(self) -> tuple[str, str | None]:
        return self.address.text().strip(), self.password.text() or None

    def _tried(self, trial: Trial) -> None:
        self._let(True)
        self.tell(trial.says, "info" if trial.works else "problem")

    def _use(self, trial: Trial) -> None:
        self._tried(trial)
        if trial.works:
            address, password = self._typed()
            if not self._moved(Place(address, password)):
                return
            kept = _kept(address, password) if password else None
            self.password.clear()
            here = both("{found} From now on the cases are those of this database; open the page Cases. Those of this computer stay where they are.", found=trial.says)  # fmt: skip
            self.tell(both("{said} {more}", said=here, more=kept) if kept else here)

    def _back(self) -> None:
        if not self._moved(Place("")):
            return
        self.tell(both("From now on the cases are those of this computer. Those of the team stay in their database, and their address stands here."))  # fmt: skip

    def _moved(self, place: Place) -> bool:
        """Say where; False, with a word about it, if what is open there could not be let go of."""
        self.chosen.emit(place)
        if self._now != place.address:
            self.tell(both("Something that is typed in the cases could not be kept, so they stay where they are. Save or discard it first."), "problem")  # fmt: skip
        return self._now == place.address

    def _failed(self, problem: Exception) -> None:
        """The form stays as it was typed, the password too: it may be the server that was wrong."""
        self._let(True)
        self.tell(problem, "problem")

    def _fits(self, said: bool = False) -> bool:
        """Whether the address can be one; what is wrong is said below it, of an empty one only where it is ``said``."""
        from credval.actions.teambox import promises_of, wrong_with

        address, speech = self.address.text().strip(), self._tools.speech
        wrong = wrong_with(address)
        shown = wrong if address or said else None
        mark_wrong(self.address, shown is not None)
        self.address_field.tell(speech.of(shown), "problem")
        promises = () if wrong else promises_of(address)
        self.promises.setText("\n".join(f"· {speech.of(one)}" for one in promises))
        self._protects.setVisible(bool(promises))
        self.promises.setVisible(bool(promises))
        return wrong is None

    def _let(self, idle: bool) -> None:
        for one in (self.try_it, self.use_it, self.address, self.password):
            one.setEnabled(idle)

    def _unfold(self) -> None:
        team = self.which.value() == TEAM
        self.team.setVisible(team)
        self.go_back.setVisible(not team and bool(self._now))
        speech = self._tools.speech
        self.now.setText(
            speech.tr("Now: the team's database {address}", address=self._now) if self._now else speech.tr("Now: this computer, encrypted")
        )  # fmt: skip
        if team:
            self._fits()

    def _speak(self) -> None:
        self._unfold()
        if self._said is not None and self.result.text():
            self.tell(self._said, self.result.state)

    def _lay_out(self) -> None:
        tools = self._tools
        self.body.setSpacing(12)
        self.body.addWidget(self.now)
        self.body.addWidget(self.which)
        inside = column(self.team, gap=12)
        for part in (
            spoken(tools, mark("A database on a server (PostgreSQL) that several colleagues work in, each in a role. The connection is always encrypted (TLS), unless it stays on this computer.")),
            self.address_field,
            self.password_field,
            self._protects,
            self.promises,
        ):  # fmt: skip
            inside.addWidget(part)
        line = row()
        line.addWidget(self.use_it)
        line.addWidget(self.try_it)
        line.addStretch()
        inside.addLayout(line)
        back = row()
        back.addWidget(self.go_back)
        back.addStretch()
        self.body.addWidget(self.team)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.result)
        self.body.addLayout(back)

    def _listen(self) -> None:
        self.which.chosen.connect(lambda _: self._unfold())
        self.address.textChanged.connect(lambda _: self._fits())
        self.try_it.clicked.connect(self.try_connection)
        self.use_it.clicked.connect(self.use)
        self.go_back.clicked.connect(self._back)
        self.password.returnPressed.connect(self.try_connection)
        self._tools.speech.changed.connect(self._speak)
        self._tools.jobs.settled.connect(lambda name: self._let(True) if name == _JOB else None)


def _trial(address: str, password: str | None) -> Trial:
    from credval.actions.teambox import try_connection

    return try_connection(address, password)


def _kept(address: str, password: str) -> Text | None:
    """Give the password to the keyring; what there is to say if it takes none."""
    from credval.actions.teambox import keep_password
    from credval.errors import CredvalError

    try:
        keep_password(address, password)
    except CredvalError:
        return both("This computer has no keyring that can keep the password: it holds until the program is closed, and is asked for here the next time.")  # fmt: skip
    return None
