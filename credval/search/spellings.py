"""How can what a person types stand among the keys of an index?"""

from __future__ import annotations

from credval.writing.consonants import consonants
from credval.writing.folding import fold, fold_title, plain

_FEW_CONSONANTS = 4


def spellings(text: str) -> list[str]:
    """``text`` in its own script, in Latin letters, and as an abbreviation without gaps."""
    own = [] if text.isascii() else [plain(text)]
    folded = fold(text)
    abbreviated = [fold_title(text)] if any(len(word) == 1 for word in folded.split()) else []
    return [one for one in dict.fromkeys((*own, folded, *abbreviated)) if one]


def consonant_key(text: str) -> str:
    """The consonants of ``text``, each word marked so that none of them is like a word with its vowels."""
    return " ".join(f"~{word}" for word in consonants(text).split())


def consonant_spelling(text: str) -> list[str]:
    """``text`` as it can stand for a name in Arabic letters: only texts in Latin letters that have enough of them."""
    key = consonant_key(text) if fold(text) == plain(text) else ""
    return [key] if sum(map(str.isalpha, key)) >= _FEW_CONSONANTS else []
