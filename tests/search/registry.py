"""Names of organisations from an open register that lies beside the checkout; read where it is, never copied.

The files are ROR's (research organisations, CC0), in its two schemas. Where they are absent, tests that need them are
skipped and say so.
"""

from __future__ import annotations

import functools
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from credval.search import SearchName
from tests.shared_data import shared

_NEW, _OLD = "ror-v2.9-schema_v2-35990.json.gz", "ror-v1only-schema_v1-15380.json.gz"
_KINDS = {"label": "native", "alias": "alias", "acronym": "abbreviation", "ror_display": "native"}
_ORDER = ("native", "alias", "abbreviation")


@dataclass(frozen=True, slots=True)
class Organisation:
    """One record: its id, country, whether it teaches, its names as (name, kind, language), and its domains."""

    id: str
    country: str
    teaches: bool
    names: tuple[tuple[str, str, str], ...]
    domains: tuple[str, ...]


@functools.cache
def organisations() -> tuple[Organisation, ...]:
    """All 51,370 organisations."""
    return (*map(_new, _read(_NEW)), *map(_old, _read(_OLD)))


def search_names(some: tuple[Organisation, ...]) -> Iterator[SearchName]:
    """Their names for an index, the display name first."""
    for one in some:
        for rank, (name, kind, _) in enumerate(one.names):
            yield SearchName(one.id, name, kind, one.country, rank)


def _read(name: str) -> list[dict[str, Any]]:
    with gzip.open(shared(f"ror/{name}")) as stream:
        records: list[dict[str, Any]] = json.load(stream)
    return records


def _new(record: dict[str, Any]) -> Organisation:
    names = sorted(record["names"], key=lambda one: "ror_display" not in one["types"])
    kinds = [
        (one["value"], min((_KINDS[kind] for kind in one["types"]), key=_ORDER.index), one["lang"] or "")
        for one in names
    ]
    country = record["locations"][0]["geonames_details"]["country_code"].lower()
    return Organisation(
        _id(record), country, "education" in record["types"], tuple(kinds), tuple(record["domains"])
    )


def _old(record: dict[str, Any]) -> Organisation:
    labels = [(one["label"], "native", one["iso639"] or "") for one in record["labels"]]
    aliases = [(one, "alias", "") for one in record["aliases"]]
    acronyms = [(one, "abbreviation", "") for one in record["acronyms"]]
    names = ((record["name"], "native", ""), *labels, *aliases, *acronyms)
    country = record["country"]["country_code"].lower()
    return Organisation(_id(record), country, "Education" in record["types"], names, ())


def _id(record: dict[str, Any]) -> str:
    return f"ror/{record['id'].rsplit('/', 1)[1]}"
