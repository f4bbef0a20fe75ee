"""What else does the paper say of the studies: field, part of the country, delivery, what it builds on?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from credval.desktop.assess.shelf import Names, short_list
from credval.desktop.fields import Field, Options, Tick, side_by_side
from credval.desktop.find_box import FindBox
from credval.desktop.parts import column, empty, spoken
from credval.desktop.tools import Tools
from credval.model.words import Delivery, Mode
from credval.text import mark

_MODES = (
    ("", mark("Not stated")),
    (Mode.FULL_TIME.value, mark("Full time")),
    (Mode.PART_TIME.value, mark("Part time")),
)
_DELIVERIES = (
    ("", mark("Not stated")),
    (Delivery.ON_SITE.value, mark("On site")),
    (Delivery.DISTANCE.value, mark("At a distance")),
    (Delivery.TRANSNATIONAL.value, mark("In another country than the awarding body's")),
    (Delivery.JOINT.value, mark("Jointly by several institutions")),
)


class MorePart(QWidget):
    """Gives the claim what few papers need."""

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._fields: Names = ()
        self.native, self.region = QLineEdit(), QLineEdit()
        self.field = FindBox(tools, "field", short_list(tools.speech, lambda: self._fields))
        self.mode, self.delivery = Options(tools, _MODES), Options(tools, _DELIVERIES)
        self._prior = QWidget()
        self._boxes: dict[str, QCheckBox] = {}
        layout = column(self, gap=12)
        layout.addWidget(Field(tools, mark("Title in its own script"), self.native))
        layout.addWidget(Field(tools, mark("Field of study"), self.field))
        self._region_field = Field(tools, mark("Region or state"), self.region)
        layout.addWidget(self._region_field)
        layout.addLayout(
            side_by_side(
                Field(tools, mark("Pace"), self.mode), Field(tools, mark("Where taught"), self.delivery)
            )
        )
        layout.addWidget(self._prior)
        self._prior_column = column(self._prior, gap=4)
        self._listen()

    def use(self, fields: Names) -> None:
        self._fields = fields

    def ask_region(self, asked: bool) -> None:
        """Whether the region is written here; where parts of a country are chosen from, it is not."""
        self._region_field.setVisible(asked)

    def settle(self, others: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Offer the person's other credentials, (id, title) each, as what this one builds on."""
        empty(self._prior_column)
        self._boxes = {}
        self._prior.setVisible(bool(others))
        if others:
            self._prior_column.addWidget(spoken(self._tools, mark("It builds on")))
        for id_, title in others:
            made = Tick(title)
            made.box.setChecked(id_ in chosen)
            made.box.toggled.connect(lambda _: self.changed.emit())
            self._boxes[id_] = made.box
            self._prior_column.addWidget(made)

    def read(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "qualification_native": self.native.text().strip(),
            "field": self.field.id,
            "mode": self.mode.value(),
            "delivery": self.delivery.value(),
            "builds_on": [id_ for id_, box in self._boxes.items() if box.isChecked()],
        }
        if region := self.region.text().strip():
            found["region"] = region
        return {key: value for key, value in found.items() if value}

    def show_claim(self, claim: dict[str, Any]) -> None:
        self.native.setText(str(claim.get("qualification_native", "")))
        self.region.setText(str(claim.get("region", "")))
        code = str(claim.get("field", ""))
        title = next((self._tools.speech.of(name) for id_, name, _ in self._fields if id_ == code), code)
        self.field.show_picked(code, title)
        self.mode.choose(str(claim.get("mode", "")))
        self.delivery.choose(str(claim.get("delivery", "")))

    def _listen(self) -> None:
        for box in (self.native, self.region):
            box.textEdited.connect(lambda _: self.changed.emit())
        for found in (self.field.picked, self.field.typed, self.mode.chosen, self.delivery.chosen):
            found.connect(lambda _: self.changed.emit())
        self._tools.speech.changed.connect(self._speak)

    def _speak(self) -> None:
        title = next((name for id_, name, _ in self._fields if id_ == self.field.id), None)
        if title is not None:
            self.field.show_picked(self.field.id, self._tools.speech.of(title))
