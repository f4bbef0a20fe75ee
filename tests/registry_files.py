"""Small files in the shapes in which registries publish, all invented, so that tests do not hang on the real ones."""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Plain = dict[str, Any]
DAY, LATER = date(2026, 11, 27), date(2027, 3, 1)
CHARTER_HEADER = ("Proposal number", "Erasmus Code", "PIC", "OID", "Legal Name", "City", "Country Cd", "Website Url",
                  "Erasmus Eche Start", "Erasmus Eche End")  # fmt: skip


def ror_id(number: int) -> str:
    return f"https://ror.org/0{number:06d}00"


def ror(number: int, name: str, **changes: Any) -> Plain:
    """A record in schema 2."""
    found: Plain = {
        "admin": {
            "created": {"date": "2019-02-01", "schema_version": "1.0"},
            "last_modified": {"date": "2025-01-01", "schema_version": "2.1"},
        },
        "domains": [],
        "established": 1950,
        "external_ids": [],
        "id": ror_id(number),
        "links": [{"type": "website", "value": f"https://www.u{number}.example/"}],
        "locations": [{"geonames_details": {"country_code": "IN", "name": "Town"}}],
        "names": [{"lang": "en", "types": ["label", "ror_display"], "value": name}],
        "relationships": [],
        "status": "active",
        "types": ["education"],
    }
    return found | changes


def ror_old(number: int, name: str, **changes: Any) -> Plain:
    """A record in schema 1."""
    found: Plain = {
        "id": ror_id(number),
        "name": name,
        "aliases": ["Old Alias"],
        "acronyms": ["OA"],
        "labels": [{"label": "Ein Name", "iso639": "de"}],
        "addresses": [{"city": "Town"}],
        "country": {"country_code": "IN"},
        "links": [f"http://www.u{number}.example/"],
        "email_address": None,
        "established": 1950,
        "external_ids": {"GRID": {"preferred": "grid.1.a", "all": "grid.1.a"}},
        "relationships": [{"label": "Another", "type": "Successor", "id": ror_id(900)}],
        "status": "active",
        "types": ["Education"],
    }
    return found | changes


def dump(path: Path, records: Sequence[object]) -> Path:
    """A JSON array, packed as the name of ``path`` says."""
    content = json.dumps(records, ensure_ascii=False).encode("utf-8")
    if path.suffix == ".gz":
        content = gzip.compress(content)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr("v2.9-ror-data_schema_v2.json", content)
            parts.writestr("v2.9-ror-data.csv", "id,name\n")
        return path
    path.write_bytes(content)
    return path


def charter_row(pic: object, name: str, **changes: Any) -> list[object]:
    found = {
        "Proposal number": "101000001", "Erasmus Code": f"S  TOWN{str(pic)[-2:]}", "PIC": pic, "OID": "E10000001",
        "Legal Name": name, "City": "TOWN", "Country Cd": "SE", "Website Url": "www.town.example ",
        "Erasmus Eche Start": date(2021, 1, 1), "Erasmus Eche End": date(2029, 12, 31),
    }  # fmt: skip
    return list((found | changes).values())


def charter(path: Path, rows: Sequence[Sequence[object]], header: Sequence[object] = CHARTER_HEADER) -> Path:
    """A workbook with the list on its first sheet, below an empty row."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([])
    sheet.append([None])
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def table(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8", separator: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path
