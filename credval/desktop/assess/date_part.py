"""When was it awarded, in the calendar of the paper, and which days is that in ours?"""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from credval.desktop.fields import Field, Options, Remark, mark_wrong, side_by_side
from credval.desktop.parts import column
from credval.desktop.tools import Tools
from credval.errors import CredvalError
from credval.model.words import CalendarName
from credval.text import Lang, mark

CALENDARS = (
    (CalendarName.GREGORIAN.value, mark("Gregorian")),
    (CalendarName.SOLAR_HIJRI.value, mark("Solar Hijri (Iran, Afghanistan)")),
    (CalendarName.LUNAR_HIJRI.value, mark("Lunar Hijri (Islamic)")),
    (CalendarName.ETHIOPIAN.value, mark("Ethiopian")),
    (CalendarName.BUDDHIST.value, mark("Buddhist (Thailand)")),
    (CalendarName.BIKRAM_SAMBAT.value, mark("Bikram Sambat (Nepal)")),
    (CalendarName.MINGUO.value, mark("Minguo (Taiwan)")),
    (CalendarName.JAPANESE.value, mark("Japanese eras")),
)
_DEBOUNCE_MS = 60


def shown_day(day: date, lang: Lang) -> str:
    """A day in words, as people of that language write it: 30 June 2016, 30 juni 2016."""
    from PySide6.QtCore import QDate, QLocale

    locale = QLocale(QLocale.Language.Swedish if lang == Lang.SV else QLocale.Language.English)
    return locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


class DatePart(QWidget):
    """The day of award. Only what can be read reaches the claim; the rest is asked about below the field."""

    changed = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._days: tuple[date, date] | None = None
        self._problem: CredvalError | None = None
        self.written = QLineEdit()
        self.calendar = Options(tools, CALENDARS)
        self.remark = Remark(self.written)
        written = Field(tools, mark("Date, as on the paper"), self.written)
        calendar = Field(tools, mark("Calendar"), self.calendar)
        layout = column(self, gap=4)
        layout.addLayout(side_by_side(written, calendar))
        layout.addWidget(self.remark)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_DEBOUNCE_MS)
        self._wait.timeout.connect(self.look)
        self.written.textEdited.connect(lambda _: self._edited())
        self.calendar.chosen.connect(lambda _: self.look())
        tools.speech.changed.connect(self._tell)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that is meant; None while nothing that can be read is written."""
        return self._days

    def read(self) -> dict[str, Any]:
        if self._days is None:
            return {}
        found: dict[str, Any] = {"award_date": self.written.text().strip()}
        if self.calendar.value() != CalendarName.GREGORIAN:
            found["award_calendar"] = self.calendar.value()
        return found

    def show_claim(self, claim: dict[str, Any]) -> None:
        self.written.setText(str(claim.get("award_date", "")))
        self.calendar.choose(str(claim.get("award_calendar", CalendarName.GREGORIAN.value)))
        self.look()

    def _edited(self) -> None:
        self._days = None
        self._wait.start()

    def look(self) -> None:
        """Read the date as it stands, in the background: some calendars take a moment the first time."""
        written, calendar = self.written.text().strip(), self.calendar.value()
        self._days = self._problem = None
        if not written:
            self._tools.jobs.drop("award-date")
            self._settle()
            return
        self._tools.jobs.run("award-date", lambda: _interval(written, calendar), self._read_as, self._failed)

    def _read_as(self, days: tuple[date, date]) -> None:
        self._days = days
        self._settle()

    def _failed(self, problem: Exception) -> None:
        self._problem = (
            problem if isinstance(problem, CredvalError) else CredvalError(str(problem), str(problem))
        )
        self._settle()

    def _settle(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        lang = self._tools.speech.lang
        mark_wrong(self.written, self._problem is not None)
        if self._problem is not None:
            self.remark.tell(self._problem.get(lang), "problem")
        elif self._days is not None and not self._is_plain(self._days):
            first, last = (shown_day(day, lang) for day in self._days)
            self.remark.tell(
                first if first == last else self._tools.speech.tr("{first} to {last}", first=first, last=last)
            )
        else:
            self.remark.tell("")

    def _is_plain(self, days: tuple[date, date]) -> bool:
        """A day written as we write it needs no translation."""
        return self.written.text().strip() == days[0].isoformat() == days[1].isoformat()


def _interval(written: str, calendar: str) -> tuple[date, date]:
    from credval.writing.calendars import interval

    found = interval(written, calendar)
    return found.first, found.last
