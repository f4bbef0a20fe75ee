"""How does a backup take the place of the cases, so that nothing damaged and nothing erased comes back with it?

It is unpacked aside, checked page by page and line by line, brought up to date, and what was erased since is erased in it
too. Only then do the files change places. What stood there before is kept as a backup of its own.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from glob import escape
from pathlib import Path

from credval.store import backups, erasure_log, files, key_file, markers, migrating
from credval.store.backups import ANCHOR, DATABASE, Backup
from credval.store.cases import Store
from credval.store.chain import Fact
from credval.store.copying import check_tables, check_whole
from credval.store.engine import Location, open_engine
from credval.store.erasure_log import Erased
from credval.store.key_file import KeyFile
from credval.store.keys import Keys, subkeys
from credval.store.markers import Marker
from credval.store.problems import (
    BusyError,
    CaseMissingError,
    DamagedError,
    ErasedError,
    KeyFileDamagedError,
    KeyFileMissingError,
    NewerFormatError,
    StoreError,
    problem,
)
from credval.store.telling import refused
from credval.store.unpacking import Unpacked, opened
from credval.text import mark


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: how many cases and papers were erased in the backup, and where the files before it are kept."""

    made_at: datetime
    erased: int
    replaced: Backup | None


def keys_in(backup: Path) -> KeyFile:
    """The key file in a backup, for whoever has lost the one beside the database. Raises StoreError."""
    with opened(backup) as packed:
        return packed.keys()


def restore(
    backup: Path, where: Location, data_key: bytes, *, by: str, now: datetime, encrypted: bool = True
) -> Restored:
    """Put what ``backup`` holds in the place of the cases of ``where``. ``by`` and ``now`` stand in its log.

    Raises StoreError for a backup that is not whole, not ours or of another key, and BusyError while the cases are open;
    then everything is as it was.
    """
    keys = subkeys(data_key)
    with opened(backup) as packed, markers.marked(where.file) as marker, _aside(where) as aside:
        _expect_closed(where.file, marker)
        gone = _all_erased(where, packed)
        draft = _unpacked(packed, aside)
        with closing(_store(draft, keys, encrypted)) as store:
            _make_ready(store, draft)
            erased = erase_again(store, gone, now)
            about: dict[str, Fact] = {"backup": packed.manifest.made_at.isoformat(), "erased": erased}
            store.note("restored", by=by, at=now, about=about)
            store.wipe()
        _expect_closed(where.file, marker)
        replaced = backups.set_aside(where, now)
        _put_in_place(draft, where, gone, packed)
    return Restored(packed.manifest.made_at, erased, replaced)


@contextmanager
def _aside(where: Location) -> Iterator[Path]:
    """A folder of our own beside the database, gone afterwards."""
    try:
        folder = Path(tempfile.mkdtemp(prefix=_draft(where), dir=where.file.parent))
    except OSError as said:
        raise refused(said, where.file) from said
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _draft(where: Location) -> str:
    """What the names of our folders begin with."""
    return f".{where.file.stem}.restoring-"


def _expect_closed(database: Path, marker: Marker) -> None:
    if markers.is_open_elsewhere(database, marker):
        raise problem(
            BusyError,
            mark(
                "The cases are open, here or in another program. Close them everywhere, then restore the backup."
            ),
        )


def _all_erased(where: Location, packed: Unpacked) -> list[Erased]:
    """What was erased until today, by the log beside the database, and until then, by the one in the backup."""
    here = erasure_log.erasures(where.beside(erasure_log.ENDING))
    known = {one.what for one in here}
    return [*here, *(one for one in packed.erased() if one.what not in known)]


def _unpacked(packed: Unpacked, aside: Path) -> Location:
    draft = Location(aside / f"cases{DATABASE}")
    for ending in (DATABASE, f"{DATABASE}-wal", ANCHOR):
        if packed.has(ending):
            packed.unpack(ending, draft.beside(ending))
    return draft


def _store(draft: Location, keys: Keys, encrypted: bool) -> Store:
    engine = open_engine(draft, keys.database if encrypted else None)
    return Store(engine, keys.papers, draft.beside(ANCHOR), anchor_key=keys.anchor)


def _make_ready(store: Store, draft: Location) -> None:
    """Check every page, bring the tables up to date, check the whole log and what it answers for."""
    check_whole(store.engine, draft)
    if not migrating.is_known(migrating.version_of(store.engine)):
        raise newer()
    migrating.migrate(store.engine)
    check_tables(store.engine, draft)
    verdict = store.verify()
    if not verdict.intact:
        raise DamagedError(verdict.text.sv, verdict.text.en)


def erase_again(store: Store, gone: list[Erased], now: datetime) -> int:
    """Erase what ``gone`` names and ``store`` has not erased; returns how often there was something to erase."""
    done = {(one.case_id, tuple(sorted(one.papers))) for one in store.erasures()}
    return sum(_erase_again(store, one, now) for one in gone if one.what not in done)


def _erase_again(store: Store, erased: Erased, now: datetime) -> bool:
    try:
        if erased.papers:
            store.erase_papers(
                erased.case, erased.papers, rule=erased.rule, by=erased.by, at=now, on=erased.on
            )
        else:
            store.erase(erased.case, rule=erased.rule, by=erased.by, at=now)
    except (CaseMissingError, ErasedError):  # it was not there yet, or is gone already
        return False
    return True


def _put_in_place(draft: Location, where: Location, gone: list[Erased], packed: Unpacked) -> None:
    """Each step leaves something that opens: an old -wal must never meet the new database."""
    try:
        _keep_key_file(where, packed)
        if gone:
            files.replace(where.beside(erasure_log.ENDING), erasure_log.written(gone))
        where.beside(ANCHOR).unlink(missing_ok=True)
        for ending in ("-wal", "-shm"):
            where.file.with_name(where.file.name + ending).unlink(missing_ok=True)
        draft.file.replace(where.file)
        if draft.beside(ANCHOR).exists():
            draft.beside(ANCHOR).replace(where.beside(ANCHOR))
        for marker in markers.left_behind(where.file):
            marker.unlink(missing_ok=True)
        files.flush_folder(where.file.parent)
    except OSError as said:
        raise refused(said, where.file) from said


def _keep_key_file(where: Location, packed: Unpacked) -> None:
    """The key file beside the database stays, since it knows today's passphrase; a lost one comes from the backup."""
    path = where.beside(key_file.ENDING)
    try:
        key_file.load(path)
    except (KeyFileMissingError, KeyFileDamagedError):
        if packed.has(key_file.ENDING):
            files.replace(path, packed.small(key_file.ENDING))


def newer() -> StoreError:
    """What is said of a database that a newer program has changed."""
    return problem(
        NewerFormatError,
        mark("These cases were saved by a newer version of the program. Update the program to open them; nothing was changed."),
    )  # fmt: skip


def sweep(where: Location) -> None:
    """Remove what a crash left half restored. Only while no other program has the cases open."""
    for folder in where.file.parent.glob(f"{escape(_draft(where))}*"):
        shutil.rmtree(folder, ignore_errors=True)
