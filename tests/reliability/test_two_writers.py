"""Two programs save to one database at once: is everything kept, in one chain, and nobody told that it is locked?

R7 of the yardsticks. ``CREDVAL_TIMES=1000 python -m pytest tests/reliability/test_two_writers.py`` for the whole number.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from credval.store.problems import ConflictError
from tests.reliability.apart import Tell, done, times
from tests.store.databases import Database
from tests.store.samples import AT, case

FEW = 40


def save_new(kind: str, path: str, url: str, first: int, n: int, tell: Tell) -> None:
    """Save ``n`` new cases; tell how long the longest took."""
    store = Database(kind, Path(path), url).store()
    tell("begins")
    longest = 0.0
    for number in range(first, first + n):
        start = time.perf_counter()
        store.save(case(number), by=str(first), action="created", at=AT)
        longest = max(longest, time.perf_counter() - start)
    tell(longest)


def save_the_same(kind: str, path: str, url: str, by: str, n: int, tell: Tell) -> None:
    """Change one case ``n`` times; take what stands and change that where the other was first. Tell the conflicts."""
    store = Database(kind, Path(path), url).store()
    tell("begins")
    conflicts, mine = 0, store.load(case(1).id, by=by, at=AT)
    for turn in range(n):
        while True:
            reference = f"{mine.job.reference} {by}{turn}"
            job = msgspec.structs.replace(mine.job, reference=reference)
            try:
                mine = store.save(msgspec.structs.replace(mine, job=job), by=by, action="edited", at=AT)
                break
            except ConflictError as conflict:
                conflicts, mine = conflicts + 1, conflict.theirs
    tell(conflicts)


@pytest.mark.slow
def test_two_programs_that_save_at_once_lose_nothing(database: Database) -> None:
    n, where = times(FEW), (database.kind, str(database.path), database.url)
    with ThreadPoolExecutor() as both:
        results = [both.submit(done, save_new, *where, first, n) for first in (1, 1_000_001)]
    waits = [one.result().told for one in results]
    assert all(len(told) == 1 for told in waits), "one of them failed"
    verdict = database.store().verify()
    assert (verdict.intact, verdict.head.seq) == (True, 2 * n)
    print(f"\n{database.kind}: {2 * n} saves, the longest took {max(told[0] for told in waits):.2f} s")


@pytest.mark.slow
def test_two_programs_that_change_one_case_lose_no_update(database: Database) -> None:
    n, where = max(times(FEW) // 10, 10), (database.kind, str(database.path), database.url)
    database.store().save(case(1), by="anna", action="created", at=AT)
    with ThreadPoolExecutor() as both:
        results = [both.submit(done, save_the_same, *where, by, n) for by in "ab"]
    assert all(len(one.result().told) == 1 for one in results), "one of them failed"
    words = database.store().load(case(1).id, by="anna", at=AT).job.reference.split()[1:]
    assert sorted(words) == sorted(f"{by}{turn}" for by in "ab" for turn in range(n))
    assert [one for one in words if one[0] == "a"] == [f"a{turn}" for turn in range(n)]
