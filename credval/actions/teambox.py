"""How does a team open one shared database: over TLS, with the password in the keyring and the role of its member?

The key of the papers is the team's own: its key file lies on each member's computer and is never sent to the server.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from credval import paths
from credval.actions.casebook import Casebook, NotAllowedError, User
from credval.actions.strongbox import Unlocked, now
from credval.model.case_words import Role
from credval.text import Text, both

if TYPE_CHECKING:
    from credval.store.cases import Store

_FOLDER = "team"


class Teambox:
    """The cases on a server, for one login."""

    def __init__(self, address: str, login: str, clock: Callable[[], datetime] = now) -> None:
        """``address``: as postgresql://user@server/database, without a password."""
        self.address, self._login, self._clock = address, login, clock

    @property
    def key_file(self) -> Path:
        """Where the team's key file lies on this computer: made with the first member, handed on to the others."""
        name = hashlib.sha256(self.address.encode()).hexdigest()[:16]
        return paths.data_folder() / _FOLDER / f"{name}.keys"

    @property
    def promises(self) -> tuple[Text, ...]:
        """What is encrypted by whom, for the person to read before anything is kept there."""
        from credval.store.postgresql import promises

        return promises(self.address)

    def keep_password(self, password: str) -> None:
        """Give the password of the server to this computer's keyring. Raises KeyringMissingError."""
        from credval.store import keyrings
        from credval.store.postgresql import account

        keyrings.keep(account(self.address), password.encode())

    def make(self, passphrase: str, password: str | None = None) -> tuple[Unlocked, tuple[str, ...]]:
        """Make the tables and the team's key file; whoever does it becomes the administrator. The recovery words."""
        from credval.store import key_file

        file, data_key = key_file.new(passphrase)
        file, words = key_file.with_new_words(file, data_key)
        store = self._store(data_key, password, migrate=True)
        if not store.members():
            self._enlist(store)
        key_file.save(self.key_file, file)
        return self._unlocked(store), words

    def unlock(self, passphrase: str, password: str | None = None) -> Unlocked:
        """Open with the team's passphrase. Raises StoreError, and NotAllowedError for somebody who is no member."""
        from credval.store import key_file

        data_key = key_file.by_passphrase(key_file.load(self.key_file), passphrase)
        return self._unlocked(self._store(data_key, password))

    def _store(self, data_key: bytes, password: str | None, migrate: bool = False) -> Store:
        from credval.store import migrating
        from credval.store.cases import Store
        from credval.store.keys import subkeys
        from credval.store.postgresql import open_server

        keys = subkeys(data_key)
        engine = open_server(self.address, password or self._password())
        if migrate:
            migrating.migrate(engine)
        anchor = self.key_file.with_suffix(".anchor")
        anchor.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Store(engine, keys.papers, anchor, anchor_key=keys.anchor)

    def _password(self) -> str | None:
        from credval.errors import CredvalError
        from credval.store import keyrings
        from credval.store.postgresql import account

        try:
            return keyrings.kept(account(self.address)).decode()
        except CredvalError:
            return None  # the server may let this login in without one, and says so if it does not

    def _enlist(self, store: Store) -> None:
        from credval.store.team import Member

        first = Member(self._login, self._login, Role.ADMINISTRATOR)
        store.save_member(first, by=self._login, at=self._clock())

    def _unlocked(self, store: Store) -> Unlocked:
        role = store.role_of(self._login)
        if role is None:
            store.close()
            raise NotAllowedError(
                both(
                    "{login} is no member of this team yet. Ask its administrator to add the name.",
                    login=self._login,
                )
            )
        return Unlocked(
            Casebook(store, User(self._login, role), self._clock), self.promises, store.read_only, store
        )
