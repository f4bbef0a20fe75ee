"""Is it finished, genuine, the same person, accredited? The separate axes, never merged into one word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from credval.assessment.inputs import Found
from credval.assessment.lookups import Lookups
from credval.assessment.standing import Standing, standing
from credval.model import words as w
from credval.model.claims import Claim
from credval.model.entries import Qualification
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


@dataclass(frozen=True, slots=True)
class Axes:
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
    place = standing(claim, entry, found, on)
    completion, why = _completion(claim, found, on)
    authenticity, remark = _authenticity(claim)
    remarks = tuple(one for one in (remark, _forgotten(claim)) if one)
    programme = _programme(claim, entry, found, place)
    return Axes(
        place, programme, completion, why, authenticity, claim.identity or Identity.NOT_CHECKED, remarks
    )


def _programme(claim: Claim, entry: Qualification | None, found: Found, place: Standing) -> ProgrammeStatus:
    looked_up = Lookups.about(claim, EvidenceAbout.PROGRAMME)
    if looked_up.confirmed and claim.programme_status is not ProgrammeStatus.NOT_ACCREDITED:
        return ProgrammeStatus.ACCREDITED
    if looked_up.denied and claim.programme_status is ProgrammeStatus.NOT_ACCREDITED:
        return ProgrammeStatus.NOT_ACCREDITED
    by_institution = found.country is None or found.country.recognised_unit is w.RecognisedUnit.INSTITUTION
    by_state = entry is not None and entry.awarded_by is not w.AwardedBy.INSTITUTION
    if by_state or (by_institution and not place.by_programme):
        return ProgrammeStatus.NOT_REQUIRED
    return ProgrammeStatus.UNKNOWN


def _completion(claim: Claim, found: Found, on: date) -> tuple[Completion, str]:
    if claim.award and claim.award.first > on:
        return Completion.UNKNOWN, "future"
    if claim.completion is not None:
        return claim.completion, "stated"
    proven = {proves(kind, found) for kind in claim.documents}
    if Proves.AWARD in proven:
        return Completion.COMPLETED_AWARDED, "documents"
    if Proves.COMPLETION in proven:
        return Completion.COMPLETED_NOT_YET_AWARDED, "documents"
    if claim.documents_missing_because:
        return Completion.UNKNOWN, "undocumented"
    if Proves.PART in proven:
        return Completion.UNKNOWN, "part"
    if claim.award:
        return Completion.COMPLETED_AWARDED, "as_claimed"
    return Completion.UNKNOWN, "nothing"


def proves(kind: str, found: Found) -> Proves:
    """What a paper proves in this system: by the country's own id for it, by its kind, else in general."""
    papers = found.country.documents if found.country else ()
    own = next((one for one in papers if kind == one.id), None) or next(
        (one for one in papers if kind == one.kind), None
    )
    if own:
        return own.proves
    return _BY_KIND.get(kind, Proves.NOTHING)


def _authenticity(claim: Claim) -> tuple[Authenticity, str]:
    typed = claim.authenticity or Authenticity.NOT_CHECKED
    looked_up = Lookups.about(claim, EvidenceAbout.AUTHENTICITY)
    if typed in _NEEDS_EVIDENCE:
        answer = looked_up.denied if typed is Authenticity.CONFIRMED_FALSE else looked_up.confirmed
        return (typed, "") if answer else (_NEEDS_EVIDENCE[typed], "authenticity_without_evidence")
    if looked_up.denied and typed is not Authenticity.DISCREPANCY_OPEN:
        return Authenticity.DISCREPANCY_OPEN, "authenticity_denied"
    if looked_up.confirmed and typed is Authenticity.NOT_CHECKED:
        return Authenticity.VERIFIED_AT_SOURCE, ""
    if typed is Authenticity.UNVERIFIABLE_EXCUSED and not (
        claim.documents_missing_because and looked_up.tried_in_vain
    ):
        return Authenticity.NOT_CHECKED, "excuse_incomplete"
    if typed is Authenticity.CONSISTENT_NOT_VERIFIED and set(claim.documents) == {DocumentKind.PHOTO}:
        return Authenticity.NOT_CHECKED, "photo_only"
    return typed, ""


def _forgotten(claim: Claim) -> str:
    """A look-up that does not count because its day or who answered is missing."""
    asked = [Lookups.about(claim, about) for about in EvidenceAbout] if claim.evidence else []
    return "evidence_incomplete" if any(one.incomplete for one in asked) else ""
