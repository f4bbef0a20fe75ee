"""Is every case, list column and paper what the log says that was saved? The slow part of `Store.verify`."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy
from sqlalchemy import select

from credval.model.case_words import CaseState
from credval.store.chain import Entry, Finding, Verdict, commitment, entry_of
from credval.store.columns import columns
from credval.store.ledger import scanned
from credval.store.problems import StoreError
from credval.store.saving import case_of, named_contents
from credval.store.tables import AUDIT, BODIES, CASES, CONTENTS
from credval.text import both

Unseal = Callable[[sqlalchemy.Connection, str, str], bytes]
Told = Callable[[int, int], None]
_LOG = select(AUDIT.c.seq, AUDIT.c.case_id, AUDIT.c.salt, AUDIT.c.line).order_by(AUDIT.c.seq)
_CASES = (
    select(CASES, BODIES.c.body).outerjoin(BODIES, BODIES.c.case_id == CASES.c.id).order_by(CASES.c.place)
)
_EVERY = 100
"""Cases between two tellings of progress."""


@dataclass(slots=True)
class _Logged:
    """What the log says of one case."""

    seq: int = 0
    """Of the line that was written when it was saved last; 0 if it never was."""
    commitment: str = ""
    salt: bytes = b""
    unsalted: int = 0
    """The first line that commits to something and has lost its salt."""
    salted: int = 0
    """The last line that still has one."""
    erased: int = 0

    def take(self, entry: Entry, salt: bytes | None) -> None:
        """Add one line."""
        if entry.action == "erased":
            self.erased = entry.seq
        if entry.commitment is None:
            return
        self.seq, self.commitment, self.salt = entry.seq, entry.commitment, salt or b""
        if salt is None:
            self.unsalted = self.unsalted or entry.seq
        else:
            self.salted = entry.seq

    @property
    def wrong_column(self) -> int:
        """The line whose salt is gone although the case lives, or there although it was erased; 0 if none."""
        return self.salted if self.erased else self.unsalted


@dataclass(slots=True)
class _Log:
    """What the log says of every case."""

    cases: dict[str, _Logged] = field(default_factory=lambda: defaultdict(_Logged))
    wrong_column: int = 0

    @property
    def saved(self) -> dict[str, _Logged]:
        """The cases that must be there."""
        return {key: one for key, one in self.cases.items() if one.seq and not one.erased}


def first_wrong(connection: sqlalchemy.Connection, unseal: Unseal, told: Told) -> Verdict | None:
    """The first thing that is not as the log says; None if all is. That the chain holds was seen before."""
    log = _read(connection)
    if log.wrong_column:
        return _column(log.wrong_column)
    return next(_wrong(connection, log, unseal, told), None)


def _read(connection: sqlalchemy.Connection) -> _Log:
    log, seq = _Log(), 0
    for chunk in scanned(connection, _LOG):
        for number, case_id, salt, line in chunk:
            seq += 1
            entry = entry_of(line)
            if not log.wrong_column and (number != seq or case_id != entry.case):
                log.wrong_column = seq
            if entry.case is not None:
                log.cases[entry.case].take(entry, salt)
    odd = [one.wrong_column for one in log.cases.values() if one.wrong_column]
    log.wrong_column = min([*odd, *filter(None, [log.wrong_column])], default=0)
    return log


def _wrong(connection: sqlalchemy.Connection, log: _Log, unseal: Unseal, told: Told) -> Iterator[Verdict]:
    kept: dict[str, set[str]] = defaultdict(set)
    for case_id, sha256 in connection.execute(select(CONTENTS.c.case_id, CONTENTS.c.sha256)):
        kept[case_id].add(sha256)
    missing = log.saved
    with connection.execution_options(yield_per=_EVERY).execute(_CASES) as rows:
        for done, row in enumerate(rows):
            if done % _EVERY == 0:
                told(done, len(log.saved))
            logged = log.cases.get(row.id, _Logged())
            found = _case(row, missing.pop(row.id, None), logged, kept[row.id])
            if found:
                yield found
            yield from _contents(connection, row.id, kept[row.id], logged.seq, unseal)
    for case_id, logged in missing.items():
        text = both("A case that line {n} of the log saved is not there.", n=logged.seq)
        yield Verdict(Finding.CASE_MISSING, text, logged.seq, case_id)


def _case(row: Any, saved: _Logged | None, logged: _Logged, kept: set[str]) -> Verdict | None:
    """What is wrong with one case; ``saved`` if it ought to be there."""
    if saved is None:
        return _not_saved(row, logged, kept)
    if row.body is None or commitment(saved.salt, row.body) != saved.commitment:
        text = both("Case {number} is not what line {n} of the log saved.", number=row.number, n=saved.seq)
        return Verdict(Finding.CASE_CHANGED, text, saved.seq, row.id)
    case = case_of(row.body)
    if any(getattr(row, name) != value for name, value in columns(case).items()):
        text = both("What lists show of case {number} is not what stands in it.", number=row.number)
        return Verdict(Finding.LIST_CHANGED, text, saved.seq, row.id)
    if kept != named_contents(case):
        text = both("The papers of case {number} are not those that line {n} of the log saved.", number=row.number, n=saved.seq)  # fmt: skip
        return Verdict(Finding.CONTENT_MISSING, text, saved.seq, row.id)
    return None


def _not_saved(row: Any, logged: _Logged, kept: set[str]) -> Verdict | None:
    """What is wrong with a case that the log did not save, or erased."""
    if logged.erased and row.state == CaseState.ERASED and row.body is None and not kept:
        return None
    if logged.erased:
        text = both("Something is left of case {number}, which line {n} of the log erased.", number=row.number, n=logged.erased)  # fmt: skip
        return Verdict(Finding.CASE_CHANGED, text, logged.erased, row.id)
    text = both("Case {number} was put there by something else than this program: no line of the log saved it.", number=row.number)  # fmt: skip
    return Verdict(Finding.CASE_UNKNOWN, text, None, row.id)


def _contents(
    connection: sqlalchemy.Connection, case_id: str, kept: set[str], seq: int, unseal: Unseal
) -> Iterator[Verdict]:
    for sha256 in sorted(kept):
        try:
            intact = hashlib.sha256(unseal(connection, case_id, sha256)).hexdigest() == sha256
        except StoreError:
            intact = False
        if not intact:
            text = both("A paper that line {n} of the log answers for is not what was saved.", n=seq)
            yield Verdict(Finding.CONTENT_CHANGED, text, seq, case_id)


def _column(seq: int) -> Verdict:
    text = both("What stands beside line {n} of the log was changed.", n=seq)
    return Verdict(Finding.COLUMN, text, seq)
