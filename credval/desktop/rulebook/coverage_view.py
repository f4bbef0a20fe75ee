"""How far does the rulebook reach? A map, the sum, and what is missing in each education system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from credval.desktop.assess.shelf import Shelf
from credval.desktop.drawing_view import POINT, DrawingView
from credval.desktop.parts import column, scrolling, spoken, words
from credval.desktop.tools import Tools
from credval.text import Lang, mark

if TYPE_CHECKING:
    from credval.actions.coverage import Coverage
    from credval.drawing.shapes import Drawing


class CoverageView(QWidget):
    """What is shown on the Rulebook page until a system is chosen."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._rows: list[Coverage] = []
        self.view = DrawingView(tools, mark("Map of the education systems in the rulebook"))
        self.total, self.gaps = words(), words("small")
        inner = QWidget()
        layout = column(inner, margin=16, gap=16)
        layout.addWidget(spoken(tools, mark("How far the rulebook reaches"), "heading"))
        layout.addWidget(self.total)
        layout.addWidget(self.view)
        layout.addWidget(spoken(tools, mark("What is missing"), "heading"))
        layout.addWidget(self.gaps)
        layout.addStretch()
        column(self).addWidget(scrolling(inner))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(80)
        self._wait.timeout.connect(self._draw)
        tools.speech.changed.connect(self._speak)

    def use(self, shelf: Shelf) -> None:
        """Count in the background; what is shown stays until it is done."""
        self._tools.jobs.run("coverage", lambda: _counted(shelf), self._show, lambda _: None)

    def _show(self, rows: list[Coverage]) -> None:
        self._rows = rows
        self._speak()

    def _speak(self) -> None:
        from credval.actions.coverage import total

        speech = self._tools.speech
        self.total.setText(
            speech.tr(
                "{systems} education systems, {entries} entries; {primary} rest on a primary page, {general} on general knowledge alone.",
                **total(self._rows),
            )
            if self._rows
            else ""
        )
        lines = [
            f"{speech.of(one.name)}: {', '.join(speech.of(gap) for gap in one.gaps)}"
            for one in self._rows
            if one.gaps
        ]
        self.gaps.setText("\n".join(sorted(lines)))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wait.start()

    def _draw(self) -> None:
        rows, lang, width = self._rows, self._tools.speech.lang, self.width() - 44
        if not rows or width < 100:
            self.view.show_drawing(None)
            return
        self._tools.jobs.run(
            "map",
            lambda: _map(rows, lang, width / POINT),
            self.view.show_drawing,
            lambda _: self.view.show_drawing(None),
        )


def _counted(shelf: Shelf) -> list[Coverage]:
    from credval.actions.coverage import coverage

    return coverage(shelf.book)


def _map(rows: list[Coverage], lang: Lang, width: float) -> Drawing:
    from credval.drawing.world import Place, world

    return world([Place(one.code, one.name, one.entries) for one in rows], lang, width)
