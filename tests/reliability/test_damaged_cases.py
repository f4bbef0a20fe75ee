"""Flipped bits, zeroed pages, cut tails, a damaged or lost -wal: is every damage noticed before anything of it is shown?

R6 of the yardsticks: plain SQLite lets 63 % of flipped bits through unseen. Here every page of an encrypted file carries
its own seal, and the log answers for every case and paper of a plain one. ``CREDVAL_TIMES=500`` for the whole number.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from credval.model.cases import written
from credval.store.cases import Store
from credval.store.erasing import Erased
from credval.store.lists import Listing
from credval.store.problems import DamagedError, ErasedError, StoreError
from tests.reliability.apart import times
from tests.store.homes import Home, change, home_in, save
from tests.store.samples import AT, PAPER

CASES = range(1, 31)
PAGE = 4096
Damage = Callable[[bytearray, random.Random], None]


def flip(content: bytearray, chance: random.Random) -> None:
    """One bit."""
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def zero(content: bytearray, chance: random.Random) -> None:
    """One page."""
    at = chance.randrange(len(content) // PAGE) * PAGE
    content[at : at + PAGE] = bytes(PAGE)


def cut(content: bytearray, chance: random.Random) -> None:
    """The tail."""
    del content[chance.randrange(len(content)) :]


def swap(content: bytearray, chance: random.Random) -> None:
    """Two pages for each other; the first page stays."""
    one, other = (chance.randrange(1, len(content) // PAGE) * PAGE for _ in range(2))
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = kept


@dataclass(frozen=True, slots=True)
class Tally:
    """Of so many copies, how many were noticed, how many looked the same, and which showed something else."""

    noticed: int
    same: int
    shown: int


def _filled(folder: Path, encrypted: bool) -> Home:
    home = home_in(folder, encrypted).filled()
    with home.open() as opened:
        for n in CASES:
            save(opened.store, n, paper=PAPER + bytes([n]) * 3000)
        change(opened.store, opened.store.load(f"{3:032x}", by="anna", at=AT), "Nytt Namn")
        opened.store.erase(f"{4:032x}", rule="24 months", by="eva", at=AT)
        opened.store.wipe()
    return home


def everything(store: Store) -> str:
    """A hash over all that a person can be shown."""
    found = hashlib.sha256(repr(store.listed(Listing(), 0, 1000)).encode())
    found.update(repr(store.audit(0, 1000)[-70:]).encode())
    gone: list[Erased] = store.erasures()
    found.update(repr(gone).encode())
    for n in CASES:
        try:
            case = store.load(f"{n:032x}", by="bo", at=AT)
        except ErasedError:
            continue
        found.update(written(case) + store.content(case.id, case.papers[0].sha256, by="bo", at=AT))
    return found.hexdigest()


def seen(home: Home, checked: bool) -> str:
    """What is shown of the cases; "" where damage was noticed. ``checked``: as after a crash, and by `Store.verify`."""
    if checked:
        (home.folder / "cases.open-00000000").touch()
    try:
        with home.open() as opened:
            if checked and not opened.store.verify().intact:
                return ""
            return everything(opened.store)
    except StoreError:
        return ""


def damaged(home: Home, tmp_path: Path, damage: Damage, n: int, checked: bool, ending: str = "") -> Tally:
    """The tally of ``n`` copies, each damaged at another place."""
    whole = seen(_copy(home, tmp_path / "whole"), checked)
    assert whole, "the whole one is not whole"
    original = home.where.file.with_name(home.where.file.name + ending).read_bytes()
    chance, found = random.Random(9), Counter[str]()
    for _ in range(n):
        content = bytearray(original)
        damage(content, chance)
        copy = _copy(home, tmp_path / "copy")
        copy.where.file.with_name(home.where.file.name + ending).write_bytes(content)
        found[_what(seen(copy, checked), whole, bytes(content) == original)] += 1
        shutil.rmtree(copy.folder)
    return Tally(found["noticed"], found["same"], found["shown"])


def _what(shown: str, whole: str, untouched: bool) -> str:
    if shown == whole or untouched:
        return "same"
    return "shown" if shown else "noticed"


def _copy(home: Home, folder: Path) -> Home:
    shutil.copytree(home.folder, folder)
    return home_in(folder, home.encrypted)


@pytest.fixture(scope="module", params=[True, False], ids=["encrypted", "plain"])
def home(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Home:
    return _filled(tmp_path_factory.mktemp("damaged") / "cases", request.param)


@pytest.mark.parametrize(("damage", "share"), [(flip, 10), (zero, 2), (cut, 1), (swap, 1)])
def test_no_damage_is_shown_once_everything_was_checked(
    home: Home, tmp_path: Path, damage: Damage, share: int
) -> None:
    n = times(40) * share // 10 or 1
    found = damaged(home, tmp_path, damage, n, checked=True)
    print(f"\n  {damage.__name__} {'encrypted' if home.encrypted else 'plain'} checked: {found}")
    assert found.shown == 0
    if home.encrypted:
        assert found.noticed == n or damage is swap  # a page may be swapped with itself


@pytest.mark.parametrize(("damage", "share"), [(flip, 10), (zero, 2), (cut, 1)])
def test_no_damage_of_an_encrypted_file_is_ever_shown(tmp_path: Path, damage: Damage, share: int) -> None:
    home = _filled(tmp_path / "cases", encrypted=True)
    found = damaged(home, tmp_path, damage, times(40) * share // 10 or 1, checked=False)
    print(f"\n  {damage.__name__} encrypted, merely used: {found}")
    assert found.shown == 0


def _crashed(home: Home, folder: Path) -> Home:
    """Files as a crash leaves them: the latest changes are in the -wal."""
    copy = _copy(home, folder / "running")
    with copy.open() as opened:
        change(opened.store, opened.store.load(f"{5:032x}", by="anna", at=AT), "Senaste Namnet")
        return _copy(copy, folder / "crashed")


@pytest.mark.parametrize(("damage", "share"), [(flip, 10), (cut, 2)])
def test_no_damage_of_the_wal_is_shown(home: Home, tmp_path: Path, damage: Damage, share: int) -> None:
    crashed = _crashed(home, tmp_path)
    n = times(40) * share // 10 or 1
    found = damaged(crashed, tmp_path, damage, n, checked=True, ending="-wal")
    print(f"\n  -wal {damage.__name__} {'encrypted' if home.encrypted else 'plain'}: {found}")
    assert found.shown == 0


def test_a_lost_wal_is_noticed(home: Home, tmp_path: Path) -> None:
    crashed = _crashed(home, tmp_path)
    for ending in ("-wal", "-shm"):
        crashed.where.file.with_name(f"cases.db{ending}").unlink()
    with pytest.raises(DamagedError, match="can be restored"):
        crashed.open()
