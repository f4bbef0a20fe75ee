"""Which papers are in hand, and what does each of them prove?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from credval.desktop.fields import Field, Fold, Tick
from credval.desktop.parts import column, empty, words
from credval.desktop.tools import Tools
from credval.model.systems import Country, Document
from credval.model.words import DocumentKind, Proves
from credval.text import Text, mark

PROVES = {
    Proves.AWARD: mark("proves the award"),
    Proves.COMPLETION: mark("proves that it is finished, not that it is awarded"),
    Proves.PART: mark("proves a part of the studies"),
    Proves.NOTHING: mark("background only"),
}
_DOUBLES = {DocumentKind.TRANSLATION, DocumentKind.PHOTO, DocumentKind.OTHER}
"""Kinds that are offered in every system, whatever its own list says."""


class PapersPart(QWidget):
    """Gives the claim its documents: the system's own papers first, by their own names."""

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._country: Country | None = None
        self._kinds: dict[str, Text] = {}
        self._boxes: dict[str, QCheckBox] = {}
        self._hint = words("muted")
        layout = column(self, gap=8)
        layout.addWidget(self._hint)
        self._own, self._others = QWidget(), QWidget()
        self._own_column, self._other_column = column(self._own, gap=4), column(self._others, gap=4)
        layout.addWidget(self._own)
        self._fold = Fold(tools, mark("Other papers"), self._others)
        layout.addWidget(self._fold)
        self.missing = QLineEdit()
        why = Field(
            tools,
            mark("No papers, because"),
            self.missing,
            mark("War, flight, a closed archive: a reason opens another way."),
        )
        layout.addWidget(why)
        self.missing.textEdited.connect(lambda _: self.changed.emit())
        tools.speech.changed.connect(lambda: self.settle(self._country, self._kinds))
        self._speak()

    def settle(self, country: Country | None, kinds: dict[str, Text]) -> None:
        """Offer this system's papers, then the kinds that it has no own word for. Ticks stay."""
        ticked = set(self._ticked())
        self._country, self._kinds = country, kinds
        for part in (self._own_column, self._other_column):
            empty(part)
        self._boxes = {}
        papers = country.documents if country else ()
        for paper in papers:
            self._own_column.addWidget(self._own_box(paper))
        known = {paper.kind.value for paper in papers} - _DOUBLES
        for kind, label in kinds.items():
            if kind not in known:
                self._other_column.addWidget(self._tick_box(kind, self._tools.speech.of(label)))
        self._tick(ticked)
        self._speak()

    def read(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "documents": self._ticked(),
            "documents_missing_because": self.missing.text().strip(),
        }
        return {key: value for key, value in found.items() if value}

    def show_claim(self, claim: dict[str, Any]) -> None:
        self._tick(claim.get("documents", ()))
        self.missing.setText(str(claim.get("documents_missing_because", "")))

    def _ticked(self) -> list[str]:
        return [kind for kind, box in self._boxes.items() if box.isChecked()]

    def _tick(self, kinds: Iterable[str]) -> None:
        wanted = set(kinds)
        for kind, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(kind in wanted)
            box.blockSignals(False)

    def _own_box(self, paper: Document) -> QWidget:
        """A paper by its name here and there, with what it proves below."""
        speech = self._tools.speech
        name = speech.of(paper.name.text)
        own = paper.name.native
        self._tools.look.fonts.need(own or "")
        shown = f"{name} – {own}" if own and own.casefold() != name.casefold() else name
        return self._tick_box(paper.id, shown, speech.tr(PROVES[paper.proves]))

    def _tick_box(self, kind: str, text: str, remark: str = "") -> QWidget:
        made = Tick(text, remark)
        made.box.toggled.connect(lambda _: self.changed.emit())
        self._boxes[kind] = made.box
        return made

    def _speak(self) -> None:
        tr = self._tools.speech.tr
        chosen = self._country is not None
        self._hint.setText(
            tr("Tick what the candidate has shown.") if chosen else tr("Choose a country to see its papers.")
        )
