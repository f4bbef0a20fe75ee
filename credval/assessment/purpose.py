"""What does the job need, and how does that change the comparison of level and profile?

Level is compared by Swedish qualification, never by SeQF number: SeQF 6 holds a two-year högskoleexamen, a
kvalificerad yrkeshögskoleexamen (not first cycle) and a kandidatexamen.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from credval.assessment.inputs import Sweden
from credval.assessment.matching import Match
from credval.model.claims import Claim, Requirement
from credval.model.sweden import Destination
from credval.model.words import ElementResult, Met, Outcome, RequirementKind

_LEVEL_KINDS = (
    RequirementKind.UPPER_SECONDARY,
    RequirementKind.POST_SECONDARY,
    RequirementKind.HIGHER_EDUCATION,
    RequirementKind.DESTINATION,
)
_NO_NEED, _DESTINATION, _PROFESSION = (
    RequirementKind.NONE,
    RequirementKind.DESTINATION,
    RequirementKind.PROFESSION,
)
_NONE, _SLIGHT = ElementResult.NONE, ElementResult.NON_SUBSTANTIAL
_SUBSTANTIAL, _UNKNOWN = ElementResult.SUBSTANTIAL, ElementResult.UNKNOWN
_YES, _NO, _OPEN = Met.YES, Met.NO, Met.UNKNOWN
_NOTHING_SAID = Requirement()


class LevelAgainst(msgspec.Struct, frozen=True, gc=False):
    """How the counterpart stands to what the job needs: below, more, same, or not known (``result`` None: not asked)."""

    result: ElementResult | None = None
    more: bool = False
    wanted: str = ""
    """Id of the destination asked for, or the kind of education."""


def requirement_of(claim: Claim) -> Requirement:
    """What the job needs; nothing where nobody has said."""
    return claim.requirement or _NOTHING_SAID


LEVEL_NOT_ASKED = LevelAgainst()


def compare_level(claim: Claim, match: Match, sweden: Sweden) -> LevelAgainst:
    """The level of the best counterpart against the job's requirement."""
    need = claim.requirement
    if need is None or match.value is None or need.kind not in _LEVEL_KINDS:
        return LEVEL_NOT_ASKED
    wanted = sweden.get(need.destination)
    if wanted is None and need.kind is _DESTINATION:
        return LevelAgainst(None, False, need.destination or "")
    name = wanted.id if wanted else need.kind.value
    have = [one for key in match.value.destinations if (one := sweden.get(key))]
    if not have:
        return LevelAgainst(None, False, name)
    if wanted is not None:
        return _against(have, wanted, sweden)
    reached = any(name in one.meets for one in have)
    return LevelAgainst(_NONE if reached else _SUBSTANTIAL, False, name)


def _against(have: list[Destination], wanted: Destination, sweden: Sweden) -> LevelAgainst:
    if any(one.id == wanted.id for one in have):
        return LevelAgainst(_NONE, False, wanted.id)
    if any(wanted.id in one.at_least for one in have):
        same = any(one.id in wanted.at_least for one in have)
        return LevelAgainst(_NONE, not same, wanted.id)
    return LevelAgainst(_SUBSTANTIAL, False, wanted.id)


def compare_field(claim: Claim, match: Match) -> ElementResult | None:
    """The profile on ISCED-F against a required field: same narrow field none, same broad field non-substantial."""
    wanted = claim.requirement.field if claim.requirement else None
    if not wanted:
        return None
    have = claim.field or (match.entry.field_code if match.entry else None)
    if not have:
        return _UNKNOWN
    depth = min(len(wanted), len(have), 3)
    if wanted[:depth] == have[:depth] and (depth == 3 or len(wanted) <= len(have)):
        return _NONE
    if wanted[:2] == have[:2]:
        return _SLIGHT if depth == 3 else _UNKNOWN
    return _SUBSTANTIAL


class Needed(NamedTuple):
    """Whether the job's requirement is met, and the code of the reason (wording.NEEDED)."""

    met: Met
    why: str


_NOT_ASKED = Needed(Met.NOT_ASKED, "not_asked")
_BY_OUTCOME = {
    Outcome.REFER_AUTHORITY: Needed(Met.UNKNOWN, "authority"),
    Outcome.CANNOT_ASSESS: Needed(Met.UNKNOWN, "cannot_assess"),
    Outcome.NOT_COMPARABLE: Needed(Met.NO, "not_comparable"),
}
"""The answer where the outcome alone gives it."""


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
    need = claim.requirement
    if need is None or need.kind is _NO_NEED:
        return _NOT_ASKED
    settled = _BY_OUTCOME.get(outcome)
    if settled:
        return settled
    if need.kind is _PROFESSION:
        return Needed(_OPEN, "profession_unclear")
    if outside:
        return Needed(_NO, "unofficial")
    return _met_by_entry(need, claim, match, level, profile, sweden)


def _met_by_entry(
    need: Requirement, claim: Claim, match: Match, level: LevelAgainst, profile: ElementResult, sweden: Sweden
) -> Needed:
    if level.result is _SUBSTANTIAL:
        return Needed(_NO, "below")
    if level.result is None or level.result is _UNKNOWN:
        return Needed(_OPEN, "level_unknown")
    years = _YES if need.min_years is None else _long_enough(need.min_years, claim, match, sweden)
    if years is not _YES:
        return Needed(years, "too_short" if years is _NO else "length_unknown")
    if profile is _SUBSTANTIAL:
        return Needed(_NO, "field")
    if profile is _UNKNOWN:
        return Needed(_OPEN, "field_unknown")
    return Needed(_YES, "more" if level.more else "met")


def _long_enough(wanted: float, claim: Claim, match: Match, sweden: Sweden) -> Met:
    known = [claim.duration_years, match.entry.workload.years if match.entry else None]
    counterparts = [sweden.get(key) for key in (match.value.destinations if match.value else ())]
    known += [one.years for one in counterparts if one]
    lengths = [years for years in known if years is not None]
    if not lengths:
        return _OPEN
    return _YES if max(lengths) >= wanted else _NO
