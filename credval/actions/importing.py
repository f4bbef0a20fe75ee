"""Taking in a file of a registry: read record by record, kept aside until whole, then put in place at once.

What was read stays when the work is stopped; the same file goes on from there. The evidence book that was there stays
whole until the new one and its search index are ready.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from credval import paths
from credval.actions.collecting import nothing_collected
from credval.actions.evidence_index import index_path, write_index
from credval.errors import CredvalError
from credval.exchange.registries.opening import RecordError, RegistryFileError, checked, refused
from credval.exchange.registries.recognising import RegistryFile, recognised
from credval.model.registries import ImportedFile, Registry, Tally
from credval.rulebook.evidence_book import EvidenceBook
from credval.rulebook.evidence_merging import Merging
from credval.rulebook.evidence_staging import Skipped, Staging
from credval.text import Text, both, mark, reason

Tell = Callable[[Text], None]
"""Told in a sentence how far the work has come; it may raise, which stops the work without losing what was read."""

STEP = 2_000
_drafts = itertools.count()
MOST_TOLD = 200
"""Records that are named one by one when they were passed over."""


class ImportInterruptedError(CredvalError):
    """Another import has changed the evidence book meanwhile, or it cannot be written."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did. ``resumed`` records had been read before it; ``again``: this very file was taken in earlier."""

    file: ImportedFile
    hash: str
    skipped: tuple[Skipped, ...] = ()
    resumed: int = 0
    again: bool = False


def import_institutions(
    path: Path, day: date, tell: Tell = lambda _step: None, part: bool = False, target: Path | None = None
) -> Imported:
    """Take the registry file ``path`` into the evidence book ``target``, on ``day``.

    ``part``: the file holds only a part of its registry, so that nothing counts as gone. Raises RegistryFileError for
    a file that cannot be imported, ImportInterruptedError; in both cases the book stays as it was.
    """
    target = target or paths.evidence_book()
    with _writing(target):
        checked(path)
        tell(both("looking at the file"))
        sha256 = _hash(path)
        source = recognised(path)
        known = _known(target, source.registry)
        if known is not None and known[0].sha256 == sha256:
            return Imported(known[0], known[1], again=True)
        return _taken_in(source, sha256, day, tell, part, target)


def _known(target: Path, registry: Registry) -> tuple[ImportedFile, str] | None:
    """The last import of a registry, and the book's hash."""
    if not target.is_file():
        return None
    with closing(EvidenceBook(target)) as book:
        latest = book.latest(registry)
        return (latest, book.hash) if latest else None


def _taken_in(source: RegistryFile, sha256: str, day: date, tell: Tell, part: bool, target: Path) -> Imported:
    staging = Staging(target.parent, sha256)
    try:
        resumed = staging.done
        _read_all(source, staging, tell)
        _refuse_nothing(source.path, staging)
        begun = ImportedFile(source.registry, source.path.name, sha256, day, Tally())
        done, book_hash = _put_in_place(Merging(_existing(target), staging, begun, part), target, tell)
        _, skipped = staging.skipped(MOST_TOLD)
    except RegistryFileError:
        staging.discard()  # the file must become another one before it can be read, so nothing of this one helps
        raise
    except BaseException:
        staging.close()
        raise
    staging.discard()
    return Imported(done, book_hash, tuple(skipped), resumed)


def _read_all(source: RegistryFile, staging: Staging, tell: Tell) -> None:
    """Every record into ``staging``; those that are there already are cut off and not read."""
    done = number = staging.done
    try:
        for number, piece in enumerate(source.pieces(), 1):
            if number <= done:
                continue
            _read_one(source, staging, number, piece)
            if number % STEP == 0:
                staging.keep(number)
                tell(both("{n} records read", n=number))
        staging.keep(max(number, done))
    except (KeyboardInterrupt, GeneratorExit):
        staging.keep(max(number - 1, done))
        raise


def _read_one(source: RegistryFile, staging: Staging, number: int, piece: object) -> None:
    try:
        record = source.read(piece)
    except RecordError as problem:
        staging.skip(number, problem.key, Text(problem.sv, problem.en))
        return
    earlier = staging.add(number, record)
    if earlier and earlier != number:
        why = both("“{key}” stands in record {n} already. The first one counts.", key=record.key, n=earlier)
        staging.skip(number, "", why)


def _put_in_place(merging: Merging, target: Path, tell: Tell) -> tuple[ImportedFile, str]:
    """The new book and its index, written aside and then put in the place of the old ones."""
    before = _hash_of(target)
    draft = target.with_name(f"{target.name}.new{os.getpid()}-{next(_drafts)}")
    index_draft = draft.with_suffix(draft.suffix + "-index")
    draft.unlink(missing_ok=True)
    comparing, indexing = both("comparing with what was imported earlier"), both("making the search index")
    try:
        tell(comparing)
        with nothing_collected():
            done = merging.write(draft, lambda: tell(comparing))
            tell(indexing)
            with closing(EvidenceBook(draft)) as book:
                write_index(book, done.registry, index_draft, lambda: tell(indexing))
        tell(both("putting the new book in place"))
        if _hash_of(target) != before:
            raise _overtaken()
        _flush(draft)
        index_draft.replace(index_path(target, done.registry))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
        index_draft.unlink(missing_ok=True)
    return done, _hash_of(target)


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _existing(target: Path) -> Path | None:
    return target if target.is_file() else None


def _hash_of(target: Path) -> str:
    if not target.is_file():
        return ""
    with closing(EvidenceBook(target)) as book:
        return book.hash


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Turns what the system says of files into a sentence."""
    try:
        yield
    except OSError as problem:
        where = problem.filename or target
        says = both("{path} cannot be read or written: {why}.", path=str(where), why=reason(problem))
        raise ImportInterruptedError(says.sv, says.en) from problem


def _overtaken() -> ImportInterruptedError:
    says = both("Another import has finished meanwhile. Start this one again.")
    return ImportInterruptedError(says.sv, says.en)


def _refuse_nothing(path: Path, staging: Staging) -> None:
    if staging.count():
        return
    _, first = staging.skipped(1)
    if not first:
        raise refused(mark("{path} holds no records. Fetch the file again."), path=str(path))
    raise refused(
        mark("No record of {path} could be read. The first one: {why}"), path=str(path), why=first[0].why
    )
