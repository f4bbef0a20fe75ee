"""How is a whole copy taken of a database that others are saving to, and how is one found to be whole?"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy

from credval.store.engine import Location, connected, reading
from credval.store.problems import DamagedError, problem
from credval.store.tables import Kept
from credval.store.telling import told
from credval.text import mark


def copy(source: Path, key: bytes | None, target: Path) -> None:
    """Write the state of this moment of ``source`` to the new file ``target``, under the same key.

    Writers go on meanwhile. Raises StoreError, DamagedError where a page of ``source`` is not as it was written.
    """
    habits = (
        "journal_mode = OFF",
        "synchronous = OFF",
    )  # a crash throws the copy away; whoever keeps it flushes it
    try:
        with (
            closing(connected(f"{source.absolute().as_uri()}?mode=rw", key)) as now,
            closing(connected(f"{target.absolute().as_uri()}?mode=rwc", key, habits)) as then,
        ):
            now.backup(then)
            _expect_ok(then.execute("PRAGMA quick_check(1)").fetchall(), source)
    except Exception as said:
        sentence = told(said, source)
        if sentence is None:
            raise
        raise sentence from said


def check_whole(engine: sqlalchemy.Engine, where: Location) -> None:
    """Read every page and every index. Raises DamagedError for the first that is not as it was written."""
    with reading(engine).connect() as connection:

        def asked(pragma: str) -> list[Any]:
            found = connection.exec_driver_sql(f"PRAGMA {pragma}")
            return list(found.fetchall()) if found.returns_rows else []

        _expect_ok(asked("cipher_integrity_check"), where.path)  # nothing where the file is not encrypted
        _expect_ok(asked("integrity_check(1)"), where.path)
        _expect_ok(asked("foreign_key_check"), where.path)


def check_tables(engine: sqlalchemy.Engine, where: Location) -> None:
    """Ask for every column of every table, as this version knows them. Raises DamagedError where one is not there."""
    with reading(engine).connect() as connection:
        for table in Kept.metadata.sorted_tables:
            try:
                connection.execute(sqlalchemy.select(table).limit(0))
            except sqlalchemy.exc.DBAPIError as said:
                raise damaged(where.path) from said


def _expect_ok(rows: list[Any], path: Path | None) -> None:
    if [row for row in rows if tuple(row) != ("ok",)]:
        raise damaged(path)


def damaged(path: Path | None) -> DamagedError:
    """What is said of a file that is not what was saved."""
    return problem(
        DamagedError,
        mark("{file} is damaged: it is not what was saved. Restore the latest backup."),
        file=path,
    )
