"""How does the list of institutions of DEQAR, the database of external quality assurance results, read?

Needed columns, in any order: an id (``deqar_id``, ``DEQARINST ID``) and a name (``name_primary``, ``name``). Read where they
are there: ``name_official``, ``name_english``, ``name_version``, ``acronym``, ``country``, ``city``, ``website_link``,
``eter_id``, ``founding_date``, ``closing_date``. No sample of EQAR's export was at hand when this was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from credval.exchange.registries import cleaning, tables
from credval.exchange.registries.columns import cell, placed
from credval.exchange.registries.opening import refused, skipped
from credval.model.registries import (
    IdentifierKind,
    NameKind,
    PublishedStatus,
    Registry,
    RegistryRecord,
)
from credval.text import mark

COLUMNS = {
    "id": ("deqar id", "deqarinst id", "deqarinst", "deqar institution id", "institution id"),
    "name": ("name primary", "name", "institution name", "name official", "official name"),
    "official": ("name official", "official name", "name official transliterated"),
    "english": ("name english", "english name", "name en"),
    "other": ("name version", "name versions", "alternative names", "other names"),
    "former": ("former name", "former names", "historical names"),
    "acronym": ("acronym", "name acronym", "acronyms"),
    "country": ("country", "countries", "country code", "country iso"),
    "city": ("city", "cities", "legal seat city"),
    "web": ("website", "website link", "web site", "url"),
    "eter": ("eter id", "eter", "eterid"),
    "founded": ("founding date", "founded", "founding year", "year founded"),
    "closed": ("closing date", "closure date", "closed", "closing year", "year closed"),
}
"""The header words of each field, folded; the first that stands there is taken."""
_MANY = re.compile(r"\s*[|;]\s*")
_ID = re.compile(r"(?:DEQARINST)?0*(\d{1,9})", re.IGNORECASE)
Piece = tuple[dict[str, int], tables.Row]


def is_deqar(header: tables.Row) -> bool:
    """Whether a header is that of DEQAR's institutions. Raises RegistryFileError if it is, but lacks what is needed."""
    words = " ".join(header).casefold()
    if "deqar" not in words and "eter" not in words:
        return False
    lacking = {"id", "name"} - placed(header, COLUMNS).keys()
    if lacking:
        raise refused(
            mark("The table looks like one of DEQAR, but a column is missing. Needed are an id (deqar_id or DEQARINST ID) "
            "and a name (name_primary or name). Export the institutions again with both.")
        )  # fmt: skip
    return True


def pieces(path: Path) -> Iterator[Piece]:
    """Each row below the header, with the places of its columns. Raises RegistryFileError."""
    rows = tables.rows(path)
    places = placed(next(rows, []), COLUMNS)
    return ((places, row) for row in rows)


def read(piece: Piece) -> RegistryRecord:
    """One row. Raises RecordError."""
    places, row = piece

    def of(field: str) -> str:
        return cleaning.text(cell(row, places, field))

    number = _ID.fullmatch(of("id"))
    if not number:
        raise skipped(mark("“{id}” is no id of DEQAR."), id=of("id"))
    key = f"DEQARINST{int(number[1]):04d}"
    kinds = {"name": NameKind.LABEL, "official": NameKind.LEGAL, "english": NameKind.LABEL}
    many = {"other": NameKind.ALIAS, "former": NameKind.FORMER, "acronym": NameKind.ACRONYM}
    names = cleaning.names(
        [cleaning.name(of(field), kind, "en" if field == "english" else "") for field, kind in kinds.items()]
        + [cleaning.name(one, kind) for field, kind in many.items() for one in _MANY.split(of(field))]
    )
    if not names:
        raise skipped(mark("The record has no name."), key)
    return RegistryRecord(
        Registry.DEQAR,
        key,
        names,
        country=cleaning.country(_MANY.split(of("country"))[0]),
        city=cleaning.bare(_MANY.split(of("city"))[0]),
        domains=cleaning.domains(_MANY.split(of("web"))),
        identifiers=cleaning.identifiers([
            cleaning.identifier(IdentifierKind.DEQARINST, key), cleaning.identifier(IdentifierKind.ETER, of("eter")),
        ]),
        established=cleaning.year(of("founded")),
        status=PublishedStatus("listed", cleaning.day(of("founded")), cleaning.day(of("closed"))),
    )  # fmt: skip
