"""Is the script of a text known, its direction, and what cannot be seen in it?"""

from __future__ import annotations

import pytest

from credval.writing.scripts import Direction, direction, isolate, main_script, script_of, visible


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Bachelor", "LATIN"),
        ("Högskola", "LATIN"),
        ("Диплом (Diplom)", "CYRILLIC"),
        ("学士学位", "CJK"),
        ("カタカナ ﾊﾝｶｸ", "KANA"),
        ("학사", "HANGUL"),
        ("لیسانس", "ARABIC"),
        ("ባችለር", "ETHIOPIC"),
        ("Πτυχίο", "GREEK"),
        ("12-34", ""),
        ("", ""),
    ],
)
def test_the_main_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert main_script(text) == script


@pytest.mark.parametrize("char", ["1", ".", " ", "\u0301", "µ", "ʼ"])
def test_what_several_scripts_share_belongs_to_none(char: str) -> None:
    assert script_of(char) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Master", Direction.LTR),
        ("كارشناسى", Direction.RTL),
        ("12 تهران", Direction.RTL),
        ("תואר", Direction.RTL),
        ("…", Direction.LTR),
    ],
)
def test_the_first_strong_letter_gives_the_direction(text: str, expected: Direction) -> None:
    assert direction(text) is expected


def test_an_isolated_text_is_wrapped() -> None:
    assert isolate("تهران") == "\u2068تهران\u2069"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ت\u2069ه", "\u2068ته\u2069"), ("ت\u2067ه", "\u2068ت\u2067ه\u2069\u2069"), ("plain", "plain")],
)
def test_isolates_are_always_balanced(text: str, expected: str) -> None:
    assert isolate(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u200bb", "a⟨ZERO WIDTH SPACE⟩b"),
        ("a\u202eb", "a⟨RIGHT-TO-LEFT OVERRIDE⟩b"),
        ("a\x07b", "a⟨U+0007⟩b"),
        ("a\u00a0b", "a⟨NO-BREAK SPACE⟩b"),
        ("a\ufe0fb", "a⟨VARIATION SELECTOR-16⟩b"),
        ("Höger, تهران 北京 स्नातक", "Höger, تهران 北京 स्नातक"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_name(text: str, expected: str) -> None:
    assert visible(text) == expected
