"""How does a new evidence book come of the earlier one and the records of one file? Written whole, beside the earlier one.

Nothing that was ever published is lost: a record that a file no longer holds stays with the day on which it was missed, a
name that a record no longer gives stays among its former names.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from credval.model.registries import FormerName, ImportedFile, KeptRecord, RegistryRecord, Tally
from credval.rulebook.evidence_book import EVIDENCE_FORMAT, TABLES, EvidenceBook, book_hash, canonical
from credval.rulebook.evidence_staging import Staging

_STEP = 2_000
"""Records between two ticks."""


class Merging:
    """One import into one new book. ``source`` says which file it is; its tally is filled in by `write`."""

    def __init__(self, old: Path | None, staging: Staging, source: ImportedFile, part: bool = False) -> None:
        """``part``: the file is only a part of its registry, so what it does not hold is not missed."""
        self._old = old
        self._staging = staging
        self._source = source
        self._part = part
        self._count: Counter[str] = Counter()

    def write(self, target: Path, tick: Callable[[], None] = lambda: None) -> ImportedFile:
        """The new book at ``target``, which must not be there yet. ``tick`` is called now and then, and may raise."""
        with closing(sqlite3.connect(target, uri=True)) as database:
            database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=8192;")
            database.executescript(TABLES)
            if self._old is None:
                _insert(database, self._fresh(None), tick)
            else:
                database.execute("ATTACH ? AS old", (f"{self._old.resolve().as_uri()}?mode=ro&immutable=1",))
                with closing(EvidenceBook(self._old)) as earlier:
                    _insert(database, self._fresh(earlier), tick)
                    _insert(database, self._missed(earlier), tick)
                _copy(database, self._source.registry)
            done = dataclasses.replace(self._source, tally=self._tally())
            self._finish(database, done)
            database.commit()
        return done

    def _fresh(self, earlier: EvidenceBook | None) -> Iterator[KeptRecord]:
        day, registry = self._source.day, self._source.registry
        for record in self._staging.records():
            before = earlier.record(f"{registry}:{record.key}") if earlier else None
            if before is None:
                self._count["new"] += 1
                yield KeptRecord(record, day, day)
            else:
                yield self._updated(before, record)

    def _updated(self, before: KeptRecord, record: RegistryRecord) -> KeptRecord:
        same = before.record == record and before.gone is None
        self._count["unchanged" if same else "changed"] += 1
        self._count["renamed"] += _spelt(before.record) != _spelt(record)
        former = before.former if same else self._former(before, record)
        return KeptRecord(record, before.first_seen, self._source.day, None, former)

    def _former(self, before: KeptRecord, record: RegistryRecord) -> tuple[FormerName, ...]:
        """Earlier names that are no longer given, the latest last; one that has come back is no former name."""
        now = {one.name.casefold() for one in record.names}
        went = [
            FormerName(one.name, one.kind, one.language, self._source.day, self._source.file)
            for one in before.record.names
            if one.name.casefold() not in now
        ]
        kept = [one for one in before.former if one.name.casefold() not in now]
        known = {one.name.casefold() for one in kept}
        return (*kept, *(one for one in went if one.name.casefold() not in known))

    def _missed(self, earlier: EvidenceBook) -> Iterator[KeptRecord]:
        for before in earlier.records(self._source.registry):
            key = before.record.key
            if self._staging.read(key):
                continue
            if self._part or before.gone or self._staging.passed_over(key):
                yield before
            else:
                self._count["gone"] += 1
                yield dataclasses.replace(before, gone=self._source.day)

    def _tally(self) -> Tally:
        skipped, _ = self._staging.skipped(0)
        count = self._count
        read = count["new"] + count["changed"] + count["unchanged"] + skipped
        return Tally(
            read, count["new"], count["changed"], count["renamed"], count["gone"], count["unchanged"], skipped
        )

    def _finish(self, database: sqlite3.Connection, done: ImportedFile) -> None:
        if self._old is not None:
            database.execute("INSERT INTO import SELECT n, body FROM old.import")
            database.execute("INSERT INTO meta SELECT key, value FROM old.meta")
        database.execute("INSERT INTO import (body) VALUES (?)", (canonical(done),))
        meta = {
            "format": str(EVIDENCE_FORMAT),
            "hash": book_hash(database),
            f"{done.registry}.hash": book_hash(database, done.registry),
            f"{done.registry}.file": done.file,
            f"{done.registry}.sha256": done.sha256,
            f"{done.registry}.day": done.day.isoformat(),
            f"{done.registry}.records": str(_count_of(database, done.registry)),
        }
        database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(meta.items()))


def _spelt(record: RegistryRecord) -> str:
    """The shown name; capital letters alone make no other name."""
    return record.names[0].name.casefold()


def _count_of(database: sqlite3.Connection, registry: str) -> int:
    row = database.execute("SELECT count(*) FROM record WHERE registry = ?", (registry,)).fetchone()
    return int(row[0])


def _insert(database: sqlite3.Connection, found: Iterable[KeptRecord], tick: Callable[[], None]) -> None:
    for n, one in enumerate(found, 1):
        if n % _STEP == 0:
            tick()
        record = one.record
        place = (record.registry, record.key)
        database.execute("INSERT INTO record VALUES (?, ?, ?)", (*place, canonical(one)))
        database.executemany(
            "INSERT OR IGNORE INTO identifier VALUES (?, ?, ?, ?)",
            [(each.kind, each.value, *place) for each in record.identifiers],
        )
        database.executemany(
            "INSERT OR IGNORE INTO domain VALUES (?, ?, ?)", [(each, *place) for each in record.domains]
        )


def _copy(database: sqlite3.Connection, registry: str) -> None:
    """All of the other registries, as they stand in the earlier book."""
    for table in ("record", "identifier", "domain"):
        database.execute(f"INSERT INTO {table} SELECT * FROM old.{table} WHERE registry != ?", (registry,))  # noqa: S608
