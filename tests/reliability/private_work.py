"""A whole day with cases in one process, from the first start to a crash; what it leaves on disk is searched afterwards."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import keyring
import msgspec

from credval.model.case_words import CaseState, LetterKind
from credval.model.cases import Case, Credential, Decision, Event, Job, Letter, Objection, Person
from credval.model.words import Outcome
from credval.store import backups, key_file, restoring, transfer
from credval.store.backups import Why
from credval.store.cases import Store
from credval.store.engine import Location
from credval.store.keys import Effort, subkeys
from credval.store.lists import Listing
from credval.store.opening import open_store
from credval.store.problems import StoreError
from tests.reliability.apart import Tell
from tests.store.homes import PASSPHRASE, after, change
from tests.store.rings import MemoryRing
from tests.store.samples import AT, paper

MARKERS = [f"Märke{word}" for word in (
    "Abebe", "Bărbulescu", "Çelik", "Dvořák", "Emiliė", "Førde", "Gökçe", "Håkansson", "İnönü", "Jiří", "Kowalczyk", "Łukasz",
    "Müller", "Nguyễn", "Özdemir", "Petrović", "Quiñones", "Réné", "Şahin", "Þórunn",
)]  # fmt: skip
"""Twenty names that stand nowhere else."""
SENT_UNDER = "fyra ord per telefon"


def a_day(folder: str, tell: Tell) -> None:
    """Everything that puts names somewhere; tells ``open`` while the cases are open, then ``crashing`` and dies."""
    where = Location(Path(folder) / "cases.db")
    logging.basicConfig(filename=Path(folder) / "log.txt", level=logging.DEBUG, encoding="utf-8")
    tell("begins")
    data_key = _first_start(where)
    with open_store(where, data_key, now=AT, create=True) as opened:
        for n, name in enumerate(MARKERS, 1):
            case, content = case_named(n, name)
            kept = opened.store.save(
                case, by="anna", action="created", at=AT, contents={case.papers[0].sha256: content}
            )
            opened.store.keep_draft(f"form {n}", name.encode(), at=AT)
            opened.store.load(kept.id, by="bo", at=AT)
        opened.store.listed(Listing(text=MARKERS[3]), 0, 100)
        opened.store.erase(f"{1:032x}", rule="24 months", by="eva", at=AT)
        change(opened.store, opened.store.load(f"{3:032x}", by="anna", at=AT), f"{MARKERS[2]} again")
        _refused(opened.store, "f" * 32)
        _kept_elsewhere(where, data_key)
        tell("open")
        tell(_open_files())
    backup = backups.listed(where)[0]
    restoring.restore(backup.path, where, data_key, by="eva", now=after(0.2))
    with open_store(where, data_key, now=after(2)) as opened:
        opened.store.keep_draft("form", MARKERS[5].encode(), at=AT)
        tell("crashing")
        os._exit(9)


def _first_start(where: Location) -> bytes:
    keyring.set_keyring(MemoryRing())
    file, data_key = key_file.new(PASSPHRASE)
    file, _words = key_file.with_new_words(file, data_key)
    key_file.save(where.beside(".keys"), key_file.with_keyring(file, data_key))
    return data_key


def case_named(n: int, name: str) -> tuple[Case, bytes]:
    """A case with the name in every place that takes a text."""
    content = f"%PDF diploma of {name}".encode()
    said = Event(at=AT, by="anna", what="created", state=CaseState.DRAFT, note=name)
    case = Case(
        id=f"{n:032x}", number=f"2026-{n:04d}", opened_at=AT, opened_by="anna",
        job=Job(title=f"Job for {name}", needed_because=name),
        person=Person(name_as_written=name, other_names=(name.upper(),), contact=f"{name}@example.org"),
        credentials=(Credential(id="c1", claim={"country": "IN", "qualification": f"B.Sc. of {name}"}),),
        papers=(msgspec.structs.replace(paper(content), name=f"{name}.pdf"),),
        decisions=(Decision(credential="c1", proposal="s1", proposed=Outcome.PARTIAL, outcome=Outcome.PARTIAL, by="bo", at=AT, reasons=name),),
        objections=(Objection(at=AT, by="bo", says=name),),
        letters=(Letter(kind=LetterKind.HOLD, language="sv", at=AT, by="bo"),),
        events=(said,),
    )  # fmt: skip
    return case, content


def _refused(store: Store, case_id: str) -> None:
    try:
        store.load(case_id, by="bo", at=AT)
    except StoreError:
        logging.getLogger("credval").exception("refused")


def _kept_elsewhere(where: Location, data_key: bytes) -> None:
    """A backup, a changed passphrase, a case for another office."""
    backups.make(where, subkeys(data_key).database, Why.ASKED, after(0.1))
    changed = key_file.with_passphrase(
        key_file.load(where.beside(".keys")), data_key, PASSPHRASE + "!", Effort()
    )
    key_file.save(where.beside(".keys"), changed)
    case, content = case_named(2, MARKERS[1])
    path = where.beside(".credval-case")
    transfer.send(path, case, {case.papers[0].sha256: content}, SENT_UNDER, office=MARKERS[1], at=AT)
    transfer.receive(path, SENT_UNDER, new_id="e" * 32, number="1", by="bo", at=AT)


def _open_files() -> list[str]:
    """The names behind this process's open files, also of those that have no name any more."""
    folder = Path("/proc/self/fd")
    return [str(path.readlink()) for path in folder.iterdir() if path.is_symlink()] if folder.is_dir() else []
