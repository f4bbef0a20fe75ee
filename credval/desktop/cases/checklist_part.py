"""What has been looked at in this case: the items of the checklists that it needs, by area, and what they make to do?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from credval.desktop.cases.checklist_rows import ItemLine
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.report_part import put
from credval.desktop.handbook.beside import about
from credval.desktop.parts import button, column, empty, row, spoken, words
from credval.desktop.tools import Tools
from credval.text import both, mark

if TYPE_CHECKING:
    from credval.casework.checklists import Area, OfCase
    from credval.model.cases import CheckedItem


class AreaFold(QWidget):
    """One area: its name with how many items are answered; the items are made when somebody opens it."""

    answered = Signal(object)
    read = Signal(str)
    made = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._area: Area | None = None
        self._read_only = False
        self.lines: dict[str, ItemLine] = {}
        self.head, self.intro, self._inner = QToolButton(), words("muted"), QWidget()
        self.head.setProperty("kind", "link")
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._column = column(self._inner, gap=8)
        inside = column(self, gap=4)
        inside.addWidget(self.head)
        inside.addWidget(self._inner)
        self._inner.hide()
        self.head.toggled.connect(self._toggled)
        tools.look.changed.connect(self._point)

    def show_area(self, area: Area, read_only: bool) -> None:
        """Show an area. Its lines stay the same things while the same is asked, so that the cursor stays."""
        self._area, self._read_only = area, read_only
        speech = self._tools.speech
        done = speech.tr("{answered} of {items}", answered=area.answered, items=len(area.items))
        self.head.setText(f"{speech.of(area.checklist.title)} ({done})")
        self.intro.setText(speech.of(area.checklist.intro))
        if self.head.isChecked():
            self._fill(area)
        self._point()

    def speak(self) -> None:
        """The language is another one: the lines are made anew."""
        self.lines = {}

    def _toggled(self, wide: bool) -> None:
        if wide and self._area is not None:
            self._fill(self._area)
        self._inner.setVisible(wide)
        self._point()

    def _fill(self, area: Area) -> None:
        keys = [one.needed.key for one in area.items]
        if list(self.lines) != keys:
            self._make(area)
        for one in area.items:
            self.lines[one.needed.key].show_asked(one, self._read_only)

    def _make(self, area: Area) -> None:
        self._column.removeWidget(self.intro)
        empty(self._column)
        self._column.addWidget(self.intro)
        self.lines = {}
        for one in area.items:
            line = ItemLine(self._tools, one)
            line.answered.connect(self.answered)
            line.read.connect(self.read)
            self.lines[one.needed.key] = line
            self._column.addWidget(line)
        self.made.emit()

    def _point(self) -> None:
        self.head.setIcon(self._tools.look.icon("down" if self.head.isChecked() else "forward", "accent"))


class ChecklistPiece(Piece):
    """The checklists of the case. An answer is kept at once, with who gave it, when, and under which edition."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Checklists"))
        tools = desk.tools
        about(self, "checklist")
        self.folds: dict[str, AreaFold] = {}
        self.found: OfCase | None = None
        self._case = ""
        self.progress, self.tasks, self.former = words("strong"), words("ask"), words("small")
        self.print = button(tools, mark("Save the checklists as PDF …"), "plain", "save")
        told = mark(
            "What this case needs, by its facts. An answer here changes no outcome; a warning sign makes a task."
        )
        self.body.addWidget(spoken(tools, told, "muted"))
        self.body.addWidget(self.progress)
        self.body.addWidget(self.tasks)
        self._column = column(gap=8)
        self.body.addLayout(self._column)
        self.body.addWidget(self.former)
        line = row()
        line.addWidget(self.print)
        line.addStretch()
        self.body.addLayout(line)
        self.print.clicked.connect(self.save_pdf)
        tools.speech.changed.connect(self._speak)

    def show_case(self) -> None:
        shelf, case, today = self.desk.shelf, self.desk.case, self.desk.today
        self.print.setEnabled(shelf is not None)
        if shelf is None:
            return
        if case.id != self._case:
            self._clear(case.id)
        from credval.actions.checking import checklist_of

        book, office = shelf.book, self.desk.casebook.office
        self.tools.jobs.run(
            "checklist",
            lambda: checklist_of(book, case, today, office),
            lambda found: self._found(found, case.id),
            self.notice.tell,
        )

    def save_pdf(self) -> None:
        """Ask where, and write the checklists there as PDF."""
        book, lang = self.desk.book(self.notice), self.tools.speech.lang
        name = self.tools.speech.tr("Checklists")
        target = self.desk.ask_save(f"{self.desk.case.number} {name}.pdf") if book else None
        if book is None or target is None:
            return
        from credval.actions.checking import printed

        self.desk.work(
            self.notice,
            "checklist-pdf",
            lambda casebook, case: put(printed(casebook, book, case, lang), target),
            self._saved,
        )

    def _saved(self, target: Path) -> None:
        self.notice.tell(
            both("The checklists are saved: {path}. The file is not encrypted.", path=target), "info"
        )

    def _clear(self, case: str) -> None:
        """Nothing of one case is in view, or typed on, in another."""
        self._case, self.found, self.folds = case, None, {}
        empty(self._column)
        self.notice.tell(None)
        for part in (self.progress, self.tasks, self.former):
            part.hide()

    def _found(self, found: OfCase, case: str) -> None:
        if self.desk.is_open and case == self.desk.case.id:
            self.found = found
            self._show()

    def _show(self) -> None:
        found = self.found
        if found is None:
            return
        self._tell(found)
        wanted = [area.checklist.id for area in found.areas]
        if list(self.folds) != wanted:
            self._make(wanted)
        for area in found.areas:
            self.folds[area.checklist.id].show_area(area, self.desk.read_only)

    def _tell(self, found: OfCase) -> None:
        speech, tr = self.tools.speech, self.tools.speech.tr
        answered = sum(one.is_answered for one in found.items)
        self.progress.setText(tr("{answered} of {items} answered", answered=answered, items=len(found.items)))
        self.progress.show()
        steps = [f"– {speech.of(one.task)}" for one in found.tasks]
        self.tasks.setText("\n".join([tr("To do, because of warning signs:"), *steps]))
        self.tasks.setVisible(bool(steps))
        keys = ", ".join(f"{one.item} ({one.edition})" for one in found.former)
        self.former.setText(tr("Answers kept on record to what is not asked any more: {items}.", items=keys))
        self.former.setVisible(bool(keys))

    def _make(self, wanted: list[str]) -> None:
        """The folds of these areas; those that stand already stay as they are."""
        stood, self.folds = self.folds, {}
        for place, name in enumerate(wanted):
            fold = stood.pop(name, None) or self._fold()
            self.folds[name] = fold
            self._column.insertWidget(place, fold)
        for fold in stood.values():
            fold.hide()
            fold.deleteLater()
        self.rebuilt.emit()

    def _fold(self) -> AreaFold:
        made = AreaFold(self.tools)
        made.answered.connect(self._keep)
        made.read.connect(self.desk.read)
        made.made.connect(self.rebuilt)
        return made

    def _keep(self, said: CheckedItem) -> None:
        book = self.desk.book(self.notice)
        if book is None:
            return
        from credval.actions.checking import answer

        if not self.desk.put(self.notice, lambda casebook, case: answer(casebook, book, case, said)):
            self._show()  # what could not be kept is not shown as kept

    def _speak(self) -> None:
        for fold in self.folds.values():
            fold.speak()
        self._show()
