"""What do all parts of the store have in hand?"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import sqlalchemy
from sqlalchemy import select

from credval.model.case_words import CaseState
from credval.store import erasure_log
from credval.store.anchor import Anchor
from credval.store.ledger import Ledger
from credval.store.problems import CaseMissingError, ErasedError, problem
from credval.store.tables import CASES
from credval.text import mark


class Base:
    """An open database, the key of its papers, and the files that note the end of its log and what was erased."""

    def __init__(
        self,
        engine: sqlalchemy.Engine,
        papers_key: bytes,
        anchor: Path | None = None,
        *,
        anchor_key: bytes = b"",
        read_only: bool = False,
    ) -> None:
        """``papers_key``: 32 bytes. ``anchor``: the file of that kind; the one of erasures lies beside it. ``read_only``: readings are not logged, and changing raises ReadOnlyError."""
        noted = Anchor(anchor, anchor_key) if anchor else None
        self._ledger = Ledger(engine, noted, read_only)
        self._papers_key = papers_key
        self._erasure_log = anchor.with_suffix(erasure_log.ENDING) if anchor else None

    @property
    def engine(self) -> sqlalchemy.Engine:
        """The database itself, for backups and restoring."""
        return self._ledger.engine

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self._ledger.read_only

    def close(self) -> None:
        """Let go of the database."""
        self._ledger.engine.dispose()

    def _of_case(self, case_id: str) -> str:
        """What marks of this case in earlier outcomes begin with."""
        return self._pseudonym("case", case_id)

    def _pseudonym(self, kind: str, *parts: str) -> str:
        """The same word for the same parts, which tells nobody without our key what they were."""
        said = "\0".join((kind, *parts)).encode()
        return hmac.new(self._papers_key, said, hashlib.sha256).hexdigest()[:32]


def expect_live(connection: sqlalchemy.Connection, case_id: str) -> None:
    """Raise CaseMissingError or ErasedError unless there is such a case, not erased."""
    state = connection.execute(select(CASES.c.state).where(CASES.c.id == case_id)).scalar()
    if state is None:
        raise problem(
            CaseMissingError,
            mark("There is no case {case_id} here. Look for it in the list of cases."),
            case_id=case_id,
        )
    if state == CaseState.ERASED:
        raise problem(
            ErasedError, mark("This case was erased. The log says when, by whom and by which rule.")
        )
