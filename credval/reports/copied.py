"""What must stand behind a line of the page, so that whoever copies it gets the letters as they were written?

Readers of PDF take a line from left to right and turn what runs from right to left around again. Lines with both
directions come out right only if they find what such a reader expects. The rules are PDFium's, which Chrome, Edge
and Android use, found by trying; tests/reports/test_copying.py holds them against PDFium itself.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bidi.mirror import MIRRORED

from credval.drawing.directions import has_right_to_left

_LEFT, _RIGHT, _WEAK, _NEUTRAL = "left", "right", "weak", "neutral"
_WEAK_CLASSES = ("EN", "AN", "CS", "ES", "ET", "BN", "NSM")  # digits, what stands in numbers and dates, marks


@dataclass(frozen=True, slots=True)
class Flow:
    """How a reader takes one text of a line: the line as a whole, and the direction of what it meets before."""

    from_right: bool
    """Whether most pieces of the whole line run from right to left."""
    before_right: bool
    """Whether spaces and brackets that this text begins with run from right to left."""

    def drawn(self, text: str) -> str:
        """The letters that glyphs must stand for, from left to right, for ``text`` to be copied from them."""
        turned = [piece[::-1] if turns else piece for turns, piece in self._mirrored(text)]
        return "".join(reversed(turned) if self.from_right else turned)

    def spoken(self, text: str, *, after_right: bool) -> str:
        """The replacement text that a marked stretch must have for ``text`` to be copied from it.

        ``after_right``: whether the first array of the stretch, or the last one before it, runs from the right.
        """
        turned = [piece for _, piece in self._mirrored(text)]
        whole = "".join(reversed(turned) if self.from_right else turned)
        return whole[::-1] if after_right else whole

    def ends_right(self, text: str) -> bool:
        """The direction that ``text`` leaves to what a reader takes after it."""
        kinds = [kind for kind, _ in _pieces(text) if kind in (_LEFT, _RIGHT)]
        return kinds[-1] == _RIGHT if kinds else self.before_right

    def _mirrored(self, text: str) -> list[tuple[bool, str]]:
        """(whether it runs from the right, the piece with its brackets turned if it does) for each piece.

        Punctuation and spaces run as the letters before them do; digits run from the left.
        """
        direction = _RIGHT if self.before_right else _LEFT
        done = []
        for kind, piece in _pieces(text):
            if kind in (_LEFT, _RIGHT):
                direction = kind
            turns = kind != _WEAK and direction == _RIGHT
            done.append((turns, "".join(MIRRORED.get(one, one) for one in piece) if turns else piece))
        return done


LEFT = Flow(from_right=False, before_right=False)


def flows(texts: Sequence[str]) -> list[Flow]:
    """The flow of each text that stands on one line, from left to right."""
    if not any(has_right_to_left(text) for text in texts):
        return [LEFT] * len(texts)
    from_right = runs_right(" ".join(texts))
    ordered = list(reversed(texts)) if from_right else list(texts)
    found, right = [], from_right
    for text in ordered:
        found.append(Flow(from_right, right))
        right = found[-1].ends_right(text)
    return found[::-1] if from_right else found


def runs_right(text: str) -> bool:
    """Whether a reader takes letters as running from right to left: more pieces do than do not."""
    if not has_right_to_left(text):
        return False
    kinds = [kind for kind, _ in _pieces(text)]
    return kinds.count(_RIGHT) > kinds.count(_LEFT)


def _pieces(text: str) -> list[tuple[str, str]]:
    return [(kind, "".join(group)) for kind, group in itertools.groupby(text, _kind)]


def _kind(character: str) -> str:
    way = unicodedata.bidirectional(character)
    if way in ("R", "AL"):
        return _RIGHT
    if way in _WEAK_CLASSES:
        return _WEAK
    return _LEFT if way == "L" else _NEUTRAL
