"""What stands in ``cases.keys``, the file that the data key is got back from?

JSON with a format number, one wrap of the data key for each way in, and a hash of all of it, so that a damaged file is
told from a wrong passphrase. Each way in is changed without the others. It opens nothing by itself, and lies in every
backup.
"""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

import msgspec

from credval.store import files, keyrings, recovery_words
from credval.store.keys import (
    KEY_BYTES,
    SALT_BYTES,
    Effort,
    accepted,
    derived,
    effort_here,
    new_data_key,
    stretched,
    unwrapped,
    wrapped,
)
from credval.store.problems import (
    KeyFileDamagedError,
    KeyFileMissingError,
    NewerFormatError,
    WrongPassphraseError,
    problem,
)
from credval.store.telling import refused
from credval.text import mark

FORMAT = 1
ENDING = ".keys"
MOST_BYTES = 64 * 1024


class _Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A part of the key file. Bytes stand in base64."""


class ByPassphrase(_Part, frozen=True, kw_only=True):
    """The data key under a passphrase."""

    salt: bytes
    effort: Effort
    sealed: bytes


class ByWords(_Part, frozen=True, kw_only=True):
    """The data key under the recovery words."""

    salt: bytes
    sealed: bytes


class ByKeyring(_Part, frozen=True, kw_only=True):
    """The data key under a key that lies in the operating system's keyring, by that name."""

    name: str
    sealed: bytes


class KeyFile(_Part, frozen=True, kw_only=True):
    """Every way in that there is. A value: changing one gives another key file."""

    id: str
    format: int
    passphrase: ByPassphrase | None = None
    words: ByWords | None = None
    keyring: ByKeyring | None = None


class _Kept(_Part, frozen=True, kw_only=True):
    keys: KeyFile
    sha256: str


def new(passphrase: str) -> tuple[KeyFile, bytes]:
    """A key file for a new database that ``passphrase`` opens, and the data key. Raises PassphraseTooShortError."""
    data_key = new_data_key()
    return with_passphrase(KeyFile(id=secrets.token_hex(8), format=FORMAT), data_key, passphrase), data_key


def with_passphrase(file: KeyFile, data_key: bytes, passphrase: str, effort: Effort | None = None) -> KeyFile:
    """The same with another passphrase; the earlier one opens it no more. Raises PassphraseTooShortError."""
    salt, effort = secrets.token_bytes(SALT_BYTES), effort or effort_here()
    key = stretched(accepted(passphrase), salt, effort)
    sealed = wrapped(key, data_key, _bound(file, "passphrase"))
    return msgspec.structs.replace(file, passphrase=ByPassphrase(salt=salt, effort=effort, sealed=sealed))


def with_new_words(file: KeyFile, data_key: bytes) -> tuple[KeyFile, tuple[str, ...]]:
    """The same with new recovery words, to be printed once; earlier ones open it no more."""
    words, salt = recovery_words.new_words(), secrets.token_bytes(SALT_BYTES)
    key = derived(recovery_words.secret_of(" ".join(words)), "recovery words", salt)
    sealed = wrapped(key, data_key, _bound(file, "words"))
    return msgspec.structs.replace(file, words=ByWords(salt=salt, sealed=sealed)), words


def with_keyring(file: KeyFile, data_key: bytes) -> KeyFile:
    """The same, opened by this computer's keyring from now on. Raises KeyringMissingError."""
    key, name = keyrings.new_key(), f"cases {file.id} {secrets.token_hex(4)}"
    keyrings.keep(name, key)
    sealed = wrapped(key, data_key, _bound(file, "keyring"))
    return msgspec.structs.replace(file, keyring=ByKeyring(name=name, sealed=sealed))


def handed_on(file: KeyFile) -> KeyFile:
    """The same for another computer: without the way in by this one's keyring, which stays as it is here."""
    return msgspec.structs.replace(file, keyring=None)


def without_keyring(file: KeyFile) -> KeyFile:
    """The same, opened by the keyring no more; its key is taken out."""
    if file.keyring:
        keyrings.forget(file.keyring.name)
    return msgspec.structs.replace(file, keyring=None)


def by_passphrase(file: KeyFile, passphrase: str) -> bytes:
    """The data key. Raises WrongPassphraseError; takes 0.1 to 0.5 s."""
    way = file.passphrase
    key = stretched(passphrase, way.salt, way.effort) if way else b""
    return _opened(file, key, way.sealed if way else b"", "passphrase") or _wrong(
        mark("The passphrase is not the right one. Look at capitals and keyboard, and write it again; or use the recovery words.")
    )  # fmt: skip


def by_words(file: KeyFile, typed: str) -> bytes:
    """The data key. Raises RecoveryWordsError for what cannot be the words, WrongPassphraseError for others' words."""
    secret, way = recovery_words.secret_of(typed), file.words
    key = derived(secret, "recovery words", way.salt) if way else b""
    return _opened(file, key, way.sealed if way else b"", "words") or _wrong(
        mark("These are recovery words, but not of these cases. If they were printed anew later, use the latest page.")
    )  # fmt: skip


def by_keyring(file: KeyFile) -> bytes:
    """The data key. Raises KeyringMissingError, and WrongPassphraseError where the keyring does not have it."""
    if file.keyring is None:
        raise keyrings.absent()
    key = keyrings.kept(file.keyring.name)
    found = _opened(file, key, file.keyring.sealed, "keyring")
    if found is None:
        raise keyrings.absent()
    return found


def _opened(file: KeyFile, key: bytes, sealed: bytes, way: str) -> bytes | None:
    return unwrapped(key, sealed, _bound(file, way)) if len(key) == KEY_BYTES else None


def _wrong(message: str) -> bytes:
    raise problem(WrongPassphraseError, message)


def _bound(file: KeyFile, way: str) -> bytes:
    """A wrap opens only in its own file and for its own way in."""
    return f"credval keys {file.format} {file.id} {way}".encode()


def save(path: Path, file: KeyFile) -> None:
    """Write the key file; a crash leaves the old one or the new one. Raises StoreError."""
    files.replace(path, written(file))


def load(path: Path) -> KeyFile:
    """The key file at ``path``. Raises KeyFileMissingError, KeyFileDamagedError, NewerFormatError."""
    try:
        with path.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except FileNotFoundError as said:
        raise problem(
            KeyFileMissingError,
            mark("The key file {name} is not in {folder}, and nothing opens without it. Put it back where it was, or restore it from a backup: every backup holds a copy."),
            name=path.name, folder=path.parent,
        ) from said  # fmt: skip
    except OSError as said:
        raise refused(said, path) from said
    return read(content, path.name)


def written(file: KeyFile) -> bytes:
    """The bytes of a key file, as `read` reads them."""
    kept = _Kept(keys=file, sha256=_hash(file))
    return msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n"


def read(content: bytes, name: str) -> KeyFile:
    """The key file that ``content`` holds; ``name`` is for sentences. Raises as `load`."""
    try:
        _refuse_newer(content, name)
        kept = msgspec.json.decode(content, type=_Kept)
    except (msgspec.MsgspecError, UnicodeDecodeError) as said:
        raise _damaged(name) from said
    if len(content) > MOST_BYTES or kept.sha256 != _hash(kept.keys) or not _sane(kept.keys):
        raise _damaged(name)
    return kept.keys


class _Numbered(msgspec.Struct):
    format: int


class _KeptNumbered(msgspec.Struct):
    keys: _Numbered


def _refuse_newer(content: bytes, name: str) -> None:
    if msgspec.json.decode(content, type=_KeptNumbered).keys.format > FORMAT:
        raise problem(
            NewerFormatError,
            mark(
                "{name} was written by a newer version of the program. Update the program to open the cases."
            ),
            name=name,
        )


def _hash(file: KeyFile) -> str:
    return hashlib.sha256(msgspec.json.encode(file, order="deterministic")).hexdigest()


def _sane(file: KeyFile) -> bool:
    return file.format == FORMAT and (file.passphrase is None or file.passphrase.effort.sane)


def _damaged(name: str) -> KeyFileDamagedError:
    return problem(
        KeyFileDamagedError,
        mark("{name} is damaged: it is not as it was written. Restore it from a backup: every backup holds a copy."),
        name=name,
    )  # fmt: skip
