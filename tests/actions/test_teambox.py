"""A team opens one database on a real PostgreSQL, each member in a role, with papers sealed by the team's own key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from credval.actions import members
from credval.actions.casebook import NotAllowedError
from credval.actions.teambox import AlreadyThereError, Teambox, try_connection, wrong_with
from credval.casework import editing
from credval.model.case_words import FourEyes, Role
from credval.model.cases import Job, Office, Person
from credval.store.lists import Listing
from credval.store.problems import MemberError, ServerError, WrongPassphraseError
from credval.store.team import Member
from tests.store.rings import MemoryRing, using

AT = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path / "home"))


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


def test_a_database_with_cases_in_it_is_never_given_another_key(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(address)
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path / "another computer"))
    other = box(address, "asa")
    with pytest.raises(AlreadyThereError, match="key file"):
        other.make(PASSPHRASE)
    assert not other.is_there


def test_a_colleague_opens_the_cases_with_a_copy_of_the_key_file(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(address)
    box(address, "ada").give_key_file(tmp_path / "team.keys")
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path / "another computer"))
    other = box(address, "asa")
    other.take_key_file(tmp_path / "team.keys")
    unlocked = other.unlock(PASSPHRASE)
    assert unlocked.casebook.user.role is Role.ASSESSOR
    unlocked.close()
    with pytest.raises(AlreadyThereError):
        other.take_key_file(tmp_path / "team.keys")


def test_the_copy_is_not_opened_by_the_keyring_of_the_first_computer(address: str, tmp_path: Path) -> None:
    with using(MemoryRing()):
        made(address)
        first = box(address, "ada")
        first.remember_here(PASSPHRASE)
        first.give_key_file(tmp_path / "team.keys")
        assert first.has_keyring
        assert '"keyring"' not in (tmp_path / "team.keys").read_text(encoding="utf-8")


def test_a_key_is_not_left_behind_where_nothing_could_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREDVAL_HOME", str(tmp_path / "home"))
    nowhere = box("postgresql://ada@127.0.0.1:1/cases", "ada")
    with pytest.raises(ServerError):
        nowhere.make(PASSPHRASE)
    assert not nowhere.is_there


def test_trying_a_connection_says_what_stands_there(address: str) -> None:
    empty = try_connection(address)
    made(address)
    full = try_connection(address)
    assert [(one.works, one.empty) for one in (empty, full)] == [(True, True), (True, False)]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://anna@server/cases", None),
        ("nonsense", "postgresql://user@server/database"),
        ("postgresql://anna:secret@server/cases", "Leave the password out"),
        ("postgresql://anna@server/cases?sslmode=disable", "in the clear"),
    ],
)
def test_what_is_wrong_with_an_address_is_said_as_it_is_typed(address: str, said: str | None) -> None:
    found = wrong_with(address)
    assert (found is None) if said is None else (found is not None and said in found.en)


def test_a_member_is_taken_in_changed_and_taken_out_by_the_administrator(address: str) -> None:
    unlocked, _ = box(address, "ada").make(PASSPHRASE)
    members.put(unlocked.casebook, " rut ", "Rut", Role.REVIEWER)
    members.put(unlocked.casebook, "rut", "Rut Ek", Role.OFFICER)
    assert members.members(unlocked.casebook)[1] == Member("rut", "Rut Ek", Role.OFFICER)
    members.remove(unlocked.casebook, "rut")
    log = [(one.action, one.about.get("login")) for one in unlocked.casebook.store.audit(0, 3)]
    assert log == [("member_removed", "rut"), ("member_changed", "rut"), ("member_changed", "rut")]
    unlocked.close()


def test_the_last_administrator_cannot_go(address: str) -> None:
    unlocked, _ = box(address, "ada").make(PASSPHRASE)
    with pytest.raises(MemberError, match="only administrator"):
        members.remove(unlocked.casebook, "ada")
    unlocked.close()


def test_members_are_changed_by_nobody_else_and_it_is_said_who_may(address: str) -> None:
    made(address)
    unlocked = box(address, "asa").unlock(PASSPHRASE)
    with pytest.raises(NotAllowedError, match=r"Administrator may\. In this team: ada\."):
        members.put(unlocked.casebook, "eve", "Eve", Role.ASSESSOR)
    unlocked.close()


def test_an_administrator_is_not_shown_the_list_of_names(address: str) -> None:
    unlocked, _ = box(address, "ada").make(PASSPHRASE)
    for look in (
        lambda: unlocked.casebook.how_many(Listing()),
        lambda: unlocked.casebook.listed(Listing(), 0, 9),
        unlocked.casebook.due,
        lambda: unlocked.casebook.id_of("2026-0001"),
    ):
        with pytest.raises(NotAllowedError):
            look()
    unlocked.close()


def test_another_role_holds_at_once_and_so_does_another_policy(address: str) -> None:
    made(address)
    ada, asa = (box(address, one).unlock(PASSPHRASE) for one in ("ada", "asa"))
    case = asa.casebook.open_new(Job(title="Controller"), Person(name_as_written="Amina"))
    ada.casebook.change_office(Office(name="Region Skåne", four_eyes=FourEyes.ALWAYS))
    members.put(ada.casebook, "asa", "Åsa", Role.REVIEWER)
    asa.casebook.load(case.id)
    assert asa.casebook.office.four_eyes is FourEyes.ALWAYS
    with pytest.raises(NotAllowedError, match="As reviewer you may not"):
        asa.casebook.edit(case, editing.purpose, "Recruitment", None)
    members.remove(ada.casebook, "asa")
    with pytest.raises(NotAllowedError, match="no member"):
        asa.casebook.load(case.id)
    for one in (ada, asa):
        one.close()
