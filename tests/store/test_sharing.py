"""Does a team's database open for whoever has its key, and say who protects what?"""

from __future__ import annotations

from pathlib import Path

import pytest

from credval.store import migrating
from credval.store.engine import Location
from credval.store.postgresql import open_server
from credval.store.problems import NewerFormatError, StoreMissingError, WrongPassphraseError
from credval.store.sharing import open_shared
from tests.store.databases import Server
from tests.store.homes import DATA_KEY, numbers, save


@pytest.fixture
def where(server: Server, tmp_path: Path) -> Location:
    """A database on the server without tables."""
    name = f"shared_{next(server.numbers)}"
    server.new(name, tmp_path)
    return Location(tmp_path / "cases.db", server.url(name))


def test_tables_are_made_only_when_asked_for(where: Location) -> None:
    with pytest.raises(StoreMissingError):
        open_shared(where, DATA_KEY)
    open_shared(where, DATA_KEY, create=True).close()
    open_shared(where, DATA_KEY).close()


def test_two_colleagues_work_on_the_same_cases(where: Location, tmp_path: Path) -> None:
    there = Location(tmp_path / "another machine" / "cases.db", where.url)
    there.file.parent.mkdir()
    with open_shared(where, DATA_KEY, create=True) as one, open_shared(there, DATA_KEY) as two:
        save(one.store, 1)
        save(two.store, 2)
        assert (numbers(one.store), one.store.verify().intact, two.store.verify().intact) == (
            [1, 2],
            True,
            True,
        )


def test_it_says_what_is_encrypted_by_whom(where: Location) -> None:
    with open_shared(where, DATA_KEY, create=True) as opened:
        said = " ".join(note.en for note in opened.notes)
    assert ("encrypted by this program" in said, "protected by the server" in said) == (True, True)


def test_the_key_file_of_other_cases_is_told_and_not_taken_for_damage(where: Location) -> None:
    with open_shared(where, DATA_KEY, create=True) as opened:
        save(opened.store, 1)
    with pytest.raises(WrongPassphraseError) as wrong:
        open_shared(where, bytes(32))
    assert ("Nyckelfilen" in wrong.value.sv, "key file" in wrong.value.en) == (True, True)


def test_another_key_is_refused_also_before_there_is_anything_to_open_with_it(where: Location) -> None:
    open_shared(where, DATA_KEY, create=True).close()
    with pytest.raises(WrongPassphraseError, match="key file"):
        open_shared(where, bytes(32))


def test_the_key_is_noted_also_where_an_earlier_program_did_not(where: Location) -> None:
    with open_shared(where, DATA_KEY, create=True) as opened, opened.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM key_mark")
    with open_shared(where, DATA_KEY) as opened:
        assert opened.store.holds_key_mark() is True


def test_tables_of_an_older_version_are_brought_up_to_date_and_that_is_told(where: Location) -> None:
    assert where.url
    engine = open_server(where.url)
    migrating.migrate(engine, "0001")
    engine.dispose()
    with open_shared(where, DATA_KEY) as opened:
        assert "brought to the form" in opened.notes[-1].en


def test_tables_of_a_newer_version_are_left_alone(where: Location) -> None:
    with open_shared(where, DATA_KEY, create=True) as opened, opened.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'of the future'")
    with pytest.raises(NewerFormatError):
        open_shared(where, DATA_KEY)
