"""Claim + what was found + day -> Assessment. Pure and total: no clock, no chance, no way to fail on a valid claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from credval.assessment import matching
from credval.assessment.axes import Axes, axes
from credval.assessment.inputs import Found, Sweden
from credval.assessment.matching import Match
from credval.assessment.purpose import (
    LEVEL_NOT_ASKED,
    LevelAgainst,
    Needed,
    compare_field,
    compare_level,
    requirement_met,
)
from credval.assessment.table import State, Verdict, combine
from credval.model import words as w
from credval.model.claims import Claim
from credval.model.entries import Comparison, Element, Elements
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
_NOT_ASKED = LEVEL_NOT_ASKED, None
_ALL_UNKNOWN = Elements(_UNKNOWN, _UNKNOWN, _UNKNOWN, _UNKNOWN, _UNKNOWN)
_NO_VALUE = Comparison(None, None, (), w.Basis.UHR, Text("", ""), _ALL_UNKNOWN)
_STATEMENTS = (DecisionKind.UHR_STATEMENT, DecisionKind.AUTHORITY_DECISION)
_PROFESSION = RequirementKind.PROFESSION
_S2, _C1, _C2, _C6 = Rule.S2, Rule.C1, Rule.C2, Rule.C6
_REFER, _NOT_COMPARABLE, _NOT_CHECKED = (
    Outcome.REFER_AUTHORITY,
    Outcome.NOT_COMPARABLE,
    Authenticity.NOT_CHECKED,
)
_NO_DIFFERENCE, _SUBSTANTIAL = ElementResult.NONE, ElementResult.SUBSTANTIAL
_PLAIN = {result: Element(result) for result in ElementResult}
"""An element whose result the job's requirement has decided; its reason is made of the requirement."""


class Assessment(msgspec.Struct, frozen=True, gc=False):
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
    """Awards that this one builds on, where none of them is among the person's other claims."""

    @property
    def preliminary(self) -> bool:
        """Nobody has checked the paper yet, and the outcome would otherwise stand on it."""
        return self.axes.authenticity is _NOT_CHECKED and self.outcome is not _NOT_COMPARABLE

    @property
    def has_paper(self) -> bool:
        """Whether there is a paper to check: not while the one that proves the award is missing for a reason."""
        return self.axes.completion_why == "documents" or not self.claim.documents_missing_because

    @property
    def holds(self) -> bool:
        """Whether what the rulebook says of the entry may be said of this paper: not under C1 and C6."""
        inner = self.if_not_regulated
        return self.rule not in (_C1, _C6) and not (inner is not None and inner[0] is _C6)

    @property
    def comparability_shown(self) -> Comparison | None:
        """Layer 1: what such a qualification compares to in general; nothing where the entry does not hold."""
        return self.match.value if self.holds else None


def assess(claim: Claim, found: Found, sweden: Sweden, on: date) -> Assessment:
    """The assessment of one credential for one purpose, on the day ``on``."""
    match = matching.decide(claim, found.hits, found.earlier_hits, on, found.part)
    known = axes(claim, match.issuer, found, on)
    level, profile = (
        (compare_level(claim, match, sweden), compare_field(claim, match))
        if claim.requirement
        else _NOT_ASKED
    )
    prior = match.requires_prior
    if prior and not set(prior).isdisjoint(found.prior_ids):
        prior = ()
    elements = elements_for(match, level, profile, bool(prior))
    state = state_of(claim, found, match, known, elements)
    rule, outcome = combine(state)
    inner = combine(msgspec.structs.replace(state, regulated=False)) if outcome is _REFER else None
    needed = requirement_met(claim, match, outcome, level, elements.profile.result, sweden, rule is _C6)
    if claim.prior_decision is not None:
        needed = _with_decision(claim, needed, rule, match, sweden)
    return Assessment(
        claim, found, on, match, known, elements, state, rule, outcome, needed, level, profile, inner, prior
    )


def elements_for(
    match: Match, level: LevelAgainst, profile: ElementResult | None, prior_missing: bool
) -> Elements:
    """The five elements as the rule uses them: against the counterpart, or against what the job asks for."""
    if match.value is None:
        return _ALL_UNKNOWN
    used = match.value.elements
    if profile is not None and used.profile.result is not _SUBSTANTIAL:
        used = replace(used, profile=_PLAIN[profile])
    if prior_missing or not match.certain:
        return _with_level(used, _UNKNOWN)
    if level.result is None:
        return used
    if level.result is not _NO_DIFFERENCE or used.level.result is _UNKNOWN.result:
        return _with_level(used, _PLAIN[level.result])
    return used


def _with_level(used: Elements, level: Element) -> Elements:
    return Elements(level, used.workload, used.quality, used.profile, used.learning_outcomes)


def state_of(claim: Claim, found: Found, match: Match, known: Axes, elements: Elements) -> State:
    """Everything that the combination table looks at."""
    asked = claim.requirement is not None and claim.requirement.kind is _PROFESSION
    unofficial, below = match.nameable
    return State(
        known.institution.status, known.programme, known.completion, known.authenticity, known.identity,
        elements.level.result, elements.workload.result, elements.quality.result, elements.profile.result,
        elements.learning_outcomes.result,
        asked and found.profession is not None,  # regulated
        unofficial,
        below,
        claim.prior_decision is not None and statement_counts(claim),
        match.problem == "" or match.problem == "no_value",  # identified
        asked and found.profession is None,  # regulation_unclear
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
    if rule is _C2 and licence_held(claim):
        checked = bool(claim.prior_decision and claim.prior_decision.checked_how.strip())
        return Needed(w.Met.YES, "licence") if checked else Needed(w.Met.UNKNOWN, "licence_unchecked")
    if rule is not _S2 or needed.met is w.Met.NOT_ASKED:
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
