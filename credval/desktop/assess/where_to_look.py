"""Where can an institution be looked up that nobody has on record, and how is such a look-up begun?

What is offered is a form with everything filled in but the answer: that is for the person who has looked.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from credval.desktop.assess.rows import IconLine, Rows
from credval.desktop.parts import button, column, row, spoken
from credval.desktop.speech import Speech
from credval.desktop.tools import Tools
from credval.model.registries import Registry
from credval.model.systems import Country
from credval.text import mark

_REGISTER, _OTHER = "official_register", "other"
_WHED = ("WHED (IAU)", "https://www.whed.net")
_SPEAKS = {"recognition", "register"}
_MOST_BODIES = 3


class Place(NamedTuple):
    """One place to look: who keeps it, what it can say, through which channel it is asked, and its address."""

    body: str
    says: str
    channel: str
    address: str = ""

    def look_up(self) -> dict[str, str]:
        """The look-up as far as it is known before somebody has looked."""
        found = {"body": self.body, "channel": self.channel, "reference": self.address}
        return {key: value for key, value in found.items() if value}


def places(institution: dict[str, Any], country: Country | None, speech: Speech) -> list[Place]:
    """Where to look, the records that imported registries hold first. Nothing once something is known of the right."""
    if institution["status"] != "UNKNOWN" or not institution["name"]:
        return []
    return [*_records(institution, speech), *_bodies(country, speech), _whed(speech)]


def _records(institution: dict[str, Any], speech: Speech) -> Iterator[Place]:
    """Records of DEQAR: the only registry that is imported and leads to decisions."""
    for one in institution["registries"]:
        if one["registry"] == Registry.DEQAR:
            number = one["id"].partition(":")[2]
            told = speech.tr(
                "{number} in the list that was imported. The list names institutions only: no decisions, and not for which "
                "days they hold. Look there for one that covers the day of award.", number=number,
            )  # fmt: skip
            more = [f"{speech.of(said)}." for said in one["says"][1:]]
            yield Place("DEQAR", " ".join([told, *more]), _OTHER, one["address"] or "")


def _bodies(country: Country | None, speech: Speech) -> Iterator[Place]:
    """The bodies that recognise institutions in this system, or keep the register of them."""
    found = [
        one for one in (country.authorities.values() if country else ()) if _SPEAKS.intersection(one.roles)
    ]
    for one in sorted(found, key=lambda one: not one.address)[:_MOST_BODIES]:
        told = speech.tr("Recognises institutions in this system, or keeps the register of them.")
        yield Place(speech.of(one.name.text), told, _REGISTER, one.address or "")


def _whed(speech: Speech) -> Place:
    told = speech.tr(
        "The world list of the International Association of Universities. It says which body at home vouches for an institution."
    )
    return Place(_WHED[0], told, _OTHER, _WHED[1])


class _Line(QWidget):
    """One place, with its page and a look-up to begin."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.line = IconLine(tools)
        self.open = button(tools, _OPEN, "link", "open")
        self.record = button(tools, _RECORD, "link", "add")
        below = row(8)
        below.setContentsMargins(32, 0, 0, 0)
        for one in (self.record, self.open):
            below.addWidget(one)
        below.addStretch()
        layout = column(self, gap=0)
        layout.addWidget(self.line)
        layout.addLayout(below)

    def say(self, place: Place) -> None:
        speech = self._tools.speech
        self.line.say("search", "muted", place.body, place.says)
        self.open.setVisible(bool(place.address))
        self.open.setToolTip(place.address)
        self.open.setAccessibleName(f"{speech.tr(_OPEN)}: {place.body}")
        self.record.setAccessibleName(f"{speech.tr(_RECORD)}: {place.body}")


_OPEN, _RECORD = mark("Open the page"), mark("Record a look-up")


class WhereToLook(QWidget):
    """Places to look an institution up. `recorded` gives a look-up to be finished by whoever made it."""

    recorded = Signal(object)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._places: Sequence[Place] = ()
        self._tools = tools
        self.rows = Rows(self._make, gap=8)
        layout = column(self, gap=8)
        layout.addWidget(spoken(tools, mark("Where it can be looked up"), "strong"))
        layout.addWidget(self.rows)
        self.hide()

    def show_places(self, found: Sequence[Place]) -> None:
        self._places = found
        self.rows.show_all(found, lambda line, place: line.say(place))
        self.setVisible(bool(found))

    def _make(self, place: int) -> _Line:
        made = _Line(self._tools)
        made.open.clicked.connect(functools.partial(self._open, place))
        made.record.clicked.connect(functools.partial(self._record, place))
        return made

    def _open(self, place: int) -> None:
        """Only ever because a person pressed it."""
        QDesktopServices.openUrl(QUrl(self._places[place].address))

    def _record(self, place: int) -> None:
        self.recorded.emit(self._places[place].look_up())
