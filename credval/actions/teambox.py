"""How does a team open one shared database: over TLS, with the password in the keyring and the role of its member?

The key of the papers is the team's own: its key file lies on each member's computer and is never sent to the server.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from credval import paths
from credval.actions.casebook import Casebook, NotAllowedError, User, no_member
from credval.actions.strongbox import Clock, Strongbox, Unlocked, database_file, now, who
from credval.errors import CredvalError
from credval.model.case_words import Role
from credval.text import Text, both

if TYPE_CHECKING:
    from credval.store.cases import Store

_FOLDER = "team"


class ServerKeepsError(CredvalError):
    """Something that is the server's to do for a shared database."""


class AlreadyThereError(CredvalError):
    """A key that is here, or cases that are there: another one would lock somebody out."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.sv, why.en)


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying a connection: whether the cases could be kept there, and the sentence that says so."""

    works: bool
    empty: bool
    says: Text


class Teambox(Strongbox):
    """The cases on a server, for one login. ``file`` names what lies beside: the team's key file and the end of the log."""

    def __init__(self, address: str, login: str, clock: Clock = now, password: str | None = None) -> None:
        """``address``: as postgresql://user@server/database. ``password`` None: the one in the keyring, or none."""
        name = hashlib.sha256(address.encode()).hexdigest()[:16]
        super().__init__(paths.data_folder() / _FOLDER / f"{name}.db", login, clock)
        self.address, self._password = address, password

    @property
    def place(self) -> str:
        """The address of the database."""
        return self.address

    @property
    def key_file(self) -> Path:
        """The team's key file on this computer: made with the first member, handed on to the others."""
        return self._key_path

    def make(self, passphrase: str) -> tuple[Unlocked, tuple[str, ...]]:
        """New cases for a team in an empty database, with a key of their own; as `Strongbox.make`.

        Raises StoreError; a database that holds a team's cases already is never given another key.
        """
        self._expect_nothing_there()
        try:
            return super().make(passphrase)
        except BaseException:
            with suppress(CredvalError, OSError):  # a key that opens nothing is in the way of the next try
                self._expect_nothing_there()
                self.key_file.unlink(missing_ok=True)
            raise

    def take_key_file(self, given: Path) -> None:
        """Keep a copy of the team's key file here, so that its passphrase opens the cases. Raises StoreError."""
        from credval.store import key_file

        taken = key_file.handed_on(key_file.load(given))
        if self.key_file.exists():
            raise AlreadyThereError(both("This computer has the key file of these cases already. Unlock them with the passphrase."))  # fmt: skip
        self.key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        key_file.save(self.key_file, taken)

    def give_key_file(self, to: Path) -> None:
        """Write a copy of the key file for a colleague. It opens nothing without the passphrase. Raises StoreError, OSError."""
        from credval.store import key_file

        key_file.save(to, key_file.handed_on(self._keys()))

    def _expect_nothing_there(self) -> None:
        from credval.store.postgresql import kept_password
        from credval.store.trying import Stands, look

        if look(self.address, self._password or kept_password(self.address)).stands is not Stands.NOTHING:
            raise AlreadyThereError(both("A team's cases lie in this database already. Ask whoever administers them for the key file, and take it in instead."))  # fmt: skip

    @property
    def promises(self) -> tuple[Text, ...]:
        """What is encrypted by whom, for the person to read before anything is kept there. Raises ServerError."""
        from credval.store.postgresql import promises

        return promises(self.address)

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
            raise NotAllowedError(no_member(self._login))
        casebook = Casebook(opened.store, User(self._login, role), self._clock, team=True)
        return Unlocked(casebook, opened.notes, opened.read_only, opened)

    def _enlist(self, store: Store) -> None:
        """Whoever makes the tables administers them."""
        from credval.store.team import Member

        first = Member(self._login, self._login, Role.ADMINISTRATOR)
        store.save_member(first, by=self._login, at=self._clock())


def wrong_with(address: str) -> Text | None:
    """What is wrong with an address as typed, and what to write instead; None where nothing is."""
    from credval.store.postgresql import checked
    from credval.store.problems import ServerError

    try:
        checked(address)
    except ServerError as said:
        return Text(said.sv, said.en)
    return None


def promises_of(address: str) -> tuple[Text, ...]:
    """What would be encrypted by whom in the database at ``address``, sentence by sentence. Raises ServerError."""
    from credval.store.postgresql import promises

    return promises(address)


def try_connection(address: str, password: str | None = None) -> Trial:
    """Connect once, change nothing. ``password`` None: the one in the keyring. Takes some ten seconds at most.

    Raises ServerError: why it does not work, and what to do.
    """
    from credval.store.postgresql import kept_password
    from credval.store.trying import Stands, look

    found = look(address, password or kept_password(address))
    return Trial(found.stands is not Stands.NEWER, found.stands is Stands.NOTHING, found.says)


def keep_password(address: str, password: str) -> None:
    """Give the password of the server to this computer's keyring. Raises KeyringMissingError."""
    from credval.store.postgresql import keep_password

    keep_password(address, password)


def box_of(address: str, password: str | None = None) -> Strongbox:
    """The cases that the settings name: those of a team's server, else those of this computer.

    ``password``: typed by a person, where no keyring could keep it.
    """
    return Teambox(address, who(), password=password) if address else Strongbox(database_file(), who())


def _server_keeps() -> ServerKeepsError:
    says = both("Backups of a shared database are made, and restored, by whoever runs the server.")
    return ServerKeepsError(says.sv, says.en)
