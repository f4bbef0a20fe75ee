"""The limit of the benchmarks: the same steps as an assessment, as plain ifs over plain dicts, explaining nothing.

Everything that can be looked up is made beforehand from the same compiled entries: days as numbers, words as strings,
what each paper proves, the closure of the Swedish ladder. `chain` returns outcome and rule, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from credval.actions.books import OpenBook
from credval.assessment.axes import PROVES, papers_of
from credval.assessment.lookups import NOT_OFFICIAL
from credval.model.entries import Comparison, Qualification
from credval.model.institutions import Institution
from credval.writing.calendars import interval

Plain = dict[str, Any]
ELEMENTS = ("level", "workload", "quality", "profile", "learning_outcomes")
LEVEL_KINDS = ("upper_secondary", "post_secondary", "higher_education", "destination")
GENERAL = {kind.value: what.value for kind, what in PROVES.items()}
NEVER, ALWAYS = date.max.toordinal(), date.min.toordinal()


class Tables:
    """What the chain looks things up in, made once."""

    def __init__(self, book: OpenBook, on: date) -> None:
        self.on = on.toordinal()
        self.entries: dict[str, Plain] = {}
        self.countries: dict[str, Plain] = {}
        self.places: dict[tuple[str, str], Plain] = {}
        for key, _code, _name in book.countries():
            self.entries |= {one.id: _entry(one) for one in book.qualifications(key)}
            self.countries[key.upper()] = _country(book, key)
            for place in book.institutions(key):
                found = {
                    "own": _records(place),
                    "before": [_records(one) for one in book.predecessors(place.id)],
                }
                self.places |= {(key.upper(), one.name): found for one in place.names}
        self.sweden = _sweden(book)
        self.professions = frozenset(one.id for one in book.professions())
        self._days: dict[str, tuple[int, int]] = {}

    def days(self, written: str) -> tuple[int, int]:
        """A written day, month or year as two numbers; kept, as the program keeps it."""
        known = self._days.get(written)
        if known is None:
            if len(self._days) >= 16384:
                self._days.clear()
            found = interval(written)
            known = self._days[written] = found.first.toordinal(), found.last.toordinal()
        return known


def _span(one: Any) -> tuple[int, int]:
    return (one.first.toordinal() if one.first else ALWAYS), (one.last.toordinal() if one.last else NEVER)


def _entry(one: Qualification) -> Plain:
    span = _span(one.awarded)
    return {
        "span": span,
        "dated": one.awarded.first is not None,
        "when": tuple((fact, _bounds(fact, bounds)) for fact, bounds in one.when.items()),
        "values": [_value(one, value) for value in one.comparable],
        "state": one.awarded_by.value != "institution",
        "prior": frozenset(one.requires_prior),
        "scopes": ("institution", "", "level:" + (one.cycle.value if one.cycle else "")),
        "field": one.field_code,
    }


def _bounds(fact: str, one: Any) -> tuple[Any, ...]:
    low = one.first.toordinal() if one.first else one.at_least
    high = one.last.toordinal() if one.last else one.at_most
    words = [
        None if some is None else frozenset(map(str.casefold, some)) for some in (one.any_of, one.none_of)
    ]
    return fact == "award_date", low, high, *words


def _value(entry: Qualification, value: Comparison) -> Plain:
    return {
        "span": _span(value),
        "elements": tuple(getattr(value.elements, name).result.value for name in ELEMENTS),
        "destinations": value.destinations,
        "unofficial": value.alternative("unofficial") is not None,
        "below": bool(value.destinations) or value.alternative("below") is not None,
        "sort": (value.eqf or entry.eqf, value.destinations, value.cycle or entry.cycle),
    }


def _country(book: OpenBook, key: str) -> Plain:
    country = book.country(key)
    assert country is not None
    papers = {paper: what.value for paper, what in papers_of(country).items()}
    return {"papers": GENERAL | papers, "by_institution": country.recognised_unit.value == "institution"}


def _records(place: Institution) -> list[tuple[Any, ...]]:
    rows = [
        (*_span(one), one.status.value, one.scope, one.competent, one.first, one.last)
        for one in place.statuses
    ]
    return sorted(rows, key=lambda row: row[:2])


def _sweden(book: OpenBook) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for one in book.destinations():
        plain = {"id": one.id, "meets": frozenset(one.meets), "at_least": frozenset(one.at_least)}
        found |= {one.id: plain, one.id.removeprefix("se/"): plain}
    return found


def chain(claim: Mapping[str, Any], first: int | None, last: int, tables: Tables) -> tuple[str, str]:  # noqa: C901
    """Outcome and rule of one claim whose award lies from day ``first`` to ``last`` (None: no day given)."""
    entry = tables.entries.get(claim["qualification"])
    country = tables.countries[claim["country"]]
    need: Any = claim.get("requirement")
    evidence: Any = claim.get("evidence")
    yes, no = _looked_up(evidence) if evidence else ((), ())
    value, identified, apart = _read(claim, entry, first, last, tables.on)
    status, by_programme = _status(claim, entry, first, last, yes, no, tables)
    programme = _programme(claim, entry, country, by_programme, yes, no)
    completion = _completion(claim, country, first, tables.on)
    authenticity = claim.get("authenticity", "NOT_CHECKED")
    if authenticity != "NOT_CHECKED" or evidence:
        authenticity = _authenticity(claim, authenticity, yes, no)
    if value is None:
        level = workload = quality = profile = outcomes = "unknown"
    else:
        level, workload, quality, profile, outcomes = value["elements"]
        if need and need.get("field") and profile != "substantial":
            have: Any = claim.get("field") or (entry and entry["field"])
            profile = _field(need["field"], have)
        prior = entry["prior"] if entry and identified else ()
        if not identified or apart or (prior and not prior & set(claim.get("builds_on", ()))):
            level = "unknown"
        elif need and need["kind"] in LEVEL_KINDS:
            level = _level(need, value, level, tables.sweden)
    asked = bool(need) and need["kind"] == "profession"
    regulated = asked and need["profession"] in tables.professions
    identity = claim.get("identity", "NOT_CHECKED")
    proven = authenticity in ("VERIFIED_AT_SOURCE", "DIGITALLY_VERIFIED") and identity in (
        "MATCH",
        "EXPLAINED_VARIANT",
    )
    # the table, first row that holds
    if authenticity == "CONFIRMED_FALSE" or status in ("MILL_CONFIRMED", "LISTED_NOT_ENTITLED"):
        return "NOT_COMPARABLE", "C1"
    if regulated:
        return "REFER_AUTHORITY", "C2"
    stated = claim.get("prior_decision")
    if stated and stated["kind"] != "licence" and stated.get("checked_how") and stated["text"]:
        return ("COMPARABLE" if proven and not asked else "COMPARABLE_NOTE"), "S2"
    if not identified:
        return "CANNOT_ASSESS", "C7"
    if completion in ("PARTIAL_STUDIES", "UNKNOWN"):
        return "CANNOT_ASSESS", "C3"
    if authenticity == "DISCREPANCY_OPEN" or identity == "UNEXPLAINED_MISMATCH":
        return "CANNOT_ASSESS", "C4"
    if status in ("UNKNOWN", "RECOGNISED_OTHER_PERIOD"):
        return "CANNOT_ASSESS", "C5"
    if status == "LEGITIMATE_NOT_RECOGNISED" or programme == "NOT_ACCREDITED":
        return ("PARTIAL" if value and value["unofficial"] else "CANNOT_ASSESS"), "C6"
    if level == "unknown" or quality == "unknown" or programme == "UNKNOWN":
        return "CANNOT_ASSESS", "C7"
    rest = (workload, profile, outcomes)
    if level == "substantial":
        if value and value["below"]:
            return "PARTIAL", "C8"
        return ("CANNOT_ASSESS" if "unknown" in rest else "NOT_COMPARABLE"), "C9"
    if "substantial" in rest or quality == "substantial":
        return "PARTIAL", "C10"
    every = (level, quality, *rest)
    if "non_substantial" in every or "unknown" in every or not proven or asked:
        return "COMPARABLE_NOTE", "C11"
    return ("COMPARABLE_NOTE", "C11") if completion == "COMPLETED_NOT_YET_AWARDED" else ("COMPARABLE", "C12")


def _looked_up(evidence: list[Plain]) -> tuple[set[str], set[str]]:
    yes: set[str] = set()
    no: set[str] = set()
    for one in evidence:
        channel = one.get("channel")
        if one.get("day") and (one.get("body") or channel) and channel not in NOT_OFFICIAL:
            if one["answer"] == "confirmed":
                yes.add(one["about"])
            elif one["answer"] == "denied":
                no.add(one["about"])
    return yes, no


def _read(claim: Any, entry: Any, first: int | None, last: int, on: int) -> tuple[Any, bool, bool]:
    """The dated value, whether the entry is identified, whether values that differ are touched."""
    if entry is None:
        return None, False, False
    if first is None:
        touched = entry["values"]
    else:
        if not (entry["span"][0] <= last and first <= entry["span"][1]):
            return None, False, False
        touched = [one for one in entry["values"] if one["span"][0] <= last and first <= one["span"][1]]
    value = touched[-1] if touched else None
    if first is None and len(touched) > 1:
        for one in touched:
            if one["span"][0] <= on <= one["span"][1]:
                value = one
                break
    for fact, bounds in entry["when"]:
        if not _holds(bounds, claim, fact, first, last):
            return value, False, False
    return value, True, len(touched) > 1 and any(one["sort"] != touched[0]["sort"] for one in touched)


def _holds(bounds: Any, claim: Any, fact: str, first: int | None, last: int) -> bool:
    """False only where the fact is known and outside."""
    dated, low, high, some, none = bounds
    if dated:
        return first is None or not ((low is not None and last < low) or (high is not None and first > high))
    given = claim.get(fact) or (claim.get("mode") if fact == "delivery" else None)
    if given is None or given == []:
        return True
    if isinstance(given, int | float):
        return (low is None or given >= low) and (high is None or given <= high)
    words = (
        {given[:2], given[:3], given[:4]}
        if fact == "field"
        else set([given] if isinstance(given, str) else given)
    )
    words = {one.casefold() for one in words}
    return (some is None or bool(words & some)) and (none is None or not words & none)


def _status(
    claim: Any, entry: Any, first: int | None, last: int, yes: Any, no: Any, tables: Tables
) -> tuple[str, bool]:
    if entry is not None and entry["state"]:
        return "RECOGNISED_AT_AWARD", False
    status, by_programme = "UNKNOWN", False
    place = tables.places.get((claim["country"], claim.get("institution")))
    if place is not None:
        scopes = entry["scopes"] if entry else ("institution", "", "level:")
        if first is None and (entry is None or not entry["dated"]):
            for one in place["own"]:
                if one[3] in scopes and one[2][:10] == "recognised" and one[5] is None and one[6] is None:
                    status, by_programme = "RECOGNISED_AT_AWARD", one[2] == "recognised_by_programme"
                    break
        elif first is None:
            status, by_programme = _then(place, scopes, entry["span"][0], min(entry["span"][1], tables.on))
        else:
            status, by_programme = _then(place, scopes, first, last)
    if "institution" in yes:
        return ("UNKNOWN" if status == "LISTED_NOT_ENTITLED" else "RECOGNISED_AT_AWARD"), False
    if "institution" in no and status == "UNKNOWN":
        return "UNKNOWN", False
    return status, by_programme


def _then(place: Any, scopes: Any, first: int, last: int) -> tuple[str, bool]:  # noqa: C901
    own = [one for one in place["own"] if one[3] in scopes]
    good = []
    listed = None
    for one in own:
        if one[2] in ("recognised", "recognised_by_programme"):
            good.append(one)
        elif listed is None and one[2] == "listed_as_not_entitled":
            listed = one
    if listed and listed[4] and listed[0] <= first and last <= listed[1]:
        return "LISTED_NOT_ENTITLED", False
    found = _covering(good, first, last)
    if found:
        return "RECOGNISED_AT_AWARD", found[2] == "recognised_by_programme"
    if listed:
        return "UNKNOWN", False
    for records in place["before"]:
        old = [one for one in records if one[3] in scopes and one[2][:10] == "recognised"]
        if _covering(old, first, last):
            return "SUCCESSOR_CONFIRMED", False
    if any(one[0] <= last and first <= one[1] for one in good):
        return "UNKNOWN", False
    for one in own:
        if one[2] == "not_recognised" and one[0] <= first and last <= one[1]:
            if one[4]:
                return "LEGITIMATE_NOT_RECOGNISED", False
            break
    return ("RECOGNISED_OTHER_PERIOD" if good else "UNKNOWN"), False


def _covering(records: Any, first: int, last: int) -> Any:
    reached, latest = first, None
    for one in records:
        if one[0] <= reached <= one[1]:
            latest = one
            if one[1] >= last:
                return one
            reached = one[1] + 1
    return latest if reached > last else None


def _programme(claim: Any, entry: Any, country: Any, by_programme: bool, yes: Any, no: Any) -> str:
    typed = claim.get("programme_status")
    if "programme" in yes and typed != "NOT_ACCREDITED":
        return "ACCREDITED"
    if "programme" in no and typed == "NOT_ACCREDITED":
        return "NOT_ACCREDITED"
    if (entry and entry["state"]) or (country["by_institution"] and not by_programme):
        return "NOT_REQUIRED"
    return "UNKNOWN"


def _completion(claim: Any, country: Any, first: int | None, on: int) -> str:
    if first is not None and first > on:
        return "UNKNOWN"
    if claim.get("completion"):
        return str(claim["completion"])
    papers = country["papers"]
    proven = [papers.get(one) for one in claim.get("documents", ())]
    if "award" in proven:
        return "COMPLETED_AWARDED"
    if "completion" in proven:
        return "COMPLETED_NOT_YET_AWARDED"
    if claim.get("documents_missing_because") or "part" in proven or first is None:
        return "UNKNOWN"
    return "COMPLETED_AWARDED"


def _authenticity(claim: Any, typed: str, yes: Any, no: Any) -> str:
    if typed == "CONFIRMED_FALSE":
        return typed if "authenticity" in no else "DISCREPANCY_OPEN"
    if typed in ("VERIFIED_AT_SOURCE", "DIGITALLY_VERIFIED"):
        return typed if "authenticity" in yes else "CONSISTENT_NOT_VERIFIED"
    if "authenticity" in no:
        return "DISCREPANCY_OPEN"
    if "authenticity" in yes and typed == "NOT_CHECKED":
        return "VERIFIED_AT_SOURCE"
    if typed == "CONSISTENT_NOT_VERIFIED" and set(claim.get("documents", ())) == {"photo"}:
        return "NOT_CHECKED"
    return typed


def _field(wanted: str, have: str | None) -> str:
    if not have:
        return "unknown"
    depth = min(len(wanted), len(have), 3)
    if wanted[:depth] == have[:depth] and (depth == 3 or len(wanted) <= len(have)):
        return "none"
    if wanted[:2] == have[:2]:
        return "non_substantial" if depth == 3 else "unknown"
    return "substantial"


def _level(need: Any, value: Any, level: str, sweden: Any) -> str:
    wanted = sweden.get(need.get("destination"))
    have = [sweden[one] for one in value["destinations"] if one in sweden]
    if not have or (wanted is None and need["kind"] == "destination"):
        return level
    if wanted is None:
        reached = any(need["kind"] in one["meets"] for one in have)
    else:
        reached = any(one is wanted or wanted["id"] in one["at_least"] for one in have)
    if not reached:
        return "substantial"
    return "none" if level == "unknown" else level
