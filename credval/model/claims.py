"""What does a person say and show: one claimed credential, the job, and what was looked up?

A claim never holds who the person is: name, sex, age, birthplace and nationality do not reach the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from credval.model import words as w
from credval.text import Text


@dataclass(frozen=True, slots=True)
class AwardDay:
    """The day of award as an honest interval of Gregorian days, beside what was written."""

    written: str
    calendar: w.CalendarName
    first: date
    last: date
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that somebody looked up: about what, where, when, by whom, with what answer."""

    about: w.EvidenceAbout
    answer: w.EvidenceAnswer
    body: str = ""
    channel: str = ""
    day: date | None = None
    by: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class PriorDecision:
    """A UHR statement, an authority's decision or a licence that the candidate already has."""

    kind: w.DecisionKind
    text: str
    seqf: int | None = None
    day: date | None = None
    checked_how: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the job needs, written before candidates are seen."""

    kind: w.RequirementKind = w.RequirementKind.NONE
    destination: str | None = None
    profession: str | None = None
    min_years: float | None = None
    field: str | None = None
    or_equivalent: bool = False


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One credential as typed, without the person. Years are full-time years, credits stand with their unit.

    A struct, since thousands of them are made of lines of a file: six times quicker than a frozen dataclass.
    """

    id: str
    country: str
    qualification: str
    region: str | None = None
    qualification_native: str | None = None
    field: str | None = None
    award: AwardDay | None = None
    duration_years: float | None = None
    credits: float | None = None
    credit_unit: str | None = None
    mode: str | None = None
    delivery: str | None = None
    institution: str | None = None
    institution_status: w.InstitutionStatus | None = None
    programme_status: w.ProgrammeStatus | None = None
    documents: tuple[str, ...] = ()
    documents_missing_because: str | None = None
    completion: w.Completion | None = None
    authenticity: w.Authenticity | None = None
    identity: w.Identity | None = None
    evidence: tuple[Evidence, ...] = ()
    prior_decision: PriorDecision | None = None
    builds_on: tuple[str, ...] = ()
    stage: w.Stage = w.Stage.SCREENING
    requirement: Requirement | None = None
