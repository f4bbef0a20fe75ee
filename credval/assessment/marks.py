"""On what does each piece of a result hang?"""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from credval.assessment.assessing import Assessment
from credval.assessment.remarks import contested_then
from credval.assessment.routes import way_of
from credval.assessment.steps import parts_of, to_be_checked, uhr_assesses
from credval.assessment.whatif import OPEN_PROBLEMS
from credval.model.words import Authenticity, Completion, ElementResult, Outcome, RequirementKind, Rule

Key = tuple[Hashable, ...]

_S2, _C1, _C2, _C6, _C7 = Rule.S2, Rule.C1, Rule.C2, Rule.C6, Rule.C7
_POSITIVE = (Rule.C11, Rule.C12, Rule.C8, Rule.C10, Rule.C6)
_NO_NEED = RequirementKind.NONE
_AWARDED, _SUBSTANTIAL = Completion.COMPLETED_AWARDED, ElementResult.SUBSTANTIAL
_REFER, _NOT_COMPARABLE, _NOT_CHECKED = (
    Outcome.REFER_AUTHORITY,
    Outcome.NOT_COMPARABLE,
    Authenticity.NOT_CHECKED,
)


class Marks(NamedTuple):
    """The things that each piece hangs on; None for what has to be made anew."""

    match: Hashable
    """Which entry and which of its values; where it is not settled, also what was typed."""
    what: Hashable
    """The same, and whether there is a day of award."""
    axes: Hashable
    headline: Hashable
    """The outcome and what its headline names."""
    target: Hashable
    """What can be named as comparable."""
    wanted: Hashable
    """What the job asks for, if the level was asked for."""
    shown: Hashable
    """What the comparison shows in general, or that it shows nothing."""
    third: Hashable
    inner: Hashable
    """What outcome and row would be without regulation."""
    last: Hashable
    practice: Hashable
    need: Hashable
    """What the job needs and whether it is met."""
    named: Hashable
    """The institution under its name of that time; where none is on record, what was typed and which names are near."""
    standing: Hashable
    """Why its status has its word: who says so, when and where, not of which institution."""
    level: Hashable
    elements: Hashable
    job: Hashable
    papers: Hashable
    proof: Hashable
    would: Hashable
    of_paper: Hashable
    of_entry: Hashable
    of_job: Hashable
    first_steps: Hashable
    further_steps: Hashable
    sources: Hashable


class Groups(NamedTuple):
    """What pieces that mostly come together hang on, taken together: one look for all of them."""

    entry: Hashable
    """The entry, its value that holds, and what little else is said of it."""
    job: Hashable
    """What the job needs, and the row of the table."""
    case: Hashable
    """The papers, the person, and the words of the axes."""
    headline: Hashable
    level: Hashable
    named: Hashable
    standing: Hashable
    would: Hashable
    steps: Hashable


_MADE = tuple.__new__
"""Quicker than the constructor, which looks at every argument by name."""


def groups_of(given: Assessment) -> Groups:
    """The marks of one assessment by groups: each holds whatever the marks of its pieces hold."""
    claim, level, rule, need = given.claim, given.level, given.rule, given.claim.requirement
    m, who = _reading(given), _who(given)
    return _MADE(
        Groups,
        (
            (m, who, not level.wanted, given.profile_asked, *_entry_key(given, not given.holds)),
            (who, rule, given.outcome, given.if_not_regulated, given.needed, level, need, claim.prior_decision),
            (claim.country, claim.documents, *_axes_key(given), *_paper_key(given)),
            _headline_key(given, who),
            (m, level, given.missing_prior),
            _named_key(given),
            _standing_key(given),
            _would(given),
            (*_first_steps_key(given, who), *_further_steps_key(given)),
        ),
    )  # fmt: skip


def marks_of(given: Assessment) -> Marks:
    """The marks of one assessment, piece by piece."""
    claim, known, level, rule, need = (
        given.claim,
        given.axes,
        given.level,
        given.rule,
        given.claim.requirement,
    )
    m, who, hidden, inner = (
        _reading(given),
        _who(given),
        not given.holds,
        given.if_not_regulated,
    )
    asked = need and (need.kind, need.destination, need.profession)
    referred = who, given.outcome is _REFER
    return Marks(
        match=m,
        what=(m, claim.award is None, _title_typed(given)),
        axes=_axes_key(given),
        headline=_headline_key(given, who),
        target=_target_key(given),
        wanted=level.wanted,
        shown=(m, hidden),
        third=given.outcome,
        inner=inner or "",  # None would be made anew
        last=(given.outcome, rule),
        practice=referred,
        need=(given.needed, level.wanted, need and need.min_years),
        named=_named_key(given),
        standing=_standing_key(given),
        level=(m, level, given.missing_prior),
        elements=(m, given.profile_asked),
        job=(who, asked, level.wanted, claim.prior_decision),
        papers=(claim.country, claim.documents, known.completion, known.completion_why, known.identity),
        proof=(claim.country, known.programme, known.authenticity),
        would=_would(given),
        of_paper=_paper_key(given),
        of_entry=(m, *_entry_key(given, hidden)),
        of_job=(*referred, level.more, inner is None),
        first_steps=_first_steps_key(given, who),
        further_steps=_further_steps_key(given),
        sources=(m, who),
    )


def _reading(given: Assessment) -> Hashable:
    """Which entry and which of its values: two readings are the same only if they are one object."""
    return given.match if given.match.identified else _match_key(given)


def _who(given: Assessment) -> Key | None:
    """The professions that play a part."""
    return _profession_key(given) if _profession_named(given) else None


def _title_typed(given: Assessment) -> str:
    """The title as typed, where the summary names the paper by it and not by the entry."""
    return "" if given.holds else given.claim.qualification


def _match_key(given: Assessment) -> Key:
    """A reading that is not settled: the entries, their values, what is open, and what was typed."""
    match, claim = given.match, given.claim
    chosen = tuple([(one.entry.id, one.value.first if one.value else 0) for one in match.candidates])
    return "m", match.how, match.problem, match.ask, chosen, claim.qualification, claim.country


def _axes_key(given: Assessment) -> Key:
    known = given.axes
    return (
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
    similar = [one.id for one in found.similar_professions] if state.regulation_unclear else ()
    return (
        named,
        leads_to,
        state.regulated,
        state.regulation_unclear,
        tuple(similar),
        found.profession_because,
    )


def _named_key(given: Assessment) -> Key:
    record, award = given.found.record, given.claim.award
    if record is None:
        return given.claim.institution, given.found.similar_institutions, given.found.registries
    return record, record.named.key(award.first, award.first) if award else None


def _standing_key(given: Assessment) -> Key:
    """Thousands of institutions share it: the same body said it of all of them, on the same page."""
    place, known = given.axes.institution, given.found.record
    said = place.record and (place.record.authority, place.record.read, place.record.address)
    systems = known and known.systems
    return (
        place.status,
        place.why,
        place.body,
        place.day,
        said,
        systems,
        given.claim.country,
        given.claim.award is None,
        given.found.registries if place.why == "in_registries" else None,
    )


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
        _standing_key(given) if known.institution.why == "listed_other_time" else None,
        given.found.registries if known.institution.why == "in_registries" else None,
    )


def _entry_key(given: Assessment, hidden: bool) -> Key:
    claim = given.claim
    return (
        hidden,
        _title_typed(given),
        given.rule is _S2,
        given.missing_prior == (),
        claim.duration_years,
        claim.award is None,
        contested_then(given) if given.found.contested != () else (),
    )


def _first_steps_key(given: Assessment, profession: Key | None) -> Key:
    """What the row asks for, in which country, for which kind of award; not the entry itself."""
    rule, match, prior = given.rule, given.match, given.claim.prior_decision
    if given.outcome is _REFER:
        return profession, prior.kind if prior else None, way_of(given.claim.country)
    if rule is _C7:
        return (
            given.claim.country,
            match.open,
            given.missing_prior == (),
            given.axes.programme,
            parts_of(given),
            given.on,
        )
    return (
        given.claim.country,
        rule,
        match.school,
        bool(given.claim.documents_missing_because),
        parts_of(given),
        given.on,
    )


def _further_steps_key(given: Assessment) -> Key:
    claim, need = given.claim, given.claim.requirement
    return (
        claim.country,
        given.outcome is not _REFER and (to_be_checked(given), uhr_assesses(given)),
        given.match.awards,
        parts_of(given),
        given.on,
        bool(claim.documents_missing_because),
        (need.kind is _NO_NEED, need.or_equivalent) if need else None,
    )


def _target_key(given: Assessment) -> Hashable:
    """What can be named as comparable: the counterparts, which thousands of entries share, else whatever this one says."""
    value = given.match.value
    if value is not None and value.destinations and given.rule is not _C6:
        return value.destinations
    return _reading(given), given.rule is _C6


def _headline_key(given: Assessment, profession: Key | None) -> Key:
    """Outcome, row, and only what this row's headline names: the entry where something is comparable."""
    rule, authenticity = given.rule, given.axes.authenticity
    named: object = None
    if rule in _POSITIVE:
        level = given.level
        named = _target_key(given), level.wanted if level.result is _SUBSTANTIAL else ""
    elif rule is _C7:
        named = given.match.open, given.missing_prior == (), given.axes.programme
    elif rule is _C1:
        named = authenticity, _standing_key(given)
    elif rule is _C2:
        named = profession
    elif rule is _S2:
        named = given.claim.prior_decision
    return rule, given.outcome, authenticity is _NOT_CHECKED, named
