"""Which offers hang below a box while one types, and which one is taken?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from credval.desktop.find_box import Offer
from credval.desktop.offers import TwoLines, fill
from credval.desktop.tools import Tools
from credval.text import mark


class Suggestions(QObject):
    """The list of one box."""

    chosen = Signal(QModelIndex)

    def __init__(self, tools: Tools, box: QLineEdit) -> None:
        super().__init__(box)
        self._tools = tools
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(box)
        self._completer.setMaxVisibleItems(8)
        self._popup = QListView()
        tools.speech.bind(self._popup, "accessibleName", mark("Suggestions"))
        self._completer.setPopup(self._popup)
        self._popup.setItemDelegate(TwoLines(tools, self._popup))
        self._completer.activated[QModelIndex].connect(self.chosen)  # type: ignore[index]

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these below the box; none hides the list."""
        fill(self._model, self._tools, list(offers))
        if offers:
            self._completer.complete()
        else:
            self.hide()

    def hide(self) -> None:
        self._popup.hide()

    def shown(self) -> bool:
        return self._popup.isVisible()

    def titles(self) -> list[str]:
        return [self._model.item(row).text() for row in range(self._model.rowCount())]
