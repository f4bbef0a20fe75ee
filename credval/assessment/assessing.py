"""Claim + what was found + day -> Assessment. Pure and total: no clock, no chance, no way to fail on a valid claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from credval.assessment import matching
from credval.assessment.axes import Axes, axes
from credval.assessment.inputs import Found, Sweden
from credval.assessment.matching import Match
from credval.assessment.purpose import (
    LevelAgainst,
    Needed,
    compare_field,
    compare_level,
    requirement_met,
    requirement_of,
)
from credval.assessment.table import State, Verdict, combine
from credval.model import words as w
from credval.model.claims import Claim
from credval.model.entries import Comparison, Element, Elements, Qualification
from credval.model.words import (
    Authenticity,
    DecisionKind,
    ElementResult,
    Outcome,
    RequirementKind,
    Rule,
)
from credval.text import Text

_UNKNOWN = Element(ElementResult.UNKNOWN)
_ALL_UNKNOWN = Elements(_UNKNOWN, _UNKNOWN, _UNKNOWN, _UNKNOWN, _UNKNOWN)
_NO_VALUE = Comparison(None, None, (), w.Basis.UHR, Text("", ""), _ALL_UNKNOWN)
_STATEMENTS = (DecisionKind.UHR_STATEMENT, DecisionKind.AUTHORITY_DECISION)


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole result in compact form; sentences are made of it on demand (record.as_record)."""

    claim: Claim
    found: Found
    on: date
    match: Match
    axes: Axes
    elements: Elements
    """What the rule used: level and profile already compared with what the job needs."""
    state: State
    rule: Rule
    outcome: Outcome
    needed: Needed
    level: LevelAgainst
    profile_asked: ElementResult | None
    if_not_regulated: Verdict | None
    missing_prior: tuple[str, ...]

    @property
    def preliminary(self) -> bool:
        """Nobody has checked the paper yet, and the outcome would otherwise stand on it."""
        return (
            self.axes.authenticity is Authenticity.NOT_CHECKED and self.outcome is not Outcome.NOT_COMPARABLE
        )

    @property
    def comparability_shown(self) -> Comparison | None:
        """Layer 1: what such a qualification compares to in general; nothing under C1 and C6."""
        hidden = self.rule in (Rule.C1, Rule.C6) or (
            self.if_not_regulated is not None and self.if_not_regulated[0] is Rule.C6
        )
        return None if hidden else self.match.value


def assess(claim: Claim, found: Found, sweden: Sweden, on: date) -> Assessment:
    """The assessment of one credential for one purpose, on the day ``on``."""
    match = matching.decide(claim, found.hits, found.earlier_hits, on)
    known = axes(claim, entry_for_axes(match), found, on)
    level, profile = compare_level(claim, match, sweden), compare_field(claim, match)
    prior = _missing_prior(match, found)
    elements = elements_for(match, level, profile, bool(prior))
    state = state_of(claim, found, match, known, elements)
    rule, outcome = combine(state)
    inner = combine(state._replace(regulated=False)) if outcome is Outcome.REFER_AUTHORITY else None
    needed = requirement_met(
        claim, match, outcome, level, elements.profile.result, sweden, outside=rule is Rule.C6
    )
    return Assessment(
        claim, found, on, match, known, elements, state, rule, outcome, _with_decision(claim, needed, rule, match, sweden),
        level, profile, inner, prior,
    )  # fmt: skip


def entry_for_axes(match: Match) -> Qualification | None:
    """The entry that says who awards; None while it is open which of several kinds of issuer it was."""
    issuers = {one.entry.awarded_by for one in match.candidates}
    return match.entry if match.how is not w.MatchHow.CLOSE and len(issuers) <= 1 else None


def _missing_prior(match: Match, found: Found) -> tuple[str, ...]:
    """Awards that this one builds on, none of which is among the person's other claims."""
    wanted = match.entry.requires_prior if match.entry and match.identified else ()
    return () if set(wanted) & set(found.prior_ids) else wanted


def elements_for(
    match: Match, level: LevelAgainst, profile: ElementResult | None, prior_missing: bool
) -> Elements:
    """The five elements as the rule uses them: against the counterpart, or against what the job asks for."""
    if match.value is None:
        return _ALL_UNKNOWN
    used = match.value.elements
    if profile is not None and used.profile.result is not ElementResult.SUBSTANTIAL:
        used = replace(used, profile=Element(profile))
    if not match.certain or prior_missing:
        return replace(used, level=_UNKNOWN)
    if level.result is not None and (
        level.result is not ElementResult.NONE or used.level.result is ElementResult.UNKNOWN
    ):
        return replace(used, level=Element(level.result))
    return used


def state_of(claim: Claim, found: Found, match: Match, known: Axes, elements: Elements) -> State:
    """Everything that the combination table looks at."""
    value, need = match.value, requirement_of(claim)
    asked = need.kind is RequirementKind.PROFESSION
    return State(
        known.institution.status, known.programme, known.completion, known.authenticity, known.identity,
        elements.level.result, elements.workload.result, elements.quality.result, elements.profile.result,
        elements.learning_outcomes.result,
        regulated=asked and found.profession is not None,
        alternative_unofficial=value is not None and value.alternative("unofficial") is not None,
        nameable_below=value is not None and bool(value.destinations or value.alternative("below")),
        statement=statement_counts(claim),
        identified=match.problem == "" or match.problem == "no_value",
        regulation_unclear=asked and found.profession is None,
    )  # fmt: skip


def statement_counts(claim: Claim) -> bool:
    """S2: a UHR statement or authority decision that the user has checked, and says how."""
    prior = claim.prior_decision
    return (
        prior is not None
        and prior.kind in _STATEMENTS
        and bool(prior.checked_how.strip())
        and bool(prior.text.strip())
    )


def licence_held(claim: Claim) -> bool:
    """Whether a licence is named; its register still has to be asked."""
    prior = claim.prior_decision
    return prior is not None and prior.kind is DecisionKind.LICENCE


def _with_decision(claim: Claim, needed: Needed, rule: Rule, match: Match, sweden: Sweden) -> Needed:
    """Under S2 the statement's own words answer, where they name a Swedish qualification; a licence answers for the job."""
    if rule is Rule.C2 and licence_held(claim):
        checked = bool(claim.prior_decision and claim.prior_decision.checked_how.strip())
        return Needed(w.Met.YES, "licence") if checked else Needed(w.Met.UNKNOWN, "licence_unchecked")
    if rule is not Rule.S2 or needed.met is w.Met.NOT_ASKED:
        return needed
    named = destination_named(claim.prior_decision.text if claim.prior_decision else "", sweden)
    if not named:
        return Needed(w.Met.UNKNOWN, "statement")
    value = match.value or _NO_VALUE
    stated = replace(match, value=replace(value, destinations=(named,)), problem="")
    level = compare_level(claim, stated, sweden)
    return requirement_met(claim, stated, Outcome.COMPARABLE, level, ElementResult.NONE, sweden)


def destination_named(text: str, sweden: Sweden) -> str | None:
    """The one Swedish qualification whose title stands in a statement's words; None where none or several do."""
    folded = text.casefold()
    named = [
        one
        for one in sweden.destinations.values()
        if one.titles.sv.casefold() in folded or one.titles.en.casefold() in folded
    ]
    longest = [
        one
        for one in named
        if not any(one is not o and one.titles.sv.casefold() in o.titles.sv.casefold() for o in named)
    ]
    return longest[0].id if len(longest) == 1 else None
