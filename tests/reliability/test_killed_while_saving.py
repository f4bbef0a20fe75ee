"""Killed at random instants while cases are saved: is nothing lost that was acknowledged, and nothing half there?

R1 of the yardsticks. ``CREDVAL_TIMES=300 python -m pytest tests/reliability/test_killed_while_saving.py`` for the whole number.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from credval.store.cases import Store
from credval.store.lists import Listing, Order
from tests.reliability.apart import Tell, done, instants, times
from tests.store.databases import EMBEDDED, Database, database_of
from tests.store.samples import AT, with_paper

FEW = 6
LONGEST = 0.25
"""Seconds of saving."""
ON_ONE = 20
"""Kills on one database, all of which is checked after each."""
FILES = {"cases.db", "cases.db-wal", "cases.db-shm", "cases.anchor"}


def save_on(folder: str, kind: str, first: int, tell: Tell) -> None:
    """Save one case with its paper after the other, and tell each number once it is saved; the clock runs from the first."""
    store = database_of(kind, Path(folder)).store()
    for n in range(first, first + 100_000):
        paper = paper_of(n)
        case = with_paper(n, paper)
        store.save(case, by="anna", action="created", at=AT, contents={case.papers[0].sha256: paper})
        tell(n)


def paper_of(n: int) -> bytes:
    """The paper of the ``n``-th case, of one of three sizes."""
    return b"%d" % n * (200, 5_000, 60_000)[n % 3]


@pytest.mark.slow
@pytest.mark.parametrize("kind", EMBEDDED)
def test_no_acknowledged_save_is_lost_and_none_is_half_there(kind: str, tmp_path: Path) -> None:
    kills = instants(times(FEW), LONGEST, seed=1)
    rounds = [kills[start : start + ON_ONE] for start in range(0, len(kills), ON_ONE)]
    found = [
        killed_on(database_of(kind, tmp_path / str(n)).migrated(), some) for n, some in enumerate(rounds)
    ]
    saves, between = (sum(numbers) for numbers in zip(*found, strict=True))
    print(f"\n{kind}: {len(kills)} kills, {saves} saves, {between} kills between keeping and acknowledging")
    assert saves >= len(kills)


def killed_on(database: Database, kills: list[float]) -> tuple[int, int]:
    """Save on one database and be killed again and again; how many saves there are, and kills before one was told."""
    database.close()
    saved = untold = 0
    for instant in kills:
        told = done(save_on, str(database.path.parent), database.kind, saved + 1, kill_after=instant).told
        acknowledged = told[-1] if told else saved + 1
        saved = whole_up_to(database)
        assert saved >= acknowledged
        untold += saved > acknowledged
    assert {path.name for path in database.path.parent.iterdir()} <= FILES
    return saved, untold


def whole_up_to(database: Database) -> int:
    """The number of the last case, once everything is known to be whole."""
    store = database.store()
    with database.engine().connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        bodies = connection.execute(sa.text("SELECT count(*) FROM case_body")).scalar_one()
        papers = connection.execute(sa.text("SELECT count(*) FROM content")).scalar_one()
    verdict = store.verify()
    assert verdict.intact, verdict
    count = store.how_many(Listing())
    assert count == bodies == papers == verdict.head.seq
    last = last_number(store)
    assert last == count
    database.close()
    return last


def last_number(store: Store) -> int:
    rows = store.listed(Listing(order=Order.NUMBER), 0, 1)
    return int(rows[0].number[5:]) if rows else 0
