"""How does the case go on without papers, step by step?"""

from __future__ import annotations

import functools

from PySide6.QtWidgets import QLineEdit, QPushButton

from credval.casework import editing
from credval.casework.undocumented import REASON, PathProgress, is_on_path, progress
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Piece, Typed
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
        self.notes: dict[str, QLineEdit] = {}
        self.keeps: dict[str, QPushButton] = {}
        self._saved: Typed = {}
        self.body.addWidget(
            spoken(desk.tools, mark("Missing papers are never held against anybody. The formal outcome stays “cannot be assessed yet”; what is decided on is competence."), "muted")
        )  # fmt: skip
        self._column = column(gap=8)
        self.body.addLayout(self._column)

    @property
    def dirty(self) -> bool:
        """Whether a step is answered that is not saved."""
        return bool(self.typed())

    def typed(self) -> Typed:
        """[answer, note] of every step where they are not what the case says, for a draft."""
        now = {item: [self.answers[item].value(), self.notes[item].text()] for item in self.answers}
        return {item: said for item, said in now.items() if said != self._saved[item]}

    def restore(self, typed: Typed) -> None:
        """What stood here before a crash or a lock."""
        for item, (answer, note) in typed.items():
            if item in self.answers:
                self.answers[item].choose(answer)
                self.notes[item].setText(note)

    def show_case(self) -> None:
        """One step that is saved takes nothing from the others that are being answered."""
        case, typed, before = self.desk.shown, self.typed(), self._saved
        on_path = is_on_path(case)
        self.setVisible(on_path)
        empty(self._column)
        self.lines, self.answers, self.notes, self.keeps, self._saved = {}, {}, {}, {}, {}
        for one in progress(case) if on_path else ():
            self._add(one)
        self.restore({item: said for item, said in typed.items() if self._saved.get(item) == before[item]})

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
        item = one.step.item
        self.answers[item], self.notes[item], self.keeps[item] = answer, note, keep
        self._saved[item] = [answer.value(), note.text()]

    def _keep(self, item: str, answer: Options, note: QLineEdit, _checked: bool = False) -> None:
        checked = CheckedItem(item=item, answer=answer.value(), note=note.text().strip())
        self.desk.edit(self.notice, editing.check, checked)
