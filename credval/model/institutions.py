"""What is on record of an institution: its names and what competent bodies have said of it, in time?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credval.model import words as w
from credval.model.entries import Span


@dataclass(frozen=True, slots=True)
class InstitutionName:
    name: str
    language: str
    script: str
    first: date | None = None
    last: date | None = None

    def in_use(self, day: date | None) -> bool:
        """Whether it was in use on ``day``, or (None) still is."""
        return self.last is None if day is None else Span(self.first, self.last).holds_on(day)


@dataclass(frozen=True, slots=True)
class StatusRecord:
    """What one body says, from ``first`` until ``last``; stored as published, never a verdict."""

    authority: str
    scope: str
    status: w.StoredStatus
    address: str
    read: date
    first: date | None = None
    last: date | None = None
    competent: bool = True
    """Whether the authority is the competent body of the institution's own system."""

    def touches(self, first: date, last: date) -> bool:
        return (self.first is None or self.first <= last) and (self.last is None or first <= self.last)

    def covers(self, first: date, last: date) -> bool:
        return (self.first is None or self.first <= first) and (self.last is None or last <= self.last)


@dataclass(frozen=True, slots=True)
class Succession:
    """Where an institution went: into which other one, how and when, as far as it is known."""

    id: str
    how: w.HowSucceeded | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Institution:
    id: str
    kind: str
    city: str
    names: tuple[InstitutionName, ...]
    statuses: tuple[StatusRecord, ...]
    domains: tuple[str, ...] = ()
    ror: str | None = None
    successors: tuple[Succession, ...] = ()
    predecessors: tuple[str, ...] = ()
    """Institutions that went over into this one, by id; not those that were closed and only left their files."""

    def name_on(self, day: date | None) -> str:
        """The English or Latin name in use on ``day`` (None: today, whenever that is); the first that is written so.

        A name with its own dates comes before one that has none: short forms and spellings have none.
        """
        then = [one for one in self.names if one.in_use(day)] or list(self.names)
        english = [one for one in then if one.language == "en"]
        pool = english or [one for one in then if one.script == "Latn"] or then
        dated = [one for one in pool if one.first or one.last]
        return (dated or pool)[0].name if pool else self.id
