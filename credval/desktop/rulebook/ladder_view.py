"""How does one country's education ladder look, in each of its periods?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from credval.desktop.drawing_view import POINT, DrawingView
from credval.desktop.fields import Field, Options
from credval.desktop.parts import column, scrolling
from credval.desktop.tools import Tools
from credval.model.systems import Country, Ladder
from credval.text import Lang, Text, mark

if TYPE_CHECKING:
    from credval.drawing.shapes import Drawing


class LadderView(QWidget):
    """The ladder in force today first; the others by their names."""

    def __init__(self, tools: Tools, today: Callable[[], date]) -> None:
        super().__init__()
        self._tools, self._today = tools, today
        self._country: Country | None = None
        self.period = Options(tools, [("", "")])
        self.view = DrawingView(tools, mark("Education ladder"))
        inner = QWidget()
        layout = column(inner, margin=16, gap=16)
        layout.addWidget(Field(tools, mark("Period"), self.period))
        layout.addWidget(self.view)
        layout.addStretch()
        column(self).addWidget(scrolling(inner))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(80)
        self._wait.timeout.connect(self._draw)
        self.period.chosen.connect(lambda _: self._draw())
        tools.speech.changed.connect(self._draw)

    def show_country(self, country: Country) -> None:
        self._country = country
        self.period.offer([(str(place), one.name) for place, one in enumerate(country.ladders)])
        if country.ladders:
            self.period.choose(str(country.ladders.index(country.ladders_on(self._today())[0])))
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wait.start()

    def _draw(self) -> None:
        country, lang, width = self._country, self._tools.speech.lang, self.width() - 44
        if country is None or not self.period.value() or width < 100:
            self.view.show_drawing(None)
            return
        ladder, scale = country.ladders[int(self.period.value())], min(POINT, width / 200)
        self._tools.jobs.run(
            "one-ladder",
            lambda: _one(ladder, country.name.text, lang, width / scale),
            lambda drawing: self.view.show_drawing(drawing, scale),
            lambda _: self.view.show_drawing(None),
        )


def _one(ladder: Ladder, name: Text, lang: Lang, width: float) -> Drawing:
    from credval.drawing.ladders import one_ladder

    return one_ladder(ladder, lang, width, name=name)
