"""Which of its faces does the Cases page show: the first time, locked, the list, one case; and when is it locked again?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from credval.actions.strongbox import Strongbox, Unlocked
from credval.actions.teambox import Teambox
from credval.casework.roles import Right
from credval.desktop.cases.case_view import CaseView
from credval.desktop.cases.conflict import Conflict
from credval.desktop.cases.desk import AskFiles, Desk
from credval.desktop.cases.drafts import Drafts
from credval.desktop.cases.first_time import FirstTime, WordsOnce
from credval.desktop.cases.idle import Idle
from credval.desktop.cases.keys_card import KeysCard
from credval.desktop.cases.list_view import ListView
from credval.desktop.cases.locked import Locked, joined
from credval.desktop.cases.members import MembersCard
from credval.desktop.cases.new_case import NewCase
from credval.desktop.cases.office import OfficeView
from credval.desktop.cases.sheets import AskSave
from credval.desktop.cases.team_first import TeamFirst
from credval.desktop.cases.told import Told
from credval.desktop.parts import button, chip, column, row
from credval.desktop.progress import Progress
from credval.desktop.tools import Tools
from credval.text import both, mark

if TYPE_CHECKING:
    from pathlib import Path

    from credval.actions.casebook import Casebook
    from credval.desktop.assess.shelf import Shelf
    from credval.model.cases import Case, Job, Person
    from credval.store.problems import ConflictError


_SAVING = {
    "cases": mark("Opening the cases"),
    "keys": mark("Working on the keys"),
    "propose": mark("Making the proposal"),
    "papers": mark("Taking in the papers"),
    "write-letter": mark("Making the letter"),
    "policy": mark("Saving the policy"),
    "send": mark("Writing the file"),
    "receive": mark("Taking in the case"),
}
"""Work that saves something, and so is not called off half-way."""
_READING = {
    "results": mark("Fetching the results"),
    "tasks": mark("Looking for look-ups"),
    "letter": mark("Making the letter"),
    "case-report": mark("Making the report"),
    "access": mark("Putting together all that is kept"),
    "paper-copy": mark("Saving a copy"),
}


class CasesPage(QWidget):
    """The cases. `kept` tells the chosen columns, `opened` the casebook once it is open, `locked` that it is not."""

    kept = Signal(str)
    language = Signal(str)
    opened = Signal(object)
    locked = Signal()
    assess = Signal(str)

    def __init__(
        self, tools: Tools, box: Strongbox, save: AskSave, files: AskFiles, columns: str = ""
    ) -> None:
        """``columns``: names of those of the list, as kept in the settings."""
        super().__init__()
        self.setObjectName("page")
        self._tools, self._box = tools, box
        self._unlocked: Unlocked | None = None
        self._passphrase = ""
        self.first = _first_face(tools, box, files)
        self.words = WordsOnce(tools, box, save)
        self.closed = Locked(tools, box)
        self.list = ListView(tools, columns)
        self.desk = Desk(tools, save, files)
        self.case = CaseView(tools, self.desk)
        self.new = NewCase(tools, files)
        self.conflict = Conflict(self.desk)
        self.office = OfficeView(tools)
        self.keys = KeysCard(tools, box, save)
        self.members = MembersCard(tools, box, save)
        self.office.column.addWidget(self.members)
        self.office.column.addWidget(self.keys)
        self.drafts = Drafts(self, self.case.forms, self.case.form, self.case.head.notice)
        self._others: dict[str, object] = {"new": self.new, "office": self.office}
        """Forms that are of no case."""
        self.exchange: QObject | None = None
        """What carries educations to the page Assess and back."""
        self._waiting: Callable[[], object] | None = None
        self.note = Told(tools, "info", mark("Close"))
        self.other_drafts = Drafts(self, lambda: self._others, self._others.__getitem__, self.note)
        self.lock = button(tools, mark("Lock the cases"), "plain", "lock")
        self.read_only = chip()
        tools.speech.bind(self.read_only, "text", mark("For reading only"))
        self.stack = QStackedWidget()
        self.saving = Progress(tools, _SAVING, stoppable=False)
        self.reading = Progress(tools, _READING)
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
        self.case.use(shelf)

    def lock_after(self, minutes: int) -> None:
        """How long the cases stay open without anybody there; 0: as long as the window."""
        if minutes != self.idle.minutes:
            self.idle.allow(minutes)
            if self._unlocked is not None:
                self.idle.start()

    def when_open(self, do: Callable[[], object]) -> None:
        """Do this now, or as soon as somebody has unlocked the cases."""
        if self._unlocked is not None and self.stack.currentWidget() is not self.words:
            do()
        else:
            self._waiting = do

    def open_case(self, id_: str, tab: str = "basics") -> None:
        """Show a case; what was typed in it and not saved stands in its forms again."""
        if self._unlocked is None or not self.put_down():
            return
        try:
            case = self._unlocked.casebook.load(id_)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told above the list
            self.list.notice.tell(problem)
            return
        self.show_case(case, tab)

    def show_case(self, case: Case, tab: str = "basics") -> None:
        """Show a case that was read just now."""
        assert self._unlocked is not None
        self.note.tell(None)
        self.desk.take(self._unlocked.casebook, case)
        self.case.open(tab)
        self._show(self.case)
        self._bring_back()

    def put_down(self) -> bool:
        """No case is in hand any more; what is typed in it is kept as a draft.

        False where it could not be kept: the case stays in hand, and its head says why.
        """
        if self.desk.is_open:
            if not self.drafts.end():
                return False
            self._clear()
        return True

    def _clear(self) -> None:
        """Nothing of a case stays in a widget: a question asked of one must never be answered of another."""
        self.desk.put_down()
        self.case.forget()

    def _bring_back(self) -> None:
        try:
            since = self.drafts.begin(self.desk.casebook, f"case:{self.desk.case.id}", self.desk.case.id)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told above the case
            self.note.tell(problem)
            return
        if since is not None:
            when = f"{since.astimezone():%Y-%m-%d %H:%M}"
            self.note.tell(both("What you typed on {when} and had not saved stands in the forms again. Save it there, or discard it.", when=when), "info")  # fmt: skip

    def _to_list(self) -> None:
        if not self.put_down():
            return
        self.note.tell(None)
        self.keys.forget()
        self.list.refresh()
        self._show(self.list)

    def open_office(self) -> None:
        """The policy of the office, its members and keys; once somebody has unlocked the cases."""
        self.when_open(self._to_office)

    def _to_office(self) -> None:
        self.put_down()
        self.office.follow()
        self.members.use(self.casebook)
        self._show(self.office)

    def _erased(self) -> None:
        number = self.desk.case.number
        self.drafts.drop()
        self._clear()
        self._to_list()
        self.note.tell(both("Case {number} is erased.", number=number), "info")

    def _conflicting(self, problem: ConflictError) -> None:
        self.conflict.show_versions(self.desk.case, problem.theirs, problem.mine)
        self._show(self.conflict)

    def _open_new(self, job: Job, person: Person) -> None:
        assert self._unlocked is not None
        try:
            case = self._unlocked.casebook.open_new(job, person)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told beside the form
            self.new.failed(problem)
            return
        self.new.forget()
        self.show_case(case)

    def lock_now(self) -> bool:
        """Let go of the cases, and of their key; what was being typed is kept as a draft.

        False where it could not be kept: then they stay open, for a locked form would be a lost one.
        """
        if self._unlocked is not None and not (self.put_down() and self.other_drafts.end()):
            self.idle.start()
            return False
        unlocked, self._unlocked = self._unlocked, None
        self.idle.stop()
        try:
            self._forget()
        finally:  # whatever goes wrong with a widget, the key goes
            if unlocked is not None:
                unlocked.close()
                self._show_marks()
                self._show(self.closed)
                self.locked.emit()
        return True

    def leave(self) -> bool:
        """The window is to close; False where what is typed could not be kept."""
        return self.lock_now()

    def _forget(self) -> None:
        self._passphrase = ""
        self.words.forget()
        self.closed.forget()
        self.list.use(None)
        self.case.forget()
        self.new.forget()
        self.conflict.forget()
        self.office.use(None)
        self.members.use(None)
        self.keys.forget()
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
        self.office.use(self._unlocked.casebook)
        if self._unlocked.casebook.may(Right.READ_CASES):
            self._show(self.list)
        else:  # whoever administers a team sees no case, and begins with the team
            self._to_office()
        self.idle.start()
        self._bring_back_others(self._unlocked.casebook)
        self.opened.emit(self._unlocked.casebook)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _bring_back_others(self, casebook: Casebook) -> None:
        """A new case and a policy that were half typed stand in their forms again."""
        try:
            self.other_drafts.begin(casebook, "forms")
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told above the list
            self.note.tell(problem)

    def _take_in(self, file: Path, passphrase: str) -> None:
        """A case from another office, as one of ours."""
        casebook = self.casebook
        if casebook is not None:
            notice = self.new.take_in.notice
            self._tools.jobs.run("receive", lambda: casebook.receive(file, passphrase), self._taken_in, notice.tell)  # fmt: skip

    def _taken_in(self, case: Case) -> None:
        if self._unlocked is not None:
            self.new.forget()
            self.show_case(case)

    def _show_marks(self) -> None:
        open_ = self._unlocked is not None
        self.lock.setVisible(open_)
        self.read_only.setVisible(bool(self._unlocked and self._unlocked.read_only))
        self.list.add.setEnabled(not (self._unlocked and self._unlocked.read_only))

    def _show(self, face: QWidget) -> None:
        self.stack.setCurrentWidget(face)
        if self.isVisible():
            self.setFocus()

    def setFocus(self, *_reason: object) -> None:
        """Where one begins on the face in view. Not by a focus proxy: one so deep takes its column out of the order of Tab."""
        start = getattr(self.stack.currentWidget(), "start", None)
        if isinstance(start, QWidget):
            start.setFocus()

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
        for bar in (self.saving, self.reading):
            bar.setContentsMargins(16, 0, 16, 4)
            inside.addWidget(bar)
        for face in (
            self.first, self.words, self.closed, self.list, self.new, self.case, self.conflict, self.office,
        ):  # fmt: skip
            self.stack.addWidget(face)

    def _listen(self) -> None:
        self.first.made.connect(self._made)
        self.first.language.connect(self.language)
        if isinstance(self.first, TeamFirst):
            self.first.taken.connect(lambda: self._show(self.closed))
        self.words.done.connect(self._words_kept)
        self.closed.opened.connect(self._open)
        self.list.kept.connect(self.kept)
        self.lock.clicked.connect(self.lock_now)
        self.note.pressed.connect(lambda: self.note.tell(None))
        self.idle.rested.connect(self.lock_now)
        self.list.opened.connect(self.open_case)
        self.list.new.connect(lambda: self._show(self.new))
        self.list.office.connect(self._to_office)
        self.office.back.connect(self._to_list)
        self.new.made.connect(self._open_new)
        self.new.called_off.connect(self._to_list)
        self.new.take_in.wanted.connect(self._take_in)
        self.case.back.connect(self._to_list)
        self.case.assess.connect(self.assess)
        self.desk.gone.connect(self._erased)
        self.desk.conflict.connect(self._conflicting)
        self.conflict.settled.connect(lambda: self._show(self.case))


def _first_face(tools: Tools, box: Strongbox, files: AskFiles) -> FirstTime | TeamFirst:
    """What stands there before there are cases here: for those of this computer, or of a team."""
    return TeamFirst(tools, box, files) if isinstance(box, Teambox) else FirstTime(tools, box)
