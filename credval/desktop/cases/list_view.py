"""How is a case found: a list with search, filters, order and columns of one's own?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QMenu, QTableView, QWidget

from credval.desktop.cases.columns import COLUMNS, chosen
from credval.desktop.cases.table import CaseTable
from credval.desktop.fields import Field
from credval.desktop.parts import Notice, button, column, row, spoken, words
from credval.desktop.problems import told
from credval.desktop.tools import Tools
from credval.text import mark

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from credval.actions.casebook import Casebook
    from credval.store.lists import Listing

_DEBOUNCE_MS = 120
_SEEN_MS = 1500
"""After which a list that stays in view counts as looked at, and is written down."""
FILTERS = (
    ("open", mark("Open cases")),
    ("mine", mark("My cases")),
    ("decided", mark("Decided and closed")),
    ("due", mark("To be erased now")),
    ("all", mark("All cases")),
)


class ListView(QWidget):
    """The list. `opened` gives the id of a case; `new` asks for one; `kept` the names of the columns to remember."""

    opened = Signal(str)
    new = Signal()
    kept = Signal(str)

    def __init__(self, tools: Tools, columns: str = "") -> None:
        super().__init__()
        self._tools = tools
        self._casebook: Casebook | None = None
        self._order, self._descending = "changed", True
        self.sought, self.filter = QLineEdit(), QComboBox()
        self.model = CaseTable(tools.speech, chosen(columns))
        self.table = _Table()
        self.table.setModel(self.model)
        self.told = words("muted")
        self.notice = Notice(tools, "problem")
        self.add = button(tools, mark("New case"), "main", "add")
        self.columns = button(tools, mark("Columns"))
        self._typing, self._looking = QTimer(self), QTimer(self)
        self._lay_out()
        self._listen()
        self._speak()

    def use(self, casebook: Casebook | None) -> None:
        """These cases from now on; None once they are locked."""
        self._casebook = casebook
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew, as after a case was saved."""
        self.notice.say("")
        self.model.show_list(self._casebook, self._listing() if self._casebook else None)
        self._count()
        if self._casebook is not None:
            self._looking.start(_SEEN_MS)

    def _listing(self) -> Listing:
        from credval.model.case_words import CaseState
        from credval.store.lists import Listing, Order

        assert self._casebook is not None
        listing = Listing(text=self.sought.text(), order=Order(self._order), descending=self._descending)
        which = str(self.filter.currentData() or "open")
        ended = (CaseState.DECIDED, CaseState.CLOSED)
        open_ = tuple(one for one in CaseState if one not in (*ended, CaseState.ERASED))
        narrowed = {
            "open": replace(listing, states=open_),
            "mine": replace(listing, assessor=self._casebook.user.login),
            "decided": replace(listing, states=ended),
            "due": replace(listing, erase_by=self._casebook.today),
        }
        return narrowed.get(which, listing)

    def _count(self) -> None:
        speech, n = self._tools.speech, self.model.rowCount()
        if n:
            self.told.setText(speech.plural("{n} case", "{n} cases", n))
        elif self.sought.text().strip():
            self.told.setText(speech.tr("No case holds these words. Look among all cases, or write less."))
        else:
            self.told.setText(speech.tr("No case stands here yet. A case keeps the post, the papers, what was looked up and the decision together, until the day it is erased."))  # fmt: skip

    def _seen(self) -> None:
        """The list stays in view: whoever looks at names is written down, once a list."""
        if self._casebook is not None and self.isVisible() and self.model.rowCount():
            try:
                self._casebook.seen(self._listing())
            except Exception as problem:  # noqa: BLE001  # whatever it is, it is told beside the list
                self._failed(problem)

    def _failed(self, problem: Exception) -> None:
        self.notice.say(told(problem, self._tools.speech.lang))

    def _open(self, index: QModelIndex) -> None:
        found = self.model.row(index.row())
        if found is not None:
            self.opened.emit(found.id)

    def _sort(self, place: int) -> None:
        order = self.model.column(place).order
        self._descending = not self._descending if order == self._order else order in ("changed", "opened")
        self._order = order
        arrow = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(place, arrow)
        self.refresh()

    def _offer_columns(self) -> None:
        menu = QMenu(self)
        shown = [self.model.column(place).name for place in range(self.model.columnCount())]
        for one in COLUMNS:
            action = QAction(self._tools.speech.tr(one.message), menu)
            action.setCheckable(True)
            action.setChecked(one.name in shown)
            action.setData(one.name)
            menu.addAction(action)
        menu.triggered.connect(lambda action: self._choose_column(action.data(), action.isChecked()))
        menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _choose_column(self, name: str, on: bool) -> None:
        shown = {self.model.column(place).name for place in range(self.model.columnCount())}
        shown = shown | {name} if on else shown - {name}
        names = " ".join(one.name for one in COLUMNS if one.name in shown)
        self.model.show_columns(chosen(names))
        self._widen()
        self.kept.emit(names)

    def _widen(self) -> None:
        for place in range(self.model.columnCount()):
            self.table.setColumnWidth(place, self.model.column(place).width)

    def _lay_out(self) -> None:
        tools = self._tools
        inside = column(self, margin=16, gap=12)
        head = row()
        head.addWidget(spoken(tools, mark("Cases"), "title"), 1)
        head.addWidget(self.columns)
        head.addWidget(self.add)
        inside.addLayout(head)
        line = row(gap=16)
        line.addWidget(Field(tools, mark("Find a case"), self.sought), 2)
        line.addWidget(Field(tools, mark("Which cases"), self.filter), 1)
        inside.addLayout(line)
        inside.addWidget(self.notice)
        inside.addWidget(self.told)
        inside.addWidget(self.table, 1)
        tools.speech.bind(self.table, "accessibleName", mark("List of cases"))
        for value, message in FILTERS:
            self.filter.addItem(tools.speech.tr(message), value)
        self._widen()

    def _listen(self) -> None:
        for timer, ended in ((self._typing, self.refresh), (self._looking, self._seen)):
            timer.setSingleShot(True)
            timer.timeout.connect(ended)
        self.sought.textEdited.connect(lambda _: self._typing.start(_DEBOUNCE_MS))
        self.filter.currentIndexChanged.connect(lambda _: self.refresh())
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.table.activated.connect(self._open)
        self.add.clicked.connect(self.new)
        self.columns.clicked.connect(self._offer_columns)
        self.model.failed.connect(self._failed)
        find = QAction(self)
        find.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        find.triggered.connect(self.sought.setFocus)
        self.addAction(find)
        self._tools.speech.changed.connect(self._speak)

    def _speak(self) -> None:
        for place, (_value, message) in enumerate(FILTERS):
            self.filter.setItemText(place, self._tools.speech.tr(message))
        self.model.speak()
        self._widen()
        self._count()


class _Table(QTableView):
    """Rows of one height, chosen whole; Enter opens."""

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerItem)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
