"""How is a move of the case made: at once, or with what has to be said with it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.casework.acts import Given
from credval.casework.wording import label
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Typed, text_box
from credval.desktop.cases.told import Told
from credval.desktop.fields import Choice, Field
from credval.desktop.parts import Card, button, row, spoken, words
from credval.model.case_words import Move
from credval.text import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from credval.casework.states import Offer

_EXPLAINED = {
    Move.GO_ON_WITHOUT_PAPERS: mark("Missing papers are held against nobody. A plausible reason is enough; no proof of it is asked for."),
    Move.ASK_SECOND_OPINION: mark("A colleague looks at the proposal and says what they think. The decision stays yours."),
    Move.GIVE_SECOND_OPINION: mark("Say what you see. It is a question asked and answered, never a score."),
    Move.OBJECT: mark("Write what the candidate says, in plain words, without judging it."),
    Move.ANSWER_OBJECTION: mark("The decision stands with this answer. If there is something new to look at, reopen the case instead."),
    Move.REOPEN: mark("The decision stays on record; a new one is made after it."),
    Move.CLOSE: mark("Nothing is decided yet. A closed case can be reopened until it is erased."),
    Move.WITHDRAW_PROPOSAL: mark("The proposal stays on record, marked as withdrawn."),
}  # fmt: skip


class MoveForm(Card):
    """What a move asks for, under the head of the case. `ended` when it was made or called off."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tools)
        self._desk, self.chosen = desk, Move.CLOSE
        tools = desk.tools
        self.title, self._told = words("heading"), words("muted")
        self.notice = Told(tools)
        self.because, self.says, self.question = text_box(), text_box(), text_box()
        self.asked_of = QLineEdit()
        self.agrees = Choice(
            tools,
            mark("Do you agree with the proposal?"),
            (("", mark("Not answered")), ("yes", mark("Yes")), ("no", mark("No"))),
        )
        self.go = button(tools, mark("Do it"), "main")
        self.cancel = button(tools, mark("Cancel"))
        self._fields: dict[str, QWidget] = {
            "because": Field(tools, mark("The reason"), self.because),
            "asked_of": Field(tools, mark("Who is asked (may be left empty)"), self.asked_of),
            "question": Field(tools, mark("What you want to know"), self.question),
            "agrees": _asked(desk, self.agrees),
            "says": Field(tools, mark("In plain words"), self.says),
        }
        self.body.setSpacing(12)
        for part in (self.title, self._told, self.notice, *self._fields.values()):
            self.body.addWidget(part)
        line = row()
        line.addWidget(self.go)
        line.addWidget(self.cancel)
        line.addStretch()
        self.body.addLayout(line)
        self.go.clicked.connect(self.make)
        self.cancel.clicked.connect(self.call_off)
        tools.speech.changed.connect(self._speak)
        self.hide()

    def ask(self, offer: Offer) -> None:
        """Ask what ``offer`` asks for; the cursor stands in the first field."""
        if offer.move is not self.chosen:
            self._clear()
        self.chosen = offer.move
        for name, part in self._fields.items():
            part.setVisible(name in offer.asks)
        self.notice.tell(None)
        self._speak()
        self.show()
        wanted = [self._fields[name] for name in offer.asks if name in self._fields]
        first = getattr(wanted[0], "control", self.agrees) if wanted else self.go
        first.setFocus()

    def make(self) -> None:
        """Make the move with what was said."""
        agrees = {"yes": True, "no": False}.get(self.agrees.value())
        given = Given(
            because=self.because.toPlainText(),
            says=self.says.toPlainText(),
            question=self.question.toPlainText(),
            asked_of=self.asked_of.text(),
            agrees=agrees,
        )
        if self._desk.move(self.notice, self.chosen, given):
            self._end()

    @property
    def dirty(self) -> bool:
        """Whether something is written with which no move was made."""
        boxes = (self.because, self.says, self.question)
        return any(one.toPlainText().strip() for one in boxes) or bool(self.asked_of.text().strip())

    def typed(self) -> Typed:
        """What stands here, for a draft."""
        return {
            "move": self.chosen.value,
            "because": self.because.toPlainText(),
            "says": self.says.toPlainText(),
            "question": self.question.toPlainText(),
            "asked_of": self.asked_of.text(),
            "agrees": self.agrees.value(),
        }

    def restore(self, typed: Typed) -> None:
        """What stood here before a crash or a lock; in view if the move can still be made."""
        self.chosen = Move(typed["move"])
        self.because.setPlainText(typed["because"])
        self.says.setPlainText(typed["says"])
        self.question.setPlainText(typed["question"])
        self.asked_of.setText(typed["asked_of"])
        self.agrees.choose(typed["agrees"])
        offers = self._desk.casebook.moves(self._desk.shown)
        offer = next((one for one in offers if one.move is self.chosen and one.allowed), None)
        if offer is not None:
            self.ask(offer)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self._clear()
        self.hide()

    def call_off(self) -> None:
        """What was typed stays for the next time."""
        self.hide()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape calls it off."""
        if event.key() == Qt.Key.Key_Escape:
            self.call_off()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        self._clear()
        self.hide()
        self.ended.emit()

    def _clear(self) -> None:
        for box in (self.because, self.says, self.question, self.asked_of):
            box.clear()
        self.agrees.choose("")

    def _speak(self) -> None:
        speech = self._desk.tools.speech
        self.title.setText(speech.of(label(self.chosen)))
        told = _EXPLAINED.get(self.chosen, "")
        self._told.setText(speech.tr(told) if told else "")
        self._told.setVisible(bool(told))
        self.go.setText(speech.of(label(self.chosen)))


def _asked(desk: Desk, choice: Choice) -> QWidget:
    """A choice with its question above it."""
    holder = Card(desk.tools)
    holder.setObjectName("bare")
    holder.body.setContentsMargins(0, 0, 0, 0)
    holder.body.addWidget(spoken(desk.tools, mark("Do you agree with the proposal?")))
    holder.body.addWidget(choice)
    return holder
