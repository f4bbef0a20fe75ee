"""Is what could make one name pass for another noticed, and ordinary writing left in peace?"""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credval.text import tr
from credval.writing.folding import same_title
from credval.writing.lookalike_table import LOOKS_LIKE
from credval.writing.lookalikes import OddityKind, is_suspicious, oddities, skeleton
from tests.writing.genuine import GENUINE

ODD = [
    ("Bасhelor", OddityKind.MIXED_SCRIPTS),
    ("ВАСНЕLОR", OddityKind.MIXED_SCRIPTS),
    ("Βachelor", OddityKind.MIXED_SCRIPTS),
    ("Bachelօr", OddityKind.MIXED_SCRIPTS),
    ("Ꮃest", OddityKind.MIXED_SCRIPTS),
    ("Bachel〇r", OddityKind.MIXED_SCRIPTS),
    ("Studi〇", OddityKind.MIXED_SCRIPTS),
    ("Bach০lor", OddityKind.MIXED_SCRIPTS),
    ("Bachelهr", OddityKind.MIXED_SCRIPTS),
    ("МВА", OddityKind.LOOKALIKE_WORD),
    ("МВА in Finance", OddityKind.LOOKALIKE_WORD),
    ("University о Arts", OddityKind.LOOKALIKE_WORD),
    ("Bache\u200blor", OddityKind.INVISIBLE),
    ("Bache\u200dlor", OddityKind.INVISIBLE),
    ("Bache\u00adlor", OddityKind.INVISIBLE),
    ("Bache\u2060lor", OddityKind.INVISIBLE),
    ("Bache\ufe0flor", OddityKind.INVISIBLE),
    ("Bache\u3164lor", OddityKind.INVISIBLE),
    ("Bache\U000e0041lor", OddityKind.INVISIBLE),
    ("B\u202eachelor", OddityKind.DIRECTION),
    ("\u202eachelor", OddityKind.DIRECTION),
    ("Bach\u2067elor", OddityKind.DIRECTION),
    ("Bach\u200elor", OddityKind.DIRECTION),
    ("Bach\x08elor", OddityKind.CONTROL),
    ("Bach\ufffdlor", OddityKind.UNREADABLE),
    ("Bach\ue000lor", OddityKind.UNREADABLE),
    ("Z\u0337achelor", OddityKind.MARK),
    (" \u0301Bachelor", OddityKind.MARK),
    ("Be\u0301\u0302\u0303chelor", OddityKind.MARK),
    ("Bachel\u0941or", OddityKind.MARK),
    ("Ｂachelor", OddityKind.STYLED),
    ("𝐛achelor", OddityKind.STYLED),
    ("Ⓑachelor", OddityKind.STYLED),
    ("Ⅿaster", OddityKind.STYLED),
    ("bɑchelor", OddityKind.RARE_LETTER),
    ("Uni∨ersity", OddityKind.RARE_LETTER),
]


@pytest.mark.parametrize(("text", "kind"), ODD, ids=ascii)
def test_an_odd_text_is_noticed(text: str, kind: OddityKind) -> None:
    assert kind in [oddity.kind for oddity in oddities(text)]
    assert is_suspicious(text)


@pytest.mark.parametrize("text", GENUINE, ids=ascii)
def test_genuine_writing_is_never_accused(text: str) -> None:
    forms = {text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)}
    assert [oddity for form in forms for oddity in oddities(form) if oddity.spoofing] == []


def test_there_are_enough_genuine_texts() -> None:
    assert len(set(GENUINE)) >= 100


@pytest.mark.parametrize("text", ["Master\u00a0of Arts", "Master\u202fof", "Master\u3000of"])
def test_an_unusual_space_is_noted_but_harmless(text: str) -> None:
    assert [oddity.kind for oddity in oddities(text)] == [OddityKind.SPACE]
    assert not is_suspicious(text)


@pytest.mark.parametrize(
    "text",
    ["\u200eتهران\u200e", "\u2068دانشگاه\u2069", "(تهران)\u200f 12", "\ufeffMaster", "Fars\u200e (فارس)"],
)
def test_direction_signs_around_a_text_are_harmless(text: str) -> None:
    assert oddities(text) == ()


def test_an_oddity_says_where_it_stands() -> None:
    (oddity,) = oddities("Master of Sci\u200bence")
    assert (oddity.position, oddity.chars) == (13, "\u200b")


def test_an_oddity_says_in_both_languages_what_to_do() -> None:
    (oddity,) = oddities("Sci\u200bence")
    assert oddity.says.en == (
        "A character that cannot be seen (zero-width space) stands in “\u2068Sci⟨ZERO WIDTH SPACE⟩ence\u2069”. "
        "Type the word again by hand."
    )
    assert oddity.says.sv.startswith("Ett tecken som inte syns (nollbrett mellanslag)")


def test_a_mixed_word_names_its_scripts() -> None:
    (oddity,) = oddities("Bасhelor")
    assert "(latinsk skrift, kyrillisk skrift)" in oddity.says.sv


@given(st.text())
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    assert all(0 <= oddity.position < len(text) and oddity.says.sv for oddity in oddities(text))


@given(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_plain_ascii_is_never_odd(text: str) -> None:
    assert oddities(text) == ()


def test_the_table_is_that_of_unicode() -> None:
    utils = pytest.importorskip(
        "confusable_homoglyphs.utils", reason="the library with the whole table is not installed"
    )
    table = {
        char: target["c"]
        for char, targets in utils.load("confusables.json").items()
        for target in targets
        if len(char) == 1 and not char.isascii() and len(target["c"]) == 1
        and target["c"].isascii() and target["c"].isalnum()
        and unicodedata.category(char)[0] in "LNSP" and unicodedata.normalize("NFKC", char) == char
    }  # fmt: skip
    assert table == LOOKS_LIKE


TOLERATED = "ıſ"
"""The i without dot is Turkish, the long s old print. Neither makes a text pass for a known title."""


@pytest.mark.parametrize("place", ["Bach{}ng of Arts", "{}aster", "Diplo{}"])
def test_every_lookalike_of_unicode_is_noticed(place: str) -> None:
    missed = [c for c, ours in LOOKS_LIKE.items() if ours.isalpha() and not is_suspicious(place.format(c))]
    assert set(missed) <= set(TOLERATED)


@pytest.mark.parametrize("place", ["Bach{}ng of Arts", "{}aster", "Diplo{}"])
def test_no_lookalike_is_taken_for_the_letter(place: str) -> None:
    pairs = [(place.format(c), place.format(ours)) for c, ours in LOOKS_LIKE.items()]
    assert [odd for odd, known in pairs if same_title(odd, known) and not is_suspicious(odd)] == []


NAMES = ["Bachelor of Commerce", "Master of Business Administration", "International School of Economics",
         "Diploma in Civil Engineering", "Institute of Applied Science"]  # fmt: skip
CYRILLIC = dict(zip("aceopxyijsABCEHIKMOPTXSJ", "асеорхуіјѕАВСЕНІКМОРТХЅЈ", strict=True))
SPOOFS = {
    "one Cyrillic letter": CYRILLIC,
    "one Greek letter": dict(zip("oAvBEHIKMNOPTXYZ", "οΑνΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True)),
    "a dot below": {c: c + "\u0323" for c in "aeiou"},
    "a full-width letter": {c: chr(ord(c) + 0xFEE0) for c in "abcdefghijklmnopqrstuvwxyz"},
    "a bold letter": {c: chr(0x1D41A + ord(c) - 97) for c in "abcdefghijklmnopqrstuvwxyz"},
    "l for I": {"I": "l"},
    "rn for m": {"m": "rn"},
    **{
        f"hidden U+{ord(c):04X}": {x: x + c for x in "aeiourn"}
        for c in "\u200b\u200d\u00ad\u202e\u2066\ufeff"
    },
}


@pytest.mark.parametrize("kind", SPOOFS)
def test_a_spoofed_name_is_never_taken_for_the_known_one(kind: str) -> None:
    chance = random.Random(kind)
    for name in NAMES:
        places = [i for i, c in enumerate(name) if c in SPOOFS[kind] and i < len(name) - 1]
        for i in chance.sample(places, min(5, len(places))):
            spoof = name[:i] + SPOOFS[kind][name[i]] + name[i + 1 :]
            assert is_suspicious(spoof) or not same_title(spoof, name)
            assert skeleton(spoof) == skeleton(name)


def test_a_word_all_in_lookalikes_is_seen_through() -> None:
    assert skeleton("МВА оf АСТ") == skeleton("MBA of ACT")


def test_a_kind_of_oddity_never_hides_behind_a_missing_translation() -> None:
    assert tr("right-to-left override", "sv") != "right-to-left override"
