"""A title decides only where it stands in the book, letter by letter: not invented, not disguised, not another country's."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from credval.actions.assessing import assess_claim
from credval.actions.books import OpenBook, open_book
from credval.actions.finding import Finder
from credval.model.claims import Claim
from credval.writing.folding import same_title
from credval.writing.lookalikes import is_suspicious

ON = date(2026, 11, 23)
DECIDES = {"id", "exact", "alias"}
INVENTED = [
    "Bachelor of Wizardry", "Master of Frobnication", "Doctor of Wizardry", "Diploma in Unicorn Riding", "Wizard", "Xyzzy",
    "Staatsexamen Zauberei", "Licencjat czarodziejstwa", "Бакалавр магии", "魔法学士", "کارشناسی جادوگری", "بكالوريوس السحر",
    "Büyücülük Lisansı", "B.Wiz.", "in/bachelor-of-wizardry", "in/../../etc/passwd", "{title}", "%s", "🎓", "....", "\0", "a",
]  # fmt: skip
CYRILLIC = dict(zip("aceopxyijsABCEHIKMOPTXSJ", "асеорхуіјѕАВСЕНІКМОРТХЅЈ", strict=True))
GREEK = dict(zip("oAvBEHIKMNOPTXYZ", "οΑνΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
SMALL = "abcdefghijklmnopqrstuvwxyz"
DISGUISES: dict[str, dict[str, str]] = {
    "one Cyrillic letter": CYRILLIC,
    "one Greek letter": GREEK,
    "a full-width letter": {c: chr(ord(c) + 0xFEE0) for c in SMALL},
    "a bold letter": {c: chr(0x1D41A + ord(c) - 97) for c in SMALL},
    "a dot below": {c: f"{c}\u0323" for c in "aeiou"},
    "l for I": {"I": "l", "i": "l"},
    "rn for m": {"m": "rn"},
    "nought for o": {"o": "0"},
    **{f"hidden U+{ord(c):04X}": {x: x + c for x in SMALL} for c in "\u200b\u200d\u00ad\u202e\u2066\ufeff\0"},
}


@pytest.fixture(scope="module")
def book() -> OpenBook:
    return open_book()


@pytest.fixture(scope="module")
def finder(book: OpenBook) -> Finder:
    return Finder(book)


def titles(book: OpenBook, each: int) -> list[tuple[str, str]]:
    """(country, title) of some entries of each country, in Latin letters; the same ones every time."""
    chance, found = random.Random("titles"), []
    for system, _, _ in book.countries():
        entries = book.qualifications(system)
        for entry in chance.sample(entries, min(each, len(entries))):
            names = (entry.titles.native, entry.titles.en, *entry.also_known_as)
            found += [(system, name) for name in names if name and name.isascii()][:4]
    return found


def decided(finder: Finder, country: str, title: str) -> list[str]:
    """The entries that a title is taken to mean, without anybody being asked."""
    hits = finder.found(Claim(id="x", country=country.upper(), qualification=title)).hits
    return [hit.entry.id for hit in hits if hit.how in DECIDES]


@pytest.mark.parametrize("title", INVENTED)
def test_an_invented_title_is_taken_for_nothing_in_any_country(
    book: OpenBook, finder: Finder, title: str
) -> None:
    assert [found for system, _, _ in book.countries() if (found := decided(finder, system, title))] == []


def test_a_title_as_it_stands_in_the_book_is_taken(book: OpenBook, finder: Finder) -> None:
    assert [pair for pair in titles(book, 8) if not decided(finder, *pair)] == []


@pytest.mark.parametrize("kind", DISGUISES)
def test_a_title_in_other_letters_is_never_taken(book: OpenBook, finder: Finder, kind: str) -> None:
    given = list(_disguised(book, kind))
    assert len(given) > 20
    assert [pair for pair in given if decided(finder, *pair)] == []


AT_HOME = {("vn", "a dot below")}
"""A disguise that is an ordinary letter where the title is from, and folded there like other marks."""


def _disguised(book: OpenBook, kind: str) -> Iterator[tuple[str, str]]:
    """Titles with one letter replaced, but for those that happen to be another name in the book."""
    chance, letters = random.Random(kind), DISGUISES[kind]
    for country, title in titles(book, 7):
        if (country, kind) in AT_HOME:
            continue
        places = [i for i, letter in enumerate(title[:-1]) if letter in letters]
        if sum(map(str.isalpha, title)) < 2:
            continue  # of a single letter there is nothing left that could tell
        if places:
            i = chance.choice(places)
            yield country, title[:i] + letters[title[i]] + title[i + 1 :]


def test_a_title_of_another_country_is_never_taken_across(book: OpenBook, finder: Finder) -> None:
    across = [
        (here, title, found)
        for country, title in titles(book, 3)
        for here in ("se", "in", "ir", "gb")
        if here != country and (found := decided(finder, here, title)) and not found[0].startswith(f"{here}/")
    ]
    assert across == []


def test_what_is_in_disguise_says_so(book: OpenBook) -> None:
    result = assess_claim(book, {"country": "IN", "qualification": "В.Com"}, ON)
    assert (result["matched"]["how"], result["comparability"]["certain"]) == ("close", False)
    assert any("kyrillisk" in note["sv"] and "Cyrillic" in note["en"] for note in result["notes"])


def test_a_native_title_in_disguise_says_so_too(book: OpenBook) -> None:
    claim = {"country": "IN", "qualification": "Xyzzy", "qualification_native": "Bаchelor of Commerce"}
    result = assess_claim(book, claim, ON)
    assert result["matched"]["how"] in ("close", "none")
    assert any("kyrillisk" in note["sv"] for note in result["notes"])


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Bachelor of Wizardry", False), ("{name}", False), ("%s", False), ("a", False), ("Staatsexamen", False),
        ("Bachelor of Comerce", True), ("MBA from Hogwarts", True), ("in/bachelor-of-commerce-3y", True), ("Bachelor", True),
    ],
)  # fmt: skip
def test_a_title_is_asked_about_only_if_it_is_like_one_in_what_tells_titles_apart(
    book: OpenBook, title: str, asked: bool
) -> None:
    result: dict[str, Any] = assess_claim(book, {"country": "IN", "qualification": title}, ON)
    assert (result["matched"]["how"], result["rule"]) == ("close" if asked else "none", "C7")


def test_an_institution_with_one_letter_wrong_is_never_taken_for_another(
    book: OpenBook, finder: Finder
) -> None:
    chance, wrong = random.Random("places"), []
    for system, code, _ in book.countries():
        places = book.institutions(system)
        for place in chance.sample(places, min(6, len(places))):
            name = _with_a_slip(place.name_on(None), chance)
            found = finder.found(Claim(id="x", country=code, qualification="B", institution=name))
            wrong += [(name, found.institution.id)] if found.institution else []
    assert wrong == []


def _with_a_slip(name: str, chance: random.Random) -> str:
    """``name`` with one letter inside put twice or left out, whichever makes another name of it."""
    i = chance.randrange(1, max(2, len(name) - 1))
    slips = (name[:i] + name[i + 1 :], name[:i] + "q" + name[i:])
    return next(one for one in slips if is_suspicious(one) or not same_title(one, name))
