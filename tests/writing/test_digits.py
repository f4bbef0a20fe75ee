"""Are digits read in every script?"""

from __future__ import annotations

import pytest

from credval.writing.digits import ascii_digits, ethiopic_digits, han_digits, han_number


@pytest.mark.parametrize(
    "written",
    ["1379", "۱۳۷۹", "١٣٧٩", "๑๓๗๙", "१३७९", "১৩৭৯", "၁၃၇၉", "១៣៧៩", "１３７９", "𝟏𝟑𝟕𝟗"],
)
def test_digits_of_every_script_become_ascii(written: str) -> None:
    assert ascii_digits(written) == "1379"


def test_what_is_no_digit_stays() -> None:
    assert ascii_digits("x² år ½ Ⅻ") == "x² år ½ Ⅻ"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("八十八", 88),
        ("十", 10),
        ("二十", 20),
        ("十二", 12),
        ("一百零八", 108),
        ("二〇一六", 2016),
        ("元", 1),
        ("三十一", 31),
    ],
)
def test_han_numerals_are_read(written: str, number: int) -> None:
    assert han_number(written) == number


def test_han_letters_that_are_no_numerals_are_refused() -> None:
    with pytest.raises(ValueError, match="no number"):
        han_number("学士")


def test_han_numerals_inside_a_text_become_digits() -> None:
    assert han_digits("民國八十八年六月") == "民國88年6月"


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("፲፱፻፺፪", "1992"),
        ("፳፻፬", "2004"),
        ("፩", "1"),
        ("፴", "30"),
        ("፻", "100"),
        ("የካቲት ፲፪ ቀን ፲፱፻፺፫", "የካቲት 12 ቀን 1993"),
    ],
)
def test_ethiopic_numerals_become_digits(written: str, digits: str) -> None:
    assert ethiopic_digits(written) == digits
