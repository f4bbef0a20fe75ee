"""How does a case go, so that nothing of it is left but that it was, and by which rule it went?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from types import EllipsisType
from typing import Any

import msgspec
import sqlalchemy
from sqlalchemy import delete, insert, select, update

from credval.model.case_words import CaseState, OfficeKind
from credval.model.cases import Case, Paper
from credval.store import erasure_log
from credval.store.base import expect_live
from credval.store.chain import Fact
from credval.store.columns import EMPTIED, next_columns
from credval.store.ledger import Change
from credval.store.lists import UNRECKONED, Coming
from credval.store.problems import ErasureRefusedError, problem
from credval.store.saving import Saving, loaded
from credval.store.tables import AUDIT, BODIES, CASES, CONTENTS, DRAFTS, EARLIER, ERASURES
from credval.store.team import office_of
from credval.store.telling import told
from credval.text import mark


@dataclass(frozen=True, slots=True)
class Erased:
    """A line of the list of what was erased."""

    case_id: str
    papers: tuple[str, ...]
    """Ids of the papers that went, in order; empty: the whole case. No hashes: those would know the papers again."""
    rule: str
    by: str
    at: datetime


class Erasing(Saving):
    """Cases and papers out, for good. Each erasure is noted beside the database before it begins."""

    def erase(self, case_id: str, *, rule: str, by: str, at: datetime) -> None:
        """Erase the case by ``rule``: documents, papers, names, salts and drafts; that it was, and went, stays.

        Raises ErasureRefusedError without a rule, CaseMissingError, and ErasedError if it is gone already.
        """
        gone = Erased(case_id, (), rule, by, at)
        with self._noted(gone), self._ledger.changing() as change:
            _empty(change, case_id, self._of_case(case_id))
            _list(change, gone)
            change.note("erased", by=by, at=at, case_id=case_id, about={"rule": rule})
        self.wipe()

    def erase_papers(
        self,
        case_id: str,
        papers: Collection[str],
        *,
        rule: str,
        by: str,
        at: datetime,
        on: date,
        erase_on: date | EllipsisType | None = ...,
    ) -> Case:
        """Erase the bytes of ``papers`` (ids) on the day ``on``; that there were papers stays in the case."""
        gone = Erased(case_id, tuple(sorted(papers)), rule, by, at)
        with self._noted(gone), self._ledger.changing() as change:
            case = loaded(change.connection, case_id)
            new = msgspec.structs.replace(
                case, papers=tuple(_without(one, papers, on) for one in case.papers)
            )
            about: dict[str, Fact] = {"papers": len(papers), "rule": rule}
            _list(change, gone)
            beside = next_columns(UNRECKONED) | ({} if erase_on is ... else {"erase_on": erase_on})
            saved = self._save(change, new, {}, beside, action="papers_erased", by=by, at=at, about=about)
        self.wipe()
        return saved

    def save_without(
        self,
        case: Case,
        papers: Collection[str],
        *,
        rule: str,
        by: str,
        action: str,
        at: datetime,
        erase_on: date | None,
        coming: Coming,
    ) -> Case:
        """Save a case from which a person removed ``papers`` (ids), as `save`, and note it as an erasure.

        So the bytes leave the file at once, and a backup of before comes back without them.
        """
        gone = Erased(case.id, tuple(sorted(papers)), rule, by, at)
        beside = {**next_columns(coming), "erase_on": erase_on}
        with self._noted(gone), self._ledger.changing() as change:
            _list(change, gone)
            saved = self._save(change, case, {}, beside, action=action, by=by, at=at)
        self.wipe()
        return saved

    def erasures(self) -> list[Erased]:
        """Everything that was erased, in order."""
        with self._ledger.looking() as connection:
            found = connection.execute(select(ERASURES).order_by(ERASURES.c.id))
            return [Erased(one.case_id, tuple(one.papers.split()), one.rule, one.by, one.at) for one in found]

    def wipe(self) -> bool:
        """Move the -wal into the file and empty it, so that it holds nothing erased.

        False if others are reading, or the disk refuses; whoever closes the database last does it then.
        """
        if self.engine.dialect.name != "sqlite" or self.read_only:
            return True
        held = self.engine.raw_connection()
        try:
            driver: Any = held.driver_connection
            busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except Exception as said:
            if told(said, None) is None:
                raise
            return False
        finally:
            held.close()
        return not busy

    @contextmanager
    def _noted(self, gone: Erased) -> Iterator[None]:
        """Notes what is erased, once it is sure that it may be."""
        with self._ledger.looking() as connection:
            _refuse_without_rule(connection, gone.rule)
            expect_live(connection, gone.case_id)
        on = gone.at.astimezone(UTC).date()
        line = erasure_log.Erased(case=gone.case_id, on=on, by=gone.by, rule=gone.rule, papers=gone.papers)
        with erasure_log.erasing(self._erasure_log, line):
            yield


def _refuse_without_rule(connection: sqlalchemy.Connection, rule: str) -> None:
    if rule.strip():
        return
    if office_of(connection).kind is OfficeKind.PRIVATE:
        says = mark("Say by which rule this is erased, for example the day that the office's policy sets.")
    else:
        says = mark(
            "A public body erases nothing without naming its rule (gallringsbeslut). Enter its number and day."
        )
    raise problem(ErasureRefusedError, says)


def _empty(change: Change, case_id: str, of_case: str) -> None:
    say = change.connection.execute
    expect_live(change.connection, case_id)
    say(delete(CONTENTS).where(CONTENTS.c.case_id == case_id))
    say(delete(BODIES).where(BODIES.c.case_id == case_id))
    say(delete(DRAFTS).where(DRAFTS.c.case_id == case_id))
    say(update(AUDIT).where(AUDIT.c.case_id == case_id), {"salt": None})
    say(update(EARLIER).where(EARLIER.c.mark.startswith(of_case)), {"mark": None})
    say(update(CASES).where(CASES.c.id == case_id), {**EMPTIED, "state": CaseState.ERASED.value})


def _list(change: Change, gone: Erased) -> None:
    papers = " ".join(gone.papers)
    row = {"case_id": gone.case_id, "papers": papers, "rule": gone.rule, "by": gone.by, "at": gone.at}
    change.connection.execute(insert(ERASURES), row)


def _without(paper: Paper, papers: Collection[str], on: date) -> Paper:
    return msgspec.structs.replace(paper, name="", removed_on=on) if paper.id in papers else paper
