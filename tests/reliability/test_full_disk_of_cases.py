"""The disk is full, or refuses a write: is that told, nothing half kept, nothing lost, and does saving work again?

R3 and R4 of the yardsticks. The system itself refuses: no file may grow past a size, which is set a little higher from
try to try, so that every write in turn is the one that fails (``RLIMIT_FSIZE``: EFBIG, which SQLite takes for an error of
the disk); a disk of 3 MB that fills up (ENOSPC, where one may be mounted); and SQLite's own limit of pages. Errors while
reading or flushing are not made here. ``CREDVAL_TIMES=200`` tries 200 sizes instead of a few.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from credval.store.problems import DiskFullError
from tests.reliability import starved_work
from tests.reliability.apart import done, times
from tests.store.homes import Home, home_in, save, with_keys

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="NOT TESTED on Windows: no limit of file sizes"
)
BOTH = pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])


@BOTH
@pytest.mark.parametrize("work", starved_work.WORKS)
def test_every_write_that_fails_is_told_and_loses_nothing(tmp_path: Path, encrypted: bool, work: str) -> None:
    home = home_in(tmp_path / "cases", encrypted).filled(*range(1, 6))
    with_keys(home)
    tried = done(starved_work.starve, str(home.folder), encrypted, work, times(6))
    assert tried.ended, tried
    refused = [one for one in tried.told if one["refused"]]
    assert [one for one in tried.told if one["wrong"]] == []
    assert (len(refused) > 3, tried.told[-1]["refused"]) == (True, False)


@BOTH
def test_no_room_at_any_page_is_told_and_loses_nothing(tmp_path: Path, encrypted: bool) -> None:
    home = home_in(tmp_path / "cases", encrypted).filled(1)
    large, saved = bytes(20_000 + 4096 * times(12)), 1
    with home.open() as opened:
        for spare in range(times(12)):
            with opened.store.engine.connect() as connection:
                pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            _allow(opened.store.engine, pages + spare)
            with pytest.raises(DiskFullError):
                save(opened.store, saved + 1, paper=large)
            _allow(opened.store.engine, 1 << 30)
            saved += 1
            save(opened.store, saved, paper=large + bytes([saved]))
        assert opened.store.verify().intact
    assert home.numbers() == list(range(1, saved + 1))


def _allow(engine: Any, pages: int) -> None:
    """Set the limit on every connection of the pool; this test has one."""
    with engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip(
            "NOT TESTED: no small disk may be mounted here; the limits of size and of pages were tested"
        )
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@BOTH
def test_a_disk_that_fills_up_is_told_and_saving_works_again_with_room(
    small_disk: Path, encrypted: bool
) -> None:
    home = home_in(small_disk / "cases", encrypted).filled()
    acknowledged: list[int] = []
    with home.open() as opened:
        with pytest.raises(DiskFullError) as full:
            _save_until_full(home, opened.store, acknowledged)
        assert ("plats" in full.value.sv, "room" in full.value.en) == (True, True)
        subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
        save(opened.store, len(acknowledged) + 1, paper=bytes([7]) * 50_000)
        assert opened.store.verify().intact
    assert home.numbers() == [*acknowledged, len(acknowledged) + 1]


def _save_until_full(home: Home, store: Any, acknowledged: list[int]) -> None:
    for n in range(1, 200):
        save(store, n, paper=bytes([n]) * 50_000)
        acknowledged.append(n)
