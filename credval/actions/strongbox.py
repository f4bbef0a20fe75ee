"""Where do the cases lie, and how are they unlocked: by this computer's keyring, a passphrase, or the recovery words?

The data key is in memory only while the cases are open. Nothing here is imported before somebody asks for cases.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from credval import paths
from credval.actions.casebook import Casebook, User
from credval.text import Text, both, both_plural

if TYPE_CHECKING:
    from credval.store.engine import Location
    from credval.store.key_file import KeyFile
    from credval.store.restoring import Restored

NAME = "cases.db"
Clock = Callable[[], datetime]


def now() -> datetime:
    """The instant by this machine's clock, in UTC."""
    from datetime import UTC

    return datetime.now(UTC)


def who() -> str:
    """The login of whoever sits at the keyboard, as the operating system knows it; empty where it does not."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def database_file() -> Path:
    """Where the cases of this computer lie. It need not be there yet."""
    return paths.data_folder() / "cases" / NAME


class Closing(Protocol):
    """Something that is open."""

    def close(self) -> None:
        """Let go of it."""


@dataclass(slots=True)
class Unlocked:
    """Cases that are open: the casebook, what there is to say, and how to let go of them."""

    casebook: Casebook
    notes: tuple[Text, ...]
    read_only: bool
    held: Closing
    """What is let go of with them."""

    def close(self) -> None:
        """Let go of the cases; the key is forgotten with them."""
        self.held.close()


class Strongbox:
    """The cases of one file, with the ways in that its key file has."""

    def __init__(self, file: Path, login: str, clock: Clock = now) -> None:
        self.file = file
        self._login, self._clock = login, clock

    @property
    def place(self) -> str:
        """Where the cases lie, for a person to read."""
        return str(self.file)

    @property
    def is_there(self) -> bool:
        """Whether somebody has made cases here, even if a part of them is missing now."""
        return self.file.exists() or self._key_path.exists()

    @property
    def has_keyring(self) -> bool:
        """Whether this computer's keyring is asked first."""
        return self._keys().keyring is not None

    def make(self, passphrase: str) -> tuple[Unlocked, tuple[str, ...]]:
        """New, empty cases under a passphrase, and the recovery words, to be printed once. Raises StoreError."""
        from credval.store import key_file

        file, data_key = key_file.new(passphrase)
        file, words = key_file.with_new_words(file, data_key)
        key_file.save(self._key_path, file)
        return self._opened(data_key, create=True), words

    def unlock(self, passphrase: str, *, remember: bool = False) -> Unlocked:
        """Open with the passphrase, which is stretched once. Raises WrongPassphraseError and what `open_store` raises.

        ``remember``: let this computer's keyring open them from now on. Where there is none the cases are open all the
        same, and the notes say so.
        """
        data_key = self._by("by_passphrase", passphrase)
        unlocked = self._opened(data_key)
        if remember:
            unlocked.notes += self._remembered(data_key)
        return unlocked

    def unlock_with_words(self, words: str) -> Unlocked:
        """Open with the recovery words. Raises RecoveryWordsError, WrongPassphraseError and as `unlock`."""
        return self._opened(self._by("by_words", words))

    def unlock_with_keyring(self) -> Unlocked:
        """Open with this computer's keyring. Raises KeyringMissingError, WrongPassphraseError and as `unlock`."""
        return self._opened(self._by("by_keyring"))

    def change_passphrase(self, known: str, new: str) -> None:
        """Another passphrase; the words and the keyring open the cases as before."""
        from credval.store import key_file

        file = self._keys()
        key_file.save(
            self._key_path, key_file.with_passphrase(file, key_file.by_passphrase(file, known), new)
        )

    def new_words(self, passphrase: str) -> tuple[str, ...]:
        """New recovery words; the earlier ones open nothing any more."""
        from credval.store import key_file

        file = self._keys()
        file, words = key_file.with_new_words(file, key_file.by_passphrase(file, passphrase))
        key_file.save(self._key_path, file)
        return words

    def remember_here(self, passphrase: str) -> None:
        """Let this computer's keyring open the cases from now on. Raises KeyringMissingError."""
        from credval.store import key_file

        file = self._keys()
        key_file.save(self._key_path, key_file.with_keyring(file, key_file.by_passphrase(file, passphrase)))

    def _remembered(self, data_key: bytes) -> tuple[Text, ...]:
        """Give the keyring its way in; what there is to say if it takes none."""
        from credval.store import key_file
        from credval.store.problems import StoreError

        try:
            key_file.save(self._key_path, key_file.with_keyring(self._keys(), data_key))
        except StoreError as problem:
            return (Text(problem.sv, problem.en),)
        return ()

    def forget_here(self) -> None:
        """Let the keyring open the cases no more."""
        from credval.store import key_file

        key_file.save(self._key_path, key_file.without_keyring(self._keys()))

    def back_up(self, passphrase: str) -> Path:
        """Make a backup now. Raises StoreError."""
        from credval.store import backups
        from credval.store.keys import subkeys

        key = subkeys(self._by("by_passphrase", passphrase)).database
        return backups.make(self._where, key, backups.Why.ASKED, self._clock()).path

    def backups(self) -> list[tuple[datetime, Path]]:
        """The backups that are there, the latest first: when they were made, and where they lie."""
        from credval.store import backups

        return [(one.made_at, one.path) for one in backups.listed(self._where)]

    def restore(self, backup: Path, passphrase: str) -> tuple[Text, ...]:
        """Put ``backup`` in the place of the cases, which must be closed; what was erased since goes in it first.

        Opens with the passphrase of the key file here, else with that in the backup. Raises StoreError.
        """
        from credval.store import key_file, restoring
        from credval.store.problems import KeyFileMissingError

        try:
            file = self._keys()
        except KeyFileMissingError:
            file = restoring.keys_in(backup)
        data_key = key_file.by_passphrase(file, passphrase)
        done = restoring.restore(backup, self._where, data_key, by=self._login, now=self._clock())
        return _restored(done)

    @property
    def _where(self) -> Location:
        from credval.store.engine import Location

        return Location(self.file)

    @property
    def _key_path(self) -> Path:
        return self.file.with_suffix(".keys")

    def _keys(self) -> KeyFile:
        from credval.store import key_file

        return key_file.load(self._key_path)

    def _by(self, way: str, *typed: str) -> bytes:
        from credval.store import key_file

        opened: bytes = getattr(key_file, way)(self._keys(), *typed)
        return opened

    def _opened(self, data_key: bytes, create: bool = False) -> Unlocked:
        from credval.store.opening import open_store

        opened = open_store(self._where, data_key, now=self._clock(), create=create)
        casebook = Casebook(opened.store, User(self._login), self._clock)
        return Unlocked(casebook, opened.notes, opened.read_only, opened)


def _restored(done: Restored) -> tuple[Text, ...]:
    when = done.made_at.strftime("%Y-%m-%d %H:%M")
    notes = [both("The cases are as they were in the backup of {when} (UTC).", when=when)]
    if done.erased:
        notes.append(
            both_plural(
                "One erasure made since then was made again, before anything was shown.",
                "{n} erasures made since then were made again, before anything was shown.",
                done.erased,
            )
        )
    if done.replaced:
        notes.append(both("What was there before is kept in {path}.", path=done.replaced.path))
    return tuple(notes)
