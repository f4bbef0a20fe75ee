"""Is it told before anything is kept there whether a team's database can be used, and if not, why?"""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy

from credval.store.migrating import migrate
from credval.store.postgresql import open_server
from credval.store.problems import ServerError
from credval.store.trying import Stands, look
from tests.store.databases import Server
from tests.store.samples import AT
from tests.store.wire import wire_to


@pytest.fixture
def address(server: Server, tmp_path: Path) -> str:
    """An empty database on the server."""
    name = f"tried_{next(server.numbers)}"
    server.new(name, tmp_path)
    return server.url(name)


def _migrated(address: str, to: str = "head") -> None:
    engine = open_server(address)
    migrate(engine, to)
    engine.dispose()


def test_an_empty_database_waits_for_an_administrator(address: str) -> None:
    found = look(address)
    assert (found.stands, "administers" in found.says.en) == (Stands.NOTHING, True)


def test_asking_changes_nothing(address: str) -> None:
    look(address)
    engine = open_server(address)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    engine.dispose()


def test_cases_that_lie_there_are_told(address: str) -> None:
    _migrated(address)
    assert look(address).stands is Stands.CASES


def test_an_older_form_is_told_and_left_as_it_is(address: str) -> None:
    _migrated(address, "0002")
    assert [look(address).stands for _ in range(2)] == [Stands.OLDER, Stands.OLDER]


def test_a_newer_form_is_told(address: str) -> None:
    _migrated(address)
    engine = open_server(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    found = look(address)
    assert (found.stands, "Update" in found.says.en) == (Stands.NEWER, True)


def test_a_wrong_password_is_told(server: Server, address: str) -> None:
    """By the server's own rule for one user: whoever comes as that user has to know the password."""
    url = sqlalchemy.make_url(address)
    server.say("CREATE ROLE guarded LOGIN PASSWORD 'right'")
    rules = Path(server.value("SHOW hba_file"))
    rules.write_text(
        "local all guarded scram-sha-256\n" + rules.read_text(encoding="utf-8"), encoding="utf-8"
    )
    server.say("SELECT pg_reload_conf()")
    guarded = f"postgresql://guarded@/{url.database}?host={url.query['host']}"
    with pytest.raises(ServerError, match="does not accept this user and password"):
        look(guarded, "wrong")
    with pytest.raises(ServerError, match="does not accept this user and password"):
        look(guarded)
    assert look(guarded, "right").stands is Stands.NOTHING


def test_a_server_without_tls_is_refused_where_tls_is_asked_for(address: str) -> None:
    with wire_to(address) as (_wire, over), pytest.raises(ServerError, match="TLS"):
        look(over.replace("sslmode=disable", "sslmode=require"))


def test_a_server_that_is_off_refuses(address: str) -> None:
    with wire_to(address) as (wire, over):
        wire.cut()
        with pytest.raises(ServerError, match="was refused"):
            look(over)
        wire.mend()
        assert look(over).stands is Stands.NOTHING


def test_a_name_that_nobody_has_is_told() -> None:
    with pytest.raises(ServerError, match="no server of the name"):
        look("postgresql://anna@db.invalid/cases?sslmode=require")


def test_a_connection_that_is_cut_loses_nothing_and_comes_back(address: str) -> None:
    from credval.store.cases import Store
    from tests.store.databases import PAPERS

    _migrated(address)
    with wire_to(address) as (wire, over):
        store = Store(open_server(over), PAPERS)
        store.note("listed", by="anna", at=AT)
        wire.cut()
        with pytest.raises(ServerError):
            store.note("listed", by="anna", at=AT)
        wire.mend()
        store.note("listed", by="anna", at=AT)
        assert store.audit_length() == 2
        store.close()
