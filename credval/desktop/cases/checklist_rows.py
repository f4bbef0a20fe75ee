"""How does one item of a checklist look: the question, why it is asked, the answer, the warning sign, the next step?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from credval.casework.checklists import Asked
from credval.desktop.cases.rowlist import Line
from credval.desktop.fields import Field, Options, Tick, side_by_side
from credval.desktop.parts import button, row, words
from credval.desktop.tools import Tools
from credval.model.cases import CheckedItem
from credval.text import mark

ANSWERS = (
    ("", mark("Not answered")),
    ("yes", mark("Yes")),
    ("no", mark("No")),
    ("unknown", mark("Not known")),
    ("not_relevant", mark("Does not matter here")),
)


class ItemLine(Line):
    """An item with its answer. `answered` gives what a person said; `read` a paragraph of the handbook."""

    answered = Signal(object)
    read = Signal(str)

    def __init__(self, tools: Tools, asked: Asked) -> None:
        speech, item = tools.speech, asked.needed.item
        super().__init__(tools, speech.of(item.question), speech.of(item.why))
        self._asked = asked
        self.answer, self.note = Options(tools, ANSWERS), QLineEdit()
        self.facts, self.task, self.signed = words("small"), words("ask"), words("small")
        signs = " ".join(speech.of(one) for one in item.warning_signs)
        self.warning = Tick(signs, speech.tr("Warning sign: makes a task, changes no outcome"))
        self.handbook = button(tools, mark("Read in the handbook"), "link", "handbook")
        self.handbook.setAccessibleDescription(self.title.text())
        self._lay_out(tools)
        self.warning.setVisible(bool(signs))
        self.handbook.clicked.connect(lambda: self.read.emit(item.paragraph))
        self.answer.chosen.connect(lambda _: self._say())
        self.warning.box.clicked.connect(lambda _: self._say())
        self.note.editingFinished.connect(self._say)
        self.note.textEdited.connect(tools.look.fonts.need)

    def show_asked(self, asked: Asked, read_only: bool) -> None:
        """What the case says now, in the language of the moment; a note that is being typed stays."""
        speech, item, given = self._tools.speech, asked.needed.item, asked.answer
        typed = self.note.text() != self._asked.answer.note and self.note.hasFocus()
        self._asked = asked
        self.answer.choose(given.answer)
        self.warning.box.setChecked(given.warning)
        if not typed:
            self.note.setText(given.note)
        proof = (
            speech.tr("What shows it: {evidence}", evidence=speech.of(item.evidence)) if item.evidence else ""
        )
        self.facts.setText("\n".join(one for one in (proof, speech.of(asked.needed.because)) if one))
        self.task.setText(speech.tr("To do: {step}", step=speech.of(item.next_step)))
        self.task.setVisible(given.warning or given.answer in ("no", "unknown"))
        day = given.on.isoformat() if given.on else ""
        signed = speech.tr("{name}, {day}, edition {edition}", name=given.by, day=day, edition=given.edition)
        self.signed.setText(signed)
        self.signed.setVisible(bool(given.by))
        for control in (self.answer, self.note, self.warning):
            control.setEnabled(not read_only)

    def said(self) -> CheckedItem:
        """What a person says of it."""
        return CheckedItem(
            item=self._asked.needed.key,
            answer=self.answer.value(),
            note=self.note.text().strip(),
            warning=self.warning.box.isChecked(),
        )

    def _say(self) -> None:
        said, kept = self.said(), self._asked.answer
        if (said.answer, said.note, said.warning) != (kept.answer, kept.note, kept.warning):
            self.answered.emit(said)

    def _lay_out(self, tools: Tools) -> None:
        answer, note = Field(tools, mark("Answer"), self.answer), Field(tools, mark("Note"), self.note)
        for control in (self.answer, self.note):
            control.setAccessibleDescription(self.title.text())
        self.more.addWidget(self.facts)
        self.more.addLayout(side_by_side(answer, note, stretch=(1, 2)))
        self.more.addWidget(self.warning)
        self.more.addWidget(self.task)
        end = row()
        end.addWidget(self.handbook)
        end.addStretch()
        self.more.addLayout(end)
        self.more.addWidget(self.signed)
