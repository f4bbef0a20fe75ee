"""Is a shared database reached only over a safe way, and does what goes wrong there become a sentence?"""

from __future__ import annotations

import threading
from datetime import timedelta

import psycopg
import pytest
import sqlalchemy as sa

from credval.store.cases import Store
from credval.store.postgresql import (
    account,
    checked,
    keep_password,
    kept_password,
    open_server,
    promises,
    stays_here,
    told,
)
from credval.store.problems import BusyError, DiskFullError, KeyringMissingError, ReadOnlyError, ServerError
from tests.store.databases import PAPERS, Server
from tests.store.rings import ClearRing, MemoryRing, using
from tests.store.samples import AT, PAPER, SHA, case, with_paper


@pytest.mark.parametrize(
    "address",
    ["", "cases.db", "postgresql://", "postgresql://server", "mysql://server/cases", "sqlite:///cases.db", "http://server/cases", "postgresql://server:port/cases"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ServerError, match="postgresql://user@server/database") as problem:
        checked(address)
    assert problem.value.sv != problem.value.en


@pytest.mark.parametrize(
    "address", ["postgresql://anna:secret@server/cases", "postgresql://server/cases?password=secret"]
)
def test_a_password_in_the_address_is_refused(address: str) -> None:
    with pytest.raises(ServerError, match="keyring") as problem:
        checked(address)
    assert "secret" not in problem.value.en + problem.value.sv


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "nonsense"])
def test_a_connection_in_the_clear_is_refused(mode: str) -> None:
    with pytest.raises(ServerError, match="in the clear"):
        checked(f"postgresql://anna@server/cases?sslmode={mode}")


def test_a_connection_is_encrypted_and_checked_unless_said_otherwise() -> None:
    assert checked("postgresql://anna@server/cases").query["sslmode"] == "verify-full"


@pytest.mark.parametrize("mode", ["require", "verify-ca", "verify-full"])
def test_another_encrypted_way_is_kept(mode: str) -> None:
    assert checked(f"postgres://anna@server/cases?sslmode={mode}").query["sslmode"] == mode


HOSTS = [
    ("postgresql:///cases", True), ("postgresql://localhost/cases", True), ("postgresql://127.0.0.1/cases", True),
    ("postgresql://127.9.9.9:5433/cases", True), ("postgresql://[::1]/cases", True), ("postgresql:///cases?host=/run/pg", True),
    ("postgresql://server/cases", False), ("postgresql://10.0.0.1/cases", False), ("postgresql:///cases?host=server", False),
    ("postgresql:///cases?host=/run/pg,server", False), ("postgresql://localhost/cases?hostaddr=10.0.0.1", False),
    ("postgresql://localhost.example/cases", False), ("postgresql://127.0.0.1.example/cases", False),
    ("postgresql:///cases?host=localhost&host=server", False),
]  # fmt: skip


@pytest.mark.parametrize(("address", "here"), HOSTS)
def test_only_what_stays_on_this_machine_may_go_unencrypted(address: str, here: bool) -> None:
    url = checked(address)
    assert stays_here(url) is here
    assert ("sslmode" in url.query) is not here


def test_it_is_said_what_is_encrypted_by_whom() -> None:
    said = " ".join(text.en for text in promises("postgresql://anna@server:5433/cases"))
    assert "Papers" in said
    assert "server:5433: whoever runs it can read them" in said
    assert "who the server is is checked" in said


def test_the_password_has_its_own_name_in_the_keyring() -> None:
    assert account("postgresql://anna@server:5433/cases") == "anna@server:5433/cases"


def test_the_password_is_kept_in_the_keyring() -> None:
    with using(MemoryRing()):
        assert kept_password("postgresql://anna@server/cases") is None
        keep_password("postgresql://anna@server/cases", "hemligt åäö")
        assert kept_password("postgresql://anna@server/cases") == "hemligt åäö"
        assert kept_password("postgresql://bo@server/cases") is None


def test_without_a_keyring_the_password_is_asked_for_again() -> None:
    with using(ClearRing()):
        assert kept_password("postgresql://anna@server/cases") is None
        with pytest.raises(KeyringMissingError):
            keep_password("postgresql://anna@server/cases", "hemligt")


def test_neither_the_password_nor_the_values_stand_in_what_the_engine_says_of_itself() -> None:
    engine = open_server("postgresql://anna@127.0.0.1:1/cases", "secret")
    assert "secret" not in f"{engine!r} {engine.url}"
    assert engine.hide_parameters


def test_a_server_that_is_not_there_is_said_to_be_unreachable() -> None:
    with pytest.raises(ServerError, match=r"No database answers on 127\.0\.0\.1:1"):
        Store(open_server("postgresql://anna@127.0.0.1:1/cases"), PAPERS).office()


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (psycopg.errors.DiskFull("x"), DiskFullError), (psycopg.errors.LockNotAvailable("x"), BusyError),
        (psycopg.errors.InvalidPassword("x"), ServerError), (psycopg.errors.InvalidCatalogName("x"), ServerError),
        (psycopg.errors.ReadOnlySqlTransaction("x"), ReadOnlyError), (psycopg.errors.AdminShutdown("x"), ServerError),
        (psycopg.errors.SerializationFailure("x"), BusyError), (psycopg.errors.TooManyConnections("x"), ServerError),
    ],
)  # fmt: skip
def test_what_a_server_says_becomes_a_sentence(problem: psycopg.Error, kind: type[ServerError]) -> None:
    sentence = told(problem, "server")
    assert type(sentence) is kind
    assert sentence is not None
    assert sentence.sv != sentence.en


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ('failed to resolve host "db.exampel": [Errno -2] Name or service not known', "no server of the name"),
        ("connection is bad: Connection refused", "was refused"),
        ("connection timeout expired", "does not answer"),
        ("server does not support SSL, but SSL was required", "TLS"),
        ('root certificate file "/root/.postgresql/root.crt" does not exist', "TLS"),
        ("SSL error: certificate verify failed", "TLS"),
        ('FATAL:  password authentication failed for user "anna"', "user and password"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.1", user "anna", database "cases", no encryption', "user and password"),
        ('FATAL:  role "anna" does not exist', "user and password"),
        ('FATAL:  permission denied for database "cases"', "lacks the right"),
        ('FATAL:  database "cases" does not exist', "no such database"),
        ("FATAL:  sorry, too many clients already", "no room for another connection"),
        ("Etwas ging schief", "no connection to the database"),
    ],
)  # fmt: skip
def test_each_way_of_not_connecting_has_its_sentence(said: str, sentence: str) -> None:
    found = told(psycopg.OperationalError(said), "server")
    assert found is not None
    assert sentence in found.en
    assert found.sv != found.en


def test_what_only_a_programmer_can_mend_stays_as_it_is() -> None:
    assert told(psycopg.errors.UndefinedTable("x"), "server") is None
    assert told(ValueError("x"), "server") is None


def test_a_database_that_is_not_on_the_server_is_named(server: Server) -> None:
    with pytest.raises(ServerError, match="no such database"):
        Store(open_server(server.url("nowhere")), PAPERS).office()


def test_whoever_holds_the_server_reads_no_paper(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = server.database(tmp_path_factory.mktemp("one"))
    database.store().save(with_paper(), by="anna", action="created", at=AT, contents={SHA: PAPER})
    with database.engine().connect() as connection:
        assert PAPER not in bytes(connection.execute(sa.text("SELECT sealed FROM content")).scalar_one())
    database.close()


def test_writers_on_a_server_wait_for_each_other(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = server.database(tmp_path_factory.mktemp("two"))

    def work(start: int) -> None:
        store = database.store()
        for n in range(start, start + 25):
            store.save(case(n), by="anna", action="created", at=AT + timedelta(seconds=n))

    workers = [threading.Thread(target=work, args=(start,)) for start in (100, 200, 300)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    verdict = database.store().verify()
    assert (verdict.intact, verdict.head.seq) == (True, 75)
    database.close()


def test_a_writer_that_waits_too_long_is_told_so(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = server.database(tmp_path_factory.mktemp("three"))
    with database.engine().begin() as held:
        held.exec_driver_sql("SELECT * FROM chain_head FOR UPDATE")
        hasty = open_server(server.url(database.url.split("/")[3].split("?")[0]))
        with pytest.raises(BusyError, match="try again"):
            Store(hasty, PAPERS).note("listed", by="anna", at=AT)
    hasty.dispose()
    database.close()
