"""What the killed and starved processes do with cases. Each tells first that it begins, then what is done for good."""

from __future__ import annotations

from pathlib import Path

from credval.store import backups, restoring, transfer
from credval.store.backups import Why
from credval.store.keys import subkeys
from tests.reliability.apart import Tell
from tests.store.homes import DATA_KEY, Home, after, home_in, save
from tests.store.samples import AT, PAPER, with_paper

PASSPHRASE = "fyra ord per telefon"


def home_of(folder: str, encrypted: bool) -> Home:
    """The cases in ``folder``."""
    return home_in(Path(folder), encrypted)


def open_again(folder: str, encrypted: bool, tell: Tell) -> None:
    """Open, which migrates."""
    tell("begins")
    home_of(folder, encrypted).open().close()


def back_up(folder: str, encrypted: bool, tell: Tell) -> None:
    """Make a backup while a case is saved."""
    home = home_of(folder, encrypted)
    with home.open(0.1):
        tell("begins")
        tell(backups.make(home.where, _key(encrypted), Why.ASKED, after(0.2)).path.name)


def erase(folder: str, encrypted: bool, tell: Tell) -> None:
    """Erase the first ten cases one by one."""
    with home_of(folder, encrypted).open(0.1) as opened:
        tell("begins")
        for n in range(1, 11):
            opened.store.erase(f"{n:032x}", rule="24 months", by="eva", at=AT)
            tell(n)


def restore(folder: str, encrypted: bool, tell: Tell) -> None:
    """Restore the one backup that was asked for."""
    home = home_of(folder, encrypted)
    backup = next(one for one in backups.listed(home.where) if one.why is Why.ASKED)
    tell("begins")
    restoring.restore(backup.path, home.where, DATA_KEY, by="eva", now=after(0.3), encrypted=encrypted)
    tell("restored")


def send(folder: str, encrypted: bool, tell: Tell) -> None:
    """Write a case to a file, over an earlier one."""
    large = PAPER + bytes(5_000_000)
    case = with_paper(1, large)
    tell("begins")
    contents = {case.papers[0].sha256: large}
    transfer.send(Path(folder) / "1.credval-case", case, contents, PASSPHRASE, office="x", at=AT)
    tell("sent")


def make(folder: str, encrypted: bool, tell: Tell) -> None:
    """Make a new database."""
    tell("begins")
    home_of(folder, encrypted).open(create=True).close()
    tell("made")


def save_many(folder: str, encrypted: bool, tell: Tell) -> None:
    """Save cases 1, 2, 3 … until somebody ends it."""
    with home_of(folder, encrypted).open(0.1) as opened:
        tell("begins")
        for n in range(1, 100):
            save(opened.store, n)
            tell(n)


def _key(encrypted: bool) -> bytes | None:
    return subkeys(DATA_KEY).database if encrypted else None
