"""What does the job need, and how does that change the comparison of level and profile?

Level is compared by Swedish qualification, never by SeQF number: SeQF 6 holds a two-year högskoleexamen, a
kvalificerad yrkeshögskoleexamen (not first cycle) and a kandidatexamen.
"""

from __future__ import annotations

from dataclasses import dataclass

from credval.assessment.inputs import Sweden
from credval.assessment.matching import Match
from credval.model.claims import Claim, Requirement
from credval.model.sweden import Destination
from credval.model.words import ElementResult, Met, Outcome, RequirementKind

_LEVEL_KINDS = frozenset(
    {
        RequirementKind.UPPER_SECONDARY,
        RequirementKind.POST_SECONDARY,
        RequirementKind.HIGHER_EDUCATION,
        RequirementKind.DESTINATION,
    }
)


@dataclass(frozen=True, slots=True)
class LevelAgainst:
    """How the counterpart stands to what the job needs: below, more, same, or not known (``result`` None: not asked)."""

    result: ElementResult | None = None
    more: bool = False
    wanted: str = ""
    """Id of the destination asked for, or the kind of education."""


def requirement_of(claim: Claim) -> Requirement:
    """What the job needs; nothing where nobody has said."""
    return claim.requirement or Requirement()


def compare_level(claim: Claim, match: Match, sweden: Sweden) -> LevelAgainst:
    """The level of the best counterpart against the job's requirement."""
    need = requirement_of(claim)
    if need.kind not in _LEVEL_KINDS or match.value is None:
        return LevelAgainst()
    wanted = sweden.get(need.destination)
    name = wanted.id if wanted else need.kind.value
    if need.kind is RequirementKind.DESTINATION and wanted is None:
        return LevelAgainst(wanted=need.destination or "")
    have = [one for one in (sweden.get(key) for key in match.value.destinations) if one]
    if not have:
        return LevelAgainst(wanted=name)
    if wanted is not None:
        return _against(have, wanted, sweden, name)
    reached = any(need.kind.value in one.meets for one in have)
    return LevelAgainst(ElementResult.NONE if reached else ElementResult.SUBSTANTIAL, wanted=name)


def _against(have: list[Destination], wanted: Destination, sweden: Sweden, name: str) -> LevelAgainst:
    if any(one.id == wanted.id for one in have):
        return LevelAgainst(ElementResult.NONE, wanted=name)
    if any(sweden.reaches(one.id, wanted.id) for one in have):
        same = any(sweden.reaches(wanted.id, one.id) for one in have)
        return LevelAgainst(ElementResult.NONE, more=not same, wanted=name)
    return LevelAgainst(ElementResult.SUBSTANTIAL, wanted=name)


def compare_field(claim: Claim, match: Match) -> ElementResult | None:
    """The profile on ISCED-F against a required field: same narrow field none, same broad field non-substantial."""
    wanted = requirement_of(claim).field
    if not wanted:
        return None
    have = claim.field or (match.entry.field_code if match.entry else None)
    if not have:
        return ElementResult.UNKNOWN
    depth = min(len(wanted), len(have), 3)
    if wanted[:depth] == have[:depth] and (depth == 3 or len(wanted) <= len(have)):
        return ElementResult.NONE
    if wanted[:2] == have[:2]:
        return ElementResult.NON_SUBSTANTIAL if depth == 3 else ElementResult.UNKNOWN
    return ElementResult.SUBSTANTIAL


@dataclass(frozen=True, slots=True)
class Needed:
    """Whether the job's requirement is met, and the code of the reason (wording.NEEDED)."""

    met: Met
    why: str


def requirement_met(
    claim: Claim,
    match: Match,
    outcome: Outcome,
    level: LevelAgainst,
    profile: ElementResult,
    sweden: Sweden,
    outside: bool = False,
) -> Needed:
    """The third layer: yes, no, unknown or not asked. Missing facts never answer no.

    ``outside``: the award stands outside the official system (C6), so the entry's counterpart does not count.
    """
    need = requirement_of(claim)
    if need.kind is RequirementKind.NONE:
        return Needed(Met.NOT_ASKED, "not_asked")
    if outcome is Outcome.REFER_AUTHORITY:
        return Needed(Met.UNKNOWN, "authority")
    if outcome is Outcome.CANNOT_ASSESS:
        return Needed(Met.UNKNOWN, "cannot_assess")
    if outcome is Outcome.NOT_COMPARABLE:
        return Needed(Met.NO, "not_comparable")
    if need.kind is RequirementKind.PROFESSION:
        return Needed(Met.UNKNOWN, "profession_unclear")
    if outside:
        return Needed(Met.NO, "unofficial")
    return _met_by_entry(claim, match, level, profile, sweden)


def _met_by_entry(
    claim: Claim, match: Match, level: LevelAgainst, profile: ElementResult, sweden: Sweden
) -> Needed:
    if level.result is ElementResult.SUBSTANTIAL:
        return Needed(Met.NO, "below")
    if level.result in (ElementResult.UNKNOWN, None):
        return Needed(Met.UNKNOWN, "level_unknown")
    years = _long_enough(claim, match, sweden)
    if years is not Met.YES:
        return Needed(years, "too_short" if years is Met.NO else "length_unknown")
    if profile is ElementResult.SUBSTANTIAL:
        return Needed(Met.NO, "field")
    if profile is ElementResult.UNKNOWN:
        return Needed(Met.UNKNOWN, "field_unknown")
    return Needed(Met.YES, "more" if level.more else "met")


def _long_enough(claim: Claim, match: Match, sweden: Sweden) -> Met:
    wanted = requirement_of(claim).min_years
    if wanted is None:
        return Met.YES
    known = [claim.duration_years, match.entry.workload.years if match.entry else None]
    counterparts = [sweden.get(key) for key in (match.value.destinations if match.value else ())]
    known += [one.years for one in counterparts if one]
    lengths = [years for years in known if years is not None]
    if not lengths:
        return Met.UNKNOWN
    return Met.YES if max(lengths) >= wanted else Met.NO
