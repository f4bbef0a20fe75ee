"""Has somebody decided already: a statement from UHR, an authority, a licence?"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from credval.desktop.fields import DayBox, Field, Options, check_day, side_by_side
from credval.desktop.parts import column
from credval.desktop.tools import Tools
from credval.model.words import DecisionKind
from credval.text import mark

_KINDS = (
    ("", mark("None")),
    (DecisionKind.UHR_STATEMENT.value, mark("Statement from UHR")),
    (DecisionKind.AUTHORITY_DECISION.value, mark("Decision of an authority")),
    (DecisionKind.LICENCE.value, mark("Licence to practise")),
)
_SEQF = (("", mark("Not stated")), *((str(level), f"SeQF {level}") for level in range(1, 9)))


class DecisionPart(QWidget):
    """Gives the claim its prior decision, quoted word for word."""

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.kind = Options(tools, _KINDS)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(96)
        self.seqf = Options(tools, _SEQF)
        self.day = DayBox()
        self.checked = QLineEdit()
        layout = column(self, gap=12)
        layout.addWidget(Field(tools, mark("Decision in hand"), self.kind))
        self._details = QWidget()
        inside = column(self._details, gap=12)
        inside.addWidget(Field(tools, mark("Its words, exactly"), self.words))
        self._day_field = Field(tools, mark("Day of the decision"), self.day)
        inside.addLayout(side_by_side(Field(tools, mark("Level it states"), self.seqf), self._day_field))
        hint = mark("The decision counts when it is written how it was checked.")
        inside.addWidget(Field(tools, mark("How it was checked"), self.checked, hint))
        layout.addWidget(self._details)
        self._details.hide()
        self._listen()

    def read(self) -> dict[str, Any]:
        if not self.kind.value():
            return {}
        found: dict[str, Any] = {"kind": self.kind.value(), "text": self.words.toPlainText().strip()}
        if self.seqf.value():
            found["seqf"] = int(self.seqf.value())
        if self.day.day():
            found["day"] = self.day.day()
        if checked := self.checked.text().strip():
            found["checked_how"] = checked
        return {"prior_decision": found}

    def show_claim(self, claim: dict[str, Any]) -> None:
        given = claim.get("prior_decision") or {}
        self.kind.choose(str(given.get("kind", "")))
        self.words.blockSignals(True)
        self.words.setPlainText(str(given.get("text", "")))
        self.words.blockSignals(False)
        self.seqf.choose(str(given.get("seqf", "")))
        self.day.setText(str(given.get("day", "")))
        self.checked.setText(str(given.get("checked_how", "")))
        self._details.setVisible(bool(given))
        self._check()

    def _listen(self) -> None:
        self.kind.chosen.connect(lambda kind: self._details.setVisible(bool(kind)))
        for chosen in (self.kind.chosen, self.seqf.chosen):
            chosen.connect(lambda _: self.changed.emit())
        for box in (self.day, self.checked):
            box.textEdited.connect(lambda _: self.changed.emit())
        self.words.textChanged.connect(self.changed)
        self.day.editingFinished.connect(self._check)
        self._tools.speech.changed.connect(self._check)

    def _check(self) -> None:
        check_day(self._tools, self._day_field)
