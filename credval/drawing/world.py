"""Of which places does the rulebook know the education, and of how much of it? A map without flags and without verdicts.

Outlines are Natural Earth's (resources/map); they say nothing about whose territory a place is.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from credval.drawing.setting import typesetter
from credval.drawing.shapes import Box, Drawing, Group, Ink, Label, Marker, Polygon, Shape, Sign
from credval.paths import resources
from credval.text import Lang, Text, both, tr

_SIZE, _ROW, _KEY = 8.0, 14.0, 10.0
_MANY = 25
"""Entries from which a system is drawn in full colour."""


@dataclass(frozen=True, slots=True)
class Place:
    """One education system: its code, its name, how many entries it has."""

    code: str
    name: Text
    entries: int


def world(places: Iterable[Place], lang: Lang | str, width: float) -> Drawing:
    """The map ``width`` points wide, its key below. Systems that are no place on it are named in the last line."""
    known = {one.code: one for one in places}
    outlines = _outlines()
    scale = width / float(outlines["width"])
    height = float(outlines["height"]) * scale
    shapes: list[Shape] = [
        *_lands(outlines["shapes"], known, scale),
        *_dots(outlines["points"], known, scale),
    ]
    shapes += _key(lang, height + _ROW)
    elsewhere = [
        one for code, one in known.items() if code not in {**outlines["shapes"], **outlines["points"]}
    ]
    lines = _elsewhere(elsewhere, lang, width)
    for number, line in enumerate(lines):
        shapes.append(Label(0, height + (4.4 + number) * _ROW, line, _SIZE, Ink.MUTED))
    return Drawing(width, height + (4.8 + len(lines)) * _ROW, tuple(shapes), _said(known.values()))


@functools.cache
def _outlines() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resources("map/world.json").read_text(encoding="utf-8"))
    return found


def _lands(
    outlines: Mapping[str, list[list[float]]], known: Mapping[str, Place], scale: float
) -> Iterator[Shape]:
    for code, rings in outlines.items():
        fill = _fill(known.get(code))
        drawn = tuple(
            Polygon(
                tuple((x * scale, y * scale) for x, y in zip(ring[::2], ring[1::2], strict=True)),
                fill,
                Ink.LINE,
                0.4,
            )
            for ring in rings
        )
        yield Group(drawn, _says(known[code])) if code in known else Group(drawn, Text("", ""))


def _dots(points: Mapping[str, list[float]], known: Mapping[str, Place], scale: float) -> Iterator[Shape]:
    """Places too small for an outline, where the book knows them."""
    for code, (x, y) in points.items():
        if code in known:
            yield Group((Marker(x * scale, y * scale, Sign.CIRCLE, 4, Ink.ACCENT),), _says(known[code]))


def _fill(place: Place | None) -> Ink:
    if place is None:
        return Ink.PAPER
    return Ink.ACCENT if place.entries >= _MANY else Ink.ACCENT_SOFT


def _key(lang: Lang | str, top: float) -> Iterator[Shape]:
    rows = (
        (Ink.ACCENT, tr("{n} entries or more", lang, n=_MANY)),
        (Ink.ACCENT_SOFT, tr("fewer entries", lang)),
        (Ink.PAPER, tr("not written yet", lang)),
    )
    for number, (ink, words) in enumerate(rows):
        y = top + number * _ROW
        yield Box(0, y - _KEY + 2, _KEY, _KEY, ink, Ink.LINE)
        yield Label(_KEY + 6, y, words, _SIZE)


def _elsewhere(places: list[Place], lang: Lang | str, width: float) -> list[str]:
    if not places:
        return []
    names = ", ".join(sorted(one.name.get(lang) for one in places))
    said = tr("No place on the map: {names}.", lang, names=names)
    return [line.text.strip() for line in typesetter().lines(said, _SIZE, width - 4)]


def _says(place: Place) -> Text:
    return both("{name}: {n} entries", name=place.name, n=place.entries)


def _said(places: Iterable[Place]) -> Text:
    rows = [_says(one) for one in places]
    head = both("Education systems in the rulebook, with their number of entries.")
    return Text(*("\n".join([head.get(lang), *sorted(row.get(lang) for row in rows)]) for lang in Lang))
