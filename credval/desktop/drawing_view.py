"""How is a drawing of plain shapes painted in the window, and what does it say to who cannot see it?"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from credval.desktop.tools import Tools
from credval.drawing.shapes import (
    Anchor,
    Box,
    Drawing,
    Ink,
    Label,
    Line,
    Marker,
    Palette,
    Polygon,
    Sign,
    corners,
)

POINT = 1.4
"""Pixels a point at ordinary letter size."""


def palette(tools: Tools) -> Palette:
    """The colours of the theme for a drawing."""
    c = tools.look.colours
    return Palette(
        text=c.text,
        muted=c.muted,
        line=c.border,
        paper=c.surface,
        fill=c.sunken,
        accent=c.accent,
        accent_soft=c.accent_soft,
    )


class DrawingView(QWidget):
    """Paints one drawing as large as it is; its text alternative is its accessible description."""

    def __init__(self, tools: Tools, name: str) -> None:
        super().__init__()
        self._tools = tools
        self._drawing: Drawing | None = None
        self._scale = POINT
        tools.speech.bind(self, "accessibleName", name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tools.look.changed.connect(self.update)

    def show_drawing(self, drawing: Drawing | None, scale: float = POINT) -> None:
        self._drawing, self._scale = drawing, scale
        self.setAccessibleDescription(self._tools.speech.of(drawing.alt) if drawing else "")
        if drawing is not None:
            for shape in drawing.flat():
                if isinstance(shape, Label):
                    self._tools.look.fonts.need(shape.text)
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def drawing(self) -> Drawing | None:
        return self._drawing

    def sizeHint(self) -> QSize:
        if self._drawing is None:
            return QSize(0, 0)
        return QSize(0, round(self._drawing.height * self._scale) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        brush = _Brush(painter, palette(self._tools))
        for shape in self._drawing.flat():
            brush.paint(shape)
        painter.end()


class _Brush:
    """Paints shapes one by one."""

    def __init__(self, painter: QPainter, colours: Palette) -> None:
        self._painter, self._colours = painter, colours

    def paint(self, shape: Line | Box | Label | Polygon | Marker) -> None:
        if isinstance(shape, Line):
            self._line(shape)
        elif isinstance(shape, Box):
            self._box(shape)
        elif isinstance(shape, Label):
            self._label(shape)
        elif isinstance(shape, Polygon):
            self._polygon(shape)
        else:
            self._marker(shape)

    def _pen(self, ink: Ink | None, width: float = 0.75, dashed: bool = False) -> None:
        if ink is None:
            self._painter.setPen(Qt.PenStyle.NoPen)
            return
        pen = QPen(QColor(self._colours.colour(ink)), width)
        if dashed:
            pen.setDashPattern([3, 2.5])
        self._painter.setPen(pen)

    def _fill(self, ink: Ink | None) -> None:
        self._painter.setBrush(QColor(self._colours.colour(ink)) if ink else Qt.BrushStyle.NoBrush)

    def _line(self, one: Line) -> None:
        self._pen(one.ink, one.width, one.dashed)
        self._painter.drawLine(QPointF(one.x1, one.y1), QPointF(one.x2, one.y2))

    def _box(self, one: Box) -> None:
        self._pen(one.edge, one.edge_width, one.dashed)
        self._fill(one.fill)
        self._painter.drawRoundedRect(QRectF(one.x, one.y, one.width, one.height), one.radius, one.radius)

    def _label(self, one: Label) -> None:
        font = QFont(self._painter.font())
        font.setPointSizeF(1)
        font.setPixelSize(max(1, round(one.size * 16)))
        font.setBold(one.bold)
        self._pen(one.ink)
        self._painter.save()
        self._painter.translate(one.x, one.y)
        self._painter.scale(1 / 16, 1 / 16)
        self._painter.setFont(font)
        wide = QFontMetricsF(font).horizontalAdvance(one.text)
        back = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[one.anchor]
        self._painter.drawText(QPointF(-back, 0), one.text)
        self._painter.restore()

    def _polygon(self, one: Polygon) -> None:
        self._pen(one.edge, one.edge_width)
        self._fill(one.fill)
        self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in one.points]))

    def _marker(self, one: Marker) -> None:
        ring = one.sign is Sign.RING
        self._pen(one.ink if ring else None, 1.25)
        self._fill(None if ring else one.ink)
        if points := corners(one):
            self._painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        else:
            half = one.size / 2
            self._painter.drawEllipse(QPointF(one.x, one.y), half, half)
