"""Opening the evidence book with its search index: what registries hold under a name, a number, a web domain."""

from __future__ import annotations

import functools
from pathlib import Path

from credval import paths
from credval.actions.evidence_index import EvidenceIndex, read_index
from credval.errors import CredvalError
from credval.model.registries import IdentifierKind, ImportedFile, KeptRecord, Registry
from credval.rulebook.evidence_book import EvidenceBook
from credval.search import Hit, How


class OpenEvidence:
    """The imported registries, opened. The index is read when something is first searched for."""

    def __init__(self, book: EvidenceBook) -> None:
        self._book = book
        self._index: EvidenceIndex | None = None

    @property
    def path(self) -> Path:
        return self._book.path

    @property
    def hash(self) -> str:
        return self._book.hash

    def imports(self) -> list[ImportedFile]:
        """Every file that was taken in, the first one first."""
        return self._book.imports()

    def latest(self) -> list[ImportedFile]:
        """The last file of each registry, in the order of `Registry`."""
        last = {one.registry: one for one in self.imports()}
        return [last[registry] for registry in Registry if registry in last]

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

    def _searched(self) -> EvidenceIndex:
        if self._index is None:
            self._index = read_index(self._book)
        return self._index


def open_evidence(path: Path | None = None) -> OpenEvidence | None:
    """The evidence book; None where nothing was imported yet. Raises EvidenceBookError."""
    found = path or paths.evidence_book()
    return OpenEvidence(EvidenceBook(found)) if found.is_file() else None


def evidence_in_use() -> OpenEvidence | None:
    """The evidence book as it is now, opened once and again after an import; one that cannot be read is as none.

    For work that is done again and again: the search index takes a third of a second to read.
    """
    path = paths.evidence_book()
    try:
        there = path.stat()
    except OSError:
        return None
    return _kept(path, there.st_mtime_ns, there.st_size)


@functools.lru_cache(maxsize=1)
def _kept(path: Path, _changed: int, _size: int) -> OpenEvidence | None:
    try:
        return open_evidence(path)
    except CredvalError:
        return None
