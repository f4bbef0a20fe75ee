"""What do the imported registries hold? One read-only file beside the rulebook, with a hash of its own.

Tables: ``meta``, ``record(registry, key, body)`` with canonical JSON, ``identifier`` and ``domain`` for joining, and
``import`` with one row for every file that was ever taken in. The hash is SHA-256 over all records in order.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from credval.errors import CredvalError
from credval.model.registries import IdentifierKind, ImportedFile, KeptRecord, Registry
from credval.text import both

EVIDENCE_FORMAT = 1
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record (registry TEXT, key TEXT, body BLOB NOT NULL, PRIMARY KEY (registry, key)) WITHOUT ROWID;
CREATE TABLE identifier (kind TEXT, value TEXT, registry TEXT, key TEXT, PRIMARY KEY (kind, value, registry, key)) WITHOUT ROWID;
CREATE TABLE domain (domain TEXT, registry TEXT, key TEXT, PRIMARY KEY (domain, registry, key)) WITHOUT ROWID;
CREATE TABLE import (n INTEGER PRIMARY KEY, body BLOB NOT NULL);
"""
_record = msgspec.json.Decoder(KeptRecord)
_import = msgspec.json.Decoder(ImportedFile)


class EvidenceBookError(CredvalError):
    """The file is no evidence book, or one of a newer format."""


class EvidenceBook:
    """The registries that were imported. Records are frozen; missing ones are None, never an error."""

    def __init__(self, path: Path) -> None:
        """Open the evidence book at ``path``. Raises EvidenceBookError."""
        self.path = path
        try:
            self._database = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.meta: dict[str, str] = dict(self._database.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as problem:
            raise _no_book(path) from problem
        if self.meta.get("format") != str(EVIDENCE_FORMAT):
            self.close()
            raise _other_format(path)

    def close(self) -> None:
        self._database.close()

    @property
    def hash(self) -> str:
        """SHA-256 over the canonical JSON of all records, in order of registry and key."""
        return self.meta.get("hash", "")

    def record(self, key: str) -> KeptRecord | None:
        """The record with an id as ``ror:https://ror.org/012a77v79``."""
        registry, _, own = key.partition(":")
        question = "SELECT body FROM record WHERE registry = ? AND key = ?"
        return next(self._records(question, registry, own), None)

    def records(self, registry: Registry | None = None) -> Iterator[KeptRecord]:
        """All records, of one registry where named, in order."""
        question = "SELECT body FROM record WHERE (? IS NULL OR registry = ?) ORDER BY registry, key"
        return self._records(question, registry, registry)

    def with_identifier(self, kind: IdentifierKind, value: str) -> list[KeptRecord]:
        """Records that give this identifier."""
        question = (
            "SELECT body FROM identifier JOIN record USING (registry, key) WHERE kind = ? AND value = ? "
            "ORDER BY registry, key"
        )
        return list(self._records(question, kind, value))

    def with_domain(self, domain: str) -> list[KeptRecord]:
        """Records that give this web domain."""
        question = "SELECT body FROM domain JOIN record USING (registry, key) WHERE domain = ? ORDER BY registry, key"
        return list(self._records(question, domain))

    def imports(self) -> list[ImportedFile]:
        """Every file that was taken in, the first one first."""
        return [
            _import.decode(row[0]) for row in self._database.execute("SELECT body FROM import ORDER BY n")
        ]

    def latest(self, registry: Registry) -> ImportedFile | None:
        """The last file of one registry."""
        return next((one for one in reversed(self.imports()) if one.registry is registry), None)

    def _records(self, question: str, *values: object) -> Iterator[KeptRecord]:
        return (_record.decode(row[0]) for row in self._database.execute(question, values))


def canonical(one: KeptRecord | ImportedFile) -> bytes:
    """The JSON of a row, the same on every machine."""
    return msgspec.json.encode(one, order="sorted")


def book_hash(database: sqlite3.Connection, registry: Registry | None = None) -> str:
    """SHA-256 over all records of an open book, of one registry where named, in order."""
    question = (
        "SELECT registry, key, body FROM record WHERE (? IS NULL OR registry = ?) ORDER BY registry, key"
    )
    total = hashlib.sha256()
    for owner, key, body in database.execute(question, (registry, registry)):
        total.update(f"{owner} {key}\n".encode())
        total.update(body + b"\n")
    return total.hexdigest()


def _no_book(path: Path) -> EvidenceBookError:
    says = both("{path} is no evidence book. Move it away, then import the registries again.", path=str(path))
    return EvidenceBookError(says.sv, says.en)


def _other_format(path: Path) -> EvidenceBookError:
    says = both(
        "The evidence book {path} has another format than this program reads. Update the program, or move the file away "
        "and import the registries again.", path=str(path),
    )  # fmt: skip
    return EvidenceBookError(says.sv, says.en)
