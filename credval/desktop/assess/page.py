"""How is the Assess page laid out? What it does with what is typed stands in work.py and comes after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from credval.actions.settings import Settings
from credval.desktop.assess.credentials import Credentials
from credval.desktop.assess.footer import Footer
from credval.desktop.assess.form import Form
from credval.desktop.assess.welcome import Welcome
from credval.desktop.parts import Notice, column, scrolling, spoken
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from credval.desktop.assess.shelf import Shelf
    from credval.desktop.assess.work import Work

AskPath = Callable[[str], Path | None]
"""Suggested file name -> where a person wants the file; None if they changed their mind."""


class AssessPage(QWidget):
    """One person's credentials: typed at the left, answered in the middle, explained at the right."""

    why_toggled = Signal(bool)
    again = Signal()
    """Somebody wants the rulebook to be opened once more."""

    def __init__(
        self, tools: Tools, settings: Settings, today: Callable[[], date], ask_path: AskPath
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools, self._settings, self._today, self._ask_path = tools, settings, today, ask_path
        self.work: Work | None = None
        self.credentials = Credentials(tools)
        self.form = Form(tools, today, settings)
        self.problem = Notice(tools, "problem", mark("Try again"))
        self.welcome = Welcome(tools)
        self.footer = Footer(tools)
        self.why = QWidget()
        self.why.setObjectName("why")
        self.why.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self.footer.why.toggled.connect(self._toggle_why)
        self.welcome.go.connect(self.go_to)
        self.problem.pressed.connect(self.again)

    def finish(self) -> None:
        """Make what is out of view at the start, and begin to answer."""
        from credval.desktop.assess.work import Work

        if self.work is None:
            self.form.finish()
            self.work = Work(self, self._tools, self._settings, self._today, self._ask_path)
            self.form.job.needed.setFocus()

    def use(self, shelf: Shelf) -> None:
        """The rulebook is open: fill the lists and answer what has been typed meanwhile."""
        self.problem.say("")
        if self.work is not None:
            self.work.use(shelf)

    def show_problem(self, text: str) -> None:
        """Say above the answer what went wrong; nothing that was typed is touched."""
        self.problem.say(text)

    def open_system(self, system: str) -> None:
        """Start with an education system chosen elsewhere."""
        self.form.paper.choose_system(system)

    def open_entry(self, entry: str, title: str) -> None:
        """Start with an entry chosen elsewhere."""
        self.form.paper.choose_entry(entry, title)

    def show_why(self, wide: bool) -> None:
        """Show or hide the reasons without saying that a person wanted it."""
        self.why.setVisible(wide)
        self.footer.why.blockSignals(True)
        self.footer.why.setChecked(wide)
        self.footer.why.blockSignals(False)

    def go_to(self, place: str) -> None:
        """Bring a place of the form into view and put the cursor there."""
        found = self.form.go_to(place)
        if found is not None:
            self._form_area.ensureWidgetVisible(found, 0, 120)

    def _toggle_why(self, wide: bool) -> None:
        self.why.setVisible(wide)
        self.why_toggled.emit(wide)

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for part, least in ((self._left(), 320), (self._middle(), 360), (self.why, 248)):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
        for place, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(place, stretch)
        self.splitter.setSizes([408, 560, 304])
        self.why_column = column(self.why, gap=0)
        title = spoken(self._tools, mark("Why"), "heading")
        title.setContentsMargins(16, 16, 16, 0)
        self.why_column.addWidget(title)
        column(self, gap=0).addWidget(self.splitter)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setObjectName("form")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._form_area = scrolling(self.form)
        inside = column(left, gap=0)
        inside.addWidget(self.credentials)
        inside.addWidget(self._form_area, 1)
        return left

    def _middle(self) -> QWidget:
        middle, inner = QWidget(), QWidget()
        self.answer_column = column(inner, margin=24, gap=16)
        self.answer_column.addWidget(self.problem)
        self.answer_column.addWidget(self.welcome)
        self.answer_column.addStretch()
        self.middle_column = column(middle, gap=0)
        self.middle_column.addWidget(scrolling(inner), 1)
        self.middle_column.addWidget(self.footer)
        return middle
