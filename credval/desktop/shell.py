"""How do the rail, the pages, the shortcuts and the settings make one window?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from credval.actions.settings import Loaded, Settings, Theme, save
from credval.desktop.assess.page import AssessPage
from credval.desktop.look import SIZES
from credval.desktop.parts import Notice
from credval.desktop.problems import told
from credval.desktop.rail import Rail
from credval.desktop.tools import Tools
from credval.text import Lang, mark

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from credval.actions.casebook import Casebook
    from credval.desktop.assess.shelf import Shelf

PAGES = (
    ("assess", mark("Assess"), "assess"),
    ("cases", mark("Cases"), "cases"),
    ("handbook", mark("Handbook"), "handbook"),
    ("rulebook", mark("Rulebook"), "rulebook"),
    ("settings", mark("Settings"), "settings"),
    ("about", mark("About"), "about"),
)
_NARROW = 1200
"""Pixels, at ordinary letters, below which the reasons stand aside until a person asks for them."""


class Shell(QMainWindow):
    """The window. Pages are made when they are first visited; each gets what it needs as arguments."""

    again = Signal()
    """Somebody wants the rulebook to be opened once more."""
    painted = Signal()
    """The window has been seen for the first time."""

    def __init__(
        self,
        tools: Tools,
        loaded: Loaded,
        folder: Path,
        assess: AssessPage,
        others: Mapping[str, Callable[[Shell], QWidget]],
    ) -> None:
        """``folder``: where settings are kept; ``others``: how the pages besides Assess are made."""
        super().__init__()
        self._tools, self._folder, self._others = tools, folder, others
        self.settings = loaded.settings
        self.shelf: Shelf | None = None
        self.assess = assess
        self._pages: dict[str, QWidget] = {"assess": assess}
        self._asked_for_why: bool | None = None
        self.server_password: str | None = None
        """Of the team's database, until the program is closed; for where no keyring keeps it."""
        self._painted = self._warned = False
        self.shown = "assess"
        self.rail = Rail(tools, PAGES, below=2)
        self.stack = QStackedWidget()
        self.stack.addWidget(assess)
        self.notice = Notice(tools, "problem", mark("Close"))
        self._lay_out()
        self._listen()
        self._speak()
        if loaded.problem is not None:
            self.notice.say(tools.speech.of(loaded.problem))
        self.resize(QSize(self.settings.width, self.settings.height))
        self.setMinimumSize(860, 560)
        self.show_page("assess")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def finish(self) -> None:
        """Make what nobody misses in the first moment: the rest of the form, the shortcuts."""
        from credval.desktop.shortcuts import attach

        with self._tools.look.unstyled():
            self.assess.finish()
        self.assess.widen()
        self.assess.footer.keep.clicked.connect(self.keep_as_case)
        attach(self)

    def use(self, shelf: Shelf) -> None:
        """The rulebook is open: give it to every page that is there."""
        self.shelf = shelf
        for page in self._pages.values():
            take = getattr(page, "use", None)
            if take is not None:
                take(shelf)

    def tell(self, problem: BaseException) -> None:
        """Say above the page that something went wrong which belongs nowhere else."""
        self.notice.say(told(problem, self._tools.speech.lang))

    def show_problem(self, problem: Exception) -> None:
        """The rulebook could not be opened: say so where answers would stand."""
        self.assess.show_problem(told(problem, self._tools.speech.lang))

    def page(self, name: str) -> QWidget:
        """A page, made now if nobody has been there yet."""
        if name not in self._pages:
            with self._tools.look.unstyled():
                made = self._others[name](self)
            self._pages[name] = made
            self.stack.addWidget(made)
            take = getattr(made, "use", None)
            if take is not None and self.shelf is not None:
                take(self.shelf)
        return self._pages[name]

    def show_page(self, name: str) -> QWidget:
        page = self.page(name)
        self.stack.setCurrentWidget(page)
        self.shown = name
        self.rail.show_chosen(name)
        return page

    def registries_changed(self) -> None:
        """Something was imported: what is being assessed is asked anew, and what was written of it is written anew."""
        if self.shelf is not None:
            self.assess.work.again()
        refresh = getattr(self._pages.get("about"), "refresh", None)
        if refresh is not None:
            refresh()

    def change(self, settings: Settings) -> None:
        """Make these the settings: they hold at once and are remembered."""
        self.settings = self.assess.settings = settings
        self._tools.speech.switch(settings.language)
        self._tools.look.switch(settings.theme, settings.text_size)
        locks = getattr(self._pages.get("cases"), "lock_after", None)
        if locks is not None:
            locks(settings.lock_after_minutes)
        show = getattr(self._pages.get("settings"), "show_settings", None)
        if show is not None:
            show(settings)
        self._remember()

    def cases_at(self, address: str, password: str | None) -> None:
        """Where the cases lie from now on: those that are open are locked, and the page is made anew.

        Stays where it is if something typed could not be kept.
        """
        page = self._pages.get("cases")
        leave = getattr(page, "leave", None)
        if leave is not None and leave() is False:
            return
        self._pages.pop("cases", None)
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()
        self.server_password = password
        remembered = address or self.settings.team_address
        self.change(replace(self.settings, database=address, team_address=remembered))

    def switch_language(self) -> None:
        self.change(
            replace(self.settings, language=Lang.EN if self.settings.language == Lang.SV else Lang.SV)
        )

    def switch_theme(self) -> None:
        self.change(
            replace(self.settings, theme=Theme.LIGHT if self.settings.theme == Theme.DARK else Theme.DARK)
        )

    def keep_as_case(self) -> None:
        """Put what is on the page Assess into a case."""
        exchange = getattr(self.page("cases"), "exchange", None)
        if exchange is not None:
            exchange.keep()

    def casebook(self) -> Casebook | None:
        """The cases, while somebody has them open."""
        return getattr(self._pages.get("cases"), "casebook", None)

    def lock_cases(self) -> None:
        """Lock the cases, if somebody has been there."""
        lock = getattr(self._pages.get("cases"), "lock_now", None)
        if lock is not None:
            lock()

    def help(self) -> None:
        """The paragraph of the handbook on what is in focus: the nearest ``topic`` from there up, else the page's own."""
        from credval.desktop.handbook.beside import topic_of

        self.explain(topic_of(self._focused()) or f"page.{self.shown}")

    def explain(self, topic: str) -> None:
        """Open the handbook where it explains something that the program says (`model.topics`)."""
        found = self.shelf.book.guide.on(topic) if self.shelf else None
        self.read(found.id if found else "")

    def read(self, place: str) -> None:
        """Open the handbook at a paragraph; where somebody was reading last, if none is named."""
        open_ = getattr(self.show_page("handbook"), "open", None)
        if open_ is not None and place:
            open_(place)

    def open_palette(self) -> None:
        from credval.desktop.goals import fixed_goals, found_goals
        from credval.desktop.palette_box import PaletteBox

        PaletteBox(self._tools, self, fixed_goals(self, self._tools), found_goals(self, self._tools)).open()

    def next_column(self) -> None:
        """Put the cursor in the next column of the page in view, from the last one to the rail."""
        columns = [one for one in (self.rail, *self._columns()) if one.isVisible()]
        here = next((place for place, one in enumerate(columns) if one.isAncestorOf(self._focused())), -1)
        target = columns[(here + 1) % len(columns)]
        first = next((one for one in target.findChildren(QWidget) if _can_focus(one)), None)
        if first is not None:
            first.setFocus()

    def _columns(self) -> list[QWidget]:
        page = self.stack.currentWidget()
        splitter = page.findChild(QSplitter) if page else None
        if page is None or splitter is None:
            return [page] if page else []
        found = (splitter.widget(place) for place in range(splitter.count()))
        return [one for one in found if one is not None]

    def _focused(self) -> QWidget:
        found: QWidget | None = self.focusWidget()
        return self if found is None else found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        maximised = self.isMaximized()
        size = self.normalGeometry().size() if maximised else self.size()
        self.settings = replace(
            self.settings, width=max(860, size.width()), height=max(560, size.height()), maximised=maximised
        )
        self._remember()
        if not self._let_go() and not self._warned:
            self._warned = True
            event.ignore()
            return
        self._tools.long.close()
        self._tools.jobs.close()
        super().closeEvent(event)

    def _let_go(self) -> bool:
        """Have every page keep what is typed. Where one cannot the window stays open, once, and says so."""
        kept = True
        for name, page in self._pages.items():
            leave = getattr(page, "leave", None)
            try:
                left = leave is None or leave()
            except Exception as problem:  # noqa: BLE001  # whatever it is, what is typed comes first
                self.tell(problem)
                left = False
            if not left:
                kept = False
                self.show_page(name)
        if not kept and not self.notice.text():
            self.notice.say(self._tools.speech.tr("What is typed could not be kept, so the window stays open. Save or discard it; or close the window once more, and it is lost."))  # fmt: skip
        return kept

    def _make_room(self) -> None:
        """In a narrow window the reasons stand aside, unless a person has said otherwise for this session."""
        if self._asked_for_why is None:
            self.assess.show_why(self.settings.why_open and self.width() >= self._narrow())

    def _narrow(self) -> float:
        """Below this width there is no room for three columns at the size that letters have now."""
        return _NARROW * self._tools.look.size("body") / SIZES["body"]

    def _why_toggled(self, wide: bool) -> None:
        self._asked_for_why = wide
        if self.width() >= self._narrow():
            self.settings = replace(self.settings, why_open=wide)
            self._remember()

    def _try_again(self) -> None:
        if self.shelf is None:
            self.assess.problem.say("")
            self.again.emit()
        else:
            self.assess.work.again()

    def _remember(self) -> None:
        try:
            save(self.settings, self._folder)
        except OSError as problem:
            self.tell(problem)

    def _lay_out(self) -> None:
        middle, across, down = QWidget(), QHBoxLayout(), QVBoxLayout()
        for layout in (across, down):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        down.addWidget(self.notice)
        down.addWidget(self.stack, 1)
        across.addWidget(self.rail)
        across.addLayout(down, 1)
        middle.setLayout(across)
        self.setCentralWidget(middle)

    def _listen(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.assess.why_toggled.connect(self._why_toggled)
        self.assess.again.connect(self._try_again)
        self.assess.handbook.connect(self.read)
        self.notice.pressed.connect(lambda: self.notice.say(""))
        self._tools.speech.changed.connect(self._speak)
        self._tools.look.changed.connect(self._make_room)

    def _speak(self) -> None:
        self.setWindowTitle(self._tools.speech.tr("credval – comparing foreign education"))


def _can_focus(widget: QWidget) -> bool:
    from PySide6.QtCore import Qt

    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
