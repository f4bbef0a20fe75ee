"""Which facts of a credential pick the items of the checklists? The person is not among them.

What is not known is left out, so that it keeps an item rather than take one away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from credval.casework.claims import Claim
from credval.conditions.evaluating import Between, Fact
from credval.model.entries import Qualification
from credval.model.systems import Country
from credval.model.words import CalendarName, Outcome, RequirementKind
from credval.writing.scripts import main_script

Result = Mapping[str, Any]
_YES, _NO = "yes", "no"


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
        "documents_missing": _YES if claim.get("documents_missing_because") else _NO,
        "recognised_unit": known.country.recognised_unit.value if known.country else None,
        "delivery": str(claim.get("delivery") or ""),
        "calendar": _calendar(claim),
        "script": _script(claim),
        "requirement": str(_requirement(claim).get("kind") or ""),
    }
    return {key: value for key, value in found.items() if value not in (None, "")}


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
