"""The candidate, as written on the papers: names in any script, never split; once something is proposed, corrections."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from credval.casework import correcting, editing
from credval.casework.roles import Right
from credval.desktop.assess.date_part import CALENDARS
from credval.desktop.cases.desk import Desk
from credval.desktop.cases.piece import Typed, Typing
from credval.desktop.cases.told import Told
from credval.desktop.fields import Field, Options, side_by_side
from credval.desktop.parts import column
from credval.model.cases import Case, Person
from credval.text import Lang, Text, both, mark

_LANGUAGES = ((Lang.SV.value, "Svenska"), (Lang.EN.value, "English"))
_OTHERS = "; "


class PersonForm(Typing):
    """Who it is. In blind mode nothing of it is shown until a proposal stands."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, mark("The candidate"), "person")
        tools = desk.tools
        self.name_, self.others, self.born = QLineEdit(), QLineEdit(), QLineEdit()
        self.reference, self.contact, self.because = QLineEdit(), QLineEdit(), QLineEdit()
        self.calendar, self.language = Options(tools, CALENDARS), Options(tools, _LANGUAGES)
        self.hidden = Told(tools, "info", standing=True)
        self._open = QWidget()
        inside = column(self._open, gap=12)
        inside.addWidget(Field(tools, mark("Name, as on the papers"), self.name_))
        inside.addWidget(
            Field(tools, mark("Other names on other papers"), self.others, mark("With a semicolon between."))
        )
        inside.addLayout(
            side_by_side(
                Field(tools, mark("Born, as written"), self.born),
                Field(tools, mark("Calendar"), self.calendar),
            )
        )
        inside.addWidget(Field(tools, mark("Address for letters"), self.contact))
        self._because = Field(
            tools,
            mark("Why it is corrected"),
            self.because,
            mark("What it was, what it is now and why stay on record."),
        )
        self.body.addWidget(self.hidden)
        self.body.addWidget(self._open)
        self.body.addLayout(
            side_by_side(
                Field(tools, mark("What the office calls the person"), self.reference, mark("Shown instead of the name in blind mode.")),
                Field(tools, mark("Language of letters"), self.language),
            )
        )  # fmt: skip
        self.body.addWidget(self._because)
        self.buttons()
        self.follow(
            self.name_, self.others, self.born, self.reference, self.contact, self.because, self.calendar, self.language,
        )  # fmt: skip

    def typed(self) -> Typed:
        return {
            "name_as_written": self.name_.text().strip(),
            "other_names": [one.strip() for one in self.others.text().split(_OTHERS.strip()) if one.strip()],
            "born_as_written": self.born.text().strip(),
            "born_calendar": self.calendar.value(),
            "reference": self.reference.text().strip(),
            "contact": self.contact.text().strip(),
            "language": self.language.value(),
            "because": self.because.text().strip(),
        }

    def put(self, typed: Typed) -> None:
        self.name_.setText(typed["name_as_written"])
        self.others.setText(_OTHERS.join(typed["other_names"]))
        self.born.setText(typed["born_as_written"])
        self.calendar.choose(typed["born_calendar"])
        self.reference.setText(typed["reference"])
        self.contact.setText(typed["contact"])
        self.language.choose(typed["language"])
        self.because.setText(typed["because"])
        self.tools.look.fonts.need(self.name_.text() + self.others.text())

    def of_case(self, case: Case) -> Typed:
        person = case.person
        found: dict[str, Any] = {name: getattr(person, name) for name in person.__struct_fields__}
        return {**found, "other_names": list(person.other_names), "because": ""}

    def keep(self) -> None:
        typed = self.whole(self.typed())
        because = typed.pop("because")
        if self._corrects():
            done = self._correct(typed, because)
        else:
            person = Person(**{**typed, "other_names": tuple(typed["other_names"])})
            done = self.desk.edit(self.notice, editing.write_person, person)
        if done:
            self._show()

    def _corrects(self) -> bool:
        """Whether something was proposed of this person, so that what is wrong is corrected and not written over."""
        return bool(self.desk.case.proposals) or self.desk.case.state not in editing.FACTS_OPEN

    def _correct(self, typed: Typed, because: str) -> bool:
        if not because:
            self.notice.tell(
                both("Write why it is corrected: what it was, what it is now and why stay on record."), "ask"
            )
            self.because.setFocus()
            return False
        return self.desk.put(self.notice, lambda casebook, case: casebook.edit(case, _corrected, typed, because, right=Right.CORRECT))  # fmt: skip

    def lock(self) -> None:
        super().lock()
        blind, corrects = self.desk.blind, self._corrects()
        self._open.setVisible(not blind)
        self._because.setVisible(corrects)
        self.reference.setEnabled(not corrects)
        says: Text | None = None
        if blind:
            says = both("Blind mode: who it is stays hidden until a proposal stands. The office's reference stands in for the name.")  # fmt: skip
        self.hidden.tell(says, "info")
        for control in (self.name_, self.others, self.born, self.contact, self.calendar, self.language):
            control.setEnabled(not self.desk.read_only)


def _corrected(case: Case, by: str, at: Any, typed: Typed, because: str) -> Case:
    """Every detail that is another one now, each with its line."""
    for name in correcting.PERSON_FIELDS:
        was, now = getattr(case.person, name), typed[name]
        if (list(was) if isinstance(was, tuple) else was) != now:
            text = _OTHERS.join(now) if isinstance(now, list) else now
            case = correcting.correct_person(case, by, at, name, text, because)
    return case
