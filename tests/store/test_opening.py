"""Do cases open whole, up to date and backed up, and is everything that is not so said in words?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from credval.store import backups, markers, migrating
from credval.store.backups import Why
from credval.store.engine import open_engine
from credval.store.erasure_log import Erased, erasing
from credval.store.keys import subkeys
from credval.store.opening import open_store
from credval.store.problems import (
    DamagedError,
    NewerFormatError,
    ReadOnlyError,
    StoreMissingError,
)
from tests.store.homes import DATA_KEY, Home, after, home_in, save
from tests.store.rights import folder_for_everybody, lock_up, without_rights
from tests.store.samples import AT


@pytest.fixture(params=[True, False], ids=["encrypted", "plain"])
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Home:
    return home_in(tmp_path, request.param)


def _crashed(home: Home) -> None:
    """What a program that died with the cases open leaves behind."""
    home.folder.joinpath("cases.open-00000000").touch()


def _said(home: Home) -> str:
    with home.open() as opened:
        return " ".join(note.en for note in opened.notes)


def test_cases_are_made_only_when_asked_for(home: Home) -> None:
    with pytest.raises(StoreMissingError):
        home.open()
    assert home.names() == []


def test_what_was_saved_is_there_after_opening_again(home: Home) -> None:
    assert home.filled(1, 2).numbers() == [1, 2]


def test_making_never_replaces_cases_that_are_there(home: Home) -> None:
    home.filled(1)
    assert home.numbers(create=True) == [1]


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    home = home_in(tmp_path).filled(1)
    with pytest.raises(DamagedError) as refused:
        open_store(home.where, bytes(32), now=AT)
    assert ("nyckel" in refused.value.sv, "key" in refused.value.en) == (True, True)


def test_nothing_but_the_cases_and_their_backups_is_left_after_closing(home: Home) -> None:
    home.filled(1)
    assert home.names() == ["backups", "cases.anchor", "cases.db"]


def test_an_ordinary_opening_has_nothing_to_say(home: Home) -> None:
    assert _said(home.filled(1)) == ""


def test_a_backup_is_made_once_a_day(home: Home) -> None:
    home.filled(1)
    for days in (0.5, 0.9, 1.1, 1.2, 3):
        home.open(days).close()
    made = [one.made_at for one in backups.listed(home.where)]
    assert made == [after(3), after(1.1), after(0)]


def test_a_backup_that_cannot_be_made_is_told_and_stops_nobody(home: Home) -> None:
    home.filled(1)
    shutil.rmtree(backups.folder(home.where))
    backups.folder(home.where).touch()
    assert "backup could not be made" in _said(home)


def test_after_a_crash_everything_is_checked_and_that_is_said_once(home: Home) -> None:
    home.filled(1)
    _crashed(home)
    assert ("checked and is whole" in _said(home), _said(home)) == (True, "")


def test_damage_after_a_crash_is_found_and_a_restore_offered(home: Home) -> None:
    home.filled(*range(1, 40))
    content = bytearray(home.where.file.read_bytes())
    content[4096 * 9 : 4096 * 10] = bytes(4096)
    home.where.file.write_bytes(content)
    _crashed(home)
    with pytest.raises(DamagedError) as damaged:
        home.open()
    assert ("2026-11-27" in damaged.value.sv, "can be restored" in damaged.value.en) == (True, True)


def test_damage_is_found_again_at_the_next_try(home: Home) -> None:
    home.filled(*range(1, 40))
    home.where.file.write_bytes(home.where.file.read_bytes()[:-4096])
    _crashed(home)
    for _ in range(2):
        with pytest.raises(DamagedError):
            home.open()


def test_damaged_cases_can_be_looked_at_and_not_changed(home: Home) -> None:
    home.filled(1)
    home.where.beside(".anchor").write_bytes(b"nonsense")
    with home.open(anyway=True) as opened:
        assert (opened.read_only, "damaged" in opened.notes[0].en) == (True, True)
        with pytest.raises(ReadOnlyError):
            save(opened.store, 2)


def test_changes_that_went_with_a_lost_wal_are_missed(home: Home) -> None:
    home.filled(1)
    before = home.where.file.read_bytes()
    with home.open() as opened:
        save(opened.store, 2)
    home.where.file.write_bytes(before)
    with pytest.raises(DamagedError) as missing:
        home.open()
    assert ("saknas" in missing.value.sv, "missing" in missing.value.en) == (True, True)


def test_cases_of_a_newer_program_are_left_alone(home: Home) -> None:
    home.filled(1)
    with home.open() as opened, opened.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'of the future'")
    with pytest.raises(NewerFormatError) as newer:
        home.open()
    assert ("Uppdatera" in newer.value.sv, "Update" in newer.value.en) == (True, True)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    home = home_in(tmp_path, encrypted=False)
    engine = open_engine(home.where, None, create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE recipes (name TEXT)")
    engine.dispose()
    with pytest.raises(DamagedError, match="no cases"):
        home.open()


def _older(home: Home) -> None:
    """Cases in the form of the first version of the program."""
    first = "0001"
    engine = open_engine(home.where, subkeys(DATA_KEY).database if home.encrypted else None, create=True)
    migrating.migrate(engine, first)
    engine.dispose()


def test_older_cases_are_backed_up_before_they_are_changed(home: Home) -> None:
    _older(home)
    said = _said(home)
    before = [one for one in backups.listed(home.where) if one.why is Why.BEFORE_MIGRATION]
    assert (len(before), str(before[0].path) in said) == (1, True)


def test_without_room_for_the_backup_nothing_is_changed(home: Home) -> None:
    _older(home)
    backups.folder(home.where).touch()
    content = home.where.file.read_bytes()
    with pytest.raises(Exception, match="backups"):
        home.open()
    assert home.where.file.read_bytes() == content


def test_an_erasure_that_a_crash_cut_short_is_finished(home: Home) -> None:
    home.filled(1, 2)
    with erasing(
        home.where.beside(".erased"), Erased(case=f"{1:032x}", on=AT.date(), by="eva", rule="24 months")
    ):
        pass  # here the program died
    assert home.numbers() == [2]


@pytest.fixture
def locked(home: Home) -> Iterator[Home]:
    """Cases in a folder where nobody may write."""
    home.filled(1)
    with folder_for_everybody() as folder:
        shutil.copytree(home.folder, folder / "cases")
        lock_up(folder / "cases")
        yield home_in(folder / "cases", home.encrypted)


def test_a_folder_that_cannot_be_written_to_opens_for_reading_with_a_note(locked: Home) -> None:
    with without_rights(), locked.open() as opened:
        said = (
            opened.read_only,
            "reading only" in opened.notes[0].en,
            "bara för läsning" in opened.notes[0].sv,
        )
    assert said == (True, True, True)


def test_cases_are_read_where_nobody_may_write(locked: Home) -> None:
    with without_rights():
        assert locked.numbers() == [1]


def test_nothing_is_saved_where_nobody_may_write(locked: Home) -> None:
    before = locked.names()
    with without_rights(), locked.open() as opened, pytest.raises(ReadOnlyError):
        save(opened.store, 2)
    assert locked.names() == before


def test_a_folder_that_vanishes_while_open_is_told_and_not_made_anew(home: Home) -> None:
    home.filled(1)
    with home.open() as opened:
        shutil.rmtree(home.folder)
        with pytest.raises(StoreMissingError):
            save(opened.store, 2)
    assert not home.folder.exists()


def test_a_file_put_in_the_place_of_the_open_one_is_noticed(home: Home) -> None:
    home.filled(1)
    shutil.copy(home.where.file, home.folder / "copy.db")
    with home.open() as opened:
        (home.folder / "copy.db").replace(home.where.file)
        with pytest.raises(StoreMissingError):
            save(opened.store, 2)


def test_two_programs_may_have_the_cases_open(home: Home) -> None:
    home.filled()
    with home.open() as one, home.open() as two:
        save(one.store, 1)
        save(two.store, 2)
    assert home.numbers() == [1, 2]


def test_half_made_files_of_a_crash_are_swept_away(home: Home) -> None:
    home.filled(1)
    (home.folder / ".cases.restoring-x").mkdir()
    (home.folder / ".cases.1234.new-wal").touch()
    (home.folder / ".cases.keys.1234.new").touch()
    (home.folder / "backups" / ".x.zip.1.new.db").touch()
    home.open().close()
    left = [path.name for path in home.folder.rglob("*") if path.name.startswith(".")]
    assert left == []


def test_a_failed_opening_leaves_no_mark_of_itself(home: Home) -> None:
    home.filled(1)
    home.where.beside(".anchor").write_bytes(b"nonsense")
    with pytest.raises(DamagedError):
        home.open()
    assert not markers.is_open_elsewhere(home.where.file)


def test_hidden_files_of_others_are_left_where_they_are(home: Home) -> None:
    home.filled(1)
    (home.folder / ".letter.txt.new").touch()
    home.open().close()
    assert (home.folder / ".letter.txt.new").exists()


def test_of_two_that_make_the_cases_at_once_both_get_the_same_ones(home: Home) -> None:
    home.folder.mkdir(exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        opened = [one.result() for one in [pool.submit(home.open, create=True) for _ in range(2)]]
    save(opened[0].store, 1)
    save(opened[1].store, 2)
    for one in opened:
        one.close()
    assert home.numbers() == [1, 2]


def test_a_table_that_is_not_as_it_was_made_is_damage(tmp_path: Path) -> None:
    home = home_in(tmp_path, encrypted=False).filled(1)
    with home.open() as opened, opened.store.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE draft RENAME COLUMN body TO bodx")
    with pytest.raises(DamagedError, match="can be restored"):
        home.open()
