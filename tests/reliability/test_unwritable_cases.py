"""A folder that cannot be written to, or is gone: cases open for reading with a mark, and no empty ones take their place.

R5 of the yardsticks. Disks that are taken away and made read-only are real ones where they may be mounted.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from credval.store.backups import Why, make
from credval.store.key_file import load
from credval.store.problems import KeyFileMissingError, ReadOnlyError, StoreError, StoreMissingError
from tests.store.homes import Home, after, home_in, save
from tests.store.rights import folder_for_everybody, lock_up, without_rights

BOTH = pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])


def _mounted(*how: str) -> bool:
    done = (
        subprocess.run(["mount", *how], capture_output=True, check=False) if sys.platform == "linux" else None
    )
    return done is not None and done.returncode == 0


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, which can be taken away."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not _mounted("-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)):
        pytest.skip(
            "NOT TESTED: no disk may be mounted here; vanished and locked folders were tested instead"
        )
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=False, capture_output=True)


@BOTH
def test_a_disk_made_read_only_opens_for_reading_and_says_so(disk: Path, encrypted: bool) -> None:
    home = home_in(disk / "cases", encrypted).filled(1, 2)
    assert _mounted("-o", "remount,ro", str(disk))
    with home.open() as opened:
        assert (opened.read_only, len(opened.notes)) == (True, 1)
        with pytest.raises(ReadOnlyError):
            save(opened.store, 3)
    assert home.numbers() == [1, 2]


@BOTH
def test_a_disk_taken_away_while_open_is_told_and_nothing_is_made_in_its_place(
    disk: Path, encrypted: bool
) -> None:
    home = home_in(disk / "cases", encrypted).filled(1)
    with home.open() as opened:
        subprocess.run(["umount", "-l", str(disk)], check=True)
        with pytest.raises(StoreMissingError):
            save(opened.store, 2)
    assert list(disk.iterdir()) == []


def _remove_folder(home: Home) -> None:
    shutil.rmtree(home.folder)


def _rename_folder(home: Home) -> None:
    home.folder.rename(home.folder.with_name("moved"))


def _remove_file(home: Home) -> None:
    home.where.file.unlink()


def _empty_file(home: Home) -> None:
    home.where.file.write_bytes(b"")


GONE = pytest.mark.parametrize("gone", [_remove_folder, _rename_folder, _remove_file, _empty_file])


@BOTH
@GONE
def test_cases_that_are_gone_are_never_replaced_by_empty_ones(
    tmp_path: Path, encrypted: bool, gone: Callable[[Home], None]
) -> None:
    home = home_in(tmp_path / "cases", encrypted).filled(1)
    gone(home)
    before = sorted((path, path.stat().st_size) for path in tmp_path.rglob("*"))
    with pytest.raises(StoreError):
        home.open()
    assert sorted((path, path.stat().st_size) for path in tmp_path.rglob("*")) == before


@BOTH
@pytest.mark.parametrize("gone", [_remove_folder, _rename_folder, _remove_file])
def test_saving_to_cases_that_vanished_while_open_is_refused_in_words(
    tmp_path: Path, encrypted: bool, gone: Callable[[Home], None]
) -> None:
    home = home_in(tmp_path / "cases", encrypted).filled(1)
    with home.open() as opened:
        gone(home)
        with pytest.raises(StoreMissingError) as missing:
            save(opened.store, 2)
    assert ("finns inte" in missing.value.sv, "not there" in missing.value.en) == (True, True)


@BOTH
def test_cases_of_somebody_who_owns_nothing_open_for_reading_after_a_crash_too(
    encrypted: bool, tmp_path: Path
) -> None:
    home = home_in(tmp_path / "cases", encrypted).filled(1, 2)
    (home.folder / "cases.open-00000000").touch()
    with folder_for_everybody() as folder:
        shutil.copytree(home.folder, folder / "cases")
        lock_up(folder / "cases")
        with without_rights():
            assert home_in(folder / "cases", encrypted).numbers() == [1, 2]


@BOTH
def test_changes_still_in_the_wal_are_not_left_out_but_told(encrypted: bool, tmp_path: Path) -> None:
    home = home_in(tmp_path / "cases", encrypted).filled(1)
    with home.open() as opened, folder_for_everybody() as folder:
        save(opened.store, 2)
        shutil.copytree(home.folder, folder / "cases")
        for path in (folder / "cases").glob("*-shm"):
            path.unlink()
        lock_up(folder / "cases")
        with without_rights(), pytest.raises(ReadOnlyError, match="Copy the whole folder"):
            home_in(folder / "cases", encrypted).open()


def test_a_backup_of_what_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    home = home_in(tmp_path / "cases").filled(1)
    home.where.file.unlink()
    with pytest.raises(StoreError):
        make(home.where, bytes(32), Why.ASKED, after(1))
    assert not home.where.file.exists()


def test_a_key_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissingError):
        load(tmp_path / "cases.keys")
