"""What tests of the store get: plain SQLite, SQLCipher and a PostgreSQL that is started here."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from credval.store.cases import Store
from tests.store.databases import KINDS, Database, Server, database_of, server_in


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL of our own in a temporary folder, one a worker."""
    try:
        started = server_in(tmp_path_factory.mktemp("pg"))
    except Exception as problem:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"NO POSTGRESQL COULD BE STARTED, SO THE STORE IS NOT TESTED ON IT: {problem!r}")
    yield started
    started.stop()


@pytest.fixture
def address(server: Server) -> str:
    """The address of a database with nothing in it, not even tables: a team may be made there."""
    name = f"fresh_{next(server.numbers)}"
    server.say(f"CREATE DATABASE {name}")
    return server.url(name)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Databases with tables and nothing in them, to be copied."""
    folder = tmp_path_factory.mktemp("empty")
    return {kind: database_of(kind, folder / kind).migrated().path for kind in KINDS if kind != "postgresql"}


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with tables and nothing in them."""
    if request.param == "postgresql":
        found = request.getfixturevalue("server").database(tmp_path)
    else:
        found = database_of(request.param, tmp_path)
        shutil.copy(request.getfixturevalue("empty")[request.param], found.path)
    yield found
    found.close()


@pytest.fixture
def store(database: Database) -> Store:
    """A store with nothing in it."""
    return database.store()
