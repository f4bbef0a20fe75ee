"""How can a list of a hundred thousand cases be scrolled, when only what is in view is read?

Rows come in blocks from the database, which also orders, narrows and counts them. Strings are made once, for the rows that come into view.
Roles are compared as plain integers: the enumeration's own comparison takes as long as all the rest.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from credval.desktop.cases.columns import Column
from credval.desktop.fonts import Fonts
from credval.desktop.speech import Speech

if TYPE_CHECKING:
    from credval.actions.casebook import Casebook
    from credval.store.lists import Listing, Row

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
BLOCK = 128
MOST_BLOCKS = 96
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ACROSS = Qt.Orientation.Horizontal


@dataclass(frozen=True, slots=True)
class Found:
    """How many rows a list has, and the first of them."""

    count: int
    first: list[Row]

    @classmethod
    def of(cls, casebook: Casebook, listing: Listing) -> Found:
        """Read them; on a worker thread where words are looked for."""
        return cls(casebook.how_many(listing), casebook.listed(listing, 0, BLOCK))


class CaseTable(QAbstractTableModel):
    """The cases of a listing. `failed` hands on what went wrong while rows were read; the list is empty then."""

    failed = Signal(object)

    def __init__(self, speech: Speech, fonts: Fonts, columns: Sequence[Column]) -> None:
        super().__init__()
        self._speech, self._fonts = speech, fonts
        self._columns = tuple(columns)
        self._casebook: Casebook | None = None
        self._listing: Listing | None = None
        self._count, self._today = 0, date.min
        self._blocks: OrderedDict[int, list[Row]] = OrderedDict()
        self._said: dict[int, tuple[str, ...]] = {}

    def show_list(
        self, casebook: Casebook | None, listing: Listing | None, found: Found | None = None
    ) -> None:
        """Another list, from the top; None: an empty one. ``found``: what was read of it already, elsewhere."""
        self.beginResetModel()
        self._casebook, self._listing = casebook, listing
        self._today = casebook.today if casebook else date.min
        self._forget()
        self._count = 0
        if found is not None:
            self._count, self._blocks[0] = found.count, found.first
        elif casebook is not None and listing is not None:
            try:
                self._count = casebook.how_many(listing)
            except Exception as problem:  # noqa: BLE001  # whatever it is, it is told beside the list
                self.failed.emit(problem)
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column]) -> None:
        self.beginResetModel()
        self._columns = tuple(columns)
        self._forget()
        self.endResetModel()

    def speak(self) -> None:
        """The language is another one: what stands in the rows too."""
        self.show_columns(self._columns)

    def column(self, place: int) -> Column:
        return self._columns[place]

    def row(self, place: int) -> Row | None:
        """The case in a row."""
        rows = self._block(place // BLOCK)
        return rows[place % BLOCK] if place % BLOCK < len(rows) else None

    def place_of(self, id_: str) -> int:
        """The row of a case among those read so far; -1 where it is not there."""
        for number, rows in self._blocks.items():
            for place, row in enumerate(rows):
                if row.id == id_:
                    return number * BLOCK + place
        return -1

    @property
    def blocks_read(self) -> int:
        """How many blocks are held: what is in view, and a little around it."""
        return len(self._blocks)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY:
            place = index.row()
            said = self._said.get(place)
            return (said or self._say(place))[index.column()]
        if role == _TOOL_TIP and index.isValid():
            return self.data(index)  # what has no room in its cell
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == _DISPLAY and orientation == _ACROSS:
            return self._speech.tr(self._columns[section].message)
        return None

    def _say(self, place: int) -> tuple[str, ...]:
        """What stands in a row: made when it is first in view, forgotten with its block."""
        rows = self._block(place // BLOCK)
        if place % BLOCK >= len(rows):
            return ("",) * len(self._columns)
        row, speech = rows[place % BLOCK], self._speech
        said = self._said[place] = tuple(one.says(row, speech, self._today) for one in self._columns)
        return said

    def _block(self, number: int) -> list[Row]:
        held = self._blocks.get(number)
        if held is not None:
            self._blocks.move_to_end(number)
            return held
        rows = self._blocks[number] = self._read(number)
        self._fonts.need(" ".join(row.person + row.qualification for row in rows))
        if len(self._blocks) > MOST_BLOCKS:
            oldest, _ = self._blocks.popitem(last=False)
            for place in range(oldest * BLOCK, (oldest + 1) * BLOCK):
                self._said.pop(place, None)
        return rows

    def _read(self, number: int) -> list[Row]:
        if self._casebook is None or self._listing is None:
            return []
        try:
            return self._casebook.listed(self._listing, number * BLOCK, BLOCK)
        except Exception as problem:  # noqa: BLE001  # whatever it is, it is told beside the list
            self.failed.emit(problem)
            return []

    def _forget(self) -> None:
        self._blocks.clear()
        self._said.clear()
