"""Are the bundled fonts what they are said to be, and do they cover the writing that papers come in?"""

from __future__ import annotations

import functools
import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
LISTED: list[dict[str, Any]] = tomllib.loads((FONTS / "FONTS.toml").read_text(encoding="utf-8"))["font"]
MEGABYTE = 1_000_000


@functools.cache
def _characters(name: str) -> set[int]:
    return set(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(FONTS / name))).unicodes)


@pytest.mark.parametrize("font", LISTED, ids=lambda font: font["file"])
def test_a_font_is_the_file_that_was_listed(font: dict[str, Any]) -> None:
    assert hashlib.sha256((FONTS / font["file"]).read_bytes()).hexdigest() == font["sha256"]


@pytest.mark.parametrize("font", LISTED, ids=lambda font: font["file"])
def test_a_font_has_as_many_characters_as_listed(font: dict[str, Any]) -> None:
    assert len(_characters(font["file"])) == font["characters"]


def test_no_font_lies_there_unlisted() -> None:
    assert {path.name for path in FONTS.glob("*.ttf")} == {font["file"] for font in LISTED}


def test_every_licence_that_is_named_lies_beside_the_fonts() -> None:
    assert {font["licence"] for font in LISTED} == {"OFL-1.1"}
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def test_the_fonts_stay_below_twelve_megabytes() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 12 * MEGABYTE


@pytest.mark.parametrize(
    ("script", "written"),
    [
        ("Latn", "Självständigt arbete, žluťoučký kůň, Đặng, Ərəb, Łódź, “quoted” – §"),
        ("Cyrl", "Диплом бакалавра ЂЉЊЏ Ґґ Қазақ"),
        ("Grek", "Πτυχίο Ἀθῆναι"),
        ("Arab", "شهادة البكالوريوس کارشناسی پیوسته گواهینامه ۱۳۷۹ ٢٠١٠"),
        ("Deva", "स्नातक वाणिज्य काठमाडौं"),
        ("Beng", "স্নাতক সম্মান"),
        ("Ethi", "የባችለር ዲግሪ ትግርኛ ፩፪፫"),
        ("Thai", "ปริญญาตรี ๒๕๔๕"),
        ("Hebr", "תואר ראשון"),
        ("Geor", "ბაკალავრის ხარისხი"),
        ("Armn", "Բակալավրի որակավորում"),
        ("Taml", "இளங்கலை பட்டம்"),
        ("Sinh", "උපාධිය"),
        ("Guru", "ਡਿਗਰੀ"),
        ("Khmr", "សញ្ញាបត្រ"),
        ("Mymr", "ဘွဲ့လက်မှတ်"),
        ("Laoo", "ປະລິນຍາຕີ"),
        ("Syrc", "ܣܘܪܝܝܐ"),
        ("Hans", "学士学位证书 普通高等学校 毕业证书"),
        ("Hant", "學士學位證書 國立臺灣大學 民國八十八年"),
        ("Jpan", "学士の学位 令和三年 込畑 カタカナ"),
        ("Kore", "학사 학위 서울대학교"),
        ("Zsym", "✓ ✗ ⚠ ℹ → ● ○ ◆ ≥ ≤"),
    ],
)
def test_a_script_has_a_glyph_for_each_letter(script: str, written: str) -> None:
    covered = set().union(*(_characters(font["file"]) for font in LISTED))
    assert {letter for letter in written if ord(letter) not in covered} == set(), script


def test_the_common_chinese_characters_are_there() -> None:
    level_one = {
        bytes([row, cell]).decode("gb2312", "ignore")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
    }
    assert {
        sign for sign in level_one if sign and ord(sign) not in _characters("NotoSansSC-Regular.ttf")
    } == set()
