"""How is a backup unpacked without trusting it, whoever put it there?

Only files that we pack, nothing packed smaller, together no larger than the zip itself: nothing can unpack to more than
it is, and nothing to another place. Each file is held against the hash that the backup gives for it.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from credval.store import erasure_log, key_file
from credval.store.backups import ANCHOR, FORMAT, MANIFEST, Manifest
from credval.store.erasure_log import Erased
from credval.store.key_file import KeyFile
from credval.store.problems import BackupError, NewerFormatError, problem
from credval.store.telling import refused
from credval.text import mark

DATABASE = ".db"
ENDINGS = (DATABASE, ".db-wal", key_file.ENDING, ANCHOR, erasure_log.ENDING)
MOST_SMALL = 64 << 20
"""Bytes of a key file, an anchor or a log of erasures."""
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup whose parts are what was packed."""

    manifest: Manifest
    _packed: zipfile.ZipFile
    _stem: str

    def has(self, ending: str) -> bool:
        """Whether there is a part of that ending."""
        return self._stem + ending in self.manifest.files

    def small(self, ending: str) -> bytes:
        """The bytes of a small part; b"" where there is none."""
        return self._packed.read(self._stem + ending) if self.has(ending) else b""

    def keys(self) -> KeyFile:
        """The key file as it was then. Raises as `key_file.read`; BackupError where there is none."""
        if not self.has(key_file.ENDING):
            raise problem(
                BackupError, mark("This backup holds no key file. Put back cases.keys from another backup.")
            )
        return key_file.read(self.small(key_file.ENDING), self._stem + key_file.ENDING)

    def erased(self) -> list[Erased]:
        """What had been erased by then."""
        return erasure_log.read(self.small(erasure_log.ENDING), self._stem + erasure_log.ENDING)

    def unpack(self, ending: str, target: Path) -> None:
        """Write a part to ``target``, which must not be there yet. Raises OSError."""
        with (
            self._packed.open(self._stem + ending) as source,
            os.fdopen(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file,
        ):
            while chunk := source.read(CHUNK):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def opened(backup: Path) -> Iterator[Unpacked]:
    """The backup at ``backup``, found to be whole. Raises BackupError, NewerFormatError, StoreError."""
    try:
        with zipfile.ZipFile(backup) as packed:
            yield _checked(packed, backup)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as said:
        raise _not_whole(backup) from said
    except OSError as said:
        raise refused(said, backup) from said


def _checked(packed: zipfile.ZipFile, backup: Path) -> Unpacked:
    parts = {part.filename: part for part in packed.infolist()}
    manifest = _manifest(packed, parts, backup)
    stem = _stem(manifest, backup)
    expected = {stem + ending for ending in ENDINGS} | {MANIFEST}
    size = sum(part.file_size for part in parts.values())
    plain = all(part.compress_type == zipfile.ZIP_STORED for part in parts.values())
    small = (part.file_size for name, part in parts.items() if not name.startswith(stem + DATABASE))
    if (
        len(packed.infolist()) != len(parts)
        or not parts.keys() <= expected
        or parts.keys() != {*manifest.files, MANIFEST}
        or not plain
        or size > backup.stat().st_size
        or max(small) > MOST_SMALL
    ):
        raise _not_whole(backup)
    for name, sha256 in manifest.files.items():
        with packed.open(name) as part:
            if _hash(part) != sha256:
                raise _not_whole(backup)
    return Unpacked(manifest, packed, stem)


def _stem(manifest: Manifest, backup: Path) -> str:
    """What the names in it begin with; those beside must begin alike."""
    found = [name for name in manifest.files if name.endswith(DATABASE)]
    if len(found) != 1 or Path(found[0]).name != found[0] or "\\" in found[0]:
        raise _not_whole(backup)
    return found[0].removesuffix(DATABASE)


def _manifest(packed: zipfile.ZipFile, parts: dict[str, zipfile.ZipInfo], backup: Path) -> Manifest:
    part = parts.get(MANIFEST)
    if part is None or part.file_size > MOST_SMALL or part.compress_type != zipfile.ZIP_STORED:
        raise _not_whole(backup)
    content = packed.read(part)
    try:
        if msgspec.json.decode(content, type=_Numbered).format > FORMAT:
            raise problem(
                NewerFormatError,
                mark("The backup {name} was made by a newer version of the program. Update the program to restore it."),
                name=backup.name,
            )  # fmt: skip
        return msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError) as said:
        raise _not_whole(backup) from said


class _Numbered(msgspec.Struct):
    format: int


def _hash(part: IO[bytes]) -> str:
    found = hashlib.sha256()
    while chunk := part.read(CHUNK):
        found.update(chunk)
    return found.hexdigest()


def _not_whole(backup: Path) -> BackupError:
    return problem(
        BackupError,
        mark("{name} is no whole backup: it is damaged, cut off or something else. Nothing was restored. Choose another one."),
        name=backup.name,
    )  # fmt: skip
