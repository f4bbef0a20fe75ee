"""How is the database opened: where it lies, under which key, and with which habits?

Every connection is keyed and set up the moment it is made, so that no key ever stands in an address or a log. What
SQLite says in a failure leaves the engine as a StoreError in both languages.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import event, pool
from sqlcipher3 import dbapi2 as sqlcipher

from credval.store.problems import DamagedError, StoreMissingError, problem
from credval.store.telling import refused, told
from credval.text import mark

KEY_BYTES = 32
BUSY_MS = 5_000
_READING = "credval_reading"


@dataclass(frozen=True, slots=True)
class Location:
    """Where cases lie: a database file, or a PostgreSQL server.

    With ``url``, ``path`` names no database: it says where the key file and the anchor lie on this machine.
    """

    path: Path | None = None
    url: str | None = field(default=None, repr=False)

    @property
    def file(self) -> Path:
        """The ``path``; ValueError where none was given."""
        if self.path is None:
            raise ValueError("a shared database without a folder on this machine")
        return self.path

    def beside(self, ending: str) -> Path:
        """The file of that ending beside the database, for example ``.keys``."""
        return self.file.with_suffix(ending)


def open_engine(
    where: Location, key: bytes | None, *, read_only: bool = False, create: bool = False
) -> sqlalchemy.Engine:
    """An engine on the database file of ``where`` under ``key`` (32 bytes); None: not encrypted, for comparisons.

    Transactions are begun IMMEDIATE, so that two writers wait for each other instead of failing in the middle; those
    of `reading` are begun plainly. Raises StoreMissingError where there is no file, unless ``create``.
    """
    path = where.file
    if where.url is not None:
        raise ValueError("a server is opened by store.postgresql")
    if key is not None and len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    if create and not path.exists():
        _make(path)
    expect(path, create)
    connect = _connector(path, key, read_only)
    engine = sqlalchemy.create_engine(
        "sqlite://", creator=connect, module=sqlcipher if key else sqlite3, poolclass=pool.QueuePool, pool_size=8,
        hide_parameters=True,
    )  # fmt: skip
    _listen(engine, path, read_only)
    return engine


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def reading(engine: sqlalchemy.Engine) -> sqlalchemy.Engine:
    """The same database and connections, for transactions that change nothing and wait for nobody."""
    return engine.execution_options(**{_READING: True})


def _listen(engine: sqlalchemy.Engine, path: Path, read_only: bool) -> None:
    opened = _identity(path)

    @event.listens_for(engine, "begin")
    def begin(connection: sqlalchemy.Connection) -> None:
        plain = read_only or connection.get_execution_options().get(_READING)
        if not plain and _identity(path) != opened:
            raise _gone(path)  # SQLite would go on saving to a file that has no name any more
        connection.exec_driver_sql("BEGIN" if plain else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "handle_error")
    def tell(context: sqlalchemy.ExceptionContext) -> None:
        sentence = told(context.original_exception, path)
        if sentence:
            raise sentence from context.original_exception


def _connector(path: Path, key: bytes | None, read_only: bool) -> Callable[[], Any]:
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    if read_only and not _has_wal(path) and not is_writable(path.parent):
        address += "&immutable=1"  # a WAL database cannot even be read where its -shm cannot be made

    habits = _HABITS if read_only else (*_HABITS, *_WRITERS_HABITS)
    return lambda: connected(address, key, habits)


def connected(address: str, key: bytes | None, habits: tuple[str, ...] = ()) -> Any:
    """A connection of the driver's own to an address (``file:…?mode=…``), under ``key``."""
    library: Any = sqlcipher if key else sqlite3
    made = library.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MS / 1000
    )
    try:
        if key:
            made.execute("PRAGMA cipher_log_level = NONE")
            made.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for line in habits:
            made.execute(f"PRAGMA {line}")
    except BaseException:
        made.close()
        raise
    return made


_HABITS = (
    f"busy_timeout = {BUSY_MS}",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)
_WRITERS_HABITS = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON")


def _has_wal(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _make(path: Path) -> None:
    """An empty file that only its owner may read; SQLite gives its -wal and -shm the same rights."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as said:
        raise refused(said, path) from said


def expect(path: Path, new: bool = False) -> None:
    """Raise StoreError for a database that is not there, or empty: SQLite would take it for a new one."""
    try:
        size = path.stat().st_size
    except FileNotFoundError as said:
        raise _missing(path) from said
    except OSError as said:
        raise refused(said, path) from said
    if not path.is_file():
        raise problem(
            StoreMissingError, mark("{path} is no file. Name the database of the cases."), path=path
        )
    if size == 0 and not new:
        raise problem(DamagedError, mark("{file} is empty, so the cases are not in it. Restore the latest backup."), file=path)  # fmt: skip


def _missing(path: Path) -> StoreMissingError:
    if path.parent.is_dir():
        says = mark("There are no cases in {folder}: {name} is not there. Choose the folder where they lie, or restore a backup. No empty database was made in its place.")  # fmt: skip
    else:
        says = mark("The folder {folder} is not there. Check that the disk is connected, or choose where {name} lies now. No empty database was made in its place.")  # fmt: skip
    return problem(StoreMissingError, says, folder=path.parent, name=path.name)


def _gone(path: Path) -> StoreMissingError:
    return problem(
        StoreMissingError,
        mark("{path} is not there any more, or another file has taken its place. Nothing was changed. Check that the disk is connected, then open the cases again."),
        path=path,
    )  # fmt: skip


def is_writable(path: Path) -> bool:
    """Whether the file or folder at ``path`` can be written to, by what the system says of rights."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
