"""Whose paper is it? For the report only: none of this reaches the rules."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.desktop.fields import Field
from credval.desktop.parts import column, spoken
from credval.desktop.tools import Tools
from credval.text import mark


class PersonPart(QWidget):
    """Gives the head of the report its name and reference."""

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.name, self.reference = QLineEdit(), QLineEdit()
        layout = column(self, gap=12)
        told = mark("Printed on the report and kept nowhere. The name is never part of the assessment.")
        layout.addWidget(spoken(tools, told, "muted"))
        layout.addWidget(Field(tools, mark("Name, as on the paper"), self.name))
        layout.addWidget(Field(tools, mark("Reference of the recruitment"), self.reference))
        self.name.textEdited.connect(tools.look.fonts.need)
        for box in (self.name, self.reference):
            box.textEdited.connect(lambda _: self.changed.emit())

    def read(self) -> dict[str, str]:
        found = {"name_as_written": self.name.text().strip(), "reference": self.reference.text().strip()}
        return {key: value for key, value in found.items() if value}

    def show_person(self, given: dict[str, str]) -> None:
        self.name.setText(given.get("name_as_written", ""))
        self.reference.setText(given.get("reference", ""))
