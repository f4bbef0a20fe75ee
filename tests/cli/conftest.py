"""What tests in a terminal get: a PostgreSQL that is started here."""

from __future__ import annotations

from tests.store.fixtures import address, server

__all__ = ["address", "server"]
