"""Somebody saved the case meanwhile: what stands there, what is mine, and what shall hold?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from credval.actions.casebook import Casebook
from credval.casework import merging
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.told import Told
from credval.desktop.fields import Choice
from credval.desktop.parts import Card, button, column, empty, row, scrolling, spoken, words
from credval.desktop.rich import Reading, esc, table
from credval.model.cases import Case
from credval.text import mark

_PARTS = {
    "job": mark("The post and what it needs"),
    "person": mark("The candidate"),
    "credentials": mark("Education"),
    "merits": mark("Experience and other merits"),
    "papers": mark("Papers of the case"),
    "papers_missing_because": mark("Why papers are missing"),
    "verifications": mark("Look-ups"),
    "checklist": mark("Checklist"),
    "sectors": mark("What holds in this sector"),
    "protection": mark("Data protection"),
}


class Conflict(QWidget):
    """Both versions side by side, field by field where they differ. `settled` when one case stands again."""

    settled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tools = desk.tools
        self._base: Case | None = None
        self._theirs: Case | None = None
        self._mine: Case | None = None
        self.choices: dict[str, Choice] = {}
        self.told, self.notice = words(), Told(tools)
        self.keep = button(tools, mark("Save the choice"), "main", "save")
        self.theirs = button(tools, mark("Go on with what stands"))
        self._column = column(gap=12)
        inner = QWidget()
        inside = column(inner, margin=24, gap=16)
        inside.addWidget(spoken(tools, mark("Somebody saved this case meanwhile"), "title"))
        inside.addWidget(self.told)
        inside.addWidget(self.notice)
        inside.addLayout(self._column)
        line = row()
        line.addWidget(self.keep)
        line.addWidget(self.theirs)
        line.addStretch()
        inside.addLayout(line)
        inside.addStretch()
        column(self).addWidget(scrolling(inner))
        self.keep.clicked.connect(self._keep)
        self.theirs.clicked.connect(lambda: self._go_on(self._theirs))
        tools.speech.changed.connect(self._show)
        self.start = self.theirs

    def show_versions(self, base: Case, theirs: Case, mine: Case) -> None:
        """Ask what shall hold of these; ``base`` is what both began with."""
        self._base, self._theirs, self._mine = base, theirs, mine
        self._show()

    def forget(self) -> None:
        """Nothing of the case stays."""
        self._base = self._theirs = self._mine = None
        self._show()

    def _show(self) -> None:
        empty(self._column)
        self.choices = {}
        base, theirs, mine = self._base, self._theirs, self._mine
        if base is None or theirs is None or mine is None:
            return
        tr = self._desk.tools.speech.tr
        together = merging.can_be_put_together(base, mine)
        last = theirs.events[-1]
        self.told.setText(
            tr("{name} saved it at {time}. Where only you changed something, yours is kept; where both did, choose. Nothing of yours is lost until you choose.", name=last.by, time=f"{last.at.astimezone():%H:%M}")
            if together
            else tr("{name} saved it at {time}. Look at what stands now, and do what you wanted once more. What is typed in the forms is still there.", name=last.by, time=f"{last.at.astimezone():%H:%M}")
        )  # fmt: skip
        self.keep.setVisible(together)
        casebook = self._desk.casebook
        shown = [casebook.shown(one) for one in (base, theirs, mine)]
        for one in merging.differences(shown[0], shown[1], shown[2]) if together else ():
            self._add(one)

    def _add(self, one: merging.Difference) -> None:
        tools = self._desk.tools
        tr = tools.speech.tr
        card = Card(tools, _PARTS[one.part])
        choice = Choice(
            tools, _PARTS[one.part], (("mine", mark("Save mine")), ("theirs", mark("Keep theirs")))
        )
        choice.choose("theirs" if one.both_changed else "mine")
        told = tr("Both changed it.") if one.both_changed else tr("Only you changed it.")
        reading = Reading(tools, _PARTS[one.part])
        head = (tr("Detail"), tr("What stands"), tr("Yours"))
        lines = [(esc(self._named(path)), esc(theirs), esc(mine)) for path, theirs, mine in one.fields]
        reading.show_text(lambda: table(head, lines))
        reading.setFixedHeight(96 + 40 * min(6, len(lines)))
        for part in (words("muted", told), reading, choice):
            card.body.addWidget(part)
        self.choices[one.part] = choice
        self._column.addWidget(card)

    def _named(self, path: str) -> str:
        """The way to a field, readable: Date, as on the paper (1)."""
        *way, last = path.split(".")
        known = _FIELDS.get(last)
        name = self._desk.tools.speech.tr(known) if known else last.replace("_", " ")
        of = " · ".join(one for one in way if one not in ("claim", "requirement"))
        return f"{name} ({of})" if of else name

    def _keep(self) -> None:
        base, theirs, mine = self._base, self._theirs, self._mine
        if base is None or theirs is None or mine is None:
            return
        keep = {part for part, choice in self.choices.items() if choice.value() == "mine"}

        def saving(casebook: Casebook, _case: Case) -> Case:
            return casebook.edit(theirs, merging.put_together, base, mine, keep)

        if self._desk.put(self.notice, saving):
            self._end()

    def _go_on(self, case: Case | None) -> None:
        if case is not None:
            self._desk.took(case)
        self._end()

    def _end(self) -> None:
        self.forget()
        self.settled.emit()


_FIELDS = {
    "title": mark("The post"),
    "reference": mark("Reference"),
    "kind": mark("What it is"),
    "requirement": mark("The requirement"),
    "needed_because": mark("Why the work needs it"),
    "stage": mark("How far the recruitment has come"),
    "written_at": mark("Written on"),
    "written_by": mark("Written by"),
    "name_as_written": mark("Name, as on the papers"),
    "other_names": mark("Other names on other papers"),
    "born_as_written": mark("Born, as written"),
    "born_calendar": mark("Calendar"),
    "contact": mark("Address for letters"),
    "language": mark("Language of letters"),
    "country": mark("Country"),
    "qualification": mark("Qualification"),
    "institution": mark("Institution"),
    "award_date": mark("Date, as on the paper"),
    "documents": mark("Papers in hand"),
    "what": mark("What"),
    "when": mark("When"),
    "purpose": mark("Purpose"),
    "told_on": mark("The candidate was given the notice on"),
    "keep_longer_until": mark("Keep until"),
    "keep_longer_because": mark("Because"),
    "asked_on": mark("It was asked"),
    "answer": mark("Answer"),
    "answered_on": mark("Day"),
    "note": mark("Note"),
}
"""The names of fields by the last word on the way to them."""
