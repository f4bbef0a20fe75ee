"""A folder with cases in it, made and opened as the program does."""

from __future__ import annotations

import functools
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from credval.model.cases import Case
from credval.store import key_file
from credval.store.cases import Store
from credval.store.engine import Location
from credval.store.key_file import KeyFile
from credval.store.keys import Effort
from credval.store.opening import Opened, open_store
from credval.store.problems import CaseMissingError, ErasedError
from tests.store.samples import AT, PAPER, with_paper

DATA_KEY = bytes(range(32))
PASSPHRASE = "häst batteri klammer rätt"


@dataclass(frozen=True, slots=True)
class Home:
    """Where the cases lie, and how they are opened there."""

    where: Location
    encrypted: bool = True

    @property
    def folder(self) -> Path:
        return self.where.file.parent

    def open(self, days: float = 0, **how: Any) -> Opened:
        """The cases, so many days after the first."""
        return open_store(self.where, DATA_KEY, now=after(days), encrypted=self.encrypted, **how)

    def filled(self, *numbers: int) -> Home:
        """Make what is not there, and save a case with a paper for each number."""
        if not self.where.file.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.where.file.write_bytes(_empty(self.encrypted))
        with self.open() as opened:
            for n in numbers:
                save(opened.store, n)
        return self

    def numbers(self, **how: Any) -> list[int]:
        """The numbers of the cases that can be read."""
        with self.open(**how) as opened:
            return numbers(opened.store)

    def names(self) -> list[str]:
        """The files of the folder."""
        return sorted(path.name for path in self.folder.iterdir())


def home_in(folder: Path, encrypted: bool = True) -> Home:
    """A home in ``folder``, not made yet."""
    return Home(Location(folder / "cases.db"), encrypted)


@functools.cache
def _empty(encrypted: bool) -> bytes:
    """A database that was made and nothing else, once a process: making the tables takes a while."""
    with tempfile.TemporaryDirectory() as folder:
        home = home_in(Path(folder), encrypted)
        home.open(create=True).close()
        return home.where.file.read_bytes()


def with_keys(home: Home) -> KeyFile:
    """The key file of the home, under `PASSPHRASE`, written beside the database."""
    key_file.save(home.where.beside(key_file.ENDING), _keys())
    return _keys()


@functools.cache
def _keys() -> KeyFile:
    empty = KeyFile(id="0123456789abcdef", format=key_file.FORMAT)
    return key_file.with_passphrase(empty, DATA_KEY, PASSPHRASE, Effort())


def after(days: float) -> datetime:
    """An instant so many days after the first."""
    return AT + timedelta(days=days)


def save(store: Store, n: int, at: datetime = AT, paper: bytes = PAPER) -> Case:
    """Save the ``n``-th case with a paper of its own."""
    case = with_paper(n, paper)
    return store.save(case, by="anna", action="created", at=at, contents={case.papers[0].sha256: paper})


def change(store: Store, case: Case, name: str) -> Case:
    """Save the case under another name of the person."""
    new = msgspec.structs.replace(case, person=msgspec.structs.replace(case.person, name_as_written=name))
    return store.save(new, by="anna", action="edited", at=AT)


def numbers(store: Store) -> list[int]:
    """The numbers, up to 200, of the cases that can be read with their paper."""
    return [n for n in range(1, 200) if _reads(store, n)]


def _reads(store: Store, n: int) -> bool:
    try:
        case = store.load(f"{n:032x}", by="bo", at=AT)
    except (ErasedError, CaseMissingError):
        return False
    return bool(store.content(case.id, case.papers[0].sha256, by="bo", at=AT))
