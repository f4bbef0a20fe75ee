"""Which look-ups are made for an education, where, and what was answered?"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from credval.casework import editing, verifying
from credval.desktop.assess.evidence_part import ABOUT
from credval.desktop.assess.look_up import ANSWERS
from credval.desktop.cases.answering import Answering
from credval.desktop.cases.credentials import title_of
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece, Typed
from credval.desktop.cases.rowlist import Doing, Line
from credval.desktop.fields import Options
from credval.desktop.parts import button, column, empty, row, words
from credval.desktop.speech import Speech
from credval.model.case_words import CaseState
from credval.model.cases import Case, Credential, Verification
from credval.text import Text, mark

if TYPE_CHECKING:
    from datetime import date

    from credval.actions.books import OpenBook
    from credval.casework.verifying import Task

_ABOUT, _ANSWERS = dict(ABOUT), dict(ANSWERS)


class LookUpsPiece(Piece):
    """The look-ups of the case. `letter` asks for the task sheet, or the consent form of one of them."""

    letter = Signal(str, str)
    name = "lookups"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Look-ups"))
        self.lines: dict[str, Line] = {}
        self.told = words("muted")
        self.of = Options(desk.tools, [("", mark("Choose …"))])
        for named in (self.of, self.of.view()):
            desk.tools.speech.bind(named, "accessibleName", mark("Of which education"))
        self.seek = button(desk.tools, mark("Which look-ups can be made?"))
        self.sheet = button(desk.tools, mark("Task sheet to print"))
        self.answering = Answering(desk)
        self._column, self.tasks_column = column(gap=8), column(gap=8)
        self.tasks: tuple[Task, ...] = ()
        self.body.addWidget(self.told)
        self.body.addLayout(self._column)
        self.body.addWidget(self.answering)
        line = row()
        for part in (self.of, self.seek, self.sheet):
            line.addWidget(part)
        line.addStretch()
        self.body.addLayout(line)
        self.body.addLayout(self.tasks_column)
        self.seek.clicked.connect(self.find_tasks)
        self.sheet.clicked.connect(lambda: self.letter.emit("task_sheet", ""))

    def show_case(self) -> None:
        case, tr = self.desk.shown, self.tools.speech.tr
        open_ = case.state is not CaseState.CLOSED and not self.desk.read_only
        empty(self._column)
        self.lines = {one.id: self._line(case, one, open_) for one in case.verifications}
        self.of.offer([(one.id, _same(title_of(self.desk, one))) for one in case.credentials])
        self.of.setVisible(len(case.credentials) > 1)
        self.seek.setEnabled(bool(case.credentials) and open_)
        self.sheet.setEnabled(any(not one.answer for one in case.verifications))
        planned = mark("No look-up is planned yet. Addresses come from the rulebook, never from the paper. Not found is not false, and no answer is no answer.")  # fmt: skip
        self.told.setText(tr(planned))
        self.told.setVisible(not case.verifications)
        self._show_tasks()

    @property
    def dirty(self) -> bool:
        """Whether an answer is begun that is not saved."""
        return self.answering.dirty

    def typed(self) -> Typed:
        """The answer as far as it is written, for a draft."""
        return self.answering.typed()

    def restore(self, typed: Typed) -> None:
        """What was being written before a crash or a lock."""
        self.answering.restore(typed)

    def find_tasks(self) -> None:
        """Ask the rulebook for the look-ups of the chosen education."""
        book = self.desk.book(self.notice)
        credential = next((one for one in self.desk.case.credentials if one.id == self.of.value()), None)
        if book is not None and credential is not None:
            day = self.desk.today
            self.desk.work(self.notice, "tasks", lambda _, __: _tasks(book, credential, day), self._found)

    def _found(self, tasks: tuple[Task, ...]) -> None:
        self.tasks = tasks
        self._show_tasks()
        if not tasks:
            from credval.text import both

            self.notice.tell(both("The rulebook names no channel for this country yet. Plan the look-up on the page Assess, at an address that you find independently of the paper."), "ask")  # fmt: skip

    def _show_tasks(self) -> None:
        empty(self.tasks_column)
        self.rebuilt.emit()
        planned = {(one.channel, one.credential) for one in self.desk.case.verifications if not one.answer}
        for task in self.tasks:
            if (task.channel, self.of.value()) not in planned:
                self._task_line(task)

    def _task_line(self, task: Task) -> None:
        speech = self.tools.speech
        facts = [
            speech.tr(_ABOUT[task.about]),
            task.domain,
            _asks(speech, task),
            speech.of(task.confirms),
            speech.tr("Bring: {needs}", needs=speech.of(task.needs)),
            speech.of(task.fee),
            speech.of(task.time),
        ]
        line = Line(
            self.tools, speech.of(task.name), " · ".join(one for one in facts if one), ("search", "accent")
        )
        doings: list[Doing] = [(mark("Plan this look-up"), functools.partial(self._plan, task))]
        if task.may_name_nobody:
            without = functools.partial(self._plan, task, without_person=True)
            doings.append((mark("Plan it without the person: only the institution is looked up"), without))
        line.offer(doings)
        self.tasks_column.addWidget(line)

    def _plan(self, task: Task, without_person: bool = False) -> None:
        new = self.desk.casebook.new_id()
        planned = verifying.planned(task, self.of.value(), new, without_person=without_person)
        self.desk.edit(self.notice, editing.plan_look_up, planned)

    def _line(self, case: Case, one: Verification, open_: bool) -> Line:
        speech = self.tools.speech
        title = next((title_of(self.desk, it) for it in case.credentials if it.id == one.credential), "")
        facts = [speech.tr(_ABOUT[one.about]), one.domain, title if len(case.credentials) > 1 else ""]
        line = Line(self.tools, one.body, " · ".join(part for part in facts if part), self._sign(one))
        line.more.addWidget(words("body", self._stands(one)))
        if open_:
            line.offer(self._doings(one))
        self._column.addWidget(line)
        return line

    @staticmethod
    def _sign(one: Verification) -> tuple[str, str]:
        if one.answer is None:
            return ("unknown", "wait") if one.asked_on else ("search", "accent")
        return {"confirmed": ("yes", "good"), "denied": ("no", "stop")}.get(one.answer, ("info", "muted"))

    def _stands(self, one: Verification) -> str:
        """How far the look-up has come, in words."""
        tr, parts = self.tools.speech.tr, []
        if verifying.needs_consent(self.desk.case, one):
            parts += self._consent(one)
        elif one.names_nobody:
            parts.append(tr("Nothing about the person is sent: no consent is needed."))
        if one.asked_on:
            parts.append(tr("Asked on {day} by {name}.", day=one.asked_on.isoformat(), name=one.by))
        parts += [self._elsewhere(domain) for domain in one.answers_elsewhere]
        if one.answer and one.answered_on:
            said = tr(_ANSWERS[one.answer])
            parts.append(tr("Answer on {day}: {said}.", day=one.answered_on.isoformat(), said=said))
        if one.reference:
            parts.append(tr("Reference: {reference}.", reference=one.reference))
        if one.note:
            parts.append(one.note)
        if not parts:
            parts.append(tr("Planned, not asked yet."))
        return " ".join(parts)

    def _consent(self, one: Verification) -> list[str]:
        tr = self.tools.speech.tr
        if one.consent_on:
            return [tr("Consent given on {day}.", day=one.consent_on.isoformat())]
        outside = verifying.goes_outside(self.desk.case, one)
        why = [tr("The question goes outside the EU and the EEA (GDPR, Article 49.1 a).")] if outside else []
        return [tr("The candidate's consent is needed before anybody asks."), *why]

    def _elsewhere(self, domain: str) -> str:
        said = mark("An answer came from {domain}, which is not the official domain: it is no answer.")
        return self.tools.speech.tr(said, domain=domain)

    def _doings(self, one: Verification) -> list[Doing]:
        ask = functools.partial(self.answering.ask, one)
        if one.answer:
            return [(mark("Correct the answer"), functools.partial(ask, "answer"))]
        found: list[Doing] = []
        needed = verifying.needs_consent(self.desk.case, one)
        if needed and one.consent_on is None:
            found.append((mark("Form of consent"), functools.partial(self.letter.emit, "consent", one.id)))
            found.append((mark("Consent is given"), functools.partial(ask, "consent")))
        elif needed:
            found.append((mark("Consent is withdrawn"), lambda: self.desk.edit(self.notice, editing.consent, one.id, None)))  # fmt: skip
        if not verifying.lacks_consent(self.desk.case, one):
            found.append((mark("It was asked"), functools.partial(ask, "asked")))
        if one.asked_on:
            found.append((mark("Write down the answer"), functools.partial(ask, "answer")))
        else:
            found.append((mark("Drop"), lambda: self.desk.edit(self.notice, editing.drop_look_up, one.id)))
        return found


def _asks(speech: Speech, task: Task) -> str:
    """Whether the candidate has to say yes first, and why."""
    if task.names_nobody:
        return speech.tr("nothing about the person is sent")
    if task.outside:
        return speech.tr("outside the EU and the EEA: needs the candidate's consent")
    return speech.tr("needs the candidate's consent") if task.needs_consent else ""


def _tasks(book: OpenBook, credential: Credential, today: date) -> tuple[Task, ...]:
    """For the worker thread: what the country file offers."""
    from credval.actions.asking import tasks_for

    return tasks_for(book, credential.claim, today)


def _same(words: str) -> Text:
    return Text(words, words)
