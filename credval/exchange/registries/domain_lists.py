"""How do the two open lists of universities' web domains read: Hipo's (JSON) and swot's, flattened to a table?

Both are kept by volunteers, for telling whether a mail address is a student's: a pair of name and domain, no authority.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from credval.exchange.registries import cleaning, tables
from credval.exchange.registries.json_records import decoded
from credval.exchange.registries.opening import RecordError, skipped
from credval.model.registries import NameKind, Registry, RegistryRecord
from credval.text import mark

SWOT_HEADER = ["domain", "school_names"]


class _University(msgspec.Struct):
    """A record of Hipo's list."""

    name: str
    domains: list[str]
    web_pages: list[str] = []
    alpha_two_code: str | None = None


_hipo = msgspec.json.Decoder(_University)


def is_hipo(raw: bytes) -> bool:
    """Whether a first record looks like one of Hipo's list, even a damaged one."""
    try:
        decoded(_hipo, raw)
    except RecordError:
        return b'"web_pages"' in raw and b'"domains"' in raw
    return True


def read_hipo(raw: bytes) -> RegistryRecord:
    """One record of Hipo's list; its key is the first domain. Raises RecordError."""
    found = decoded(_hipo, raw)
    domains = cleaning.domains([*found.domains, *found.web_pages])
    names = cleaning.names([cleaning.name(found.name, NameKind.LABEL)])
    if not domains:
        raise skipped(mark("The record has no web domain."))
    if not names:
        raise skipped(mark("The record has no name."), domains[0])
    country = cleaning.country(found.alpha_two_code or "")
    return RegistryRecord(Registry.HIPO, domains[0], names, country=country, domains=domains)


def swot_pieces(path: Path) -> Iterator[tables.Row]:
    """Each row below the header. Raises RegistryFileError."""
    rows = tables.rows(path)
    next(rows, None)
    return rows


def read_swot(row: tables.Row) -> RegistryRecord:
    """One domain with its names, between vertical bars. Raises RecordError."""
    domain = cleaning.domain(row[0])
    if not domain:
        raise skipped(mark("“{domain}” is no web domain."), domain=row[0])
    given = row[1].split(" | ") if len(row) > 1 else []
    names = cleaning.names(cleaning.name(one, NameKind.LABEL) for one in given)
    if not names:
        raise skipped(mark("The record has no name."), domain)
    return RegistryRecord(Registry.SWOT, domain, names, domains=(domain,))
