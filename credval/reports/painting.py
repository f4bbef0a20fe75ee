"""How do strips and drawings become the operators of a page, each text under its tag, all else as ornament?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from credval.drawing import shapes as s
from credval.drawing.setting import Typesetter
from credval.reports.copied import flows
from credval.reports.embedding import EmbeddedFonts
from credval.reports.pages import HEIGHT, Page
from credval.reports.strips import Art, Ground, Item, Modules, Rule, Words
from credval.reports.tags import Tag

QUIET = 4  # modules of white around a QR code, as its standard asks
_BEND = 0.5523  # how far the handles of a Bézier curve stand out for a quarter of a circle


class Painter:
    """Paints the pages of one document; y grows upwards in what it writes."""

    def __init__(self, fonts: EmbeddedFonts, setter: Typesetter, palette: s.Palette) -> None:
        self._fonts, self._setter, self._palette = fonts, setter, palette
        self._colours = {ink: _rgb(palette.colour(ink)) for ink in s.Ink}

    def page(self, number: int, page: Page, footer: list[Words]) -> list[str]:
        """The operators of one page (``number`` from 0); tags learn which marked content is theirs."""
        operators: list[str] = []
        self._number, self._marks, self._open = number, 0, None
        self._fonts.begin_page()
        for placed in page.placed:
            operators.extend(self._items(placed.strip.items, HEIGHT - placed.down, again=placed.again))
        operators.extend(self._items(footer, HEIGHT, again=True))
        operators.extend(self._closed())
        return operators

    def _items(self, items: Sequence[Item], top: float, *, again: bool) -> Iterator[str]:
        """What stands on one line, each text with the way in which a reader takes it there."""
        waiting = iter(flows([item.line.text.rstrip(" ") for item in items if isinstance(item, Words)]))
        for item in items:
            yield from self._under_tag(item, again=again)
            if isinstance(item, Words):
                yield f"{self._colours[item.ink]} rg"
                yield from self._fonts.show(item.line, item.x, top - item.down, next(waiting))
            else:
                yield from self._item(item, top)

    _number: int = 0
    _marks: int = 0
    _open: Tag | str | None = None

    def _under_tag(self, item: Item, *, again: bool) -> Iterator[str]:
        tag = None if again or isinstance(item, Rule | Ground) else item.tag
        wanted: Tag | str = tag if tag is not None else "Artifact"
        if wanted is self._open:
            return
        yield from self._closed()
        self._open = wanted
        if isinstance(wanted, str):
            yield "/Artifact BMC"
            return
        wanted.marks.append((self._number, self._marks))
        yield f"/{wanted.kind}<</MCID {self._marks}>>BDC"
        self._marks += 1

    def _closed(self) -> Iterator[str]:
        if self._open is not None:
            yield "EMC"
        self._open = None

    def _item(self, item: Rule | Ground | Art, top: float) -> Iterator[str]:
        match item:
            case Rule():
                y = top - item.down
                yield f"{item.thick:g} w {self._colours[item.ink]} RG {item.x:.2f} {y:.2f} m {item.x + item.width:.2f} {y:.2f} l S"
            case Ground():
                y = top - item.down - item.height
                yield f"{self._colours[item.ink]} rg {item.x:.2f} {y:.2f} {item.width:.2f} {item.height:.2f} re f"
            case Art(what=Modules() as modules):
                yield from self._modules(modules, item.x, top - item.down)
            case Art(what=s.Drawing() as drawing):
                yield from self._drawing(drawing, item.x, top - item.down)

    def _modules(self, modules: Modules, x: float, top: float) -> Iterator[str]:
        count = len(modules.rows) + 2 * QUIET
        side = modules.side / count
        yield f"q {side:.5f} 0 0 {-side:.5f} {x:.2f} {top:.2f} cm {self._colours[s.Ink.TEXT]} rg"
        for down, line in enumerate(modules.rows):
            for start, length in _dark(line):
                yield f"{start + QUIET} {down + QUIET} {length} 1 re"
        yield "f Q"

    def _drawing(self, drawing: s.Drawing, x: float, top: float) -> Iterator[str]:
        for shape in drawing.flat():
            match shape:
                case s.Line():
                    yield from self._line(shape, x, top)
                case s.Box():
                    yield from self._box(shape, x, top)
                case s.Label():
                    yield from self._label(shape, x, top)
                case s.Polygon():
                    points = [(x + px, top - py) for px, py in shape.points]
                    yield self._figure(_polygon(points), shape.fill, shape.edge, shape.edge_width)
                case s.Marker():
                    yield from self._marker(shape, x, top)

    def _line(self, shape: s.Line, x: float, top: float) -> Iterator[str]:
        dashes = "[2 2] 0 d" if shape.dashed else "[] 0 d"
        start, end = (
            f"{x + shape.x1:.2f} {top - shape.y1:.2f} m",
            f"{x + shape.x2:.2f} {top - shape.y2:.2f} l",
        )
        yield f"{dashes} {shape.width:g} w {self._colours[shape.ink]} RG {start} {end} S [] 0 d"

    def _box(self, shape: s.Box, x: float, top: float) -> Iterator[str]:
        path = _rounded(x + shape.x, top - shape.y - shape.height, shape.width, shape.height, shape.radius)
        if shape.dashed:
            yield "[3 2] 0 d"
        yield self._figure(path, shape.fill, shape.edge, shape.edge_width)
        if shape.dashed:
            yield "[] 0 d"

    def _label(self, shape: s.Label, x: float, top: float) -> Iterator[str]:
        line = self._setter.line(shape.text, shape.size, bold=shape.bold)
        back = {s.Anchor.START: 0.0, s.Anchor.MIDDLE: line.width / 2, s.Anchor.END: line.width}[shape.anchor]
        yield f"{self._colours[shape.ink]} rg"
        yield from self._fonts.show(line, x + shape.x - back, top - shape.y)

    def _marker(self, shape: s.Marker, x: float, top: float) -> Iterator[str]:
        if shape.sign is s.Sign.DIAMOND:
            points = [(x + px, top - py) for px, py in s.corners(shape)]
            yield self._figure(_polygon(points), shape.ink, None, 0)
            return
        half = shape.size / 2
        path = _rounded(x + shape.x - half, top - shape.y - half, shape.size, shape.size, half)
        filled = shape.sign is s.Sign.CIRCLE
        yield self._figure(path, shape.ink if filled else None, None if filled else shape.ink, 1)

    def _figure(self, path: str, fill: s.Ink | None, edge: s.Ink | None, width: float) -> str:
        colours = f"{self._colours[fill]} rg " if fill else ""
        if edge:
            colours += f"{width:g} w {self._colours[edge]} RG "
        return f"{colours}{path} {'B' if fill and edge else 'f' if fill else 'S'}"


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.3f}" for start in (1, 3, 5))


def _dark(line: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """(start, length) of each stretch of dark modules."""
    start = None
    for number, dark in enumerate((*line, False)):
        if dark and start is None:
            start = number
        elif not dark and start is not None:
            yield start, number - start
            start = None


def _polygon(points: list[tuple[float, float]]) -> str:
    (x, y), *others = points
    return f"{x:.2f} {y:.2f} m " + " ".join(f"{px:.2f} {py:.2f} l" for px, py in others) + " h"


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle by its lower left corner, with corners of ``radius``."""
    if not radius:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    r = min(radius, width / 2, height / 2)
    k, right, top = r * (1 - _BEND), x + width, y + height
    curves = (
        (right - k, y, right, y + k, right, y + r, right, top - r),
        (right, top - k, right - k, top, right - r, top, x + r, top),
        (x + k, top, x, top - k, x, top - r, x, y + r),
        (x, y + k, x + k, y, x + r, y, x + r, y),
    )
    path = f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l "
    return (
        path
        + " ".join(
            "{:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c {:.2f} {:.2f} l".format(*one) for one in curves
        )
        + " h"
    )
