"""Does a database open only where it is, only under its key, and say in words what is wrong?"""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import sqlalchemy
from sqlalchemy import text

from credval.store.engine import Location, open_engine, reading
from credval.store.problems import DamagedError, DiskFullError, ReadOnlyError, StoreMissingError

KEY = bytes(range(32))
KEYS = pytest.mark.parametrize("key", [KEY, None], ids=["encrypted", "plain"])


def _filled(path: Path, key: bytes | None) -> Location:
    where = Location(path)
    engine = open_engine(where, key, create=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (says TEXT)"))
        connection.execute(text("INSERT INTO note VALUES ('Amina')"))
    engine.dispose()
    return where


def _said(engine: sqlalchemy.Engine) -> list[str]:
    with reading(engine).connect() as connection:
        return list(connection.scalars(text("SELECT says FROM note")))


@KEYS
def test_what_was_written_is_read_again(tmp_path: Path, key: bytes | None) -> None:
    where = _filled(tmp_path / "cases.db", key)
    assert _said(open_engine(where, key)) == ["Amina"]


def test_nothing_of_an_encrypted_database_can_be_read_on_disk(tmp_path: Path) -> None:
    _filled(tmp_path / "cases.db", KEY)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert (b"Amina" in content, b"SQLite" in content, b"note" in content) == (False, False, False)


@pytest.mark.parametrize(("pragma", "value"), [
    ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("temp_store", 2), ("secure_delete", 1),
    ("busy_timeout", 5000), ("trusted_schema", 0), ("cell_size_check", 1),
])  # fmt: skip
@KEYS
def test_every_connection_has_the_same_habits(
    tmp_path: Path, key: bytes | None, pragma: str, value: object
) -> None:
    engine = reading(open_engine(_filled(tmp_path / "cases.db", key), key))
    with engine.connect() as one, engine.connect() as two:
        found = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for connection in (one, two)]
    assert found == [value, value]


def test_another_key_opens_nothing_and_says_what_to_do(tmp_path: Path) -> None:
    where = _filled(tmp_path / "cases.db", KEY)
    with pytest.raises(DamagedError) as refused:
        _said(open_engine(where, bytes(32)))
    assert ("nyckelfil" in refused.value.sv, "key file" in refused.value.en) == (True, True)


def test_the_key_stands_in_no_address_and_no_error(tmp_path: Path) -> None:
    where = _filled(tmp_path / "cases.db", KEY)
    engine = open_engine(where, KEY)
    with pytest.raises(sqlalchemy.exc.OperationalError) as wrong, engine.connect() as connection:
        connection.execute(text("SELECT nothing FROM nowhere"))
    assert KEY.hex() not in f"{engine!r} {engine.url!r} {wrong.value!r} {where!r}"


@pytest.mark.parametrize("name", ["gone.db", "no-folder/cases.db"])
@KEYS
def test_a_missing_database_is_never_made_anew(tmp_path: Path, name: str, key: bytes | None) -> None:
    with pytest.raises(StoreMissingError):
        open_engine(Location(tmp_path / name), key)
    assert list(tmp_path.iterdir()) == []


@KEYS
def test_an_emptied_file_is_damaged_and_not_new(tmp_path: Path, key: bytes | None) -> None:
    (tmp_path / "cases.db").touch()
    with pytest.raises(DamagedError):
        open_engine(Location(tmp_path / "cases.db"), key)


def test_a_new_database_is_its_owners_alone(tmp_path: Path) -> None:
    _filled(tmp_path / "in" / "cases.db", KEY)
    assert oct((tmp_path / "in" / "cases.db").stat().st_mode & 0o777) == "0o600"


@KEYS
def test_a_database_opened_for_reading_refuses_changes_in_words(tmp_path: Path, key: bytes | None) -> None:
    engine = open_engine(_filled(tmp_path / "cases.db", key), key, read_only=True)
    with pytest.raises(ReadOnlyError), engine.begin() as connection:
        connection.execute(text("DELETE FROM note"))
    assert _said(engine) == ["Amina"]


@KEYS
def test_no_room_is_told_and_saving_works_again_once_there_is(tmp_path: Path, key: bytes | None) -> None:
    engine = open_engine(_filled(tmp_path / "cases.db", key), key)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 3")
        with pytest.raises(DiskFullError):
            connection.execute(text("INSERT INTO note VALUES (zeroblob(100000))"))
        connection.rollback()
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        connection.execute(text("INSERT INTO note VALUES ('Bo')"))
        connection.commit()
    assert _said(engine) == ["Amina", "Bo"]


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    engine = open_engine(_filled(tmp_path / "cases.db", KEY), KEY)
    threads = [threading.Thread(target=_count_up, args=(engine, 50)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(_said(engine)) == 101


def _count_up(engine: sqlalchemy.Engine, times: int) -> None:
    for _ in range(times):
        with engine.begin() as connection:
            n = connection.scalar(text("SELECT count(*) FROM note"))
            connection.execute(text("INSERT INTO note VALUES (:n)"), {"n": n})


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    engine = open_engine(_filled(tmp_path / "cases.db", KEY), KEY)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO note VALUES ('Bo')"))
        assert _said(engine) == ["Amina"]
