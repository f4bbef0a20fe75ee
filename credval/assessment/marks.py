"""On what does each piece of a result hang? Short numbers for those things: equal things have equal numbers."""

from __future__ import annotations

import itertools
from collections.abc import Hashable
from typing import NamedTuple

from credval.assessment.assessing import Assessment
from credval.assessment.remarks import contested_then
from credval.assessment.table import RECOGNISED
from credval.assessment.whatif import OPEN_PROBLEMS
from credval.model.words import Authenticity, Completion, ElementResult, Outcome, RequirementKind, Rule

Key = tuple[Hashable, ...]

_MOST = 65536
_S2, _C1, _C2, _C6, _C7 = Rule.S2, Rule.C1, Rule.C2, Rule.C6, Rule.C7
_POSITIVE = (Rule.C11, Rule.C12, Rule.C8, Rule.C10, Rule.C6)
_TO_CHECK, _NO_NEED = (Authenticity.NOT_CHECKED, Authenticity.CONSISTENT_NOT_VERIFIED), RequirementKind.NONE
_AWARDED, _SUBSTANTIAL = Completion.COMPLETED_AWARDED, ElementResult.SUBSTANTIAL
_REFER, _NOT_COMPARABLE, _NOT_CHECKED = (
    Outcome.REFER_AUTHORITY,
    Outcome.NOT_COMPARABLE,
    Authenticity.NOT_CHECKED,
)


class Marks(NamedTuple):
    """A number where several pieces hang on it, else the things themselves; None for what has to be made anew."""

    match: Hashable
    """Which entry and which of its values; where it is not settled, also what was typed."""
    what: Hashable
    """The same, and whether there is a day of award."""
    axes: Hashable
    headline: Hashable
    """The outcome and what its headline names."""
    comparison: Hashable
    """What the comparison shows, the outcome and its row, and what they would be without regulation."""
    practice: Hashable
    need: Hashable
    """What the job needs and whether it is met."""
    place: Hashable
    """The institution as it was then, and why its status has its word."""
    elements: Hashable
    job: Hashable
    papers: Hashable
    proof: Hashable
    would: Hashable
    of_paper: Hashable
    of_entry: Hashable
    of_job: Hashable
    steps: Hashable
    sources: Hashable


class Numbers(dict[Hashable, int]):
    """A number for everything that is asked for. None is used twice, so forgetting is harmless."""

    def __init__(self) -> None:
        super().__init__()
        self._next = itertools.count()

    def __missing__(self, key: Hashable) -> int:
        if len(self) >= _MOST:
            self.clear()
        found = self[key] = next(self._next)
        return found


_MARKS = tuple.__new__
"""Quicker than the constructor, which looks at every argument by name."""


def marks_of(given: Assessment, numbers: Numbers) -> Marks:
    """The marks of one assessment."""
    claim, match, known = given.claim, given.match, given.axes
    need = claim.requirement
    country, rule, outcome, level, inner = (
        claim.country,
        given.rule,
        given.outcome,
        given.level,
        given.if_not_regulated,
    )
    m = numbers[match if match.identified else _match_key(given)]
    axes = numbers[_axes_key(given)]
    who = numbers[_profession_key(given)] if _profession_named(given) else -1
    headline = _headline_key(given, m, who)
    hidden = rule is _C1 or rule is _C6 or (inner is not None and inner[0] is _C6)
    return _MARKS(
        Marks,
        (
            m,
            (m, claim.award is None),
            axes,
            headline,
            (m, rule, outcome, inner, headline if hidden else None),
            (who, outcome is _REFER),
            (given.needed, level.wanted, need and need.min_years),
            _place_key(given),
            (m, rule is _C6, level, given.profile_asked, given.missing_prior),
            (
                who,
                need and (need.kind, need.destination, need.profession),
                level.wanted,
                claim.prior_decision,
            ),
            (country, claim.documents, known.completion, known.completion_why, known.identity),
            (country, known.programme, known.authenticity),
            _would(given),
            _paper_key(given),
            _entry_key(given, m, hidden),
            (who, outcome is _REFER, level.more, inner is None),
            _steps_key(given, who),
            (m, who),
        ),
    )


def _match_key(given: Assessment) -> Key:
    """A reading that is not settled: the entries, their values, what is open, and what was typed."""
    match, claim = given.match, given.claim
    chosen = tuple([(one.entry.id, one.value.first if one.value else 0) for one in match.candidates])
    return "m", match.how, match.problem, match.ask, chosen, claim.qualification, claim.country


def _axes_key(given: Assessment) -> Key:
    known = given.axes
    return (
        "a",
        known.institution.status,
        known.programme,
        known.completion,
        known.completion_why,
        known.authenticity,
        known.identity,
    )


def _profession_named(given: Assessment) -> bool:
    found = given.found
    return bool(found.profession or found.leads_to_profession or given.state.regulation_unclear)


def _profession_key(given: Assessment) -> Key:
    found, state = given.found, given.state
    named = found.profession.id if found.profession else None
    leads_to = found.leads_to_profession.id if found.leads_to_profession else None
    return "p", named, leads_to, state.regulated, state.regulation_unclear


def _place_key(given: Assessment) -> Key:
    """The institution, under its name of that time, and what is on record or was found."""
    claim, place, record = given.claim, given.axes.institution, given.found.record
    if place.period is not None and not claim.evidence and claim.institution_status is None:
        return place, claim.award is None
    whole: Key = record or claim.institution, claim.country, _period(given), claim.award is None
    if claim.evidence or claim.institution_status is not None:
        return *whole, place.status, place.why, place.body, place.day, place.record
    return *whole, place


def _period(given: Assessment) -> int | None:
    award, record = given.claim.award, given.found.record
    return record.periods.key(award.first, award.last) if record and award else None


def _would(given: Assessment) -> Key | None:
    """None while several entries may be meant: then the institution's status is asked for each of them."""
    match = given.match
    if match.problem in OPEN_PROBLEMS:
        return None
    level = match.value.elements.level.result if match.value else None
    return given.state, match.identified, match.dated_apart, given.level.result, level


def _paper_key(given: Assessment) -> Key:
    claim, known = given.claim, given.axes
    return (
        given.found.oddities,
        known.remarks,
        known.completion_why,
        known.completion,
        known.authenticity is _NOT_CHECKED and given.outcome is not _NOT_COMPARABLE,
        claim.stage,
        claim.award.note if claim.award else None,
        claim.documents_missing_because,
        _place_key(given) if known.institution.why == "listed_other_time" else None,
    )


def _entry_key(given: Assessment, match: int, hidden: bool) -> Key:
    claim, country = given.claim, given.found.country
    return (
        match,
        hidden,
        given.rule is _S2,
        given.missing_prior == (),
        claim.duration_years,
        claim.award is None,
        _contested(given) if country and country.contested else None,
    )


def _contested(given: Assessment) -> Key:
    """Whether a paragraph on a contested territory may belong here."""
    found = given.found
    return contested_then(given), given.claim.region, found.institution.city if found.institution else ""


def _steps_key(given: Assessment, profession: int) -> Key:
    """The next steps: what is still open, in which country, for which kind of award; not the entry itself."""
    claim, axes, need, rule = given.claim, given.axes, given.claim.requirement, given.rule
    return (
        profession if given.outcome is _REFER else given.found.leads_to_profession is None,
        claim.country,
        rule,
        given.outcome,
        given.match.open if rule is _C7 else given.match.school,
        rule is _C7 and (given.missing_prior == (), axes.programme),
        axes.authenticity in _TO_CHECK,
        axes.completion is _AWARDED,
        axes.institution.status in RECOGNISED,
        bool(claim.documents_missing_because),
        (need.kind is _NO_NEED, need.or_equivalent) if need else None,
        claim.prior_decision.kind if claim.prior_decision else None,
    )


def _headline_key(given: Assessment, match: int, profession: int) -> Key:
    """Outcome, row, and only what this row's headline names: the entry where something is comparable."""
    rule, authenticity = given.rule, given.axes.authenticity
    named: object = None
    if rule in _POSITIVE:
        level = given.level
        named = match, level.wanted if level.result is _SUBSTANTIAL else ""
    elif rule is _C7:
        named = given.match.open, given.missing_prior == (), given.axes.programme
    elif rule is _C1:
        named = authenticity, _place_key(given)
    elif rule is _C2:
        named = profession
    elif rule is _S2:
        named = given.claim.prior_decision
    return rule, given.outcome, authenticity is _NOT_CHECKED, named
