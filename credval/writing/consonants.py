"""How is a name in Arabic letters compared with how people write it in Latin ones?

Arabic, Persian and Urdu leave short vowels out, and everybody puts them in in his own way: دانشگاه is daneshgah,
dāneshgāh or danishgah; جامعة is jamiat, jami'a or gamiat. What all spellings share are the consonants, and of those
some are heard alike (q, gh and k; j and g).
"""

from __future__ import annotations

import re

from credval.writing.folding import fold, plain

_ARTICLES = frozenset({"al", "el", "ul", "il"})
_ARTICLE = re.compile(r"(?<![\u0600-\u06ff])\u0627\u0644(?=[\u0600-\u06ff]{3})")
_ONE_LETTER = str.maketrans(
    "\u062b\u062e\u0630\u0634\u0638\u063a\u0686\u0698\u0642\u06af\u067e\u0636", "sxzczkcjkjbd"
)
"""Arabic letters that several Latin ones stand for, and those that are heard like another."""
_ALIKE = (
    ("kh", "x"), ("gh", "k"), ("sh", "c"), ("ch", "c"), ("zh", "j"), ("th", "s"), ("dh", "z"),
    ("q", "k"), ("g", "j"), ("p", "b"),
)  # fmt: skip
_APOSTROPHE = re.compile("['’ʼ‘`´ʿʾ]")
_UNWRITTEN = re.compile("[aeiouvwy]+")
_TWICE = re.compile(r"(.)\1+")
_ENDING = re.compile("(?<=..)[ht]$")


def consonants(text: str) -> str:
    """The consonants of each word of ``text``, joined by spaces; "" if there are none. For Latin and Arabic letters.

    The article is left out, and an h or t at a word's end, which some write and some do not.
    """
    own = plain(_APOSTROPHE.sub("", text))
    if own.isascii():
        for letters, like in _ALIKE:
            own = own.replace(letters, like)
    else:
        own = fold(_ARTICLE.sub("", own).translate(_ONE_LETTER))
    bare = (_bare(word) for word in own.split() if word not in _ARTICLES)
    return " ".join(word for word in bare if word)


def _bare(word: str) -> str:
    return _ENDING.sub("", _TWICE.sub(r"\1", _UNWRITTEN.sub("", word)))
