"""How do the credentials of a case look as claims of the contract, so that `assess()` sees all that is known?"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from credval.model.cases import Case, Credential, Verification
from credval.model.words import DocumentKind

Claim = dict[str, Any]

OF_THE_CASE = ("id", "candidate", "requirement", "stage")
"""Keys of a claim that the case gives, whatever was typed in the credential."""

PROVES_AWARD = frozenset(
    {
        DocumentKind.DEGREE_CERTIFICATE.value,
        DocumentKind.SCHOOL_CERTIFICATE.value,
        DocumentKind.VOCATIONAL_CERTIFICATE.value,
    }
)
"""With one of these in hand a credential is not undocumented, whatever else of the case is missing."""

_KINDS = frozenset(kind.value for kind in DocumentKind)
_encoder = msgspec.json.Encoder(order="deterministic")


def claims(case: Case) -> list[Claim]:
    """A claim for each credential, in order: the person, the job, papers in hand and answered look-ups put in.

    An assessment has to be made of these, not of `Credential.claim`. `blind.hidden` first gives the same without the
    name.
    """
    return [{**claim_without_person(case, one), **_candidate(case)} for one in case.credentials]


def claim_without_person(case: Case, credential: Credential) -> Claim:
    """The same of one credential, without who it is: what `assess()` decides by."""
    claim = {key: value for key, value in credential.claim.items() if key not in OF_THE_CASE}
    claim["id"] = credential.id
    _put(claim, "documents", _documents(case, credential))
    _put(claim, "documents_missing_because", _missing_because(case, claim))
    _put(claim, "evidence", evidence(case, credential))
    _put(claim, "requirement", case.job.requirement)
    _put(claim, "stage", case.job.stage)
    return claim


def evidence(case: Case, credential: Credential) -> list[Claim]:
    """What was typed as looked up, then the answered look-ups of the case, as `evidence` of the contract."""
    typed = list(credential.claim.get("evidence") or ())
    return [*typed, *map(as_evidence, answered(case, credential.id))]


def answered(case: Case, credential: str) -> tuple[Verification, ...]:
    """The look-ups of a credential that have their answer. One from elsewhere than the official domain is none."""
    return tuple(
        one for one in case.verifications if one.credential == credential and one.answer and one.answered_on
    )


def as_evidence(one: Verification) -> Claim:
    """An answered look-up as an item of the contract."""
    assert one.answer is not None
    assert one.answered_on is not None
    item = {
        "about": one.about.value,
        "answer": one.answer.value,
        "body": one.body,
        "channel": one.channel,
        "day": one.answered_on.isoformat(),
        "by": one.by,
        "reference": one.reference,
    }
    return {key: value for key, value in item.items() if value}


def undocumented(claim: Claim) -> bool:
    """Whether the claim takes the undocumented path: a reason, and no paper that proves the award."""
    return bool(claim.get("documents_missing_because")) and PROVES_AWARD.isdisjoint(
        claim.get("documents") or ()
    )


def undocumented_credentials(case: Case) -> tuple[str, ...]:
    """Ids of the credentials on the undocumented path."""
    return tuple(one.id for one in case.credentials if undocumented(claim_without_person(case, one)))


def claims_sha256(case: Case) -> str:
    """One number for all that is assessed. It changes with the requirement, a fact, a paper or an answer; not
    with the person.
    """
    found = [claim_without_person(case, one) for one in case.credentials]
    return hashlib.sha256(_encoder.encode(found)).hexdigest()


def _put(claim: Claim, key: str, value: Any) -> None:
    if value:
        claim[key] = value


def _candidate(case: Case) -> Claim:
    person = {"name_as_written": case.person.name_as_written, "reference": case.person.reference}
    known = {key: value for key, value in person.items() if value}
    return {"candidate": known} if known else {}


def _documents(case: Case, credential: Credential) -> list[str]:
    """Kinds in hand: typed ones, then those of papers in the case that show this credential."""
    kept = (one for one in case.papers if credential.id in one.credentials and one.removed_on is None)
    typed = credential.claim.get("documents") or ()
    return list(dict.fromkeys((*typed, *(one.kind for one in kept if one.kind in _KINDS))))


def _missing_because(case: Case, claim: Claim) -> str | None:
    """The reason of the credential itself, else that of the case where no paper proves the award."""
    own = claim.get("documents_missing_because")
    if own or not PROVES_AWARD.isdisjoint(claim.get("documents") or ()):
        return own
    return case.papers_missing_because or None
