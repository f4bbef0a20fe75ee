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
from credval.store.base import Base
from credval.store.tables import MEMBERS, OFFICE

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
            _put(change.connection, OFFICE, {"id": 1}, {"body": _ENCODE(office)})
            change.note("office_changed", by=by, at=at)

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
        """Take ``member`` in, or change the name or role."""
        with self._ledger.changing() as change:
            values = {"name": member.name, "role": member.role.value}
            _put(change.connection, MEMBERS, {"login": member.login}, values)
            change.note(
                "member_changed", by=by, at=at, about={"login": member.login, "role": member.role.value}
            )

    def remove_member(self, login: str, *, by: str, at: datetime) -> None:
        """Take ``login`` out; what was done under it stays in the log."""
        with self._ledger.changing() as change:
            change.connection.execute(delete(MEMBERS).where(MEMBERS.c.login == login))
            change.note("member_removed", by=by, at=at, about={"login": login})


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
