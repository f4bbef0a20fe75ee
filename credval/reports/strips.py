"""How do texts become strips of paper that can be stacked: lines side by side in cells, never cut?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from credval.drawing.setting import Line, Typesetter
from credval.drawing.shapes import Drawing, Ink
from credval.reports.tags import Tag

SPLIT_ABOVE = 240.0  # points: what is taller may go on overleaf


@dataclass(frozen=True, slots=True)
class Look:
    """A size of type with the distance of its base lines, in points."""

    size: float
    pitch: float
    bold: bool = False
    ink: Ink = Ink.TEXT


TITLE = Look(16, 24, bold=True)
HEADING = Look(12, 16, bold=True)
HEADING_ACCENT = Look(12, 16, bold=True, ink=Ink.ACCENT)
BODY = Look(9.5, 14)
STRONG = Look(9.5, 14, bold=True)
SMALL = Look(8, 12, ink=Ink.MUTED)
CELL = Look(8, 11)
HEAD = Look(8, 11, bold=True)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text: x of its start, its base line below the top of the strip, and the tag that owns it."""

    x: float
    down: float
    line: Line
    ink: Ink
    tag: Tag | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line; an ornament."""

    x: float
    down: float
    width: float
    ink: Ink = Ink.LINE
    thick: float = 0.5


@dataclass(frozen=True, slots=True)
class Ground:
    """A filled rectangle behind what follows; an ornament."""

    x: float
    down: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing or a QR code with its top left corner at (x, down)."""

    x: float
    down: float
    what: Drawing | Modules
    tag: Tag


@dataclass(frozen=True, slots=True)
class Modules:
    """The squares of a QR code, rows of true for dark, ``side`` points wide with its quiet zone."""

    rows: tuple[tuple[bool, ...], ...]
    side: float


Item: TypeAlias = Words | Rule | Ground | Art


@dataclass(slots=True)
class Strip:
    """What stays together over the whole width. ``keep``: the next strip belongs on the same page."""

    height: float
    items: list[Item] = field(default_factory=list)
    before: float = 0
    """Space above; dropped at the head of a page."""
    keep: bool = False
    repeat: tuple[Strip, ...] = ()
    """What is said again above this strip where a page begins with it: the heads of its table."""
    bookmark: tuple[int, str] | None = None
    floats: bool = False
    """A drawing that may stand after sections that follow it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a column: where it starts, how wide it may be, how it looks, and its tag."""

    x: float
    width: float
    text: str
    look: Look
    tag: Tag | None


def row(
    cells: Sequence[Cell], setter: Typesetter, *, before: float = 0, above: float = 0, after: float = 0
) -> list[Strip]:
    """Cells side by side, one strip for each line; kept whole unless that would leave half a page empty.

    ``before`` is space that is dropped at the head of a page, ``above`` and ``after`` are always there.
    """
    columns = [setter.lines(cell.text, cell.look.size, cell.width, bold=cell.look.bold) for cell in cells]
    strips = []
    for number in range(max(len(lines) for lines in columns)):
        placed = [
            (cell, lines[number], _indent(lines, number))
            for cell, lines in zip(cells, columns, strict=True)
            if number < len(lines)
        ]
        strips.append(_strip(placed, 0 if number else above))
    strips[0].before = before
    strips[-1].height += after
    whole = sum(strip.height for strip in strips) <= SPLIT_ABOVE
    for number, strip in enumerate(strips[:-1]):
        strip.keep = whole or number in (0, len(strips) - 2)
    _say_as_written(cells, columns)
    return strips


def _strip(placed: Sequence[tuple[Cell, Line, float]], above: float) -> Strip:
    """One line of each cell on a common base line; taller scripts get the height they need."""
    up = above + max(max(line.ascent, _above(cell.look)) for cell, line, _ in placed)
    under = max(max(line.descent, cell.look.pitch - _above(cell.look)) for cell, line, _ in placed)
    items: list[Item] = [
        Words(cell.x + shift, up, line, cell.look.ink, cell.tag) for cell, line, shift in placed
    ]
    return Strip(up + under, items)


def _above(look: Look) -> float:
    """How far the base line lies under the top of a line of this look."""
    return (look.pitch - 1.2 * look.size) / 2 + 0.95 * look.size


def _indent(lines: Sequence[Line], number: int) -> float:
    """Lines that run from the right are flush on the right of their own text, so that one line stays at its label."""
    if not lines[number].right_to_left:
        return 0.0
    return max(line.width for line in lines) - lines[number].width


def _say_as_written(cells: Iterable[Cell], columns: Iterable[Sequence[Line]]) -> None:
    for cell, lines in zip(cells, columns, strict=True):
        if cell.tag is not None and any(run.right_to_left for line in lines for run in line.runs):
            cell.tag.actual = cell.text
