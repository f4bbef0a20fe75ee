"""Who works with the cases that a team shares, and as what? Changed by its administrators; every change stands in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from credval.actions.casebook import Casebook, NotAllowedError
from credval.casework.roles import Right
from credval.model.case_words import Role
from credval.text import both

if TYPE_CHECKING:
    from credval.store.team import Member


def members(casebook: Casebook) -> list[Member]:
    """All members by login. Raises NotAllowedError for who does not administer them, or works alone."""
    _expect(casebook)
    return casebook.store.members()


def put(casebook: Casebook, login: str, name: str, role: Role) -> None:
    """Take a member in, or change the name or role. ``login``: as the system of the colleague's computer has it.

    Raises NotAllowedError, and MemberError where nobody would administer the team any more.
    """
    from credval.store.team import Member

    _expect(casebook)
    member = Member(login.strip(), name.strip() or login.strip(), role)
    casebook.store.save_member(member, by=casebook.user.login, at=casebook.now)


def remove(casebook: Casebook, login: str) -> None:
    """Take a member out; what was done under the login stays in the log. Raises NotAllowedError, MemberError."""
    _expect(casebook)
    casebook.store.remove_member(login, by=casebook.user.login, at=casebook.now)


def _expect(casebook: Casebook) -> None:
    if not casebook.is_shared:
        raise NotAllowedError(
            both("These cases are of this computer alone: there are no members and no roles. They come with a database that a team shares.")
        )  # fmt: skip
    casebook.expect(Right.MANAGE_MEMBERS)
