"""How does the case go on without papers, step by step?"""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QLineEdit, QPushButton

from credval.casework import editing
from credval.casework.undocumented import REASON, PathProgress, is_on_path, progress
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece
from credval.desktop.cases.rowlist import Line
from credval.desktop.fields import Field, Options, side_by_side
from credval.desktop.parts import button, column, empty, row, spoken
from credval.model.cases import CheckedItem
from credval.text import mark

_ANSWERS = (
    ("", mark("Not answered")),
    ("yes", mark("Yes")),
    ("no", mark("No")),
    ("unknown", mark("Not known")),
    ("not_relevant", mark("Does not matter here")),
)
_SIGNS = {"yes": ("yes", "good"), "no": ("no", "muted"), "unknown": ("unknown", "wait")}


class UndocumentedPiece(Piece):
    """The steps of the path, each with its answer; nothing is shown where no education is without papers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("Going on without papers"))
        self.lines: dict[str, Line] = {}
        self.answers: dict[str, Options] = {}
        self.keeps: dict[str, QPushButton] = {}
        self.body.addWidget(
            spoken(desk.tools, mark("Missing papers are never held against anybody. The formal outcome stays “cannot be assessed yet”; what is decided on is competence."), "muted")
        )  # fmt: skip
        self._column = column(gap=8)
        self.body.addLayout(self._column)

    def show_case(self) -> None:
        case = self.desk.shown
        on_path = is_on_path(case)
        self.setVisible(on_path)
        empty(self._column)
        self.lines, self.answers, self.keeps = {}, {}, {}
        for one in progress(case) if on_path else ():
            self._add(one)

    def _add(self, one: PathProgress) -> None:
        speech, tools = self.tools.speech, self.tools
        title, do = speech.of(one.step.title_text), speech.of(one.step.do_text)
        line = Line(tools, title, do, _SIGNS.get(one.answer, ("info", "muted")))
        self.lines[one.step.item] = line
        self._column.addWidget(line)
        answer, note = Options(tools, _ANSWERS), QLineEdit(one.note)
        answer.choose(one.answer)
        keep = button(tools, mark("Save"), "link", "save")
        keep.setAccessibleDescription(title)
        for control in (answer, note, keep):
            control.setEnabled(not self.desk.read_only and one.step.item != REASON)
        line.more.addLayout(
            side_by_side(
                Field(tools, mark("Answer"), answer), Field(tools, mark("Note"), note), stretch=(1, 2)
            )
        )
        end = row()
        end.addWidget(keep)
        end.addStretch()
        line.more.addLayout(end)
        keep.clicked.connect(functools.partial(self._keep, one.step.item, answer, note))
        keep.setVisible(one.step.item != REASON)
        self.answers[one.step.item], self.keeps[one.step.item] = answer, keep

    def _keep(self, item: str, answer: Options, note: QLineEdit, _checked: bool = False) -> None:
        checked = CheckedItem(item=item, answer=answer.value(), note=note.text().strip())
        self.desk.edit(self.notice, editing.check, checked)
