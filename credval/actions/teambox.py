"""How does a team open one shared database: over TLS, with the password in the keyring and the role of its member?

The key of the papers is the team's own: its key file lies on each member's computer and is never sent to the server.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from credval import paths
from credval.actions.casebook import Casebook, NotAllowedError, User
from credval.actions.strongbox import Clock, Strongbox, Unlocked, database_file, now, who
from credval.errors import CredvalError
from credval.model.case_words import Role
from credval.text import Text, both

if TYPE_CHECKING:
    from credval.store.cases import Store

_FOLDER = "team"


class ServerKeepsError(CredvalError):
    """Something that is the server's to do for a shared database."""


class Teambox(Strongbox):
    """The cases on a server, for one login. ``file`` names what lies beside: the team's key file and the end of the log."""

    def __init__(self, address: str, login: str, clock: Clock = now, password: str | None = None) -> None:
        """``address``: as postgresql://user@server/database. ``password`` None: the one in the keyring, or none."""
        name = hashlib.sha256(address.encode()).hexdigest()[:16]
        super().__init__(paths.data_folder() / _FOLDER / f"{name}.db", login, clock)
        self.address, self._password = address, password

    @property
    def key_file(self) -> Path:
        """The team's key file on this computer: made with the first member, handed on to the others."""
        return self._key_path

    @property
    def promises(self) -> tuple[Text, ...]:
        """What is encrypted by whom, for the person to read before anything is kept there. Raises ServerError."""
        from credval.store.postgresql import promises

        return promises(self.address)

    def keep_password(self, password: str) -> None:
        """Give the password of the server to this computer's keyring. Raises KeyringMissingError."""
        from credval.store.postgresql import keep_password

        keep_password(self.address, password)

    def backups(self) -> list[tuple[datetime, Path]]:
        """None: they are the server's."""
        return []

    def back_up(self, passphrase: str) -> Path:
        """Raises ServerKeepsError."""
        raise _server_keeps()

    def restore(self, backup: Path, passphrase: str) -> tuple[Text, ...]:
        """Raises ServerKeepsError."""
        raise _server_keeps()

    def _opened(self, data_key: bytes, create: bool = False) -> Unlocked:
        from credval.store.engine import Location
        from credval.store.postgresql import kept_password
        from credval.store.sharing import open_shared

        self.key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        where = Location(self.file, url=self.address)
        password = self._password or kept_password(self.address)
        opened = open_shared(where, data_key, password=password, create=create)
        if create and not opened.store.members():
            self._enlist(opened.store)
        role = opened.store.role_of(self._login)
        if role is None:
            opened.close()
            raise NotAllowedError(
                both(
                    "{login} is no member of this team yet. Ask its administrator to add the name.",
                    login=self._login,
                )
            )
        casebook = Casebook(opened.store, User(self._login, role), self._clock)
        return Unlocked(casebook, opened.notes, opened.read_only, opened)

    def _enlist(self, store: Store) -> None:
        """Whoever makes the tables administers them."""
        from credval.store.team import Member

        first = Member(self._login, self._login, Role.ADMINISTRATOR)
        store.save_member(first, by=self._login, at=self._clock())


def box_of(address: str) -> Strongbox:
    """The cases that the settings name: those of a team's server, else those of this computer."""
    return Teambox(address, who()) if address else Strongbox(database_file(), who())


def _server_keeps() -> ServerKeepsError:
    says = both("Backups of a shared database are made, and restored, by whoever runs the server.")
    return ServerKeepsError(says.sv, says.en)
