"""How does a claim as typed (a JSON object) become a Claim and a person, kept apart?

Only ``country`` and ``qualification`` are required. The person never reaches the rules.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import msgspec

from credval.exchange import fields as f
from credval.exchange.broken import repeated_key, why
from credval.exchange.countries import country_code
from credval.exchange.fields import ClaimError, fail
from credval.model import words as w
from credval.model.claims import AwardDay, Claim, Evidence, PriorDecision, Requirement
from credval.text import Text, both
from credval.writing.calendars import DateError, interval

MOST_BYTES_A_LINE = 1_000_000
_MOST_BYTES_A_PART = 512
"""Of a field that is kept for the next line that has the same."""
_OF_ONE_LINE = ("id", "candidate")
_APART = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
_WHOLE = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who it is, for the report only; removed before anything is assessed."""

    name_as_written: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of claims: the claim without the person, the person, or the problem."""

    id: str
    claim: Claim | None = None
    candidate: Candidate = Candidate()
    error: Text | None = None


def parse_line(raw: str | bytes, n: int) -> Line:
    """Line ``n`` (from one) of a JSON Lines file. Never fails: a problem stands in ``error``."""
    name = line_name(None, n)
    if isinstance(raw, str):
        raw = raw.encode("utf-8", "replace")
    if len(raw) > MOST_BYTES_A_LINE:
        return Line(name, error=both("Line {n} is longer than {most} bytes. Shorten its texts.", n=n, most=MOST_BYTES_A_LINE))  # fmt: skip
    known = _of_known_parts(raw, name)
    if known is not None:
        return known
    try:
        given = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Line(name, error=why(raw, n))
    if not isinstance(given, dict):
        return Line(name, error=why(b"", n))
    if raw.count(b":") != _keys(given) and (twice := repeated_key(raw)) is not None:
        return Line(
            _named(given.get("id"), name),
            error=fail("'{key}' stands twice. Keep one of them.", key=twice[:80]).text,
        )
    return read_line(given, name)


def _of_known_parts(raw: bytes, name: str) -> Line | None:
    """The line put together of parts that have been read before, as most are; None where anything is out of the ordinary.

    Then the line is read in full, and whatever is wrong with it is said. The person's part is never kept.
    """
    try:
        given = _APART(raw)
        count, found = len(given), {}
        own, person = (_WHOLE(given.pop(key, b"null")) for key in _OF_ONE_LINE)
        for key, value in given.items():
            part, keys = _part(key, bytes(value))
            count += keys
            if part is not None:
                found[key] = part
        if raw.count(b":") != count + len(person or ()) or (own is not None and not _named(own, "")):
            return None
        line_id = name if own is None else f.text("id", own) or name
        candidate = Candidate() if person is None else _candidate("candidate", person)
        return Line(line_id, _claim(found, line_id), candidate)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ClaimError, LookupError, TypeError):
        return None


@functools.lru_cache(maxsize=32768)
def _part(key: str, raw: bytes) -> tuple[Any, int]:
    """A field of a claim, and how many keys stand in it."""
    if len(raw) > _MOST_BYTES_A_PART:
        raise LookupError
    value = msgspec.json.decode(raw)
    return (None if value is None else _CLAIM[key](key, value)), _keys({key: value}) - 1


def _keys(given: dict[str, Any]) -> int:
    """How many keys a claim has, those of its parts too: as many as colons, unless texts hold some."""
    count = len(given)
    for value in given.values():
        if isinstance(value, dict):
            count += len(value)
        elif isinstance(value, list):
            count += sum(len(one) for one in value if isinstance(one, dict))
    return count


def read_line(given: Any, name: str) -> Line:
    """As `parse_line`, from an object that is already read."""
    line_id = _named(given.get("id") if isinstance(given, dict) else None, name)
    try:
        claim, candidate = read_claim(given, line_id)
    except ClaimError as problem:
        return Line(line_id, error=problem.text)
    return Line(line_id, claim, candidate)


def line_name(given: Any, n: int) -> str:
    """What line ``n`` is called: the id given in it, else its number."""
    return _named(given, f"line-{n}")


def _named(given: Any, otherwise: str) -> str:
    return given.strip() if isinstance(given, str) and 0 < len(given.strip()) <= f.MOST_LETTERS else otherwise


def read_claim(given: Any, name: str) -> tuple[Claim, Candidate]:
    """The claim and the person of one object. Raises ClaimError."""
    found = f.read(given, _CLAIM, "claim", ("country", "qualification"))
    candidate = found.pop("candidate", None) or Candidate()
    return _claim(found, found.pop("id", None) or name), candidate


def _claim(found: dict[str, Any], name: str) -> Claim:
    """The claim of fields that are read; LookupError where one that has to be there is not."""
    written, calendar = found.pop("award_date", None), found.pop("award_calendar", w.CalendarName.GREGORIAN)
    if not found["country"] or not found["qualification"]:
        raise LookupError
    return Claim(id=name, award=_award(written, calendar) if written else None, **found)


@functools.lru_cache(maxsize=16384)
def _award(written: str, calendar: w.CalendarName) -> AwardDay:
    try:
        days = interval(written, calendar)
    except DateError as problem:
        raise ClaimError(Text(problem.sv, problem.en)) from problem
    return AwardDay(written, calendar, days.first, days.last, days.note)


def _field_code(key: str, value: Any) -> str:
    code = f.text(key, value)
    if not (code.isascii() and code.isdigit() and 2 <= len(code) <= 4):
        raise fail("'{key}' must be an ISCED-F code of two to four digits, for example 0413.", key=key)
    return code


def _written_date(key: str, value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9:
        return str(value)
    if not isinstance(value, str):
        raise fail("'{key}' must be a date in quotes, as on the paper: \"2016-06-30\".", key=key)
    return f.text(key, value)


def _evidence(key: str, value: Any) -> tuple[Evidence, ...]:
    if not isinstance(value, list):
        raise fail("'{key}' must be a list of what was looked up.", key=key)
    if len(value) > f.MOST_ITEMS:
        raise fail(
            "'{key}' has {n} items; at most {most} are read.", key=key, n=len(value), most=f.MOST_ITEMS
        )
    return tuple(
        Evidence(**f.read(one, _EVIDENCE, f"{key} {n}", ("about", "answer")))
        for n, one in enumerate(value, 1)
    )


def _prior(key: str, value: Any) -> PriorDecision:
    return PriorDecision(**f.read(value, _PRIOR, key, ("kind", "text")))


def _requirement(key: str, value: Any) -> Requirement:
    found = Requirement(**f.read(value, _REQUIREMENT, key, ("kind",)))
    if found.kind is w.RequirementKind.DESTINATION and not found.destination:
        raise fail("'destination' is missing in '{where}'. Write it.", where=key)
    if found.kind is w.RequirementKind.PROFESSION and not found.profession:
        raise fail("'profession' is missing in '{where}'. Write it.", where=key)
    return found


def _candidate(key: str, value: Any) -> Candidate:
    return Candidate(**f.read(value, _CANDIDATE, key))


_ABOUT_ALIASES = {
    "document": "authenticity",
    "award": "authenticity",
    "diploma": "authenticity",
    "institution_status": "institution",
    "programme_status": "programme",
    "statement": "prior_decision",
    "licence": "prior_decision",
}
_about_word = f.word(w.EvidenceAbout)


def _about(key: str, value: Any) -> w.EvidenceAbout:
    known = _ABOUT_ALIASES.get(value, value) if isinstance(value, str) else value
    found: w.EvidenceAbout = _about_word(key, known)
    return found


_DOCUMENT_ALIASES = {
    "diploma": "degree_certificate",
    "degree": "degree_certificate",
    "temporary_certificate": "provisional_certificate",
    "supplement": "diploma_supplement",
    "marksheet": "mark_sheet",
    "phone_photo": "photo",
}


def _documents(key: str, value: Any) -> tuple[str, ...]:
    return tuple(_DOCUMENT_ALIASES.get(one, one) for one in f.words(key, value))


_EVIDENCE: dict[str, f.Reader] = {
    "about": _about,
    "body": f.text,
    "channel": f.text,
    "day": f.day,
    "by": f.text,
    "reference": f.text,
    "answer": f.word(w.EvidenceAnswer),
}
_PRIOR: dict[str, f.Reader] = {
    "kind": f.word(w.DecisionKind),
    "text": f.long_text,
    "seqf": f.level,
    "day": f.day,
    "checked_how": f.text,
}
_REQUIREMENT: dict[str, f.Reader] = {
    "kind": f.word(w.RequirementKind),
    "destination": f.text,
    "profession": f.text,
    "min_years": f.years,
    "field": _field_code,
    "or_equivalent": f.flag,
}
_CANDIDATE: dict[str, f.Reader] = {"name_as_written": f.text, "reference": f.text}
_CLAIM: dict[str, f.Reader] = {
    "id": f.text,
    "candidate": _candidate,
    "country": country_code,
    "region": f.text,
    "qualification": f.text,
    "qualification_native": f.text,
    "field": _field_code,
    "award_date": _written_date,
    "award_calendar": f.word(w.CalendarName),
    "duration_years": f.years,
    "credits": f.number,
    "credit_unit": f.text,
    "mode": f.text,
    "delivery": f.text,
    "institution": f.text,
    "institution_status": f.word(w.InstitutionStatus),
    "programme_status": f.word(w.ProgrammeStatus),
    "documents": _documents,
    "documents_missing_because": f.long_text,
    "completion": f.word(w.Completion),
    "authenticity": f.word(w.Authenticity),
    "identity": f.word(w.Identity),
    "evidence": _evidence,
    "prior_decision": _prior,
    "builds_on": f.words,
    "stage": f.word(w.Stage),
    "requirement": _requirement,
}
