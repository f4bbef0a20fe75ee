"""Opening the evidence book with its search index: what registries hold under a name, a number, a web domain."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from credval import paths
from credval.actions.collecting import nothing_collected
from credval.model.registries import (
    FormerName,
    IdentifierKind,
    ImportedFile,
    KeptRecord,
    NameKind,
    RegistryName,
)
from credval.rulebook.evidence_book import EvidenceBook
from credval.search import Hit, How, IndexDamagedError, SearchIndex, SearchName
from credval.search import build as build_index

INDEX_NAME = "search-evidence.bin"
_NEVER_TEACHES = {"company", "archive", "funder"}
"""What ROR calls records that are left out of the search by name, a sixth of all; identifiers and domains find them."""
_OTHER = {NameKind.ALIAS, NameKind.ACRONYM, NameKind.FORMER}


class OpenEvidence:
    """The imported registries, opened. The index is read when something is first searched for."""

    def __init__(self, book: EvidenceBook) -> None:
        self._book = book
        self._index: SearchIndex | None = None

    @property
    def hash(self) -> str:
        return self._book.hash

    def imports(self) -> list[ImportedFile]:
        """Every file that was taken in, the first one first."""
        return self._book.imports()

    def record(self, key: str) -> KeptRecord | None:
        return self._book.record(key)

    def with_identifier(self, kind: IdentifierKind, value: str) -> list[KeptRecord]:
        return self._book.with_identifier(kind, value)

    def with_domain(self, domain: str) -> list[KeptRecord]:
        return self._book.with_domain(domain)

    def find(self, text: str, country: str | None = None, limit: int = 8) -> list[Hit]:
        """Records that may be meant, best first; ``country`` is ISO alpha-2."""
        return self._searched().find(text, country.lower() if country else None, limit)

    def exact(self, text: str, country: str | None = None) -> tuple[tuple[str, How], ...]:
        """Ids of records of which a folded name is the folded text."""
        return self._searched().exact(text, country.lower() if country else None)

    def close(self) -> None:
        self._book.close()

    def _searched(self) -> SearchIndex:
        if self._index is None:
            self._index = _read_index(self._book)
        return self._index


def open_evidence(path: Path | None = None) -> OpenEvidence | None:
    """The evidence book; None where nothing was imported yet. Raises EvidenceBookError."""
    found = path or paths.evidence_book()
    return OpenEvidence(EvidenceBook(found)) if found.is_file() else None


def index_path(book: Path) -> Path:
    """Where the search index of an evidence book lies."""
    return book.with_name(INDEX_NAME)


def write_index(book: Path, target: Path) -> str:
    """Make the search index of ``book`` at ``target``; its SHA-256."""
    with closing(EvidenceBook(book)) as opened, nothing_collected():
        content = build_index(_names(opened)).to_bytes()
    target.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def set_index(book: Path, sha256: str) -> None:
    """Write into a new book which index is its own."""
    with closing(sqlite3.connect(book)) as database:
        database.execute("PRAGMA journal_mode=OFF")
        database.execute("INSERT OR REPLACE INTO meta VALUES ('index', ?)", (sha256,))
        database.commit()


def _read_index(book: EvidenceBook) -> SearchIndex:
    """The index beside the book; made anew where it is missing, damaged, or another book's."""
    path = index_path(book.path)
    try:
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() == book.meta.get("index"):
            return SearchIndex.from_bytes(content)
    except (OSError, IndexDamagedError):
        pass
    with nothing_collected():
        return build_index(_names(book))


def _names(book: EvidenceBook) -> Iterator[SearchName]:
    """Every name of what may teach; the texts that come again are one object each, or they would fill the memory."""
    for kept in book.records():
        if kept.record.sorts and _NEVER_TEACHES.issuperset(kept.record.sorts):
            continue
        record, target, country = kept.record, kept.id, sys.intern(kept.record.country.lower())
        given: dict[str, RegistryName | FormerName] = {}
        names: tuple[RegistryName | FormerName, ...] = (*record.names, *kept.former)
        for one in names:
            given.setdefault(one.name.casefold(), one)
        for rank, one in enumerate(given.values()):
            yield SearchName(target, one.name, "alias" if one.kind in _OTHER else "native", country, rank)
