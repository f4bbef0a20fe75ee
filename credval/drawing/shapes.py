"""What can a drawing consist of, and what does whoever paints it need to know?

A painter goes through ``Drawing.shapes`` in order and paints later ones over earlier ones. Lengths are points;
x grows to the right and y **downwards** from the top left corner. Colours are named by their part (`Ink`) and looked
up in a `Palette` while painting, so that a change of theme needs no new drawing. A painter that cannot show the
drawing, or whose reader cannot see it, gives ``Drawing.alt``, which says the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from credval.text import Text


class Ink(StrEnum):
    """The parts that a colour can play; never the only carrier of a meaning."""

    TEXT = "text"
    MUTED = "muted"
    LINE = "line"
    PAPER = "paper"
    FILL = "fill"
    ACCENT = "accent"
    ACCENT_SOFT = "accent_soft"


@dataclass(frozen=True, slots=True)
class Palette:
    """A colour, ``#rrggbb``, for each part. Text, muted and accent are read on paper, fill and accent_soft."""

    text: str
    muted: str
    line: str
    paper: str
    fill: str
    accent: str
    accent_soft: str

    def colour(self, ink: Ink) -> str:
        """The colour of a part."""
        found: str = getattr(self, ink.value)
        return found


PRINT = Palette(
    text="#1b2026",
    muted="#515963",
    line="#8a929c",
    paper="#ffffff",
    fill="#f4f5f7",
    accent="#0b5a8a",
    accent_soft="#e2eef6",
)


class Anchor(StrEnum):
    """Which end of a label stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Sign(StrEnum):
    """The form of a marker; it never stands without a word."""

    DIAMOND = "diamond"
    CIRCLE = "circle"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink = Ink.LINE
    width: float = 0.75
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its top left corner; ``fill`` or ``edge`` may be None."""

    x: float
    y: float
    width: float
    height: float
    fill: Ink | None = Ink.FILL
    edge: Ink | None = Ink.LINE
    edge_width: float = 0.75
    dashed: bool = False
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text in any script; ``y`` is its base line."""

    x: float
    y: float
    text: str
    size: float = 8
    ink: Ink = Ink.TEXT
    bold: bool = False
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed figure through ``points`` (x, y)."""

    points: tuple[tuple[float, float], ...]
    fill: Ink | None = Ink.LINE
    edge: Ink | None = None
    edge_width: float = 0.75


@dataclass(frozen=True, slots=True)
class Marker:
    """A small sign with its middle at (x, y), ``size`` wide and high."""

    x: float
    y: float
    sign: Sign
    size: float = 8
    ink: Ink = Ink.ACCENT


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together, with what they say in words."""

    shapes: tuple[Shape, ...]
    alt: Text


Shape: TypeAlias = Line | Box | Label | Polygon | Marker | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing; ``alt`` has the same content as a text."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: Text

    def flat(self) -> Iterator[Line | Box | Label | Polygon | Marker]:
        """Every shape, groups opened, in the order of painting."""
        yield from _flat(self.shapes)


def _flat(shapes: tuple[Shape, ...]) -> Iterator[Line | Box | Label | Polygon | Marker]:
    for one in shapes:
        if isinstance(one, Group):
            yield from _flat(one.shapes)
        else:
            yield one


def corners(marker: Marker) -> tuple[tuple[float, float], ...]:
    """The corners of a diamond; a circle or ring has none."""
    if marker.sign is not Sign.DIAMOND:
        return ()
    half = marker.size / 2
    x, y = marker.x, marker.y
    return ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
