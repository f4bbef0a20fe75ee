"""What else was looked up, besides the answers to the four questions?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from credval.desktop.assess.look_up import LookUp
from credval.desktop.fields import Field, Options
from credval.desktop.parts import button, column, row
from credval.desktop.tools import Tools
from credval.model.systems import Country
from credval.model.words import EvidenceAbout, EvidenceAnswer
from credval.text import Text, mark

ABOUT = (
    (EvidenceAbout.INSTITUTION.value, mark("The institution")),
    (EvidenceAbout.PROGRAMME.value, mark("The programme")),
    (EvidenceAbout.AUTHENTICITY.value, mark("Whether the paper is genuine")),
    (EvidenceAbout.IDENTITY.value, mark("The person")),
    (EvidenceAbout.COMPLETION.value, mark("Whether it was finished")),
    (EvidenceAbout.PRIOR_DECISION.value, mark("A decision in hand")),
)


class _Row(QFrame):
    """One look-up with what it was about."""

    def __init__(self, tools: Tools, look_up: LookUp) -> None:
        super().__init__()
        self.setObjectName("card")
        self.look_up = look_up
        self.about = Options(tools, ABOUT)
        self.remove = button(tools, mark("Remove"), "link", "close")
        layout = column(self, margin=12, gap=12)
        layout.addWidget(Field(tools, mark("About"), self.about))
        layout.addWidget(look_up)
        line = row()
        line.addStretch()
        line.addWidget(self.remove)
        layout.addLayout(line)

    def read(self) -> dict[str, Any]:
        return self.look_up.read(self.about.value())


class EvidencePart(QWidget):
    """Gives the claim its further evidence rows. A row that was removed can be brought back."""

    changed = Signal()

    def __init__(self, tools: Tools, today: Callable[[], date], by: Callable[[], str]) -> None:
        super().__init__()
        self._tools, self._today, self._by = tools, today, by
        self._country: Country | None = None
        self._channels: dict[str, Text] = {}
        self._rows: list[_Row] = []
        self._gone: list[dict[str, Any]] = []
        layout = column(self, gap=12)
        self._column = column(gap=12)
        layout.addLayout(self._column)
        line = row()
        self.more = button(tools, mark("Add a look-up"), "plain", "add")
        self._undo = button(tools, mark("Undo"), "link", "undo")
        for one in (self.more, self._undo):
            line.addWidget(one)
        line.addStretch()
        layout.addLayout(line)
        self._undo.hide()
        self.more.clicked.connect(lambda: self._add({}, focus=True))
        self._undo.clicked.connect(self._bring_back)

    def settle(self, country: Country | None, channels: dict[str, Text]) -> None:
        self._country, self._channels = country, channels
        for one in self._rows:
            one.look_up.settle(country, channels)

    def read(self) -> list[dict[str, Any]]:
        return [one.read() for one in self._rows]

    def show_rows(self, rows: Sequence[dict[str, Any]]) -> None:
        for one in list(self._rows):
            self._take_away(one)
        self._gone.clear()
        self._undo.hide()
        for given in rows:
            self._add(given)

    def begin_look_up(self, row: dict[str, Any]) -> None:
        """A further look-up of the institution, its answer still to be given."""
        known = {"about": EvidenceAbout.INSTITUTION.value, "answer": EvidenceAnswer.NO_ANSWER.value}
        self._add({**known, "day": self._today().isoformat(), "by": self._by(), **row})
        self._rows[-1].look_up.answer.setFocus()
        self.changed.emit()

    def _add(self, given: dict[str, Any], focus: bool = False) -> None:
        look_up = LookUp(self._tools, self._today, self._by)
        look_up.settle(self._country, self._channels)
        made = _Row(self._tools, look_up)
        if given:
            look_up.show_row(given)
            made.about.choose(str(given.get("about", "")))
        look_up.changed.connect(self.changed)
        made.about.chosen.connect(lambda _: self.changed.emit())
        made.remove.clicked.connect(lambda: self._remove(made))
        self._rows.append(made)
        self._column.addWidget(made)
        if focus:
            made.about.setFocus()
            self.changed.emit()

    def _remove(self, one: _Row) -> None:
        self._gone.append(one.read())
        self._take_away(one)
        self._undo.show()
        self.more.setFocus()
        self.changed.emit()

    def _take_away(self, one: _Row) -> None:
        self._rows.remove(one)
        self._column.removeWidget(one)
        one.hide()
        one.deleteLater()

    def _bring_back(self) -> None:
        self._add(self._gone.pop())
        self._undo.setVisible(bool(self._gone))
        self.changed.emit()
