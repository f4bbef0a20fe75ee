"""Does a backup come back whole, without what was erased, and without losing what stood there before?"""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
import pytest

from credval.store import backups, key_file, migrating, restoring
from credval.store.backups import Backup, Manifest, Why
from credval.store.chain import Finding
from credval.store.engine import open_engine
from credval.store.erasure_log import erasures
from credval.store.keys import subkeys
from credval.store.lists import UNRECKONED
from credval.store.problems import (
    BackupError,
    BusyError,
    ContentMissingError,
    DamagedError,
    NewerFormatError,
    StoreError,
)
from credval.store.restoring import Restored
from tests.store.homes import DATA_KEY, PASSPHRASE, Home, after, home_in, save, with_keys
from tests.store.samples import AT, PAPER, SHA, with_paper


@pytest.fixture(params=[True, False], ids=["encrypted", "plain"])
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Home:
    made = home_in(tmp_path / "cases", request.param).filled(1, 2)
    with_keys(made)
    return made


def _backed_up(home: Home, days: float = 0.1) -> Backup:
    key = subkeys(DATA_KEY).database if home.encrypted else None
    return backups.make(home.where, key, Why.ASKED, after(days))


def _restore(backup: Backup | Path, home: Home, days: float = 0.5) -> Restored:
    path = backup.path if isinstance(backup, Backup) else backup
    return restoring.restore(path, home.where, DATA_KEY, by="eva", now=after(days), encrypted=home.encrypted)


def _add(home: Home, n: int) -> None:
    with home.open() as opened:
        save(opened.store, n)


def _erase(home: Home, n: int) -> None:
    with home.open() as opened:
        opened.store.erase(f"{n:032x}", rule="24 months", by="eva", at=AT)


def test_what_was_backed_up_comes_back(home: Home) -> None:
    backup = _backed_up(home)
    _add(home, 3)
    _restore(backup, home)
    assert home.numbers() == [1, 2]


def test_the_log_says_that_it_was_restored_and_still_holds(home: Home) -> None:
    _restore(_backed_up(home), home)
    with home.open() as opened:
        assert (opened.store.audit(0, 1)[0].action, opened.store.verify().what) == (
            "restored",
            Finding.INTACT,
        )


def test_what_stood_there_before_can_be_brought_back(home: Home) -> None:
    backup = _backed_up(home)
    _add(home, 3)
    replaced = _restore(backup, home).replaced
    assert replaced is not None
    _restore(replaced, home, 0.6)
    assert home.numbers() == [1, 2, 3]


def test_what_was_erased_since_is_erased_in_it_too(home: Home) -> None:
    backup = _backed_up(home)
    _erase(home, 1)
    assert (_restore(backup, home).erased, home.numbers()) == (1, [2])


def test_papers_that_were_erased_since_are_erased_in_it_too(home: Home) -> None:
    backup = _backed_up(home)
    with home.open() as opened:
        opened.store.erase_papers(f"{1:032x}", ["p1"], rule="1 month", by="eva", at=AT, on=AT.date())
    _restore(backup, home)
    with home.open() as opened:
        case = opened.store.load(f"{1:032x}", by="bo", at=AT)
        assert (case.papers[0].removed_on, opened.store.verify().what) == (AT.date(), Finding.INTACT)


def test_what_was_erased_stays_erased_where_only_the_backup_survived(home: Home, tmp_path: Path) -> None:
    old = _backed_up(home)
    _erase(home, 1)
    new = _backed_up(home, 0.2)
    elsewhere = home_in(tmp_path / "elsewhere", home.encrypted)
    _restore(new, elsewhere)
    _restore(old, elsewhere)
    assert elsewhere.numbers() == [2]


def test_the_log_of_erasures_is_never_shortened(home: Home) -> None:
    backup = _backed_up(home)
    _erase(home, 1)
    _restore(backup, home)
    assert [one.case for one in erasures(home.where.beside(".erased"))] == [f"{1:032x}"]


def test_nothing_erased_is_left_in_the_restored_file(tmp_path: Path) -> None:
    home = home_in(tmp_path, encrypted=False).filled(1, 2)
    backup = _backed_up(home)
    _erase(home, 1)
    _restore(backup, home)
    assert "Öberg 1".encode() not in home.where.file.read_bytes()


def test_a_backup_opens_on_another_machine_with_the_passphrase_alone(home: Home, tmp_path: Path) -> None:
    backup = _backed_up(home)
    there = home_in(tmp_path / "another machine", home.encrypted)
    data_key = key_file.by_passphrase(restoring.keys_in(backup.path), PASSPHRASE)
    restoring.restore(backup.path, there.where, data_key, by="eva", now=after(1), encrypted=home.encrypted)
    assert (there.numbers(), key_file.load(there.where.beside(".keys")).id) == ([1, 2], "0123456789abcdef")


def test_a_key_file_that_is_there_keeps_todays_passphrase(home: Home) -> None:
    backup = _backed_up(home)
    changed = key_file.with_passphrase(
        key_file.load(home.where.beside(".keys")), DATA_KEY, "fyra helt andra ord"
    )
    key_file.save(home.where.beside(".keys"), changed)
    _restore(backup, home)
    assert key_file.load(home.where.beside(".keys")) == changed


def test_a_lost_key_file_comes_from_the_backup(home: Home) -> None:
    backup, before = _backed_up(home), key_file.load(home.where.beside(".keys"))
    home.where.beside(".keys").write_bytes(b"damaged")
    _restore(backup, home)
    assert key_file.load(home.where.beside(".keys")) == before


def test_nothing_is_restored_while_the_cases_are_open(home: Home) -> None:
    backup = _backed_up(home)
    with home.open(), pytest.raises(BusyError):
        _restore(backup, home)
    assert home.numbers() == [1, 2]


def test_a_damaged_database_is_replaced_and_kept(home: Home) -> None:
    backup = _backed_up(home)
    damaged = home.where.file.read_bytes()[: 4096 * 3]
    home.where.file.write_bytes(damaged)
    replaced = _restore(backup, home).replaced
    assert replaced is not None
    with zipfile.ZipFile(replaced.path) as packed:
        assert (home.numbers(), packed.read("cases.db")) == ([1, 2], damaged)


def test_a_vanished_database_comes_back(home: Home) -> None:
    backup = _backed_up(home)
    home.where.file.unlink()
    assert (_restore(backup, home).replaced, home.numbers()) == (None, [1, 2])


def test_a_wal_of_the_old_database_never_meets_the_new_one(home: Home) -> None:
    backup = _backed_up(home)
    opened = home.open()
    save(opened.store, 3)
    wal = home.where.file.with_name("cases.db-wal")
    left = home.where.file.read_bytes(), wal.read_bytes()
    opened.close()
    home.where.file.write_bytes(left[0])
    wal.write_bytes(left[1])
    _restore(backup, home)
    assert (home.numbers(), wal.exists()) == ([1, 2], False)


def test_an_older_backup_is_brought_up_to_date(tmp_path: Path) -> None:
    home = home_in(tmp_path / "cases")
    engine = open_engine(home.where, subkeys(DATA_KEY).database, create=True)
    migrating.migrate(engine, "0001")
    engine.dispose()
    _restore(_backed_up(home), home)
    assert home.numbers() == []


def test_nothing_of_a_restore_is_left_lying_about(home: Home) -> None:
    _restore(_backed_up(home), home)
    assert home.names() == ["backups", "cases.anchor", "cases.db", "cases.keys"]


def _refused(home: Home, backup: Path, kind: type[StoreError]) -> None:
    before = home.where.file.read_bytes()
    with pytest.raises(kind):
        _restore(backup, home)
    assert (home.where.file.read_bytes(), [n for n in home.names() if n.startswith(".")]) == (before, [])


@pytest.mark.parametrize("at", [0, 40, 300, 5_000, 60_000, -400, -10])
def test_one_flipped_bit_in_a_backup_restores_nothing(home: Home, at: int) -> None:
    path = _backed_up(home).path
    content = bytearray(path.read_bytes())
    content[at] ^= 4
    path.write_bytes(content)
    _refused(home, path, StoreError)


@pytest.mark.parametrize("length", [0, 1, 100, 4_000, -1])
def test_a_cut_backup_restores_nothing(home: Home, length: int) -> None:
    path = _backed_up(home).path
    path.write_bytes(path.read_bytes()[:length])
    _refused(home, path, BackupError)


def test_what_is_no_backup_restores_nothing(home: Home, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"hello" * 100)
    _refused(home, tmp_path / "x.zip", BackupError)


def test_the_backup_of_another_key_restores_nothing(tmp_path: Path) -> None:
    home = home_in(tmp_path / "cases").filled(1)
    backup = _backed_up(home)
    with pytest.raises(DamagedError, match="key"):
        restoring.restore(backup.path, home.where, bytes(32), by="eva", now=AT)
    assert home.numbers() == [1]


def _packed(tmp_path: Path, members: list[tuple[str, bytes]], compress: int = zipfile.ZIP_STORED) -> Path:
    """A zip that says of itself that it is right."""
    import hashlib

    import msgspec

    files = {name: hashlib.sha256(content).hexdigest() for name, content in members}
    manifest = Manifest(format=1, made_at=AT, why=Why.ASKED, files=files)
    with zipfile.ZipFile(tmp_path / "made.zip", "w", compress) as packed:
        packed.writestr("backup.json", msgspec.json.encode(manifest))
        for name, content in members:
            packed.writestr(name, content)
    return tmp_path / "made.zip"


@pytest.mark.parametrize("names", [
    ["../cases.db"], ["/etc/cases.db"], ["a/cases.db"], ["C:\\cases.db"], ["cases.db", "other.txt"],
    ["cases.db", "other.db"], ["cases.keys"], [], ["cases.db", "../cases.keys"],
], ids=repr)  # fmt: skip
def test_only_names_that_we_pack_are_unpacked(home: Home, tmp_path: Path, names: list[str]) -> None:
    before = sorted(tmp_path.rglob("*"))
    path = _packed(tmp_path, [(name, b"x") for name in names])
    _refused(home, path, BackupError)
    assert sorted(tmp_path.rglob("*")) == sorted([*before, path])


def test_a_bomb_is_not_unpacked(home: Home, tmp_path: Path) -> None:
    _refused(home, _packed(tmp_path, [("cases.db", bytes(50_000_000))], zipfile.ZIP_DEFLATED), BackupError)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_are_refused(home: Home, tmp_path: Path) -> None:
    _refused(home, _packed(tmp_path, [("cases.db", PAPER), ("cases.db", PAPER)]), BackupError)


def test_a_newer_backup_asks_for_a_newer_program(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "newer.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("backup.json", '{"format": 2, "cases": "elsewhere"}')
    _refused(home, path, NewerFormatError)


def test_a_paper_that_a_person_removed_does_not_come_back_with_a_backup(home: Home) -> None:
    with home.open() as opened:
        case = with_paper(50)
        kept = opened.store.save(case, by="anna", action="created", at=AT, contents={SHA: PAPER})
    backup = _backed_up(home).path
    with home.open() as opened:
        gone = msgspec.structs.replace(kept.papers[0], name="", removed_on=AT.date())
        opened.store.save_without(
            msgspec.structs.replace(kept, papers=(gone,)), [gone.id], rule="removed_by_hand", by="anna",
            action="paper_removed", at=AT, erase_on=None, coming=UNRECKONED,
        )  # fmt: skip
    _restore(backup, home)
    with home.open(0.5) as opened:
        back = opened.store.load(kept.id, by="anna", at=AT).papers[0]
        assert (back.removed_on is not None, back.name) == (True, "")
        with pytest.raises(ContentMissingError):
            opened.store.content(kept.id, SHA, by="anna", at=AT)
        assert opened.store.verify().intact
