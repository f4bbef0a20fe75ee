"""What does the paper say: which system, which title, which institution, when, how long?"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from credval.desktop.assess.date_part import DatePart
from credval.desktop.assess.institution_offers import institution_offers
from credval.desktop.assess.more_part import MorePart
from credval.desktop.assess.region_part import RegionPart
from credval.desktop.assess.shelf import Names, Shelf, qualification_offers, short_list
from credval.desktop.fields import Field, Fold, NumberBox, Options, check_number, side_by_side
from credval.desktop.find_box import FindBox, Offer
from credval.desktop.parts import column
from credval.desktop.tools import Tools
from credval.model.systems import Country
from credval.text import Text, mark

ECTS = ("ects", Text("ECTS-poäng", "ECTS credits"))


class PaperPart(QWidget):
    """Gives the claim its system, title, institution, day and workload. `system` says which system was chosen."""

    changed = Signal()
    system = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._shelf: Shelf | None = None
        self._names: Names = ()
        self._codes: dict[str, str] = {}
        speech = tools.speech
        self.country = FindBox(tools, "country", short_list(speech, lambda: self._names))
        self.part = RegionPart(tools)
        self.title = FindBox(tools, "title", self._find_title)
        self.institution = FindBox(tools, "institution", self._find_institution)
        self.date = DatePart(tools)
        self.years, self.credits = NumberBox(), NumberBox()
        self.unit = Options(tools, [ECTS])
        self.more = MorePart(tools)
        self._lay_out()
        self._listen()

    def use(self, shelf: Shelf) -> None:
        self._shelf = shelf
        listed = [*shelf.systems, *shelf.unwritten]
        self._codes = {id_: code for id_, code, _ in listed}
        self._names = [(id_, name, (code,)) for id_, code, name in listed]
        self.more.use(shelf.fields)

    def settle(self, country: Country | None) -> None:
        """Offer what this system has of its own: units of credit, parts of the country."""
        units = [(one.id, one.name) for one in country.credits] if country else []
        self.part.offer(country, self.more.region.text().strip())
        self.more.ask_region(not self.part.offers())
        self.unit.offer([*units, *([] if any(id_ == "ects" for id_, _ in units) else [ECTS])])

    def read(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.country.id:
            found["country"] = self._codes.get(self.country.id, self.country.id.upper())
            if "/" in self.country.id:
                found["region"] = self.country.id.split("/", 1)[1]
        if title := self.title.id or self.title.text().strip():
            found["qualification"] = title
        if institution := self.institution.text().strip():
            found["institution"] = institution
        found |= self.date.read()
        if self.years.number() is not None:
            found["duration_years"] = self.years.number()
        if self.credits.number() is not None:
            found |= {"credits": self.credits.number(), "credit_unit": self.unit.value()}
        return found | self.more.read()

    def show_claim(self, claim: dict[str, Any], titles: dict[str, str]) -> None:
        """Show a claim; ``titles`` gives the words for ids (of a system, an entry) in it."""
        system = self.id_of(claim)
        self.country.show_picked(system, titles.get(system, "")) if system else self.country.show_picked(
            "", ""
        )
        wanted = str(claim.get("qualification", ""))
        self.title.show_picked(wanted if wanted in titles else "", titles.get(wanted, wanted))
        self.institution.show_picked("", str(claim.get("institution", "")))
        self.date.show_claim(claim)
        self.years.show_number(claim.get("duration_years"))
        self.credits.show_number(claim.get("credits"))
        self.unit.choose(str(claim.get("credit_unit", "")))
        self.more.show_claim(claim)
        self.part.show_region(self.more.region.text())
        self._check()

    def id_of(self, claim: dict[str, Any]) -> str:
        """The id of the system that a claim names; empty if it names none."""
        code, part = str(claim.get("country", "")), str(claim.get("region", ""))
        fitting = [id_ for id_, one in self._codes.items() if one == code]
        with_part = [id_ for id_ in fitting if part and id_.endswith(f"/{part}")]
        plain = [id_ for id_ in fitting if "/" not in id_]
        return next(iter(with_part or plain), "")

    def choose_system(self, id_: str) -> None:
        """As if a person had picked this system from the list."""
        self.country.show_picked(id_, self.system_name(id_))
        self._choose_system(id_)

    def choose_entry(self, id_: str, title: str) -> None:
        """As if a person had picked this entry from the list."""
        system = id_.split("/", 1)[0]
        self.title.show_picked(id_, title)
        if self.country.id.split("/", 1)[0] != system:
            self.country.show_picked(system, self.system_name(system))
            self._choose_system(system)
        else:
            self.changed.emit()

    def system_name(self, id_: str) -> str:
        return next((self._tools.speech.of(name) for one, name, _ in self._names if one == id_), "")

    def _lay_out(self) -> None:
        layout = column(self, gap=12)
        self._country_field = Field(
            self._tools,
            mark("Country of the education system"),
            self.country,
            mark("The country of the system, not the citizenship."),
        )
        self._title_field = Field(
            self._tools, mark("Qualification, as written"), self.title, mark("Any script, any abbreviation.")
        )
        layout.addWidget(self._country_field)
        layout.addWidget(self.part)
        layout.addWidget(self._title_field)
        self._institution_field = Field(self._tools, mark("Institution, as written"), self.institution)
        layout.addWidget(self._institution_field)
        layout.addWidget(self.date)
        self._years_field = Field(self._tools, mark("Length, years"), self.years)
        self._credits_field = Field(self._tools, mark("Credits"), self.credits)
        unit = Field(self._tools, mark("Unit of credits"), self.unit)
        layout.addLayout(side_by_side(self._years_field, self._credits_field, unit, stretch=(2, 2, 3)))
        self.fold = Fold(self._tools, mark("More about the studies"), self.more)
        layout.addWidget(self.fold)

    def _listen(self) -> None:
        self.title.picked.connect(lambda id_: self.choose_entry(id_, self.title.text()))
        self.institution.picked.connect(lambda _: self.changed.emit())
        for box in (self.title, self.institution):
            box.typed.connect(lambda _: self.changed.emit())
        self.country.picked.connect(self._choose_system)
        self.country.typed.connect(lambda text: None if text.strip() else self._choose_system(""))
        self.country.editingFinished.connect(self._take_best)
        self.part.chosen.connect(self._choose_part)
        for number in (self.years, self.credits):
            number.textEdited.connect(self._check)
            number.textEdited.connect(lambda _: self.changed.emit())
        self.unit.chosen.connect(lambda _: self.changed.emit())
        for part in (self.date, self.more):
            part.changed.connect(self.changed)
        self._tools.speech.changed.connect(self._speak)

    def tell_institution(self, text: str) -> None:
        """What is on record of the institution for the day of award; empty: nothing."""
        self._institution_field.tell(text)

    def _choose_part(self, id_: str) -> None:
        self.more.region.setText(id_)
        self.changed.emit()

    def _choose_system(self, id_: str) -> None:
        if not self.part.is_of(id_):  # a part of one country says nothing of another
            self.more.region.clear()
        self._tell_unwritten()
        self.system.emit(id_)
        self.changed.emit()

    def _take_best(self) -> None:
        """Leaving the field: a country typed in full, or the only one that fits, is taken; else it is asked about."""
        text = self.country.text().strip()
        if self.country.id or not text or not self._names:
            return
        found = short_list(self._tools.speech, lambda: self._names)(text)
        if found and (len(found) == 1 or found[0].title.casefold() == text.casefold()):
            self.country.show_picked(found[0].id, found[0].title)
            self._choose_system(found[0].id)
        elif not found:
            self._country_field.tell(
                self._tools.speech.tr("No country of that name. Try its name in Swedish or English."), "ask"
            )

    def _tell_unwritten(self) -> None:
        """Say at once that a country has not been written yet; the answer says what to do then."""
        open_ = (
            bool(self.country.id) and self._shelf is not None and not self._shelf.is_written(self.country.id)
        )
        told = self._tools.speech.tr(
            "Nobody has written this country's rules yet. The answer says what to do."
        )
        self._country_field.tell(told if open_ else "", "ask")

    def _check(self) -> None:
        check_number(self._tools, self._years_field)
        check_number(self._tools, self._credits_field)

    def _speak(self) -> None:
        if self.country.id:
            self.country.show_picked(self.country.id, self.system_name(self.country.id))
        self._tell_unwritten()
        self._check()

    def _find_title(self, text: str) -> list[Offer]:
        return (
            qualification_offers(self._shelf, self._tools.speech, text, self.country.id)
            if self._shelf
            else []
        )

    def _find_institution(self, text: str) -> list[Offer]:
        if self._shelf is None:
            return []
        speech, system, days = self._tools.speech, self.country.id.split("/", 1)[0], self.date.days
        return institution_offers(self._shelf.book, speech, text, system, days)
