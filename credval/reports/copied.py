"""What must the text behind a line be, so that whoever copies it gets the letters in the order they were written?

Readers of PDF take the text of a line as it stands from left to right, and turn what runs from right to left
back around. Lines with both directions come out right only if they are given what such a reader expects: pieces
of one direction, those from the right reversed, and all pieces in reverse if most of them run from the right. The
rule is PDFium's, which Chrome, Edge and Android use; Poppler's differs only in corners.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator

from bidi.mirror import MIRRORED

_LEFT, _RIGHT, _DIGITS, _NEUTRAL = "left", "right", "digits", "neutral"


def as_copied(text: str) -> str:
    """What a reader has to find on a line, from left to right, to give ``text`` when it is copied."""
    pieces = [(kind, "".join(group)) for kind, group in itertools.groupby(text, _kind)]
    kinds = [kind for kind, _ in pieces]
    if _RIGHT not in kinds:
        return text
    from_right = kinds.count(_RIGHT) >= kinds.count(_LEFT)
    turned = list(_turned(pieces, _RIGHT if from_right else _LEFT))
    return "".join(reversed(turned) if from_right else turned)


def _turned(pieces: list[tuple[str, str]], direction: str) -> Iterator[str]:
    for kind, piece in pieces:
        if kind in (_LEFT, _RIGHT):
            direction = kind
        backwards = kind == _RIGHT or (kind == _NEUTRAL and direction == _RIGHT)
        yield "".join(MIRRORED.get(one, one) for one in reversed(piece)) if backwards else piece


def _kind(character: str) -> str:
    way = unicodedata.bidirectional(character)
    if way in ("R", "AL"):
        return _RIGHT
    if way in ("EN", "AN"):
        return _DIGITS
    return _LEFT if way == "L" else _NEUTRAL
