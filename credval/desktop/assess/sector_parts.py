"""How do a gate, a question and an answer of a sector look?"""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from credval.assessment.sectors import Said
from credval.conditions.evaluating import Fact
from credval.desktop.assess.rows import IconLine
from credval.desktop.fields import NumberBox, Options, mark_wrong
from credval.desktop.parts import button, column, row, words
from credval.desktop.tools import Tools
from credval.model.guides import Gate, SectorFact
from credval.model.words import Answer
from credval.text import Text, mark

_YES_NO = (("", mark("Not known")), ("yes", mark("Yes")), ("no", mark("No")))
_SIGNS = {Answer.YES: ("yes", "good"), Answer.NO: ("info", "muted"), Answer.UNKNOWN: ("unknown", "wait")}
_OPEN = mark("Open the page")


_NAMES = 96  # pixels


class GateLine(QWidget):
    """One official way: what it is, who decides, who may apply, what it costs and takes, and when it is worth it."""

    def __init__(self, tools: Tools, gate: Gate) -> None:
        super().__init__()
        speech = tools.speech
        self.head = words("strong", speech.of(gate.what))
        inside = column(self, gap=4)
        inside.addWidget(self.head)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        inside.addLayout(grid)
        for place, (name, text) in enumerate(gate.rows):
            grid.addWidget(self._name(speech.tr(name)), place, 0, Qt.AlignmentFlag.AlignTop)
            told = words("body", speech.of(text))
            told.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, place, 1)
        if gate.address:
            inside.addLayout(self._link(tools, gate, gate.address))

    def _name(self, name: str) -> QLabel:
        made = words("muted", name)
        made.setFixedWidth(max(_NAMES, made.fontMetrics().averageCharWidth() * 14))
        return made

    def _link(self, tools: Tools, gate: Gate, address: str) -> QHBoxLayout:
        self.open = button(tools, _OPEN, "link", "open")
        self.open.setToolTip(address)
        self.open.setAccessibleName(f"{tools.speech.tr(_OPEN)}: {tools.speech.of(gate.body)}")
        self.open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(address)))
        line = row()
        line.addWidget(self.open)
        line.addStretch()
        return line


class FactField(QWidget):
    """A question of a pack with a small control. `given` says that the answer is another one."""

    given = Signal()

    def __init__(self, tools: Tools, fact: SectorFact) -> None:
        super().__init__()
        self.fact = fact
        label, unit = tools.speech.of(fact.label), tools.speech.of(fact.unit)
        name = f"{label} ({unit})" if unit else label
        self.name, self.control = words("body", name[:1].upper() + name[1:]), self._made(tools)
        self.control.setAccessibleName(name)
        self.control.setMinimumWidth(160)
        line = row(12)
        line.addWidget(self.name, 1)
        line.addWidget(self.control)
        self.setLayout(line)

    def value(self) -> Fact:
        """None while nobody knows, and for what is no number."""
        if isinstance(self.control, NumberBox):
            return self.control.number()
        return self.control.value() or None

    def show_value(self, value: Fact) -> None:
        """Show it without saying that anybody gave it."""
        if isinstance(self.control, NumberBox):
            self.control.show_number(value if isinstance(value, float) else None)
        else:
            self.control.choose(str(value or ""))

    def _made(self, tools: Tools) -> NumberBox | Options:
        if self.fact.kind == "number":
            box = NumberBox()
            box.setMaximumWidth(160)
            box.setPlaceholderText(tools.speech.tr("Not known"))
            box.textEdited.connect(lambda _: self._typed(box))
            return box
        listed: list[tuple[str, str | Text]] = [("", mark("Not known"))]
        listed += (self.fact.words or {}).items() if self.fact.kind == "word" else _YES_NO[1:]
        made = Options(tools, listed)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.chosen.connect(lambda _: self.given.emit())
        return made

    def _typed(self, box: NumberBox) -> None:
        mark_wrong(box, box.wrong())
        self.given.emit()


class SaidLine(IconLine):
    """What a rule says: its name, its sentence, and the next step. A "no" is a fact of the rule, no verdict on anybody."""

    def show_said(self, said: Said, tools: Tools) -> None:
        speech = tools.speech
        says = speech.of(said.says)
        step = speech.tr("Next: {step}", step=speech.of(said.next_step)) if said.next_step else ""
        self.say(
            *_SIGNS[said.answer], speech.of(said.rule.title), "\n".join(one for one in (says, step) if one)
        )
