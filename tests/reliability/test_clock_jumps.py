"""The clock jumps while cases are saved: does the log keep its order, and say when the clock went back?

R8 of the yardsticks. ``CREDVAL_TIMES=200 python -m pytest tests/reliability/test_clock_jumps.py`` for the whole number.
"""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import msgspec
import pytest

from credval.store.cases import Store
from credval.store.lists import Listing
from tests.reliability.apart import times
from tests.store.databases import EMBEDDED, Database, database_of
from tests.store.samples import AT, case

FEW = 40
YEAR = 365 * 86_400
ZONES = [
    timezone(timedelta(hours=14)),
    timezone(timedelta(hours=-12)),
    ZoneInfo("Europe/Stockholm"),
    ZoneInfo("UTC"),
]


def jumps(n: int) -> list[float]:
    """Seconds, of every size from one to ten years, forwards and back."""
    chance = random.Random(8)
    return [chance.choice((1, -1)) * 10 ** chance.uniform(0, 8.49) for _ in range(n)]


@pytest.fixture(params=EMBEDDED)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with nothing in it."""
    database: Database = database_of(request.param, tmp_path_factory.mktemp("clock")).migrated()
    return database.store()


def test_the_log_keeps_its_order_and_says_when_the_clock_went_back(store: Store) -> None:
    now, kept, back = (
        AT,
        store.save(case(), by="anna", action="created", at=AT, erase_on=date(2028, 1, 1)),
        [],
    )
    for n, jump in enumerate(jumps(times(FEW))):
        now += timedelta(seconds=jump)
        kept = store.save(kept, by="anna", action="edited", at=now.astimezone(ZONES[n % len(ZONES)]))
        back += [round(-jump)] if jump <= -1 else []
    lines = store.audit(0, len(back) * 9 + 9)[::-1]
    assert [one.seq for one in lines] == list(range(1, len(lines) + 1))
    assert [one.about["clock_back"] for one in lines if "clock_back" in one.about] == pytest.approx(
        back, abs=1
    )
    assert store.verify().intact


def test_summer_time_is_no_jump(store: Store) -> None:
    stockholm = ZoneInfo("Europe/Stockholm")
    for minute in range(0, 180, 15):  # the hour from two to three comes twice that night
        at = datetime(2026, 10, 24, 23, 0, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=minute)
        store.note("listed", by="anna", at=at.astimezone(stockholm))
    assert [one.about for one in store.audit(0, 99)] == [{}] * 12


def test_what_is_due_hangs_on_the_day_asked_about_and_on_no_clock(store: Store) -> None:
    kept = store.save(
        case(), by="anna", action="created", at=AT + timedelta(days=9_000), erase_on=date(2028, 1, 1)
    )
    store.note("listed", by="anna", at=AT - timedelta(days=9_000))
    assert [row.id for row in store.due(date(2028, 1, 1))] == [kept.id]
    assert store.due(date(2027, 12, 31)) == []
    assert store.how_many(Listing()) == 1
    assert msgspec.structs.replace(kept) == store.load(kept.id, by="anna", at=AT)
