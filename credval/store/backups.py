"""Which backups are there, when is one made, and when do they go?

A backup is one zip, nothing in it packed, in ``backups/`` beside the database: a copy of the database under the same key,
the key file, the anchor of the log and the log of erasures, with the hash of each. Nothing in it is readable without
passphrase or recovery words. None lives for more than 30 days, so that what was erased is gone from all of them by then.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import msgspec

from credval.store import erasure_log, key_file
from credval.store.copying import copy
from credval.store.engine import Location
from credval.store.files import flush_folder
from credval.store.telling import refused

FORMAT = 1
FOLDER = "backups"
DATABASE, ANCHOR = ".db", ".anchor"
"""Endings, whatever the database is called on disk."""
MANIFEST = "backup.json"
LIVES = timedelta(days=30)
EVERY = timedelta(hours=24)
_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}T\d{6}Z)-(?P<why>[a-z_]+)(-\d+)?\.zip")
_TIME = "%Y%m%dT%H%M%SZ"


class Why(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    ASKED = "asked"
    """By a person."""
    BEFORE_MIGRATION = "before_migration"
    BEFORE_CHANGE = "before_change"
    """Before something that cannot be undone otherwise."""
    REPLACED = "replaced"
    """What a restore put aside: the files themselves, whatever their state."""


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup, by its file name alone; whether it is whole is seen when it is restored."""

    made_at: datetime
    why: Why
    path: Path


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself."""

    format: int
    made_at: datetime
    why: Why
    files: dict[str, str]
    """SHA-256 of each, by name."""


def folder(where: Location) -> Path:
    """Where the backups of a database lie."""
    return where.file.parent / FOLDER


def listed(where: Location) -> list[Backup]:
    """The backups that there are, newest first; files of other names are passed over."""
    stem = where.file.stem
    found = (_named(path, stem) for path in folder(where).glob("*.zip"))
    return sorted((one for one in found if one), reverse=True)


def _named(path: Path, stem: str) -> Backup | None:
    said = _NAME.fullmatch(path.name)
    if said is None or said["stem"] != stem or said["why"] not in set(Why):
        return None
    try:
        made_at = datetime.strptime(said["at"], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(made_at, Why(said["why"]), path)


def is_due(where: Location, now: datetime) -> bool:
    """Whether the last copy is more than a day old. One dated after ``now``, by a clock that was wrong, does not count."""
    copies = (one.made_at for one in listed(where) if one.why is not Why.REPLACED)
    return not any(now - EVERY < made_at <= now for made_at in copies)


def make(where: Location, key: bytes | None, why: Why, now: datetime) -> Backup:
    """Copy the database of ``where``, under ``key``, as it is in this moment; then let go of backups that are too old.

    Raises StoreError; then no backup went, and none is there that is not whole.
    """
    database = where.file
    target = _target(where, why, now)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    copied = draft.with_name(draft.name + ".db")
    try:
        # the anchor first: it may lag behind the log, never run ahead of it
        small = _small_files(where)
        copy(database, key, copied)
        pack(draft, {database.stem + DATABASE: copied}, small, why, now)
        draft.replace(target)
        flush_folder(target.parent)
    except OSError as said:
        raise refused(said, target) from said
    finally:
        _remove(draft, copied)
    thin(where, now)
    return Backup(now.replace(microsecond=0), why, target)


def set_aside(where: Location, now: datetime) -> Backup | None:
    """Keep the files of ``where`` as they are, whatever their state, before others take their place."""
    database = where.file
    raw = {ending: database.with_name(database.name + ending) for ending in ("", "-wal")}
    files = {
        database.stem + DATABASE + ending: path
        for ending, path in raw.items()
        if path.exists() and path.stat().st_size
    }
    if not files:
        return None
    target = _target(where, Why.REPLACED, now)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        pack(draft, files, _small_files(where), Why.REPLACED, now)
        draft.replace(target)
        flush_folder(target.parent)
    except OSError as said:
        raise refused(said, target) from said
    finally:
        _remove(draft)
    return Backup(now.replace(microsecond=0), Why.REPLACED, target)


def pack(draft: Path, files: dict[str, Path], small: dict[str, bytes], why: Why, now: datetime) -> None:
    """A zip of ``files`` and contents by the names that they get in it, on the disk when this returns. Raises OSError."""
    hashes = {name: _hash(path) for name, path in files.items()}
    hashes |= {name: hashlib.sha256(content).hexdigest() for name, content in small.items()}
    manifest = Manifest(format=FORMAT, made_at=now, why=why, files=hashes)
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, strict_timestamps=False) as packed:
            packed.writestr(MANIFEST, msgspec.json.encode(manifest, order="deterministic"))
            for name, path in files.items():
                packed.write(path, name)
            for name, content in small.items():
                packed.writestr(name, content)
        file.flush()
        os.fsync(file.fileno())


def thin(where: Location, now: datetime) -> list[Backup]:
    """Remove what nobody needs and what has lived for 30 days; the latest copy stays whatever the clock says."""
    every = listed(where)
    gone = superfluous(every, now)
    for backup in gone:
        backup.path.unlink(missing_ok=True)
    return gone


def superfluous(every: list[Backup], now: datetime) -> list[Backup]:
    """Of backups, newest first: those past 30 days; and beyond two days all but the last of a day, beyond a week of a week."""
    taken: set[tuple[str, int]] = set()
    gone = []
    for backup in every[1:]:
        age = now - backup.made_at
        slot = _slot(backup, age)
        if age > LIVES or slot in taken:
            gone.append(backup)
        elif slot:
            taken.add(slot)
    return gone


def _slot(backup: Backup, age: timedelta) -> tuple[str, int] | None:
    """What a backup is the only one of; None for those of the last two days and for what a restore put aside."""
    if age <= timedelta(days=2) or backup.why is Why.REPLACED:
        return None
    day = backup.made_at.toordinal()
    return ("day", day) if age <= timedelta(days=7) else ("week", day // 7)


def _target(where: Location, why: Why, now: datetime) -> Path:
    """A name that is not taken, also where two backups are made in a second."""
    where_to = folder(where)
    try:
        where_to.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as said:
        raise refused(said, where_to) from said
    name = f"{where.file.stem}-{now.astimezone(UTC).strftime(_TIME)}-{why}"
    taken = (where_to / f"{name}{f'-{n}' if n else ''}.zip" for n in range(1000))
    return next(path for path in taken if not path.exists())


def _small_files(where: Location) -> dict[str, bytes]:
    """The contents of what lies beside the database, as they are now."""
    found = (where.beside(ending) for ending in (key_file.ENDING, ANCHOR, erasure_log.ENDING))
    return {path.name: _steady(path) for path in found if path.exists()}


def _steady(path: Path) -> bytes:
    """The bytes of a small file that others write over in one go: as two readings in a row give them."""
    before, content = None, path.read_bytes()
    while content != before:
        before, content = content, path.read_bytes()
    return content


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remove(*drafts: Path) -> None:
    for draft in drafts:
        for ending in ("", "-wal", "-shm", "-journal"):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


def sweep(where: Location) -> None:
    """Remove what a crash left half made. Only while no other program has the cases open."""
    for draft in folder(where).glob(".*.new*"):
        draft.unlink(missing_ok=True)
