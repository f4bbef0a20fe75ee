"""What does the job need? Asked first, because a paper may not be needed at all."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from credval.desktop.assess.shelf import Names, Shelf, profession_offers, short_list
from credval.desktop.fields import Choice, Field, NumberBox, Options, check_number, side_by_side
from credval.desktop.find_box import FindBox, Offer
from credval.desktop.parts import Notice, column, spoken
from credval.desktop.tools import Tools
from credval.model.words import RequirementKind as Kind
from credval.text import mark

_KINDS = (
    ("", mark("Choose …")),
    (Kind.UPPER_SECONDARY.value, mark("Upper-secondary education")),
    (Kind.POST_SECONDARY.value, mark("Post-secondary education")),
    (Kind.HIGHER_EDUCATION.value, mark("Higher education, any degree")),
    (Kind.DESTINATION.value, mark("A certain Swedish qualification")),
    (Kind.PROFESSION.value, mark("A regulated profession")),
)


class JobPart(QWidget):
    """Gives the requirement of a claim, or None until the first question has an answer."""

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._shelf: Shelf | None = None
        question = mark("Is a formal qualification needed for this job?")
        self.needed = Choice(
            tools, question, (("", mark("Not answered")), ("yes", mark("Yes")), ("no", mark("No")))
        )
        layout = column(self, gap=12)
        asked = column(gap=4)
        asked.addWidget(spoken(tools, question))
        asked.addWidget(
            spoken(tools, mark("By law, by agreement, or because the work really needs it."), "small")
        )
        asked.addWidget(self.needed)
        layout.addLayout(asked)
        self._competence = Notice(tools)
        layout.addWidget(self._competence)
        self._details = QWidget()
        layout.addWidget(self._details)
        self._lay_details()
        self._listen()
        self._unfold()

    def use(self, shelf: Shelf) -> None:
        self._shelf = shelf
        with QSignalBlocker(self):
            self._speak()

    def read(self) -> dict[str, Any] | None:
        if self.needed.value() != "yes":
            return {"kind": Kind.NONE.value} if self.needed.value() == "no" else None
        kind = self.kind.value()
        if not kind:
            return None
        found: dict[str, Any] = {"kind": kind}
        if kind == Kind.DESTINATION and self.destination.id:
            found["destination"] = self.destination.id
        if kind == Kind.PROFESSION and self.profession.text().strip():
            found["profession"] = self.profession.id or self.profession.text().strip()
        if self.years.number() is not None:
            found["min_years"] = self.years.number()
        if self.field.id:
            found["field"] = self.field.id
        if self.or_equivalent.isChecked():
            found["or_equivalent"] = True
        return None if kind == Kind.DESTINATION and not self.destination.id else found

    def show_requirement(self, given: dict[str, Any] | None) -> None:
        """Show what `read` gave, without saying that anybody typed it."""
        given = given or {}
        kind = str(given.get("kind", ""))
        with QSignalBlocker(self):
            self.needed.choose("no" if kind == Kind.NONE else "yes" if kind else "")
            self.kind.choose("" if kind == Kind.NONE else kind)
            self.destination.show_picked(str(given.get("destination", "")), "")
            profession = str(given.get("profession", ""))
            self.profession.show_picked(profession if "/" in profession else "", profession)
            self.years.show_number(given.get("min_years"))
            self.field.show_picked(str(given.get("field", "")), "")
            self.or_equivalent.setChecked(bool(given.get("or_equivalent")))
            self._unfold()

    def _lay_details(self) -> None:
        tools = self._tools
        self.kind = Options(tools, _KINDS)
        self.destination = FindBox(
            tools, "job-destination", short_list(tools.speech, self._destination_names)
        )
        self.profession = FindBox(tools, "job-profession", self._find_profession)
        self.years = NumberBox()
        self.field = FindBox(tools, "job-field", short_list(tools.speech, self._field_names))
        self.or_equivalent = QCheckBox()
        tools.speech.bind(self.or_equivalent, "text", mark("Or equivalent competence"))
        layout = column(self._details, gap=12)
        layout.addWidget(Field(tools, mark("What does the advert ask for?"), self.kind))
        self._destination_field = Field(tools, mark("Swedish qualification"), self.destination)
        self._profession_field = Field(
            tools, mark("Profession"), self.profession, mark("Type the title, for example nurse.")
        )
        self._years_field = Field(tools, mark("Minimum years"), self.years)
        self._field_field = Field(tools, mark("In the field"), self.field)
        self._more = QWidget()
        more = column(self._more, gap=12)
        more.addLayout(side_by_side(self._years_field, self._field_field, stretch=(1, 2)))
        more.addWidget(self.or_equivalent)
        for part in (self._destination_field, self._profession_field, self._more):
            layout.addWidget(part)

    def _listen(self) -> None:
        self.needed.chosen.connect(self._unfold)
        self.kind.chosen.connect(self._unfold)
        self.years.textEdited.connect(lambda _: check_number(self._tools, self._years_field))
        self.years.textEdited.connect(lambda _: self.changed.emit())
        for box in (self.destination, self.profession, self.field):
            box.picked.connect(lambda _: self.changed.emit())
            box.typed.connect(lambda _: self.changed.emit())
        self.or_equivalent.toggled.connect(lambda _: self.changed.emit())
        self._tools.speech.changed.connect(self._speak)

    def _unfold(self) -> None:
        """Show only what the answers so far ask for."""
        kind = self.kind.value()
        self._details.setVisible(self.needed.value() == "yes")
        self._destination_field.setVisible(kind == Kind.DESTINATION)
        self._profession_field.setVisible(kind == Kind.PROFESSION)
        self._more.setVisible(kind not in ("", Kind.PROFESSION))
        self._speak()
        self.changed.emit()

    def _speak(self) -> None:
        tr = self._tools.speech.tr
        without = tr(
            "Then no papers need to be shown. Judge what the person can do: experience, a work sample, references, "
            "validation in the trade. What the paper is comparable to is still shown, as information."
        )
        self._competence.say(without if self.needed.value() == "no" else "")
        check_number(self._tools, self._years_field)
        for box, names in ((self.destination, self._destination_names()), (self.field, self._field_names())):
            title = next((title for id_, title, _ in names if id_ == box.id), None)
            if title is not None:
                box.show_picked(box.id, self._tools.speech.of(title))

    def _destination_names(self) -> Names:
        return [(one.id, one.titles, one.short) for one in self._shelf.destinations] if self._shelf else ()

    def _field_names(self) -> Names:
        return self._shelf.fields if self._shelf else ()

    def _find_profession(self, text: str) -> list[Offer]:
        return profession_offers(self._shelf, self._tools.speech, text) if self._shelf else []
