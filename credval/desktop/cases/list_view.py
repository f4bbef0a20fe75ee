"""How is a case found: a list with search, filters, order and columns of one's own?"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from credval.desktop.cases.columns import COLUMNS, chosen
from credval.desktop.cases.filters import narrowed, which_cases
from credval.desktop.cases.rows import Rows
from credval.desktop.cases.table import CaseTable, Found
from credval.desktop.cases.told import Told
from credval.desktop.fields import Field, Options, side_by_side
from credval.desktop.look import SIZES
from credval.desktop.parts import button, column, row, spoken, words
from credval.desktop.tools import Tools
from credval.text import Text, mark

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from credval.actions.casebook import Casebook
    from credval.desktop.assess.shelf import Shelf
    from credval.store.lists import Listing

_DEBOUNCE_MS = 120
_LATEST_FIRST = {"changed", "opened", "decided", "number"}
_SEEN_MS = 1500
"""After which a list that stays in view counts as looked at, and is written down."""


class ListView(QWidget):
    """The list. `opened` gives the id of a case; `new` asks for one; `kept` the names of the columns to remember."""

    opened = Signal(str)
    new = Signal()
    office = Signal()
    kept = Signal(str)

    def __init__(self, tools: Tools, columns: str = "") -> None:
        super().__init__()
        self._tools = tools
        self._casebook: Casebook | None = None
        self._order, self._descending = "changed", True
        self._reckoned_on: date | None = None
        self.sought = QLineEdit()
        self.which = Options(tools, which_cases())
        self.country = Options(tools, (("", mark("All countries")),))
        self.assessor = Options(tools, (("", mark("Everybody")),))
        self.model = CaseTable(tools.speech, tools.look.fonts, chosen(columns))
        self.table = Rows(self.model)
        self.told = words("muted")
        self.notice = Told(tools, "problem", mark("Try again"))
        self.add = button(tools, mark("New case"), "main", "add")
        self.columns = button(tools, mark("Columns and order"))
        self.policy = button(tools, mark("The office and its policy"), "plain", "settings")
        self._typing, self._looking = QTimer(self), QTimer(self)
        self._lay_out()
        self._listen()
        self._speak()
        self.start = self.table

    def use(self, casebook: Casebook | None) -> None:
        """These cases from now on; None once they are locked."""
        self._casebook = casebook
        self._reckoned_on = None
        if casebook is None:
            self.sought.clear()
        self._offer_assessors()
        self.refresh()

    def use_shelf(self, shelf: Shelf) -> None:
        """Countries by their names, now that the rulebook is open."""
        named = [(code, name) for _, code, name in shelf.systems]
        named.sort(key=lambda one: one[1].get(self._tools.speech.lang))
        self.country.offer([("", mark("All countries")), *named])

    def refresh(self) -> None:
        """Read the list anew, as after a case was saved; the row in view stays in view."""
        self.notice.tell(None)
        self._reckon()
        casebook = self._casebook
        listing = self.listing() if casebook else None
        if casebook is not None and listing is not None and listing.text.strip():
            # words are looked for in every case, which may take a while: typing does not wait for it
            self._tools.jobs.run(
                "case-list",
                lambda: Found.of(casebook, listing),
                lambda found: self._show(casebook, listing, found),
                self.notice.tell,
            )
            return
        self._tools.jobs.drop("case-list")
        self._show(casebook, listing)

    def _reckon(self) -> None:
        """Once a day: some next steps are others on a new day, which takes a moment where there are many."""
        casebook = self._casebook
        if casebook is None or casebook.today == self._reckoned_on:
            return
        self._reckoned_on = casebook.today
        self._tools.jobs.run("agenda", casebook.reckon, self._reckoned, self.notice.tell)

    def _reckoned(self, changed: int) -> None:
        if changed:
            self.refresh()

    def _show(self, casebook: Casebook | None, listing: Listing | None, found: Found | None = None) -> None:
        """Another list; nothing if the cases were locked meanwhile."""
        if casebook is not self._casebook:
            return
        place = self.table.currentIndex().row()
        self.model.show_list(casebook, listing, found)
        self.table.go_to(place)
        self._count()
        if casebook is not None:
            self._looking.start(_SEEN_MS)

    def listing(self) -> Listing:
        """What is asked for now."""
        from credval.store.lists import Listing, Order

        assert self._casebook is not None
        listing = Listing(
            text=self.sought.text(),
            country=self.country.value(),
            assessor=self.assessor.value(),
            order=Order(self._order),
            descending=self._descending,
        )
        return narrowed(listing, self.which.value(), self._casebook)

    def _count(self) -> None:
        speech, n = self._tools.speech, self.model.rowCount()
        if n:
            self.told.setText(speech.plural("{n} case", "{n} cases", n))
        elif self.sought.text().strip():
            self.told.setText(speech.tr("No case holds these words. Look among all cases, or write less."))
        elif self.which.value() == "open":
            self.told.setText(speech.tr("No open case stands here. A case keeps the post, the papers, what was looked up and the decision together, until the day it is erased. Begin with “New case”, or with “Keep as case” on the page Assess."))  # fmt: skip
        else:
            self.told.setText(speech.tr("No case is of this kind now."))

    def _seen(self) -> None:
        """The list stays in view: whoever looks at names is written down, once a list."""
        if self._casebook is not None and self.isVisible() and self.model.rowCount():
            try:
                self._casebook.seen(self.listing())
            except Exception as problem:  # noqa: BLE001  # whatever it is, it is told beside the list
                self.notice.tell(problem)

    def _open(self, index: QModelIndex) -> None:
        found = self.model.row(index.row())
        if found is not None:
            self.opened.emit(found.id)

    def _sort(self, place: int) -> None:
        order = self.model.column(place).order
        self.put_in_order(order, not self._descending if order == self._order else order in _LATEST_FIRST)

    def put_in_order(self, order: str, descending: bool) -> None:
        """By another column, read anew from the top."""
        self._order, self._descending = order, descending
        self._point()
        self.refresh()

    def _point(self) -> None:
        """The arrow in the head stands at the column that the list is in order of, if that one is shown."""
        places = [self.model.column(place).order for place in range(self.model.columnCount())]
        arrow = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        found = places.index(self._order) if self._order in places else -1
        self.table.horizontalHeader().setSortIndicator(found, arrow)

    def _offer_assessors(self) -> None:
        names: list[tuple[str, Text]] = []
        if self._casebook is not None:
            try:
                names = [(one, Text(one, one)) for one in self._casebook.store.assessors()]
            except Exception as problem:  # noqa: BLE001  # whatever it is, it is told beside the list
                self.notice.tell(problem)
        self.assessor.offer([("", mark("Everybody")), *names])

    def menu(self) -> QMenu:
        """Which columns are shown, and by which one the list is in order."""
        tr = self._tools.speech.tr
        menu, shown = QMenu(self), self._names()
        for one in COLUMNS:
            action = menu.addAction(tr(one.message))
            action.setCheckable(True)
            action.setChecked(one.name in shown)
            action.toggled.connect(functools.partial(self._choose_column, one.name))
        menu.addSeparator()
        orders = menu.addMenu(tr("In order of"))
        group = QActionGroup(orders)
        for order, message in {one.order: one.message for one in COLUMNS}.items():
            action = orders.addAction(tr(message))
            action.setCheckable(True)
            action.setChecked(order == self._order)
            action.triggered.connect(functools.partial(self._order_chosen, order))
            group.addAction(action)
        turn = menu.addAction(tr("Turn the order round"))
        turn.triggered.connect(lambda: self.put_in_order(self._order, not self._descending))
        return menu

    def _order_chosen(self, order: str, _on: bool = True) -> None:
        self.put_in_order(order, order in _LATEST_FIRST)

    def _offer_columns(self) -> None:
        menu = self.menu()
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _names(self) -> list[str]:
        return [self.model.column(place).name for place in range(self.model.columnCount())]

    def _choose_column(self, name: str, on: bool) -> None:
        """A new column takes its usual place; the others stay in the order that a person gave them."""
        shown = self._names()
        if on:
            before = {one.name for one in COLUMNS[: [one.name for one in COLUMNS].index(name)]}
            place = max((n + 1 for n, one in enumerate(shown) if one in before), default=0)
            shown.insert(place, name)
        else:
            shown.remove(name)
        self.show_columns(shown)

    def show_columns(self, names: Sequence[str]) -> None:
        """These columns, in this order, from now on."""
        self.model.show_columns(chosen(" ".join(names)))
        self._widen()
        self._point()
        self.kept.emit(" ".join(names))

    def _moved(self, _place: int, old: int, new: int) -> None:
        """A head was dragged: the order of the columns is the model's, so that it can be kept."""
        names, header = self._names(), self.table.horizontalHeader()
        with QSignalBlocker(header):
            header.moveSection(new, old)
        names.insert(new, names.pop(old))
        self.show_columns(names)

    def _widen(self) -> None:
        wide = self._tools.look.size("body") / SIZES["body"]
        for place in range(self.model.columnCount()):
            self.table.setColumnWidth(place, round(self.model.column(place).width * wide))

    def _lay_out(self) -> None:
        tools = self._tools
        inside = column(self, margin=16, gap=12)
        head = row()
        head.addWidget(spoken(tools, mark("Cases"), "title"), 1)
        head.addWidget(self.policy)
        head.addWidget(self.columns)
        head.addWidget(self.add)
        inside.addLayout(head)
        fields = (
            Field(tools, mark("Find a case"), self.sought),
            Field(tools, mark("Which cases"), self.which),
            Field(tools, mark("Country of education"), self.country),
            Field(tools, mark("Handled by"), self.assessor),
        )
        inside.addLayout(side_by_side(*fields, stretch=(4, 3, 3, 3)))
        inside.addWidget(self.notice)
        inside.addWidget(self.told)
        inside.addWidget(self.table, 1)
        tools.speech.bind(self.table, "accessibleName", mark("List of cases"))
        self._widen()
        self._point()

    def _listen(self) -> None:
        for timer, ended in ((self._typing, self.refresh), (self._looking, self._seen)):
            timer.setSingleShot(True)
            timer.timeout.connect(ended)
        self.sought.textEdited.connect(self._typed)
        self.sought.returnPressed.connect(self.table.setFocus)
        for options in (self.which, self.country, self.assessor):
            options.chosen.connect(lambda _: self.refresh())
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.horizontalHeader().sectionMoved.connect(self._moved)
        self.table.opened.connect(self._open)
        self.add.clicked.connect(self.new)
        self.policy.clicked.connect(self.office)
        self.notice.pressed.connect(self.refresh)
        self.columns.clicked.connect(self._offer_columns)
        self.model.failed.connect(self.notice.tell)
        find = QAction(self)
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self._find)
        self.addAction(find)
        self._tools.speech.changed.connect(self._speak)
        self._tools.look.changed.connect(self._widen)

    def _typed(self, text: str) -> None:
        self._tools.look.fonts.need(text)
        self._typing.start(_DEBOUNCE_MS)

    def _find(self) -> None:
        self.sought.setFocus()
        self.sought.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the search takes the words away, and leads back to the rows."""
        if event.key() == Qt.Key.Key_Escape:
            if self.sought.text():
                self.sought.clear()
                self.refresh()
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _speak(self) -> None:
        self.model.speak()
        self._widen()
        self._count()
