"""Work with cases in a process whose files may not grow: every size is tried until the work succeeds."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from credval.store import backups, key_file, restoring, transfer
from credval.store.backups import Why
from credval.store.cases import Store
from credval.store.erasure_log import erasures
from credval.store.keys import Effort, subkeys
from credval.store.problems import StoreError
from tests.reliability.apart import Tell
from tests.store.homes import DATA_KEY, PASSPHRASE, Home, after, home_in, numbers, save
from tests.store.samples import AT, PAPER, SHA, with_paper

WHOLE = [1, 2, 3, 4, 5]
LARGE = PAPER + bytes(30_000)


@dataclass(frozen=True, slots=True)
class Work:
    """What is tried on open cases (``store``) or closed ones, and what must hold afterwards."""

    try_it: Callable[[Home, Store | None], None]
    is_open: bool
    after: list[int]
    """The cases that are there once it has succeeded."""
    up_to: int
    """Bytes of the largest file that it writes, roughly."""


def _erase(home: Home, store: Store | None) -> None:
    assert store
    store.erase(f"{5:032x}", rule="24 months", by="eva", at=AT)


def _save(home: Home, store: Store | None) -> None:
    assert store
    save(store, 6, paper=LARGE)


def _back_up(home: Home, store: Store | None) -> None:
    key = subkeys(DATA_KEY).database if home.encrypted else None
    backups.make(home.where, key, Why.ASKED, after(0.2))


def _change_passphrase(home: Home, store: Store | None) -> None:
    path = home.where.beside(key_file.ENDING)
    changed = key_file.with_passphrase(key_file.load(path), DATA_KEY, PASSPHRASE, Effort())
    key_file.save(path, changed)


def _send(home: Home, store: Store | None) -> None:
    path = home.folder / "1.credval-case"
    transfer.send(path, with_paper(1), {SHA: PAPER}, PASSPHRASE, office="x", at=AT)


def _restore(home: Home, store: Store | None) -> None:
    backup = backups.listed(home.where)[-1]
    restoring.restore(backup.path, home.where, DATA_KEY, by="eva", now=after(0.3), encrypted=home.encrypted)


def _open_again(home: Home, store: Store | None) -> None:
    home.where.file.with_name("cases.open-00000000").touch()  # as after a crash
    home.open(2).close()


WORKS = {
    "saving": Work(_save, True, [*WHOLE, 6], 150_000),
    "erasing": Work(_erase, True, WHOLE[:-1], 150_000),
    "backing up": Work(_back_up, False, WHOLE, 150_000),
    "changing the passphrase": Work(_change_passphrase, False, WHOLE, 500),
    "sending": Work(_send, False, WHOLE, 1_200),
    "restoring": Work(_restore, False, [], 150_000),
    "opening": Work(_open_again, False, WHOLE, 36_000),
}


def starve(folder: str, encrypted: bool, work: str, tries: int, tell: Tell) -> None:
    """Tell for each try whether it was refused in words, and what was wrong with that."""
    start = home_in(Path(folder), encrypted)
    tell("begins")
    for limit in [*(WORKS[work].up_to * n // tries for n in range(tries)), 1 << 30]:
        home = home_in(Path(folder).parent / "try", encrypted)
        shutil.copytree(start.folder, home.folder)
        tell(_tried(home, WORKS[work], limit))
        shutil.rmtree(home.folder)


def _tried(home: Home, work: Work, limit: int) -> dict[str, Any]:
    refused, wrong = False, ""
    try:
        with _opened(home, work) as store:
            try:
                with _starving(limit):
                    work.try_it(home, store)
            except StoreError as said:
                refused = True
                wrong = "" if said.sv and said.en and said.sv != said.en else f"no sentence: {said!r}"
                work.try_it(home, store)  # there is room again
            wrong = wrong or _not_right(home, work, store)
    except Exception as said:  # noqa: BLE001  # told to the test, which fails with it
        wrong = repr(said)
    return {"limit": limit, "refused": refused, "wrong": wrong}


@contextlib.contextmanager
def _opened(home: Home, work: Work) -> Iterator[Store | None]:
    if not work.is_open:
        yield None
        return
    with home.open() as opened:
        yield opened.store


def _not_right(home: Home, work: Work, store: Store | None) -> str:
    if store:
        return _state(home, work, store)
    with home.open(2) as opened:
        return _state(home, work, opened.store)


def _state(home: Home, work: Work, store: Store) -> str:
    verdict, found = store.verify(), numbers(store)
    if not verdict.intact:
        return verdict.text.en
    if found != work.after:
        return f"cases {found}"
    if [one.case for one in erasures(home.where.beside(".erased"))] not in ([], [f"{5:032x}"]):
        return "log of erasures"
    litter = [path.name for path in home.folder.rglob("*") if path.name.startswith(".")]
    return f"litter {litter}" if litter else ""


@contextlib.contextmanager
def _starving(limit: int) -> Iterator[None]:
    """No file may grow past ``limit`` bytes."""
    assert sys.platform != "win32"
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    most = before[1] if before[1] != resource.RLIM_INFINITY else limit
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # whatever started us: a refused write is an error, no end
    resource.setrlimit(resource.RLIMIT_FSIZE, (min(limit, most), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
