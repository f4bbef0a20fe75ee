"""Which year, month and day are written here, in the numbering of their own calendar?

Nothing is guessed: years of two figures, days that could be months, and words that are no month are asked about.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from credval.errors import CredvalError
from credval.model.words import CalendarName
from credval.text import Text, both, mark
from credval.writing.calendar_systems import Era, eras
from credval.writing.digits import ascii_digits, ethiopic_digits, han_digits
from credval.writing.month_names import months
from credval.writing.scripts import shown


class DateError(CredvalError):
    """A date that cannot be read, or can be read in several ways: says which, and what to write instead."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in the numbers of its own calendar; ``month`` and ``day`` may be missing, ``until`` ends a range.

    A Japanese year counts within its ``era``.
    """

    year: int
    month: int | None = None
    day: int | None = None
    until: int | None = None
    era: Era | None = None


_CALENDAR_NAMES = {
    CalendarName.GREGORIAN: mark("the Gregorian calendar"),
    CalendarName.SOLAR_HIJRI: mark("the solar Hijri calendar"),
    CalendarName.LUNAR_HIJRI: mark("the lunar Hijri calendar"),
    CalendarName.ETHIOPIAN: mark("the Ethiopian calendar"),
    CalendarName.BUDDHIST: mark("the Thai Buddhist calendar"),
    CalendarName.BIKRAM_SAMBAT: mark("the calendar Bikram Sambat"),
    CalendarName.MINGUO: mark("the Minguo calendar"),
    CalendarName.JAPANESE: mark("the Japanese calendar of eras"),
}
_MARKERS = {
    CalendarName.GREGORIAN: r"a\.?d\.?|c\.?e\.?|e\.?\s?kr\.?|公元|西元|西暦|ค\.?ศ\.?|م|ميلادي[ةه]?|میلادی",
    CalendarName.SOLAR_HIJRI: r"s\.?h\.?|h\.?s\.?|ه\.?\s?ش|هجری شمسی|هجري شمسي|شمسی|شمسي|ش",
    CalendarName.LUNAR_HIJRI: r"a\.?h\.?|h\.?|hijri|ه\.?\s?ق|هجری قمری|هجري[ةه]?|قمری|ه",
    CalendarName.ETHIOPIAN: r"e\.?c\.?|ዓ[./]?\s?ም\.?|እ\.?ኢ\.?አ\.?",
    CalendarName.BUDDHIST: r"b\.?e\.?|พ\.?ศ\.?|พุทธศักราช",
    CalendarName.BIKRAM_SAMBAT: r"b\.?s\.?|v\.?s\.?|वि\.?\s?सं\.?",
    CalendarName.MINGUO: r"中華民國|中华民国|民國|民国|minguo|r\.?o\.?c\.?",
}
_MARKER = re.compile(
    r"(?<![^\W\d_])(?:"
    + "|".join(f"(?P<{name.value}>{words})" for name, words in _MARKERS.items())
    + r")(?![^\W\d_])"
)
_HAN_MARKER = re.compile(r"(?P<minguo>中華民國|中华民国|民國|民国)|(?P<gregorian>公元|西元|西暦)")
_ERA = re.compile(
    r"^\s*(明治|大正|昭和|平成|令和|meiji|taish[oō]u?|sh[oō]u?wa|heisei|reiwa|[mtshr](?=\.?\s?\d))\.?"
)
_TOKEN = re.compile(r"\d+|[^\d\s\-/.,–—‐‑()年月日]+")
_TIME = re.compile(r"(?:t|\s)\d\d:\d\d(?::\d\d(?:\.\d+)?)?z?$")
_HIDDEN = re.compile("[\u200b-\u200f\u061c\u2066-\u2069\u202a-\u202e\ufeff\u0640]")
_FILLERS = frozenset(
    {"den", "the", "of", "st", "nd", "rd", "th", "er", "de", "del", "do", "di", "от", "г", "год", "року", "gannen",
     "วันที่", "เดือน", "ปี", "سنة", "سال", "عام", "شهر", "ቀን", "गते", "साल", "ngày", "tháng", "năm", "a", "e"}
)  # fmt: skip


def calendar_name(calendar: CalendarName) -> Text:
    """What the calendar is called in a sentence."""
    return both(_CALENDAR_NAMES[calendar])


def parse(written: str, calendar: CalendarName) -> WrittenDate:
    """The date that ``written`` says in ``calendar``. Raises DateError."""
    plain = _HIDDEN.sub("", unicodedata.normalize("NFKC", written))
    text = ethiopic_digits(ascii_digits(plain)).casefold().strip()
    if not text:
        raise _problem(both("There is no date. Write year, month and day: 2016-06-30."))
    text, era = _without_era(_TIME.sub("", text), written, calendar)
    text = _without_marker(text, written, calendar)
    tokens = _TOKEN.findall(han_digits(text))
    numbers = [token for token in tokens if token.isdecimal()]
    words = [token for token in tokens if not token.isdecimal() and token not in _FILLERS]
    if not numbers or len(numbers) > 3 or any(len(number) > 8 for number in numbers):
        raise _not_understood(written)
    # Japanese and Minguo years have one to three figures, and their dates begin with the year
    short = calendar in (CalendarName.JAPANESE, CalendarName.MINGUO) and len(numbers[-1]) < 3
    if words:
        return _named(numbers, _month(" ".join(words), calendar, written), written, era, short)
    return _numbered(numbers, text, written, calendar, era, short)


def _problem(says: Text) -> DateError:
    return DateError(says.sv, says.en)


def _not_understood(written: str) -> DateError:
    return _problem(
        both(
            "“{written}” is not understood as a date. Write year, month and day in figures: 2016-06-30.",
            written=shown(written[:60]),
        )
    )


def _two_figures(written: str) -> DateError:
    return _problem(
        both(
            "The year in “{written}” has two figures only. Find out the century and write all four.",
            written=shown(written[:60]),
        )
    )


def _without_era(text: str, written: str, calendar: CalendarName) -> tuple[str, Era | None]:
    if calendar is not CalendarName.JAPANESE:
        return text, None
    found = _ERA.match(text)
    if not found:
        raise _problem(
            both(
                "A Japanese year needs its era: Reiwa 3, or 令和3年. “{written}” has none. If the paper has a Western year, "
                "choose the Gregorian calendar.", written=shown(written[:60]),
            )
        )  # fmt: skip
    rest = text[found.end() :].replace("gannen", "1").replace("元", "1")
    return rest, eras()[unicodedata.normalize("NFKD", found[1]).replace("\u0304", "")]


def _without_marker(text: str, written: str, calendar: CalendarName) -> str:
    """``text`` without AD, AH and the like. Raises DateError where they name another calendar than ``calendar``."""
    found = _HAN_MARKER.search(text) or _MARKER.search(text)
    if not found:
        return text
    said = {CalendarName(name) for name, matched in found.groupdict().items() if matched}
    # Iranians write the bare هجری of both Hijri calendars
    if said == {CalendarName.LUNAR_HIJRI} and calendar is CalendarName.SOLAR_HIJRI and "ق" not in found[0]:
        said = {calendar}
    if calendar not in said:
        raise _problem(
            both(
                "“{marker}” in “{written}” belongs to {said}, but {calendar} is chosen. Choose the calendar of the paper.",
                marker=found[0], written=shown(written[:60]), said=calendar_name(said.pop()), calendar=calendar_name(calendar),
            )
        )  # fmt: skip
    return f"{text[: found.start()]} {text[found.end() :]}"


def _month(word: str, calendar: CalendarName, written: str) -> int:
    found = months(word, calendar)
    if len(found) == 1:
        return min(found)
    if not found:
        raise _not_understood(written)
    raise _problem(
        both(
            "“{word}” names different months in different languages. Write the month as a number: 2016-06-30.",
            word=shown(word[:60]),
        )
    )


def _named(numbers: list[str], month: int, written: str, era: Era | None, short: bool) -> WrittenDate:
    """A date whose month is a word: the year is the number with more than two figures."""
    years = numbers[:1] if short else [number for number in numbers if len(number) > 2]
    days = [number for number in numbers if number not in years] if not short else numbers[1:]
    if len(numbers) > 2 or len(years) > 1 or any(len(number) > 4 for number in years):
        raise _not_understood(written)
    if not years:
        raise _two_figures(written)
    return WrittenDate(int(years[0]), month, int(days[0]) if days else None, era=era)


def _numbered(
    numbers: list[str], text: str, written: str, calendar: CalendarName, era: Era | None, short: bool
) -> WrittenDate:
    if len(numbers) == 1 and len(numbers[0]) == 8:
        numbers = [numbers[0][:4], numbers[0][4:6], numbers[0][6:]]
    if any(len(number) > 4 for number in numbers):
        raise _not_understood(written)
    if short or calendar in (CalendarName.JAPANESE, CalendarName.MINGUO):
        if any(len(number) > 2 for number in numbers[1:]):
            raise _not_understood(written)
        year, month, day = [*map(int, numbers), None, None][:3]
        return WrittenDate(year or 0, month, day, era=era)
    if all(len(number) <= 2 for number in numbers):
        raise _two_figures(written)
    if len(numbers) == 1:
        return WrittenDate(int(numbers[0]))
    return _two_numbers(numbers, text, written) if len(numbers) == 2 else _three_numbers(numbers, written)


def _two_numbers(numbers: list[str], text: str, written: str) -> WrittenDate:
    first, second = map(int, numbers)
    if len(numbers[0]) <= 2:
        return WrittenDate(second, first)
    if len(numbers[1]) > 2:
        if first <= second:
            return WrittenDate(first, until=second)
        raise _not_understood(written)
    if second != (first + 1) % 100:
        return WrittenDate(first, second)
    if second > 13 or second == 0:
        return WrittenDate(first, until=first + 1)
    if "/" in text:  # 2010-11 is how ISO 8601 writes a month
        raise _problem(
            both(
                "“{written}” can be a month ({first}-{month:02}) or a school year ({first}-{second}). Write which.",
                written=shown(written[:60]), first=first, second=first + 1, month=second,
            )
        )  # fmt: skip
    return WrittenDate(first, second)


def _three_numbers(numbers: list[str], written: str) -> WrittenDate:
    first, second, third = map(int, numbers)
    if len(numbers[0]) > 2:
        if len(numbers[1]) > 2 or len(numbers[2]) > 2:
            raise _not_understood(written)
        return WrittenDate(first, second, third)
    if len(numbers[1]) > 2 or len(numbers[2]) <= 2:
        raise _not_understood(written)
    if first > 12 or first == second:
        return WrittenDate(third, second, first)
    if second > 12:
        return WrittenDate(third, first, second)
    raise _problem(
        both(
            "“{written}” can be {one} or {other}. Which number is the day? Write year, month, day.",
            written=shown(written[:60]), one=f"{third}-{second:02}-{first:02}", other=f"{third}-{first:02}-{second:02}",
        )
    )  # fmt: skip
