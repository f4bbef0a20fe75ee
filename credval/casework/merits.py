"""What may an applicant who was not chosen learn of the one who was? Education, experience and other merits only.

Discrimination Act (2008:567), chapter 2, section 4. No name, birth date, contact, reference, place or country of study, and
only the year of award: what the education is, not where the person comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from credval.casework.differing import last_decisions
from credval.casework.facts import facts
from credval.model.case_words import MeritKind
from credval.model.cases import Case, Credential
from credval.model.words import Outcome
from credval.text import Text, both
from credval.writing.folding import fold


@dataclass(frozen=True, slots=True)
class Education:
    """One education of the person chosen."""

    qualification: str
    """Title as on the paper."""
    field: str = ""
    """ISCED-F code."""
    years: float | None = None
    credits: float | None = None
    credit_unit: str = ""
    awarded: str = ""
    """The year, or the two years that the day may lie in."""
    outcome: Outcome | None = None
    counterpart: str = ""
    """Id of the Swedish qualification that it was decided to be comparable to."""


@dataclass(frozen=True, slots=True)
class MeritInformation:
    """All that is given out, and what to look at before it is."""

    education: tuple[Education, ...]
    experience: tuple[str, ...]
    other: tuple[str, ...]
    mind: tuple[Text, ...] = ()


def merits(case: Case) -> MeritInformation:
    """The merits of the person of the case."""
    experience, other = (_of_kind(case, kind) for kind in MeritKind)
    education = tuple(_education(case, one) for one in case.credentials)
    return MeritInformation(education, experience, other, tuple(_naming(case, experience + other)))


def _of_kind(case: Case, kind: MeritKind) -> tuple[str, ...]:
    return tuple(
        f"{one.what} ({one.when})" if one.when else one.what for one in case.merits if one.kind is kind
    )


def _education(case: Case, credential: Credential) -> Education:
    claim: dict[str, Any] = credential.claim
    decided = {one.credential: one for one in last_decisions(case)}.get(credential.id)
    years = facts(case, credential).get("award_years", [])
    return Education(
        qualification=str(claim.get("qualification_native") or claim.get("qualification") or ""),
        field=str(claim.get("field") or ""),
        years=claim.get("duration_years"),
        credits=claim.get("credits"),
        credit_unit=str(claim.get("credit_unit") or ""),
        awarded="–".join(map(str, years)),
        outcome=decided.outcome if decided else None,
        counterpart=decided.counterpart if decided else "",
    )


def _naming(case: Case, lines: tuple[str, ...]) -> list[Text]:
    """Lines of merits in which a name of the person stands as a word."""
    names = {word for name in _names(case) for word in fold(name).split() if len(word) > 2}
    return [
        both("A name of the person may stand in “{line}”: write it without.", line=line)
        for line in lines
        if names & set(fold(line).split())
    ]


def _names(case: Case) -> tuple[str, ...]:
    return (case.person.name_as_written, *case.person.other_names)
