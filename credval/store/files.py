"""How is a small file written beside the database, so that a crash leaves the old one or the new one?"""

from __future__ import annotations

import os
import secrets
from glob import escape
from pathlib import Path

from credval.store.telling import refused


def replace(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``path``, for its owner alone. Raises StoreError; the old file stays then."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(draft, content)
        draft.replace(path)
        flush_folder(path.parent)
    except OSError as said:
        draft.unlink(missing_ok=True)
        raise refused(said, path) from said


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make names in ``folder`` survive a power cut, where the system has a way to."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def put_where_nothing_is(draft: Path, path: Path) -> None:
    """Give ``draft`` the name ``path``, unless there is such a file by now: that one stays. Raises StoreError."""
    try:
        try:
            os.link(draft, path)
        except FileExistsError:
            return
        except OSError:  # a disk without links, or Windows, which renames over nothing
            draft.rename(path)
        flush_folder(path.parent)
    except OSError as said:
        raise refused(said, path) from said


def sweep(database: Path) -> None:
    """Remove drafts of files beside ``database`` that a crash left behind."""
    for draft in database.parent.glob(f".{escape(database.stem)}.*.new*"):
        draft.unlink(missing_ok=True)
