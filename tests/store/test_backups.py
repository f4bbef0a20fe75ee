"""Is a backup whole, made when it should be, and gone when it must be?"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from credval.store import backups
from credval.store.backups import Backup, Why
from credval.store.keys import subkeys
from credval.store.problems import DamagedError, StoreError
from tests.store.homes import DATA_KEY, Home, after, home_in, save, with_keys
from tests.store.samples import AT

KEY = subkeys(DATA_KEY).database


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = home_in(tmp_path).filled(1)
    with_keys(made)
    return made


def _make(home: Home, days: float = 0, why: Why = Why.ASKED) -> Backup:
    return backups.make(home.where, KEY, why, after(days))


def test_a_backup_holds_database_keys_and_the_end_of_the_log(home: Home) -> None:
    with zipfile.ZipFile(_make(home).path) as packed:
        assert packed.namelist() == ["backup.json", "cases.db", "cases.keys", "cases.anchor"]


def test_nothing_of_a_backup_can_be_read_without_its_key(home: Home) -> None:
    content = _make(home).path.read_bytes()
    assert [word in content for word in ("Öberg".encode(), b"SQLite format", DATA_KEY, KEY)] == [False] * 4


def test_its_name_says_when_and_why(home: Home) -> None:
    made = _make(home)
    assert made.path.name == "cases-20261127T090000Z-asked.zip"
    assert made in backups.listed(home.where)


def test_a_backup_is_its_owners_alone(home: Home) -> None:
    assert oct(_make(home).path.stat().st_mode & 0o777) == "0o600"


def test_two_backups_in_a_second_are_both_kept(home: Home) -> None:
    assert len({_make(home).path, _make(home).path}) == 2


def test_no_half_backup_is_left_behind(home: Home) -> None:
    _make(home)
    assert [path.suffix for path in backups.folder(home.where).iterdir()] == [".zip", ".zip"]


def test_files_of_other_names_are_no_backups(home: Home) -> None:
    for name in (
        "notes.zip",
        "cases-20269999T000000Z-asked.zip",
        "cases-20261127T090000Z-why_not.zip",
        "x-20261127T090000Z-asked.zip",
    ):
        (backups.folder(home.where) / name).touch()
    assert [one.why for one in backups.listed(home.where)] == [Why.DAILY]


@pytest.mark.parametrize(
    ("days", "due"), [(0.1, False), (0.99, False), (1.01, True), (400, True), (-1, True)]
)
def test_one_is_due_when_the_last_is_a_day_old(home: Home, days: float, due: bool) -> None:
    assert backups.is_due(home.where, after(days)) == due


def test_a_damaged_database_never_becomes_a_backup(home: Home) -> None:
    content = bytearray(home.where.file.read_bytes())
    content[len(content) // 2] ^= 1
    home.where.file.write_bytes(content)
    with pytest.raises(DamagedError):
        _make(home, 1)
    assert [one.why for one in backups.listed(home.where)] == [Why.DAILY]


def test_a_folder_that_is_in_the_way_is_told_in_words(tmp_path: Path) -> None:
    home = home_in(tmp_path).filled(1)
    for path in backups.folder(home.where).iterdir():
        path.unlink()
    backups.folder(home.where).rmdir()
    backups.folder(home.where).touch()
    with pytest.raises(StoreError, match="backups"):
        _make(home)


def test_writers_go_on_while_a_backup_is_made(home: Home) -> None:
    with home.open() as opened, opened.store.engine.begin():  # somebody is in the middle of saving
        assert _make(home, 0.5).path.exists()


def test_the_state_of_the_moment_is_kept_and_what_comes_later_is_not(home: Home) -> None:
    with home.open() as opened:
        made = _make(home, 0.5)
        save(opened.store, 2)
    size = made.path.stat().st_size
    assert size < _make(home, 0.6).path.stat().st_size + 1


def _every(hours: float, days: int) -> Iterator[Backup]:
    for n in range(int(days * 24 / hours)):
        yield Backup(AT - timedelta(hours=hours * n), Why.ASKED, Path(f"{n}"))


def test_of_hourly_backups_for_a_year_a_few_dozen_are_kept() -> None:
    every = list(_every(1, 365))
    gone = set(backups.superfluous(every, AT))
    ages = [(AT - one.made_at).days for one in every if one not in gone]
    assert (max(ages) <= 30, len(ages) < 70, {2, 3, 4, 5, 6} <= set(ages)) == (True, True, True)


@pytest.mark.parametrize("why", list(Why))
def test_none_lives_longer_than_thirty_days(why: Why) -> None:
    newest, old = Backup(AT, Why.DAILY, Path("a")), Backup(AT - timedelta(days=30, seconds=1), why, Path("b"))
    assert backups.superfluous([newest, old], AT) == [old]


def test_the_latest_copy_stays_whatever_the_clock_says() -> None:
    only = Backup(AT, Why.DAILY, Path("a"))
    assert backups.superfluous([only], AT + timedelta(days=4000)) == []


def test_old_ones_go_when_a_new_one_is_made(home: Home) -> None:
    old = _make(home, 1)
    _make(home, 40)
    assert not old.path.exists()
