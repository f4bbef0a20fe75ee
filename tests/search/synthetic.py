"""A made-up but lifelike set of names, and what people type for them. Nothing here is a real register."""

from __future__ import annotations

import random
from dataclasses import dataclass

from credval.search import SearchName
from credval.writing.folding import fold

FIELDS = [
    "Commerce", "Arts", "Science", "Engineering", "Civil Engineering", "Mechanical Engineering",
    "Electrical Engineering", "Nursing", "Law", "Education", "Business Administration", "Computer Science",
    "Information Technology", "Pharmacy", "Medicine", "Dental Surgery", "Architecture", "Social Work",
    "Economics", "Agriculture", "Veterinary Science", "Accounting", "Psychology", "Fine Arts", "Music",
    "Library Science", "Physiotherapy", "Public Health", "Mathematics", "Physics", "Chemistry", "Biology",
    "Journalism", "Tourism",
]  # fmt: skip
SHORT = {"Commerce": "Com", "Arts": "A", "Science": "Sc", "Engineering": "E", "Nursing": "N", "Law": "L", "Education": "Ed",
         "Business Administration": "BA", "Pharmacy": "Pharm", "Architecture": "Arch", "Social Work": "SW"}  # fmt: skip
GRADES = (
    ("Bachelor of {}", "B"), ("Master of {}", "M"), ("Diploma in {}", "Dip"), ("Postgraduate Diploma in {}", "PGD"),
    ("Higher National Diploma in {}", "HND"), ("Associate Degree in {}", "AD"), ("Doctor of Philosophy in {}", "PhD"),
    ("Licentiate in {}", "Lic"), ("Bachelor of {} (Honours)", "BH"),
)  # fmt: skip
NATIVE = {
    "ru": ("Диплом бакалавра: {}", "Диплом специалиста: {}", "Магистр: {}"),
    "ir": ("کارشناسی {}", "کارشناسی ارشد {}", "کاردانی {}"),
    "cn": ("{}学士学位", "{}硕士学位", "{}专科毕业证书"),
    "tr": ("Lisans Diploması {}", "Yüksek Lisans {}", "Önlisans {}"),
    "pl": ("Licencjat {}", "Magister inżynier {}", "Świadectwo {}"),
    "de": ("Diplom {} (FH)", "Staatsexamen {}", "Meisterprüfung {}"),
    "sy": ("إجازة في {}", "ماجستير {}", "دبلوم {}"),
    "in": ("{} स्नातक", "{} निष्णात", "{} डिप्लोमा"),
}  # fmt: skip
WORDS = {
    "ru": "экономика право медицина химия физика строительство энергетика транспорт связь педагогика",
    "ir": "حقوق پزشکی شیمی فیزیک عمران برق مکانیک معماری پرستاری حسابداری",
    "cn": "法 医 化 物理 土木 电气 机械 建筑 护理 会计", "tr": "hukuk tıp kimya fizik inşaat elektrik makine mimarlık hemşirelik muhasebe",
    "pl": "prawo medycyna chemia fizyka budownictwo elektryka mechanika architektura pielęgniarstwo rachunkowość",
    "de": "Recht Medizin Chemie Physik Bauwesen Elektrotechnik Maschinenbau Architektur Pflege Wirtschaft",
    "sy": "الحقوق الطب الكيمياء الفيزياء العمارة الكهرباء الميكانيك التمريض المحاسبة التربية",
    "in": "विधि चिकित्सा रसायन भौतिकी वास्तुकला विद्युत यांत्रिकी नर्सिंग लेखा शिक्षा",
}  # fmt: skip
OTHERS = ("gb", "ng", "pk", "ph", "ke", "bd", "lk", "gh", "eg", "za")


def names(size: int) -> list[SearchName]:
    """At least ``size`` names of qualifications in eighteen systems, always the same."""
    chance = random.Random(2016)
    found: list[SearchName] = []
    number = 0
    while len(found) < size:
        country = chance.choice((*NATIVE, *OTHERS))
        number += 1
        target = f"{country}/award-{number}"
        title, short = chance.choice(GRADES)
        field = chance.choice(FIELDS)
        town = "".join(
            chance.choices(("ka", "lo", "mi", "ra", "ten", "ber", "os", "ul", "in", "ga"), k=3)
        ).capitalize()
        written = f"{title.format(field)} {town}" if chance.random() < 0.7 else title.format(field)
        found.append(SearchName(target, written, "en", country, 2))
        if country in NATIVE:
            native = chance.choice(NATIVE[country]).format(chance.choice(WORDS[country].split()))
            found.append(SearchName(target, f"{native} {town}", "native", country, 0))
        if field in SHORT:
            found.append(SearchName(target, f"{short}.{SHORT[field]}. {town}", "alias", country, 4))
    return found


@dataclass(frozen=True, slots=True)
class Query:
    """What a person types, the name that is meant, and what went wrong on the way."""

    text: str
    meant: SearchName
    kind: str


def typo(chance: random.Random, text: str) -> str:
    """``text`` with one letter dropped, doubled, changed or swapped with the next."""
    at = chance.randrange(len(text) - 1)
    letter = chance.choice("aeioulnrst")
    ways = (text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:], text[:at] + letter + text[at + 1 :],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :])  # fmt: skip
    return chance.choice(ways)


def queries(known: list[SearchName], size: int) -> list[Query]:
    """``size`` typed texts of each kind, always the same."""
    chance = random.Random(1923)
    found = []
    for one in chance.sample([one for one in known if len(one.name) > 7], size):
        words = one.name.split()
        swapped = " ".join([*words[1:], words[0]]) if len(words) > 1 else one.name
        found += [
            Query(typo(chance, one.name), one, "one typo"),
            Query(typo(chance, typo(chance, one.name)), one, "two typos"),
            Query(swapped, one, "swapped words"),
            Query(one.name[: max(4, round(len(one.name) * 0.6))], one, "leading part"),
        ]
    for one in chance.sample(
        [one for one in known if "." in one.name], min(size, sum("." in one.name for one in known))
    ):
        found.append(Query(one.name.replace(".", chance.choice(("", " "))).upper(), one, "abbreviation"))
    return found


def keystrokes(known: list[SearchName], size: int) -> list[Query]:
    """Every beginning, from the first letter on, of ``size`` names."""
    chance = random.Random(7)
    return [
        Query(one.name[:n], one, "keystroke")
        for one in chance.sample(known, size)
        for n in range(1, len(one.name) + 1)
    ]


def answers(known: list[SearchName]) -> dict[str, set[str]]:
    """For each folded name, the things that bear it: any of them is a right answer."""
    found: dict[str, set[str]] = {}
    for one in known:
        found.setdefault(fold(one.name), set()).add(one.target)
    return found
