"""Where do the records of an import wait until all of them are read? In a file, so that a cut-off import can go on.

One staging file a registry file, found again by the SHA-256 of that file; it is gone when the import is done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from credval.model.registries import RegistryRecord
from credval.text import Text

STAGING_FORMAT = 1
_TABLES = """
CREATE TABLE IF NOT EXISTS staged (key TEXT PRIMARY KEY, n INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS skipped (n INTEGER PRIMARY KEY, key TEXT NOT NULL, sv TEXT NOT NULL, en TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS skipped_key ON skipped (key);
CREATE TABLE IF NOT EXISTS done (only INTEGER PRIMARY KEY CHECK (only = 1), n INTEGER NOT NULL);
"""
_record = msgspec.json.Decoder(RegistryRecord)


@dataclass(frozen=True, slots=True)
class Skipped:
    """One record that was passed over: its number in the file, counted from one, and why."""

    number: int
    why: Text


class Staging:
    """The records read so far. Numbers are those of records in the file, counted from one."""

    def __init__(self, folder: Path, sha256: str) -> None:
        """Open or begin the staging file in ``folder`` for the file with this hash."""
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"evidence-staging-{STAGING_FORMAT}-{sha256[:32]}.sqlite"
        self._database = self._opened()

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._begun()
        except sqlite3.DatabaseError:  # a damaged one only costs reading again
            self.path.unlink(missing_ok=True)
            return self._begun()

    def _begun(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, check_same_thread=False)
        database.executescript(_TABLES)
        return database

    @property
    def done(self) -> int:
        """How many records of the file have been dealt with, and need not be read again."""
        row = self._database.execute("SELECT n FROM done").fetchone()
        return int(row[0]) if row else 0

    def add(self, number: int, record: RegistryRecord) -> int:
        """Keep ``record``; the number of an earlier one with its key, which stays instead, or 0."""
        row = (record.key, number, msgspec.json.encode(record))
        added = self._database.execute("INSERT OR IGNORE INTO staged VALUES (?, ?, ?)", row).rowcount
        if added:
            return 0
        earlier = self._database.execute("SELECT n FROM staged WHERE key = ?", (record.key,)).fetchone()
        return int(earlier[0])

    def skip(self, number: int, key: str, why: Text) -> None:
        self._database.execute(
            "INSERT OR REPLACE INTO skipped VALUES (?, ?, ?, ?)", (number, key, why.sv, why.en)
        )

    def keep(self, number: int) -> None:
        """Everything up to record ``number`` is dealt with, for good."""
        self._database.execute("INSERT OR REPLACE INTO done VALUES (1, ?)", (number,))
        self._database.commit()

    def records(self) -> Iterator[RegistryRecord]:
        """All records, in order of their keys."""
        return (
            _record.decode(row[0]) for row in self._database.execute("SELECT body FROM staged ORDER BY key")
        )

    def read(self, key: str) -> bool:
        """Whether a record with this key was read."""
        return self._has("SELECT 1 FROM staged WHERE key = ?", key)

    def passed_over(self, key: str) -> bool:
        """Whether a record with this key was there but could not be read."""
        return self._has("SELECT 1 FROM skipped WHERE key = ?", key)

    def _has(self, question: str, key: str) -> bool:
        return self._database.execute(question, (key,)).fetchone() is not None

    def count(self) -> int:
        return int(self._database.execute("SELECT count(*) FROM staged").fetchone()[0])

    def skipped(self, most: int) -> tuple[int, list[Skipped]]:
        """How many records were passed over, and the first ``most`` of them."""
        total = int(self._database.execute("SELECT count(*) FROM skipped").fetchone()[0])
        rows = self._database.execute("SELECT n, sv, en FROM skipped ORDER BY n LIMIT ?", (most,))
        return total, [Skipped(n, Text(sv, en)) for n, sv, en in rows]

    def close(self) -> None:
        self._database.close()

    def discard(self) -> None:
        """Done with: remove the file."""
        self.close()
        self.path.unlink(missing_ok=True)
