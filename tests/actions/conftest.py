"""What tests of cases have at hand: an empty store, and a clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from credval.store.cases import Store
from tests.store.databases import database_of
from tests.store.fixtures import address, server

__all__ = ["address", "server"]


class Clock:
    """A clock that goes on by a minute each time it is looked at."""

    def __init__(self, start: datetime = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)) -> None:
        self.at = start

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Cases in a plain database, none yet."""
    database = database_of("plain", tmp_path).migrated()
    yield database.store()
    database.close()
