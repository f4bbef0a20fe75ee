"""Backups made while others save: is each of them whole, and does each come back with everything saved before it?

R11 of the yardsticks: copying the file alone gave a whole one 8 times in 50. ``CREDVAL_TIMES=50`` for the whole number.
"""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from credval.store import backups, restoring
from credval.store.backups import Backup, Why
from credval.store.cases import Store
from credval.store.keys import subkeys
from tests.reliability.apart import times
from tests.store.homes import DATA_KEY, Home, after, home_in, save


class Saver(threading.Thread):
    """Saves cases 1, 2, 3 … with papers of all sizes until it is told to stop."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store, self.saved, self.stopped = store, 0, threading.Event()

    def run(self) -> None:
        chance = random.Random(3)
        while not self.stopped.is_set() and self.saved < 190:
            save(self.store, self.saved + 1, paper=chance.randbytes(chance.choice((200, 5_000, 60_000))))
            self.saved += 1
            self.stopped.wait(chance.uniform(0, 0.03))


@pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])
def test_every_backup_made_while_cases_are_saved_comes_back_whole(tmp_path: Path, encrypted: bool) -> None:
    home = home_in(tmp_path / "cases", encrypted).filled()
    made = _made_while_saving(home, times(5))
    for number, (backup, before, then) in enumerate(made):
        found = _restored(backup, home_in(tmp_path / str(number), encrypted))
        assert (found == list(range(1, len(found) + 1)), before <= len(found) <= then) == (True, True)


def _made_while_saving(home: Home, n: int) -> list[tuple[Backup, int, int]]:
    """The backups, each with how many cases were saved for sure before it began, and at most when it was done."""
    key, made = subkeys(DATA_KEY).database if home.encrypted else None, []
    with home.open() as opened:
        saver = Saver(opened.store)
        saver.start()
        try:
            for _ in range(n):
                before = saver.saved
                backup = backups.make(home.where, key, Why.ASKED, after(0.5))
                made.append((backup, before, saver.saved + 1))
        finally:
            saver.stopped.set()
            saver.join()
    return made


def _restored(backup: Backup, there: Home) -> list[int]:
    restoring.restore(backup.path, there.where, DATA_KEY, by="eva", now=after(0.6), encrypted=there.encrypted)
    return there.numbers()
