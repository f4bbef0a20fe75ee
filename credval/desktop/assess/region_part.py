"""In which part of the country was it, where its parts have systems of their own?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from credval.assessment.regions import part_of
from credval.desktop.fields import Field, Options, Wording
from credval.desktop.parts import column
from credval.desktop.tools import Tools
from credval.model.systems import Country
from credval.text import Text, mark

_NOT_KNOWN = ("", mark("Not known"))


class RegionPart(QWidget):
    """Offers the parts of a country; hidden where there are none. `chosen` says which: the id of a part, or nothing."""

    chosen = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._country: Country | None = None
        self.choice = Options(tools, [_NOT_KNOWN])
        self._field = Field(tools, mark("Part of the country"), self.choice)
        column(self).addWidget(self._field)
        self.choice.chosen.connect(self._choose)
        tools.speech.changed.connect(self._tell)
        self.offer(None, "")

    def offer(self, country: Country | None, region: str) -> None:
        """The parts of ``country``, and the one that ``region`` stands for. What stands for none is shown as written."""
        self._country = country
        self.setVisible(self.offers())
        self.show_region(region)

    def offers(self) -> bool:
        """Whether there is anything to choose."""
        return self._country is not None and bool(self._country.parts)

    def is_of(self, system: str) -> bool:
        """Whether what stands there may hold for this system: nothing was chosen, or it is the same."""
        return not self.offers() or (self._country is not None and self._country.id == system)

    def show_region(self, region: str) -> None:
        """Show what ``region`` stands for without saying that a person chose it."""
        part = part_of(self._country, region)
        parts = self._country.parts if self._country else ()
        options: list[tuple[str, Wording]] = [_NOT_KNOWN, *((one.id, one.name.text) for one in parts)]
        if region and part is None:
            options.append((region, Text(region, region)))
        self.choice.offer(options)
        self.choice.choose(part.id if part else region)
        self._tell()

    def _choose(self, id_: str) -> None:
        self._tell()
        self.chosen.emit(id_)

    def _tell(self) -> None:
        """How the system of the part differs."""
        part = self._country.part_called(self.choice.value()) if self._country else None
        self._field.tell(self._tools.speech.of(part.differs) if part else "")
