"""Is it finished, genuine, the same person, accredited? The separate axes, never merged into one word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from credval.assessment.inputs import Found
from credval.assessment.lookups import NO_LOOKUPS, NOTHING_ASKED, Asked, Lookups, asked
from credval.assessment.standing import Standing, standing
from credval.model import words as w
from credval.model.claims import Claim
from credval.model.entries import Qualification
from credval.model.systems import Country
from credval.model.words import (
    Authenticity,
    Completion,
    DocumentKind,
    EvidenceAbout,
    Identity,
    ProgrammeStatus,
    Proves,
)

PROVES = {
    DocumentKind.DEGREE_CERTIFICATE: Proves.AWARD,
    DocumentKind.SCHOOL_CERTIFICATE: Proves.AWARD,
    DocumentKind.VOCATIONAL_CERTIFICATE: Proves.AWARD,
    DocumentKind.GRADUATION_CERTIFICATE: Proves.COMPLETION,
    DocumentKind.PROVISIONAL_CERTIFICATE: Proves.COMPLETION,
    DocumentKind.COMPLETION_LETTER: Proves.COMPLETION,
    DocumentKind.TRANSCRIPT: Proves.PART,
    DocumentKind.MARK_SHEET: Proves.PART,
    DocumentKind.COURSE_CERTIFICATE: Proves.PART,
}
"""What a kind of paper proves where the country file does not say otherwise; all others prove nothing."""

_BY_KIND: dict[str, Proves] = {kind.value: what for kind, what in PROVES.items()}

_NEEDS_EVIDENCE = {
    Authenticity.VERIFIED_AT_SOURCE: Authenticity.CONSISTENT_NOT_VERIFIED,
    Authenticity.DIGITALLY_VERIFIED: Authenticity.CONSISTENT_NOT_VERIFIED,
    Authenticity.CONFIRMED_FALSE: Authenticity.DISCREPANCY_OPEN,
}


class Axes(msgspec.Struct, frozen=True, gc=False):
    """Every axis with why it has its word; ``remarks`` are codes of wording.REMARKS."""

    institution: Standing
    programme: ProgrammeStatus
    completion: Completion
    completion_why: str
    authenticity: Authenticity
    identity: Identity
    remarks: tuple[str, ...] = ()


def axes(claim: Claim, entry: Qualification | None, found: Found, on: date) -> Axes:
    """All axes of one claim, on the day of award."""
    looked_up = asked(claim.evidence, on) if claim.evidence else NOTHING_ASKED
    place = standing(claim, entry, found, on, looked_up)
    completion, why = _completion(claim, found, on)
    authenticity = _NOT_CHECKED
    remarks: tuple[str, ...] = ()
    if claim.evidence or claim.authenticity is not None:
        authenticity, remarks = _remarked(claim, looked_up)
    programme = _programme(claim, entry, found, place, looked_up)
    return Axes(
        place, programme, completion, why, authenticity, claim.identity or _PERSON_NOT_CHECKED, remarks
    )


def _remarked(claim: Claim, looked_up: Asked) -> tuple[Authenticity, tuple[str, ...]]:
    """The word of the paper, and what has to be said of it or of a look-up that does not count."""
    authenticity, remark = _authenticity(claim, looked_up.get(_ABOUT_PAPER, NO_LOOKUPS))
    return authenticity, tuple([one for one in (remark, _forgotten(claim, looked_up)) if one])


_PERSON_NOT_CHECKED = Identity.NOT_CHECKED
_ACCREDITED, _NOT_ACCREDITED = ProgrammeStatus.ACCREDITED, ProgrammeStatus.NOT_ACCREDITED
_NOT_REQUIRED, _PROGRAMME_UNKNOWN = ProgrammeStatus.NOT_REQUIRED, ProgrammeStatus.UNKNOWN
_PROGRAMME, _BY_UNIT, _BY_INSTITUTION = (
    EvidenceAbout.PROGRAMME,
    w.RecognisedUnit.INSTITUTION,
    w.AwardedBy.INSTITUTION,
)


def _programme(
    claim: Claim, entry: Qualification | None, found: Found, place: Standing, asked: Asked
) -> ProgrammeStatus:
    answers = asked.get(_PROGRAMME)
    if answers:
        if answers.confirmed and claim.programme_status is not _NOT_ACCREDITED:
            return _ACCREDITED
        if answers.denied and claim.programme_status is _NOT_ACCREDITED:
            return _NOT_ACCREDITED
    by_institution = found.country is None or found.country.recognised_unit is _BY_UNIT
    by_state = entry is not None and entry.awarded_by is not _BY_INSTITUTION
    if by_state or (by_institution and not place.by_programme):
        return _NOT_REQUIRED
    return _PROGRAMME_UNKNOWN


_AWARD, _COMPLETED, _PART = Proves.AWARD, Proves.COMPLETION, Proves.PART
_UNKNOWN = Completion.UNKNOWN
_AWARDED_SHOWN = (Completion.COMPLETED_AWARDED, "documents")
_COMPLETED_SHOWN = (Completion.COMPLETED_NOT_YET_AWARDED, "documents")
_AS_CLAIMED = (Completion.COMPLETED_AWARDED, "as_claimed")


def _completion(claim: Claim, found: Found, on: date) -> tuple[Completion, str]:
    if claim.award and claim.award.first > on:
        return _UNKNOWN, "future"
    if claim.completion is not None:
        return claim.completion, "stated"
    papers = found.papers if found.papers is not None else papers_of(found.country)
    proven = [papers.get(kind) for kind in claim.documents]
    if _AWARD in proven:
        return _AWARDED_SHOWN
    if _COMPLETED in proven:
        return _COMPLETED_SHOWN
    if claim.documents_missing_because:
        return _UNKNOWN, "undocumented"
    if _PART in proven:
        return _UNKNOWN, "part"
    return _AS_CLAIMED if claim.award else (_UNKNOWN, "nothing")


def papers_of(country: Country | None) -> Mapping[str, Proves]:
    """What a paper proves: by the country's own id for it, by its kind (the first of a kind leads), else in general."""
    papers = country.documents if country else ()
    by_kind = {one.kind.value: one.proves for one in reversed(papers)}
    return _BY_KIND | by_kind | {one.id: one.proves for one in reversed(papers)}


_ABOUT_PAPER = EvidenceAbout.AUTHENTICITY
_NOT_CHECKED, _CONSISTENT = Authenticity.NOT_CHECKED, Authenticity.CONSISTENT_NOT_VERIFIED
_DISCREPANCY, _EXCUSED = Authenticity.DISCREPANCY_OPEN, Authenticity.UNVERIFIABLE_EXCUSED


def _authenticity(claim: Claim, looked_up: Lookups) -> tuple[Authenticity, str]:
    typed = claim.authenticity or _NOT_CHECKED
    if typed is _NOT_CHECKED and looked_up is NO_LOOKUPS:
        return typed, ""
    if typed in _NEEDS_EVIDENCE:
        answer = looked_up.denied if typed is Authenticity.CONFIRMED_FALSE else looked_up.confirmed
        return (typed, "") if answer else (_NEEDS_EVIDENCE[typed], "authenticity_without_evidence")
    if looked_up.denied and typed is not _DISCREPANCY:
        return _DISCREPANCY, "authenticity_denied"
    if looked_up.confirmed and typed is _NOT_CHECKED:
        return Authenticity.VERIFIED_AT_SOURCE, ""
    if typed is _EXCUSED and not (claim.documents_missing_because and looked_up.tried_in_vain):
        return _NOT_CHECKED, "excuse_incomplete"
    if typed is _CONSISTENT and set(claim.documents) == {DocumentKind.PHOTO}:
        return _NOT_CHECKED, "photo_only"
    return typed, ""


def _forgotten(claim: Claim, looked_up: Asked) -> str:
    """A look-up that does not count because its day or who answered is missing."""
    counting = sum([len(one.counting) for one in looked_up.values()])
    return "" if counting == len(claim.evidence) else "evidence_incomplete"
