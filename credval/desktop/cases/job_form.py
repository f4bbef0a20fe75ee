"""The post, and what it needs: written before candidates are judged, and the same for all who apply."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from credval.casework import editing
from credval.casework.checking import requirement_came_late
from credval.desktop.assess.form import STAGES
from credval.desktop.assess.job_part import JobPart
from credval.desktop.assess.shelf import Shelf
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Typed, Typing, text_box
from credval.desktop.cases.told import Told
from credval.desktop.fields import Field, Options, side_by_side
from credval.desktop.parts import button, row, words
from credval.model.cases import Case, Job
from credval.text import Text, mark


class JobForm(Typing):
    """The post of the case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("The post and what it needs"), "job")
        tools = desk.tools
        self.title, self.reference = QLineEdit(), QLineEdit()
        self.requirement = JobPart(tools)
        self.needed_because, self.because = text_box(2), text_box(2)
        self.stage = Options(tools, STAGES)
        self.mind = Told(tools, "ask", standing=True)
        self.signed = words("small")
        self.change = button(tools, mark("Change the requirement"), "plain", "lock")
        self._changing = False
        self._because = Field(
            tools,
            mark("Why the requirement is changed now"),
            self.because,
            mark(
                "An education is described already. The changed requirement then holds for every candidate."
            ),
        )
        self.body.addLayout(
            side_by_side(
                Field(tools, mark("The post"), self.title),
                Field(tools, mark("Reference of the recruitment"), self.reference),
                stretch=(2, 1),
            )
        )
        self.body.addWidget(self.requirement)
        locked = row()
        locked.addWidget(self.change)
        locked.addStretch()
        self.body.addLayout(locked)
        self.body.addWidget(
            Field(tools, mark("Why the work needs it"), self.needed_because, mark("The law, the agreement, or what the work is: in a sentence."))
        )  # fmt: skip
        self.body.addWidget(Field(tools, mark("How far the recruitment has come"), self.stage))
        for part in (self._because, self.signed, self.mind):
            self.body.addWidget(part)
        self.buttons()
        self.follow(self.title, self.reference, self.needed_because, self.because, self.stage)
        self.requirement.changed.connect(self.touch)
        self.change.clicked.connect(self._unlock)

    def use_shelf(self, shelf: Shelf) -> None:
        """Lists from the rulebook."""
        self.requirement.use(shelf)

    def typed(self) -> Typed:
        return {
            "title": self.title.text().strip(),
            "reference": self.reference.text().strip(),
            "requirement": self.requirement.read(),
            "needed_because": self.needed_because.toPlainText().strip(),
            "stage": self.stage.value(),
            "because": self.because.toPlainText().strip(),
        }

    def put(self, typed: Typed) -> None:
        self.title.setText(typed["title"])
        self.reference.setText(typed["reference"])
        self.requirement.show_requirement(typed["requirement"])
        self.needed_because.setPlainText(typed["needed_because"])
        self.stage.choose(typed["stage"])
        self.because.setPlainText(typed["because"])

    def of_case(self, case: Case) -> Typed:
        job = case.job
        return {
            "title": job.title,
            "reference": job.reference,
            "requirement": job.requirement,
            "needed_because": job.needed_because,
            "stage": job.stage,
            "because": "",
        }

    def show_case(self) -> None:
        if self.desk.case.id != self._case:
            self._changing = False
        super().show_case()

    def keep(self) -> None:
        typed = self.whole(self.typed())
        because = typed.pop("because")
        if self.desk.edit(self.notice, editing.write_job, Job(**typed), because):
            self._changing = False
            self._show()
            self.lock()

    def give_up(self) -> None:
        self._changing = False
        super().give_up()
        self.lock()

    def touch(self) -> None:
        super().touch()
        late = (
            self.desk.is_open
            and self.desk.case.job.requirement is not None
            and bool(self.desk.case.credentials)
        )
        self._because.setVisible(late and self.typed()["requirement"] != self.desk.case.job.requirement)

    def _unlock(self) -> None:
        """Somebody wants to change what was set before candidates were judged: it needs its reason."""
        self._changing = True
        self.lock()
        self.requirement.needed.setFocus()

    def _is_locked(self) -> bool:
        """Once an education is described the requirement stands, until somebody says that it is to be changed."""
        case = self.desk.case
        return bool(case.credentials) and case.job.requirement is not None and not self._changing

    def lock(self) -> None:
        super().lock()
        case, speech = self.desk.case, self.tools.speech
        open_ = case.state in editing.FACTS_OPEN and not self.desk.read_only
        for control in (
            self.title, self.reference, self.requirement, self.needed_because, self.because, self.stage, self.save,
        ):  # fmt: skip
            control.setEnabled(open_)
        locked = self._is_locked() and self.typed()["requirement"] == case.job.requirement
        self.requirement.setEnabled(open_ and not locked)
        self.change.setVisible(open_ and locked)
        self.touch()
        if case.job.written_at is not None:
            day = case.job.written_at.astimezone().date().isoformat()
            self.signed.setText(
                speech.tr(
                    "The requirement was written on {day} by {name}.", day=day, name=case.job.written_by
                )
            )
        self.signed.setVisible(case.job.written_at is not None)
        remark: Text | None = requirement_came_late(case)
        self.mind.tell(remark, "ask")
