"""How is a longer list shown from which one thing is chosen, by mouse or by keys?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QListView

from credval.desktop.find_box import Offer
from credval.desktop.offers import ID, TwoLines, fill
from credval.desktop.tools import Tools


class PickList(QListView):
    """Offers, one below the other. `picked` gives the id of the one that a person moves to."""

    picked = Signal(str)

    def __init__(self, tools: Tools, name: str) -> None:
        super().__init__()
        self._tools = tools
        tools.speech.bind(self, "accessibleName", name)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(TwoLines(tools, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._moved)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these, and stay at what was chosen if it is still among them. Nobody is told."""
        before = self.chosen()
        self.selectionModel().blockSignals(True)
        fill(self._model, self._tools, list(offers))
        self._select(before)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def choose(self, id_: str) -> None:
        """Move to this one without telling; to none of them if it is not there."""
        if id_ and id_ == self.chosen():
            return
        self.selectionModel().blockSignals(True)
        self._select(id_)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def chosen(self) -> str:
        index = self.currentIndex()
        return str(index.data(ID)) if index.isValid() else ""

    def count(self) -> int:
        return self._model.rowCount()

    def _select(self, id_: str) -> None:
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(ID) == id_:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                return
        self.selectionModel().clear()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.picked.emit(str(now.data(ID)))
