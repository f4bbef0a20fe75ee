"""When did a person study what, one credential under the other along the years?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from credval.drawing.setting import typesetter
from credval.drawing.shapes import Anchor, Box, Drawing, Group, Ink, Label, Line, Marker, Shape, Sign
from credval.drawing.wording import years
from credval.text import Lang, Text, tr

_SIZE, _PITCH = 8.0, 11.0
_ROW, _HEAD, _EDGE = 40.0, 16.0, 8.0
_APART = 32.0  # points at least between two years that are written out


@dataclass(frozen=True, slots=True)
class Study:
    """One credential: what it is, between which days it was awarded (None: not given), how long it takes."""

    name: Text
    first: date | None = None
    last: date | None = None
    years: float | None = None


def timeline(studies: Sequence[Study], lang: Lang | str, width: float) -> Drawing:
    """The studies in the order given; ``width`` in points. A bar is the length of the study, a diamond its award.

    An award that is only known to lie between two days is a line between two rings. Without a day of award there
    is nothing to draw, and the row says so. At least one study.
    """
    edges = [edge for study in studies for edge in _edges(study)]
    names = [_broken(study.name.get(lang), width) for study in studies]
    tops = [_HEAD + sum(map(_height, names[:number])) for number in range(len(studies) + 1)]
    scale = _Scale(min(edges), max(edges), width, tops[-1]) if edges else None
    shapes: list[Shape] = [*_axis(scale)] if scale else []
    for study, name, top in zip(studies, names, tops, strict=False):
        said = Text(_spoken(study, Lang.SV), _spoken(study, Lang.EN))
        shapes.append(Group(tuple(_row(study, name, top, scale, lang)), said))
    alt = Text(
        "\n".join(_spoken(one, Lang.SV) for one in studies),
        "\n".join(_spoken(one, Lang.EN) for one in studies),
    )
    return Drawing(width, tops[-1], tuple(shapes), alt)


def _broken(name: str, width: float) -> list[str]:
    return [line.text.strip() for line in typesetter().lines(name, _SIZE, width - 4)]


def _height(name: list[str]) -> float:
    """Of a row: the lines of its name, and its bar."""
    return _ROW + (len(name) - 1) * _PITCH


@dataclass(frozen=True, slots=True)
class _Scale:
    first: float
    last: float
    width: float
    bottom: float

    def x(self, when: float) -> float:
        return _EDGE + (when - self.first) / max(1.0, self.last - self.first) * (self.width - 2 * _EDGE)


def _edges(study: Study) -> Iterator[float]:
    if study.first and study.last:
        yield _when(study.first) - (study.years or 0)
        yield _when(study.last)


def _when(day: date) -> float:
    """A day as a year and its fraction."""
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - start).days / (end - start).days


def _axis(scale: _Scale) -> Iterator[Shape]:
    first, last = int(scale.first), int(scale.last) + 1
    step = next(
        one
        for one in (1, 2, 5, 10, 20, 50, 100, 1000)
        if scale.x(scale.first + one) - scale.x(scale.first) >= _APART or one == 1000
    )
    for year in range(first - first % step, last + 1, step):
        x = scale.x(year)
        if _EDGE <= x <= scale.width - _EDGE:
            yield Line(x, _HEAD, x, scale.bottom, Ink.LINE, 0.4)
            yield Label(x, 10, str(year), _SIZE, Ink.MUTED, anchor=Anchor.MIDDLE)


def _row(
    study: Study, name: list[str], top: float, scale: _Scale | None, lang: Lang | str
) -> Iterator[Shape]:
    for number, line in enumerate(name):
        down = top + number * _PITCH
        yield Box(0, down + 4, typesetter().width(line, _SIZE) + 4, _PITCH, fill=Ink.PAPER, edge=None)
        yield Label(0, down + 12, line, _SIZE)
    middle = top + _height(name) - _ROW + 27
    if scale is None or study.first is None or study.last is None:
        yield Label(0, middle + 3, tr("the day of award is not given", lang), _SIZE, Ink.MUTED)
        return
    start, end = scale.x(_when(study.first)), scale.x(_when(study.last))
    if study.years:
        left = scale.x(_when(study.first) - study.years)
        yield Box(left, middle - 4, start - left, 8, fill=Ink.ACCENT_SOFT, edge=Ink.ACCENT, radius=2)
    if study.first == study.last:
        yield Marker(start, middle, Sign.DIAMOND, 9)
        return
    yield Line(start, middle, end, middle, Ink.ACCENT, 1)
    yield Marker(start, middle, Sign.RING, 6)
    yield Marker(end, middle, Sign.RING, 6)


def _spoken(study: Study, lang: Lang) -> str:
    name = study.name.get(lang)
    told = f"{name}, {years(study.years, lang)}" if study.years else name
    if study.first is None or study.last is None:
        return tr("{study}: the day of award is not given.", lang, study=told)
    if study.first == study.last:
        return tr("{study}: awarded {day}.", lang, study=told, day=study.first.isoformat())
    between = {"first": study.first.isoformat(), "last": study.last.isoformat()}
    return tr("{study}: awarded between {first} and {last}.", lang, study=told, **between)
