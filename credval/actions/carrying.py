"""What is typed on the page Assess becomes a case, and goes from a case to that page and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from credval.actions.casebook import Casebook
from credval.casework import editing
from credval.casework.claims import OF_THE_CASE, answered, as_evidence, claim_without_person
from credval.model.cases import Case, Credential, Job, Person

Claim = Mapping[str, Any]
Sectors = Mapping[str, Mapping[str, str | float]]
"""For a sector pack, by its id, what was answered to its questions."""
_TELLING = ("about", "answer", "body", "day")
"""By which an item of evidence is known again."""


def keep(
    casebook: Casebook,
    claims: Sequence[Claim],
    job: Job,
    person: Person,
    sectors: Sectors | None = None,
    edition: str = "",
) -> Case:
    """A new case of what was typed, saved. Raises as `Casebook.open_new` and `Casebook.edit`.

    ``edition``: of the rulebook that asked the questions of ``sectors``.
    """
    case = casebook.open_new(job, person)
    case = casebook.edit(case, _written, credentials(claims)) if claims else case
    return with_sectors(casebook, case, sectors or {}, edition)


def with_sectors(casebook: Casebook, case: Case, sectors: Sectors, edition: str) -> Case:
    """The case with the answers to the questions of its sectors; as it is where they are the same. Raises as `Casebook.edit`."""
    given = {pack: dict(facts) for pack, facts in sectors.items() if facts}
    if given == sectors_of(case):
        return case
    return casebook.edit(case, editing.answer_sectors, given, edition)


def sectors_of(case: Case) -> dict[str, dict[str, str | float]]:
    """The answers that the case keeps, for the page Assess."""
    return {one.pack: dict(one.given) for one in case.sectors}


def carried(case: Case) -> list[dict[str, Any]]:
    """The credentials for the page Assess: as typed, with the papers and answers that the case has."""
    found = (claim_without_person(case, one) for one in case.credentials)
    return [
        {key: value for key, value in one.items() if key == "id" or key not in OF_THE_CASE} for one in found
    ]


def bring_back(casebook: Casebook, case: Case, claims: Sequence[Claim]) -> Case:
    """Let the case say what was typed on the page; what comes from its papers and look-ups is not said twice.

    Unchanged credentials are left alone. Raises as `Casebook.edit`.
    """
    bare = [_bare(case, one) for one in claims]
    known = {one.id: one.claim for one in case.credentials}
    changed = [one for one in credentials(bare) if known.get(one.id) != one.claim]
    return casebook.edit(case, _written, changed) if changed else case


def credentials(claims: Iterable[Claim]) -> list[Credential]:
    """Claims as a case keeps them."""
    return [
        Credential(
            id=str(one["id"]), claim={key: value for key, value in one.items() if key not in OF_THE_CASE}
        )
        for one in claims
    ]


def _written(case: Case, by: str, at: datetime, credentials: Sequence[Credential]) -> Case:
    for one in credentials:
        case = editing.write_credential(case, by, at, one)
    return case


def _bare(case: Case, claim: Claim) -> dict[str, Any]:
    """Without what the case itself adds to the credential."""
    id_ = str(claim["id"])
    typed = next((one.claim for one in case.credentials if one.id == id_), {})
    papers = {one.kind for one in case.papers if id_ in one.credentials} - set(typed.get("documents") or ())
    found = {
        **claim,
        "documents": [one for one in claim.get("documents") or () if one not in papers],
        "evidence": _own_evidence(case, claim, typed),
    }
    if not typed.get("documents_missing_because") and (
        claim.get("documents_missing_because") == case.papers_missing_because
    ):
        found["documents_missing_because"] = None
    return {key: value for key, value in found.items() if value not in (None, [])}


def _own_evidence(case: Case, claim: Claim, typed: Claim) -> list[dict[str, Any]]:
    """What was looked up and typed, but not what stands as a look-up of the case."""
    before = [_told(one) for one in typed.get("evidence") or ()]
    of_case = [_told(as_evidence(one)) for one in answered(case, str(claim["id"]))]
    return [one for one in claim.get("evidence") or () if _told(one) not in of_case or _told(one) in before]


def _told(item: Claim) -> tuple[str, ...]:
    return tuple(str(item.get(key) or "") for key in _TELLING)
