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
from credval.model.systems import Part
from credval.text import Text, mark
from credval.writing.folding import fold

_ALL = ("", mark("All kinds"))
_ALL_PARTS = ("", mark("All parts"))


class Entries(QWidget):
    """The middle column of the rulebook: filters, and the list of what they leave."""

    picked = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._entries: Sequence[Qualification] = ()
        self._kinds: Mapping[str, Text] = {}
        self._parts: Mapping[str, Text] = {}
        self.part = Options(tools, [_ALL_PARTS])
        self._part_field = Field(tools, mark("Part of the country"), self.part)
        self._part_field.hide()
        self.text, self.kind, self.year = QLineEdit(), Options(tools, [_ALL]), NumberBox()
        self.year.setPlaceholderText("1998")
        self.list = PickList(tools, mark("Entries"))
        self._count = words("small")
        layout = column(self, margin=16, gap=12)
        layout.addWidget(Field(tools, mark("Find an entry"), self.text))
        kind, year = Field(tools, mark("Kind"), self.kind), Field(tools, mark("Awarded in"), self.year)
        layout.addLayout(side_by_side(kind, year, stretch=(2, 1)))
        layout.addWidget(self._part_field)
        layout.addWidget(self._count)
        layout.addWidget(self.list, 1)
        self.text.textEdited.connect(self._filter)
        self.text.textEdited.connect(tools.look.fonts.need)
        self.kind.chosen.connect(self._filter)
        self.part.chosen.connect(self._filter)
        self.year.textEdited.connect(self._filter)
        self.list.picked.connect(self.picked)
        tools.speech.changed.connect(self._filter)

    def show_entries(
        self, entries: Sequence[Qualification], kinds: Mapping[str, Text], parts: Sequence[Part] = ()
    ) -> None:
        """``parts`` are those of the country; where there are any, one of them can be asked for."""
        self._entries, self._kinds = entries, kinds
        self._parts = {one.id: one.name.text for one in parts}
        self.part.offer([_ALL_PARTS, *self._parts.items()])
        self._part_field.setVisible(bool(parts))
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
        if self.part.value() and one.part and self.part.value() not in one.part:
            return False  # what belongs to no part belongs to all
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
        where = ", ".join(speech.of(self._parts.get(part)) for part in one.part)
        return Offer(
            one.id, speech.of(one.title), " · ".join(told for told in (kind, level, span, where) if told)
        )
