"""Can a drawing be read in the colours that it is printed in, and opened into its parts?"""

from __future__ import annotations

import pytest

from credval.drawing.shapes import PRINT, Box, Drawing, Group, Ink, Line, Marker, Sign, corners
from credval.text import Text


def light(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("letters", [Ink.TEXT, Ink.MUTED, Ink.ACCENT])
@pytest.mark.parametrize("ground", [Ink.PAPER, Ink.FILL, Ink.ACCENT_SOFT])
def test_letters_can_be_read_on_every_ground(letters: Ink, ground: Ink) -> None:
    assert contrast(PRINT.colour(letters), PRINT.colour(ground)) >= 4.5


def test_edges_can_be_seen_on_paper() -> None:
    assert contrast(PRINT.line, PRINT.paper) >= 3


def test_groups_open_in_the_order_of_painting() -> None:
    first, second, third = Line(0, 0, 1, 1), Box(0, 0, 1, 1), Line(2, 2, 3, 3)
    nested = Group((first, Group((second,), Text("", ""))), Text("", ""))
    assert list(Drawing(1, 1, (nested, third), Text("", "")).flat()) == [first, second, third]


def test_only_a_diamond_has_corners() -> None:
    assert corners(Marker(5, 5, Sign.DIAMOND, 4)) == ((5, 3), (7, 5), (5, 7), (3, 5))
    assert corners(Marker(5, 5, Sign.RING, 4)) == ()
