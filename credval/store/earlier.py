"""What was concluded of the same facts before, in this office? Facts of credentials alone, never whose they were."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select

from credval.model.words import Outcome
from credval.store.base import Base
from credval.store.tables import EARLIER

FACTS = frozenset(
    {"system", "entry", "institution_status", "completion", "documents", "authenticity", "requirement"}
)
"""All that may be kept: the system, the entry's id, and words of closed lists. Nothing that a person typed."""
_CODE = re.compile(r"[A-Za-z0-9_/.-]{1,120}")
_ENCODE = msgspec.json.Encoder(order="deterministic").encode

Facts = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier decision on the same facts."""

    outcome: Outcome
    decided_by: str
    """A pseudonym, the same for the same person."""
    month: date
    """The first day of the month in which it was decided."""
    edition: str
    facts: dict[str, Any]
    counterpart: str | None = None
    """Id of the Swedish qualification, empty for none; None where it was not kept then."""


class Guidance(Base):
    """Earlier outcomes without persons."""

    def remember(
        self,
        digest: str,
        facts: Facts,
        outcome: Outcome,
        *,
        decided_by: str,
        on: date,
        edition: str,
        case_id: str,
        credential: str,
        counterpart: str = "",
    ) -> None:
        """Keep what was decided of ``facts``; a new decision of the same credential takes the place of the old.

        ``digest`` is that of the facts (`casework.facts`). Raises ValueError for a fact that is no code of a closed list.
        """
        _refuse_more_than_codes(facts, counterpart)
        row = {
            "digest": self._pseudonym("facts", digest),
            "facts": _ENCODE(dict(facts)),
            "outcome": outcome.value,
            "decided_by": self._pseudonym("assessor", decided_by),
            "month": on.replace(day=1),
            "edition": edition,
            "mark": self._of_credential(case_id, credential),
            "counterpart": counterpart,
        }
        with self._ledger.changing() as change:
            change.connection.execute(delete(EARLIER).where(EARLIER.c.mark == row["mark"]))
            change.connection.execute(insert(EARLIER), row)

    def earlier(self, digest: str, *, but: tuple[str, str] | None = None) -> list[Earlier]:
        """What was decided of facts with this ``digest``, the latest first; ``but`` one (case id, credential)."""
        c = EARLIER.c
        what = select(c.outcome, c.decided_by, c.month, c.edition, c.facts, c.counterpart, c.mark).where(
            c.digest == self._pseudonym("facts", digest)
        )
        own = self._of_credential(*but) if but else None
        with self._ledger.looking() as connection:
            found = connection.execute(what.order_by(c.month.desc(), c.id.desc())).all()
        return [_shown(*one[:6]) for one in found if own is None or one.mark != own]

    def _of_credential(self, case_id: str, credential: str) -> str:
        return self._of_case(case_id) + self._pseudonym("credential", credential)

    def pseudonym(self, login: str) -> str:
        """As what ``login`` stands in earlier outcomes, so that one's own can be told from a colleague's."""
        return self._pseudonym("assessor", login)


def _shown(
    outcome: str, decided_by: str, month: date, edition: str, facts: bytes, counterpart: str | None
) -> Earlier:
    return Earlier(Outcome(outcome), decided_by, month, edition, msgspec.json.decode(facts), counterpart)


def _refuse_more_than_codes(facts: Facts, counterpart: str) -> None:
    values = [one for value in facts.values() for one in ((value,) if isinstance(value, str) else value)]
    values.append(counterpart)
    if not facts.keys() <= FACTS or not all(_CODE.fullmatch(one) for one in values if one):
        raise ValueError("earlier outcomes hold codes of closed lists only")
