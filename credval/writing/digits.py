"""Which number do these digits write, whatever the script?"""

from __future__ import annotations

import re
import unicodedata

_HAN = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1, "兩": 2, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_ETHIOPIC_NUMBER = re.compile("[፩-፼]+")
_HAN_NUMBER = re.compile(f"[{''.join(_HAN)}{''.join(_HAN_UNITS)}]+")


def ascii_digits(text: str) -> str:
    """``text`` with the decimal digits of every script as 0-9: ۱۳۷۹ and ١٣٧٩ and ๑๓๗๙ become 1379."""
    if text.isascii():
        return text
    return _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def ethiopic_digits(text: str) -> str:
    """``text`` with each number in Ethiopic numerals written in 0-9: ፲፱፻፺፪ is 1992, ፳፻፬ is 2004."""
    return text if text.isascii() else _ETHIOPIC_NUMBER.sub(lambda found: str(_ethiopic(found[0])), text)


def _ethiopic(numeral: str) -> int:
    total, group = 0, 0
    for c in numeral:
        value = int(unicodedata.numeric(c))
        if value >= 100:
            total, group = (total + (group or 1)) * value, 0
        else:
            group += value
    return total + group


def han_number(text: str) -> int:
    """The number that Chinese or Japanese numerals write: 八十八 is 88, 二〇一六 is 2016, 元 (first) is 1.

    Raises ValueError for anything else.
    """
    if not _HAN_NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is no number in Han numerals")
    if not _HAN_UNITS.keys() & set(text):
        return int("".join(str(_HAN[c]) for c in text))
    total, digit = 0, 0
    for c in text:
        if c in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[c]
            digit = 0
        else:
            digit = _HAN[c]
    return total + digit


def han_digits(text: str) -> str:
    """``text`` with each number in Han numerals written in 0-9."""
    return text if text.isascii() else _HAN_NUMBER.sub(lambda found: str(han_number(found[0])), text)
