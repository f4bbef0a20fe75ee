"""Is a misspelt title found that is borne everywhere, all words of which stand in thousands of others?"""

from __future__ import annotations

import pytest

from credval.search import How, SearchName, build
from credval.search.mending import mended

COUNTRIES = [f"{a}{b}" for a in "abcdefghij" for b in "klmnopqrstuv"]
FIELDS = ("Civil Works", "Mining", "Naval Craft", "Textiles", "Ceramics", "Forestry", "Optics", "Acoustics")
TOWNS = ("Abo", "Bude", "Cork", "Dole", "Etna", "Faro", "Gent", "Hove")
LONG = (
    "Bachelor of Engineering",
    "Diploma of Engineering",
    "Master of Science",
    "Master of Arts",
    "Master of Music",
)
SHORT = (("Bachelor of Engineering", "en", 2), ("Master of Engineering", "alias", 5))
INDEX = build(
    [
        SearchName(f"{country}/{n}-{title[0]}{title[-1]}", f"{title} in {FIELDS[n]} {TOWNS[n]}", "en", country, 2)
        for country in COUNTRIES for n in range(len(FIELDS)) for title in LONG
    ]
    + [SearchName(f"{country}/{title[0]}", title, kind, country, rank) for country in COUNTRIES for title, kind, rank in SHORT]
    + [SearchName(f"{country}/mastari", "ماستری", "native", country, 0) for country in COUNTRIES[:4]]
)  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Master of Engineeeing", "Master of Enginering", "Master of Enginereing", "Mster of Engineering"]
)
def test_a_misspelt_title_comes_before_what_only_has_its_consonants(text: str) -> None:
    hits = INDEX.find(text)
    assert {(hit.name, hit.how) for hit in hits} == {("Master of Engineering", How.CLOSE)}


def test_of_a_misspelt_title_every_country_that_has_it_is_found() -> None:
    hits = [
        hit for hit in INDEX.find("Master of Engineeeing", limit=200) if hit.name == "Master of Engineering"
    ]
    assert len(hits) == len(COUNTRIES)


def test_a_misspelt_title_is_found_in_its_country() -> None:
    assert INDEX.find("Master of Enginereing", "ak")[0].target == "ak/M"


WORDS = {"bachelor": 900, "bach": 3, "of": 2000, "science": 700, "scientist": 20, "back": 5}


def _begun(word: str) -> int:
    return sum(count for known, count in WORDS.items() if known.startswith(word))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("bachlor of science", "bachelor of science"),
        ("bacehlor of science", "bachelor of science"),
        ("bachelor of scinece", "bachelor of science"),
        ("bachelor of sciencce", "bachelor of science"),
        ("bachelor of sceince", "bachelor of science"),
        ("bachelor of scienc", ""),
        ("bachelor of science", ""),
        ("bachlor of sciense", ""),
        ("bachelor of wizardry", ""),
        ("bachelor of xi", ""),
        ("бачелор of science", ""),
        ("", ""),
    ],
)
def test_one_word_that_begins_no_name_is_mended_by_one_step(text: str, meant: str) -> None:
    assert mended(text, _begun) == meant
