"""Where may a line of text be broken?

Words are never hyphenated, and no line ends at a hyphen: whoever copies the text would lose it. Scripts without
spaces between words are broken between signs (Chinese, Japanese) or syllables (Thai, Lao, Khmer, Burmese), because
a dictionary of their words is not at hand.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

_SPACES = " \t\u1361\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"
_WORDS = re.compile(f"[^{_SPACES}]*[{_SPACES}]*")
_BY_SYLLABLE = re.compile("[\u0e01-\u0edf\u1000-\u109f\u1780-\u17ff]")
_BY_SIGN = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0002fa1f]")
_SLASH = re.compile(r"(?<=\w{2}/)(?=\w{2})")
_ADDRESS = re.compile(r"(?<=[/?&=_.#])(?=\w)|(?<=\w)(?=[?&#])")
_LONG_ADDRESS = 20

_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〗～…‥)],.:;?!%»”’ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
)
_NEVER_LAST = frozenset("‘“（〔［｛〈《「『【〖([«“‘¥$#")
_LEADING_VOWELS = "\u0e40-\u0e44\u0ec0-\u0ec4"
_SYLLABLE = re.compile(
    f"(?<=[^{_LEADING_VOWELS}])(?=[{_LEADING_VOWELS}])"  # Thai and Lao: before a vowel that is written first
    "|(?<=[\u0e30\u0e45\u0e46\u0e2f\u0eb0\u0ec6])(?=[\u0e01-\u0e2e\u0e81-\u0eae])"  # and after one that ends a syllable
    "|(?<=[\u1780-\u17d1\u17d3\u17dd])(?=[\u1780-\u17b3])"  # Khmer: before a consonant that is not stacked
    "|(?<=[^\u1039])(?=[\u1000-\u102a](?![\u1037]?[\u103a\u1039]))"  # Burmese: before one that is not killed or stacked
)


def segments(text: str) -> list[str]:
    """``text`` cut at every place where a line may end; each piece ends with its own spaces. Joined: ``text``."""
    pieces: list[str] = []
    for word in _WORDS.findall(text):
        if word:
            pieces.extend(_inside(word))
    return pieces


def clusters(text: str) -> list[str]:
    """``text`` cut into letters with their marks: the last resort where one word is wider than the line."""
    cut: list[str] = []
    for character in text:
        joined = unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf") or (
            cut and cut[-1][-1] in "\u1039\u17d2"
        )
        if joined and cut:
            cut[-1] += character
        else:
            cut.append(character)
    return cut


def _inside(word: str) -> list[str]:
    if _BY_SIGN.search(word):
        return _by_sign(word)
    if _BY_SYLLABLE.search(word):
        return _SYLLABLE.split(word)
    if "/" not in word:
        return [word]
    address = "://" in word or word.startswith("www.") or (len(word) > _LONG_ADDRESS and "/" in word)
    return (_ADDRESS if address else _SLASH).split(word)


def _by_sign(word: str) -> list[str]:
    pieces = [word[0]]
    for before, sign in itertools.pairwise(word):
        alone = _BY_SIGN.match(before) or _BY_SIGN.match(sign)
        kept = sign in _NEVER_FIRST or before in _NEVER_LAST or unicodedata.category(sign)[0] in "MZ"
        if alone and not kept:
            pieces.append(sign)
        else:
            pieces[-1] += sign
    return pieces
