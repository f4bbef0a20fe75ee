"""Does a date on a paper become the days that it can mean, and no others?"""

from __future__ import annotations

import calendar as gregorian
import subprocess
import sys
import timeit
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credval.model.words import CalendarName
from credval.writing.calendars import DateError, Precision, calendar_name, interval

DAYS = [
    ("2016-06-30", "gregorian", "2016-06-30"),
    ("2016/06/30", "gregorian", "2016-06-30"),
    ("2016.6.30", "gregorian", "2016-06-30"),
    ("2016 06 30", "gregorian", "2016-06-30"),
    ("20160630", "gregorian", "2016-06-30"),
    ("2016-06-30T00:00:00", "gregorian", "2016-06-30"),
    ("30 June 2016", "gregorian", "2016-06-30"),
    ("30 juni 2016", "gregorian", "2016-06-30"),
    ("den 30 juni 2016", "gregorian", "2016-06-30"),
    ("June 30, 2016", "gregorian", "2016-06-30"),
    ("30th June 2016", "gregorian", "2016-06-30"),
    ("30-Jun-2016", "gregorian", "2016-06-30"),
    ("1 maj 2016", "gregorian", "2016-05-01"),
    ("30/06/2016", "gregorian", "2016-06-30"),
    ("30.06.2016", "gregorian", "2016-06-30"),
    ("06/30/2016", "gregorian", "2016-06-30"),
    ("05.05.2016", "gregorian", "2016-05-05"),
    ("30 juin 2016", "gregorian", "2016-06-30"),
    ("30 июня 2016 г.", "gregorian", "2016-06-30"),
    ("٣٠ يونيو ٢٠١٠ م", "gregorian", "2010-06-30"),
    ("２０１６年６月３０日", "gregorian", "2016-06-30"),
    ("二〇一六年六月三十日", "gregorian", "2016-06-30"),
    ("1379-11-12", "solar_hijri", "2001-01-31"),
    ("۱۳۷۹/۱۱/۱۲", "solar_hijri", "2001-01-31"),
    ("\u200f۱۲ بهمن ۱۳۷۹", "solar_hijri", "2001-01-31"),
    ("12 Bahman 1379", "solar_hijri", "2001-01-31"),
    ("1379 Dalw 12", "solar_hijri", "2001-01-31"),
    ("1379-01-01", "solar_hijri", "2000-03-20"),
    ("1379/12/30 هـ ش", "solar_hijri", "2001-03-20"),
    ("2000-01-01", "ethiopian", "2007-09-12"),
    ("1996-01-01", "ethiopian", "2003-09-12"),
    ("1997-01-01", "ethiopian", "2004-09-11"),
    ("Meskerem 1, 1992 E.C.", "ethiopian", "1999-09-12"),
    ("መስከረም 1 ቀን 1992 ዓ.ም.", "ethiopian", "1999-09-12"),
    ("መስከረም ፩ ቀን ፲፱፻፺፪ ዓ.ም.", "ethiopian", "1999-09-12"),
    ("2008-13-05", "ethiopian", "2016-09-10"),
    ("20 มีนาคม 2545", "buddhist", "2002-03-20"),
    ("20 มี.ค. พ.ศ. ๒๕๔๕", "buddhist", "2002-03-20"),
    ("2480-02-01", "buddhist", "1938-02-01"),
    ("2480-04-01", "buddhist", "1937-04-01"),
    ("2484-01-01", "buddhist", "1941-01-01"),
    ("2000-01-01", "bikram_sambat", "1943-04-14"),
    ("2050-01-01", "bikram_sambat", "1993-04-13"),
    ("2077/01/01", "bikram_sambat", "2020-04-13"),
    ("२०५६ वैशाख १", "bikram_sambat", "1999-04-14"),
    ("2056 Baisakh 1", "bikram_sambat", "1999-04-14"),
    ("88/06/30", "minguo", "1999-06-30"),
    ("中華民國八十八年六月三十日", "minguo", "1999-06-30"),
    ("民國88年6月30日", "minguo", "1999-06-30"),
    ("101-06-30", "minguo", "2012-06-30"),
    ("R3.6.30", "japanese", "2021-06-30"),
    ("昭和六十年三月二十五日", "japanese", "1985-03-25"),
    ("Reiwa 3 June 5", "japanese", "2021-06-05"),
    ("Shōwa 60/3/25", "japanese", "1985-03-25"),
    ("平成31年4月30日", "japanese", "2019-04-30"),
]
LONGER = [
    ("2016-02", "gregorian", "2016-02-01", "2016-02-29", Precision.MONTH),
    ("06/2016", "gregorian", "2016-06-01", "2016-06-30", Precision.MONTH),
    ("Juni 2016", "gregorian", "2016-06-01", "2016-06-30", Precision.MONTH),
    ("2010-11", "gregorian", "2010-11-01", "2010-11-30", Precision.MONTH),
    ("2016", "gregorian", "2016-01-01", "2016-12-31", Precision.YEAR),
    ("2016 AD", "gregorian", "2016-01-01", "2016-12-31", Precision.YEAR),
    ("2015/16", "gregorian", "2015-01-01", "2016-12-31", Precision.RANGE),
    ("1999/00", "gregorian", "1999-01-01", "2000-12-31", Precision.RANGE),
    ("2012–2016", "gregorian", "2012-01-01", "2016-12-31", Precision.RANGE),
    ("1379", "solar_hijri", "2000-03-20", "2001-03-20", Precision.YEAR),
    ("1356", "solar_hijri", "1977-03-21", "1978-03-20", Precision.YEAR),
    ("1379/11", "solar_hijri", "2001-01-20", "2001-02-18", Precision.MONTH),
    ("۱۳۷۹ هجری شمسی", "solar_hijri", "2000-03-20", "2001-03-20", Precision.YEAR),
    ("1420-09-01", "lunar_hijri", "1999-12-08", "1999-12-10", Precision.DAY),
    ("١٤٢٠/٩/١ هـ", "lunar_hijri", "1999-12-08", "1999-12-10", Precision.DAY),
    ("Ramadan 1420", "lunar_hijri", "1999-12-08", "2000-01-08", Precision.MONTH),
    ("15 Rabi' al-awwal 1420", "lunar_hijri", "1999-06-28", "1999-06-30", Precision.DAY),
    ("1420", "lunar_hijri", "1999-04-16", "2000-04-06", Precision.YEAR),
    ("1300", "lunar_hijri", "1882-11-10", "1883-11-03", Precision.YEAR),
    ("2000", "ethiopian", "2007-09-12", "2008-09-10", Precision.YEAR),
    ("2007-13", "ethiopian", "2015-09-06", "2015-09-11", Precision.MONTH),
    ("๒๕๔๕", "buddhist", "2002-01-01", "2002-12-31", Precision.YEAR),
    ("2480", "buddhist", "1937-04-01", "1938-03-31", Precision.YEAR),
    ("2483", "buddhist", "1940-04-01", "1940-12-31", Precision.YEAR),
    ("2056", "bikram_sambat", "1999-04-14", "2000-04-12", Precision.YEAR),
    ("2056-01", "bikram_sambat", "1999-04-14", "1999-05-14", Precision.MONTH),
    ("88", "minguo", "1999-01-01", "1999-12-31", Precision.YEAR),
    ("民國88年6月", "minguo", "1999-06-01", "1999-06-30", Precision.MONTH),
    ("令和3年", "japanese", "2021-01-01", "2021-12-31", Precision.YEAR),
    ("Reiwa 1", "japanese", "2019-05-01", "2019-12-31", Precision.YEAR),
    ("平成元年", "japanese", "1989-01-08", "1989-12-31", Precision.YEAR),
    ("Heisei gannen", "japanese", "1989-01-08", "1989-12-31", Precision.YEAR),
    ("平成31年", "japanese", "2019-01-01", "2019-04-30", Precision.YEAR),
    ("S64", "japanese", "1989-01-01", "1989-01-07", Precision.YEAR),
]
ASKED = [
    ("", "gregorian", "There is no date"),
    ("\u200e ", "gregorian", "There is no date"),
    ("hej", "gregorian", "not understood"),
    ("30 Foo 2016", "gregorian", "not understood"),
    ("1 2 3 4", "gregorian", "not understood"),
    ("2016-2017-01", "gregorian", "not understood"),
    ("2016-2012", "gregorian", "not understood"),
    ("123456789", "gregorian", "not understood"),
    ("30/06/16", "gregorian", "two figures"),
    ("16", "gregorian", "two figures"),
    ("June 16", "gregorian", "two figures"),
    ("79/11/12", "solar_hijri", "two figures"),
    ("۷۹", "solar_hijri", "two figures"),
    ("05/06/2016", "gregorian", "2016-06-05 or 2016-05-06"),
    ("12/11/1379", "solar_hijri", "1379-11-12 or 1379-12-11"),
    ("2010/11", "gregorian", "a month (2010-11) or a school year (2010-2011)"),
    ("12 listopad 2016", "gregorian", "different months"),
    ("Rabi 1420", "lunar_hijri", "not understood"),
    ("2016-02-30", "gregorian", "does not exist"),
    ("2016-13-01", "gregorian", "does not exist"),
    ("2016-00-10", "gregorian", "does not exist"),
    ("1378-12-30", "solar_hijri", "does not exist"),
    ("2008-13-06", "ethiopian", "does not exist"),
    ("1420-09-31", "lunar_hijri", "does not exist"),
    ("1300-12-31", "lunar_hijri", "does not exist"),
    ("2483-02-01", "buddhist", "does not exist"),
    ("2056-01-33", "bikram_sambat", "does not exist"),
    ("平成31年6月1日", "japanese", "the era 平成 lasted from 1989-01-08 to 2019-04-30"),
    ("昭和65年", "japanese", "the era 昭和"),
    ("明治4年", "japanese", "does not exist"),
    ("令和0年", "japanese", "does not exist"),
    ("1985", "japanese", "needs its era"),
    ("1379", "gregorian", "the solar Hijri calendar / the lunar Hijri calendar? Then choose"),
    ("2545-01-01", "gregorian", "the Thai Buddhist calendar? Then choose"),
    ("103-01-01", "gregorian", "the Minguo calendar? Then choose"),
    ("1379 AH", "gregorian", "belongs to the lunar Hijri calendar"),
    ("民國88年", "gregorian", "belongs to the Minguo calendar"),
    ("พ.ศ. 2545", "gregorian", "belongs to the Thai Buddhist calendar"),
    ("2016 ق", "solar_hijri", "not understood"),
    ("1379 هـ ق", "solar_hijri", "belongs to the lunar Hijri calendar"),
    ("9999", "gregorian", "only 1850 to 2200"),
    ("9999-01-01", "gregorian", "only 1850 to 2200"),
    ("0000-01-01", "gregorian", "only 1850 to 2200"),
    ("1849-12-31", "gregorian", "only 1850 to 2200"),
    ("2200-2201", "gregorian", "only 1850 to 2200"),
    ("2101", "bikram_sambat", "only 1975 to 2099"),
    ("2016", "solar_hijri", "only 1229 to 1578"),
]


@pytest.mark.parametrize(("written", "calendar", "expected"), DAYS)
def test_a_written_day_is_found(written: str, calendar: str, expected: str) -> None:
    found = interval(written, calendar)
    assert (found.first.isoformat(), found.last, found.precision) == (expected, found.first, Precision.DAY)


@pytest.mark.parametrize(("written", "calendar", "first", "last", "precision"), LONGER)
def test_what_is_not_exact_becomes_an_interval(
    written: str, calendar: str, first: str, last: str, precision: Precision
) -> None:
    found = interval(written, calendar)
    assert (found.first.isoformat(), found.last.isoformat(), found.precision) == (first, last, precision)


@pytest.mark.parametrize(("written", "calendar", "said"), ASKED)
def test_what_cannot_be_read_is_asked_about(written: str, calendar: str, said: str) -> None:
    with pytest.raises(DateError) as problem:
        interval(written, calendar)
    assert said in problem.value.en
    assert problem.value.sv != problem.value.en


def test_the_bounds_themselves_are_read() -> None:
    assert interval("1850-01-01").first == date(1850, 1, 1)
    assert interval("2200-12-31").last == date(2200, 12, 31)


def test_a_year_across_two_of_ours_says_so_in_both_languages() -> None:
    note = interval("1379", "solar_hijri").note
    assert note is not None
    assert "lies across two of ours" in note.en
    assert "sträcker sig över två av våra" in note.sv


def test_an_exact_day_needs_no_note() -> None:
    assert interval("2016-06-30").note is None


def test_a_calendar_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="mayan"):
        interval("2016", "mayan")


@pytest.mark.parametrize("calendar", CalendarName)
def test_every_calendar_has_a_name_in_both_languages(calendar: CalendarName) -> None:
    assert calendar_name(calendar).sv != calendar_name(calendar).en


@given(st.dates(date(1850, 1, 1), date(2200, 12, 31)))
def test_every_gregorian_day_is_itself(day: date) -> None:
    words = f"{day.day} {gregorian.month_name[day.month]} {day.year}"
    assert interval(day.isoformat()).first == interval(words).last == day


@given(st.dates(date(1850, 4, 1), date(2199, 1, 1)))
def test_a_solar_hijri_day_comes_back_from_the_library(day: date) -> None:
    import jdatetime

    written = jdatetime.date.fromgregorian(date=day)
    assert interval(f"{written.year}-{written.month}-{written.day}", "solar_hijri").first == day


@given(st.dates(date(1924, 8, 1), date(2076, 11, 1)))
def test_a_lunar_hijri_day_lies_in_the_middle_of_its_interval(day: date) -> None:
    from hijridate import Gregorian

    written = Gregorian(day.year, day.month, day.day).to_hijri()
    found = interval(f"{written.year}-{written.month}-{written.day}", "lunar_hijri")
    assert (found.first, found.last) == (day - timedelta(days=1), day + timedelta(days=1))


@given(st.dates(date(1919, 1, 1), date(2042, 1, 1)))
def test_a_nepali_day_comes_back_from_the_library(day: date) -> None:
    import nepali_datetime

    written = nepali_datetime.date.from_datetime_date(day)
    assert interval(f"{written.year}-{written.month}-{written.day}", "bikram_sambat").first == day


@given(st.integers(1843, 2191))
def test_the_ethiopian_year_begins_in_september_and_leaves_no_gap(year: int) -> None:
    this, following = interval(str(year), "ethiopian"), interval(str(year + 1), "ethiopian")
    assert this.last + timedelta(days=1) == following.first
    assert (this.first.month, this.first.day) in {(9, 10), (9, 11), (9, 12), (9, 13)}


YEARS = {
    "gregorian": (1850, 2199, 12), "solar_hijri": (1229, 1577, 12), "lunar_hijri": (1343, 1498, 12),
    "ethiopian": (1843, 2191, 13), "buddhist": (2432, 2742, 12), "bikram_sambat": (1975, 2098, 12),
    "minguo": (100, 288, 12),
}  # fmt: skip


@given(st.sampled_from(sorted(YEARS)), st.data())
def test_a_month_lies_in_its_year_and_a_day_in_its_month(calendar: str, data: st.DataObject) -> None:
    first, last, months = YEARS[calendar]
    year = data.draw(st.integers(first, last))
    month = data.draw(st.integers(4 if year == 2483 else 1, months))
    outer, inner = interval(f"{year}", calendar), interval(f"{year}-{month:02}", calendar)
    day = interval(f"{year}-{month:02}-01", calendar)
    assert outer.first <= inner.first <= day.last <= inner.last <= outer.last


@given(st.sampled_from(sorted(YEARS)), st.data())
def test_years_follow_each_other_without_a_gap(calendar: str, data: st.DataObject) -> None:
    year = data.draw(st.integers(YEARS[calendar][0], YEARS[calendar][1]))
    this, following = interval(f"{year}", calendar), interval(f"{year + 1}", calendar)
    assert timedelta() <= this.last + timedelta(days=1) - following.first <= timedelta(days=2)


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}", fullmatch=True),
       st.sampled_from(list(CalendarName)))  # fmt: skip
def test_any_text_gives_an_interval_or_a_sentence(written: str, calendar: CalendarName) -> None:
    try:
        found = interval(written, calendar)
    except DateError as problem:
        assert "" not in (problem.sv, problem.en)  # noqa: PT017  # either of two good ends
    else:
        assert found.first <= found.last


def test_a_gregorian_day_is_read_without_any_calendar_library() -> None:
    code = (
        "import sys; from credval.writing.calendars import interval; interval('2016-06-30'); interval('30 juni 2016');"
        "sys.exit(bool({'jdatetime','hijridate','convertdate','nepali_datetime','japanera','babel'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_gregorian_day_is_read_within_ten_microseconds() -> None:
    days = [(date(1990, 1, 1) + timedelta(days=n)).isoformat() for n in range(10_000)]
    seconds = min(timeit.repeat(lambda: [interval(day) for day in days], number=1, repeat=3))
    assert seconds / len(days) < 10e-6
