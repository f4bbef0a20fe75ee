"""Which script is this written in, which way does it run, and how is it shown without harm?"""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from enum import StrEnum

from credval.text import Text, both, mark

# The first word of a character's Unicode name is its script, but for these.
_BY_FIRST_WORD = {
    "HIRAGANA": "KANA", "KATAKANA": "KANA", "KATAKANA-HIRAGANA": "KANA", "HALFWIDTH": "KANA",
    "IDEOGRAPHIC": "CJK",
    "FULLWIDTH": "LATIN", "MATHEMATICAL": "LATIN", "FEMININE": "LATIN", "MASCULINE": "LATIN",
    "CIRCLED": "LATIN", "PARENTHESIZED": "LATIN", "SQUARED": "LATIN", "SCRIPT": "LATIN",
    "DOUBLE-STRUCK": "LATIN", "BLACK-LETTER": "LATIN", "SUPERSCRIPT": "LATIN", "KELVIN": "LATIN",
    "ANGSTROM": "LATIN", "TURNED": "LATIN", "PLANCK": "LATIN", "ALEF": "HEBREW",
    "OHM": "GREEK", "EXTENDED": "ARABIC",
}  # fmt: skip
COMMON = ""
_FSI, _PDI = "\u2068", "\u2069"
_OPENING, _CLOSING = "\u2066\u2067\u2068", _PDI


_NAMES = {
    "LATIN": mark("Latin script"), "CYRILLIC": mark("Cyrillic script"), "GREEK": mark("Greek script"),
    "ARMENIAN": mark("Armenian script"), "GEORGIAN": mark("Georgian script"), "CJK": mark("Chinese characters"),
    "KANA": mark("Japanese kana"), "HANGUL": mark("Korean script"), "ARABIC": mark("Arabic script"),
    "HEBREW": mark("Hebrew script"), "DEVANAGARI": mark("Devanagari script"), "BENGALI": mark("Bengali script"),
    "ETHIOPIC": mark("Ethiopic script"), "THAI": mark("Thai script"), "CHEROKEE": mark("Cherokee script"),
    "COPTIC": mark("Coptic script"), "TAMIL": mark("Tamil script"), "MYANMAR": mark("Burmese script"),
}  # fmt: skip


class Direction(StrEnum):
    """The way a text runs."""

    LTR = "ltr"
    RTL = "rtl"


@functools.lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The script of one letter as one capital word (``LATIN``, ``CYRILLIC``, ``CJK`` for Han, ``KANA``).

    "" for what belongs to no script: digits, punctuation, marks, spaces, and letters used in several.
    """
    if not unicodedata.category(char).startswith("L") and char != "〇":
        return COMMON
    first = unicodedata.name(char, "MODIFIER").split()[0]
    return COMMON if first in ("MODIFIER", "MICRO") else _BY_FIRST_WORD.get(first, first)


def script_name(script: str) -> Text:
    """The name of a script as people say it; rare ones by the word that Unicode uses."""
    known = _NAMES.get(script)
    return both(known) if known else both("{name} script", name=script.capitalize())


def main_script(text: str) -> str:
    """The script that most letters of ``text`` are in, the first of two equals; "" without letters."""
    if text.isascii():
        return "LATIN" if any(c.isalpha() for c in text) else COMMON
    counts = Counter(script_of(c) for c in text)
    del counts[COMMON]
    return max(counts, key=counts.__getitem__, default=COMMON)


def direction(text: str) -> Direction:
    """The way ``text`` runs, by its first strong letter; left to right without one."""
    for char in text if not text.isascii() else "":
        strong = unicodedata.bidirectional(char)
        if strong in ("R", "AL"):
            return Direction.RTL
        if strong == "L":
            return Direction.LTR
    return Direction.LTR


def isolate(text: str) -> str:
    """``text`` between FSI and PDI, so that its direction cannot disturb the line that it is put into.

    Isolates inside are left alone where they are balanced; a stray PDI is dropped, a missing one added.
    """
    if text.isascii():
        return text
    depth, kept = 0, []
    for char in text:
        depth += (char in _OPENING) - (char == _CLOSING)
        if depth < 0:
            depth = 0
        else:
            kept.append(char)
    return _FSI + "".join(kept) + _PDI * (depth + 1)


def visible(text: str) -> str:
    """``text`` with each character that cannot be seen shown by its name or code: ``⟨ZERO WIDTH SPACE⟩``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text)


def shown(text: str) -> str:
    """``text`` as it may stand in a sentence: nothing hidden in it, nothing that turns the line around."""
    if text.isascii() and text.isprintable():
        return text
    seen = visible(text)
    return seen if all(direction(word) is Direction.LTR for word in seen.split()) else isolate(seen)


@functools.lru_cache(maxsize=1024)
def _shown(char: str) -> str:
    if char == " " or (char.isprintable() and not is_blank_letter(char)):
        return char
    return f"⟨{unicodedata.name(char, f'U+{ord(char):04X}')}⟩"


def is_blank_letter(char: str) -> bool:
    """Whether Unicode calls ``char`` a letter or a mark, but nothing is drawn for it (fillers, selectors)."""
    return char in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800" or "\ufe00" <= char <= "\ufe0f" \
        or "\U000e0100" <= char <= "\U000e01ef"  # fmt: skip
