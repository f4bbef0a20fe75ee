"""What does the log say, and does it, with everything that it answers for, stand as it was written?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import func, select

from credval.store.chain import Entry, Fact, Finding, Head, Verdict, entry_of, verify
from credval.store.checking import first_wrong
from credval.store.ledger import scanned
from credval.store.problems import DamagedError, problem
from credval.store.saving import Saving
from credval.store.tables import AUDIT, HEAD
from credval.text import Text, mark

Progress = Callable[[int, int], None]
"""Told how many of how many lines and cases have been looked at."""
_LINES = select(AUDIT.c.line, AUDIT.c.hash).order_by(AUDIT.c.seq)
"""Without ``seq``: it stands in the line, under the hash."""


class Auditing(Saving):
    """The log: read, added to and checked."""

    def note(
        self,
        action: str,
        *,
        by: str,
        at: datetime,
        case_id: str | None = None,
        about: Mapping[str, Fact] | None = None,
    ) -> None:
        """Log something that is no change of a case: a list shown, an export, a letter. Never personal data."""
        with self._ledger.changing() as change:
            change.note(action, by=by, at=at, case_id=case_id, about=about)

    def audit(self, first: int, count: int, case_id: str | None = None) -> list[Entry]:
        """At most ``count`` lines from the ``first`` (0 is the newest) on, of one case where named."""
        what = select(AUDIT.c.seq, AUDIT.c.line).order_by(AUDIT.c.seq.desc()).offset(first).limit(count)
        if case_id is not None:
            what = what.where(AUDIT.c.case_id == case_id)
        with self._ledger.looking() as connection:
            return [_entry(seq, line) for seq, line in connection.execute(what)]

    def audit_length(self, case_id: str | None = None) -> int:
        """How many lines the log has, of one case where named."""
        what = select(func.count()).select_from(AUDIT)
        if case_id is not None:
            what = what.where(AUDIT.c.case_id == case_id)
        with self._ledger.looking() as connection:
            return connection.execute(what).scalar_one()

    def head(self) -> Head:
        """The end of the log, for a backup or a signed report to keep."""
        with self._ledger.looking() as connection:
            return _head(connection)

    def verify(self, progress: Progress | None = None, anchor: Head | None = None) -> Verdict:
        """Whether the log is whole, and every case and paper is what it says. The first thing that is not, and where.

        ``anchor``: an end that was noted elsewhere (a backup, a report); without, the one noted beside the database.
        """
        told = progress or (lambda done, of: None)
        with self._ledger.looking() as connection:
            verdict = self._chain(connection, anchor, told)
            wrong = first_wrong(connection, self.unsealed, told) if verdict.intact else None
            return replace(wrong, head=verdict.head) if wrong else verdict

    def verify_chain(self, anchor: Head | None = None) -> Verdict:
        """Whether the lines of the log make one chain; quicker than `verify`, and blind to cases and papers."""
        with self._ledger.looking() as connection:
            return self._chain(connection, anchor, lambda done, of: None)

    def _chain(self, connection: sqlalchemy.Connection, anchor: Head | None, told: Progress) -> Verdict:
        noted = self._ledger.anchor
        try:  # before the database shows its moment: others may be writing, and the anchor must not be ahead of it
            wanted = anchor or (noted.read() if noted else None)
        except DamagedError as said:
            return Verdict(Finding.ANCHOR, Text(said.sv, said.en))
        head = _head(connection)
        return verify(_told(scanned(connection, _LINES), head.seq, told), head, wanted)


def _told(chunks: Iterator[Sequence[Any]], of: int, told: Progress) -> Iterator[Sequence[Any]]:
    done = 0
    for chunk in chunks:
        yield chunk
        done += len(chunk)
        told(done, of)


def _entry(seq: int, line: bytes) -> Entry:
    try:
        return entry_of(line)
    except ValueError as said:
        raise problem(
            DamagedError, mark("Line {n} of the log cannot be read. Have the log checked."), n=seq
        ) from said


def _head(connection: sqlalchemy.Connection) -> Head:
    found = connection.execute(select(HEAD.c.seq, HEAD.c.hash)).first()
    return Head(*found) if found else Head()
