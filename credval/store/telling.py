"""How does what a database says of itself become a sentence that a person can act on?

The numbers are SQLite's primary result codes, https://www.sqlite.org/rescode.html, the same in SQLCipher.
"""

from __future__ import annotations

import errno
from pathlib import Path

from credval.store.problems import (
    BusyError,
    DamagedError,
    DiskFullError,
    ReadOnlyError,
    StoreError,
    StoreMissingError,
    problem,
)
from credval.text import mark, reason

_KINDS: dict[int, tuple[type[StoreError], str]] = {
    5: (BusyError, mark("Another program is saving to {file}. Nothing was changed; try again in a moment.")),
    6: (BusyError, mark("Another program is saving to {file}. Nothing was changed; try again in a moment.")),
    7: (DamagedError, mark("{file} cannot be read on: it is damaged, or this computer ran out of memory. Nothing of the last change was kept. Open the cases again; if this comes back, restore the latest backup.")),  # how SQLCipher gives up on a page whose seal is broken
    8: (ReadOnlyError, mark("{file} cannot be written to. Nothing was changed. Give yourself the right to write to its folder, or move the folder.")),
    10: (StoreError, mark("The disk refused to read or write {file}. Nothing of the last change was kept. Check that the disk is connected, then try again.")),
    11: (DamagedError, mark("{file} is damaged: it is not what was saved. Restore the latest backup.")),
    13: (DiskFullError, mark("There is no room on the disk for {file}. Nothing of the last change was kept. Make room, then save again.")),
    14: (StoreMissingError, mark("{file} cannot be opened. Check that the disk is connected and that the folder is still there.")),
    23: (StoreError, mark("You do not have the right to do this with {file}.")),
    26: (DamagedError, mark("{file} does not open with this key: it is damaged, or belongs with another key file. Restore the latest backup.")),
}  # fmt: skip


def told(said: BaseException | None, path: Path | None) -> StoreError | None:
    """The sentence for what SQLite ``said`` of the database at ``path``; None for what only a programmer can mend."""
    kind, message = _KINDS.get(_code(said), (None, ""))
    return problem(kind, message, file=path or "SQLite") if kind else None


def _code(said: BaseException | None) -> int:
    """The primary result code; 0 where there is none. Some functions of the drivers give SQLite's words alone."""
    if isinstance(said, MemoryError):
        return 7
    code = getattr(said, "sqlite_errorcode", None)
    if isinstance(code, int):
        return code & 0xFF
    return _WORDS.get(str(said), 0) if type(said).__name__.endswith("Error") else 0


_WORDS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


def refused(said: OSError, path: Path) -> StoreError:
    """The sentence for what the system said of a file of ours."""
    kind: type[StoreError] = DiskFullError if said.errno == errno.ENOSPC else StoreError
    if said.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        kind = ReadOnlyError
    return problem(
        kind,
        mark("{path} cannot be read or written: {why}."),
        path=str(said.filename or path),
        why=reason(said),
    )
