"""What does somebody do with a case, and what do they say with it?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from credval.model.cases import Case, Office, Proposal
from credval.model.words import Outcome
from credval.text import Text

Changes = dict[str, Any]
"""Fields of a case with their new values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person decides of one credential."""

    credential: str
    outcome: Outcome
    reasons: str = ""
    counterpart: str | None = None
    """Id of the Swedish qualification; None follows the proposal where the outcome does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is said with a move. Each move reads its own part: `Offer.asks` names it."""

    because: str = ""
    proposal: Proposal | None = None
    rulings: tuple[Ruling, ...] = ()
    asked_of: str = ""
    question: str = ""
    agrees: bool | None = None
    says: str = ""
    requested: bool = False
    """The person asked for the erasure (GDPR, Article 17)."""


NOTHING_SAID = Given()


@dataclass(frozen=True, slots=True)
class Act:
    """One move by one person at one instant, before it is known whether it may be made."""

    case: Case
    office: Office
    by: str
    at: datetime
    given: Given = NOTHING_SAID

    @property
    def today(self) -> date:
        """The day of the act, in UTC."""
        return self.at.date()


Check = Callable[[Act], Text | None]
"""Why an act is refused, and what to do instead; None where nothing is against it."""

Change = Callable[[Act], Changes]


def in_utc(at: datetime) -> datetime:
    """The same instant in UTC. Raises ValueError for one without a time zone."""
    if at.tzinfo is None:
        raise ValueError("an instant of a case needs its time zone")
    return at.astimezone(UTC)


def same_person(one: str, other: str) -> bool:
    """Whether two names of members are one: a capital or a blank makes nobody a second pair of eyes."""
    return one.strip().casefold() == other.strip().casefold()
