"""Databases for those tests that need one."""

from __future__ import annotations

from tests.store.fixtures import database, empty, server, store

__all__ = ["database", "empty", "server", "store"]
