"""Which month does this word name, in which calendar?"""

from __future__ import annotations

import functools

from credval.model.words import CalendarName
from credval.writing.folding import fold, plain

_MONTHS: dict[CalendarName, tuple[str, ...]] = {
    CalendarName.GREGORIAN: (
        "january januari", "february februari", "march mars", "april", "may maj", "june juni", "july juli",
        "august augusti", "september", "october oktober okt", "november", "december",
    ),
    CalendarName.SOLAR_HIJRI: (
        "farvardin فروردین hamal حمل wray", "ordibehesht اردیبهشت sawr ثور ghwayay", "khordad خرداد jawza جوزا",
        "tir تیر saratan سرطان chungash", "mordad مرداد amordad امرداد asad اسد zmaray", "shahrivar شهریور sunbula سنبله",
        "mehr مهر mizan میزان tala", "aban آبان aqrab عقرب larram", "azar آذر qaws قوس lindai",
        "dey دی jadi جدی marghumai", "bahman بهمن dalw دلو salwagha", "esfand اسفند hut حوت kab",
    ),
    CalendarName.LUNAR_HIJRI: (
        "muharram محرم", "safar صفر", "rabialawwal rabii rabi1 ربيعالأول", "rabialthani rabiii rabi2 rabialakhir ربيعالثاني ربيعالآخر",
        "jumadaalula jumadaalawwal jumadai jumada1 جمادىالأولى", "jumadaalakhirah jumadaalthani jumadaii jumada2 جمادىالآخرة جمادىالثانية",
        "rajab رجب", "shaban شعبان", "ramadan ramazan رمضان", "shawwal شوال", "dhualqidah dhualqadah dhulqadah zulqadah ذوالقعدة ذيالقعدة",
        "dhualhijjah dhulhijjah zulhijjah ذوالحجة ذيالحجة",
    ),
    CalendarName.ETHIOPIAN: (
        "meskerem መስከረም", "tikimt tikemt tekemt ጥቅምት", "hidar ኅዳር ህዳር", "tahsas ታኅሣሥ ታህሳስ", "tir ጥር", "yekatit የካቲት",
        "megabit መጋቢት", "miyazya miazia ሚያዝያ", "ginbot genbot ግንቦት", "sene ሰኔ", "hamle ሐምሌ ሀምሌ", "nehase nahase ነሐሴ ነሀሴ",
        "pagume pagumen ጳጉሜ ጳጉሜን",
    ),
    CalendarName.BUDDHIST: (
        "january januari มกราคม มค", "february februari กุมภาพันธ์ กพ", "march mars มีนาคม มีค", "april เมษายน เมย",
        "may maj พฤษภาคม พค", "june juni มิถุนายน มิย", "july juli กรกฎาคม กค", "august augusti สิงหาคม สค",
        "september กันยายน กย", "october oktober ตุลาคม ตค", "november พฤศจิกายน พย", "december ธันวาคม ธค",
    ),
    CalendarName.BIKRAM_SAMBAT: (
        "baisakh vaishakh वैशाख बैशाख", "jestha jeth जेष्ठ जेठ", "asar ashadh असार आषाढ", "shrawan saun श्रावण साउन",
        "bhadra bhadau भदौ भाद्र", "ashwin asoj असोज आश्विन", "kartik कार्तिक कात्तिक", "mangsir मंसिर मङ्सिर",
        "poush paush पौष पुस", "magh माघ", "falgun phalgun फाल्गुन फागुन", "chaitra chait चैत्र चैत",
    ),
}  # fmt: skip
_LANGUAGES = "ar bg bs cs da de el es et fa fi fr he hi hr hu id it lt lv mk ms nb nl pl pt ro ru sk sl so sq sr th ti tr uk ur vi"
"""Languages whose names of Gregorian months are known besides English and Swedish (from CLDR, by Babel)."""


def months(word: str, calendar: CalendarName) -> frozenset[int]:
    """The months (1 to 13) that ``word`` can name in ``calendar``: the name, or its first three letters or more.

    Several where languages disagree (listopad), none if the word is no month. Gregorian months are known in some
    forty languages, written out; the first time this takes a moment.
    """
    names = _names(calendar if calendar in _MONTHS else CalendarName.GREGORIAN)
    key = _key(word)
    if key in names:
        return frozenset({names[key]})
    begun = {
        month for name, month in names.items() if len(key) >= 3 and key.isascii() and name.startswith(key)
    }
    if len(begun) == 1 or calendar in _MONTHS.keys() - {CalendarName.GREGORIAN}:
        return frozenset(begun if len(begun) == 1 else ())
    return _world().get(word.casefold(), frozenset())


def _key(word: str) -> str:
    """Latin letters folded; other scripts in their own letters: ASCII would lose their vowels."""
    return (fold(word) if word[:1] < "\u0250" else plain(word)).replace(" ", "")


@functools.cache
def _names(calendar: CalendarName) -> dict[str, int]:
    rows = _MONTHS[calendar]
    return {_key(name): number for number, names in enumerate(rows, 1) for name in names.split()}


@functools.cache
def _world() -> dict[str, frozenset[int]]:
    from babel import Locale

    found: dict[str, set[int]] = {}
    for language in _LANGUAGES.split():
        for names in Locale.parse(language).months.values():
            for month, name in names["wide"].items():
                found.setdefault(str(name).casefold(), set()).add(month)
    return {name: frozenset(numbers) for name, numbers in found.items()}
