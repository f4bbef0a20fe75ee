"""How is something filled in or chosen, and what is said of what cannot be read?"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from credval.desktop.flow import Flow
from credval.desktop.parts import column, repolish, row, spoken, words
from credval.desktop.tools import Tools
from credval.text import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent


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


Wording = str | Text
"""A message, or a finished text in both languages."""


def said(tools: Tools, wording: Wording) -> str:
    """A wording in the language of the moment."""
    return tools.speech.of(wording) if isinstance(wording, Text) else tools.speech.tr(wording)


class Options(QComboBox):
    """One word of a list. ``chosen`` gives its value; a value that is not in the list shows the first."""

    chosen = Signal(str)

    def __init__(self, tools: Tools, options: Sequence[tuple[str, Wording]]) -> None:
        super().__init__()
        self._tools = tools
        self._wordings: list[Wording] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.setMaxVisibleItems(16)
        self.offer(options)
        self.currentIndexChanged.connect(lambda _: self.chosen.emit(self.value()))
        self.currentTextChanged.connect(self.setToolTip)
        tools.speech.changed.connect(self._speak)

    def offer(self, options: Sequence[tuple[str, Wording]]) -> None:
        """Other words from now on; the value stays where it is among them."""
        before = self.value()
        with QSignalBlocker(self):
            self.clear()
            self._wordings = [wording for _, wording in options]
            for value, wording in options:
                self.addItem(said(self._tools, wording), value)
        self.choose(before)

    def value(self) -> str:
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Show ``value`` without saying that a person chose it."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(value)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that have no room end in three dots; the whole stands in the hint."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 4
        right = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), right, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _speak(self) -> None:
        for place, wording in enumerate(self._wordings):
            self.setItemText(place, said(self._tools, wording))


class NumberBox(QLineEdit):
    """A number of zero or more, with point or comma. ``number`` is None while there is none that can be read."""

    def number(self) -> float | None:
        try:
            found = float(self.text().strip().replace(",", "."))
        except ValueError:
            return None
        return found if 0 <= found <= 100_000 else None

    def show_number(self, value: float | None) -> None:
        self.setText("" if value is None else f"{value:g}")

    def wrong(self) -> bool:
        """Whether something stands there that is no number."""
        return bool(self.text().strip()) and self.number() is None


def check_number(tools: Tools, field: Field) -> None:
    """Say below a number's field if it cannot be read."""
    box = field.control
    if isinstance(box, NumberBox):
        mark_wrong(box, box.wrong())
        field.tell(tools.speech.tr("Write a number, for example 3 or 3,5.") if box.wrong() else "", "problem")


def mark_wrong(box: QWidget, wrong: bool) -> None:
    """Show by the edge of a box that its content cannot be read; the words stand below it."""
    if bool(box.property("wrong")) != wrong:
        box.setProperty("wrong", wrong)
        repolish(box)


class DayBox(QLineEdit):
    """A day of our own calendar, written 2026-11-23."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("2026-11-23")

    def day(self) -> str | None:
        """The day as written, if it is one."""
        try:
            return date.fromisoformat(self.text().strip()).isoformat()
        except ValueError:
            return None

    def wrong(self) -> bool:
        return bool(self.text().strip()) and self.day() is None


def check_day(tools: Tools, field: Field) -> None:
    """Say below a day's field if it cannot be read."""
    box = field.control
    if isinstance(box, DayBox):
        mark_wrong(box, box.wrong())
        field.tell(
            tools.speech.tr("Write year, month and day: 2026-11-23.") if box.wrong() else "", "problem"
        )


def side_by_side(*fields: QWidget, stretch: Sequence[int] = ()) -> QHBoxLayout:
    """Fields on one line, their upper edges level."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for place, one in enumerate(fields):
        holder = QVBoxLayout()
        holder.addWidget(one)
        holder.addStretch()
        layout.addLayout(holder, stretch[place] if stretch else 1)
    return layout


class Tick(QWidget):
    """A box to tick whose words may break; a remark in small letters below them."""

    def __init__(self, text: str, remark: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self._words, self._remark = words("body"), words("small")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        inside = column(gap=0)
        inside.addWidget(self._words)
        inside.addWidget(self._remark)
        line = row(4)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(inside, 1)
        self.setLayout(line)
        self.say(text, remark)

    def say(self, text: str, remark: str = "") -> None:
        """Its words, in another language."""
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(remark)
        self._words.setText(text)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words belong to the box: pressing them ticks it."""
        if self.rect().contains(event.position().toPoint()):
            self.box.click()
            self.box.setFocus()


class Fold(QWidget):
    """A heading that opens and closes what belongs to it."""

    def __init__(self, tools: Tools, heading: str, body: QWidget) -> None:
        super().__init__()
        self._tools, self.body = tools, body
        layout = column(self)
        self.head = QToolButton()
        self.head.setProperty("kind", "link")
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tools.speech.bind(self.head, "text", heading)
        self.head.toggled.connect(self.open)
        layout.addWidget(self.head)
        layout.addWidget(body)
        tools.look.changed.connect(self._point)
        self.open(False)

    def open(self, wide: bool = True) -> None:
        self.head.setChecked(wide)
        self.body.setVisible(wide)
        self._point()

    def _point(self) -> None:
        self.head.setIcon(self._tools.look.icon("down" if self.head.isChecked() else "forward", "accent"))
