"""Which facts of a credential, and of its case, pick the items of the checklists? The person is not among them.

What is not known is left out, so that it keeps an item rather than take one away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from credval.casework.claims import Claim
from credval.conditions.evaluating import Between, Fact
from credval.model.cases import Case, CheckedItem, Office
from credval.model.entries import Qualification
from credval.model.systems import Country
from credval.model.words import (
    Authenticity,
    CalendarName,
    DocumentKind,
    ElementResult,
    Identity,
    InstitutionStatus,
    Outcome,
    RequirementKind,
)
from credval.writing.scripts import main_script

Result = Mapping[str, Any]
_YES, _NO = "yes", "no"
_READ_HERE = frozenset({"sv", "en", "da", "no", "nb", "nn"})
"""Languages of papers that a Swedish office reads without a translation."""
_SPECIAL_PAPERS = frozenset({DocumentKind.GRADUATION_CERTIFICATE, DocumentKind.PROVISIONAL_CERTIFICATE})
_SPECIAL_CHANNELS = frozenset({"central_body", "legalisation"})
_DIGITAL_CHANNELS = frozenset({"code", "digital_signature", "holder_shared"})
_DOUBTS = frozenset({Authenticity.DISCREPANCY_OPEN, Authenticity.CONFIRMED_FALSE})
_DOUBTED_AREAS = ("authenticity", "identity", "institution")
_NAMES: Mapping[str, str] = {
    Identity.MATCH: "same",
    Identity.EXPLAINED_VARIANT: "differ",
    Identity.UNEXPLAINED_MISMATCH: "differ",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A credential as `claim_without_person` gives it, what the rulebook says of it, and what stands behind that."""

    claim: Claim
    result: Result
    entry: Qualification | None = None
    """The one that is meant, where that is settled."""
    country: Country | None = None


def facts_of(known: Known, today: date) -> dict[str, Fact]:
    """The facts that a list's ``when`` may ask for, as far as they are known."""
    claim, entry = known.claim, known.entry
    found: dict[str, Fact] = {
        "country": str(claim.get("country") or "").upper(),
        "eqf": _eqf(known),
        "kind": entry.kind.value if entry else None,
        "profession": _profession(known),
        "regulated": _regulated(known),
        "award_years_ago": _years_ago(known.result, today),
        "stage": str(claim.get("stage") or ""),
        "documents_missing": _yes(bool(claim.get("documents_missing_because"))),
        "delivery": str(claim.get("delivery") or ""),
        "calendar": _calendar(claim),
        "script": _script(claim),
        "requirement": str(_requirement(claim).get("kind") or ""),
        "or_equivalent": _yes(bool(_requirement(claim).get("or_equivalent")))
        if _requirement(claim)
        else None,
        "translation": _yes(DocumentKind.TRANSLATION.value in (claim.get("documents") or ())),
        "looked_up": _looked_up(claim),
        "prior_decision": str((claim.get("prior_decision") or {}).get("kind") or "none"),
        "builds_on": _builds_on(known),
        "field": _field(known),
        "awarded_by": entry.awarded_by.value if entry else None,
        **_of_country(known.country, claim),
        **_of_result(known.result),
    }
    return _known_ones(found)


def facts_of_post(case: Case, office: Office | None) -> dict[str, Fact]:
    """Facts that all credentials of a case share: how far it is, whose it is, what stands in it."""
    found: dict[str, Fact] = {
        "state": case.state.value,
        "credentials": float(len(case.credentials)),
        "identity_paper": _yes(any(one.identity and one.removed_on is None for one in case.papers)),
        "corrected": _yes(bool(case.corrections or case.objections)),
        "employer": office.kind.value if office else None,
        "four_eyes": office.four_eyes.value if office else None,
    }
    return _known_ones(found)


def with_answers(facts: Mapping[str, Fact], answers: Iterable[CheckedItem]) -> dict[str, Fact]:
    """What the answers themselves ask further: a warning sign, or a "no" to whether it is the same person.

    They pick items of the lists and nothing else; no assessment is given them.
    """
    found, given = dict(facts), tuple(answers)
    if any(one.warning and one.item.split(".", 1)[0] in _DOUBTED_AREAS for one in given):
        found["doubt"] = _YES
    if any(one.item == "identity.n1" and (one.warning or one.answer == _NO) for one in given):
        found["names"] = "differ"
    return found


def _known_ones(found: Mapping[str, Fact]) -> dict[str, Fact]:
    return {key: value for key, value in found.items() if value not in (None, "", ())}


def _yes(holds: bool) -> str:
    return _YES if holds else _NO


def _of_country(country: Country | None, claim: Claim) -> dict[str, Fact]:
    """What the country file says of papers, names and channels."""
    typed = str(claim.get("award_calendar") or "")
    if country is None:
        return {"calendars": (typed,) if typed else None}
    kinds = {one.kind for one in country.documents}
    channels = {one.kind for one in country.verification}
    calendars = [*(one.value for one in country.people.calendars), *([typed] if typed else [])]
    return {
        "ehea": country.ehea,
        "recognised_unit": country.recognised_unit.value,
        "paper_language": _paper_language(country),
        "own_papers": _yes(bool(kinds & _SPECIAL_PAPERS or channels & _SPECIAL_CHANNELS)),
        "digital": _yes(bool(channels & _DIGITAL_CHANNELS)),
        "calendars": tuple(dict.fromkeys(calendars)),
        "name_script": "latin" if set(country.people.scripts) <= {"Latn"} else "other",
    }


def _paper_language(country: Country) -> str | None:
    """english, nordic (or English beside it) or other; None where no paper is described."""
    written = {one.language for one in country.documents}
    if not written:
        return None
    return "english" if written == {"en"} else "nordic" if written <= _READ_HERE else "other"


def _of_result(result: Result) -> dict[str, Fact]:
    """What the assessment says: the facts that hang on a result, none of them while there is none."""
    axes, shown = result.get("axes") or {}, result.get("comparability")
    status, genuine = axes.get("institution_status"), axes.get("authenticity")
    named = _NAMES.get(axes.get("identity") or "")
    return {
        "outcome": result.get("outcome"),
        "met": (result.get("requirement") or {}).get("met"),
        "level": ("settled" if shown and shown["certain"] else "open") if "comparability" in result else None,
        "difference": _difference(result.get("elements") or {}),
        "institution_status": None if status == InstitutionStatus.UNKNOWN else status,
        "authenticity": genuine,
        "doubt": _yes(genuine in _DOUBTS) if genuine else None,
        "names": named,
    }


def _difference(elements: Mapping[str, Any]) -> str | None:
    """Whether one of the five elements differs; None while that is not known."""
    found = {one["result"] for one in elements.values()}
    if found & {ElementResult.NON_SUBSTANTIAL, ElementResult.SUBSTANTIAL}:
        return _YES
    return _NO if found == {ElementResult.NONE} else None


def _looked_up(claim: Claim) -> Fact:
    answers = (str(one.get("answer") or "") for one in claim.get("evidence") or ())
    return tuple(dict.fromkeys(one for one in answers if one)) or ("nothing",)


def _builds_on(known: Known) -> str | None:
    if known.claim.get("builds_on"):
        return _YES
    return _yes(bool(known.entry.requires_prior)) if known.entry else None


def _field(known: Known) -> str:
    """The broad field of ISCED-F, two digits."""
    entry = known.entry.field_code if known.entry else None
    return str(known.claim.get("field") or entry or "")[:2]


def _requirement(claim: Claim) -> dict[str, Any]:
    return dict(claim.get("requirement") or {})


def _eqf(known: Known) -> float | None:
    shown = known.result.get("comparability")
    return shown["eqf"] if shown and shown["certain"] else None


def _profession(known: Known) -> str:
    asked = str(_requirement(known.claim).get("profession") or "")
    return asked or (known.entry.profession or "" if known.entry else "")


def _regulated(known: Known) -> str | None:
    """Of the job. One that asks for something else is not regulated, unless the education leads to a profession that is."""
    if known.result.get("outcome") == Outcome.REFER_AUTHORITY:
        return _YES
    kind = _requirement(known.claim).get("kind")
    if not kind or kind == RequirementKind.PROFESSION or known.entry is None or known.entry.profession:
        return None
    return _NO


def _years_ago(result: Result, today: date) -> Fact:
    """Full years since the award: a number, or two where the day is only known to lie between two days."""
    award = result.get("award_date")
    if not award:
        return None
    most, least = (_years(date.fromisoformat(award[one]), today) for one in ("first", "last"))
    return float(most) if most == least else Between(least, most)


def _years(day: date, today: date) -> int:
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def _calendar(claim: Claim) -> str:
    written = str(claim.get("award_calendar") or "")
    return written or (CalendarName.GREGORIAN.value if claim.get("award_date") else "")


def _script(claim: Claim) -> str:
    """Of the title as it stands on the paper; one that was picked from the rulebook says nothing of it."""
    typed = str(claim.get("qualification") or "")
    script = main_script(str(claim.get("qualification_native") or "") or ("" if "/" in typed else typed))
    return "" if not script else "latin" if script == "LATIN" else "other"
