"""How do the rows of the list answer to keys?"""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView


class Rows(QTableView):
    """Rows of one height, chosen whole. `opened` gives the one that a person wants, by Enter or a double click."""

    opened = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setObjectName("rows")
        self.setModel(model)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSectionsMovable(True)
        head.setSortIndicatorShown(True)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        self.doubleClicked.connect(self.opened)

    def go_to(self, row: int) -> None:
        """Choose a row, the nearest one if there are fewer; none where there are none."""
        last = self.model().rowCount() - 1
        if last >= 0:
            index = self.model().index(max(0, min(row, last)), 0)
            self.setCurrentIndex(index)
            self.selectRow(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End lead to the first and the last row."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(self.model().rowCount() - 1)
        else:
            super().keyPressEvent(event)
