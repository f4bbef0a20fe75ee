"""In which order does Tab lead through a page whose parts come and go?

Qt puts whatever is made later at the end of the window's order. Here the order is made anew as things stand: along the
layouts, from above and from the left.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget


def put_in_order(root: QWidget) -> None:
    """Let Tab follow the layouts of ``root``."""
    for before, after in pairwise(_walk(root)):
        QWidget.setTabOrder(before, after)


def _walk(one: QWidget) -> Iterator[QWidget]:
    if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None:
        yield one
    if isinstance(one, QScrollArea):
        inner = one.widget()
        if inner is not None:
            yield from _walk(inner)
    elif isinstance(one, QStackedWidget):
        for place in range(one.count()):
            face = one.widget(place)
            if face is not None:
                yield from _walk(face)
    elif (layout := one.layout()) is not None:
        yield from _along(layout)


def _along(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _walk(widget)
        elif inner is not None:
            yield from _along(inner)
