"""Which entries does a system have, and which of them fit what a person looks for?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.desktop.fields import Field, NumberBox, Options, side_by_side
from credval.desktop.find_box import Offer
from credval.desktop.parts import column, words
from credval.desktop.pick_list import PickList
from credval.desktop.rulebook.entry_text import span_words
from credval.desktop.tools import Tools
from credval.model.entries import Qualification
from credval.text import Text, mark
from credval.writing.folding import fold

_ALL = ("", mark("All kinds"))


class Entries(QWidget):
    """The middle column of the rulebook: filters, and the list of what they leave."""

    picked = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._entries: Sequence[Qualification] = ()
        self._kinds: Mapping[str, Text] = {}
        self.text, self.kind, self.year = QLineEdit(), Options(tools, [_ALL]), NumberBox()
        self.year.setPlaceholderText("1998")
        self.list = PickList(tools, mark("Entries"))
        self._count = words("small")
        layout = column(self, margin=16, gap=12)
        layout.addWidget(Field(tools, mark("Find an entry"), self.text))
        kind, year = Field(tools, mark("Kind"), self.kind), Field(tools, mark("Awarded in"), self.year)
        layout.addLayout(side_by_side(kind, year, stretch=(2, 1)))
        layout.addWidget(self._count)
        layout.addWidget(self.list, 1)
        self.text.textEdited.connect(self._filter)
        self.text.textEdited.connect(tools.look.fonts.need)
        self.kind.chosen.connect(self._filter)
        self.year.textEdited.connect(self._filter)
        self.list.picked.connect(self.picked)
        tools.speech.changed.connect(self._filter)

    def show_entries(self, entries: Sequence[Qualification], kinds: Mapping[str, Text]) -> None:
        self._entries, self._kinds = entries, kinds
        present = {one.kind.value for one in entries}
        self.kind.offer([_ALL, *((word, name) for word, name in kinds.items() if word in present)])
        self._filter()

    def _filter(self) -> None:
        fitting = [one for one in self._entries if self._fits(one)]
        self.list.offer(
            [self._offer(one) for one in sorted(fitting, key=lambda one: (one.isced or 0, one.id))]
        )
        speech = self._tools.speech
        told = speech.plural("{n} entry", "{n} entries", len(fitting)) if self._entries else ""
        nothing = speech.tr("Nothing fits. Loosen the filters.") if self._entries and not fitting else ""
        self._count.setText(nothing or told)

    def _fits(self, one: Qualification) -> bool:
        if self.kind.value() and one.kind.value != self.kind.value():
            return False
        year = self.year.number()
        if year is not None and 1000 <= year <= 9999:
            first, last = date(int(year), 1, 1), date(int(year), 12, 31)
            if not one.awarded.touches(first, last):
                return False
        wanted = fold(self.text.text())
        return not wanted or any(wanted in fold(name) for name in one.every_title)

    def _offer(self, one: Qualification) -> Offer:
        speech = self._tools.speech
        kind = speech.of(self._kinds.get(one.kind.value)) or one.kind.value
        level = f"EQF {one.eqf}" if one.eqf else ""
        span = span_words(one.awarded, speech) if one.awarded.first or one.awarded.last else ""
        return Offer(one.id, speech.of(one.title), " · ".join(part for part in (kind, level, span) if part))
