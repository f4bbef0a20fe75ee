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
    from credval.store.opening import Opened

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
        """What is encrypted by whom, for the person to read before anything is kept there. Raises ServerError."""
        from credval.store.postgresql import promises

        return promises(self.address)

    def keep_password(self, password: str) -> None:
        """Give the password of the server to this computer's keyring. Raises KeyringMissingError."""
        from credval.store.postgresql import keep_password

        keep_password(self.address, password)

    def make(self, passphrase: str, password: str | None = None) -> tuple[Unlocked, tuple[str, ...]]:
        """Make the tables and the team's key file; whoever does it becomes the administrator. The recovery words."""
        from credval.store import key_file

        file, data_key = key_file.new(passphrase)
        file, words = key_file.with_new_words(file, data_key)
        self.key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        opened = self._opened(data_key, password, create=True)
        if not opened.store.members():
            self._enlist(opened.store)
        key_file.save(self.key_file, file)
        return self._unlocked(opened), words

    def unlock(self, passphrase: str, password: str | None = None) -> Unlocked:
        """Open with the team's passphrase. Raises StoreError, and NotAllowedError for somebody who is no member."""
        from credval.store import key_file

        data_key = key_file.by_passphrase(key_file.load(self.key_file), passphrase)
        return self._unlocked(self._opened(data_key, password))

    def _opened(self, data_key: bytes, password: str | None, create: bool = False) -> Opened:
        from credval.store.engine import Location
        from credval.store.postgresql import kept_password
        from credval.store.sharing import open_shared

        where = Location(self.key_file, url=self.address)
        return open_shared(where, data_key, password=password or kept_password(self.address), create=create)

    def _enlist(self, store: Store) -> None:
        from credval.store.team import Member

        first = Member(self._login, self._login, Role.ADMINISTRATOR)
        store.save_member(first, by=self._login, at=self._clock())

    def _unlocked(self, opened: Opened) -> Unlocked:
        role = opened.store.role_of(self._login)
        if role is None:
            opened.close()
            raise NotAllowedError(
                both(
                    "{login} is no member of this team yet. Ask its administrator to add the name.",
                    login=self._login,
                )
            )
        user = User(self._login, role)
        return Unlocked(Casebook(opened.store, user, self._clock), opened.notes, opened.read_only, opened)
