"""The search indexes of the evidence book: one file a registry, each of parts of so many names.

An index is held in memory while it is built, several times as large as it becomes. In parts the largest registry takes no
more than a small one, and an import makes anew only the index of its own registry.
"""

from __future__ import annotations

import hashlib
import heapq
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from credval.actions.collecting import nothing_collected
from credval.model.registries import FormerName, KeptRecord, NameKind, Registry, RegistryName
from credval.rulebook.evidence_book import EvidenceBook
from credval.search import Hit, How, IndexDamagedError, SearchIndex, SearchName
from credval.search import build as build_index

PART = 50_000
"""Names in one part: some 150 MB while it is built."""
INDEX_FORMAT = 2
_NEVER_TEACHES = {"company", "archive", "funder"}
"""What ROR calls records that are left out of the search by name, a sixth of all; identifiers and domains find them."""
_KINDS = {NameKind.ALIAS: "alias", NameKind.ACRONYM: "abbreviation", NameKind.FORMER: "former"}
_ORDER = {how: place for place, how in enumerate(How)}


class EvidenceIndex:
    """Several indexes asked as one."""

    def __init__(self, parts: list[SearchIndex]) -> None:
        self._parts = parts

    def find(self, text: str, country: str | None = None, limit: int = 8) -> list[Hit]:
        """The best of all parts: the name itself, then names that begin so (short ones first), then names alike."""
        hits = [part.find(text, country, limit) for part in self._parts]
        every = (hit for found in hits for hit in found)
        return heapq.nsmallest(limit, every, key=_weight)

    def exact(self, text: str, country: str | None = None) -> tuple[tuple[str, How], ...]:
        """As `SearchIndex.exact`, of all parts."""
        found = [one for part in self._parts for one in part.exact(text, country)]
        return tuple(sorted(found, key=lambda one: (_ORDER[one[1]], one[0])))


def _weight(hit: Hit) -> tuple[int, float, int, str]:
    return _ORDER[hit.how], -hit.closeness, len(hit.name), hit.target


def index_path(book: Path, registry: Registry) -> Path:
    """Where the index of one registry of an evidence book lies."""
    return book.with_name(f"search-evidence-{registry}.bin")


def write_index(
    book: EvidenceBook, registry: Registry, target: Path, tick: Callable[[], None] = lambda: None
) -> None:
    """Make the index of one registry of ``book`` at ``target``: a head that names the records, the parts, a SHA-256.

    ``tick`` is called before each part, and may raise.
    """
    head = _head(book, registry)
    total = hashlib.sha256(head)
    with target.open("wb") as file, nothing_collected():
        file.write(head)
        for names in _in_parts(_names(book.records(registry))):
            tick()
            content = build_index(names).to_bytes()
            for piece in (len(content).to_bytes(8, "little"), content):
                file.write(piece)
                total.update(piece)
        file.write(total.digest())


def _head(book: EvidenceBook, registry: Registry) -> bytes:
    return f"credval evidence index, format {INDEX_FORMAT}, of {book.meta.get(f'{registry}.hash')}\n".encode()


def read_index(book: EvidenceBook) -> EvidenceIndex:
    """The indexes beside the book; one that is missing, damaged, or of other records is made anew."""
    there = [registry for registry in Registry if f"{registry}.hash" in book.meta]
    return EvidenceIndex([part for registry in there for part in _parts(book, registry)])


def _parts(book: EvidenceBook, registry: Registry) -> list[SearchIndex]:
    path = index_path(book.path, registry)
    try:
        return _read(book, registry, path)
    except (OSError, IndexDamagedError, ValueError):
        pass
    try:
        _write_anew(book, registry, path)
        return _read(book, registry, path)
    except OSError:  # a folder that may only be read: the index lives as long as this program
        with nothing_collected():
            return [build_index(names) for names in _in_parts(_names(book.records(registry)))]


def _read(book: EvidenceBook, registry: Registry, path: Path) -> list[SearchIndex]:
    """The parts in ``path``. Raises ValueError where it is damaged or the index of other records."""
    content, head = path.read_bytes(), _head(book, registry)
    end = len(content) - hashlib.sha256().digest_size
    if not content.startswith(head) or hashlib.sha256(content[:end]).digest() != content[end:]:
        raise ValueError(path)
    return [SearchIndex.from_bytes(part) for part in _cut(content, len(head), end)]


def _write_anew(book: EvidenceBook, registry: Registry, path: Path) -> None:
    draft = path.with_name(f"{path.name}.new{os.getpid()}")
    try:
        write_index(book, registry, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _cut(content: bytes, at: int, end: int) -> Iterator[bytes]:
    while at < end:
        start, at = at + 8, at + 8 + int.from_bytes(content[at : at + 8], "little")
        yield content[start:at]


def _in_parts(names: Iterable[list[SearchName]]) -> Iterator[list[SearchName]]:
    """The names of whole records, so many at a time."""
    part: list[SearchName] = []
    for found in names:
        part += found
        if len(part) >= PART:
            yield part
            part = []
    if part:
        yield part


def _names(records: Iterable[KeptRecord]) -> Iterator[list[SearchName]]:
    """Every name of each record that may teach, each once."""
    for kept in records:
        record, target, country = kept.record, kept.id, sys.intern(kept.record.country.lower())
        if record.sorts and _NEVER_TEACHES.issuperset(record.sorts):
            continue
        names: tuple[RegistryName | FormerName, ...] = (*record.names, *kept.former)
        given: dict[str, RegistryName | FormerName] = {}
        for one in names:
            given.setdefault(one.name.casefold(), one)
        yield [
            SearchName(target, one.name, _kind(one), country, rank) for rank, one in enumerate(given.values())
        ]


def _kind(one: RegistryName | FormerName) -> str:
    """What the search says of a name. A name that went is a former one; since when, no registry says."""
    kind = _KINDS.get(one.kind, "native")
    return "former" if isinstance(one, FormerName) and kind != "abbreviation" else kind
