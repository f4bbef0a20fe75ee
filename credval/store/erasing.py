"""How does a case go, so that nothing of it is left but that it was, and by which rule it went?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select, update

from credval.model.case_words import CaseState, OfficeKind
from credval.model.cases import Case
from credval.store.columns import emptied
from credval.store.ledger import Change
from credval.store.problems import ErasureRefusedError, problem
from credval.store.saving import Saving, loaded
from credval.store.tables import AUDIT, BODIES, CASES, CONTENTS, DRAFTS, EARLIER, ERASURES
from credval.store.team import office_of
from credval.text import mark


@dataclass(frozen=True, slots=True)
class Erased:
    """A line of the list of what was erased."""

    case_id: str
    papers: tuple[str, ...]
    """Ids of the papers that went; empty: the whole case."""
    rule: str
    by: str
    at: datetime


class Erasing(Saving):
    """Cases and papers out, for good."""

    def erase(self, case_id: str, *, rule: str, by: str, at: datetime) -> None:
        """Erase the case by ``rule``: documents, papers, names, salts and drafts; a line of the log says that it was.

        Raises ErasureRefusedError without a rule, CaseMissingError, and ErasedError if it is gone already.
        """
        with self._ledger.changing() as change:
            _refuse_without_rule(change, rule)
            case = loaded(change.connection, case_id)
            marks = [self._pseudonym("credential", case_id, one.id) for one in case.credentials]
            _empty(change, case, marks)
            _list(change, Erased(case_id, (), rule, by, at))
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
        erase_on: date | None = None,
    ) -> Case:
        """Erase the bytes of ``papers`` (by their ids) on the day ``on``; that there were papers stays."""
        with self._ledger.changing() as change:
            _refuse_without_rule(change, rule)
            case = loaded(change.connection, case_id)
            new = msgspec.structs.replace(
                case, papers=tuple(_without(one, papers, on) for one in case.papers)
            )
            _list(change, Erased(case_id, tuple(sorted(papers)), rule, by, at))
            saved = self._save(
                change,
                new,
                {},
                erase_on,
                action="papers_erased",
                by=by,
                at=at,
                about={"papers": len(papers), "rule": rule},
            )
        self.wipe()
        return saved

    def erasures(self) -> list[Erased]:
        """Everything that was erased, in order."""
        with self._ledger.looking() as connection:
            found = connection.execute(select(ERASURES).order_by(ERASURES.c.id))
            return [Erased(one.case_id, tuple(one.papers.split()), one.rule, one.by, one.at) for one in found]

    def wipe(self) -> bool:
        """Move the -wal into the file and empty it, so that it holds nothing erased; False if others are reading."""
        if self.engine.dialect.name != "sqlite" or self.read_only:
            return True
        held = self.engine.raw_connection()
        try:
            driver: Any = held.driver_connection
            busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            held.close()
        return not busy


def _refuse_without_rule(change: Change, rule: str) -> None:
    if rule.strip():
        return
    if office_of(change.connection).kind is OfficeKind.PRIVATE:
        says = mark("Say by which rule this is erased, for example the day that the office's policy sets.")
    else:
        says = mark(
            "A public body erases nothing without naming its rule (gallringsbeslut). Enter its number and day."
        )
    raise problem(ErasureRefusedError, says)


def _empty(change: Change, case: Case, marks: Sequence[str]) -> None:
    say, case_id = change.connection.execute, case.id
    say(delete(CONTENTS).where(CONTENTS.c.case_id == case_id))
    say(delete(BODIES).where(BODIES.c.case_id == case_id))
    say(delete(DRAFTS).where(DRAFTS.c.case_id == case_id))
    say(update(AUDIT).where(AUDIT.c.case_id == case_id), {"salt": None})
    say(update(EARLIER).where(EARLIER.c.mark.in_(marks)), {"mark": None})
    row = {**emptied(case_id, case.number), "state": CaseState.ERASED.value}
    say(update(CASES).where(CASES.c.id == case_id), row)


def _list(change: Change, erased: Erased) -> None:
    row = {
        "case_id": erased.case_id,
        "papers": " ".join(erased.papers),
        "rule": erased.rule,
        "by": erased.by,
        "at": erased.at,
    }
    change.connection.execute(insert(ERASURES), row)


def _without(paper: Any, papers: Collection[str], on: date) -> Any:
    return msgspec.structs.replace(paper, removed_on=on) if paper.id in papers else paper
