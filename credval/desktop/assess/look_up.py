"""What was looked up: where, through which channel, when, by whom, with what answer?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.desktop.assess.shelf import Names, short_list
from credval.desktop.fields import DayBox, Field, Options, Wording, check_day, side_by_side
from credval.desktop.find_box import FindBox
from credval.desktop.parts import button, column
from credval.desktop.tools import Tools
from credval.model.systems import Country
from credval.model.words import EvidenceAnswer
from credval.text import Text, mark

ANSWERS = (
    (EvidenceAnswer.CONFIRMED.value, mark("It confirmed it")),
    (EvidenceAnswer.DENIED.value, mark("It said no")),
    (EvidenceAnswer.NOT_FOUND.value, mark("Not found there")),
    (EvidenceAnswer.NO_ANSWER.value, mark("No answer yet")),
)
_CHOOSE = ("", mark("Choose …"))


class LookUp(QWidget):
    """One look-up, as an evidence row of a claim. It counts with its day and with who answered."""

    changed = Signal()

    def __init__(self, tools: Tools, today: Callable[[], date], by: Callable[[], str] = str) -> None:
        super().__init__()
        self._tools, self._today = tools, today
        self._bodies: Names = ()
        self.body = FindBox(tools, f"look-up-{id(self)}", short_list(tools.speech, lambda: self._bodies))
        self.channel = Options(tools, [_CHOOSE])
        self.day, self.by, self.reference = DayBox(), QLineEdit(by()), QLineEdit()
        self.answer = Options(tools, ANSWERS)
        layout = column(self, gap=12)
        layout.addWidget(Field(tools, mark("Where, or who was asked"), self.body))
        self._day_field = Field(tools, mark("Day"), self.day)
        today_button = button(tools, mark("Today"), "link")
        today_button.clicked.connect(self._now)
        self._answer_field = Field(tools, mark("Answer"), self.answer)
        layout.addLayout(side_by_side(Field(tools, mark("How"), self.channel), self._answer_field))
        day = column(gap=0)
        day.addWidget(self._day_field)
        day.addWidget(today_button)
        holder = QWidget()
        holder.setLayout(day)
        layout.addLayout(side_by_side(holder, Field(tools, mark("By whom"), self.by)))
        layout.addWidget(Field(tools, mark("Reference or link"), self.reference))
        self._listen()

    def settle(self, country: Country | None, channels: dict[str, Text]) -> None:
        """Offer the bodies and channels of this system first."""
        self._bodies = body_names(country)
        own: list[tuple[str, Wording]] = (
            [(one.id, one.name.text) for one in country.verification] if country else []
        )
        known = {value for value, _ in own}
        self.channel.offer(
            [_CHOOSE, *own, *((word, label) for word, label in channels.items() if word not in known)]
        )

    def read(self, about: str) -> dict[str, Any]:
        found = {
            "about": about,
            "answer": self.answer.value(),
            "body": self.body.text().strip(),
            "channel": self.channel.value(),
            "day": self.day.day(),
            "by": self.by.text().strip(),
            "reference": self.reference.text().strip(),
        }
        return {key: value for key, value in found.items() if value}

    def show_row(self, given: dict[str, Any]) -> None:
        """Show an evidence row; an empty one clears."""
        self.body.show_picked("", str(given.get("body", "")))
        self.channel.choose(str(given.get("channel", "")))
        self.day.setText(str(given.get("day", "")))
        self.by.setText(str(given.get("by", self.by.text())))
        self.reference.setText(str(given.get("reference", "")))
        self.reference.setCursorPosition(0)
        self.answer.choose(str(given.get("answer", EvidenceAnswer.CONFIRMED.value)))
        self._check()

    def fix_answer(self, answer: EvidenceAnswer | None) -> None:
        """The answer is given by the question above; it need not be asked for again."""
        self._answer_field.setVisible(answer is None)

    def _now(self) -> None:
        self.day.setText(self._today().isoformat())
        self._check()
        self.changed.emit()

    def _listen(self) -> None:
        for box in (self.by, self.reference, self.day):
            box.textEdited.connect(lambda _: self.changed.emit())
        for found in (self.body.picked, self.body.typed, self.channel.chosen, self.answer.chosen):
            found.connect(lambda _: self.changed.emit())
        self.day.editingFinished.connect(self._check)
        self._tools.speech.changed.connect(self._check)

    def _check(self) -> None:
        check_day(self._tools, self._day_field)


def body_names(country: Country | None) -> Names:
    """Who can be asked in a system: the authorities and whoever runs its channels."""
    if country is None:
        return ()
    found = [(key, one.name.text, _spellings(one.name)) for key, one in country.authorities.items()]
    others = {one.body for one in country.verification if one.body not in country.authorities}
    return [*found, *((body, Text(body, body), ()) for body in sorted(others))]


def _spellings(name: Any) -> Sequence[str]:
    return [one for one in (name.native, name.romanised) if one]
