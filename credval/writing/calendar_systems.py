"""Which Gregorian day is this day of another calendar?

Each calendar is converted by a library of its own (docs/adr/0021 to 0025), imported when that calendar is first
used. Thai Buddhist and Minguo years differ from Gregorian ones by their number alone.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from credval.model.words import CalendarName


@dataclass(frozen=True, slots=True)
class System:
    """How one calendar is converted.

    ``day`` gives the Gregorian day of (year, month, day) and raises ValueError or OverflowError for one that
    does not exist. ``years`` are the first and last year that can be converted whole; ``margin`` how many days
    the true day may differ from the computed one, either way.
    """

    day: Callable[[int, int, int], date]
    years: tuple[int, int]
    months: int = 12
    margin: int = 0


def system(calendar: CalendarName, year: int) -> System:
    """How ``calendar`` is converted around ``year`` (in that calendar)."""
    if calendar is CalendarName.LUNAR_HIJRI and not 1343 <= year < 1500:
        return System(_lunar_computed, (1266, 1623), margin=2)
    return _SYSTEMS[calendar]


def _solar_hijri(year: int, month: int, day: int) -> date:
    import jdatetime

    converted: date = jdatetime.date(year, month, day).togregorian()
    return converted


def _lunar_hijri(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    converted = Hijri(year, month, day).to_gregorian()
    return date(converted.year, converted.month, converted.day)


def _lunar_computed(year: int, month: int, day: int) -> date:
    """The arithmetical calendar, for years before and after the table of Umm al-Qura."""
    from convertdate import islamic

    if not 1 <= month <= 12 or not 1 <= day <= islamic.month_length(year, month):
        raise ValueError("no such day")
    return date(*islamic.to_gregorian(year, month, day))


def _ethiopian(year: int, month: int, day: int) -> date:
    """The Coptic calendar with years counted from another beginning, 276 years earlier."""
    from convertdate import coptic

    if not 1 <= day <= coptic.month_length(year - 276, month):
        raise ValueError("no such day")
    return date(*coptic.to_gregorian(year - 276, month, day))


def _buddhist(year: int, month: int, day: int) -> date:
    """Until 1940 (2483) the Thai year began on 1 April; 2483 had nine months."""
    if year == 2483 and month < 4:
        raise ValueError("no such day")
    return date(year - 543 + (year < 2483 and month < 4), month, day)


def _bikram_sambat(year: int, month: int, day: int) -> date:
    import nepali_datetime

    converted: date = nepali_datetime.date(year, month, day).to_datetime_date()
    return converted


def _minguo(year: int, month: int, day: int) -> date:
    return date(year + 1911, month, day)


_SYSTEMS = {
    CalendarName.GREGORIAN: System(date, (1850, 2200)),
    CalendarName.SOLAR_HIJRI: System(_solar_hijri, (1229, 1578)),
    CalendarName.LUNAR_HIJRI: System(_lunar_hijri, (1343, 1499), margin=1),
    CalendarName.ETHIOPIAN: System(_ethiopian, (1843, 2192), months=13),
    CalendarName.BUDDHIST: System(_buddhist, (2432, 2743)),
    CalendarName.BIKRAM_SAMBAT: System(_bikram_sambat, (1975, 2099)),
    CalendarName.MINGUO: System(_minguo, (1, 289)),
}


def months_of_year(calendar: CalendarName, year: int) -> tuple[int, int]:
    """The first and the last month of a year, as they are numbered: in Thailand April and March until 1940."""
    if calendar is CalendarName.BUDDHIST and year <= 2483:
        return 4, 12 if year == 2483 else 3
    return 1, system(calendar, year).months


@dataclass(frozen=True, slots=True)
class Era:
    """A Japanese era: its first day, its last day (None while it lasts), and the Gregorian year before its first."""

    name: str
    first: date
    last: date | None
    before: int


@functools.cache
def eras() -> dict[str, Era]:
    """The Japanese eras since Meiji, by their name in kanji and in Latin letters (folded) and by its first letter."""
    from datetime import timedelta

    from japanera import ERA_DATA_GENERAL

    found: dict[str, Era] = {}
    for known in ERA_DATA_GENERAL:
        if known.since.year >= 1868:
            last = known.until - timedelta(days=1) if known.until else None
            era = Era(known.kanji, known.since, last, known.since.year - 1)
            short = known.english_vowel_shortened.lower()
            found |= dict.fromkeys((known.kanji, known.english.lower(), short, short[0]), era)
    return found
