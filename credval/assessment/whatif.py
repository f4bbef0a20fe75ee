"""What would one missing fact change? Computed on demand from the same table, never by guessing."""

from __future__ import annotations

from typing import Any, NamedTuple

from msgspec.structs import replace

from credval.assessment.assessing import Assessment, elements_for, state_of
from credval.assessment.axes import axes
from credval.assessment.matching import Candidate, Match
from credval.assessment.table import State, combine
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

_MOST_CHOICES = 5
OPEN_PROBLEMS = ("several", "close", "earlier")
"""The readings in which any of several entries may be meant."""


class Would(NamedTuple):
    """What one missing fact would change: the fact's code (reasons.IF), a detail, and the verdict then."""

    if_: str
    detail: str
    outcome: Outcome
    rule: Rule


def would_be(given: Assessment) -> tuple[Would, ...]:
    """One line for every missing fact that would change the verdict, in the order in which it is asked."""
    verdict = (given.rule, given.outcome)
    seen = [(code, detail, combine(state)) for code, detail, state in _rows(given)]
    return tuple(
        Would(code, detail, outcome, rule)
        for code, detail, (rule, outcome) in seen
        if (rule, outcome) != verdict
    )


Row = tuple[str, str, State]


def _rows(given: Assessment) -> list[Row]:
    rows = _if_chosen(given)
    best = rows[0][2] if rows else given.state
    for code, hopeful in _hopes(given.state):
        rows.append((code, "", replace(given.state, **hopeful)))
        best = replace(best, **hopeful)
    if given.state.level is ElementResult.UNKNOWN and given.match.identified:
        settled = _settled(given)
        rows.append(
            ("award_date" if given.match.dated_apart else "prior", "", replace(given.state, level=settled))
        )
        best = replace(best, level=settled)
    return [*rows, ("all", "", best)] if len(rows) > 1 else rows


def _settled(given: Assessment) -> ElementResult:
    if given.level.result is not None:
        return given.level.result
    value = given.match.value
    return value.elements.level.result if value else ElementResult.UNKNOWN


def _if_chosen(given: Assessment) -> list[Row]:
    """For each entry that may be meant: the state if it is chosen."""
    if given.match.problem not in OPEN_PROBLEMS:
        return []
    return [_chosen(given, one) for one in given.match.candidates[:_MOST_CHOICES] if one.value is not None]


def _chosen(given: Assessment, one: Candidate) -> Row:
    match = Match(one.how, one.entry, one.value, (one,))
    elements = elements_for(match, given.level, given.profile_asked, prior_missing=False)
    known = replace(axes(given.claim, one.entry, given.found, given.on), completion=given.axes.completion)
    return "chosen", one.entry.id, state_of(given.claim, given.found, match, known, elements)


def _hopes(state: State) -> list[tuple[str, dict[str, Any]]]:
    """What is not known yet, each with its better answer."""
    return [
        (code, {axis: better}) for code, axis, unknown, better in _HOPES if getattr(state, axis) in unknown
    ]


_HOPES: tuple[tuple[str, str, frozenset[object], object], ...] = (
    ("completion", "completion", frozenset({Completion.UNKNOWN}), Completion.COMPLETED_AWARDED),
    (
        "awarded",
        "completion",
        frozenset({Completion.COMPLETED_NOT_YET_AWARDED}),
        Completion.COMPLETED_AWARDED,
    ),
    (
        "discrepancy",
        "authenticity",
        frozenset({Authenticity.DISCREPANCY_OPEN}),
        Authenticity.VERIFIED_AT_SOURCE,
    ),
    ("mismatch", "identity", frozenset({Identity.UNEXPLAINED_MISMATCH}), Identity.EXPLAINED_VARIANT),
    (
        "institution",
        "institution",
        frozenset({InstitutionStatus.UNKNOWN, InstitutionStatus.RECOGNISED_OTHER_PERIOD}),
        InstitutionStatus.RECOGNISED_AT_AWARD,
    ),
    ("programme", "programme", frozenset({ProgrammeStatus.UNKNOWN}), ProgrammeStatus.ACCREDITED),
    ("field", "profile", frozenset({ElementResult.UNKNOWN}), ElementResult.NONE),
    (
        "authenticity",
        "authenticity",
        frozenset({Authenticity.NOT_CHECKED, Authenticity.CONSISTENT_NOT_VERIFIED}),
        Authenticity.VERIFIED_AT_SOURCE,
    ),
    ("identity", "identity", frozenset({Identity.NOT_CHECKED}), Identity.MATCH),
)
