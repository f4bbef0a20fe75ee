"""Who keeps the cases, by which policy, and who may do what with a database that a team shares?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy
from sqlalchemy import delete, insert, select, update

from credval.model.case_words import Role
from credval.model.cases import Office
from credval.model.words import Word
from credval.store.base import Base
from credval.store.chain import Fact
from credval.store.problems import MemberError, problem
from credval.store.tables import KEY_MARK, MEMBERS, OFFICE
from credval.text import mark

_ENCODE = msgspec.json.Encoder(order="deterministic").encode


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may open the shared database, and as what."""

    login: str
    name: str
    role: Role


class Team(Base):
    """The office and its members. Every change has its line in the log."""

    def office(self) -> Office:
        """The office; one without a name where nobody has written it down yet."""
        with self._ledger.looking() as connection:
            return office_of(connection)

    def save_office(self, office: Office, *, by: str, at: datetime) -> None:
        """Keep the office and its policy."""
        with self._ledger.changing() as change:
            about = _changed(office_of(change.connection), office)
            _put(change.connection, OFFICE, {"id": 1}, {"body": _ENCODE(office)})
            change.note("office_changed", by=by, at=at, about=about)

    def members(self) -> list[Member]:
        """The members by login."""
        with self._ledger.looking() as connection:
            found = connection.execute(select(MEMBERS).order_by(MEMBERS.c.login))
            return [Member(one.login, one.name, Role(one.role)) for one in found]

    def role_of(self, login: str) -> Role | None:
        """What ``login`` may do; None for somebody who is no member."""
        with self._ledger.looking() as connection:
            found = connection.execute(select(MEMBERS.c.role).where(MEMBERS.c.login == login)).scalar()
        return Role(found) if found else None

    def save_member(self, member: Member, *, by: str, at: datetime) -> None:
        """Take ``member`` in, or change the name or role. Raises MemberError where nobody would administer any more."""
        if not member.login.strip():
            raise problem(MemberError, mark("Write the login that the colleague has on the own computer."))
        with self._ledger.changing() as change:
            if member.role is not Role.ADMINISTRATOR:
                _expect_another_administrator(change.connection, member.login)
            values = {"name": member.name, "role": member.role.value}
            _put(change.connection, MEMBERS, {"login": member.login}, values)
            change.note(
                "member_changed", by=by, at=at, about={"login": member.login, "role": member.role.value}
            )

    def remove_member(self, login: str, *, by: str, at: datetime) -> None:
        """Take ``login`` out; what was done under it stays in the log. Raises MemberError."""
        with self._ledger.changing() as change:
            _expect_another_administrator(change.connection, login)
            gone = change.connection.execute(delete(MEMBERS).where(MEMBERS.c.login == login))
            if not gone.rowcount:
                raise problem(MemberError, mark("{login} is no member of this team."), login=login)
            change.note("member_removed", by=by, at=at, about={"login": login})

    def holds_key_mark(self) -> bool | None:
        """Whether our key is the one that papers are sealed with here; None where nobody has noted it yet."""
        with self._ledger.looking() as connection:
            noted = connection.execute(select(KEY_MARK.c.mark)).scalar()
        return None if noted is None else noted == self._key_mark()

    def note_key(self) -> None:
        """Note our key as that of these cases, once; whoever was first stays. The note opens nothing."""
        with self._ledger.changing() as change:
            if change.connection.execute(select(KEY_MARK.c.id)).first() is None:
                change.connection.execute(insert(KEY_MARK), {"id": 1, "mark": self._key_mark()})

    def _key_mark(self) -> str:
        return self._pseudonym("key of these cases")


def _expect_another_administrator(connection: sqlalchemy.Connection, login: str) -> None:
    """Refuse that the last administrator goes or becomes something else."""
    named = select(MEMBERS.c.login).where(MEMBERS.c.role == Role.ADMINISTRATOR.value)
    if connection.execute(named).scalars().all() == [login]:
        raise problem(
            MemberError,
            mark("{login} is the only administrator. Make somebody else administrator first; without one nobody could take members in."),
            login=login,
        )  # fmt: skip


def _changed(before: Office, after: Office) -> dict[str, Fact]:
    """Which details changed, and what those that are numbers or words of a closed list are now; never typed text."""
    names = [name for name in Office.__struct_fields__ if getattr(before, name) != getattr(after, name)]
    about: dict[str, Fact] = {"changed": " ".join(names)}
    for name in names:
        value = getattr(after, name)
        if isinstance(value, bool | int | Word):
            about[name] = value.value if isinstance(value, Word) else value
    return about


def office_of(connection: sqlalchemy.Connection) -> Office:
    """The office, inside a transaction that is open already."""
    body = connection.execute(select(OFFICE.c.body)).scalar()
    return msgspec.json.decode(body, type=Office) if body else Office()


def _put(connection: sqlalchemy.Connection, table: Any, key: dict[str, Any], values: dict[str, Any]) -> None:
    """Change the row of ``key``, or make it. Nobody else writes meanwhile."""
    (name, value), *_ = key.items()
    changed = connection.execute(update(table).where(table.c[name] == value), values)
    if not changed.rowcount:
        connection.execute(insert(table), {**key, **values})
