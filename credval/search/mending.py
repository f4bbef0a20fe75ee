"""Which word was meant by one that begins no name?

Groups of letters find a misspelt rare word. In "Bachlor of science" everything but the mistake stands in thousands of
names; there the words that are one step away are tried.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST = 4
_BACK = 2
"""How far before the letter with which a word stops being known the slip is looked for."""


def mended(text: str, begun: Callable[[str], int]) -> str:
    """``text`` with its one unknown word mended, to what is most often begun; "" if that cannot be had.

    ``text`` is in folded Latin letters, and ``begun`` says how many words of names begin so.
    """
    words = text.split()
    unknown = [word for word in words if text.isascii() and not begun(word)]
    if len(unknown) != 1 or len(unknown[0]) < _SHORTEST:
        return ""
    most, meant = max((begun(step), step) for step in _steps(unknown[0], begun))
    return " ".join(meant if word == unknown[0] else word for word in words) if most else ""


def _steps(word: str, begun: Callable[[str], int]) -> Iterator[str]:
    """``word`` with one letter swapped, more, less or other, about where it stops being the beginning of a word."""
    known = bisect.bisect_left(range(1, len(word)), True, key=lambda size: not begun(word[:size]))
    for at in range(max(0, known - _BACK), min(known + 1, len(word))):
        head, rest = word[:at], word[at:]
        yield head + rest[1:]
        yield head + rest[1:2] + rest[:1] + rest[2:]
        for letter in _LETTERS:
            yield head + letter + rest
            yield head + letter + rest[1:]
