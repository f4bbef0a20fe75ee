"""How is the database changed: in one transaction with the lines of the log that say so, one writer at a time?"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy
from sqlalchemy import insert, select, update

from credval.store.anchor import Anchor
from credval.store.chain import SALT_BYTES, Entry, Fact, Head, clock_back, commitment, hash_of, line_of
from credval.store.engine import reading
from credval.store.problems import ReadOnlyError, problem
from credval.store.tables import AUDIT, HEAD
from credval.text import mark

_HEAD = select(HEAD.c.seq, HEAD.c.hash, HEAD.c.at).with_for_update()
_APPEND = insert(AUDIT)
_MOVE_HEAD = update(HEAD)


class Change:
    """A transaction that writes. Its lines of the log are kept with it or not at all."""

    def __init__(self, connection: sqlalchemy.Connection) -> None:
        self.connection = connection
        seq, last, at = connection.execute(_HEAD).one()
        self.head = Head(seq, last)
        self._at = datetime.fromisoformat(at) if at else None

    def note(
        self,
        action: str,
        *,
        by: str,
        at: datetime,
        case_id: str | None = None,
        about: Mapping[str, Fact] | None = None,
        content: bytes | None = None,
    ) -> None:
        """Append a line. ``content``: what was saved, which the line commits to under a new salt."""
        if at.tzinfo is None:
            raise ValueError("an instant of the log needs its time zone")
        salt = None if content is None else secrets.token_bytes(SALT_BYTES)
        line = line_of(
            Entry(
                seq=self.head.seq + 1,
                at=at,
                by=by,
                action=action,
                case=case_id,
                about={**(about or {}), **clock_back(self._at, at)},
                commitment=None if salt is None or content is None else commitment(salt, content),
            )
        )
        self.head, self._at = Head(self.head.seq + 1, hash_of(self.head.hash, line)), at
        row = {"seq": self.head.seq, "line": line, "hash": self.head.hash, "case_id": case_id, "salt": salt}
        self.connection.execute(_APPEND, row)

    def finish(self) -> None:
        """Move the end of the chain to the last line."""
        end = {"seq": self.head.seq, "hash": self.head.hash, "at": self._at.isoformat() if self._at else ""}
        self.connection.execute(_MOVE_HEAD, end)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The database, and the file beside it that notes where its log ends."""

    engine: sqlalchemy.Engine = field(repr=False)
    anchor: Anchor | None = None
    read_only: bool = False

    @contextmanager
    def changing(self) -> Iterator[Change]:
        """One transaction; kept at the end of the block, undone by an exception. Waits for other writers.

        Raises StoreError; ReadOnlyError where nothing may be changed.
        """
        if self.read_only:
            raise problem(ReadOnlyError, mark("The cases are opened for reading only. Nothing was changed."))
        with self.engine.begin() as connection:
            change = Change(connection)
            before = change.head
            yield change
            if change.head != before:
                change.finish()
        if change.head != before and self.anchor:
            with suppress(OSError):  # what is kept is kept; the next line notes it again
                self.anchor.write(change.head)

    @contextmanager
    def looking(self) -> Iterator[sqlalchemy.Connection]:
        """A transaction that changes nothing, waits for nobody and sees one moment."""
        engine = reading(self.engine)
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with engine.begin() as connection:
            yield connection


def scanned(
    connection: sqlalchemy.Connection, what: sqlalchemy.Select[Any], size: int = 1_000
) -> Iterator[Sequence[Any]]:
    """The rows of ``what`` as the driver gives them, in chunks: half the time where a row is only hashed."""
    result = connection.execute(what)
    while chunk := result.cursor.fetchmany(size):
        yield chunk
