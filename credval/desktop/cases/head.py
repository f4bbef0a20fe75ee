"""What stands above a case: its number and state, what is to be done next, by whom and by when, and what can be done."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from credval.casework.next_step import NextStep, Step
from credval.casework.wording import label
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.moves import MoveForm
from credval.desktop.cases.told import Told
from credval.desktop.flow import Flow
from credval.desktop.parts import button, chip, column, repolish, row, words
from credval.model.case_words import CaseState, Move
from credval.text import mark

if TYPE_CHECKING:
    from credval.casework.states import Offer

SIGNS = {
    CaseState.DRAFT: ("info", "muted"),
    CaseState.WAITING_FOR_PAPERS: ("unknown", "wait"),
    CaseState.READY: ("forward", "accent"),
    CaseState.PROPOSED: ("assess", "accent"),
    CaseState.SECOND_OPINION: ("person", "wait"),
    CaseState.DECIDED: ("yes", "good"),
    CaseState.OBJECTION: ("warning", "wait"),
    CaseState.REOPENED: ("undo", "accent"),
    CaseState.CLOSED: ("lock", "muted"),
    CaseState.ERASED: ("no", "muted"),
}
"""The icon of each state and its ink; the word stands beside it."""
_MAIN = {
    Step.ASK_FOR_PAPERS: Move.ASK_FOR_PAPERS,
    Step.CONFIRM_PAPERS: Move.PAPERS_COMPLETE,
    Step.PROPOSE: Move.PROPOSE,
    Step.PROPOSE_ANEW: Move.PROPOSE,
    Step.ASK_COLLEAGUE: Move.ASK_SECOND_OPINION,
    Step.WAIT_FOR_COLLEAGUE: Move.GIVE_SECOND_OPINION,
    Step.DECIDE: Move.DECIDE,
    Step.LOOK_AGAIN: Move.REOPEN,
    Step.ANSWER_OBJECTION: Move.ANSWER_OBJECTION,
    Step.CLOSE: Move.CLOSE,
    Step.ERASE: Move.ERASE,
}
"""The move by which a next step is taken: in the colour of the main button."""
_LEADS = {
    Step.WRITE_REQUIREMENT: ("basics", ""),
    Step.GIVE_NOTICE: ("letters", "notice"),
    Step.DESCRIBE_EDUCATION: ("papers", ""),
    Step.ASK_AGAIN_OR_GO_ON: ("lookups", ""),
    Step.UNDOCUMENTED: ("papers", ""),
    Step.GET_CONSENT: ("lookups", ""),
    Step.LOOK_UP: ("lookups", ""),
    Step.WAIT_FOR_ANSWER: ("lookups", ""),
    Step.DECIDE: ("decision", ""),
    Step.TELL_CANDIDATE: ("letters", "outcome"),
    Step.ERASE_PAPERS: ("protection", ""),
    Step.NAME_RULE: ("protection", ""),
}
"""The tab, and the letter, where a next step is taken."""
_ELSEWHERE = (Move.PROPOSE, Move.DECIDE, Move.ERASE)
"""Moves that have a part of their own."""


class Head(QWidget):
    """The head of the case view. `back` leads to the list; `wanted` names a move that is made in a part of its own, `lead` a tab and a letter."""

    back = Signal()
    wanted = Signal(object)
    lead = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._step = Step.NOTHING
        tools = desk.tools
        self.list = button(tools, mark("All cases"), "link", "back")
        self.title, self.state, self._sign = words("title"), chip(), QLabel()
        self.next, self.who = words("strong"), words("small")
        self.there = button(tools, mark("Go there"), "link", "forward")
        self.notice = Told(tools)
        self.form = MoveForm(desk)
        self.buttons: dict[Move, QPushButton] = {}
        self._line = QWidget()
        self._flow = Flow(self._line)
        self._lay_out()
        self.list.clicked.connect(self.back)
        self.there.clicked.connect(self._go_there)
        self.form.ended.connect(self._focus)
        desk.changed.connect(self._show)
        tools.speech.changed.connect(self._show)
        tools.look.changed.connect(self._show)

    def _show(self) -> None:
        if not self._desk.is_open:
            return
        speech, look, case = self._desk.tools.speech, self._desk.tools.look, self._desk.shown
        name = case.person.name_as_written or case.person.reference
        look.fonts.need(name)
        self.title.setText(" · ".join(one for one in (case.number, case.job.title, name) if one))
        icon, ink = SIGNS[case.state]
        self._sign.setPixmap(look.picture(icon, ink, 20))
        self.state.setText(speech.of(label(case.state)))
        step = self._next_step()
        self.next.setText(speech.tr("Next: {step}", step=speech.of(step.text)))
        due = speech.tr(" · by {day}", day=step.due.isoformat()) if step.due else ""
        late = speech.tr(" · overdue") if step.overdue(self._desk.today) else ""
        self.who.setText(speech.of(step.who_text) + due + late)
        self.there.setVisible(step.code in _LEADS)
        self._step = step.code
        self._offer()

    def forget(self) -> None:
        """Nothing of the case stays."""
        for label_ in (self.title, self.state, self.next, self.who):
            label_.setText("")
        self.notice.tell(None)
        self.form.forget()

    def _next_step(self) -> NextStep:
        """In blind mode in words that do not say who it is."""
        step = self._desk.casebook.next_step(self._desk.case)
        if self._desk.blind and step.code is not Step.ERASE_PAPERS:
            return self._desk.casebook.next_step(self._desk.shown)
        return step

    def _go_there(self) -> None:
        self.lead.emit(*_LEADS[self._step])

    def _offer(self) -> None:
        """The moves of the state; those that are not allowed say why."""
        speech, focused = self._desk.tools.speech, self._focused()
        offers = self._desk.casebook.moves(self._desk.shown)
        self._put_in_order([offer.move for offer in offers])
        for offer in offers:
            one = self.buttons[offer.move]
            self._colour(one, offer.move is _MAIN.get(self._step))
            allowed = offer.allowed and not self._desk.read_only
            why = speech.of(offer.why_not) if offer.why_not else ""
            if self._desk.read_only:
                why = speech.tr("The cases are open for reading only.")
            one.setEnabled(allowed)
            one.setToolTip("" if allowed else why)
            one.setAccessibleDescription("" if allowed else why)
        if focused:
            self._focus()

    def _put_in_order(self, moves: list[Move]) -> None:
        """One button for each move, in the order of a case's life; those that stay keep the cursor."""
        for move in [one for one in self.buttons if one not in moves]:
            gone = self.buttons.pop(move)
            gone.hide()
            gone.deleteLater()
        while self._flow.takeAt(0) is not None:
            pass
        self.buttons = {move: self.buttons.get(move) or self._made(move) for move in moves}
        for one in self.buttons.values():
            self._flow.addWidget(one)

    @staticmethod
    def _colour(one: QPushButton, main: bool) -> None:
        kind = "main" if main else "plain"
        if one.property("kind") != kind:
            one.setProperty("kind", kind)
            repolish(one)

    def _focused(self) -> bool:
        return any(one.hasFocus() for one in self.buttons.values())

    def _made(self, move: Move) -> QPushButton:
        made = button(self._desk.tools, label(move).en)
        made.clicked.connect(functools.partial(self.press, move))
        return made

    def press(self, move: Move, _checked: bool = False) -> None:
        """Make a move, or ask first what has to be said with it."""
        self.notice.tell(None)
        self.form.hide()
        if move in _ELSEWHERE:
            self.wanted.emit(move)
            return
        offer = next(one for one in self._desk.casebook.moves(self._desk.shown) if one.move is move)
        if self._asks(offer):
            self.form.ask(offer)
        else:
            self._desk.move(self.notice, move)

    @staticmethod
    def _asks(offer: Offer) -> bool:
        return bool(offer.asks) or offer.move is Move.WITHDRAW_PROPOSAL

    def focus_main(self) -> None:
        """The cursor on what leads on, if that can be done now; else on the first move that can."""
        main = self.buttons.get(_MAIN.get(self._step, Move.CLOSE))
        if main is not None and main.isEnabled():
            main.setFocus()
        else:
            self._focus()

    def _focus(self) -> None:
        first = next((one for one in self.buttons.values() if one.isEnabled()), self.list)
        first.setFocus()

    def _lay_out(self) -> None:
        inside = column(self, gap=8)
        inside.setContentsMargins(16, 8, 16, 8)
        inside.addWidget(self.list)
        line = row(12)
        line.addWidget(self.title, 1)
        line.addWidget(self._sign)
        line.addWidget(self.state)
        inside.addLayout(line)
        step = row(12)
        step.addWidget(self.next, 1)
        step.addWidget(self.there)
        inside.addLayout(step)
        inside.addWidget(self.who)
        inside.addWidget(self._line)
        inside.addWidget(self.notice)
        inside.addWidget(self.form)
