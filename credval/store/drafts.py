"""What was typed and not saved yet?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from credval.store.base import Base
from credval.store.tables import DRAFTS


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it stood at an instant; what ``body`` holds is the form's own matter."""

    key: str
    case_id: str | None
    body: bytes
    at: datetime


class Drafts(Base):
    """Forms that a crash must not take. They are not logged: nobody else sees them, and they go with their case."""

    def keep_draft(self, key: str, body: bytes, *, at: datetime, case_id: str | None = None) -> None:
        """Keep ``body`` under ``key``, in place of what was there."""
        with self._ledger.changing() as change:
            change.connection.execute(delete(DRAFTS).where(DRAFTS.c.key == key))
            change.connection.execute(
                insert(DRAFTS), {"key": key, "case_id": case_id, "body": body, "at": at}
            )

    def draft(self, key: str) -> Draft | None:
        """What is kept under ``key``."""
        return next(iter(self._drafts(DRAFTS.c.key == key)), None)

    def drafts(self) -> list[Draft]:
        """All that is kept, the latest first."""
        return self._drafts()

    def drop_draft(self, key: str) -> None:
        """Forget what is kept under ``key``."""
        with self._ledger.changing() as change:
            change.connection.execute(delete(DRAFTS).where(DRAFTS.c.key == key))

    def _drafts(self, *conditions: Any) -> list[Draft]:
        what = select(DRAFTS.c.key, DRAFTS.c.case_id, DRAFTS.c.body, DRAFTS.c.at)
        with self._ledger.looking() as connection:
            found = connection.execute(what.where(*conditions).order_by(DRAFTS.c.at.desc()))
            return [Draft(*one) for one in found]
