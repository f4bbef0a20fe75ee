"""How does a list of offers look: the title, and below it in small letters why it is offered?"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from credval.desktop.find_box import Offer
from credval.desktop.tools import Tools

WHY = int(Qt.ItemDataRole.UserRole)
ID = WHY + 1
_PADDING = 5


def fill(model: QStandardItemModel, tools: Tools, offers: list[Offer] | tuple[Offer, ...]) -> None:
    """Let ``model`` hold these offers, readable aloud as one sentence each."""
    model.clear()
    for one in offers:
        item = QStandardItem(one.title)
        item.setEditable(False)
        item.setData(one.why, WHY)
        item.setData(one.id, ID)
        item.setToolTip(one.title)
        item.setData(f"{one.title}. {one.why}" if one.why else one.title, Qt.ItemDataRole.AccessibleTextRole)
        tools.look.fonts.need(one.title)
        model.appendRow(item)


def shortened(text: str, letters: QFontMetrics, room: int) -> str:
    """``text`` in ``room`` pixels; its last two words stay if they are short: titles differ by "three" or "four years"."""
    tail = " ".join(text.split(" ")[-2:])
    right, wide = Qt.TextElideMode.ElideRight, letters.horizontalAdvance(f" {tail}")
    if letters.horizontalAdvance(text) <= room or wide > room // 3:
        return letters.elidedText(text, right, room)
    return f"{letters.elidedText(text.removesuffix(tail), right, room - wide)} {tail}"


class TwoLines(QStyledItemDelegate):
    """Draws an offer as its title with the reason in small letters below; the chosen one has a bar at its edge."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = tools.look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        high = self._line_height("body") + (self._line_height("small") if index.data(WHY) else 0)
        return QSize(120, high + 2 * _PADDING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours, rect = self._look.colours, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(colours.accent_soft if chosen else colours.surface))
        if chosen:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), QColor(colours.accent))
        inner = rect.adjusted(12, _PADDING, -8, -_PADDING)
        self._line(painter, inner, str(index.data()), "body", colours.text)
        if why := index.data(WHY):
            inner.setTop(inner.top() + self._line_height("body"))
            self._line(painter, inner, str(why), "small", colours.muted)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, text: str, size: str, ink: str) -> None:
        font = painter.font()
        font.setPixelSize(self._look.size(size))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, flags, shortened(text, painter.fontMetrics(), rect.width()))

    def _line_height(self, size: str) -> int:
        return round(self._look.size(size) * 1.4)
