"""One case: its head, and its parts behind tabs; each part is made when somebody first looks at it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QTabBar, QWidget

from credval.desktop.assess.shelf import Shelf
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.head import Head
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.tab_order import put_in_order
from credval.desktop.cases.tabs import MAKERS, TABS
from credval.desktop.handbook.beside import about
from credval.desktop.parts import column, row, rule, scrolling
from credval.desktop.tools import Tools
from credval.model.case_words import Move
from credval.text import mark

_WIDTH = 960
_MOVE = "move"
"""The name of what a move asks for, among the parts."""


class CaseView(QWidget):
    """The case in hand of ``desk``. `back` leads to the list; `assess` asks for a credential on the page Assess."""

    back = Signal()
    assess = Signal(str)

    def __init__(self, tools: Tools, desk: Desk) -> None:
        super().__init__()
        self._tools, self.desk = tools, desk
        self.head = Head(desk)
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.start = self.tabs
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.setInterval(0)
        self._order.timeout.connect(lambda: put_in_order(self))
        self.pieces: dict[str, Piece] = {}
        self._faces: dict[str, QWidget] = {}
        self._lay_out()
        self._listen()

    def use(self, shelf: Shelf) -> None:
        """The rulebook is open."""
        self.desk.use(shelf)
        job = self.pieces.get("job")
        if job is not None:
            job.use_shelf(shelf)  # type: ignore[attr-defined]

    def open(self, tab: str = "basics") -> None:
        """Show the case in hand from this tab on."""
        self.show_tab(tab)
        self.tabs.setFocus()

    def forget(self) -> None:
        """Nothing of any case stays in a widget: the parts are made anew for the next one."""
        for face in self._faces.values():
            self.stack.removeWidget(face)
            face.hide()
            face.deleteLater()
        self._faces.clear()
        self.pieces.clear()
        self.head.forget()

    def show_tab(self, name: str) -> None:
        place = [one for one, _ in TABS].index(name)
        if self.tabs.currentIndex() == place:
            self._show(place)
        else:
            self.tabs.setCurrentIndex(place)

    def piece(self, name: str) -> Piece:
        """A part, made now if nobody has looked at it yet."""
        for tab, made in MAKERS.items():
            if name in made and tab not in self._faces:
                self._make(tab)
        return self.pieces[name]

    def forms(self) -> dict[str, object]:
        """Everything in which something can be typed, as far as it is made."""
        return {**self.pieces, _MOVE: self.head.form}

    def form(self, name: str) -> object:
        """One of these, made now if it is not there."""
        return self.head.form if name == _MOVE else self.piece(name)

    def _show(self, place: int) -> None:
        name = TABS[place][0]
        if name not in self._faces:
            with self._tools.look.unstyled():
                self._make(name)
        self.stack.setCurrentWidget(self._faces[name])
        self._order.start()

    def _make(self, tab: str) -> None:
        inner = QWidget()
        inside = column(margin=16, gap=16)
        for name, make in MAKERS[tab].items():
            made = make(self.desk)
            self.pieces[name] = made
            made.rebuilt.connect(self._order.start)
            inside.addWidget(made)
            self._join(name, made)
        inside.addStretch()
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(inside)
        across = row(0)  # a row measures its things at the width they get; a column would at its own
        across.addWidget(middle, 1000)
        across.addStretch(1)
        inner.setLayout(across)
        self._faces[tab] = scrolling(inner)
        self.stack.addWidget(self._faces[tab])
        for name in MAKERS[tab]:
            self.pieces[name].follow_case()

    def _join(self, name: str, made: Piece) -> None:
        """What one part asks of another."""
        if name == "job" and self.desk.shelf is not None:
            made.use_shelf(self.desk.shelf)  # type: ignore[attr-defined]
        if name == "credentials":
            made.assess.connect(self.assess)  # type: ignore[attr-defined]
        if name in ("proposal", "decision"):
            done = made.proposed if name == "proposal" else made.decided  # type: ignore[attr-defined]
            done.connect(lambda: self._bring_into_view(made))
        if name == "lookups":
            made.letter.connect(self._letter)  # type: ignore[attr-defined]

    def _bring_into_view(self, piece: Piece) -> None:
        self.head.focus_main()
        area = self.stack.currentWidget()
        if isinstance(area, QScrollArea):
            QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(piece, 0, 24))

    def _lead(self, tab: str, letter: str) -> None:
        """Where the next step is taken."""
        if letter:
            self._letter(letter, "")
        else:
            self.show_tab(tab)
        self.tabs.setFocus()

    def _letter(self, kind: str, look_up: str) -> None:
        letters = self.piece("letters")
        self.show_tab("letters")
        letters.choose(kind, look_up)  # type: ignore[attr-defined]

    def _wanted(self, move: Move) -> None:
        """A move that is made in a part of its own."""
        if move is Move.ERASE:
            kept = self.piece("kept")
            self.show_tab("protection")
            (kept.requested if kept.requested.isVisible() else kept.erase).setFocus()  # type: ignore[attr-defined]
            return
        piece = self.piece("proposal" if move is Move.PROPOSE else "decision")
        self.show_tab("decision")
        if move is Move.PROPOSE:
            piece.propose()  # type: ignore[attr-defined]
            return
        rulings = list(piece.rulings.values())  # type: ignore[attr-defined]
        if rulings:
            rulings[0].outcome.setFocus()

    def _changed(self) -> None:
        """What was pressed may be gone: the cursor goes to the tabs, never nowhere; and Tab leads through what stands."""
        self._order.start()
        if self.desk.is_open:
            about(self.head, f"state.{self.desk.case.state.value}")
        if self.isVisible() and QApplication.focusWidget() is None:
            self.tabs.setFocus()

    def _lay_out(self) -> None:
        for _name, message in TABS:
            self.tabs.addTab(self._tools.speech.tr(message))
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self._tools.speech.bind(self.tabs, "accessibleName", mark("Parts of the case"))
        inside = column(self, gap=0)
        for part in (self.head, self.tabs, rule()):
            inside.addWidget(part)
        inside.addWidget(self.stack, 1)

    def _listen(self) -> None:
        self.tabs.currentChanged.connect(self._show)
        self.head.back.connect(self.back)
        self.head.wanted.connect(self._wanted)
        self.head.lead.connect(self._lead)
        self.desk.changed.connect(self._changed)
        self._tools.speech.changed.connect(self._speak)
        for keys, step in ((QKeySequence("Ctrl+PgDown"), 1), (QKeySequence("Ctrl+PgUp"), -1)):
            action = QAction(self)
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, step=step: self._turn(step))
            self.addAction(action)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the list; what is typed is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _speak(self) -> None:
        for place, (_name, message) in enumerate(TABS):
            self.tabs.setTabText(place, self._tools.speech.tr(message))
