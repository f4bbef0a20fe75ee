"""The map shows what the book holds, names what has no place on it, and says the same in words."""

from __future__ import annotations

import hashlib
import tomllib

import pytest

from credval.drawing.shapes import Drawing, Group, Ink, Label, Marker, Polygon
from credval.drawing.world import Place, world
from credval.paths import resources
from credval.text import Lang, Text

PLACES = [
    Place("SE", Text("Sverige", "Sweden"), 48),
    Place("ER", Text("Eritrea", "Eritrea"), 23),
    Place("MT", Text("Malta", "Malta"), 20),
    Place("SUHH", Text("Sovjetunionen", "Soviet Union"), 18),
]


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return world(PLACES, Lang.EN, 400)


def fills(drawing: Drawing, said: str) -> set[Ink | None]:
    groups = [one for one in drawing.shapes if isinstance(one, Group) and one.alt.en.startswith(said)]
    return {one.fill for group in groups for one in group.shapes if isinstance(one, Polygon)}


def test_a_system_with_many_entries_is_drawn_in_full_colour(drawing: Drawing) -> None:
    assert fills(drawing, "Sweden") == {Ink.ACCENT}


def test_a_system_with_fewer_entries_is_drawn_softer(drawing: Drawing) -> None:
    assert fills(drawing, "Eritrea") == {Ink.ACCENT_SOFT}


def test_a_place_too_small_for_an_outline_is_a_dot(drawing: Drawing) -> None:
    assert sum(isinstance(one, Marker) for one in drawing.flat()) == 1


def test_a_former_state_is_named_below_the_map(drawing: Drawing) -> None:
    assert any("Soviet Union" in one.text for one in drawing.flat() if isinstance(one, Label))


def test_the_words_hold_every_system_in_both_languages(drawing: Drawing) -> None:
    assert "Soviet Union: 18 entries" in drawing.alt.en
    assert "Sverige: 48 uppslag" in drawing.alt.sv


def test_everything_lies_on_the_paper(drawing: Drawing) -> None:
    corners = [point for one in drawing.flat() if isinstance(one, Polygon) for point in one.points]
    assert all(-0.1 <= x <= drawing.width + 0.1 and -0.1 <= y <= drawing.height for x, y in corners)


def test_the_outlines_are_those_that_their_papers_describe() -> None:
    described = tomllib.loads(resources("map/MAP.toml").read_text(encoding="utf-8"))
    found = hashlib.sha256(resources("map/world.json").read_bytes()).hexdigest()
    assert (found, described["file"]) == (described["sha256"], "world.json")
