"""What are the small parts that every page is made of: words, buttons, cards, notices, fields, choices?

Qt's words are given as properties here and in the other modules that come before the first paint: to import the
namespace ``Qt`` with its hundreds of enumerations takes a tenth of the time until then.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from credval.desktop.flow import Flow
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
        self._draw()
        self.hide()

    def say(self, text: str, state: str | None = None) -> None:
        """Show ``text``, or hide if it is empty."""
        if state is not None and state != self.state:
            self.state = state
            self._paint()
        self._words.setText(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        return self._words.text()

    def _paint(self) -> None:
        self._draw()
        repolish(self)

    def _draw(self) -> None:
        icon, ink = _SIGNS[self.state]
        self._icon.setPixmap(self._tools.look.picture(icon, ink, 20))
        self.setProperty("state", self.state)


class Remark(QLabel):
    """What there is to say about what stands in ``control``; read aloud with it, hidden while there is nothing."""

    def __init__(self, control: QWidget) -> None:
        super().__init__()
        self._control = control
        self.setProperty("kind", "small")
        self.setProperty("textFormat", "PlainText")
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.hide()

    def tell(self, text: str, kind: str = "small") -> None:
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            repolish(self)
        self.setText(text)
        self.setVisible(bool(text))
        self._control.setAccessibleDescription(text)


class Field(QWidget):
    """A thing to fill in, its name above it, and below it what there is to say about what was filled in."""

    def __init__(self, tools: Tools, name: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self._tools, self.control = tools, control
        layout = column(self, gap=4)
        self.name = QLabel()
        self.name.setWordWrap(True)
        self.name.setBuddy(control)
        tools.speech.bind(self.name, "text", name)
        tools.speech.bind(control, "accessibleName", name)
        if isinstance(control, QComboBox):
            tools.speech.bind(control.view(), "accessibleName", name)
        layout.addWidget(self.name)
        layout.addWidget(control)
        if hint:
            layout.addWidget(spoken(tools, hint, "small"))
        self._remark = Remark(control)
        layout.addWidget(self._remark)

    def tell(self, text: str, kind: str = "small") -> None:
        """A remark below the control: ``kind`` is small (plain), ask or problem. Empty: none."""
        self._remark.tell(text, kind)

    def remark(self) -> str:
        return self._remark.text()


class Choice(QWidget):
    """One of a few words, all in view. The first is what holds when nobody has answered."""

    chosen = Signal(str)

    def __init__(
        self, tools: Tools, question: str, options: Sequence[tuple[str, str]], stacked: bool = False
    ) -> None:
        """``options``: (value, message), at least one; ``stacked`` puts them one below the other."""
        super().__init__()
        tools.speech.bind(self, "accessibleName", question)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        flow = column(self, gap=0) if stacked else Flow(self)
        for value, message in options:
            one = QRadioButton()
            one.setProperty("kind", "plain" if stacked else "")
            tools.speech.bind(one, "text", message)
            self._buttons[value] = one
            self._group.addButton(one)
            flow.addWidget(one)
            one.toggled.connect(functools.partial(self._toggled, value))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.choose(options[0][0])
        self.setFocusProxy(self._buttons[options[0][0]])

    def _toggled(self, value: str, on: bool) -> None:
        if on:
            self.setFocusProxy(self._buttons[value])
            self.chosen.emit(value)

    def value(self) -> str:
        return next(value for value, one in self._buttons.items() if one.isChecked())

    def choose(self, value: str) -> None:
        """Show ``value`` without saying that a person chose it."""
        one = self._buttons.get(value) or next(iter(self._buttons.values()))
        with QSignalBlocker(one):
            one.setChecked(True)
        self.setFocusProxy(one)
