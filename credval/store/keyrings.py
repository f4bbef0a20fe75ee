"""Does the operating system keep a key for us, so that nobody types a passphrase every morning?

The keyring holds a random key of its own, never the data key. Where there is none, or only one that would write the key
down in the clear, that is said in a sentence and the passphrase is asked for.
"""

from __future__ import annotations

import contextlib
import secrets
from types import ModuleType

from credval.store.problems import KeyringMissingError, WrongPassphraseError, problem
from credval.text import mark

SERVICE = "credval"
GENERAL_USE = 1
"""The priority from which the keyring library calls a backend fit for general use; what writes in the clear has less."""


def is_there() -> bool:
    """Whether this machine has a keyring that may be trusted with a key."""
    ring = _library().get_keyring()
    # the null backend takes everything and gives nothing back; it is told by trying, in `keep`
    return bool(ring.priority >= GENERAL_USE)


def keep(name: str, key: bytes) -> None:
    """Give ``key`` to the keyring under ``name``. Raises KeyringMissingError where it is not kept."""
    _need_one()
    try:
        _library().set_password(SERVICE, name, key.hex())
        kept = _library().get_password(SERVICE, name)
    except Exception as said:  # backends let through whatever their own libraries raise
        raise _missing() from said
    if kept != key.hex():
        raise _missing()


def kept(name: str) -> bytes:
    """The key of that name. Raises KeyringMissingError, and WrongPassphraseError where it is not in the keyring."""
    _need_one()
    try:
        found = _library().get_password(SERVICE, name) or ""
    except Exception as said:  # backends let through whatever their own libraries raise
        raise _missing() from said
    try:
        return bytes.fromhex(found)
    except ValueError as said:
        raise absent() from said


def forget(name: str) -> None:
    """Take the key of that name out of the keyring, if it is there."""
    with contextlib.suppress(
        Exception
    ):  # not there, locked, or no keyring: what it keeps opens nothing any more
        _library().delete_password(SERVICE, name)


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return secrets.token_bytes(32)


def absent() -> WrongPassphraseError:
    """What is said where the keyring's key is gone or is another one."""
    return problem(
        WrongPassphraseError,
        mark(
            "The key of these cases is not in the keyring of this computer. Write the passphrase or the recovery words."
        ),
    )


def _need_one() -> None:
    if not is_there():
        raise _missing()


def _missing() -> KeyringMissingError:
    return problem(
        KeyringMissingError,
        mark(
            "This computer has no keyring that can keep the key, or it is locked. Write the passphrase instead."
        ),
    )


def _library() -> ModuleType:
    import keyring

    return keyring
