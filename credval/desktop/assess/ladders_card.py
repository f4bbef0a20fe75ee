"""Where does the award stand on its own country's ladder, and where on Sweden's?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from credval.desktop.drawing_view import POINT, DrawingView
from credval.desktop.handbook.beside import stop_at
from credval.desktop.parts import Card
from credval.desktop.tools import Tools
from credval.model.systems import Country, Ladder
from credval.text import Lang, mark

if TYPE_CHECKING:
    from credval.drawing.shapes import Drawing

_LEAST = 300.0  # points, below which the ladders are drawn smaller instead of narrower
_SETTLE_MS = 80


@dataclass(frozen=True, slots=True)
class Ladders:
    """What is to be drawn: the system of the day of award, Sweden's of today, and the entries to mark."""

    there: Country
    of_then: tuple[Ladder, ...]
    """Its ladder of the day of award; one for each part of the country that may be meant."""
    here: Country
    today: date
    there_marks: tuple[str, ...]
    rung: str | None
    """The rung that the entry names itself, if it does."""
    here_marks: tuple[str, ...]


class LaddersCard(Card):
    """The two ladders, drawn anew for another width or language, off the UI thread."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, mark("Where it stands, there and here"))
        self._tools = tools
        stop_at(self, "ladder")
        tools.speech.bind(self, "accessibleName", mark("Where it stands, there and here"))
        self._ladders: Ladders | None = None
        self._drawn: tuple[Ladders, Lang, int] | None = None
        self.view = self._one_more()
        self._views = [self.view]
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SETTLE_MS)
        self._wait.timeout.connect(self._draw)
        tools.speech.changed.connect(self._draw)
        self.hide()

    def _one_more(self) -> DrawingView:
        made = DrawingView(self._tools, mark("Education ladders of both countries"))
        self.body.addWidget(made)
        return made

    def _show(self, drawings: Sequence[Drawing], scale: float) -> None:
        """One drawing below the other, where the part of the country is not known."""
        while len(self._views) < len(drawings):
            self._views.append(self._one_more())
        for place, view in enumerate(self._views):
            view.show_drawing(drawings[place] if place < len(drawings) else None, scale)
            view.setVisible(place < len(drawings))

    def show_ladders(self, ladders: Ladders | None) -> None:
        """Draw these; None hides the card."""
        self._ladders = ladders
        self.setVisible(ladders is not None)
        if ladders is not None:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wait.start()

    def _draw(self) -> None:
        ladders, lang, width = self._ladders, self._tools.speech.lang, self.width() - 34
        if ladders is None or width < 100 or self._drawn == (ladders, lang, width):
            return
        scale = min(POINT, width / _LEAST)
        self._drawn = (ladders, lang, width)
        self._tools.jobs.run(
            "ladders",
            lambda: draw(ladders, lang, width / scale),
            lambda drawings: self._show(drawings, scale),
            lambda _: self.hide(),
        )


def draw(ladders: Ladders, lang: Lang, width: float) -> list[Drawing]:
    """Each ladder there beside Sweden's, ``width`` points wide. For a worker thread."""
    here = ladders.here.ladder_on(ladders.today)
    return [_pair(ladders, there, here, lang, width) for there in ladders.of_then]


def _pair(ladders: Ladders, there: Ladder, here: Ladder, lang: Lang, width: float) -> Drawing:
    from credval.drawing.ladders import stage_of, two_ladders

    own = frozenset(one.id for one in there.stages if one.id == ladders.rung)
    return two_ladders(
        there,
        here,
        own | stage_of(there, *ladders.there_marks),
        stage_of(here, *ladders.here_marks),
        lang,
        width,
        name_there=ladders.there.name.text,
        name_here=ladders.here.name.text,
    )
