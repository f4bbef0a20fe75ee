"""How is the Assess page laid out? What it does with what is typed stands in work.py and comes after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from credval.actions.settings import Settings
from credval.desktop.assess.welcome import Welcome
from credval.desktop.parts import Notice, column, scrolling, spoken
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from datetime import date

    from credval.desktop.assess.credentials import Credentials
    from credval.desktop.assess.footer import Footer
    from credval.desktop.assess.form import Form
    from credval.desktop.assess.shelf import Shelf
    from credval.desktop.assess.work import Work
    from credval.desktop.handbook.beside import Beside

_LEAST_FORM, _SCROLL_BAR = 304, 12  # pixels

AskPath = Callable[[str], Path | None]
"""Suggested file name -> where a person wants the file; None if they changed their mind."""


class AssessPage(QWidget):
    """One person's credentials: typed at the left, answered in the middle, explained at the right.

    What can be seen in the first moment is made at once, the rest by `finish`.
    """

    why_toggled = Signal(bool)
    handbook = Signal(str)
    """Somebody wants to read a paragraph of the handbook in its chapter."""
    again = Signal()
    """Somebody wants the rulebook to be opened once more."""
    credentials: Credentials
    form: Form
    footer: Footer
    work: Work
    beside: Beside

    def __init__(
        self, tools: Tools, settings: Settings, today: Callable[[], date], ask_path: AskPath
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.settings = settings
        self._tools, self._today, self._ask_path = tools, today, ask_path
        self.finished = False
        self.problem = Notice(tools, "problem", mark("Try again"))
        self.welcome = Welcome(tools)
        self._left, self._middle, self.why = QFrame(), QWidget(), QFrame()
        self._lay_out()
        self.welcome.go.connect(self.go_to)
        self.problem.pressed.connect(self.again)

    def finish(self) -> None:
        """Make everything to type and press, and begin to answer."""
        from credval.desktop.assess.credentials import Credentials
        from credval.desktop.assess.footer import Footer
        from credval.desktop.assess.form import Form
        from credval.desktop.assess.work import Work
        from credval.desktop.handbook.beside import Beside

        self.credentials = Credentials(self._tools)
        self.form = Form(self._tools, self._today, lambda: self.settings)
        self.footer = Footer(self._tools)
        self._form_area = scrolling(self.form)
        inside = column(self._left, gap=0)
        inside.addWidget(self.credentials)
        inside.addWidget(self._form_area, 1)
        self.middle_column.addWidget(self.footer)
        self.finished = True
        self.show_why(not self.why.isHidden())
        self.footer.why.toggled.connect(self._toggle_why)
        self._tools.look.changed.connect(self.widen)
        self._tools.speech.changed.connect(self.widen)
        self.work = Work(self, self._tools, self._today, self._ask_path)
        self.beside = Beside(self._tools, self)
        self.beside.opened.connect(self.handbook)
        self.why_column.addWidget(self.beside, 1)
        self.form.job.needed.setFocus()

    def use(self, shelf: Shelf) -> None:
        """The rulebook is open: fill the lists and answer what has been typed meanwhile."""
        self.problem.say("")
        self.work.use(shelf)
        self.beside.use(shelf.book.guide)

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
        if self.finished:
            with QSignalBlocker(self.footer.why):
                self.footer.why.setChecked(wide)

    def go_to(self, place: str) -> None:
        """Bring a place of the form into view and put the cursor there."""
        found = self.form.go_to(place)
        if found is not None:
            self._form_area.ensureWidgetVisible(found, 0, 120)

    def widen(self) -> None:
        """The form is never narrower than its longest word at the size that letters have now."""
        self._left.setMinimumWidth(max(_LEAST_FORM, self.form.minimumSizeHint().width() + _SCROLL_BAR))

    def _toggle_why(self, wide: bool) -> None:
        self.why.setVisible(wide)
        self.why_toggled.emit(wide)

    def _lay_out(self) -> None:
        for part, name in ((self._left, "form"), (self.why, "why")):
            part.setObjectName(name)
        inner = QWidget()
        self.answer_column = column(inner, margin=24, gap=16)
        self.answer_column.addWidget(self.problem)
        self.answer_column.addWidget(self.welcome)
        self.answer_column.addStretch()
        self.middle_column = column(self._middle, gap=0)
        self.middle_column.addWidget(scrolling(inner), 1)
        self.why_column = column(self.why, gap=0)
        title = spoken(self._tools, mark("Why"), "heading")
        title.setContentsMargins(18, 16, 16, 0)  # level with the words below, which have an edge of two
        self.why_column.addWidget(title)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for pane, least in ((self._left, _LEAST_FORM), (self._middle, 384), (self.why, 232)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        for place, stretch in enumerate((0, 1, 0)):
            self.splitter.setStretchFactor(place, stretch)
        self.splitter.setSizes([376, 520, 280])
        column(self, gap=0).addWidget(self.splitter)
