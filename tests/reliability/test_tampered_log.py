"""Is every tampering with the log found and located, whichever line it meets?

R10 of the yardsticks. ``CREDVAL_TIMES=100 python -m pytest tests/reliability/test_tampered_log.py`` for the whole number.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from credval.store.chain import GENESIS, Entry, Finding, Head, entry_of, hash_of, line_of
from tests.reliability.apart import times
from tests.store.databases import EMBEDDED, Database, database_of
from tests.store.samples import AT, PAPER, case, later, with_paper

FEW, LINES = 8, 60
Rows = list[dict[str, Any]]


class Log:
    """The lines of a database, taken out, tampered with and put back."""

    def __init__(self, database: Database, seed: int) -> None:
        self.chance = random.Random(seed)
        self._engine = database.engine()
        with self._engine.connect() as connection:
            rows = connection.execute(
                sa.text("SELECT seq, line, hash, case_id, salt FROM audit ORDER BY seq")
            )
            self.rows: Rows = [dict(row._mapping) for row in rows]
        self.head = Head(self.rows[-1]["seq"], self.rows[-1]["hash"])

    def any(self, last: int = LINES) -> int:
        """The number of some line."""
        return self.chance.randint(2, last)

    def numbered(self) -> None:
        """Number the rows anew, as whoever covers tracks would."""
        for seq, row in enumerate(self.rows, 1):
            row["seq"] = seq

    def hashed(self, first: int) -> None:
        """Write and hash the lines from ``first`` on anew, the end included."""
        last = self.rows[first - 2]["hash"] if first > 1 else GENESIS
        for seq, row in enumerate(self.rows[first - 1 :], first):
            row["line"] = line_of(_renumbered(entry_of(row["line"]), seq))
            last = row["hash"] = hash_of(last, row["line"])
        self.head = Head(len(self.rows), last)

    def put_back(self) -> None:
        """Write everything to the database."""
        with self._engine.begin() as connection:
            connection.execute(sa.text("DELETE FROM audit"))
            connection.execute(
                sa.text("INSERT INTO audit VALUES (:seq, :line, :hash, :case_id, :salt)"), self.rows
            )
            connection.execute(sa.text("UPDATE chain_head SET seq = :s, hash = :h"), {"s": self.head.seq, "h": self.head.hash})  # fmt: skip
        self._engine.dispose()


def _renumbered(entry: Entry, seq: int) -> Entry:
    import msgspec

    return msgspec.structs.replace(entry, seq=seq)


def delete(log: Log) -> int:
    seq = log.any(LINES - 1)
    del log.rows[seq - 1]
    log.numbered()
    return seq


def insert(log: Log) -> int:
    seq = log.any()
    log.rows.insert(seq - 1, dict(log.rows[log.any() - 1]))
    log.numbered()
    return seq


def swap(log: Log) -> int:
    first, second = sorted(log.chance.sample(range(1, LINES + 1), 2))
    log.rows[first - 1], log.rows[second - 1] = log.rows[second - 1], log.rows[first - 1]
    log.numbered()
    return first


def edit(log: Log) -> int:
    seq = log.any()
    line = bytearray(log.rows[seq - 1]["line"])
    line[log.chance.randrange(len(line))] ^= 1 << log.chance.randrange(8)
    log.rows[seq - 1]["line"] = bytes(line)
    return seq


def edit_and_hash(log: Log) -> int:
    """One line changed and its own hash made to fit."""
    seq = log.any(LINES - 1)
    row, before = log.rows[seq - 1], log.rows[seq - 2]["hash"]
    row["line"] = row["line"].replace(b'"anna"', b'"eva."')
    row["hash"] = hash_of(before, row["line"])
    return seq + 1


def cut(log: Log) -> int:
    seq = log.any()
    del log.rows[seq - 1 :]
    return seq


def cut_with_the_end(log: Log) -> int:
    seq = cut(log)
    log.head = Head(seq - 1, log.rows[-1]["hash"])
    return seq


def replace_the_chain(log: Log) -> int:
    """Everything from some line on written anew, with hashes and an end that fit."""
    seq = log.any()
    entry = entry_of(log.rows[seq - 1]["line"])
    log.rows[seq - 1]["line"] = line_of(Entry(seq=seq, at=later(9), by="eva.", action=entry.action, case=entry.case, commitment=entry.commitment))  # fmt: skip
    log.hashed(seq)
    return LINES


TAMPERINGS: list[tuple[Callable[[Log], int], set[Finding]]] = [
    (delete, {Finding.MISSING}),
    (insert, {Finding.MOVED, Finding.CHANGED, Finding.MISSING}),
    (swap, {Finding.MOVED, Finding.MISSING}),
    (edit, {Finding.CHANGED, Finding.MOVED, Finding.MISSING}),
    (edit_and_hash, {Finding.CHANGED}),
    (cut, {Finding.CUT}),
    (cut_with_the_end, {Finding.CUT}),
    (replace_the_chain, {Finding.REPLACED}),
]


@pytest.fixture(scope="module", params=EMBEDDED)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database whose log has `LINES` lines."""
    made = database_of(request.param, tmp_path_factory.mktemp("whole")).migrated()
    store = made.store()
    for n in range(1, LINES // 2 + 1):
        one = with_paper(n)
        store.save(one, by="anna", action="created", at=later(n), contents={one.papers[0].sha256: PAPER})
        store.load(case(n).id, by="anna", at=AT)
    store.wipe()
    made.close()
    yield made
    made.close()


@pytest.mark.slow
@pytest.mark.parametrize(("tamper", "findings"), TAMPERINGS, ids=lambda one: getattr(one, "__name__", ""))
def test_a_tampering_is_found_and_located_wherever_it_is(
    whole: Database, tamper: Callable[[Log], int], findings: set[Finding], tmp_path: Path
) -> None:
    for turn in range(times(FEW)):
        folder = tmp_path / str(turn)
        shutil.copytree(whole.path.parent, folder)
        database = database_of(whole.kind, folder)
        log = Log(database, turn)
        place = tamper(log)
        log.put_back()
        verdict = database.store().verify()
        assert verdict.what in findings, (turn, place, verdict)
        assert verdict.seq is not None
        assert abs(verdict.seq - place) <= 1, (turn, place, verdict)
        database.close()
        shutil.rmtree(folder)
