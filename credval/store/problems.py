"""What can go wrong with cases on disk, and what does a person do about it?"""

from __future__ import annotations

from typing import TypeVar

from credval.errors import CredvalError
from credval.model.cases import Case
from credval.text import Text, both


class StoreError(CredvalError):
    """Cases could not be read or kept. Nothing is half saved; what was saved before is still there."""


class StoreMissingError(StoreError):
    """There is no database where one was expected. No empty one is made in its place."""


class WrongPassphraseError(StoreError):
    """The passphrase, the recovery words or the entry in the keyring open nothing here."""


class PassphraseTooShortError(StoreError):
    """A new passphrase that is guessed too easily."""


class RecoveryWordsError(StoreError):
    """Words that cannot be the recovery words, whoever's they are: a word too few, misspelt, or in another order."""


class KeyringMissingError(StoreError):
    """The operating system keeps no keys for us here; the passphrase is asked for instead."""


class KeyFileMissingError(StoreError):
    """The database is there, but not the file with its key."""


class KeyFileDamagedError(StoreError):
    """The file with the key is not as we wrote it."""


class NewerFormatError(StoreError):
    """Written by a newer version of the program."""


class DamagedError(StoreError):
    """Something on disk is not what was saved. A backup can be restored."""


class ReadOnlyError(StoreError):
    """Cases can be read here and not changed."""


class DiskFullError(StoreError):
    """There was no room. Nothing of the last change was kept."""


class BusyError(StoreError):
    """Another program held the database for longer than anybody should wait."""


class BackupError(StoreError):
    """A backup that cannot be made, or is none."""


class TransferError(StoreError):
    """A case from another office that cannot be taken in."""


class ConflictError(StoreError):
    """Somebody saved the case since it was opened here: ``theirs`` is what stands, ``mine`` what was to be saved."""

    def __init__(self, theirs: Case, mine: Case) -> None:
        says = both(
            "Somebody has saved case {number} since you opened it. Look at both versions and choose what to keep; "
            "nothing of yours is lost.",
            number=theirs.number,
        )
        super().__init__(says.sv, says.en)
        self.theirs = theirs
        self.mine = mine
        self.args = (theirs, mine)


E = TypeVar("E", bound=StoreError)


def problem(kind: type[E], message: str, /, **values: object) -> E:
    """A ``kind`` with the message in both languages, filled as by `text.both`."""
    return of(kind, both(message, **values))


def of(kind: type[E], says: Text) -> E:
    """A ``kind`` that says ``says``."""
    return kind(says.sv, says.en)


class CaseMissingError(StoreError):
    """There is no case of that id."""


class ErasedError(StoreError):
    """The case was erased; only that it was is left."""


class NumberTakenError(StoreError):
    """Another case bears that number."""


class ContentMissingError(StoreError):
    """The case names a paper or results whose bytes were neither given nor kept."""


class ErasureRefusedError(StoreError):
    """Nothing is erased without the rule that says so."""


class ServerError(StoreError):
    """The database that the team shares cannot be reached, or not safely."""


class MemberError(StoreError):
    """A change of the team that may not be made: nobody would administer it any more, or there is no such member."""
