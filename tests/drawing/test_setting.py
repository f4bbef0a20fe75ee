"""Are texts of every script set with a glyph for each letter, in lines that are not too wide?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credval.drawing.fonts import LATIN, LATIN_BOLD, bundled
from credval.drawing.setting import UNKNOWN, Line, typesetter


def fonts_of(text: str, *, bold: bool = False) -> list[str | None]:
    return list(dict.fromkeys(bundled().of(text, bold=bold)))


def whole(lines: tuple[Line, ...]) -> str:
    return "".join(line.text for line in lines)


@pytest.mark.parametrize(
    ("text", "fonts"),
    [
        ("Łódź 2012", [LATIN]),
        ("Диплом Αθηνών", [LATIN]),
        ("دانشگاه", ["NotoSansArabic-Regular"]),
        ("می‌روم", ["NotoSansArabic-Regular"]),
        ("स्नातक।", ["NotoSansDevanagari-Regular"]),
        ("学士学位证书", ["NotoSansSC-Regular"]),
        ("東京 カタカナ", ["NotoSansSC-Regular"]),
        ("서울대학교", ["NotoSansKR-Regular"]),
        ("ዲግሪ", ["NotoSansEthiopic-Regular"]),
        ("ཀ", [None]),
    ],
)
def test_a_text_is_drawn_in_the_font_of_its_script(text: str, fonts: list[str | None]) -> None:
    found = fonts_of(text)
    assert set(fonts) <= set(found)
    assert len(found) <= len(fonts) + 1


def test_only_latin_greek_and_cyrillic_have_a_bold() -> None:
    assert fonts_of("Łódź Диплом", bold=True) == [LATIN_BOLD]
    assert fonts_of("دانشگاه", bold=True) == ["NotoSansArabic-Regular"]


def test_a_chinese_name_is_drawn_in_one_hand() -> None:
    assert fonts_of("國立臺灣大學") == ["NotoSansTC-Regular"] or len(fonts_of("國立臺灣大學")) == 1


def test_a_digit_in_a_foreign_text_looks_like_every_other_digit() -> None:
    assert bundled().of("学2年") == ["NotoSansSC-Regular", LATIN, "NotoSansSC-Regular"]


def test_what_no_font_has_is_named() -> None:
    assert bundled().missing("aཀbཁཀ") == ["ཀ", "ཁ"]


@pytest.mark.parametrize("width", [30, 80, 200])
@pytest.mark.parametrize(
    "text",
    [
        "Detta är en text med långa ord, legitimationsansökningshandlingar och https://www.uhr.se/bedomning/abc?x=1.",
        "دانشگاه تهران (کارشناسی ارشد) ۱۳۷۹ abc",
        "北京理工大学普通高等学校毕业证书（工学）。",
        "มหาวิทยาลัยเชียงใหม่ปริญญาตรี",
        "दिल्ली विश्वविद्यालय क्षेत्रीय",
    ],
)
def test_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    lines = typesetter().lines(text, 10, width)
    assert max(line.width for line in lines) <= width + 0.01
    assert whole(lines) == text


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30), st.floats(20, 300))
def test_no_text_is_lost_in_lines(text: str, width: float) -> None:
    assert whole(typesetter().lines(text, 9, width)) == text


@settings(deadline=None)
@given(st.text("abc åäö دانش学ที่ (12)", max_size=20))
def test_a_line_is_as_wide_as_its_runs(text: str) -> None:
    line = typesetter().line(text, 10)
    assert line.width == pytest.approx(sum(run.advance for run in line.runs) / 100)


def test_a_break_in_the_text_is_a_break_on_paper() -> None:
    assert [line.text for line in typesetter().lines("a\r\nb\n\nc", 10, 100)] == ["a", "b", "", "c"]


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    assert typesetter().width("abc   ", 10) == typesetter().width("abc", 10)


def test_bold_is_wider() -> None:
    assert typesetter().width("Rubrik", 10, bold=True) > typesetter().width("Rubrik", 10)


def test_runs_from_the_right_stand_in_the_order_of_the_eye() -> None:
    line = typesetter().line("דהו abc", 10)
    assert [run.text.strip() for run in line.runs if run.text.strip()] == ["abc", "דהו"]


def test_a_character_without_a_glyph_is_drawn_as_a_question() -> None:
    (run,) = typesetter().line("ཀ", 10).runs
    assert (run.text, run.shown) == ("ཀ", UNKNOWN)


def test_a_latin_letter_is_one_glyph_so_that_it_can_be_copied() -> None:
    (run,) = typesetter().line("office", 10).runs
    assert len(run.glyphs) == 6


def test_scripts_that_reach_higher_have_a_higher_line() -> None:
    low, high = (typesetter().line(text, 10) for text in ("Namn", "ကျွန်ုပ်တို့ ဋ္ဌ"))
    assert high.ascent + high.descent > low.ascent + low.descent


def test_a_word_without_end_is_cut_in_reasonable_time() -> None:
    assert whole(typesetter().lines("X" * 20_000, 9, 300)) == "X" * 20_000
