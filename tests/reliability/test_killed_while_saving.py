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


def save_on(folder: str, kind: str, first: int, tell: Tell) -> None:
    """Save one case with its paper after the other, and tell each number once it is saved."""
    store = database_of(kind, Path(folder)).store()
    tell("begins")
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
    database = database_of(kind, tmp_path).migrated()
    database.close()
    acknowledged = saved = unacknowledged = 0
    for instant in instants(times(FEW), LONGEST, seed=1):
        told = done(save_on, str(tmp_path), kind, saved + 1, kill_after=instant).told
        acknowledged = told[-1] if told else acknowledged
        saved = whole_up_to(database)
        assert saved >= acknowledged
        unacknowledged += saved > acknowledged
    print(f"\n{kind}: {saved} saves, {unacknowledged} kills between keeping and acknowledging")
    assert acknowledged > 0
    assert not list(tmp_path.glob("*.tmp"))


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
