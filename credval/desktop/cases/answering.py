"""What is written down of a look-up: the consent, that it was asked, what was answered?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from credval.casework import editing
from credval.desktop.assess.look_up import ANSWERS
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Typed
from credval.desktop.cases.told import Told
from credval.desktop.fields import DayBox, Field, Options, check_day, side_by_side
from credval.desktop.parts import Card, button, row, words
from credval.model.words import EvidenceAnswer
from credval.text import both, mark

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from credval.model.cases import Verification

_HEADS = {
    "consent": mark("The candidate has consented"),
    "asked": mark("It was asked"),
    "answer": mark("The answer"),
}


class Answering(Card):
    """A small form for one look-up and one of: consent, asked, answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tools)
        self._desk, self._what = desk, "asked"
        self._one: Verification | None = None
        tools = desk.tools
        self.title, self.notice = words("heading"), Told(tools)
        self.day, self.reference, self.came_from, self.note = DayBox(), QLineEdit(), QLineEdit(), QLineEdit()
        self.answer = Options(tools, [("", mark("Choose …")), *ANSWERS])
        self.go, self.cancel = button(tools, mark("Save"), "main", "save"), button(tools, mark("Cancel"))
        self._day_field = Field(tools, mark("Day"), self.day)
        self._reference = Field(tools, mark("Reference or link"), self.reference)
        self._answer = Field(tools, mark("Answer"), self.answer)
        self._from = Field(
            tools,
            mark("Address that the answer came from"),
            self.came_from,
            mark("An answer from elsewhere than the official domain is noted, and is no answer."),
        )
        self._note = Field(tools, mark("What exactly was confirmed"), self.note)
        self.body.setSpacing(12)
        self.body.addWidget(self.title)
        self.body.addWidget(self.notice)
        self.body.addLayout(side_by_side(self._day_field, self._answer))
        self.body.addLayout(side_by_side(self._reference, self._from))
        self.body.addWidget(self._note)
        line = row()
        line.addWidget(self.go)
        line.addWidget(self.cancel)
        line.addStretch()
        self.body.addLayout(line)
        self.go.clicked.connect(self.keep)
        self.cancel.clicked.connect(self.hide)
        tools.speech.changed.connect(self._speak)
        self.hide()

    def ask(self, one: Verification, what: str) -> None:
        """Ask about ``one``: ``what`` is consent, asked or answer. What was begun of the same stands there still."""
        if self._one is None or (one.id, what) != (self._one.id, self._what):
            self._begin(one, what)
        self._one, self._what = one, what
        self._answer.setVisible(what == "answer")
        self._from.setVisible(what == "answer")
        self._note.setVisible(what == "answer")
        self._reference.setVisible(what != "consent")
        self.notice.tell(None)
        self._speak()
        self.show()
        (self.answer if what == "answer" else self.day).setFocus()

    def _begin(self, one: Verification, what: str) -> None:
        """Empty lines; an answer that is corrected stands in them."""
        corrects = what == "answer" and one.answer is not None
        self.came_from.clear()
        self.reference.setText(one.reference if corrects else "")
        self.note.setText(one.note if corrects else "")
        self.answer.choose(one.answer or "" if corrects else "")
        day = one.answered_on if corrects and one.answered_on else self._desk.today
        self.day.setText(day.isoformat())

    def keep(self) -> None:
        """Save what was written down."""
        check_day(self._desk.tools, self._day_field)
        day, one = self.day.day(), self._one
        if day is None or one is None:
            self.day.setFocus()
            return
        if self._kept(one, date.fromisoformat(day)):
            self._one = None
            self.hide()

    @property
    def dirty(self) -> bool:
        """Whether something is written down here that is not saved."""
        boxes = (self.reference, self.came_from, self.note)
        written = any(one.text().strip() for one in boxes) or bool(self.answer.value())
        return self._one is not None and not self.isHidden() and written

    def typed(self) -> Typed:
        """What stands here, for a draft."""
        return {
            "look_up": self._one.id if self._one else "",
            "what": self._what,
            "day": self.day.text(),
            "reference": self.reference.text(),
            "came_from": self.came_from.text(),
            "note": self.note.text(),
            "answer": self.answer.value(),
        }

    def restore(self, typed: Typed) -> None:
        """What stood here before a crash or a lock, if the look-up is still there."""
        found = [one for one in self._desk.case.verifications if one.id == typed["look_up"]]
        if not found:
            return
        self.ask(found[0], typed["what"])
        for box, name in (
            (self.day, "day"), (self.reference, "reference"), (self.came_from, "came_from"), (self.note, "note"),
        ):  # fmt: skip
            box.setText(typed[name])
        self.answer.choose(typed["answer"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape calls it off."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _kept(self, one: Verification, day: date) -> bool:
        edit, reference = self._desk.edit, self.reference.text()
        if self._what == "consent":
            return edit(self.notice, editing.consent, one.id, day)
        if self._what == "asked":
            return edit(self.notice, editing.ask, one.id, reference, day)
        if not self.answer.value():
            self.notice.tell(both("Choose what was answered. That nothing came is an answer too."), "ask")
            return False
        return edit(
            self.notice,
            editing.answer,
            one.id,
            EvidenceAnswer(self.answer.value()),
            on=day,
            reference=reference,
            came_from=self.came_from.text(),
            note=self.note.text(),
        )

    def _speak(self) -> None:
        tr = self._desk.tools.speech.tr
        body = self._one.body if self._one else ""
        self.title.setText(": ".join(one for one in (tr(_HEADS[self._what]), body) if one))
