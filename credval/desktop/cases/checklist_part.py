"""What has been looked at in this case: the items of the checklists that it needs, by area, and what they make to do?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton, QWidget

from credval.desktop.cases.checklist_rows import ItemLine
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.handbook.beside import about
from credval.desktop.parts import Card, button, column, empty, row, spoken, words
from credval.text import both, mark

if TYPE_CHECKING:
    from credval.casework.checklists import Area, Asked, OfCase
    from credval.model.cases import CheckedItem


class AreaFold(QWidget):
    """One area: its name with how many items are answered; the items are made when somebody opens it."""

    def __init__(self, piece: ChecklistPiece) -> None:
        super().__init__()
        self._piece, self._tools = piece, piece.tools
        self._area: Area | None = None
        self.lines: dict[str, ItemLine] = {}
        self.head, self.intro = QToolButton(), words("muted")
        self.head.setProperty("kind", "link")
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(piece.tools.look_beside)
        self._inner = QWidget()
        self._column = column(self._inner, gap=8)
        self._column.addWidget(self.intro)
        inside = column(self, gap=4)
        inside.addWidget(self.head)
        inside.addWidget(self._inner)
        self.head.toggled.connect(lambda _: self.follow())
        piece.tools.look.changed.connect(self.follow)

    def show_area(self, area: Area) -> None:
        """Show an area; its lines stay the same things, so that the cursor stays where it is."""
        self._area = area
        self.follow()
