"""Which outcome follows from the axes and the five elements? The combination table, first match wins.

Enumerated over its whole state space: missing data never gives NOT_COMPARABLE, a regulated job is never cleared,
PARTIAL always names something, COMPARABLE needs proof. ``tests/assessment`` holds these invariants.
"""

from __future__ import annotations

import msgspec

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

NOT_ENTITLED = (InstitutionStatus.MILL_CONFIRMED, InstitutionStatus.LISTED_NOT_ENTITLED)
STATUS_NOT_FOUND = (InstitutionStatus.UNKNOWN, InstitutionStatus.RECOGNISED_OTHER_PERIOD)
RECOGNISED = (InstitutionStatus.RECOGNISED_AT_AWARD, InstitutionStatus.SUCCESSOR_CONFIRMED)
NOT_FINISHED = (Completion.PARTIAL_STUDIES, Completion.UNKNOWN)
VERIFIED = (Authenticity.VERIFIED_AT_SOURCE, Authenticity.DIGITALLY_VERIFIED)
SAME_PERSON = (Identity.MATCH, Identity.EXPLAINED_VARIANT)

_FALSE, _DISCREPANCY = Authenticity.CONFIRMED_FALSE, Authenticity.DISCREPANCY_OPEN
_MISMATCH = Identity.UNEXPLAINED_MISMATCH
_OUTSIDE, _NOT_ACCREDITED = InstitutionStatus.LEGITIMATE_NOT_RECOGNISED, ProgrammeStatus.NOT_ACCREDITED
_PROGRAMME_UNKNOWN, _NOT_YET = ProgrammeStatus.UNKNOWN, Completion.COMPLETED_NOT_YET_AWARDED


class State(msgspec.Struct, frozen=True, gc=False):
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

_S2: Verdict = (Rule.S2, Outcome.COMPARABLE)
_S2_NOTE: Verdict = (Rule.S2, Outcome.COMPARABLE_NOTE)
_C1: Verdict = (Rule.C1, Outcome.NOT_COMPARABLE)
_C2: Verdict = (Rule.C2, Outcome.REFER_AUTHORITY)
_C3: Verdict = (Rule.C3, Outcome.CANNOT_ASSESS)
_C4: Verdict = (Rule.C4, Outcome.CANNOT_ASSESS)
_C5: Verdict = (Rule.C5, Outcome.CANNOT_ASSESS)
_C6: Verdict = (Rule.C6, Outcome.PARTIAL)
_C6_NOTHING: Verdict = (Rule.C6, Outcome.CANNOT_ASSESS)
_C7: Verdict = (Rule.C7, Outcome.CANNOT_ASSESS)
_C8: Verdict = (Rule.C8, Outcome.PARTIAL)
_C9: Verdict = (Rule.C9, Outcome.NOT_COMPARABLE)
_C9_OPEN: Verdict = (Rule.C9, Outcome.CANNOT_ASSESS)
_C10: Verdict = (Rule.C10, Outcome.PARTIAL)
_C11: Verdict = (Rule.C11, Outcome.COMPARABLE_NOTE)
_C12: Verdict = (Rule.C12, Outcome.COMPARABLE)


def combine(s: State) -> Verdict:
    """The row of the table that holds, and its outcome."""
    if s.authenticity is _FALSE or s.institution in NOT_ENTITLED:
        return _C1
    if s.regulated:
        return _C2
    if s.statement:
        return _S2 if _proven(s) and not s.regulation_unclear else _S2_NOTE
    return _unknowns(s) or _differences(s)


def _unknowns(s: State) -> Verdict | None:
    """C3 to C7: what must be known before anything can be compared."""
    if not s.identified:
        return _C7
    if s.completion in NOT_FINISHED:
        return _C3
    if s.authenticity is _DISCREPANCY or s.identity is _MISMATCH:
        return _C4
    if s.institution in STATUS_NOT_FOUND:
        return _C5
    if s.institution is _OUTSIDE or s.programme is _NOT_ACCREDITED:
        return _C6 if s.alternative_unofficial else _C6_NOTHING
    if s.level is UNKNOWN or s.quality is UNKNOWN or s.programme is _PROGRAMME_UNKNOWN:
        return _C7
    return None


def _differences(s: State) -> Verdict:
    """C8 to C12: what the differences mean for this purpose."""
    rest = (s.workload, s.profile, s.learning_outcomes)
    if s.level is SUBSTANTIAL:
        if s.nameable_below:
            return _C8
        return _C9_OPEN if UNKNOWN in rest else _C9
    if SUBSTANTIAL in rest or s.quality is SUBSTANTIAL:
        return _C10
    return _C11 if _needs_note(s) else _C12


def _needs_note(s: State) -> bool:
    elements = (s.level, s.workload, s.quality, s.profile, s.learning_outcomes)
    return (
        SLIGHT in elements
        or UNKNOWN in elements
        or not _proven(s)
        or s.completion is _NOT_YET
        or s.regulation_unclear
    )


def _proven(s: State) -> bool:
    return s.authenticity in VERIFIED and s.identity in SAME_PERSON
