"""Which registry is this file of? Told by what is in it, never by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credval.exchange.registries import charter, deqar, domain_lists, ror, tables
from credval.exchange.registries.opening import RegistryFileError, checked, chunks, parts_of, refused
from credval.exchange.registries.splitting import records
from credval.model.registries import Registry, RegistryRecord
from credval.text import mark


@dataclass(frozen=True, slots=True)
class RegistryFile:
    """A recognised file: ``pieces()`` cuts it into records without reading them, ``read`` reads one.

    ``pieces`` raises RegistryFileError where the file breaks; ``read`` raises RecordError for the one record.
    """

    path: Path
    registry: Registry
    pieces: Callable[[], Iterator[Any]]
    read: Callable[[Any], RegistryRecord]


def recognised(path: Path) -> RegistryFile:
    """What ``path`` is. Raises RegistryFileError for what is no file, is empty, or is of no registry that is known."""
    checked(path)
    parts = parts_of(path)
    if "xl/workbook.xml" in parts:
        next(charter.pieces(path), None)
        return RegistryFile(path, Registry.CHARTER, lambda: charter.pieces(path), charter.read)
    start = next(chunks(path), b"")[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise refused(mark("{path} is empty. Fetch the file again."), path=str(path))
    return _json_list(path) if start[:1] in (b"[", b"{") else _table(path, start)


def _json_list(path: Path) -> RegistryFile:
    first = next(records(chunks(path)), b"")
    reads = {
        Registry.ROR: (ror.is_ror, ror.read),
        Registry.HIPO: (domain_lists.is_hipo, domain_lists.read_hipo),
    }
    for registry, (fits, read) in reads.items():
        if first and fits(first):
            return RegistryFile(path, registry, lambda: records(chunks(path)), read)
    raise _unknown(path)


def _table(path: Path, start: bytes) -> RegistryFile:
    is_text = b"\0" not in start[:200] or start[:2] in (b"\xff\xfe", b"\xfe\xff")
    header = tables.header(path) if is_text else []
    if [cell.strip().casefold() for cell in header[:2]] == domain_lists.SWOT_HEADER:
        return RegistryFile(
            path, Registry.SWOT, lambda: domain_lists.swot_pieces(path), domain_lists.read_swot
        )
    if deqar.is_deqar(header):
        return RegistryFile(path, Registry.DEQAR, lambda: deqar.pieces(path), deqar.read)
    raise _unknown(path)


def _unknown(path: Path) -> RegistryFileError:
    return refused(
        mark("{path} is of no registry that is known here. Known are ROR's dump (JSON or zip), the lists of the Erasmus charter "
        "(XLSX), DEQAR's institutions (CSV), and the domain lists of Hipo (JSON) and swot (CSV)."), path=str(path),
    )  # fmt: skip
