"""Which days can a date mean, as it is written on a paper in any of eight calendars?

A day, month or year of another calendar becomes the interval of Gregorian days that it covers. Nothing is
guessed: what can be read in two ways is a DateError that asks.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from credval.model.words import CalendarName
from credval.text import Text, both, both_plural
from credval.writing.calendar_systems import Era, System, months_of_year, system
from credval.writing.scripts import shown
from credval.writing.written_dates import DateError, WrittenDate, calendar_name, parse

__all__ = ["DateError", "DayInterval", "Precision", "calendar_name", "interval"]

FIRST_YEAR, LAST_YEAR = 1850, 2200
FIRST_WITHOUT_MOON = 1873
"""Japan counted months by the moon until the end of 1872."""
_CALENDARS_OF_YEARS = {
    CalendarName.SOLAR_HIJRI: range(1250, 1450),
    CalendarName.LUNAR_HIJRI: range(1270, 1500),
    CalendarName.BUDDHIST: range(2432, 2620),
    CalendarName.MINGUO: range(1, 150),
}
"""Years outside the Gregorian range that are usual in another calendar."""


class Precision(StrEnum):
    """How exactly the date was written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class DayInterval:
    """The Gregorian days that a written date can mean, both ends included; ``note`` says what a reader must know."""

    first: date
    last: date
    precision: Precision
    note: Text | None = None


@functools.lru_cache(maxsize=4096)
def interval(written: str, calendar: str = CalendarName.GREGORIAN) -> DayInterval:
    """The days that ``written`` can mean in ``calendar``, one of the words of CalendarName.

    Accepts year, month and day in this order with - / . or spaces between them, day first where it cannot be
    taken for the month, months as words, a year alone, a span of years; in the digits and with the marks (AD, AH,
    พ.ศ., 民國, 令和) of the paper. Raises DateError, and ValueError for an unknown calendar.
    """
    if calendar == CalendarName.GREGORIAN and len(written) == 10 and written[4] == written[7] == "-":
        try:
            day = date.fromisoformat(written)
        except ValueError:
            day = date.min
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return DayInterval(day, day, Precision.DAY)
    kind = CalendarName(calendar)
    found = parse(written, kind)
    if found.era:
        return _in_era(found, found.era, written)
    return _in_system(found, kind, written)


def _in_system(found: WrittenDate, calendar: CalendarName, written: str) -> DayInterval:
    how = system(calendar, found.year)
    for year in (found.year, found.until or found.year):
        if not how.years[0] <= year <= how.years[1]:
            raise _out_of_range(year, calendar, how)
    try:
        first, last, precision = _covered(found, calendar, how)
    except (ValueError, OverflowError):
        raise _impossible(written, calendar) from None
    margin = timedelta(days=how.margin)
    return DayInterval(first - margin, last + margin, precision, _note(first, last, precision, calendar, how))


def _covered(found: WrittenDate, calendar: CalendarName, how: System) -> tuple[date, date, Precision]:
    if found.day is not None and found.month is not None:
        day = how.day(found.year, found.month, found.day)
        return day, day, Precision.DAY
    if found.month is not None:
        return how.day(found.year, found.month, 1), _last_of(found.year, found.month, how), Precision.MONTH
    last_year = found.until or found.year
    first_month, last_month = months_of_year(calendar, found.year)[0], months_of_year(calendar, last_year)[1]
    precision = Precision.RANGE if found.until else Precision.YEAR
    return how.day(found.year, first_month, 1), _last_of(last_year, last_month, how), precision


def _last_of(year: int, month: int, how: System) -> date:
    """The last day of a month, by trying: the lengths differ from calendar to calendar and year to year."""
    for length in (32, 31, 30, 29, 28, 6, 5):
        try:
            return how.day(year, month, length)
        except (ValueError, OverflowError):
            continue
    raise ValueError("no such month")


def _note(first: date, last: date, precision: Precision, calendar: CalendarName, how: System) -> Text | None:
    if precision is Precision.RANGE:
        return both("A span of years is written. If it is the time of study, ask for the day of award.")
    name = calendar_name(calendar)
    if how.margin:
        return both_plural(
            "Months of {name} begin when the moon is seen: one day more or less.",
            "Months of {name} begin when the moon is seen: {n} days more or less.",
            how.margin, name=name,
        )  # fmt: skip
    if precision is Precision.YEAR and first.year != last.year:
        return both("A year of {name} lies across two of ours.", name=name)
    if precision is Precision.MONTH and first.month != last.month:
        return both("A month of {name} lies across two of ours.", name=name)
    return None


def _in_era(found: WrittenDate, era: Era, written: str) -> DayInterval:
    """A year counts as one of the era as far as the era lasted: Reiwa 1 begins on 1 May 2019."""
    year = era.before + found.year
    if not found.year or year < FIRST_WITHOUT_MOON or year > LAST_YEAR:
        raise _impossible(written, CalendarName.JAPANESE)
    whole = _in_system(WrittenDate(year, found.month, found.day), CalendarName.GREGORIAN, written)
    first, last = max(whole.first, era.first), min(whole.last, era.last or date.max)
    if first > last:
        raise _outside_era(written, era)
    return DayInterval(first, last, whole.precision)


def _error(says: Text) -> DateError:
    return DateError(says.sv, says.en)


def _impossible(written: str, calendar: CalendarName) -> DateError:
    return _error(
        both(
            "“{written}” does not exist in {name}. Compare it with the paper, and check which calendar it uses.",
            written=shown(written[:60]), name=calendar_name(calendar),
        )
    )  # fmt: skip


def _outside_era(written: str, era: Era) -> DateError:
    return _error(
        both(
            "“{written}” does not exist: the era {era} lasted from {first} to {last}. Compare it with the paper.",
            written=shown(written[:60]), era=era.name, first=era.first.isoformat(),
            last=era.last.isoformat() if era.last else both("now"),
        )
    )  # fmt: skip


def _out_of_range(year: int, calendar: CalendarName, how: System) -> DateError:
    first, last = how.years
    name = calendar_name(calendar)
    fitting = _CALENDARS_OF_YEARS if calendar is CalendarName.GREGORIAN else {}
    other = [calendar_name(word) for word, years in fitting.items() if year in years]
    if other:
        hint = Text(*(" / ".join(text.get(lang) for text in other) for lang in ("sv", "en")))
        return _error(
            both(
                "The year {year} does not fit {name}. Is the paper dated in {other}? Then choose that calendar.",
                year=year, name=name, other=hint,
            )
        )  # fmt: skip
    return _error(
        both(
            "The year {year} does not fit {name}: only {first} to {last} can be read. Compare it with the paper.",
            year=year, name=name, first=first, last=last,
        )
    )  # fmt: skip
