"""What are the small parts that every page is made of: words, buttons, cards, notices?

Qt's words are given as properties here and in the other modules that come before the first paint: to import the
namespace ``Qt`` with its hundreds of enumerations takes a tenth of the time until then.
"""

from __future__ import annotations

import functools

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from credval.desktop.tools import Tools


def column(parent: QWidget | None = None, margin: int = 0, gap: int = 8) -> QVBoxLayout:
    """A column whose things keep to the top."""
    layout = QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    if parent is not None:
        parent.setLayout(layout)
    return layout


def row(gap: int = 8) -> QHBoxLayout:
    """A row without margins."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    return layout


def words(kind: str = "body", text: str = "") -> QLabel:
    """Words that break where they must: ``kind`` is body, title, heading, strong, muted, small, problem or ask."""
    label = QLabel(text)
    label.setProperty("kind", kind)
    label.setProperty("textFormat", "PlainText")
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setProperty("textInteractionFlags", "TextSelectableByMouse")
    return label


def spoken(tools: Tools, message: str, kind: str = "body") -> QLabel:
    """The same for a fixed message, in the language of the moment."""
    label = words(kind)
    tools.speech.bind(label, "text", message)
    return label


def chip(text: str = "") -> QLabel:
    """One short fact in a box of its own."""
    label = QLabel(text)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    label.setProperty("kind", "chip")
    label.setProperty("textFormat", "PlainText")
    return label


def button(tools: Tools, message: str, kind: str = "plain", icon: str = "") -> QPushButton:
    """A button; ``kind`` is plain, main or link."""
    made = QPushButton()
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    tools.speech.bind(made, "text", message)
    if icon:
        ink = "on_accent" if kind == "main" else "accent" if kind == "link" else "muted"
        tools.look.give(made, icon, ink)
    return made


def rule() -> QFrame:
    """A fine line across."""
    line = QFrame()
    line.setObjectName("rule")
    return line


def scrolling(inner: QWidget) -> QScrollArea:
    """``inner`` in a column that scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("focusPolicy", "NoFocus")
    inner.setObjectName(inner.objectName() or "bare")
    area.setWidget(inner)
    return area


def bring_into_view(widget: QWidget) -> None:
    """Scroll so far that ``widget`` can be seen, once it has its place."""
    areas, above = [], widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            areas.append(above)
        above = above.parentWidget()
    for area in areas:
        QTimer.singleShot(0, widget, functools.partial(area.ensureWidgetVisible, widget, 0, 24))


def repolish(widget: QWidget) -> None:
    """Let the style sheet look again at a property that has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def empty(layout: QLayout) -> None:
    """Take everything out of ``layout`` and away."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


def in_groups(digits: str) -> str:
    """A hash in groups, so that it can be compared by eye and wraps."""
    return " ".join(digits[place : place + 8] for place in range(0, len(digits), 8))


class Card(QFrame):
    """A quiet box with a heading of its own; ``state`` colours it third, after word and icon."""

    def __init__(self, tools: Tools, heading: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = column(self, margin=16)
        if heading:
            self.body.addWidget(spoken(tools, heading, "heading"))


_SIGNS = {"info": ("info", "accent"), "problem": ("warning", "stop"), "ask": ("unknown", "wait")}


class Notice(QFrame):
    """A sentence that helps, asks or reports a problem, with an icon; hidden while there is nothing to say."""

    pressed = Signal()

    def __init__(self, tools: Tools, state: str = "info", action: str = "") -> None:
        """``action``: the message of a button that says `pressed`; none if empty."""
        super().__init__()
        self.setObjectName("notice")
        self._tools, self.state = tools, state
        self._icon, self._words = QLabel(), words()
        self._icon.setProperty("alignment", "AlignTop")
        self.body = column(self, margin=12)
        line = row(12)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        self.body.addLayout(line)
        if action:
            press = button(tools, action, "link")
            press.clicked.connect(self.pressed)
            side = column()
            side.addWidget(press)
            side.addStretch()
            line.addLayout(side)
        tools.look.changed.connect(self._paint)
        self.setProperty("state", state)
        self.hide()

    def say(self, text: str, state: str | None = None) -> None:
        """Show ``text``, or hide if it is empty."""
        changed = state is not None and state != self.state
        if state is not None:
            self.state = state
        if changed or self._icon.pixmap().isNull():
            self._paint()
        self._words.setText(text)
        self.setVisible(bool(text))

    def say_barely(self, text: str) -> None:
        """Show ``text`` and nothing else: where something has gone wrong with showing it as it ought to be."""
        self._words.setText(text)
        self.show()

    def text(self) -> str:
        return self._words.text()

    def _paint(self) -> None:
        icon, ink = _SIGNS[self.state]
        self._icon.setPixmap(self._tools.look.picture(icon, ink, 20))
        self.setProperty("state", self.state)
        repolish(self)
