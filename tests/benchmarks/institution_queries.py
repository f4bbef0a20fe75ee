"""What people type for institutions: made by rules from real names, always the same, so that search can be judged.

The names are ROR's, the Erasmus charter lists' and the rulebook's, read where they lie. A kind of query says what a
person did to a name: shortened it, put it into Latin letters, misspelt it twice. The right answer to a query is every
institution that bears the name it was made from.
"""

from __future__ import annotations

import functools
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from credval.search import SearchName
from credval.writing.folding import fold
from credval.writing.scripts import main_script
from tests.reliability.institution_pool import rulebook_names
from tests.search.charters import charter_names
from tests.search.registry import Organisation, organisations, search_names
from tests.search.synthetic import typo

EACH = 60
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "KANA", "HANGUL", "THAI", "DEVANAGARI", "GEORGIAN",
           "ARMENIAN")  # fmt: skip

RUSSIAN = (
    dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
    | {"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)  # fmt: skip
SCHOLARLY = RUSSIAN | {
    "й": "j",
    "ж": "ž",
    "х": "ch",
    "ц": "c",
    "ч": "č",
    "ш": "š",
    "щ": "šč",
    "ю": "ju",
    "я": "ja",
    "ё": "ë",
}
UKRAINIAN = RUSSIAN | {
    "г": "h",
    "ґ": "g",
    "и": "y",
    "і": "i",
    "ї": "i",
    "й": "i",
    "є": "ie",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
}
GREEK = (
    dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", ["a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o"], strict=True))
)  # fmt: skip
SERBIAN = dict(zip("абвгдђежзијклљмнњопрстћуфхцчџш",
                   ["a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m", "n", "nj", "o", "p", "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š"], strict=True))  # fmt: skip
PERSIAN_WORDS = {
    "دانشگاه": "daneshgah", "تهران": "tehran", "علوم": "olum", "پزشکی": "pezeshki", "صنعتی": "sanati",
    "اصفهان": "esfahan", "شیراز": "shiraz", "تبریز": "tabriz", "مشهد": "mashhad", "آزاد": "azad", "اسلامی": "eslami",
    "واحد": "vahed", "شهید": "shahid", "موسسه": "moassese", "آموزش": "amuzesh", "عالی": "ali", "کرمان": "kerman",
    "قم": "qom", "گیلان": "gilan", "مازندران": "mazandaran", "یزد": "yazd", "ارومیه": "urmia", "اراک": "arak",
    "کاشان": "kashan", "همدان": "hamadan", "زنجان": "zanjan", "سمنان": "semnan", "قزوین": "qazvin", "بیرجند": "birjand",
    "گلستان": "golestan", "لرستان": "lorestan", "ایلام": "ilam", "بهشتی": "beheshti", "چمران": "chamran", "اهواز": "ahvaz",
    "فنی": "fanni", "هنر": "honar", "پیام": "payam", "نور": "nur", "فرهنگیان": "farhangian", "بین": "bein",
    "المللی": "olmelali", "امام": "emam", "خمینی": "khomeini", "رضا": "reza", "فردوسی": "ferdowsi", "بوعلی": "buali",
    "سینا": "sina", "تربیت": "tarbiat", "مدرس": "modares", "و": "va", "کردستان": "kordestan", "بوشهر": "bushehr",
    "جندی": "jondi", "شاپور": "shapur", "خلیج": "khalij", "فارس": "fars", "هرمزگان": "hormozgan", "سهند": "sahand",
}  # fmt: skip
ARABIC_WORDS = {
    "جامعة": "jamiat", "دمشق": "dimashq", "حلب": "halab", "بغداد": "baghdad", "البصرة": "al-basra", "الموصل": "al-mawsil",
    "القاهرة": "al-qahira", "الملك": "al-malik", "سعود": "saud", "عبدالعزيز": "abdulaziz", "عين": "ain", "شمس": "shams",
    "الإسكندرية": "al-iskandariya", "المنصورة": "al-mansoura", "أسيوط": "asyut", "طنطا": "tanta", "الأزهر": "al-azhar",
    "حلوان": "helwan", "بنها": "benha", "الزقازيق": "al-zaqaziq", "المنيا": "al-minya", "الفيوم": "al-fayoum",
    "قناة": "qanat", "السويس": "al-suways", "الكوفة": "al-kufa", "بابل": "babil", "ديالى": "diyala", "كربلاء": "karbala",
    "تكريت": "tikrit", "الأنبار": "al-anbar", "واسط": "wasit", "القادسية": "al-qadisiya", "ميسان": "maysan", "ذي": "dhi",
    "قار": "qar", "المثنى": "al-muthanna", "الجزائر": "al-jazair", "وهران": "wahran", "قسنطينة": "qasantina", "تونس": "tunis",
    "صفاقس": "safaqis", "محمد": "muhammad", "الخامس": "al-khamis", "الحسن": "al-hasan", "الثاني": "al-thani", "طرابلس": "tarabulus",
    "بنغازي": "benghazi", "صنعاء": "sanaa", "عدن": "adan", "الأردنية": "al-urduniya", "اليرموك": "al-yarmouk", "مؤتة": "mutah",
    "البيت": "al-bayt", "آل": "al", "القدس": "al-quds", "النجاح": "al-najah", "الوطنية": "al-wataniya", "بيرزيت": "birzeit",
    "الخليل": "al-khalil", "الأقصى": "al-aqsa", "الإسلامية": "al-islamiya", "الخرطوم": "al-khartoum", "السودان": "al-sudan",
    "للعلوم": "lil-ulum", "والتكنولوجيا": "wal-tiknulujiya", "النيلين": "al-nilayn", "الجزيرة": "al-jazira", "الكويت": "al-kuwait",
    "قطر": "qatar", "البحرين": "al-bahrain", "السلطان": "al-sultan", "قابوس": "qaboos", "الشارقة": "al-sharjah", "الإمارات": "al-imarat",
    "تشرين": "tishreen", "البعث": "al-baath", "الفرات": "al-furat", "حماة": "hama", "نزوى": "nizwa", "ظفار": "dhofar",
    "بيروت": "bayrut", "العربية": "al-arabiya", "اللبنانية": "al-lubnaniya", "دهوك": "duhok", "السليمانية": "al-sulaymaniya",
    "صلاح": "salah", "الدين": "al-din", "زاخو": "zakho", "كركوك": "kirkuk", "سامراء": "samarra", "النهرين": "al-nahrayn",
    "المستنصرية": "al-mustansiriya", "التكنولوجية": "al-tiknulujiya", "كفر": "kafr", "الشيخ": "al-shaykh", "سوهاج": "sohag",
    "جنوب": "janub", "الوادي": "al-wadi", "بورسعيد": "bursaid", "دمنهور": "damanhur", "أسوان": "aswan", "مطروح": "matruh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, for which country, what was done to the name, and the institutions that are right answers."""

    text: str
    country: str
    kind: str
    right: frozenset[str]
    name: str


Pick = tuple[SearchName, str]
Maker = Callable[[random.Random, str], str]


def queries(known: list[SearchName]) -> list[Query]:
    """At most `EACH` queries of each kind, about names of ``known`` that have more than seven letters."""
    bearers: dict[tuple[str, str], set[str]] = {}
    for one in known:
        bearers.setdefault((one.country, fold(one.name)), set()).add(one.target)
    found = []
    for kind, pool, change in _kinds(known):
        chance = random.Random(kind)
        picked = chance.sample(sorted(pool), min(len(pool), 3 * EACH))
        made = [(one, change(chance, one.name)) for one in picked]
        good = [(one, text) for one, text in made if (text and text != one.name) or kind in _AS_THEY_ARE][
            :EACH
        ]
        found += [
            Query(text, one.country, kind, frozenset(bearers[one.country, fold(one.name)]), one.name)
            for one, text in good
        ]
    return found


_AS_THEY_ARE = ("former name", "abbreviation")


def _kinds(known: list[SearchName]) -> Iterator[tuple[str, list[SearchName], Maker]]:
    full = [
        one
        for one in known
        if one.kind in ("native", "alias", "former") and len(one.name) > 7 and one.rank < 9
    ]
    latin = [one for one in full if main_script(one.name) == "LATIN"]
    long = [one for one in latin if len(one.name) > 14 and len(one.name.split()) > 2]
    yield "former name", [one for one in full if one.kind == "former"], lambda _, name: name.casefold()
    yield "two typos", long, lambda chance, name: typo(chance, typo(chance, name))
    yield "word order", long, _shuffled
    yield "words cut short", long, _cut_short
    yield (
        "abbreviation",
        [one for one in known if one.kind == "abbreviation" and len(one.name) > 2],
        lambda _, name: name.casefold(),
    )
    yield (
        "diacritics left out",
        [one for one in latin if _bare(one.name) != one.name],
        lambda _, name: _bare(name),
    )
    yield (
        "umlauts written out",
        [one for one in latin if re.search("[äöüåø]", one.name)],
        lambda _, name: _written_out(name),
    )
    cyrillic = [one for one in full if main_script(one.name) == "CYRILLIC"]
    yield (
        "Russian in Latin letters",
        [one for one in cyrillic if one.country in ("ru", "kz", "by", "kg")],
        _by(RUSSIAN, SCHOLARLY),
    )
    yield "Ukrainian in Latin letters", [one for one in cyrillic if one.country == "ua"], _by(UKRAINIAN)
    yield "Greek in Latin letters", [one for one in full if main_script(one.name) == "GREEK"], _by(GREEK)
    balkan = [
        one
        for one in latin
        if one.country in ("rs", "ba", "me")
        and re.search("^(Univerzitet|Fakultet|Institut|Visoka)|[čćšžđ]", one.name)
    ]
    yield "Serbian in Cyrillic letters", balkan, _to_cyrillic
    arabic = [one for one in full if main_script(one.name) == "ARABIC"]
    yield "Persian in Latin letters", [one for one in arabic if one.country == "ir"], _by_words(PERSIAN_WORDS)
    yield "Arabic in Latin letters", [one for one in arabic if one.country != "ir"], _by_words(ARABIC_WORDS)
    yield "Arabic letters typed otherwise", arabic, _other_letters
    for script in SCRIPTS:
        own = [one for one in full if main_script(one.name) == script]
        yield f"one typo, {script.lower()}", own, typo_in_own_letters


def _shuffled(chance: random.Random, name: str) -> str:
    words = name.split()
    chance.shuffle(words)
    return " ".join(words)


def _cut_short(chance: random.Random, name: str) -> str:
    """Every long word cut to three to five letters, with a full stop or without."""
    dot = chance.choice((".", ""))
    return " ".join(word[: chance.randint(3, 5)] + dot if len(word) > 6 else word for word in name.split())


def _bare(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


def _written_out(name: str) -> str:
    for letter, pair in {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}.items():
        name = name.replace(letter, pair)
    return name


def _by(*tables: dict[str, str]) -> Maker:
    def change(chance: random.Random, name: str) -> str:
        table = chance.choice(tables)
        return "".join(table.get(char, char) for char in _bare_greek(name.lower())).capitalize()

    return change


def _bare_greek(name: str) -> str:
    return unicodedata.normalize("NFC", "".join(
        char for char in unicodedata.normalize("NFD", name) if char not in "\u0301\u0308" or name[0] < "\u0370"
    ))  # fmt: skip


def _to_cyrillic(_: random.Random, name: str) -> str:
    text = name.lower()
    for letter, latin in sorted(SERBIAN.items(), key=lambda one: -len(one[1])):
        text = text.replace(latin, letter)
    return "" if re.search("[a-z]", text) else text


def _by_words(table: dict[str, str]) -> Maker:
    """Names that the table knows every word of; others are passed over."""

    def change(_: random.Random, name: str) -> str:
        words = [table.get(word, "") for word in name.replace("\u200c", " ").split()]
        return " ".join(words).title() if all(words) else ""

    return change


def _other_letters(chance: random.Random, name: str) -> str:
    for letter, other in (
        ("ي", "ی"),
        ("ی", "ي"),
        ("ک", "ك"),
        ("ك", "ک"),
        ("أ", "ا"),
        ("إ", "ا"),
        ("آ", "ا"),
        ("ة", "ه"),
    ):
        if letter in name and chance.random() < 0.8:
            return name.replace(letter, other)
    return name


def typo_in_own_letters(chance: random.Random, name: str) -> str:
    """One letter dropped, doubled, changed for another of the name, or swapped with the next."""
    at = chance.randrange(1, len(name) - 1)
    other = chance.choice([char for char in name if char.isalpha()])
    ways = (name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], name[:at] + other + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :])  # fmt: skip
    return chance.choice(ways)


@functools.cache
def known_names() -> tuple[SearchName, ...]:
    """Every name of the index that is judged: the rulebook's, ROR's and the charter lists'."""
    schools: tuple[Organisation, ...] = organisations()
    return tuple(
        dict.fromkeys((*rulebook_names(), *search_names(schools), *charter_names(), *_domains(schools)))
    )


def _domains(some: tuple[Organisation, ...]) -> Iterator[SearchName]:
    for one in some:
        for domain in one.domains:
            yield SearchName(one.id, domain, "domain", one.country, 9)
