"""Which ladders are drawn: that of the part in question, or each one that may be meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from credval.assessment.regions import ladders_of
from credval.model.systems import Country, Name, Part
from credval.text import Text
from tests.drawing.ladder_samples import INDIA, ladder, stage

DAY = date(2010, 6, 30)


def part(id_: str) -> Part:
    return Part(id_, Name(id_.title(), id_.title()), Text("", ""), ())


def rungs(*entries: str) -> tuple[object, ...]:
    return tuple(stage(f"rung-{n}", "Steg|Rung", 6 + n, 1, entry=one) for n, one in enumerate(entries))


NORTH = replace(ladder("norr", "north", *rungs("in/north", "in/shared")), part=("north",))  # type: ignore[arg-type]
SOUTH = replace(ladder("söder", "south", *rungs("in/south", "in/shared")), part=("south", "islands"))  # type: ignore[arg-type]
OLD = replace(ladder("förr", "before", *rungs("in/old")), last=date(1989, 12, 31))  # type: ignore[arg-type]
COUNTRY: Country = replace(
    INDIA, parts=(part("north"), part("south"), part("islands")), ladders=(OLD, NORTH, SOUTH)
)


@pytest.mark.parametrize(
    ("region", "parts", "entry", "expected"),
    [
        ("North", (), "", (NORTH,)),
        ("islands", (), "", (SOUTH,)),
        (None, ("north",), "", (NORTH,)),
        ("South", ("north",), "", (SOUTH,)),
        (None, (), "", (NORTH, SOUTH)),
        ("Atlantis", (), "", (NORTH, SOUTH)),
        (None, (), "in/shared", (NORTH, SOUTH)),
        (None, (), "in/south", (SOUTH,)),
        (None, ("south", "islands"), "in/south", (SOUTH,)),
        (None, (), "in/nowhere", (NORTH, SOUTH)),
    ],
)
def test_the_part_the_entry_or_all(
    region: str | None, parts: tuple[str, ...], entry: str, expected: object
) -> None:
    old_ended = replace(COUNTRY, ladders=(NORTH, SOUTH))
    assert ladders_of(old_ended, DAY, region, parts, entry) == expected


def test_a_ladder_of_before_the_parts_holds_for_all_of_them() -> None:
    early = replace(COUNTRY, ladders=(OLD, *(replace(one, first=date(1990, 1, 1)) for one in (NORTH, SOUTH))))
    assert ladders_of(early, date(1980, 1, 1), "north") == (OLD,)


def test_a_country_without_parts_has_one_ladder_a_day() -> None:
    assert ladders_of(INDIA, DAY, "Kerala") == (INDIA.ladder_on(DAY),)
