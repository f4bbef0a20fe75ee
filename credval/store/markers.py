"""Which programs have the cases open, and did one of them die with them open?

Each program that opens a database lays a marker beside it (``cases.open-1f2e3d4c``), holds a lock on it, and takes it
away when it closes. A marker that nobody holds was left behind by a crash. The lock, unlike a process number, cannot be
somebody else's by now.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from credval.store.telling import refused

ENDING = ".open-"


@dataclass(frozen=True, slots=True)
class Marker:
    """This program has the database open."""

    path: Path
    number: int
    """Of the open file, which holds the lock."""

    def release(self) -> None:
        """Closed in good order."""
        with suppress(OSError):  # the folder may be gone; then so is the marker
            if os.name == "nt":
                os.close(self.number)  # Windows lets nobody remove an open file
                self.path.unlink(missing_ok=True)
            else:
                self.path.unlink(missing_ok=True)
                os.close(self.number)


def lay(database: Path) -> Marker:
    """A marker of this program beside ``database``. Raises StoreError."""
    path = database.with_name(f"{database.stem}{ENDING}{secrets.token_hex(4)}")
    try:
        number = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except OSError as said:
        raise refused(said, path) from said
    _lock(number)
    return Marker(path, number)


def left_behind(database: Path) -> list[Path]:
    """Markers of programs that died with the database open."""
    return [path for path in _every(database) if not _is_held(path)]


def is_open_elsewhere(database: Path) -> bool:
    """Whether another program, or another window of this one, has the database open."""
    return any(map(_is_held, _every(database)))


def _every(database: Path) -> Iterator[Path]:
    return database.parent.glob(f"{database.stem}{ENDING}*")


def _is_held(path: Path) -> bool:
    try:
        number = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return True  # taken away this moment by whoever held it
    except OSError:
        return False  # nobody can hold a lock where nobody may write
    try:
        return not _lock(number)
    finally:
        os.close(number)


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> bool:
        """Whether the lock of an open file could be had; it lasts until the file is closed."""
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(number: int) -> bool:
        """Whether the lock of an open file could be had; it lasts until the file is closed."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
