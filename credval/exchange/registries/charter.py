"""How do the lists of holders of the Erasmus charter read? Each year has other headers and sheets.

Needed columns: Erasmus code, PIC, a legal name. Cells are taken as they were last shown; a formula is never computed, and
text that looks like one is text. The charter is about mobility: it recognises nothing.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from credval.exchange.registries import cleaning
from credval.exchange.registries.columns import cell, placed
from credval.exchange.registries.opening import check_sheet, refused, skipped
from credval.model.registries import IdentifierKind, NameKind, PublishedStatus, Registry, RegistryRecord
from credval.text import mark

Row = Sequence[object]
COLUMNS = {
    "code": ("erasmus code", "erasmus institutional code", "accreditation code"),
    "pic": ("pic", "pic code"),
    "oid": ("oid", "organisation id"),
    "name": ("legal name", "organisation legal name", "name"),
    "city": ("city", "town"),
    "country": ("country", "country cd", "country code"),
    "web": ("website url", "webpage", "website", "web page"),
    "from": ("erasmus eche start", "eche start date", "start date"),
    "to": ("erasmus eche end", "eche end date", "end date"),
}
"""The header words of each field, folded; the first that stands there is taken."""
_NEEDED = {"code", "pic", "name"}
_HEADER_WITHIN = 20
_PIC = re.compile(r"\d{9}")


class _Sheet:
    """The places of the columns, and the rows below the header."""

    def __init__(self, places: dict[str, int], rows: Iterator[Row]) -> None:
        self.places = places
        self.rows = rows


def pieces(path: Path) -> Iterator[tuple[dict[str, int], Row]]:
    """Each row that holds something, with the places of its columns. Raises RegistryFileError."""
    check_sheet(path)
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of slicers and the like, which are not read anyway
        book = _opened(file, path)
        try:
            sheet = _found(book, path)
            yield from ((sheet.places, row) for row in sheet.rows if any(map(cleaning.text, row)))
        except (KeyError, ValueError, TypeError, SyntaxError, EOFError) as problem:
            raise _damaged(path) from problem
        finally:
            book.close()


def _opened(file: BinaryIO, path: Path) -> Any:
    """The workbook in ``file``, which is handed over opened because the library goes by the ending of a name."""
    import openpyxl

    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as problem:  # the library lets whatever it meets in a damaged file through
        raise _damaged(path) from problem


def _damaged(path: Path) -> Exception:
    return refused(
        mark("{path} cannot be read as a spreadsheet: it is damaged. Fetch the file again."), path=path.name
    )


def _found(book: Any, path: Path) -> _Sheet:
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
        rows = sheet.iter_rows(values_only=True)
        for _, row in zip(range(_HEADER_WITHIN), rows, strict=False):
            places = placed(row, COLUMNS)
            if places.keys() >= _NEEDED:
                return _Sheet(places, rows)
    raise refused(
        mark(
            "{path} is no list of the Erasmus charter: no sheet has the columns Erasmus Code, PIC and Legal Name."
        ),
        path=path.name,
    )


def read(piece: tuple[dict[str, int], Row]) -> RegistryRecord:
    """One row of a charter list. Raises RecordError."""
    places, row = piece

    def of(field: str) -> object:
        return cell(row, places, field)

    key = cleaning.text(of("pic"))
    if not _PIC.fullmatch(key):
        raise skipped(mark("“{pic}” is no PIC, which has nine digits."), pic=key)
    names = cleaning.names([cleaning.name(of("name"), NameKind.LEGAL)])
    if not names:
        raise skipped(mark("The record has no name."), key)
    kinds = (IdentifierKind.PIC, key), (IdentifierKind.ERASMUS, of("code")), (IdentifierKind.OID, of("oid"))
    return RegistryRecord(
        Registry.CHARTER,
        key,
        names,
        country=cleaning.country(cleaning.text(of("country"))),
        city=cleaning.bare(cleaning.text(of("city"))),
        domains=cleaning.domains([of("web")]),
        identifiers=cleaning.identifiers(cleaning.identifier(kind, value) for kind, value in kinds),
        status=PublishedStatus("charter", cleaning.day(of("from")), cleaning.day(of("to"))),
    )
