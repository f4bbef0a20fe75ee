"""Which part of a country does the region of a claim stand for, however it is written?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from credval.model.systems import Country, Ladder, Part
from credval.writing.folding import fold

_CODE = re.compile(r"[A-Za-z]{2}\s*[-–]\s*[A-Za-z0-9]{1,3}")
"""What a code of ISO 3166-2 looks like."""


def part_of(country: Country | None, region: str | None) -> Part | None:
    """The part that ``region`` names: its id, one of its codes or any of its names, in any case and spacing."""
    wanted = _folded(region) if region else ""
    if country is None or not wanted:
        return None
    return next((one for one in country.parts if wanted in map(_folded, spellings(one))), None)


def ladders_of(
    country: Country, day: date, region: str | None, parts: tuple[str, ...] = (), entry: str = ""
) -> tuple[Ladder, ...]:
    """The ladders to draw for an award of ``day``: of the part that was named, else of the entry's only part, else all.

    ``parts`` are those that the entry belongs to. ``entry`` is its id where it is certain, and leaves the ladders on
    which it stands.
    """
    named = part_of(country, region)
    alone = parts[0] if len(parts) == 1 else None
    return country.ladders_on(day, named.id if named else alone, entry)


def spellings(part: Part) -> Iterator[str]:
    """Everything that stands for a part."""
    name = part.name
    own = (name.sv, name.en, name.native, name.romanised)
    yield from (part.id, *part.codes, *(one for one in own if one), *part.also_known_as)


def is_code_of(country: Country, region: str) -> bool:
    """Whether ``region`` has the form of an ISO 3166-2 code of this country."""
    written = region.strip()
    return bool(_CODE.fullmatch(written)) and written[:2].upper() == country.code


def _folded(name: str) -> str:
    return fold(name).replace(" ", "")
