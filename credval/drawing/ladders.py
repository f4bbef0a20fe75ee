"""How does a country's education ladder look beside Sweden's, and where on both does this award stand?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from credval.drawing.setting import Typesetter, typesetter
from credval.drawing.shapes import Anchor, Box, Drawing, Group, Ink, Label, Line, Marker, Polygon, Shape, Sign
from credval.drawing.stacking import Place, stacked
from credval.drawing.wording import age, column_words, mark_words, stage_words
from credval.model.systems import Ladder
from credval.text import Lang, Text, both, tr

_SIZE, _PITCH = 8.0, 11.0
_YEAR, _TALLEST = 12.0, 320.0  # points for a year of age; what all years together may take
_GAP, _INSET, _ROUND, _LOW = 2.0, 3.0, 2.0, 14.0
_AXIS, _HEAD = 36.0, 16.0  # width of the column of ages; height of the names


@dataclass(frozen=True, slots=True)
class Side:
    """One ladder of a drawing: whose it is, and the ids of the stages where this award stands."""

    ladder: Ladder
    name: Text
    marked: frozenset[str] = frozenset()
    here: bool = False
    """Whether it is the side that the award is compared with."""
    alone: bool = False
    """Whether the ladder is shown for its own sake, so that nobody asks where an award stands."""


def stage_of(ladder: Ladder, *entries: str) -> frozenset[str]:
    """The ids of the stages that list one of ``entries`` (ids of qualifications); empty where none does."""
    wanted = set(entries)
    return frozenset(stage.id for stage in ladder.stages if wanted & set(stage.qualifications))


def two_ladders(
    there: Ladder,
    here: Ladder,
    mark_there: Collection[str],
    mark_here: Collection[str],
    lang: Lang | str,
    width: float,
    *,
    name_there: Text,
    name_here: Text | None = None,
) -> Drawing:
    """The ladder of the award's country at the left, Sweden's at the right, ages on one axis between them.

    ``mark_there`` and ``mark_here`` hold ids of stages (`stage_of`), none where the place is not known. ``width``
    is in points, 300 or more; the height follows from the ages.
    """
    sides = (
        Side(there, name_there, frozenset(mark_there)),
        Side(here, name_here or both("Sweden"), frozenset(mark_here), here=True),
    )
    return _drawn(sides, lang, width)


def one_ladder(
    ladder: Ladder, lang: Lang | str, width: float, *, name: Text, marked: Collection[str] = ()
) -> Drawing:
    """One country's ladder with its axis of ages; ``marked`` as in `two_ladders`."""
    return _drawn((Side(ladder, name, frozenset(marked), alone=not marked),), lang, width)


def _drawn(sides: Sequence[Side], lang: Lang | str, width: float) -> Drawing:
    columns = _columns(sides, lang, width)
    shapes: list[Shape] = [*_axis(columns, lang, width)]
    shapes.extend(Group(tuple(column.shapes()), column_words(column.side)) for column in columns)
    bottom = max(column.foot() for column in columns)
    spoken = [column_words(column.side) for column in columns]
    alt = Text("\n".join(one.sv for one in spoken), "\n".join(one.en for one in spoken))
    return Drawing(width, bottom, tuple(shapes), alt)


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in one box: its lines, and its number in the key if not all is said there."""

    lines: tuple[tuple[str, Ink, bool], ...]
    number: int | None


class _Column:
    """One ladder between two x, its lines already broken."""

    def __init__(
        self, side: Side, left: float, width: float, scale: _Scale, first: int, lang: Lang | str
    ) -> None:
        self.side, self.left, self.width, self.scale, self.lang = side, left, width, scale, lang
        self.places, lanes = stacked(side.ladder)
        self.lane = width / lanes
        self.setter = typesetter()
        self.under_name = under_name(side, lang, width)
        self.written: dict[str, _Written] = {}
        for place in self.places:
            self.written[place.stage.id] = self._write(place, first)
            first += self.written[place.stage.id].number is not None
        self.next = first

    def box(self, place: Place) -> tuple[float, float, float, float]:
        """x, y, width and height of a stage."""
        x = self.left + place.left * self.lane + _GAP
        wide = (place.right - place.left + 1) * self.lane - 2 * _GAP
        top = self.scale.y(place.end)
        high = self.scale.y(place.start) - top
        gap = _GAP if high > _LOW else _GAP / 2  # a box of one year needs its height for its number
        return x, top + gap, wide, high - 2 * gap

    def shapes(self) -> Iterator[Shape]:
        yield Label(self.left + _GAP, 11, self.side.name.get(self.lang), 10, bold=True)
        for number, line in enumerate(self.under_name):
            yield Label(self.left + _GAP, 22 + number * _PITCH, line, _SIZE, Ink.MUTED)
        ways = [(place, following) for place in self.places for following in self._following(place)]
        for lower, upper in ways:  # under the boxes, so that a way past a stage does not cross it out
            yield from self._way(lower, upper)
        for place in self.places:
            yield from self._stage(place)
        for lower, upper in ways:
            yield self._tip(lower, upper)
        yield from self._key()

    def foot(self) -> float:
        """Where the column ends, its key included."""
        return self.scale.bottom + _PITCH * (1 + len(list(self._key_lines()))) - 4

    def _stage(self, place: Place) -> Iterator[Shape]:
        x, y, wide, high = self.box(place)
        marked = place.stage.id in self.side.marked
        yield Box(
            x,
            y,
            wide,
            high,
            fill=Ink.ACCENT_SOFT if marked else Ink.FILL,
            edge=Ink.ACCENT if marked else Ink.LINE,
            edge_width=1.75 if marked else 0.75,
            dashed=place.stage.track == "vocational",
            radius=_ROUND,
        )
        if marked:
            yield Marker(x + _INSET + 3, min(y + 7, y + high / 2), Sign.DIAMOND, 7)
        lines = self.written[place.stage.id].lines
        first = min(y + 2 + _SIZE, y + high / 2 + 3)
        for number, (text, ink, bold) in enumerate(lines):
            indent = 10 if marked and number == 0 else 0
            yield Label(x + _INSET + indent, first + number * _PITCH, text, _SIZE, ink, bold)

    def _write(self, place: Place, number: int) -> _Written:
        _, _, wide, high = self.box(place)
        room, most = wide - 2 * _INSET, int((high - 2) // _PITCH)
        words = stage_words(place.stage, self.lang)
        flag = [(mark_words(self.lang, here=self.side.here), Ink.ACCENT, True)]
        flag = flag if place.stage.id in self.side.marked else []
        whole = [(words.whole, Ink.TEXT, False)]
        numbered = [(f"{number}  {words.whole}", Ink.TEXT, False)]
        alone = [(str(number), Ink.TEXT, False)]
        for texts, told in (
            ([*flag, (words.name, Ink.TEXT, False), (words.more, Ink.MUTED, False)], None),
            (flag + (numbered if words.native else whole), number if words.native else None),
            (flag + alone, number),
            (numbered, number),
        ):
            lines = self._fitting(texts, room, indented=bool(flag))
            if lines is not None and len(lines) <= most:
                return _Written(tuple(lines), told)
        return _Written(tuple(alone), number)

    def _fitting(
        self, texts: list[tuple[str, Ink, bool]], room: float, *, indented: bool
    ) -> list[tuple[str, Ink, bool]] | None:
        lines: list[tuple[str, Ink, bool]] = []
        for text, ink, bold in texts:
            here = room - 10 if indented and not lines else room
            if not _whole_words(self.setter, text, here, bold=bold):
                return None
            broken = self.setter.lines(text, _SIZE, here, bold=bold)
            lines.extend((line.text.strip(), ink, bold) for line in broken)
        return lines

    def _following(self, place: Place) -> Iterator[Place]:
        """The stages that this one leads to, unless they begin before it ends."""
        for other in self.places:
            if other.stage.id in place.stage.leads_to and other.start > place.end - 0.3:
                yield other

    def _meeting(self, lower: Place, upper: Place) -> tuple[float, float]:
        """x where the way leaves the lower stage, and where it enters the upper one."""
        x1, _, wide1, _ = self.box(lower)
        x2, _, wide2, _ = self.box(upper)
        left, right = max(x1, x2), min(x1 + wide1, x2 + wide2)
        if right - left > 2 * _GAP:
            return (left + right) / 2, (left + right) / 2
        return (x1 + wide1 - 6, x2 + 6) if x2 > x1 else (x1 + 6, x2 + wide2 - 6)

    def _way(self, lower: Place, upper: Place) -> Iterator[Shape]:
        start, end = self._meeting(lower, upper)
        out, into = self.scale.y(lower.end), self.scale.y(upper.start)
        if start != end:
            yield Line(start, out, end, out, Ink.MUTED, 0.6)
        if out - into > 1:
            yield Line(end, out, end, into, Ink.MUTED, 0.6)

    def _tip(self, lower: Place, upper: Place) -> Polygon:
        _, x = self._meeting(lower, upper)
        y = self.scale.y(upper.start)
        return Polygon(((x - 3, y + 1.7), (x + 3, y + 1.7), (x, y - 1.8)), Ink.MUTED)

    def _key(self) -> Iterator[Shape]:
        y = self.scale.bottom + _PITCH + 3
        for sign, text in self._key_lines():
            indent = 16 if sign or text.startswith(" ") else 0
            if sign == "◆":
                yield Marker(self.left + _GAP + 4, y - 3, Sign.DIAMOND, 7)
            elif sign:
                yield Label(self.left + _GAP, y, sign, _SIZE, Ink.MUTED)
            yield Label(
                self.left + _GAP + indent, y, text.strip(), _SIZE, Ink.TEXT if sign == "◆" else Ink.MUTED
            )
            y += _PITCH

    def _key_lines(self) -> Iterator[tuple[str, str]]:
        """(sign or number, line of text) of the key; a line that goes on has no sign and starts with a space."""
        marked = [place for place in self.places if place.stage.id in self.side.marked]
        for place in marked:
            says = (
                f"{mark_words(self.lang, here=self.side.here)}: {stage_words(place.stage, self.lang).whole}"
            )
            yield from self._broken("◆", says)
        if not marked and not self.side.alone:
            yield from self._broken(
                "", tr("The place of this award is not marked: it is not known.", self.lang)
            )
        for place in self.places:
            number = self.written[place.stage.id].number
            if number is not None:
                words = stage_words(place.stage, self.lang)
                yield from self._broken(str(number), f"{words.name}, {words.more}")
        if any(place.stage.track == "vocational" for place in self.places):
            yield from self._broken("", tr("Dashed edge: vocational.", self.lang))

    def _broken(self, sign: str, text: str) -> Iterator[tuple[str, str]]:
        hanging = " " if sign else ""
        for number, line in enumerate(self.setter.lines(text, _SIZE, self.width - 16 - 2 * _GAP)):
            yield (sign, line.text.strip()) if number == 0 else ("", hanging + line.text.strip())


@dataclass(frozen=True, slots=True)
class _Scale:
    """Ages to heights: the oldest at the top."""

    youngest: float
    oldest: float
    top: float
    year: float

    def y(self, years_old: float) -> float:
        return self.top + (self.oldest - years_old) * self.year

    @property
    def bottom(self) -> float:
        return self.y(self.youngest)


def _columns(sides: Sequence[Side], lang: Lang | str, width: float) -> list[_Column]:
    stages = [stage for side in sides for stage in side.ladder.stages]
    youngest = min(stage.starts_age for stage in stages)
    oldest = max(stage.starts_age + stage.years for stage in stages)
    wide = (width - _AXIS) / 2 if len(sides) == 2 else width - _AXIS
    top = _HEAD + _PITCH * max(len(under_name(side, lang, wide)) for side in sides) + 4
    scale = _Scale(youngest, oldest, top, min(_YEAR, _TALLEST / max(1, oldest - youngest)))
    columns: list[_Column] = []
    for number, side in enumerate(sides):
        left = number * (wide + _AXIS) if len(sides) == 2 else _AXIS
        columns.append(_Column(side, left, wide, scale, columns[-1].next if columns else 1, lang))
    return columns


def _axis(columns: Sequence[_Column], lang: Lang | str, width: float) -> Iterator[Shape]:
    """The ages at which stages begin or end, with a fine line across; never two labels over each other."""
    scale = columns[0].scale
    middle = columns[0].width + _AXIS / 2 if len(columns) == 2 else _AXIS / 2
    yield Label(middle, 11, tr("Age", lang), _SIZE, Ink.MUTED, anchor=Anchor.MIDDLE)
    ages = {edge for column in columns for place in column.places for edge in (place.start, place.end)}
    last: float | None = None
    for one in sorted(ages):
        y = scale.y(one)
        if last is not None and last - y < _PITCH:
            continue
        last = y
        yield Line(0 if len(columns) == 2 else _AXIS, y, width, y, Ink.LINE, 0.4)
        yield Box(middle - 12, y - 5, 24, 10, fill=Ink.PAPER, edge=None)
        yield Label(middle, y + 3, age(one, lang), _SIZE, Ink.MUTED, anchor=Anchor.MIDDLE)


def under_name(side: Side, lang: Lang | str, width: float) -> list[str]:
    """The lines under a country's name: which of its ladders it is."""
    lines = typesetter().lines(side.ladder.name.get(lang), _SIZE, width - 2 * _GAP)
    return [line.text.strip() for line in lines]


def _whole_words(setter: Typesetter, text: str, room: float, *, bold: bool) -> bool:
    return all(setter.width(word, _SIZE, bold=bold) <= room for word in text.split(" "))
