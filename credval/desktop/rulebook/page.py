"""How is the rulebook read: a system, its ladder and rules, one entry in full?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QTabBar, QWidget

from credval.desktop.assess.shelf import Shelf, short_list
from credval.desktop.fields import Field
from credval.desktop.find_box import Offer
from credval.desktop.handbook.text import PLACE
from credval.desktop.parts import Notice, button, column, row, spoken
from credval.desktop.pick_list import PickList
from credval.desktop.problems import told
from credval.desktop.progress import Progress
from credval.desktop.rich import Reading, paragraph
from credval.desktop.rulebook.coverage_view import CoverageView
from credval.desktop.rulebook.entries import Entries
from credval.desktop.rulebook.entry_text import entry_html
from credval.desktop.rulebook.institutions_view import InstitutionsView
from credval.desktop.rulebook.ladder_view import LadderView
from credval.desktop.rulebook.system_text import (
    checking_html,
    grades_html,
    overview_html,
    pages_html,
    papers_html,
)
from credval.desktop.speech import Speech
from credval.desktop.tools import Tools
from credval.model.entries import Qualification
from credval.model.institutions import Institution
from credval.model.systems import Country
from credval.text import Text, mark

TABS = (
    ("overview", mark("Overview")),
    ("ladder", mark("Ladder")),
    ("papers", mark("Papers")),
    ("institutions", mark("Institutions")),
    ("checking", mark("Checking")),
    ("grades", mark("Grades")),
    ("sources", mark("Sources")),
    ("entry", mark("Entry")),
)


@dataclass(frozen=True, slots=True)
class System:
    """One education system with all its entries, and the titles that they speak of."""

    country: Country
    entries: tuple[Qualification, ...]
    institutions: tuple[Institution, ...]
    titles: dict[str, Text]
    kinds: dict[str, Text]


def fetch(shelf: Shelf, id_: str) -> System | None:
    """Read a system from the book. For the worker thread."""
    country = shelf.book.country(id_)
    if country is None:
        return None
    entries = tuple(shelf.book.qualifications(id_))
    titles = {one.id: one.title for one in entries} | {one.id: one.titles for one in shelf.destinations}
    return System(country, entries, tuple(shelf.book.institutions(id_)), titles, shelf.kinds)


class RulebookPage(QWidget):
    """Systems at the left, entries in the middle, what is chosen at the right. `assess` asks to start with an entry."""

    assess = Signal(str, str)
    handbook = Signal(str)
    """Somebody wants to read a paragraph of the handbook."""

    def __init__(self, tools: Tools, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self._shelf: Shelf | None = None
        self._system: System | None = None
        self._wanted_entry = ""
        self.sought = QLineEdit()
        self.systems = PickList(tools, mark("Education systems"))
        self.entries = Entries(tools)
        self.tabs = QTabBar()
        self.reading = Reading(tools, mark("Text of the rulebook"), self._follow)
        self.ladder = LadderView(tools, today)
        self.institutions = InstitutionsView(tools)
        self.coverage = CoverageView(tools)
        self.reach = button(tools, mark("Map and gaps"), "plain", "rulebook")
        self.notice = Notice(tools, "problem")
        self.progress = Progress(tools, {"rulebook": mark("Opening the system")})
        self.start = button(tools, mark("Assess with this entry"), "plain", "assess")
        self._lay_out()
        self._listen()
        self._speak()

    def use(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._list_systems()
        self.coverage.use(shelf)

    def open(self, id_: str) -> None:
        """Show a system (``in``) or an entry (``in/bachelor-of-commerce-honours-3y``)."""
        system = id_.split("/", 1)[0] if self._shelf and self._shelf.name_of(id_) is None else id_
        self._wanted_entry = id_ if id_ != system else ""
        self.systems.choose(system)
        self._open_system(system)

    def _open_system(self, id_: str) -> None:
        shelf = self._shelf
        if shelf is not None and id_:
            self._tools.jobs.run("rulebook", lambda: fetch(shelf, id_), self._opened, self._failed)

    def _opened(self, system: System | None) -> None:
        self.notice.say("")
        self._system = system
        if system is None:
            return
        self.entries.show_entries(system.entries, system.kinds, system.country.parts)
        self.ladder.show_country(system.country)
        if self._shelf is not None:
            self.institutions.show_system(self._shelf.book, system.country, system.institutions)
        entry, self._wanted_entry = self._wanted_entry, ""
        self._show_entry(entry) if entry else self._show_tab("overview")

    def show_coverage(self) -> None:
        """What the whole rulebook holds, as before a system was chosen."""
        self._system = None
        self.systems.choose("")
        self.entries.show_entries((), {})
        self._turn(self.tabs.currentIndex())

    def _failed(self, problem: Exception) -> None:
        self.notice.say(told(problem, self._tools.speech.lang))

    def _show_entry(self, id_: str) -> None:
        self.entries.list.choose(id_)
        self._show_tab("entry")

    def _show_tab(self, name: str) -> None:
        place = next(place for place, (one, _) in enumerate(TABS) if one == name)
        if self.tabs.currentIndex() == place:
            self._turn(place)
        self.tabs.setCurrentIndex(place)

    def _turn(self, place: int) -> None:
        name = TABS[place][0]
        self.tabs.setVisible(self._system is not None)
        if self._system is None:
            self.start.hide()
            self.stack.setCurrentWidget(self.coverage)
            return
        views = {"ladder": self.ladder, "institutions": self.institutions}
        self.stack.setCurrentWidget(views.get(name, self.reading))
        self.start.setVisible(name == "entry" and self._entry() is not None)
        if name not in views:
            self.reading.show_text(self._html)

    def _entry(self) -> Qualification | None:
        chosen = self.entries.list.chosen()
        return next((one for one in self._system.entries if one.id == chosen), None) if self._system else None

    def _html(self) -> str:
        speech, system = self._tools.speech, self._system
        if system is None:
            return ""
        name = TABS[self.tabs.currentIndex()][0]
        if name == "entry":
            entry = self._entry()
            empty = paragraph(speech.tr("Choose an entry in the list."), "muted")
            if entry is None:
                return empty
            return entry_html(entry, speech, system.titles, system.kinds, system.country.parts)
        make: dict[str, Callable[[Country, Speech], str]] = {
            "overview": overview_html,
            "papers": papers_html,
            "checking": checking_html,
            "grades": grades_html,
            "sources": pages_html,
        }
        return make[name](system.country, speech)

    def _list_systems(self) -> None:
        if self._shelf is None:
            return
        names = [(id_, name, (code,)) for id_, code, name in self._shelf.systems]
        found = short_list(self._tools.speech, lambda: names)(self.sought.text())
        self.systems.offer([Offer(one.id, one.title) for one in found])

    def _follow(self, address: str) -> None:
        if address.startswith(PLACE):
            self.handbook.emit(address.removeprefix(PLACE))

    def _assess(self) -> None:
        entry = self._entry()
        if entry is not None:
            self.assess.emit(entry.id, self._tools.speech.of(entry.title))

    def _lay_out(self) -> None:
        tools = self._tools
        left, right = QWidget(), QWidget()
        left.setObjectName("form")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = column(left, margin=16, gap=12)
        inside.addWidget(spoken(tools, mark("Rulebook"), "title"))
        inside.addWidget(Field(tools, mark("Find a country"), self.sought))
        inside.addWidget(self.systems, 1)
        inside.addWidget(self.reach)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        tools.speech.bind(self.tabs, "accessibleName", mark("Parts of the rulebook"))
        for _ in TABS:
            self.tabs.addTab("")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.reading)
        self.stack.addWidget(self.ladder)
        self.stack.addWidget(self.institutions)
        self.stack.addWidget(self.coverage)
        inside = column(right, gap=0)
        for above in (self.progress, self.notice, self.tabs):
            inside.addWidget(above)
        inside.addWidget(self.stack, 1)
        line = row()
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self.start)
        line.addStretch()
        inside.addLayout(line)
        right.setObjectName("why")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        for part, least in ((left, 200), (self.entries, 260), (right, 360)):
            part.setMinimumWidth(least)
            splitter.addWidget(part)
        splitter.setStretchFactor(2, 1)
        splitter.setSizes([208, 328, 644])
        column(self).addWidget(splitter)

    def _listen(self) -> None:
        self.sought.textEdited.connect(self._list_systems)
        self.systems.picked.connect(self._open_system)
        self.entries.picked.connect(self._show_entry)
        self.tabs.currentChanged.connect(self._turn)
        self.start.clicked.connect(self._assess)
        self.reach.clicked.connect(self.show_coverage)
        self._tools.speech.changed.connect(self._speak)
        self._turn(0)

    def _speak(self) -> None:
        for place, (_, message) in enumerate(TABS):
            self.tabs.setTabText(place, self._tools.speech.tr(message))
        self._list_systems()
