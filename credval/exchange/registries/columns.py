"""Which column is which, when every year's file names them otherwise? Found by the words in the header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from credval.exchange.registries.cleaning import text
from credval.writing.folding import fold

Words = Mapping[str, tuple[str, ...]]


def placed(header: Sequence[object], known: Words) -> dict[str, int]:
    """Where each field stands, by the first of its words that a header cell is, up to case and punctuation."""
    cells = [fold(text(cell)) for cell in header]
    found: dict[str, int] = {}
    for field, words in known.items():
        place = next((cells.index(word) for word in words if word in cells), None)
        if place is not None:
            found[field] = place
    return found


def cell(row: Sequence[object], places: Mapping[str, int], field: str) -> object:
    """What stands in the column of ``field``; None where there is no such column or the row is short."""
    place = places.get(field)
    return row[place] if place is not None and place < len(row) else None
