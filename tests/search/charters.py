"""Names of higher education institutions from three editions of the Erasmus charter list, read where they lie.

A workbook is read with the standard library: the tests should not stand on the code that they will one day test.
"""

from __future__ import annotations

import functools
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from credval.search import SearchName
from credval.writing.folding import fold
from tests.shared_data import shared

EDITIONS = {
    2022: "accredited-heis-erasmus-2021-2027-mar22_en.xlsx",
    2024: "08042024_List_of_Accredited_HEIs_within_the_Erasmus+_Programme_2021-2027.xlsx",
    2026: "accredited-HEIs-Erasmus-2021-2027_08042026.xlsx",
}
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PIC = re.compile(r"\d{9}")


@functools.cache
def charter_names() -> tuple[SearchName, ...]:
    """The name of each institution in the newest edition, and what it was called in an older one."""
    names = {
        year: {pic: name for pic, name, _ in _rows(shared(f"eche/{file}"))} for year, file in EDITIONS.items()
    }
    countries = {pic: country for pic, _, country in _rows(shared(f"eche/{EDITIONS[2026]}"))}
    return tuple(one for pic in names[2026] for one in _of(pic, countries[pic].lower(), names))


def _of(pic: str, country: str, names: dict[int, dict[str, str]]) -> Iterator[SearchName]:
    now = names[2026][pic]
    yield SearchName(f"eche/{pic}", now, "native", country, 0)
    for year in (2024, 2022):
        before = names[year].get(pic)
        if before and fold(before) != fold(now):
            yield SearchName(f"eche/{pic}", before, "former", country, 1, year)


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """(PIC, legal name, country code or name) of each institution; columns C, E and I in every edition."""
    with zipfile.ZipFile(path) as book:
        shared = ["".join(one.itertext()) for one in ET.fromstring(book.read("xl/sharedStrings.xml"))]
        for _, row in ET.iterparse(book.open("xl/worksheets/sheet1.xml")):
            if row.tag == f"{_SPACE}row":
                cells = {re.sub(r"\d", "", one.get("r", "")): _value(one, shared) for one in row}
                if _PIC.fullmatch(cells.get("C", "")) and cells.get("E"):
                    yield cells["C"], " ".join(cells["E"].split()), cells.get("I", "").strip()
                row.clear()


def _value(cell: ET.Element, shared: list[str]) -> str:
    value = cell.findtext(f"{_SPACE}v", "")
    return shared[int(value)] if cell.get("t") == "s" and value else value or "".join(cell.itertext())
