"""What are the facts of a credential without the person, so that like cases can be told alike?

For the office's own earlier outcomes: no name, no number, no free text, no day, only the year of award.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from credval.casework.claims import claim_without_person
from credval.model.cases import Case, Credential
from credval.model.words import CalendarName
from credval.writing.calendars import DateError, interval
from credval.writing.folding import fold

Facts = dict[str, Any]

_WORDS = ("country", "region", "field", "mode", "delivery", "credit_unit", "completion", "authenticity", "identity",
          "institution_status", "programme_status", "stage")  # fmt: skip
_NUMBERS = ("duration_years", "credits")
_TITLES = ("qualification", "institution")
_REQUIREMENT = ("kind", "destination", "profession", "min_years", "field", "or_equivalent")
_encoder = msgspec.json.Encoder(order="deterministic")


def facts(case: Case, credential: Credential) -> Facts:
    """What decides about the outcome of one credential. Absent facts are left out."""
    claim = claim_without_person(case, credential)
    found: Facts = {key: claim[key] for key in (*_WORDS, *_NUMBERS) if claim.get(key) not in (None, "")}
    found |= {key: fold(str(claim[key])) for key in _TITLES if claim.get(key)}
    found |= {
        "award_years": _award_years(claim),
        "documents": sorted(set(claim.get("documents") or ())),
        "undocumented": bool(claim.get("documents_missing_because")),
        "looked_up": sorted(
            {f"{one.get('about')}: {one.get('answer')}" for one in claim.get("evidence") or ()}
        ),
        "prior_decision": _only(claim.get("prior_decision"), ("kind", "seqf")),
        "requirement": _only(claim.get("requirement"), _REQUIREMENT),
        "builds_on": len(claim.get("builds_on") or ()),
    }
    return {key: value for key, value in found.items() if value not in (None, [], {}, False, 0)}


def digest(given: Facts) -> str:
    """SHA-256 of the facts, in hexadecimal: equal facts have equal digests, whatever the order they were typed in."""
    return hashlib.sha256(_encoder.encode(given)).hexdigest()


def _award_years(claim: Facts) -> list[int]:
    written = claim.get("award_date")
    if not written:
        return []
    try:
        days = interval(str(written), claim.get("award_calendar") or CalendarName.GREGORIAN)
    except (DateError, ValueError):
        return []
    return sorted({days.first.year, days.last.year})


def _only(part: Facts | None, keys: tuple[str, ...]) -> Facts:
    return {key: part[key] for key in keys if part.get(key) not in (None, "", False)} if part else {}
