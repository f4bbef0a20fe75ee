"""Killed at random instants: are cases as before or as after, and is whatever was half made swept away?

R2 of the yardsticks. ``CREDVAL_TIMES=50 python -m pytest tests/reliability/test_killed_cases.py`` for the whole number.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from credval.store import backups, migrating, restoring, transfer, unpacking
from credval.store.backups import Why
from credval.store.engine import open_engine
from credval.store.keys import subkeys
from tests.reliability import case_work
from tests.reliability.apart import Done, done, instants, times
from tests.store.homes import DATA_KEY, Home, after, change, home_in, save, with_keys
from tests.store.older import make_older
from tests.store.samples import AT

OLD, NEW = list(range(1, 13)), [*range(1, 13), 50]
BOTH = pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])


def _filled(folder: Path, encrypted: bool) -> Home:
    home = home_in(folder, encrypted).filled(*OLD)
    with_keys(home)
    return home


def _old_form(folder: Path, encrypted: bool) -> Home:
    """Cases in the form of the first version."""
    home = home_in(folder, encrypted)
    folder.mkdir()
    engine = open_engine(home.where, _key(encrypted), create=True)
    migrating.migrate(engine)
    from credval.store.cases import Store

    store = Store(
        engine,
        subkeys(DATA_KEY).papers,
        home.where.beside(".anchor"),
        anchor_key=subkeys(DATA_KEY).anchor,
    )
    for n in OLD:
        save(store, n)
    make_older(engine, "0001")
    store.close()
    return home


def _key(encrypted: bool) -> bytes | None:
    return subkeys(DATA_KEY).database if encrypted else None


def _killed(work: Callable[..., None], start: Home, tmp_path: Path, few: int) -> Iterator[tuple[Home, Done]]:
    """The same work on copies of the same cases, each killed at another instant; first one that was not killed."""
    whole = done(work, str(_copy(start, tmp_path / "whole").folder), start.encrypted)
    assert whole.ended, whole
    for number, instant in enumerate(instants(times(few), whole.seconds, seed=1)):
        home = _copy(start, tmp_path / str(number))
        yield home, done(work, str(home.folder), home.encrypted, kill_after=instant)
        shutil.rmtree(home.folder)


def _copy(home: Home, folder: Path) -> Home:
    shutil.copytree(home.folder, folder)
    return home_in(folder, home.encrypted)


def _litter(home: Home) -> list[str]:
    return [
        path.name for path in home.folder.rglob("*") if path.name.startswith(".") or ".open-" in path.name
    ]


def _is_whole(home: Home) -> bool:
    with home.open(0.4) as opened:
        return opened.store.verify().intact


@BOTH
def test_a_killed_migration_leaves_the_old_form_or_the_new_one(tmp_path: Path, encrypted: bool) -> None:
    for home, _ in _killed(case_work.open_again, _old_form(tmp_path / "start", encrypted), tmp_path, 4):
        assert (home.numbers(), _is_whole(home), _litter(home)) == (OLD, True, [])
        for backup in backups.listed(home.where):
            with unpacking.opened(backup.path):
                pass


@BOTH
def test_a_killed_backup_is_whole_or_not_there(tmp_path: Path, encrypted: bool) -> None:
    for home, killed in _killed(case_work.back_up, _filled(tmp_path / "start", encrypted), tmp_path, 4):
        assert (home.numbers(days=0.4), _is_whole(home), _litter(home)) == (OLD, True, [])
        asked = [one for one in backups.listed(home.where) if one.why is Why.ASKED]
        assert len(asked) >= len(killed.told)
        for backup in asked:
            there = home_in(tmp_path / "there", encrypted)
            restoring.restore(
                backup.path, there.where, DATA_KEY, by="eva", now=after(0.5), encrypted=encrypted
            )
            assert there.numbers() == OLD
            shutil.rmtree(there.folder)


@BOTH
def test_a_killed_erasure_is_finished_and_none_comes_back(tmp_path: Path, encrypted: bool) -> None:
    start = _filled(tmp_path / "start", encrypted)
    backup = backups.make(start.where, _key(encrypted), Why.ASKED, after(0.01))
    for home, killed in _killed(case_work.erase, start, tmp_path, 4):
        left = home.numbers(days=0.4)
        assert (left == OLD[-len(left) :], len(OLD) - len(left) >= len(killed.told)) == (True, True)
        assert (_is_whole(home), _litter(home)) == (True, [])
        assert [
            n for n in OLD if f'Öberg {n}"'.encode() in home.where.file.read_bytes() and n not in left
        ] == []
        copy = backups.folder(home.where) / backup.path.name
        restoring.restore(copy, home.where, DATA_KEY, by="eva", now=after(0.5), encrypted=encrypted)
        assert home.numbers(days=0.6) == left


@BOTH
def test_a_killed_restore_leaves_the_cases_of_before_or_of_the_backup(
    tmp_path: Path, encrypted: bool
) -> None:
    start = _filled(tmp_path / "start", encrypted)
    backups.make(start.where, _key(encrypted), Why.ASKED, after(0.01))
    with start.open() as opened:
        save(opened.store, 50)
        change(opened.store, opened.store.load(f"{1:032x}", by="anna", at=AT), "Nytt Namn")
    found: list[Any] = []
    for home, killed in _killed(case_work.restore, start, tmp_path, 6):
        found.append(home.numbers(days=0.4))
        assert found[-1] == (OLD if killed.told else found[-1])
        assert (found[-1] in (OLD, NEW), _is_whole(home), _litter(home)) == (True, True, [])


def test_a_killed_sending_leaves_the_whole_file_or_the_earlier_one(tmp_path: Path) -> None:
    start = home_in(tmp_path / "start")
    start.folder.mkdir()
    (start.folder / "1.credval-case").write_bytes(b"earlier")
    for home, _ in _killed(case_work.send, start, tmp_path, 4):
        path = home.folder / "1.credval-case"
        if path.read_bytes() != b"earlier":
            found = transfer.receive(path, case_work.PASSPHRASE, new_id="f" * 32, number="1", by="bo", at=AT)
            assert len(found.contents) == 1


@BOTH
def test_a_killed_first_start_leaves_nothing_or_cases_that_open(tmp_path: Path, encrypted: bool) -> None:
    start = home_in(tmp_path / "start", encrypted)
    start.folder.mkdir()
    for home, _ in _killed(case_work.make, start, tmp_path, 4):
        home.open(create=True).close()
        assert (home.numbers(), _litter(home)) == ([], [])
