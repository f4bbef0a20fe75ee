"""How are the cases opened, so that they are whole, of this program's form, backed up, and never replaced by nothing?

A database that cannot be written to opens for reading, with a note that is shown. After a crash every page and the log are
checked first. Before the tables change, the file is backed up, and the note names the backup.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy

from credval.store import backups, erasure_log, files, markers, migrating, restoring
from credval.store.anchor import Anchor
from credval.store.backups import ANCHOR, Why
from credval.store.cases import Store
from credval.store.copying import check_tables, check_whole
from credval.store.engine import Location, expect, is_writable, open_engine
from credval.store.keys import Keys, subkeys
from credval.store.markers import Marker, marked
from credval.store.problems import (
    DamagedError,
    ReadOnlyError,
    StoreError,
    StoreMissingError,
    of,
    problem,
)
from credval.text import Text, both, mark


@dataclass(frozen=True, slots=True)
class Opened:
    """Cases that are open. ``notes`` are shown to the person, in this order."""

    store: Store
    read_only: bool = False
    notes: tuple[Text, ...] = ()
    _marker: Marker | None = None

    def close(self) -> None:
        """Let go of the cases, in good order."""
        self.store.close()
        if self._marker:
            self._marker.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, said: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(
    where: Location, data_key: bytes, *, now: datetime, create: bool = False, anyway: bool = False,
    encrypted: bool = True,
) -> Opened:  # fmt: skip
    """The cases in the database file of ``where``, under ``data_key`` (32 bytes). ``now``: for backups; aware.

    ``create``: a database that is not there is made, which happens in no other case. ``anyway``: damaged cases open for
    reading, as far as they can be read. Raises StoreError, whose sentence says what to do. A server's: `store.sharing`.
    """
    keys = subkeys(data_key)
    if create and not where.file.exists():
        with marked(where.file):
            _create(where, keys if encrypted else None)
    return _Opening(where, keys, now, anyway, encrypted).opened()


def _create(where: Location, keys: Keys | None) -> None:
    """A new database, under another name until its tables stand: a crash leaves none, or a whole one."""
    draft = Location(where.file.with_name(f".{where.file.stem}.{secrets.token_hex(4)}.new"))
    engine = open_engine(draft, keys.database if keys else None, create=True)
    try:
        migrating.migrate(engine)
        engine.dispose()
        files.put_where_nothing_is(draft.file, where.file)
    finally:
        engine.dispose()
        draft.file.unlink(missing_ok=True)


class _Opening:
    """One opening: what is known of the files, and what there is to say."""

    def __init__(self, where: Location, keys: Keys, now: datetime, anyway: bool, encrypted: bool) -> None:
        self.where, self.keys, self.now, self.anyway = where, keys, now, anyway
        self.key = keys.database if encrypted else None
        self.read_only = anyway
        self.notes: list[Text] = []
        self.crashed: list[Path] = []

    def opened(self) -> Opened:
        expect(self.where.file)
        self.crashed = markers.left_behind(self.where.file)
        marker = self._marker()
        self.read_only = marker is None
        try:
            if marker and not markers.is_open_elsewhere(self.where.file, marker):
                self._sweep()
            store = self._opened()
        except BaseException:
            if marker:
                marker.release()
            raise
        return Opened(store, self.read_only, tuple(self.notes), marker)

    def _marker(self) -> Marker | None:
        """None where nothing may be written: found out by trying, since not every system says so."""
        if self.anyway or not (is_writable(self.where.file) and is_writable(self.where.file.parent)):
            return None
        try:
            return markers.lay(self.where.file)
        except ReadOnlyError:
            return None

    def _opened(self) -> Store:
        engine = open_engine(self.where, self.key, read_only=self.read_only)
        try:
            return self._for_reading(engine) if self.read_only else self._for_writing(engine)
        except DamagedError as said:
            engine.dispose()
            raise self._with_offer(said) from said
        except BaseException:
            engine.dispose()
            raise

    def _for_reading(self, engine: sqlalchemy.Engine) -> Store:
        if self.anyway:
            self.notes.append(both("The cases are damaged and open for reading only, as far as they can be read. Restore a backup to go on working."))  # fmt: skip
        else:
            self.notes.append(both("{path} cannot be written to, so the cases open for reading only. Nothing can be changed here.", path=self.where.file))  # fmt: skip
        if self._version_for_reading(engine) != migrating.newest():
            raise problem(ReadOnlyError, mark("These cases have an older form and cannot be brought up to date where nobody may write. Move their folder, or give yourself the right to write to it."))  # fmt: skip
        store = self._store(engine)
        if not self.anyway:
            self._check(store)
        return store

    def _for_writing(self, engine: sqlalchemy.Engine) -> Store:
        self._bring_up_to_date(engine)
        store = self._store(engine)
        self._check(store)
        # what a crash left noted and not carried out
        restoring.erase_again(store, erasure_log.erasures(self.where.beside(erasure_log.ENDING)), self.now)
        self._back_up_daily()
        for left in self.crashed:
            left.unlink(missing_ok=True)
        return store

    def _store(self, engine: sqlalchemy.Engine) -> Store:
        anchor = self.where.beside(ANCHOR)
        return Store(engine, self.keys.papers, anchor, anchor_key=self.keys.anchor, read_only=self.read_only)

    def _sweep(self) -> None:
        backups.sweep(self.where)
        restoring.sweep(self.where)
        files.sweep(self.where.file)

    def _version(self, engine: sqlalchemy.Engine) -> str:
        version = migrating.version_of(engine)
        if version is None:
            raise problem(DamagedError, mark("{file} holds no cases: it was never used for them, or was emptied."), file=self.where.file)  # fmt: skip
        if not migrating.is_known(version):
            raise restoring.newer()
        return version

    def _version_for_reading(self, engine: sqlalchemy.Engine) -> str:
        try:
            return self._version(engine)
        except StoreMissingError as said:  # the file is there: what cannot be opened is the -wal beside it
            raise problem(ReadOnlyError, mark("The latest changes lie in {name}-wal, and cannot be read where nobody may write. Copy the whole folder to where you may write, and open the cases there."), name=self.where.file.name) from said  # fmt: skip

    def _bring_up_to_date(self, engine: sqlalchemy.Engine) -> None:
        if self.crashed:
            check_whole(engine, self.where)
        if self._version(engine) == migrating.newest():
            return
        backup = backups.make(self.where, self.key, Why.BEFORE_MIGRATION, self.now)
        migrating.migrate(engine)
        self.notes.append(both("The cases were brought to the form of this version of the program. As they were before, they are kept in {backup}.", backup=backup.path))  # fmt: skip

    def _check(self, store: Store) -> None:
        """The tables, and after a crash the whole chain; else whether the log ends where it was noted to end."""
        check_tables(store.engine, self.where)
        if self.crashed:
            verdict = store.verify_chain()
            if not verdict.intact:
                raise DamagedError(verdict.text.sv, verdict.text.en)
            self.notes.append(both("The program was not closed in good order last time. Everything was checked and is whole."))  # fmt: skip
            return
        noted, head = Anchor(self.where.beside(ANCHOR), self.keys.anchor).read(), store.head()
        if noted and (noted.seq > head.seq or (noted.seq == head.seq and noted.hash != head.hash)):
            raise problem(DamagedError, mark("The last changes are missing from {file}: the log goes to line {noted}, and ends at line {n}."), file=self.where.file, noted=noted.seq, n=head.seq)  # fmt: skip

    def _back_up_daily(self) -> None:
        if not backups.is_due(self.where, self.now):
            return
        try:
            backups.make(self.where, self.key, Why.DAILY, self.now)
        except DamagedError:
            raise
        except StoreError as said:
            self.notes.append(both("Today's backup could not be made: {why}", why=Text(said.sv, said.en)))

    def _with_offer(self, said: DamagedError) -> DamagedError:
        latest = next((one for one in backups.listed(self.where) if one.why is not Why.REPLACED), None)
        what = Text(said.sv, said.en)
        if latest is None:
            return of(DamagedError, both("{what} There is no backup beside it.", what=what))
        when = latest.made_at.astimezone().strftime("%Y-%m-%d %H:%M")
        return of(DamagedError, both("{what} The latest backup was made on {when} and can be restored.", what=what, when=when))  # fmt: skip
