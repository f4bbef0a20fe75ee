"""Is an institution found as it stands on the paper, and does the hit say why?"""

from __future__ import annotations

import pytest

from credval.search import How, SearchName, build, is_abbreviation
from credval.writing.consonants import consonants

INDEX = build([
    SearchName("se/kth", "Kungliga Tekniska högskolan", "native", "se", 0),
    SearchName("se/kth", "KTH", "abbreviation", "se", 1),
    SearchName("se/kth", "kth.se", "domain", "se", 2),
    SearchName("sy/latakia", "جامعة اللاذقية", "native", "sy", 0),
    SearchName("sy/latakia", "Tishreen University", "former", "sy", 1, 2025),
    SearchName("sy/latakia", "Technical Institute", "former", "sy", 2),
    SearchName("sy/halab", "جامعة حلب", "native", "sy", 0),
    SearchName("ir/tehran", "دانشگاه تهران", "native", "ir", 0),
    SearchName("ru/msu", "Московский государственный университет", "native", "ru", 0),
    SearchName("ru/msu", "xn--c1aoe3a.xn--p1ai", "domain", "ru", 1),
    SearchName("ua/knu", "Київський національний університет імені Тараса Шевченка", "native", "ua", 0),
    SearchName("gr/ekpa", "Εθνικό και Καποδιστριακό Πανεπιστήμιο Αθηνών", "native", "gr", 0),
    SearchName("cn/pku", "北京大学", "native", "cn", 0),
    SearchName("cn/pku", "北大", "abbreviation", "cn", 1),
    SearchName("tw/nthu", "國立清華大學", "native", "tw", 0),
    SearchName("gb/ox", "University of Oxford", "native", "gb", 0),
    SearchName("gb/ox", "ox.ac.uk", "domain", "gb", 1),
])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "target", "how", "because"),
    [
        ("kth.se", "se/kth", How.DOMAIN, "has the web address kth.se"),
        ("anna@student.kth.se", "se/kth", How.DOMAIN, "has the web address kth.se"),
        ("https://www.ox.ac.uk/admissions?x=1", "gb/ox", How.DOMAIN, "has the web address ox.ac.uk"),
        ("https://www.мгук.рф/о", "ru/msu", How.DOMAIN, "has the web address xn--c1aoe3a.xn--p1ai"),
        ("kth.s", "se/kth", How.DOMAIN, "has the web address kth.se"),
        ("www.kth.", "se/kth", How.DOMAIN, "has the web address kth.se"),
        ("anna@student.kth.s", "se/kth", How.DOMAIN, "has the web address kth.se"),
        ("https://ox.ac.u", "gb/ox", How.DOMAIN, "has the web address ox.ac.uk"),
        ("ox.a", "gb/ox", How.DOMAIN, "has the web address ox.ac.uk"),
        ("kth", "se/kth", How.ABBREVIATION, "matches the abbreviation “KTH”"),
        ("tishreen university", "sy/latakia", How.FORMER, "was called “Tishreen University” until 2025"),
        ("Technical Institute", "sy/latakia", How.FORMER, "was called “Technical Institute” before"),
        ("Jami'at Halab", "sy/halab", How.TRANSLITERATED, "reads like “جامعة حلب” in Latin letters"),
        ("Gamiat Halab", "sy/halab", How.TRANSLITERATED, "reads like “جامعة حلب” in Latin letters"),
        ("daneshgah-e tehran", "ir/tehran", How.TRANSLITERATED, "reads like “دانشگاه تهران” in Latin letters"),
        ("Moskovskiy gosud", "ru/msu", How.TRANSLITERATED,
         "reads like “Московский государственный университет” in Latin letters"),
        ("Moskovskij gosudarstvennyj universitet", "ru/msu", How.CLOSE,
         "reads like “Московский государственный университет” in Latin letters"),
        ("Оксфорд", "gb/ox", How.CLOSE, "reads like “University of Oxford” in Latin letters"),
        ("清華", "tw/nthu", How.PART, "stands in “國立清華大學”"),
        ("北大", "cn/pku", How.ABBREVIATION, "matches the abbreviation “北大”"),
        ("北京", "cn/pku", How.PREFIX, "begins “北京大学”, or a word of it"),
        ("Univercity of Oxfrod", "gb/ox", How.CLOSE, "is spelt nearly like “University of Oxford”"),
    ],
)  # fmt: skip
def test_a_hit_says_why(text: str, target: str, how: How, because: str) -> None:
    hit = INDEX.find(text)[0]
    assert (hit.target, hit.how, hit.because.en) == (target, how, because)


@pytest.mark.parametrize("text", ["kth.n", "th.se", "kth-.s", "kth..s", "uk", ".", "ac.uk", "com."])
def test_what_begins_no_address_is_not_taken_for_one(text: str) -> None:
    assert [hit for hit in INDEX.find(text) if hit.how is How.DOMAIN] == []


def test_an_unfinished_address_is_narrowed_to_its_country() -> None:
    assert [hit.target for hit in INDEX.find("kth.s", "se") if hit.how is How.DOMAIN] == ["se/kth"]
    assert [hit for hit in INDEX.find("kth.s", "gb") if hit.how is How.DOMAIN] == []


def test_a_former_name_says_so_in_swedish_too() -> None:
    assert INDEX.find("Tishreen University")[0].because.sv == "hette ”Tishreen University” till 2025"


@pytest.mark.parametrize("text", ["Kyivskyi natsionalnyi universytet imeni Tarasa Shevchenka", "natsionalnyi univ Shevchenka",
                                  "Ethniko kai Kapodistriako Panepistimio Athinon"])  # fmt: skip
def test_a_name_is_found_as_people_write_it_in_latin_letters(text: str) -> None:
    assert INDEX.find(text)[0].target in ("ua/knu", "gr/ekpa")


@pytest.mark.parametrize("text", ["KTH", "kth", "北大", "kth.se", "Jamiat Halab", "mail@kth.se"])
def test_abbreviations_addresses_and_readings_never_decide(text: str) -> None:
    assert INDEX.exact(text) == ()


def test_a_former_name_is_a_name() -> None:
    assert INDEX.exact("Tishreen University", "sy") == (("sy/latakia", How.EXACT),)


def test_a_country_narrows_addresses_and_parts_too() -> None:
    assert [hit.target for hit in INDEX.find("kth.se", "gb") if hit.how is How.DOMAIN] == []
    assert [hit.target for hit in INDEX.find("清華", "cn") if hit.how is How.PART] == []


@pytest.mark.parametrize(
    "text", ["B.Com", "St.Petersburg", "a.b", "x@y.zz", "http://", "...", "@", "kth.se."]
)
def test_what_looks_like_an_address_is_searched_as_a_name_too(text: str) -> None:
    assert INDEX.find(text) == INDEX.find(text)


@pytest.mark.parametrize(
    ("name", "short"),
    [("KTH", True), ("UiO", True), ("МГУ", True), ("北大", True), ("清华大学", False), ("Oxford", False),
     ("KTH Royal Institute", False), ("Tishreen", False), ("", False), ("جامعة", False)],
)  # fmt: skip
def test_an_abbreviation_is_seen_by_its_capitals(name: str, short: bool) -> None:
    assert is_abbreviation(name) is short


@pytest.mark.parametrize(
    ("own", "latin"),
    [
        ("جامعة دمشق", "Jamiat Dimashq"),
        ("دانشگاه تهران", "daneshgah-e tehran"),
        ("جامعة القاهرة", "Gamiat al-Qahira"),
        ("دانشگاه اهواز", "Danishgah-i Ahwaz"),
        ("دانشگاه شیراز", "Dāneshgāh-e Shīrāz"),
    ],
)
def test_all_ways_to_write_a_name_in_latin_letters_share_its_consonants(own: str, latin: str) -> None:
    assert consonants(own) == consonants(latin)


def test_better_ways_to_be_found_come_first() -> None:
    order = list(How)
    for text in ("kth", "kth.se", "北大", "Moskovskiy", "清華", "Tishreen University"):
        hows = [order.index(hit.how) for hit in INDEX.find(text)]
        assert hows[0] == min(hows)
