"""How hard is a text to read? LIX (C.-H. Björnsson, Läsbarhet, 1968), which counts the same in Swedish and English."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*|#]|\d+\.))")
_MARKUP = re.compile(r"\{#[^}]*\}|\[@[^\]]*\]|\]\([^)]*\)|^\s*\|[\s:|-]+\|\s*$", re.MULTILINE)
LONG = 7
"""Letters from which a word counts as long."""


@dataclass(frozen=True, slots=True)
class Lix:
    """Words per sentence plus long words per hundred. Under 30 easy, 40 newspapers, 50 official papers, 60 hard."""

    words: int
    sentences: int
    long_words: int

    @property
    def value(self) -> float:
        """0 for a text without words."""
        if not self.words:
            return 0.0
        return self.words / max(1, self.sentences) + 100 * self.long_words / self.words


def lix(text: str) -> Lix:
    """The measure of ``text``, Markdown left out. Items of lists and headings count as sentences."""
    plain = _MARKUP.sub(" ", text)
    words = _WORD.findall(plain)
    sentences = [one for one in _SENTENCE_END.split(plain) if _WORD.search(one)]
    return Lix(len(words), len(sentences), sum(len(one) >= LONG for one in words))
