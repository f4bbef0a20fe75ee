"""Education systems to draw: Sweden's ladder, one with a reform and tracks, one in another script; only what is drawn."""

from __future__ import annotations

from datetime import date

from credval.model.systems import Country, Framework, Ladder, Name, People, Stage
from credval.model.words import RecognisedUnit
from credval.text import Text


def stage(
    key: str,
    names: str,
    age: float,
    years: float,
    track: str = "general",
    to: tuple[str, ...] = (),
    **more: str,
) -> Stage:
    """A rung; ``names`` is "swedish|english" or "swedish|english|native"."""
    sv, en, *native = names.split("|")
    name = Name(sv=sv, en=en, native=native[0] if native else None)
    entries = (more["entry"],) if "entry" in more else ()
    return Stage(key, name, age, years, 0, track, to, qualifications=entries)


def ladder(sv: str, en: str, *stages: Stage, first: date | None = None, last: date | None = None) -> Ladder:
    return Ladder(Text(sv, en), stages, (), first, last)


SWEDEN_LADDER = ladder(
    "sedan 2011",
    "since 2011",
    stage("grundskola", "Grundskola|Compulsory school", 7, 9, to=("hogskoleforberedande", "yrkes")),
    stage("hogskoleforberedande", "Gymnasieskola, högskoleförberedande|Upper secondary, academic", 16, 3, to=("kandidat", "yh", "hogskoleexamen")),
    stage("yrkes", "Gymnasieskola, yrkesprogram|Upper secondary, vocational", 16, 3, "vocational", to=("yh",)),
    stage("yh", "Yrkeshögskola|Higher vocational education", 19, 2, "vocational"),
    stage("hogskoleexamen", "Högskoleexamen|Higher education diploma", 19, 2, "higher"),
    stage("kandidat", "Kandidatexamen|Bachelor's degree", 19, 3, "higher", to=("master", "magister"), entry="se/kandidatexamen"),
    stage("magister", "Magisterexamen|One-year master's degree", 22, 1, "higher"),
    stage("master", "Masterexamen|Two-year master's degree", 22, 2, "higher", to=("doktor",), entry="se/masterexamen"),
    stage("doktor", "Forskarutbildning|Doctoral studies", 24, 4, "higher", entry="se/doktorsexamen"),
    first=date(2011, 7, 1),
)  # fmt: skip

INDIA_LADDER = ladder(
    "10+2+3, sedan 1986",
    "10+2+3, since 1986",
    stage("primary", "Grundskolans lägre del|Primary school|प्राथमिक विद्यालय", 6, 5, to=("upper-primary",)),
    stage("upper-primary", "Grundskolans högre del|Upper primary school|उच्च प्राथमिक विद्यालय", 11, 3, to=("secondary", "iti")),
    stage("secondary", "Klass 9–10|Standards IX–X", 14, 2, to=("senior", "polytechnic", "iti")),
    stage("senior", "Klass 11–12|Standards XI–XII", 16, 2, to=("bachelor", "btech", "mbbs")),
    stage("iti", "Yrkesinstitut|Industrial training institute", 16, 1.5, "vocational"),
    stage("polytechnic", "Polytekniskt diplom|Polytechnic diploma", 16, 3, "vocational", to=("btech",)),
    stage("bachelor", "Bachelor|Bachelor|स्नातक", 18, 3, "higher", to=("master",), entry="in/bachelor-of-commerce-3y"),
    stage("btech", "Bachelor of Technology|Bachelor of Technology", 18, 4, "higher", to=("mtech",)),
    stage("mbbs", "Läkarutbildning|Medical degree", 18, 5.5, "higher"),
    stage("master", "Master|Master|स्नातकोत्तर", 21, 2, "higher", to=("phd",)),
    stage("mtech", "Master of Technology|Master of Technology", 22, 2, "higher", to=("phd",)),
    stage("phd", "Doktor|Doctor of Philosophy", 23, 3, "higher"),
    first=date(1986, 1, 1),
)  # fmt: skip

SYRIA_LADDER = ladder(
    "sedan 2002",
    "since 2002",
    stage("basic", "Grundskola|Basic education|التعليم الأساسي", 6, 9, to=("general", "technical")),
    stage("general", "Gymnasium|General secondary|الثانوية العامة", 15, 3, to=("university", "institute")),
    stage("technical", "Yrkesgymnasium|Technical secondary|الثانوية المهنية", 15, 3, "vocational", to=("institute",)),
    stage("institute", "Mellaninstitut|Intermediate institute|المعهد المتوسط", 18, 2, "vocational"),
    stage("university", "Universitet, ijaza|University, ijaza|الإجازة", 18, 4, "higher", to=("master",), entry="sy/ijaza"),
    stage("master", "Master|Master|الماجستير", 22, 2, "higher", to=("phd",)),
    stage("phd", "Doktor|Doctorate|الدكتوراه", 24, 3, "higher"),
    first=date(2002, 9, 1),
)  # fmt: skip


def country(key: str, sv: str, en: str, *ladders: Ladder) -> Country:
    """A system of which only the ladders matter."""
    nobody = People(Text("", ""), (), (), ())
    return Country(
        key, "country", key.upper(), Name(sv=sv, en=en), (), Text("", ""), RecognisedUnit.INSTITUTION, "no", {},
        ladders, Framework("none", ()), (), (), (), nobody, (), (), (),
    )  # fmt: skip


SWEDEN = country("se", "Sverige", "Sweden", SWEDEN_LADDER)
INDIA = country("in", "Indien", "India", INDIA_LADDER)
SYRIA = country("sy", "Syrien", "Syria", SYRIA_LADDER)
