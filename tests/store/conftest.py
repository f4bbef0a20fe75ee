"""Every test of the store runs on plain SQLite, on SQLCipher and on a PostgreSQL that is started here."""

from __future__ import annotations

from tests.store.fixtures import database, empty, server, store

__all__ = ["database", "empty", "server", "store"]
