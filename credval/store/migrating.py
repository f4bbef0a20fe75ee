"""Which version are the tables of a database, and how do they become today's?

Everything happens in one transaction on the caller's engine: after a crash the database is as before or as after.
There is no way down; a backup is taken before (`store.opening`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy

if TYPE_CHECKING:
    from alembic.config import Config

_LOCK = 0x6372656476616C
"""Any number, the same in every program of ours."""
_FOLDER = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = threading.Lock()  # Alembic keeps what it is at in a module of its own


def newest() -> str:
    """The version that this program writes."""
    return str(_script().get_current_head())


def version_of(engine: sqlalchemy.Engine) -> str | None:
    """The version of the tables in ``engine``'s database; None where there are none yet."""
    from alembic.runtime.migration import MigrationContext

    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_known(version: str | None) -> bool:
    """Whether this program knows ``version``; if not, a newer program has been here."""
    return version is None or version in {script.revision for script in _script().walk_revisions()}


def migrate(engine: sqlalchemy.Engine, to: str = "head") -> None:
    """Bring the tables to version ``to``. Raises StoreError, and leaves everything as it was."""
    from alembic import command

    with _ONE_AT_A_TIME, _without_foreign_keys(engine) as connection, connection.begin():
        if connection.dialect.name == "postgresql":  # colleagues who open at once wait for the first
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)
        if connection.dialect.name == "sqlite":  # checked here, before anything is kept
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            assert not broken, broken


@contextmanager
def _without_foreign_keys(engine: sqlalchemy.Engine) -> Iterator[sqlalchemy.Connection]:
    """A connection on which SQLite may copy a table that others point to; the keys are checked at the end instead."""
    with engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            driver.execute("PRAGMA foreign_keys = OFF")
        try:
            yield connection
        finally:
            if sqlite:
                driver.execute("PRAGMA foreign_keys = ON")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _script() -> Any:
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())
