"""How are the institutions of one system looked through? Hundreds are on record: a few dozen at a time are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.actions.books import OpenBook
from credval.assessment.inputs import After
from credval.desktop.fields import Field
from credval.desktop.parts import column
from credval.desktop.rich import Reading
from credval.desktop.rulebook.institutions_text import institutions_html
from credval.desktop.tools import Tools
from credval.model.institutions import Institution
from credval.model.systems import Country
from credval.text import mark

MOST = 40
"""So many are shown at a time; a longer text takes the window half a second to lay out."""
_DEBOUNCE_MS = 60


class OnRecord(NamedTuple):
    """An institution, and where it went."""

    institution: Institution
    after: tuple[After, ...]


class InstitutionsView(QWidget):
    """A line to type a name into, in any script, and below it what is on record."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._book: OpenBook | None = None
        self._country: Country | None = None
        self._all: tuple[Institution, ...] = ()
        self.sought = QLineEdit()
        self.reading = Reading(tools, mark("Institutions on record"))
        layout = column(self, gap=0)
        head = QWidget()
        column(head, margin=16).addWidget(Field(tools, mark("Find an institution here"), self.sought))
        layout.addWidget(head)
        layout.addWidget(self.reading, 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self._look)
        self.sought.textEdited.connect(self._typed)
        tools.speech.changed.connect(self._look)

    def show_system(self, book: OpenBook, country: Country, institutions: Sequence[Institution]) -> None:
        """Another system, with nothing typed yet."""
        self._book, self._country = book, country
        self._all = tuple(sorted(institutions, key=lambda one: one.name_on(None).casefold()))
        self.sought.clear()
        self._look()

    def _typed(self, text: str) -> None:
        self._tools.look.fonts.need(text)
        self._wait.start()

    def _look(self) -> None:
        book, country, everything, typed = self._book, self._country, self._all, self.sought.text().strip()
        if book is None or country is None:
            return
        self._tools.jobs.run(
            "institutions",
            lambda: _found(book, country, everything, typed),
            lambda found: self._show(country, found, len(everything)),
            lambda _: self.reading.show_text(lambda: ""),
        )

    def _show(self, country: Country, found: Sequence[OnRecord], total: int) -> None:
        speech = self._tools.speech
        make: Callable[[], str] = lambda: institutions_html(country, found, speech, total)  # noqa: E731
        self.reading.show_text(make)


def _found(book: OpenBook, country: Country, everything: Sequence[Institution], typed: str) -> list[OnRecord]:
    """For the worker thread: what fits what was typed, best first; the first ones of the alphabet for nothing."""
    chosen = everything[:MOST]
    if typed:
        hits = dict.fromkeys(one.target for one in book.find_institutions(typed, country.id, MOST))
        chosen = tuple(one for key in hits if (one := book.institution(key)))
    return [OnRecord(one, book.after(one)) for one in chosen]
