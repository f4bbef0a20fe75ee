"""Which outcome follows from the axes and the five elements? The combination table, first match wins.

Enumerated over its whole state space: missing data never gives NOT_COMPARABLE, a regulated job is never cleared,
PARTIAL always names something, COMPARABLE needs proof. ``tests/assessment`` holds these invariants.
"""

from __future__ import annotations

from typing import NamedTuple

from credval.model.words import (
    Authenticity,
    Completion,
    ElementResult,
    Identity,
    InstitutionStatus,
    Outcome,
    ProgrammeStatus,
    Rule,
)

NONE, SLIGHT = ElementResult.NONE, ElementResult.NON_SUBSTANTIAL
SUBSTANTIAL, UNKNOWN = ElementResult.SUBSTANTIAL, ElementResult.UNKNOWN

NOT_ENTITLED = frozenset({InstitutionStatus.MILL_CONFIRMED, InstitutionStatus.LISTED_NOT_ENTITLED})
STATUS_NOT_FOUND = frozenset({InstitutionStatus.UNKNOWN, InstitutionStatus.RECOGNISED_OTHER_PERIOD})
RECOGNISED = frozenset({InstitutionStatus.RECOGNISED_AT_AWARD, InstitutionStatus.SUCCESSOR_CONFIRMED})
NOT_FINISHED = frozenset({Completion.PARTIAL_STUDIES, Completion.UNKNOWN})
VERIFIED = frozenset({Authenticity.VERIFIED_AT_SOURCE, Authenticity.DIGITALLY_VERIFIED})
SAME_PERSON = frozenset({Identity.MATCH, Identity.EXPLAINED_VARIANT})


class State(NamedTuple):
    """Everything that the table looks at, and nothing of the person."""

    institution: InstitutionStatus
    programme: ProgrammeStatus
    completion: Completion
    authenticity: Authenticity
    identity: Identity
    level: ElementResult
    workload: ElementResult
    quality: ElementResult
    profile: ElementResult
    learning_outcomes: ElementResult
    regulated: bool = False
    alternative_unofficial: bool = False
    """Something written for an award from outside the official system (C6)."""
    nameable_below: bool = False
    """A destination, or something written for a level that is substantially below (C8)."""
    statement: bool = False
    """A UHR statement or authority decision that the user has checked (S2)."""
    identified: bool = True
    """Exactly one entry of the rulebook fits what was typed."""
    regulation_unclear: bool = False
    """A profession was named, but whether it is regulated is not known: never more than a note."""


Verdict = tuple[Rule, Outcome]

_C1: Verdict = (Rule.C1, Outcome.NOT_COMPARABLE)
_C2: Verdict = (Rule.C2, Outcome.REFER_AUTHORITY)
_C7: Verdict = (Rule.C7, Outcome.CANNOT_ASSESS)


def combine(s: State) -> Verdict:
    """The row of the table that holds, and its outcome."""
    if s.authenticity is Authenticity.CONFIRMED_FALSE or s.institution in NOT_ENTITLED:
        return _C1
    if s.regulated:
        return _C2
    if s.statement:
        return Rule.S2, Outcome.COMPARABLE if _proven(
            s
        ) and not s.regulation_unclear else Outcome.COMPARABLE_NOTE
    return _unknowns(s) or _differences(s)


def _unknowns(s: State) -> Verdict | None:
    """C3 to C7: what must be known before anything can be compared."""
    if not s.identified:
        return _C7
    if s.completion in NOT_FINISHED:
        return Rule.C3, Outcome.CANNOT_ASSESS
    if s.authenticity is Authenticity.DISCREPANCY_OPEN or s.identity is Identity.UNEXPLAINED_MISMATCH:
        return Rule.C4, Outcome.CANNOT_ASSESS
    if s.institution in STATUS_NOT_FOUND:
        return Rule.C5, Outcome.CANNOT_ASSESS
    if (
        s.institution is InstitutionStatus.LEGITIMATE_NOT_RECOGNISED
        or s.programme is ProgrammeStatus.NOT_ACCREDITED
    ):
        return Rule.C6, Outcome.PARTIAL if s.alternative_unofficial else Outcome.CANNOT_ASSESS
    if s.level is UNKNOWN or s.quality is UNKNOWN or s.programme is ProgrammeStatus.UNKNOWN:
        return _C7
    return None


def _differences(s: State) -> Verdict:
    """C8 to C12: what the differences mean for this purpose."""
    rest = (s.workload, s.profile, s.learning_outcomes)
    if s.level is SUBSTANTIAL:
        if s.nameable_below:
            return Rule.C8, Outcome.PARTIAL
        return Rule.C9, Outcome.CANNOT_ASSESS if UNKNOWN in rest else Outcome.NOT_COMPARABLE
    if SUBSTANTIAL in rest or s.quality is SUBSTANTIAL:
        return Rule.C10, Outcome.PARTIAL
    if _needs_note(s):
        return Rule.C11, Outcome.COMPARABLE_NOTE
    return Rule.C12, Outcome.COMPARABLE


def _needs_note(s: State) -> bool:
    elements = (s.level, s.workload, s.quality, s.profile, s.learning_outcomes)
    return (
        SLIGHT in elements
        or UNKNOWN in elements
        or not _proven(s)
        or s.completion is Completion.COMPLETED_NOT_YET_AWARDED
        or s.regulation_unclear
    )


def _proven(s: State) -> bool:
    return s.authenticity in VERIFIED and s.identity in SAME_PERSON
