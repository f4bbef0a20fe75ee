"""What can a list of cases be asked for, and what does it show of each? Plain words, cheap to import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from credval.model.case_words import CaseState


class Order(StrEnum):
    """What a list is put in order by."""

    NUMBER = "number"
    STATE = "state"
    OPENED = "opened"
    CHANGED = "changed"
    DECIDED = "decided"
    ERASED_ON = "erased_on"
    ASSESSOR = "assessor"
    JOB = "job"
    JOB_REFERENCE = "job_reference"
    PERSON = "person"
    REFERENCE = "reference"
    COUNTRY = "country"
    QUALIFICATION = "qualification"
    INSTITUTION = "institution"
    OUTCOME = "outcome"
    NEXT = "next"
    """By the day of the next step; steps without a day come last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which cases, in which order. What is left empty does not narrow."""

    text: str = ""
    """Words that all stand somewhere in it, whole or in part, in any order and any letters."""
    states: tuple[CaseState, ...] = ()
    """Empty: all but erased ones."""
    country: str = ""
    """The code of an education system; of any of the credentials."""
    assessor: str = ""
    outcome: str = ""
    """A word of any of the credentials."""
    decided_between: tuple[datetime, datetime] | None = None
    """From and including the first instant, up to the second."""
    erase_by: date | None = None
    """Whose day of erasure has come on that day."""
    next_by: date | None = None
    """Whose next step is due on that day, or was before."""
    order: Order = Order.CHANGED
    descending: bool = True
    blind: bool = False
    """Names are neither shown, searched nor put in order until there is an outcome."""


class Coming(NamedTuple):
    """The next step of a case as its row keeps it."""

    step: str | None = None
    """Its code; None: not reckoned yet."""
    due: date | None = None
    changes_on: date | None = date.min
    """The first day on which it is to be reckoned anew; None: not before the case is saved again."""


UNRECKONED = Coming()


class Row(NamedTuple):
    """A case in a list."""

    id: str
    number: str
    state: str
    person: str
    reference: str
    job_title: str
    job_reference: str
    countries: str
    """Codes with blanks between."""
    qualification: str
    institution: str
    outcomes: str
    """Words for the credentials in order, with blanks between."""
    assessor: str
    opened_at: datetime
    changed_at: datetime
    decided_at: datetime | None
    erase_on: date | None
    version: int
    next_step: str | None = None
    """A code of `casework.next_step`; None until it is reckoned."""
    next_due: date | None = None
